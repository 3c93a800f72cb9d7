"""The grammar of conditions over tokens: names, keywords, brackets, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from casus.case.day import day_from
from casus.case.form import (
    All,
    AnyOf,
    AtLeast,
    Below,
    Condition,
    Day,
    DaysBetween,
    Happened,
    Holds,
    Is,
    Name,
    Not,
)
from casus.case.lexeme import Cursor
from casus.case.wording import AFTER_WAW, CONDITION_WORDS, LONGEST_KEYWORD, NUMBER_WORDS
from casus.problem import nearest
from casus.quantity import INVISIBLE, date_parts, fold_word, plain_digits, read_number
from casus.text import Scalar, normalise_name

DEEPEST = 50  # brackets and `not` inside one another: far beyond what can be read, short of what overflows
_TOKEN = re.compile(r"[()（）]|[,،;؛]|[^\s()（），,،;؛]+")
_COMPARISON = re.compile(r"(>=|<=|!=|==|[<>=≥≠])")
_MOST_DATE_TOKENS = 7  # Wednesday , 7 أبريل / نيسان 2021
_MOST_TIMES = 1_000_000


@dataclass(frozen=True, slots=True)
class Token:
    """Characters start..end of the condition, as folded for keywords."""

    text: str
    folded: str
    start: int
    end: int


class Reader(Cursor):
    """Where the reading of a condition has come to."""

    def __init__(self, scalar: Scalar) -> None:
        super().__init__(scalar)
        self.tokens = tuple(_tokens_of(scalar.text))

    def keyword(self, ahead: int = 0) -> tuple[str, int]:
        """Return the kind of keyword that stands `ahead` tokens on, and its number of tokens; "" for none."""
        at = self.at + ahead
        for n_tokens in range(min(LONGEST_KEYWORD, len(self.tokens) - at), 0, -1):
            folded = " ".join(token.folded for token in self.tokens[at : at + n_tokens])
            kind = CONDITION_WORDS.get(folded)
            if kind is not None:
                return kind, n_tokens
        return "", 0

    def take_keyword(self, *kinds: str) -> str:
        """Return the keyword that stands next if it is one of `kinds`, and go past it; else ""."""
        kind, n_tokens = self.keyword()
        if kind not in kinds:
            return ""
        self.at += n_tokens
        return kind

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of tokens first..last (last included)."""
        return self.tokens[first].start, self.tokens[last].end

    def tell_missing(self) -> NoReturn:
        """Tell that something is missing here, after the last token taken or before the next."""
        beside = self.at - 1 if self.at else 0
        start, end = self.span(beside, beside)
        code = "condition-missing-after" if self.at else "condition-missing-before"
        self.fail(code, start, end, beside=self.slice(start, end))

    def tell_left_over(self) -> NoReturn:
        """Tell what stands where only a connective may."""
        token = self.tokens[self.at]
        if self.keyword()[0] == ")":
            self.fail("bracket-not-opened", token.start, token.end)
        last = self.at
        while last + 1 < len(self.tokens) and self.keyword(last + 1 - self.at)[0] not in (
            "and",
            "or",
            "(",
            ")",
        ):
            last += 1
        start, end = self.span(self.at, last)
        read = self.slice(*self.span(0, self.at - 1))
        keywords = (word for word, kind in CONDITION_WORDS.items() if kind not in "()")
        suggestion = nearest(token.text, keywords) if len(token.text) > 2 else None
        if suggestion:
            end = token.end
        written = self.slice(start, end)
        self.fail("condition-left-over", start, end, suggestion=suggestion, written=written, read=read)


def _tokens_of(text: str) -> list[Token]:
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        while start < end and text[start] in INVISIBLE:
            start += 1
        while end > start and text[end - 1] in INVISIBLE:
            end -= 1
        for piece_start, piece_end in _pieces_of(text, start, end):
            piece = text[piece_start:piece_end]
            tokens.append(Token(piece, fold_word(piece), piece_start, piece_end))
    return tokens


def _pieces_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the pieces of one run of characters: `bases>=3` is three, `و2021-01-01` and `وليس` two."""
    word = text[start:end]
    if len(word) > 1 and word[0] == "و" and (word[1].isdigit() or fold_word(word[1:]) in AFTER_WAW):
        return [(start, start + 1), (start + 1, end)]
    pieces, at = [], start
    for piece in _COMPARISON.split(word):
        if piece:
            pieces.append((at, at + len(piece)))
        at += len(piece)
    return pieces


def read_any(reader: Reader, depth: int) -> Condition:
    """Return the condition up to what no `or` or `and` joins on."""
    parts = [_read_all(reader, depth)]
    while reader.take_keyword("or"):
        parts.append(_read_all(reader, depth))
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _read_all(reader: Reader, depth: int) -> Condition:
    parts = [read_part(reader, depth)]
    while reader.take_keyword("and"):
        parts.append(read_part(reader, depth))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def read_part(reader: Reader, depth: int) -> Condition:
    """Return what `and` and `or` join: a statement, a stretch of days, or either in brackets or negated."""
    opened = reader.at
    kind, n_tokens = reader.keyword()
    if kind in ("not", "(") and depth == 0:
        token = reader.tokens[opened]
        reader.fail("condition-too-deep", token.start, token.end, limit=DEEPEST)
    if kind == "not":
        reader.at += n_tokens
        return Not(read_part(reader, depth - 1))
    if kind == "(":
        reader.at += 1
        condition = read_any(reader, depth - 1)
        if reader.at >= len(reader.tokens):
            reader.fail("bracket-not-closed", *reader.span(opened, opened))
        if not reader.take_keyword(")"):
            reader.tell_left_over()
        return condition
    if kind in ("from", "until", "between"):
        return read_span(reader)
    return _read_statement(reader)


# ---- dates ----------------------------------------------------------------------------------


def read_span(reader: Reader) -> DaysBetween:
    """Return a stretch of days: `from D`, `until D`, `from D until D`, `between D and D`."""
    kind = reader.take_keyword("from", "until", "between")
    start = reader.at
    first = read_date(reader)
    if kind == "until":
        return DaysBetween(None, first)
    if kind == "from" and not reader.take_keyword("until", "to"):
        return DaysBetween(first, None)
    if kind == "between" and not reader.take_keyword("and", "to"):
        beside = reader.span(start, reader.at - 1)
        reader.fail("condition-missing-after", *beside, beside=reader.slice(*beside))
    second = reader.at
    last = read_date(reader)
    if first.date > last.date:
        earlier = reader.slice(*reader.span(start, second - 2))
        later = reader.slice(*reader.span(second, reader.at - 1))
        reader.fail("days-upside-down", *reader.span(start, reader.at - 1), first=earlier, last=later)
    return DaysBetween(first, last)


def read_date(reader: Reader) -> Day:
    """Return the day that the longest run of the next tokens names; else it is told as far as a keyword."""
    start, n_left = reader.at, len(reader.tokens) - reader.at
    if n_left == 0 or reader.keyword()[0] in ("and", "or", "(", ")", "until", "to"):
        reader.tell_missing()
    for n_tokens in range(min(_MOST_DATE_TOKENS, n_left), 0, -1):
        span = reader.span(start, start + n_tokens - 1)
        if _is_date(reader.slice(*span)):
            reader.at += n_tokens
            return day_from(reader, *span)
    n_tokens = 1
    while n_tokens < n_left and reader.keyword(n_tokens)[0] not in ("and", "or", "(", ")", "until", "to"):
        n_tokens += 1
    reader.at += n_tokens
    return day_from(reader, *reader.span(start, start + n_tokens - 1))


def _is_date(text: str) -> bool:
    parts = date_parts(text)
    return parts is not None and None not in parts


# ---- statements -----------------------------------------------------------------------------


def _read_statement(reader: Reader) -> Condition:
    verb = reader.take_keyword("happened", "not-happened")  # وقع NAME
    name = read_name(reader)
    if verb:
        return _happened(reader, name, verb)
    kind = reader.take_keyword("is", "is-not", "at-least", "below", "happened", "not-happened")
    if not kind and reader.keyword()[0] == "not":  # NAME ليس LEVEL
        reader.at += 1
        kind = "is-not"
    if kind in ("happened", "not-happened"):
        return _happened(reader, name, kind)
    if kind == "at-least":
        times = _take_times(reader)
        return AtLeast(name, read_name(reader)) if times is None else Happened(name, times)
    if kind == "below":
        return Below(name, read_name(reader))
    if kind:
        level = read_name(reader)
        if kind == "is" and reader.take_keyword("at-least"):  # هو LEVEL على الأقل
            return AtLeast(name, level)
        return Is(name, level, is_negated=kind == "is-not")
    times = _take_times(reader)
    if times is not None:
        return Happened(name, times)
    if reader.at < len(reader.tokens) and not reader.keyword()[0] and reader.keyword(1)[0] == "at-least":
        level = read_name(reader)  # NAME LEVEL على الأقل
        reader.take_keyword("at-least")
        return AtLeast(name, level)
    return Holds(name)


def _happened(reader: Reader, name: Name, verb: str) -> Condition:
    reader.take_keyword("at-least")
    happened = Happened(name, _take_times(reader) or 1)
    return Not(happened) if verb == "not-happened" else happened


def _take_times(reader: Reader) -> int | None:
    """Return how often: `once`, `twice`, `3 times`, `ثلاث مرات`; None where it is not said."""
    word = reader.take_keyword("once", "twice")
    if word:
        return 1 if word == "once" else 2
    if reader.at >= len(reader.tokens) or reader.keyword(1)[0] not in ("times", "once"):
        return None
    token = reader.tokens[reader.at]
    number = NUMBER_WORDS.get(token.folded) or read_number(token.text)
    if number is None:
        return None
    if number != int(number) or not 1 <= number <= _MOST_TIMES:
        reader.fail("times-not-whole", token.start, token.end, written=token.text)
    reader.at += 2
    return int(number)


def read_name(reader: Reader) -> Name:
    """Return the name or level that stands next; a keyword, a comma or a date is told."""
    if reader.at >= len(reader.tokens):
        reader.tell_missing()
    token = reader.tokens[reader.at]
    kind, n_tokens = reader.keyword()
    if kind in ("and", "or", ")") or (
        kind and reader.at == 0 and kind not in ("once", "twice", "times", "to")
    ):
        reader.tell_missing()
    if kind:
        span = reader.span(reader.at, reader.at + n_tokens - 1)
        reader.fail("keyword-as-name", *span, word=reader.slice(*span))
    if token.text in ",،;؛":
        reader.fail("condition-left-over", token.start, token.end, written=token.text, read="")
    if _is_date(token.text):
        reader.fail("date-alone", token.start, token.end, written=token.text)
    reader.at += 1
    is_number = read_number(token.text) is not None
    key = plain_digits(token.text) if is_number else normalise_name(token.text)
    return Name(token.text, key, reader.place(token.start, token.end))
