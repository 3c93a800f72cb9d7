"""`casus check`: tell every problem of every case."""

from __future__ import annotations

import json as json_text
import sys
from collections.abc import Sequence
from typing import Annotated, Literal

from cyclopts import Parameter

from casus import __version__
from casus.cli.exit_code import FINE, MISUSE, PROBLEMS
from casus.cli.reading import has_errors, problems_to_json, read_case
from casus.cli.screen import Screen, screen_for
from casus.model import Model
from casus.problem import Problem, Severity, fenced_left, visible

SAID = {
    "held": ("assertions that hold: {held} of {all}", "التأكيدات المتحققة: {held} من {all}"),
    "tied": (
        "outcomes of disputes that are tied to the model: {n}; what the parties would do is not computed "
        "by this version, so they are not compared",
        "نتائج النزاعات المربوطة بالنموذج: {n}؛ ولا تحسب هذه النسخة ما كان الأطراف سيفعلونه، فلم تُقارن",
    ),
    "fine": ("{name}: no problems", "{name}: لا مشكلات"),
    "found": ("{name}: errors {errors}, warnings {warnings}", "{name}: أخطاء {errors}، تنبيهات {warnings}"),
}


def check(
    *cases: str,
    json: Annotated[bool, Parameter(negative=())] = False,
    strict: Annotated[bool, Parameter(negative=())] = False,
    run: Annotated[bool, Parameter(negative=())] = False,
    seed: int = 1,
    language: Literal["en", "ar"] | None = None,
) -> int:
    """Tell every problem of a case at once: where it is, why it is one, and how to mend it.

    Returns the exit code: 0 when every case can be run, 1 when one cannot, 2 for misuse.

    Parameters
    ----------
    cases
        Files or folders.
    json
        Print the problems as JSON.
    strict
        Let warnings fail too.
    run
        Run the case's assertions too: what it says of itself must follow from its numbers.
    seed
        Key of all luck of that run.
    language
        Language of the messages; by default that of your system.
    """
    screen = screen_for(sys.stdout, language)
    if not cases:
        screen_for(sys.stderr, language).tell([Problem("case-not-named", None, {"command": "casus check"})])
        return MISUSE
    found: list[tuple[str, str, Sequence[Problem]]] = []
    for path in cases:
        document, _, checked = read_case(path)
        problems, n_held = list(checked.problems), 0
        if run and checked.model is not None:
            from casus.cli.asserted import run_assertions

            told, n_held = run_assertions(checked.model, seed, screen_for(sys.stderr, language))
            problems += told
        found.append((path, document.digest, problems))
        if not json:
            write_problems(screen, path, problems)
            write_held(screen, checked.model, n_held, is_run=run)
    if json:
        record = problems_to_json(found, __version__, screen.language)
        screen.write(json_text.dumps(record, ensure_ascii=screen.is_ascii, indent=2) + "\n")
    is_failing = any(has_errors(problems) or (strict and problems) for _, _, problems in found)
    return PROBLEMS if is_failing else FINE


def write_held(screen: Screen, model: Model | None, n_held: int, *, is_run: bool) -> None:
    """Write how many assertions held, and which disputes could not be compared with the answers."""
    if not is_run or model is None:
        return
    side = screen.language == "ar"
    fence = fenced_left if side else str
    if model.assertions:
        counts = SAID["held"][side].format(held=fence(str(n_held)), all=fence(str(len(model.assertions))))
        screen.write(f"{counts}\n")
    n_tied = sum(outcome.in_model is not None for dispute in model.disputes for outcome in dispute.outcomes)
    if n_tied:
        screen.write(SAID["tied"][side].format(n=fence(str(n_tied))) + "\n")


def write_problems(screen: Screen, name: str, problems: Sequence[Problem]) -> None:
    """Write a case's problems, and how many there are."""
    side = screen.language == "ar"
    name = fenced_left(visible(name)) if side else visible(name)
    if not problems:
        screen.write(SAID["fine"][side].format(name=name) + "\n")
        return
    screen.tell(problems)
    n_errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = SAID["found"][side].format(name=name, errors=n_errors, warnings=len(problems) - n_errors)
    screen.write(f"\n{counts}\n")
