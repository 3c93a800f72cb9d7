"""The page of `casus forecast`: the answers with what stands behind them."""

from __future__ import annotations

from dataclasses import replace
from math import exp

from casus.forecast import Answers, Explanation, ThesisComparison, ThesisSupport
from casus.model import Model
from casus.report.form import Page, QuestionPart
from casus.report.lens import rivals, thesis_label
from casus.report.page import make_page
from casus.report.phrase import day_words, number, percent, say
from casus.report.reason import explained_reading

SAME = 1.05  # how many times less fitting still prints as the best


def make_forecast_page(
    model: Model,
    answers: Answers,
    explanation: Explanation | None = None,
    comparison: ThesisComparison | None = None,
    language: str = "en",
    question: str | None = None,
) -> Page:
    """Return the forecast lens's page: for each question its answers and what stands behind the first.

    With `question` that question alone, and all its readings explained. What was not computed is left out.
    """
    page = make_page(model, answers, language)
    parts = [part for part in page.questions if question in (None, part.name)]
    explained = tuple(
        with_reasons(model, part, explanation, question is not None, language) for part in parts
    )
    notices = page.notices
    if comparison is not None and comparison.fits_none:
        notices = (*notices, say("none_fits", language))
    heading = ""
    if comparison is not None:
        heading = say("support", language, day=day_words(comparison.known_on, language))
    return replace(
        page,
        questions=explained,
        notices=notices,
        lenses=(),
        lenses_heading="",
        support_heading=heading,
        support=() if comparison is None else support_rows(model, comparison, language),
        footnotes=(*page.footnotes, *reading_notes(explained, question, language)),
    )


def with_reasons(
    model: Model, part: QuestionPart, explanation: Explanation | None, is_whole: bool, language: str
) -> QuestionPart:
    """Return a question's part with its first reading explained, or (`is_whole`) all of them."""
    if explanation is None:
        return part
    found = {each.reading: each for each in explanation.readings if each.question == part.name}
    rows = [row for row in part.rows if row.name in found]
    shown = rows if is_whole else rows[:1]
    return replace(
        part,
        explained=tuple(
            explained_reading(model, label_of(row.label, row.says), found[row.name], explanation, language)
            for row in shown
        ),
    )


def label_of(label: str, says: str) -> str:
    """Return a reading as one phrase: `by 31 Dec 2021 (the north)`."""
    return f"{label} ({says})" if says else label


def reading_notes(parts: tuple[QuestionPart, ...], question: str | None, language: str) -> tuple[str, ...]:
    """Return how to read what is explained."""
    explained = [each for part in parts for each in part.explained]
    if not explained:
        return ()
    notes = [say(key, language) for key in ("note_reasons", "note_crux", "note_worth", "note_confidence")]
    if any(each.origins for each in explained):
        notes.append(say("note_origin", language))
    if question is None and any(len(part.rows) > 1 for part in parts):
        notes.append(say("ask_more", language, option=number("--question", language)))
    return tuple(notes)


def support_rows(model: Model, comparison: ThesisComparison, language: str) -> tuple[tuple[str, str], ...]:
    """Return each thesis with its share before and after the record, and that of none of these."""
    known = [each.log_evidence for each in comparison.theses if each.log_evidence is not None]
    best = max(known, default=0.0)
    rows = [
        (support_name(model, each.thesis, language), support_words(each, best, language))
        for each in comparison.theses
    ]
    kept = say("none_kept", language, share=number(percent(comparison.none_share), language))
    return (*rows, (say("none_of_these", language), kept))


def support_name(model: Model, thesis: str, language: str) -> str:
    """Return a thesis as a page calls it."""
    if thesis == "null":
        return say("support_null", language)
    if thesis in rivals(model):
        return thesis_label(model, thesis, language)
    return say("as_written", language)


def support_words(support: ThesisSupport, best: float, language: str) -> str:
    """Return a thesis's shares, and how many times less fitting it is than the best."""
    comma = "؛ " if language == "ar" else "; "
    if support.log_evidence is None:
        return say("support_impossible", language)
    shares = say(
        "support_row",
        language,
        prior=number(percent(support.prior), language),
        share=number(percent(support.share), language),
    )
    if support.thesis == "null" and support.prior == 0.0:
        shares = ""
    times = exp(min(best - support.log_evidence, 700.0))
    fit = (
        say("support_best", language)
        if times < SAME
        else say("support_times", language, n=number(times_words(times), language))
    )
    return comma.join(each for each in (shares, fit) if each)


def times_words(times: float) -> str:
    """Return a ratio with two figures at most: `1.4`, `23`, `1,300`, `10^12`."""
    if times < 9.95:
        return f"{times:.1f}"
    if times < 1e6:
        return f"{float(f'{times:.2g}'):,.0f}"
    return f"10^{len(str(int(times))) - 1}"
