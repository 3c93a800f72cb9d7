"""`casus world`: tell one history of a case, or find one in which something holds."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from casus import __version__
from casus.case import Case
from casus.cli.asking import date_refused, reading_asked
from casus.cli.exit_code import FINE, MISUSE, PROBLEMS
from casus.cli.options import DEFAULTS, RunOptions, date_misuse, option_misuses, tell_all
from casus.cli.reading import read_case
from casus.cli.run import tell_errors, write_json
from casus.cli.screen import screen_for
from casus.model import Clause, Model, read_condition
from casus.problem import Problem
from casus.quantity import read_date

if TYPE_CHECKING:
    from casus.forecast import History

MOST_NUMBER = 2**32 - 1
WHICH = (
    "one history is told: by its number, or by what holds in it.",
    "يُروى مجرى واحد: برقمه أو بما يتحقق فيه.",
)
COUNTED = ("histories are counted from 0.", "تُعدّ المجريات من 0.")


def world(
    case: str,
    number: int | None = None,
    /,
    *,
    show: str | None = None,
    as_of: str | None = None,
    options: RunOptions = DEFAULTS,
) -> int:
    """Tell one history of a case, dated and in words: one of those that its answers are shares of.

    Returns the exit code: 0, 1 when the case has errors or no history is found, 2 for misuse.

    Parameters
    ----------
    case
        A file or a folder.
    number
        Which history: a number from 0.
    show
        Find the first history in which this holds: a condition ("dam is open and storm has happened"), or a
        question or reading ("floods", "floods.by_june", "not floods").
    as_of
        A history that meets what was observed up to the end of this day.
    """
    screen, aside = screen_for(sys.stdout, options.language), screen_for(sys.stderr, options.language)
    if tell_all([*option_misuses(options), *date_misuse(as_of), *number_misuses(number, show)], aside):
        return MISUSE
    document, written, checked = read_case(case)
    if checked.model is None:
        told = screen if options.json else aside
        return tell_errors(case, document.digest, checked.problems, told, json=options.json)
    model, day = checked.model, None if as_of is None else read_date(as_of)
    refused = date_refused(day, model, aside.language)
    found, problems = what_is_shown(written, model, show)
    if tell_all([*([refused] if refused else []), *problems], aside):
        return MISUSE
    from casus.forecast import NoHistory, RunLimit
    from casus.report import forecast_to_json, make_history_sheet, sheet_to_text

    try:
        history = find(model, number, found, day, options)
    except NoHistory as missing:
        facts = {"n": f"{missing.n_tried:,}", "words": show}
        aside.tell([Problem("no-such-history", None, facts)])
        return PROBLEMS
    except RunLimit as limit:
        told = screen if options.json else aside
        return tell_errors(model.name, model.digest, [limit.problem], told, json=options.json)
    if options.json:
        write_json(screen, forecast_to_json(model, __version__, history=history))
    else:
        sheet = make_history_sheet(model, history, show or "", screen.language)
        screen.write(sheet_to_text(sheet, screen.width, screen.is_coloured, screen.is_ascii))
    return FINE


Found = tuple[
    Clause | None, tuple[str, str] | None, bool
]  # a condition, or a reading; whether it must not hold


def number_misuses(number: int | None, show: str | None) -> list[Problem]:
    """Return that neither a number nor something to show was given, or both, or no possible number."""
    if (number is None) == (show is None):
        needed = {"option": "casus world CASE", "other": "N", "why": WHICH, "example": "casus world CASE 17"}
        return [Problem("option-needs", None, needed)]
    if number is not None and not 0 <= number <= MOST_NUMBER:
        facts: dict[str, object] = {
            "option": "N",
            "low": 0,
            "high": MOST_NUMBER,
            "value": number,
            "why": COUNTED,
        }
        return [Problem("option-out-of-range", None, facts)]
    return []


def what_is_shown(case: Case, model: Model, show: str | None) -> tuple[Found | None, tuple[Problem, ...]]:
    """Return what a history is looked for: a question or reading by its name, else a condition."""
    if show is None:
        return None, ()
    is_negated, name = False, show.strip()
    for word in ("not ", "ليس "):
        if name.startswith(word):
            is_negated, name = True, name.removeprefix(word).strip()
    reading = reading_asked(model, name)
    if reading is not None:
        return (None, reading, is_negated), ()
    clause, problems = read_condition(case, show)
    return (clause, None, False), problems


def find(
    model: Model, number: int | None, found: Found | None, day: date | None, options: RunOptions
) -> History:
    """Return the history called by its number, or the first in which what is shown holds."""
    from casus.forecast import find_history, history_of

    if found is None:
        assert number is not None
        return history_of(model, number, as_of=day, seed=options.seed)
    clause, reading, is_negated = found
    tries = {} if options.worlds is None else {"n_tries": options.worlds}
    return find_history(model, clause, reading, is_negated=is_negated, as_of=day, seed=options.seed, **tries)
