"""The picture of a run: for each goal how far it is met, on a scale of ratios."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log10

from benchmarks.table import Row, cell

LEFT, WIDE, STEP, TOP = 330, 430, 20, 46
LEAST, MOST = 0.03, 30.0
STYLE = """
text { font: 12px sans-serif; fill: #333 } .grid { stroke: #ccc } .goal { stroke: #333; stroke-width: 1.5 }
.met { fill: #2f7d5b } .short { fill: #c0622d } .none { fill: #888; font-style: italic }
@media (prefers-color-scheme: dark) { text { fill: #ddd } .grid { stroke: #555 } .goal { stroke: #ddd } }
""".strip()


def draw_goals(rows: Sequence[Row]) -> str:
    """Return an SVG: a bar for each goal from the line at 1, to the right where it is met."""
    height = TOP + STEP * len(rows) + 16
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDE + 90} {height}" role="img">',
        "<title>How far each goal is met: found over wanted, 1 where it is just met</title>",
        f"<style>{STYLE}</style>",
        f'<text x="{place_of(1.0):.1f}" y="16" text-anchor="middle">found, as a share of the goal</text>',
    ]
    for tick in (0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0):
        x = place_of(tick)
        kind = "goal" if tick == 1.0 else "grid"
        lines.append(f'<line class="{kind}" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 8}" y2="{height - 14}"/>')
        lines.append(f'<text x="{x:.1f}" y="{TOP - 14}" text-anchor="middle">{tick:g}</text>')
    for number, row in enumerate(rows):
        lines += goal_bar(row, TOP + STEP * number)
    return "\n".join([*lines, "</svg>"]) + "\n"


def goal_bar(row: Row, y: int) -> list[str]:
    """Return the name, the bar and the figure of one goal."""
    said = escape(str(row["goal"]).replace("`", ""))
    name = f'<text x="{LEFT - 8}" y="{y + 13}" text-anchor="end">{said}</text>'
    if "of goal" not in row:
        return [name, f'<text class="none" x="{place_of(1.0) + 6:.1f}" y="{y + 13}">not measured</text>']
    share = float(str(row["of goal"]))
    begin, end = sorted((place_of(1.0), place_of(share)))
    kind = "met" if share >= 1.0 else "short"
    size = f'width="{max(end - begin, 1):.1f}" height="{STEP - 6}"'
    bar = f'<rect class="{kind}" x="{begin:.1f}" y="{y + 3}" {size}/>'
    told = f"{cell(row['found'])} ({row['wanted']})"
    side = f'x="{end + 4:.1f}"' if share >= 1.0 else f'x="{place_of(1.0) + 4:.1f}"'
    return [name, bar, f'<text {side} y="{y + 13}">{escape(told)}</text>']


def place_of(share: float) -> float:
    """Return where a ratio is on the scale, within its ends."""
    within = min(max(share, LEAST), MOST)
    return LEFT + WIDE * (log10(within) - log10(LEAST)) / (log10(MOST) - log10(LEAST))
