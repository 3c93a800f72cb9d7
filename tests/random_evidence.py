"""Random models about which something is known, and in which something is set, made or scaled."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from random_models import DAYS, random_model

from casus.model import (
    Clause,
    Event,
    Model,
    Observation,
    State,
    Talk,
    Test,
    as_of,
    make_event,
    scale_event,
    set_value,
)
from casus.quantity import fixed, log_normal

KNOWN_DAYS = 90


def random_known_model(number: int) -> Model:
    """Return random model `number` with watched events and observations, as known after 90 days."""
    luck = Random(f"known {number}")
    model = random_model(number)
    events = tuple(_watched(luck, event) for event in model.events)
    observations = [
        *(_seen_event(luck, event) for event in events if luck.random() < 0.4),
        *(_seen_state(luck, state, events) for state in model.states if luck.random() < 0.6),
        *(
            _seen_talk(luck, talk)
            for talk in model.talks
            if talk.at < KNOWN_DAYS - 20 and luck.random() < 0.5
        ),
        *(_soft(luck, state) for state in model.states if luck.random() < 0.4),
    ]
    observations.sort(key=lambda seen: seen.at if seen.at is not None else seen.end_at or 0.0)
    known = replace(model, events=events, observations=tuple(observations))
    return as_of(known, model.as_of + timedelta(days=KNOWN_DAYS - 1))


def random_changed_model(number: int, model: Model) -> Model:
    """Return a model with one to three random interventions."""
    luck = Random(f"changed {number}")
    for _ in range(luck.randint(1, 3)):
        kind = luck.choice(["set", "make", "scale"])
        at = luck.choice([0.0, luck.uniform(1, DAYS)])
        if kind == "set":
            name, n_values = luck.choice(
                [
                    *((state.name, len(state.levels)) for state in model.states),
                    *((count.name, 5) for count in model.counts),
                    *((claim.name, len(claim.values)) for claim in model.claims[:1]),
                ]
            )
            model = set_value(model, name, luck.randrange(n_values), at)
        elif kind == "make":
            model = make_event(model, luck.choice(model.events).name, at)
        else:
            factor = luck.choice([0.0, 0.5, 3.0])
            model = scale_event(model, luck.choice(model.events).name, factor, at, at + luck.uniform(1, 60))
    return model


def _observed(kind: str, **fields: Any) -> Observation:
    empty: dict[str, Any] = {
        "at": None, "start_at": None, "end_at": None, "name": None, "levels": (), "by_event": None,
        "misread": (), "clause": None, "factor": None, "reading": None, "resolved": None, "says": {},
        "source": None,
    }  # fmt: skip
    subject = f"observation.{kind}.{fields.get('name')}"
    return Observation(**{**empty, "kind": kind, "subject": subject, **fields})


def _when(luck: Random) -> dict[str, float]:
    if luck.random() < 0.3:
        start = luck.uniform(-5, 60)
        return {"start_at": start, "end_at": max(start, 0.0) + luck.uniform(1, 25)}
    return {"at": luck.choice([float(luck.randrange(0, 85)), luck.uniform(0, 85)])}


def _watched(luck: Random, event: Event) -> Event:
    if luck.random() < 0.5:
        return event
    start = luck.choice([-10.0, 0.0, luck.uniform(0, 40)])
    return replace(event, watched=(start, start + luck.uniform(10, 120)))


def _seen_event(luck: Random, event: Event) -> Observation:
    return _observed("event", name=event.name, **_when(luck))


def _seen_state(luck: Random, state: State, events: tuple[Event, ...]) -> Observation:
    levels = tuple(sorted(luck.sample(range(len(state.levels)), luck.randint(1, len(state.levels)))))
    others = [level for level in range(len(state.levels)) if level not in levels]
    misread = tuple((level, luck.choice([fixed(0.3), log_normal(0.1, 0.5)])) for level in others[:1])
    movers = [event.name for event in events if any(effect.name == state.name for effect in event.then)]
    by_event = luck.choice(movers) if movers and luck.random() < 0.3 else None
    return _observed(
        "state", name=state.name, levels=levels, misread=misread, by_event=by_event, **_when(luck)
    )


def _seen_talk(luck: Random, talk: Talk) -> Observation:
    at = talk.at
    if talk.postponed_at is not None and luck.random() < 0.4:
        at = talk.postponed_at
    return _observed("talk", name=talk.name, levels=(1 + luck.randrange(len(talk.outcomes)),), at=at)


def _soft(luck: Random, state: State) -> Observation:
    clause = Clause(Test(state.name, luck.randrange(len(state.levels)), None), "so")
    return _observed("soft", clause=clause, factor=log_normal(0.3, 4.0), **_when(luck))
