"""How far learning something moves an answer: averages over worlds, without bias by their noise.

A feature is a column of yes and no over worlds. For a reading q and a feature x with share s,

    movement = E|P(q | x) - P(q)| = sum over x's sides of |E[1_side (q - P(q))]|
    worth    = E(P(q | x) - P(q))^2, the gain in Brier score from learning x (DeGroot and Fienberg 1983)

The mean of |noise| is above 0, so plain estimates would rank what was seen in few worlds first. Both are
cross-fitted instead: worlds are in folds that share no luck. The sign of a side's term is taken from the
other folds and its size from this one, so that the expectation is 0 for a feature that tells nothing, and is
never above the truth (it falls short by at most 0.17 standard errors, where the sign is in doubt). The
square is the mean of products of two different folds (a U-statistic: Hoeffding 1948). Standard errors are of
the jackknife over folds (Efron and Stein 1981). Loads numpy.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from casus.forecast.sample import Flags, Floats, Worlds


@dataclass(frozen=True)
class Tally:
    """Sums of weights by fold: [fold, feature, reading], and of all worlds [fold, reading]."""

    weight: Floats
    hits: Floats
    all_weight: Floats
    all_hits: Floats


def tally_of(worlds: Worlds, feature: Flags) -> Tally:
    """Return the sums over the worlds of each fold in which each feature ([world, feature]) is so."""
    shape = (worlds.n_folds, feature.shape[1], worlds.weight.shape[1])
    found = Tally(np.zeros(shape), np.zeros(shape), np.zeros(shape[::2]), np.zeros(shape[::2]))
    edges = np.searchsorted(worlds.fold, np.arange(worlds.n_folds + 1))
    for fold in range(worlds.n_folds):
        rows = slice(edges[fold], edges[fold + 1])
        weight, hits = worlds.weight[rows], worlds.hits[rows]
        is_so = feature[rows].astype(np.float64).T
        found.weight[fold], found.hits[fold] = is_so @ weight, is_so @ hits
        found.all_weight[fold], found.all_hits[fold] = weight.sum(axis=0), hits.sum(axis=0)
    return found


def ratio(over: Floats, under: Floats) -> Floats:
    """Return over / under, NaN where `under` is 0."""
    found: Floats = np.divide(over, under, out=np.full(np.shape(over), np.nan), where=under > 0.0)
    return found


def membership(group: list[int]) -> Floats:
    """Return [number, feature]: 1 where the feature is of that number."""
    return np.asarray(np.arange(max(group) + 1)[:, None] == np.array(group), dtype=np.float64)


def excess_of(tally: Tally) -> tuple[Floats, Floats]:
    """Return E[1_x (q - P(q))] by fold, and the same from all other folds together; 0 for empty folds."""
    all_weight, all_hits = tally.all_weight[:, None, :], tally.all_hits[:, None, :]
    own = ratio(tally.hits - tally.weight * ratio(all_hits, all_weight), all_weight + 0 * tally.weight)
    rest_weight, rest_hits = all_weight.sum(axis=0) - all_weight, all_hits.sum(axis=0) - all_hits
    weight, hits = tally.weight.sum(axis=0) - tally.weight, tally.hits.sum(axis=0) - tally.hits
    rest = ratio(hits - weight * ratio(rest_hits, rest_weight), rest_weight + 0 * weight)
    return np.nan_to_num(own), np.nan_to_num(rest)


def share_of_folds(tally: Tally) -> Floats:
    """Return each fold's share of all weight: [fold, 1, reading]."""
    return np.nan_to_num(ratio(tally.all_weight, tally.all_weight.sum(axis=0) + 0 * tally.all_weight))[
        :, None
    ]


def movement_of(tally: Tally, group: list[int] | None = None) -> tuple[Floats, Floats]:
    """Return the movement and its standard error: [feature, reading].

    Each feature has two sides, so and not so, of the same size. With `group` (a number for each feature) the
    features of one number are the sides of one thing, and the result has one row a number.
    """
    own, rest = excess_of(tally)
    term = np.sign(rest) * own
    term = 2.0 * term if group is None else membership(group) @ term
    share = share_of_folds(tally)
    mean = (share * term).sum(axis=0)
    n_folds = len(term)
    spread = (share**2 * (term - mean) ** 2).sum(axis=0)
    return mean, np.sqrt(spread * n_folds / max(n_folds - 1, 1))


def worth_of(tally: Tally, group: list[int] | None = None) -> tuple[Floats, Floats]:
    """Return the worth and its standard error: [feature, reading], or one row a number of `group`."""
    own, _ = excess_of(tally)
    n_folds = len(own)
    if n_folds < 3:
        nothing = np.full(own.shape[1:], np.nan)
        return nothing, nothing
    total, squares = own.sum(axis=0), (own**2).sum(axis=0)
    share = ratio(tally.weight.sum(axis=0), tally.all_weight.sum(axis=0) + 0 * tally.weight[0])
    mass = share * (1.0 - share) if group is None else share

    def gained(products: Floats, n: int) -> Floats:
        by_side = np.nan_to_num(ratio(products / (n * (n - 1)), mass + 0 * products))
        return by_side if group is None else np.asarray(membership(group) @ by_side)

    left_out = gained((total - own) ** 2 - (squares - own**2), n_folds - 1)
    spread = ((left_out - left_out.mean(axis=0)) ** 2).sum(axis=0)
    return gained(total**2 - squares, n_folds), np.sqrt(spread * (n_folds - 1) / n_folds)


@dataclass(frozen=True)
class Sides:
    """What worlds say on both sides of a feature: [feature, reading]; NaN where no world is on a side."""

    share: Floats
    when_so: Floats
    when_not: Floats
    standard_error: Floats  # of when_so - when_not


def sides_of(so: Tally, other: Tally | None = None) -> Sides:
    """Return P(x), P(q | x) and P(q | not x), with the error of their difference.

    With `other`, the features of that tally are the other sides, one for each of `so`.
    """
    all_weight = so.all_weight[:, None] + 0 * so.weight
    weights = (so.weight, all_weight - so.weight if other is None else other.weight)
    hits = (so.hits, so.all_hits[:, None] - so.hits if other is None else other.hits)
    left_out = [
        ratio(hit.sum(axis=0) - hit, weight.sum(axis=0) - weight)
        for hit, weight in zip(hits, weights, strict=True)
    ]
    difference = left_out[0] - left_out[1]
    n_folds = len(difference)
    spread = ((difference - difference.mean(axis=0)) ** 2).sum(axis=0)
    return Sides(
        share=ratio(so.weight.sum(axis=0), all_weight.sum(axis=0)),
        when_so=ratio(hits[0].sum(axis=0), weights[0].sum(axis=0)),
        when_not=ratio(hits[1].sum(axis=0), weights[1].sum(axis=0)),
        standard_error=np.sqrt(spread * (n_folds - 1) / n_folds),
    )


def expected_move(worlds: Worlds, feature: Flags, place: int) -> tuple[float, float]:
    """Return E|P(q | all features) - P(q)| of the reading at `place`, and its standard error.

    E|m - p| is the largest E[s (q - p)] over signs s that the features decide. s is the sign of a linear
    regression of q on the features, fitted to the other folds, so that this is an unbiased lower bound; it
    is sharp where the regression gets the sign right. Features that never vary are of no use and are left
    out.
    """
    weight, hits = worlds.weight[:, place], worlds.hits[:, place]
    varies = np.array([0.0 < np.average(column, weights=weight) < 1.0 for column in feature.T], dtype=bool)
    if not varies.any() or weight.sum() <= 0.0:
        return 0.0, 0.0
    known = feature[:, varies].astype(np.float64)
    design = np.hstack([np.ones((len(known), 1)), known])
    edges = np.searchsorted(worlds.fold, np.arange(worlds.n_folds + 1))
    rows = [slice(edges[fold], edges[fold + 1]) for fold in range(worlds.n_folds)]
    gram = np.array([(design[each].T * weight[each]) @ design[each] for each in rows])
    moment = np.array([design[each].T @ hits[each] for each in rows])
    all_weight, all_hits = gram[:, 0, 0], moment[:, 0]
    ridge = 1e-6 * all_weight.sum() * np.eye(design.shape[1])
    gained = np.zeros(worlds.n_folds)
    for fold, each in enumerate(rows):
        if all_weight[fold] <= 0.0 or all_weight.sum() <= all_weight[fold]:
            continue
        slope = np.linalg.solve(gram.sum(axis=0) - gram[fold] + ridge, moment.sum(axis=0) - moment[fold])
        others = (all_hits.sum() - all_hits[fold]) / (all_weight.sum() - all_weight[fold])
        sign = np.sign(design[each] @ slope - others)
        centre = all_hits[fold] / all_weight[fold]
        gained[fold] = (sign * (hits[each] - centre * weight[each])).sum() / all_weight[fold]
    share = all_weight / all_weight.sum()
    mean = float((share * gained).sum())
    spread = float((share**2 * (gained - mean) ** 2).sum())
    n_folds = worlds.n_folds
    return mean, float(np.sqrt(spread * n_folds / max(n_folds - 1, 1)))
