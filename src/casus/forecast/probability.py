"""Sums of an engine to a probability, its standard error and its band."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from casus.engine import AskSums, ExactAnswer, Outcome
from casus.forecast.evidence import evidence_sums
from casus.forecast.form import Answer
from casus.quantity import beta_quantile

WORLDS_PER_GROUP = 16
BAND = (0.05, 0.95)
# Below this a Beta law has all its mass at 0 and 1, and its quantiles are those of a coin.
LEAST_CONCENTRATION = 1e-3


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights that an ask's hits are a share of: sum of w, sum over groups of W_g ** 2, sum of w **
    2."""

    total: float
    squared: float
    own_squared: float
    n_groups: float
    effective: float


def weights_of(outcome: Outcome, given: AskSums | None = None) -> Weights:
    """Return the weights of all worlds, or of those only in which the ask `given` holds.

    Where what was observed weighs them, sums are over blocks: `n_groups` is how many, and the effective
    worlds are those with different ancestors, in proportion to the weight of `given`.
    """
    evidence = evidence_sums(outcome)
    n_groups = outcome.n_worlds / WORLDS_PER_GROUP if evidence is None else evidence.n_blocks
    total, squared, own = outcome.weight, outcome.weight_squared, outcome.own_weight_squared
    if given is not None:
        total, squared, own = given.hits, given.hits_squared, given.own_squares
    effective = total**2 / own if own > 0.0 else 0.0
    if evidence is not None:
        effective = evidence.effective_worlds * (total / outcome.weight if outcome.weight > 0.0 else 0.0)
    return Weights(total, squared, own, n_groups, effective)


def answer_ask(
    sums: AskSums, weights: Weights, has_ranges: bool = True, variance: float | None = None
) -> Answer | None:
    """Return the probability of one ask with error and band, or None when no world counts for it.

    `has_ranges` is False for a network all of whose numbers are points: then the band is the point.
    `variance` over ranges, where the engine gives it; else it is taken from the sums over groups.
    """
    if weights.total <= 0.0:
        return None
    probability = min(1.0, max(0.0, sums.hits / weights.total))
    error = standard_error(sums, weights)
    if not has_ranges:
        return Answer(probability, error, (probability, probability), weights.effective)
    variance = variance_over_ranges(sums, weights) if variance is None else variance
    return Answer(probability, error, band_of(probability, variance), weights.effective)


def exact_answer(answer: ExactAnswer) -> Answer | None:
    """Return the answer of an exact engine, or None when no world counts for it."""
    if answer.probability is None:
        return None
    band = band_of(answer.probability, answer.variance_over_ranges)
    return Answer(answer.probability, answer.standard_error, band)


def standard_error(sums: AskSums, weights: Weights) -> float:
    """Return the standard error of ΣH / ΣW over groups: the ratio estimator.

        r = ΣH / ΣW,   error² = (ΣH² − 2 r ΣHW + r² ΣW²) / (ΣW)² · G / (G − 1),   G groups

    Where no world says yes, or all do, the spread is 0 and would claim certainty: there the error is one
    world's share, 1 / n, n the effective number of worlds.
    """
    n_groups = weights.n_groups
    one_world = min(1.0, 1.0 / weights.effective) if weights.effective > 0.0 else 1.0
    if sums.hits <= 0.0 or sums.hits >= weights.total or n_groups < 2:
        return one_world
    ratio = sums.hits / weights.total
    spread = sums.hits_squared - 2 * ratio * sums.hits_times_weight + ratio**2 * weights.squared
    return sqrt(max(0.0, spread) * n_groups / (n_groups - 1)) / weights.total


def variance_over_ranges(sums: AskSums, weights: Weights) -> float:
    """Return the variance of the answer given the ranges' values, by moments; it may come out below 0.

    Two worlds of one group share their ranges, two worlds of different groups share nothing, so
    E[p(θ)²] is the mean over pairs within groups, and E[p(θ)]² the mean over pairs between groups.
    """
    pairs_within = weights.squared - weights.own_squared
    pairs_between = weights.total**2 - weights.squared
    if pairs_within <= 0.0 or pairs_between <= 0.0:
        return 0.0
    second_moment = (sums.hits_squared - sums.own_squares) / pairs_within
    return second_moment - (sums.hits**2 - sums.hits_squared) / pairs_between


def band_of(probability: float, variance: float) -> tuple[float, float]:
    """Return the 5 % and 95 % quantiles of the Beta law with this mean and variance.

    The point itself where the variance is not above 0, or the mean is 0 or 1. A law so skewed that its mean
    lies outside them (a small chance that one rare value makes) gives a band stretched to the mean, so that
    no answer stands outside its own band.
    """
    spread = probability * (1.0 - probability)
    if variance <= 0.0 or spread <= 0.0:
        return probability, probability
    concentration = spread / variance - 1.0
    if concentration < LEAST_CONCENTRATION:
        low, high = float(1.0 - probability < BAND[0]), float(probability > 1.0 - BAND[1])
    else:
        a, b = probability * concentration, (1.0 - probability) * concentration
        low, high = beta_quantile(a, b, BAND[0]), beta_quantile(a, b, BAND[1])
    return min(low, probability), max(high, probability)
