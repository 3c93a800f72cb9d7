"""Ranges: ends are quantiles, means are means."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from casus.quantity import (
    Family,
    Range,
    beta,
    beta_hazard,
    fixed,
    gamma,
    hazard_from_chance,
    hazard_from_chance_range,
    log_normal,
    log_quantile_at,
    logit_normal,
    mean,
    normal,
    quantile,
    quantile_at,
    read_ends,
    whole,
)

ENDS = [
    log_normal(0.001, 4),
    logit_normal(0.05, 0.2),
    normal(-20, 30),
    gamma(3, 40 * 365.25),
    beta(8, 102),
    beta_hazard(8, 102, 365.25),
    beta_hazard(8, 102, 365.25, stages=3),
]


@pytest.mark.parametrize("range_", ENDS, ids=lambda range_: range_.family)
def test_the_ends_are_the_5_and_95_per_cent_quantiles(range_):
    assert quantile(range_, 0.05) == pytest.approx(range_.low, rel=1e-12)
    assert quantile(range_, 0.95) == pytest.approx(range_.high, rel=1e-12)


@pytest.mark.parametrize("range_", [*ENDS[1:], whole(0, 2), whole(8, 14)], ids=lambda range_: range_.family)
def test_the_mean_is_the_mean_of_the_quantiles(range_):
    # the midpoint rule over 2,000 shares: a step of a count falls at most half a share beside its place,
    # and what lies beyond the last midpoint moves none of these means by more than one in a thousand
    n = 2_000
    found = math.fsum(quantile(range_, (i + 0.5) / n) for i in range(n)) / n
    assert found == pytest.approx(mean(range_), rel=5e-3)


def test_means_in_closed_form():
    assert mean(log_normal(1, 9)) == pytest.approx(
        3 * math.exp((math.log(9) / 2 / 1.6448536269514722) ** 2 / 2)
    )
    assert mean(gamma(3, 100)) == 3.5 / 100
    assert mean(beta(8, 102)) == 8.5 / 103
    assert mean(normal(-20, 30)) == 5
    assert mean(fixed(0.3)) == 0.3
    # -E ln(1 - p) for a Beta(1/2, 1) share: psi(3/2) - psi(1) = 2 - 2 ln 2
    assert mean(beta_hazard(0, 0.5, 10)) == pytest.approx((2 - 2 * math.log(2)) / 10, rel=1e-12)


def test_a_symmetric_probability_range_has_its_mean_in_the_middle():
    assert mean(logit_normal(0.2, 0.8)) == pytest.approx(0.5, rel=1e-12)
    assert mean(logit_normal(1e-6, 1 - 1e-6)) == pytest.approx(0.5, rel=1e-10)


@given(st.floats(1e-4, 0.98), st.floats(0.001, 0.9))
def test_logit_normal_means_mirror(low, width):
    high = low + width * (0.999 - low)
    assume(high > low)
    assert mean(logit_normal(low, high)) + mean(logit_normal(1 - high, 1 - low)) == pytest.approx(
        1, rel=1e-10
    )


def test_a_point_is_fixed_whatever_its_family():
    points = [
        log_normal(2, 2),
        logit_normal(0, 0),
        normal(-1, -1),
        whole(3, 3),
        hazard_from_chance_range(0, 0, 10),
    ]
    assert [point.family for point in points] == [Family.FIXED] * 5
    assert quantile(fixed(7), 0.01) == mean(fixed(7)) == 7


def test_ends_of_0_and_100_per_cent_are_read_as_half_a_per_cent_from_them():
    assert logit_normal(0, 0.2) == Range(Family.LOGIT_NORMAL, 0.005, 0.2)
    assert logit_normal(0.5, 1) == Range(Family.LOGIT_NORMAL, 0.5, 0.995)
    assert logit_normal(0, 1) == Range(Family.LOGIT_NORMAL, 0.005, 0.995)


@given(st.floats(0, 1), st.floats(0, 1))
def test_read_ends_stay_in_order_and_inside(first, second):
    low, high = sorted((first, second))
    assume(low < high and high > 1e-300 and 1 - low > 1e-12)
    read_low, read_high = read_ends(low, high)
    assert 0 < read_low < read_high < 1 or math.nextafter(1, 0) <= high < 1


def test_counts_are_whole_and_never_below_0():
    values = {quantile(whole(0, 3), p) for p in (1e-9, 0.2, 0.5, 0.9, 1 - 1e-9)}
    assert all(value >= 0 and value == int(value) for value in values)
    assert mean(whole(14_000_000, 16_000_000)) == pytest.approx(15_000_000, rel=1e-9)


@pytest.mark.parametrize("wrong", [(2, 1), (-1, 2), (0, 2), (1, math.inf)])
def test_a_log_normal_range_lies_above_0_in_order(wrong):
    with pytest.raises(ValueError, match="range"):
        log_normal(*wrong)


@pytest.mark.parametrize("range_", ENDS[3:], ids=lambda range_: range_.family)
@pytest.mark.parametrize("z", [-8.5, -2.0, 0.0, 2.0, 8.5])
def test_the_slope_of_a_log_quantile_is_its_slope(range_, z):
    step = 1e-5
    rise = log_quantile_at(range_, z + step)[0] - log_quantile_at(range_, z - step)[0]
    value, slope = log_quantile_at(range_, z)
    assert math.exp(value) == pytest.approx(quantile_at(range_, z), rel=1e-12)
    assert slope == pytest.approx(rise / (2 * step), rel=1e-6)


# ---- hazards --------------------------------------------------------------------------------


@given(st.floats(1e-9, 0.999), st.floats(0.01, 1e5))
def test_a_hazard_gives_back_its_chance(chance, days):
    assert -math.expm1(-hazard_from_chance(chance, days) * days) == pytest.approx(chance, rel=1e-12)


@given(st.floats(0.01, 0.99))
def test_two_stages_give_the_same_chance_of_a_steadier_wait(chance):
    x = 2 * hazard_from_chance(chance, 50, stages=2) * 50  # each stage is passed at twice the hazard
    assert 1 - math.exp(-x) * (1 + x) == pytest.approx(chance, rel=1e-9)


def test_a_ranged_chance_is_log_normal_on_the_hazards_of_its_ends():
    range_ = hazard_from_chance_range(0.05, 0.2, 365.25)
    assert range_.family is Family.LOG_NORMAL
    assert range_.low == hazard_from_chance(0.05, 365.25) and range_.high == hazard_from_chance(0.2, 365.25)
    assert hazard_from_chance_range(0, 1, 10).high == hazard_from_chance(0.995, 10)


@pytest.mark.parametrize(("chance", "days", "stages"), [(1, 10, 1), (-0.1, 10, 1), (0.5, 0, 1), (0.5, 10, 0)])
def test_certainty_and_empty_windows_have_no_hazard(chance, days, stages):
    with pytest.raises(ValueError, match="needs"):
        hazard_from_chance(chance, days, stages)


def test_a_counted_hazard_is_the_hazard_of_a_counted_share():
    for p in (0.05, 0.5, 0.99):
        share = quantile(beta(8, 102), p)
        for stages in (1, 3):
            found = quantile(beta_hazard(8, 102, 30, stages), p)
            assert found == pytest.approx(hazard_from_chance(share, 30, stages), rel=1e-10)
