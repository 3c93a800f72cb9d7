"""A phrase as lexemes, and a cursor over them that knows the place of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from casus.problem import Place, Problem, words_of
from casus.quantity import INVISIBLE, fold_word, plain_digits, read_number
from casus.text import Scalar

T = TypeVar("T")

LONGEST_PHRASE = 400  # characters; longer is prose, not a phrase
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}{INVISIBLE}])*"
_LEXEME = re.compile(
    r"(?P<number>[0-9](?:[0-9.,_]*[0-9])?(?:[eE][+-]?[0-9]+)?|\.[0-9]+)"
    rf"|(?P<word>{_LETTERS}(?:[-'’]{_LETTERS})*)"
    rf"|(?P<sign>[^\s{INVISIBLE}])"
)
_LONGEST_KEYWORD = 6  # lexemes


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A number, a word or a sign, at characters start..end of the phrase."""

    kind: str
    text: str
    start: int
    end: int


class UnreadError(Exception):
    """A phrase cannot be read; holds the problem to be told."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written, at characters start..end; its sign included."""

    number: float
    start: int
    end: int


class Cursor:
    """Where the reading of a phrase has come to. Positions count lexemes; places count characters."""

    def __init__(self, scalar: Scalar) -> None:
        self.scalar = scalar
        self.text = plain_digits(scalar.text)
        # A quoted text with escapes, or one folded from several lines, has other offsets than its place.
        self.is_aligned = words_of(scalar.place) == scalar.text
        self.lexemes = tuple(
            Lexeme(str(found.lastgroup), found[0], found.start(), found.end())
            for found in _LEXEME.finditer(self.text[: LONGEST_PHRASE + 1])
        )
        self.at = 0

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.lexemes)

    @property
    def start(self) -> int:
        """The character at which the next lexeme starts (at the end: where the last one ends)."""
        if not self.is_at_end:
            return self.lexemes[self.at].start
        return self.lexemes[-1].end if self.lexemes else 0

    @property
    def end(self) -> int:
        """The character at which the last lexeme taken ends."""
        return self.lexemes[self.at - 1].end if self.at else 0

    def place(self, start: int, end: int) -> Place:
        """Return the place of characters start..end, or of the whole phrase where offsets do not map."""
        whole = self.scalar.place
        if not self.is_aligned or end <= start:
            return whole
        return Place(whole.file, whole.start + start, whole.start + end)

    def slice(self, start: int, end: int) -> str:
        """Return the characters as the author wrote them."""
        return self.scalar.text[start:end].strip()

    def fail(
        self, code: str, start: int, end: int, *, suggestion: str | None = None, **facts: object
    ) -> NoReturn:
        """Raise the problem `code` at characters start..end."""
        problem = Problem(code, self.place(start, end), facts, suggestion=suggestion)
        raise UnreadError(problem)

    def take_one_of(self, table: Mapping[str, T]) -> T | None:
        """Return the value of the longest entry of `table` that stands next, and go past it."""
        for n_lexemes in range(min(_LONGEST_KEYWORD, len(self.lexemes) - self.at), 0, -1):
            last = self.lexemes[self.at + n_lexemes - 1]
            folded = fold_word(self.text[self.start : last.end])
            found = table.get(folded, table.get(folded.replace("-", " ").replace("_", " ")))
            if found is not None:
                self.at += n_lexemes
                return found
        return None

    def take(self, words: Collection[str]) -> bool:
        """Return whether one of `words` stands next, and go past it."""
        return self.take_one_of(dict.fromkeys(words, True)) is not None

    def next_is(self, words: Collection[str]) -> bool:
        """Return whether one of `words` stands next."""
        before = self.at
        is_next = self.take(words)
        self.at = before
        return is_next

    def take_amount(self) -> Amount | None:
        """Return the number that stands next, with its sign, or None. A number out of range is told."""
        before, start = self.at, self.start
        sign = 1.0
        if not self.is_at_end and self.lexemes[self.at].text in "+-":
            sign = -1.0 if self.lexemes[self.at].text == "-" else 1.0
            self.at += 1
        if self.is_at_end or self.lexemes[self.at].kind != "number":
            self.at = before
            return None
        lexeme = self.lexemes[self.at]
        self.at += 1
        number = read_number(lexeme.text)
        if number is None:
            is_large = re.fullmatch(r"[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", lexeme.text) is not None
            code = "number-too-large" if is_large else "number-unclear"
            self.fail(code, lexeme.start, lexeme.end, written=lexeme.text)
        return Amount(sign * number, start, lexeme.end)
