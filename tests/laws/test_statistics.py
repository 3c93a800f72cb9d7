"""What must hold of any model within bounds, and what has a closed form."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log, sqrt

import pytest
from luck import Z_ALARM, assert_chance, assert_same_chance, worlds_to_see
from made import (
    make_claim,
    make_count,
    make_event,
    make_model,
    make_outcome,
    make_question,
    make_reading,
    make_reason,
    make_state,
    make_talk,
)

from casus.engine import Outcome, has_kernel, run_network
from casus.model import Clause, Condition, Effect, Influence, Model, Test
from casus.network import GROUP, compile_model, with_reads
from casus.quantity import fixed, hazard_from_chance, logit_normal, mean

pytestmark = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: these need many worlds")


def run(model: Model, n_worlds: int, seed: int = 1) -> Outcome:
    return run_network(compile_model(model), seed=seed, n_worlds=n_worlds)


def asked(condition: Condition, day: int, **parts: object) -> Model:
    return make_model(questions=(make_question("q", make_reading("by", condition, day)),), **parts)


def check(model: Model, truth: float, slip: float = 0.005) -> None:
    """Assert that the model's one answer is `truth`; the same check of a wrong truth must fail."""
    n_worlds = worlds_to_see(truth, slip)
    hits = run(model, n_worlds, seed=7).asks[0].hits
    assert_chance(hits, n_worlds, truth)
    with pytest.raises(AssertionError):
        assert_chance(hits, n_worlds, truth + 2 * slip)


def test_a_chance_within_a_window_comes_out_as_that_chance() -> None:
    hazard = hazard_from_chance(0.4, 100)
    check(asked(Test("storm", 1, None), 100, events=(make_event("storm", hazard),)), truth=0.4)


@pytest.mark.parametrize("stages", [2, 3, 5])
def test_stages_keep_the_chance_within_the_window(stages: int) -> None:
    hazard = hazard_from_chance(0.4, 100, stages)
    model = asked(Test("storm", 1, None), 100, events=(make_event("storm", hazard, stages=stages),))
    check(model, truth=0.4)


def test_stages_make_the_wait_steadier() -> None:
    """Within half the window: one stage 1 - sqrt(0.6) = 0.225, two stages less."""
    events = [make_event("storm", hazard_from_chance(0.4, 100, k), stages=k) for k in (1, 2)]
    one, two = (
        run(asked(Test("storm", 1, None), 50, events=(each,)), 16_000).asks[0].hits for each in events
    )
    assert_chance(one, 16_000, 1 - sqrt(0.6))
    with pytest.raises(AssertionError):
        assert_chance(two, 16_000, 1 - sqrt(0.6))


def test_a_factor_multiplies_the_hazard() -> None:
    influence = Influence(Clause(Test("open", 1, 1), "open"), fixed(3.0), {})
    model = asked(
        Test("flood", 1, None),
        50,
        claims=(make_claim("open", fixed(0.25)),),
        events=(make_event("flood", 0.004, influences=(influence,)),),
    )
    check(model, truth=0.75 * (1 - exp(-0.2)) + 0.25 * (1 - exp(-0.6)))


def test_a_surprise_adds_to_the_hazard_and_no_factor_moves_it() -> None:
    """Half of the worlds: 0.002 * 5 + 0.01 a day; the others: 0.002 + 0.01."""
    influence = Influence(Clause(Test("open", 1, 1), "open"), fixed(5.0), {})
    event = make_event("flood", 0.002, influences=(influence,), surprise=fixed(0.01))
    model = asked(Test("flood", 1, None), 30, claims=(make_claim("open", fixed(0.5)),), events=(event,))
    check(model, truth=1 - (exp(-0.6) + exp(-0.36)) / 2)


def test_events_of_a_count_happen_once_for_each_of_it() -> None:
    """Each of five boats is lost at 0.01 a day: none is left after 100 days with (1 - 1/e)^5."""
    event = make_event("loss", 0.01, is_again=True, per="boats", then=(Effect("boats", -1, True),))
    model = asked(Test("boats", 0, 0), 100, counts=(make_count("boats", 5),), events=(event,))
    check(model, truth=(1 - exp(-1)) ** 5)


def test_pairs_meet_at_the_rate_of_their_number() -> None:
    """Four boats are six pairs: no collision in 20 days with exp(-6 * 0.01 * 20)."""
    event = make_event("collision", 0.01, per="boats", is_per_pairs=True)
    model = asked(Test("collision", 1, None), 20, counts=(make_count("boats", 4),), events=(event,))
    check(model, truth=1 - exp(-1.2))


def test_reasons_fire_apart_and_an_exception_defeats_them_all() -> None:
    claims = (
        make_claim("a", fixed(0.5)),
        make_claim("b", fixed(0.4)),
        make_claim("x", fixed(0.2)),
        make_claim(
            "c",
            fixed(0.1),
            reasons=(
                make_reason("c#1", Test("a", 1, 1), holds=fixed(0.6)),
                make_reason("c#2", Test("b", 1, 1)),
            ),
            unless=(Test("x", 1, 1),),
        ),
    )
    check(asked(Test("c", 1, 1), 10, claims=claims), truth=0.8 * (1 - 0.9 * (1 - 0.5 * 0.6) * 0.6))


def test_talks_draw_by_odds_and_factors() -> None:
    raised = Influence(Clause(Test("calm", 1, 1), "calm"), fixed(4.0), {})
    talk = make_talk(
        "meeting",
        5,
        make_outcome("yes", 1.0, influences=(raised,)),
        make_outcome("no", 3.0),
    )
    model = asked(Test("meeting", 1, 1), 10, claims=(make_claim("calm", fixed(0.5)),), talks=(talk,))
    check(model, truth=0.5 * (1 / 4) + 0.5 * (4 / 7))


def test_a_talk_is_postponed_with_its_chance() -> None:
    talk = make_talk("meeting", 5, make_outcome("yes"), postponed=fixed(0.3), postponed_at=25.5)
    check(asked(Test("meeting", 1, None), 20, talks=(talk,)), truth=0.7)
    sure = run(asked(Test("meeting", 1, None), 40, talks=(talk,)), 1_600)
    assert sure.asks[0].hits == 1_600


def test_a_first_level_is_drawn_with_its_share() -> None:
    state = replace(make_state("gate", "shut ajar open"), at_first=((0, fixed(0.2)), (2, fixed(0.8))))
    check(asked(Test("gate", 0, 0), 10, states=(state,)), truth=0.2)


def test_two_claims_that_contradict_each_other_are_never_both_true() -> None:
    claims = (make_claim("a", fixed(0.5)), make_claim("b", fixed(0.4), contradicts=("a",)))
    model = make_model(
        claims=claims,
        questions=(
            make_question(
                "q", make_reading("a", Test("a", 1, 1), 10), make_reading("b", Test("b", 1, 1), 10)
            ),
        ),
    )
    outcome = run(model, 160_000)
    assert_chance(outcome.weight, outcome.n_worlds, 1 - 0.5 * 0.4)
    assert_chance(outcome.asks[0].hits, outcome.n_worlds, 0.5 * 0.6)
    assert_chance(outcome.asks[1].hits, outcome.n_worlds, 0.5 * 0.4)


def test_worlds_of_a_group_share_what_people_gave_as_a_range() -> None:
    """Var H_g = 16 p (1 - p) + 16 * 15 Var(credence); with a point the second part is absent."""
    n_worlds = 160_000
    n_groups = n_worlds // GROUP
    spreads = []
    for credence in (logit_normal(0.2, 0.8), fixed(0.5)):
        sums = run(asked(Test("a", 1, 1), 10, claims=(make_claim("a", credence),)), n_worlds).asks[0]
        share = mean(credence)
        assert share == pytest.approx(0.5, abs=1e-9)
        spreads.append(sums.hits_squared / n_groups - (sums.hits / n_groups) ** 2)
    alone = GROUP * 0.25
    error = Z_ALARM * alone * sqrt(2 / n_groups)
    assert abs(spreads[1] - alone) < error
    # credence: log odds normal with spread log(4) / 1.645 = 0.843, so Var is above 0.02
    assert spreads[0] > alone + GROUP * (GROUP - 1) * 0.02
    assert log(4) / 1.645 == pytest.approx(0.843, abs=1e-3)


def storms() -> Model:
    influence = Influence(Clause(Test("gate", 1, 1), "gate is open"), fixed(3.0), {})
    return asked(
        Test("flood", 1, None),
        100,
        states=(make_state("gate", "shut open"),),
        events=(
            make_event("opening", 0.02, then=(Effect("gate", 1, False),)),
            make_event("flood", 0.003, influences=(influence,)),
        ),
    )


def test_renaming_an_event_moves_answers_no_further_than_luck() -> None:
    """A name keys luck, so that a renamed event meets other luck, of the same law."""
    model = storms()
    renamed = replace(model, events=(replace(model.events[0], name="zeal"), model.events[1]))
    n_worlds = 64_000
    hits = [run(each, n_worlds, seed).asks[0].hits for seed, each in ((1, model), (2, renamed))]
    assert_same_chance(hits[0], n_worlds, hits[1], n_worlds)


def test_an_event_that_nothing_depends_on_moves_answers_no_further_than_luck() -> None:
    model = storms()
    more = replace(
        model, events=(*model.events, make_event("fair", 0.05, is_again=True), make_event("aloof", 0.2))
    )
    n_worlds = 64_000
    hits = [run(each, n_worlds, seed).asks[0].hits for seed, each in ((1, model), (2, more))]
    assert_same_chance(hits[0], n_worlds, hits[1], n_worlds)


def test_an_event_that_something_depends_on_moves_the_answer() -> None:
    """The twin of the two above."""
    model = storms()
    without = replace(model, events=(model.events[1],))
    n_worlds = 64_000
    hits = [run(each, n_worlds, seed).asks[0].hits for seed, each in ((1, model), (2, without))]
    with pytest.raises(AssertionError):
        assert_same_chance(hits[0], n_worlds, hits[1], n_worlds)


def test_a_value_is_read_at_its_day() -> None:
    """Losses at 0.02 a day from 10: the mean left after 30 days is 10 exp(-0.6), its variance binomial."""
    event = make_event("loss", 0.02, is_again=True, per="boats", then=(Effect("boats", -1, True),))
    model = make_model(counts=(make_count("boats", 10),), events=(event,))
    n_worlds = 64_000
    outcome = run_network(with_reads(compile_model(model), [("boats", 30.0)]), seed=3, n_worlds=n_worlds)
    share = exp(-0.6)
    assert_chance(outcome.reads[0].total, 10 * n_worlds, share)
    variance = outcome.reads[0].squares / n_worlds - (outcome.reads[0].total / n_worlds) ** 2
    assert variance == pytest.approx(10 * share * (1 - share), rel=Z_ALARM * sqrt(2 / n_worlds))
