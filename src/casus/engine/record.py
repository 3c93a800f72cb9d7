"""What the kernel records world by world, and how it is read."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from math import inf

from casus.engine.form import WorldRecord
from casus.engine.kernel import Engine, Record, address_of, new_signal
from casus.network import GROUP, Network


@dataclass(frozen=True, slots=True)
class Records:
    """Room for the records of some groups, one world after another; `range_z` one group after another.

    `count` holds two numbers for each world: candidates and occurrences.
    """

    network: Network
    first_group: int
    n_groups: int
    weight: array[float]
    is_seen: array[int]
    read: array[int]
    count: array[int]
    seen_at: array[float]
    value: array[int]
    first_at: array[float]
    range_z: array[float]


def new_records(network: Network, first_group: int, n_groups: int) -> Records:
    """Return empty records for the worlds of some groups."""
    n_worlds, n_asks, n_reads = GROUP * n_groups, len(network.ask_condition), len(network.read_variable)
    return Records(
        network=network,
        first_group=first_group,
        n_groups=n_groups,
        weight=array("d", [0.0]) * n_worlds,
        is_seen=array("B", [0]) * (n_worlds * n_asks),
        read=array("i", [0]) * (n_worlds * n_reads),
        count=array("q", [0]) * (2 * n_worlds),
        seen_at=array("d", [0.0]) * (n_worlds * n_asks),
        value=array("i", [0]) * (n_worlds * len(network.variable_first)),
        first_at=array("d", [0.0]) * (n_worlds * len(network.event_hazard)),
        range_z=array("d", [0.0]) * (n_groups * len(network.range_kind)),
    )


def record_from(records: Records, group: int) -> Record:
    """Return where the kernel writes the worlds of `group` and of those after it."""
    n_done = group - records.first_group

    def start_of(values: array[int] | array[float]) -> int:
        return address_of(values) + n_done * (len(values) // records.n_groups) * values.itemsize

    return Record(
        start_of(records.weight), start_of(records.is_seen), start_of(records.read), start_of(records.count),
        start_of(records.seen_at), start_of(records.value), start_of(records.first_at),
        start_of(records.range_z),
    )  # fmt: skip


def run_each_world(network: Network, seed: int, first_group: int, n_groups: int) -> list[WorldRecord]:
    """Return what happens in each world of some groups, in order."""
    records = records_of_groups(network, seed, first_group, n_groups)
    return [world_of(records, world) for world in range(GROUP * n_groups)]


def records_of_groups(network: Network, seed: int, first_group: int, n_groups: int) -> Records:
    """Return the records of the worlds of some groups. Raises EngineLimit, MemoryError."""
    records = new_records(network, first_group, n_groups)
    engine = Engine(network, new_signal(1))
    try:
        engine.run(seed, first_group, n_groups, record_from(records, first_group))
    finally:
        engine.close()
    return records


def world_of(records: Records, world: int) -> WorldRecord:
    """Return one world's record; worlds are counted from the first one recorded."""
    network = records.network
    n_asks, n_reads = len(network.ask_condition), len(network.read_variable)
    n_variables, n_events = len(network.variable_first), len(network.event_hazard)
    seen_at = tuple(records.seen_at[n_asks * world : n_asks * (world + 1)])
    return WorldRecord(
        weight=records.weight[world],
        is_seen=tuple(at < inf for at in seen_at),
        read=tuple(records.read[n_reads * world : n_reads * (world + 1)]),
        n_candidates=records.count[2 * world],
        n_occurrences=records.count[2 * world + 1],
        seen_at=seen_at,
        value=tuple(records.value[n_variables * world : n_variables * (world + 1)]),
        first_at=tuple(records.first_at[n_events * world : n_events * (world + 1)]),
    )
