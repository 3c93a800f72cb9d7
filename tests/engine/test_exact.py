"""The exact engine against closed forms, worked out here by hand; every check has a twin that must fail."""

from __future__ import annotations

from collections.abc import Callable
from math import comb, exp, factorial
from typing import Any

import pytest
from made import (
    make_claim,
    make_count,
    make_event,
    make_model,
    make_origin,
    make_outcome,
    make_question,
    make_reading,
    make_state,
    make_talk,
)

from casus.engine import EngineLimit, ExactLimit, run_network
from casus.model import Clause, Condition, During, Effect, Every, Influence, Negation, Report
from casus.model import Test as At
from casus.network import compile_model, with_reads
from casus.quantity import fixed, log_normal, logit_normal, mean, whole

EXACT = 1e-10
H, DAYS = 0.013, 100.0
GATE = make_state("gate", "shut open gone")
OPENS, GOES = (Effect("gate", 1, False),), (Effect("gate", 2, False),)
IS_OPEN = At("gate", 1, 1)


def exact_answer(condition: Condition, mode: str = "by", given: Condition | None = None, **parts: Any) -> Any:
    """Return the exact answer of one reading of 100 days, and what it is certified to."""
    reading = make_reading("asked", condition, int(DAYS), mode, given=given)
    network = compile_model(make_model(questions=(make_question("question", reading),), **parts))
    outcome = run_network(network, engine="exact", standard_error=1e-4)
    assert outcome.engine == "exact" and outcome.exact is not None and outcome.n_worlds == 0
    return outcome.exact[0]


def assert_exact(truth: float, condition: Condition, mode: str = "by", **parts: Any) -> None:
    """Assert that the answer is `truth`, and that the same check of a wrong truth fails."""
    answer = exact_answer(condition, mode, **parts)
    assert answer.certified_error <= EXACT
    assert answer.standard_error == 0.0 and answer.variance_over_ranges == 0.0
    assert answer.probability == pytest.approx(truth, rel=0, abs=EXACT)
    assert answer.probability != pytest.approx(truth + 1e-9, rel=0, abs=EXACT)


def raised(condition: Condition, factor: float) -> tuple[Influence, ...]:
    return (Influence(Clause(condition, "raised"), fixed(factor), {}),)


def happened(name: str, times: int = 1) -> At:
    return At(name, times, None)


# ---- waits ------------------------------------------------------------------------------------------


def test_an_event_waits_exponentially() -> None:
    assert_exact(1 - exp(-H * DAYS), happened("storm"), events=(make_event("storm", H),))


def test_stages_wait_as_erlang() -> None:
    """k stages of hazard k h: 1 - sum over j < k of (k h T)^j e^(-k h T) / j!."""
    m = 3 * H * DAYS
    truth = 1 - sum(m**j * exp(-m) / factorial(j) for j in range(3))
    assert_exact(truth, happened("storm"), events=(make_event("storm", H, stages=3),))


def test_an_event_again_and_again_is_a_poisson_count() -> None:
    m = H * DAYS
    truth = 1 - sum(m**j * exp(-m) / factorial(j) for j in range(4))
    assert_exact(truth, happened("storm", 4), events=(make_event("storm", H, is_again=True),))


def test_of_two_rivals_the_faster_wins_in_proportion() -> None:
    """h / (h + g) of what has happened at all; the gate stays as the first one left it."""
    g = 0.02
    events = (
        make_event("opens", H, At("gate", 0, 0), then=OPENS),
        make_event("goes", g, At("gate", 0, 0), then=GOES),
    )
    truth = H / (H + g) * (1 - exp(-(H + g) * DAYS))
    for mode in ("by", "on"):
        assert_exact(truth, IS_OPEN, mode, events=events, states=(GATE,))


def test_what_comes_and_goes_is_seen_by_and_seldom_on() -> None:
    """Two states with rates a, b: at T the second has a / (a + b) (1 - e^(-(a + b) T))."""
    a, b = 0.02, 0.05
    events = (
        make_event("opens", a, At("gate", 0, 0), is_again=True, then=OPENS),
        make_event("shuts", b, IS_OPEN, is_again=True, then=(Effect("gate", 0, False),)),
    )
    parts: dict[str, Any] = {"events": events, "states": (GATE,)}
    assert_exact(a / (a + b) * (1 - exp(-(a + b) * DAYS)), IS_OPEN, "on", **parts)
    assert_exact(1 - exp(-a * DAYS), IS_OPEN, "by", **parts)
    assert_exact(exp(-a * DAYS), At("gate", 0, 0), "throughout", **parts)


def test_a_surprise_adds_to_the_hazard_where_factors_do_not_reach() -> None:
    event = make_event("storm", H, influences=raised(At("gate", 0, 0), 3.0), surprise=fixed(0.001))
    assert_exact(1 - exp(-(3 * H + 0.001) * DAYS), happened("storm"), events=(event,), states=(GATE,))


# ---- counts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("least", [1, 3, 8])
def test_arrivals_and_departures_are_a_poisson_number(least: int) -> None:
    """Immigration a, death b a head, none at first: Poisson of mean a / b (1 - e^(-b T)); a count that can
    grow without end is cut where what is lost is certified."""
    a, b = 0.15, 0.05
    events = (
        make_event("arrival", a, is_again=True, then=(Effect("boats", 1, True),)),
        make_event("departure", b, is_again=True, per="boats", then=(Effect("boats", -1, True),)),
    )
    m = a / b * (1 - exp(-b * DAYS))
    truth = 1 - sum(m**j * exp(-m) / factorial(j) for j in range(least))
    assert_exact(truth, At("boats", least, None), "on", events=events, counts=(make_count("boats", 0),))


def test_a_pure_death_is_binomial() -> None:
    event = make_event("sinks", H, is_again=True, per="boats", then=(Effect("boats", -1, True),))
    alive = exp(-H * DAYS)
    truth = sum(comb(7, j) * alive**j * (1 - alive) ** (7 - j) for j in (0, 1, 2))
    for mode in ("on", "by"):
        assert_exact(truth, At("boats", 0, 2), mode, events=(event,), counts=(make_count("boats", 7),))


def test_pairs_meet_at_n_times_n_less_one_by_two() -> None:
    """Three boats: pairs 3, then 1. The wait for both is a sum of two exponentials."""
    event = make_event(
        "clash", H, is_again=True, per="boats", is_per_pairs=True, then=(Effect("boats", -1, True),)
    )
    a, b = 3 * H, H
    truth = 1 - (a * exp(-b * DAYS) - b * exp(-a * DAYS)) / (a - b)
    assert_exact(truth, At("boats", 0, 1), events=(event,), counts=(make_count("boats", 3),))


def test_expected_numbers_are_those_of_the_law() -> None:
    """A read of a Yule process from 1: mean e^(H T), second moment 2 e^(2 H T) - e^(H T)."""
    event = make_event("split", 0.02, is_again=True, per="boats", then=(Effect("boats", 1, True),))
    model = make_model(
        events=(event,), counts=(make_count("boats", 1),),
        questions=(make_question("q", make_reading("r", At("boats", 2, None), 100)),),
    )  # fmt: skip
    outcome = run_network(with_reads(compile_model(model), [("boats", DAYS)]), engine="exact")
    grown = exp(0.02 * DAYS)
    assert outcome.reads[0].total == pytest.approx(grown, abs=1e-7)
    assert outcome.reads[0].squares == pytest.approx(2 * grown**2 - grown, abs=1e-6)


# ---- days and talks ---------------------------------------------------------------------------------


def test_a_factor_from_a_day_on_works_from_that_day() -> None:
    event = make_event("storm", H, influences=raised(During(40.0, 70.0), 3.0))
    assert_exact(1 - exp(-H * (70 + 3 * 30)), happened("storm"), events=(event,))


def test_a_condition_of_a_time_is_seen_only_in_it() -> None:
    """Open by then and still open in the last 30 days: opened before day 100."""
    event = make_event("opens", H, then=OPENS)
    condition = Every((IS_OPEN, During(70.0, None)))
    assert_exact(1 - exp(-H * DAYS), condition, events=(event,), states=(GATE,))
    early = Every((IS_OPEN, During(None, 70.0)))
    assert_exact(1 - exp(-H * 70), early, events=(event,), states=(GATE,))


def test_a_talk_goes_by_its_odds_and_their_factors() -> None:
    """At noon of day 40 (T = 40.5): odds 1 (x4 after a storm) to 3."""
    talk = make_talk(
        "meeting", 40,
        make_outcome("yes", 1.0, influences=raised(happened("storm"), 4.0), then=OPENS),
        make_outcome("no", 3.0),
    )  # fmt: skip
    calm = exp(-H * 40.5)
    truth = calm * 1 / 4 + (1 - calm) * 4 / 7
    assert_exact(truth, IS_OPEN, talks=(talk,), events=(make_event("storm", H),), states=(GATE,))
    parts: dict[str, Any] = {"talks": (talk,), "events": (make_event("storm", H),), "states": (GATE,)}
    assert_exact(truth, At("meeting", 1, 1), **parts)


def test_a_postponed_talk_is_held_later() -> None:
    """30 % at day 80.5 and not at 40.5; odds 1 (x4 after a storm) to 3 at either."""
    talk = make_talk(
        "meeting", 40,
        make_outcome("yes", 1.0, influences=raised(happened("storm"), 4.0), then=OPENS),
        make_outcome("no", 3.0),
        postponed=fixed(0.3), postponed_at=80.5,
    )  # fmt: skip
    truth = 0.0
    for weight, at in ((0.7, 40.5), (0.3, 80.5)):
        calm = exp(-H * at)
        truth += weight * (calm * 1 / 4 + (1 - calm) * 4 / 7)
    assert_exact(truth, IS_OPEN, talks=(talk,), events=(make_event("storm", H),), states=(GATE,))


# ---- claims -----------------------------------------------------------------------------------------


def test_a_claim_mixes_two_hazards() -> None:
    event = make_event("storm", H, influences=raised(At("warm", 1, 1), 5.0))
    truth = 0.3 * (1 - exp(-5 * H * DAYS)) + 0.7 * (1 - exp(-H * DAYS))
    assert_exact(truth, happened("storm"), events=(event,), claims=(make_claim("warm", fixed(0.3)),))


def test_a_report_weighs_a_claim_by_bayes() -> None:
    """P(report | true) = r + (1 - r) s, P(report | false) = (1 - r) s; two of one origin count as one."""
    r, s, c = 0.6, 0.4, 0.2
    says = Report("harbour", False)
    right, wrong = r + (1 - r) * s, (1 - r) * s
    truth = c * right / (c * right + (1 - c) * wrong)
    claim = make_claim("warm", fixed(c), reports=(says,))
    assert_exact(truth, At("warm", 1, 1), claims=(claim,), origins=(make_origin("harbour", r, s),))


def test_claims_that_contradict_each_other_are_never_both_true() -> None:
    """0.3 and 0.6, never both: 0.3 x 0.4 of 1 - 0.18."""
    claims = (make_claim("a", fixed(0.3)), make_claim("b", fixed(0.6), contradicts=("a",)))
    assert_exact(0.3 * 0.4 / (1 - 0.18), At("a", 1, 1), claims=claims)


# ---- conditional readings ---------------------------------------------------------------------------


def storms() -> dict[str, Any]:
    storm = make_event("storm", H, influences=raised(happened("thaw"), 4.0))
    return {"events": (storm, make_event("thaw", 0.02))}


def calm_but_thawed() -> float:
    """Thaw at s (density g e^(-gs)), no storm until s at h, none from s to T at 4 h."""
    g, k = 0.02, 4.0
    return g * exp(-k * H * DAYS) * (1 - exp(-(g + H - k * H) * DAYS)) / (g + H - k * H)


def test_a_conditional_reading_is_the_share_where_its_condition_came_true() -> None:
    thawed = 1 - exp(-0.02 * DAYS)
    truth = 1 - calm_but_thawed() / thawed
    for mode in ("by", "on"):
        assert_exact(truth, happened("storm"), mode, given=happened("thaw"), **storms())
    assert_exact(1 - truth, Negation(happened("storm")), "throughout", given=happened("thaw"), **storms())


def test_a_condition_that_never_comes_true_leaves_no_answer() -> None:
    answer = exact_answer(happened("storm"), given=At("gate", 2, 2), states=(GATE,), **storms())
    assert answer.probability is None


# ---- ranges -----------------------------------------------------------------------------------------


def test_over_a_range_the_mean_is_met_within_its_error() -> None:
    """The chance of a claim is linear in its credence, so that the answer is the range's mean."""
    credence = logit_normal(0.2, 0.6)
    answer = exact_answer(At("a", 1, 1), claims=(make_claim("a", credence),))
    truth = mean(credence)
    assert 0 < answer.standard_error <= 1e-4
    assert abs(answer.probability - truth) <= 5 * answer.standard_error
    assert abs(answer.probability - truth - 0.01) > 5 * answer.standard_error
    assert 0.1**2 < answer.variance_over_ranges < 0.15**2  # a 90 % range of 0.4 is some 3.3 deviations


def test_a_count_with_a_range_starts_at_whole_numbers() -> None:
    """Each boat is lost by 1 - e^(-H T): the chance that one is, given n, is 1 - e^(-n H T)."""
    event = make_event("sinks", 0.001, per="boats")
    answer = exact_answer(happened("sinks"), events=(event,), counts=(make_count("boats", whole(2, 6)),))
    low, high = (1 - exp(-n * 0.1) for n in (3, 5))
    assert low < answer.probability < high
    assert answer.variance_over_ranges > 0


def test_an_outcome_does_not_depend_on_the_run_but_on_the_seed() -> None:
    claims = (make_claim("a", logit_normal(0.2, 0.6)),)
    asked = make_question("q", make_reading("r", At("a", 1, 1), 100))
    network = compile_model(make_model(claims=claims, questions=(asked,)))
    one, same, other = (run_network(network, seed=seed, engine="exact") for seed in (1, 1, 2))
    assert one == same
    assert one.exact != other.exact


# ---- limits and choice ------------------------------------------------------------------------------


def test_too_many_states_are_refused_with_their_number() -> None:
    events = tuple(make_event(f"e{n}", H) for n in range(19))
    condition = Every(tuple(happened(f"e{n}") for n in range(19)))
    with pytest.raises(ExactLimit, match="reachable states"):
        exact_answer(condition, events=events)


def test_too_many_combinations_of_claims_are_refused() -> None:
    claims = tuple(make_claim(f"c{n}", fixed(0.5)) for n in range(24))
    event = make_event("e", H, Every(tuple(At(f"c{n}", 1, 1) for n in range(24))))
    with pytest.raises(ExactLimit, match="combinations of claims"):
        exact_answer(happened("e"), claims=claims, events=(event,))


def test_combinations_of_claims_are_not_many_where_nothing_moves() -> None:
    claims = tuple(make_claim(f"c{n}", fixed(0.5)) for n in range(24))
    answer = exact_answer(Every(tuple(At(f"c{n}", 1, 1) for n in range(24))), claims=claims)
    assert answer.probability == 0.5**24


def test_a_history_too_busy_to_be_certified_is_refused() -> None:
    with pytest.raises(ExactLimit, match="certified error"):
        exact_answer(happened("storm", 2), events=(make_event("storm", 1e4, is_again=True), make_event("x")))


@pytest.mark.parametrize("hazard", [1e300, 1e12])
def test_a_hazard_beyond_running_is_refused_as_by_the_other_engines(hazard: float) -> None:
    with pytest.raises(EngineLimit) as caught:
        exact_answer(happened("storm"), events=(make_event("storm", hazard),))
    assert (caught.value.kind, caught.value.index) == ("hazard", 0)


def test_what_does_not_matter_to_an_ask_is_left_out() -> None:
    """Twenty claims and twenty events beside it change neither the answer nor whether it can be given."""
    claims = tuple(make_claim(f"c{n}", fixed(0.5)) for n in range(20))
    events = tuple(make_event(f"e{n}", H) for n in range(20))
    assert_exact(1 - exp(-H * DAYS), happened("e7"), events=events, claims=claims)


def test_auto_takes_exact_where_it_is_cheap_and_worlds_where_it_is_not() -> None:
    asked: Callable[[Condition], Any] = lambda condition: make_question(  # noqa: E731
        "q", make_reading("r", condition, 100)
    )
    small = compile_model(make_model(events=(make_event("storm", H),), questions=(asked(happened("storm")),)))
    assert run_network(small).engine == "exact"
    assert run_network(small, n_worlds=4096).engine != "exact"
    events = tuple(make_event(f"e{n}", log_normal(0.001, 0.02)) for n in range(20))
    many = Every(tuple(happened(f"e{n}") for n in range(20)))
    large = compile_model(make_model(events=events, questions=(asked(many),)))
    assert run_network(large, standard_error=0.02).engine != "exact"
