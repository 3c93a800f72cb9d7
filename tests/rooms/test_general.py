"""Nothing under src/ knows the founding case, a machine, or an address of packages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED_NAMES = [
    "iraq", "isis", "daesh", "syria", "afghan", "taliban", "kurdistan", "biden", "blinken", "al-hol",
    "ghuwayran", "shaddadi", "realist", "عراق", "داعش", "سوريا", "أفغان", "طالبان", "كردستان", "رياليست",
]  # fmt: skip


def lines_with(names: list[str], text: str) -> list[str]:
    """Return the lines of `text` that hold one of `names` as a word's beginning."""
    pattern = re.compile("|".join(rf"(?<![a-z]){re.escape(name)}" for name in names), re.IGNORECASE)
    return [line for line in text.splitlines() if pattern.search(line)]


def sources() -> list[Path]:
    return [file for file in (ROOT / "src").rglob("*") if file.suffix in {".py", ".c", ".h", ".json"}]


@pytest.mark.parametrize("file", sources(), ids=lambda file: file.name)
def test_no_source_file_knows_the_founding_case(file: Path) -> None:
    found = lines_with(SEED_NAMES, file.read_text(encoding="utf-8"))
    assert found == []


def test_a_name_of_the_founding_case_is_found() -> None:
    assert lines_with(SEED_NAMES, "if case.name == 'us-iraq-2021':") != []
    assert lines_with(SEED_NAMES, "basis = this_is_fine") == []


def test_no_file_is_above_one_megabyte() -> None:
    skipped = {".git", ".venv", "build", "out", ".mypy_cache", ".ruff_cache", ".hypothesis", "__pycache__"}
    large = [
        file
        for file in ROOT.rglob("*")
        if file.is_file()
        and not skipped & set(file.relative_to(ROOT).parts)
        and file.stat().st_size > 1_000_000
    ]
    assert large == []
