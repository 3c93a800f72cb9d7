"""Worlds made ready for averages: what each reading says in each of them, and folds that share no luck.

Loads numpy: imported only by what needs a table of worlds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from casus.engine import WorldTable
from casus.forecast.evidence import has_evidence
from casus.model import Model, Reading
from casus.network import GROUP, Network

MOST_FOLDS = 32
GROUPS_PER_BLOCK = 64  # of an engine that resamples: its particles share luck within such a block only

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Asked:
    """One reading that the worlds answer."""

    question: str
    name: str
    reading: Reading


@dataclass(frozen=True)
class Worlds:
    """What averages are taken over. weight, hits (weight where the answer is yes): [world, reading]. `fold`:
    [world], in rising order; luck is shared within a fold only."""

    weight: Floats
    hits: Floats
    fold: NDArray[np.int64]
    n_folds: int


@dataclass(frozen=True)
class Sample:
    """Worlds of one run, and the readings that they answer, in the order of the columns.

    A conditional reading weighs only worlds in which its condition came true.
    """

    model: Model
    network: Network
    table: WorldTable
    asked: tuple[Asked, ...]
    worlds: Worlds


def sample_of(model: Model, network: Network, table: WorldTable) -> Sample:
    """Return the worlds of `table` with what each reading that can be run says in them."""
    by_name = {(question.name, each.name): each for question in model.questions for each in question.readings}
    asks = [ask for ask, asked in enumerate(network.legend.asks) if asked in by_name]
    asked = [Asked(*network.legend.asks[ask], by_name[network.legend.asks[ask]]) for ask in asks]
    was_seen = np.isfinite(table.seen_at)
    is_negated = np.array([bool(network.ask_is_negated[ask]) for ask in asks], dtype=bool)
    weight = np.asfortranarray(np.repeat(table.weight[:, None], len(asks), axis=1))
    for place, ask in enumerate(asks):
        given = network.ask_given[ask]
        if given >= 0:
            weight[:, place] *= was_seen[:, given]
    fold, n_folds = folds_of(len(table.weight), has_evidence(network))
    hits = weight * np.asfortranarray(was_seen[:, asks] != is_negated)
    # columns are what is read from here on
    by_column = replace(
        table, first_at=np.asfortranarray(table.first_at), value=np.asfortranarray(table.value)
    )
    return Sample(model, network, by_column, tuple(asked), Worlds(weight, hits, fold, n_folds))


def of_readings(worlds: Worlds, places: Sequence[int]) -> Worlds:
    """Return the worlds with the columns of some readings only."""
    return Worlds(worlds.weight[:, places], worlds.hits[:, places], worlds.fold, worlds.n_folds)


def groups_of(sample: Sample) -> tuple[Worlds, Floats]:
    """Return the sums over the worlds that share their ranges, and those ranges' scores: [group, range]."""
    row, worlds = sample.table.range_row, sample.worlds
    used, first, place = np.unique(row, return_index=True, return_inverse=True)
    weight, hits = np.zeros((2, len(used), worlds.weight.shape[1]))
    np.add.at(weight, place, worlds.weight)
    np.add.at(hits, place, worlds.hits)
    order = np.argsort(worlds.fold[first], kind="stable")
    fold = worlds.fold[first][order]
    return Worlds(weight[order], hits[order], fold, worlds.n_folds), sample.table.range_score[used[order]]


def effective_worlds(table: WorldTable) -> float:
    """Return as how many worlds of equal weight the table tells: rows of one world's luck count as one."""
    _, place = np.unique(table.number, return_inverse=True)
    weight = np.bincount(place, weights=table.weight)
    return float(weight.sum() ** 2 / max(float((weight**2).sum()), 1e-300))


def folds_of(n_worlds: int, is_resampled: bool) -> tuple[NDArray[np.int64], int]:
    """Return each world's fold: runs of whole groups (whole blocks where worlds were resampled)."""
    unit = GROUP * (GROUPS_PER_BLOCK if is_resampled else 1)
    n_units = max(1, n_worlds // unit)
    n_folds = min(MOST_FOLDS, n_units)
    per_unit = np.minimum(np.arange(n_worlds) // unit, n_units - 1)
    return per_unit * n_folds // n_units, n_folds
