"""casus and another library side by side: the same model, try about try, CPU seconds, answers compared."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf, sqrt
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.models import Measured
from benchmarks.table import Row
from casus.engine import has_kernel, run_network

ROOT = Path(__file__).parents[1]
LARGEST_Z = 4.5  # a right answer is beyond it once in 150,000
LARGEST_DIFFERENCE = 1e-9  # between computed answers
OWN_ERROR = 0.002
PATIENCE = 90.0  # seconds for one answer of a peer
SEED_STEP = 1_000_003  # some libraries give world n the seed + n
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}

Told = dict[str, Any]


class PeerError(Exception):
    """A peer that cannot say a model, fails, or is not there: the reason."""


class Peer:
    """A runner in a process of its own."""

    def __init__(self, python: Path, name: str, model: Path, log: Path) -> None:
        self.log = log.open("w", encoding="utf-8")
        self.process = subprocess.Popen(
            [python, "-m", "benchmarks.peers", name, model],
            cwd=ROOT, env={**os.environ, **ONE_THREAD, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log,
        )  # fmt: skip
        try:
            self.ready = self.hear()
        except PeerError:
            self.close()
            raise

    def hear(self, patience: float = PATIENCE) -> Told:
        """Return the peer's next answer. Raises PeerError."""
        assert self.process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            if not selector.select(patience):
                raise PeerError(f"no answer within {patience:.0f} s")
        line = self.process.stdout.readline()
        if not line:
            raise PeerError("ended without an answer")
        told: Told = json.loads(line)
        if "failed" in told:
            raise PeerError(told["failed"])
        return told

    def run(self, n_worlds: int, seed: int) -> Told:
        """Return what `n_worlds` worlds gave, and what they cost."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(f"{n_worlds} {seed}\n".encode())
            self.process.stdin.flush()
        except BrokenPipeError:
            raise PeerError("ended before it was asked") from None
        return self.hear()

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.log):
            if stream is not None:
                stream.close()


@dataclass
class Tries:
    """CPU seconds per world of each try, and sums of what the peer's tries gave."""

    own: list[float] = field(default_factory=list)
    other: list[float] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def row(self) -> Row:
        """Return times and ratios: of the quickest tries, and of tries that follow each other."""
        ratios = [other / own for own, other in zip(self.own, self.other, strict=True)]
        return {
            "times casus": min(self.other) / min(self.own),
            "median": median(ratios),
            "lowest": min(ratios),
            "highest": max(ratios),
        }


def sampled_row(
    measured: Measured,
    peer: Peer,
    seconds: float,
    n_tries: int,
    truth: Mapping[str, list[tuple[float, float]]],
) -> Row:
    """Return one line of the table of sampling engines."""
    engine = "worlds" if has_kernel() else "plain"

    def own(n_worlds: int, seed: int) -> Told:
        began = time.process_time()
        outcome = run_network(measured.network, seed=seed, n_worlds=n_worlds, engine=engine, n_threads=1)
        spent = time.process_time() - began
        return {"n_worlds": outcome.n_worlds, "cpu_s": spent, "n_occurrences": outcome.n_occurrences}

    own_worlds = fitting(own, seconds, 1024)
    other_worlds = fitting(peer.run, seconds, 4)
    peer.run(other_worlds, 1)
    tries = Tries()
    n_occurrences = 0.0
    for seed in range(SEED_STEP, SEED_STEP * (n_tries + 1), SEED_STEP):
        mine, other = own(own_worlds, seed), peer.run(other_worlds, seed)
        tries.own.append(mine["cpu_s"] / mine["n_worlds"])
        tries.other.append(other["cpu_s"] / other["n_worlds"])
        tries.told.append(other)
        n_occurrences = mine["n_occurrences"] / mine["n_worlds"]
    return {
        "us per world": 1e6 * min(tries.other),
        "casus": 1e6 * min(tries.own),
        "ns per occurrence": 1e9 * min(tries.other) / n_occurrences,
        **tries.row(),
        **agreement(measured, tries.told, truth),
    }


def fitting(run: Callable[[int, int], Told], seconds: float, n_worlds: int) -> int:
    """Return how many worlds take about `seconds` of CPU time, or more (up to four times that).

    More where a call has a cost of its own: as long as twice the worlds make one at least a tenth cheaper.
    """
    before = inf
    while True:
        told = run(n_worlds, 1)
        spent = max(told["cpu_s"], 1e-5)
        each = spent / told["n_worlds"]
        if spent >= 2 * seconds or (spent >= seconds / 2 and each > 0.9 * before):
            return max(4, int(told["n_worlds"] * min(1.0, 4 * seconds / spent)))
        before = each if spent >= seconds / 4 else inf
        n_worlds = int(told["n_worlds"] * min(32.0, max(2.0, 0.9 * seconds / spent))) + 1


def agreement(measured: Measured, told: list[Told], truth: Mapping[str, list[tuple[float, float]]]) -> Row:
    """Return how far the peer's answers are from casus's, or from the published ones, in standard errors."""
    assert measured.data is not None
    n_worlds = sum(each["n_worlds"] for each in told)
    scores = []
    if measured.data["kind"] == "counts":
        for place, (mean, deviation) in enumerate(measured.data["published"]):
            found = sum(each["total"][place] for each in told) / n_worlds
            if deviation > 0.0:
                scores.append(abs(found - mean) / (deviation / sqrt(n_worlds)))
    else:
        for place, (chance, error) in enumerate(truth[measured.name]):
            hits = [each["hits"][place] for each in told]
            if None not in hits:
                spread = sqrt(chance * (1.0 - chance) / n_worlds + error * error)
                scores.append(abs(sum(hits) / n_worlds - chance) / spread)
    return {
        "worlds compared": n_worlds,
        "answers": len(scores),
        "largest z": max(scores),
        "agrees": max(scores) < LARGEST_Z,
    }


def own_answers(measured: Measured) -> list[tuple[float, float]]:
    """Return casus's answer to each question with its standard error: exact where that is cheap."""
    outcome = run_network(measured.network, standard_error=OWN_ERROR)
    if outcome.exact is not None:
        return [(answer.probability or 0.0, answer.standard_error) for answer in outcome.exact]
    chances = [asked.hits / outcome.n_worlds for asked in outcome.asks]
    return [(chance, sqrt(chance * (1 - chance) / outcome.n_worlds)) for chance in chances]


def computed_row(measured: Measured, peer: Peer, n_tries: int) -> Row:
    """Return one line of the table of exact answers: CPU seconds for all questions of the model."""
    tries = Tries()
    difference = 0.0
    for seed in range(1, 1 + n_tries):
        began = time.process_time()
        outcome = run_network(measured.network, engine="exact")
        tries.own.append(time.process_time() - began)
        told = peer.run(1, seed)
        tries.other.append(told["cpu_s"])
        own = [answer.probability or 0.0 for answer in outcome.exact or ()]
        pairs = zip(told["chances"], own, strict=True)
        difference = max(difference, *(abs(chance - mine) for chance, mine in pairs if chance is not None))
    return {
        "seconds": min(tries.other),
        "casus": min(tries.own),
        **tries.row(),
        "largest difference": difference,
        "agrees": difference < LARGEST_DIFFERENCE,
    }
