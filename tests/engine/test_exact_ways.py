"""Two ways to the same exact answer: forwards and backwards, compiled and in numpy."""

from __future__ import annotations

import pytest
from random_models import random_model
from test_exact_evidence import random_case
from test_exact_random import at_middles

from casus.engine import EngineLimit, ExactLimit, Outcome, run_network
from casus.engine import exact_forward as forward
from casus.engine import exact_terms as terms
from casus.model import Model
from casus.network import Network, Reward, compile_model, with_rewards


def answers(network: Network) -> list[float | None]:
    outcome: Outcome = run_network(network, engine="exact")
    assert outcome.exact is not None
    found = [each.probability for each in outcome.exact] + [each.total for each in outcome.reads]
    found += [each.squares for each in outcome.reads] + [each.value for each in outcome.rewards]
    return [*found, None if outcome.evidence is None else outcome.evidence.log_evidence]


def network_of(model: Model) -> Network:
    """Return the network of a model, with the expected number of every event's occurrences."""
    network = at_middles(compile_model(model))
    rewards = [Reward(1.0, 60.0, event=name) for name in network.legend.events[:2]]
    return with_rewards(network, rewards)


@pytest.mark.parametrize("first", [0, 10, 20])
def test_forwards_and_backwards_give_the_same(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    n_forward = 0
    one_way = forward.goes_forward

    def counted(plan):
        nonlocal n_forward
        n_forward += one_way(plan)
        return one_way(plan)

    for number in range(first, first + 10):
        network = at_middles(compile_model(random_model(number)))
        try:
            monkeypatch.setattr(forward, "goes_forward", counted)
            one = answers(network)
            monkeypatch.setattr(forward, "goes_forward", lambda plan: False)
            assert one == pytest.approx(answers(network), abs=1e-11), f"random model {number}"
        except ExactLimit:
            continue
    assert n_forward >= 3


def test_the_compiled_loop_gives_what_the_definition_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    """To the last bit: with evidence, windows, rewards and talks."""
    if terms.compiled() is None:
        pytest.skip("NO COMPILED KERNEL: nothing to compare")
    n_compared = 0
    for number in range(16):
        network = network_of(random_case(number) if number % 2 else random_model(number))
        try:
            one = answers(network)
        except EngineLimit:
            continue
        with monkeypatch.context() as patch:
            patch.setattr(terms, "compiled", lambda: None)
            assert answers(network) == one
        n_compared += 1
    assert n_compared >= 8


def test_a_loop_that_forgets_a_term_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: with the last jump of each state left out the answers move."""
    network = network_of(random_model(3))
    right = answers(network)
    whole = terms.layers_of
    monkeypatch.setattr(terms, "compiled", lambda: None)
    monkeypatch.setattr(terms, "layers_of", lambda stencil: whole(stencil)[:-1])
    assert answers(network) != pytest.approx(right, abs=1e-11)
