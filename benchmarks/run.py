"""`make bench`: casus by itself, beside other libraries, and against the goals of the design.

Prints tables and writes them to benchmarks/out/ as text, JSON and a picture. All figures are of this machine
and this moment; ratios within one run are what can be compared. Times of engines are CPU seconds of one
thread, the least of several tries; a peer's tries and casus's own follow each other.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.differences import difference_rows  # noqa: E402
from benchmarks.goals import goal_rows  # noqa: E402
from benchmarks.models import Measured, birth_models, chain_models, network_of, reference_models  # noqa: E402
from benchmarks.others import Wanted, exact_rows, peer_rows  # noqa: E402
from benchmarks.own import (  # noqa: E402
    command_rows,
    engine_rows,
    growth_rows,
    machine,
    memory_rows,
    step_row,
    world_rows,
)
from benchmarks.picture import draw_goals  # noqa: E402
from benchmarks.table import Row, text_table  # noqa: E402
from casus.engine import has_kernel  # noqa: E402

OUT = ROOT / "benchmarks" / "out"
PEERS = OUT / "peers"
FLAGSHIP = ROOT / "cases" / "us-iraq-2021"
SHARED = ROOT.parent / "shared"
NAMING = ("model", "peer", "case", "engine", "command", "where")  # what a line is of
PARTS = ("steps", "engines", "commands", "growth", "memory", "peers", "exact", "differences", "limit")


def found_models(perf: Path, external: Path, *, has_chains: bool) -> dict[str, Measured]:
    """Return the models that can be made here, by name; what is absent is said."""
    models = {}
    folder = OUT / "models"
    folder.mkdir(parents=True, exist_ok=True)
    if FLAGSHIP.is_dir():
        models["flagship"] = Measured("flagship", network_of(FLAGSHIP), None, FLAGSHIP)
    if (perf / "small.json").is_file() and (perf / "medium.json").is_file():
        models |= {each.name: each for each in reference_models(perf, folder)}
    else:
        print(f"SKIPPED small, medium: there is no {perf}, name its folder with --perf")
    if (external / "dsmts" / "cases.json").is_file():
        models |= {each.name: each for each in birth_models(external)}
    else:
        print(f"SKIPPED dsmts: there is no {external / 'dsmts'}, name its parent with --external")
    if has_chains:
        models |= {each.name: each for each in chain_models(folder)}
    for each in models.values():
        if each.data is not None:
            (folder / f"{each.name}.json").write_text(json.dumps(each.data), encoding="utf-8")
    return models


def measured_tables(models: dict[str, Measured], asked: argparse.Namespace) -> dict[str, list[Row]]:
    """Return every table that was asked for."""
    cases = {name: models[name].case for name in ("flagship", "small", "medium") if name in models}
    named = {name: case for name, case in cases.items() if case is not None}
    whole = [models[name] for name in named]
    sizes = [size for size in (100, 1_000, 10_000, 100_000) if size <= asked.most_events]
    worlds = [size for size in (16_384, 10**6, 10**7) if size <= asked.most_worlds]
    wanted = Wanted(asked.peers, OUT, asked.seconds, asked.tries, asked.only)
    has_small = "small" in models and has_kernel()
    made: dict[str, Iterator[Row]] = {}
    if "steps" in asked.parts:
        made["steps"] = (step_row(name, case) for name, case in named.items())
    if "engines" in asked.parts:
        made["engines, one thread"] = engine_rows(whole, asked.seconds)
    if "commands" in asked.parts:
        made["commands"] = command_rows(named, asked.tries)
    if "growth" in asked.parts:
        made["growth"] = growth_rows(sizes, asked.seconds)
    if "growth" in asked.parts and has_small:
        made["growth with worlds"] = world_rows(models["small"], (10_000, 100_000, 1_000_000))
    if "memory" in asked.parts and "flagship" in named and has_kernel():
        made["memory"] = memory_rows("flagship", named["flagship"], worlds)
    if "peers" in asked.parts:
        made["beside others: sampling"] = peer_rows(models, wanted)
    if "exact" in asked.parts:
        made["beside others: exact"] = exact_rows(models, wanted)
    if "differences" in asked.parts and has_small:
        made["differences"] = difference_rows(models["small"], asked.perf, OUT / "models", asked.tries)
    if "limit" in asked.parts and has_small:
        made["against C by hand"] = limit_rows(models, asked)
    return {title: list(told(title, rows)) for title, rows in made.items()}


def merged(before: dict[str, list[Row]], now: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Return the tables of now, with the lines and tables of before that were not made anew."""
    tables = {**before, **now}
    for title in before.keys() & {title for title, rows in now.items() if rows}:
        names = NAMING if "engine" in now[title][0] else (*NAMING, "worlds")
        made = {tuple(row.get(name) for name in names) for row in now[title]}
        kept = [row for row in before[title] if tuple(row.get(name) for name in names) not in made]
        tables[title] = [*kept, *now[title]]
    return tables


def told(title: str, rows: Iterator[Row]) -> Iterator[Row]:
    """Yield the rows of a table as they are made, and tell each on standard error."""
    for row in rows:
        print(f"{title}: {' · '.join(map(str, list(row.values())[:3]))}", file=sys.stderr)
        yield row


def limit_rows(models: dict[str, Measured], asked: argparse.Namespace) -> Iterator[Row]:
    """Yield how near casus is to C written by hand for one model, where that is there to be run."""
    yield from ()


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--perf", type=Path, default=SHARED / "design" / "perf", help="of small.json, medium.json"
    )
    parser.add_argument("--external", type=Path, default=SHARED / "external", help="of the suite dsmts")
    parser.add_argument("--peers", type=Path, default=PEERS, help="environment of `make bench-peers`")
    parser.add_argument("--seconds", type=float, default=0.5, help="CPU time of one try")
    parser.add_argument("--tries", type=int, default=5)
    parser.add_argument(
        "--most-events", type=int, default=100_000, help="largest network of the growth table"
    )
    parser.add_argument("--most-worlds", type=int, default=10**7, help="most worlds of the memory table")
    parser.add_argument("--parts", nargs="*", default=PARTS, choices=PARTS)
    parser.add_argument("--add", action="store_true", help="keep the last run's tables that are not made now")
    parser.add_argument("--models", nargs="*", default=[], help="these models alone, of those beside others")
    parser.add_argument("--only", nargs="*", default=[], help="these peers alone")
    return parser.parse_args()


def main() -> int:
    """Measure what was asked, print and write it; 1 where answers differ that must not."""
    asked = arguments()
    OUT.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    models = found_models(asked.perf, asked.external, has_chains="exact" in asked.parts)
    if asked.models:
        models = {name: measured for name, measured in models.items() if name in asked.models}
    tables = measured_tables(models, asked)
    file = OUT / "bench.json"
    if asked.add and file.is_file():
        tables = merged(json.loads(file.read_text(encoding="utf-8"))["tables"], tables)
    goals = goal_rows(tables)
    about = {
        "on": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "load": load,
        "has_kernel": has_kernel(),
    }
    kernel = "" if has_kernel() else "NO COMPILED KERNEL: `worlds` is not measured\n\n"
    parts = [f"{title}\n{text_table(rows)}" for title, rows in {**tables, "goals": goals}.items()]
    text = f"{about['on']}, {about['machine']}\n\n{kernel}" + "\n\n".join(parts)
    print(text)
    (OUT / "bench.txt").write_text(text + "\n", encoding="utf-8")
    whole = {"about": about, "tables": tables, "goals": goals}
    file.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (OUT / "bench.svg").write_text(draw_goals(goals), encoding="utf-8")
    rows = [row for table in tables.values() for row in table]
    return int(any(row.get("identical") is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
