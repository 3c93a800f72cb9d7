"""The weight of all claims as a product of factors: arrays over the values of a few claims each.

A claim is one factor over itself and its parents; so are an exclusion, a report and an origin's coin. Where
that would be a large table, reasons are taken one after another, with a hidden variable between them: fired
or not so far (parent divorcing: Olesen et al. 1989). A condition that is a conjunction is one factor a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import prod

import numpy as np

from casus.engine.exact_condition import Integers, Numbers, holds_in_rows
from casus.engine.exact_limit import ExactLimit
from casus.engine.exact_need import claims_needed, parents_of, ranges_of_claim, variables_of
from casus.network import ALWAYS, NEVER, UNBOUNDED, Network

MAX_TABLE = 2**22  # entries of one factor
LARGE_TABLE = 2**10  # of a derived claim: beyond, its reasons are taken one after another
ColumnOf = Callable[[int], Integers]


@dataclass(frozen=True, slots=True)
class Factor:
    """`table[i, j, …, setting]`: weight where the first variable has its i-th value, and so on.

    The axis of settings has length 1 where the weight is the same in all.
    """

    variables: tuple[int, ...]
    table: Numbers


@dataclass(slots=True)
class Factors:
    """Factors in the making. `domain`: the values that each variable may have, those of hidden ones too."""

    network: Network
    setting: Numbers
    domain: dict[int, Integers]
    made: list[Factor] = field(default_factory=list)

    def size_of(self) -> dict[int, int]:
        """Return how many values each variable may have."""
        return {variable: len(values) for variable, values in self.domain.items()}


def factors_of(
    network: Network, wanted: Iterable[int], setting: Numbers, given: Sequence[int] = ()
) -> Factors:
    """Return factors whose product is the weight of all worlds in which the conditions `given` hold.

    Of claims only those that `wanted`, the conditions or the weights of worlds depend on: the others sum to
    1. The conditions are over claims. Raises ExactLimit for a factor that is too large.
    """
    parts, restricted = conjuncts_of(network, given)
    of_parts = set[int]().union(*(variables_of(network, part) for part in parts))
    needed = sorted(claims_needed(network, {*wanted, *restricted, *of_parts}))
    coins = sorted(set(network.report_origin))
    domain = {claim: np.arange(n_values_of(network, claim)) for claim in needed}
    domain |= {coin: np.arange(2) for coin in coins}
    for variable, allowed in restricted.items():
        domain[variable] = np.flatnonzero(allowed[: len(domain[variable])])
    factors = Factors(network, setting, domain)
    for part in parts:
        add_condition(factors, part)
    for condition in network.exclusion:
        add_factor(factors, variables_of(network, condition), partial(excluded, network, condition))
    for report, coin in enumerate(network.report_origin):
        scope = {coin, *variables_of(network, network.report_condition[report])}
        add_factor(factors, scope, partial(report_weights, network, report, setting))
    for coin in coins:
        heads = np.clip(setting[network.origin_reliability[coin - network.n_claims]], 0.0, 1.0)
        factors.made.append(Factor((coin,), np.stack([1.0 - heads, heads])[domain[coin]]))
    for claim in needed:
        add_claim(factors, claim)
    return factors


def n_values_of(network: Network, variable: int) -> int:
    """Return how many values a claim has; a coin and a hidden variable have two."""
    return max(network.claim_n_values[variable], 2) if variable < network.n_claims else 2


# ---- conditions ---------------------------------------------------------------------------------------


def conjuncts_of(
    network: Network, conditions: Iterable[int]
) -> tuple[list[int], dict[int, np.ndarray[tuple[int], np.dtype[np.bool_]]]]:
    """Return conditions that must all hold, as parts that are no single test, and the values left to each
    variable by those that are: flags up to the largest value that any claim has."""
    n_values = max([2, *network.claim_n_values])
    allowed: dict[int, np.ndarray[tuple[int], np.dtype[np.bool_]]] = {}
    parts: list[int] = []
    for condition in conditions:
        while condition >= 0:
            then, other = network.test_then[condition], network.test_else[condition]
            if NEVER not in (then, other):
                break
            low, high = network.test_low[condition], network.test_high[condition]
            value = np.arange(n_values)
            is_inside = (value >= low) & ((value <= high) | (high == UNBOUNDED))
            variable = network.test_variable[condition]
            kept = is_inside if other == NEVER else ~is_inside
            allowed[variable] = allowed.get(variable, np.ones(n_values, dtype=bool)) & kept
            condition = then if other == NEVER else other
        if condition != ALWAYS:
            parts.append(condition)
    return parts, allowed


def add_condition(factors: Factors, condition: int) -> None:
    """Add a factor that is 1 where a condition holds and 0 elsewhere."""
    network = factors.network
    scope = variables_of(network, condition)

    def weights(n_rows: int, column_of: ColumnOf) -> Numbers:
        return holds_in_rows(network, condition, n_rows, column_of)[:, None].astype(np.float64)

    add_factor(factors, scope, weights)


# ---- factors ------------------------------------------------------------------------------------------


def add_factor(
    factors: Factors, scope: Iterable[int], weights: Callable[[int, ColumnOf], Numbers], last: int = -1
) -> None:
    """Add the factor with `weights(n_rows, column_of)`, (row, setting), over the values of its scope.

    With `last`, a variable of two values or more that is not in `scope`, it is (row, value of it, setting).
    """
    variables = tuple(sorted(scope))
    shape = [len(factors.domain[variable]) for variable in variables]
    n_rows = prod(shape)
    n_last = 1 if last < 0 else n_values_of(factors.network, last)
    if n_rows * n_last > MAX_TABLE:
        raise ExactLimit("combinations", n_rows * n_last, MAX_TABLE)
    places = np.indices(shape).reshape(len(shape), n_rows)
    columns = {
        variable: factors.domain[variable][place] for variable, place in zip(variables, places, strict=True)
    }
    found = weights(n_rows, columns.__getitem__)
    if last < 0:
        factors.made.append(Factor(variables, found.reshape(*shape, found.shape[-1])))
        return
    found = found[:, factors.domain[last]]
    factors.made.append(Factor((*variables, last), found.reshape(*shape, *found.shape[1:])))


def excluded(network: Network, condition: int, n_rows: int, column_of: ColumnOf) -> Numbers:
    """Return weight 0 where claims contradict each other, 1 elsewhere."""
    return np.where(holds_in_rows(network, condition, n_rows, column_of), 0.0, 1.0)[:, None]


def report_weights(
    network: Network, report: int, setting: Numbers, n_rows: int, column_of: ColumnOf
) -> Numbers:
    """Return the chance of a report: that of a reliable origin, or of one that says it anyway."""
    is_right = holds_in_rows(network, network.report_condition[report], n_rows, column_of)
    is_reliable = column_of(network.report_origin[report]) != 0
    reliable = np.where(is_right, 1.0, 0.0)[:, None]
    return np.where(is_reliable[:, None], reliable, setting[network.report_says_anyway[report]])


# ---- claims -------------------------------------------------------------------------------------------


def add_claim(factors: Factors, claim: int) -> None:
    """Add the factors of a claim: of its table, or of its rules, which may be several."""
    network = factors.network
    used = [each for each in ranges_of_claim(network, claim) if each >= 0]
    is_fixed = all(network.range_kind[each] == 0 for each in used)
    setting = factors.setting[:, :1] if is_fixed else factors.setting
    parents = parents_of(network, claim)
    if network.claim_n_values[claim] > 0:
        add_factor(factors, parents, partial(table_chances, network, claim, setting), claim)
        return
    reasons = reasons_of(network, claim)
    if prod(len(factors.domain[parent]) for parent in parents) <= LARGE_TABLE or len(reasons) < 2:
        add_factor(factors, parents, partial(rule_chances, network, claim, setting), claim)
        return
    add_by_reasons(factors, claim, setting, reasons)


def add_by_reasons(factors: Factors, claim: int, setting: Numbers, reasons: range) -> None:
    """Add a claim's factors, a reason at a time: a hidden variable says whether one has fired so far."""
    network = factors.network
    evidence = range(network.claim_evidence_begin[claim], network.claim_evidence_begin[claim + 1])
    bearers = set[int]().union(*(variables_of(network, network.evidence_bearer[each]) for each in evidence))
    fired = new_hidden(factors)
    add_factor(factors, bearers, partial(leak_chances, network, claim, setting), fired)
    for reason in reasons:
        before, fired = fired, new_hidden(factors)
        scope = {before, *variables_of(network, network.reason_condition[reason])}

        def chances(n: int, at: ColumnOf, reason: int = reason, before: int = before) -> Numbers:
            miss = reason_misses(network, reason, setting, n, at)
            miss[at(before) != 0] = 0.0
            return np.stack([miss, 1.0 - miss], axis=1)

        add_factor(factors, scope, chances, fired)

    def defeated(n: int, at: ColumnOf) -> Numbers:
        is_open = ~holds_in_rows(network, network.claim_unless[claim], n, at)
        true = (is_open & (at(fired) != 0)).astype(np.float64)[:, None]
        return np.stack([1.0 - true, true], axis=1)

    add_factor(factors, {fired, *variables_of(network, network.claim_unless[claim])}, defeated, claim)


def new_hidden(factors: Factors) -> int:
    """Return a variable of two values that no network has."""
    hidden = max(len(factors.network.variable_first), *factors.domain) + 1
    factors.domain[hidden] = np.arange(2)
    return hidden


def reasons_of(network: Network, claim: int) -> range:
    """Return the reasons of a claim."""
    return range(network.claim_reason_begin[claim], network.claim_reason_begin[claim + 1])


def table_chances(
    network: Network, claim: int, setting: Numbers, n_rows: int, column_of: ColumnOf
) -> Numbers:
    """Return the chance of each value of a claim with a table: (row, value, setting)."""
    n_values = network.claim_n_values[claim]
    row = np.zeros(n_rows, dtype=np.int64)
    for each in range(network.claim_parent_begin[claim], network.claim_parent_begin[claim + 1]):
        row += network.parent_stride[each] * column_of(network.parent_variable[each])
    entries = network.claim_table[claim] + row[:, None] * n_values + np.arange(n_values)
    return normalised(setting[np.asarray(network.table_share)[entries]])


def rule_chances(network: Network, claim: int, setting: Numbers, n_rows: int, column_of: ColumnOf) -> Numbers:
    """Return the chances of false and true of a claim by rules: (row, value, setting)."""
    misses = leak_chances(network, claim, setting, n_rows, column_of)[:, 0]
    for reason in reasons_of(network, claim):
        misses = misses * reason_misses(network, reason, setting, n_rows, column_of)
    misses[holds_in_rows(network, network.claim_unless[claim], n_rows, column_of)] = 1.0
    return np.stack([misses, 1.0 - misses], axis=1)


def leak_chances(network: Network, claim: int, setting: Numbers, n_rows: int, column_of: ColumnOf) -> Numbers:
    """Return the chances of false and true of a claim by its credence alone, given the evidence there."""
    if network.claim_credence[claim] < 0:
        return np.broadcast_to(np.array([1.0, 0.0])[:, None], (n_rows, 2, setting.shape[1]))
    credence = np.clip(setting[network.claim_credence[claim]], 0.0, 1.0)
    factor = np.ones((n_rows, setting.shape[1]))
    for each in range(network.claim_evidence_begin[claim], network.claim_evidence_begin[claim + 1]):
        bears = holds_in_rows(network, network.evidence_bearer[each], n_rows, column_of)
        factor[bears] *= setting[network.evidence_factor[each]]
    with np.errstate(invalid="ignore", divide="ignore"):
        raised = credence * factor / ((1.0 - credence) + credence * factor)
    true = np.where(factor == 1.0, credence, raised)
    return np.stack([1.0 - true, true], axis=1)


def reason_misses(
    network: Network, reason: int, setting: Numbers, n_rows: int, column_of: ColumnOf
) -> Numbers:
    """Return the chance that a reason does not fire: (row, setting)."""
    misses = np.ones((n_rows, setting.shape[1]))
    coin = network.reason_holds[reason]
    fires = holds_in_rows(network, network.reason_condition[reason], n_rows, column_of)
    misses[fires] = 0.0 if coin < 0 else 1.0 - np.clip(setting[coin], 0.0, 1.0)
    return misses


def normalised(share: Numbers) -> Numbers:
    """Return shares (row, value, setting) that sum to 1; all of it is the last value's where all are 0."""
    total = share.sum(axis=1, keepdims=True)
    if (total > 0.0).all():
        chance: Numbers = share / total
        return chance
    with np.errstate(invalid="ignore", divide="ignore"):
        chance = share / total
    last = np.zeros_like(share)
    last[:, -1] = 1.0
    return np.where(total > 0.0, chance, last)
