"""From a path to a checked case: the first three arrows, wired."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casus.case import Case, parse_document
from casus.model import Checked, check_case
from casus.problem import Problem, Severity, problem_to_json, without_surrogates
from casus.text import Document, read_document

FORMAT = 1


def read_case(path: str) -> tuple[Document, Case, Checked]:
    """Return the three forms of the case at `path`; what is wrong stands in their problems."""
    document = read_document(path)
    case = parse_document(document)
    return document, case, check_case(case)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any problem keeps the case from being run."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def problems_to_json(
    cases: Sequence[tuple[str, str, Sequence[Problem]]], version: str, language: str
) -> dict[str, object]:
    """Return cases as (path, digest, problems) in the shape of docs/reference/check.schema.json."""
    return {
        "casus": FORMAT,
        "version": version,
        "cases": [
            {
                "path": without_surrogates(path),
                "digest": digest,
                "problems": [problem_to_json(problem, language) for problem in problems],
            }
            for path, digest, problems in cases
        ],
    }
