"""Sums over worlds: how they are laid out in a row, added, and read as an outcome with its errors.

A row holds: sum of weights, sum over groups of W_g ** 2, sum over worlds of w ** 2; then for each ask its
hits, hits_squared, hits_times_weight and own_squares (for an ask with `given`: within the worlds where that
one holds, so that its weights W_g are the other's hits); then for each read its total and squares. Rows are
sums over a block of groups, and are added in the order of blocks, so that no sum depends on who made it.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from math import inf, sqrt

from casus.engine.form import AskSums, Outcome, ReadSums
from casus.network import GROUP, Network

GROUPS_PER_BLOCK = 64
WORLDS_PER_BLOCK = GROUPS_PER_BLOCK * GROUP
FIRST_ASK = 3
PER_ASK = 4
PER_READ = 2


@dataclass(slots=True)
class Sums:
    """The sums of the worlds run so far, first blocks first."""

    row: array[float]
    n_groups: int = 0
    n_candidates: int = 0
    n_occurrences: int = 0


def width_of(network: Network) -> int:
    """Return the length of a row."""
    return FIRST_ASK + PER_ASK * len(network.ask_condition) + PER_READ * len(network.read_variable)


def empty_sums(network: Network) -> Sums:
    """Return the sums of no worlds."""
    return Sums(array("d", bytes(8 * width_of(network))))


def add_sums(total: Sums, block: Sums) -> None:
    """Add the sums of the next block to `total`."""
    for column, value in enumerate(block.row):
        total.row[column] += value
    total.n_groups += block.n_groups
    total.n_candidates += block.n_candidates
    total.n_occurrences += block.n_occurrences


def outcome_of(network: Network, sums: Sums, engine: str, seed: int, is_interrupted: bool) -> Outcome:
    """Return the outcome that the sums say."""
    row = sums.row
    first_read = FIRST_ASK + PER_ASK * len(network.ask_condition)
    return Outcome(
        engine=engine,
        seed=seed,
        n_worlds=sums.n_groups * GROUP,
        weight=row[0],
        weight_squared=row[1],
        own_weight_squared=row[2],
        asks=tuple(AskSums(*row[at : at + PER_ASK]) for at in range(FIRST_ASK, first_read, PER_ASK)),
        reads=tuple(ReadSums(*row[at : at + PER_READ]) for at in range(first_read, len(row), PER_READ)),
        n_candidates=sums.n_candidates,
        n_occurrences=sums.n_occurrences,
        is_interrupted=is_interrupted,
    )


def standard_error(network: Network, outcome: Outcome, ask: int) -> float:
    """Return the standard error of an ask's share of worlds, hits / weight: infinite where no world counts.

    sqrt(sum over groups of (H_g - p W_g)^2) / sum of W_g: the error of a ratio, over groups, since the
    worlds of a group share their ranges.
    """
    sums = outcome.asks[ask]
    given = network.ask_given[ask]
    weight, squared = outcome.weight, outcome.weight_squared
    if given >= 0:
        weight, squared = outcome.asks[given].hits, outcome.asks[given].hits_squared
    return error_of(weight, squared, sums.hits, sums.hits_squared, sums.hits_times_weight)


def error_of(
    weight: float, weight_squared: float, hits: float, hits_squared: float, hits_times_weight: float
) -> float:
    """Return the standard error of hits / weight: see `standard_error`."""
    if weight <= 0.0:
        return inf
    share = hits / weight
    spread = hits_squared - 2.0 * share * hits_times_weight + share * share * weight_squared
    return sqrt(max(spread, 0.0)) / weight


def largest_error(network: Network, sums: Sums) -> float:
    """Return the largest standard error of any ask, and at least that of one world: 1 / effective worlds.

    With no hits at all the formula gives 0, and a search for a rare event would stop at once. An ask within
    the worlds of another is left to that other one: a condition that is rare, or never comes true, would be
    waited for without end. Its own error is larger, and is told with its answer.
    """
    row = sums.row
    if row[0] <= 0.0:
        return inf
    errors = [row[2] / (row[0] * row[0])]
    for ask, given in enumerate(network.ask_given):
        if given < 0:
            at = FIRST_ASK + PER_ASK * ask
            errors.append(error_of(row[0], row[1], *row[at : at + 3]))
    return max(errors)
