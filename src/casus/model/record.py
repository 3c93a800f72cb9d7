"""Observations that contradict the case or each other so plainly that no history need be tried to see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from casus.model.form import Effect, Model, Observation
from casus.model.known import EVIDENCE_KINDS
from casus.model.scope import Scope, day_of, tell
from casus.problem import Related


def check_record(scope: Scope, model: Model) -> None:
    """Tell observations that no history could meet: weighed, they would leave no answer at all."""
    if not scope.is_dated:
        return
    seen = [each for each in model.observations if each.kind in EVIDENCE_KINDS and not each.is_context]
    _tell_beyond(scope, model, seen)
    _tell_twice(scope, model, seen)
    _tell_talks(scope, model, seen)
    _tell_levels(scope, model, seen)
    _tell_sightings(scope, model, seen)


def _first_here(model: Model, first: Observation) -> tuple[Related, ...]:
    return (Related(model.places[first.subject], "first-here"),)


def _tell_beyond(scope: Scope, model: Model, record: list[Observation]) -> None:
    for seen in record:
        at = seen.at if seen.at is not None else seen.end_at
        if at is not None and at > model.horizon_at:
            day = day_of(scope, at if seen.at is not None else at - 1.0)
            tell(scope, "observed-beyond", model.places[seen.subject], day=day, horizon=model.horizon)


def _occurrences(record: Iterable[Observation]) -> dict[str, list[Observation]]:
    """Return by event the observations that are occurrences of it."""
    found: dict[str, list[Observation]] = defaultdict(list)
    for seen in record:
        name = seen.name if seen.kind == "event" else seen.by_event
        if name is not None:
            found[name].append(seen)
    return found


def _tell_twice(scope: Scope, model: Model, record: list[Observation]) -> None:
    """Tell a second occurrence of an event that happens once."""
    again = {event.name for event in model.events if event.is_again}
    for name, occurrences in _occurrences(record).items():
        for seen in occurrences[1:] if name not in again else ():
            tell(
                scope, "happened-before", model.places[seen.subject],
                related=_first_here(model, occurrences[0]), name=name,
            )  # fmt: skip


def _tell_talks(scope: Scope, model: Model, record: list[Observation]) -> None:
    """Tell a talk seen on a day that is none of its own, and one seen twice."""
    talks = {talk.name: talk for talk in model.talks}
    first: dict[str, Observation] = {}
    for seen in record:
        if seen.kind != "talk" or seen.name not in talks:
            continue  # a talk with a problem of its own is not in the model
        talk = talks[seen.name]
        days = [day_of(scope, at) for at in (talk.at, talk.postponed_at) if at is not None]
        at = seen.at if seen.at is not None else talk.at
        if day_of(scope, at) not in days:
            tell(
                scope, "talk-another-day", model.places[seen.subject], name=seen.name, day=day_of(scope, at),
                days=[day.isoformat() for day in days], first=days[0],
            )  # fmt: skip
        if seen.name in first:
            related = _first_here(model, first[seen.name])
            tell(scope, "talk-seen-twice", model.places[seen.subject], related=related, name=seen.name)
        first.setdefault(seen.name, seen)


def _tell_levels(scope: Scope, model: Model, record: list[Observation]) -> None:
    """Tell a state seen at levels that it cannot have: not at first, and nothing leads to them."""
    effects: list[Effect] = [effect for event in model.events for effect in event.then]
    effects += [effect for talk in model.talks for one in talk.outcomes for effect in one.then]
    known = {state.name: {level for level, _ in state.at_first} for state in model.states}
    for effect in effects:
        known.get(effect.name, set()).add(effect.value)
    levels = {state.name: state.levels for state in model.states}
    for seen in record:
        is_bare = seen.by_event is None and not seen.misread  # an event that does not lead there is told
        if seen.kind != "state" or seen.name not in known or not seen.levels or not is_bare:
            continue
        if not known[seen.name] & set(seen.levels):
            tell(
                scope, "level-out-of-reach", model.places[seen.subject], name=seen.name,
                level=[levels[seen.name][level] for level in seen.levels],
            )  # fmt: skip


def _tell_sightings(scope: Scope, model: Model, record: list[Observation]) -> None:
    """Tell two sightings of one thing at one instant that have no level in common.

    Not where something else happened at that very instant: it may have come between the two.
    """
    busy = {seen.at for seen in record if seen.kind in ("event", "talk") or seen.by_event is not None}
    first: dict[tuple[str | None, float], Observation] = {}
    for seen in record:
        if seen.kind != "state" or seen.at is None or seen.at in busy or seen.misread or not seen.levels:
            continue
        other = first.setdefault((seen.name, seen.at), seen)
        if other is not seen and not set(other.levels) & set(seen.levels):
            related = _first_here(model, other)
            place = model.places[seen.subject]
            tell(scope, "seen-otherwise", place, related=related, name=seen.name, day=day_of(scope, seen.at))
