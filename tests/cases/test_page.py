"""The pages of the shipped cases: each reading is printed, each forecast attributed, and each line whole."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from casus.case import parse_document
from casus.forecast import Answers, run_case
from casus.model import Model, check_case
from casus.report import Page, make_page, page_to_text
from casus.report.terminal import display_width
from casus.text import read_document

CASES = Path(__file__).parents[2] / "cases"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())
LANGUAGES = ("en", "ar")
WIDTHS = (40, 60, 80, 100)
MARKS = re.compile("[\u2066-\u2069\u200f]")
FORECAST_BY = {"en": ("Forecast by ", "Expected by "), "ar": ("توقّع ", "ما يُنسب إلى ")}


@cache
def answered(name: str) -> tuple[Model, Answers]:
    """Return a shipped case and its answers, from few worlds: what is printed is asked here, not how much."""
    model = check_case(parse_document(read_document(CASES / name))).model
    assert model is not None
    return model, run_case(model, n_worlds=1600)


def page_of(name: str, language: str, is_brief: bool = False) -> Page:
    model, answers = answered(name)
    return make_page(model, answers, language, is_brief)


def plain(text: str) -> str:
    """Return a text in one line, with no marks of direction."""
    return " ".join(MARKS.sub("", text).split())


def said(text: dict[str, str], language: str, other: str) -> str:
    return plain(text.get(language) or text.get(other) or "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_question_and_reading_of_a_shipped_case_is_printed(name: str, language: str) -> None:
    model, _ = answered(name)
    page = page_of(name, language)
    text = plain(page_to_text(page))
    assert [len(part.rows) for part in page.questions] == [len(each.readings) for each in model.questions]
    for part in page.questions:
        assert plain(part.ask) in text, part.name
        for row in part.rows:
            assert row.word and row.number and row.band and row.null, (part.name, row.name)
            assert plain(row.label) in text and plain(row.says) in text, (part.name, row.name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_forecast_of_a_shipped_case_says_whose_it_is_and_quotes_them(name: str, language: str) -> None:
    model, _ = answered(name)
    titles = {source.name: source.title for source in model.sources} | dict(model.actors)
    text = plain(page_to_text(page_of(name, language)))
    for question, part in zip(model.questions, page_of(name, language).questions, strict=True):
        assert len(part.own) == len(question.forecasts)
        for forecast, own in zip(question.forecasts, part.own, strict=True):
            who = forecast.by or (forecast.quote.source if forecast.quote else None)
            if who is not None:
                assert said(dict(titles[who]), language, model.language) in plain(own), question.name
            assert plain(own).startswith(FORECAST_BY[language]), question.name
            assert forecast.quote is None or plain(forecast.quote.words) in plain(own), question.name
            assert plain(own) in text, question.name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_the_file_stands_on_a_page_for_readers(name: str, language: str) -> None:
    """Names with an underscore are for the file; whoever reads the page gets the author's words."""
    text = plain(page_to_text(page_of(name, language)))
    assert re.findall(r"\w+_\w+", text) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_a_page_fits_and_closes_what_it_opens(name: str, language: str) -> None:
    for is_brief in (False, True):
        page = page_of(name, language, is_brief)
        for width in WIDTHS:
            for line in page_to_text(page, width).splitlines():
                assert display_width(line) <= width, line
                assert line.count("\u2066") + line.count("\u2068") == line.count("\u2069"), line


@pytest.mark.parametrize("name", NAMES)
def test_no_percentage_of_an_arabic_page_can_be_turned_round(name: str) -> None:
    text = page_to_text(page_of(name, "ar"))
    assert "%" in text and "%" not in re.sub("\u2066[^\u2069]*\u2069", "", text)


def test_an_arabic_page_of_the_flagship_is_arabic() -> None:
    """No Latin word but the engine's name, the command and ICD, and no English text that somebody forgot."""
    text = plain(page_to_text(page_of("us-iraq-2021", "ar")))
    digest = answered("us-iraq-2021")[1].digest[:12]
    latin = set(re.findall(r"[A-Za-z]{2,}", text.replace(digest, "")))
    assert latin <= {"worlds", "plain", "casus", "forecast", "ICD"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_page_of_the_flagship_asks_each_question_once(language: str) -> None:
    model, _ = answered("us-iraq-2021")
    brief, whole = (page_to_text(page_of("us-iraq-2021", language, is_brief)) for is_brief in (True, False))
    for question in model.questions:
        assert plain(brief).count(said(dict(question.ask), language, "en")) in (1, 2)  # once more as a date
    assert len(brief.splitlines()) < len(whole.splitlines()) / 3
