"""`casus check`, and what every command does about misuse, languages and streams."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Environment = Callable[..., dict[str, str]]


def test_a_fine_case_ends_with_0(casus: Run, ferry: Path) -> None:
    done = casus("check", ferry)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"no problems" in done.stdout


def test_a_wrong_name_ends_with_1_and_is_told_with_its_place(casus: Run, broken: Path) -> None:
    done = casus("check", broken)
    assert done.returncode == 1 and done.stderr == b""
    told = done.stdout.decode()
    assert f"{broken}:22:" in told or "broken.yaml:22:" in told
    assert "yard_is_bizy" in told and "yard_is_busy" in told and "mend:" in told


def test_several_cases_are_all_told(casus: Run, ferry: Path, broken: Path) -> None:
    done = casus("check", broken, ferry, broken)
    assert done.returncode == 1
    assert done.stdout.decode().count("yard_is_bizy") >= 2 and b"ferry.yaml: no problems" in done.stdout


def test_warnings_fail_only_when_strict(casus: Run, ferry: Path) -> None:
    text = ferry.read_text(encoding="utf-8")
    ferry.write_text(text.replace("    resolver: column\n", ""), encoding="utf-8")
    assert casus("check", ferry).returncode == 0
    assert casus("check", ferry, "--strict").returncode == 1


@pytest.mark.parametrize(
    "words",
    [["check"], ["chek", "x"], ["check", "x", "--lang"], ["run"], ["run", "x", "--seed", "many"],
     ["run", "x", "--seed", "-1"], ["run", "x", "--worlds", "0"], ["run", "x", "--error", "0"],
     ["run", "x", "--threads", "0"], ["run", "x", "--as-of", "soon"], ["run", "x", "--engine", "steam"],
     ["show", "x", "--as", "poem"], ["check", "x", "--language", "fr"]],
)  # fmt: skip
def test_misuse_ends_with_2_and_a_mend(casus: Run, words: list[str]) -> None:
    done = casus(*words)
    assert done.returncode == 2 and done.stdout == b""
    assert b"error[" in done.stderr and b"mend:" in done.stderr and b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["check", "run", "show"])
def test_a_path_that_is_not_there_is_a_problem_of_the_case(casus: Run, tmp_path: Path, command: str) -> None:
    for path in (tmp_path / "absent.yaml", tmp_path):
        done = casus(command, path)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr and b"own-fault" not in done.stdout + done.stderr


def test_json_of_check_is_json_alone(casus: Run, ferry: Path, broken: Path) -> None:
    done = casus("check", ferry, broken, "--json")
    assert done.returncode == 1 and done.stderr == b""
    record = json.loads(done.stdout)
    assert [bool(case["problems"]) for case in record["cases"]] == [False, True]
    problem = record["cases"][1]["problems"][0]
    assert (problem["line"], problem["severity"]) == (22, "error")


def test_the_language_is_the_flags_else_the_systems(casus: Run, broken: Path) -> None:
    assert "خطأ" in casus("check", broken, LANG="ar_IQ.UTF-8").stdout.decode()
    assert "خطأ" in casus("check", broken, "--language", "ar").stdout.decode()
    assert "error" in casus("check", broken, "--language", "en", LANG="ar_IQ.UTF-8").stdout.decode()
    assert "خطأ" in casus("run", "x", "--seed", "-1", "--language", "ar").stderr.decode()


def test_colour_is_asked_for_and_forbidden(casus: Run, broken: Path) -> None:
    assert b"\x1b[" not in casus("check", broken).stdout
    assert b"\x1b[" in casus("check", broken, FORCE_COLOR="1").stdout
    assert b"\x1b[" not in casus("check", broken, FORCE_COLOR="1", NO_COLOR="1").stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_stream_without_arabic_does_not_crash(casus: Run, broken: Path, encoding: str) -> None:
    changed = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"}
    for words in (["check", broken, "--language", "ar"], ["check", broken, "--json", "--language", "ar"]):
        done = casus(*words, **changed)
        assert done.returncode == 1 and b"own-fault" not in done.stderr
    assert "أتقصد" in str(json.loads(done.stdout)) or json.loads(done.stdout)["cases"]


def test_a_reader_that_goes_away_is_no_fault(ferry: Path, plain_environment: Environment) -> None:
    command = [sys.executable, "-m", "casus", "show", str(ferry), "--as", "document"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=plain_environment()
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_help_names_the_commands_with_examples(casus: Run) -> None:
    done = casus("--help")
    assert done.returncode == 0
    for words in (b"check", b"run", b"show", b"casus run case.yaml", b"Exit codes"):
        assert words in done.stdout
    for command in ("check", "run", "show"):
        shown = casus(command, "--help")
        assert shown.returncode == 0 and f"casus {command} case.yaml".encode() in shown.stdout


def test_the_version_is_the_packages(casus: Run) -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    version = casus("--version").stdout.decode().strip()
    assert f'version = "{version}"' in project


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(casus: Run, shell: str) -> None:
    done = casus("completion", "print", "--shell", shell)
    assert done.returncode == 0 and b"casus" in done.stdout and b"check" in done.stdout


@pytest.mark.parametrize("form", ["document", "written", "meant", "run"])
def test_every_form_can_be_shown(casus: Run, ferry: Path, form: str) -> None:
    done = casus("show", ferry, "--as", form)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"opening" in done.stdout and b"yard_is_busy" in done.stdout


def test_what_can_be_shown_of_a_broken_case_is_shown(casus: Run, broken: Path) -> None:
    written = casus("show", broken, "--as", "written")
    assert written.returncode == 1 and b"yard_is_bizy" in written.stdout and b"error[" in written.stderr
    assert casus("show", broken, "--as", "meant").stdout == b""


def test_our_own_fault_is_told_as_ours(plain_environment: Environment) -> None:
    script = (
        "import sys, casus.cli.reading as reading\n"
        "def fail(path): raise ZeroDivisionError('made for this test')\n"
        "reading.read_document = fail\n"
        "from casus.cli import main\nmain(['check', 'x'])\n"
    )
    for changed, has_trace in (({}, False), ({"CASUS_TRACEBACK": "1"}, True)):
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, env=plain_environment(**changed), check=False
        )
        assert done.returncode == 70 and b"fault of casus" in done.stderr
        assert b"made for this test" in done.stderr and b"casus/cli/reading.py:" in done.stderr
        assert (b"Traceback" in done.stderr) is has_trace
