"""Words that are no command are told in ours, with what to write instead; and streams that are not there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cyclopts import CycloptsError

from casus.cli.app import app
from casus.cli.misuse import misuse_of
from casus.problem import render_problem

Environment = Callable[..., dict[str, str]]

MISUSES = [
    # the words, the code, what its first line shows, what may have been meant
    (["--nope"], "unknown-command", "--nope", None),
    (["chek", "x"], "unknown-command", "chek", "check"),
    (["completion", "prnt"], "unknown-command", "prnt", "print"),
    (["check", "x", "--langage", "ar"], "unknown-option-of", "--langage", "--language"),
    (["run", "x", "--world", "5"], "unknown-option-of", "--world", "--worlds"),
    (["check", "-"], "unknown-option-of", "`-`", None),
    (["check", "x", "--language"], "option-without-value", "--language", None),
    (["check", "x", "--language", "fr"], "option-unread", "fr", None),
    (["run", "x", "--worlds", "1e6"], "option-unread", "1e6", None),
    (["run", "x", "--error", "small"], "option-unread", "small", None),
    (["run", "x", "--json=maybe"], "option-unread", "maybe", None),
    (["show", "x", "--as", "poem"], "option-unread", "poem", None),
    (["run", "x", "--seed", "1", "--seed", "2"], "option-twice", "--seed", None),
    (["run"], "case-not-named", "no case", None),
    (["show", "--as", "meant"], "case-not-named", "no case", None),
    (["run", "x", "y"], "one-case-too-many", "y", None),
]


def fault_of(words: list[str]) -> CycloptsError:
    with pytest.raises(CycloptsError) as raised:
        app(words)
    return raised.value


@pytest.mark.parametrize(("words", "code", "shown", "meant"), MISUSES, ids=[" ".join(m[0]) for m in MISUSES])
def test_misuse_is_told_in_our_words(words: list[str], code: str, shown: str, meant: str | None) -> None:
    problem = misuse_of(fault_of(words))
    assert (problem.code, problem.suggestion) == (code, meant)
    for language in ("en", "ar"):
        text = render_problem(problem, language)
        assert "{" not in text and "nvalid" not in text
        assert meant is None or meant in text
    first = render_problem(problem).split("\n")[0]
    assert shown in first


def test_what_an_option_may_be_is_listed() -> None:
    text = render_problem(misuse_of(fault_of(["show", "x", "--as", "poem"])))
    assert "document, written, meant, run" in text


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed in the shell of Unix")
@pytest.mark.parametrize(
    ("closing", "status"), [(">&-", 1), ("2>&-", 1), (">&- 2>&-", 1), ("<&-", 1), ("| head -c1", 1)]
)
def test_a_stream_that_is_not_there_is_no_fault(
    broken: Path, plain_environment: Environment, closing: str, status: int
) -> None:
    command = f'set -o pipefail; "{sys.executable}" -m casus check "{broken}" {closing}'
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, env=plain_environment(), check=False, timeout=60
    )
    assert (
        done.returncode in (status, 141)
        and b"Traceback" not in done.stderr
        and b"own-fault" not in done.stderr
    )


def test_a_file_s_name_cannot_draw_on_the_terminal(tmp_path: Path, plain_environment: Environment) -> None:
    name = "case\x1b[31m\n.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "casus", "check", name],
        capture_output=True, env=plain_environment(), cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout and rb"case\x1b[31m\n.yaml" in done.stdout
