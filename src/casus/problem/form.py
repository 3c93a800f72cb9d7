"""What is told to an author: the place, the code and the facts of one problem."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


@dataclass(frozen=True, eq=False)
class SourceFile:
    """One file's text, with the offsets at which its lines start. `name` is shown to people."""

    name: str
    text: str = field(repr=False)  # a whole file: it would drown whatever is printed

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Return the offset of the first character of every line (lines end at "\\n" only)."""
        starts = [0]
        found = self.text.find("\n")
        while found >= 0:
            starts.append(found + 1)
            found = self.text.find("\n", found + 1)
        return tuple(starts)


@dataclass(frozen=True, slots=True)
class Place:
    """Characters start..end (end excluded) of a file."""

    file: SourceFile
    start: int
    end: int


def line_of(place: Place) -> int:
    """Return the 1-based line on which `place` starts."""
    return bisect_right(place.file.line_starts, place.start)


def column_of(place: Place) -> int:
    """Return the 1-based column of `place`, in characters (code points) from the line's start."""
    return place.start - place.file.line_starts[line_of(place) - 1] + 1


def words_of(place: Place) -> str:
    """Return the characters that `place` covers."""
    return place.file.text[place.start : place.end]


class Severity(StrEnum):
    """error: the case cannot be run as written; warning: it can, and a reader ought to know (a lint)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Related:
    """A second place of a problem, with the catalogue's label for it (e.g. `declared-here`)."""

    place: Place
    label: str


@dataclass(frozen=True)
class Problem:
    """One thing that an author can mend.

    `code` is a key of the catalogue, which holds the wording in every language; `facts` fill its
    braces. `subject` is what a lint is about, by name (`question.opens_on_time`), so that `accept:` can
    name it. `suggestion` is the nearest declared name, when there is one.
    """

    code: str
    place: Place | None
    facts: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()
    suggestion: str | None = None
    subject: str | None = None
