"""Hazards of jumps and chances of talks' outcomes, in many settings of the ranges at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from casus.engine.exact_condition import Flags, Integers, Numbers
from casus.engine.exact_factor import normalised
from casus.engine.exact_layout import Layout, changed, codes_of, met
from casus.engine.exact_space import Space, distinct, index_of
from casus.engine.form import EngineLimit
from casus.engine.setting import DAYS_PER_YEAR, LARGEST_HAZARD, Setting
from casus.engine.talk import election, mean_position, median_position
from casus.network import Network


def hazards_in(network: Network, space: Space, setting: Numbers) -> Numbers:
    """Return the hazard per day of each jump in each setting. Raises EngineLimit."""
    hazard = np.empty((space.n_jumps, setting.shape[1]))
    for each in space.hazards:
        base = np.tile(setting[network.event_hazard[each.event]], (len(each.pattern), 1))
        with np.errstate(over="ignore", invalid="ignore"):
            for column, factor in enumerate(each.factor):
                base[each.pattern[:, column]] *= setting[network.factor_range[factor]]
            found = base[each.pattern_of] * each.multiplier[:, None]
            if network.event_surprise[each.event] >= 0:
                found += setting[network.event_surprise[each.event]]
            found *= network.event_stages[each.event]
        is_sound = (found >= 0.0) & (found <= LARGEST_HAZARD / DAYS_PER_YEAR)
        if not is_sound.all():
            raise EngineLimit("hazard", each.event, int(np.argmin(is_sound.all(axis=0))))
        hazard[each.jump] = found
    return hazard


@dataclass(frozen=True, slots=True)
class TalkJumps:
    """A talk held in the states of a space: `target[i, o]` in the next space after outcome o of state i.

    Two columns more: postponed, and not held now. `pattern[p]`: which factors hold, by outcome.
    """

    talk: int
    target: Integers
    can_be_postponed: bool
    is_due: Flags
    factor: tuple[tuple[int, ...], ...]
    pattern: Flags
    pattern_of: Integers


def outcomes_of(network: Network, talk: int) -> range:
    """Return the outcomes of a talk."""
    return range(network.talk_outcome_begin[talk], network.talk_outcome_begin[talk + 1])


def codes_after_talk(
    layout: Layout, space: Space, talk: int, is_second: bool, has_second: bool
) -> tuple[Integers, Flags, bool]:
    """Return codes after each outcome, postponing and not holding; which states hold it; can it be moved."""
    network = layout.network
    rows = space.row
    column = layout.postponed.get(talk)
    is_due = np.ones(len(rows), dtype=bool)
    if is_second and column is not None:
        is_due = rows[:, column] > 0
    held = rows.copy()
    if column is not None:
        held[:, column] = 0
    codes = []
    for value, outcome in enumerate(outcomes_of(network, talk), 1):
        after = held.copy()
        if network.talk_variable[talk] in layout.variable:
            after[:, layout.variable[network.talk_variable[talk]]] = value
        begin, end = network.outcome_effect_begin[outcome], network.outcome_effect_begin[outcome + 1]
        codes.append(codes_of(layout, changed(layout, after, begin, end)))
    can_be_postponed = column is not None and not is_second
    put_off = rows.copy()
    if can_be_postponed and has_second and column is not None:
        put_off[:, column] = 1
    codes += [codes_of(layout, put_off), codes_of(layout, rows)]
    return np.stack(codes, axis=1), is_due, can_be_postponed


def used_codes(codes: Integers, is_due: Flags, can_be_postponed: bool) -> Integers:
    """Return which codes states can really come to."""
    held = codes[is_due][:, : codes.shape[1] - (1 if can_be_postponed else 2)]
    if can_be_postponed:
        held = codes[is_due][:, :-1]
    return np.concatenate([held.reshape(-1), codes[~is_due, -1]])


def talk_jumps(
    layout: Layout,
    space: Space,
    talk: int,
    codes: Integers,
    is_due: Flags,
    can_be_postponed: bool,
    after: Space,
) -> TalkJumps:
    """Return the jumps of a talk from a space into the next one."""
    network = layout.network
    factors: tuple[tuple[int, ...], ...] = tuple(
        tuple(range(network.outcome_factor_begin[each], network.outcome_factor_begin[each + 1]))
        if network.talk_rule[talk] in (0, 3) else ()
        for each in outcomes_of(network, talk)
    )  # fmt: skip
    flat = [factor for group in factors for factor in group]
    holds = np.zeros((len(space.code), len(flat)), dtype=bool)
    for column, factor in enumerate(flat):
        holds[:, column] = met(layout, network.outcome_factor_condition[factor], space.row, space.calendar)
    pattern, pattern_of = distinct(holds)
    target = index_of(after, codes.reshape(-1)).reshape(codes.shape)
    return TalkJumps(talk, target, can_be_postponed, is_due, factors, pattern, pattern_of)


def talk_chances(network: Network, jumps: TalkJumps, setting: Numbers) -> Numbers:
    """Return the chance of each column of a talk's targets: (state, column, setting). Raises EngineLimit."""
    odds = rule_shares(network, jumps.talk, setting)  # (outcome, setting)
    n_outcomes, n_settings = odds.shape
    by_pattern = np.tile(odds, (len(jumps.pattern), 1, 1))
    column = 0
    with np.errstate(over="ignore", invalid="ignore"):
        for outcome, group in enumerate(jumps.factor):
            for factor in group:
                by_pattern[jumps.pattern[:, column], outcome] *= setting[network.outcome_factor_range[factor]]
                column += 1
        total = by_pattern.sum(axis=1)
    is_sound = ((total > 0.0) & np.isfinite(total)).all(axis=0)
    if not is_sound.all():
        raise EngineLimit("talk", jumps.talk, int(np.argmin(is_sound)))
    chance = np.zeros((len(jumps.target), n_outcomes + 2, n_settings))
    held = np.ones(n_settings)
    if jumps.can_be_postponed:
        moved = np.clip(setting[network.talk_postponed[jumps.talk]], 0.0, 1.0)
        chance[:, n_outcomes] = moved
        held = 1.0 - moved
    chance[:, :n_outcomes] = normalised(by_pattern)[jumps.pattern_of] * held
    chance[~jumps.is_due] = 0.0
    chance[~jumps.is_due, n_outcomes + 1] = 1.0
    return chance


def rule_shares(network: Network, talk: int, setting: Numbers) -> Numbers:
    """Return what each outcome gets by the talk's rule, before factors: (outcome, setting)."""
    outcomes = outcomes_of(network, talk)
    rule = network.talk_rule[talk]
    if rule == 0:
        return setting[[network.outcome_odds[outcome] for outcome in outcomes]]
    share = np.zeros((len(outcomes), setting.shape[1]))
    parties = range(network.talk_party_begin[talk], network.talk_party_begin[talk + 1])
    for column in range(setting.shape[1]):
        one = Setting(network, setting[:, column].tolist(), [], [], [])
        weights = [one.range[network.party_power[p]] * one.range[network.party_salience[p]] for p in parties]
        if not 0.0 < sum(weights) < float("inf"):
            raise EngineLimit("talk", talk, column)
        if rule == 3:
            share[:, column] = election(one, talk)
            continue
        middle = mean_position(one, talk) if rule == 1 else median_position(one, talk)
        distance = [abs(network.outcome_position[outcome] - middle) for outcome in outcomes]
        share[distance.index(min(distance)), column] = 1.0
    return share
