"""Page to text for a terminal or a file: a table where it fits, else one thing under another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace

from casus.report.form import Page, QuestionPart, Row
from casus.report.layout import Paint, display_width, padded, paired_lines, wrap, wrap_parts
from casus.report.lens import LINE, NULL, POINT
from casus.report.phrase import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE
from casus.report.terminal_explain import BULLET, explained_lines, support_lines

GROUND = "·"
PICTURE_WIDTH = 20
LEAST_WIDTH = 30
RIGHT_TO_LEFT_MARK = "\u200f"  # makes a terminal that lays out Arabic start the line at the right
ASCII = str.maketrans(
    {POINT: "O", LINE: "=", NULL: "o", GROUND: ".", "±": "+/-", "“": '"', "”": '"', "’": "'", "\u00a0": " ",
     BULLET: "-", "—": "-", "\u2066": "", "\u2068": "", "\u2069": "", "\u200f": ""}
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
    table = table_for(page, width)
    if table is not None:
        lines += ["", *heading_lines(page, table, width, paint)]
    for question in page.questions:
        lines += brief_lines(question, width, paint) if page.is_brief else ask_lines(question, width, paint)
        lines += question_lines(page, question, table, width, paint)
    lines += support_lines(page, width, paint)
    lines += date_lines(page, width, paint)
    if page.lenses:
        lines += ["", *wrap(page.lenses_heading, width, style="bold", paint=paint)]
    for lens in page.lenses:
        lines += wrap(f"{lens.title} {lens.says}", width, 2, 4, paint=paint)
    lines += footnote_lines(page, width, paint)
    if page.is_right_to_left:
        lines = [RIGHT_TO_LEFT_MARK + line if line else line for line in lines]
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    return text.translate(ASCII) if is_ascii else text


def ask_lines(question: QuestionPart, width: int, paint: Paint) -> list[str]:
    """Return what is asked, after an empty line."""
    return ["", *wrap(question.ask, width, style="bold", paint=paint)]


def brief_lines(question: QuestionPart, width: int, paint: Paint) -> list[str]:
    """Return what is asked, the words of its first reading, and how many more there are."""
    first, *rest = wrap_parts(
        [each for each in (question.ask, question.rows[0].says, question.more) if each],
        " · ",
        width,
        Paint(False),
    )
    return [paint(first, "bold"), *rest]


def footnote_lines(page: Page, width: int, paint: Paint) -> list[str]:
    """Return the footnotes under their heading; on a brief page one sentence without one."""
    if not page.footnotes:
        return []
    lines = ["", *(wrap(page.notes_heading, width, style="bold", paint=paint) if page.notes_heading else [])]
    indents = (2, 4) if page.notes_heading else (0, 0)
    for note in page.footnotes:
        lines += wrap(note, width, *indents, "dim", paint)
    return lines


def cells(row: Row) -> tuple[str, str, str, str, str]:
    """Return a row's cells, the picture left out."""
    return row.label, row.word, row.number, row.band, row.null


@dataclass(frozen=True, slots=True)
class Table:
    """The columns' widths: label, word, number, picture, band, null. `word` 0: it stands on the next line."""

    label: int
    word: int
    number: int
    picture: int
    band: int
    null: int


def table_for(page: Page, width: int) -> Table | None:
    """Return the widths of the columns, the same for all questions, or None where no table fits.

    Where all six columns do not fit, the word goes to the next line.
    """
    rows = [cells(row) for question in page.questions for row in question.rows]
    if not rows:
        return None
    label, answer, picture, band, null = (display_width(heading) for heading in page.headings)
    widest = [max(display_width(row[at]) for row in rows) for at in range(5)]
    wide = Table(
        label=max(widest[0], label),
        word=max(widest[1], answer - widest[2] - 2),
        number=widest[2],
        picture=max(PICTURE_WIDTH, picture),
        band=max(widest[3], band),
        null=max(widest[4], null),
    )
    narrow = replace(wide, word=0, number=max(wide.number, answer))
    return next((table for table in (wide, narrow) if table_width(table) <= width), None)


def table_width(table: Table) -> int:
    """Return how many columns of the terminal a table takes, with its indent and the gaps between."""
    widths = (table.label, table.word, table.number, table.picture, table.band, table.null)
    return sum(width + 2 for width in widths if width)


def columns_of(texts: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return each text with spaces up to its column's width."""
    return [padded(text, width) for text, width in zip(texts, widths, strict=True)]


def picture(row: Row, is_isolated: bool) -> str:
    """Return a bar from 0 to 1: the band, the answer in it, and the null."""
    return "" if row.picture is None else bar_text(row.picture, row.null_at, is_isolated)


def bar_text(shares: tuple[float, float, float], null_at: float | None, is_isolated: bool) -> str:
    """Return a bar of a probability, with the low and the high end of its band, and of the null."""
    probability, low, high = shares

    def cell(share: float) -> int:
        return min(PICTURE_WIDTH - 1, max(0, int(share * PICTURE_WIDTH)))

    bar = [GROUND] * PICTURE_WIDTH
    bar[cell(low) : cell(high) + 1] = [LINE] * (cell(high) + 1 - cell(low))
    if null_at is not None:
        bar[cell(null_at)] = NULL
    bar[cell(probability)] = POINT
    text = "".join(bar)
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}" if is_isolated else text


def question_lines(
    page: Page, question: QuestionPart, table: Table | None, width: int, paint: Paint
) -> list[str]:
    """Return a question's rows, as a table when there is one, then what was said of it."""
    lines: list[str] = []
    for row in question.rows:
        lines += (
            stacked_row(page, row, width, paint) if table is None else [table_row(page, row, table, paint)]
        )
        parts = [row.word] if table is not None and table.word == 0 else []
        if not row.is_ever and not page.is_brief:
            parts += detail_parts(page, row, len(question.rows) > 1)
        lines += wrap_parts(parts, " · ", width, paint, 4)
    lines += wrap_parts(ever_parts(page, question), " · ", width, paint, 4)
    for own in question.own:
        lines += wrap(own, width, 2, 4, paint=paint)
    for note in question.notes:
        lines += wrap(note, width, 2, 4, "dim", paint)
    for explained in question.explained:
        lines += explained_lines(explained, width, paint)
    return lines


def comma(page: Page) -> str:
    """Return what stands between the things of a list."""
    return "، " if page.language == "ar" else ", "


def detail_parts(page: Page, row: Row, is_one_of_several: bool) -> list[str]:
    """Return what stands under a row: the author's words for it, its condition, the rival theses' answers."""
    parts = [row.says] if row.says else [row.name] if is_one_of_several else []
    parts += [row.given] if row.given else []
    theses = comma(page).join(f"{who} {number}" for who, number in row.theses)
    return [*parts, theses] if theses else parts


def ever_parts(page: Page, question: QuestionPart) -> list[str]:
    """Return the rival theses' answers on the days at which an unbounded question is checked, in order."""
    rows = [row for row in question.rows if row.is_ever and not page.is_brief]
    who = [each for each, _ in rows[0].theses] if rows else []
    return [f"{each} {comma(page).join(row.theses[at][1] for row in rows)}" for at, each in enumerate(who)]


def heading_lines(page: Page, table: Table, width: int, paint: Paint) -> list[str]:
    """Return the headings over the columns, the answer's over word and number; then that of what is below."""
    answer = table.number + (table.word + 2 if table.word else 0)
    merged = (table.label, answer, table.picture, table.band, table.null)
    line = "  " + paint("  ".join(columns_of(page.headings, merged)).rstrip(), "dim")
    questions = () if page.is_brief else page.questions
    has_details = any(
        detail_parts(page, row, len(question.rows) > 1) for question in questions for row in question.rows
    )
    return [line, *wrap_parts([page.theses_heading] if has_details else [], " · ", width, paint, 4)]


def table_row(page: Page, row: Row, table: Table, paint: Paint) -> str:
    """Return one reading on one line."""
    label, word, number, band, null = cells(row)
    bar = picture(row, page.is_right_to_left)
    label, word, number, bar, band, null = columns_of((label, word, number, bar, band, null), astuple(table))
    said = [paint(each, "answer") for each in ((word, number) if table.word else (number,))]
    return "  " + "  ".join((label, *said, bar, band, null)).rstrip()


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
    heading = wrap(page.dates_heading, width, style="bold", paint=paint)
    return ["", *heading, *paired_lines(page.dates, width, 2, paint)]
