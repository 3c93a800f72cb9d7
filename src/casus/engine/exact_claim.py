"""Claims by weighted counting: the joint weight of the claims that matter, the rest summed out.

Claims are taken one after another, parents first; a claim that nothing later asks for is summed out at once,
so what is kept is a frontier, not all combinations. Weights are arrays over settings of the ranges.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from casus.engine.exact_condition import Integers, Numbers, holds_in_rows
from casus.engine.exact_limit import ExactLimit
from casus.engine.exact_need import claims_needed, parents_of, variables_of
from casus.network import Network

MAX_COMBINATIONS = 2**16


@dataclass(slots=True)
class Joint:
    """Weights of combinations: `value[i, j]`: what variable[j] is in combination i; `weight[i, setting]`."""

    variable: list[int]
    value: Integers
    weight: Numbers

    def column(self, variable: int) -> Integers:
        """Return the values of one variable in all combinations."""
        return self.value[:, self.variable.index(variable)]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the counting: take a claim or coin in, or weigh by an exclusion or a report."""

    kind: str  # "claim", "coin", "exclusion" or "report"
    index: int
    uses: frozenset[int]


def joint_of_claims(network: Network, relevant: Iterable[int], setting: Numbers) -> Joint:
    """Return the joint weights of the relevant claims, in order, in each setting (ranges by settings).

    Weights sum to the weight of all worlds: exclusions weigh 0, reports their chance. Raises ExactLimit.
    """
    kept = sorted(variable for variable in relevant if variable < network.n_claims)
    total = Joint([], np.zeros((1, 0), dtype=np.int64), np.ones((1, setting.shape[1])))
    for steps in components(network, kept):
        total = product_of(total, count_component(network, steps, kept, setting))
    order = [total.variable.index(variable) for variable in kept]
    return Joint(kept, total.value[:, order], total.weight)


def count_component(network: Network, steps: list[Step], kept: list[int], setting: Numbers) -> Joint:
    """Return the joint weights of the kept claims of one component."""
    joint = Joint([], np.zeros((1, 0), dtype=np.int64), np.ones((1, setting.shape[1])))
    for place, step in enumerate(steps):
        if step.kind == "claim":
            joint = with_claim(network, joint, step.index, setting)
        elif step.kind == "coin":
            joint = with_coin(network, joint, step.index, setting)
        elif step.kind == "exclusion":
            weigh_exclusion(network, joint, step.index)
        else:
            weigh_report(network, joint, step.index, setting)
        is_left = joint.weight.any(axis=1)
        joint.value, joint.weight = joint.value[is_left], joint.weight[is_left]
        later = set(kept).union(*(each.uses for each in steps[place + 1 :]))
        joint = summed_out(joint, later)
        if len(joint.value) > MAX_COMBINATIONS:
            raise ExactLimit("combinations", len(joint.value), MAX_COMBINATIONS)
    return joint


def components(network: Network, kept: list[int]) -> list[list[Step]]:
    """Return the steps of each connected part, those without a kept claim first."""
    needed = claims_needed(network, kept)
    parents = {claim: parents_of(network, claim) for claim in needed}
    factors = [
        *(Step("exclusion", each, frozenset(variables_of(network, condition)))
          for each, condition in enumerate(network.exclusion)),
        *(Step("report", each, frozenset({*variables_of(network, condition), network.report_origin[each]}))
          for each, condition in enumerate(network.report_condition)),
    ]  # fmt: skip
    root: dict[int, int] = {}

    def find(variable: int) -> int:
        while root.setdefault(variable, variable) != variable:
            variable = root[variable]
        return variable

    for linked in (*({claim, *above} for claim, above in parents.items()), *(each.uses for each in factors)):
        first, *others = linked or {-1}
        for other in others:
            root[find(other)] = find(first)
    members: dict[int, list[int]] = {}
    for claim in sorted(needed):
        members.setdefault(find(claim), []).append(claim)
    by_root: dict[int, list[Step]] = {}
    for factor in factors:
        by_root.setdefault(find(min(factor.uses, default=-1)), []).append(factor)
    parts = []
    for each in dict.fromkeys([*members, *by_root]):
        has_kept = not set(kept).isdisjoint(members.get(each, []))
        parts.append((has_kept, order_steps(network, members.get(each, []), parents, by_root.get(each, []))))
    return [steps for _, steps in sorted(parts, key=lambda part: part[0])]


def order_steps(
    network: Network, claims: list[int], parents: dict[int, set[int]], factors: list[Step]
) -> list[Step]:
    """Return the steps of one part: each factor as soon as it can be, claims parents first, depth first."""
    steps: list[Step] = []
    taken: set[int] = set()

    def take(variable: int) -> None:
        waiting = [variable]
        while waiting:
            last = waiting[-1]
            above = sorted(parents.get(last, set()) - taken)
            if last in taken:
                waiting.pop()
            elif above:
                waiting += above
            else:
                waiting.pop()
                taken.add(last)
                kind = "claim" if last < network.n_claims else "coin"
                steps.append(Step(kind, last, frozenset({last, *parents.get(last, set())})))

    for factor in sorted(factors, key=lambda each: (max(each.uses, default=-1), each.kind, each.index)):
        for variable in sorted(factor.uses):
            take(variable)
        steps.append(factor)
    for claim in claims:
        take(claim)
    return steps


def with_claim(network: Network, joint: Joint, claim: int, setting: Numbers) -> Joint:
    """Return the joint weights with one more claim."""
    chance = chances_of(network, joint, claim, setting)  # (combination, value, setting)
    return with_variable(joint, claim, chance)


def with_coin(network: Network, joint: Joint, coin: int, setting: Numbers) -> Joint:
    """Return the joint weights with an origin's coin."""
    heads = np.clip(setting[network.origin_reliability[coin - network.n_claims]], 0.0, 1.0)
    chance = np.stack([1.0 - heads, heads])[None]
    return with_variable(joint, coin, np.broadcast_to(chance, (len(joint.value), *chance.shape[1:])))


def with_variable(joint: Joint, variable: int, chance: Numbers) -> Joint:
    """Return the joint weights with a variable that has these chances: (combination, value, setting)."""
    n_rows, n_values = chance.shape[:2]
    if n_rows * n_values > 4 * MAX_COMBINATIONS:
        raise ExactLimit("combinations", n_rows * n_values, MAX_COMBINATIONS)
    weight = (joint.weight[:, None, :] * chance).reshape(n_rows * n_values, -1)
    column = np.tile(np.arange(n_values), n_rows)[:, None]
    value = np.hstack([np.repeat(joint.value, n_values, axis=0), column])
    return Joint([*joint.variable, variable], value, weight)


def chances_of(network: Network, joint: Joint, claim: int, setting: Numbers) -> Numbers:
    """Return the chance of each value of a claim in each combination and setting, as in `claim`."""
    n_rows, n_values = len(joint.value), network.claim_n_values[claim]
    if n_values > 0:
        row = np.zeros(n_rows, dtype=np.int64)
        for each in range(network.claim_parent_begin[claim], network.claim_parent_begin[claim + 1]):
            row += network.parent_stride[each] * joint.column(network.parent_variable[each])
        used, inverse = np.unique(row, return_inverse=True)
        entries = network.claim_table[claim] + used[:, None] * n_values + np.arange(n_values)
        share = setting[np.asarray(network.table_share)[entries]]
        return normalised(share)[inverse]
    true = np.zeros((n_rows, setting.shape[1]))
    if network.claim_credence[claim] >= 0:
        true += credences_of(network, joint, claim, setting)
    misses = 1.0 - true
    for reason in range(network.claim_reason_begin[claim], network.claim_reason_begin[claim + 1]):
        fires = holds_in_rows(network, network.reason_condition[reason], n_rows, joint.column)
        coin = network.reason_holds[reason]
        miss = 0.0 if coin < 0 else 1.0 - np.clip(setting[coin], 0.0, 1.0)
        misses[fires] *= miss
    misses[holds_in_rows(network, network.claim_unless[claim], n_rows, joint.column)] = 1.0
    return np.stack([misses, 1.0 - misses], axis=1)


def credences_of(network: Network, joint: Joint, claim: int, setting: Numbers) -> Numbers:
    """Return the credence of a claim in each combination and setting, given the evidence there."""
    credence = np.clip(setting[network.claim_credence[claim]], 0.0, 1.0)
    factor = np.ones((len(joint.value), setting.shape[1]))
    for each in range(network.claim_evidence_begin[claim], network.claim_evidence_begin[claim + 1]):
        bears = holds_in_rows(network, network.evidence_bearer[each], len(joint.value), joint.column)
        factor[bears] *= setting[network.evidence_factor[each]]
    with np.errstate(invalid="ignore", divide="ignore"):
        raised = credence * factor / ((1.0 - credence) + credence * factor)
    found: Numbers = np.where(factor == 1.0, credence, raised)
    return found


def normalised(share: Numbers) -> Numbers:
    """Return shares (row, value, setting) that sum to 1; all of it is the last value's where all are 0."""
    total = share.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        chance = share / total
    last = np.zeros_like(share)
    last[:, -1] = 1.0
    return np.where(total > 0.0, chance, last)


def weigh_exclusion(network: Network, joint: Joint, exclusion: int) -> None:
    """Weigh 0 where claims contradict each other."""
    joint.weight[holds_in_rows(network, network.exclusion[exclusion], len(joint.value), joint.column)] = 0.0


def weigh_report(network: Network, joint: Joint, report: int, setting: Numbers) -> None:
    """Weigh by the chance of a report: that of a reliable origin, or of one that says it anyway."""
    is_right = holds_in_rows(network, network.report_condition[report], len(joint.value), joint.column)
    is_reliable = joint.column(network.report_origin[report]) != 0
    joint.weight[~is_reliable] *= setting[network.report_says_anyway[report]]
    joint.weight[is_reliable & ~is_right] = 0.0


def summed_out(joint: Joint, later: set[int]) -> Joint:
    """Return the joint weights of those variables only that are asked for later."""
    keep = [place for place, variable in enumerate(joint.variable) if variable in later]
    if len(keep) == len(joint.variable):
        return joint
    value, weight = summed(joint.value[:, keep], joint.weight)
    return Joint([joint.variable[place] for place in keep], value, weight)


def summed(value: Integers, weight: Numbers) -> tuple[Integers, Numbers]:
    """Return the distinct rows of `value`, and the sum of `weight` over the rows that are equal."""
    if not len(value):
        return value, weight
    if value.shape[1] == 0:
        return value[:1], weight.sum(axis=0, keepdims=True)
    order = np.lexsort(value.T[::-1])
    value, weight = value[order], weight[order]
    is_first = np.ones(len(value), dtype=bool)
    is_first[1:] = (value[1:] != value[:-1]).any(axis=1)
    return value[is_first], np.add.reduceat(weight, np.flatnonzero(is_first), axis=0)


def product_of(one: Joint, other: Joint) -> Joint:
    """Return the joint weights of two independent parts."""
    n_one, n_other = len(one.value), len(other.value)
    if n_one * n_other > MAX_COMBINATIONS:
        raise ExactLimit("combinations", n_one * n_other, MAX_COMBINATIONS)
    value = np.hstack([np.repeat(one.value, n_other, axis=0), np.tile(other.value, (n_one, 1))])
    weight = (one.weight[:, None, :] * other.weight[None, :, :]).reshape(n_one * n_other, one.weight.shape[1])
    return Joint([*one.variable, *other.variable], value, weight)
