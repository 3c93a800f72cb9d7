"""Ranges: how a number that somebody gave as two ends is read between and beyond them.

Two ends are the 5 % and 95 % quantiles of the family (a 90 % credible interval). A point, low == high,
is FIXED whatever the family.
"""

from __future__ import annotations

import math
from builtins import range as steps
from collections.abc import Callable

from casus.quantity.form import Family, Range
from casus.quantity.law import beta_quantiles, gamma_quantile
from casus.quantity.special import (
    digamma,
    log_beta_front,
    log_gamma_front,
    normal_quantile,
    normal_share,
)

Z_95 = normal_quantile(0.95)
READ_AS_ZERO = 0.005  # what an end of 0 % is read as (semantics, Words and ranges); 100 % likewise


def fixed(x: float) -> Range:
    """Return `x` as a range without width."""
    return Range(Family.FIXED, x, x)


def read_ends(low: float, high: float) -> tuple[float, float]:
    """Return the ends of a range of shares, 0 read as 0.5 % and 1 as 99.5 %.

    Where that would turn the range upside down (0 % to 0.3 %), an end is read as half of the other's
    distance from it instead.

    >>> read_ends(0, 0.2), read_ends(0, 0.004)
    ((0.005, 0.2), (0.002, 0.004))
    """
    first = min(READ_AS_ZERO, high / 2) if low <= 0 else low
    last = 1 - min(READ_AS_ZERO, (1 - low) / 2) if high >= 1 else high
    return first, last


def log_normal(low: float, high: float) -> Range:
    """Return a range whose logarithm is normal. Raises ValueError unless 0 < low <= high, or both are 0."""
    if low == high:
        return fixed(low)
    return Range(Family.LOG_NORMAL, *_ordered(low, high, above=0))


def logit_normal(low: float, high: float) -> Range:
    """Return a range of probabilities whose log odds are normal; ends of 0 and 1 as in `read_ends`."""
    if not 0 <= low <= high <= 1:
        raise ValueError(f"a probability range must lie in 0..1, low first, got {low} to {high}")
    return fixed(low) if low == high else Range(Family.LOGIT_NORMAL, *read_ends(low, high))


def normal(low: float, high: float) -> Range:
    """Return a normal range."""
    return fixed(low) if low == high else Range(Family.NORMAL, *_ordered(low, high))


def whole(low: float, high: float) -> Range:
    """Return a range of whole numbers: a normal from low - 1/2 to high + 1/2, rounded, never below 0."""
    return fixed(low) if low == high else Range(Family.WHOLE, *_ordered(low, high))


def gamma(k: float, n_days: float) -> Range:
    """Return the hazard per day after `k` were seen in `n_days`: Gamma(k + 1/2, n_days) (Jeffreys)."""
    if not (k >= 0 and n_days > 0):
        raise ValueError(f"needs k >= 0 and n_days > 0, got {k} and {n_days}")
    return _with_ends(Family.GAMMA, (k + 0.5, n_days))


def beta(k: float, n: float) -> Range:
    """Return the share after `k` in `n` were seen: Beta(k + 1/2, n - k + 1/2) (Jeffreys)."""
    if not 0 <= k <= n or n <= 0:
        raise ValueError(f"needs 0 <= k <= n and n > 0, got {k} and {n}")
    return _with_ends(Family.BETA, (k + 0.5, n - k + 0.5))


def beta_hazard(k: float, n: float, days: float, stages: int = 1) -> Range:
    """Return the hazard per day after `k` in `n` cases happened within `days` each: that of a Beta share."""
    share = beta(k, n)
    if not (days > 0 and stages >= 1):
        raise ValueError(f"needs days > 0 and stages >= 1, got {days} and {stages}")
    return _with_ends(Family.BETA_HAZARD, (*share.parameters, days, float(stages)))


def quantile(range: Range, probability: float) -> float:
    """Return the value that the range falls below with `probability`, 0 < probability < 1.

    >>> round(quantile(log_normal(1, 9), 0.5), 12)
    3.0
    """
    return quantile_at(range, normal_quantile(probability))


def quantile_at(range: Range, z: float) -> float:
    """Return the quantile at the share of a standard normal law below `z`, precise in both tails."""
    match range.family:
        case Family.FIXED:
            return range.low
        case Family.NORMAL:
            middle, spread = normal_terms(range)
            return middle + spread * z
        case Family.LOG_NORMAL:
            middle, spread = normal_terms(range)
            return math.exp(middle + spread * z)
        case Family.LOGIT_NORMAL:
            middle, spread = normal_terms(range)
            return _logistic(middle + spread * z)
        case Family.WHOLE:
            middle, spread = normal_terms(range)
            return max(0.0, math.floor(middle + spread * z + 0.5))
    return math.exp(log_quantile_at(range, z)[0])


def log_quantile_at(range: Range, z: float) -> tuple[float, float]:
    """Return ln of the quantile at `z` and its slope in z, for GAMMA, BETA and BETA_HAZARD."""
    below, above = normal_share(z), normal_share(-z)
    log_density = -0.5 * z * z - 0.5 * math.log(2 * math.pi)
    if range.family is Family.GAMMA:
        shape, n_days = range.parameters
        x = gamma_quantile(shape, below, above)
        return math.log(x) - math.log(n_days), math.exp(log_density - log_gamma_front(shape, x))
    a, b = range.parameters[:2]
    x, y = beta_quantiles(a, b, below, above)
    slope = math.exp(log_density - log_beta_front(a, b, x, y))  # of the log odds
    if range.family is Family.BETA:
        return math.log(x), slope * y
    if range.family is not Family.BETA_HAZARD:
        raise ValueError(f"no table is needed for {range.family}")
    days, stages = range.parameters[2:]
    if stages == 1:
        wait = -math.log(y) if y < 0.5 else -math.log1p(-x)
        return math.log(wait / days), slope * x / wait
    wait = gamma_quantile(stages, x, y)
    log_share = math.log(x) + math.log(y) - log_gamma_front(stages, wait)
    return math.log(wait / (stages * days)), slope * math.exp(log_share)


def normal_terms(range: Range) -> tuple[float, float]:
    """Return middle and spread of the normal under a range: of x, ln x, its log odds, x unrounded."""
    low, high = range.low, range.high
    match range.family:
        case Family.LOG_NORMAL:
            low, high = math.log(low), math.log(high)
        case Family.LOGIT_NORMAL:
            low, high = math.log(low) - math.log1p(-low), math.log(high) - math.log1p(-high)
        case Family.WHOLE:
            low, high = low - 0.5, high + 0.5
        case Family.FIXED | Family.NORMAL:
            pass
        case _:
            raise ValueError(f"{range.family} has no normal under it")
    return (low + high) / 2, (high - low) / (2 * Z_95)


def mean(range: Range) -> float:
    """Return the mean: closed forms; logit-normal, and beta hazards with stages, to 1e-10 relative."""
    match range.family:
        case Family.FIXED:
            return range.low
        case Family.NORMAL:
            return normal_terms(range)[0]
        case Family.LOG_NORMAL:
            middle, spread = normal_terms(range)
            return math.exp(middle + spread * spread / 2)
        case Family.LOGIT_NORMAL:
            return _mean_logit_normal(*normal_terms(range))
        case Family.WHOLE:
            return _mean_whole(*normal_terms(range))
        case Family.GAMMA:
            return range.parameters[0] / range.parameters[1]
        case Family.BETA:
            return range.parameters[0] / (range.parameters[0] + range.parameters[1])
    a, b, days, stages = range.parameters
    if stages == 1:
        return (digamma(a + b) - digamma(b)) / days
    return _mean_over_z(lambda z: quantile_at(range, z), step=1 / 16)


def _mean_over_z(value: Callable[[float], float], step: float) -> float:
    """Return the normal-weighted mean: the trapezoid rule, whose error falls exponentially in 1 / step."""
    n = math.ceil(9 / step)
    total = weight = 0.0
    for index in steps(-n, n + 1):
        share = math.exp(-0.5 * (index * step) ** 2)
        total += share * value(index * step)
        weight += share
    return total / weight


def _mean_logit_normal(middle: float, spread: float) -> float:
    # The logistic's poles lie pi / spread off the real line: the rule errs by exp(-2 pi^2 / (spread step)).
    return _mean_over_z(lambda z: _logistic(middle + spread * z), step=min(1 / 8, 0.5 / spread))


def _mean_whole(middle: float, spread: float) -> float:
    if middle + 9 * spread > 1e5:  # so wide or so far that rounding moves the mean by nothing
        density = math.exp(-0.5 * (middle / spread) ** 2) / math.sqrt(2 * math.pi)
        return middle * normal_share(middle / spread) + spread * density
    # E N = sum over n >= 1 of P(N >= n), and N >= n when the normal is at least n - 1/2
    highest = max(1, math.ceil(middle + 9 * spread))
    return math.fsum(normal_share((middle - n + 0.5) / spread) for n in steps(1, highest + 1))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def _with_ends(family: Family, parameters: tuple[float, ...]) -> Range:
    bare = Range(family, 0.0, 0.0, parameters)
    return Range(family, quantile_at(bare, -Z_95), quantile_at(bare, Z_95), parameters)


def _ordered(low: float, high: float, above: float = -math.inf) -> tuple[float, float]:
    if not (above < low < high < math.inf):
        raise ValueError(f"a range needs {above} < low < high, got {low} to {high}")
    return float(low), float(high)
