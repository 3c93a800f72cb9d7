"""What if, and assertions: against closed forms, by the exact engine and in common worlds."""

from __future__ import annotations

from datetime import date
from math import exp

import pytest
from chain import model_of
from luck import Z_ALARM

from casus.forecast import Effort, check_assertions, what_if
from casus.model import Fixing, Making

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
