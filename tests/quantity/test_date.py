"""Dates as newspapers write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.quantity import date_parts, day_at, format_date, read_date

DAYS = st.dates(min_value=date(1000, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "2021-04-07",
        "2021/04/07",
        "7 April 2021",
        "7 Apr 2021",
        "April 7, 2021",
        "7th of April, 2021",
        "Wednesday, 7 April 2021",
        "٢٠٢١-٠٤-٠٧",
        "7 أبريل 2021",
        "٧ نيسان ٢٠٢١",
        "7 أبريل/ نيسان 2021",
        "7 أفريل 2021",
        "الأربعاء 7 أبريل 2021",
        "\u200f7 إبريل 2021\u200f",
        "7 نيسان 2021م",
    ],
)
def test_one_day_is_read_in_every_spelling(text):
    assert read_date(text) == date(2021, 4, 7)


MONTHS_OF_THREE_REGIONS = [
    ("يناير", "كانون الثاني", "جانفي"),
    ("فبراير", "شباط", "فيفري"),
    ("مارس", "آذار", "مارس"),
    ("أبريل", "نيسان", "أفريل"),
    ("مايو", "أيار", "ماي"),
    ("يونيو", "حزيران", "جوان"),
    ("يوليو", "تموز", "جويلية"),
    ("أغسطس", "آب", "أوت"),
    ("سبتمبر", "أيلول", "شتنبر"),
    ("أكتوبر", "تشرين الأول", "أكتوبر"),
    ("نوفمبر", "تشرين الثاني", "نونبر"),
    ("ديسمبر", "كانون الأول", "دجنبر"),
]


@pytest.mark.parametrize(("month", "names"), list(enumerate(MONTHS_OF_THREE_REGIONS, start=1)))
def test_arabic_months_of_egypt_the_levant_and_the_maghreb_are_known(month, names):
    for name in names:
        assert read_date(f"9 {name} 2020") == date(2020, month, 9)


@pytest.mark.parametrize(
    "text", ["30 February 2021", "2021-02-30", "31 نيسان 2021", "2021-13-01", "2021-00-10"]
)
def test_a_day_that_does_not_exist_is_told_from_nonsense(text):
    assert read_date(text) is None
    assert None not in date_parts(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2021",
        "April",
        "7 رجب 1442",
        "7 أبريل/أيار 2021",
        "1 2 April 2021",
        "x" * 500,
        "04/07/2021",
    ],
)
def test_what_is_no_date_has_no_parts_or_lacks_one(text):
    assert read_date(text) is None
    parts = date_parts(text)
    assert parts is None or None in parts


def test_what_is_not_said_is_none():
    assert date_parts("March 2021") == (2021, 3, None)
    assert date_parts("31 آذار") == (None, 3, 31)
    assert date_parts("2021-03") == (2021, 3, None)


@given(DAYS, st.sampled_from(["en", "ar"]))
def test_a_day_that_is_shown_is_read_back(day, language):
    assert read_date(format_date(day, language)) == day
    assert read_date(day.isoformat()) == day


@given(DAYS, DAYS)
def test_days_are_counted_from_as_of(day, as_of):
    assert day_at(day, as_of) == (day - as_of).days


@given(st.text())
def test_any_text_is_a_date_or_none(text):
    date_parts(text)
    read_date(text)


def test_a_text_that_is_almost_a_date_is_refused_at_once():
    # each of these took minutes while the pattern of readable text had a repeat within a repeat
    assert date_parts("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz!") is None
    assert date_parts("1" * 60 + "-") is None
