"""The words of a BIF file, one after another, with the line of each."""

from __future__ import annotations

import re
from typing import NoReturn

_SPACE = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/|\ufeff)*", re.DOTALL)
_QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_MARK = re.compile(r"[{}()\[\];,|]")
_BARE = re.compile(r'(?:(?!//|/\*)[^\s{}()\[\];,|"])+')
_PROPERTY = re.compile(r'(?:"[^"\n]*"|[^;{}])*;?')
END = ""


class Scanner:
    """Where the reading of a text has come to. `word` is what stands next, END after the last."""

    def __init__(self, text: str) -> None:
        """Stand at the first word."""
        self.text = text
        self.start = self.end = 0
        self.word = END
        self.is_quoted = False
        self.go_on()

    @property
    def line(self) -> int:
        """Return the line of the word that stands next, from 1."""
        return self.text.count("\n", 0, self.start) + 1

    def go_on(self) -> None:
        """Go on to the next word."""
        space = _SPACE.match(self.text, self.end)
        self.start = self.end if space is None else space.end()
        self.is_quoted = False
        if self.start == len(self.text):
            self.end, self.word = self.start, END
            return
        quoted = _QUOTED.match(self.text, self.start)
        if quoted is not None:
            self.end, self.word, self.is_quoted = quoted.end(), quoted.group(1), True
            return
        found = _MARK.match(self.text, self.start) or _BARE.match(self.text, self.start)
        if found is None:
            what = "a closing quote" if self.text[self.start] == '"' else "the end of the comment"
            raise ValueError(f"line {self.line}: expected {what}, found {self._rest_of_line()!r}")
        self.end, self.word = found.end(), found.group()

    def is_mark(self, *marks: str) -> bool:
        """Return whether one of these marks or keywords stands next, unquoted."""
        return not self.is_quoted and self.word in marks

    def take(self, *marks: str) -> bool:
        """Return whether one of these marks or keywords stands next, and go past it."""
        if not self.is_mark(*marks):
            return False
        self.go_on()
        return True

    def need(self, mark: str, place: str) -> None:
        """Go past a mark or keyword that must stand here. Raises ValueError."""
        if not self.take(mark):
            self.fail(f"`{mark}` {place}")

    def take_name(self, what: str) -> str:
        """Return the name that must stand here, and go past it. Raises ValueError."""
        if self.word == END or (not self.is_quoted and _MARK.fullmatch(self.word)):
            self.fail(what)
        name = self.word
        self.go_on()
        return name

    def skip_property(self) -> None:
        """Go past a property, to its semicolon, whatever it holds."""
        found = _PROPERTY.match(self.text, self.start)
        self.end = self.start if found is None else found.end()
        self.go_on()

    def fail(self, expected: str) -> NoReturn:
        """Raise ValueError with the line, what was expected and what stands there."""
        found = "the end of the file" if self.word == END and not self.is_quoted else repr(self.word)
        raise ValueError(f"line {self.line}: expected {expected}, found {found}")

    def _rest_of_line(self) -> str:
        return self.text[self.start :].split("\n", 1)[0][:40]
