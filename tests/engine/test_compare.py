"""Models compared in common worlds: the same candidates, so that only a change differs."""

from __future__ import annotations

import os
import signal
from array import array
from dataclasses import replace
from math import log, sqrt
from threading import Timer

import pytest
from luck import Z_ALARM
from random_models import random_model
from small_network import Draft, per_day

from casus.engine import Comparison, has_kernel, run_compared, run_network
from casus.engine import common as plain_engine
from casus.engine.exact_cost import CHEAP, predicted_seconds
from casus.engine.setting import range_at
from casus.model import Model
from casus.network import Network, compile_model, with_reads
from casus.quantity import fixed

needs_kernel = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: it is what is tested here")
ENGINES = ["plain", pytest.param("worlds", marks=needs_kernel)]
QUICK = [0, 1, 4, 5, 6, 7, 8, 10, 11, 13, 14, 15]  # the others take plain some seconds each


def changed_models(model: Model) -> list[Model]:
    """Return models with the same events: one hazard six times as large; no factors; surer claims."""
    events = model.events
    quicker = tuple(
        replace(event, hazard=fixed(6 * event.hazard.high)) if event is events[0] else event
        for event in events
    )
    bare = tuple(replace(event, influences=()) for event in events)
    surer = tuple(
        claim if claim.credence is None else replace(claim, credence=fixed(0.9)) for claim in model.claims
    )
    return [replace(model, events=quicker), replace(model, events=bare), replace(model, claims=surer)]


def networks_of(number: int, is_read: bool = True) -> list[Network]:
    """Return a random model's network and those of changed ones; every variable may be read at the end."""
    networks = []
    for model in [random_model(number), *changed_models(random_model(number))]:
        network = compile_model(model)
        names = dict.fromkeys(network.legend.variables if is_read else ())
        networks.append(with_reads(network, [(name, network.end_at) for name in names]))
    return networks


# ---- the kernel is the definition -----------------------------------------------------------------


@needs_kernel
@pytest.mark.parametrize("number", QUICK)
def test_common_worlds_are_the_same_in_the_kernel_as_in_plain(number: int) -> None:
    """Every sum: the networks' own, reads at the end, candidates, occurrences, and the products across."""
    from casus.engine import common_kernel

    networks = networks_of(number)
    plain = plain_engine.run_common_groups(networks, number, 3, 2)
    assert common_kernel.run_common_groups(networks, number, 3, 2).row == plain.row


@needs_kernel
def test_the_comparison_sees_another_seed() -> None:
    """The twin."""
    from casus.engine import common_kernel

    networks = networks_of(5)
    plain = plain_engine.run_common_groups(networks, 1, 0, 2)
    assert common_kernel.run_common_groups(networks, 2, 0, 2).row != plain.row


@needs_kernel
@pytest.mark.parametrize("number", [1, 5])
def test_no_comparison_depends_on_the_number_of_threads(number: int) -> None:
    networks = networks_of(number)
    alone = run_compared(networks, seed=2, n_worlds=10_000, n_threads=1)
    for n_threads in (2, 5):
        assert run_compared(networks, seed=2, n_worlds=10_000, n_threads=n_threads) == alone


# ---- identities -----------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("number", [1, 5, 7])
def test_a_network_alone_is_run_as_ever(engine: str, number: int) -> None:
    network = networks_of(number)[0]
    compared = run_compared([network], seed=3, n_worlds=48, engine=engine)
    assert compared.outcomes == (run_network(network, seed=3, n_worlds=48, engine=engine),)
    assert compared.differences == ()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("number", [1, 5, 7])
def test_what_changes_nothing_differs_by_nothing_and_for_sure(engine: str, number: int) -> None:
    network = networks_of(number)[0]
    again = replace(network, digest="another", legend=replace(network.legend, variables=()))
    compared = run_compared([network, again], n_worlds=64, engine=engine)
    counted = [each for each in compared.differences[0] if each.value is not None]
    assert counted
    assert all((each.value, each.standard_error, each.n_differing) == (0.0, 0.0, 0) for each in counted)
    assert compared.outcomes[0] == compared.outcomes[1]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_has_not_shown_yet_is_not_taken_for_nothing(engine: str) -> None:
    """A change that mattered in none of 64 worlds may still matter in one of 64."""
    networks = []
    for chance in (1e-9, 2e-9):
        draft = Draft()
        event = draft.event(draft.fixed(per_day(chance, 365.25)))
        variable = draft.rows["event_variable"][event]
        draft.ask(draft.test(variable, 1), 365.25, variable)
        networks.append(draft.network())
    compared = run_compared(networks, n_worlds=64, engine=engine)
    assert compared.differences[0][0].value == 0.0
    assert compared.differences[0][0].standard_error == 1 / 64


def race(first: float, second: float) -> Network:
    """Return a network of two events with these chances in a year, and an ask for each."""
    draft = Draft()
    for chance in (first, second):
        event = draft.event(draft.fixed(per_day(chance, 365.25)))
        variable = draft.rows["event_variable"][event]
        draft.ask(draft.test(variable, 1), 365.25, variable)
    return draft.network()


@pytest.mark.parametrize("engine", ENGINES)
def test_what_the_change_does_not_touch_keeps_its_worlds(engine: str) -> None:
    """Even though the bound of the other event, and so the candidates, became sixteen times as many."""
    compared = run_compared([race(0.05, 0.3), race(0.6, 0.3)], n_worlds=1024, engine=engine)
    moved, kept = compared.differences[0]
    assert kept.value == 0.0 and kept.n_differing == 0
    assert moved.value is not None and moved.value > 0.4


@pytest.mark.parametrize("engine", ENGINES)
def test_more_hazard_only_adds_occurrences(engine: str) -> None:
    """In common worlds an event that is more likely has happened wherever the less likely one has."""
    networks = [race(chance, 0.3) for chance in (0.1, 0.2, 0.5)]
    compared = run_compared(networks, n_worlds=512, engine=engine)
    for k in (1, 2):
        difference = compared.differences[k - 1][0]
        hits = compared.outcomes[k].asks[0].hits - compared.outcomes[0].asks[0].hits
        assert difference.value == pytest.approx(hits / 512)
        # every world that differs is a gain: the variance of a coin with the chance of the difference
        assert difference.standard_error <= sqrt(difference.value / 512) * 1.5


@pytest.mark.parametrize("engine", ENGINES)
def test_an_event_that_is_never_able_in_one_network_occurs_in_the_other_only(engine: str) -> None:
    """Its bound is 0 where it is not able, and shared: it must stay impossible there."""

    def network(credence: float) -> Network:
        draft = Draft()
        claim = draft.claim(draft.fixed(credence))
        count = draft.variable(2)
        able = draft.test(claim, 1)
        for per in (-1, count):
            event = draft.event(draft.fixed(0.01), able=able, able_is_fixed=True, again=True, per=per)
            variable = draft.rows["event_variable"][event]
            draft.ask(draft.test(variable, 1), 365.25, variable)
        return draft.network()

    compared = run_compared([network(0.0), network(1.0)], n_worlds=256, engine=engine)
    assert [sums.hits for sums in compared.outcomes[0].asks] == [0.0, 0.0]
    assert all(sums.hits > 200 for sums in compared.outcomes[1].asks)


# ---- right differences ----------------------------------------------------------------------------


def at_middles(network: Network) -> Network:
    """Return a network all of whose ranges stand at their middles, so that exact answers have no error."""
    n_ranges = len(network.range_kind)
    middle = array("d", [range_at(network, each, 0.5) for each in range(n_ranges)])
    return replace(network, range_kind=array("B", bytes(n_ranges)), range_a=middle)


def surprises(compared: Comparison, exact: Comparison) -> int:
    """Return how many differences are off the exact ones by more than luck: a false alarm once in a million.

    And two worlds' share more: what a count that is no normal can be off by.
    """
    n_found = 0
    for mine, right in zip(compared.differences, exact.differences, strict=True):
        for own, sure in zip(mine, right, strict=True):
            if own.value is not None and sure.value is not None:
                weight = compared.outcomes[0]
                one_world = weight.own_weight_squared / weight.weight**2
                n_found += abs(own.value - sure.value) > Z_ALARM * own.standard_error + 2 * one_world
    return n_found


@needs_kernel
def test_differences_are_no_surprise_for_those_of_exact_answers() -> None:
    """Of random models and changed ones; the twin is their comparison with another change's answers."""
    n_models = n_seen = 0
    for number in range(40):
        networks = [at_middles(network) for network in networks_of(number, is_read=False)]
        if sum(map(predicted_seconds, networks)) > 2 * CHEAP:
            continue
        n_models += 1
        exact = run_compared(networks, engine="exact")
        compared = run_compared(networks, seed=number, n_worlds=16_384, engine="worlds")
        assert surprises(compared, exact) == 0, f"random model {number}"
        n_seen += surprises(replace(compared, differences=compared.differences[::-1]), exact) > 0
    assert n_models >= 10
    assert n_seen >= 5


def reported(credence: float, chance: float) -> Network:
    """Return a network whose claim, reported by an origin, makes an event sooner; its hazard is a range."""
    draft = Draft()
    claim = draft.claim(draft.fixed(credence))
    origin = draft.origin(draft.fixed(0.6))
    draft.report(origin, draft.test(claim, 1), draft.fixed(0.5))
    factor = (draft.test(claim, 1), draft.fixed(2.0), True)
    hazard = draft.range(1, log(per_day(chance, 365.25)), 0.4)
    event = draft.event(hazard, factors=[factor])
    variable = draft.rows["event_variable"][event]
    draft.ask(draft.test(variable, 1), 365.25, variable)
    return draft.network()


@needs_kernel
def test_intervals_cover_the_true_difference_as_often_as_they_say() -> None:
    """19 times in 20, over 2,000 seeds; weights differ between the two, and groups share ranges.

    Of 2,000 right intervals 93 to 97 % cover in all but 4 tries of 100,000. The twin: half as wide.
    """
    networks = [reported(0.3, 0.3), reported(0.5, 0.36)]
    exact = run_compared(networks, engine="exact", standard_error=1e-5)
    truth, sure = exact.differences[0][0].value, exact.differences[0][0].standard_error
    n_covered = n_half = 0
    for seed in range(2000):
        compared = run_compared(networks, seed=seed, n_worlds=2048, n_threads=1, engine="worlds")
        found = compared.differences[0][0]
        n_covered += abs(found.value - truth) <= 1.96 * found.standard_error
        n_half += abs(found.value - truth) <= 0.98 * found.standard_error
    assert sure < 1e-4
    assert 0.93 <= n_covered / 2000 <= 0.97
    assert not 0.93 <= n_half / 2000 <= 0.97


def test_exact_differences_know_that_both_share_their_ranges() -> None:
    """A far smaller error than that of the two answers, and still no surprise for ten other seeds."""
    networks = [reported(0.3, 0.3), reported(0.4, 0.3)]
    sure = run_compared(networks, seed=77, engine="exact", standard_error=1e-7).differences[0][0]
    for seed in range(10):
        compared = run_compared(networks, seed=seed, engine="exact", standard_error=1e-4)
        answers = [outcome.exact[0].standard_error for outcome in compared.outcomes]
        found = compared.differences[0][0]
        assert 0.0 < found.standard_error < 0.5 * max(answers)
        # a spread over 16 rules is a Student t of 15 degrees of freedom: beyond 8 once in a million
        assert abs(found.value - sure.value) < 8 * (found.standard_error + sure.standard_error)


# ---- stopping and misuse --------------------------------------------------------------------------


@needs_kernel
def test_it_stops_when_every_difference_is_precise() -> None:
    networks = [race(0.2, 0.3), race(0.3, 0.3)]
    for asked in (0.01, 0.002):
        compared = run_compared(networks, standard_error=asked, engine="worlds")
        errors = [each.standard_error for each in compared.differences[0]]
        assert max(errors) <= asked
        assert compared.outcomes[0].n_worlds <= max(4096, 1.5 * 0.09 / asked**2)


@needs_kernel
def test_common_worlds_need_fewer() -> None:
    """A tenth more hazard: the variance of the difference is at most a tenth of that of separate runs."""
    networks = [race(0.2, 0.3), race(0.218, 0.3)]
    compared = run_compared(networks, n_worlds=100_000)
    apart = [
        run_network(each, seed=seed, n_worlds=100_000, engine="worlds") for seed, each in enumerate(networks)
    ]
    shares = [each.asks[0].hits / each.weight for each in apart]
    variance = sum(share * (1 - share) / 100_000 for share in shares)
    assert compared.differences[0][0].standard_error ** 2 < variance / 10


@pytest.mark.parametrize("engine", ENGINES)
def test_progress_is_told_and_ends_at_the_worlds_done(engine: str) -> None:
    told: list[tuple[int, int]] = []
    compared = run_compared(
        [race(0.2, 0.3), race(0.3, 0.3)], n_worlds=64, engine=engine,
        progress=lambda done, expected: told.append((done, expected)),
    )  # fmt: skip
    assert told[-1] == (64, 64) == (compared.outcomes[1].n_worlds,) * 2


def test_misuse_is_told() -> None:
    networks = [race(0.2, 0.3), race(0.3, 0.3)]
    other = Draft()
    other.event(other.fixed(0.1))
    for wrong, message in (
        ({"n_worlds": 0}, "n_worlds"),
        ({"standard_error": 0.0}, "standard_error"),
        ({"engine": "fast"}, "engine"),
    ):
        with pytest.raises(ValueError, match=message):
            run_compared(networks, **wrong)
    with pytest.raises(ValueError, match="at least one network"):
        run_compared([])
    with pytest.raises(ValueError, match="the same events"):
        run_compared([networks[0], other.network()])


@pytest.mark.parametrize("engine", ENGINES)
def test_an_interrupt_gives_the_worlds_done_so_far(engine: str) -> None:
    """They are the first ones, of every network alike: running so many gives the same."""
    networks = [race(0.2, 0.3), race(0.3, 0.3)]
    timer = Timer(3.0, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    compared = run_compared(networks, n_worlds=2**32, engine=engine)
    assert compared.is_interrupted
    assert all(outcome.is_interrupted for outcome in compared.outcomes)
    n_worlds = compared.outcomes[0].n_worlds
    assert 0 < n_worlds == compared.outcomes[1].n_worlds < 2**32
    again = run_compared(networks, n_worlds=n_worlds, engine="auto" if has_kernel() else engine)
    assert again.differences == compared.differences
