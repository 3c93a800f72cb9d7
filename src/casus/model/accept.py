"""Lints that a case accepts, each with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from casus.model.lint import LINTS
from casus.model.scope import MOST_COMPARED, Scope, tell
from casus.problem import Problem, Severity, nearest


def check_accepted(
    scope: Scope, told: Iterable[Problem], places: Iterable[str]
) -> frozenset[tuple[str, str | None]]:
    """Return the accepted (lint, subject or None for all); unknown lints and subjects are told.

    Subjects are the names of declared things (`question.leaves`, or `leaves` for all that is so called)
    and those of the lints told.
    """
    lints = [problem for problem in told if problem.severity is Severity.WARNING]
    codes = dict.fromkeys([*LINTS, *(problem.code for problem in lints)])
    subjects = dict.fromkeys([*places, *(problem.subject for problem in lints if problem.subject)])
    by_name: dict[str, list[str]] = {}
    for subject in subjects:
        for name in dict.fromkeys((subject, subject.partition(".")[2])):
            by_name.setdefault(name, []).append(subject)
    found: set[tuple[str, str | None]] = set()
    for accepted in scope.case.accepted:
        code = accepted.lint.key.replace("_", "-").replace(" ", "-").casefold()
        if code not in codes:
            tell(
                scope, "unknown-lint", accepted.lint.place, suggestion=nearest(code, codes),
                lint=accepted.lint.text, lints=list(LINTS),
            )  # fmt: skip
            continue
        if accepted.about is None:
            found.add((code, None))
            continue
        about = accepted.about.key
        meant = by_name.get(about, [])
        if not meant and about.rpartition(".")[2] not in scope.set_aside:
            is_small = next(scope.unknowns) * len(subjects) < MOST_COMPARED
            near = nearest(about, subjects) if is_small else None
            tell(
                scope, "unknown-subject", accepted.about.place, suggestion=near,
                about=accepted.about.text,
            )  # fmt: skip
        found.update((code, one) for one in meant)
    return frozenset(found)


def is_accepted(problem: Problem, accepted: frozenset[tuple[str, str | None]]) -> bool:
    """Return whether the case accepts this lint."""
    if problem.severity is not Severity.WARNING:
        return False
    return (problem.code, None) in accepted or (problem.code, problem.subject) in accepted
