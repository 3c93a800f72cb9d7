"""Sheet to text for a terminal or a file: a table where it fits, else one thing under another."""

from __future__ import annotations

from collections.abc import Sequence

from casus.report.layout import Paint, display_width, padded, wrap, wrap_parts
from casus.report.phrase import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE
from casus.report.sheet import Sheet, SheetPart
from casus.report.terminal import ASCII, LEAST_WIDTH, RIGHT_TO_LEFT_MARK, bar_text
from casus.report.terminal_explain import BULLET

STEPS = "▁▂▃▄▅▆▇█"
STEPS_ASCII = str.maketrans(dict(zip(STEPS, "_.-=+*%#", strict=True)))
GAP = 2
INDENT = 2
FIRST_WIDTH = 22  # below these no column is broken: one thing stands under another
LAST_WIDTH = 30


def sheet_to_text(sheet: Sheet, width: int = 100, is_coloured: bool = False, is_ascii: bool = False) -> str:
    """Return the sheet as lines of at most `width` columns (30 at least), ending in a newline."""
    width = max(LEAST_WIDTH, width)
    paint = Paint(is_coloured)
    lines = [*wrap(sheet.title, width, style="bold", paint=paint)]
    lines += wrap_parts(sheet.facts, " · ", width, paint)
    for notice in sheet.notices:
        lines += ["", *wrap(notice, width, style="bold", paint=paint)]
    heading = ""
    for part in sheet.parts:
        lines += ["", *part_lines(sheet, part, width, paint, is_new=part.heading != heading)]
        heading = part.heading
    if sheet.notes:
        lines += ["", *wrap(sheet.notes_heading, width, style="bold", paint=paint)]
        for note in sheet.notes:
            lines += wrap(note, width, 2, 4, "dim", paint)
    if sheet.is_right_to_left:
        lines = [RIGHT_TO_LEFT_MARK + line if line else line for line in lines]
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    return text.translate(ASCII).translate(STEPS_ASCII) if is_ascii else text


def part_lines(sheet: Sheet, part: SheetPart, width: int, paint: Paint, *, is_new: bool) -> list[str]:
    """Return a part's heading, the line of its chart, its table and its sentences."""
    lines = wrap(part.heading, width, style="bold", paint=paint) if part.heading and is_new else []
    if part.label:
        lines += wrap(part.label, width, INDENT, INDENT + 2, paint=paint)
    if part.chart is not None and part.chart.points:
        lines += wrap(chart_line(part, sheet.is_right_to_left), width, INDENT, INDENT + 2, "answer", paint)
    lines += table_lines(sheet, part, width, paint)
    for sentence in part.sentences:
        lines += wrap(f"{BULLET} {sentence}", width, INDENT, INDENT + 2, paint=paint)
    return lines


def chart_line(part: SheetPart, is_isolated: bool) -> str:
    """Return a chart in one line: from which day, one step a point from 0 % to 100 %, until which day."""
    assert part.chart is not None
    steps = "".join(
        STEPS[min(len(STEPS) - 1, int(point.probability * len(STEPS)))] for point in part.chart.points
    )
    if is_isolated:
        steps = f"{LEFT_TO_RIGHT_ISOLATE}{steps}{POP_ISOLATE}"
    return f"{part.chart.start} {steps} {part.chart.end}"


def table_lines(sheet: Sheet, part: SheetPart, width: int, paint: Paint) -> list[str]:
    """Return the rows as a table with the bar last but for the last cell, or stacked in a narrow place."""
    if not part.rows:
        return []
    n_cells = max(len(row.cells) for row in part.rows)
    has_bars = any(row.bar is not None for row in part.rows)
    widths = [
        max(
            [display_width(row.cells[at]) for row in part.rows if at < len(row.cells)]
            + ([display_width(part.columns[at])] if at < len(part.columns) else [])
        )
        for at in range(n_cells)
    ]
    bar_width = display_width(bar_text((0.0, 0.0, 0.0), None, False)) if has_bars else 0
    wanted = min(widths[-1], LAST_WIDTH)
    others = sum(widths[1:-1]) + GAP * (n_cells - 1) + (bar_width + GAP if has_bars else 0)
    first_room = width - INDENT - others - wanted
    if n_cells > 2 and first_room >= FIRST_WIDTH:
        widths[0] = min(widths[0], first_room)  # a long reading is broken rather than the table
    last_room = width - INDENT - widths[0] - others
    if n_cells < 2 or last_room < wanted:
        return stacked_lines(sheet, part, width, paint)
    lines = []
    if part.columns:
        head = columns_line(part.columns, widths, bar_width if has_bars else 0, None)
        lines.append(" " * INDENT + paint(head.rstrip(), "dim"))
    for row in part.rows:
        bar = bar_text(row.bar, None, sheet.is_right_to_left) if row.bar is not None else ""
        name, *between, last = row.cells
        names, lasts = wrap(name, widths[0]), wrap(last, max(last_room, 1))
        first = columns_line([names[0], *between], widths[:-1], bar_width if has_bars else 0, bar)
        lines.append(" " * INDENT + f"{first}{lasts[0]}".rstrip())
        gap = display_width(first) - widths[0]
        for at in range(1, max(len(names), len(lasts))):
            begun = padded(names[at] if at < len(names) else "", widths[0])
            ended = lasts[at] if at < len(lasts) else ""
            lines.append((" " * INDENT + begun + " " * gap + ended).rstrip())
        for note in row.notes:
            lines += wrap(note, width, INDENT + 4, INDENT + 6, "dim", paint)
    return lines


def columns_line(texts: Sequence[str], widths: Sequence[int], bar_width: int, bar: str | None) -> str:
    """Return texts padded to their columns, the bar (or, for headings, its room) before the last of them.

    `bar` None: `texts` are all the columns, and the bar's room stands before the last.
    """
    parts = [padded(text, size) + " " * GAP for text, size in zip(texts, widths, strict=False)]
    if bar_width:
        room = padded(bar or "", bar_width) + " " * GAP
        parts.insert(len(parts) - 1 if bar is None else len(parts), room)
    return "".join(parts)


def stacked_lines(sheet: Sheet, part: SheetPart, width: int, paint: Paint) -> list[str]:
    """Return each row on lines of its own, for a narrow terminal."""
    lines: list[str] = []
    for row in part.rows:
        lines += wrap_parts([cell for cell in row.cells if cell], " · ", width, Paint(False), INDENT)
        if row.bar is not None:
            lines.append(" " * (INDENT + 2) + bar_text(row.bar, None, sheet.is_right_to_left))
        for note in row.notes:
            lines += wrap(note, width, INDENT + 4, INDENT + 6, "dim", paint)
    return lines
