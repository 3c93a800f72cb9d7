"""Dates as newspapers write them, in English and in Arabic with both families of month names."""

from __future__ import annotations

import re
from datetime import date

from casus.quantity.number import fold_word, plain_digits

_ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ARABIC = (
    ("يناير", "كانون الثاني"),
    ("فبراير", "شباط"),
    ("مارس", "آذار"),
    ("أبريل", "نيسان"),
    ("مايو", "أيار"),
    ("يونيو", "حزيران"),
    ("يوليو", "تموز"),
    ("أغسطس", "آب"),
    ("سبتمبر", "أيلول"),
    ("أكتوبر", "تشرين الأول"),
    ("نوفمبر", "تشرين الثاني"),
    ("ديسمبر", "كانون الأول"),
)
_OTHER_NAMES = {  # the Maghreb, and spellings
    1: ("جانفي", "كانون ثاني", "كانون ثان"),
    2: ("فيفري",),
    4: ("أفريل", "ابريل"),
    5: ("ماي",),
    6: ("جوان", "يونيه"),
    7: ("جويلية", "يوليوز", "يوليه"),
    8: ("أوت", "غشت"),
    9: ("شتنبر", "sept"),
    10: ("تشرين أول", "اكتوبر"),
    11: ("نونبر", "تشرين ثاني", "تشرين ثان"),
    12: ("دجنبر", "كانون أول"),
}
MONTHS: dict[str, int] = {}
for _month in range(1, 13):
    _names = (
        _ENGLISH[_month - 1],
        _ENGLISH[_month - 1][:3],
        *_ARABIC[_month - 1],
        *_OTHER_NAMES.get(_month, ()),
    )
    MONTHS.update({fold_word(_name): _month for _name in _names})
_PASSED_OVER_WORDS = """
of the st nd rd th mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
من في يوم م الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
"""
_PASSED_OVER = frozenset(fold_word(_PASSED_OVER_WORDS).split())
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_AND_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_PIECE = re.compile(r"[0-9]+|[^\W\d_]+|[,،/.]")
_READABLE = re.compile(r"(?:[\s,،/.]|[^\W_])+")  # one sign at a time: a nested repeat would take for ever

Parts = tuple[int | None, int | None, int | None]  # year, month, day as written; None: not said


def date_parts(text: str) -> Parts | None:
    """Return year, month and day as written, None for what is not said; None when it is no date at all.

    The parts need not make a day that exists, so that the 30th of February can be told from nonsense.

    >>> date_parts("7 أبريل/ نيسان 2021"), date_parts("30 February 2021"), date_parts("soon")
    ((2021, 4, 7), (2021, 2, 30), None)
    """
    folded = fold_word(plain_digits(text))
    found = _YEAR_FIRST.fullmatch(folded)
    if found:
        return int(found[1]), int(found[3]), int(found[4])
    found = _YEAR_AND_MONTH.fullmatch(folded)
    if found:
        return int(found[1]), int(found[2]), None
    if len(folded) > 80 or not _READABLE.fullmatch(folded):
        return None
    pieces = [piece for piece in _PIECE.findall(folded) if piece not in ",،/." and piece not in _PASSED_OVER]
    numbers = [piece for piece in pieces if piece[0].isdigit()]
    month = _month_of([piece for piece in pieces if not piece[0].isdigit()])
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    if month is None or len(years) + len(days) != len(numbers) or len(years) > 1 or len(days) > 1:
        return None
    return (years[0] if years else None), month, (days[0] if days else None)


def _month_of(words: list[str]) -> int | None:
    """Return the one month that all words name together (`نيسان`, or `أبريل نيسان`), else None."""
    months = set()
    while words:
        pair = MONTHS.get(" ".join(words[:2])) if len(words) > 1 else None
        month = pair or MONTHS.get(words[0])
        if month is None:
            return None
        months.add(month)
        words = words[2 if pair else 1 :]
    return months.pop() if len(months) == 1 else None


def read_date(text: str) -> date | None:
    """Return the day that `text` names in full, or None when it is unreadable or does not exist.

    >>> read_date("31 Mar 2021") == read_date("٣١ آذار ٢٠٢١") == date(2021, 3, 31)
    True
    """
    parts = date_parts(text)
    if parts is None or None in parts:
        return None
    year, month, day = parts
    assert year is not None and month is not None and day is not None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_at(day: date, as_of: date) -> float:
    """Return the start of `day` in days since the start of `as_of`."""
    return float((day - as_of).days)


def format_date(day: date, language: str = "en") -> str:
    """Return `day` in words: `31 March 2021`; in Arabic with both names of the month.

    >>> format_date(date(2021, 4, 7)), format_date(date(2021, 4, 7), "ar")
    ('7 April 2021', '7 أبريل/نيسان 2021')
    """
    month = "/".join(_ARABIC[day.month - 1]) if language == "ar" else _ENGLISH[day.month - 1]
    return f"{day.day} {month} {day.year}"
