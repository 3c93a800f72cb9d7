"""Conditions over many rows of values at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from casus.engine.exact_need import tests_of
from casus.network import ALWAYS, Network

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.int32]  # as the compiled loop reads them


def holds_in_rows(
    network: Network, condition: int, n_rows: int, values_of: Callable[[int], Integers | int]
) -> Flags:
    """Return for each row whether a condition holds; `values_of(variable)` gives its value in every row."""
    return holds_in_grid(network, condition, (n_rows,), values_of)


def holds_in_grid(
    network: Network, condition: int, shape: tuple[int, ...], values_of: Callable[[int], Integers | int]
) -> Flags:
    """Return in each cell of a grid whether a condition holds; values are broadcast to its shape."""
    if condition < 0:
        return np.full(shape, condition == ALWAYS)
    known: dict[int, Flags] = {}

    def of(test: int) -> Flags | bool:
        return known[test] if test >= 0 else test == ALWAYS

    for test in reversed(tests_of(network, condition)):
        value = values_of(network.test_variable[test])
        is_inside = (value >= network.test_low[test]) & (value <= network.test_high[test])
        known[test] = np.where(is_inside, of(network.test_then[test]), of(network.test_else[test]))
    return np.broadcast_to(known[condition], shape)
