"""Averages over settings of the ranges, and the outcome made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, inf, log, sqrt

import numpy as np

from casus.engine.exact_condition import Numbers
from casus.engine.exact_group import likelihood_groups
from casus.engine.exact_lattice import N_RULES
from casus.engine.exact_need import AskGroup
from casus.engine.exact_plan import ASKED, BOTH, READING, REWARD, SQUARE, Column
from casus.engine.form import AskSums, EvidenceSums, ExactAnswer, Expectation, Outcome, ReadSums
from casus.network import Network

EXACT = "exact"
ROUNDING = 2.0**-53


@dataclass(slots=True)
class Tally:
    """What one group came to, by setting: `hit` of each column and the weight `base` of all worlds that meet
    the evidence, both to be multiplied by exp(`log_scale`); each is off by at most `error` and the share
    `rounding` of itself."""

    hit: dict[Column, Numbers] = field(default_factory=dict)
    base: Numbers = field(default_factory=lambda: np.zeros(0))
    log_scale: Numbers = field(default_factory=lambda: np.zeros(0))
    error: Numbers = field(default_factory=lambda: np.zeros(0))
    rounding: float = 0.0


@dataclass(slots=True)
class Average:
    """Tallies of each group, one a batch of settings; the weight of all worlds before the evidence, and the
    mass of those without contradictions."""

    groups: list[AskGroup]
    n_settings: int = 0
    tallies: list[list[Tally]] = field(default_factory=list)
    total: list[Numbers] = field(default_factory=list)
    consistent: list[Numbers] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tallies = [[] for _ in self.groups]


@dataclass(frozen=True, slots=True)
class Sums:
    """One column over all settings, in one scale: exp(`log_scale`)."""

    hit: Numbers
    base: Numbers
    error: float
    rounding: float
    log_scale: float

    @property
    def total(self) -> float:
        """Return the weight that the column is a share of."""
        return float(self.base.sum())


def merge(average: Average, fresh: Average) -> None:
    """Add a whole doubling to what was averaged before."""
    average.n_settings += fresh.n_settings
    average.total += fresh.total
    average.consistent += fresh.consistent
    for into, of in zip(average.tallies, fresh.tallies, strict=True):
        into += of


def sums_of(tallies: list[Tally], column: Column | None, given: Column | None = None) -> Sums:
    """Return a column of a group, as a share of its likelihood, or of another column."""
    log_scale = np.concatenate([each.log_scale for each in tallies])
    base = np.concatenate([each.base if given is None else each.hit[given] for each in tallies])
    counted = base > 0.0
    highest = float(log_scale[counted].max(initial=-inf))
    if highest == -inf:
        highest = 0.0
    scale = np.exp(np.minimum(log_scale - highest, 0.0))
    hit = base if column is None else np.concatenate([each.hit[column] for each in tallies])
    error = np.concatenate([each.error for each in tallies])
    return Sums(
        hit * scale, base * scale, float((error * scale).sum()),
        max(each.rounding for each in tallies) + len(scale) * ROUNDING, highest,
    )  # fmt: skip


def ratio_of(sums: Sums) -> tuple[float | None, float, float]:
    """Return the mean share of a column, its standard error over rules, and its variance over settings."""
    total = sums.total
    if total <= 0.0:
        return None, 0.0, 0.0
    ratio = float(sums.hit.sum()) / total
    if len(sums.hit) == 1:
        return ratio, 0.0, 0.0
    spread = (sums.hit - ratio * sums.base).reshape(-1, N_RULES).sum(axis=0)
    error = sqrt(float((spread**2).sum()) * N_RULES / (N_RULES - 1)) / total
    # over the settings as the evidence weighs them
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(sums.base > 0.0, sums.hit / sums.base, 0.0)
    variance = float((sums.base * (share - ratio) ** 2).sum()) / total
    return ratio, error, max(0.0, variance)


def deviations_of(sums: Sums) -> tuple[float, ...]:
    """Return each rule's part in the error of a column's share: none without ranges."""
    if sums.total <= 0.0 or len(sums.hit) == 1:
        return ()
    ratio = float(sums.hit.sum()) / sums.total
    spread = (sums.hit - ratio * sums.base).reshape(-1, N_RULES).sum(axis=0) / sums.total
    return tuple(spread.tolist())


def certified(sums: Sums, ratio: float | None) -> float:
    """Return how far off a share can be: what was cut off of both, and what was rounded."""
    if ratio is None or sums.total <= 0.0:
        return 0.0
    size = abs(ratio)
    return (1.0 + size) * sums.error / sums.total + 2.0 * size * sums.rounding


def sums_of_ask(network: Network, average: Average, group: int, ask: int) -> Sums:
    """Return an ask's sums; of one that counts under a condition, within it."""
    given = network.ask_given[ask]
    tallies = average.tallies[group]
    if given < 0:
        return sums_of(tallies, Column(ASKED, ask))
    return sums_of(tallies, Column(BOTH, ask), Column(ASKED, given))


def largest_error(network: Network, average: Average) -> float:
    """Return the largest standard error of any ask that counts in all worlds; infinite where none counts."""
    errors = [0.0]
    for number, group in enumerate(average.groups):
        for ask in group.asks:
            if network.ask_given[ask] < 0:
                ratio, error, _ = ratio_of(sums_of_ask(network, average, number, ask))
                errors.append(error if ratio is not None else inf)
    return max(errors)


def outcome_of(network: Network, average: Average, seed: int, is_interrupted: bool) -> Outcome:
    """Return the outcome: exact answers, and sums that are expectations over one world.

    With evidence, sums are over a world that meets it, whose weight is 1.
    """
    answers: dict[int, ExactAnswer] = {}
    sums: dict[int, AskSums] = {}
    reads: dict[int, ReadSums] = {}
    rewards: dict[int, Expectation] = {}
    for number, group in enumerate(average.groups):
        for ask in group.asks:
            answers[ask], sums[ask] = answer_of(network, average, number, ask)
        whole = sums_of(average.tallies[number], None)
        unit = len(whole.base) / whole.total if group.evidence and whole.total > 0.0 else 1.0
        for read in group.reads:
            mean = sums_of(average.tallies[number], Column(READING, read)).hit.mean() * unit
            square = sums_of(average.tallies[number], Column(SQUARE, read)).hit.mean() * unit
            reads[read] = ReadSums(float(mean), float(square))
        for reward in group.rewards:
            found = sums_of(average.tallies[number], Column(REWARD, reward))
            ratio, error, _ = ratio_of(found)
            rewards[reward] = Expectation(ratio, error, certified(found, ratio))
    total = np.concatenate(average.total)
    evidence = evidence_of(
        network, average, tuple(answers[each].variance_over_ranges for each in sorted(answers))
    )
    weight = float(total.mean()) if evidence is None else 1.0
    return Outcome(
        engine=EXACT,
        seed=seed,
        n_worlds=0,
        weight=weight,
        weight_squared=float((total**2).mean()) if evidence is None else 1.0,
        own_weight_squared=weight,
        asks=tuple(sums[each] for each in sorted(sums)),
        reads=tuple(reads[each] for each in sorted(reads)),
        n_candidates=0,
        n_occurrences=0,
        is_interrupted=is_interrupted,
        exact=tuple(answers[each] for each in sorted(answers)),
        n_settings=average.n_settings,
        evidence=evidence,
        rewards=tuple(rewards[each] for each in sorted(rewards)),
    )


def answer_of(network: Network, average: Average, group: int, ask: int) -> tuple[ExactAnswer, AskSums]:
    """Return one ask's answer, and its sums over one world."""
    found = sums_of_ask(network, average, group, ask)
    hit, base = found.hit, found.base
    if network.ask_is_negated[ask]:
        hit = base - hit
    turned = Sums(hit, base, found.error, found.rounding, found.log_scale)
    ratio, error, variance = ratio_of(turned)
    bound = min(1.0, certified(found, 1.0 if ratio is not None else None))
    if ratio is not None:
        ratio = min(1.0, max(0.0, ratio))
    unit = 1.0
    if average.groups[group].evidence:
        whole = sums_of(average.tallies[group], None)
        within = whole.total * exp(min(whole.log_scale - found.log_scale, 700.0))
        unit = len(base) / within if within > 0.0 else 0.0
    hit, base = hit * unit, base * unit
    sums = AskSums(float(hit.mean()), float((hit**2).mean()), float((hit * base).mean()), float(hit.mean()))
    return ExactAnswer(ratio, error, variance, bound, deviations_of(turned)), sums


def evidence_of(network: Network, average: Average, variance: tuple[float, ...]) -> EvidenceSums | None:
    """Return the likelihood of the evidence and of the reports, among worlds without contradictions."""
    which = likelihood_groups(network, average.groups)
    if not which:
        return None
    total = float(np.concatenate(average.total).mean())
    consistent = float(np.concatenate(average.consistent).mean())
    logarithm, squares = log(total / consistent), 0.0
    for number in which:
        whole = sums_of(average.tallies[number], None)
        mean = float(whole.base.mean())
        if mean <= 0.0:
            return EvidenceSums(-inf, 0.0, 0.0, 0, variance)
        logarithm += log(mean / total) + whole.log_scale
        if len(whole.base) > 1:
            by_rule = whole.base.reshape(-1, N_RULES).mean(axis=0) / mean
            squares += float(by_rule.var(ddof=1)) / N_RULES
    return EvidenceSums(logarithm, sqrt(squares), 0.0, 0, variance)
