"""The whole chain on a case in text: read, parse, check, compile, run, answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from luck import assert_answer

from casus.case import parse_document
from casus.forecast import Answers, ReadingAnswer, run_case
from casus.model import Model, check_case
from casus.problem import Severity
from casus.text import read_document

HEAD = """
casus: 1
title: A case of a test
language: en
as_of: 2025-01-01
"""


def model_of(parts: str) -> Model:
    """Return the model of a case as of 2025-01-01 with these sections, which must be without an error."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "case.yaml"
        file.write_text(HEAD + parts, encoding="utf-8")
        checked = check_case(parse_document(read_document(file)))
    errors = [problem for problem in checked.problems if problem.severity is Severity.ERROR]
    assert checked.model is not None, [(problem.code, dict(problem.facts)) for problem in errors]
    return checked.model


def answers_of(parts: str, n_worlds: int, seed: int = 7) -> Answers:
    """Return the answers of a case in text, after so many worlds of the compiled kernel."""
    return run_case(model_of(parts), seed=seed, n_worlds=n_worlds, engine="worlds")


def readings_of(answers: Answers) -> dict[str, ReadingAnswer]:
    """Return all readings by name; they must differ over the questions of a case."""
    readings = [reading for question in answers.questions for reading in question.readings]
    assert len({reading.name for reading in readings}) == len(readings)
    return {reading.name: reading for reading in readings}


def assert_reading(readings: Mapping[str, ReadingAnswer], name: str, truth: float, slip: float) -> None:
    """Assert that a reading's answer is `truth`; the same check of a wrong truth must fail."""
    share = readings[name].answer
    assert share is not None
    if truth in (0.0, 1.0):
        assert share.probability == truth
        return
    assert_answer(share.probability, share.standard_error, truth, slip)
    with pytest.raises(AssertionError):
        assert_answer(share.probability, share.standard_error, truth + 2 * slip, slip)
