"""Small parts of models, made by hand, with everything that a test does not care about left empty."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from casus.model import (
    ALWAYS,
    Claim,
    Clause,
    Condition,
    Count,
    Event,
    Model,
    Origin,
    Question,
    Reading,
    Reason,
    State,
    Talk,
    TalkOutcome,
)
from casus.quantity import Range, fixed

AS_OF = date(2024, 1, 1)


def make_claim(name: str, credence: Range | None = None, **fields: Any) -> Claim:
    """Return a claim; a leaf unless `reasons`, `table`, … are given."""
    empty = {
        "title": name, "says": {}, "status": None, "by": None, "quotes": (), "is_open": False, "basis": None,
        "reasons": (), "unless": (), "contradicts": (), "evidence": (), "reports": (),
        "values": ("false", "true"), "parents": (), "table": (), "is_testable": True,
    }  # fmt: skip
    return Claim(**{**empty, "name": name, "credence": credence, **fields})


def make_reason(name: str, *parts: Condition, holds: Range | None = None) -> Reason:
    return Reason(name, parts, holds, {}, None)


def make_state(name: str, levels: str, at_first: int = 0) -> State:
    return State(name, {}, tuple(levels.split()), ((at_first, fixed(1.0)),))


def make_count(name: str, at_first: Range | float) -> Count:
    return Count(name, {}, at_first if isinstance(at_first, Range) else fixed(float(at_first)))


def make_event(name: str, hazard: Range | float = 0.01, able: Condition = ALWAYS, **fields: Any) -> Event:
    empty = {
        "says": {}, "basis": None, "influences": (), "stages": 1, "is_again": False, "then": (), "per": None,
        "is_per_pairs": False, "watched": None, "surprise": None, "actor": None, "serves": None, "quotes": (),
    }  # fmt: skip
    per_day = hazard if isinstance(hazard, Range) else fixed(hazard)
    return Event(**{**empty, "name": name, "hazard": per_day, "able": Clause(able, "able"), **fields})


def make_outcome(name: str, odds: Range | float | None = 1.0, **fields: Any) -> TalkOutcome:
    empty: dict[str, Any] = {"says": {}, "position": None, "influences": (), "then": ()}
    given = fixed(odds) if isinstance(odds, float) else odds
    return TalkOutcome(**{**empty, "name": name, "odds": given, **fields})


def make_talk(name: str, day: int, *outcomes: TalkOutcome, **fields: Any) -> Talk:
    empty = {
        "says": {}, "tracks": (), "postponed": None, "postponed_at": None, "rule": "odds", "parties": (),
        "quotes": (),
    }  # fmt: skip
    on = AS_OF + timedelta(days=day)
    return Talk(**{**empty, "name": name, "on": on, "at": day + 0.5, "outcomes": outcomes, **fields})


def make_reading(
    name: str, condition: Condition | None, day: int, mode: str = "by", given: Condition | None = None
) -> Reading:
    clause = None if condition is None else Clause(condition, name)
    only_if = None if given is None else Clause(given, "given")
    on = AS_OF + timedelta(days=day - 1)
    return Reading(name, {}, clause, mode, on, float(day), only_if, None, None, False)


def make_question(name: str, *readings: Reading) -> Question:
    return Question(name, {}, (), readings, None, {}, {}, ())


def make_origin(name: str, reliability: float, says_anyway: float = 0.5) -> Origin:
    return Origin(name, fixed(reliability), fixed(says_anyway))


def make_model(**fields: Any) -> Model:
    """Return a model of 1,000 days; `claims`, `events`, … as given."""
    sections = (
        "sources", "origins", "claims", "states", "counts", "events", "talks", "disputes", "questions",
        "theses", "observations", "assertions",
    )  # fmt: skip
    empty: dict[str, Any] = {section: () for section in sections}
    return Model(
        **{
            **empty, "name": "made", "digest": "made", "title": {}, "language": "en", "as_of": AS_OF,
            "horizon": AS_OF + timedelta(days=999), "horizon_at": 1000.0, "record_until_at": None,
            "actors": {}, "places": {}, **fields,
        }
    )  # fmt: skip
