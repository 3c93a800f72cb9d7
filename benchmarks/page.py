"""`make bench-page`: write the figures of the last run into docs/explanation/speed.md, and its picture."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.goals import goal_rows  # noqa: E402
from benchmarks.picture import draw_goals  # noqa: E402
from benchmarks.runners import COMPUTING, SAMPLING, cannot_of, name_of, way_of  # noqa: E402
from benchmarks.table import Row, markdown_table  # noqa: E402

OUT = ROOT / "benchmarks" / "out"
PAGE = ROOT / "docs" / "explanation" / "speed.md"
PICTURE = PAGE.with_suffix(".svg")
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def figures(run: Mapping[str, Any]) -> str:
    """Return a run's figures as Markdown: what it ran on, the goals, every table, the peers in words."""
    about, tables = run["about"], run["tables"]
    goals = goal_rows(tables)
    met = sum(row["met"] is True for row in goals)
    short = sum(row["met"] is False for row in goals)
    rest = len(goals) - met - short
    lines = [
        f"Measured on {about['on']}: {about['machine']}. {loaded(about['load'])}",
        f"Of {len(goals)} goals {met} are met, {short} are not; {rest} were not measured.",
        "",
        "![How far each goal is met](speed.svg)",
        "",
        "## Goals",
        "",
        markdown_table(goals, ("goal", "wanted", "found", "of goal", "met")),
    ]
    for title, rows in tables.items():
        lines += ["", f"## {title[0].upper()}{title[1:]}", "", markdown_table(rows)]
    return "\n".join([*lines, "", "## The others", "", markdown_table(peer_lines())])


def loaded(load: float | None) -> str:
    """Return how busy the machine was with other work, in words."""
    if load is None:
        return "How busy it was is not known."
    quiet = "it was quiet" if load < 0.5 else "other work ran on it, so that wall times are too long"
    return f"At the start {load:.1f} processes wanted to run: {quiet}."


def peer_lines() -> list[Row]:
    """Return a line for each peer: how a model is said in it, what it cannot say."""
    every = [*(peer for peers in SAMPLING.values() for peer in peers)]
    every += [peer for peers in COMPUTING.values() for peer in peers]
    rows: list[Row] = []
    for peer in dict.fromkeys(every):
        reasons: dict[str, list[str]] = {}
        for model, reason in cannot_of(peer).items():
            reasons.setdefault(reason, []).append(model)
        asked = {
            model for models in (SAMPLING, COMPUTING) for model, peers in models.items() if peer in peers
        }
        said = [
            f"{', '.join(sorted(asked & set(models)))}: {reason}"
            for reason, models in reasons.items()
            if asked & set(models)
        ]
        rows.append({"library": name_of(peer), "way": way_of(peer), "cannot": "; ".join(said) or "–"})
    return rows


def page_with(page: str, made: str) -> str:
    """Return the page with what stands between its marks replaced. Raises ValueError without marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE.name} has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n\n{made}\n\n{END}{after}"


def main() -> int:
    """Write the page; 1 where there is no run to write."""
    told = OUT / "bench.json"
    if not told.is_file():
        print("nothing was measured yet: run `make bench`")
        return 1
    run = json.loads(told.read_text(encoding="utf-8"))
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), figures(run)), encoding="utf-8")
    PICTURE.write_text(draw_goals(goal_rows(run["tables"])), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
