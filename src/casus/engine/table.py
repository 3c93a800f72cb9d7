"""Worlds as a table: what happened in each of them, as numpy arrays."""

from __future__ import annotations

from array import array
from math import inf, nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from casus.engine.arithmetic import normal_quantile
from casus.engine.form import WorldRecord, WorldTable
from casus.engine.luck import luck
from casus.engine.plain import run_world
from casus.engine.setting import draw_setting
from casus.engine.sums import GROUPS_PER_BLOCK, WORLDS_PER_BLOCK
from casus.network import GROUP, Network


def table_by_kernel(network: Network, seed: int, n_groups: int, n_threads: int | None) -> WorldTable:
    """Return what happens in the worlds of the first groups, written in place by the kernel.

    Interrupted (Ctrl-C), it returns the worlds done so far; with none done the interrupt goes on.
    """
    from casus.engine.record import new_records
    from casus.engine.worlds import crew_of

    records = new_records(network, 0, n_groups)
    crew = crew_of(network, seed, n_threads, records)
    is_interrupted = False
    try:
        crew.run_up_to(n_groups, lambda _: None)
    except KeyboardInterrupt:
        if crew.sums.n_groups == 0:
            raise
        is_interrupted = True
    finally:
        crew.close()
    done = crew.sums.n_groups

    def rows(values: array[Any]) -> NDArray[Any]:
        return np.asarray(values).reshape(GROUP * n_groups, -1 if values else 0)[: GROUP * done]

    return WorldTable(
        engine="worlds",
        seed=seed,
        is_interrupted=is_interrupted,
        number=np.arange(GROUP * done),
        weight=rows(records.weight)[:, 0],
        seen_at=rows(records.seen_at),
        value=rows(records.value),
        first_at=rows(records.first_at),
        read=rows(records.read),
        range_row=np.arange(GROUP * done) // GROUP,
        range_score=np.asarray(records.range_z).reshape(n_groups, len(network.range_kind))[:done],
    )


def table_by_plain(network: Network, seed: int, n_groups: int) -> WorldTable:
    """Return the same by plain, which defines it."""
    worlds: list[WorldRecord] = []
    scores: list[list[float]] = []
    is_interrupted = False
    try:
        for group in range(n_groups):
            setting = draw_setting(network, seed, group)
            own = [run_world(setting, seed, GROUP * group + each) for each in range(GROUP)]
            scores.append(scores_of(network, seed, group))
            worlds += own
    except KeyboardInterrupt:
        if not worlds:
            raise
        is_interrupted = True
    n_worlds = len(worlds)
    scores = scores[: n_worlds // GROUP]

    def rows(values: list[Any], kind: type, width: int) -> NDArray[Any]:
        return np.array(values, dtype=kind).reshape(len(values), width)

    return WorldTable(
        engine="plain",
        seed=seed,
        is_interrupted=is_interrupted,
        number=np.arange(n_worlds),
        weight=np.array([world.weight for world in worlds]),
        seen_at=rows([world.seen_at for world in worlds], np.float64, len(network.ask_condition)),
        value=rows([world.value for world in worlds], np.int32, len(network.variable_first)),
        first_at=rows([world.first_at for world in worlds], np.float64, len(network.event_hazard)),
        read=rows([world.read for world in worlds], np.int32, len(network.read_variable)),
        range_row=np.arange(n_worlds) // GROUP,
        range_score=rows(scores, np.float64, len(network.range_kind)),
    )


def table_by_particles(network: Network, seed: int, n_blocks: int, n_threads: int | None) -> WorldTable:
    """Return what the slots of the first blocks of particles came to, by the kernel; weights of all blocks
    are in one unit. Raises EngineLimit, MemoryError; an interrupt goes on.
    """
    from concurrent.futures import ThreadPoolExecutor

    from casus.engine.kernel import BlockDetail, Engine, address_of, new_signal
    from casus.engine.record import new_records, record_from
    from casus.engine.worlds import processors

    n_groups, n_worlds = GROUPS_PER_BLOCK * n_blocks, WORLDS_PER_BLOCK * n_blocks
    records = new_records(network, 0, n_groups)
    root, weight = array("i", [0]) * n_worlds, array("d", [0.0]) * n_worlds
    signal = new_signal(1)

    def run(block: int) -> float:
        first = WORLDS_PER_BLOCK * block
        where = address_of(root) + 4 * first, address_of(weight) + 8 * first, None
        engine = Engine(network, signal)
        try:
            group = GROUPS_PER_BLOCK * block
            detail = BlockDetail(record_from(records, group), where)
            return engine.run_block(seed, group, GROUPS_PER_BLOCK, True, -1, detail).log_scale
        finally:
            engine.close()

    with ThreadPoolExecutor(n_threads or processors()) as executor:
        try:
            log_scale = np.array(list(executor.map(run, range(n_blocks))))
        except BaseException:
            signal.stop[0] = 1
            raise
    unit = np.exp(log_scale - log_scale.max()) if log_scale.max() > -inf else np.zeros(n_blocks)

    def rows(values: array[Any]) -> NDArray[Any]:
        return np.asarray(values).reshape(n_worlds, -1 if values else 0)

    place = np.arange(n_worlds) // WORLDS_PER_BLOCK
    return WorldTable(
        engine="particles",
        seed=seed,
        is_interrupted=False,
        number=np.arange(n_worlds),
        weight=np.asarray(weight) * unit[place],
        seen_at=rows(records.seen_at),
        value=rows(records.value),
        first_at=rows(records.first_at),
        read=rows(records.read),
        range_row=GROUPS_PER_BLOCK * place + np.asarray(root) // GROUP,
        range_score=np.asarray(records.range_z).reshape(n_groups, len(network.range_kind)),
    )


def scores_of(network: Network, seed: int, group: int) -> list[float]:
    """Return the standard normal score of each range in a group, NaN for a fixed one."""
    ranges = zip(network.range_kind, network.range_stream, strict=True)
    return [nan if kind == 0 else normal_quantile(luck(seed, group, stream)) for kind, stream in ranges]
