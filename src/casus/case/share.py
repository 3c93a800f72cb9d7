"""Probabilities at a cursor: per cents, `1 in 20`, words, counted shares."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from casus.case.amount import take_connector, take_opening, tell_missing, tell_upside_down
from casus.case.form import Factor, Seen, Share
from casus.case.lexeme import Amount, Cursor
from casus.case.wording import (
    ABOUT,
    ABOUT_AFTER,
    BY_WORD,
    IN,
    PERCENT,
    SEEN,
    TIMES,
    TO,
    WITHIN,
)
from casus.problem import nearest
from casus.quantity import PROBABILITY_WORDS, exposure_days, fold_word

OwnWords = Mapping[str, Share | Factor]

_DEFAULT = {fold_word(word): band for word, band in PROBABILITY_WORDS.items()}
A_SHARE = ("a probability", "احتمالًا")
EXAMPLE_SHARE = ("20% to 40%", "20% إلى 40%")
A_COUNT = ("a count of past cases", "عددًا من الحالات السابقة")
EXAMPLE_COUNT = ("seen 3 in 40 site-years", "شوهد 3 في 40 سنة")


@dataclass(frozen=True, slots=True)
class _Side:
    """One end of a share. `is_bare`: a number that does not say that it is a share."""

    low: float
    high: float
    start: int
    end: int
    is_bare: bool = False
    word: str | None = None


def take_share(cursor: Cursor, words: OwnWords) -> Share | None:
    """Return the share that stands next, or None where neither number nor word of the table does."""
    start = cursor.start
    if not cursor.next_is(probability_table(words)):  # `roughly even chance` is one word
        cursor.take(ABOUT)
    if cursor.take(SEEN):
        seen = take_seen(cursor, start)
        return Share(seen.k / seen.n, seen.k / seen.n, seen.place, seen=seen)
    is_between = take_opening(cursor)
    first = _take_side(cursor, words)
    if first is None:
        return None
    second = first
    if take_connector(cursor, is_between):
        second = _take_side(cursor, words) or tell_missing(cursor)
    cursor.take(ABOUT_AFTER)
    first, second = _with_units(cursor, first, second)
    for side in (first, second):
        _check_side(cursor, side)
    if first.low > second.high or first.low > second.low:
        tell_upside_down(cursor, (first.start, first.end), (second.start, second.end))
    is_worded = first.word is not None or second.word is not None
    word = cursor.slice(first.start, second.end) if is_worded else None
    return Share(first.low, second.high, cursor.place(start, cursor.end), word=word)


def _take_side(cursor: Cursor, words: OwnWords) -> _Side | None:
    start = cursor.start
    amount = cursor.take_amount()
    if amount is None:
        band = cursor.take_one_of(probability_table(words))
        if band is None:
            return None
        return _Side(*band, start, cursor.end, word=cursor.slice(start, cursor.end))
    if cursor.take(PERCENT):
        return _Side(amount.number / 100, amount.number / 100, start, cursor.end)
    before = cursor.at
    if cursor.take(IN):
        n = cursor.take_amount()
        if n is not None and not cursor.next_is(PERCENT):
            _check_counts(cursor, amount, n, are_cases=True)
            return _Side(amount.number / n.number, amount.number / n.number, start, cursor.end)
        cursor.at = before
    return _Side(amount.number, amount.number, start, cursor.end, is_bare=True)


def probability_table(words: OwnWords) -> dict[str, tuple[float, float]]:
    """Return the bands of all words of probability, the case's own before the default ones."""
    own = {fold_word(word): (band.low, band.high) for word, band in words.items() if isinstance(band, Share)}
    return {**_DEFAULT, **own} if own else _DEFAULT


def _with_units(cursor: Cursor, first: _Side, second: _Side) -> tuple[_Side, _Side]:
    """Return the sides as shares: `50 to 80%` is 50% to 80%. Tells numbers that say no unit, or two."""
    if not first.is_bare and not second.is_bare:
        return first, second
    if first is second:
        _tell_bare(cursor, first, first)
    if first.is_bare and second.is_bare:
        _tell_bare(cursor, first, second)
    if first.is_bare and second.word is None and (first.low >= 1 or first.low == 0):
        share = first.low / 100
        return _Side(share, share, first.start, first.end), second
    cursor.fail(
        "mixed-units",
        first.start,
        second.end,
        written=cursor.slice(first.start, second.end),
        mend=_range_mend(cursor, first, second),
    )


def _tell_bare(cursor: Cursor, first: _Side, second: _Side) -> NoReturn:
    written = cursor.slice(first.start, second.end)
    mend: str | tuple[str, str] = _as_percent(cursor, first)
    end = second.end
    if second is not first:
        mend = _range_mend(cursor, first, second)
    elif not cursor.is_at_end and cursor.lexemes[cursor.at].text in "/⁄":  # 1/20, 60/40
        cursor.at += 1
        n = cursor.take_amount()
        if n is not None:
            end = n.end
            written = cursor.slice(first.start, end)
            is_split = first.low + n.number == 100
            mend = f"{first.low:g}%" if is_split else f"{first.low:g} in {n.number:g}"
    cursor.fail("bare-share", first.start, end, written=written, mend=mend)


def _range_mend(cursor: Cursor, first: _Side, second: _Side) -> tuple[str, str]:
    low, high = _as_percent(cursor, first), _as_percent(cursor, second)
    return f"{low} to {high}", f"{low} إلى {high}"


def _as_percent(cursor: Cursor, side: _Side) -> str:
    if not side.is_bare:
        return cursor.slice(side.start, side.end)
    return f"{100 * side.low if abs(side.low) <= 1 else side.low:g}%"


def _check_side(cursor: Cursor, side: _Side) -> None:
    written = cursor.slice(side.start, side.end)
    if side.low < 0:
        cursor.fail("share-below-zero", side.start, side.end, written=written)
    if side.high > 1:
        cursor.fail("share-above-one", side.start, side.end, written=written)


# ---- seen -----------------------------------------------------------------------------------


def take_seen(cursor: Cursor, start: int) -> Seen:
    """Return `3 in 40 site-years` or `8 in 102`, the word `seen` being past. Tells what cannot be counted."""
    k = _take_count(cursor)
    if k is None:
        _tell_unread_seen(cursor, start)
    if not cursor.take(IN):
        _tell_unread_seen(cursor, start)
    n = cursor.take_amount()
    if n is None:
        _tell_unread_seen(cursor, start)
    unit_start = cursor.start
    while not cursor.is_at_end and not cursor.next_is(WITHIN | TO):
        if cursor.lexemes[cursor.at].kind != "word":
            break
        cursor.at += 1
    unit = cursor.slice(unit_start, cursor.end) if cursor.end > unit_start else ""
    unit_days = exposure_days(unit)
    _check_counts(cursor, k, n, are_cases=unit_days is None)
    return Seen(k.number, n.number, unit, unit_days, cursor.place(start, cursor.end))


def _take_count(cursor: Cursor) -> Amount | None:
    start = cursor.start
    amount = cursor.take_amount()
    if amount is not None:
        cursor.take(TIMES)
        return amount
    number = cursor.take_one_of(BY_WORD)
    return None if number is None else Amount(number, start, cursor.end)


def _check_counts(cursor: Cursor, k: Amount, n: Amount, *, are_cases: bool) -> None:
    written = cursor.slice(k.start, n.end)
    if n.number <= 0:
        cursor.fail("seen-in-nothing", n.start, n.end, written=written)
    if k.number < 0:
        cursor.fail("share-below-zero", k.start, k.end, written=written)
    if are_cases and k.number > n.number:
        facts = {"seen": cursor.slice(k.start, k.end), "cases": cursor.slice(n.start, n.end)}
        cursor.fail("seen-more-than-cases", k.start, n.end, **facts)


def _tell_unread_seen(cursor: Cursor, start: int) -> NoReturn:
    cursor.fail(
        "unread-phrase",
        start,
        cursor.lexemes[-1].end,
        written=cursor.slice(start, cursor.lexemes[-1].end),
        wanted=A_COUNT,
        example=EXAMPLE_COUNT,
    )


def tell_unknown_word(
    cursor: Cursor,
    words: Iterable[str],
    wanted: tuple[str, str],
    example: tuple[str, str],
    stops: frozenset[str] = frozenset(),
) -> NoReturn:
    """Tell what stands next and is neither number nor known word; `words` are those it may be a slip of."""
    start, first = cursor.start, cursor.at
    while not cursor.is_at_end and not (cursor.at > first and cursor.next_is(stops)):
        cursor.at += 1
    written = cursor.slice(start, cursor.end)
    if first >= len(cursor.lexemes) or cursor.lexemes[first].kind != "word":
        end = len(cursor.text.rstrip())
        whole = cursor.slice(0, end)
        cursor.fail("unread-phrase", 0, end, written=whole, wanted=wanted, example=example)
    cursor.fail(
        "unknown-word",
        start,
        cursor.end,
        suggestion=nearest(written, words),
        word=written,
        wanted=wanted,
        example=example,
    )


def tell_left_over(cursor: Cursor, keywords: Collection[str] = ()) -> NoReturn:
    """Tell that the phrase goes on after it has said all; or that a keyword was misspelt there."""
    lexeme = cursor.lexemes[cursor.at]
    suggestion = nearest(lexeme.text, keywords) if lexeme.kind == "word" else None
    end = lexeme.end if suggestion else cursor.lexemes[-1].end
    written, read = cursor.slice(lexeme.start, end), cursor.slice(0, cursor.end)
    cursor.fail("words-left-over", lexeme.start, end, suggestion=suggestion, written=written, read=read)
