"""Every fenced case in the docs is run, and has the problems that it says it has.

A fenced case stands under `<!-- fine -->` (no error; lints may be told) or `<!-- problems: CODE, … -->`
(these codes and no others, lints included).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from casus.case import parse_document
from casus.case.keyword import ARABIC_CHOICES, ARABIC_KEYS
from casus.model import check_case
from casus.problem import Severity, render_problems
from casus.text import read_document

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FENCE = re.compile(
    r"(?:<!-- *(?P<said>fine|problems: *[^>]*?) *-->\n+)?```yaml\n(?P<text>.*?)^```", re.S | re.M
)


@dataclass(frozen=True)
class Fenced:
    """One fenced case: where it stands, its text, and what the page says of it."""

    where: str
    text: str
    said: str | None


def fenced() -> list[Fenced]:
    found = []
    for page in [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]:
        text = page.read_text(encoding="utf-8")
        for match in FENCE.finditer(text):
            line = text.count("\n", 0, match.start("text"))
            name = page.relative_to(DOCS if DOCS in page.parents else ROOT)
            found.append(Fenced(f"{name}:{line}", match["text"], match["said"]))
    return found


CASES = fenced()


def test_every_page_of_the_language_has_a_case():
    pages = {page.name for page in (DOCS / "language").glob("*.md")}
    shown = {case.where.split(":")[0].split("/")[-1] for case in CASES if case.where.startswith("language/")}
    assert sorted(pages - shown) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_a_fenced_case_has_the_problems_that_its_page_says(case, tmp_path):
    assert case.said is not None, "say above the fence: <!-- fine --> or <!-- problems: CODE -->"
    path = tmp_path / "case.yaml"
    path.write_text(case.text, encoding="utf-8")
    checked = check_case(parse_document(read_document(path)))
    shown = render_problems(checked.problems)
    if case.said == "fine":
        assert [one.code for one in checked.problems if one.severity is Severity.ERROR] == [], shown
        assert checked.model is not None
    else:
        said = {code.strip() for code in case.said.removeprefix("problems:").split(",")}
        assert {one.code for one in checked.problems} == said, shown


def test_the_page_of_arabic_words_has_all_of_them():
    page = (DOCS / "language" / "arabic.md").read_text(encoding="utf-8")
    for canonical, spellings in (*ARABIC_KEYS.items(), *ARABIC_CHOICES.items()):
        row = next((line for line in page.splitlines() if line.startswith(f"| `{canonical}` |")), "")
        shown = set(re.findall(r"`([^`]*)`", row)) - {canonical}
        assert shown >= {spelling for spelling in spellings if not spelling.isascii()}, canonical
