"""What an exact answer would cost, from the network alone: pure Python, before anything heavy is loaded."""

from __future__ import annotations

from math import inf, prod, sqrt

from casus.engine.exact_group import group_asks
from casus.engine.exact_need import (
    AskGroup,
    can_occur,
    claims_needed,
    is_still,
    parents_of,
    ranges_needed,
    variables_of,
)
from casus.engine.exact_order import elimination_order
from casus.engine.form import EngineLimit
from casus.engine.setting import range_at
from casus.network import Network

# The rule of `auto`: exact where it is predicted below CHEAP, arrays loaded and ranges averaged over.
CHEAP = 0.3  # seconds
EXPECTED_SETTINGS = 1024  # of the ranges, until 0.1 percentage points are reached
MOST_SETTINGS = 4096  # beyond, `auto` goes on with worlds
LOADING = 0.1
PER_GROUP = 0.004
PER_RANGE = 4e-6  # a range, in one setting
PER_TERM = 3e-5
PER_UPDATE = 4e-9
GROWING_COUNT = 64  # values of a count that can grow
MOST_EVENTS = 60  # a network of more is not looked at
MOST_CLAIMS = 300
PER_CLAIM = 1.5e-4  # its table made and summed out, for each condition under which asks count
PER_ENTRY = 2e-8  # of the tables on the way


def predicted_seconds(network: Network) -> float:
    """Return about how long an exact answer takes; infinite where it is certainly long.

    combinations of claims x states x events x terms x settings, summed over groups of asks; a term for each
    candidate that the fastest state would have until the end, at the ranges' middles.
    """
    if len(network.event_hazard) > MOST_EVENTS or network.n_claims > MOST_CLAIMS:
        return inf
    groups = group_asks(network)
    drawn = ranges_needed(network, groups)
    n_settings = EXPECTED_SETTINGS if drawn else 1
    seconds = LOADING + n_settings * len(network.range_kind) * PER_RANGE
    seconds += seconds_of_still(network, [group for group in groups if is_still(network, group)], n_settings)
    for group in groups:
        if seconds > CHEAP:
            return inf
        if is_still(network, group):
            continue
        seconds += PER_GROUP + seconds_of(network, group, n_settings)
    return seconds


def seconds_of_still(network: Network, groups: list[AskGroup], n_settings: int) -> float:
    """Return about how long all groups take that claims alone decide: a sum for each set of conditions."""
    asks = [ask for group in groups for ask in group.asks]
    if not groups:
        return 0.0
    scopes_of_asks = {ask: variables_of(network, network.ask_condition[ask]) for ask in asks}
    claims = claims_needed(network, set[int]().union(*(group.need.variables for group in groups)))
    scopes = [{claim, *parents_of(network, claim)} for claim in claims]
    scopes += [variables_of(network, condition) for condition in network.exclusion]
    size_of = {claim: max(network.claim_n_values[claim], 2) for claim in claims}
    n_sums = len({network.ask_given[ask] for ask in asks}) + sum(
        len(scope) > 1 for scope in scopes_of_asks.values()
    )
    n_entries = elimination_order(scopes, size_of).n_entries + sum(
        prod(float(size_of[claim]) for claim in scope) for scope in scopes
    )
    return n_sums * (len(claims) * PER_CLAIM + n_entries * n_settings * PER_ENTRY)


def seconds_of(network: Network, group: AskGroup, n_settings: int) -> float:
    """Return about how long one group takes."""
    n_states = prod(float(domain_of(network, group, variable)) for variable in group.need.variables)
    events = [event for event in group.need.events if can_occur(network, event)]
    for event in events:
        n_states *= network.event_stages[event]
        if not network.event_is_again[event] and network.event_variable[event] not in group.need.variables:
            n_states *= 2
    ends = [network.ask_until_at[ask] for ask in group.asks] + [network.end_at for _ in group.reads]
    mean = max(ends, default=0.0) * sum(fastest_of(network, event) for event in events)
    n_terms = mean + 7.0 * sqrt(mean) + 20.0 if events else 0.0
    n_columns = len(group.asks) + sum(2 for ask in group.asks if network.ask_given[ask] >= 0)
    size = n_states * n_settings * n_columns
    return n_terms * (PER_TERM * (1 + len(events)) + size * PER_UPDATE * (2 + len(events)))


def domain_of(network: Network, group: AskGroup, variable: int) -> int:
    """Return about how many values a variable can have."""
    if variable < network.n_claims:
        return max(network.claim_n_values[variable], 2)
    if variable == network.calendar_variable:
        return 1
    if variable in network.event_variable:
        return max(network.variable_cap[variable], 1) + 1
    if variable in network.talk_variable:
        talk = network.talk_variable.index(variable)
        return 1 + network.talk_outcome_begin[talk + 1] - network.talk_outcome_begin[talk]
    values = {network.variable_first[variable]}
    for start, started in enumerate(network.start_variable):
        if started == variable:
            values.update(network.start_value[network.start_begin[start] : network.start_begin[start + 1]])
    for effect, changed in enumerate(network.effect_variable):
        if changed == variable:
            if network.effect_is_change[effect]:
                return GROWING_COUNT + max(values)
            values.add(network.effect_value[effect])
    if variable in network.count_variable:
        return GROWING_COUNT
    return len(values)


def fastest_of(network: Network, event: int) -> float:
    """Return the hazard per day of an event with every factor above 1 at work, at the ranges' middles."""
    try:
        hazard = range_at(network, network.event_hazard[event], 0.5)
        for factor in range(network.event_factor_begin[event], network.event_factor_begin[event + 1]):
            hazard *= max(1.0, range_at(network, network.factor_range[factor], 0.5))
        if network.event_per[event] >= 0:
            hazard *= GROWING_COUNT
        if network.event_surprise[event] >= 0:
            hazard += range_at(network, network.event_surprise[event], 0.5)
    except (OverflowError, EngineLimit):
        return inf
    return hazard * network.event_stages[event]
