"""A case about a ferry line and its answers, made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from casus.forecast import (
    Answer,
    Answers,
    NextDate,
    NullAnswer,
    OwnForecast,
    QuestionAnswer,
    ReadingAnswer,
    ThesisAnswer,
)
from casus.model import BaseRate, Clause, Forecast, Model, Question, Reading, Source, Talk, Test, Thesis
from casus.quantity import beta, fixed

AS_OF = date(2026, 1, 10)
JUNE, YEAR_END = date(2026, 6, 21), date(2026, 12, 31)
IS_OPEN = Clause(Test("line", 1, 1), "line is open")
CLASS = {"en": "new lines announced half a year ahead", "ar": "خطوط جديدة أُعلنت قبل نصف سنة"}


def reading(name: str, day: date, base_rate: BaseRate | None = None) -> Reading:
    """Return a reading by `day`."""
    return Reading(name, {}, IS_OPEN, "by", day, float((day - AS_OF).days + 1), None, None, base_rate, False)


@pytest.fixture
def model() -> Model:
    """Return a case with one question, two readings, a talk and a rival thesis."""
    question = Question(
        name="opens",
        ask={"en": "Will the ferry line be open?", "ar": "هل يُفتتح خط العبّارة؟"},
        forecasts=(Forecast("column", None, "never", fixed(0.05), None),),
        readings=(reading("by_june", JUNE, BaseRate(beta(6, 20), 182.625, 6, 20, CLASS, None)),
                  reading("by_year_end", YEAR_END)),
        resolver="harbour", resolves_by={"en": "the timetable", "ar": "جدول الرحلات"}, void_if={}, tags=(),
    )  # fmt: skip
    title = {"en": "Will the new ferry line open on time?", "ar": "هل يُفتتح خط العبّارة الجديد في موعده؟"}
    hearing = Talk(
        "hearing", {"en": "Hearing on the pier", "ar": "جلسة الرصيف"}, date(2026, 3, 1), 50.5, (), None, None,
        "odds", (), (), (),
    )  # fmt: skip
    return Model(
        name="ferry", digest="0123456789abcdef" * 4, title=title, language="en", as_of=AS_OF,
        horizon=YEAR_END, horizon_at=356.0, record_until_at=None,
        sources=(Source("column", {"en": "The ferry will be late"}, "commentary", None, "column", None),),
        origins=(), actors={"harbour": {"en": "the harbour office", "ar": "مكتب الميناء"}}, claims=(),
        states=(), counts=(), events=(), talks=(hearing,), disputes=(), questions=(question,),
        theses=(Thesis("optimist", {}, "harbour", fixed(1.0), (), (), ()),), observations=(), assertions=(),
        places={},
    )  # fmt: skip


@pytest.fixture
def answers() -> Answers:
    """Return the answers: 14 % by June with error 0.1 points, and 99.7 % by the year's end."""
    early = ReadingAnswer(
        "by_june", "by", JUNE, False, "worlds", Answer(0.144, 0.001, (0.06, 0.27)),
        NullAnswer(0.289, 0.0, (0.16, 0.44), "base rate", "new lines"),
        (ThesisAnswer("optimist", Answer(0.351, 0.008, (0.2, 0.5))),),
    )  # fmt: skip
    late = ReadingAnswer(
        "by_year_end", "by", YEAR_END, False, "worlds", Answer(0.997, 0.001, (0.99, 0.999)),
        NullAnswer(0.004, 0.001, (0.0, 0.02), "model", ""), (),
    )  # fmt: skip
    own = OwnForecast("column", "never", (0.0, 0.05), "It will not open.", "column")
    dates = (
        NextDate(date(2026, 3, 1), "talk", "hearing", None),
        NextDate(JUNE, "reading", "by_june", "opens"),
        NextDate(YEAR_END, "reading", "by_year_end", "opens"),
    )
    return Answers(
        case="ferry", digest="0123456789abcdef" * 4, as_of=AS_OF, seed=1, engine="worlds", n_worlds=160_000,
        questions=(QuestionAnswer("opens", (early, late), (own,)),), next_dates=dates, tension=0.12,
        is_interrupted=False,
    )  # fmt: skip
