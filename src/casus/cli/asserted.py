"""A case's assertions, run: those that do not hold are told at their place."""

from __future__ import annotations

from casus.cli.screen import Screen
from casus.forecast import Answer, AssertionAnswer, Effort, RunLimit, check_assertions
from casus.model import Model
from casus.problem import Problem, Severity


def run_assertions(model: Model, seed: int, aside: Screen) -> tuple[list[Problem], int]:
    """Return what is to be told of the case's assertions, and how many hold."""
    from casus.cli.progress import Progress

    if not model.assertions:
        return [], 0
    try:
        with Progress(aside) as progress:
            found = check_assertions(model, effort=Effort(seed=seed, progress=progress))
    except RunLimit as limit:
        return [limit.problem], 0
    told = [problem for each in found if (problem := problem_of(model, each)) is not None]
    return told, sum(each.holds is True for each in found)


def problem_of(model: Model, found: AssertionAnswer) -> Problem | None:
    """Return the problem that an assertion's answer is, or None where it holds."""
    if found.holds:
        return None
    assertion = model.assertions[found.number]
    facts = {
        "words": assertion.text,
        "before": share(found.before),
        "after": share(found.after),
        "points": "?" if found.difference is None else f"{100 * found.difference:+.1f}",
        "error": "?" if found.standard_error is None else f"{100 * found.standard_error:.1f}",
        "wanted": ("higher", "أعلى") if assertion.is_raising else ("lower", "أدنى"),
    }
    is_known = found.holds is not None
    return Problem(
        "assertion-fails" if is_known else "assertion-open",
        assertion.place,
        facts,
        Severity.ERROR if is_known else Severity.WARNING,
        subject=f"assertion.{found.number + 1}",
    )


def share(answer: Answer | None) -> str:
    """Return an answer in per cent."""
    return "?" if answer is None else f"{100 * answer.probability:.1f}%"
