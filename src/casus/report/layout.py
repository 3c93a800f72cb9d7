"""Text in lines of a width: wrapping, columns and colour, with isolates kept whole on every line.

Layout is done here and not by rich: a page is a few tables of short cells, rich costs 60 ms and measures
bidirectional isolates as letters, and plain text can be compared with an expected page line by line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from casus.report.phrase import FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE

OPENING = LEFT_TO_RIGHT_ISOLATE + FIRST_STRONG_ISOLATE
STYLES = {"bold": "1", "dim": "2", "answer": "1;36"}


class Paint:
    """Puts ANSI codes round a text, or leaves it."""

    def __init__(self, is_coloured: bool) -> None:
        """Keep whether there is colour."""
        self.is_coloured = is_coloured

    def __call__(self, text: str, style: str | None) -> str:
        """Return the text in the style."""
        if not self.is_coloured or style is None or not text.strip():
            return text
        return f"\033[{STYLES[style]}m{text}\033[0m"


def display_width(text: str) -> int:
    """Return how many columns a text takes: marks and isolates none, wide letters two."""
    return sum(
        0
        if unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )


def padded(text: str, width: int) -> str:
    """Return the text with spaces up to `width` columns."""
    return text + " " * max(0, width - display_width(text))


def wrap(
    text: str, width: int, first: int = 0, rest: int = 0, style: str | None = None, paint: Paint | None = None
) -> list[str]:
    """Return the text in lines of at most `width` columns; `first` and `rest` indent them.

    A word that is longer than a line stands on a line of its own, unbroken.
    """
    paint = paint or Paint(False)
    lines: list[str] = []
    line, used = "", first
    for word in text.split(" "):
        size = display_width(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = "", rest
        line, used = (f"{line} {word}", used + 1 + size) if line else (word, used + size)
    lines.append(line)
    indents = [first] + [rest] * (len(lines) - 1)
    closed = close_isolates(lines)
    return [" " * indent + paint(line, style) for indent, line in zip(indents, closed, strict=True)]


def close_isolates(lines: Sequence[str]) -> list[str]:
    """Return lines of one text, each isolate that goes over a line's end closed there and opened anew.

    A terminal lays out each line by itself.
    """
    whole, still_open = [], ""
    for line in lines:
        carried = still_open
        for letter in line:
            if letter in OPENING:
                still_open += letter
            elif letter == POP_ISOLATE:
                still_open = still_open[:-1]
        whole.append(carried + line + POP_ISOLATE * len(still_open))
    return whole


def wrap_parts(parts: Iterable[str], between: str, width: int, paint: Paint, indent: int = 0) -> list[str]:
    """Return parts in a row, broken only between them where they are short enough."""
    lines: list[str] = []
    for part in parts:
        if lines and display_width(lines[-1] + between + part) <= width:
            lines[-1] += between + part
        else:
            lines += wrap(part, width, indent, indent)
    return [" " * indent + paint(line[indent:], "dim") for line in lines]


def paired_lines(pairs: Sequence[tuple[str, str]], width: int, indent: int, paint: Paint) -> list[str]:
    """Return pairs as two columns, the first as wide as it needs; in a narrow place one under the other."""
    lines: list[str] = []
    column = max((display_width(first) for first, _ in pairs), default=0)
    if column + 30 <= width:
        for name, what in pairs:
            first, *rest = wrap(what, width - column - indent - 2)
            lines.append(" " * indent + padded(name, column) + "  " + first)
            lines += [" " * (column + indent + 2) + line for line in rest]
        return lines
    for name, what in pairs:
        lines += [
            *([" " * indent + name] if name else []),
            *wrap(what, width, indent + 2, indent + 4, paint=paint),
        ]
    return lines
