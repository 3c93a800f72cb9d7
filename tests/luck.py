"""Statistical bounds: the slip to see, how surely it is seen, how seldom an alarm is false."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, exp, pi, sqrt

from casus.network import GROUP
from casus.quantity import normal_quantile

FALSE_ALARM = 1e-6  # of one check of a right program
MISS = 1e-3  # of one check of a program that is off by the slip

Z_ALARM = -normal_quantile(FALSE_ALARM / 2)
Z_MISS = -normal_quantile(MISS)


def worlds_to_see(truth: float, slip: float) -> int:
    """Return how many independent worlds show a chance that is off by `slip`, a whole number of groups.

    A slip of that size is seen in all but 1 run of 1,000; a false alarm comes once in a million.
    """
    spread = max(
        Z_ALARM * sqrt(truth * (1 - truth)) + Z_MISS * sqrt(max(off * (1 - off), 0.0))
        for off in (truth - slip, truth + slip)
        if 0 <= off <= 1
    )
    return ceil((spread / slip) ** 2 / GROUP) * GROUP


def assert_chance(hits: float, n_worlds: int, truth: float) -> None:
    """Assert that `hits` of `n_worlds` independent worlds are no surprise for a chance of `truth`.

    Beyond the normal bound one hit is allowed: what a count that is no normal can be off by.
    """
    allowed = Z_ALARM * sqrt(n_worlds * truth * (1 - truth)) + 1
    assert abs(hits - n_worlds * truth) <= allowed, (
        f"{hits:g} of {n_worlds:,} worlds is {hits / n_worlds:.6f}, not {truth:.6f}: "
        f"{(hits - n_worlds * truth) / sqrt(n_worlds * truth * (1 - truth)):.1f} standard errors off"
    )


def assert_same_chance(hits: float, n_worlds: int, other_hits: float, n_other: int) -> None:
    """Assert that two counts of independent worlds are no surprise for one and the same chance."""
    share = (hits + other_hits) / (n_worlds + n_other)
    error = sqrt(share * (1 - share) * (1 / n_worlds + 1 / n_other))
    difference = hits / n_worlds - other_hits / n_other
    shares = f"{hits / n_worlds:.6f} and {other_hits / n_other:.6f}"
    assert abs(difference) <= Z_ALARM * error + 1 / n_worlds + 1 / n_other, (
        f"{shares} differ by {difference / error:.1f} standard errors"
    )


def assert_answer(probability: float, error: float, truth: float, slip: float) -> None:
    """Assert that an answer with its own standard error is no surprise for `truth`.

    Worlds may have weights and share ranges: the error is the one over groups, and must be so small that a
    slip of `slip` is seen in all but 1 run of 1,000.
    """
    assert (Z_ALARM + Z_MISS) * error <= slip, f"too few worlds to see {slip}: standard error {error:.2g}"
    assert abs(probability - truth) <= Z_ALARM * error, (
        f"{probability:.6f} is not {truth:.6f}: {(probability - truth) / error:.1f} standard errors off"
    )


def mean_over_normal(value: Callable[[float], float]) -> float:
    """Return the mean of a function of a standard normal z, by Simpson's rule over -8..8."""
    n_steps = 4000
    step = 16 / n_steps
    total = 0.0
    for index in range(n_steps + 1):
        z = -8 + index * step
        weight = (1 if index in (0, n_steps) else 4 if index % 2 else 2) * step / 3
        total += weight * exp(-z * z / 2) / sqrt(2 * pi) * value(z)
    return total
