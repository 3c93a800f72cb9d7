"""Tracks, changes and curves as sheets, charts and files, from answers made by hand."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from casus.forecast import Answer, Change, Curve, CurvePoint, Move, Track, TrackDay, TrackFact, WhatIf
from casus.model import Model, Observation
from casus.report import (
    chart_to_svg,
    forecast_to_json,
    make_change_sheet,
    make_curve_sheet,
    make_track_sheet,
    sheet_to_text,
    whole_page,
)
from casus.report.chart import ticks
from casus.report.layout import display_width

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "forecast.schema.json"
DAYS = (date(2026, 1, 10), date(2026, 2, 1), date(2026, 3, 1), date(2026, 3, 2))


def answer(share: float) -> Answer:
    return Answer(share, 0.001, (max(0.0, share - 0.1), min(1.0, share + 0.1)))


@pytest.fixture
def seen(model: Model) -> Model:
    """Return the case with one thing observed."""
    crack = Observation(
        "soft", 51.5, None, None, None, (), None, (), None, None, None, None,
        {"en": "A crack is found.", "ar": "وُجد صدع."}, "column", False, "observation.2026-03-01",
    )  # fmt: skip
    return replace(model, observations=(crack,))


@pytest.fixture
def track() -> Track:
    """Return four days: a silent one that moves nothing, one with a fact, and the last."""
    shares = (0.3, 0.301, 0.15, 0.151)
    facts: list[tuple[TrackFact, ...]] = [(), *(() for _ in DAYS[1:])]
    facts[1] = (TrackFact("", (Move("opens", "by_june", 0.001, 0.0001),)),)
    facts[2] = (
        TrackFact("", (Move("opens", "by_june", -0.011, 0.001),)),
        TrackFact("observation.2026-03-01", (Move("opens", "by_june", -0.14, 0.002),)),
    )
    days = tuple(
        TrackDay(day, (("opens", "by_june", answer(share)), ("opens", "by_year_end", None)), fact, None, None)
        for day, share, fact in zip(DAYS, shares, facts, strict=True)
    )
    return Track("ferry", "0123456789abcdef" * 4, "particles", 1, 160_000, days)


@pytest.fixture
def change() -> WhatIf:
    changes = (
        Change("opens", "by_june", "by", date(2026, 6, 21), answer(0.2), answer(0.5), 0.3, 0.002),
        Change("opens", "by_year_end", "by", date(2026, 12, 31), answer(0.9), answer(0.9), 0.0, 0.0),
    )
    return WhatIf(None, False, "worlds", 1, 160_000, changes)


@pytest.fixture
def curves() -> tuple[Curve, ...]:
    points = tuple(
        CurvePoint(day, answer(share)) for day, share in zip(DAYS, (0.0, 0.1, 0.5, 1.0), strict=True)
    )
    return (Curve("opens", "by_june", "by", "exact", points),)


def test_a_track_names_what_moved_the_answer_and_leaves_out_quiet_days(seen: Model, track: Track) -> None:
    text = sheet_to_text(make_track_sheet(seen, track))
    in_one_line = " ".join(text.split())
    assert "1 Mar 2026   15% very unlikely" in text
    assert "−14 points: A crack is found (The ferry will be late)" in in_one_line
    assert "−1 point: what was watched for and did not happen" in in_one_line
    assert "1 Feb 2026" not in text and "by less than 1 point" in text
    whole = sheet_to_text(make_track_sheet(seen, track, question="opens"))
    assert "1 Feb 2026" in whole and "by 31 Dec 2026" in whole and "cannot be said" in whole


def test_a_change_shows_before_after_and_the_difference_with_its_error(model: Model, change: WhatIf) -> None:
    text = sheet_to_text(make_change_sheet(model, change, [("set", "line is open")]))
    assert "If it were set by fiat: line is open" in text
    assert re.search(
        r"by 21 Jun 2026\s+20% unlikely\s+50% roughly even chance\s+\S+\s+\+30 points ± 0\.2", text
    )
    assert "31 Dec 2026" not in text and "In 1 reading" in text
    whole = sheet_to_text(make_change_sheet(model, change, [("set", "line is open")], question="opens"))
    assert "31 Dec 2026" in whole and "no change" in whole


def test_a_counterfactual_says_until_when_it_is_known(model: Model, change: WhatIf) -> None:
    found = replace(change, is_counterfactual=True, known_on=date(2026, 3, 1))
    text = " ".join(
        sheet_to_text(make_change_sheet(model, found, [("had", "opening has not happened")])).split()
    )
    assert "Given what happened until 1 March 2026: what if this had been otherwise? opening" in text
    assert "told again with the same luck" in text


def test_a_curve_is_one_line_and_for_one_question_a_table(model: Model, curves: tuple[Curve, ...]) -> None:
    text = sheet_to_text(make_curve_sheet(model, curves))
    assert "10 Jan 2026 <1% ▁▁▅█ >99% 2 Mar 2026" in text and "roughly even" not in text
    assert "1 Mar 2026   50% roughly even chance" in sheet_to_text(
        make_curve_sheet(model, curves, question="opens")
    )
    ascii_text = sheet_to_text(make_curve_sheet(model, curves), is_ascii=True)
    assert ascii_text.isascii() and "__+#" in ascii_text


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_every_line_of_a_sheet_fits_and_closes_what_it_opens(
    seen: Model, track: Track, change: WhatIf, curves: tuple[Curve, ...], language: str, width: int
) -> None:
    for sheet in (
        make_track_sheet(seen, track, language, "opens"),
        make_change_sheet(seen, change, [("scale", "opening x2")], language, "opens"),
        make_curve_sheet(seen, curves, language, "opens"),
    ):
        text = sheet_to_text(sheet, width)
        for line in text.splitlines():
            assert display_width(line) <= width, line
            assert line.count("\u2066") + line.count("\u2068") == line.count("\u2069"), line
        if language == "ar":
            assert "%" not in re.sub("\u2066[^\u2069]*\u2069", "", text)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_chart_is_whole_xml_readable_right_to_left_and_loads_nothing(
    seen: Model, track: Track, language: str
) -> None:
    chart = make_track_sheet(seen, track, language).parts[0].chart
    assert chart is not None
    svg = chart_to_svg(chart, is_alone=True)
    root = ElementTree.fromstring(svg)
    assert root.tag.endswith("svg") and len([e for e in root.iter() if e.tag.endswith("circle")]) == 4
    assert "svg{direction:ltr}" in svg and "unicode-bidi:plaintext" in svg
    assert not re.search(r"(href|src|url\(|@import)", svg)
    drawn = [float(e.attrib["cy"]) for e in root.iter() if e.tag.endswith("circle")]
    assert drawn[0] < drawn[2]  # 30 % stands above 15 %


def test_the_days_of_a_chart_are_few_whatever_its_length() -> None:
    for first, last in (
        (date(2026, 1, 10), date(2026, 3, 2)), (date(2021, 3, 31), date(2026, 12, 31)),
        (date(2026, 1, 2), date(2026, 1, 9)), (date(2000, 1, 1), date(2300, 1, 1)),
    ):  # fmt: skip
        shown = ticks(first, last)
        assert 2 <= len(shown) <= 8 and all(first <= day <= last for day, _ in shown)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_saved_page_stands_alone(
    seen: Model, track: Track, curves: tuple[Curve, ...], language: str
) -> None:
    html = whole_page(make_track_sheet(seen, track, language), (make_curve_sheet(seen, curves, language),))
    assert html.startswith("<!doctype html>") and html.count('class="chart"') == 2
    assert f'lang="{language}"' in html and (f'dir="{"rtl" if language == "ar" else "ltr"}"' in html)
    assert not re.search(r"(<script|<link|src=|https?://)", html)


def test_the_record_follows_its_published_schema(
    model: Model, track: Track, change: WhatIf, curves: tuple[Curve, ...]
) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    asked = [{"kind": "set", "words": "line is open"}]
    for forms in ({"track": track}, {"change": change}, {"curves": curves}):
        record = json.loads(json.dumps(forecast_to_json(model, "0.1.0", interventions=asked, **forms)))  # type: ignore[arg-type]
        jsonschema.validate(record, schema)
    record["curves"][0]["points"][0]["day"] = 7
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema)
