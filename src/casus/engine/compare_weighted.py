"""Networks with evidence compared: the same blocks in each, and the errors of differences between blocks.

Where two networks weigh worlds alike (what is changed comes after all that was observed), they resample
alike, and slot i has the same past and the same luck in both. Where they weigh them otherwise (theses), the
two have the claims, ranges and first candidates of a block in common; the answers are right all the same.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from math import inf, sqrt

from casus.engine.arithmetic import exponential
from casus.engine.compare import is_same_network
from casus.engine.form import Comparison, Difference, EngineLimit
from casus.engine.particles import Block
from casus.engine.stopping import Goal, Progress, expected_worlds, next_groups
from casus.engine.sums import GROUPS_PER_BLOCK, Sums
from casus.engine.tally import Tally, add_block, empty_tally, outcome_of_tally, sum_of, sums_of
from casus.engine.weighted import Task, team_of, variance_over_ranges
from casus.network import GROUP, Network


@dataclass(slots=True)
class Shares:
    """Of one network, by block: the logarithm of its unit, and in it the H and W of every ask."""

    log_scale: list[float] = field(default_factory=list)
    hits: list[list[float]] = field(default_factory=list)
    within: list[list[float]] = field(default_factory=list)


@dataclass(slots=True)
class WeightedRun:
    """The blocks run so far, of every network."""

    networks: Sequence[Network]
    tallies: list[Tally]
    shares: list[Shares]
    is_same: list[bool]

    def add(self, blocks: Sequence[Block]) -> None:
        """Add the next block of every network."""
        for network, tally, shares, block in zip(
            self.networks, self.tallies, self.shares, blocks, strict=True
        ):
            add_block(network, tally, block)
            n_asks = len(network.ask_condition)
            total = sum_of(block.weight)
            hits = [sum_of(block.hits[ask::n_asks]) for ask in range(n_asks)]
            shares.log_scale.append(block.log_scale)
            shares.hits.append(hits)
            shares.within.append([total if given < 0 else hits[given] for given in network.ask_given])

    def error_of(self, _: Network, __: Sums) -> float:
        """Return the largest standard error of any difference that counts in all worlds."""
        found = [
            self.difference(which, ask).standard_error
            for which in range(1, len(self.networks))
            for ask, given in enumerate(self.networks[0].ask_given)
            if given < 0
        ]
        return max(found, default=0.0)

    def difference(self, which: int, ask: int) -> Difference:
        """Return the difference of an ask's answers to the first network's, with the error between blocks."""
        own, first = (residuals_of(self.shares[each], ask) for each in (which, 0))
        if own is None or first is None:
            return Difference(None, inf, 0)
        apart = [a - b for a, b in zip(own[1], first[1], strict=True)]
        n_blocks, n_differing = len(apart), sum(each != 0.0 for each in apart)
        if n_differing == 0:
            effective = [tally.row[2] / (tally.row[0] * tally.row[0]) for tally in self.tallies]
            one_world = min(1.0, max(effective[which], effective[0]))
            return Difference(own[0] - first[0], 0.0 if self.is_same[which] else one_world, 0)
        spread = sum(each * each for each in apart) * n_blocks / max(n_blocks - 1, 1)
        return Difference(own[0] - first[0], sqrt(spread) if n_blocks > 1 else inf, n_differing)


def residuals_of(shares: Shares, ask: int) -> tuple[float, list[float]] | None:
    """Return r = sum H / sum W, and each block's (H - r W) / sum W; None where no world counts."""
    most = max(shares.log_scale, default=-inf)
    if most == -inf:
        return None
    unit = [exponential(each - most) if each > -inf else 0.0 for each in shares.log_scale]
    hits = [each * block[ask] for each, block in zip(unit, shares.hits, strict=True)]
    within = [each * block[ask] for each, block in zip(unit, shares.within, strict=True)]
    total = sum_of(array("d", within))
    if total <= 0.0:
        return None
    ratio = sum_of(array("d", hits)) / total
    return ratio, [(h - ratio * w) / total for h, w in zip(hits, within, strict=True)]


def compare_weighted(
    networks: Sequence[Network],
    seed: int,
    goal: Goal,
    engine: str,
    n_threads: int | None,
    progress: Progress | None,
) -> Comparison:
    """Return the comparison of networks with evidence, over whole blocks of 1,024 worlds.

    Interrupted (Ctrl-C), it returns that of the blocks done so far. Raises EngineLimit, also where no world
    of some network could meet what was observed.
    """
    whole = None if goal.n_groups is None else GROUPS_PER_BLOCK * -(-goal.n_groups // GROUPS_PER_BLOCK)
    goal = replace(goal, n_groups=whole)
    networks = with_common_scale(networks)
    is_same = [is_same_network(networks[0], each) for each in networks]
    run = WeightedRun(
        networks, [empty_tally(each) for each in networks], [Shares() for _ in networks], is_same
    )
    first, tally = networks[0], run.tallies[0]
    variance = [(0.0,) * len(each.ask_condition) for each in networks]
    is_interrupted = False
    with ExitStack() as stack:
        teams = [stack.enter_context(team_of(each, seed, engine, True, n_threads)) for each in networks]
        try:
            while (n_groups := next_groups(first, goal, sums_of(first, tally), run.error_of)) is not None:
                expected = expected_worlds(first, goal, sums_of(first, tally), run.error_of)
                tasks = [Task(block) for block in range(tally.n_blocks, n_groups // GROUPS_PER_BLOCK)]
                for blocks in zip(*(run_all(tasks) for run_all in teams), strict=True):
                    run.add(blocks)
                    if progress is not None:
                        progress(tally.n_groups * GROUP, max(expected, tally.n_groups * GROUP))
            for which, run_all in enumerate(teams):
                variance[which] = variance_over_ranges(networks[which], run.tallies[which], run_all)
        except KeyboardInterrupt:
            if tally.n_blocks == 0:
                raise
            is_interrupted = True
    outcomes = []
    for which, network in enumerate(networks):
        try:
            outcomes.append(
                outcome_of_tally(network, run.tallies[which], engine, seed, variance[which], is_interrupted)
            )
        except EngineLimit as limit:
            raise EngineLimit(limit.kind, limit.index, limit.place, which) from None
    differences = tuple(
        tuple(run.difference(which, ask) for ask in range(len(first.ask_condition)))
        for which in range(1, len(networks))
    )
    return Comparison(tuple(outcomes), differences, is_interrupted)


def with_common_scale(networks: Sequence[Network]) -> list[Network]:
    """Return the networks with the same room for scaling, so that scaling alone changes no candidate."""
    most = array("d", map(max, zip(*(network.event_scale_most for network in networks), strict=True)))
    return [replace(network, event_scale_most=most) for network in networks]
