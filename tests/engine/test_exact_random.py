"""The exact engine against worlds, on random models of every kind of part, and against an outside suite."""

from __future__ import annotations

import json
import os
from array import array
from dataclasses import replace
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from luck import Z_ALARM, Z_MISS
from made import make_event, make_model, make_question, make_reading
from random_models import random_model

from casus.engine import ExactLimit, Outcome, has_kernel, run_network, standard_error
from casus.engine.exact_cost import CHEAP, predicted_seconds
from casus.engine.setting import range_at
from casus.model import Effect, Every, State
from casus.model import Test as At
from casus.network import Network, compile_model
from casus.quantity import fixed

needs_kernel = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: these need many worlds")

N_MODELS = 100
N_WORLDS = 16_384


def at_middles(network: Network) -> Network:
    """Return a network all of whose ranges stand at their middles, so that worlds are independent."""
    n_ranges = len(network.range_kind)
    middle = array("d", [range_at(network, each, 0.5) for each in range(n_ranges)])
    return replace(network, range_kind=array("B", bytes(n_ranges)), range_a=middle)


def surprises(network: Network, exact: Outcome, worlds: Outcome) -> list[str]:
    """Return the asks on which worlds differ from the exact answer by more than luck.

    error^2 = sum of w^2 (x - p)^2 over worlds, by (sum of w)^2, p being the exact answer, and at least what
    a rare answer has by chance; and one world's share more: what a count that is no normal can be off by.
    """
    assert exact.exact is not None
    found = []
    for ask, answer in enumerate(exact.exact):
        given = network.ask_given[ask]
        total, squares = worlds.weight, worlds.own_weight_squared
        if given >= 0:
            total, squares = worlds.asks[given].hits, worlds.asks[given].own_squares
        if answer.probability is None or total == 0:
            assert total == 0 or answer.probability is not None
            continue
        p, own = answer.probability, worlds.asks[ask].own_squares
        spread = max(own * (1 - 2 * p) + p * p * squares, p * (1 - p) * squares)
        allowed = Z_ALARM * sqrt(max(spread, 0.0)) / total + 2 * squares / total**2 + answer.certified_error
        allowed += Z_ALARM * answer.standard_error
        if abs(worlds.asks[ask].hits / total - p) > allowed:
            found.append(f"ask {ask}: {worlds.asks[ask].hits / total:.6f} is not {p:.6f}")
    return found


@needs_kernel
@pytest.mark.parametrize("first", range(0, N_MODELS, 10))
def test_worlds_are_no_surprise_for_the_exact_answers(first: int) -> None:
    """Ten models at a time; those too large to be answered exactly are few."""
    n_refused = 0
    for number in range(first, first + 10):
        network = at_middles(compile_model(random_model(number)))
        try:
            exact = run_network(network, engine="exact")
        except ExactLimit:
            n_refused += 1
            continue
        assert exact.exact is not None and all(each.standard_error == 0 for each in exact.exact)
        worlds = run_network(network, seed=number, n_worlds=N_WORLDS, engine="worlds")
        assert worlds.weight / worlds.n_worlds == pytest.approx(
            exact.weight, abs=Z_ALARM / 2 / sqrt(N_WORLDS)
        )
        assert surprises(network, exact, worlds) == [], f"random model {number}"
    assert n_refused <= 2


@needs_kernel
@pytest.mark.parametrize("part", ["event", "talk", "claim"])
def test_a_network_that_is_slightly_another_is_found(part: str) -> None:
    """The twin: worlds of hazards, odds or credences off by a third or more are a surprise in some model."""
    n_found = 0
    for number in range(30):
        network = at_middles(compile_model(random_model(number)))
        first_odds = [network.outcome_odds[begin] for begin in network.talk_outcome_begin[:-1]]
        name = {"event": network.event_hazard, "talk": first_odds, "claim": network.claim_credence}
        a = network.range_a[:]
        for each in {index for index in name[part] if index >= 0}:
            a[each] *= 1 / 3 if part == "talk" else 2 / 3
        try:
            exact = run_network(network, engine="exact")
        except ExactLimit:
            continue
        worlds = run_network(replace(network, range_a=a), seed=number, n_worlds=N_WORLDS, engine="worlds")
        n_found += surprises(network, exact, worlds) != []
    assert n_found >= 2


@needs_kernel
def test_over_ranges_worlds_are_no_surprise_either() -> None:
    """Worlds of a group share their ranges, so their error is the one over groups."""
    n_models = 0
    for number in range(60):
        network = compile_model(random_model(number))
        if predicted_seconds(network) > 2 * CHEAP or all(kind == 0 for kind in network.range_kind):
            continue
        n_models += 1
        exact = run_network(network, engine="exact", standard_error=0.002)
        worlds = run_network(network, seed=number + 1, n_worlds=8 * N_WORLDS, engine="worlds")
        assert exact.exact is not None
        for ask, answer in enumerate(exact.exact):
            if network.ask_given[ask] >= 0 or answer.probability is None:
                continue
            error = sqrt(standard_error(network, worlds, ask) ** 2 + answer.standard_error**2)
            difference = worlds.asks[ask].hits / worlds.weight - answer.probability
            assert abs(difference) <= Z_ALARM * error + 4 / N_WORLDS, f"random model {number}, ask {ask}"
            assert (Z_ALARM + Z_MISS) * error < 0.1, "too few worlds to see a slip of 0.1"
    assert n_models >= 3


# ---- an outside suite -------------------------------------------------------------------------------

EXTERNAL = Path(os.environ.get("EXTERNAL", Path(__file__).parents[3] / "shared" / "external"))
FILE = EXTERNAL / "ctbn" / "drug_effect.json"

Suite = dict[str, Any]


def network_of(suite: Suite, days: float, slip: float = 1.0) -> Network:
    """Return a continuous-time Bayesian network (an hour as a day) that is asked for every level at its end.

    Each entry of an intensity matrix is an event, able while its variable and its parents are at their
    levels. `slip` multiplies every rate.
    """
    levels = {each["name"]: each["states"] for each in suite["model"]["variables"]}
    states = []
    for start in suite["model"]["initial"]:
        share = start["distribution"][0]["p"]
        name = start["variable"]
        at_first = tuple((level, fixed(p)) for level, p in enumerate(share) if p > 0)
        states.append(State(name, {}, tuple(levels[name]), at_first))
    events = []
    for dynamics in suite["model"]["dynamics"]:
        name = dynamics["variable"]
        for row, given in enumerate(dynamics["intensity"]):
            held = [At(each, *[levels[each].index(value)] * 2) for each, value in given["given"].items()]
            for before, rates in enumerate(given["Q"]):
                for after, rate in enumerate(rates):
                    if after != before and rate > 0:
                        events.append(
                            make_event(
                                f"{name} {row} {before} {after}", rate * slip,
                                Every((At(name, before, before), *held)), is_again=True,
                                then=(Effect(name, after, False),),
                            )
                        )  # fmt: skip
    readings = [
        replace(make_reading(f"{name} {level}", At(name, number, number), 1, "on"), end_at=days)
        for name, each in levels.items()
        for number, level in enumerate(each)
    ]
    model = make_model(states=tuple(states), events=tuple(events), questions=(make_question("q", *readings),))
    return compile_model(replace(model, horizon_at=days))


def worst_of(suite: Suite, query: Suite, slip: float = 1.0) -> float:
    """Return by how much the worst marginal of a query is off."""
    network = network_of(suite, query["t"], slip)
    outcome = run_network(network, engine="exact")
    assert outcome.exact is not None
    found = {
        reading: each.probability
        for (_, reading), each in zip(network.legend.asks, outcome.exact, strict=True)
    }
    return max(
        abs(found[f"{name} {level}"] - value)
        for name, marginal in query["marginals"].items()
        for level, value in marginal.items()
    )


@pytest.mark.skipif(
    not FILE.is_file(), reason=f"THE OUTSIDE SUITE ctbn IS NOT THERE ({FILE}): set EXTERNAL to its folder"
)
@pytest.mark.parametrize("hours", [0.25, 2, 6])
def test_marginals_of_the_drug_effect_network_are_those_published(hours: float) -> None:
    suite = json.loads(FILE.read_text(encoding="utf-8"))
    query = next(each for each in suite["queries"] if each["id"].startswith("prior") and each["t"] == hours)
    assert worst_of(suite, query) <= 1e-9
    if hours == 2:
        assert worst_of(suite, query, slip=1 + 1e-6) > 1e-9
