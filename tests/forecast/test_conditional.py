"""A reading under a condition is answered among the histories in which the condition came true."""

from __future__ import annotations

from math import exp
from pathlib import Path

import pytest
from luck import assert_chance

from casus.case import parse_document
from casus.forecast import ReadingAnswer, run_case
from casus.model import check_case
from casus.text import read_document

# Two events that know nothing of each other, and a third that only the first makes possible.
CASE = """
casus: 1
title: Two bells
language: en
as_of: 2025-01-01
horizon: 2026-12-31
events:
  first: {says: The first bell rings., chance: 1 per year, basis: judgement}
  second: {says: The second bell rings., chance: 2 per year, basis: judgement}
  echo: {says: An echo of the first bell., chance: 2 per year, basis: judgement, able: first has happened}
questions:
  bells:
    ask: Does it ring?
    readings:
      plain: {when: second has happened, by: 2025-12-31}
      given_first: {when: second has happened, by: 2025-12-31, given: first has happened}
      echo_given_first: {when: echo has happened, by: 2025-12-31, given: first has happened}
      quiet_given_first: {when: not echo has happened, throughout: 2025-12-31, given: first has happened}
      first_given_echo: {when: first has happened, by: 2025-12-31, given: echo has happened}
      given_nothing:
        when: second has happened
        by: 2025-12-31
        given: first has happened and not first has happened
"""
N_WORLDS = (
    400_000  # a slip of 0.005 is some five standard errors, four of them the alarm (once in 16,000 readings)
)
SLIP = 0.005


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReadingAnswer]:
    path: Path = tmp_path_factory.mktemp("case") / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    checked = check_case(parse_document(read_document(path)))
    assert checked.model is not None, checked.problems
    answers = run_case(checked.model, seed=7, n_worlds=N_WORLDS)
    return {reading.name: reading for reading in answers.questions[0].readings}


def closed_forms() -> dict[str, float]:
    """Return the answers by integration: waits of rate 1 and 2 a year, over T years (365 days)."""
    years = 365 / 365.25
    first = 1 - exp(-years)
    # the echo comes within T: integral of e^-s (1 - e^-2(T - s)) ds from 0 to T
    echo = first - exp(-2 * years) * (exp(years) - 1)
    return {
        "plain": 1 - exp(-2 * years),
        "given_first": 1 - exp(-2 * years),
        "echo_given_first": echo / first,
        "quiet_given_first": 1 - echo / first,
        "first_given_echo": 1.0,
    }


def check(reading: ReadingAnswer, truth: float) -> None:
    """Assert that an answer is no surprise for `truth`, over the worlds that count for it."""
    assert reading.answer is not None
    share = 1.0 if reading.given_answer is None else reading.given_answer.probability
    n_worlds = round(N_WORLDS * share)
    assert_chance(round(reading.answer.probability * n_worlds), n_worlds, truth)


@pytest.mark.parametrize("name", closed_forms())
def test_a_conditional_answer_is_the_ratio_of_the_closed_forms(
    name: str, readings: dict[str, ReadingAnswer]
) -> None:
    check(readings[name], closed_forms()[name])
    if name != "first_given_echo":
        with pytest.raises(AssertionError):  # the twin: the same check, a wrong truth
            check(readings[name], closed_forms()[name] + 0.02)


def test_without_the_condition_the_answer_would_be_another(readings: dict[str, ReadingAnswer]) -> None:
    conditional, given = readings["echo_given_first"].answer, readings["echo_given_first"].given_answer
    assert conditional is not None and given is not None
    joint = conditional.probability * given.probability
    with pytest.raises(AssertionError):
        assert_chance(joint * N_WORLDS, N_WORLDS, closed_forms()["echo_given_first"])


def test_a_condition_that_never_comes_true_leaves_nothing_to_say(
    readings: dict[str, ReadingAnswer],
) -> None:
    assert readings["given_nothing"].answer is None
