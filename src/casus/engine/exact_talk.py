"""Talks held in many states and lanes at once: where they lead, and with what chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from casus.engine.election import election
from casus.engine.exact_condition import Flags, Integers, Numbers
from casus.engine.exact_factor import normalised
from casus.engine.exact_lanes import Lanes, classes_of
from casus.engine.exact_layout import Layout, changed, codes_of, met
from casus.engine.exact_need import conditions_of_talk, variables_of
from casus.engine.exact_regime import Regime
from casus.engine.exact_space import Space, columns_of, index_of
from casus.engine.form import EngineLimit
from casus.engine.setting import Setting
from casus.engine.talk import mean_position, median_position
from casus.network import Network


@dataclass(frozen=True, slots=True)
class TalkJumps:
    """A talk held in the states of a space: `target[i, o]` in the next space after outcome o of state i.

    Two columns more: postponed, and not held now. `class_of`: states of a class have the same chances;
    `row`: one state of each. `is_second`: held at its second date.
    """

    talk: int
    target: Integers
    can_be_postponed: bool
    is_second: bool
    is_due: Flags
    class_of: Integers
    row: Integers
    lost: int  # where lost states stand afterwards


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
        codes.append(codes_of(layout, changed(layout, after, begin, end, space.regime)))
    can_be_postponed = column is not None and not is_second
    put_off = rows.copy()
    if can_be_postponed and has_second and column is not None:
        put_off[:, column] = 1
    codes += [codes_of(layout, put_off), codes_of(layout, rows)]
    return np.stack(codes, axis=1), is_due, can_be_postponed


def used_codes(codes: Integers, is_due: Flags, can_be_postponed: bool) -> Integers:
    """Return which codes states can really come to."""
    held = codes[is_due][:, : codes.shape[1] - (1 if can_be_postponed else 2)]
    return np.concatenate([held.reshape(-1), codes[~is_due, -1]])


def talk_jumps(
    layout: Layout, space: Space, talk: int, is_second: bool, codes: Integers, is_due: Flags,
    can_be_postponed: bool, after: Space,
) -> TalkJumps:  # fmt: skip
    """Return the jumps of a talk from a space into the next one."""
    class_of, first = classes_of(space.row, columns_of(layout, conditions_of_talk(layout.network, talk)))
    target = index_of(after, codes.reshape(-1)).reshape(codes.shape)
    return TalkJumps(
        talk, target, can_be_postponed, is_second, is_due, class_of, space.row[first], len(after.code)
    )


def talk_chances(
    layout: Layout, jumps: TalkJumps, regime: Regime, lanes: Lanes, is_seen: bool
) -> tuple[Numbers, Numbers]:
    """Return the chance of each outcome where the talk is held, by class of states: (class, outcome, lane);
    and that of its being put off: (lane). Where its outcome `is_seen`, that weighs both.

    Raises EngineLimit.
    """
    network, talk = layout.network, jumps.talk
    share = shares_by_class(layout, jumps, regime, lanes)
    moved = np.zeros(lanes.size)
    if jumps.can_be_postponed:
        moved = np.clip(lanes.setting[network.talk_postponed[talk]], 0.0, 1.0)[lanes.of_setting]
    held = 1.0 - moved
    if is_seen:
        other = np.arange(share.shape[1]) != network.talk_seen_outcome[talk]
        share[:, other] = 0.0
        if not jumps.is_second:
            was_moved = bool(network.talk_seen_is_postponed[talk])
            held, moved = (held * 0.0, moved) if was_moved else (held, moved * 0.0)
    return share * held, moved


def shares_by_class(layout: Layout, jumps: TalkJumps, regime: Regime, lanes: Lanes) -> Numbers:
    """Return what each outcome has of the chance of all: (class of states, outcome, lane)."""
    network, talk = layout.network, jumps.talk
    mentioned = set[int]().union(
        *(variables_of(network, condition) for condition in conditions_of_talk(network, talk))
    )
    claims, which = lanes.project(mentioned)
    n_combinations = len(next(iter(claims.values()))) if claims else 1
    odds = rule_shares(network, talk, lanes.setting)  # (outcome, setting)
    product = np.broadcast_to(odds[None, :, None], (len(jumps.row), len(odds), n_combinations, odds.shape[1]))
    product = product.copy()
    with np.errstate(over="ignore", invalid="ignore"):
        for place, outcome in enumerate(outcomes_of(network, talk)):
            if network.talk_rule[talk] not in (0, 3):
                break
            for factor in range(
                network.outcome_factor_begin[outcome], network.outcome_factor_begin[outcome + 1]
            ):
                condition = network.outcome_factor_condition[factor]
                holds = met(layout, condition, jumps.row, regime.calendar, claims)
                holds = np.broadcast_to(holds, (len(jumps.row), n_combinations))
                product[:, place][holds] *= lanes.setting[network.outcome_factor_range[factor]]
        total = product.sum(axis=1)
    is_sound = ((total > 0.0) & np.isfinite(total)).all(axis=(0, 1))
    if not is_sound.all():
        raise EngineLimit("talk", talk, int(np.argmin(is_sound)))
    chosen = product[:, :, which, lanes.of_setting]
    return normalised(chosen)


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
