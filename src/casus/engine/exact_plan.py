"""The plan of one group of asks: dated instants, the spaces between them, and the columns to solve for."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from casus.engine.exact_condition import Flags, Integers
from casus.engine.exact_hazard import TalkJumps, codes_after_talk, talk_jumps, used_codes
from casus.engine.exact_layout import LOST, Layout, layout_of, met
from casus.engine.exact_need import AskGroup, conditions_of_event, conditions_of_talk, tests_of
from casus.engine.exact_space import Space, index_of, reach
from casus.engine.history import ASK, EDGE, POSTPONED, READ, TALK
from casus.network import Network

UNTIL = -1  # the end of an ask of mode 0: no entry of a schedule


@dataclass(frozen=True, slots=True)
class Item:
    """What is done at an instant, in forward order: kinds as in the schedule, and UNTIL."""

    at: float
    kind: int
    index: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of time in a space (`item` None), or an item: what it does to the states of `space`.

    `target`: where each state stands after a calendar edge. `talk`: where it goes after a talk.
    """

    space: Space
    item: Item | None
    days: float = 0.0
    target: Integers | None = None
    talk: TalkJumps | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What is solved for: "ask" and "read" by index, "square" of a read, "both" an ask and its companion
    (given), "lost": whether a count passes its cap."""

    kind: str
    index: int


@dataclass(slots=True)
class Plan:
    """The parts of a group in order of time, with its columns."""

    network: Network
    group: AskGroup
    layout: Layout
    parts: list[Part]
    columns: list[Column]
    first: Space
    masks: dict[tuple[int, int], Flags] = field(default_factory=dict)

    @property
    def n_states(self) -> int:
        """Return the number of states of all stretches together."""
        return sum(len(part.space.code) for part in self.parts if part.item is None)


def make_plan(
    network: Network, group: AskGroup, start: Integers, count_first: dict[int, int], margin: int
) -> Plan:
    """Return the plan for worlds that start in the rows `start` of the group's layout. Raises ExactLimit."""
    from casus.engine.exact_layout import codes_of

    layout = layout_of(network, group, count_first, margin)
    asks = asks_with_companions(network, group)
    absorbing = tuple(sorted({network.ask_condition[ask] for ask in asks})) if group.is_absorbing else ()
    first = space = reach(layout, codes_of(layout, start), 0, absorbing)
    parts: list[Part] = []
    is_leaking = space.is_leaking
    time = 0.0
    items = items_of(network, group, asks)
    for place, item in enumerate(items):
        if item.at > time:
            parts.append(Part(space, None, item.at - time))
            time = item.at
        if item.kind == EDGE:
            start_codes = space.code[~space.is_absorbed]
            after = same_or_reach(layout, space, start_codes, item.index, absorbing)
            target = np.append(index_of(after, space.code), len(after.code))
            target[:-1][space.is_absorbed] = len(after.code)
            parts.append(Part(space, item, target=target))
            space = after
        elif item.kind in (TALK, POSTPONED):
            has_second = any(
                each.kind == POSTPONED and each.index == item.index for each in items[place + 1 :]
            )
            codes, is_due, can_move = codes_after_talk(
                layout, space, item.index, item.kind == POSTPONED, has_second
            )
            is_open = ~space.is_absorbed
            used = used_codes(codes[is_open], is_due[is_open], can_move)
            after = same_or_reach(layout, space, np.unique(used), space.calendar, absorbing)
            jumps = talk_jumps(layout, space, item.index, codes, is_due, can_move, after)
            parts.append(Part(space, item, talk=jumps))
            space = after
        else:
            parts.append(Part(space, item))
        is_leaking = is_leaking or space.is_leaking
    columns = columns_of(network, group)
    if is_leaking:
        columns.append(Column("lost", -1))
    return Plan(network, group, layout, parts, columns, first)


def same_or_reach(
    layout: Layout, space: Space, start: Integers, calendar: int, absorbing: tuple[int, ...]
) -> Space:
    """Return the space reached from `start`: the same one where it holds all of it already."""
    if calendar == space.calendar and start.size and start[0] != LOST and np.isin(start, space.code).all():
        return space
    return reach(layout, start, calendar, absorbing)


def asks_with_companions(network: Network, group: AskGroup) -> list[int]:
    """Return the asks of a group and the conditions under which they count, each once."""
    given = [network.ask_given[ask] for ask in group.asks]
    return list(dict.fromkeys([*group.asks, *(each for each in given if each >= 0)]))


def columns_of(network: Network, group: AskGroup) -> list[Column]:
    """Return the columns of a group, without the one for what is lost."""
    columns = [Column("ask", ask) for ask in asks_with_companions(network, group)]
    columns += [Column("both", ask) for ask in group.asks if network.ask_given[ask] >= 0]
    for read in group.reads:
        columns += [Column("read", read), Column("square", read)]
    return columns


def items_of(network: Network, group: AskGroup, asks: list[int]) -> list[Item]:
    """Return what is done at dated instants, as far as it can matter to the group, in order of time."""
    items = [Item(network.ask_until_at[ask], UNTIL, ask) for ask in asks if network.ask_mode[ask] == 0]
    signature = signature_of(network, group, asks, 0)
    for at, kind, index in zip(
        network.schedule_at, network.schedule_kind, network.schedule_index, strict=True
    ):
        if kind == EDGE:
            now = signature_of(network, group, asks, index)
            if now != signature:
                items.append(Item(at, kind, index))
            signature = now
        elif (
            (kind == ASK and index in asks)
            or (kind == READ and index in group.reads)
            or (kind in (TALK, POSTPONED) and index in group.need.talks)
        ):
            items.append(Item(at, kind, index))
    # an ask of mode 0 ends just before what happens at its end
    items.sort(key=lambda item: (item.at, item.kind != UNTIL))
    ends = [place for place, item in enumerate(items) if item.kind in (UNTIL, ASK, READ)]
    return items[: ends[-1] + 1] if ends else []


def signature_of(network: Network, group: AskGroup, asks: list[int], calendar: int) -> tuple[bool, ...]:
    """Return which tests of the calendar hold at one of its values: all that the group can tell of it."""
    conditions = [network.ask_condition[ask] for ask in asks]
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


def mask_of(plan: Plan, space: Space, ask: int) -> Flags:
    """Return in which states of a space the condition of an ask holds; never in the lost one."""
    key = (id(space), ask)
    if key not in plan.masks:
        holds = met(plan.layout, plan.network.ask_condition[ask], space.row, space.calendar)
        plan.masks[key] = np.append(holds, False)
    return plan.masks[key]
