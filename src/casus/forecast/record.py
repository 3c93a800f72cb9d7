"""Records that a thesis would have left: what would be on file, had another of its worlds come true.

The true record and the imagined ones are both reduced to what can be imagined: of each event that is watched
or was seen, whether and when it first happened in the stretch on record; what the talks that were seen
agreed; what was seen of states at visits. Soft evidence has no law of its own, later occurrences of an event
that may happen again are left out, and so are numbers seen of a count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from casus.model import Event, Model, Observation, evidence_of, record_until
from casus.quantity import fixed, mean


@dataclass(frozen=True)
class Left:
    """What a world left: the first instant of an event in (begin, end], 1 + what a talk agreed (0: nothing
    yet), the level that a state had when it was seen."""

    happened: Callable[[str, float, float], float | None]
    agreed: Callable[[str], int]
    level: Callable[[Observation], int]


def recorded_events(model: Model) -> list[tuple[Event, float, float]]:
    """Return the events that are on record, with the stretch: those watched, and those that were seen."""
    until = record_until(model)
    seen = {occurred(fact) for fact in evidence_of(model)}
    found = []
    for event in model.events:
        begin, end = (0.0, until) if event.watched is None else event.watched
        begin, end = max(begin, 0.0), min(end, until)
        if end > begin and (event.watched is not None or (event.name in seen and not event.is_again)):
            found.append((event, begin, end))
    return found


def occurred(seen: Observation) -> str | None:
    """Return the event that a fact says happened, if it says so."""
    return seen.name if seen.kind == "event" else seen.by_event


def visits_of(model: Model) -> list[Observation]:
    """Return what was seen of states at visits."""
    states = {state.name for state in model.states}
    known = evidence_of(model)
    return [seen for seen in known if seen.kind == "state" and seen.by_event is None and seen.name in states]


def true_record(model: Model) -> Model:
    """Return the model with its own record, reduced."""
    known = evidence_of(model)

    def happened(name: str, begin: float, end: float) -> float | None:
        ends = [seen.end_at if seen.at is None else seen.at for seen in known if occurred(seen) == name]
        return min((at for at in ends if at is not None and begin < at <= end), default=None)

    agreed = {seen.name: seen.levels[0] for seen in known if seen.kind == "talk"}
    left = Left(happened, lambda name: agreed[name], lambda seen: -1)
    return with_record(model, left, None)


def with_record(model: Model, left: Left, luck: Random | None) -> Model:
    """Return the model with the record that a world left; without luck, visits saw what they did see."""
    known, until = evidence_of(model), record_until(model)
    windows = {seen.name: seen for seen in known if seen.kind == "event" and seen.at is None}
    watched: dict[str, tuple[float, float]] = {}
    facts: list[Observation] = []
    for event, begin, end in recorded_events(model):
        at, window = left.happened(event.name, begin, end), windows.get(event.name)
        if at is not None and window is not None and is_within(window, at):
            facts.append(window)
            at = window.end_at
        elif at is not None:
            facts.append(occurrence_of(event.name, at))
        watched[event.name] = (begin, end if at is None else at)
    for seen in known:
        if seen.kind == "talk" and left.agreed(seen.name or "") > 0:
            facts.append(replace(seen, levels=(left.agreed(seen.name or ""),)))
    for seen in visits_of(model):
        facts.append(seen if luck is None else sighting_of(model, seen, left.level(seen), luck))
    events = tuple(replace(event, watched=watched.get(event.name)) for event in model.events)
    return replace(model, observations=tuple(facts), events=events, record_until_at=until)


def is_within(window: Observation, at: float) -> bool:
    """Tell whether an instant lies in a window."""
    return (
        window.start_at is not None and window.end_at is not None and window.start_at <= at <= window.end_at
    )


def occurrence_of(name: str, at: float) -> Observation:
    """Return the observation that an event happened at an instant."""
    return Observation(
        kind="event", at=at, start_at=None, end_at=None, name=name, levels=(), by_event=None, misread=(),
        clause=None, factor=None, reading=None, resolved=None, says={}, source=None,
        subject=f"observation.{name}",
    )  # fmt: skip


def sighting_of(model: Model, seen: Observation, level: int, luck: Random) -> Observation:
    """Return what would have been seen at a visit: the levels that were, or the others."""
    misread = {value: mean(share) for value, share in seen.misread}
    if luck.random() < misread.get(level, float(level in seen.levels)):
        return seen
    levels = next(state.levels for state in model.states if state.name == seen.name)
    others = tuple(value for value in range(len(levels)) if value not in seen.levels)
    return replace(
        seen,
        levels=others,
        misread=tuple((value, fixed(1.0 - share)) for value, share in misread.items()),
    )
