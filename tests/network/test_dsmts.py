"""Births, deaths, dimers, batches and resets: a case written in text comes out as published.

The whole suite is `make verify`; here are four cases, n = 10,000, of those that take a moment.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from casus.engine import has_kernel
from verification.dsmts import compile_case, judge_case, look_again, worst_of_exact
from verification.suite import NotExpressibleError
from verification.written import write_case

EXTERNAL = Path(os.environ.get("EXTERNAL", Path(__file__).parents[3] / "shared" / "external"))
FILE = EXTERNAL / "dsmts" / "cases.json"

needs_suite = pytest.mark.skipif(
    not FILE.is_file(), reason=f"THE OUTSIDE SUITE dsmts IS NOT THERE ({FILE}): set EXTERNAL to its folder"
)
needs_kernel = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: 10,000 worlds take minutes")


def suite() -> dict[str, Any]:
    return {case["case"]: case for case in json.loads(FILE.read_text(encoding="utf-8"))}


@needs_suite
@needs_kernel
@pytest.mark.parametrize("number", ["00020", "00028", "00030", "00037"])
def test_means_and_standard_deviations_are_those_published(number: str) -> None:
    case, written = suite()[number], write_case(suite()[number])
    verdict = judge_case(case, written)
    assert verdict.is_passed or look_again(case, written).is_passed, verdict


@needs_suite
@needs_kernel
def test_a_rate_that_is_wrong_by_a_twentieth_is_found_by_either_look() -> None:
    case = suite()["00020"]
    birth, death = case["reduced"]["reactions"]
    slow = {**death, "propensity": f"({death['propensity']}) * 0.95"}
    wrong = {**case, "reduced": {**case["reduced"], "reactions": [birth, slow]}}
    assert not judge_case(case, write_case(wrong)).is_passed
    assert not look_again(case, write_case(wrong)).is_passed


@needs_suite
@pytest.mark.parametrize("number", ["00020", "00028", "00030", "00037"])
def test_exact_moments_are_those_published(number: str) -> None:
    case = suite()[number]
    assert worst_of_exact(case, compile_case(case, write_case(case))) <= 1.0


@needs_suite
def test_a_rate_that_is_wrong_by_a_ten_thousandth_is_found_exactly() -> None:
    case = suite()["00020"]
    birth, death = case["reduced"]["reactions"]
    slow = {**death, "propensity": f"({death['propensity']}) * 0.9999"}
    wrong = {**case, "reduced": {**case["reduced"], "reactions": [birth, slow]}}
    assert worst_of_exact(case, compile_case(case, write_case(wrong))) > 1.0


def made(**fields: Any) -> dict[str, Any]:
    """Return a case of one species, as the suite writes it."""
    death = {"reaction": "Death", "propensity": "X/10", "net": {"X": -1.0}}
    return {
        "case": "made", "species": [{"id": "X", "initialAmount": 3.0}], "rules": [], "events": [],
        "duration": 50.0, "reduced": {"variables": {"X": 3.0}, "reactions": [death]}, **fields,
    }  # fmt: skip


def reaction(propensity: str, **net: float) -> dict[str, Any]:
    return made(reduced={"variables": {"X": 3.0}, "reactions": [
        {"reaction": "R", "propensity": propensity, "net": net}]})  # fmt: skip


def reset(trigger: str, value: str = "50") -> dict[str, Any]:
    return made(events=[{"trigger": trigger, "delay": None, "assignments": {"X": value}}])


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (reset("X > 30"), "follows at once"),
        (reset("time >= 25", "2 * X"), "depends on others"),
        (reaction("X * Y", X=-1.0), "goes with X x Y"),
        (reaction("5 - X", X=1.0), "a negative part"),
        (reaction("1 / X", X=1.0), "divides by a count"),
        (reaction("X", X=-2.0), "below 0"),
        (reaction("1", X=-1.0), "below 0"),
        (reaction("1", X=0.5), "not whole"),
    ],
)
def test_what_the_language_cannot_say_is_told_with_the_reason(case: dict[str, Any], reason: str) -> None:
    with pytest.raises(NotExpressibleError, match=reason):
        write_case(case)


@pytest.mark.parametrize(("time", "days"), [("25", 1.02), ("22.5", 1.0), ("0.25", 6.0)])
def test_a_reset_falls_on_a_noon(time: str, days: float) -> None:
    written = write_case(reset(f"time >= {time}"))
    assert float(written.days) == days
    assert float(time) * days % 1 == 0.5


def test_a_square_is_pairs_twice_and_the_count_once() -> None:
    """3 x^2 = 6 pairs + 3 x: at x = 4, 48 = 6 * 6 + 12."""
    text = write_case(reaction("3 * X ** 2", X=-1.0)).text
    assert "chance: 6.0 per day" in text and "per: pairs of n_X" in text
    assert "chance: 3.0 per day" in text and "per: n_X" in text
