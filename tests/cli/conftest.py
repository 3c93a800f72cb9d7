"""The command as a user runs it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
FERRY = """casus: 1
title: {en: Will the ferry line open?, ar: هل يُفتتح خط العبّارة؟}
language: en
as_of: 2026-01-10
horizon: 2026-12-31
sources:
  column: {title: The ferry will be late, kind: commentary, published: 2026-01-09}
claims:
  yard_is_busy:
    says: The yard has no free dock before May.
    by: column
    credence: 50% to 80%
    basis: judgement
    expect_not: [a free dock in March]
states:
  line: {says: The ferry line, levels: [planned, open], at_first: planned}
events:
  opening:
    says: The line opens.
    chance: 60% to 80% within 6 months
    basis: judgement
    lowered: {yard_is_busy: moderately}
    then: {line: open}
questions:
  opens_on_time:
    ask: {en: Will the line be open by midsummer?, ar: هل يكون الخط مفتوحًا بحلول منتصف الصيف؟}
    forecast: {by: column, strength: not expected}
    readings: {by_june: {when: line is open, by: 2026-06-21}}
    resolver: column
    base_rate: {seen: 6 in 20 within 6 months, class: new lines announced half a year ahead}
"""

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """Return a case that can be run."""
    path = tmp_path / "ferry.yaml"
    path.write_text(FERRY, encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a case with one wrong name."""
    path = tmp_path / "broken.yaml"
    path.write_text(FERRY.replace("lowered: {yard_is_busy", "lowered: {yard_is_bizy"), encoding="utf-8")
    return path


def environment(**changed: str) -> dict[str, str]:
    """Return a plain environment: no colour asked for or forbidden, English, casus on the path."""
    kept = {
        key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "SYSTEMROOT", "TMPDIR")
    }
    return kept | {"PYTHONPATH": str(SOURCE), "LANG": "en_US.UTF-8", "PYTHONUTF8": "1"} | changed


@pytest.fixture
def plain_environment() -> Callable[..., dict[str, str]]:
    """Return the maker of environments."""
    return environment


@pytest.fixture
def casus() -> Run:
    """Return a function that runs `casus` with these words; keywords change the environment."""

    def run(*words: object, **changed: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "casus", *map(str, words)]
        return subprocess.run(
            command, capture_output=True, env=environment(**changed), timeout=120, check=False
        )

    return run
