"""casus by itself: its engines, whole commands, memory, growth with events and with worlds."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.grown import grow_model
from benchmarks.measure import Speed, run_command, speed_of, threads_of
from benchmarks.models import Measured
from benchmarks.table import Row
from casus.case import parse_document
from casus.engine import has_kernel, run_network
from casus.model import check_case
from casus.network import compile_model
from casus.text import read_document

ROOT = Path(__file__).parents[1]
OCCURRENCES_WHEN_GROWING = 200


def step_row(name: str, case: Path) -> Row:
    """Return the milliseconds of each step from a case's text to its network."""
    times = [time.perf_counter()]
    document = read_document(case)
    times.append(time.perf_counter())
    written = parse_document(document)
    times.append(time.perf_counter())
    checked = check_case(written)
    times.append(time.perf_counter())
    if checked.model is None:
        raise ValueError(f"{case} has problems: run `casus check {case}`")
    network = compile_model(checked.model)
    times.append(time.perf_counter())
    steps = ("read", "parse", "check", "compile")
    spent = {f"{step}_ms": 1000 * (times[place + 1] - times[place]) for place, step in enumerate(steps)}
    return {"case": name, **spent, "tests": len(network.test_variable)}


def speed_row(name: str, speed: Speed) -> Row:
    """Return one line of the table of engines."""
    return {
        "case": name,
        "engine": speed.engine,
        "worlds": speed.n_worlds,
        "worlds_per_second": speed.n_worlds / speed.cpu_seconds,
        "occurrences_per_world": speed.n_occurrences / speed.n_worlds,
        "candidates_per_world": speed.n_candidates / speed.n_worlds,
        "ns_per_occurrence": 1e9 * speed.cpu_seconds / max(speed.n_occurrences, 1),
        "ns_per_candidate": 1e9 * speed.cpu_seconds / max(speed.n_candidates, 1),
    }


def engine_rows(models: Sequence[Measured], seconds: float) -> Iterator[Row]:
    """Yield the speed of each engine on each network, the ratio of the two, and that of two threads."""
    for measured in models:
        name, network = measured.name, measured.network
        plain = speed_of(network, "plain", seconds)
        yield speed_row(name, plain)
        if not has_kernel():
            continue
        speed = speed_of(network, "worlds", seconds)
        ratio = speed.n_worlds / speed.cpu_seconds * plain.cpu_seconds / plain.n_worlds
        gain, is_same = threads_of(network, 2 * speed.n_worlds)
        yield {**speed_row(name, speed), "times_plain": ratio, "two_threads": gain, "identical": is_same}


def growth_rows(sizes: Sequence[int], seconds: float) -> Iterator[Row]:
    """Yield the cost of networks of each number of events, on the quickest engine there is."""
    engine = "worlds" if has_kernel() else "plain"
    for size in sizes:
        model = grow_model(size, n_occurrences=OCCURRENCES_WHEN_GROWING)
        began = time.perf_counter()
        network = compile_model(model)
        spent = time.perf_counter() - began
        row = speed_row(f"{size:,} events", speed_of(network, engine, seconds))
        yield {**row, "compile_s": spent, "us_per_event": 1e6 * spent / size}


def world_rows(measured: Measured, sizes: Sequence[int]) -> Iterator[Row]:
    """Yield CPU time per world for each number of worlds: it must not grow with them."""
    for n_worlds in sizes:
        tries = []
        for _ in range(3):
            began = time.process_time()
            run_network(measured.network, n_worlds=n_worlds, engine="worlds", n_threads=1)
            tries.append(time.process_time() - began)
        yield {"case": measured.name, "worlds": n_worlds, "us_per_world": 1e6 * min(tries) / n_worlds}


def command_rows(cases: dict[str, Path], n_tries: int) -> Iterator[Row]:
    """Yield wall time and peak memory of whole commands: cold (no byte code yet) once, warm at best."""
    commands = {
        "casus --help": ["--help"],
        **{f"casus check {name}": ["check", str(case)] for name, case in cases.items()},
        **{
            f"casus forecast {name} --error 1": ["forecast", str(case), "--error", "1"]
            for name, case in cases.items()
        },
        **{f"casus run {name}": ["run", str(case)] for name, case in cases.items() if name == "flagship"},
    }
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, arguments) in enumerate(commands.items()):
            place = {
                "PYTHONPYCACHEPREFIX": f"{folder}/{number}",
                "PYTHONPATH": str(ROOT / "src"),
                "PYTHONDONTWRITEBYTECODE": "",
                "XDG_CACHE_HOME": f"{folder}/cache{number}",
            }
            cold = run_command(["-m", "casus", *arguments], place)
            n_warm = n_tries if cold.wall_seconds < 3 else 1
            tries = [run_command(["-m", "casus", *arguments], place) for _ in range(n_warm)]
            warm = min(tries, key=lambda each: each.wall_seconds)
            yield {
                "command": name,
                "cold_ms": 1000 * cold.wall_seconds,
                "cold_cpu_ms": 1000 * cold.cpu_seconds,
                "warm_ms": 1000 * warm.wall_seconds,
                "warm_cpu_ms": 1000 * min(each.cpu_seconds for each in tries),
                "peak_mib": max(each.peak_mebibytes for each in tries),
                "exit": warm.status,
            }


RUN_WORLDS = """
import sys
from pathlib import Path
from benchmarks.models import network_of
from casus.engine import run_network
network = network_of(Path(sys.argv[1]))
run_network(network, n_worlds=int(sys.argv[2]), engine="worlds")
"""


def memory_rows(name: str, case: Path, sizes: Sequence[int]) -> Iterator[Row]:
    """Yield the largest resident memory of a process that reads a case and runs so many worlds."""
    place = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    least = None
    for n_worlds in sizes:
        spent = run_command(["-c", RUN_WORLDS, str(case), str(n_worlds)], place)
        least = spent.peak_mebibytes if least is None else least
        millions = n_worlds / 1e6
        yield {
            "case": name,
            "worlds": n_worlds,
            "peak_mib": spent.peak_mebibytes,
            "mib_per_million_worlds": max(0.0, spent.peak_mebibytes - least) / millions,
            "exit": spent.status,
        }


def machine() -> str:
    """Return the machine in words: processor, cores, Python."""
    words = "an unknown processor"
    told = Path("/proc/cpuinfo")
    if told.is_file():
        lines = told.read_text(encoding="utf-8").splitlines()
        words = next(
            (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), words
        )
        cores = sum(line.startswith("processor") for line in lines)
        words = f"{words}, {cores} cores"
    return f"{words}, Python {sys.version.split()[0]}"
