"""`casus run` as a user meets it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Environment = Callable[..., dict[str, str]]
QUICK = ("--worlds", "1600", "--engine", "plain")
SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "run.schema.json"


def test_the_page_answers_the_question(casus: Run, ferry: Path) -> None:
    done = casus("run", ferry, *QUICK)
    assert (done.returncode, done.stderr) == (0, b"")
    page = done.stdout.decode()
    assert "Will the line be open by midsummer?" in page and "by 21 Jun 2026" in page
    assert "1,600 histories tried" in page and "seed 1" in page and "as of 10 January 2026" in page
    assert "Forecast by The ferry will be late, as strong as “not expected”" in page
    assert "new lines announced half a year ahead, 6 in 20" in page


def test_a_brief_page_is_short_and_says_where_the_rest_is(casus: Run, ferry: Path) -> None:
    brief, whole = (casus("run", ferry, *QUICK, *more).stdout.decode() for more in (("--brief",), ()))
    assert "Will the line be open by midsummer?" in brief and "--brief" in brief
    assert "Forecast by" in whole and "Forecast by" not in brief


def test_a_page_that_is_no_terminal_is_plain_and_100_wide(casus: Run, ferry: Path) -> None:
    page = casus("run", ferry, *QUICK).stdout.decode()
    assert "\x1b" not in page and 90 <= max(map(len, page.splitlines())) <= 100
    assert max(map(len, casus("run", ferry, *QUICK, COLUMNS="50").stdout.decode().splitlines())) <= 50


def test_no_colour_wins_over_forced_colour(casus: Run, ferry: Path) -> None:
    assert b"\x1b[" in casus("run", ferry, *QUICK, FORCE_COLOR="1").stdout
    assert b"\x1b[" not in casus("run", ferry, *QUICK, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_the_same_seed_prints_the_same_page_and_another_another(casus: Run, ferry: Path) -> None:
    first, again = (casus("run", ferry, *QUICK, "--json").stdout for _ in range(2))
    assert first == again
    assert casus("run", ferry, *QUICK, "--json", "--seed", "2").stdout != first


def test_json_is_json_alone_and_follows_its_schema(casus: Run, ferry: Path) -> None:
    done = casus("run", ferry, *QUICK, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    record = json.loads(done.stdout)
    reading = record["questions"]["opens_on_time"]["readings"]["by_june"]
    # the null by hand: 6.5 / 21 within half a year, carried to 163 of its 182.625 days
    assert reading["null"] == pytest.approx(1 - (1 - 6.5 / 21) ** (163 / 182.625), abs=1e-9)
    assert reading["band"][0] < reading["probability"] < reading["band"][1]
    assert record["worlds"] == 1600 and reading["engine"] == "plain" and reading["by"] == "2026-06-21"
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(record, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_page_is_arabic_when_asked_or_by_the_system(casus: Run, ferry: Path) -> None:
    asked = casus("run", ferry, *QUICK, "--language", "ar")
    for done in (asked, casus("run", ferry, *QUICK, LANG="ar_IQ.UTF-8")):
        page = done.stdout.decode()
        assert "هل يكون الخط مفتوحًا بحلول منتصف الصيف؟" in page and "كيف تُقرأ هذه الصفحة" in page
        outside = re.sub("\u2066[^\u2069]*\u2069", "", page)
        assert "%" not in outside and not re.search(r"\d{4}-\d\d-\d\d", outside)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_stream_without_the_pages_signs_gets_others(casus: Run, ferry: Path, encoding: str) -> None:
    changed = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = casus("run", ferry, *QUICK, **changed)
    assert done.returncode == 0 and done.stdout.isascii()
    assert re.search(rb"[.=o]+O[.=o]+", done.stdout) and b"??" not in done.stdout
    record = casus("run", ferry, *QUICK, "--json", **changed)
    assert "مفتوح" in json.loads(record.stdout)["questions"]["opens_on_time"]["ask"]["ar"]


def test_a_day_outside_the_case_is_refused_with_the_reason(casus: Run, ferry: Path) -> None:
    for day, code in (("2027-02-01", b"as-of-beyond"), ("2025-12-01", b"as-of-earlier")):
        done = casus("run", ferry, "--as-of", day)
        assert done.returncode == 2 and done.stdout == b"" and code in done.stderr
    page = casus("run", ferry, *QUICK, "--as-of", "10 January 2026")
    assert page.returncode == 0 and b"given what was observed until 10 January 2026" in page.stdout


def test_a_broken_case_is_not_run(casus: Run, broken: Path) -> None:
    done = casus("run", broken)
    assert done.returncode == 1 and done.stdout == b"" and b"yard_is_bizy" in done.stderr
    record = json.loads(casus("run", broken, "--json").stdout)
    assert record["cases"][0]["problems"][0]["code"]


def test_a_note_is_answered_without_running_anything(casus: Run, tmp_path: Path) -> None:
    note = tmp_path / "note.yaml"
    note.write_text(
        "casus: 1\ntitle: A note\nlanguage: en\nas_of: 2026-01-10\nhorizon: 2026-12-31\n"
        "questions:\n  rains:\n    ask: Will it rain?\n    resolver: anyone\n"
        "    readings: {in_may: {by: 2026-05-31, probability: 30% to 50%}}\n",
        encoding="utf-8",
    )
    done = casus("run", note, "--json")
    assert done.returncode == 0
    record = json.loads(done.stdout)
    reading = record["questions"]["rains"]["readings"]["in_may"]
    assert reading["band"] == pytest.approx([0.3, 0.5]) and reading["engine"] == record["engine"] == "stated"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_an_interrupted_run_prints_what_is_done(ferry: Path, plain_environment: Environment) -> None:
    words = ["run", str(ferry), "--engine", "plain", "--worlds", "50000000"]
    command = [sys.executable, "-m", "casus", *words]
    pipe, env = subprocess.PIPE, plain_environment()
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, env=env) as process:
        time.sleep(6)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130 and b"Traceback" not in err
    assert b"Interrupted" in out and b"by 21 Jun 2026" in out


def test_a_full_disk_is_told_and_no_fault_of_ours(ferry: Path, plain_environment: Environment) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "casus", "run", str(ferry), *QUICK],
            stdout=full, stderr=subprocess.PIPE, env=plain_environment(), check=False,
        )  # fmt: skip
    assert done.returncode == 74 and b"output-not-written" in done.stderr and b"Traceback" not in done.stderr


def test_a_case_beyond_every_engine_is_told_at_its_place_and_as_json(casus: Run, ferry: Path) -> None:
    text = ferry.read_text(encoding="utf-8")
    text = text.replace("60% to 80% within 6 months", "900000000000 per day")
    text = text.replace("lowered: {yard_is_busy: moderately}", "raised: {line is planned: x1000000}")
    ferry.write_text(text, encoding="utf-8")
    done = casus("run", ferry, "--engine", "plain")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"ferry.yaml:18:3: error[run-limit-hazard]: the chance of `opening` is beyond" in done.stderr
    done = casus("run", ferry, "--engine", "plain", "--json")
    assert (done.returncode, done.stderr) == (1, b"")
    (problem,) = json.loads(done.stdout)["cases"][0]["problems"]
    assert (problem["code"], problem["line"], problem["subject"]) == ("run-limit-hazard", 18, "event.opening")
