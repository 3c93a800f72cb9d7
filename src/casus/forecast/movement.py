"""How far learning something moves an answer: averages over worlds, without bias by their noise.

A feature is a column of yes and no over worlds. For a reading q and a feature x,

    movement = E|P(q | x) - P(q)| = sum over x's sides of |E[1_side (q - P(q))]|
    worth    = E(P(q | x) - P(q))^2, the gain in Brier score from learning x (DeGroot and Fienberg 1983)

The mean of |noise| is above 0, so plain averages would rank first what few worlds show. Were the sign of a
side's term taken from one half of the worlds and its size from the other, its mean would be 0 for a feature
that tells nothing, and never above the truth. Averaged over all ways to halve worlds whose mean S has the
normal error s, that is (by conditioning on S: Rao and Blackwell)

    |S| (2 F(|S| / s) - 1) - s sqrt(2 / pi) exp(-S^2 / 2 s^2),   F the normal law

and that is what is used. The square is the mean of products of two different folds (a U-statistic: Hoeffding
1948), which share no luck. Standard errors are those over folds. Loads numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt

import numpy as np

from casus.forecast.sample import Flags, Floats, Worlds
from casus.quantity import normal_share


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


def excess_of(tally: Tally) -> Floats:
    """Return E[1_x (q - P(q))] in each fold, weighted so that their mean is that of all: 0 in empty
    folds."""
    all_weight, all_hits = tally.all_weight[:, None, :], tally.all_hits[:, None, :]
    whole = all_weight.mean(axis=0)
    excess = tally.hits - tally.weight * np.nan_to_num(ratio(all_hits, all_weight))
    return np.nan_to_num(ratio(excess, whole + 0 * excess))


def movement_of(tally: Tally, group: list[int] | None = None) -> tuple[Floats, Floats]:
    """Return the movement and its standard error: [feature, reading].

    Each feature has two sides, so and not so, of the same size. With `group` (a number for each feature) the
    features of one number are the sides of one thing, and the result has one row a number.
    """
    excess = excess_of(tally)
    mean, error = excess.mean(axis=0), error_over(excess)
    sides = 2.0 * np.eye(len(mean)) if group is None else membership(group)
    by_fold = sides @ (np.sign(mean) * excess)
    return np.asarray(sides @ without_noise(mean, error)), error_over(by_fold)


def error_over(by_fold: Floats) -> Floats:
    """Return the standard error of the mean over folds (the first axis); 0 of a single one."""
    n_folds = len(by_fold)
    spread = ((by_fold - by_fold.mean(axis=0)) ** 2).sum(axis=0)
    return np.asarray(np.sqrt(spread / (n_folds * max(n_folds - 1, 1))))


def without_noise(mean: Floats, error: Floats) -> Floats:
    """Return the size of a mean with this standard error, less what noise adds: see the top of this file.

    Of mean 0 it is below 0, so that the average over noise alone is 0.
    """
    size = np.abs(mean)
    score = np.nan_to_num(ratio(size, error), nan=np.inf)
    inside = np.array([2.0 * normal_share(each) - 1.0 for each in score.ravel()]).reshape(score.shape)
    return np.asarray(size * inside - error * sqrt(2.0 / pi) * np.exp(-(score**2) / 2.0))


def worth_of(tally: Tally, group: list[int] | None = None) -> tuple[Floats, Floats]:
    """Return the worth and its standard error: [feature, reading], or one row a number of `group`."""
    own = excess_of(tally)
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
    standard_error: Floats  # of when_so - when_not, 0 where one of the two is NaN


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
        when_so=np.clip(ratio(hits[0].sum(axis=0), weights[0].sum(axis=0)), 0.0, 1.0),
        when_not=np.clip(ratio(hits[1].sum(axis=0), weights[1].sum(axis=0)), 0.0, 1.0),
        standard_error=np.nan_to_num(np.sqrt(spread * (n_folds - 1) / n_folds)),
    )


def expected_move(worlds: Worlds, feature: Flags) -> tuple[Floats, Floats]:
    """Return E|P(q | all features) - P(q)| of each reading, and its standard error; 0 without features.

    E|m - p| is the largest E[s (q - p)] over signs s that the features decide. s is the sign of a linear
    regression of q on the features, fitted to every other fold and used in the rest, so that this is a lower
    bound without bias; it is sharp where the regression gets the sign right. All readings must have the same
    weights.
    """
    weight, hits = worlds.weight[:, 0], worlds.hits
    if feature.shape[1] == 0 or weight.sum() <= 0.0:
        return np.zeros(hits.shape[1]), np.zeros(hits.shape[1])
    design = np.hstack([np.ones((len(feature), 1)), feature.astype(np.float64)])
    side = worlds.fold % 2 == 0
    sign = np.zeros(hits.shape)
    for half in (side, ~side):
        rows, w = design[half], weight[half]
        gram = (rows * w[:, None]).T @ rows
        if gram[0, 0] > 0.0:
            ridge = 1e-6 * gram[0, 0] * np.eye(len(gram))
            slope = np.linalg.solve(gram + ridge, rows.T @ hits[half])
            sign[~half] = np.sign(design[~half] @ slope - hits[half].sum(axis=0) / w.sum())
    begin = np.searchsorted(worlds.fold, np.arange(worlds.n_folds))
    all_weight = np.add.reduceat(weight, begin)[:, None]
    answer = np.nan_to_num(ratio(np.add.reduceat(hits, begin), all_weight + 0 * sign[begin]))
    signed_weight = np.add.reduceat(sign * weight[:, None], begin)
    gained = (np.add.reduceat(sign * hits, begin) - signed_weight * answer) / all_weight.mean()
    return gained.mean(axis=0), error_over(gained)
