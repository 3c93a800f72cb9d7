"""What is asked of one case: as of which day, about which question, and what is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casus.case import Case
from casus.model import Intervention, Model, read_interventions
from casus.problem import Place, Problem, Related, SourceFile, nearest
from casus.quantity import day_at, format_date, read_date


@dataclass(frozen=True, slots=True)
class Asked:
    """A day (None: the case's own), a question (None: all), and interventions with their words."""

    as_of: date | None
    question: str | None
    interventions: tuple[Intervention, ...]
    words: tuple[tuple[str, str], ...]  # kind, as typed


def read_asked(
    case: Case,
    model: Model,
    as_of: str | None,
    question: str | None,
    changes: Sequence[tuple[str, str]],
    language: str,
) -> tuple[Asked, tuple[Problem, ...]]:
    """Return what is asked, and what is wrong with it: a day outside the case, a name that is not there."""
    day = None if as_of is None else read_date(as_of)
    problems = [each for each in (date_refused(day, model, language), unknown(model, question)) if each]
    begin_at = 0.0 if day is None or problems else day_at(day, model.as_of) + 1.0
    interventions, told = read_interventions(case, changes, begin_at)
    return Asked(day, name_of(model, question), interventions, tuple(changes)), (*problems, *told)


def date_refused(asked: date | None, model: Model, language: str) -> Problem | None:
    """Return why the case cannot be run as of this day, or None where it can."""
    if asked is None or model.as_of <= asked <= model.horizon:
        return None
    facts = {
        "as_of": format_date(model.as_of, language),
        "asked": format_date(asked, language),
        "horizon": format_date(model.horizon, language),
    }
    return Problem("as-of-earlier" if asked < model.as_of else "as-of-beyond", None, facts)


def name_of(model: Model, question: str | None) -> str | None:
    """Return the question's name as the case has it."""
    return None if question is None else question.strip()


def unknown(model: Model, question: str | None) -> Problem | None:
    """Return that no question is called so, with the nearest that is."""
    name = name_of(model, question)
    known = [each.name for each in model.questions]
    if name is None or name in known:
        return None
    near = nearest(name, known)
    place = Place(SourceFile("--question", name), 0, len(name))
    related: tuple[Related, ...] = ()
    if near is not None and f"question.{near}" in model.places:
        related = (Related(model.places[f"question.{near}"], "declared-here"),)
    return Problem(
        "no-such-question", place, {"name": name, "questions": known}, related=related, suggestion=near
    )


def reading_asked(model: Model, name: str) -> tuple[str, str] | None:
    """Return the reading that `QUESTION` (its first) or `QUESTION.READING` names, or None."""
    for question in model.questions:
        for reading in question.readings:
            if reading.clause is not None and name in (question.name, f"{question.name}.{reading.name}"):
                return question.name, reading.name
    return None
