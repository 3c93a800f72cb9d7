"""What phrases are written in: a scalar of a file, and how its problems are shown in a test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from casus.case.form import Factor, Share
from casus.problem import Place, Problem, SourceFile, words_of
from casus.text import Scalar

T = TypeVar("T")
Words = Mapping[str, Share | Factor]
BEFORE = "chance: "


def scalar_of(text: str) -> Scalar:
    """Return `text` as the value of a field, in a file."""
    file = SourceFile("case.yaml", f"{BEFORE}{text}\n")
    return Scalar(text, Place(file, len(BEFORE), len(BEFORE) + len(text)))


def place_of_nothing() -> Place:
    """Return a place, for values whose place does not matter."""
    return scalar_of("").place


def read(reader: Callable[..., T | None], text: str, words: Words | None = None) -> T:
    """Return what `reader` reads from `text`, which must be without a problem."""
    told: list[Problem] = []
    value = reader(scalar_of(text), words or {}, told.append)
    assert told == [] and value is not None, [problem.code for problem in told]
    return value


def problem_of(reader: Callable[..., object], text: str, words: Words | None = None) -> Problem:
    """Return the one problem that `reader` tells of `text`."""
    told: list[Problem] = []
    value = reader(scalar_of(text), words or {}, told.append)
    assert value is None and len(told) == 1, (value, [problem.code for problem in told])
    return told[0]


def told_of(reader: Callable[..., object], text: str) -> tuple[str, str]:
    """Return the code of the one problem of `text` and the words that it points at."""
    problem = problem_of(reader, text)
    assert problem.place is not None
    return problem.code, words_of(problem.place)
