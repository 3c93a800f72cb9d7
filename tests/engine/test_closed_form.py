"""What has a closed form, on networks written by hand: engine alone, without case, model or compiler."""

from __future__ import annotations

from math import exp, sqrt

import pytest
from luck import Z_ALARM, assert_chance, worlds_to_see
from small_network import Draft, per_day

from casus.engine import Outcome, has_kernel, run_network

pytestmark = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: these need many worlds")


def run(draft: Draft, n_worlds: int, seed: int = 11) -> Outcome:
    return run_network(draft.network(), seed=seed, n_worlds=n_worlds)


def happens(draft: Draft, event: int, until_at: float) -> int:
    variable = draft.rows["event_variable"][event]
    return draft.ask(draft.test(variable, 1), until_at, variable)


def check(draft: Draft, truth: float, ask: int = 0, slip: float = 0.005) -> None:
    """Assert the chance of an ask in worlds of equal weight; the same check of a wrong truth must fail."""
    n_worlds = worlds_to_see(truth, slip)
    hits = run(draft, n_worlds).asks[ask].hits
    assert_chance(hits, n_worlds, truth)
    with pytest.raises(AssertionError):
        assert_chance(hits, n_worlds, truth + 2 * slip)


def check_mean(found: float, n_worlds: int, mean: float, deviation: float) -> None:
    """Assert the mean of a value over worlds, and that a mean off by a hundredth would be seen."""
    bound = Z_ALARM * deviation / sqrt(n_worlds)
    assert abs(found - mean) <= bound
    assert bound < mean / 100


def test_the_wait_for_an_event_is_exponential() -> None:
    draft = Draft()
    event = draft.event(draft.fixed(per_day(0.4, 365.25)))
    happens(draft, event, 365.25)
    happens(draft, event, 91.3125)
    check(draft, truth=0.4)
    check(draft, truth=1 - 0.6**0.25, ask=1)


def test_three_stages_are_an_erlang_wait() -> None:
    """Each stage at 3 h: P(wait > t) = exp(-L) (1 + L + L^2 / 2) with L = 3 h t."""
    draft = Draft()
    event = draft.event(draft.fixed(0.01), stages=3)
    happens(draft, event, 100.0)
    check(draft, truth=1 - exp(-3) * (1 + 3 + 4.5))


def test_of_two_competing_events_each_comes_first_by_its_share() -> None:
    """Hazards 0.03 and 0.01, each blocks the other: within t, 3/4 (1 - exp(-0.04 t))."""
    draft = Draft()
    state = draft.variable(0)
    free = draft.test(state, 0, 0)
    for level, hazard in ((1, 0.03), (2, 0.01)):
        draft.event(draft.fixed(hazard), [(state, level, False)], able=free)
    draft.ask(draft.test(state, 1, 1), 50.0, state)
    check(draft, truth=0.75 * (1 - exp(-2)))


def test_arrivals_and_departures_settle_at_the_published_mean() -> None:
    """Arrivals 2 a day, each leaves at 0.1 a day, from 5: mean 20 + (5 - 20) exp(-0.1 t).

    The 5 are thinned, the arrivals Poisson: the variance is 5 p (1 - p) + 20 (1 - p) with p = exp(-0.1 t).
    """
    draft = Draft(end_at=30.0)
    guests = draft.variable(5)
    draft.event(draft.fixed(2.0), [(guests, 1, True)], again=True)
    draft.event(draft.fixed(0.1), [(guests, -1, True)], again=True, per=guests)
    for day in (10.0, 30.0):
        draft.read(guests, day)
    n_worlds = 64_000
    outcome = run(draft, n_worlds)
    for read, day in enumerate((10.0, 30.0)):
        left = exp(-0.1 * day)
        deviation = sqrt(5 * left * (1 - left) + 20 * (1 - left))
        check_mean(outcome.reads[read].total / n_worlds, n_worlds, 20 - 15 * left, deviation)


def test_pairs_meet_at_half_n_times_n_less_one() -> None:
    """From 40, one pair at 0.001 a day each, merging into one: the first meeting's wait has rate 0.78."""
    draft = Draft(end_at=1.0)
    drops = draft.variable(40)
    event = draft.event(draft.fixed(0.001), [(drops, -1, True)], again=True, per=drops, pairs=True)
    happens(draft, event, 1.0)
    check(draft, truth=1 - exp(-0.78))


def test_a_factor_on_the_calendar_works_from_its_day() -> None:
    """0.01 a day, four times that from day 30: by day 50 the integral is 0.3 + 0.8."""
    draft = Draft()
    calendar = draft.calendar = draft.variable(0)
    draft.edge(30.0, 1)
    event = draft.event(draft.fixed(0.01), factors=[(draft.test(calendar, 1), draft.fixed(4.0), False)])
    happens(draft, event, 50.0)
    check(draft, truth=1 - exp(-1.1))


def test_a_factor_of_a_claim_works_in_its_worlds() -> None:
    draft = Draft()
    claim = draft.claim(draft.fixed(0.3))
    event = draft.event(draft.fixed(0.01), factors=[(draft.test(claim, 1), draft.fixed(5.0), True)])
    happens(draft, event, 20.0)
    check(draft, truth=0.7 * (1 - exp(-0.2)) + 0.3 * (1 - exp(-1.0)))


def test_a_surprise_is_blocked_like_the_event_itself_and_raised_by_nothing() -> None:
    draft = Draft()
    claim = draft.claim(draft.fixed(0.5))
    event = draft.event(
        draft.fixed(0.01), able=draft.test(claim, 1), able_is_fixed=True, surprise=draft.fixed(0.02),
        factors=[(draft.test(claim, 1), draft.fixed(3.0), True)],
    )  # fmt: skip
    happens(draft, event, 20.0)
    check(draft, truth=0.5 * (1 - exp(-20 * (0.03 + 0.02))))


def test_talks_agree_by_odds_and_by_the_factors_that_hold_that_day() -> None:
    draft = Draft()
    claim = draft.claim(draft.fixed(0.5))
    raised = [(draft.test(claim, 1), draft.fixed(4.0))]
    talk, variable = draft.talk([(draft.fixed(1.0), 0.0, raised, []), (draft.fixed(3.0), 0.0, [], [])])
    draft.schedule(9.5, 3, talk)
    draft.ask_at(draft.test(variable, 1, 1), 10.0)
    check(draft, truth=0.5 * (1 / 4) + 0.5 * (4 / 7))


def party(draft: Draft, position: float, weight: float) -> tuple[int, int, int]:
    return draft.fixed(position), draft.fixed(weight), draft.fixed(1.0)


def talk_by_rule(rule: int, positions: list[float], parties: list[tuple[float, float]]) -> tuple[Draft, int]:
    draft = Draft()
    outcomes = [(-1, position, [], []) for position in positions]
    talk, variable = draft.talk(outcomes, rule, [party(draft, *each) for each in parties])
    draft.schedule(1.5, 3, talk)
    for outcome in range(len(positions)):
        draft.ask_at(draft.test(variable, 1 + outcome, 1 + outcome), 2.0)
    return draft, variable


def test_a_condorcet_election_of_two_options_is_won_by_the_share_of_the_gain() -> None:
    """On 0 to 100: weight 2 at 0 gains 1 from the first, 2 in all; weight 3 at 75 gains 0.5, 1.5 in all."""
    draft, _ = talk_by_rule(3, [0.0, 100.0], [(0.0, 2.0), (75.0, 3.0)])
    check(draft, truth=2.0 / 3.5)


def test_a_compromise_is_nearest_to_the_mean_and_a_median_to_the_middle_weight() -> None:
    """Weights 4 at 0, 1 at 50, 2 at 100, 1 at 90: mean 340 / 8 = 42.5; half of the weight stands at 0."""
    parties = [(0.0, 4.0), (50.0, 1.0), (100.0, 2.0), (90.0, 1.0)]
    for rule, agreed in ((1, 1), (2, 0)):
        draft, _ = talk_by_rule(rule, [0.0, 50.0, 100.0], parties)
        outcome = run(draft, 160)
        assert [sums.hits for sums in outcome.asks] == [160.0 * (each == agreed) for each in range(3)]


def test_a_postponed_talk_is_held_once_on_its_second_day() -> None:
    draft = Draft()
    count = draft.variable(0)
    talk, variable = draft.talk([(draft.fixed(1.0), 0.0, [], [(count, 1, True)])], postponed=draft.fixed(0.3))
    draft.schedule(5.5, 3, talk)
    draft.schedule(25.5, 4, talk)
    draft.ask_at(draft.test(variable, 1), 10.0)
    draft.read(count, 30.0)
    check(draft, truth=0.7)
    assert run(draft, 1600).reads[0].total == 1600


def test_worlds_in_which_claims_contradict_each_other_weigh_nothing() -> None:
    draft = Draft()
    first, second = draft.claim(draft.fixed(0.5)), draft.claim(draft.fixed(0.4))
    draft.add("exclusion", draft.test(first, 1, then=draft.test(second, 1)))
    draft.ask(draft.test(first, 1), 1.0, first)
    n_worlds = worlds_to_see(0.3, 0.005)
    outcome = run(draft, n_worlds)
    assert_chance(outcome.weight, n_worlds, 0.8)
    assert_chance(outcome.asks[0].hits, n_worlds, 0.3)
    with pytest.raises(AssertionError):
        assert_chance(outcome.asks[0].hits, n_worlds, 0.5)


def reported(n_reports: int, n_origins: int) -> Outcome:
    """Claims of 20 % reported by origins of reliability 60 %, that say it anyway with 50 %."""
    draft = Draft()
    claim = draft.claim(draft.fixed(0.2))
    other = draft.claim(draft.fixed(0.2))
    origins = [draft.origin(draft.fixed(0.6)) for _ in range(n_origins)]
    anyway = draft.fixed(0.5)
    for report in range(n_reports):
        origin = origins[report % n_origins]
        draft.report(origin, draft.test((claim, other)[report], 1), anyway)
    draft.ask(draft.test(claim, 1), 1.0, claim)
    return run(draft, 400_000)


def weighted(outcome: Outcome) -> tuple[float, float]:
    """Return the share of an ask and its standard error."""
    sums = outcome.asks[0]
    share = sums.hits / outcome.weight
    spread = sums.hits_squared - 2 * share * sums.hits_times_weight + share**2 * outcome.weight_squared
    return share, sqrt(spread) / outcome.weight


def test_a_report_moves_a_claim_by_the_reliability_of_its_origin() -> None:
    """True: 0.2 (0.6 + 0.4 / 2) = 0.16; false: 0.8 * 0.4 / 2 = 0.16: half."""
    share, error = weighted(reported(1, 1))
    assert abs(share - 0.5) <= Z_ALARM * error < 0.01


def test_two_reports_of_one_origin_stand_and_fall_together() -> None:
    """Both claims reported by one origin: reliable 0.6 * 0.04, or not 0.4 * 0.25 with 20 %: 0.044 / 0.124."""
    share, error = weighted(reported(2, 1))
    assert abs(share - 0.044 / 0.124) <= Z_ALARM * error < 0.01
    apart, _ = weighted(reported(2, 2))
    assert abs(apart - 0.5) <= Z_ALARM * error  # each claim by an origin of its own


def test_evidence_multiplies_the_odds_of_a_credence() -> None:
    """Credence 20 %, odds 1/4; where the bearer (50 %) is true four times that: 50 %."""
    draft = Draft()
    bearer = draft.claim(draft.fixed(0.5))
    target = draft.claim(draft.fixed(0.2), evidence=[(draft.test(bearer, 1), draft.fixed(4.0))])
    draft.ask(draft.test(target, 1), 1.0, target)
    check(draft, truth=0.5 * 0.2 + 0.5 * 0.5)


def test_a_claim_by_table_has_the_share_of_its_row() -> None:
    draft = Draft()
    parent = draft.claim(draft.fixed(0.25))
    shares = [draft.fixed(each) for each in (0.2, 0.3, 0.5, 0.1, 0.8, 0.1)]
    child = draft.claim_by_table(3, [(parent, 1)], shares)
    draft.ask(draft.test(child, 1, 1), 1.0, child)
    check(draft, truth=0.75 * 0.3 + 0.25 * 0.8)


def test_ranges_are_shared_by_a_group_and_drawn_from_their_law() -> None:
    """A count that starts at a + b z, rounded: P(count >= 3) = P(z >= (2.5 - a) / b) = P(z >= 0.5)."""
    draft = Draft()
    count = draft.variable(0)
    draft.draw_count(count, draft.range(4, 2.0, 1.0))
    draft.ask(draft.test(count, 3), 1.0, count)
    n_worlds = 16 * worlds_to_see(0.3085375387, 0.005)
    outcome = run(draft, n_worlds)
    assert outcome.asks[0].hits_squared == 16 * outcome.asks[0].hits  # all of a group, or none
    assert_chance(outcome.asks[0].hits / 16, n_worlds // 16, 0.3085375387)
