"""The joint weight of claims against an enumeration of every combination, coin by coin."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from random_models import random_model

from casus.engine.condition import holds
from casus.engine.exact_claim import joint_of_claims
from casus.engine.exact_lattice import settings_of
from casus.network import Network, compile_model


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


def enumerate_all(network: Network, kept: list[int], theta: list[float]) -> dict[tuple[int, ...], float]:
    """Return the weight of each combination of the kept claims, summed over all worlds' claims and coins."""
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
        key = tuple(value[claim] for claim in kept)
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
