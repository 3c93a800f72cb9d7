"""casus beside every other library that can say a model: sampled, and computed."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.beside import Peer, PeerError, computed_row, own_answers, sampled_row
from benchmarks.models import Measured
from benchmarks.runners import COMPUTING, SAMPLING, cannot_of, name_of
from benchmarks.table import Row
from casus.engine import EngineLimit, run_network

SLOW = 10.0  # seconds: after that a larger model of the kind is not tried
TOO_SLOW = f"not tried: a smaller one took more than {SLOW:g} s"
Truth = dict[str, list[tuple[float, float]]]


@dataclass(frozen=True)
class Wanted:
    """How to measure: where peers are, where files go, CPU seconds of a try, tries, peers (none: all)."""

    environment: Path
    out: Path
    seconds: float
    n_tries: int
    only: Sequence[str]


def peer_rows(models: Mapping[str, Measured], wanted: Wanted) -> Iterator[Row]:
    """Yield each sampling library on each model that it can say."""
    truth: Truth = {}
    for model, peers in SAMPLING.items():
        if model not in models:
            continue
        measured = models[model]
        assert measured.data is not None
        if measured.data["kind"] == "levels":
            truth[model] = own_answers(measured)
        for peer in peers:
            if wanted.only and peer not in wanted.only:
                continue
            yield {
                "model": model,
                "peer": name_of(peer),
                **beside(measured, peer, wanted, truth, wanted.n_tries),
            }


def beside(
    measured: Measured,
    peer: str,
    wanted: Wanted,
    truth: Truth | None,
    n_tries: int,
) -> Row:
    """Return one comparison, or why there is none."""
    if reason := cannot_of(peer).get(measured.name):
        return {"note": f"cannot: {reason}"}
    python = wanted.environment / "bin" / "python"
    if not python.is_file():
        return {"note": "not to be had here: no environment of peers, make it with `make bench-peers`"}
    model = wanted.out / "models" / f"{measured.name}.json"
    other = None
    try:
        other = Peer(python, peer, model, wanted.out / f"peer-{peer}.log")
        build = {"build s": other.ready["build_s"]}
        if truth is None:
            return {**computed_row(measured, other, n_tries), **build}
        return {**sampled_row(measured, other, wanted.seconds, n_tries, truth), **build}
    except PeerError as reason:
        return {"note": f"not to be had here: {reason}"}
    except EngineLimit as reason:
        return {"note": f"casus: {reason}"}
    finally:
        if other is not None:
            other.close()


def exact_rows(models: Mapping[str, Measured], wanted: Wanted) -> Iterator[Row]:
    """Yield casus's exact answers alone, then beside each library that computes; smaller models first."""
    slow: set[str] = set()
    for model, peers in COMPUTING.items():
        if model not in models:
            continue
        if "casus" in slow and model.startswith("chain"):
            yield {"model": model, "peer": "casus alone", "note": TOO_SLOW}
            continue
        alone = own_exact_row(models[model], wanted.n_tries)
        yield alone
        if "note" in alone:
            continue
        seconds = float(str(alone["wall seconds"]))
        if seconds > SLOW:
            slow.add("casus")
        for peer in peers:
            if wanted.only and peer not in wanted.only:
                continue
            about: Row = {"model": model, "peer": name_of(peer)}
            if peer in slow:
                yield {**about, "note": TOO_SLOW}
                continue
            row = beside(models[model], peer, wanted, None, n_tries=wanted.n_tries if seconds < 2 else 1)
            yield {**about, **row}
            if float(str(row.get("seconds", 0.0))) > SLOW:
                slow.add(peer)


def own_exact_row(measured: Measured, n_tries: int) -> Row:
    """Return the wall time of casus's exact answers to all questions of a model, on all its threads."""
    walls: list[float] = []
    cpus: list[float] = []
    certified = 0.0
    try:
        while len(walls) < n_tries and sum(walls) < SLOW:
            began, spent = time.perf_counter(), time.process_time()
            outcome = run_network(measured.network, engine="exact")
            walls.append(time.perf_counter() - began)
            cpus.append(time.process_time() - spent)
            certified = max(answer.certified_error for answer in outcome.exact or ())
    except EngineLimit as reason:
        return {"model": measured.name, "peer": "casus alone", "note": str(reason)}
    wall: Row = {"wall seconds": min(walls), "cpu seconds": min(cpus), "certified error": certified}
    return {"model": measured.name, "peer": "casus alone", **wall}
