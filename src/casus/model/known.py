"""What is known on a date: the same model, with the observations up to then as evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from casus.model.form import Model, Observation
from casus.quantity import day_at

EVIDENCE_KINDS = ("event", "state", "talk", "soft")


def as_of(model: Model, day: date) -> Model:
    """Return the model as known at the end of `day`: observations up to then are evidence, later ones not.

    Times go on to be counted from the case's own as_of. Raises ValueError for a day before it.
    """
    if day < model.as_of:
        raise ValueError(f"the day must not be before the case's as_of, {model.as_of}, got {day}")
    return replace(model, known_at=day_at(day, model.as_of) + 1.0)


def evidence_of(model: Model) -> tuple[Observation, ...]:
    """Return the observations that are evidence, in case order: dated, not before as_of, known by `known_at`.

    A window counts once it is over. Resolutions are for scores, and are no evidence.
    """
    if model.known_at is None:
        return ()
    return tuple(
        seen
        for seen in model.observations
        if seen.kind in EVIDENCE_KINDS and not seen.is_context and _last_at(seen) <= model.known_at
    )


def _last_at(seen: Observation) -> float:
    last = seen.at if seen.at is not None else seen.end_at
    assert last is not None  # an undated observation is a problem, told when the case is checked
    return last


def record_until(model: Model) -> float:
    """Return the instant until which watched silence counts: 0 where nothing is known.

    Never beyond what is known; where the case does not say how far its record goes, until its last
    observation that is evidence.
    """
    if model.known_at is None:
        return 0.0
    if model.record_until_at is not None:
        return min(model.record_until_at, model.known_at)
    return max((_last_at(seen) for seen in evidence_of(model)), default=0.0)
