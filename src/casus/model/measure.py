"""Numbers as written into ranges as meant: probabilities, hazards per day, factors, odds, positions."""

from __future__ import annotations

import math

from casus import case as written
from casus.model.scope import Scope, tell
from casus.problem import Place, words_of
from casus.quantity import (
    Range,
    beta,
    beta_hazard,
    fixed,
    gamma,
    hazard_from_chance,
    hazard_from_chance_range,
    log_normal,
    logit_normal,
    normal,
    read_ends,
    whole,
)

OPEN = logit_normal(0.05, 0.95)  # a leaf without credence
LEAST, MOST = 1e-12, 1e12  # beyond these a hazard, factor or odds is a slip, and arithmetic fails
MOST_COUNTED = 1_000_000_000  # counts are 32-bit integers


def share_range(scope: Scope, share: written.Share) -> Range | None:
    """Return a probability as a range; counted cases (`seen 8 in 102`) give a Beta law."""
    seen = share.seen
    try:
        if seen is not None and seen.unit_days is None:
            return beta(seen.k, seen.n)
        return logit_normal(share.low, share.high)
    except (ValueError, ArithmeticError):
        _tell_out_of_reach(scope, share.place)
        return None


def hazard_range(scope: Scope, chance: written.Chance, stages: int) -> Range | None:
    """Return the hazard per day that a chance, a rate, a mean wait or a count of cases gives."""
    try:
        hazard = _hazard_range(scope, chance, stages)
    except (ValueError, ArithmeticError):
        _tell_out_of_reach(scope, chance.place)
        return None
    if hazard is not None and not (hazard.high < MOST and (hazard.low > 0 or hazard.high == 0)):
        _tell_out_of_reach(scope, chance.place)
        return None
    return hazard


def _hazard_range(scope: Scope, chance: written.Chance, stages: int) -> Range | None:
    if isinstance(chance, written.ChanceWithin):
        return _hazard_within(scope, chance, stages)
    if isinstance(chance, written.Rate):
        return _positive(scope, chance.low / chance.per_days, chance.high / chance.per_days, chance.place)
    if isinstance(chance, written.Every):
        return _positive(scope, 1 / chance.wait.high_days, 1 / chance.wait.low_days, chance.place)
    if chance.unit_days is None:
        raise ValueError("cases without a time each say nothing of a hazard")  # the phrase already told
    return gamma(chance.k, chance.n * chance.unit_days)


def _hazard_within(scope: Scope, chance: written.ChanceWithin, stages: int) -> Range | None:
    share, window = chance.share, chance.window
    if share.seen is not None and share.seen.unit_days is None:
        days = math.sqrt(window.low_days * window.high_days)
        return beta_hazard(share.seen.k, share.seen.n, days, stages)
    if window.low_days == window.high_days:
        return hazard_from_chance_range(share.low, share.high, window.low_days, stages)
    low, high = (share.low, share.high) if share.low == share.high else read_ends(share.low, share.high)
    slowest = hazard_from_chance(low, window.high_days, stages)
    return log_normal(slowest, hazard_from_chance(high, window.low_days, stages))


def factor_range(scope: Scope, factor: written.Factor, *, is_raising: bool) -> Range | None:
    """Return what multiplies: a word's size as it stands or its reciprocal, by where it stands.

    A number says its own direction (`x3`, `/2`); one that goes the other way is told.
    """
    low, high = factor.low, factor.high
    if factor.word is not None:
        low, high = (low, high) if is_raising else (1 / high, 1 / low)
    elif is_raising and high < 1:
        tell(scope, "wrong-way", factor.place, mended=_times(1 / high, 1 / low), value=_over(low, high))
        return None
    elif not is_raising and low > 1:
        tell(scope, "wrong-way", factor.place, mended=_over(1 / high, 1 / low), value=_times(low, high))
        return None
    return _positive(scope, low, high, factor.place)


def reciprocal(factor: Range) -> Range:
    """Return one over a factor."""
    return log_normal(1 / factor.high, 1 / factor.low)


def odds_range(scope: Scope, number: written.Number) -> Range | None:
    """Return odds, a prior, power or salience: above 0, log-normal; odds of 0 for what cannot be."""
    if number.low == number.high == 0:
        return fixed(0.0)
    return _positive(scope, number.low, number.high, number.place)


def position_range(scope: Scope, number: written.Number) -> Range | None:
    """Return a position on a scale: normal."""
    try:
        return normal(number.low, number.high)
    except (ValueError, ArithmeticError):
        _tell_out_of_reach(scope, number.place)
        return None


def count_range(scope: Scope, number: written.Number) -> Range | None:
    """Return how many there are at first: whole, from 0."""
    ends = (number.low, number.high)
    if not all(end >= 0 and end == math.floor(end) for end in ends if math.isfinite(end)):
        tell(scope, "not-a-count", number.place, value=words_of(number.place))
        return None
    if not all(end <= MOST_COUNTED for end in ends):
        _tell_out_of_reach(scope, number.place)
        return None
    return whole(number.low, number.high)


def _positive(scope: Scope, low: float, high: float, place: Place) -> Range | None:
    if low <= 0:
        tell(scope, "not-above-zero", place, value=words_of(place))
        return None
    if not (LEAST <= low <= high <= MOST):
        _tell_out_of_reach(scope, place)
        return None
    return log_normal(low, high)


def _tell_out_of_reach(scope: Scope, place: Place) -> None:
    tell(scope, "out-of-reach", place, value=words_of(place))


def _times(low: float, high: float) -> str:
    return f"x{low:g}" if low == high else f"x{low:g} to x{high:g}"


def _over(low: float, high: float) -> str:
    return f"/{1 / low:g}" if low == high else f"/{1 / low:g} to /{1 / high:g}"
