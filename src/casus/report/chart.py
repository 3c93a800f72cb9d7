"""Charts as SVG: an answer over days with its band. Small, without script, and readable right to left.

In a right-to-left page SVG turns labels round; the style keeps drawing left to right and lets each label find
its own direction. Time runs from left to right in both languages, as the page says.
"""

from __future__ import annotations

from datetime import date
from html import escape
from itertools import pairwise

from casus.report.sheet import Chart, ChartPoint

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 44, 16, 30, 30
STYLE = (
    "svg{direction:ltr}svg text{unicode-bidi:plaintext;"
    "font:12px 'IBM Plex Sans Arabic','Noto Sans Arabic','DejaVu Sans',sans-serif;fill:currentColor}"
)
MOST_TICKS = 8


def chart_to_svg(chart: Chart, is_alone: bool = False) -> str:
    """Return the chart as an SVG element; `is_alone`: as a whole file, with its own colours."""
    first, last = chart.points[0].day, chart.points[-1].day
    days = max((last - first).days, 1)

    def x(day: date) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / days

    def y(share: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - share)

    upper = [(x(point.day), y(point.high)) for point in chart.points]
    lower = [(x(point.day), y(point.low)) for point in chart.points]
    middle = [(x(point.day), y(point.probability)) for point in chart.points]
    if chart.is_stepped:
        upper, lower, middle = stepped(upper), stepped(lower), stepped(middle)
    parts = [opening(chart, is_alone)]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(line(LEFT, y(share), WIDTH - RIGHT, y(share), 0.12 if share != 0.5 else 0.35))
        parts.append(label(LEFT - 6, y(share) + 4, f"{share:.0%}", "end"))
    for day, text in ticks(first, last):
        parts.append(line(x(day), TOP, x(day), HEIGHT - BOTTOM, 0.08))
        parts.append(label(x(day), HEIGHT - BOTTOM + 16, text, "middle"))
    band = " ".join(f"{px:.1f},{py:.1f}" for px, py in [*upper, *reversed(lower)])
    parts.append(f'<polygon points="{band}" fill="#178" opacity=".18"/>')
    curve = " ".join(f"{px:.1f},{py:.1f}" for px, py in middle)
    parts.append(f'<polyline points="{curve}" fill="none" stroke="#178" stroke-width="2"/>')
    parts += [dot(x(point.day), y(point.probability), point) for point in chart.points]
    return "".join(parts) + "</svg>"


def opening(chart: Chart, is_alone: bool) -> str:
    """Return the SVG's first tag, its title for those who do not see it, its style and its heading."""
    space = ' xmlns="http://www.w3.org/2000/svg"' if is_alone else ""
    colour = ' style="background:#fff;color:#222"' if is_alone else ""
    # a label's start follows its own direction: in Arabic it is at the right
    side = WIDTH - RIGHT if chart.language == "ar" else LEFT
    heading = label(side, 16, chart.title, "start", weight="bold")
    return (
        f'<svg{space} viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img"{colour} '
        f'lang="{escape(chart.language)}" class="chart"><title>{escape(chart.title)}</title>'
        f"<style>{STYLE}</style>{heading}"
    )


def stepped(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return points with a corner before each: the answer stays until the next day that changed it."""
    found = points[:1]
    for before, after in pairwise(points):
        found += [(after[0], before[1]), after]
    return found


def ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Return the days to label: the first of years, of quarters or of months, at most eight of them."""
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    inside = [day for day in months if first <= day <= last]
    years = [day for day in inside if day.month == 1]
    quarters = [day for day in inside if day.month % 3 == 1]
    for days, shown in ((inside, month_text), (quarters, month_text), (years, year_text)):
        if 1 < len(days) <= MOST_TICKS:
            return [(day, shown(day)) for day in days]
    if len(years) > MOST_TICKS:
        step = -(-len(years) // MOST_TICKS)
        return [(day, year_text(day)) for day in years[::step]]
    return [(first, first.isoformat()), (last, last.isoformat())]


def month_text(day: date) -> str:
    """Return a month in figures, the same in every language."""
    return f"{day.year}-{day.month:02}"


def year_text(day: date) -> str:
    """Return a year."""
    return str(day.year)


def line(x1: float, y1: float, x2: float, y2: float, opacity: float) -> str:
    """Return a thin line."""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="currentColor" '
        f'opacity="{opacity}"/>'
    )


def label(x: float, y: float, text: str, anchor: str, weight: str = "normal") -> str:
    """Return a text at a point."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}">{escape(text)}</text>'
    )


def dot(x: float, y: float, point: ChartPoint) -> str:
    """Return one point, with its day and numbers when it is pointed at."""
    told = f"{point.day.isoformat()}: {point.probability:.1%} ({point.low:.1%} – {point.high:.1%})"
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="#178"><title>{escape(told)}</title></circle>'
