"""Measurements: worlds per second in this process, time and memory of whole commands in others."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass

from casus.engine import run_network
from casus.network import GROUP, Network


@dataclass(frozen=True)
class Speed:
    """One engine on one network, on one thread: CPU seconds, and what was done in them."""

    engine: str
    n_worlds: int
    cpu_seconds: float
    n_candidates: int
    n_occurrences: int


@dataclass(frozen=True)
class Command:
    """One command run to its end: wall seconds, CPU seconds, the largest resident memory, its exit status."""

    wall_seconds: float
    cpu_seconds: float
    peak_mebibytes: float
    status: int


def speed_of(network: Network, engine: str, seconds: float = 1.0) -> Speed:
    """Return the speed of `engine`, measured over about `seconds` after a first try that is not counted."""
    n_worlds = GROUP
    while True:
        began = time.process_time()
        outcome = run_network(network, seed=1, n_worlds=n_worlds, engine=engine, n_threads=1)
        spent = time.process_time() - began
        if spent >= seconds / 2:
            return Speed(engine, outcome.n_worlds, spent, outcome.n_candidates, outcome.n_occurrences)
        growth = min(64.0, 0.8 * seconds / max(spent, 1e-4))
        n_worlds = max(2 * n_worlds, int(n_worlds * growth) // GROUP * GROUP)


def threads_of(network: Network, n_worlds: int, n_tries: int = 3) -> tuple[float, bool]:
    """Return how many times quicker two threads are than one, and whether the answers are identical.

    Wall times, the best of some tries each: other work on the machine can only make a try slower.
    """
    best, outcomes = [], []
    for n_threads in (1, 2):
        walls = []
        for _ in range(n_tries):
            began = time.perf_counter()
            outcome = run_network(network, seed=1, n_worlds=n_worlds, engine="worlds", n_threads=n_threads)
            walls.append(time.perf_counter() - began)
        best.append(min(walls))
        outcomes.append(outcome)
    return best[0] / best[1], outcomes[0] == outcomes[1]


def run_command(arguments: list[str], environment: dict[str, str] | None = None) -> Command:
    """Return the cost of `python ARGUMENTS`, its output thrown away."""
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os.execve(sys.executable, [sys.executable, *arguments], {**os.environ, **(environment or {})})
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - began
    return Command(
        wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)
    )
