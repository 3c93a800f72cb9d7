"""What every field is read with, and how a problem of a field is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from casus.case.form import Factor, Share
from casus.problem import Place, Problem, Related, Severity

MOST_GUESSES = 2_000  # a file with more slips is no case, and each guess costs as much as a line

Tell = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Setting:
    """The case's language, its own table of words, and where problems go."""

    tell: Tell
    language: str = "en"
    words: Mapping[str, Share | Factor] = field(default_factory=dict)
    guesses: Iterator[int] = field(default_factory=count)  # how many misspelled keys were guessed at


def tell_problem(
    setting: Setting,
    code: str,
    place: Place,
    *,
    related: tuple[Related, ...] = (),
    suggestion: str | None = None,
    severity: Severity = Severity.ERROR,
    subject: str | None = None,
    **facts: object,
) -> None:
    """Tell the problem `code` at `place`; `facts` fill its wording."""
    setting.tell(Problem(code, place, facts, severity, related, suggestion, subject))
