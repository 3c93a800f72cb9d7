"""Which engine runs a network, and how long."""

from __future__ import annotations

import time

from casus.engine.evidence import has_evidence
from casus.engine.exact_cost import CHEAP, MOST_SETTINGS, predicted_seconds
from casus.engine.exact_limit import ExactLimit
from casus.engine.form import Outcome, WorldTable
from casus.engine.plain import run_group
from casus.engine.stopping import Goal, Progress, expected_worlds, next_groups
from casus.engine.sums import GROUPS_PER_BLOCK, WORLDS_PER_BLOCK, Sums, add_sums, empty_sums, outcome_of
from casus.network import GROUP, Network

PLAIN, WORLDS, PARTICLES, EXACT, AUTO = "plain", "worlds", "particles", "exact", "auto"
ENGINES = (PLAIN, WORLDS, PARTICLES, EXACT, AUTO)
FIRST_WORLDS = {PLAIN: 1024, WORLDS: 4096}
# particles of few ancestors say little more when there are ten times as many; their error is told
MOST_WEIGHTED_WORLDS = 2**17
FIRST_WEIGHTED_WORLDS = {PLAIN: 8192, WORLDS: 32_768, PARTICLES: 32_768}
PLAIN_STANDARD_ERROR = 0.01
SECONDS_PER_REPORT = 0.1


def has_kernel() -> bool:
    """Return whether the compiled kernel is there; without it `auto` is `plain`."""
    from casus.engine.kernel import load_kernel  # ctypes is loaded only by who runs worlds

    return load_kernel() is not None


def run_network(
    network: Network,
    *,
    seed: int = 1,
    n_worlds: int | None = None,
    standard_error: float = 0.001,
    engine: str = AUTO,
    n_threads: int | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Return the sums over worlds of every ask and read.

    `n_worlds`: so many, rounded up to whole groups of 16; without it, until the standard error of every ask
    is at most `standard_error` (at least 4,096 worlds, at most 2^24). `engine`: "worlds" (the kernel, on
    `n_threads`, by default all processors), "plain" (Python: some thousand times slower, 1,024 worlds at
    least, and an error below 0.01 is read as 0.01), "exact" (no worlds: certified answers given the ranges'
    values, averaged over those until the error is small; `n_worlds` is of no use to it), or "auto": exact
    where no `n_worlds` is asked for and it is predicted to take less than 0.3 seconds, else worlds where
    there is a kernel. Which one it was is in the outcome. The same seed, network and goal give the same
    outcome, to the last bit, on any number of threads, and n_worlds worlds are the same under both engines
    that run them.

    With evidence worlds are run in whole blocks of 1,024 until the errors between blocks are small: 32 blocks
    at least and 128 at most, whatever the error is then, unless `n_worlds` asks for more. "auto" and
    "particles" resample them (particles.py), "worlds" does not, and "plain" resamples in Python, 8 blocks at
    least. Without evidence "particles" is "worlds".

    `progress(done, expected)` is called now and then. An interrupt gives the outcome of the worlds done so
    far, marked. Raises ValueError for misuse, and EngineLimit (a ValueError) for a world that cannot be run;
    of that kind is ExactLimit, for a network too large to be answered exactly, and kind "evidence" names a
    fact that no world could meet.
    """
    check_misuse(seed, n_worlds, standard_error, n_threads)
    if engine not in ENGINES:
        raise ValueError(f"engine must be plain, worlds, particles, exact or auto, got {engine!r}")
    if engine == EXACT:
        from casus.engine.exact import run_exact  # numpy is loaded only by who asks for exact answers

        return run_exact(network, seed, standard_error, progress)
    if engine == AUTO and n_worlds is None:
        answered = answered_cheaply(network, seed, standard_error)
        if answered is not None:
            return answered
    is_weighted = has_evidence(network)
    if engine == AUTO:
        engine = PLAIN if not has_kernel() else PARTICLES if is_weighted else WORLDS
    n_groups = None if n_worlds is None else -(-n_worlds // GROUP)
    if is_weighted:
        from casus.engine.weighted import run_weighted

        error = max(standard_error, PLAIN_STANDARD_ERROR) if engine == PLAIN else standard_error
        goal = Goal(n_groups, error, FIRST_WEIGHTED_WORLDS[engine], MOST_WEIGHTED_WORLDS)
        return run_weighted(network, seed, goal, engine, engine != WORLDS, n_threads, progress)
    engine = WORLDS if engine == PARTICLES else engine  # nothing to weigh them by
    if engine == PLAIN:
        goal = Goal(n_groups, max(standard_error, PLAIN_STANDARD_ERROR), FIRST_WORLDS[PLAIN])
        return run_plain(network, seed, goal, progress)
    from casus.engine.worlds import run_worlds

    return run_worlds(
        network, seed, Goal(n_groups, standard_error, FIRST_WORLDS[WORLDS]), n_threads, progress
    )


def check_misuse(seed: int, n_worlds: int | None, standard_error: float, n_threads: int | None) -> None:
    """Raise ValueError for a number that no run can have."""
    if not 0 <= seed < 2**64:
        raise ValueError(f"seed must be a whole number from 0 to 2^64 - 1, got {seed}")
    if n_worlds is not None and n_worlds < 1:
        raise ValueError(f"n_worlds must be at least 1, got {n_worlds}")
    if n_worlds is not None and n_worlds > 2**32:
        raise ValueError(f"n_worlds must be at most 2^32, got {n_worlds}")
    if not standard_error > 0.0:
        raise ValueError(f"standard_error must be above 0, got {standard_error}")
    if n_threads is not None and n_threads < 1:
        raise ValueError(f"n_threads must be at least 1, got {n_threads}")


def sample_worlds(
    network: Network, *, seed: int = 1, n_worlds: int, engine: str = AUTO, n_threads: int | None = None
) -> WorldTable:
    """Return what happens in each of the first `n_worlds` worlds (rounded up to whole groups of 16).

    The table is the same, to the last bit, under "worlds", "plain" and on any number of threads; "auto" is
    worlds where there is a kernel. With evidence that one resamples whole blocks of 1,024 (particles.py): a
    row is a slot at the end, with its weight, and the ranges of its ancestor; "worlds" and "plain" give each
    world its own weight. An interrupt gives the worlds done so far, marked (of particles it goes on). Raises
    ValueError for misuse, EngineLimit for a world that cannot be run, MemoryError. Loads numpy.
    """
    check_misuse(seed, n_worlds, PLAIN_STANDARD_ERROR, n_threads)
    if engine not in (PLAIN, WORLDS, PARTICLES, AUTO):
        raise ValueError(f"engine must be plain, worlds, particles or auto, got {engine!r}")
    from casus.engine.table import table_by_kernel, table_by_particles, table_by_plain

    if engine in (PARTICLES, AUTO) and has_evidence(network) and has_kernel():
        return table_by_particles(network, seed, -(-n_worlds // WORLDS_PER_BLOCK), n_threads)

    n_groups = -(-n_worlds // GROUP)
    if engine == PLAIN or (engine == AUTO and not has_kernel()):
        return table_by_plain(network, seed, n_groups)
    return table_by_kernel(network, seed, n_groups, n_threads)


def answered_cheaply(network: Network, seed: int, standard_error: float) -> Outcome | None:
    """Return the exact outcome where it is predicted to be cheap, and proves so; else None."""
    if predicted_seconds(network) > CHEAP:
        return None
    from casus.engine.exact import run_exact

    try:
        found = run_exact(network, seed, standard_error, most_settings=MOST_SETTINGS)
    except ExactLimit:
        return None
    asks = zip(found.exact or (), network.ask_given, strict=True)
    is_precise = all(answer.standard_error <= standard_error for answer, given in asks if given < 0)
    return found if is_precise else None


def run_plain(network: Network, seed: int, goal: Goal, progress: Progress | None) -> Outcome:
    """Return the outcome of the worlds that the goal asks for, in Python. Interrupts as in run_worlds."""
    sums = empty_sums(network)
    told_at = time.monotonic()
    try:
        while (n_groups := next_groups(network, goal, sums)) is not None:
            expected = expected_worlds(network, goal, sums)
            while sums.n_groups < n_groups:
                block = empty_sums(network)
                for group in range(sums.n_groups, min(sums.n_groups + GROUPS_PER_BLOCK, n_groups)):
                    run_group(network, seed, group, block)
                    if progress is not None and time.monotonic() - told_at >= SECONDS_PER_REPORT:
                        told_at = time.monotonic()
                        progress(GROUP * (group + 1), max(expected, GROUP * (group + 1)))
                total = Sums(sums.row[:], sums.n_groups, sums.n_candidates, sums.n_occurrences)
                add_sums(total, block)
                sums = total
    except KeyboardInterrupt:
        if sums.n_groups == 0:
            raise
        return outcome_of(network, sums, PLAIN, seed, is_interrupted=True)
    if progress is not None:
        progress(sums.n_groups * GROUP, sums.n_groups * GROUP)
    return outcome_of(network, sums, PLAIN, seed, is_interrupted=False)
