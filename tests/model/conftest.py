"""Cases written as text in a test, checked as `casus check` does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casus.case import parse_document
from casus.model import Checked, Model, Test, check_case
from casus.text import read_document

Test.__test__ = False  # type: ignore[attr-defined]  # the model's word, not pytest's

HEAD = "casus: 1\nas_of: 2024-01-01\nhorizon: 2026-12-31\n"


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., Checked]:
    """Return a checker of a case's text; `head` replaces as_of and horizon."""

    def run(text: str, head: str = HEAD) -> Checked:
        path = tmp_path / "case.yaml"
        path.write_text(head + text, encoding="utf-8")
        return check_case(parse_document(read_document(path)))

    return run


@pytest.fixture
def model(check: Callable[..., Checked]) -> Callable[..., Model]:
    """Return the model of a case's text, which must have no error."""

    def run(text: str, head: str = HEAD) -> Model:
        checked = check(text, head)
        assert checked.model is not None, [(one.code, one.facts) for one in checked.problems]
        return checked.model

    return run


@pytest.fixture
def codes(check: Callable[..., Checked]) -> Callable[..., list[str]]:
    """Return the codes of a case's problems, in order."""

    def run(text: str, head: str = HEAD) -> list[str]:
        return [problem.code for problem in check(text, head).problems]

    return run
