"""Pages and sheets to one whole HTML file that needs nothing else: no script, no font, no request."""

from __future__ import annotations

from html import escape

from casus.report.chart import chart_to_svg
from casus.report.form import Page
from casus.report.html import CELL, QUIET, TABLE, bar_to_svg, page_to_html
from casus.report.sheet import Sheet, SheetPart, SheetRow

STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.55 "IBM Plex Sans Arabic","Noto Sans Arabic","Segoe UI","DejaVu Sans",sans-serif;
max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{font-size:1.15rem;margin:1.6rem 0 .3rem}table{border-collapse:collapse;margin:.3rem 0 1rem}
th,td{text-align:start;padding:.15rem .8rem .15rem 0;vertical-align:top}svg.chart{max-width:100%;height:auto}
svg{direction:ltr}svg text{unicode-bidi:plaintext}
@media print{body{margin:0;max-width:none}table,svg{break-inside:avoid}}
"""


def sheet_to_html(sheet: Sheet) -> str:
    """Return the sheet as a piece of HTML: a table and a chart a question, right to left for Arabic."""
    direction = "rtl" if sheet.is_right_to_left else "ltr"
    parts = [f'<div dir="{direction}" lang="{escape(sheet.language)}">', f"<b>{escape(sheet.title)}</b>"]
    parts.append(f'<div style="{QUIET}">{escape(" · ".join(sheet.facts))}</div>')
    parts += [f"<p><b>{escape(notice)}</b></p>" for notice in sheet.notices]
    heading = ""
    for part in sheet.parts:
        parts.append(part_to_html(part, is_new=part.heading != heading))
        heading = part.heading
    notes = "".join(f"<li>{escape(note)}</li>" for note in sheet.notes)
    if notes:
        summary = escape(sheet.notes_heading)
        parts.append(f'<details style="{QUIET}"><summary>{summary}</summary><ul>{notes}</ul></details>')
    return "".join(parts) + "</div>"


def part_to_html(part: SheetPart, *, is_new: bool = True) -> str:
    """Return one part: heading, chart, table, sentences."""
    parts = [f"<h2>{escape(part.heading)}</h2>"] if part.heading and is_new else []
    if part.label:
        parts.append(f'<div style="{QUIET}">{escape(part.label)}</div>')
    if part.chart is not None:
        parts.append(chart_to_svg(part.chart))
    if part.rows:
        heads = "".join(f'<th style="{CELL}">{escape(column)}</th>' for column in part.columns)
        has_bars = any(row.bar is not None for row in part.rows)
        if part.columns and has_bars:
            last = f'<th style="{CELL}">{escape(part.columns[-1])}</th>'
            heads = heads.removesuffix(last) + f'<th style="{CELL}"></th>{last}'
        rows = "".join(row_to_html(row, has_bars) for row in part.rows)
        parts.append(f'<table style="{TABLE}">{f"<tr>{heads}</tr>" if heads else ""}{rows}</table>')
    parts += [f"<p>{escape(sentence)}</p>" for sentence in part.sentences]
    return "".join(parts)


def row_to_html(row: SheetRow, has_bars: bool) -> str:
    """Return one row: cells, the bar before the last of them, notes below it."""
    told = [f'<td style="{CELL}">{escape(cell)}</td>' for cell in row.cells]
    if has_bars:
        bar = "" if row.bar is None else bar_to_svg(*row.bar, None)
        told.insert(len(told) - 1, f'<td style="{CELL}">{bar}</td>')
    notes = "".join(f'<div style="{QUIET}">{escape(note)}</div>' for note in row.notes)
    more = f'<tr><td colspan="{len(told)}" style="{CELL}">{notes}</td></tr>' if notes else ""
    return f"<tr>{''.join(told)}</tr>{more}"


def whole_page(shown: Page | Sheet, charts: tuple[Sheet, ...] = ()) -> str:
    """Return a page or a sheet, then the parts of other sheets (charts), as one self-contained HTML file."""
    direction = "rtl" if shown.is_right_to_left else "ltr"
    body = page_to_html(shown) if isinstance(shown, Page) else sheet_to_html(shown)
    extra = "".join(part_to_html(part) for sheet in charts for part in sheet.parts)
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(plain_title(shown.title))}</title><style>{STYLE}</style>"
    )
    language = escape(shown.language)
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}"><head>{head}</head>'
        f"<body>{body}{extra}</body></html>\n"
    )


def plain_title(title: str) -> str:
    """Return a title without isolates: a window's bar shows it by itself."""
    return "".join(letter for letter in title if letter not in "\u2066\u2067\u2068\u2069")
