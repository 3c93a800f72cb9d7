"""Page to text for a terminal or a file: a table where it fits, else one thing under another.

Layout is done here and not by rich: a page is a few tables of short cells, rich costs 60 ms and measures
bidirectional isolates as letters, and plain text can be compared with an expected page line by line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from casus.report.form import Page, QuestionPart, Row
from casus.report.lens import LINE, NULL, POINT
from casus.report.phrase import FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE

GROUND = "·"
PICTURE_WIDTH = 20
LEAST_WIDTH = 30
RIGHT_TO_LEFT_MARK = "\u200f"  # makes a terminal that lays out Arabic start the line at the right
OPENING = LEFT_TO_RIGHT_ISOLATE + FIRST_STRONG_ISOLATE
STYLES = {"bold": "1", "dim": "2", "answer": "1;36"}
ASCII = str.maketrans(
    {POINT: "O", LINE: "=", NULL: "o", GROUND: ".", "±": "+/-", "“": '"', "”": '"', "’": "'", "\u00a0": " ",
     "–": "-", "—": "-", "\u2066": "", "\u2068": "", "\u2069": "", "\u200f": ""}
)  # fmt: skip


def page_to_text(page: Page, width: int = 100, is_coloured: bool = False, is_ascii: bool = False) -> str:
    """Return the page as lines of at most `width` columns (30 at least), ending in a newline.

    Coloured: with ANSI codes. ASCII: the page's own signs are replaced; a case's words are left as they are.
    """
    width = max(LEAST_WIDTH, width)
    paint = Paint(is_coloured)
    lines = [*wrap(page.title, width, style="bold", paint=paint)]
    lines += wrap_parts(page.facts, " · ", width, paint)
    for notice in page.notices:
        lines += ["", *wrap(notice, width, style="bold", paint=paint)]
    widths = column_widths(page)
    is_table = sum(widths) + 2 * len(widths) <= width
    if is_table and any(question.rows for question in page.questions):
        lines += ["", heading_line(page, widths, paint)]
    for question in page.questions:
        lines += ["", *wrap(question.ask, width, style="bold", paint=paint)]
        lines += question_lines(page, question, widths if is_table else None, width, paint)
    lines += date_lines(page, width, paint)
    if page.lenses:
        lines += ["", *wrap(page.lenses_heading, width, style="bold", paint=paint)]
    for lens in page.lenses:
        lines += wrap(f"{lens.title} {lens.says}", width, 2, 4, paint=paint)
    if page.footnotes:
        lines += ["", *wrap(page.notes_heading, width, style="bold", paint=paint)]
        for note in page.footnotes:
            lines += wrap(note, width, 2, 4, "dim", paint)
    if page.is_right_to_left:
        lines = [RIGHT_TO_LEFT_MARK + line if line else line for line in lines]
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    return text.translate(ASCII) if is_ascii else text


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


def cells(row: Row) -> tuple[str, str, str, str, str]:
    """Return a row's cells, the picture left out."""
    return row.label, row.word, row.number, row.band, row.null


def column_widths(page: Page) -> tuple[int, ...]:
    """Return the widths of label, word, number, picture, band and null, the same for all questions."""
    rows = [cells(row) for question in page.questions for row in question.rows]
    label, answer, picture, band, null = (display_width(heading) for heading in page.headings)
    widest = [max((display_width(row[at]) for row in rows), default=0) for at in range(5)]
    word = max(widest[1], answer - widest[2] - 2)
    return (
        max(widest[0], label), word, widest[2], max(PICTURE_WIDTH, picture),
        max(widest[3], band), max(widest[4], null),
    )  # fmt: skip


def columns_of(texts: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return each text with spaces up to its column's width."""
    return [padded(text, width) for text, width in zip(texts, widths, strict=True)]


def picture(row: Row, is_isolated: bool) -> str:
    """Return a bar from 0 to 1: the band, the answer in it, and the null."""
    if row.picture is None:
        return ""
    probability, low, high = row.picture

    def cell(share: float) -> int:
        return min(PICTURE_WIDTH - 1, max(0, int(share * PICTURE_WIDTH)))

    bar = [GROUND] * PICTURE_WIDTH
    bar[cell(low) : cell(high) + 1] = [LINE] * (cell(high) + 1 - cell(low))
    if row.null_at is not None:
        bar[cell(row.null_at)] = NULL
    bar[cell(probability)] = POINT
    text = "".join(bar)
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}" if is_isolated else text


def question_lines(
    page: Page, question: QuestionPart, widths: tuple[int, ...] | None, width: int, paint: Paint
) -> list[str]:
    """Return a question's rows, as a table when `widths` are given, then what was said of it."""
    lines: list[str] = []
    for row in question.rows:
        if widths is None:
            lines += stacked_row(page, row, width, paint)
        else:
            lines += table_row(page, row, widths, paint)
        parts = [f"{row.name}: {row.says}"] if row.says else [row.name] if len(question.rows) > 1 else []
        if row.given:
            parts.append(row.given)
        if row.theses:
            said = ", ".join(f"{who} {number}" for who, number in row.theses)
            parts.append(f"{page.theses_heading}: {said}")
        lines += wrap_parts(parts, " · ", width, paint, 4)
    for own in question.own:
        lines += wrap(own, width, 2, 4, paint=paint)
    for note in question.notes:
        lines += wrap(note, width, 2, 4, "dim", paint)
    return lines


def heading_line(page: Page, widths: tuple[int, ...], paint: Paint) -> str:
    """Return the headings over the columns; the answer's stands over word and number."""
    merged = (widths[0], widths[1] + 2 + widths[2], *widths[3:])
    return "  " + paint("  ".join(columns_of(page.headings, merged)).rstrip(), "dim")


def table_row(page: Page, row: Row, widths: tuple[int, ...], paint: Paint) -> list[str]:
    """Return one reading on one line."""
    label, word, number, band, null = cells(row)
    bar = picture(row, page.is_right_to_left)
    columns = columns_of((label, word, number, bar, band, null), widths)
    columns[1:3] = [paint(columns[1], "answer"), paint(columns[2], "answer")]
    return ["  " + "  ".join(columns).rstrip()]


def stacked_row(page: Page, row: Row, width: int, paint: Paint) -> list[str]:
    """Return one reading on lines of its own, for a narrow terminal."""
    lines = wrap(row.label, width, 2, 4, paint=paint)
    lines += wrap(f"{row.number} {row.word}".strip(), width, 4, 6, "answer", paint)
    bar = picture(row, page.is_right_to_left)
    if bar:
        lines.append("    " + bar)
    _, _, _, band, null = page.headings
    said = [f"{heading} {text}" for heading, text in ((band, row.band), (null, row.null)) if text]
    return lines + wrap_parts(said, " · ", width, Paint(False), 4)


def date_lines(page: Page, width: int, paint: Paint) -> list[str]:
    """Return the next dates, days in a column of their own where there is room."""
    if not page.dates:
        return []
    lines = ["", *wrap(page.dates_heading, width, style="bold", paint=paint)]
    column = max(display_width(day) for day, _ in page.dates)
    if column + 30 <= width:
        for day, what in page.dates:
            first, *rest = wrap(what, width - column - 4)
            lines.append("  " + padded(day, column) + "  " + first)
            lines += [" " * (column + 4) + line for line in rest]
        return lines
    for day, what in page.dates:
        lines += [*(["  " + day] if day else []), *wrap(what, width, 4, 6, paint=paint)]
    return lines
