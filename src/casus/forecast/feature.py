"""What worlds differ in, and an analyst could learn: claims, events, talks, ranges. Loads numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from casus.forecast.sample import Asked, Flags, Floats, Sample
from casus.model import Claim, Effect, Model, names_in
from casus.network import Network
from casus.quantity import normal_quantile

TRUTH = ("false", "true")
N_BINS = 8


@dataclass(frozen=True)
class Feature:
    """A yes or no of each world. kind: `claim`, `event`, `talk`; value: of a talk or a many-valued claim."""

    kind: str
    name: str
    value: str
    index: int  # of the value, as a Test counts it


def start_at(model: Model) -> float:
    """Return the instant from which on things are unknown: the end of the day up to which facts weigh."""
    return 0.0 if model.known_at is None else model.known_at


def is_leaf(claim: Claim) -> bool:
    """Tell whether a claim rests on no other."""
    return not claim.reasons and not claim.parents


def claim_features(model: Model) -> list[Feature]:
    """Return the leaf claims: true, or for a many-valued one each of its values."""
    found = []
    for claim in model.claims:
        if is_leaf(claim):
            values = [(1, "")] if claim.values == TRUTH else list(enumerate(claim.values))
            found += [Feature("claim", claim.name, value, index) for index, value in values]
    return found


def event_features(model: Model) -> list[Feature]:
    """Return the events: has it happened?"""
    return [Feature("event", event.name, "", 1) for event in model.events]


def talk_features(model: Model, start: float, end: float) -> list[Feature]:
    """Return the outcomes of talks that are first due after `start` and before `end`, and 0: none."""
    return [
        Feature("talk", talk.name, value, index)
        for talk in model.talks
        if start < talk.at < end
        for index, value in enumerate(("", *(outcome.name for outcome in talk.outcomes)))
    ]


def column_of(sample: Sample, features: list[Feature], start: float, end: float) -> Flags:
    """Return [world, feature]; an event counts when it first happened after `start` and before `end`."""
    variable = {name: place for place, name in enumerate(sample.network.legend.variables)}
    event = {name: place for place, name in enumerate(sample.network.legend.events)}
    table = sample.table
    columns = np.zeros((len(table.weight), len(features)), dtype=bool, order="F")
    for place, feature in enumerate(features):
        if feature.kind == "event":
            at = table.first_at[:, event[feature.name]]
            columns[:, place] = (at > start) & (at < end)
        else:
            columns[:, place] = table.value[:, variable[feature.name]] == feature.index
    return columns


def is_direct(model: Model, feature: Feature, asked: Asked) -> bool:
    """Tell whether the reading speaks of the feature, or the feature sets what the reading speaks of."""
    clause = asked.reading.clause
    named = set() if clause is None else names_in(clause.condition)
    effects: tuple[Effect, ...] = ()
    if feature.kind == "event":
        effects = next(event.then for event in model.events if event.name == feature.name)
    elif feature.kind == "talk" and feature.index > 0:
        talk = next(talk for talk in model.talks if talk.name == feature.name)
        effects = talk.outcomes[feature.index - 1].then
    return feature.name in named or any(effect.name in named for effect in effects)


def ranges_drawn(network: Network) -> list[int]:
    """Return the ranges that have a width, each luck once (a share and its complement are one)."""
    seen: set[int] = set()
    found = []
    for place, kind in enumerate(network.range_kind):
        if kind != 0 and network.range_stream[place] not in seen:
            seen.add(network.range_stream[place])
            found.append(place)
    return found


def bins_of(score: Floats) -> Flags:
    """Return [group, range, bin]: in which of N_BINS equally likely bins each standard normal score is."""
    inner = np.array([normal_quantile(edge / N_BINS) for edge in range(1, N_BINS)])
    place = np.searchsorted(inner, score)
    return np.asarray(place[:, :, None] == np.arange(N_BINS))
