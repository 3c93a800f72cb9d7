"""The slots of blocks of particles: what the world in each came to, its weight, and its line of ancestors."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace

from casus.engine.evidence import checkpoints_of
from casus.engine.form import WorldRecord
from casus.engine.particles import empty_block, last_slots, weights_of
from casus.engine.plain import record_of
from casus.engine.sums import GROUPS_PER_BLOCK, WORLDS_PER_BLOCK
from casus.network import Network


@dataclass(frozen=True, slots=True)
class SlotBlock:
    """One block: its slots' records and weights (in units of e to `log_scale`), roots and lines.

    `roots`: of each slot, by place, the world that it descends from at the start. `lines`: at each checkpoint
    the slot that each goes on from, nothing where none was resampled.
    """

    block: int
    log_scale: float
    records: list[WorldRecord]
    roots: list[int]
    lines: list[list[int]]


def slots_by_plain(network: Network, seed: int, block: int) -> SlotBlock:
    """Return the slots of a block of particles, by plain."""
    sums = empty_block(network, GROUPS_PER_BLOCK)
    slots, lines = last_slots(network, seed, GROUPS_PER_BLOCK * block, sums, is_resampled=True)
    weight, log_most = weights_of(slots)
    records = [
        replace(record_of(slot.world, 1.0), weight=w, n_candidates=0, n_occurrences=0)
        for slot, w in zip(slots, weight, strict=True)
    ]
    return SlotBlock(block, sums.log_scale + log_most, records, [slot.root for slot in slots], lines)


def slots_by_kernel(network: Network, seed: int, block: int) -> SlotBlock:
    """Return the same by the kernel."""
    from casus.engine.kernel import BlockDetail, Engine, address_of, new_signal
    from casus.engine.record import new_records, record_from, world_of

    first = GROUPS_PER_BLOCK * block
    records = new_records(network, first, GROUPS_PER_BLOCK)
    n_checkpoints = len(checkpoints_of(network))
    root = array("i", [0]) * WORLDS_PER_BLOCK
    weight = array("d", [0.0]) * WORLDS_PER_BLOCK
    line = array("i", [-1]) * (WORLDS_PER_BLOCK * n_checkpoints + 1)
    detail = BlockDetail(
        record_from(records, first), (address_of(root), address_of(weight), address_of(line))
    )
    engine = Engine(network, new_signal(1))
    try:
        found = engine.run_block(seed, first, GROUPS_PER_BLOCK, True, -1, detail)
    finally:
        engine.close()
    rows = [list(line[WORLDS_PER_BLOCK * at : WORLDS_PER_BLOCK * (at + 1)]) for at in range(n_checkpoints)]
    worlds = (
        replace(world_of(records, world), weight=weight[world], n_candidates=0, n_occurrences=0)
        for world in range(WORLDS_PER_BLOCK)
    )
    lines = [[] if row[0] < 0 else row for row in rows]
    return SlotBlock(block, found.log_scale, list(worlds), list(root), lines)


def ancestors_of(lines: list[list[int]], slot: int) -> Iterator[int]:
    """Yield the slot in which a slot's past is between checkpoints, from the first stretch to the last."""
    path = [slot]
    for line in reversed(lines):
        path.append(line[path[-1]] if line else path[-1])
    yield from reversed(path)
