"""The picture of a problem: the lines of the file, with what is meant marked under them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from casus.problem.form import Place, SourceFile, column_of, line_of
from casus.problem.visible import (
    FIRST_STRONG,
    POP,
    fenced,
    fenced_left,
    runs_right_to_left,
    shortened,
    visible,
    width_of,
)

TAB = 4
LEAD = 3  # the place starts in the first third of a line that is cut
WORDS_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the picture, what is said of it, and whether it is the problem's own."""

    place: Place
    label: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Paint:
    """Terminal codes for the parts of a picture; all empty without colour."""

    frame: str = ""
    own: str = ""
    other: str = ""
    off: str = ""


def picture_of(spots: list[Spot], width: int, paint: Paint) -> list[str]:
    """Return the lines of the picture of `spots`; the first one's file comes first, without its name.

    No line is wider than `width` (at least 40) columns. Cost: that of the lines shown, not of the file.
    """
    width = max(width, 40)
    gutter = len(str(max(line_of(spot.place) for spot in spots)))
    bar = f"{paint.frame}{' ' * gutter} |{paint.off}"
    lines = [bar]
    files: list[SourceFile] = []
    for spot in spots:
        if not any(spot.place.file is file for file in files):
            files.append(spot.place.file)
    for number, file in enumerate(files):
        here = [spot for spot in spots if spot.place.file is file]
        if number:
            where = f"{visible(file.name)}:{line_of(here[0].place)}:{column_of(here[0].place)}"
            lines += [f"{paint.frame}{' ' * gutter} ⋮ {fenced_left(where)}{paint.off}"]
        lines += _file_lines(here, gutter, width - gutter - 3, paint)
    return [*lines, bar]


def _file_lines(spots: list[Spot], gutter: int, room: int, paint: Paint) -> list[str]:
    lines: list[str] = []
    last = None
    for line, group in groupby(
        sorted(spots, key=lambda spot: line_of(spot.place)), key=lambda spot: line_of(spot.place)
    ):
        if last is not None and line > last + 1:
            lines.append(f"{paint.frame}{' ' * gutter} ⋮{paint.off}")
        last = line
        before = None
        for spot in sorted(group, key=lambda spot: not spot.is_own):
            source, mark = _marked(spot, line, room, paint)
            if source != before:  # a line that fits is shown once, with all its marks under it
                lines.append(f"{paint.frame}{line:>{gutter}} |{paint.off} {source}".rstrip())
            before = source
            lines.append(f"{paint.frame}{' ' * gutter} |{paint.off} {mark}".rstrip())
    return lines


def _marked(spot: Spot, line: int, room: int, paint: Paint) -> tuple[str, str]:
    """Return one line of the file, cut to `room` columns, and the line of marks under it."""
    file, place = spot.place.file, spot.place
    starts = file.line_starts
    first = starts[line - 1]
    last = starts[line] - 1 if line < len(starts) else len(file.text)
    # A line may have megabytes: nothing beyond `room` characters of the place can be shown.
    low, high = max(first, place.start - room), min(last, place.start + room)
    text = file.text[low:high].removesuffix("\r") if high == last else file.text[low:high]
    cells = _cells(text)
    at = min(place.start - low, len(cells))
    end = max(at, min(place.end - low, len(cells)))
    left, right = _window(cells, at, end, room - 2, low > first, high < last)
    head = "…" if left > 0 or low > first else ""
    tail = "…" if right < len(cells) or high < last else ""
    shown = head + "".join(cells[left:right]) + tail
    before = head + "".join(cells[left:at])
    under = "".join(cells[at : min(end, right)])
    colour = paint.own if spot.is_own else paint.other
    label = fenced(spot.label) if runs_right_to_left(spot.label) else spot.label
    if runs_right_to_left(before + under):
        # A caret would stand under another glyph: the words themselves are printed instead.
        words = visible(shortened(file.text[place.start : min(place.end, last)], WORDS_LIMIT))
        quoted = f"«{FIRST_STRONG}{words}{POP}»" if words else ""
        return _steady(shown), f"{colour}{quoted} {label}{paint.off}".replace("  ", " ")
    sign = ("^" if spot.is_own else "-") * max(1, width_of(under))
    return _steady(shown), f"{' ' * width_of(before)}{colour}{sign} {label}".rstrip() + paint.off


def _steady(text: str) -> str:
    """Return a line of the file that an Arabic word at its start does not turn round."""
    return fenced_left(text) if runs_right_to_left(text) else text


def _cells(text: str) -> list[str]:
    """Return what stands for each character of a line: tabs as spaces, hidden characters as escapes."""
    cells = []
    column = 0
    for character in text:
        cell = " " * (TAB - column % TAB) if character == "\t" else visible(character)
        cells.append(cell)
        column += width_of(cell)
    return cells


def _window(
    cells: list[str], at: int, end: int, room: int, is_cut_left: bool, is_cut_right: bool
) -> tuple[int, int]:
    """Return the stretch of `cells` to show: all if it fits, else `room` columns about the place."""
    widths = [width_of(cell) for cell in cells]
    if not is_cut_left and not is_cut_right and sum(widths) <= room + 2:
        return 0, len(cells)
    left, taken = at, 0
    while left > 0 and taken + widths[left - 1] <= room // LEAD:
        left -= 1
        taken += widths[left]
    right = at
    while right < len(cells) and taken + widths[right] <= room:
        taken += widths[right]
        right += 1
    while left > 0 and taken + widths[left - 1] <= room:
        left -= 1
        taken += widths[left]
    return left, right
