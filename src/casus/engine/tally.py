"""Sums over blocks of weighted worlds: as sums over groups are, with the block in the place of the group.

Weights may be far below the smallest double (a density for each of many facts), so a row is kept in units of
e to its `log_scale`. Beyond the columns of an ordinary row it holds, for the marginal likelihood, the number
of worlds C that no contradiction excludes: sums over blocks of C, C^2 and C W.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from math import inf, log, sqrt

from casus.engine.arithmetic import exponential
from casus.engine.form import EngineLimit, EvidenceSums, Outcome
from casus.engine.particles import Block
from casus.engine.sums import FIRST_ASK, PER_READ, Sums, error_of, outcome_of, width_of
from casus.network import GROUP, Network

PER_CONSISTENT = 3


@dataclass(slots=True)
class Tally:
    """The sums of the blocks run so far. `groups`: of each block, the weights by group and their scale."""

    row: array[float]
    log_scale: float = -inf
    n_blocks: int = 0
    n_groups: int = 0
    n_candidates: int = 0
    n_occurrences: int = 0
    groups: list[tuple[float, array[float]]] = field(default_factory=list)
    died_of: int = -1
    died_at: float = -1.0


def empty_tally(network: Network) -> Tally:
    """Return the sums of no blocks."""
    return Tally(array("d", [0.0] * (width_of(network) + PER_CONSISTENT)))


def row_of(network: Network, block: Block) -> array[float]:
    """Return the row of one block."""
    n_asks = len(network.ask_condition)
    total = sum_of(block.weight)
    hits = [sum_of(block.hits[ask::n_asks]) for ask in range(n_asks)]
    consistent = float(block.n_consistent)
    row = array("d", [total, total * total, block.own])
    for ask, given in enumerate(network.ask_given):
        within = total if given < 0 else hits[given]
        row.extend([hits[ask], hits[ask] * hits[ask], hits[ask] * within, block.own_hits[ask]])
    row.extend(block.reads)
    row.extend([consistent, consistent * consistent, consistent * total])
    return row


def degrees_of(network: Network) -> list[int]:
    """Return, of each column of a row, to which power the weight's unit is in it."""
    return [
        *(1, 2, 2),
        *(1, 2, 2, 2) * len(network.ask_condition),
        *(1,) * (PER_READ * len(network.read_variable)),
        *(0, 0, 1),
    ]


def add_block(network: Network, tally: Tally, block: Block) -> None:
    """Add the next block to the sums, in place."""
    log_scale = max(tally.log_scale, block.log_scale)
    factor, own = (
        exponential(scale - log_scale) if scale > -inf else 0.0
        for scale in (tally.log_scale, block.log_scale)
    )
    row = row_of(network, block)
    for column, degree in enumerate(degrees_of(network)):
        tally.row[column] = factor**degree * tally.row[column] + own**degree * row[column]
    tally.log_scale = log_scale
    tally.n_blocks += 1
    tally.n_groups += len(block.weight)
    tally.n_candidates += block.n_candidates
    tally.n_occurrences += block.n_occurrences
    tally.groups.append((block.log_scale, block.weight))
    if (block.died_at, block.died_of) > (tally.died_at, tally.died_of):
        tally.died_of, tally.died_at = block.died_of, block.died_at


def sums_of(network: Network, tally: Tally) -> Sums:
    """Return the sums as those of an ordinary run, blocks in the place of groups."""
    row = tally.row[: width_of(network)]
    return Sums(row, tally.n_groups, tally.n_candidates, tally.n_occurrences)


def outcome_of_tally(
    network: Network,
    tally: Tally,
    engine: str,
    seed: int,
    variance_over_ranges: tuple[float, ...],
    is_interrupted: bool,
) -> Outcome:
    """Return the outcome that the sums say. Raises EngineLimit where no world could meet some fact."""
    if tally.row[0] <= 0.0 and tally.died_of >= 0:
        raise EngineLimit("evidence", tally.died_of, tally.n_groups * GROUP)
    outcome = outcome_of(network, sums_of(network, tally), engine, seed, is_interrupted)
    return replace(outcome, evidence=evidence_of(tally, variance_over_ranges))


def evidence_of(tally: Tally, variance_over_ranges: tuple[float, ...]) -> EvidenceSums:
    """Return what the sums say of the evidence itself.

    ln of the mean weight among the worlds that no contradiction excludes, and its standard error: that of a
    ratio of sums over blocks, W / C, relative to the ratio.
    """
    weight, squared, own = tally.row[:FIRST_ASK]
    consistent, consistent_squared, both = tally.row[-PER_CONSISTENT:]
    n_blocks = tally.n_blocks
    if weight <= 0.0:
        return EvidenceSums(-inf, inf, 0.0, n_blocks, variance_over_ranges)
    ratio = weight / consistent
    error = inf
    if n_blocks > 1:
        spread = error_of(consistent, consistent_squared, weight, squared, both)
        error = spread / ratio * sqrt(n_blocks / (n_blocks - 1))
    return EvidenceSums(
        log_evidence=log(ratio) + tally.log_scale,
        log_evidence_error=error,
        effective_worlds=weight * weight / own,
        n_blocks=n_blocks,
        variance_over_ranges=variance_over_ranges,
    )


def sum_of(numbers: array[float]) -> float:
    """Return the sum, added one by one: `sum` adds more exactly in some versions of Python, not in all."""
    total = 0.0
    for each in numbers:
        total += each
    return total
