"""The definition: worlds one by one, in Python, to be read. The kernel does the same to the last bit.

What a world is, in the order in which it happens: `setting` (ranges, shared by a group of 16 worlds), `claim`
(claims, coins of origins, drawn starts, weight), `history` (candidates, occurrences, asks), with `layer` for
events driven by counts and `talk` for talks. Luck is in `luck`, arithmetic in `arithmetic`.
"""

from __future__ import annotations

from math import inf

from casus.engine.arithmetic import exponential
from casus.engine.claim import draw_first
from casus.engine.form import WorldRecord
from casus.engine.history import live
from casus.engine.setting import Setting, draw_setting
from casus.engine.sums import FIRST_ASK, GROUPS_PER_BLOCK, PER_ASK, PER_READ, Sums, add_sums, empty_sums
from casus.engine.world import World
from casus.network import GROUP, Network


def run_group(network: Network, seed: int, group: int, sums: Sums) -> None:
    """Add the worlds of a group to the sums of its block. Raises EngineLimit."""
    setting = draw_setting(network, seed, group)
    add_group(sums, network, [run_world(setting, seed, GROUP * group + each) for each in range(GROUP)])


def run_groups(network: Network, seed: int, first_group: int, n_groups: int) -> Sums:
    """Return the sums of the worlds of some groups, block by block from the first. Raises EngineLimit."""
    total = empty_sums(network)
    for first in range(first_group, first_group + n_groups, GROUPS_PER_BLOCK):
        block = empty_sums(network)
        for group in range(first, min(first + GROUPS_PER_BLOCK, first_group + n_groups)):
            run_group(network, seed, group, block)
        add_sums(total, block)
    return total


def run_world(setting: Setting, seed: int, number: int) -> WorldRecord:
    """Return what happens in one world. A world of weight 0 has no history."""
    value, weight = draw_first(setting, seed, number)
    if weight == 0.0:
        return without_history(setting.network, value)
    return record_of(live(setting, seed, number, value), weight)


def without_history(network: Network, value: list[int]) -> WorldRecord:
    """Return the record of a world of weight 0."""
    n_asks = len(network.ask_condition)
    return WorldRecord(
        weight=0.0,
        is_seen=(False,) * n_asks,
        read=(0,) * len(network.read_variable),
        n_candidates=0,
        n_occurrences=0,
        seen_at=(inf,) * n_asks,
        value=tuple(value),
        first_at=(inf,) * len(network.event_hazard),
    )


def record_of(world: World, weight: float) -> WorldRecord:
    """Return the record of a world at its end."""
    return WorldRecord(
        weight=weight * exponential(world.log_weight),
        is_seen=tuple(at < inf for at in world.seen_at),
        read=tuple(world.read),
        n_candidates=world.n_candidates,
        n_occurrences=world.n_occurrences,
        seen_at=tuple(world.seen_at),
        value=tuple(world.value),
        first_at=tuple(world.first_at),
    )


def add_group(sums: Sums, network: Network, worlds: list[WorldRecord]) -> None:
    """Add the worlds of one group, in order."""
    row = sums.row
    first_read = FIRST_ASK + PER_ASK * len(network.ask_condition)
    weight = squares = 0.0
    for world in worlds:
        weight += world.weight
        squares += world.weight * world.weight
        for read, x in enumerate(world.read):
            row[first_read + PER_READ * read] += world.weight * x
            row[first_read + PER_READ * read + 1] += world.weight * x * x
        sums.n_candidates += world.n_candidates
        sums.n_occurrences += world.n_occurrences
    row[0] += weight
    row[1] += weight * weight
    row[2] += squares
    for ask, (hits, within, own) in enumerate(shares_of(network, worlds)):
        at = FIRST_ASK + PER_ASK * ask
        row[at] += hits
        row[at + 1] += hits * hits
        row[at + 2] += hits * within
        row[at + 3] += own
    sums.n_groups += 1


def shares_of(network: Network, worlds: list[WorldRecord]) -> list[tuple[float, float, float]]:
    """Return for each ask, over the worlds of one group in order: H_g, W_g, and the sum of w ** 2 where yes.

    An ask that is negated hits where its condition was not seen; one with `given` counts only in the worlds
    where that one holds, and their weight is its W_g.
    """
    n_asks = len(network.ask_condition)
    weight = squares = 0.0
    seen = [0.0] * n_asks
    seen_squares = [0.0] * n_asks
    joint = [0.0] * n_asks
    joint_squares = [0.0] * n_asks
    for world in worlds:
        w = world.weight
        weight += w
        squares += w * w
        for ask in range(n_asks):
            if world.is_seen[ask]:
                seen[ask] += w
                seen_squares[ask] += w * w
            given = network.ask_given[ask]
            if given >= 0 and world.is_seen[given] and world.is_seen[ask] != network.ask_is_negated[ask]:
                joint[ask] += w
                joint_squares[ask] += w * w
    shares = []
    for ask in range(n_asks):
        hits, within, own = seen[ask], weight, seen_squares[ask]
        if network.ask_given[ask] >= 0:
            hits, within, own = joint[ask], seen[network.ask_given[ask]], joint_squares[ask]
        elif network.ask_is_negated[ask]:
            hits, own = weight - hits, squares - own
        shares.append((hits, within, own))
    return shares
