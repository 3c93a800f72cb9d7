"""The joint weight of claims against an enumeration of every combination, coin by coin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from math import prod
from random import Random

import numpy as np
import pytest
from made import make_claim, make_model, make_question, make_reading, make_reason
from random_models import random_model

from casus.engine import exact_factor, run_network
from casus.engine.condition import holds
from casus.engine.exact_claim import joint_of_claims
from casus.engine.exact_lattice import settings_of
from casus.engine.exact_order import elimination_order
from casus.model import Condition, Every, Model, Negation, Some, Test
from casus.network import Network, compile_model
from casus.quantity import fixed

TURNS, PER_TURN = range(10), 40


def chance_of(network: Network, claim: int, value: list[int], theta: list[float]) -> list[float]:
    """Return the chances of a claim's values, straight from the definition."""
    n_values = network.claim_n_values[claim]
    if n_values:
        parents = range(network.claim_parent_begin[claim], network.claim_parent_begin[claim + 1])
        row = sum(network.parent_stride[each] * value[network.parent_variable[each]] for each in parents)
        begin = network.claim_table[claim] + row * n_values
        share = [theta[each] for each in network.table_share[begin : begin + n_values]]
        return [each / sum(share) for each in share]
    if holds(network, network.claim_unless[claim], value):
        return [1.0, 0.0]
    false = 1.0
    if network.claim_credence[claim] >= 0:
        odds = theta[network.claim_credence[claim]] / (1 - theta[network.claim_credence[claim]])
        for each in range(network.claim_evidence_begin[claim], network.claim_evidence_begin[claim + 1]):
            if holds(network, network.evidence_bearer[each], value):
                odds *= theta[network.evidence_factor[each]]
        false *= 1 / (1 + odds)
    for reason in range(network.claim_reason_begin[claim], network.claim_reason_begin[claim + 1]):
        if holds(network, network.reason_condition[reason], value):
            coin = network.reason_holds[reason]
            false *= 0.0 if coin < 0 else 1 - theta[coin]
    return [false, 1 - false]


Key = Callable[[list[int]], tuple[int, ...]]


def enumerate_all(network: Network, kept: list[int], theta: list[float]) -> dict[tuple[int, ...], float]:
    """Return the weight of each combination of the kept claims, summed over all worlds' claims and coins."""
    return enumerate_by(network, lambda value: tuple(value[claim] for claim in kept), theta)


def enumerate_by(network: Network, key_of: Key, theta: list[float]) -> dict[tuple[int, ...], float]:
    """Return the weight of all worlds by what `key_of` says of their claims."""
    found: dict[tuple[int, ...], float] = {}
    n_coins = network.n_origins
    domains = [range(max(each, 2)) for each in network.claim_n_values]
    for world in product(*domains, *[range(2)] * n_coins):
        value, weight = list(world), 1.0
        for claim in range(network.n_claims):
            weight *= chance_of(network, claim, value, theta)[value[claim]]
        for origin, reliable in enumerate(network.origin_reliability):
            heads = theta[reliable]
            weight *= heads if value[network.n_claims + origin] else 1 - heads
        if any(holds(network, condition, value) for condition in network.exclusion):
            weight = 0.0
        for report, coin in enumerate(network.report_origin):
            if not value[coin]:
                weight *= theta[network.report_says_anyway[report]]
            elif not holds(network, network.report_condition[report], value):
                weight = 0.0
        key = key_of(value)
        found[key] = found.get(key, 0.0) + weight
    return found


@pytest.mark.parametrize("number", range(60))
def test_the_joint_weight_is_that_of_every_combination_counted(number: int) -> None:
    network = compile_model(random_model(number))
    drawn = [each for each, kind in enumerate(network.range_kind) if kind]
    setting = settings_of(network, drawn, seed=3, first=0, last=1)[:, :2]
    for kept in ([], [0], list(range(0, network.n_claims, 2)), list(range(network.n_claims))):
        joint = joint_of_claims(network, kept, setting)
        for column in range(setting.shape[1]):
            truth = enumerate_all(network, kept, setting[:, column].tolist())
            found = dict(zip(map(tuple, joint.value.tolist()), joint.weight[:, column], strict=True))
            assert set(found) >= {key for key, weight in truth.items() if weight > 0}
            for key, weight in truth.items():
                assert found.get(key, 0.0) == pytest.approx(weight, rel=0, abs=1e-12)


def test_a_weight_that_is_off_is_found() -> None:
    """The twin: a report left out gives other weights."""
    network = next(net for net in map(compile_model, map(random_model, range(60))) if net.report_origin)
    drawn = [each for each, kind in enumerate(network.range_kind) if kind]
    setting = settings_of(network, drawn, seed=3, first=0, last=1)[:, :1]
    truth = enumerate_all(network, [], setting[:, 0].tolist())[()]
    wrong = setting.copy()
    wrong[network.report_says_anyway[0]] *= 0.9
    assert joint_of_claims(network, [], wrong).weight[0, 0] != pytest.approx(truth, abs=1e-6)
    assert np.isfinite(truth)


# ---- asks that claims alone decide ------------------------------------------------------------------


def still_model(number: int) -> Model:
    """Return a random model of claims only, with questions over several of them, half of them conditional."""
    luck = Random(number)
    model = random_model(number)
    topics = [(claim.name, len(claim.values)) for claim in model.claims]

    def literal() -> Condition:
        name, n_values = luck.choice(topics)
        low = luck.randrange(n_values)
        test = Test(name, low, luck.choice([low, None]))
        return Negation(test) if luck.random() < 0.3 else test

    def condition() -> Condition:
        parts = tuple(literal() for _ in range(luck.randint(1, 3)))
        return luck.choice([Every, Every, Some])(parts)

    readings = [
        make_reading(
            f"r{each}", condition(), 10, luck.choice(["by", "on", "throughout"]),
            given=luck.choice([None, condition()]),
        )
        for each in range(4)
    ]  # fmt: skip
    return replace(
        model, states=(), counts=(), events=(), talks=(), questions=(make_question("q", *readings),)
    )


def check_still(number: int, slip: float = 0.0) -> None:
    """Compare every ask of a random model with an enumeration of all worlds, at fixed ranges' middles."""
    network = compile_model(still_model(number))
    theta = settings_of(network, [], seed=1, first=0, last=1)[:, 0]
    still = replace(network, range_kind=type(network.range_kind)("B", [0] * len(theta)),
                    range_a=type(network.range_a)("d", theta.tolist()))  # fmt: skip
    found = run_network(still, engine="exact").exact
    asks = range(len(network.ask_condition))
    weights = enumerate_by(
        network, lambda value: tuple(holds(network, network.ask_condition[ask], value) for ask in asks), theta
    )
    for ask, given in enumerate(network.ask_given):
        base = sum(weight for key, weight in weights.items() if given < 0 or key[given])
        hit = sum(weight for key, weight in weights.items()
                  if (given < 0 or key[given]) and key[ask] != network.ask_is_negated[ask])  # fmt: skip
        if base > 0:
            assert found[ask].probability == pytest.approx(hit / base + slip, rel=0, abs=1e-11), (number, ask)
        else:
            assert found[ask].probability is None, (number, ask)


@pytest.mark.parametrize("turn", TURNS)
def test_asks_over_claims_are_as_in_every_world_counted(turn: int) -> None:
    for number in range(turn * PER_TURN, (turn + 1) * PER_TURN):
        check_still(number)


@pytest.mark.parametrize("turn", TURNS)
def test_reasons_one_after_another_weigh_the_same(turn: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every derived claim as if its table were too large."""
    monkeypatch.setattr(exact_factor, "LARGE_TABLE", 0)
    for number in range(turn * PER_TURN, (turn + 1) * PER_TURN, 4):
        check_still(number)


def test_an_answer_that_is_off_is_found() -> None:
    """The twin: the same check of answers, each off by 1e-10."""
    with pytest.raises(AssertionError):
        check_still(0, slip=1e-10)


def test_a_claim_with_forty_reasons_is_counted() -> None:
    """Noisy or: false with the product of what each reason misses, each true half of the time."""
    leaves = [make_claim(f"leaf{each}", fixed(0.5)) for each in range(80)]
    reasons = tuple(
        make_reason(f"any#{each}", Test(f"leaf{2 * each}", 1, 1), Test(f"leaf{2 * each + 1}", 1, 1),
                    holds=fixed(0.1)) for each in range(40)
    )  # fmt: skip
    model = make_model(
        claims=(*leaves, make_claim("any", fixed(0.2), reasons=reasons, unless=(Test("leaf0", 1, 1),))),
        questions=(make_question("q", make_reading("r", Test("any", 1, 1), 10)),),
    )
    found = run_network(compile_model(model), engine="exact").exact[0].probability
    assert found == pytest.approx(0.5 * (1 - 0.8 * 0.975**39), rel=0, abs=1e-14)


def test_evidence_on_fifty_claims_is_no_large_table() -> None:
    """A chain in which each claim repeats the one before with 90 %: given all of the first fifty, 90 %."""
    claims = [make_claim("c0", fixed(0.3))]
    for each in range(1, 60):
        before = make_reason(f"c{each}#1", Test(f"c{each - 1}", 1, 1), holds=fixed(0.9))
        claims.append(make_claim(f"c{each}", reasons=(before,)))
    seen = Every(tuple(Test(f"c{each}", 1, 1) for each in range(50)))
    question = make_question("q", make_reading("r", Test("c52", 1, 1), 10, given=seen))
    found = run_network(
        compile_model(make_model(claims=tuple(claims), questions=(question,))), engine="exact"
    )
    assert found.exact[0].probability == pytest.approx(0.9**3, rel=0, abs=1e-14)
    assert found.exact[1].probability == pytest.approx(0.3 * 0.9**49, rel=1e-12)


def test_the_order_of_a_grid_keeps_its_tables_small() -> None:
    """A grid of 6 by 30 has a width of 6: no table need be larger than 2^7."""
    cells = [(x, y) for x in range(6) for y in range(30)]
    number = {cell: at for at, cell in enumerate(cells)}
    scopes = [
        {number[x, y], number[u, v]}
        for x, y in cells
        for u, v in ((x + 1, y), (x, y + 1))
        if (u, v) in number
    ]
    order = elimination_order(scopes, dict.fromkeys(number.values(), 2))
    assert sorted(order.variables) == sorted(number.values())
    assert order.largest <= 2**8
    assert order.n_entries <= len(cells) * 2**8
    assert prod([2] * 7) <= order.largest
