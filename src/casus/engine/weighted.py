"""Runs with evidence: blocks of weighted worlds until the errors between blocks are small, then the bands."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from math import inf
from queue import SimpleQueue

from casus.engine.arithmetic import exponential
from casus.engine.form import Outcome
from casus.engine.particles import Block, run_block
from casus.engine.stopping import Goal, Progress, expected_worlds, next_groups
from casus.engine.sums import GROUPS_PER_BLOCK
from casus.engine.tally import Tally, add_block, empty_tally, outcome_of_tally, sum_of, sums_of
from casus.network import GROUP, Network

FIRST_BLOCK_FOR_BANDS = 2**21  # far from the blocks of answers, which are at most 2^14
MOST_SETTINGS = 32
SECONDS_PER_REPORT = 0.1


@dataclass(frozen=True, slots=True)
class Task:
    """A block to run: its number, and the group whose ranges all of it takes, -1: each its own."""

    block: int
    ranges_of: int = -1


Run = Callable[[Task], Block]
RunAll = Callable[[Sequence[Task]], Iterator[Block]]


def run_weighted(
    network: Network,
    seed: int,
    goal: Goal,
    engine: str,
    is_resampled: bool,
    n_threads: int | None,
    progress: Progress | None,
) -> Outcome:
    """Return the outcome of whole blocks of 1,024 worlds, as many as the goal asks for.

    `engine`: as it is to be called; "plain" runs in Python, any other by the kernel. Interrupted (Ctrl-C), it
    returns the outcome of the blocks that are done, counted from the first without a gap; with none done the
    interrupt goes on. Raises EngineLimit, also where no world could meet what was observed.
    """
    whole = None if goal.n_groups is None else GROUPS_PER_BLOCK * -(-goal.n_groups // GROUPS_PER_BLOCK)
    goal = replace(goal, n_groups=whole)
    tally = empty_tally(network)
    variance = (0.0,) * len(network.ask_condition)
    with team_of(network, seed, engine, is_resampled, n_threads) as run_all:
        try:
            while (n_groups := next_groups(network, goal, sums_of(network, tally))) is not None:
                expected = expected_worlds(network, goal, sums_of(network, tally))
                tasks = [Task(block) for block in range(tally.n_blocks, n_groups // GROUPS_PER_BLOCK)]
                told_at = time.monotonic()
                for block in run_all(tasks):
                    add_block(network, tally, block)
                    if progress is not None and time.monotonic() - told_at >= SECONDS_PER_REPORT:
                        told_at = time.monotonic()
                        progress(tally.n_groups * GROUP, max(expected, tally.n_groups * GROUP))
            variance = variance_over_ranges(network, tally, run_all)
        except KeyboardInterrupt:
            if tally.n_blocks == 0:
                raise
            return outcome_of_tally(network, tally, engine, seed, variance, is_interrupted=True)
    if progress is not None:
        progress(tally.n_groups * GROUP, tally.n_groups * GROUP)
    return outcome_of_tally(network, tally, engine, seed, variance, is_interrupted=False)


@contextmanager
def team_of(
    network: Network, seed: int, engine: str, is_resampled: bool, n_threads: int | None
) -> Iterator[RunAll]:
    """Give a function that runs tasks and yields their blocks in order: in Python, or by threads."""
    if engine == "plain":
        yield partial(map, lambda task: run_plain_block(network, seed, is_resampled, task))
        return
    from casus.engine.kernel import Engine, new_signal
    from casus.engine.worlds import processors

    n_threads = n_threads or processors()
    signal = new_signal(n_threads)
    engines = [Engine(network, signal, thread) for thread in range(n_threads)]
    idle: SimpleQueue[Engine] = SimpleQueue()
    for each in engines:
        idle.put(each)

    def run_one(task: Task) -> Block:
        taken = idle.get()
        try:
            first = GROUPS_PER_BLOCK * task.block
            return taken.run_block(seed, first, GROUPS_PER_BLOCK, is_resampled, task.ranges_of)
        finally:
            idle.put(taken)

    executor = ThreadPoolExecutor(n_threads)
    try:
        yield partial(in_order, executor, run_one)
    finally:
        signal.stop[0] = 1
        executor.shutdown(cancel_futures=True)
        for each in engines:
            each.close()


def run_plain_block(network: Network, seed: int, is_resampled: bool, task: Task) -> Block:
    """Return a task's block, by the definition."""
    first = GROUPS_PER_BLOCK * task.block
    return run_block(network, seed, first, GROUPS_PER_BLOCK, is_resampled, task.ranges_of)


def in_order(executor: ThreadPoolExecutor, run_one: Run, tasks: Sequence[Task]) -> Iterator[Block]:
    """Yield the block of each task, in order. The first failure, in that order, is raised."""
    waiting: list[Future[Block]] = [executor.submit(run_one, task) for task in tasks]
    for future in waiting:
        yield future.result()


# ---- bands ---------------------------------------------------------------------------------------------


def variance_over_ranges(network: Network, tally: Tally, run_all: RunAll) -> tuple[float, ...]:
    """Return, by ask, the variance of its answer given the ranges' values, as evidence leaves these.

    A nested simulation: settings of the ranges (as many as there are blocks, 32 at most) are taken from the
    weighted worlds, evenly by weight, and two blocks are run with each. Their answers a and b are those of
    one setting with independent errors, so the covariance of a and b over settings is the variance of the
    answer without that of the computation.
    """
    n_asks = len(network.ask_condition)
    if all(kind == 0 for kind in network.range_kind) or not tally.row[0] > 0.0:
        return (0.0,) * n_asks
    groups = settings_by_weight(tally, min(tally.n_blocks, MOST_SETTINGS))
    tasks = [
        Task(FIRST_BLOCK_FOR_BANDS + 2 * place + twin, group)
        for place, group in enumerate(groups)
        for twin in (0, 1)
    ]
    answers = [answers_of(network, block) for block in run_all(tasks)]
    pairs = list(zip(answers[0::2], answers[1::2], strict=True))
    return tuple(covariance([(one[ask], other[ask]) for one, other in pairs]) for ask in range(n_asks))


def settings_by_weight(tally: Tally, n: int) -> list[int]:
    """Return n groups whose ranges stand for those of all worlds: evenly spaced in the sum of weights."""
    weights = [
        (GROUPS_PER_BLOCK * block + group, weight * unit)
        for block, (unit, groups) in enumerate(scaled(tally))
        for group, weight in enumerate(groups)
    ]
    total = sum(weight for _, weight in weights)
    chosen: list[int] = []
    reached = 0.0
    for group, weight in weights:
        reached += weight
        while len(chosen) < n and (len(chosen) + 0.5) * total < reached * n:
            chosen.append(group)
    return chosen + chosen[-1:] * (n - len(chosen))


def scaled(tally: Tally) -> Iterator[tuple[float, Sequence[float]]]:
    """Yield, of each block, the unit of its weights relative to all, and its weights by group."""
    for log_scale, weights in tally.groups:
        yield (exponential(log_scale - tally.log_scale) if log_scale > -inf else 0.0), weights


def answers_of(network: Network, block: Block) -> list[float | None]:
    """Return the answer of each ask in one block, None where no world counts for it."""
    n_asks = len(network.ask_condition)
    total = sum_of(block.weight)
    hits = [sum_of(block.hits[ask::n_asks]) for ask in range(n_asks)]
    within = [total if given < 0 else hits[given] for given in network.ask_given]
    return [hit / each if each > 0.0 else None for hit, each in zip(hits, within, strict=True)]


def covariance(pairs: Sequence[tuple[float | None, float | None]]) -> float:
    """Return the covariance of pairs, without those that lack a number; 0 for fewer than two."""
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    if len(known) < 2:
        return 0.0
    mean_a = sum(a for a, _ in known) / len(known)
    mean_b = sum(b for _, b in known) / len(known)
    return sum((a - mean_a) * (b - mean_b) for a, b in known) / (len(known) - 1)
