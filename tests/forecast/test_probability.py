"""Sums to a probability with error and band, on sums small enough to work out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import pytest

from casus.engine import AskSums, Outcome
from casus.forecast.probability import (
    Weights,
    answer_ask,
    band_of,
    standard_error,
    variance_over_ranges,
    weights_of,
)


def outcome_of(*groups: Sequence[tuple[float, bool]]) -> tuple[AskSums, Weights]:
    """Return the sums of groups of 16 worlds given as (weight, says yes)."""
    hits = [sum(weight for weight, yes in group if yes) for group in groups]
    weights = [sum(weight for weight, _ in group) for group in groups]
    worlds = [world for group in groups for world in group]
    sums = AskSums(
        hits=sum(hits),
        hits_squared=sum(hit**2 for hit in hits),
        hits_times_weight=sum(hit * weight for hit, weight in zip(hits, weights, strict=True)),
        own_squares=sum(weight**2 for weight, yes in worlds if yes),
    )
    outcome = Outcome(
        engine="plain", seed=1, n_worlds=len(worlds), weight=sum(weights),
        weight_squared=sum(weight**2 for weight in weights),
        own_weight_squared=sum(weight**2 for weight, _ in worlds),
        asks=(sums,), reads=(), n_candidates=0, n_occurrences=0, is_interrupted=False,
    )  # fmt: skip
    return sums, weights_of(outcome)


def group_with(n_yes: int, weight: float = 1.0) -> list[tuple[float, bool]]:
    """Return 16 worlds of equal weight, the first `n_yes` of which say yes."""
    return [(weight, world < n_yes) for world in range(16)]


def test_the_probability_is_the_share_of_weight_that_says_yes() -> None:
    share = answer_ask(*outcome_of(group_with(4), group_with(8)))
    assert share is not None and share.probability == 12 / 32


def test_worlds_of_more_weight_count_for_more() -> None:
    # 16 worlds of weight 3 that all say yes against 16 of weight 1 that all say no: 48 / 64
    share = answer_ask(*outcome_of(group_with(16, 3.0), group_with(0, 1.0)))
    assert share is not None and share.probability == 0.75


def test_the_error_of_two_groups_is_that_of_their_mean() -> None:
    # shares 1/4 and 1/2: mean 3/8, sample standard deviation 1/8 * sqrt(2), over sqrt(2) groups: 1/8
    sums, outcome = outcome_of(group_with(4), group_with(8))
    assert standard_error(sums, outcome) == pytest.approx(1 / 8, abs=1e-12)
    with pytest.raises(AssertionError):  # the twin: the error of 32 worlds that share nothing
        assert standard_error(sums, outcome) == pytest.approx(sqrt(0.375 * 0.625 / 32), abs=1e-12)


def test_the_error_does_not_change_when_all_weights_do() -> None:
    plain = standard_error(*outcome_of(group_with(4), group_with(8)))
    heavy = standard_error(*outcome_of(group_with(4, 8.0), group_with(8, 8.0)))
    assert heavy == pytest.approx(plain, abs=1e-12)


def test_no_yes_in_32_worlds_leaves_an_error_of_one_world() -> None:
    assert standard_error(*outcome_of(group_with(0), group_with(0))) == 1 / 32
    assert standard_error(*outcome_of(group_with(16), group_with(16))) == 1 / 32


def test_no_weight_gives_no_answer() -> None:
    assert answer_ask(*outcome_of(group_with(4, 0.0))) is None


def test_the_variance_over_ranges_is_pairs_within_less_pairs_between() -> None:
    # ordered pairs within groups: 4*3 + 8*7 = 68 of 480 both yes; between: 2*4*8 = 64 of 512
    variance = variance_over_ranges(*outcome_of(group_with(4), group_with(8)))
    assert variance == pytest.approx(68 / 480 - 64 / 512, abs=1e-12)


def test_groups_that_agree_more_than_luck_would_have_no_band() -> None:
    # 8 of 16 in each group: pairs within 2*56/480 < pairs between 128/512
    share = answer_ask(*outcome_of(group_with(8), group_with(8)))
    assert share is not None and share.band == (0.5, 0.5)


def test_points_have_no_band_whatever_the_groups_say() -> None:
    sums, outcome = outcome_of(group_with(1), group_with(15))
    spread, point = answer_ask(sums, outcome), answer_ask(sums, outcome, has_ranges=False)
    assert spread is not None and spread.band[0] < 0.5 < spread.band[1]
    assert point is not None and point.band == (0.5, 0.5)


def test_the_band_of_an_even_law_is_its_own_5_and_95_percent() -> None:
    # uniform: mean 1/2, variance 1/12. density 2x: mean 2/3, variance 1/18, P(X <= x) = x * x
    assert band_of(1 / 2, 1 / 12) == pytest.approx((0.05, 0.95), abs=1e-9)
    assert band_of(2 / 3, 1 / 18) == pytest.approx((sqrt(0.05), sqrt(0.95)), abs=1e-9)
    with pytest.raises(AssertionError):  # the twin: a normal law of that mean and variance
        assert band_of(1 / 2, 1 / 12) == pytest.approx((0.5 - 1.645 / sqrt(12), 0.5 + 1.645 / sqrt(12)))


def test_an_answer_that_ranges_decide_wholly_has_a_band_from_no_to_yes() -> None:
    assert band_of(0.5, 0.25) == (0.0, 1.0)
    assert band_of(0.02, 0.02 * 0.98) == (0.0, 0.02)


def test_no_answer_stands_outside_its_band() -> None:
    # mean 0.01 with the spread of one value in a hundred that decides: 95 % of such a law lies below 0.01
    low, high = band_of(0.01, 0.009)
    assert low <= 0.01 <= high
