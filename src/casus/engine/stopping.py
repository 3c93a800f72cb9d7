"""When to stop: how many worlds to run next, from the sums so far, and so the same for everyone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, inf

from casus.engine.sums import GROUPS_PER_BLOCK, WORLDS_PER_BLOCK, Sums, largest_error
from casus.network import GROUP, Network

Progress = Callable[[int, int], None]  # worlds done, worlds expected
ErrorOf = Callable[[Network, Sums], float]

MOST_WORLDS = 2**24
MOST_WORLDS_WITHOUT_WEIGHT = 2**17  # a network whose every world is excluded is not tried for ever
MARGIN = 1.02


@dataclass(frozen=True, slots=True)
class Goal:
    """So many groups (then no error is asked), or the standard error asked of every ask."""

    n_groups: int | None
    standard_error: float
    first_worlds: int
    most_worlds: int = MOST_WORLDS


def next_groups(network: Network, goal: Goal, sums: Sums, error_of: ErrorOf = largest_error) -> int | None:
    """Return up to which group to run next, or None when the goal is reached: `error_of` is small enough.

    It looks at the sums only, which are the same on any number of threads: first `first_worlds`, then about
    as many as the error says are needed, between 1.25 and 4 times as many as there are.
    """
    if goal.n_groups is not None:
        return goal.n_groups if sums.n_groups < goal.n_groups else None
    if sums.n_groups == 0:
        return goal.first_worlds // GROUP
    n_worlds = sums.n_groups * GROUP
    most = goal.most_worlds if sums.row[0] > 0.0 else MOST_WORLDS_WITHOUT_WEIGHT
    if n_worlds >= most or error_of(network, sums) <= goal.standard_error:
        return None
    n_blocks = ceil(n_worlds / WORLDS_PER_BLOCK)
    wanted = ceil(min(expected_worlds(network, goal, sums, error_of), most) / WORLDS_PER_BLOCK)
    return GROUPS_PER_BLOCK * min(max(wanted, n_blocks + max(n_blocks // 4, 1)), 4 * n_blocks)


def expected_worlds(network: Network, goal: Goal, sums: Sums, error_of: ErrorOf = largest_error) -> int:
    """Return how many worlds the goal is expected to take, in all."""
    if goal.n_groups is not None:
        return goal.n_groups * GROUP
    if sums.n_groups == 0:
        return goal.first_worlds
    n_worlds = sums.n_groups * GROUP
    error = error_of(network, sums)
    if error == inf:
        return goal.most_worlds
    return min(ceil(MARGIN * n_worlds * max(error / goal.standard_error, 1.0) ** 2), goal.most_worlds)
