"""The null thesis's answer at a base rate."""

from __future__ import annotations

from collections.abc import Callable
from math import exp

import pytest

from casus.forecast.null import null_from_base_rate
from casus.model import BaseRate
from casus.quantity import fixed, gamma

Maker = Callable[..., BaseRate]


def test_twice_the_window_is_two_chances(make_base_rate: Maker) -> None:
    # 7 in 15: (7 + 1/2) / 16 = 15/32; over two windows 1 - (17/32)^2
    null = null_from_base_rate(make_base_rate(7, 15, 100.0), 200.0, "by")
    assert null.probability == pytest.approx(1 - (17 / 32) ** 2, abs=1e-12)
    with pytest.raises(AssertionError):  # the twin: the share as counted, without Jeffreys' halves
        assert null.probability == pytest.approx(1 - (8 / 15) ** 2, abs=1e-12)


def test_a_base_rate_without_a_window_is_the_answer(make_base_rate: Maker) -> None:
    assert null_from_base_rate(make_base_rate(7, 15, None), 500.0, "by").probability == pytest.approx(15 / 32)


def test_what_must_go_on_throughout_gets_less_likely_with_time(make_base_rate: Maker) -> None:
    null = null_from_base_rate(make_base_rate(7, 15, 100.0), 200.0, "throughout")
    assert null.probability == pytest.approx((15 / 32) ** 2, abs=1e-12)


def test_the_band_holds_the_answer_and_narrows_with_more_cases(make_base_rate: Maker) -> None:
    few = null_from_base_rate(make_base_rate(2, 10, 100.0), 100.0, "by")
    many = null_from_base_rate(make_base_rate(200, 1000, 100.0), 100.0, "by")
    assert few.band[0] < few.probability < few.band[1]
    assert many.band[1] - many.band[0] < few.band[1] - few.band[0]


def test_a_share_that_was_stated_and_not_counted_is_taken_as_it_is() -> None:
    rate = BaseRate(fixed(0.5), 100.0, None, None, {}, None)
    null = null_from_base_rate(rate, 200.0, "by")
    assert null.probability == pytest.approx(0.75) and null.band == pytest.approx((0.75, 0.75))


def test_counted_exposure_is_a_hazard_in_its_own_unit() -> None:
    """3 in 40 site-months, asked of 12 months: (3 + 1/2) / 40 a month, and not of 3 in 40 sites."""
    month = 30.4375
    rate = BaseRate(fixed(0.5), 365.25, 3, 40, {}, None, gamma(3, 40 * month))
    null = null_from_base_rate(rate, 12 * month, "by")
    assert null.probability == pytest.approx(1 - exp(-12 * 3.5 / 40), abs=1e-12)
    assert null_from_base_rate(rate, 12 * month, "throughout").probability == pytest.approx(
        exp(-12 * 3.5 / 40), abs=1e-12
    )
    assert null.band[0] < null.probability < null.band[1]


def test_more_seen_than_units_of_exposure_is_no_certainty() -> None:
    """30 in 10 years, asked of a tenth of a year: 1 - exp(-30.5 / 100)."""
    rate = BaseRate(fixed(0.5), 365.25, 30, 10, {}, None, gamma(30, 3652.5))
    assert null_from_base_rate(rate, 36.525, "by").probability == pytest.approx(1 - exp(-0.305), abs=1e-12)
