"""`casus run`: answer a case's questions on one page."""

from __future__ import annotations

import json as json_text
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from casus import __version__
from casus.cli.exit_code import FINE, INTERRUPTED, MISUSE, PROBLEMS
from casus.cli.reading import problems_to_json, read_case
from casus.cli.screen import Screen, screen_for
from casus.model import Model
from casus.problem import Problem, Severity
from casus.quantity import format_date, read_date

MOST = {
    "--seed": (0, 2**64 - 1, "it is the key of all luck, of 64 bits.", "هي مفتاح كل رقم عشوائي، من 64 بتًا."),
    "--worlds": (1, 10**12, "these many histories are tried.", "هذا عدد مجريات الأحداث التي تُجرَّب."),
    "--error": (0.001, 50.0, "it is in percentage points.", "وحدتها النقطة المئوية."),
    "--threads": (1, 1024, "so many threads share the work.", "هذا عدد الخيوط التي تتقاسم العمل."),
}  # fmt: skip


def run(
    case: str,
    /,
    *,
    json: Annotated[bool, Parameter(negative=())] = False,
    brief: Annotated[bool, Parameter(negative=())] = False,
    seed: int = 1,
    worlds: int | None = None,
    error: float | None = None,
    threads: int | None = None,
    engine: Literal["auto", "exact", "worlds", "plain"] = "auto",
    language: Literal["en", "ar"] | None = None,
    as_of: str | None = None,
) -> int:
    """Answer the questions of a case on one page: how likely, and by when.

    Returns the exit code: 0, 1 when the case has errors, 2 for misuse, 130 when it was interrupted.

    Parameters
    ----------
    case
        A file or a folder.
    json
        Print the answers as JSON (docs/reference/run.schema.json).
    brief
        Print the first reading of each question only, and the next dates.
    seed
        Key of all luck; another seed tries other histories.
    worlds
        Try exactly so many histories, instead of running until the error is small.
    error
        Stop when every answer's standard error is below this, in percentage points; by default 0.1, or 1 with
        plain.
    threads
        How many threads share the work; by default one for each processor.
    engine
        exact computes small cases without trying histories, worlds is compiled and fast, plain is the slow
        definition; auto takes exact where it is quick, else what is there.
    language
        Language of the page; by default that of your system.
    as_of
        The day of the case. A later one is refused until observations are weighed.
    """
    screen, aside = screen_for(sys.stdout, language), screen_for(sys.stderr, language)
    asked = {"--seed": seed, "--worlds": worlds, "--error": error, "--threads": threads}
    if misused := list(misuses(asked, engine, as_of)):
        aside.tell(misused)
        return MISUSE
    document, _, checked = read_case(case)
    if checked.model is None:
        told = screen if json else aside
        return tell_errors(case, document.digest, checked.problems, told, json=json)
    if as_of is not None and (refused := date_refused(read_date(as_of), checked.model.as_of, aside.language)):
        aside.tell([refused])
        return MISUSE

    effort = {
        "seed": seed,
        "n_worlds": worlds,
        "standard_error": None if error is None else error / 100,
        "engine": engine,
        "n_threads": threads,
    }
    return answer_case(checked.model, effort, (json, brief), screen, aside)


def tell_errors(case: str, digest: str, problems: Sequence[Problem], told: Screen, *, json: bool) -> int:
    """Tell why a case cannot be run: its errors, or as JSON all its problems; return 1."""
    if json:
        write_json(told, problems_to_json([(case, digest, problems)], __version__, told.language))
    else:
        told.tell(problem for problem in problems if problem.severity is Severity.ERROR)
    return PROBLEMS


def answer_case(
    model: Model, effort: dict[str, Any], form: tuple[bool, bool], screen: Screen, aside: Screen
) -> int:
    """Run the model, write what was found, and return the exit code."""
    from casus.cli.progress import Progress
    from casus.forecast import RunLimit, run_case
    from casus.report import answers_to_json, make_page, page_to_text

    is_json, is_brief = form
    try:
        with Progress(aside) as progress:
            answers = run_case(model, progress=progress, **effort)
    except RunLimit as limit:
        told = screen if is_json else aside
        return tell_errors(model.name, model.digest, [limit.problem], told, json=is_json)
    if is_json:
        write_json(screen, answers_to_json(model, answers, __version__))
    else:
        page = make_page(model, answers, screen.language, is_brief)
        screen.write(page_to_text(page, screen.width, screen.is_coloured, screen.is_ascii))
    return INTERRUPTED if answers.is_interrupted else FINE


def write_json(screen: Screen, record: dict[str, object]) -> None:
    """Write a record as JSON, in letters that the stream can take."""
    screen.write(json_text.dumps(record, ensure_ascii=screen.is_ascii, indent=2, allow_nan=False) + "\n")


def misuses(asked: dict[str, int | float | None], engine: str, as_of: str | None) -> Iterator[Problem]:
    """Yield what is wrong with the options, whatever the case."""
    for option, value in asked.items():
        low, high, why, why_ar = MOST[option]
        if value is not None and not low <= value <= high:
            facts = {"option": option, "low": low, "high": high, "value": value, "why": (why, why_ar)}
            yield Problem("option-out-of-range", None, facts)
    if as_of is not None and read_date(as_of) is None:
        yield Problem("date-unreadable", None, {"value": as_of})
    if engine == "worlds":
        from casus.engine import has_kernel

        if not has_kernel():
            yield Problem("engine-missing", None)


def date_refused(asked: date | None, as_of: date, language: str) -> Problem | None:
    """Return why the case cannot be run as of another day than its own, or None for its own."""
    if asked is None or asked == as_of:
        return None
    code = "as-of-later" if asked > as_of else "as-of-earlier"
    return Problem(code, None, {"as_of": format_date(as_of, language), "asked": format_date(asked, language)})
