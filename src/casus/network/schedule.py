"""The schedule: what is done at known instants, in the order in which it is done."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypedDict

from casus.model import Model
from casus.network.ask import AT_THE_END
from casus.network.ask import Ask as Asked  # ASK is a kind of entry here
from casus.network.evidence import Fact, evidence_entries
from casus.network.form import Entry, Network
from casus.network.schedule_kind import ASK, EDGE, POSTPONED, RANK, READ, TALK
from casus.network.variable import Variables


class ScheduleArrays(TypedDict):
    """The part of a network that dates fill."""

    schedule_at: array[float]
    schedule_kind: array[int]
    schedule_index: array[int]


def compile_schedule(
    model: Model, variables: Variables, asks: list[Asked], facts: Sequence[Fact]
) -> ScheduleArrays:
    """Return the schedule of `model`, by day, then by kind, then in the model's order."""
    return lay_schedule(_entries(model, variables, asks, facts))


def _entries(model: Model, variables: Variables, asks: list[Asked], facts: Sequence[Fact]) -> Iterator[Entry]:
    for number, asked in enumerate(asks):
        if asked.mode == AT_THE_END:
            yield asked.until_at, ASK, number
    for passed, at in enumerate(variables.edges, 1):
        yield at, EDGE, passed
    for index, talk in enumerate(model.talks):
        yield talk.at, TALK, index
        if talk.postponed is not None and talk.postponed_at is not None:
            yield talk.postponed_at, POSTPONED, index
    yield from evidence_entries(model, facts)


def lay_schedule(entries: Iterable[Entry]) -> ScheduleArrays:
    """Return the arrays of the schedule's entries: by day, then by kind, then in the model's order.

    A talk that was postponed to the noon of another is one of the two: they are held in case order.
    """
    in_order = sorted(entries, key=lambda entry: (entry[0], RANK[entry[1]], entry[2], entry[1]))
    return ScheduleArrays(
        schedule_at=array("d", [at for at, _, _ in in_order]),
        schedule_kind=array("B", [kind for _, kind, _ in in_order]),
        schedule_index=array("i", [index for _, _, index in in_order]),
    )


def with_reads(network: Network, reads: Iterable[tuple[str, float]]) -> Network:
    """Return `network` with more values read: (variable, day), mean and second moment over worlds.

    A read sees the world just before that instant's calendar edges and talks. A day after the last
    instant asked makes the histories longer. Raises ValueError for a name that is no variable.
    """
    added = list(reads)
    index = {name: variable for variable, name in reversed([*enumerate(network.legend.variables)])}
    unknown = [name for name, _ in added if name not in index]
    if unknown:
        raise ValueError(f"no variable is called {unknown[0]!r}")
    n_before = len(network.read_variable)
    entries = [
        *zip(network.schedule_at, network.schedule_kind, network.schedule_index, strict=True),
        *((day, READ, n_before + read) for read, (_, day) in enumerate(added)),
    ]
    return replace(
        network,
        **lay_schedule(entries),
        legend=replace(network.legend, reads=(*network.legend.reads, *added)),
        end_at=max([network.end_at, *(day for _, day in added)]),
        read_variable=array("i", [*network.read_variable, *(index[name] for name, _ in added)]),
    )
