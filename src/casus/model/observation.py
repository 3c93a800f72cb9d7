"""Observations: dated facts, by kind."""

from __future__ import annotations

from dataclasses import replace

from casus import case as written
from casus.model.form import Observation
from casus.model.measure import factor_range, reciprocal, share_range
from casus.model.question import EVER_YEARS
from casus.model.resolve import level_index, resolve_clause, whole_number
from casus.model.scope import (
    Scope,
    Variable,
    declared,
    end_of,
    noon_of,
    observation_subjects,
    start_of,
    tell,
    tell_absent,
    tell_unknown,
    text_of,
    variable_called,
)
from casus.model.source import source_named
from casus.problem import Severity
from casus.quantity import Range

MINUTES_PER_DAY = 1440


def check_observations(scope: Scope) -> tuple[Observation, ...]:
    """Return the observations as meant, in case order; one of several states becomes one a state."""
    found: list[Observation] = []
    subjects = observation_subjects(scope.case.observations)
    for observation, subject in zip(scope.case.observations, subjects, strict=True):
        found += _check_observation(scope, observation, subject)
    return tuple(found)


def _check_observation(scope: Scope, seen: written.Observation, subject: str) -> list[Observation]:
    at, start_at, end_at = _times(scope, seen)
    last_at = at if at is not None else end_at
    is_context = last_at is not None and last_at < 0
    if is_context and scope.is_dated and seen.question is None:
        tell(scope, "context-only", seen.place, severity=Severity.WARNING, subject=subject, as_of=scope.as_of)
    if last_at is None:
        tell_absent(scope, "lacks", seen.place, name=subject, field="on")
    when = Observation(
        kind="", at=at, start_at=start_at, end_at=end_at, name=None, levels=(), by_event=None, misread=(),
        clause=None, factor=None, reading=None, resolved=None, says=text_of(seen.says),
        source=source_named(scope, seen.source), is_context=is_context, subject=subject,
    )  # fmt: skip
    if seen.event is not None:
        return _seen_event(scope, seen, when)
    if seen.state:
        return _seen_states(scope, seen, when)
    if seen.talk is not None:
        return _seen_talk(scope, seen, when)
    if seen.question is not None:
        return _resolution(scope, seen, when)
    if seen.about is not None:
        return _soft(scope, seen, when)
    tell_absent(scope, "lacks", seen.place, name=subject, field="event")
    return []


def _times(scope: Scope, seen: written.Observation) -> tuple[float | None, float | None, float | None]:
    if seen.on is not None:
        if seen.at is None:
            return noon_of(scope, seen.on), None, None
        hours, _, minutes = seen.at.partition(":")
        return start_of(scope, seen.on) + (int(hours) * 60 + int(minutes)) / MINUTES_PER_DAY, None, None
    if seen.first is not None and seen.last is not None:
        return None, start_of(scope, seen.first), end_of(scope, seen.last)
    return None, None, None


def _seen_event(scope: Scope, seen: written.Observation, when: Observation) -> list[Observation]:
    assert seen.event is not None
    variable = variable_called(scope, seen.event, "event")
    return [] if variable is None else [replace(when, kind="event", name=variable.name.key)]


def _seen_states(scope: Scope, seen: written.Observation, when: Observation) -> list[Observation]:
    found: list[Observation] = []
    for name, levels in seen.state:
        variable = variable_called(scope, name, "state", "count")
        if variable is None:
            continue
        if variable.kind == "count":
            indexes = [whole_number(scope, level) for level in levels]
        else:
            indexes = [level_index(scope, variable, level) for level in levels]
        known = tuple(index for index in indexes if index is not None)
        by_event = _by_event(scope, seen, name)
        found.append(
            replace(
                when,
                kind="state",
                name=variable.name.key,
                levels=known,
                misread=_misread(scope, seen, variable),
                by_event=None if any(one.by_event for one in found) else by_event,  # it happened once
            )
        )
    return found


def _misread(scope: Scope, seen: written.Observation, variable: Variable) -> tuple[tuple[int, Range], ...]:
    """Return the chance of such a reading at each level; with several states nobody knows whose it is."""
    found = []
    if seen.misread and (len(seen.state) > 1 or variable.kind != "state"):
        tell(scope, "misread-of-several", seen.misread[0][0].place)
        return ()
    for level, share in seen.misread:
        index = level_index(scope, variable, level)
        error = share_range(scope, share)
        if index is not None and error is not None:
            found.append((index, error))
    return tuple(found)


def _by_event(scope: Scope, seen: written.Observation, name: written.Name) -> str | None:
    """Return the event that made the state what it was seen to be; one that cannot is told."""
    if seen.by_event is None:
        return None
    variable = variable_called(scope, seen.by_event, "event")
    if variable is None:
        return None
    if not _changes(scope.events[variable.name.key], name.key):
        tell(
            scope, "event-changes-nothing", seen.by_event.place, related=declared(variable.name.place),
            name=seen.by_event.text, state=name.text,
        )  # fmt: skip
    return variable.name.key


def _changes(event: written.Event, state: str) -> bool:
    return any(effect.name.key == state for effect in event.then)


def _seen_talk(scope: Scope, seen: written.Observation, when: Observation) -> list[Observation]:
    assert seen.talk is not None
    variable = variable_called(scope, seen.talk, "talk")
    if variable is None:
        return []
    if seen.outcome is None:
        tell_absent(scope, "lacks", seen.place, name=seen.talk.text, field="outcome")
        return []
    outcome = level_index(scope, variable, seen.outcome)
    levels = () if outcome is None else (outcome + 1,)
    return [replace(when, kind="talk", name=variable.name.key, levels=levels)]


def _resolution(scope: Scope, seen: written.Observation, when: Observation) -> list[Observation]:
    assert seen.question is not None
    question = scope.questions.get(seen.question.key)
    if question is None:
        tell_unknown(scope, "unknown-question", seen.question, (one.name for one in scope.questions.values()))
        return []
    if seen.resolved is None:
        tell_absent(scope, "lacks", seen.place, name=seen.question.text, field="resolved")
    return [
        replace(
            when,
            kind="resolution",
            name=question.name.key,
            reading=_reading(scope, seen, question),
            resolved=seen.resolved.key if seen.resolved else None,
        )
    ]


def _reading(scope: Scope, seen: written.Observation, question: written.Question) -> str | None:
    """Return the reading that was resolved: the only one where none is named."""
    known = {reading.name.key: reading.name for reading in question.readings}
    if question.ever is not None:
        for years in EVER_YEARS:
            key = f"ever_{years}y"
            known.setdefault(key, written.Name(key, key, question.ever.place))
    if seen.reading is None:
        if len(known) > 1 and seen.question is not None:
            tell(
                scope, "which-reading", seen.question.place, related=declared(question.name.place),
                name=question.name.text, readings=list(known),
            )  # fmt: skip
        return next(iter(known), None)
    if seen.reading.key not in known:
        tell_unknown(scope, "unknown-reading", seen.reading, known.values(), question=question.name.text)
        return None
    return seen.reading.key


def _soft(scope: Scope, seen: written.Observation, when: Observation) -> list[Observation]:
    clause = resolve_clause(scope, seen.about)
    if seen.factor is None:
        tell_absent(scope, "lacks", seen.place, name=seen.about.text if seen.about else "", field="factor")
        return []
    factor = factor_range(scope, seen.factor, is_raising=True)
    if clause is None or factor is None:
        return []
    return [replace(when, kind="soft", clause=clause, factor=factor if seen.is_for else reciprocal(factor))]
