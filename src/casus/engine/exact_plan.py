"""The plan of one group of asks: dated instants, the spaces between them, and the columns to solve for."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from casus.engine.exact_condition import Integers
from casus.engine.exact_instant import UNTIL, Change, Item, change_of, items_of, regime_after
from casus.engine.exact_kind import ASK, POSTPONED, READ, TALK
from casus.engine.exact_layout import LOST, Layout, codes_of, layout_of
from casus.engine.exact_need import AskGroup
from casus.engine.exact_regime import Regime
from casus.engine.exact_space import Claims, Space, reach
from casus.engine.exact_talk import TalkJumps, codes_after_talk, talk_jumps, used_codes
from casus.network import Network

LIKELIHOOD, ASKED, BOTH, READING, SQUARE, REWARD, LOSS, BOUND = (
    "likelihood", "ask", "both", "read", "square", "reward", "lost", "bound",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of time in a space (`item` None), or an item: what it does to the states of `space`."""

    space: Space
    regime: Regime
    item: Item | None
    days: float = 0.0
    change: Change | None = None
    talk: TalkJumps | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What is solved for: "ask", "read" and "reward" by index, "square" of a read, "both" an ask and its
    companion (given), "likelihood" of the evidence to come, "lost": whether a count passes its cap,
    "bound": what is left of 1 by a stretch on record, which bounds what is left of an error."""

    kind: str
    index: int


@dataclass(slots=True)
class Plan:
    """The parts of a group in order of time, with its columns: those that begin at the latest come first."""

    network: Network
    group: AskGroup
    layout: Layout
    parts: list[Part]
    columns: list[Column]
    first: Space
    claims: Claims
    place: dict[Column, int] = field(default_factory=dict)
    known: dict[tuple[object, ...], object] = field(
        default_factory=dict
    )  # masks and rates, by what they are of

    def place_of(self, kind: str, index: int = -1) -> int:
        """Return a column's number, -1 where there is none."""
        if not self.place:
            self.place = {column: number for number, column in enumerate(self.columns)}
        return self.place.get(Column(kind, index), -1)


@dataclass(slots=True)
class Spaces:
    """The spaces of a plan in the making, so that one is used again where it holds what is needed."""

    layout: Layout
    absorbing: tuple[int, ...]
    claims: Claims
    rewards: tuple[int, ...]
    known: dict[object, list[Space]] = field(default_factory=dict)

    def of(self, codes: Integers, regime: Regime) -> Space:
        """Return a space that holds all that is reached from some codes in a regime."""
        asked = np.unique(codes)
        for space in self.known.setdefault(regime.reach, []):
            if (asked[:1] != LOST).all() and np.isin(asked, space.code).all():
                return space
        found = reach(self.layout, asked, regime, self.absorbing, self.claims, self.rewards)
        self.known[regime.reach].append(found)
        return found


def make_plan(
    network: Network, group: AskGroup, start: Integers, count_first: dict[int, int], margin: int,
    claims: Claims,
) -> Plan:  # fmt: skip
    """Return the plan for worlds that start in the rows `start` of the group's layout. Raises ExactLimit."""
    layout = layout_of(network, group, count_first, margin)
    asks = asks_with_companions(network, group)
    absorbing = tuple(sorted({network.ask_condition[ask] for ask in asks})) if group.is_absorbing else ()
    spaces = Spaces(layout, absorbing, claims, group.rewards)
    regime = Regime()
    first = space = spaces.of(codes_of(layout, start), regime)
    parts: list[Part] = []
    is_leaking = space.is_leaking
    time = 0.0
    items = items_of(network, group, asks)
    for place, item in enumerate(items):
        if item.at > time:
            parts.append(Part(space, regime, None, item.at - time))
            time = item.at
        if item.kind in (TALK, POSTPONED):
            later = any(each.kind == POSTPONED and each.index == item.index for each in items[place + 1 :])
            is_second = item.kind == POSTPONED
            codes, is_due, can_move = codes_after_talk(layout, space, item.index, is_second, later)
            is_open = ~space.is_absorbed
            after = spaces.of(used_codes(codes[is_open], is_due[is_open], can_move), regime)
            jumps = talk_jumps(layout, space, item.index, is_second, codes, is_due, can_move, after)
            parts.append(Part(space, regime, item, talk=jumps))
            space = after
        elif item.kind in (UNTIL, ASK, READ):
            parts.append(Part(space, regime, item))
        else:
            then = regime_after(network, regime, item)
            change, space_after = change_of(layout, space, regime, then, item, spaces.of, claims)
            parts.append(Part(space, regime, item, change=change))
            space, regime = space_after, then
        is_leaking = is_leaking or space.is_leaking
    columns = columns_of_group(network, group, is_leaking)
    return Plan(network, group, layout, parts, columns, first, claims)


def asks_with_companions(network: Network, group: AskGroup) -> list[int]:
    """Return the asks of a group and the conditions under which they count, each once."""
    given = [network.ask_given[ask] for ask in group.asks]
    return list(dict.fromkeys([*group.asks, *(each for each in given if each >= 0)]))


def columns_of_group(network: Network, group: AskGroup, is_leaking: bool) -> list[Column]:
    """Return the columns of a group: those that hold from the end of time, then those that begin latest.

    So the columns in use between two instants are always the first ones.
    """
    columns = [Column(LIKELIHOOD, -1)] if group.evidence or group.rewards else []
    columns += [Column(LOSS, -1)] if is_leaking else []
    columns += [Column(BOUND, -1)] if any(kind == "record" for kind, _ in group.evidence) else []
    dated = []
    for ask in asks_with_companions(network, group):
        dated.append((network.ask_until_at[ask], Column(ASKED, ask)))
    for ask in group.asks:
        if network.ask_given[ask] >= 0:
            ends = (network.ask_until_at[ask], network.ask_until_at[network.ask_given[ask]])
            dated.append((min(ends), Column(BOTH, ask)))
    read_at = {
        index: at
        for at, kind, index in zip(
            network.schedule_at, network.schedule_kind, network.schedule_index, strict=True
        )
        if kind == READ
    }
    for read in group.reads:
        dated += [(read_at[read], Column(READING, read)), (read_at[read], Column(SQUARE, read))]
    dated += [(network.reward_end_at[each], Column(REWARD, each)) for each in group.rewards]
    return columns + [column for _, column in sorted(dated, key=lambda each: -each[0])]


def with_claims(plan: Plan, claims: Claims) -> bool:
    """Return whether a plan was made for all these combinations of claims."""
    names = sorted(claims)
    if names != sorted(plan.claims):
        return False
    if not names:
        return True
    have = set(zip(*(plan.claims[each].tolist() for each in names), strict=True))
    return have.issuperset(zip(*(claims[each].tolist() for each in names), strict=True))
