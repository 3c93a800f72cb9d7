"""What stands behind answers: indicators, confidence, effects and shared origins, against closed forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import exp, log

import pytest
from chain import model_of
from luck import Z_ALARM

from casus.forecast import (
    Answers,
    Driver,
    Effort,
    Explanation,
    ReadingExplanation,
    explain_case,
    forecast_case,
)
from casus.forecast.confidence import is_well_sourced, level_of
from casus.forecast.effect import effects_of
from casus.forecast.indicator import scheduled_ends
from casus.forecast.origin import shared_origins
from casus.model import Model
from casus.model import as_of as known_until
from casus.quantity import mean

WORLDS = Effort(engine="worlds", n_worlds=2**18, seed=3)
CASE = """
horizon: 2026-12-31
sources:
  notice: {title: A notice, kind: official, published: 2024-12-01}
  paper: {title: A paper, kind: report, published: 2024-12-01, origin: agency}
  weekly: {title: A weekly, kind: report, published: 2024-12-01, origin: agency}
  letter: {title: A letter, kind: report, published: 2024-12-01}
claims:
  cause: {says: A cause., credence: 30%, by: notice}
  rumour: {says: A rumour., credence: 50%}
  sign: {says: A sign of the cause., because: [{if: [cause], holds: 80%}], credence: 10%}
states:
  gate: {says: The gate., levels: [shut, open], at_first: shut}
events:
  alarm: {says: An alarm., chance: 1 per year, raised: {cause: x4}}
  opens: {says: It opens., chance: 1 per year, raised: {cause: x3, rumour: x1.5}, then: {gate: open}}
talks:
  council: {on: 2025-04-01, outcomes: {no: {odds: 1, lowered: {cause: /4}}, yes: {odds: 1}}}
questions:
  gate_opens:
    ask: Does it open?
    forecast: {by: notice, strength: very likely}
    readings:
      in_2025: {when: gate is open, by: 2025-12-31}
  council_agrees: {ask: Does the council agree?, when: council is yes, by: 2025-04-01}
"""
T = 365 / 365.25
SIDES = {(c, r): (0.3 if c else 0.7) * 0.5 for c in (True, False) for r in (True, False)}


def opens(cause: bool, rumour: bool) -> float:
    """Return P(it opens | claims)."""
    return 1 - exp(-T * (3 if cause else 1) * (1.5 if rumour else 1))


def opened() -> float:
    """Return P(it opens)."""
    return sum(share * opens(*sides) for sides, share in SIDES.items())


def explained(model: Model, effort: Effort = WORLDS, **asked: int) -> tuple[Answers, Explanation]:
    """Return the answers and what stands behind them."""
    answers = forecast_case(model, engine="exact")
    return answers, explain_case(model, answers, effort=effort, **asked)


def reading_of(explanation: Explanation, question: str = "gate_opens") -> ReadingExplanation:
    """Return what stands behind the only reading of a question."""
    return next(each for each in explanation.readings if each.question == question)


@pytest.fixture(scope="module")
def case() -> tuple[Model, Answers, Explanation]:
    """Return the case explained, with effects."""
    model = model_of(CASE)
    return model, *explained(model, n_effects=3)


def test_an_indicator_is_worth_what_the_gain_in_brier_score_says(
    case: tuple[Model, Answers, Explanation],
) -> None:
    # an alarm by the talk's day: with the cause 4 a year, else 1
    days = 91 / 365.25  # to the end of 1 April
    chance = {c: 1 - exp(-days * (4 if c else 1)) for c in (True, False)}
    joint = {
        seen: sum(share * (chance[c] if seen else 1 - chance[c]) for (c, _), share in SIDES.items())
        for seen in (True, False)
    }
    answer = {
        seen: sum(
            share * (chance[c] if seen else 1 - chance[c]) * opens(c, r) for (c, r), share in SIDES.items()
        )
        / joint[seen]
        for seen in (True, False)
    }
    worth = sum(joint[seen] * (answer[seen] - opened()) ** 2 for seen in (True, False))
    (alarm,) = [
        each
        for each in reading_of(case[2]).indicators
        if each.name == "alarm" and each.on == date(2025, 4, 1)
    ]
    assert alarm.worth == pytest.approx(worth, abs=Z_ALARM * alarm.standard_error)
    assert alarm.if_so == pytest.approx(answer[True], abs=0.01)
    with pytest.raises(AssertionError):  # the twin: the square of the difference
        assert alarm.worth == pytest.approx(
            (answer[True] - answer[False]) ** 2, abs=Z_ALARM * alarm.standard_error
        )


def test_a_talk_is_an_indicator_on_its_day_and_the_reading_s_own_event_is_none(
    case: tuple[Model, Answers, Explanation],
) -> None:
    found = reading_of(case[2]).indicators
    talk = next(each for each in found if each.name == "council")
    # yes: with the cause 4 to 1, else 1 to 1
    yes = 0.3 * 0.8 + 0.7 * 0.5
    so = sum(s * (0.8 if c else 0.5) * opens(c, r) for (c, r), s in SIDES.items()) / yes
    rest = (opened() - yes * so) / (1 - yes)
    assert talk.on == date(2025, 4, 1)
    assert talk.worth == pytest.approx(yes * (1 - yes) * (so - rest) ** 2, abs=Z_ALARM * talk.standard_error)
    assert "opens" not in {each.name for each in found}
    assert ("reading", "council_agrees.main") in {(each.kind, each.name) for each in found}


def test_the_effect_of_setting_is_apart_from_the_difference_on_learning(
    case: tuple[Model, Answers, Explanation],
) -> None:
    drivers = {each.name: each for each in reading_of(case[2]).drivers}
    cause, alarm = drivers["cause"], drivers["alarm"]
    truth = sum(0.5 * (opens(True, r) - opens(False, r)) for r in (True, False))
    assert cause.effect is not None and cause.effect_error is not None
    assert cause.effect == pytest.approx(truth, abs=Z_ALARM * cause.effect_error)
    assert alarm.effect is not None and alarm.effect_error is not None
    assert abs(alarm.effect) <= Z_ALARM * alarm.effect_error and alarm.difference > 0.05


SPARK = """
events:
  spark: {says: A spark., chance: 1 per year}
  fire: {says: A fire., chance: 1 per year, able: spark has happened or council is yes}
talks:
  council: {on: 2025-01-01, outcomes: {no: {odds: 3}, maybe: {odds: 1}, yes: {odds: 1}}}
questions:
  fire: {ask: Fire?, when: fire has happened, by: 2025-12-31}
"""


@pytest.mark.parametrize(("kind", "name", "value"), [("event", "spark", ""), ("talk", "council", "yes")])
def test_an_event_that_is_made_to_happen_has_the_effect_of_its_closed_form(
    kind: str, name: str, value: str
) -> None:
    model = model_of(SPARK)
    asked = Driver(kind, name, value, None, None, None, 0.0, 0.0, 0.0, 0.0, None, None, False, False)
    ((effect, error),) = effects_of(model, asked, Effort(engine="exact")).values()
    late = 0.5 / 365.25  # the talk is at noon
    lit = 1 - exp(-T)  # able from the start
    agreed = 1 - (
        exp(-(T - late)) * exp(-late) + late * exp(-T)
    )  # able from the talk, or from a spark before
    alone = 1 - exp(-T) - T * exp(-T)  # able from a spark only
    truth = {"spark": lit - 0.2 * (1 - exp(-(T - late))), "council": agreed - alone}[name]
    assert effect == pytest.approx(truth, abs=1e-9) and error == 0.0
    with pytest.raises(AssertionError):  # the twin: against leaving it alone
        before = 0.2 * agreed + 0.8 * alone
        assert effect == pytest.approx({"spark": lit, "council": agreed}[name] - before, abs=1e-9)


def test_confidence_is_made_of_its_three_parts(case: tuple[Model, Answers, Explanation]) -> None:
    confidence = reading_of(case[2]).confidence
    forecast = case[0].questions[0].forecasts[0].share
    assert forecast is not None
    spread = abs(mean(forecast) - opened())
    # (a): the cause is official, the rumour has no source; (b): the author's forecast against the answer
    movement = {
        name: sum(
            abs(sum(SIDES[c, r] * (opens(c, r) - opened()) for c, r in SIDES if (c, r)[place] == side))
            for side in (True, False)
        )
        for place, name in enumerate(("cause", "rumour"))
    }
    share = movement["cause"] / sum(movement.values())
    assert confidence.sourced_share == pytest.approx(share, abs=0.02)
    assert confidence.answer_range == pytest.approx(spread, abs=1e-9)
    assert confidence.next_on == date(2025, 4, 1)
    assert confidence.level == level_of(share, spread, confidence.expected_move)


def test_the_expected_move_is_that_of_everything_due_by_the_next_day(
    case: tuple[Model, Answers, Explanation],
) -> None:
    days = 91 / 365.25
    total = 0.0
    for alarm in (True, False):
        for agreed in (True, False):
            for opened_by in (True, False):
                joint = weight = 0.0
                for (c, r), share in SIDES.items():
                    rate = (3 if c else 1) * (1.5 if r else 1)
                    p = share
                    p *= (1 - exp(-days * (4 if c else 1))) if alarm else exp(-days * (4 if c else 1))
                    p *= (0.8 if c else 0.5) if agreed else (0.2 if c else 0.5)
                    p *= (1 - exp(-days * rate)) if opened_by else exp(-days * rate)
                    weight += p
                    joint += p * (1.0 if opened_by else 1 - exp(-(T - days) * rate))
                total += abs(joint - weight * opened())
    confidence = reading_of(case[2]).confidence
    assert confidence.expected_move is not None and confidence.expected_move_error is not None
    assert confidence.expected_move <= total + Z_ALARM * confidence.expected_move_error
    assert confidence.expected_move == pytest.approx(total, abs=0.01)


def test_levels_of_confidence_change_where_they_are_defined_to() -> None:
    assert level_of(2 / 3, 0.10, 0.05) == "high"
    for worse in ((0.66, 0.10, 0.05), (2 / 3, 0.11, 0.05), (2 / 3, 0.10, 0.06), (None, 0.0, 0.0)):
        assert level_of(*worse) == "moderate"
    for worst in ((0.33, 0.0, 0.0), (1.0, 0.31, 0.0), (1.0, 0.0, 0.16)):
        assert level_of(*worst) == "low"


def test_a_claim_is_well_sourced_by_an_official_source_or_two_origins() -> None:
    model = model_of(CASE.replace("credence: 50%", "credence: 50%, reported_by: [paper, weekly]"))
    one_origin = next(claim for claim in model.claims if claim.name == "rumour")
    assert is_well_sourced(model, model.claims[0]) and not is_well_sourced(model, one_origin)
    model = model_of(CASE.replace("credence: 50%", "credence: 50%, reported_by: [paper, letter]"))
    assert is_well_sourced(model, next(claim for claim in model.claims if claim.name == "rumour"))


def test_scheduled_days_are_those_after_the_known_day() -> None:
    model = model_of(CASE)
    assert scheduled_ends(model) == [91.0, 365.0]
    assert scheduled_ends(replace(model, known_at=91.0)) == [365.0]


# ---- shared origins ---------------------------------------------------------------------------------

DENIED = """
sources:
  {sources}
claims:
  first: {{says: A., credence: 50%{first}}}
  second: {{says: B., credence: 50%{second}}}
  either: {{says: One of them., because: [[first], [second]]}}
questions:
  first: {{ask: A?, when: first, by: 2025-12-31}}
  either: {{ask: Either?, when: either, by: 2025-12-31}}
"""
SAME = """paper: {title: A, kind: report, published: 2024-12-01, origin: agency, reliability: 60%}
  weekly: {title: B, kind: report, published: 2024-12-01, origin: agency}"""


def odds(p: float) -> float:
    """Return log odds."""
    return log(p / (1 - p))


def test_two_denials_of_one_claim_by_one_origin_count_as_one() -> None:
    model = model_of(DENIED.format(sources=SAME, first=", denied_by: [paper, weekly]", second=""))
    found = {each.question: each for each in shared_origins(model, Effort(engine="exact"))}
    first = found["first"]
    # reliable with 0.6, else says it anyway with 0.5: odds of 0.2 to 0.8
    assert first.alone == pytest.approx((log(0.25), log(0.25)), abs=1e-9)
    assert first.together == pytest.approx(log(0.25), abs=1e-9)
    assert first.apart == pytest.approx(2 * log(0.25), abs=1e-9)
    assert first.counts_as == pytest.approx(1.0, abs=1e-9)
    assert first.members == (("first", True, "paper"), ("first", True, "weekly"))


def test_denials_of_two_claims_by_one_origin_count_as_enumeration_says() -> None:
    model = model_of(DENIED.format(sources=SAME, first=", denied_by: paper", second=", denied_by: weekly"))
    found = {each.question: each for each in shared_origins(model, Effort(engine="exact"))}

    def either(n_denied: int) -> float:
        """Return P(either | the first n claims are denied by one origin)."""
        hits = total = 0.0
        for a in (True, False):
            for b in (True, False):
                denied = (a, b)[:n_denied]
                weight = 0.25 * (0.6 * (not any(denied)) + 0.4 * 0.5**n_denied)
                total += weight
                hits += weight * (a or b)
        return hits / total

    both = found["either"]
    assert both.together == pytest.approx(odds(either(2)) - odds(0.75), abs=1e-9)
    assert both.alone == pytest.approx((odds(either(1)) - odds(0.75),) * 2, abs=1e-9)
    apart = 1 - 0.8 * 0.8  # each alone leaves its claim at 0.2
    assert both.apart == pytest.approx(odds(apart) - odds(0.75), abs=1e-9)
    assert abs(both.together) != pytest.approx(abs(both.apart), abs=0.01)


def test_an_origin_of_one_report_shares_nothing() -> None:
    model = model_of(DENIED.format(sources=SAME, first=", denied_by: paper", second=""))
    assert shared_origins(model, Effort(engine="exact")) == ()


def test_soft_evidence_of_one_origin_counts_one_by_one_and_is_told() -> None:
    seen = """
observed:
  - {on: 2025-02-01, says: A hint., for: first, factor: x2, source: paper}
  - {on: 2025-02-02, says: The same hint., for: first, factor: x2, source: weekly}
record_until: 2025-03-01
"""
    model = known_until(model_of(DENIED.format(sources=SAME, first="", second="") + seen), date(2025, 3, 1))
    found = {each.question: each for each in shared_origins(model, Effort(engine="exact"))}
    first = found["first"]
    assert (first.kind, [each[2] for each in first.members]) == ("facts", ["paper", "weekly"])
    assert first.alone == pytest.approx((log(2), log(2)), abs=1e-9)
    assert (first.together, first.counts_as) == pytest.approx((2 * log(2), 2.0), abs=1e-9)
