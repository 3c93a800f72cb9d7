"""What stands behind an answer, in sentences of both languages, from an explanation made by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from casus.forecast import (
    Answers,
    Confidence,
    Driver,
    Explanation,
    Indicator,
    ReadingExplanation,
    SharedOrigin,
    ThesisComparison,
    ThesisSupport,
)
from casus.model import ALWAYS, Claim, Clause, Event, Model, Source, TalkOutcome
from casus.quantity import fixed
from casus.report import make_forecast_page, page_to_html, page_to_text
from casus.report.reason import pushes_up, shared_words, signed_points, sure_words

Told = tuple[Model, Explanation]
MARKS = re.compile("[\u2066-\u2069\u200f]")


def plain(text: str) -> str:
    """Return a text in one line, with no marks of direction."""
    return " ".join(MARKS.sub("", text).split())


def driver(kind: str, name: str, chance: float, so: float, not_so: float, **more: object) -> Driver:
    made = Driver(
        kind, name, "", chance, so, not_so, so - not_so, 0.002, abs(so - not_so) * chance * (1 - chance),
        0.001, None, None, False, False,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def claim(name: str, says: str, by: str | None, status: str = "asserted") -> Claim:
    return Claim(
        name, name, {"en": says, "ar": "قول"}, status, by, (), fixed(0.5), False, "judgement", (), (),
        (), (), (), ("false", "true"), (), (), True,
    )  # fmt: skip


@pytest.fixture
def explained(model: Model) -> Told:
    """Return the ferry's case with three claims, an event and a talk, and what stands behind its answer."""
    opening = Event(
        "opening", {"en": "The line opens.", "ar": "يُفتتح الخط"}, fixed(0.01), None, Clause(ALWAYS, ""), (),
        1, False, (), None, False, None, None, "harbour", None, (),
    )  # fmt: skip
    outcomes = tuple(
        TalkOutcome(name, {"en": says, "ar": "نتيجة"}, fixed(1.0), None, (), ())
        for name, says in (("agreed", "the pier is granted"), ("refused", "the pier is refused"))
    )
    model = replace(
        model,
        claims=(
            claim("yard_is_busy", "The yard is busy.", "column"),
            claim("crew_is_hired", "The crew is hired.", None),
            claim("ship_leaks", "The ship leaks.", "harbour", "denied"),
        ),
        events=(opening,),
        talks=(replace(model.talks[0], outcomes=outcomes),),
        sources=(*model.sources, Source("yard", {"en": "The yard"}, "report", None, "gossip", None)),
    )
    drivers = (
        driver("claim", "yard_is_busy", 0.7, 0.05, 0.4),
        driver("claim", "crew_is_hired", 0.8, 0.2, 0.02),
        driver("talk", "hearing", 0.3, 0.6, 0.1, value="agreed", is_crux=True),
        driver("claim", "ship_leaks", 0.1, 0.0, 0.16, effect=-0.05, effect_error=0.01),
        driver("event", "opening", 0.14, 1.0, 0.0, is_direct=True),
        replace(driver("range", "event:opening:chance", 0.5, 0.2, 0.1), chance=None),
    )
    indicators = (
        Indicator("talk", "hearing", "agreed", date(2026, 3, 1), 0.3, 0.6, 0.1, 0.0525, 0.001, 0.21),
        Indicator("event", "opening", "", date(2026, 6, 21), 0.14, 1.0, 0.0, 0.12, 0.001, 0.24),
    )
    sure = Confidence("low", 0.25, 0.21, 0.21, 0.001, date(2026, 3, 1))
    reading = ReadingExplanation("opens", "by_june", 0.144, drivers, indicators, sure)
    shared = SharedOrigin(
        "opens",
        "by_june",
        "gossip",
        (("ship_leaks", True, "yard"), ("yard_is_busy", True, "yard")),
        (0.4, 0.4),
        0.42,
        0.8,
        1.05,
    )
    return model, Explanation(None, "worlds", 1, 160_000, 160_000.0, (reading,), (shared,))


def test_a_likely_cause_that_lowers_is_against_and_an_unlikely_one_that_would_lower_is_for() -> None:
    assert not pushes_up(driver("claim", "a", 0.7, 0.05, 0.4))
    assert pushes_up(driver("claim", "a", 0.1, 0.05, 0.4))
    assert pushes_up(driver("claim", "a", 0.7, 0.4, 0.05))
    assert not pushes_up(driver("claim", "a", 0.1, 0.4, 0.05))


def test_reasons_for_and_against_are_sentences_with_who_says_so(explained: Told, answers: Answers) -> None:
    model, explanation = explained
    page = make_forecast_page(model, answers, explanation)
    (told,) = page.questions[0].explained
    assert told.reasons_for == (
        "“The crew is hired” (the editor of the case): 80% true. Raises the answer: 20% if so, 2% if not.",
        "“The ship leaks” (the harbour office, who denies it): only 10% true. It would lower the answer: <1% "
        "if so, 16% if not. Changed by itself it makes −5 points of difference; the rest goes with causes "
        "that both share.",
    )  # fmt: skip
    assert told.reasons_against == (
        "“The yard is busy” (The ferry will be late): 70% true. Lowers the answer: 5% if so, 40% if not.",
        "Hearing on the pier, ending with “the pier is granted”: only 30%. It would raise the answer: 60% "
        "if so, 10% if not.",
    )  # fmt: skip
    assert told.changes == (
        "Hearing on the pier, ending with “the pier is granted”: known to be so, the answer is 60% (likely).",
    )
    assert told.watched[0] == (
        "1 March 2026",
        "Hearing on the pier: 60% if it ends with “the pier is granted”, else 10%; moves it by 21 points on "
        "average (worth 0.0525)",
    )


def test_what_is_true_by_definition_is_no_reason(explained: Told, answers: Answers) -> None:
    model, explanation = explained
    text = page_to_text(make_forecast_page(model, answers, explanation))
    reasons = text.partition("Reasons for")[2].partition("What to watch")[0]
    assert "The line opens" not in reasons and "The line opens" in text.partition("What to watch")[2]


def test_two_denials_of_one_origin_count_as_about_one(explained: Told) -> None:
    model, explanation = explained
    (shared,) = explanation.origins
    assert shared_words(model, shared, "en") == "2 denials of one origin, The yard, count as about one."
    assert plain(shared_words(model, shared, "ar")) == "نفيان من أصل واحد، The yard: وزنها نحو واحد."
    mixed = replace(
        shared, members=(("ship_leaks", True, "yard"), ("yard_is_busy", False, "yard")), counts_as=1.6
    )
    assert shared_words(model, mixed, "en") == (
        "1 report and 1 denial of one origin, The yard, count as about 1.6."
    )
    assert "count for nothing" in shared_words(model, replace(shared, counts_as=None), "en")


def test_confidence_is_told_in_its_three_parts_and_apart_from_likelihood() -> None:
    sure = Confidence("low", 0.25, 0.214, 0.004, 0.001, date(2026, 3, 1))
    level, sourced, apart, still = sure_words(sure, "en")
    assert level == "Confidence is low."
    assert "25% of what moves it" in sourced and "by 21 points" in apart
    assert still == "(c) By 1 March 2026, the next date, it is expected to move by less than 1 point."
    bare = sure_words(replace(sure, sourced_share=None, expected_move=None), "en")
    assert bare[1] == "(a) No claim moves it." and "No date" in bare[3]


def test_points_are_signed_and_never_more_precise_than_a_point() -> None:
    assert [signed_points(x, "en") for x in (0.061, -0.012, 0.004)] == [
        "+6 points", "−1 point", "less than 1 point",
    ]  # fmt: skip
    assert plain(signed_points(-0.12, "ar")) == "−12 نقطة مئوية"


def test_every_page_of_reasons_fits_closes_its_isolates_and_is_in_its_language(
    explained: Told, answers: Answers
) -> None:
    from casus.report.layout import display_width

    model, explanation = explained
    comparison = ThesisComparison(
        date(2026, 2, 1), 3, (ThesisSupport("optimist", 0.9, -3.0, 0.1, 0.9, 0.4),), 0.1, True
    )
    for language in ("en", "ar"):
        page = make_forecast_page(model, answers, explanation, comparison, language)
        for width in (40, 60, 80, 100):
            text = page_to_text(page, width)
            for line in text.splitlines():
                assert line.count("\u2066") + line.count("\u2068") == line.count("\u2069"), line
                assert display_width(line) <= width or " " not in line.strip(), line
        assert "{" not in text
    outside = re.sub("\u2066[^\u2069]*\u2069", "", text)
    assert "%" not in outside
    assert set(re.findall(r"[A-Za-z]{3,}", plain(text))) <= {
        "The", "ferry", "will", "late", "yard", "optimist", "casus", "worlds", "ICD", "Brier", "never", "It",
        "not", "open", "june", "year", "end", "question", "cdef", "abcdef", "ab",
    }  # fmt: skip


def test_none_of_the_theses_fits_is_said_first(explained: Told, answers: Answers) -> None:
    model, explanation = explained
    model = replace(model, theses=(replace(model.theses[0], hazards=(("opening", fixed(0.1)),)),))
    supports = (
        ThesisSupport("optimist", 0.45, -12.0, 0.1, 0.3, 0.01),
        ThesisSupport("null", 0.0, -14.3, 0.1, 0.0, 0.02),
    )
    comparison = ThesisComparison(date(2026, 2, 1), 3, supports, 0.1, True)
    page = make_forecast_page(model, answers, explanation, comparison)
    assert "None of the theses fits" in page.notices[-1]
    assert page.support == (
        ("optimist", "45% before the record, 30% after; fits best"),
        ("no change (the null thesis)", "10 times less fitting than the best"),
        ("none of these", "10% is kept for it"),
    )
    assert not make_forecast_page(model, answers, explanation, replace(comparison, fits_none=None)).notices


def test_what_is_shown_in_html_is_escaped(explained: Told, answers: Answers) -> None:
    model, explanation = explained
    model = replace(model, claims=(claim("yard_is_busy", "<b>The yard</b>", "column"), *model.claims[1:]))
    html = page_to_html(make_forecast_page(model, answers, explanation))
    assert "<b>The yard</b>" not in html and "&lt;b&gt;The yard" in html


def test_few_effective_histories_are_told_before_the_answers(model: Model, answers: Answers) -> None:
    readings = tuple(
        replace(each, answer=replace(each.answer, effective_worlds=120.0))
        for each in answers.questions[0].readings
    )
    weighed = replace(
        answers, log_evidence=-3.0, known_on=date(2026, 2, 1),
        questions=(replace(answers.questions[0], readings=readings),),
    )  # fmt: skip
    page = make_forecast_page(model, weighed)
    assert any("Few histories" in notice and "120" in notice for notice in page.notices)
    assert (
        "given what was observed until 1 February 2026" in page.facts and "worth 120 equal ones" in page.facts
    )
