"""Poisson weights with certified tails."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, inf


@dataclass(frozen=True, slots=True)
class PoissonWeights:
    """Weights of first, first + 1, …; they sum to 1. `error`: at most so much is off in total."""

    first: int
    weight: list[float]
    error: float


def poisson_weights(mean: float, allowed: float) -> PoissonWeights:
    """Return the weights of a Poisson law, cut on both sides where the rest is below `allowed` / 4 each.

    They are built up from the mode, so that nothing underflows, and divided by their sum. Beyond the last
    weight w at n the ratio of neighbours is at most r = mean / (n + 1), so the rest is at most w r / (1 - r);
    below the first one likewise with r = n / mean. Leaving out a share t, and dividing by what is kept,
    moves at most 2 t of mass. Source: Fox and Glynn (1988), in its idea.
    """
    if mean <= 0.0:
        return PoissonWeights(0, [1.0], 0.0)
    mode = floor(mean)
    above, above_rest = cut_above(mean, mode, allowed / 4.0)
    below, below_rest = cut_below(mean, mode, allowed / 4.0)
    weight = [*reversed(below), *above]
    total = sum(sorted(weight))
    return PoissonWeights(
        mode - len(below), [each / total for each in weight], 2.0 * (above_rest + below_rest) / total
    )


def cut_above(mean: float, mode: int, allowed: float) -> tuple[list[float], float]:
    """Return weights from the mode upwards, that of the mode being 1, and a bound on the rest."""
    weight, n, rest = [1.0], mode, inf
    while rest > allowed:
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
