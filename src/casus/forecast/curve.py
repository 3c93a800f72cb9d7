"""By-date curves: how an answer grows with the day by which it is asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from casus.forecast.answer import answers_of
from casus.forecast.calendar import day_of
from casus.forecast.change_form import Curve, CurvePoint
from casus.forecast.effort import Effort
from casus.forecast.run import run_model
from casus.model import Model, Question, Reading
from casus.model import as_of as known_until

Asked = tuple[str, str]  # question, reading


def curves_of(
    model: Model,
    *,
    as_of: date | None = None,
    asked: Collection[Asked] | None = None,
    n_points: int = 24,
    effort: Effort | None = None,
) -> tuple[Curve, ...]:
    """Return the curve of each reading that can be run, or of those in `asked`: (question, reading).

    A curve has about `n_points` days, evenly spaced from the day after which things are open to the
    reading's own, and the days of talks, where answers can jump; all are asked of one run, by any engine.
    Raises RunLimit and ValueError as forecast_case does.
    """
    if as_of is not None:
        model = known_until(model, as_of)
    if n_points < 1:
        raise ValueError(f"n_points must be at least 1, got {n_points}")
    effort = effort or Effort()
    readings = [
        (question, reading, days_of(model, reading, n_points))
        for question in model.questions
        for reading in question.readings
        if reading.clause is not None and (asked is None or (question.name, reading.name) in asked)
    ]
    if not readings:
        return ()
    questions = tuple(dated_question(*each) for each in readings)
    outcome, network = run_model("curves", replace(model, questions=questions), effort)
    answers = answers_of((outcome, network))
    return tuple(
        Curve(
            question.name,
            reading.name,
            reading.mode,
            outcome.engine,
            tuple(CurvePoint(day, answers[dated.name, day.isoformat()]) for day in days),
        )
        for (question, reading, days), dated in zip(readings, questions, strict=True)
    )


def days_of(model: Model, reading: Reading, n_points: int) -> list[date]:
    """Return the days at which a reading's curve is asked, the last its own."""
    first = day_of(model, model.known_at or 0.0)
    n_days = (reading.day - first).days
    if n_days <= 0:
        return [reading.day]
    spaced = {reading.day - timedelta(days=step * ceil(n_days / n_points)) for step in range(n_points)}
    talks = {day for talk in model.talks for day in (talk.on - timedelta(days=1), talk.on)}
    return sorted(day for day in spaced | talks | {reading.day} if first <= day <= reading.day)


def dated_question(question: Question, reading: Reading, days: list[date]) -> Question:
    """Return a question that asks one reading at each of the days."""
    readings = tuple(
        replace(reading, name=day.isoformat(), day=day, end_at=reading.end_at - (reading.day - day).days)
        for day in days
    )
    return replace(question, name=f"{question.name}.{reading.name}", readings=readings)
