"""Tables in text and in Markdown; a row that lacks a column has a blank there."""

from __future__ import annotations

from collections.abc import Sequence

Row = dict[str, object]


def columns_of(rows: Sequence[Row]) -> list[str]:
    """Return every column of the rows, in order of first appearance."""
    return list(dict.fromkeys(column for row in rows for column in row))


def text_table(rows: Sequence[Row]) -> str:
    """Return rows as a table in text: first column to the left, the others to the right."""
    columns = columns_of(rows)
    lines = [columns, *([cell(row.get(column)) for column in columns] for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    left = [line[0].ljust(widths[0]) for line in lines]
    right = [[each.rjust(width) for each, width in zip(line[1:], widths[1:], strict=True)] for line in lines]
    return "\n".join("  ".join([name, *cells]).rstrip() for name, cells in zip(left, right, strict=True))


def markdown_table(rows: Sequence[Row], columns: Sequence[str] | None = None) -> str:
    """Return rows as a table in Markdown."""
    shown = columns_of(rows) if columns is None else list(columns)
    lines = ["| " + " | ".join(shown) + " |", "| " + " | ".join("---" for _ in shown) + " |"]
    lines += ["| " + " | ".join(cell(row.get(column)) for column in shown) + " |" for row in rows]
    return "\n".join(lines)


def cell(value: object) -> str:
    """Return one value as text: three digits of a number below 1,000."""
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "NO", None: ""}[value]
    if isinstance(value, float):
        if value >= 1000:
            return f"{value:,.0f}"
        return f"{value:.1e}" if 0 < abs(value) < 1e-3 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
