"""Claims by weighted counting: the joint weight of the claims that matter, the rest summed out.

Weights are those of all worlds: exclusions weigh 0, reports their chance. They are arrays over settings of
the ranges.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from casus.engine.exact_condition import Integers, Numbers
from casus.engine.exact_eliminate import marginals_of, order_for, sum_out
from casus.engine.exact_factor import Factor, factors_of, n_values_of
from casus.engine.exact_limit import ExactLimit
from casus.network import Network

MAX_COMBINATIONS = 2**16
ENTRIES_AT_ONCE = 2**21  # of the largest table, all settings of a turn together


@dataclass(slots=True)
class Joint:
    """Weights of combinations: `value[i, j]`: what variable[j] is in combination i; `weight[i, setting]`."""

    variable: list[int]
    value: Integers
    weight: Numbers

    def column(self, variable: int) -> Integers:
        """Return the values of one variable in all combinations."""
        return self.value[:, self.variable.index(variable)]


def joint_of_claims(network: Network, relevant: Iterable[int], setting: Numbers) -> Joint:
    """Return the joint weights of the relevant claims, in order, in each setting (ranges by settings).

    Rows of weight 0 in every setting are left out. Raises ExactLimit.
    """
    kept = sorted(variable for variable in relevant if variable < network.n_claims)
    factors = factors_of(network, kept, setting)
    order = order_for(factors.made, factors.size_of(), kept)
    summed = sum_out(factors.made, order, kept)
    joint = Joint([], np.zeros((1, 0), dtype=np.int64), np.ones((1, setting.shape[1])) * summed.weight)
    for variable in kept:
        joint = with_variable(joint, variable, factors.domain[variable], ready(summed.rest, joint, variable))
    return joint


def ready(rest: Sequence[Factor], joint: Joint, variable: int) -> list[Factor]:
    """Return the factors that this variable and those before it make whole."""
    known = {*joint.variable, variable}
    return [each for each in rest if variable in each.variables and known.issuperset(each.variables)]


def with_variable(joint: Joint, variable: int, values: Integers, factors: Sequence[Factor]) -> Joint:
    """Return the joint weights with one more variable, times the factors, without rows of weight 0."""
    n_rows, n_values = len(joint.value), len(values)
    if n_rows * n_values > 4 * MAX_COMBINATIONS:
        raise ExactLimit("combinations", n_rows * n_values, MAX_COMBINATIONS)
    value = np.hstack([np.repeat(joint.value, n_values, axis=0), np.tile(values, n_rows)[:, None]])
    found = Joint([*joint.variable, variable], value, np.repeat(joint.weight, n_values, axis=0))
    for factor in factors:
        found.weight *= factor.table[tuple(found.column(each) for each in factor.variables)]
    is_left = found.weight.any(axis=1)
    found.value, found.weight = found.value[is_left], found.weight[is_left]
    if len(found.value) > MAX_COMBINATIONS:
        raise ExactLimit("combinations", len(found.value), MAX_COMBINATIONS)
    return found


def weights_where(
    network: Network, given: Sequence[int], wanted: Sequence[int], setting: Numbers
) -> tuple[Numbers, dict[int, Numbers]]:
    """Return the weight of the worlds in which conditions over claims all hold, and in them by claim wanted
    the weight of each of its values: (setting), (value, setting). Raises ExactLimit.
    """
    first = factors_of(network, wanted, setting[:, :1], given)
    if not all(map(len, first.domain.values())):  # conditions that no world can meet
        n = setting.shape[1]
        return np.zeros(n), {claim: np.zeros((n_values_of(network, claim), n)) for claim in wanted}
    order = order_for(first.made, first.size_of())
    n_at_once = max(1, ENTRIES_AT_ONCE // max(order.largest, 1))
    total: list[Numbers] = []
    parts: dict[int, list[Numbers]] = {claim: [] for claim in wanted}
    for begin in range(0, setting.shape[1], n_at_once):
        chosen = setting[:, begin : begin + n_at_once]
        factors = first if setting.shape[1] == 1 else factors_of(network, wanted, chosen, given)
        summed = sum_out(factors.made, order)
        total.append(np.broadcast_to(summed.weight, chosen.shape[1:]))
        by_variable = marginals_of(summed) if wanted else {}
        for claim in wanted:
            weights = np.zeros((n_values_of(network, claim), chosen.shape[1]))
            weights[factors.domain[claim]] = by_variable[claim]
            parts[claim].append(weights)
    return np.concatenate(total), {claim: np.concatenate(each, axis=1) for claim, each in parts.items()}
