"""`casus forecast`: how likely, by when, how sure, and what would change it."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from casus.cli.answering import Shown, answer
from casus.cli.asking import read_asked
from casus.cli.exit_code import MISUSE
from casus.cli.options import DEFAULTS, RunOptions, date_misuse, option_misuses, tell_all
from casus.cli.reading import read_case
from casus.cli.run import tell_errors
from casus.cli.screen import screen_for
from casus.problem import Problem

Words = Annotated[list[str] | None, Parameter(negative=())]
Flag = Annotated[bool, Parameter(negative=())]
NEEDS_DAY = (
    "it changes what happened, so it must be known until when things have happened.",
    "يغيّر ما وقع، فلا بد من معرفة إلى متى وقع ما وقع.",
)
ONE_CHART = ("an SVG file holds one chart.", "يضم ملف SVG رسمًا واحدًا.")


def forecast(
    case: str,
    /,
    *,
    as_of: str | None = None,
    question: str | None = None,
    track: Flag = False,
    by_date: Flag = False,
    set_: Annotated[list[str] | None, Parameter(name="--set", negative=())] = None,
    make: Words = None,
    scale: Words = None,
    had: Words = None,
    theses: Flag = False,
    brief: Flag = False,
    save: str | None = None,
    options: RunOptions = DEFAULTS,
) -> int:
    """Answer how likely and by when: how sure, why, what would change it, what to watch.

    Returns the exit code: 0, 1 when the case has errors, 2 for misuse, 130 when it was interrupted.

    Parameters
    ----------
    case
        A file or a folder.
    as_of
        Weigh what was observed up to the end of this day.
    question
        This question only, with all its readings explained.
    track
        The answers on each day as facts came in, with what moved them.
    by_date
        How each answer grows with the day by which it is asked.
    set_
        What if a claim, state or count had this value: "dam is open from 2024-05-01". May be repeated.
    make
        What if an event happened on a day: "flood on 2024-05-01". May be repeated.
    scale
        What if an event were so much more or less likely: "flood by x2 from 2024-05-01". May be repeated.
    had
        Given what happened until --as-of, what if this had been otherwise: "flood has not happened".
    theses
        With --as-of: also whether each thesis fits what was observed at all, by many runs; it takes a while.
    brief
        The answers and the next dates only.
    save
        Write the page to this file: .html with charts, or .svg for one chart.
    """
    screen, aside = screen_for(sys.stdout, options.language), screen_for(sys.stderr, options.language)
    changes = [
        (kind, each)
        for kind, words in (("set", set_), ("make", make), ("scale", scale), ("had", had))
        for each in words or []
    ]
    misused = [*option_misuses(options), *date_misuse(as_of), *apart(track, by_date, changes, as_of)]
    if tell_all([*misused, *file_misuses(save, question)], aside):
        return MISUSE
    document, written, checked = read_case(case)
    if checked.model is None:
        told = screen if options.json else aside
        return tell_errors(case, document.digest, checked.problems, told, json=options.json)
    asked, problems = read_asked(written, checked.model, as_of, question, changes, aside.language)
    if tell_all(list(problems), aside):
        return MISUSE
    kind = "track" if track else "curves" if by_date else "change" if changes else "page"
    return answer(checked.model, asked, kind, Shown(screen, aside, options, brief, save, theses))


def apart(track: bool, by_date: bool, changes: list[tuple[str, str]], as_of: str | None) -> list[Problem]:
    """Return which options cannot be asked together, and what `--had` needs."""
    kinds = {kind for kind, _ in changes}
    asked = ["--track"] * track + ["--by-date"] * by_date
    asked += ["--had"] * ("had" in kinds) + ["--set/--make/--scale"] * bool(kinds - {"had"})
    found = [Problem("options-apart", None, {"options": asked})] if len(asked) > 1 else []
    if "had" in kinds and as_of is None:
        facts = {"option": "--had", "other": "--as-of", "why": NEEDS_DAY, "example": "--as-of 2024-05-01"}
        found.append(Problem("option-needs", None, facts))
    return found


def file_misuses(save: str | None, question: str | None) -> list[Problem]:
    """Return what is wrong with the name of the file to be saved."""
    if save is None or save.endswith(".html"):
        return []
    if not save.endswith(".svg"):
        return [Problem("not-a-page", None, {"path": save})]
    if question is None:
        facts = {
            "option": "--save x.svg",
            "other": "--question",
            "why": ONE_CHART,
            "example": "--question NAME",
        }
        return [Problem("option-needs", None, facts)]
    return []
