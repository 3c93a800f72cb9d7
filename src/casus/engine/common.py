"""Several networks in common worlds: the same luck, and the same candidates, so that only a change differs.

The networks have the same events in the same order. A world is drawn in each of them; in those in which it
counts, every event gets the largest of its bounds there, and so they meet the same candidates: a candidate
occurs in each network in which its height is below the hazard there. Coupling by common candidates: the
coupled split of Anderson (2012), An efficient finite difference method for parameter sensitivities of
continuous time Markov chains, SIAM J. Numer. Anal. 50, here by thinning.

A row holds the rows of the networks (sums.py), each followed by its numbers of candidates and occurrences;
then, for every network but the first and every ask, PER_DIFFERENCE sums over groups: of H H', H W', W H' and
W W', primed in the first network, and the number of groups in which H or W differ from the first.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from casus.engine.claim import draw_first
from casus.engine.form import EngineLimit, WorldRecord
from casus.engine.history import run, start
from casus.engine.plain import add_group, record_of, shares_of, without_history
from casus.engine.setting import Setting, draw_setting
from casus.engine.sums import GROUPS_PER_BLOCK, Sums, add_sums, width_of
from casus.engine.world import World
from casus.network import GROUP, Network

PER_DIFFERENCE = 5
N_COUNTS = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in a common row each network's own row begins, and its differences (of the first: the end)."""

    own: tuple[int, ...]
    difference: tuple[int, ...]
    width: int


def layout_of(networks: Sequence[Network]) -> Layout:
    """Return the layout of the common row of these networks."""
    own, width = [], 0
    for network in networks:
        own.append(width)
        width += width_of(network) + N_COUNTS
    difference = [width]
    for network in networks[1:]:
        difference.append(width)
        width += PER_DIFFERENCE * len(network.ask_condition)
    return Layout(tuple(own), tuple(difference), width)


def empty_row(networks: Sequence[Network]) -> Sums:
    """Return the common sums of no worlds."""
    return Sums(array("d", bytes(8 * layout_of(networks).width)))


def own_sums(networks: Sequence[Network], sums: Sums, which: int) -> Sums:
    """Return the sums of one network, out of the common ones."""
    begin = layout_of(networks).own[which]
    end = begin + width_of(networks[which])
    return Sums(sums.row[begin:end], sums.n_groups, int(sums.row[end]), int(sums.row[end + 1]))


def run_common_groups(networks: Sequence[Network], seed: int, first_group: int, n_groups: int) -> Sums:
    """Return the common sums of the worlds of some groups, block by block, by plain. Raises EngineLimit."""
    total = empty_row(networks)
    for first in range(first_group, first_group + n_groups, GROUPS_PER_BLOCK):
        block = empty_row(networks)
        for group in range(first, min(first + GROUPS_PER_BLOCK, first_group + n_groups)):
            add_common_group(networks, seed, group, block)
        add_sums(total, block)
    return total


def add_common_group(networks: Sequence[Network], seed: int, group: int, block: Sums) -> None:
    """Add the worlds of one group to the common sums of its block. Raises EngineLimit."""
    layout = layout_of(networks)
    settings = []
    for which, network in enumerate(networks):
        try:
            settings.append(draw_setting(network, seed, group))
        except EngineLimit as limit:
            raise EngineLimit(limit.kind, limit.index, limit.place, which) from None
    records = [run_common_world(settings, seed, GROUP * group + each) for each in range(GROUP)]
    shares = []
    for which, network in enumerate(networks):
        worlds = [record[which] for record in records]
        own = own_sums(networks, block, which)
        add_group(own, network, worlds)
        shares.append(shares_of(network, worlds))
        begin = layout.own[which]
        row = array("d", [*own.row, own.n_candidates, own.n_occurrences])
        block.row[begin : begin + len(row)] = row
    for which in range(1, len(networks)):
        at = layout.difference[which]
        for (hits, within, _), (first_hits, first_within, _) in zip(shares[which], shares[0], strict=True):
            is_other = hits != first_hits or within != first_within
            for place, value in enumerate(
                (
                    hits * first_hits,
                    hits * first_within,
                    within * first_hits,
                    within * first_within,
                    is_other,
                ),
                at,
            ):
                block.row[place] += value
            at += PER_DIFFERENCE
    block.n_groups += 1


def run_common_world(settings: Sequence[Setting], seed: int, number: int) -> list[WorldRecord]:
    """Return what happens in one world, in each network. Raises EngineLimit, which says in which."""
    records: list[WorldRecord | None] = []
    worlds: list[tuple[int, World, float]] = []
    which = 0
    try:
        for which, setting in enumerate(settings):
            value, weight = draw_first(setting, seed, number)
            records.append(without_history(setting.network, value) if weight == 0.0 else None)
            if weight > 0.0:
                worlds.append((which, start(setting, seed, number, value), weight))
        share_bounds([world for _, world, _ in worlds])
        for which, world, weight in worlds:
            run(world)
            records[which] = record_of(world, weight)
    except EngineLimit as limit:
        raise EngineLimit(limit.kind, limit.index, limit.place, which) from None
    return [record for record in records if record is not None]


def share_bounds(worlds: Sequence[World]) -> None:
    """Give each event the largest of its bounds in these worlds."""
    bounds = [max(own) for own in zip(*(world.bound for world in worlds), strict=True)]
    for world in worlds:
        world.bound = bounds
