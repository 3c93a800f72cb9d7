"""Page to one small piece of HTML, for notebooks. Nothing is loaded from anywhere."""

from __future__ import annotations

from html import escape

from casus.report.form import Explained, Page, QuestionPart

TABLE = "border-collapse:collapse;margin:.3em 0 1em"
CELL = "text-align:start;padding:.15em .8em .15em 0;border:0"
QUIET = "opacity:.7;font-size:90%"


def page_to_html(page: Page) -> str:
    """Return the page's answers as a table a question, right to left for Arabic."""
    direction = "rtl" if page.is_right_to_left else "ltr"
    parts = [f'<div dir="{direction}" lang="{escape(page.language)}">', f"<b>{escape(page.title)}</b>"]
    parts.append(f'<div style="{QUIET}">{escape(" · ".join(page.facts))}</div>')
    parts += [f"<p><b>{escape(notice)}</b></p>" for notice in page.notices]
    parts += [question_to_html(page, question) for question in page.questions]
    if page.support:
        rows = "".join(pair_to_html(*pair) for pair in page.support)
        parts.append(f'<b>{escape(page.support_heading)}</b><table style="{TABLE}">{rows}</table>')
    notes = "".join(f"<li>{escape(note)}</li>" for note in page.footnotes)
    if notes:
        heading = escape(page.notes_heading)
        parts.append(f'<details style="{QUIET}"><summary>{heading}</summary><ul>{notes}</ul></details>')
    return "".join(parts) + "</div>"


def question_to_html(page: Page, question: QuestionPart) -> str:
    """Return one question as a table, with its authors' own forecasts below."""
    label, answer, scale, band, null = page.headings
    heads = "".join(f'<th style="{CELL}">{escape(head)}</th>' for head in (label, answer, scale, band, null))
    rows = []
    for row in question.rows:
        texts = (row.label, f"{row.word} {row.number}".strip())
        before = "".join(f'<td style="{CELL}">{escape(text)}</td>' for text in texts)
        if row.says:
            before = before.replace("</td>", f'<div style="{QUIET}">{escape(row.says)}</div></td>', 1)
        after = "".join(f'<td style="{CELL}">{escape(text)}</td>' for text in (row.band, row.null))
        bar = "" if row.picture is None else bar_to_svg(*row.picture, row.null_at)
        rows.append(f'<tr title="{escape(row.name)}">{before}<td style="{CELL}">{bar}</td>{after}</tr>')
    own = "".join(f'<div style="{QUIET}">{escape(said)}</div>' for said in (*question.own, *question.notes))
    explained = "".join(explained_to_html(each) for each in question.explained)
    caption = f'<caption style="text-align:start"><b>{escape(question.ask)}</b></caption>'
    return f'<table style="{TABLE}">{caption}<tr>{heads}</tr>{"".join(rows)}</table>{own}{explained}'


def pair_to_html(name: str, what: str) -> str:
    """Return a row of two cells."""
    return f'<tr><td style="{CELL}">{escape(name)}</td><td style="{CELL}">{escape(what)}</td></tr>'


def explained_to_html(explained: Explained) -> str:
    """Return what stands behind one reading, as headed lists."""
    level, *parts = explained.sure
    told = [f"<p><b>{escape(explained.heading)}</b></p>"]
    told.append(f"<div><b>{escape(level)}</b> {escape(' '.join(parts))}</div>")
    for heading, sentences in (
        (explained.for_heading, explained.reasons_for),
        (explained.against_heading, explained.reasons_against),
        (explained.change_heading, explained.changes),
    ):
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
        told.append(
            f'<p style="margin:.4em 0 0"><b>{escape(heading)}</b></p><ul style="margin:0">{items}</ul>'
        )
    told += [f"<p>{escape(sentence)}</p>" for sentence in explained.origins]
    if explained.watched:
        rows = "".join(pair_to_html(*pair) for pair in explained.watched)
        told.append(f'<b>{escape(explained.watch_heading)}</b><table style="{TABLE}">{rows}</table>')
    return "".join(told)


def bar_to_svg(probability: float, low: float, high: float, null_at: float | None) -> str:
    """Return the picture of one answer: band, point and null between 0 and 1."""
    null = (
        ""
        if null_at is None
        else f'<circle cx="{100 * null_at:.1f}" cy="6" r="3" fill="none" stroke="currentColor"/>'
    )
    return (
        '<svg width="110" height="12" viewBox="-5 0 110 12" direction="ltr">'
        '<line x1="0" y1="6" x2="100" y2="6" stroke="currentColor" opacity=".25"/>'
        f'<line x1="{100 * low:.1f}" y1="6" x2="{100 * high:.1f}" y2="6" stroke="#178" stroke-width="4"/>'
        f'{null}<circle cx="{100 * probability:.1f}" cy="6" r="4" fill="#178"/></svg>'
    )
