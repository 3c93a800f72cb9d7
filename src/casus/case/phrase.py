"""Read the phrases of a case: shares, numbers, durations, factors, chances and days.

Each reader takes a scalar, the case's own table of words and where to tell problems. It returns what was
said, or tells one located problem and returns None. The grammar is in `language.md`; keywords, English and
Arabic, are in `wording`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from casus.case.amount import take_connector, take_duration, take_number, tell_missing
from casus.case.chance import A_CHANCE, EXAMPLE_CHANCE, chance_words, take_chance
from casus.case.day import A_DATE, EXAMPLE_DATE, day_from
from casus.case.factor import A_FACTOR, EXAMPLE_FACTOR, factor_table, take_factor
from casus.case.form import Chance, ChanceWithin, Day, Duration, Factor, Number, Seen, Share
from casus.case.lexeme import LONGEST_PHRASE, Cursor, UnreadError
from casus.case.share import (
    A_COUNT,
    A_SHARE,
    EXAMPLE_COUNT,
    EXAMPLE_SHARE,
    probability_table,
    take_seen,
    take_share,
    tell_left_over,
    tell_unknown_word,
)
from casus.case.wording import AND, BETWEEN, FROM, SEEN, TO, WITHIN
from casus.problem import Problem
from casus.text import Scalar

T = TypeVar("T")
Tell = Callable[[Problem], None]
WordTable = Mapping[str, Share | Factor]
Pair = tuple[str, str]  # English, Arabic


def read_share(scalar: Scalar, words: WordTable, tell: Tell) -> Share | None:
    """Return a probability: `60% to 80%`, `1 in 20`, `likely`, `seen 8 in 102`."""

    def take(cursor: Cursor) -> Share | None:
        share = take_share(cursor, words)
        if share is not None and share.seen is not None and share.seen.unit_days is not None:
            written = cursor.slice(0, cursor.end)
            cursor.fail("rate-for-share", cursor.lexemes[0].start, cursor.end, written=written)
        return share

    return _read(scalar, tell, take, A_SHARE, EXAMPLE_SHARE, probability_table(words))


def read_number(scalar: Scalar, words: WordTable, tell: Tell) -> Number | None:
    """Return a number or range that is no probability: `4`, `8 to 14`, `-20 to 30`."""
    return _read(scalar, tell, take_number, ("a number", "عددًا"), ("8 to 14", "8 إلى 14"), ())


def read_duration(scalar: Scalar, words: WordTable, tell: Tell) -> Duration | None:
    """Return a stretch of time: `3 days`, `2 to 3 weeks`, `سنتين`."""
    return _read(scalar, tell, take_duration, ("a stretch of time", "مدة زمنية"), ("6 months", "6 أشهر"), ())


def read_factor(scalar: Scalar, words: WordTable, tell: Tell) -> Factor | None:
    """Return a factor as a multiplier: `x3`, `/2`, `x2 to x5`, `strongly`."""

    def take(cursor: Cursor) -> Factor | None:
        return take_factor(cursor, words)

    return _read(scalar, tell, take, A_FACTOR, EXAMPLE_FACTOR, factor_table(words))


def read_chance(scalar: Scalar, words: WordTable, tell: Tell) -> Chance | None:
    """Return a chance: `5% to 20% within 1 year`, `2 per year`, `about every 5 years`, or as seen."""

    def take(cursor: Cursor) -> Chance | None:
        return take_chance(cursor, words)

    return _read(scalar, tell, take, A_CHANCE, EXAMPLE_CHANCE, chance_words(words))


def read_seen(scalar: Scalar, words: WordTable, tell: Tell) -> Share | Seen | ChanceWithin | None:
    """Return what was counted, where the field itself says `seen`: `8 in 102 within 1 year`.

    A Share (with its `seen`) where cases are counted without a window, a Seen where time is counted.
    """

    def take(cursor: Cursor) -> Share | Seen | ChanceWithin | None:
        cursor.take(SEEN)
        seen = take_seen(cursor, cursor.start if cursor.at == 0 else cursor.lexemes[0].start)
        if seen.unit_days is not None:
            return seen
        share = Share(seen.k / seen.n, seen.k / seen.n, seen.place, seen=seen)
        if not cursor.take(WITHIN):
            return share
        window = take_duration(cursor) or tell_missing(cursor)
        return ChanceWithin(share, window, cursor.place(cursor.lexemes[0].start, cursor.end))

    return _read(scalar, tell, take, A_COUNT, EXAMPLE_COUNT, ())


def read_day(scalar: Scalar, words: WordTable, tell: Tell) -> Day | None:
    """Return a calendar date: `2021-03-31`, `31 March 2021`, `7 أبريل/ نيسان 2021`."""

    def take(cursor: Cursor) -> Day:
        cursor.at = len(cursor.lexemes)
        return day_from(cursor, cursor.lexemes[0].start, cursor.end)

    return _read(scalar, tell, take, A_DATE, EXAMPLE_DATE, ())


def read_days(scalar: Scalar, words: WordTable, tell: Tell) -> tuple[Day, Day] | None:
    """Return the two days of `2021-06-01 and 2021-08-31`, `from … to …`; told when upside down."""

    def take(cursor: Cursor) -> tuple[Day, Day] | None:
        if not cursor.take(BETWEEN):
            cursor.take(FROM)
        start = cursor.start
        while not cursor.is_at_end and not _is_joint(cursor):
            cursor.at += 1
        if cursor.is_at_end:
            return None
        end = cursor.end
        take_connector(cursor, True)
        if cursor.is_at_end or end <= start:
            return None
        second_start = cursor.start
        cursor.at = len(cursor.lexemes)
        first, last = day_from(cursor, start, end), day_from(cursor, second_start, cursor.end)
        if first.date > last.date:
            low, high = cursor.slice(start, end), cursor.slice(second_start, cursor.end)
            cursor.fail("days-upside-down", start, cursor.end, first=low, last=high)
        return first, last

    example = ("2021-06-01 and 2021-08-31", "2021-06-01 و 2021-08-31")
    return _read(scalar, tell, take, ("two dates", "تاريخين"), example, ())


def _is_joint(cursor: Cursor) -> bool:
    # the hyphens of 2021-06-01 are no joint; a dash between two dates has white space round it
    lexeme = cursor.lexemes[cursor.at]
    if lexeme.text in "-–—":
        return cursor.text[lexeme.start - 1 : lexeme.end + 1].strip() == lexeme.text
    return cursor.next_is(AND | TO)


def _read(
    scalar: Scalar,
    tell: Tell,
    take: Callable[[Cursor], T],
    wanted: Pair,
    example: Pair,
    words: Iterable[str],
) -> T | None:
    """Return what `take` reads from the whole of `scalar`; else tell one problem and return None."""
    cursor = Cursor(scalar)
    try:
        if not cursor.lexemes:
            cursor.fail("empty-phrase", 0, 0, wanted=wanted, example=example)
        if len(scalar.text) > LONGEST_PHRASE:
            start, end = cursor.lexemes[0].start, cursor.lexemes[-1].end
            written = cursor.slice(start, end)
            cursor.fail("unread-phrase", start, end, written=written, wanted=wanted, example=example)
        value = take(cursor)
        if value is None:
            tell_unknown_word(cursor, words, wanted, example, TO | WITHIN)
        if not cursor.is_at_end:
            tell_left_over(cursor, WITHIN)
        return value
    except UnreadError as unread:
        tell(unread.problem)
        return None
