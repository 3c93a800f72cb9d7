"""What a talk agrees on: by odds, or by a rule from the parties' positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from casus.engine.claim import choose
from casus.engine.condition import holds
from casus.engine.election import election
from casus.engine.setting import Setting

NO_OUTCOME = -1


def agree(setting: Setting, talk: int, value: Sequence[int], u: float) -> int:
    """Return the outcome of a talk, counted from its own first: at the values before it, with luck u.

    Rules: 0 odds, times the factors whose condition holds · 1 compromise: the outcome nearest to the mean
    position, by weight (power times salience) · 2 median: nearest to the weighted median · 3 a
    probabilistic Condorcet election, times the factors. The first of two that are equally near.
    NO_OUTCOME if odds or weights are not finite numbers above 0.
    """
    if setting.network.talk_rule[talk] in (0, 3):
        odds = odds_of(setting, talk, value)
        return choose(odds, u) if 0.0 < sum_in_order(odds) < inf else NO_OUTCOME
    return nearest_outcome(setting, talk)


def chance_of(setting: Setting, talk: int, value: Sequence[int], outcome: int) -> float:
    """Return the chance that a talk agrees on an outcome; below 0 where `agree` gives NO_OUTCOME."""
    if setting.network.talk_rule[talk] in (0, 3):
        odds = odds_of(setting, talk, value)
        total = sum_in_order(odds)
        return odds[outcome] / total if 0.0 < total < inf else -1.0
    nearest = nearest_outcome(setting, talk)
    return -1.0 if nearest == NO_OUTCOME else float(nearest == outcome)


def odds_of(setting: Setting, talk: int, value: Sequence[int]) -> list[float]:
    """Return the odds of each outcome of a talk, times its factors that hold."""
    network = setting.network
    outcomes = range(network.talk_outcome_begin[talk], network.talk_outcome_begin[talk + 1])
    share = election(setting, talk) if network.talk_rule[talk] == 3 else None
    odds = []
    for index, outcome in enumerate(outcomes):
        product = setting.range[network.outcome_odds[outcome]] if share is None else share[index]
        odds.append(product * factor_of(setting, outcome, value))
    return odds


def nearest_outcome(setting: Setting, talk: int) -> int:
    """Return the outcome nearest to the mean or median position, or NO_OUTCOME."""
    network = setting.network
    outcomes = range(network.talk_outcome_begin[talk], network.talk_outcome_begin[talk + 1])
    if not 0.0 < sum_in_order([weight for _, weight in delegations(setting, talk)]) < inf:
        return NO_OUTCOME
    middle = mean_position(setting, talk) if network.talk_rule[talk] == 1 else median_position(setting, talk)
    distance = [abs(network.outcome_position[outcome] - middle) for outcome in outcomes]
    return distance.index(min(distance))


def sum_in_order(number: Iterable[float]) -> float:
    """Return the sum, added one by one: `sum` adds more exactly, and so not as the kernel does."""
    total = 0.0
    for each in number:
        total += each
    return total


def factor_of(setting: Setting, outcome: int, value: Sequence[int]) -> float:
    """Return the product of the factors of an outcome whose condition holds."""
    network = setting.network
    product = 1.0
    for factor in range(network.outcome_factor_begin[outcome], network.outcome_factor_begin[outcome + 1]):
        if holds(network, network.outcome_factor_condition[factor], value):
            product *= setting.range[network.outcome_factor_range[factor]]
    return product


def delegations(setting: Setting, talk: int) -> list[tuple[float, float]]:
    """Return (position, weight) of each party at a talk."""
    network, value = setting.network, setting.range
    return [
        (
            value[network.party_position[party]],
            value[network.party_power[party]] * value[network.party_salience[party]],
        )
        for party in range(network.talk_party_begin[talk], network.talk_party_begin[talk + 1])
    ]


def mean_position(setting: Setting, talk: int) -> float:
    """Return the mean of the parties' positions, by weight."""
    total = product = 0.0
    for position, weight in delegations(setting, talk):
        product += weight * position
        total += weight
    return product / total


def median_position(setting: Setting, talk: int) -> float:
    """Return the lowest position at or below which at least half of the weight stands."""
    parties = delegations(setting, talk)
    total = sum_in_order(weight for _, weight in parties)
    median = max(position for position, _ in parties)
    for position, _ in parties:
        reached = 0.0
        for other, weight in parties:
            if other <= position:
                reached += weight
        if reached + reached >= total and position < median:
            median = position
    return median
