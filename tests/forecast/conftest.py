"""A small model made by hand: will a ferry line open?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from casus.model import BaseRate, Clause, Model, Question, Reading, Talk, Test
from casus.quantity import beta, fixed

AS_OF = date(2026, 1, 10)
IS_OPEN = Clause(Test("line", 1, 1), "line is open")


def reading_of(name: str, day: date, **changed: Any) -> Reading:
    """Return a reading by `day`; keywords change its fields."""
    fields: dict[str, Any] = {
        "name": name, "says": {}, "clause": IS_OPEN, "mode": "by", "day": day,
        "end_at": float((day - AS_OF).days + 1), "given": None, "probability": None, "base_rate": None,
        "is_ever": False,
    }  # fmt: skip
    return Reading(**(fields | changed))


def base_rate_of(k: float, n: float, days: float | None) -> BaseRate:
    """Return a base rate of k in n within so many days."""
    return BaseRate(beta(k, n), days, k, n, {"en": "new lines"}, None)


def talk_of(name: str, on: date, postponed_to: date | None = None) -> Talk:
    """Return a talk without outcomes."""
    at = (on - AS_OF).days + 0.5
    late = None if postponed_to is None else (postponed_to - AS_OF).days + 0.5
    return Talk(name, {}, on, at, (), None if late is None else fixed(0.1), late, "odds", (), (), ())


@pytest.fixture
def model_of() -> Callable[..., Model]:
    """Return a maker of models with these readings of one question; keywords change the model."""

    def make(*readings: Reading, **changed: Any) -> Model:
        question = Question("opens", {"en": "Will the line open?"}, (), readings, None, {}, {}, ())
        fields: dict[str, Any] = {
            "name": "ferry", "digest": "0" * 64, "title": {"en": "The ferry"}, "language": "en",
            "as_of": AS_OF, "horizon": AS_OF + timedelta(700), "horizon_at": 701.0, "record_until_at": None,
            "sources": (), "origins": (), "actors": {}, "claims": (), "states": (), "counts": (),
            "events": (), "talks": (), "disputes": (), "questions": (question,), "theses": (),
            "observations": (), "assertions": (), "places": {},
        }  # fmt: skip
        return Model(**(fields | changed))

    return make


@pytest.fixture
def make_reading() -> Callable[..., Reading]:
    """Return the maker of readings."""
    return reading_of


@pytest.fixture
def make_base_rate() -> Callable[..., BaseRate]:
    """Return the maker of base rates."""
    return base_rate_of


@pytest.fixture
def make_talk() -> Callable[..., Talk]:
    """Return the maker of talks."""
    return talk_of
