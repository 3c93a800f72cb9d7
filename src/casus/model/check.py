"""The case as written into the model as meant; every problem is told at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date

from casus import case as written
from casus.model.accept import check_accepted, is_accepted
from casus.model.assertion import check_assertions
from casus.model.claim import check_claims
from casus.model.dispute import check_disputes
from casus.model.event import check_events
from casus.model.form import Checked, Model
from casus.model.lint import lint_model
from casus.model.observation import check_observations
from casus.model.question import check_questions
from casus.model.record import check_record
from casus.model.scope import (
    TRUTH,
    Scope,
    Variable,
    end_of,
    horizon_at,
    observation_subjects,
    tell,
    tell_absent,
    text_of,
    years_after,
)
from casus.model.source import check_origins, check_sources, origin_of
from casus.model.state import check_counts, check_states
from casus.model.talk import check_talks, outcome_names
from casus.model.thesis import check_theses
from casus.problem import Place, Problem, Related, Severity, SourceFile
from casus.quantity import DAYS_PER_YEAR

EARLIEST_YEAR = 1583  # the first of the Gregorian calendar; years of the Hijra are still before it
DAYS_PER_HIJRI_YEAR = 354.367
HIJRA = 621.58  # its year 0, in common years
STAND_IN = date(2000, 1, 1)  # for a case that says no as_of: an error by then, so that no answer rests on it


def check_case(case: written.Case) -> Checked:
    """Return the model that the case means, and all problems in file order.

    The model is None when some problem, of the case or found here, is an error. Lints that the case
    accepts are left out. Never raises for an author's mistake.
    """
    told: list[Problem] = []
    scope = open_scope(case, told)
    model = _model(scope)
    check_record(scope, model)
    lint_model(scope, model)
    problems = _without_twins((*case.problems, *told))
    accepted = check_accepted(scope, problems, model.places)
    problems = _without_twins((*case.problems, *told))
    kept = tuple(problem for problem in problems if not is_accepted(problem, accepted))
    is_sound = all(problem.severity is not Severity.ERROR for problem in kept)
    return Checked(model if is_sound else None, in_file_order(kept))


def open_scope(case: written.Case, told: list[Problem]) -> Scope:
    """Return the case's names and dates. A name of the shared namespace declared twice is told."""
    as_of = case.as_of.date if case.as_of else STAND_IN
    is_upside_down = case.horizon is not None and case.horizon.date <= as_of
    scope = Scope(
        case=case,
        as_of=as_of,
        horizon=_horizon(case, as_of),
        is_dated=case.as_of is not None and not is_upside_down,
        variables={},
        sources={source.name.key: source for source in case.sources},
        actors={actor.name.key: actor for actor in case.actors},
        claims={},
        questions={question.name.key: question for question in case.questions},
        theses={thesis.name.key: thesis for thesis in case.theses},
        set_aside=frozenset(case.set_aside),
        faults=_offsets(
            problem.place for problem in case.problems if problem.severity is Severity.ERROR and problem.place
        ),
        starts=_offsets(_entry_places(case)),
        tell=told.append,
    )
    variables = _variables(scope)
    kept = _only_declared(case, variables)
    return replace(
        scope,
        case=kept,
        variables=variables,
        claims={claim.name.key: claim for claim in kept.claims},
        events={event.name.key: event for event in kept.events},
    )


def _horizon(case: written.Case, as_of: date) -> date:
    """Return the horizon: the latest day asked, or a year after as_of, where none is given."""
    if case.horizon is not None:
        return case.horizon.date
    readings = [reading for question in case.questions for reading in question.readings]
    days = [day.date for reading in readings for day in (reading.by, reading.on, reading.throughout) if day]
    return max(days, default=years_after(as_of, 1))


def _variables(scope: Scope) -> dict[str, Variable]:
    case = scope.case
    found: dict[str, Variable] = {}
    for variable in (
        *(
            Variable("claim", claim.name, tuple(value.key for value in claim.values) or TRUTH)
            for claim in case.claims
        ),
        *(Variable("state", state.name, tuple(level.key for level in state.levels)) for state in case.states),
        *(Variable("count", count.name) for count in case.counts),
        *(Variable("event", event.name, is_again=event.is_again) for event in case.events),
        *(Variable("talk", talk.name, tuple(outcome_names(talk))) for talk in case.talks),
    ):
        name = variable.name
        if name.key in found:
            related = (Related(found[name.key].name.place, "first-here"),)
            tell(scope, "name-taken", name.place, related=related, name=name.text)
        else:
            found[name.key] = variable
    return found


def _only_declared(case: written.Case, variables: dict[str, Variable]) -> written.Case:
    """Return the case without entries whose name is another entry's."""

    def is_own(name: written.Name) -> bool:
        return variables[name.key].name is name

    return replace(
        case,
        claims=tuple(claim for claim in case.claims if is_own(claim.name)),
        states=tuple(state for state in case.states if is_own(state.name)),
        counts=tuple(count for count in case.counts if is_own(count.name)),
        events=tuple(event for event in case.events if is_own(event.name)),
        talks=tuple(talk for talk in case.talks if is_own(talk.name)),
    )


def _model(scope: Scope) -> Model:
    case = scope.case
    _check_dates(scope)
    return Model(
        name=case.name,
        digest=case.digest,
        title=text_of(case.title),
        language=case.language,
        as_of=scope.as_of,
        horizon=scope.horizon,
        horizon_at=horizon_at(scope),
        record_until_at=end_of(scope, case.record_until) if case.record_until else None,
        sources=check_sources(scope),
        origins=check_origins(scope),
        actors={actor.name.key: text_of(actor.title) for actor in case.actors},
        claims=check_claims(scope),
        states=check_states(scope),
        counts=check_counts(scope),
        events=check_events(scope),
        talks=check_talks(scope),
        disputes=check_disputes(scope),
        questions=check_questions(scope),
        theses=check_theses(scope),
        observations=check_observations(scope),
        assertions=check_assertions(scope),
        places=_places(case),
        defaults=_defaults(case),
    )


def _check_dates(scope: Scope) -> None:
    case = scope.case
    if case.as_of is None:
        if not any(problem.severity is Severity.ERROR for problem in case.problems):
            tell_absent(scope, "lacks", case.place, name=case.name, field="as_of")
        return
    for day in (case.as_of, case.horizon):
        if day is not None and day.date.year < EARLIEST_YEAR:
            tell(scope, "year-long-past", day.place, year=day.date.year, common=_common_year(day.date.year))
    related = (Related(case.as_of.place, "as-of-here"),)
    if case.horizon is not None and case.horizon.date <= case.as_of.date:
        tell(
            scope, "horizon-before", case.horizon.place, related=related, day=case.horizon.date,
            as_of=case.as_of.date,
        )  # fmt: skip
    if case.record_until is not None and case.record_until.date < case.as_of.date:
        tell(
            scope, "record-before", case.record_until.place, related=related, day=case.record_until.date,
            as_of=case.as_of.date,
        )  # fmt: skip


def _common_year(year: int) -> int:
    """Return the common year in which the year `year` of the Hijra began (1445: July 2023)."""
    return int(HIJRA + year * DAYS_PER_HIJRI_YEAR / DAYS_PER_YEAR)


def _places(case: written.Case) -> dict[str, Place]:
    """Return where everything is named: `claim.NAME`, `reading.QUESTION.NAME`, …"""
    found: dict[str, Place] = {}
    for kind, entries in (
        ("source", case.sources),
        ("actor", case.actors),
        ("claim", case.claims),
        ("state", case.states),
        ("count", case.counts),
        ("event", case.events),
        ("talk", case.talks),
        ("dispute", case.disputes),
        ("question", case.questions),
        ("thesis", case.theses),
    ):
        for entry in entries:
            found[f"{kind}.{entry.name.key}"] = entry.name.place
    for question in case.questions:
        for reading in question.readings:
            found[f"reading.{question.name.key}.{reading.name.key}"] = reading.name.place
    subjects = observation_subjects(case.observations)
    found |= {name: one.place for name, one in zip(subjects, case.observations, strict=True)}
    return found


def _defaults(case: written.Case) -> frozenset[str]:
    """Return the paths of what nobody said and the model fills in."""
    found = {"horizon"} if case.horizon is None else set()
    for field in ("reliability", "says_anyway"):
        said = {origin_of(source) for source in case.sources if getattr(source, field) is not None}
        found |= {f"origin.{origin_of(one)}.{field}" for one in case.sources if origin_of(one) not in said}
    found |= {f"thesis.{thesis.name.key}.prior" for thesis in case.theses if thesis.prior is None}
    return frozenset(found)


# ---- problems ---------------------------------------------------------------------------------


def _entry_places(case: written.Case) -> Iterable[Place]:
    for field in fields(case):
        section = getattr(case, field.name)
        if isinstance(section, tuple) and field.name != "problems":
            yield from (entry.place for entry in section if hasattr(entry, "place"))
    for question in case.questions:
        yield from (reading.place for reading in question.readings)
    for talk in case.talks:
        yield from (outcome.place for outcome in talk.outcomes)


def _offsets(places: Iterable[Place]) -> dict[SourceFile, tuple[int, ...]]:
    found: dict[SourceFile, set[int]] = {}
    for place in places:
        found.setdefault(place.file, set()).add(place.start)
    return {file: tuple(sorted(starts)) for file, starts in found.items()}


def _without_twins(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems with one of each code at each place, the first."""
    found: dict[object, Problem] = {}
    for problem in problems:
        found.setdefault((problem.code, problem.place, problem.subject), problem)
    return tuple(found.values())


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by file name, then place; those without a place come first."""

    def key(problem: Problem) -> tuple[int, str, int]:
        place = problem.place
        return (0, "", 0) if place is None else (1, place.file.name, place.start)

    return tuple(sorted(problems, key=key))
