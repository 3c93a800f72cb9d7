"""States, counts, events, talks and disputes as meant."""

from __future__ import annotations

import math
from datetime import date

import pytest

from casus.model import During, Effect, Test
from casus.quantity import Family, fixed

YEAR = 365.25


def event(model, fields, more=""):
    return model(f"""
states: {{gate: {{levels: [shut, half, open], at_first: shut}}}}
counts: {{boats: {{at_first: 6}}}}
claims: {{rain: {{credence: 30%}}}}
{more}
events: {{storm: {{{fields}}}}}
""").events[0]


def test_a_chance_within_a_window_is_the_hazard_that_gives_it(model):
    assert event(model, "chance: 40% within 6 months").hazard.low == pytest.approx(
        -math.log(0.6) / (YEAR / 2)
    )


def test_a_ranged_chance_is_log_normal_on_the_hazards_of_its_ends(model):
    hazard = event(model, "chance: 0% to 20% within 1 year").hazard
    assert hazard.family is Family.LOG_NORMAL
    assert hazard.low == pytest.approx(-math.log(0.995) / YEAR)  # 0 % is read as 0.5 %
    assert hazard.high == pytest.approx(-math.log(0.8) / YEAR)


def test_a_rate_and_a_mean_wait_fix_the_mean(model):
    assert event(model, "chance: 2 per year").hazard == fixed(2 / YEAR)
    assert event(model, "chance: about every 5 years").hazard.low == pytest.approx(1 / (5 * YEAR))


def test_what_was_seen_is_a_gamma_law_over_days_or_a_beta_law_over_cases(model):
    gamma = event(model, "chance: seen 3 in 40 site-years").hazard
    assert (gamma.family, gamma.parameters) == (Family.GAMMA, (3.5, 40 * YEAR))
    beta = event(model, "chance: seen 8 in 102 within 1 year, stages: 2").hazard
    assert (beta.family, beta.parameters) == (Family.BETA_HAZARD, (8.5, 94.5, YEAR, 2.0))


def test_stages_keep_the_chance_within_its_window(model):
    k_h_t = 2 * event(model, "chance: 40% within 1 year, stages: 2").hazard.low * YEAR
    assert 1 - math.exp(-k_h_t) * (1 + k_h_t) == pytest.approx(0.4)  # Erlang of two stages


def test_an_event_is_able_always_and_happens_once_unless_it_says_otherwise(model):
    found = event(model, "chance: 5% within 1 year")
    assert found.able.condition.parts == ()
    assert (found.is_again, found.stages, found.then, found.influences) == (False, 1, (), ())
    assert found.watched is None


def test_a_word_multiplies_where_it_raises_and_divides_where_it_lowers(model):
    found = event(
        model, "chance: 5% within 1 year, raised: {rain: strongly}, lowered: {gate is open: moderately}"
    )
    assert [one.factor for one in found.influences] == [fixed(4.0), fixed(0.5)]


def test_a_number_says_its_own_direction(model):
    found = event(
        model, "chance: 5% within 1 year, raised: {rain: x2 to x5}, lowered: {gate is open: /4 to /2}"
    )
    assert [(one.factor.low, one.factor.high) for one in found.influences] == [(2, 5), (0.25, 0.5)]


@pytest.mark.parametrize("field", ["lowered: {rain: x3}", "raised: {rain: /2}"])
def test_a_number_that_goes_the_wrong_way_is_told_with_the_mend(check, field):
    told = check(f"claims: {{rain: {{credence: 5%, status: reported}}}}\n"
                 f"events: {{storm: {{chance: 5% within 1 year, {field}}}}}").problems  # fmt: skip
    assert [one.code for one in told] == ["wrong-way"]
    assert told[0].facts["mended"] == ("/3" if "x3" in field else "x2")


def test_effects_set_levels_and_counts_or_change_counts(model):
    found = event(model, "chance: 5% within 1 year, then: {gate: half, boats: -2}")
    assert found.then == (Effect("gate", 1, False), Effect("boats", -2, True))
    assert event(model, "chance: 5% within 1 year, then: {boats: 0}").then == (Effect("boats", 0, False),)


def test_the_watch_runs_from_as_of_to_the_horizon_where_nothing_is_said(model):
    assert event(model, "chance: 5% within 1 year, watched: yes").watched == (0.0, 1096.0)
    assert event(
        model, "chance: 5% within 1 year, watched: {from: 2024-01-11, until: 2024-01-20}"
    ).watched == (10.0, 20.0)


def test_an_event_may_work_once_a_pair_of_a_count(model):
    found = event(model, "chance: 5% within 1 year, per: pairs of boats")
    assert (found.per, found.is_per_pairs) == ("boats", True)


def test_first_levels_are_one_or_several_with_shares(model):
    found = model(
        "states: {a: {levels: [x, y], at_first: y}, b: {levels: [x, y, z], at_first: {z: 25%, x: 75%}}}"
    )
    assert found.states[0].at_first == ((1, fixed(1.0)),)
    assert found.states[1].at_first == ((2, fixed(0.25)), (0, fixed(0.75)))


def test_a_talk_is_at_noon_and_its_outcomes_keep_their_odds(model):
    talk = model("""
talks:
  fares:
    on: 2024-01-11
    postponed: {chance: 10%, to: 2024-02-01}
    outcomes: {agreed: {odds: 2 to 3}, broken_off: 1}
""").talks[0]
    assert (talk.on, talk.at, talk.postponed_at, talk.rule) == (date(2024, 1, 11), 10.5, 31.5, "odds")
    assert (talk.outcomes[0].odds.low, talk.outcomes[0].odds.high) == (2, 3)
    assert talk.outcomes[1].odds == fixed(1.0)


def test_a_scale_gives_positions_and_compromise_is_the_rule_unless_another_is_named(model):
    talk = model("""
actors: {town: The town, line: The line}
talks:
  fares:
    on: 2024-01-11
    scale: {low: 0, high: 100}
    outcomes: {high: {says: A high fare}}
    parties:
      town: {position: 0 to 20, power: 50, salience: 60}
      line: {position: 90, power: 40 to 60, salience: 30}
""").talks[0]
    assert talk.rule == "compromise"
    assert {one.name: one.position for one in talk.outcomes} == {"high": 100.0, "low": 0.0}
    assert talk.parties[0].position.family is Family.NORMAL
    assert talk.parties[1].power.family is Family.LOG_NORMAL


def test_a_dispute_counts_values_in_the_order_of_each_option_and_keeps_its_own_names(model):
    dispute = model("""
actors: {town: The town, line: The line}
states: {build: {levels: [none, all], at_first: none}}
disputes:
  quay:
    parties:
      town: {options: {build: [no, yes]}, aims: [build is yes, sell is not part]}
      line: {options: {sell: [none, part, all]}, aims: [sell at least part]}
    impossible: [build is yes and sell is none]
    irreversible: [sell from all, build from yes to no]
    now: {sell: part, build: no}
    outcomes: {built: {when: build is yes, in_model: build is all}}
""").disputes[0]
    assert dispute.parties[1].options == (("sell", ("none", "part", "all")),)
    assert dispute.parties[1].aims[0].condition == Test("sell", 1, None)
    assert dispute.irreversible == (("sell", 2, None), ("build", 1, 0))
    assert dispute.now == (("build", 0), ("sell", 1))
    assert dispute.outcomes[0].when.condition == Test("build", 1, 1)
    assert dispute.outcomes[0].in_model.condition == Test("build", 1, 1)  # here the state's level `all`


def test_until_a_day_includes_that_day(model):
    found = event(model, "chance: 5% within 1 year, able: until 2024-01-01")
    assert found.able.condition == During(None, 1.0)


def test_a_move_names_its_actor_and_what_it_serves(model):
    found = event(
        model, "chance: 5% within 1 year, by: town, serves: gate is open", "actors: {town: The town}"
    )
    assert (found.actor, found.serves.condition) == ("town", Test("gate", 2, 2))
