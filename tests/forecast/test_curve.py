"""By-date curves, against closed forms."""

from __future__ import annotations

from datetime import date
from math import exp

import pytest
from chain import model_of

from casus.forecast import Effort, curves_of

CASE = """
horizon: 2025-12-31
states:
  gate: {says: The gate., levels: [shut, open], at_first: shut}
events:
  opens: {says: It opens., chance: 1 per year, then: {gate: open}}
talks:
  council:
    on: 2025-03-10
    outcomes:
      no: {odds: 3}
      yes: {odds: 1, then: {gate: open}}
questions:
  gate_opens:
    ask: Does it open?
    readings:
      by_year_end: {when: gate is open, by: 2025-12-31}
      stays_shut: {when: gate is shut, throughout: 2025-12-31}
      is_open: {when: gate is open, on: 2025-12-31}
"""


def opened_by(day: date) -> float:
    """Return P(open by the end of a day): a hazard of 1 a year, and a talk that opens 1 time in 4."""
    n_days = (day - date(2025, 1, 1)).days + 1
    still_shut = exp(-n_days / 365.25)
    return 1 - still_shut * (0.75 if day >= date(2025, 3, 10) else 1.0)


def test_a_curve_is_the_closed_form_at_every_day_and_jumps_at_the_talk() -> None:
    by, stays, is_open = curves_of(model_of(CASE), n_points=12, effort=Effort(engine="exact"))
    assert (by.mode, stays.mode, is_open.mode, by.engine) == ("by", "throughout", "on", "exact")
    assert by.points[-1].day == date(2025, 12, 31) and len(by.points) >= 12
    assert {date(2025, 3, 9), date(2025, 3, 10)} <= {point.day for point in by.points}
    for curve in (by, stays, is_open):
        for point in curve.points:
            assert point.answer is not None
            truth = 1 - opened_by(point.day) if curve is stays else opened_by(point.day)
            assert point.answer.probability == pytest.approx(truth, abs=1e-9)
            with pytest.raises(AssertionError):  # the twin: a day later
                off = 1 - exp(-1 / 365.25)
                assert point.answer.probability == pytest.approx(truth + off * (1 - truth), abs=1e-9)


def test_a_curve_starts_on_the_day_after_which_things_are_open() -> None:
    (by,) = curves_of(
        model_of(CASE), as_of=date(2025, 6, 30), asked=[("gate_opens", "by_year_end")], n_points=1000
    )
    assert by.points[0].day == date(2025, 7, 1) and len(by.points) == 184


def test_a_curve_of_no_points_is_refused() -> None:
    with pytest.raises(ValueError, match="n_points"):
        curves_of(model_of(CASE), n_points=0)
