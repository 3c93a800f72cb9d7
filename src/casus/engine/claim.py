"""The claims of a world, and what it weighs before anything happens."""

from __future__ import annotations

from casus.engine.condition import holds
from casus.engine.luck import luck
from casus.engine.setting import Setting
from casus.network import Network


def draw_first(setting: Setting, seed: int, world: int) -> tuple[list[int], float]:
    """Return a world's values at the start, and its weight: claims, coins of origins, drawn starts."""
    network = setting.network
    value = list(network.variable_first)
    for claim in range(network.n_claims):
        value[claim] = draw_claim(setting, claim, value, seed, world)
    for origin, stream in enumerate(network.origin_stream):
        is_reliable = luck(seed, world, stream) < setting.range[network.origin_reliability[origin]]
        value[network.n_claims + origin] = int(is_reliable)
    for start, variable in enumerate(network.start_variable):
        rows = range(network.start_begin[start], network.start_begin[start + 1])
        share = [setting.range[network.start_share[row]] for row in rows]
        drawn = choose(share, luck(seed, world, network.start_stream[start]))
        value[variable] = network.start_value[rows[drawn]]
    for variable, drawn_range in zip(network.count_variable, network.count_range, strict=True):
        value[variable] = int(min(max(setting.range[drawn_range], 0.0), 2.0**30))
    return value, weight_of(setting, value)


def draw_claim(setting: Setting, claim: int, value: list[int], seed: int, world: int) -> int:
    """Return the value of a claim, from those of the claims before it.

    By rules: false where `unless` holds; else true if a reason fires or its own luck is below its credence,
    whose odds are multiplied by the factors of evidence whose bearer is true. By table: one of its values.
    """
    network = setting.network
    u = luck(seed, world, network.claim_stream[claim])
    n_values = network.claim_n_values[claim]
    if n_values > 0:
        parents = range(network.claim_parent_begin[claim], network.claim_parent_begin[claim + 1])
        row = sum(network.parent_stride[each] * value[network.parent_variable[each]] for each in parents)
        begin = network.claim_table[claim] + row * n_values
        return choose([setting.range[each] for each in network.table_share[begin : begin + n_values]], u)
    if holds(network, network.claim_unless[claim], value):
        return 0
    if network.claim_credence[claim] >= 0 and u < credence_of(setting, claim, value):
        return 1
    for reason in range(network.claim_reason_begin[claim], network.claim_reason_begin[claim + 1]):
        if holds(network, network.reason_condition[reason], value):
            coin = network.reason_holds[reason]
            if coin < 0 or luck(seed, world, network.reason_stream[reason]) < setting.range[coin]:
                return 1
    return 0


def credence_of(setting: Setting, claim: int, value: list[int]) -> float:
    """Return the credence of a claim, given the evidence in this world."""
    network = setting.network
    credence = setting.range[network.claim_credence[claim]]
    factor = 1.0
    for evidence in range(network.claim_evidence_begin[claim], network.claim_evidence_begin[claim + 1]):
        if holds(network, network.evidence_bearer[evidence], value):
            factor *= setting.range[network.evidence_factor[evidence]]
    if factor == 1.0:
        return credence
    return credence * factor / ((1.0 - credence) + credence * factor)


def choose(share: list[float], u: float) -> int:
    """Return which of the shares luck u falls on; they need not sum to 1. The last one if none is left."""
    total = 0.0
    for each in share:
        total += each
    target = u * total
    reached = 0.0
    for index, each in enumerate(share):
        reached += each
        if target < reached:
            return index
    return len(share) - 1


def weight_of(setting: Setting, value: list[int]) -> float:
    """Return the weight of a world: 0 where claims contradict each other, else the chance of the reports.

    A reliable origin reports what is so; another says it anyway, whether it is so or not.
    """
    network = setting.network
    if is_excluded(network, value):
        return 0.0
    weight = 1.0
    for report, coin in enumerate(network.report_origin):
        if not value[coin]:
            weight *= setting.range[network.report_says_anyway[report]]
        elif not holds(network, network.report_condition[report], value):
            return 0.0
    return weight


def is_excluded(network: Network, value: list[int]) -> bool:
    """Return whether claims contradict each other."""
    return any(holds(network, condition, value) for condition in network.exclusion)
