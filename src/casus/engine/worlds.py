"""Worlds by the kernel, in blocks over threads: the same sums on any number of them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Condition, Thread

from casus.engine.form import Outcome
from casus.engine.kernel import Blocks, Engine, Signal, Stopped, new_signal, with_blocks
from casus.engine.record import Records, record_from
from casus.engine.stopping import Goal, Progress, expected_worlds, next_groups
from casus.engine.sums import GROUPS_PER_BLOCK, Sums, empty_sums, outcome_of
from casus.network import GROUP, Network

SECONDS_PER_TASK = 0.03
SECONDS_PER_REPORT = 0.1


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_worlds(
    network: Network, seed: int, goal: Goal, n_threads: int | None, progress: Progress | None
) -> Outcome:
    """Return the outcome of the worlds that the goal asks for. Raises EngineLimit, MemoryError.

    Interrupted (Ctrl-C), it returns the outcome of the blocks that are done, counted from the first
    without a gap; with none done the interrupt goes on.
    """
    crew = crew_of(network, seed, n_threads)
    try:
        while (n_groups := next_groups(network, goal, crew.sums)) is not None:
            expected = expected_worlds(network, goal, crew.sums)
            crew.run_up_to(n_groups, partial(report, progress, expected))
    except KeyboardInterrupt:
        if crew.sums.n_groups == 0:
            raise
        return outcome_of(network, crew.sums, "worlds", seed, is_interrupted=True)
    finally:
        crew.close()
    report(progress, 0, crew.sums.n_groups * GROUP)
    return outcome_of(network, crew.sums, "worlds", seed, is_interrupted=False)


def crew_of(network: Network, seed: int, n_threads: int | None, records: Records | None = None) -> Crew:
    """Return threads (by default one for each processor) that run worlds of one network."""
    signal = new_signal(n_threads or processors())
    engines = [Engine(network, signal, thread) for thread in range(len(signal.done))]

    def run(engine: Engine, first: int, n_groups: int) -> Blocks:
        record = None if records is None else record_from(records, first)
        return engine.run(seed, first, n_groups, record)

    return Crew(signal, [Worker(partial(run, each), each.close) for each in engines], empty_sums(network))


def report(progress: Progress | None, expected: int, done: int) -> None:
    """Tell whoever wants to know how many worlds are done, of how many expected."""
    if progress is not None:
        progress(done, max(done, expected))


@dataclass(frozen=True, slots=True)
class Worker:
    """What a thread does: `run(first_group, n_groups)` gives rows of blocks; `close` gives memory back."""

    run: Callable[[int, int], Blocks]
    close: Callable[[], None]


class Crew:
    """Threads that run blocks; their sums are added in the order of blocks, by the thread that waits."""

    def __init__(self, signal: Signal, workers: Sequence[Worker], empty: Sums) -> None:
        self.signal = signal
        self.workers = workers
        self.sums = empty
        self.changed = Condition()
        self.finished: dict[int, Blocks] = {}  # by first group: done, and not yet added
        self.failed: dict[int, BaseException] = {}
        self.next_group = 0
        self.last_group = 0
        self.blocks_per_task = 1
        self.n_working = 0

    def close(self) -> None:
        """Give back the kernel's memory. Call it when no thread works."""
        for worker in self.workers:
            worker.close()

    def run_up_to(self, n_groups: int, tell: Callable[[int], None]) -> None:
        """Add the worlds of all groups below `n_groups` to the sums.

        Raises the first failure in the order of groups, and KeyboardInterrupt after adding what is done.
        """
        self.last_group = n_groups
        n_blocks = -(-(n_groups - self.next_group) // GROUPS_PER_BLOCK)
        team = [Thread(target=self.work, args=[worker]) for worker in self.workers[:n_blocks]]
        self.n_working = len(team)
        try:
            for thread in team:
                thread.start()
            self.wait(tell)
        except BaseException:
            self.signal.stop[0] = 1
            raise
        finally:
            for thread in team:
                if thread.ident is not None:
                    thread.join()
            self.add_finished()
        if self.failed:
            raise self.failed[min(self.failed)]

    def wait(self, tell: Callable[[int], None]) -> None:
        """Add what the threads finish, and tell how far they are, until they have ended."""
        told_at = time.monotonic()
        while True:
            with self.changed:
                if self.n_working == 0:
                    return
                self.changed.wait(SECONDS_PER_REPORT)
            self.add_finished()
            now = time.monotonic()
            if now - told_at >= SECONDS_PER_REPORT:
                told_at = now
                tell(sum(self.signal.done))

    def add_finished(self) -> None:
        """Add the blocks that come next, as far as they are done. Never leaves the sums half added."""
        while self.sums.n_groups in self.finished:
            sums = with_blocks(self.sums, self.finished[self.sums.n_groups])
            del self.finished[self.sums.n_groups]
            self.sums = sums

    def work(self, worker: Worker) -> None:
        """Run one task after another until none is left, one has failed, or a stop is signalled."""
        try:
            while (task := self.take()) is not None:
                first, n_groups = task
                begun_at = time.perf_counter()
                try:
                    blocks = worker.run(first, n_groups)
                except Stopped:
                    return
                except BaseException as failure:
                    with self.changed:
                        self.failed[first] = failure
                    return
                seconds = (time.perf_counter() - begun_at) / -(-n_groups // GROUPS_PER_BLOCK)
                with self.changed:
                    self.finished[first] = blocks
                    self.blocks_per_task = max(1, int(SECONDS_PER_TASK / max(seconds, 1e-6)))
                    self.changed.notify()
        finally:
            with self.changed:
                self.n_working -= 1
                self.changed.notify()

    def take(self) -> tuple[int, int] | None:
        """Return first group and number of groups of the next task; tasks are taken in order."""
        with self.changed:
            left = self.last_group - self.next_group
            if left == 0 or self.failed or self.signal.stop[0]:
                return None
            fair = -(-left // (2 * len(self.workers) * GROUPS_PER_BLOCK))
            n_groups = min(left, GROUPS_PER_BLOCK * max(1, min(self.blocks_per_task, fair)))
            first = self.next_group
            self.next_group += n_groups
            return first, n_groups
