"""Every problem as its reader sees it: a broken case, and what is shown for it in English and Arabic.

A golden is `NAME.yaml` (or a folder `NAME`) with `NAME.en.txt` and `NAME.ar.txt`. NAME is the code that it
shows, and `.anything` after it tells several of one code apart. To accept a change, or a new case:

    python -m pytest tests/problems --accept

and read the diff before it is committed: what is written there is what an author will read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from casus.problem import Problem, render_problems
from casus.problem.catalogue import WORDINGS, run
from casus.text import read_document

HERE = Path(__file__).parent
CASES = sorted(
    [*HERE.glob("*.yaml"), *(path for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "._")]
)
WITHOUT_GOLDEN = {
    # They need a file system in a certain state; tests/text/test_read.py makes it.
    "missing-path", "not-a-file", "unreadable-file", "file-too-large", "folder-too-large", "outside-folder",
}  # fmt: skip


def problems_of(path: str) -> tuple[Problem, ...]:
    """Return all problems of the case at `path`, through every stage that tells any."""
    from casus.case import parse_document
    from casus.model import check_case

    return check_case(parse_document(read_document(path))).problems


def name_of(case: Path) -> str:
    return case.name.removesuffix(".yaml")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_broken_case_is_shown_as_expected(case, language, monkeypatch, request):
    monkeypatch.chdir(HERE)  # so that names of files are short and the same everywhere
    problems = problems_of(case.name)
    shown = render_problems(problems, language, width=100) + "\n"
    golden = HERE / f"{name_of(case)}.{language}.txt"
    if request.config.getoption("--accept", default=False):
        golden.write_text(shown, encoding="utf-8")
    assert name_of(case).split(".")[0] in {problem.code for problem in problems}
    assert golden.exists(), "no golden: python -m pytest tests/problems --accept, then read what it wrote"
    assert shown == golden.read_text(encoding="utf-8")


def test_every_code_has_a_golden():
    """Those of `run` are told by the command line and the engines, and shown in their tests."""
    shown = {name_of(case).split(".")[0] for case in CASES}
    assert sorted(set(WORDINGS) - set(run.WORDINGS) - shown - WITHOUT_GOLDEN) == []


def test_every_golden_has_its_case():
    names = {name_of(case) for case in CASES}
    goldens = {path.name.removesuffix(".txt").rpartition(".")[0] for path in HERE.glob("*.txt")}
    assert sorted(goldens - names) == []
