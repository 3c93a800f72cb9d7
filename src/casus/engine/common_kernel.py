"""Several networks in common worlds, by the kernel: the same sums as common.py, which defines them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial

from casus.engine.common import empty_row, layout_of
from casus.engine.kernel import Blocks, Engine, Signal, address_of, check_end, new_signal, with_blocks
from casus.engine.sums import GROUPS_PER_BLOCK, Sums
from casus.engine.worlds import Crew, Worker, processors
from casus.network import Network


class CommonEngine:
    """One thread's kernels, one for each network."""

    def __init__(self, networks: Sequence[Network], signal: Signal, thread: int = 0) -> None:
        self.width = layout_of(networks).width
        self.signal = signal
        self.thread = thread
        self.engines: list[Engine] = []
        try:
            for network in networks:
                self.engines.append(Engine(network, signal, thread))
        except BaseException:
            self.close()
            raise
        self.pointers = array("Q", [engine.at for engine in self.engines])

    def close(self) -> None:
        """Give back their memory."""
        for engine in self.engines:
            engine.close()

    def run(self, seed: int, first_group: int, n_groups: int) -> Blocks:
        """Return the common sums of each block. Raises EngineLimit, Stopped, MemoryError."""
        n_blocks = -(-n_groups // GROUPS_PER_BLOCK)
        rows = array("d", bytes(8 * self.width * n_blocks))
        fault = array("q", [0, 0, 0, 0])
        ended = self.engines[0].library.casus_run_common(
            address_of(self.pointers), len(self.engines), seed, first_group, n_groups, GROUPS_PER_BLOCK,
            address_of(rows), self.width, address_of(self.signal.stop),
            address_of(self.signal.done) + 8 * self.thread, address_of(fault),
        )  # fmt: skip
        check_end(ended, fault)
        return Blocks(rows, array("q", bytes(16 * n_blocks)), n_groups)


def common_crew(networks: Sequence[Network], seed: int, n_threads: int | None) -> Crew:
    """Return threads (by default one for each processor) that run common worlds."""
    signal = new_signal(n_threads or processors())
    engines = [CommonEngine(networks, signal, thread) for thread in range(len(signal.done))]
    workers = [Worker(partial(each.run, seed), each.close) for each in engines]
    return Crew(signal, workers, empty_row(networks))


def run_common_groups(networks: Sequence[Network], seed: int, first_group: int, n_groups: int) -> Sums:
    """Return the common sums of the worlds of some groups."""
    engine = CommonEngine(networks, new_signal(1))
    try:
        return with_blocks(empty_row(networks), engine.run(seed, first_group, n_groups))
    finally:
        engine.close()
