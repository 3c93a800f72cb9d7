"""Poisson weights with certified tails."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, inf, log2

import numpy as np

from casus.engine.exact_condition import Numbers

STEPS_PER_OCTAVE = 16


@dataclass(frozen=True, slots=True)
class PoissonWeights:
    """Weights of first, first + 1, …; they sum to 1. `error`: at most so much is off in total."""

    first: int
    weight: Numbers
    error: float

    @property
    def last(self) -> int:
        """Return the number of the last term."""
        return self.first + len(self.weight) - 1


def rate_above(rate: float) -> float:
    """Return a rate at or above this one, by at most 1 part in 16 of an octave: so that few differ.

    >>> rate_above(1.0), rate_above(1.01) <= 1.05
    (1.0, True)
    """
    above = float(2.0 ** (ceil(log2(rate) * STEPS_PER_OCTAVE) / STEPS_PER_OCTAVE))
    return above if above >= rate else above * (1.0 + 2.0**-40)


@lru_cache(maxsize=4096)
def poisson_weights(mean: float, allowed: float, n_more: int = 0) -> PoissonWeights:
    """Return the weights of a Poisson law, cut on both sides where the rest is below `allowed` / 4 each.

    They are built up from the mode, so that nothing underflows, and divided by their sum. Beyond the last
    weight w at n the ratio of neighbours is at most r = mean / (n + 1), so the rest is at most w r / (1 - r);
    below the first one likewise with r = n / mean. Leaving out a share t, and dividing by what is kept,
    moves at most 2 t of mass. `n_more` terms beyond that are added: the rest beyond `last` - n_more is then
    within the error too. Source: Fox and Glynn (1988), in its idea.
    """
    if mean <= 0.0:
        return PoissonWeights(0, np.array([1.0] + [0.0] * n_more), 0.0)
    mode = floor(mean)
    above, above_rest = cut_above(mean, mode, allowed / 4.0)
    n = mode + len(above) - 1
    for _ in range(n_more):
        n += 1
        above.append(above[-1] * mean / n)
    below, below_rest = cut_below(mean, mode, allowed / 4.0)
    weight = [*reversed(below), *above]
    total = sum(sorted(weight))
    return PoissonWeights(
        mode - len(below), np.array(weight) / total, 2.0 * (above_rest + below_rest) / total
    )


def cut_above(mean: float, mode: int, allowed: float) -> tuple[list[float], float]:
    """Return weights from the mode upwards, that of the mode being 1, and a bound on the rest."""
    weight, n, rest = [1.0], mode, inf
    while rest > allowed and weight[-1] > 0.0:
        n += 1
        weight.append(weight[-1] * mean / n)
        ratio = mean / (n + 1)
        rest = weight[-1] * ratio / (1.0 - ratio)
    return weight, rest


def cut_below(mean: float, mode: int, allowed: float) -> tuple[list[float], float]:
    """Return weights from just below the mode downwards, that of the mode being 1; a bound on the rest."""
    weight: list[float] = []
    n, last = mode, 1.0
    while n > 0:
        last *= n / mean
        weight.append(last)
        n -= 1
        ratio = n / mean
        rest = last * ratio / (1.0 - ratio) if ratio < 1.0 else inf
        if rest <= allowed:
            return weight, rest
    return weight, 0.0
