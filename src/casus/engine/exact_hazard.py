"""Rates of jumps in many lanes at once, per day."""

from __future__ import annotations

import numpy as np

from casus.engine.exact_condition import Flags, Integers, Numbers
from casus.engine.exact_lanes import Lanes
from casus.engine.exact_layout import Layout, is_done, is_last_stage, met, occurred
from casus.engine.exact_need import conditions_of_event, is_number, variables_of
from casus.engine.exact_regime import Regime, factor_of
from casus.engine.exact_space import EVENT, WINDOW, Rate, Space, multipliers
from casus.engine.form import EngineLimit
from casus.engine.setting import DAYS_PER_YEAR, LARGEST_HAZARD
from casus.network import Network

OCCURRENCE, SIGHTING, SOFT = range(3)


def rates_in(layout: Layout, space: Space, regime: Regime, lanes: Lanes) -> Numbers:
    """Return every rate of a space, (rate, lane). Raises EngineLimit."""
    found = np.empty((space.n_rates, lanes.size))
    for rate in space.rates:
        found[rate.first : rate.first + len(rate.row)] = values_of(layout, rate, regime, lanes)
    return found


def values_of(layout: Layout, rate: Rate, regime: Regime, lanes: Lanes) -> Numbers:
    """Return the values of one kind of rate: (class of states, lane)."""
    if rate.kind == EVENT:
        return hazards(layout, rate.index, rate.row, regime, lanes)
    if rate.kind == WINDOW:
        return densities(layout, rate.index, rate.row, regime, lanes)
    condition = layout.network.reward_condition[rate.index]
    return flags(layout, condition, rate.row, regime, lanes).astype(np.float64)


def flags(layout: Layout, condition: int, rows: Integers, regime: Regime, lanes: Lanes) -> Flags:
    """Return whether a condition holds: (row, lane)."""
    claims, which = lanes.project(variables_of(layout.network, condition))
    return met(layout, condition, rows, regime.calendar, claims)[:, which]


def hazards(layout: Layout, event: int, rows: Integers, regime: Regime, lanes: Lanes) -> Numbers:
    """Return the hazard per day of an event's next stage, 0 where it is not able: (row, lane)."""
    network = layout.network
    conditions = conditions_of_event(network, event)
    mentioned = set[int]().union(*(variables_of(network, each) for each in conditions))
    claims, which = lanes.project(mentioned)
    shape = (len(rows), len(next(iter(claims.values()))) if claims else 1)
    setting = lanes.setting
    base = np.broadcast_to(setting[network.event_hazard[event]], (*shape, setting.shape[1])).copy()
    with np.errstate(over="ignore", invalid="ignore"):
        for factor in factors_of(network, event):
            holds = met(layout, network.factor_condition[factor], rows, regime.calendar, claims)
            base[np.broadcast_to(holds, shape)] *= setting[network.factor_range[factor]]
        base *= multipliers(layout, rows, event)[:, None, None]
        if network.event_surprise[event] >= 0:
            base += setting[network.event_surprise[event]]
        base *= network.event_stages[event]
        base *= factor_of(regime, event)
    able = met(layout, network.event_able[event], rows, regime.calendar, claims)
    able = np.broadcast_to(able & ~is_done(layout, rows, event)[:, None], shape)
    base[~able] = 0.0
    is_sound = (base >= 0.0) & (base <= LARGEST_HAZARD / DAYS_PER_YEAR)
    if not is_sound.all():
        raise EngineLimit("hazard", event, int(np.argmin(is_sound.all(axis=(0, 1)))))
    return base[:, which, lanes.of_setting]


def factors_of(network: Network, event: int) -> tuple[int, ...]:
    """Return the factors of an event that are not fixed at 1."""
    begin, end = network.event_factor_begin[event], network.event_factor_begin[event + 1]
    return tuple(
        each for each in range(begin, end) if not is_number(network, network.factor_range[each], 1.0)
    )


def densities(layout: Layout, fact: int, rows: Integers, regime: Regime, lanes: Lanes) -> Numbers:
    """Return the density per day with which a fact is met in a state, or its chance: (row, lane).

    An occurrence: the hazard of the event's last stage, times the chance of what was seen just after.
    """
    event = layout.network.fact_event[fact]
    if event < 0:
        return sightings(layout, fact, rows, regime, lanes)
    found = hazards(layout, event, rows, regime, lanes)
    found[~is_last_stage(layout, rows, event)] = 0.0
    found *= sightings(layout, fact, occurred(layout, rows, event, regime), regime, lanes)
    return found


def sightings(layout: Layout, fact: int, rows: Integers, regime: Regime, lanes: Lanes) -> Numbers:
    """Return the chance of what a fact says was seen, at states and in lanes: (row, lane)."""
    network = layout.network
    holds = flags(layout, network.fact_condition[fact], rows, regime, lanes)
    if network.fact_kind[fact] == SOFT:
        factor = lanes.setting[network.fact_factor[fact]][lanes.of_setting]
        return np.where(holds, factor, 1.0)
    chance = holds.astype(np.float64)
    variable = network.fact_variable[fact]
    if variable >= 0:
        value = rows[:, layout.variable[variable]]
        for each in range(network.fact_misread_begin[fact], network.fact_misread_begin[fact + 1]):
            share = np.clip(lanes.setting[network.misread_share[each]], 0.0, 1.0)
            chance[value == network.misread_value[each]] = share[lanes.of_setting]
    return chance
