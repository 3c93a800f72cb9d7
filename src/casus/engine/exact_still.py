"""Answers that claims alone decide: nothing that happens can change them, so no state has to be followed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from casus.engine.exact_claim import weights_where
from casus.engine.exact_condition import Numbers, holds_in_rows
from casus.engine.exact_need import variables_of
from casus.network import Network


@dataclass(slots=True)
class Still:
    """By ask: the weight where it is so, and the weight that is a share of. By read: mean and mean square,
    times the weight. `total`: the weight of all worlds. Each has a value for each setting."""

    total: Numbers
    ask: dict[int, tuple[Numbers, Numbers]] = field(default_factory=dict)
    read: dict[int, tuple[Numbers, Numbers]] = field(default_factory=dict)


def answer_still(network: Network, asks: Iterable[int], reads: Iterable[int], setting: Numbers) -> Still:
    """Return what claims alone decide, in each setting. Asks that count in the same worlds share a sum."""
    by_given: dict[tuple[int, ...], list[int]] = {(): []}
    for ask in asks:
        given = network.ask_given[ask]
        key = () if given < 0 else (network.ask_condition[given],)
        by_given.setdefault(key, []).append(ask)
    of_one = {ask: next(iter(scope)) for among in by_given.values() for ask in among
              if len(scope := variables_of(network, network.ask_condition[ask])) == 1}  # fmt: skip
    read_variables = {read: network.read_variable[read] for read in reads}
    still = Still(np.zeros(setting.shape[1]))
    known: dict[tuple[int, ...], Numbers] = {}
    for given_conditions, among in by_given.items():
        wanted = {of_one[ask] for ask in among if ask in of_one}
        if not given_conditions:
            wanted |= set(read_variables.values())
        base, marginal = weights_where(network, given_conditions, sorted(wanted), setting)
        known[tuple(sorted(given_conditions))] = base
        if not given_conditions:
            still.total = base
            for read, variable in read_variables.items():
                still.read[read] = moments_of(marginal[variable])
        for ask in among:
            condition = network.ask_condition[ask]
            if ask in of_one:
                hit = share_of(network, condition, marginal[of_one[ask]])
            else:
                hit = weight_of(network, (*given_conditions, condition), setting, known)
            still.ask[ask] = (base - hit if network.ask_is_negated[ask] else hit, base)
    return still


def share_of(network: Network, condition: int, marginal: Numbers) -> Numbers:
    """Return the weight of the values of one claim for which a condition over it holds."""
    values = np.arange(len(marginal))
    weight: Numbers = marginal[holds_in_rows(network, condition, len(values), lambda _: values)].sum(axis=0)
    return weight


def moments_of(marginal: Numbers) -> tuple[Numbers, Numbers]:
    """Return the sums of weight times value, and times its square."""
    values = np.arange(len(marginal))[:, None]
    return (marginal * values).sum(axis=0), (marginal * values**2).sum(axis=0)


def weight_of(
    network: Network, conditions: Sequence[int], setting: Numbers, known: dict[tuple[int, ...], Numbers]
) -> Numbers:
    """Return the weight of the worlds in which conditions hold; each set of them is counted once."""
    key = tuple(sorted(conditions))
    if key not in known:
        known[key], _ = weights_where(network, key, (), setting)
    return known[key]
