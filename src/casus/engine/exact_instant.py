"""What is done at dated instants: the items of a group in order, and how each changes states and regime."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from casus.engine.exact_condition import Flags, Integers
from casus.engine.exact_kind import (
    ASK,
    EDGE,
    FACT,
    FIX,
    MAKE,
    POSTPONED,
    READ,
    RECORD_BEGIN,
    RECORD_END,
    SCALE,
    TALK,
)
from casus.engine.exact_lanes import classes_of
from casus.engine.exact_layout import Layout, clamped, codes_of, is_done, is_last_stage, occurred
from casus.engine.exact_need import AskGroup, conditions_of_event, conditions_of_talk, is_window, tests_of
from casus.engine.exact_regime import Regime
from casus.engine.exact_space import Claims, Space, able_rows, columns_of_fact, index_of
from casus.network import Network

# no entries of a schedule: the end of an ask of mode 0, of a fact's window, and the two ends of a reward
UNTIL, WINDOW_END, REWARD_END, REWARD_BEGIN = -1, -2, -3, -4
AT_THE_END = (UNTIL, ASK, READ, FACT, RECORD_END, WINDOW_END, REWARD_END)  # nothing after the last matters


@dataclass(frozen=True, slots=True)
class Item:
    """What is done at an instant, in forward order: kinds as in the schedule, and those above."""

    at: float
    kind: int
    index: int


@dataclass(frozen=True, slots=True)
class Change:
    """Where each state of a space stands after an instant; the lost one last. `is_kept`: others weigh 0.

    Of a fact, `class_of`: which states it weighs alike, and `row` one of each. `counted`: a reward's event
    occurs here.
    """

    target: Integers
    is_kept: Flags
    class_of: Integers | None = None
    row: Integers | None = None
    counted: Flags | None = None


def items_of(network: Network, group: AskGroup, asks: list[int]) -> list[Item]:
    """Return what is done at dated instants, as far as it can matter to the group, in order of time."""
    evidence = set(group.evidence)
    items = [Item(network.ask_until_at[ask], UNTIL, ask) for ask in asks if network.ask_mode[ask] == 0]
    for reward in group.rewards:
        items.append(Item(network.reward_end_at[reward], REWARD_END, reward))
        items.append(Item(network.reward_begin_at[reward], REWARD_BEGIN, reward))
    signature = signature_of(network, group, asks, 0)
    windows = []
    for at, kind, index in zip(
        network.schedule_at, network.schedule_kind, network.schedule_index, strict=True
    ):
        if kind == EDGE:
            now = signature_of(network, group, asks, index)
            if now != signature:
                items.append(Item(at, kind, index))
            signature = now
        elif matters(network, group, asks, evidence, kind, index):
            items.append(Item(at, kind, index))
            if kind == FACT and is_window(network, index):
                windows.append(Item(at + network.fact_days[index], WINDOW_END, index))
    items += windows
    # an ask of mode 0, a window and a reward end just before what happens at their end
    items.sort(key=lambda item: (item.at, min(item.kind, 0)))
    ends = [place for place, item in enumerate(items) if item.kind in AT_THE_END or is_seen(evidence, item)]
    return items[: ends[-1] + 1] if ends else []


def is_seen(evidence: set[tuple[str, int]], item: Item) -> bool:
    """Return whether an item is a talk whose outcome is known."""
    return item.kind in (TALK, POSTPONED) and ("talk", item.index) in evidence


def matters(
    network: Network, group: AskGroup, asks: list[int], evidence: set[tuple[str, int]], kind: int, index: int
) -> bool:
    """Return whether an entry of the schedule can matter to a group."""
    need = group.need
    if kind == ASK:
        return index in asks
    if kind == READ:
        return index in group.reads
    if kind in (TALK, POSTPONED):
        return index in need.talks
    if kind == FIX:
        return network.fixing_variable[index] in need.variables
    if kind == MAKE:
        return network.making_event[index] in need.events
    if kind == SCALE:
        return network.scaling_event[index] in need.events
    if kind == FACT:
        return ("fact", index) in evidence
    return kind in (RECORD_BEGIN, RECORD_END) and ("record", index) in evidence


def signature_of(network: Network, group: AskGroup, asks: list[int], calendar: int) -> tuple[bool, ...]:
    """Return which tests of the calendar hold at one of its values: all that the group can tell of it."""
    conditions = [network.ask_condition[ask] for ask in asks]
    conditions += [network.fact_condition[index] for kind, index in group.evidence if kind == "fact"]
    conditions += [network.reward_condition[each] for each in group.rewards]
    for event in group.need.events:
        conditions += conditions_of_event(network, event)
    for talk in group.need.talks:
        conditions += conditions_of_talk(network, talk)
    tests = sorted({test for condition in conditions for test in tests_of(network, condition)})
    return tuple(
        network.test_low[test] <= calendar <= network.test_high[test]
        for test in tests
        if network.test_variable[test] == network.calendar_variable
    )


def regime_after(network: Network, regime: Regime, item: Item) -> Regime:
    """Return the regime after an item."""
    index = item.index
    if item.kind == EDGE:
        return replace(regime, calendar=index)
    if item.kind == FIX:
        return replace(regime, fixed=regime.fixed | {network.fixing_variable[index]})
    if item.kind == SCALE:
        scaled = {**dict(regime.scaled), network.scaling_event[index]: network.scaling_factor[index]}
        return replace(regime, scaled=tuple(sorted(scaled.items())))
    if item.kind == RECORD_BEGIN:
        return replace(regime, recorded=regime.recorded | {network.record_event[index]})
    if item.kind == RECORD_END:
        return replace(regime, recorded=regime.recorded - {network.record_event[index]})
    if item.kind == FACT and is_window(network, index):
        return replace(regime, open=regime.open | {index})
    if item.kind == WINDOW_END:
        return replace(regime, open=regime.open - {index})
    if item.kind == REWARD_BEGIN:
        return replace(regime, rewarded=regime.rewarded | {index})
    if item.kind == REWARD_END:
        return replace(regime, rewarded=regime.rewarded - {index})
    return regime


def change_of(
    layout: Layout, space: Space, regime: Regime, then: Regime, item: Item,
    space_of: Callable[[Integers, Regime], Space], claims: Claims,
) -> tuple[Change, Space]:  # fmt: skip
    """Return what an item does to the states of a space, and the space after it. Raises ExactLimit."""
    network, rows = layout.network, space.row
    after, is_kept = rows, ~space.is_absorbed
    class_of = row = counted = None
    if item.kind == FIX:
        variable = network.fixing_variable[item.index]
        if variable in layout.variable:
            after = rows.copy()
            value = np.full(len(rows), network.fixing_value[item.index])
            after[:, layout.variable[variable]] = clamped(layout, variable, value)
    elif item.kind == MAKE:
        event = network.making_event[item.index]
        counted = ~is_done(layout, rows, event)
        after = rows.copy()
        after[counted] = occurred(layout, rows[counted], event, regime)
    elif item.kind == FACT and not is_window(network, item.index):
        event = network.fact_event[item.index]
        class_of, first = classes_of(rows, columns_of_fact(layout, item.index))
        row = rows[first]
        if event >= 0:
            counted = able_rows(layout, rows, event, regime, claims) & is_last_stage(layout, rows, event)
            is_kept = is_kept & counted
            after = rows.copy()
            after[counted] = occurred(layout, rows[counted], event, regime)
    elif item.kind == WINDOW_END:
        column = layout.seen[item.index]
        is_kept = is_kept & (rows[:, column] == 1)
        after = rows.copy()
        after[:, column] = 0
    codes = codes_of(layout, after)
    space_after = space_of(codes[is_kept], then)
    target = np.full(len(rows) + 1, len(space_after.code))
    target[:-1][is_kept] = index_of(space_after, codes[is_kept])
    kept = np.append(is_kept, True)
    return Change(target, kept, class_of, row, counted), space_after
