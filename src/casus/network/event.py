"""Events: hazards, what they depend on, and what they change."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from casus.model import Effect, Event, Model
from casus.network.bound import group_factors
from casus.network.claim import begins
from casus.network.condition import Conditions, add_condition, is_fixed, variables_of
from casus.network.ranges import Ranges, add_range, stream_of


class EventArrays(TypedDict):
    """The part of a network that events fill."""

    event_variable: array[int]
    event_hazard: array[int]
    event_surprise: array[int]
    event_able: array[int]
    event_able_is_fixed: array[int]
    event_stages: array[int]
    event_is_again: array[int]
    event_per: array[int]
    event_is_per_pairs: array[int]
    event_stream: array[int]
    event_factor_begin: array[int]
    factor_condition: array[int]
    factor_range: array[int]
    factor_is_fixed: array[int]
    event_group_begin: array[int]
    group_choice_begin: array[int]
    choice_factor_begin: array[int]
    choice_factor: array[int]
    event_effect_begin: array[int]


class EffectArrays(TypedDict):
    """The part of a network that the effects of events and talk outcomes fill."""

    effect_variable: array[int]
    effect_value: array[int]
    effect_is_change: array[int]


@dataclass
class Effects:
    """The effects collected so far: (variable, value, is it a change)."""

    rows: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass
class _Factors:
    """What grows event by event."""

    n_factors: list[int] = field(default_factory=list)
    condition: list[int] = field(default_factory=list)
    range: list[int] = field(default_factory=list)
    is_fixed: list[int] = field(default_factory=list)
    n_groups: list[int] = field(default_factory=list)
    n_choices: list[int] = field(default_factory=list)
    n_members: list[int] = field(default_factory=list)
    member: list[int] = field(default_factory=list)


def order_events(model: Model) -> list[Event]:
    """Return the events in order of name: their luck must not know the order of entries in a case."""
    return sorted(model.events, key=lambda event: event.name)


def compile_events(model: Model, conditions: Conditions, ranges: Ranges, effects: Effects) -> EventArrays:
    """Return the arrays of all events, in order of name."""
    events = order_events(model)
    variables = conditions.variables
    able = [add_condition(conditions, event.able.condition) for event in events]
    hazard = [add_range(ranges, f"event:{event.name}:chance", event.hazard) for event in events]
    surprise = [add_range(ranges, f"event:{event.name}:surprise", event.surprise) for event in events]
    factors = _Factors()
    for event in events:
        _add_factors(factors, event, conditions, ranges)
    effect_begin = add_effects(effects, conditions, [event.then for event in events])
    return EventArrays(
        event_variable=array("i", [variables.index[event.name] for event in events]),
        event_hazard=array("i", hazard),
        event_surprise=array("i", surprise),
        event_able=array("i", able),
        event_able_is_fixed=array("B", [is_fixed(conditions, event.able.condition) for event in events]),
        event_stages=array("i", [event.stages for event in events]),
        event_is_again=array("B", [event.is_again for event in events]),
        event_per=array("i", [-1 if event.per is None else variables.index[event.per] for event in events]),
        event_is_per_pairs=array("B", [event.is_per_pairs for event in events]),
        event_stream=array("Q", [stream_of(f"event:{event.name}") for event in events]),
        event_factor_begin=begins(factors.n_factors),
        factor_condition=array("i", factors.condition),
        factor_range=array("i", factors.range),
        factor_is_fixed=array("B", factors.is_fixed),
        event_group_begin=begins(factors.n_groups),
        group_choice_begin=begins(factors.n_choices),
        choice_factor_begin=begins(factors.n_members),
        choice_factor=array("i", factors.member),
        event_effect_begin=effect_begin,
    )


def _add_factors(factors: _Factors, event: Event, conditions: Conditions, ranges: Ranges) -> None:
    """Add the factors of one event, in order of their words, and the groups of those that change."""
    n_claims = conditions.variables.n_claims
    changing = []
    for influence in sorted(event.influences, key=lambda influence: influence.clause.text):
        clause = influence.clause
        mentioned = variables_of(conditions, clause.condition)
        fixed = all(variable < n_claims for variable in mentioned)
        if not fixed:
            changing.append((len(factors.condition), clause.condition, mentioned))
        factors.condition.append(add_condition(conditions, clause.condition))
        factors.range.append(add_range(ranges, f"event:{event.name}:factor:{clause.text}", influence.factor))
        factors.is_fixed.append(fixed)
    factors.n_factors.append(len(event.influences))
    groups = group_factors(conditions, changing)
    factors.n_groups.append(len(groups))
    for choices in groups:
        factors.n_choices.append(len(choices))
        for choice in choices:
            factors.n_members.append(len(choice))
            factors.member.extend(choice)


def add_effects(effects: Effects, conditions: Conditions, then: Sequence[Sequence[Effect]]) -> array[int]:
    """Return where each owner's effects begin (and the end of the last), after adding them in order."""
    index = conditions.variables.index
    begin = array("i", [len(effects.rows)])
    for each in then:
        effects.rows.extend((index[effect.name], effect.value, effect.is_change) for effect in each)
        begin.append(len(effects.rows))
    return begin


def lay_effects(effects: Effects) -> EffectArrays:
    """Return the arrays of all effects collected."""
    return EffectArrays(
        effect_variable=array("i", [variable for variable, _, _ in effects.rows]),
        effect_value=array("i", [value for _, value, _ in effects.rows]),
        effect_is_change=array("B", [is_change for _, _, is_change in effects.rows]),
    )
