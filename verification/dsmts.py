"""Births, deaths, dimers, batches and resets with known means and standard deviations (the suite dsmts).

Each case of the suite's folder is written as a casus case, in text, and goes the whole way: read, parse,
check, compile, run. Rates that the language has no words for are told as not expressible, with the reason.

First look, n = 10,000 worlds under one fixed seed, at every time t, for every species:
  Z = sqrt(n) (mean - mu) / sigma and Y = sqrt(n / 2) (S^2 / sigma^2 - 1), S^2 the mean of (x - mu)^2;
  sigma = 0: mean and S^2 are exact;
  at most `MOST_OUTSIDE` points of a case lie outside the published ranges, (-3, 3) for Z and (-5, 5) for Y
  (the suite's rule: none or one is good, more should be checked);
  and always |Z| < 4.5: over some 2,300 points a right engine fails that in 1 suite of 60.
Second look, at a case that fails the first ("should be checked"): `N_LOOKS` runs of n worlds, under the
seeds that follow. It was added after two cases had failed the first look: 00030, where seed 1 gives a largest
|Z| of 4.61 (sixty other seeds: 3.15 at most), and 00003, whose squares have heavy tails. The mean over all
must have |Z| < 4.5. So must S^2, in standard errors found from
the spread of the runs, since Y has a spread of 1 for normal x alone: where most worlds have died out, an
exact sampler too leaves (-5, 5). With 40 runs that is Student's t, beyond 5.5 once in 400,000 points.
A case passes by either look; which one is printed.

The engine exact answers the same reads: mean and standard deviation must be within 2e-5 + 2e-7 of the value
(the suite's rule for an exact engine). These are counted apart, as `dsmts exact`; a case that the engine
says it cannot certify is set aside with its reason, and is judged by its worlds alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf, nextafter, sqrt
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

from casus.engine import ExactLimit, run_network
from casus.network import Network, compile_model, with_reads
from verification.suite import NotExpressibleError, Tally, model_of_text
from verification.written import Written, write_case

N_WORLDS = 10_000
SEED = 1
MOST_OUTSIDE = 1
STRICT = 4.5
N_LOOKS = 40
STRICT_T = 5.5
ABSOLUTE, RELATIVE = 2e-5, 2e-7  # of an exact answer


@dataclass(frozen=True)
class Point:
    """One species at one time: published mean and standard deviation, found mean and mean of (x - mu)^2."""

    mu: float
    sigma: float
    mean: float
    square: float


@dataclass(frozen=True)
class Verdict:
    """How one case went: points outside the published ranges, and the largest |Z|."""

    n_points: int
    n_mean_outside: int
    n_sd_outside: int
    largest_z: float
    n_inexact: int  # points where nothing varies, and the answer differs

    @property
    def is_passed(self) -> bool:
        outside = self.n_mean_outside + self.n_sd_outside
        return outside <= MOST_OUTSIDE and self.largest_z < STRICT and not self.n_inexact


@dataclass(frozen=True)
class SecondLook:
    """The largest deviations over many runs, in standard errors: of a mean, of a mean square."""

    largest_z: float
    largest_t: float

    @property
    def is_passed(self) -> bool:
        return self.largest_z < STRICT and self.largest_t < STRICT_T


def compile_case(case: Mapping[str, Any], written: Written) -> Network:
    """Return the network of a written case, with a read for each published time and species."""
    reads = [
        (written.counts[name], _read_at(row[0], written))
        for row in case["expected"]["rows"]
        for name in _species(case)
    ]
    return with_reads(compile_model(model_of_text(written.text)), reads)


def _species(case: Mapping[str, Any]) -> list[str]:
    columns = case["expected"]["columns"]
    return [name.removesuffix("-mean") for name in columns if name.endswith("-mean")]


def _read_at(time: float, written: Written) -> float:
    """Return the day of a time; at a reset the published value is the one after it."""
    exactly = Fraction(str(time))
    at = float(exactly * written.days)
    return nextafter(at, inf) if exactly in written.resets else at


def run_points(case: Mapping[str, Any], network: Network, seed: int) -> list[Point]:
    """Return what `N_WORLDS` worlds give at every published point, time by time."""
    outcome = run_network(network, seed=seed, n_worlds=N_WORLDS)
    sums, n = iter(outcome.reads), outcome.n_worlds
    points = []
    for row in case["expected"]["rows"]:
        said = dict(zip(case["expected"]["columns"], row, strict=True))
        for name in _species(case):
            mu, found = said[f"{name}-mean"], next(sums)
            mean = found.total / n
            points.append(Point(mu, said[f"{name}-sd"], mean, found.squares / n - 2 * mu * mean + mu * mu))
    return points


def judge_case(case: Mapping[str, Any], written: Written) -> Verdict:
    """Return how the first look went: `case` has the published numbers, `written` is what is run."""
    points = run_points(case, compile_case(case, written), SEED)
    varying = [point for point in points if point.sigma > 0]
    z = [sqrt(N_WORLDS) * (point.mean - point.mu) / point.sigma for point in varying]
    y = [sqrt(N_WORLDS / 2) * (point.square / point.sigma**2 - 1) for point in varying]
    return Verdict(
        n_points=len(z) + len(y),
        n_mean_outside=_n_outside(z, case["meanRange"]),
        n_sd_outside=_n_outside(y, case["sdRange"]),
        largest_z=max(map(abs, z), default=0.0),
        n_inexact=sum(
            point.sigma == 0 and not (point.mean == point.mu and point.square == 0) for point in points
        ),
    )


def look_again(case: Mapping[str, Any], written: Written) -> SecondLook:
    """Return how the second look went."""
    network = compile_case(case, written)
    runs = [run_points(case, network, SEED + 1 + look) for look in range(N_LOOKS)]
    z, t = [0.0], [0.0]
    for at_point in zip(*runs, strict=True):
        mu, sigma = at_point[0].mu, at_point[0].sigma
        if sigma == 0:
            continue
        squares = [point.square for point in at_point]
        z.append(sqrt(N_LOOKS * N_WORLDS) * (fmean(point.mean for point in at_point) - mu) / sigma)
        t.append(sqrt(N_LOOKS) * (fmean(squares) - sigma**2) / stdev(squares))
    return SecondLook(max(map(abs, z)), max(map(abs, t)))


def _n_outside(found: Sequence[float], said: Sequence[float]) -> int:
    low, high = said
    return sum(not low < value < high for value in found)


def worst_of_exact(case: Mapping[str, Any], network: Network) -> float:
    """Return the largest difference of an exact mean or standard deviation, in what is allowed there.

    Raises ExactLimit where the engine cannot certify an answer.
    """
    sums = iter(run_network(network, engine="exact").reads)
    worst = 0.0
    for row in case["expected"]["rows"]:
        said = dict(zip(case["expected"]["columns"], row, strict=True))
        for name in _species(case):
            found = next(sums)
            sd = sqrt(max(0.0, found.squares - found.total**2))
            for value, published in ((found.total, said[f"{name}-mean"]), (sd, said[f"{name}-sd"])):
                worst = max(worst, abs(value - published) / (ABSOLUTE + RELATIVE * abs(published)))
    return worst


def judge_exact(tally: Tally, case: Mapping[str, Any], written: Written) -> None:
    """Judge what the engine exact says of a case."""
    try:
        worst = worst_of_exact(case, compile_case(case, written))
    except ExactLimit as limit:
        tally.set_aside(case["case"], limit)
        return
    tally.judge(case["case"], worst <= 1.0, f"at most {worst:.2f} of the difference allowed")


def judge_worlds(tally: Tally, case: Mapping[str, Any], written: Written) -> None:
    """Judge what the worlds say of a case, by the first look or else the second."""
    first = judge_case(case, written)
    is_passed, said = first.is_passed, ""
    if not is_passed and not first.n_inexact:
        second = look_again(case, written)
        is_passed = second.is_passed
        said = (
            f"; second look, {N_LOOKS} x {N_WORLDS:,} worlds: largest |Z| {second.largest_z:.2f}, "
            f"of squares {second.largest_t:.2f}"
        )
    tally.judge(
        case["case"],
        is_passed,
        f"of {first.n_points} points {first.n_mean_outside} means and {first.n_sd_outside} sds outside, "
        f"largest |Z| {first.largest_z:.2f}, {first.n_inexact} inexact{said}",
    )


def verify_dsmts(folder: Path) -> int:
    """Return how many cases failed, by worlds or exactly; print a line for each, and the sums."""
    worlds, exact = Tally("dsmts"), Tally("dsmts exact")
    for case in json.loads((folder / "cases.json").read_text(encoding="utf-8")):
        try:
            written = write_case(case)
        except NotExpressibleError as reason:
            worlds.set_aside(case["case"], reason)
            continue
        judge_exact(exact, case, written)
        judge_worlds(worlds, case, written)
    return exact.close() + worlds.close()
