"""Numbers and durations, alone or as ranges, at a cursor."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NoReturn

from casus.case.form import Duration, Number
from casus.case.lexeme import Amount, Cursor
from casus.case.wording import (
    ABOUT,
    ABOUT_AFTER,
    AND,
    AND_HALF,
    ARTICLE,
    BETWEEN,
    FROM,
    HALF,
    NEXT,
    NUMBER_AFTER,
    NUMBER_WORDS,
    PERCENT,
    TO,
)
from casus.problem import nearest
from casus.quantity import UNIT_WORDS, Unit, unit_of


def take_connector(cursor: Cursor, is_between: bool) -> bool:
    """Return whether `to`, a dash, or after `between` an `and`, stands next, and go past it."""
    return cursor.take(TO) or (is_between and cursor.take(AND))


def take_opening(cursor: Cursor) -> bool:
    """Pass over `from`, or over `between`, which asks for an `and`; return whether it was `between`."""
    if cursor.take(BETWEEN):
        return True
    cursor.take(FROM)
    return False


def tell_upside_down(cursor: Cursor, first: tuple[int, int], second: tuple[int, int]) -> NoReturn:
    """Tell a range whose first end is the larger; the mend shows the ends swapped, words kept."""
    low, high = cursor.slice(*first), cursor.slice(*second)
    between = cursor.scalar.text[first[1] : second[0]]
    cursor.fail("range-upside-down", first[0], second[1], low=low, high=high, mend=f"{high}{between}{low}")


def take_number(cursor: Cursor) -> Number | None:
    """Return a number or range of numbers that is no share, or None where no number stands."""
    start = cursor.start
    cursor.take(ABOUT)
    is_between = take_opening(cursor)
    first = _plain_amount(cursor)
    if first is None:
        return None
    second = first
    if take_connector(cursor, is_between):
        second = _plain_amount(cursor) or tell_missing(cursor)
    if first.number > second.number:
        tell_upside_down(cursor, (first.start, first.end), (second.start, second.end))
    return Number(first.number, second.number, cursor.place(start, cursor.end))


def _plain_amount(cursor: Cursor) -> Amount | None:
    amount = cursor.take_amount()
    if amount is not None and cursor.take(PERCENT):
        cursor.fail(
            "percent-unwanted",
            amount.start,
            cursor.end,
            written=cursor.slice(amount.start, cursor.end),
            mend=cursor.slice(amount.start, amount.end),
        )
    return amount


def tell_missing(cursor: Cursor) -> NoReturn:
    """Tell that the phrase stops, or goes on with something else, where its second half should stand."""
    last = cursor.lexemes[cursor.at - 1]
    cursor.fail("phrase-unfinished", last.start, last.end, after=cursor.slice(last.start, last.end))


# ---- durations ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A duration, or a number still without its unit (`days` None)."""

    count: float
    days: float | None
    start: int
    end: int


def take_duration(cursor: Cursor) -> Duration | None:
    """Return the duration or range of durations that stands next, or None where there is none.

    Tells: no unit, an unknown unit, nothing or less than nothing, a range upside down.
    """
    start = cursor.start
    cursor.take(ABOUT)
    is_between = take_opening(cursor)
    first = _take_stretch(cursor)
    if first is None:
        return None
    second = first
    if take_connector(cursor, is_between):
        second = _take_stretch(cursor) or tell_missing(cursor)
    cursor.take(NEXT)
    cursor.take(ABOUT_AFTER)
    low, high = _days_of(cursor, first, second), _days_of(cursor, second, second)
    for stretch, days in ((first, low), (second, high)):
        if not days > 0:
            written = cursor.slice(stretch.start, stretch.end)
            cursor.fail("duration-not-positive", stretch.start, stretch.end, written=written)
        if math.isinf(days):
            written = cursor.slice(stretch.start, stretch.end)
            cursor.fail("number-too-large", stretch.start, stretch.end, written=written)
    if low > high:
        tell_upside_down(cursor, (first.start, first.end), (second.start, second.end))
    return Duration(low, high, cursor.place(start, cursor.end))


def _days_of(cursor: Cursor, stretch: _Stretch, last: _Stretch) -> float:
    """Return the days of `stretch`; without a unit of its own it has that of `last` (`2 to 3 weeks`)."""
    days = stretch.days if stretch.days is not None else last.days
    if days is None:
        written = cursor.slice(stretch.start, stretch.end)
        mend = (f"{written} months", f"{written} أشهر")
        cursor.fail("duration-without-unit", stretch.start, stretch.end, written=written, mend=mend)
    return days if stretch.days is not None else days / last.count * stretch.count


def _take_stretch(cursor: Cursor) -> _Stretch | None:
    """Return `3 weeks`, `3`, `a year`, `سنتين`, `1 year and 6 months`, or None where none stands."""
    start = cursor.start
    cursor.take(NEXT)
    count, is_counted = _take_count(cursor)
    cursor.take(NEXT)
    unit = take_unit(cursor)
    if unit is None:
        if not is_counted:
            cursor.at = _position_of(cursor, start)
            return None
        _tell_unknown_unit(cursor)
        return _Stretch(count, None, start, cursor.end)
    if not is_counted:
        count = cursor.take_one_of(NUMBER_AFTER) or unit.count or 1
    days = count * unit.days
    cursor.take(NEXT)
    cursor.take(ARTICLE)  # سنة واحدة
    end = cursor.end
    if cursor.take(AND_HALF):
        return _Stretch(1, days + unit.days / 2, start, cursor.end)
    before = cursor.at
    if cursor.take(AND):
        following = _take_stretch(cursor)
        if following is not None and following.days is not None:
            return _Stretch(1, days + following.days, start, cursor.end)
        cursor.at = before
    return _Stretch(count or 1, days, start, end)


def _take_count(cursor: Cursor) -> tuple[float, bool]:
    """Return how many units, and whether a number said so."""
    amount = cursor.take_amount()
    if amount is not None:
        return amount.number, True
    word = cursor.take_one_of(NUMBER_WORDS)
    if word is not None:
        return word, True
    if cursor.take(HALF):
        return 0.5, True
    return 1.0, cursor.take(ARTICLE) and False


def take_unit(cursor: Cursor) -> Unit | None:
    """Return the unit of time that stands next, or None."""
    if cursor.is_at_end or cursor.lexemes[cursor.at].kind != "word":
        return None
    unit = unit_of(cursor.lexemes[cursor.at].text)
    if unit is not None:
        cursor.at += 1
    return unit


def _tell_unknown_unit(cursor: Cursor) -> None:
    """Tell a word that stands where the unit should, unless it goes on with the range or the phrase."""
    if cursor.is_at_end or cursor.lexemes[cursor.at].kind != "word" or cursor.next_is(TO | AND | ABOUT_AFTER):
        return
    lexeme = cursor.lexemes[cursor.at]
    cursor.fail(
        "unknown-unit",
        lexeme.start,
        lexeme.end,
        suggestion=nearest(lexeme.text, UNIT_WORDS),
        word=cursor.slice(lexeme.start, lexeme.end),
    )


def _position_of(cursor: Cursor, start: int) -> int:
    return next((n for n, lexeme in enumerate(cursor.lexemes) if lexeme.start >= start), cursor.at)
