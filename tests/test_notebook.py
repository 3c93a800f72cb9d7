"""The Python door: `import casus`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import casus

FERRY = """casus: 1
title: {en: Will the ferry line open?, ar: هل يُفتتح خط العبّارة؟}
language: LANGUAGE
as_of: 2026-01-10
horizon: 2026-12-31
sources:
  column: {title: The ferry will be late, kind: commentary, published: 2026-01-09}
states:
  line: {says: The ferry line, levels: [planned, open], at_first: planned}
events:
  opening: {says: The line opens., chance: 60% to 80% within 6 months, basis: judgement, then: {line: open}}
questions:
  opens_on_time:
    ask: {en: Will the line be open by midsummer?, ar: هل يكون الخط مفتوحًا بحلول منتصف الصيف؟}
    readings:
      by_june: {when: line is open, by: 2026-06-21}
      by_year_end: {when: line is open, by: 2026-12-31}
"""


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """Return the path of a case in English."""
    path = tmp_path / "ferry.yaml"
    path.write_text(FERRY.replace("LANGUAGE", "en"), encoding="utf-8")
    return path


@pytest.fixture
def findings(ferry: Path) -> casus.Findings:
    """Return what a short run found."""
    return casus.read(ferry).run(seed=1, worlds=1600, engine="plain")


def test_a_question_and_its_readings_are_found_by_name(findings: casus.Findings) -> None:
    assert list(findings) == ["opens_on_time"] and len(findings) == 1
    question = findings["opens_on_time"]
    assert list(question) == ["by_june", "by_year_end"]
    early, late = question["by_june"].answer, question["by_year_end"].answer
    assert early is not None and late is not None and early.probability < late.probability


def test_a_wrong_name_says_which_there_are(findings: casus.Findings) -> None:
    with pytest.raises(KeyError, match="opens_on_time"):
        findings["opens_on_tim"]
    with pytest.raises(KeyError, match="by_june"):
        findings["opens_on_time"]["june"]


def test_the_same_seed_finds_the_same(ferry: Path, findings: casus.Findings) -> None:
    case = casus.read(str(ferry))
    assert case.run(worlds=1600, engine="plain").to_dict() == findings.to_dict()
    assert case.run(seed=2, worlds=1600, engine="plain").to_dict() != findings.to_dict()


def test_a_broken_case_raises_once_with_all_its_problems(ferry: Path) -> None:
    text = ferry.read_text(encoding="utf-8")
    ferry.write_text(
        text.replace("line is open, by: 2026-06-21", "line is opn, by: 2026-02-30"), encoding="utf-8"
    )
    with pytest.raises(casus.CaseError) as raised:
        casus.read(ferry)
    assert len(raised.value.problems) >= 2
    assert str(raised.value).count("error[") >= 2 and raised.value.to_dict()[0]["code"]


def test_a_case_that_runs_keeps_its_warnings(ferry: Path) -> None:
    case = casus.read(ferry)
    assert case.problems and all(problem.severity == "warning" for problem in case.problems)
    assert "questions 1" in repr(case)


@pytest.mark.parametrize(("name", "value"), [("error", 0.0), ("error", 1.0), ("worlds", 0), ("seed", -1)])
def test_numbers_out_of_range_are_refused_by_name(ferry: Path, name: str, value: float) -> None:
    with pytest.raises(ValueError, match=name):
        casus.read(ferry).run(**{name: value})  # type: ignore[arg-type]


def test_a_notebook_shows_a_table_in_the_cases_language(ferry: Path, findings: casus.Findings) -> None:
    shown = findings["opens_on_time"]._repr_html_()
    assert "<table" in shown and 'dir="ltr"' in shown and "by 21 Jun 2026" in shown
    ferry.write_text(FERRY.replace("LANGUAGE", "ar"), encoding="utf-8")
    arabic = casus.read(ferry).run(worlds=160, engine="plain")._repr_html_()
    assert 'dir="rtl"' in arabic and "هل يكون الخط مفتوحًا" in arabic


def test_a_terminal_shows_the_page(findings: casus.Findings) -> None:
    assert repr(findings).startswith("Will the ferry line open?") and "by 21 Jun 2026" in repr(findings)
    assert "هل يكون الخط مفتوحًا" in findings.page("ar")
    assert "How to read" not in repr(findings["opens_on_time"])


def test_frames_and_streams_hold_a_row_a_reading(findings: casus.Findings) -> None:
    pytest.importorskip("pandas")
    pyarrow = pytest.importorskip("pyarrow")
    assert list(findings.to_pandas()["reading"]) == ["by_june", "by_year_end"]
    assert pyarrow.table(findings).column("reading").to_pylist() == ["by_june", "by_year_end"]


def test_importing_the_package_loads_no_room() -> None:
    script = "import casus, sys; print(*[name for name in sys.modules if name.startswith('casus.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_every_public_name_is_there() -> None:
    assert all(hasattr(casus, name) for name in casus.__all__) and "read" in dir(casus)
    with pytest.raises(AttributeError, match="no attribute 'scenario'"):
        casus.scenario  # type: ignore[attr-defined]  # noqa: B018


def test_the_door_answers_why_by_date_what_if_and_with_one_history(ferry: Path) -> None:
    case = casus.read(ferry)
    found = case.forecast(engine="exact")
    assert found.explanation is not None and "Confidence is" in repr(found)
    assert "explanation" in found.to_dict() and "<b>" in found._repr_html_()
    curves = case.curves(engine="exact")
    assert "by 21 Jun 2026" in repr(curves) and 'class="chart"' in curves._repr_html_()
    changed = case.what_if(set="line is open", worlds=160)
    assert "If it were set by fiat: line is open" in repr(changed) and ">99%" in repr(changed)
    history = case.world(3)
    assert "History 3" in repr(history) and history.to_dict()["history"]["number"] == 3  # type: ignore[index]


def test_words_that_name_nothing_of_the_case_raise_one_case_error(ferry: Path) -> None:
    case = casus.read(ferry)
    with pytest.raises(casus.CaseError, match="unknown-level"):
        case.what_if(set="line is opne")
    with pytest.raises(ValueError, match="as_of must lie from"):
        case.run(as_of="2030-01-01")
    with pytest.raises(ValueError, match="call forecast"):
        case.run(worlds=160, engine="plain").drivers()


def test_frames_have_a_row_for_each_thing(ferry: Path) -> None:
    pytest.importorskip("pandas")
    case = casus.read(ferry)
    curves = case.curves(engine="exact").to_pandas()
    assert {"question", "reading", "day", "probability"} <= set(curves.columns) and len(curves) > 20
    drivers = case.forecast(engine="exact").drivers()
    assert {"reading", "kind", "name", "movement"} <= set(drivers.columns)
