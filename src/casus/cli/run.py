"""`casus run`: answer a case's questions on one page."""

from __future__ import annotations

import json as json_text
import sys
from collections.abc import Sequence
from typing import Annotated, Any

from cyclopts import Parameter

from casus import __version__
from casus.cli.asking import date_refused
from casus.cli.exit_code import FINE, INTERRUPTED, MISUSE, PROBLEMS
from casus.cli.options import DEFAULTS, RunOptions, date_misuse, option_misuses, tell_all
from casus.cli.reading import problems_to_json, read_case
from casus.cli.screen import Screen, screen_for
from casus.model import Model
from casus.problem import Problem, Severity
from casus.quantity import read_date


def run(
    case: str,
    /,
    *,
    as_of: str | None = None,
    brief: Annotated[bool, Parameter(negative=())] = False,
    options: RunOptions = DEFAULTS,
) -> int:
    """Answer the questions of a case on one page: how likely, and by when.

    Returns the exit code: 0, 1 when the case has errors, 2 for misuse, 130 when it was interrupted.

    Parameters
    ----------
    case
        A file or a folder.
    as_of
        Weigh what was observed up to the end of this day.
    brief
        Print the first reading of each question only, and the next dates.
    """
    screen, aside = screen_for(sys.stdout, options.language), screen_for(sys.stderr, options.language)
    if tell_all([*option_misuses(options), *date_misuse(as_of)], aside):
        return MISUSE
    document, _, checked = read_case(case)
    if checked.model is None:
        told = screen if options.json else aside
        return tell_errors(case, document.digest, checked.problems, told, json=options.json)
    day = None if as_of is None else read_date(as_of)
    if refused := date_refused(day, checked.model, aside.language):
        aside.tell([refused])
        return MISUSE
    effort = {
        "as_of": day,
        "seed": options.seed,
        "n_worlds": options.worlds,
        "standard_error": None if options.error is None else options.error / 100,
        "engine": options.engine,
        "n_threads": options.threads,
    }
    return answer_case(checked.model, effort, (options.json, brief), screen, aside)


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
    from casus.forecast import RunLimit, forecast_case
    from casus.report import answers_to_json, make_page, page_to_text

    is_json, is_brief = form
    try:
        with Progress(aside) as progress:
            answers = forecast_case(model, progress=progress, **effort)
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
