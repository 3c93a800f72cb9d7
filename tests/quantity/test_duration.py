"""Units of time."""

from __future__ import annotations

import pytest

from casus.quantity import DAYS_PER_MONTH, DAYS_PER_YEAR, exposure_days, unit_of


def test_a_year_has_twelve_months_and_leap_days():
    assert DAYS_PER_YEAR == 365.25
    assert 12 * DAYS_PER_MONTH == DAYS_PER_YEAR


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("day days يوم أيام يومًا", 1),
        ("week أسبوع أسابيع", 7),
        ("month شهر أشهر شهور شهراً", 30.4375),
        ("year عام أعوام سنة سنين السنة", 365.25),
    ],
)
def test_a_unit_is_known_in_both_languages(words, days):
    for word in words.split():
        unit = unit_of(word)
        assert unit is not None and (unit.days, unit.count) == (days, None)


@pytest.mark.parametrize("word", ["يومان", "يومين", "أسبوعين", "شهرين", "شهران", "سنتين", "سنتان", "عامين"])
def test_the_arabic_dual_says_two(word):
    unit = unit_of(word)
    assert unit is not None and unit.count == 2


@pytest.mark.parametrize("word", ["", "soon", "the", "سرعة", "ال"])
def test_other_words_are_no_units(word):
    assert unit_of(word) is None


def test_exposure_is_time_or_cases():
    assert exposure_days("site-years") == exposure_days("site years") == exposure_days("سنة-موقع") == 365.25
    assert exposure_days("camp-months") == 30.4375
    assert exposure_days("") is None and exposure_days("countries") is None
