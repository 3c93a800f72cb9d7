"""Forecasts as of a later day: what has passed of the calendar, and what the null thesis makes of it."""

from __future__ import annotations

from datetime import date

import pytest
from chain import model_of

from casus.forecast import forecast_case

CASE = """
horizon: 2026-12-31
events:
  opens: {says: It opens., chance: 1 per year}
talks:
  council: {on: 2025-03-10, outcomes: {no: {odds: 3}, yes: {odds: 1}}}
questions:
  gate_opens:
    ask: Does it open?
    base_rate: {seen: 4 in 10 within 1 year, class: gates}
    readings:
      by_year_end: {when: opens has happened, by: 2025-12-31}
      goes_on: {when: opens has not happened, throughout: 2026-12-31}
"""
SHARE = 4.5 / 11


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2025, 7, 1), date(2025, 12, 31)])
def test_a_base_rate_counts_from_the_asked_day(day: date) -> None:
    by, goes_on = forecast_case(model_of(CASE), as_of=day, engine="exact").questions[0].readings
    years = [(end - day).days / 365.25 for end in (date(2025, 12, 31), date(2026, 12, 31))]
    assert by.null is not None and goes_on.null is not None
    assert by.null.probability == pytest.approx(1 - (1 - SHARE) ** years[0], abs=1e-12)
    assert goes_on.null.probability == pytest.approx(SHARE ** years[1], abs=1e-12)
    with pytest.raises(AssertionError):  # the twin: counted from the case's own day
        assert goes_on.null.probability == pytest.approx(SHARE**2, abs=1e-12)


def test_next_dates_are_after_the_asked_day_and_answers_name_it() -> None:
    model = model_of(CASE)
    early, late = forecast_case(model), forecast_case(model, as_of=date(2025, 6, 1))
    assert [each.kind for each in early.next_dates] == ["talk", "reading", "reading"]
    assert [each.kind for each in late.next_dates] == ["reading", "reading"]
    assert (early.known_on, late.known_on) == (None, date(2025, 6, 1))


def test_a_day_before_the_case_is_refused() -> None:
    with pytest.raises(ValueError, match="must not be before"):
        forecast_case(model_of(CASE), as_of=date(2024, 12, 31))
