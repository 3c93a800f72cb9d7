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


def holds_in_rows(
    network: Network, condition: int, n_rows: int, values_of: Callable[[int], Integers | int]
) -> Flags:
    """Return for each row whether a condition holds; `values_of(variable)` gives its value in every row."""
    if condition < 0:
        return np.full(n_rows, condition == ALWAYS)
    known: dict[int, Flags] = {}

    def of(test: int) -> Flags | bool:
        return known[test] if test >= 0 else test == ALWAYS

    for test in reversed(tests_of(network, condition)):
        value = values_of(network.test_variable[test])
        is_inside = (value >= network.test_low[test]) & (value <= network.test_high[test])
        met = np.where(is_inside, of(network.test_then[test]), of(network.test_else[test]))
        known[test] = np.broadcast_to(met, (n_rows,))
    return known[condition]
