"""`make bench`: worlds per second, the time and memory of whole commands, growth with size.

Prints a table and writes it, as text and as JSON, to benchmarks/out/. All figures are of this machine and
this moment; ratios within one run are what can be compared. Times of engines are CPU seconds of one thread.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.grown import grow_model  # noqa: E402
from benchmarks.measure import Speed, run_command, speed_of, threads_of  # noqa: E402
from benchmarks.reference import write_reference  # noqa: E402
from casus.case import parse_document  # noqa: E402
from casus.engine import has_kernel  # noqa: E402
from casus.model import check_case  # noqa: E402
from casus.network import Network, compile_model  # noqa: E402
from casus.text import read_document  # noqa: E402

OUT = ROOT / "benchmarks" / "out"
FLAGSHIP = ROOT / "cases" / "us-iraq-2021"
PERF = ROOT.parent / "shared" / "design" / "perf"

Row = dict[str, object]


def written_cases(perf: Path) -> dict[str, Path]:
    """Return the cases that are measured, by name; the reference models are written to OUT first."""
    cases = {"flagship": FLAGSHIP} if FLAGSHIP.is_dir() else {}
    for name in ("small", "medium"):
        if not (perf / f"{name}.json").is_file():
            print(f"SKIPPED {name}: there is no {perf / name}.json, name its folder with --perf")
            continue
        cases[name] = OUT / f"{name}.yaml"
        reference = json.loads((perf / f"{name}.json").read_text(encoding="utf-8"))
        cases[name].write_text(write_reference(reference), encoding="utf-8")
    return cases


def compiled(case: Path) -> tuple[Network, dict[str, float]]:
    """Return the network of a case, and the milliseconds of each step towards it."""
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
    return network, {
        f"{step}_ms": 1000 * (times[place + 1] - times[place]) for place, step in enumerate(steps)
    }


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


def engine_rows(networks: dict[str, Network]) -> Iterator[Row]:
    """Yield the speed of each engine on each network, the ratio of the two, and that of two threads."""
    for name, network in networks.items():
        plain = speed_row(name, speed_of(network, "plain"))
        yield plain
        if not has_kernel():
            continue
        speed = speed_of(network, "worlds")
        row = speed_row(name, speed)
        ratio = float(str(row["worlds_per_second"])) / float(str(plain["worlds_per_second"]))
        gain, is_same = threads_of(network, 2 * speed.n_worlds)
        yield {**row, "times_plain": ratio, "two_threads": gain, "identical": is_same}


def growth_rows(sizes: list[int]) -> Iterator[Row]:
    """Yield the cost of networks of each number of events, on the quickest engine there is."""
    engine = "worlds" if has_kernel() else "plain"
    for size in sizes:
        model = grow_model(size, n_occurrences=200)
        began = time.perf_counter()
        network = compile_model(model)
        seconds = time.perf_counter() - began
        row = speed_row(f"{size:,} events", speed_of(network, engine))
        yield {**row, "compile_s": seconds, "us_per_event": 1e6 * seconds / size}


def command_rows(cases: dict[str, Path], n_tries: int = 3) -> Iterator[Row]:
    """Yield wall time and peak memory of whole commands: cold (no byte code yet) once, warm at best."""
    commands = {
        "casus --help": ["--help"],
        **{f"casus check {name}": ["check", str(case)] for name, case in cases.items()},
        **{f"casus run {name}": ["run", str(case)] for name, case in cases.items()},
    }
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, arguments) in enumerate(commands.items()):
            place = {
                "PYTHONPYCACHEPREFIX": f"{folder}/{number}",
                "PYTHONPATH": str(ROOT / "src"),
                "PYTHONDONTWRITEBYTECODE": "",
            }
            cold = run_command(["-m", "casus", *arguments], place)
            tries = [run_command(["-m", "casus", *arguments], place) for _ in range(n_tries)]
            warm = min(tries, key=lambda each: each.wall_seconds)
            yield {
                "command": name,
                "cold_ms": 1000 * cold.wall_seconds,
                "warm_ms": 1000 * warm.wall_seconds,
                "warm_cpu_ms": 1000 * warm.cpu_seconds,
                "peak_mib": max(each.peak_mebibytes for each in [cold, *tries]),
                "exit": warm.status,
            }


def table_of(rows: list[Row]) -> str:
    """Return rows as a table in text; a row that lacks a column has a blank there."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [columns, *([_cell(row.get(column)) for column in columns] for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    left = [line[0].ljust(widths[0]) for line in lines]
    right = [[cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)] for line in lines]
    return "\n".join("  ".join([name, *cells]).rstrip() for name, cells in zip(left, right, strict=True))


def _cell(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "NO", None: ""}[value]
    if isinstance(value, float):
        return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def main() -> int:
    """Measure what was asked, print and write it; 1 if two threads gave other answers than one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--perf", type=Path, default=PERF, help="folder of small.json and medium.json")
    parser.add_argument(
        "--most-events", type=int, default=100_000, help="largest network of the growth table"
    )
    parser.add_argument("--without", nargs="*", default=[], choices=["engines", "commands", "growth"])
    asked = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    cases = written_cases(asked.perf)
    steps: list[Row] = []
    networks = {}
    for name, case in cases.items():
        try:
            networks[name], times = compiled(case)
        except ValueError as reason:
            print(f"SKIPPED {name}: {reason}")
            continue
        steps.append({"case": name, **times, "tests": len(networks[name].test_variable)})
    runnable = {name: case for name, case in cases.items() if name in networks}
    tables = {"steps": steps}
    if "engines" not in asked.without:
        tables["engines, one thread"] = list(engine_rows(networks))
    if "commands" not in asked.without:
        tables["commands"] = list(command_rows(runnable))
    if "growth" not in asked.without:
        sizes = [size for size in (100, 1_000, 10_000, 100_000) if size <= asked.most_events]
        tables["growth"] = list(growth_rows(sizes))
    kernel = "" if has_kernel() else "NO COMPILED KERNEL: `worlds` is not measured\n\n"
    text = f"Python {platform.python_version()}, {platform.machine()}\n\n{kernel}" + "\n\n".join(
        f"{title}\n{table_of(rows)}" for title, rows in tables.items()
    )
    print(text)
    (OUT / "bench.txt").write_text(text + "\n", encoding="utf-8")
    (OUT / "bench.json").write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    return int(any(row.get("identical") is False for row in tables.get("engines, one thread", [])))


if __name__ == "__main__":
    sys.exit(main())
