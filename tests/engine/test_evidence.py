"""What was observed weighs worlds by the laws of its time: closed forms worked out here, each with a twin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, factorial, log, sqrt

import pytest
from luck import Z_ALARM
from small_network import ALWAYS, OCCURRENCE, POSTPONED, SIGHTING, SOFT, TALK, Draft

from casus.engine import EngineLimit, has_kernel, run_network
from casus.engine.particles import Block, run_block
from casus.engine.tally import Tally, add_block, empty_tally, evidence_of
from casus.network import Network

DAY = 1.0
ENGINES = ["plain", pytest.param("kernel", marks=pytest.mark.skipif(not has_kernel(), reason="no kernel"))]
GROUPS = {"plain": 2, "kernel": 64}
BLOCKS = {"plain": 60, "kernel": 60}


def blocks_of(network: Network, engine: str, seed: int = 1, is_resampled: bool = True) -> list[Block]:
    """Return blocks of worlds: small ones in Python, whole ones by the kernel."""
    n_groups = GROUPS[engine]
    if engine == "plain":
        return [
            run_block(network, seed, n_groups * block, n_groups, is_resampled)
            for block in range(BLOCKS[engine])
        ]
    from casus.engine.kernel import Engine, new_signal

    kernel = Engine(network, new_signal(1))
    try:
        return [
            kernel.run_block(seed, n_groups * block, n_groups, is_resampled)
            for block in range(BLOCKS[engine])
        ]
    finally:
        kernel.close()


@dataclass
class Found:
    """The marginal likelihood with its relative error, and each ask's share with its error."""

    likelihood: float
    error: float
    share: list[float]
    share_error: list[float]


def found(network: Network, engine: str, is_resampled: bool = True) -> Found:
    tally: Tally = empty_tally(network)
    for block in blocks_of(network, engine, is_resampled=is_resampled):
        add_block(network, tally, block)
    evidence = evidence_of(tally, ())
    row, n = tally.row, tally.n_blocks
    share, errors = [], []
    for ask in range(len(network.ask_condition)):
        hits, squared, both = row[3 + 4 * ask : 6 + 4 * ask]
        ratio = hits / row[0]
        spread = squared - 2 * ratio * both + ratio**2 * row[1]
        share.append(ratio)
        errors.append(sqrt(max(spread, 0.0) * n / (n - 1)) / row[0])
    return Found(exp(evidence.log_evidence), evidence.log_evidence_error, share, errors)


def assert_likelihood(network: Network, engine: str, truth: float, *, is_exact: bool = False) -> None:
    """Every world has the same weight where `is_exact`; else the mean weight is no surprise for the truth."""
    for is_resampled in (False, True):
        seen = found(network, engine, is_resampled)
        allowed = 1e-12 if is_exact else Z_ALARM * seen.error
        assert is_exact or 0.0 < seen.error < 0.1
        assert abs(seen.likelihood / truth - 1) <= allowed, (seen.likelihood, truth, seen.error)
        with pytest.raises(AssertionError):  # the twin: the same check, a wrong truth
            twin = truth * (1 + 1e-9) if is_exact else truth * (1 + 3 * Z_ALARM * seen.error)
            assert abs(seen.likelihood / twin - 1) <= allowed


def assert_share(network: Network, engine: str, truth: float, ask: int = 0) -> None:
    for is_resampled in (False, True):
        seen = found(network, engine, is_resampled)
        off, error = seen.share[ask] - truth, seen.share_error[ask]
        assert 0.0 < error < 0.05
        assert abs(off) <= Z_ALARM * error, (seen.share[ask], truth, error)
        with pytest.raises(AssertionError):
            assert abs(off + 3 * Z_ALARM * error) <= Z_ALARM * error


def one_event(hazard: float, **fields) -> tuple[Draft, int]:
    draft = Draft(end_at=100.0)
    return draft, draft.event(draft.fixed(hazard), **fields)


# ---- one event on record ------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
def test_an_event_seen_at_t_weighs_by_its_density(engine: str) -> None:
    h, t = 0.03, 40.0
    draft, event = one_event(h)
    draft.record(event, 0.0, t)
    draft.fact(OCCURRENCE, t, event=event)
    assert_likelihood(draft.network(), engine, h * exp(-h * t), is_exact=True)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_event_not_seen_by_t_weighs_by_its_survival(engine: str) -> None:
    h, t = 0.03, 40.0
    draft, event = one_event(h)
    draft.record(event, 0.0, t)
    variable = draft.rows["event_variable"][event]
    draft.ask(draft.test(variable, 1), 70.0, variable)
    network = draft.network()
    assert_likelihood(network, engine, exp(-h * t), is_exact=True)
    assert_share(network, engine, 1 - exp(-h * 30.0))  # from t on it has no memory


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("stages", [2, 3, 5])
def test_with_stages_the_density_is_erlang_s(engine: str, stages: int) -> None:
    h, t = 0.03, 40.0
    draft, event = one_event(h, stages=stages)
    draft.record(event, 0.0, t)
    draft.fact(OCCURRENCE, t, event=event)
    x = stages * h * t
    density = stages * h * x ** (stages - 1) * exp(-x) / factorial(stages - 1)
    assert_likelihood(draft.network(), engine, density, is_exact=True)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("stages", [2, 3])
def test_with_stages_not_to_have_occurred_is_erlang_s_survival(engine: str, stages: int) -> None:
    """And what comes next is by the law of the stages passed: P(T > s) / P(T > t)."""
    h, t, s = 0.03, 40.0, 70.0

    def survival(days: float) -> float:
        x = stages * h * days
        return sum(x**j * exp(-x) / factorial(j) for j in range(stages))

    draft, event = one_event(h, stages=stages)
    draft.record(event, 0.0, t)
    variable = draft.rows["event_variable"][event]
    draft.ask(draft.test(variable, 1), s, variable)
    network = draft.network()
    assert_likelihood(network, engine, survival(t), is_exact=True)
    assert_share(network, engine, 1 - survival(s) / survival(t))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_record_that_begins_later_goes_on_from_the_stages_passed_by_then(engine: str) -> None:
    """Two stages, on record from b to t: the chance not to occur there, if it may have occurred before."""
    h, b, t = 0.03, 20.0, 50.0
    k = 2 * h
    before = 1 - exp(-k * b) * (1 + k * b)  # it has occurred, once and for all
    passed_one = k * b * exp(-k * b) * exp(-k * (t - b))
    passed_none = exp(-k * b) * exp(-k * (t - b)) * (1 + k * (t - b))
    draft, event = one_event(h, stages=2)
    draft.record(event, b, t)
    assert_likelihood(draft.network(), engine, before + passed_one + passed_none)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_event_that_comes_again_is_seen_each_time(engine: str) -> None:
    h, times, until = 0.05, (10.0, 12.5, 30.0), 40.0
    draft, event = one_event(h, again=True)
    draft.record(event, 0.0, until)
    for at in times:
        draft.fact(OCCURRENCE, at, event=event)
    variable = draft.rows["event_variable"][event]
    draft.read(variable, 41.0)
    assert_likelihood(draft.network(), engine, h ** len(times) * exp(-h * until), is_exact=True)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_event_that_comes_again_and_nobody_watched_weighs_by_its_hazard_alone(engine: str) -> None:
    h, t = 0.02, 30.0
    draft, event = one_event(h, again=True)
    draft.fact(OCCURRENCE, t, event=event)
    variable = draft.rows["event_variable"][event]
    draft.ask(draft.test(variable, 2), t + 1e-6, variable)  # it may have occurred before
    network = draft.network()
    assert_likelihood(network, engine, h, is_exact=True)
    assert_share(network, engine, 1 - exp(-h * t))


@pytest.mark.parametrize("engine", ENGINES)
def test_unwatched_with_stages_only_worlds_in_the_last_stage_have_weight(engine: str) -> None:
    """Two stages that alternate: P(last stage at t) = (1 - e^(-4ht)) / 2, times 2h."""
    h, t = 0.02, 30.0
    draft, event = one_event(h, again=True, stages=2)
    draft.fact(OCCURRENCE, t, event=event)
    assert_likelihood(draft.network(), engine, 2 * h * (1 - exp(-4 * h * t)) / 2)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_event_seen_within_a_window_weighs_by_the_chance_of_the_window(engine: str) -> None:
    h, first, last = 0.03, 20.0, 50.0
    draft, event = one_event(h)
    draft.record(event, 0.0, last)
    draft.fact(OCCURRENCE, first, days=last - first, event=event)
    variable = draft.rows["event_variable"][event]
    draft.ask(draft.test(variable, 1), 30.0, variable)
    network = draft.network()
    whole = exp(-h * first) - exp(-h * last)
    assert_likelihood(network, engine, whole)
    assert_share(network, engine, (exp(-h * first) - exp(-h * 30.0)) / whole)


# ---- several events ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
def test_an_event_that_was_seen_speaks_for_what_raises_it(engine: str) -> None:
    """A at rate a, unseen; B at rate b, tripled by A; B is seen at t. Sum over when A came, if it did:

    P = int_0^t a e^(-a s) e^(-b s) 3b e^(-3b (t - s)) ds + e^(-a t) b e^(-b t)
    """
    a, b, t = 0.02, 0.03, 40.0
    draft = Draft(end_at=100.0)
    first = draft.event(draft.fixed(a))
    of_first = draft.rows["event_variable"][first]
    occurred = draft.test(of_first, 1)
    second = draft.event(draft.fixed(b), factors=[(occurred, draft.fixed(3.0), False)])
    draft.record(second, 0.0, t)
    draft.fact(OCCURRENCE, t, event=second)
    draft.ask(occurred, t, of_first)
    network = draft.network()
    came = 3 * a * b * exp(-3 * b * t) * (exp((2 * b - a) * t) - 1) / (2 * b - a)
    did_not = b * exp(-(a + b) * t)
    assert_likelihood(network, engine, came + did_not)
    assert_share(network, engine, came / (came + did_not))


@pytest.mark.parametrize("engine", ENGINES)
def test_two_events_compete_and_the_one_seen_first_ends_the_other(engine: str) -> None:
    """Either ends both; A is seen at t: a e^(-(a + b) t)."""
    a, b, t = 0.02, 0.03, 40.0
    draft = Draft(end_at=100.0)
    over = draft.variable()
    is_open = draft.test(over, 0, 0)
    first = draft.event(draft.fixed(a), [(over, 1, False)], is_open)
    draft.event(draft.fixed(b), [(over, 1, False)], is_open)
    draft.record(first, 0.0, t)
    draft.fact(OCCURRENCE, t, event=first)
    assert_likelihood(draft.network(), engine, a * exp(-(a + b) * t))


@pytest.mark.parametrize("engine", ENGINES)
def test_an_event_driven_by_a_count_is_observed_as_any_other(engine: str) -> None:
    """Seven units, each with hazard h, each lost when it fails: seen at t, one before it, none between."""
    h, t1, t2 = 0.004, 15.0, 40.0
    draft = Draft(end_at=100.0)
    units = draft.variable(7)
    event = draft.event(draft.fixed(h), [(units, -1, True)], per=units, again=True)
    draft.record(event, 0.0, t2)
    draft.fact(OCCURRENCE, t1, event=event)
    draft.fact(OCCURRENCE, t2, event=event)
    draft.ask(draft.test(units, 0, 4), 60.0, units)
    network = draft.network()
    truth = 7 * h * exp(-7 * h * t1) * 6 * h * exp(-6 * h * (t2 - t1))
    assert_likelihood(network, engine, truth, is_exact=True)
    assert_share(network, engine, 1 - exp(-5 * h * 20.0))


# ---- what is seen at a visit, softly, at a talk -----------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
def test_a_sighting_weighs_by_what_it_may_have_misread(engine: str) -> None:
    """A state moves 0 to 1 at rate h; at t it is seen at 1, which is said of 0 with 20 % too."""
    h, t = 0.02, 30.0
    draft = Draft(end_at=60.0)
    state = draft.variable()
    draft.event(draft.fixed(h), [(state, 1, False)])
    at_one = draft.test(state, 1)
    draft.fact(SIGHTING, t, condition=at_one, variable=state, misread=[(0, draft.fixed(0.2))])
    draft.ask(at_one, t, state)
    network = draft.network()
    moved = 1 - exp(-h * t)
    whole = moved + 0.2 * (1 - moved)
    assert_likelihood(network, engine, whole)
    assert_share(network, engine, moved / whole)


@pytest.mark.parametrize("engine", ENGINES)
def test_soft_evidence_weighs_by_its_factor_where_its_condition_holds(engine: str) -> None:
    h, t, factor = 0.02, 30.0, 4.0
    draft = Draft(end_at=60.0)
    state = draft.variable()
    draft.event(draft.fixed(h), [(state, 1, False)])
    at_one = draft.test(state, 1)
    draft.fact(SOFT, t, condition=at_one, factor=draft.fixed(factor))
    draft.ask(at_one, t, state)
    network = draft.network()
    moved = 1 - exp(-h * t)
    whole = factor * moved + 1 - moved
    assert_likelihood(network, engine, whole)
    assert_share(network, engine, factor * moved / whole)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("is_postponed", [False, True])
def test_a_talk_s_outcome_speaks_for_what_favours_it_and_for_its_date(
    engine: str, is_postponed: bool
) -> None:
    """Outcome 1 has odds 1 against 3, quadrupled by a claim of credence 0.3; postponed with chance 0.25."""
    draft = Draft(end_at=60.0)
    claim = draft.claim(draft.fixed(0.3))
    is_true = draft.test(claim, 1)
    outcomes = [
        (draft.fixed(3.0), 0.0, [], []),
        (draft.fixed(1.0), 0.0, [(is_true, draft.fixed(4.0))], []),
    ]
    talk, variable = draft.talk(outcomes, postponed=draft.fixed(0.25))
    draft.schedule(10.0, TALK, talk)
    draft.schedule(25.0, POSTPONED, talk)
    draft.talk_seen(talk, 1, is_postponed)
    draft.ask(is_true, 5.0, claim)
    draft.ask(draft.test(variable, 2), 20.0, variable)
    network = draft.network()
    true, false = 0.3 * 4 / 7, 0.7 * 1 / 4
    assert_likelihood(network, engine, (true + false) * (0.25 if is_postponed else 0.75))
    assert_share(network, engine, true / (true + false))
    assert found(network, engine).share[1] == float(not is_postponed)


# ---- interventions -------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ["plain", pytest.param("worlds", marks=ENGINES[1].marks)])
@pytest.mark.parametrize(
    "act",
    [
        (lambda draft, event, state: draft.scale(event, 3.0, 20.0), 1 - exp(-0.02 * 20 - 0.06 * 20)),
        (lambda draft, event, state: draft.scale(event, 0.0, 20.0), 1 - exp(-0.02 * 20)),
        (lambda draft, event, state: draft.fix(state, 0, 20.0), 1 - exp(-0.02 * 20)),
        (lambda draft, event, state: draft.fix(state, 1, 20.0), 1.0),
        (lambda draft, event, state: draft.make(event, 39.0), 1.0),
        (lambda draft, event, state: draft.make(event, 41.0), 1 - exp(-0.02 * 40)),
    ],
    ids=["scaled", "stopped", "set to 0", "set to 1", "made", "made later"],
)
def test_what_is_scaled_set_or_made_is_so(
    engine: str, act: tuple[Callable[[Draft, int, int], None], float]
) -> None:
    """An event at rate 0.02 moves a state to 1: is it ever there before day 40?"""
    change, truth = act
    draft = Draft(end_at=60.0)
    state = draft.variable()
    event = draft.event(draft.fixed(0.02), [(state, 1, False)])
    draft.ask(draft.test(state, 1), 40.0, state)
    change(draft, event, state)
    outcome = run_network(draft.network(), n_worlds=20_000 if engine == "worlds" else 4_000, engine=engine)
    share, n = outcome.asks[0].hits / outcome.weight, outcome.n_worlds
    assert abs(share - truth) <= Z_ALARM * sqrt(truth * (1 - truth) / n)
    assert abs(share - (truth - 0.15)) > Z_ALARM * sqrt(0.25 / n)


# ---- what no world could meet --------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ["plain", pytest.param("particles", marks=ENGINES[1].marks)])
def test_the_fact_that_no_world_could_meet_is_named(engine: str) -> None:
    """The first fact weighs, the second cannot be, the third would be nothing either."""
    draft = Draft(end_at=60.0)
    state = draft.variable()
    event = draft.event(draft.fixed(0.02), [(state, 1, False)])
    draft.record(event, 0.0, 20.0)
    draft.fact(OCCURRENCE, 20.0, event=event)
    impossible = draft.fact(SIGHTING, 30.0, condition=draft.test(state, 0, 0))
    draft.fact(SIGHTING, 40.0, condition=draft.test(state, 2))
    with pytest.raises(EngineLimit) as caught:
        run_network(draft.network(), n_worlds=2048, engine=engine)
    assert (caught.value.kind, caught.value.index, caught.value.place) == ("evidence", impossible, 2048)


def test_without_evidence_every_world_weighs_1() -> None:
    """The twin of all the above: what weighs is what was observed."""
    draft, _ = one_event(0.03)
    draft.fact(SOFT, 10.0, condition=ALWAYS, factor=draft.fixed(1.0))
    assert found(draft.network(), "plain").likelihood == 1.0
    assert log(1.0) == 0.0
