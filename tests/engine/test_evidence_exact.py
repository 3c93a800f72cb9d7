"""Weighted worlds answer as the exact engine does, on random models about which something is known."""

from __future__ import annotations

from array import array
from dataclasses import replace
from math import sqrt

import pytest
from luck import Z_ALARM
from random_evidence import random_known_model

from casus.engine import EngineLimit, Outcome, has_kernel, run_network
from casus.engine.evidence import has_evidence
from casus.engine.setting import draw_setting
from casus.network import Network, compile_model

pytestmark = pytest.mark.skipif(not has_kernel(), reason="no kernel")

FEWEST = 500  # effective worlds: below, the normal law says little of the error
MODELS = (201, 202, 204, 213, 215, 217, 219, 226, 235, 236, 237, 240, 242)  # small ones, possible as observed


def with_fixed_ranges(network: Network) -> Network:
    """Return the network with every range at one drawn value, so that one exact answer is the truth."""
    drawn = draw_setting(network, 1, 5).range
    kinds = array("B", [0] * len(network.range_kind))
    return replace(network, range_kind=kinds, range_a=array("d", drawn))


def standard_scores(network: Network, found: Outcome, truth: Outcome) -> list[float]:
    """Return how many standard errors each answer, and the likelihood, is off."""
    assert found.evidence is not None and truth.evidence is not None and truth.exact is not None
    off = found.evidence.log_evidence - truth.evidence.log_evidence
    scores = [off / max(found.evidence.log_evidence_error, 1e-9)]
    n = found.evidence.n_blocks
    for ask, (sums, exact) in enumerate(zip(found.asks, truth.exact, strict=True)):
        given = network.ask_given[ask]
        weight, squared = found.weight, found.weight_squared
        if given >= 0:
            weight, squared = found.asks[given].hits, found.asks[given].hits_squared
        if exact.probability is None or weight <= 0.0:
            continue
        share = sums.hits / weight
        spread = sums.hits_squared - 2 * share * sums.hits_times_weight + share**2 * squared
        error = sqrt(max(spread, 0.0) * n / (n - 1)) / weight
        if error > 1e-6:
            scores.append((share - exact.probability) / error)
        else:
            assert abs(share - exact.probability) < 1e-3
    return scores


@pytest.mark.parametrize("engine", ["particles", "worlds"])
@pytest.mark.parametrize("number", MODELS)
def test_weighted_worlds_answer_as_the_exact_engine_does(engine: str, number: int) -> None:
    network = with_fixed_ranges(compile_model(random_known_model(number)))
    assert has_evidence(network)
    truth = run_network(network, engine="exact")
    found = run_network(network, seed=number, n_worlds=32_768, engine=engine)
    assert found.evidence is not None and found.evidence.effective_worlds > FEWEST
    assert max(map(abs, standard_scores(network, found, truth))) < Z_ALARM


def test_worlds_of_another_model_do_not() -> None:
    """The twin: with one fact less the likelihood is another."""
    network = with_fixed_ranges(compile_model(random_known_model(204)))
    truth = run_network(network, engine="exact")
    first = next(place for place, kind in enumerate(network.schedule_kind) if kind == 9)

    def without_it(column: array) -> array:
        return column[:first] + column[first + 1 :]

    less = replace(
        network,
        schedule_kind=without_it(network.schedule_kind),
        schedule_at=without_it(network.schedule_at),
        schedule_index=without_it(network.schedule_index),
    )
    found = run_network(less, n_worlds=32_768, engine="particles")
    assert max(map(abs, standard_scores(network, found, truth))) > Z_ALARM


def test_what_is_impossible_is_refused_by_both_for_the_same_fact() -> None:
    network = with_fixed_ranges(compile_model(random_known_model(206)))
    met = []
    for engine in ("exact", "particles"):
        with pytest.raises(EngineLimit) as caught:
            run_network(network, n_worlds=4096, engine=engine)
        met.append((caught.value.kind, caught.value.index))
    assert met[0] == met[1]
