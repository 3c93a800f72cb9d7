"""More asked of a network that is there: laws of variables, conditions by many dates, expected totals."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from casus.network.form import ALWAYS, NEVER, UNBOUNDED, Network
from casus.network.schedule import lay_schedule
from casus.network.schedule_kind import ASK, RECORD_BEGIN, RECORD_END

BY, ON = 0, 1


@dataclass(frozen=True, slots=True)
class Probe:
    """One more ask: does each (variable, low, high) hold, at some instant before a day (BY) or at it (ON)?"""

    tests: tuple[tuple[str, int, int], ...]
    day: float
    mode: int = BY


@dataclass(frozen=True, slots=True)
class Reward:
    """An expected total from a day to another: how often `event` happens, or for how many days each
    (variable, low, high) of `tests` holds."""

    begin: float
    end: float
    event: str | None = None
    tests: tuple[tuple[str, int, int], ...] = ()


def with_probes(network: Network, probes: Sequence[Probe]) -> Network:
    """Return `network` with more asks, after its own. At an instant they see what was before it.

    Raises ValueError for a name that is no variable.
    """
    conditions, network = _with_tests(network, [probe.tests for probe in probes])
    first = len(network.ask_condition)
    entries = [
        *zip(network.schedule_at, network.schedule_kind, network.schedule_index, strict=True),
        *((probe.day, ASK, first + number) for number, probe in enumerate(probes) if probe.mode == ON),
    ]
    names = tuple(("probe", f"probe {number}") for number in range(len(probes)))
    begin, watching = _watch(network, first, probes)
    return replace(
        network,
        **lay_schedule(entries),
        legend=replace(network.legend, asks=(*network.legend.asks, *names)),
        end_at=max([network.end_at, *(probe.day for probe in probes)]),
        ask_condition=array("i", [*network.ask_condition, *conditions]),
        ask_mode=array("B", [*network.ask_mode, *(probe.mode for probe in probes)]),
        ask_until_at=array("d", [*network.ask_until_at, *(probe.day for probe in probes)]),
        ask_is_negated=array("B", [*network.ask_is_negated, *(0 for _ in probes)]),
        ask_given=array("i", [*network.ask_given, *(-1 for _ in probes)]),
        watch_begin=begin,
        watch_ask=watching,
    )


def with_rewards(network: Network, rewards: Sequence[Reward]) -> Network:
    """Return `network` with expected totals, which the engine `exact` computes and others leave out.

    Raises ValueError for a name that is no variable or event.
    """
    conditions, network = _with_tests(network, [reward.tests for reward in rewards])
    events = {name: number for number, name in enumerate(network.legend.events)}
    for reward in rewards:
        if reward.event is not None and reward.event not in events:
            raise ValueError(f"no event is called {reward.event!r}")
    of_event = [-1 if reward.event is None else events[reward.event] for reward in rewards]
    begin_at = [reward.begin for reward in rewards]
    end_at = [reward.end for reward in rewards]
    return replace(
        network,
        legend=replace(network.legend, rewards=(*network.legend.rewards, *map(str, rewards))),
        end_at=max([network.end_at, *end_at]),
        reward_event=array("i", [*network.reward_event, *of_event]),
        reward_condition=array("i", [*network.reward_condition, *conditions]),
        reward_begin_at=array("d", [*network.reward_begin_at, *begin_at]),
        reward_end_at=array("d", [*network.reward_end_at, *end_at]),
    )


def _with_tests(
    network: Network, every: Iterable[Sequence[tuple[str, int, int]]]
) -> tuple[list[int], Network]:
    """Return the condition that all tests hold, for each sequence of them, and the network that has them."""
    variables = {name: number for number, name in reversed([*enumerate(network.legend.variables)])}
    columns = [
        network.test_variable[:], network.test_low[:], network.test_high[:], network.test_then[:],
        network.test_else[:],
    ]  # fmt: skip
    conditions = []
    for tests in every:
        condition = ALWAYS
        # a variable is tested once on a way, and in order
        for name, low, high in sorted(tests, key=lambda test: variables.get(test[0], -1), reverse=True):
            if name not in variables:
                raise ValueError(f"no variable is called {name!r}")
            entry = (variables[name], low, min(high, UNBOUNDED), condition, NEVER)
            for column, value in zip(columns, entry, strict=True):
                column.append(value)
            condition = len(columns[0]) - 1
        conditions.append(condition)
    variable, low_, high_, then, otherwise = columns
    return conditions, replace(
        network, test_variable=variable, test_low=low_, test_high=high_, test_then=then, test_else=otherwise
    )


def _watch(network: Network, first: int, probes: Sequence[Probe]) -> tuple[array[int], array[int]]:
    """Return which asks watch each variable, the new ones too."""
    variables = {name: number for number, name in reversed([*enumerate(network.legend.variables)])}
    watching: dict[int, list[int]] = {}
    for number, probe in enumerate(probes):
        if probe.mode == BY:
            for name, _, _ in probe.tests:
                watching.setdefault(variables[name], []).append(first + number)
    begin, asks = array("i", [0]), array("i")
    for variable in range(len(network.variable_first)):
        asks += network.watch_ask[network.watch_begin[variable] : network.watch_begin[variable + 1]]
        asks.extend(watching.get(variable, []))
        begin.append(len(asks))
    return begin, asks


def with_records(network: Network, records: Sequence[tuple[str, float, float]]) -> Network:
    """Return `network` with more stretches in which all of an event is known: (event, begin, end).

    An event may have several, which the engine `exact` takes one by one. Raises ValueError for a name that is
    no event.
    """
    events = {name: number for number, name in enumerate(network.legend.events)}
    unknown = [name for name, _, _ in records if name not in events]
    if unknown:
        raise ValueError(f"no event is called {unknown[0]!r}")
    first = len(network.record_event)
    entries = [
        *zip(network.schedule_at, network.schedule_kind, network.schedule_index, strict=True),
        *((begin, RECORD_BEGIN, first + number) for number, (_, begin, _) in enumerate(records)),
        *((end, RECORD_END, first + number) for number, (_, _, end) in enumerate(records)),
    ]
    return replace(
        network,
        **lay_schedule(entries),
        record_event=array("i", [*network.record_event, *(events[name] for name, _, _ in records)]),
        record_begin_at=array("d", [*network.record_begin_at, *(begin for _, begin, _ in records)]),
        record_end_at=array("d", [*network.record_end_at, *(end for _, _, end in records)]),
        end_at=max([network.end_at, *(end for _, _, end in records)]),
    )
