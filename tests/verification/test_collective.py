"""Means and elections as published: the suite collective, which takes a moment."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from outside import EXTERNAL, needs_suite

from verification.collective import (
    Voter,
    chances_of,
    elect,
    number_of,
    said_of,
    verify_collective,
    voters_for,
    worked_voters,
    write_middle,
)
from verification.suite import NotExpressibleError

FOLDER = EXTERNAL / "collective"


def cases_of(name: str) -> list[dict[str, Any]]:
    read = json.loads(next(FOLDER.rglob(name)).read_text(encoding="utf-8"))
    return read["cases"] if isinstance(read, dict) else read


@needs_suite("collective")
def test_the_whole_suite_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify_collective(FOLDER) == 0
    assert capsys.readouterr().out.rstrip().endswith("collective: 19 passed, 0 failed, 1 not expressible")


@needs_suite("collective")
def test_a_weight_that_is_off_by_a_hundredth_is_found() -> None:
    """The twin of elections: one party a little stronger than published."""
    case = cases_of("pce_worked_examples.json")[0]
    first, *others = worked_voters(case)
    for election in ("Conditional", "MarkovUniform", "MarkovIncentive"):
        found = elect([Voter(first.weight * 1.01, first.worth), *others], election, "Proportional", "Linear")
        for chances, allowed in said_of(case, election):
            assert max(abs(one - two) for one, two in zip(found, chances, strict=True)) > allowed


@needs_suite("collective")
def test_a_mean_that_is_off_by_a_millionth_is_found() -> None:
    """The twin of means: agreed is what stands beside."""
    case = next(each for each in cases_of("decide_unit_values.json") if each["id"] == "rex-issue-1")
    middle = number_of(case["nbs"])
    assert chances_of(write_middle(case["issue"], middle, "compromise")) == [1.0]
    off = middle + number_of("0.0000012")
    assert chances_of(write_middle(case["issue"], off, "compromise")) == [0.0]


def test_a_median_is_where_half_of_the_weight_is_reached() -> None:
    issue = [{"position": x, "power": power, "salience": 1} for x, power in ((0, 2), (30, 2), (100, 3))]
    assert chances_of(write_middle(issue, number_of(30), "median")) == [1.0]
    assert chances_of(write_middle(issue, number_of("31"), "median")) == [0.0]


def test_coalitions_that_nobody_can_form_are_told() -> None:
    """Who wants the first more than the second, and no more than the third, wants the third more too."""
    with pytest.raises(NotExpressibleError, match="no voters form"):
        voters_for([[0, 1, 0], [0, 0, 0], [0, 0, 0]])


def test_a_folder_of_another_place_is_read_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = {"id": "two", "weights": ["3", "1"], "utilities": [["1", "0"], ["0", "1"]],
            "votingRule": "Proportional", "victoryProbModel": "Linear",
            "pce": {"MarkovUniform": [0.75, 0.25], "Conditional": [0.7, 0.3]}}  # fmt: skip
    (tmp_path / "made.json").write_text(json.dumps([case]), encoding="utf-8")
    assert verify_collective(tmp_path) == 1
    assert "collective: 1 passed, 1 failed, 0 not expressible" in capsys.readouterr().out
