"""Chances at a cursor: within a window, per unit of time, every so often, as counted."""

from __future__ import annotations

from typing import NoReturn

from casus.case.amount import (
    take_connector,
    take_duration,
    take_opening,
    take_unit,
    tell_missing,
    tell_upside_down,
)
from casus.case.form import Chance, ChanceWithin, Every, Rate, Share
from casus.case.lexeme import Amount, Cursor
from casus.case.share import (
    OwnWords,
    probability_table,
    take_seen,
    take_share,
    tell_left_over,
    tell_unknown_word,
)
from casus.case.wording import (
    ABOUT,
    ABOUT_AFTER,
    BY_WORD,
    DAYS_BY_ADVERB,
    EVERY,
    NUMBER_WORDS,
    PER,
    SEEN,
    TIMES,
    TO,
    WITHIN,
)

A_CHANCE = ("a chance", "فرصة مقدّرة")
EXAMPLE_CHANCE = ("5% to 20% within 1 year", "5% إلى 20% خلال سنة")


def take_chance(cursor: Cursor, words: OwnWords) -> Chance | None:
    """Return the chance that stands next, in any of its four forms, or None where none does.

    Tells: no window, a bare number, per cent per time, and certainty, which no hazard can give.
    """
    start = cursor.start
    rate = _take_rate(cursor)
    if rate is not None:
        return rate
    if not cursor.next_is(probability_table(words)):
        cursor.take(ABOUT)
    if cursor.take(EVERY):
        wait = take_duration(cursor) or tell_missing(cursor)
        cursor.take(ABOUT_AFTER)
        return Every(wait, cursor.place(start, cursor.end))
    if cursor.take(SEEN):
        seen = take_seen(cursor, start)
        if seen.unit_days is not None:
            return seen
        share: Share | None = Share(seen.k / seen.n, seen.k / seen.n, seen.place, seen=seen)
    else:
        share = take_share(cursor, words)
    if share is None:
        return None
    share_end = cursor.end
    _check_percent_rate(cursor, start)
    if not cursor.take(WITHIN):
        if not cursor.is_at_end:
            tell_left_over(cursor, WITHIN)
        written = cursor.slice(start, share_end)
        mend = (f"{written} within 1 year", f"{written} خلال سنة")
        cursor.fail("chance-without-window", start, share_end, written=written, mend=mend)
    window = take_duration(cursor)
    if window is None:
        _tell_no_window(cursor)
    cursor.take(ABOUT_AFTER)
    if share.low == share.high == 1 and share.seen is None:
        cursor.fail("chance-certain", start, share_end, written=cursor.slice(start, share_end))
    return ChanceWithin(share, window, cursor.place(start, cursor.end))


def _tell_no_window(cursor: Cursor) -> NoReturn:
    if cursor.is_at_end:
        tell_missing(cursor)
    tell_unknown_word(cursor, (), ("a stretch of time", "مدة زمنية"), ("6 months", "6 أشهر"))


def _check_percent_rate(cursor: Cursor, start: int) -> None:
    """Tell `5% per year`: it may mean a share within each year or a rate, and the two differ."""
    before, end = cursor.at, cursor.end
    if not cursor.take(PER):
        return
    unit_start = cursor.start
    cursor.take_amount()
    if take_unit(cursor) is None:
        cursor.at = before
        return
    share, unit = cursor.slice(start, end), cursor.slice(unit_start, cursor.end)
    unit = unit if unit[:1].isdigit() else f"1 {unit}"
    written = cursor.slice(start, cursor.end)
    mend = (f"{share} within {unit}", f"{share} خلال {unit}")
    cursor.fail("percent-rate", start, cursor.end, written=written, mend=mend)


def _take_rate(cursor: Cursor) -> Rate | None:
    """Return `2 per year`, `0.5 to 1 per month`, `مرتين في السنة`; else None, with nothing taken."""
    before, start = cursor.at, cursor.start
    cursor.take(ABOUT)
    is_between = take_opening(cursor)
    first = _take_times(cursor)
    second = first
    if first is not None and take_connector(cursor, is_between):
        second = _take_times(cursor)
    per_days = None if second is None else _take_per(cursor)
    if first is None or second is None or per_days is None:
        cursor.at = before
        return None
    cursor.take(ABOUT_AFTER)
    for amount in (first, second):
        if amount.number < 0 or (amount.number == 0 and first is not second):
            written = cursor.slice(amount.start, amount.end)
            cursor.fail("rate-not-positive", amount.start, amount.end, written=written)
    if first.number > second.number:
        tell_upside_down(cursor, (first.start, first.end), (second.start, second.end))
    return Rate(first.number, second.number, per_days, cursor.place(start, cursor.end))


def _take_times(cursor: Cursor) -> Amount | None:
    start = cursor.start
    number = cursor.take_one_of(BY_WORD)
    if number is not None:
        return Amount(number, start, cursor.end)
    amount = cursor.take_amount()
    if amount is None:
        number = cursor.take_one_of(NUMBER_WORDS)
        amount = None if number is None else Amount(number, start, cursor.end)
    # `a` after a number belongs to the unit (2 a year); `times` only says again what the number counts
    if amount is not None and not cursor.next_is(TO):
        cursor.take(TIMES)
    return amount


def _take_per(cursor: Cursor) -> float | None:
    """Return the days of `per year`, `كل سنتين`, `per 100 days`, `annually`, or None where none stands."""
    days = cursor.take_one_of(DAYS_BY_ADVERB)
    if days is not None:
        return days
    if not cursor.take(PER):
        return None
    count = cursor.take_amount()
    unit = take_unit(cursor)
    if unit is None:
        return None
    if count is None:
        return unit.days * (unit.count or 1)
    if count.number <= 0:
        written = cursor.slice(count.start, count.end)
        cursor.fail("duration-not-positive", count.start, count.end, written=written)
    return count.number * unit.days


def chance_words(words: OwnWords) -> tuple[str, ...]:
    """Return the words that a slip at the start of a chance may be meant for."""
    return (*probability_table(words), "about", "every", "seen", "كل", "شوهد")
