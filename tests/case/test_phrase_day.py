"""Calendar days and pairs of them."""

from __future__ import annotations

from datetime import date

import pytest
from case.written import problem_of, read, told_of

from casus.case.phrase import read_day, read_days


@pytest.mark.parametrize(
    "text", ["2021-04-07", "7 April 2021", "April 7, 2021", "7 أبريل/ نيسان 2021", "٧ نيسان ٢٠٢١"]
)
def test_a_day_is_read(text):
    assert read(read_day, text).date == date(2021, 4, 7)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2021-02-30", "date-not-existing"),
        ("30 February 2021", "date-not-existing"),
        ("31 نيسان 2021", "date-not-existing"),
        ("0000-01-01", "date-not-existing"),
        ("March 2021", "date-incomplete"),
        ("31 March", "date-incomplete"),
        ("04/07/2021", "date-ambiguous"),
        ("next spring", "unread-phrase"),
        ("2021", "unread-phrase"),
        ("7 رجب 1442", "unread-phrase"),
    ],
)
def test_what_is_no_day_is_told_apart_from_one_that_does_not_exist(text, code):
    assert told_of(read_day, text) == (code, text)


@pytest.mark.parametrize(
    ("text", "mend"),
    [("30 February 2021", "2021-02-28"), ("31 نيسان 2021", "2021-04-30"), ("31/03/2021", "2021-03-31")],
)
def test_the_mend_is_a_day_that_exists(text, mend):
    assert problem_of(read_day, text).facts["mend"] == mend


@pytest.mark.parametrize(
    "text",
    [
        "2021-06-01 and 2021-08-31",
        "between 2021-06-01 and 2021-08-31",
        "from 1 June 2021 to 31 August 2021",
        "1 June 2021 - 31 August 2021",
        "1 حزيران 2021 و31 آب 2021",
        "من 2021-06-01 إلى 2021-08-31",
    ],
)
def test_two_days_are_read(text):
    first, last = read(read_days, text)
    assert (first.date, last.date) == (date(2021, 6, 1), date(2021, 8, 31))


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("2021-08-31 and 2021-06-01", "days-upside-down", "2021-08-31 and 2021-06-01"),
        ("2021-06-01 and 2021-02-30", "date-not-existing", "2021-02-30"),
        ("2021-06-01", "unread-phrase", "2021-06-01"),
        ("2021-06-01 and", "unread-phrase", "2021-06-01 and"),
        ("", "empty-phrase", ""),
    ],
)
def test_what_is_not_two_days_is_told(text, code, at):
    assert told_of(read_days, text) == (code, at)
