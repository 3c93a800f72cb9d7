"""Factors at a cursor: `x3`, `/2`, `x2 to x5`, `strongly`."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NoReturn

from casus.case.amount import take_connector, take_opening, tell_missing, tell_upside_down
from casus.case.form import Factor
from casus.case.lexeme import Cursor
from casus.case.share import OwnWords
from casus.case.wording import ABOUT, DIVIDED, FACTOR_BY_WORD, FOLD, MULTIPLIED, PERCENT
from casus.quantity import FACTOR_WORDS, fold_word

_DEFAULT = {fold_word(word): (size, size) for word, size in FACTOR_WORDS.items()}
A_FACTOR = ("a factor", "معاملًا")
EXAMPLE_FACTOR = ("x2 to x5", "×2 إلى ×5")


@dataclass(frozen=True, slots=True)
class _Side:
    """One end of a factor as a multiplier. kind: times, over, word or bare."""

    low: float
    high: float
    kind: str
    start: int
    end: int


def take_factor(cursor: Cursor, words: OwnWords) -> Factor | None:
    """Return the factor that stands next, or None where neither sign, number nor word of the table does."""
    start = cursor.start
    cursor.take(ABOUT)
    is_between = take_opening(cursor)
    first = _take_side(cursor, words)
    if first is None:
        return None
    if first.kind == "bare":
        _tell_bare(cursor, first, words)
    second = first
    if take_connector(cursor, is_between):
        second = _take_side(cursor, words) or tell_missing(cursor)
        if second.kind == "bare":  # x2 to 5, /2 to 5
            low = 1 / second.low if first.kind == "over" else second.low
            second = replace(second, low=low, high=low, kind=first.kind)
    if first.low > second.high:
        if not first.kind == second.kind == "over":
            tell_upside_down(cursor, (first.start, first.end), (second.start, second.end))
        first, second = second, first  # `/2 to /5` reads as naturally as `/5 to /2`, and means the same
    is_worded = "word" in (first.kind, second.kind)
    word = cursor.slice(first.start, second.end) if is_worded else None
    return Factor(first.low, second.high, cursor.place(start, cursor.end), word=word)


def _tell_bare(cursor: Cursor, first: _Side, words: OwnWords) -> NoReturn:
    """Tell a number that does not say whether it multiplies or divides."""
    mend = f"x{first.low:g}"
    second = _take_side(cursor, words) if take_connector(cursor, False) or cursor.next_is(DIVIDED) else None
    if second is not None and second.kind == "bare":
        mend = f"{mend} to x{second.low:g}"
    elif second is not None and second.kind == "over" and first.low == 1:  # 1/2
        mend = cursor.slice(second.start, second.end)
    end = cursor.end if second is not None else first.end
    cursor.fail("bare-factor", first.start, end, written=cursor.slice(first.start, end), mend=mend)


def factor_table(words: OwnWords) -> dict[str, tuple[float, float]]:
    """Return the sizes of all words of strength, the case's own before the default ones."""
    own = {fold_word(word): (size.low, size.high) for word, size in words.items() if isinstance(size, Factor)}
    return {**_DEFAULT, **own} if own else _DEFAULT


def _take_side(cursor: Cursor, words: OwnWords) -> _Side | None:
    start, before = cursor.start, cursor.at
    band = cursor.take_one_of(factor_table(words))
    if band is not None:
        return _Side(*band, "word", start, cursor.end)
    size = cursor.take_one_of(FACTOR_BY_WORD)
    if size is not None:
        return _Side(size, size, "times", start, cursor.end)
    is_times = cursor.take(MULTIPLIED)
    is_over = not is_times and cursor.take(DIVIDED)
    amount = cursor.take_amount()
    if amount is None:
        if is_times or is_over:
            tell_missing(cursor)
        cursor.at = before
        return None
    if cursor.take(PERCENT):
        share = amount.number / 100
        mend = f"x{share if is_times else 1 + share:g}"
        cursor.fail("percent-unwanted", start, cursor.end, written=cursor.slice(start, cursor.end), mend=mend)
    if not is_times and not is_over:
        is_times = cursor.take(FOLD)
    size = 1 / amount.number if is_over and amount.number else amount.number
    if math.isinf(size):
        cursor.fail("number-too-large", start, cursor.end, written=cursor.slice(start, cursor.end))
    if not size > 0:
        cursor.fail("factor-not-positive", start, cursor.end, written=cursor.slice(start, cursor.end))
    kind = "over" if is_over else "times" if is_times else "bare"
    return _Side(size, size, kind, start, cursor.end)
