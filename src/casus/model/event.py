"""Events and moves: how fast, when, under which influences, and what they change."""

from __future__ import annotations

from collections.abc import Iterable

from casus import case as written
from casus.model.claim import basis_of
from casus.model.form import Effect, Event, Influence, Text
from casus.model.measure import factor_range, hazard_range
from casus.model.resolve import able_clause, level_index, resolve_clause
from casus.model.scope import (
    A_KIND,
    KINDS,
    Scope,
    actor_called,
    declared,
    end_of,
    horizon_at,
    start_of,
    tell,
    tell_absent,
    text_of,
    variable_called,
)
from casus.model.source import check_quotes, source_named

MOST_CHANGE = 1_000_000_000


def check_events(scope: Scope) -> tuple[Event, ...]:
    """Return the events as meant; those without a readable chance are left out, told by somebody."""
    found = [check_event(scope, event) for event in scope.case.events]
    return tuple(event for event in found if event is not None)


def check_event(scope: Scope, event: written.Event) -> Event | None:
    """Return the event as meant, or None when its chance could not be read."""
    if event.chance is None:
        tell_absent(scope, "lacks", event.place, name=event.name.text, field="chance")
    hazard = hazard_range(scope, event.chance, event.stages) if event.chance else None
    surprise = hazard_range(scope, event.surprise, event.stages) if event.surprise else None
    able = able_clause(scope, event.able)
    influences = check_influences(scope, event.raised)
    then = check_effects(scope, event.then)
    serves = resolve_clause(scope, event.serves)
    actor = actor_called(scope, event.by) if event.by else None
    quotes = check_quotes(scope, event.quotes)
    per = _per(scope, event)
    watched = _watched(scope, event.watched)
    if event.basis is not None:
        source_named(scope, event.basis.source)
    if event.by is not None and event.serves is None:
        tell(scope, "move-without-aim", event.name.place, name=event.name.text, actor=event.by.text)
    if event.serves is not None and event.by is None:
        tell(scope, "aim-without-actor", event.serves.place, name=event.name.text)
    if hazard is None or able is None:
        return None
    return Event(
        name=event.name.key,
        says=text_of(event.says),
        hazard=hazard,
        basis=basis_of(event.basis),
        able=able,
        influences=influences,
        stages=event.stages,
        is_again=event.is_again,
        then=then,
        per=per,
        is_per_pairs=event.is_per_pairs,
        watched=watched,
        surprise=surprise,
        actor=actor,
        serves=serves,
        quotes=quotes,
    )


def check_influences(scope: Scope, influences: Iterable[written.Influence]) -> tuple[Influence, ...]:
    """Return what raises and lowers, as factors above and below 1."""
    found = []
    for influence in influences:
        clause = resolve_clause(scope, influence.clause)
        factor = factor_range(scope, influence.factor, is_raising=influence.is_raising)
        if clause is not None and factor is not None:
            why: Text = text_of(influence.why)
            found.append(Influence(clause, factor, why))
    return tuple(found)


def check_effects(scope: Scope, effects: Iterable[written.Effect]) -> tuple[Effect, ...]:
    """Return what is set and what changes; anything but a state or a count is told."""
    found = (_effect(scope, effect) for effect in effects)
    return tuple(effect for effect in found if effect is not None)


def _effect(scope: Scope, effect: written.Effect) -> Effect | None:
    name, value = effect.name, effect.value
    variable = variable_called(scope, name)
    if variable is None:
        return None
    if variable.kind == "state":
        index = level_index(scope, variable, value)
        return None if index is None else Effect(variable.name.key, index, False)
    if variable.kind == "count":
        number = _whole(value.key)
        if number is None or abs(number) > MOST_CHANGE or (number < 0 and value.key[0] not in "+-"):
            tell(scope, "not-a-change", value.place, name=name.text, value=value.text)
            return None
        return Effect(variable.name.key, number, value.key[0] in "+-")
    code = "claims-are-fixed" if variable.kind == "claim" else "wrong-kind"
    tell(
        scope, code, name.place, related=declared(variable.name.place), name=name.text,
        kind=A_KIND[variable.kind], wanted=[KINDS["state"], KINDS["count"]],
    )  # fmt: skip
    return None


def _whole(text: str) -> int | None:
    digits = text[1:] if text[:1] in ("+", "-") else text
    return int(text) if digits.isdecimal() and len(digits) < 12 else None


def _per(scope: Scope, event: written.Event) -> str | None:
    if event.per is None:
        return None
    variable = variable_called(scope, event.per, "count")
    return None if variable is None else variable.name.key


def _watched(scope: Scope, watched: written.Watched | None) -> tuple[float, float] | None:
    """Return the watched stretch: from as_of and until the end of the horizon where nothing is said."""
    if watched is None:
        return None
    start_at = start_of(scope, watched.first) if watched.first else 0.0
    end_at = end_of(scope, watched.last) if watched.last else horizon_at(scope)
    if end_at <= start_at and watched.first is not None:
        tell(
            scope, "days-upside-down", (watched.last or watched.first).place,
            first=watched.first.date, last=watched.last.date if watched.last else scope.horizon,
        )  # fmt: skip
        return None
    return start_at, end_at
