"""What if, and assertions: against closed forms, by the exact engine and in common worlds."""

from __future__ import annotations

from datetime import date
from math import exp

import pytest
from chain import model_of
from luck import Z_ALARM

from casus.forecast import Effort, RunLimit, check_assertions, counterfactual, what_if
from casus.model import Fixing, Making, Scaling

CASE = """
horizon: 2025-12-31
claims:
  cause: {says: A cause., credence: 30%}
  sign: {says: A sign of it., because: [{if: [cause], holds: 80%}], credence: 10%}
states:
  gate: {says: The gate., levels: [shut, open], at_first: shut}
events:
  opens: {says: It opens., chance: 1 per year, raised: {cause: x3}, then: {gate: open}}
questions:
  gate_opens: {ask: Does it open?, when: gate is open, by: 2025-12-31}
assertions:
  - set cause raises gate is open by 2025-12-31
  - set cause lowers gate is open by 2025-12-31
  - set sign raises gate is open by 2025-12-31
"""
T = 365 / 365.25
WITH, WITHOUT = 1 - exp(-3 * T), 1 - exp(-T)


def test_setting_a_cause_moves_what_it_causes_and_setting_a_sign_does_not() -> None:
    model, exactly = model_of(CASE), Effort(engine="exact")
    (cause,) = what_if(model, [Fixing("cause", 1, 0.0)], effort=exactly).changes
    assert cause.before is not None and cause.after is not None
    before = 0.3 * WITH + 0.7 * WITHOUT
    assert cause.before.probability == pytest.approx(before, abs=1e-9)
    assert cause.after.probability == pytest.approx(WITH, abs=1e-9)
    assert cause.difference == pytest.approx(WITH - before, abs=1e-9)
    (sign,) = what_if(model, [Fixing("sign", 1, 0.0)], effort=exactly).changes
    assert sign.difference == pytest.approx(0.0, abs=1e-9)  # where learning it would move the answer


DAYS = 365.25
OPENS = CASE.replace(", raised: {cause: x3}", "")  # 1 a year, whatever the claims say


def years(day: date) -> float:
    """Return years from the start of 2025 to the start of a day."""
    return (day - date(2025, 1, 1)).days / DAYS


@pytest.mark.parametrize(
    ("intervention", "hazard_years", "is_sure"),
    [
        (Scaling("opens", 4.0, 31.0, 59.0), T + 3 * 28 / DAYS, False),  # four times in February
        (Scaling("opens", 0.0, 0.0, 400.0), 0.0, False),
        (Scaling("opens", 2.0, 181.0, 1000.0), 2 * T - years(date(2025, 7, 1)), False),
        (Making("opens", 100.5), 0.0, True),
        (Fixing("gate", 1, 200.0), 0.0, True),
        (Fixing("gate", 0, 59.0), years(date(2025, 3, 1)), False),  # open until then, or never
    ],
)
def test_scaling_making_and_setting_from_a_day_are_their_closed_forms(
    intervention: Scaling | Making | Fixing, hazard_years: float, is_sure: bool
) -> None:
    (change,) = what_if(model_of(OPENS), [intervention], effort=Effort(engine="exact")).changes
    truth = 1.0 if is_sure else 1 - exp(-hazard_years)
    assert change.before is not None and change.after is not None
    assert change.before.probability == pytest.approx(1 - exp(-T), abs=1e-9)
    assert change.after.probability == pytest.approx(truth, abs=1e-9)
    assert change.difference == pytest.approx(truth - (1 - exp(-T)), abs=1e-9)


SEEN = """
sources:
  paper: {title: A paper, kind: report, published: 2024-12-01}
record_until: 2025-12-31
observed:
  - {on: 2025-03-01, event: alarm, source: paper}
"""
ALARM = "  alarm: {says: An alarm., chance: 1 per year, raised: {cause: x4}}\n  opens:"


def test_a_counterfactual_keeps_what_the_record_says_and_changes_one_thing() -> None:
    model = model_of(CASE.replace("  opens:", ALARM) + SEEN)
    found = counterfactual(
        model, [Fixing("cause", 0, 0.0)], as_of=date(2025, 3, 1), effort=Effort(n_worlds=2**13)
    )
    (change,) = found.changes
    at = 59.5 / DAYS
    likely = {c: (0.3 if c else 0.7) * (4 if c else 1) * exp(-(4 if c else 1) * at) for c in (True, False)}
    before = (likely[True] * WITH + likely[False] * WITHOUT) / sum(likely.values())
    assert found.is_counterfactual and change.before is not None and change.after is not None
    assert change.difference is not None and change.standard_error is not None
    assert abs(change.before.probability - before) <= Z_ALARM * change.before.standard_error
    assert abs(change.after.probability - WITHOUT) <= Z_ALARM * change.after.standard_error
    assert abs(change.difference - (WITHOUT - before)) <= Z_ALARM * change.standard_error
    with pytest.raises(AssertionError):  # the twin: as if the alarm had told nothing of the cause
        unseen = 0.3 * WITH + 0.7 * WITHOUT
        assert abs(change.difference - (WITHOUT - unseen)) <= Z_ALARM * change.standard_error


def test_had_it_not_opened_it_would_be_shut() -> None:
    seen = SEEN.replace("event: alarm", "event: opens")
    model = model_of(CASE + seen)
    (change,) = counterfactual(
        model, [Scaling("opens", 0.0, 0.0, 400.0)], as_of=date(2025, 3, 1), effort=Effort(n_worlds=1024)
    ).changes
    assert change.before is not None and change.after is not None
    assert (change.before.probability, change.after.probability) == (1.0, 0.0)


def test_a_counterfactual_of_stages_on_record_is_a_problem() -> None:
    model = model_of(CASE.replace("  opens:", ALARM.replace("x4}}", "x4}, stages: 2}")) + SEEN)
    with pytest.raises(RunLimit) as limit:
        counterfactual(model, [Fixing("cause", 0, 0.0)], as_of=date(2025, 3, 1), effort=Effort(n_worlds=1024))
    assert limit.value.problem.code == "run-limit-counterfactual"


def test_what_if_as_of_a_day_keeps_what_was_observed_and_starts_from_then() -> None:
    model = model_of(CASE.replace("  opens:", ALARM) + SEEN)
    (change,) = what_if(
        model, [Scaling("opens", 0.0, 0.0, 400.0)], as_of=date(2025, 3, 1), effort=Effort(engine="exact")
    ).changes
    at = 59.5 / DAYS  # noon of 1 March
    likely = {c: (0.3 if c else 0.7) * (4 if c else 1) * exp(-(4 if c else 1) * at) for c in (True, False)}
    opened = {c: 1 - exp(-(3 if c else 1) * 60 / DAYS) for c in (True, False)}  # until the end of that day
    truth = sum(likely[c] * opened[c] for c in likely) / sum(likely.values())
    assert change.after is not None and change.after.probability == pytest.approx(truth, abs=1e-9)


def test_common_worlds_give_the_difference_with_a_smaller_error_than_two_runs() -> None:
    found = what_if(
        model_of(CASE), [Fixing("cause", 1, 0.0)], effort=Effort(engine="worlds", n_worlds=65_536)
    )
    (cause,) = found.changes
    assert cause.difference is not None and cause.standard_error is not None
    assert abs(cause.difference - 0.7 * (WITH - WITHOUT)) <= Z_ALARM * cause.standard_error
    assert cause.before is not None and cause.after is not None
    assert cause.standard_error < cause.before.standard_error + cause.after.standard_error
    assert (found.engine, found.n_worlds, found.is_counterfactual) == ("worlds", 65_536, False)


def test_an_intervention_between_the_case_and_the_known_day_is_refused() -> None:
    with pytest.raises(ValueError, match="counterfactual"):
        what_if(model_of(CASE), [Making("opens", 30.5)], as_of=date(2025, 3, 1))


def test_an_assertion_holds_fails_or_cannot_be_told() -> None:
    holds, fails, idle = check_assertions(model_of(CASE), effort=Effort(engine="exact"))
    assert (holds.holds, fails.holds, idle.holds) == (True, False, False)
    assert holds.difference == pytest.approx(0.7 * (WITH - WITHOUT), abs=1e-9)
    slight = model_of(CASE.replace("x3", "x1.01"))  # too slight to be told by 256 worlds
    rough = Effort(engine="worlds", n_worlds=256)
    assert [each.holds for each in check_assertions(slight, effort=rough)] == [None, None, None]
    found = check_assertions(model_of(CASE), effort=Effort(engine="worlds"))
    assert [each.holds for each in found] == [True, False, None]
    assert found[0].text == "set cause raises gate is open by 2025-12-31"
