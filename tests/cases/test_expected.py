"""The page of every shipped case is the one that its `expected.txt` holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from casus.engine import has_kernel

ROOT = Path(__file__).parents[2]
EXPECTED = sorted(ROOT.glob("cases/*/expected.txt"))
ENVIRONMENT = {"NO_COLOR": "1", "COLUMNS": "100", "LANG": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}


def page_of(case: str, *options: str) -> str:
    """Return what `casus run` prints for a case, at a width of 100 and without colour."""
    done = subprocess.run(
        [sys.executable, "-m", "casus", "run", f"cases/{case}", "--language", "en", *options],
        capture_output=True, encoding="utf-8", cwd=ROOT, check=True, env={**os.environ, **ENVIRONMENT},
    )  # fmt: skip
    return done.stdout


def test_every_shipped_case_has_its_page() -> None:
    assert {file.parent.name for file in EXPECTED} == {file.name for file in (ROOT / "cases").iterdir()}


@pytest.mark.skipif(not has_kernel(), reason="the pages are those of the compiled engine; there is none here")
@pytest.mark.parametrize("file", EXPECTED, ids=lambda file: file.parent.name)
def test_the_page_of_a_case_is_the_expected_one(file: Path) -> None:
    assert page_of(file.parent.name) == file.read_text(encoding="utf-8")


@pytest.mark.skipif(not has_kernel(), reason="the pages are those of the compiled engine; there is none here")
def test_another_seed_gives_another_page() -> None:
    expected = (ROOT / "cases" / "lamp-launch" / "expected.txt").read_text(encoding="utf-8")
    assert page_of("lamp-launch", "--seed", "2") != expected
