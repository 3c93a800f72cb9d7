"""`casus forecast`, `casus world` and `casus check --run` as a user meets them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
QUICK = ("--worlds", "1600", "--engine", "plain")
EXACT = ("--engine", "exact")
SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "forecast.schema.json"
MARKS = re.compile("[\u2066-\u2069\u200f]")


def page_of(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return a page in one line without marks of direction, once it is seen that nothing went wrong."""
    assert (done.returncode, done.stderr) == (0, b"")
    return " ".join(MARKS.sub("", done.stdout.decode()).split())


def test_the_page_tells_the_answer_how_sure_why_and_what_would_change_it(casus: Run, ferry: Path) -> None:
    page = page_of(casus("forecast", ferry))
    for words in ("Will the line be open by midsummer?", "Confidence is", "Reasons for", "Reasons against",
                  "What would change it", "How to read this page"):  # fmt: skip
        assert words in page
    assert "“The yard has no free dock before May” (The ferry will be late)" in page


def test_the_page_is_arabic_when_asked(casus: Run, ferry: Path) -> None:
    done = casus("forecast", ferry, "--language", "ar")
    page = page_of(done)
    for words in ("الوثوق", "ما يرجّحها", "ما يضعّفها", "ما قد يغيّرها"):
        assert words in page
    assert "%" not in re.sub("\u2066[^\u2069]*\u2069", "", done.stdout.decode())


def test_a_brief_page_is_the_answers_alone(casus: Run, ferry: Path) -> None:
    page = page_of(casus("forecast", ferry, "--brief", *QUICK))
    assert "Will the line be open" in page and "Reasons for" not in page


def test_a_curve_ends_where_the_answer_is(casus: Run, ferry: Path) -> None:
    """The last point of the exact curve is the exact answer."""
    record = json.loads(casus("forecast", ferry, "--by-date", "--json", *EXACT).stdout)
    (curve,) = record["curves"]
    answered = json.loads(casus("run", ferry, "--json", *EXACT).stdout)
    reading = answered["questions"]["opens_on_time"]["readings"]["by_june"]
    assert curve["points"][-1]["day"] == "2026-06-21"
    assert curve["points"][-1]["answer"]["probability"] == pytest.approx(reading["probability"], abs=1e-9)
    shares = [point["answer"]["probability"] for point in curve["points"]]
    assert shares == sorted(shares)


def test_the_three_interventions_are_never_confused(casus: Run, ferry: Path) -> None:
    """Open from a day on, made to open on it, and twice as fast: three answers, the first two certain."""
    shares = {}
    for option, words in (("--set", "line is open from 2026-02-01"), ("--make", "opening on 2026-02-01"),
                          ("--scale", "opening by x2")):  # fmt: skip
        done = casus("forecast", ferry, option, words, "--json", *QUICK)
        assert (done.returncode, done.stderr) == (0, b"")
        record = json.loads(done.stdout)
        assert record["interventions"] == [{"kind": option[2:], "words": words}]
        (change,) = record["change"]["changes"]
        shares[option] = change["after"]["probability"]
        assert change["difference"] == pytest.approx(shares[option] - change["before"]["probability"])
    assert shares["--set"] == shares["--make"] == 1.0 and 0.5 < shares["--scale"] < 1.0


def test_interventions_are_repeated_and_work_together(casus: Run, ferry: Path) -> None:
    page = page_of(casus("forecast", ferry, "--scale", "opening by x0", "--set", "yard_is_busy", *QUICK))
    assert "opening by x0" in page and "yard_is_busy" in page and "<1% almost no chance" in page


def test_json_follows_the_published_schema(casus: Run, ferry: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for words in ([], ["--by-date"], ["--scale", "opening by x2"]):
        done = casus("forecast", ferry, "--json", *QUICK, *words)
        assert (done.returncode, done.stderr) == (0, b"")
        jsonschema.validate(json.loads(done.stdout), schema)
    done = casus("world", ferry, "3", "--json")
    jsonschema.validate(json.loads(done.stdout), schema)


MISUSES = [
    (["--as-of", "2025-12-31"], "as-of-earlier", "2026"),
    (["--as-of", "2027-01-01"], "as-of-beyond", "horizon"),
    (["--as-of", "soon"], "date-unreadable", "soon"),
    (["--question", "opens_in_time"], "no-such-question", "did you mean `opens_on_time`"),
    (["--set", "line is opne"], "unknown-level", "did you mean `open`"),
    (["--make", "yard_is_busy"], "wrong-kind", "yard_is_busy"),
    (["--make", "opening on 2025-12-31"], "intervention-before", "2025-12-31"),
    (["--make", "opening on 2027-12-31"], "intervention-beyond", "2027-12-31"),
    (["--as-of", "2026-03-01", "--make", "opening on 2026-02-01"], "intervention-before", "2026-03-02"),
    (["--scale", "opening 2"], "bare-factor", "x2"),
    (["--had", "opening has not happened"], "option-needs", "--as-of"),
    (["--track", "--by-date"], "options-apart", "--track, --by-date"),
    (["--save", "page.pdf"], "not-a-page", "page.pdf"),
    (["--by-date", "--save", "x.svg"], "option-needs", "--question"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code", "shown"), MISUSES, ids=[" ".join(m[0]) for m in MISUSES])
def test_what_cannot_be_asked_is_told_with_its_mend(
    casus: Run, ferry: Path, words: list[str], code: str, shown: str
) -> None:
    for language in ("en", "ar"):
        done = casus("forecast", ferry, *words, "--language", language)
        assert (done.returncode, done.stdout) == (2, b"") and b"Traceback" not in done.stderr
        told = MARKS.sub("", done.stderr.decode())
        assert f"[{code}]" in told and not re.search(r"\{\w+\}", told)
        assert shown in " ".join(told.split()) or language == "ar"


def test_a_note_has_nothing_to_change(casus: Run) -> None:
    note = Path(__file__).parents[2] / "cases" / "ferry-note"
    assert b"nothing-to-run" in casus("forecast", note, "--by-date").stderr
    assert "answers as stated in the case" in page_of(casus("forecast", note))


@pytest.mark.parametrize("name", ["page.html", "chart.svg"])
def test_a_page_is_saved_with_its_charts(casus: Run, ferry: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    done = casus("forecast", ferry, "--by-date", "--question", "opens_on_time", "--save", path, *QUICK)
    assert ((done.returncode, done.stderr) == (0, b"") and b"10%" in done.stdout) or done.stdout
    text = path.read_text(encoding="utf-8")
    assert "<svg" in text and "direction:ltr" in text and not re.search(r"<script|<link|@import", text)
    refused = casus("forecast", ferry, "--save", tmp_path / "absent" / "page.html", *QUICK, "--brief")
    assert refused.returncode == 74 and b"not-saved" in refused.stderr


# ---- one history ------------------------------------------------------------------------------


def test_a_history_is_dated_and_the_same_each_time(casus: Run, ferry: Path) -> None:
    first, again = (page_of(casus("world", ferry, "3")) for _ in range(2))
    assert first == again and "History 3 of those tried" in first
    assert page_of(casus("world", ferry, "4")) != first


def test_a_history_is_found_in_which_something_holds_or_does_not(casus: Run, ferry: Path) -> None:
    yes = page_of(casus("world", ferry, "--show", "opens_on_time"))
    assert "The line opens" in yes and "now true: Will the line be open by midsummer?" in yes
    no = page_of(casus("world", ferry, "--show", "not opens_on_time"))
    assert "now true" not in no
    condition = page_of(casus("world", ferry, "--show", "line is open and yard_is_busy"))
    assert "The line opens" in condition and "claims are true: “The yard has no free dock" in condition


def test_a_history_that_there_is_not_is_told(casus: Run, ferry: Path) -> None:
    done = casus("world", ferry, "--show", "line is open and line is planned", "--worlds", "64")
    assert (done.returncode, done.stdout) == (1, b"") and b"none of 64 histories" in done.stderr
    for words in ([], ["3", "--show", "line is open"], ["--show", "lime is open"], ["5000000000"]):
        done = casus("world", ferry, *words)
        assert done.returncode == 2 and done.stdout == b"" and b"mend:" in done.stderr


# ---- assertions -------------------------------------------------------------------------------


def asserting(ferry: Path, *assertions: str) -> Path:
    text = (
        ferry.read_text(encoding="utf-8") + "assertions:\n" + "".join(f"  - {each}\n" for each in assertions)
    )
    ferry.write_text(text, encoding="utf-8")
    return ferry


def test_an_assertion_that_holds_is_counted(casus: Run, ferry: Path) -> None:
    case = asserting(ferry, "set yard_is_busy lowers line is open by 2026-06-21")
    done = casus("check", case, "--run")
    assert done.returncode == 0 and b"assertions that hold: 1 of 1" in done.stdout


def test_an_assertion_that_does_not_hold_is_told_at_its_place(casus: Run, ferry: Path) -> None:
    case = asserting(ferry, "set yard_is_busy raises line is open by 2026-06-21")
    assert casus("check", case).returncode == 0
    done = casus("check", case, "--run")
    assert done.returncode == 1 and b"error[assertion-fails]" in done.stdout
    assert f"ferry.yaml:{len(case.read_text(encoding='utf-8').splitlines())}:5".encode() in done.stdout
    assert b"assertions that hold: 0 of 1" in done.stdout
    assert "assertion-fails" in casus("check", case, "--run", "--language", "ar").stdout.decode()
    (problem,) = json.loads(casus("check", case, "--run", "--json").stdout)["cases"][0]["problems"]
    assert problem["code"] == "assertion-fails" and problem["subject"] == "assertion.1"
