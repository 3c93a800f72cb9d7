"""The states that can be reached between two dated instants, and the jumps between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from casus.engine.exact_condition import Flags, Indexes, Integers, Numbers
from casus.engine.exact_lanes import classes_of
from casus.engine.exact_layout import (
    LOST,
    Layout,
    after_event,
    codes_of,
    is_done,
    is_last_stage,
    met,
    occurred,
    rows_of,
)
from casus.engine.exact_limit import ExactLimit
from casus.engine.exact_need import conditions_of_event, is_number, variables_of
from casus.engine.exact_regime import Regime

MAX_STATES = 2**18
MAX_JUMPS = 2**22
EVENT, WINDOW, LEVEL = "event", "window", "level"
ALL_COLUMNS = -1
Claims = Mapping[int, Integers]  # values of claims, one a combination


@dataclass(frozen=True, slots=True)
class Rate:
    """A kind of rate: of an event, of a fact in its window, or of a reward for a level.

    Classes of states have the same rate; they are numbered from `first`; `row`: one state of each.
    """

    kind: str
    index: int
    first: int
    row: Integers


@dataclass(frozen=True, slots=True)
class Gains:
    """What flows in without flowing out: `reward` -1: every column gains of itself at `target`, at a rate;
    else the reward's column gains of the likelihood's."""

    reward: int
    state: Integers
    target: Integers
    rate: Integers


@dataclass(frozen=True, slots=True)
class Space:
    """States, and one more at the end for those that are lost. Jumps are in CSR form by state.

    `stay_of`: states of one class leave at the same rates, exit_rate[exit_begin[class] : …].
    """

    regime: Regime
    code: Integers  # rising
    row: Integers
    is_absorbed: Flags
    jump_begin: Indexes
    jump_target: Indexes
    jump_rate: Indexes
    stay_of: Indexes
    exit_begin: Integers
    exit_rate: Integers
    rates: tuple[Rate, ...]
    n_rates: int
    gains: tuple[Gains, ...]
    is_leaking: bool

    @property
    def n_jumps(self) -> int:
        """Return the number of jumps."""
        return len(self.jump_target)


@dataclass(slots=True)
class Draft:
    """A space in the making: jumps and exits, event by event."""

    rates: list[Rate] = field(default_factory=list)
    n_rates: int = 0
    state: list[Integers] = field(default_factory=list)
    target: list[Integers] = field(default_factory=list)
    rate: list[Integers] = field(default_factory=list)
    is_jump: list[Flags] = field(default_factory=list)
    gains: list[Gains] = field(default_factory=list)


def reach(
    layout: Layout, start: Integers, regime: Regime, absorbing: tuple[int, ...], claims: Claims,
    rewards: tuple[int, ...],
) -> Space:  # fmt: skip
    """Return the space of all states that can be reached from the codes `start`, whatever the claims are.

    A state in which every condition of `absorbing` holds is not left. Raises ExactLimit.
    """
    known: Integers = np.unique(start[start != LOST])
    is_leaking = bool((start == LOST).any())
    frontier = known
    n_jumps = 0
    while len(frontier):
        rows = rows_of(layout, frontier)
        rows = rows[~absorbed(layout, rows, regime, absorbing, claims)]
        reached = [codes_of(layout, after) for _, after in moves(layout, rows, regime, claims)]
        n_jumps += sum(map(len, reached))
        new = np.setdiff1d(np.concatenate(reached), known) if reached else frontier[:0]
        is_leaking = is_leaking or bool(len(new) and new[0] == LOST)
        frontier = new[new != LOST]
        known = np.union1d(known, frontier)
        if len(known) > MAX_STATES or n_jumps > MAX_JUMPS:
            raise ExactLimit("states", len(known), MAX_STATES)
    rows = rows_of(layout, known)
    is_absorbed = absorbed(layout, rows, regime, absorbing, claims)
    return lay_out(layout, regime, known, rows, is_absorbed, claims, rewards, is_leaking)


def absorbed(
    layout: Layout, rows: Integers, regime: Regime, absorbing: tuple[int, ...], claims: Claims
) -> Flags:
    """Return for each row whether every absorbing condition holds; none does where there are none."""
    all_hold = np.full(len(rows), bool(absorbing))
    for condition in absorbing:
        all_hold &= met(layout, condition, rows, regime.calendar, claims).all(axis=1)
    return all_hold


def moves(
    layout: Layout, rows: Integers, regime: Regime, claims: Claims
) -> Iterator[tuple[Integers, Integers]]:
    """Yield, event by event and window by window, which rows move and what they become."""
    for event in layout.need.events:
        able = np.flatnonzero(able_rows(layout, rows, event, regime, claims))
        if event in regime.recorded:
            able = able[~is_last_stage(layout, rows[able], event)]
        yield able, after_event(layout, rows[able], event, regime)
    for fact in sorted(regime.open):
        able, after = window_moves(layout, rows, fact, regime, claims)
        yield able, after


def window_moves(
    layout: Layout, rows: Integers, fact: int, regime: Regime, claims: Claims
) -> tuple[Integers, Integers]:
    """Return which rows move as a fact is seen within its window, and what they become."""
    is_able = rows[:, layout.seen[fact]] == 0
    event = layout.network.fact_event[fact]
    if event >= 0:
        is_able &= able_rows(layout, rows, event, regime, claims) & is_last_stage(layout, rows, event)
    able = np.flatnonzero(is_able)
    after = occurred(layout, rows[able], event, regime) if event >= 0 else rows[able].copy()
    after[:, layout.seen[fact]] = 1
    return able, after


def able_rows(layout: Layout, rows: Integers, event: int, regime: Regime, claims: Claims) -> Flags:
    """Return for each row whether an event can occur there in any combination of claims."""
    network = layout.network
    able = met(layout, network.event_able[event], rows, regime.calendar, claims).any(axis=1)
    able = able & ~is_done(layout, rows, event)
    surprise = network.event_surprise[event]
    if network.event_per[event] >= 0 and (surprise < 0 or is_number(network, surprise, 0.0)):
        able &= multipliers(layout, rows, event) > 0
    return able


def multipliers(layout: Layout, rows: Integers, event: int) -> Numbers:
    """Return by how many units, or pairs of them, the hazard of an event is multiplied in each row."""
    network = layout.network
    if network.event_per[event] < 0:
        return np.ones(len(rows))
    number = rows[:, layout.variable[network.event_per[event]]].astype(np.float64)
    return number * (number - 1.0) / 2.0 if network.event_is_per_pairs[event] else number


def lay_out(
    layout: Layout, regime: Regime, known: Integers, rows: Integers, is_absorbed: Flags, claims: Claims,
    rewards: tuple[int, ...], is_leaking: bool,
) -> Space:  # fmt: skip
    """Return the space of the codes `known` (rising) with its jumps."""
    draft = Draft()
    is_open = np.flatnonzero(~is_absorbed)
    for event in layout.need.events:
        draft_event(draft, layout, regime, known, rows, is_open, event, claims, rewards)
    for fact in sorted(regime.open):
        draft_window(draft, layout, regime, known, rows, is_open, fact, claims, rewards)
    for reward in rewards:
        if layout.network.reward_event[reward] < 0:
            draft_level(draft, layout, rows, is_open, reward)
    none = np.zeros(0, dtype=np.int64)
    state, target, rate = (np.concatenate([none, *each]) for each in (draft.state, draft.target, draft.rate))
    is_jump = np.concatenate([np.zeros(0, dtype=bool), *draft.is_jump])
    order = np.argsort(state, kind="stable")
    state, target, rate, is_jump = state[order], target[order], rate[order], is_jump[order]
    stay_of, exit_begin, exit_rate = stays(state, rate, len(known) + 1)
    return Space(
        regime=regime, code=known, row=rows, is_absorbed=is_absorbed,
        jump_begin=begins(state[is_jump], len(known) + 1),
        jump_target=target[is_jump].astype(np.int32), jump_rate=rate[is_jump].astype(np.int32),
        stay_of=stay_of, exit_begin=exit_begin, exit_rate=exit_rate,
        rates=tuple(draft.rates), n_rates=draft.n_rates, gains=tuple(draft.gains), is_leaking=is_leaking,
    )  # fmt: skip


def draft_event(
    draft: Draft, layout: Layout, regime: Regime, known: Integers, rows: Integers, is_open: Integers,
    event: int, claims: Claims, rewards: tuple[int, ...],
) -> None:  # fmt: skip
    """Add the jumps of one event; on record it only leaves, and does not arrive."""
    able = is_open[able_rows(layout, rows[is_open], event, regime, claims)]
    if not len(able):
        return
    rate = add_rate(draft, EVENT, event, rows[able], columns_of_event(layout, event))
    is_last = is_last_stage(layout, rows[able], event)
    after = codes_of(layout, after_event(layout, rows[able], event, regime))
    killed = is_last if event in regime.recorded else np.zeros(len(able), dtype=bool)
    target = np.full(len(able), len(known))
    target[~killed] = place_of(known, after[~killed])
    is_move = killed | (target != able)
    draft.state.append(able[is_move])
    draft.target.append(target[is_move])
    draft.rate.append(rate[is_move])
    draft.is_jump.append(~killed[is_move])
    for reward in rewards:
        if layout.network.reward_event[reward] == event:
            counts = is_last & ~killed
            draft.gains.append(Gains(reward, able[counts], target[counts], rate[counts]))


def draft_window(
    draft: Draft, layout: Layout, regime: Regime, known: Integers, rows: Integers, is_open: Integers,
    fact: int, claims: Claims, rewards: tuple[int, ...],
) -> None:  # fmt: skip
    """Add how a fact comes to be seen within its window: an inflow at its density, and no outflow."""
    able, after = window_moves(layout, rows[is_open], fact, regime, claims)
    if not len(able):
        return
    able = is_open[able]
    rate = add_rate(draft, WINDOW, fact, rows[able], columns_of_fact(layout, fact))
    target = place_of(known, codes_of(layout, after))
    draft.gains.append(Gains(ALL_COLUMNS, able, target, rate))
    for reward in rewards:
        if layout.network.reward_event[reward] == layout.network.fact_event[fact] >= 0:
            draft.gains.append(Gains(reward, able, target, rate))


def draft_level(draft: Draft, layout: Layout, rows: Integers, is_open: Integers, reward: int) -> None:
    """Add what a reward gains for each day in which its condition holds."""
    condition = layout.network.reward_condition[reward]
    rate = add_rate(draft, LEVEL, reward, rows[is_open], columns_of(layout, [condition]))
    draft.gains.append(Gains(reward, is_open, is_open, rate))


def add_rate(draft: Draft, kind: str, index: int, rows: Integers, columns: list[int]) -> Integers:
    """Return the number of each row's rate, after adding a rate that depends on some columns."""
    which, first = classes_of(rows, columns)
    draft.rates.append(Rate(kind, index, draft.n_rates, rows[first]))
    numbered = which + draft.n_rates
    draft.n_rates += len(first)
    return numbered


def columns_of(layout: Layout, conditions: list[int]) -> list[int]:
    """Return the columns of a state that some conditions test."""
    tested = set[int]().union(*(variables_of(layout.network, each) for each in conditions))
    return [layout.variable[each] for each in tested if each in layout.variable]


def columns_of_event(layout: Layout, event: int) -> list[int]:
    """Return the columns that an event's hazard depends on."""
    network = layout.network
    columns = columns_of(layout, conditions_of_event(network, event))
    if network.event_per[event] >= 0:
        columns.append(layout.variable[network.event_per[event]])
    if not network.event_is_again[event]:
        columns.append(layout.variable[network.event_variable[event]])
    return columns


def columns_of_fact(layout: Layout, fact: int) -> list[int]:
    """Return the columns that the chance of a fact depends on."""
    network = layout.network
    event, variable = network.fact_event[fact], network.fact_variable[fact]
    columns = columns_of(layout, [network.fact_condition[fact]])
    if variable in layout.variable:
        columns.append(layout.variable[variable])
    if event >= 0:
        columns += columns_of_event(layout, event)
        if event in layout.stage:
            columns.append(layout.stage[event])
    return columns


def place_of(known: Integers, codes: Integers) -> Integers:
    """Return where codes stand among `known` (rising); one past the end for lost ones."""
    place = np.searchsorted(known, codes)
    place[codes == LOST] = len(known)
    return place


def begins(state: Integers, n_states: int) -> Indexes:
    """Return where the entries of each state begin, the entries being in order of their states."""
    return np.searchsorted(state, np.arange(n_states + 1)).astype(np.int32)


def stays(state: Integers, rate: Integers, n_states: int) -> tuple[Indexes, Integers, Integers]:
    """Return the class of each state by the rates that it leaves at, and those rates in CSR form by class."""
    begin = np.searchsorted(state, np.arange(n_states + 1))
    degree = np.diff(begin)
    widest = int(degree.max(initial=0))
    table = np.full((n_states, widest), -1, dtype=np.int64)
    place = np.arange(len(state)) - np.repeat(begin[:-1], degree)
    table[state, place] = rate
    stay_of, first = classes_of(table + 1, range(widest))
    lists = [table[each, : degree[each]] for each in first]
    exit_begin = np.concatenate([[0], np.cumsum([len(each) for each in lists])]).astype(np.int64)
    exit_rate = np.concatenate([np.zeros(0, dtype=np.int64), *lists])
    return stay_of.astype(np.int32), exit_begin, exit_rate


def index_of(space: Space, codes: Integers) -> Integers:
    """Return where states stand in a space, by their codes; one past the end for lost ones."""
    return place_of(space.code, codes)
