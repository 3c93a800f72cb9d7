"""Read interventions and the assertions made of them: `set dam is open from 2024-05-01`, `make flood on …`.

    intervention = "set" part ["from" DATE] | "make" EVENT ["happen"] ["on" DATE]
                 | "scale" EVENT ["by"] FACTOR [span]
    assertion    = intervention ("raises" | "lowers") any ("by" | "on" | "throughout") DATE

Where it is known which of the three is meant, its verb may be left out. `part`, `any` and `span` are those of
conditions. Both languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NoReturn

from casus.case.clause import DEEPEST, Reader, read_any, read_date, read_name, read_part, read_span
from casus.case.form import (
    Assertion,
    Clause,
    DaysBetween,
    Factor,
    Intervention,
    MakeHappen,
    ScaleHazard,
    SetValue,
    Share,
)
from casus.case.lexeme import UnreadError
from casus.case.phrase import read_factor
from casus.case.wording import ASSERTED_BY, INTERVENTION_WORDS, LONGEST_KEYWORD
from casus.problem import Problem
from casus.text import Scalar

WordTable = Mapping[str, Share | Factor]
Tell = Callable[[Problem], None]
_NOUGHT = re.compile(r"[x×*✕]\s*0(\.0*)?", re.IGNORECASE)
_ENDS_OF_FACTOR = ("from", "until", "between")


def read_intervention(scalar: Scalar, kind: str, words: WordTable, tell: Tell) -> Intervention | None:
    """Return the intervention that `scalar` states, or tell one located problem and return None.

    `kind` is `set`, `make` or `scale`; its verb may stand first too.
    """
    reader = Reader(scalar)
    try:
        if not reader.tokens:
            reader.fail("intervention-empty", 0, 0, kind=kind, example=EXAMPLES[kind])
        take_word(reader, kind)
        found = take_intervention(reader, kind, words)
        if reader.at < len(reader.tokens):
            reader.tell_left_over()
        return found
    except UnreadError as unread:
        tell(unread.problem)
        return None


EXAMPLES = {
    "set": ("dam is open from 2024-05-01", "السد هو مفتوح من 2024-05-01"),
    "make": ("flood on 2024-05-01", "الفيضان يوم 2024-05-01"),
    "scale": ("flood by x2 from 2024-05-01", "الفيضان ×2 من 2024-05-01"),
}


def read_assertion(scalar: Scalar, words: WordTable, tell: Tell) -> Assertion | None:
    """Return the reality check that `scalar` states, or tell one located problem and return None."""
    reader = Reader(scalar)
    try:
        if not reader.tokens:
            reader.fail("assertion-unread", 0, 0, written=scalar.text)
        kind = take_word(reader, "set", "make", "scale") or "set"
        intervention = take_intervention(reader, kind, words)
        direction = take_word(reader, "raises", "lowers")
        if not direction:
            tell_unread(reader)
        start = reader.at
        condition = read_any(reader, DEEPEST)
        span = reader.span(start, reader.at - 1)
        mode = take_mode(reader)
        if not mode:
            tell_unread(reader)
        day = read_date(reader)
        if reader.at < len(reader.tokens):
            reader.tell_left_over()
    except UnreadError as unread:
        tell(unread.problem)
        return None
    clause = Clause(condition, " ".join(reader.slice(*span).split()), reader.place(*span))
    text = " ".join(scalar.text.split())
    return Assertion(text, intervention, direction == "raises", clause, mode, day, scalar.place)


def tell_unread(reader: Reader) -> NoReturn:
    """Tell that this is not how an assertion goes on."""
    at = min(reader.at, len(reader.tokens) - 1)
    start, end = reader.span(at, len(reader.tokens) - 1)
    reader.fail("assertion-unread", start, end, written=reader.slice(start, end))


def take_intervention(reader: Reader, kind: str, words: WordTable) -> Intervention:
    """Return the intervention that stands next, its verb already taken."""
    start = reader.at
    if kind == "set":
        condition = read_part(reader, 2)
        first = read_date(reader) if reader.take_keyword("from") else None
        return SetValue(condition, first, reader.place(*reader.span(start, reader.at - 1)))
    event = read_name(reader)
    if kind == "make":
        take_word(reader, "happen")
        day = read_date(reader) if take_word(reader, "on") else None
        return MakeHappen(event, day, reader.place(*reader.span(start, reader.at - 1)))
    take_word(reader, "by")
    factor = take_factor(reader, words)
    is_dated = reader.keyword()[0] in _ENDS_OF_FACTOR
    span = read_span(reader) if is_dated else DaysBetween(None, None)
    place = reader.place(*reader.span(start, reader.at - 1))
    return ScaleHazard(event, factor, span.first, span.last, place)


def take_factor(reader: Reader, words: WordTable) -> Factor | None:
    """Return the factor that stands next, up to its dates or to `raises`; None where it is `x0`."""
    first = reader.at
    while reader.at < len(reader.tokens) and not (
        reader.keyword()[0] in _ENDS_OF_FACTOR or is_next(reader, "raises", "lowers")
    ):
        reader.at += 1
    if reader.at == first:
        reader.at = first
        reader.tell_missing()
    start, end = reader.span(first, reader.at - 1)
    text = reader.slice(start, end)
    if _NOUGHT.fullmatch(text):
        return None
    told: list[Problem] = []
    factor = read_factor(Scalar(text, reader.place(start, end)), words, told.append)
    if factor is None:
        raise UnreadError(told[0])
    return factor


# ---- words ------------------------------------------------------------------------------------


def next_word(reader: Reader, table: Mapping[str, str]) -> tuple[str, int]:
    """Return what the longest entry of `table` that stands next means, and its number of tokens."""
    for n_tokens in range(min(LONGEST_KEYWORD, len(reader.tokens) - reader.at), 0, -1):
        tokens = reader.tokens[reader.at : reader.at + n_tokens]
        found = table.get(" ".join(token.folded for token in tokens))
        if found is not None:
            return found, n_tokens
    return "", 0


def is_next(reader: Reader, *kinds: str) -> bool:
    """Tell whether one of these words stands next."""
    return next_word(reader, INTERVENTION_WORDS)[0] in kinds


def take_word(reader: Reader, *kinds: str) -> str:
    """Return which of these words stands next, and go past it; else ""."""
    kind, n_tokens = next_word(reader, INTERVENTION_WORDS)
    if kind not in kinds:
        return ""
    reader.at += n_tokens
    return kind


def take_mode(reader: Reader) -> str:
    """Return `by`, `on` or `throughout` where its word stands next, and go past it; else ""."""
    mode, n_tokens = next_word(reader, ASSERTED_BY)
    reader.at += n_tokens
    return mode
