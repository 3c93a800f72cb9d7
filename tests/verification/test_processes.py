"""A fast part of the outside suites ctbn and multistate, in text, with twins that must fail."""

from __future__ import annotations

import itertools
import json
import os
from math import log
from pathlib import Path
from typing import Any

import pytest

from verification.ctbn import EXACT, off, queries_of
from verification.jump import Jump, Process
from verification.matrix import exponential
from verification.multistate import LIKELIHOOD, answers_to, law_at, log_likelihood
from verification.nodelman import run_process

EXTERNAL = Path(os.environ.get("EXTERNAL", Path(__file__).parents[3] / "shared" / "external"))
CTBN = EXTERNAL / "ctbn"
CAV = {
    "id": "one person",
    "Q": [[-0.5, 0.25, 0.0, 0.25], [0.166, -0.498, 0.166, 0.166], [0.0, 0.25, -0.5, 0.25], [0.0] * 4],
}
needs_ctbn = pytest.mark.skipif(
    not CTBN.is_dir(), reason=f"THE OUTSIDE SUITE ctbn IS NOT THERE ({CTBN}): set EXTERNAL to its folder"
)


def worst_of(case: dict[str, Any], *names: str) -> float:
    """Return by how much the worst of some queries is off."""
    found = [
        off(one, right) for name, check in queries_of(case) if name in names for _, one, right in check()
    ]
    assert found, f"no query is called {names}"
    return max(found)


@needs_ctbn
@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("drug_effect", ("prior-t2", "sec6-noevidence-t1.5")),
        ("rectbn_reward_chain", ("discountedExpectedTransitions 0", "expectedTransitions 1")),
        ("nodelman2002_examples", ("2.1-barometer", "2.4-phase", "3.4-amalgamation")),
    ],
)
def test_networks_of_the_suite_ctbn_are_answered_as_recomputed(file: str, names: tuple[str, ...]) -> None:
    case = json.loads((CTBN / f"{file}.json").read_text(encoding="utf-8"))
    assert worst_of(case, *names) <= EXACT


@needs_ctbn
def test_a_network_with_a_slightly_other_rate_is_told_apart() -> None:
    """The twin: one rate off by one part in 100,000."""
    case = json.loads((CTBN / "rectbn_reward_chain.json").read_text(encoding="utf-8"))
    case["model"]["dynamics"][0]["intensity"][0]["Q"][1][0] *= 1 + 1e-5
    assert worst_of(case, "expectedTransitions 1") > EXACT


# one person's rows: at visits; with an exact death; all jumps exact; through an error matrix
ROWS = ((0.0, 1), (1.5, 2), (2.25, 2), (4.0, 4))


def law(q: list[list[float]], start: int, days: float) -> list[float]:
    return exponential(q, days)[start]


def by_hand(scheme: str) -> float:
    """Return the likelihood of the rows by the definition of the suite."""
    q = CAV["Q"]
    product = 1.0
    for (since, before), (at, after) in itertools.pairwise(ROWS):
        if "exactDeath" in scheme and after == 4:
            now = law(q, before - 1, at - since)
            product *= sum(now[level] * q[level][3] for level in range(3))
        else:
            product *= law(q, before - 1, at - since)[after - 1]
    return product


@pytest.mark.parametrize("scheme", ["panel", "panel+exactDeath"])
def test_a_person_seen_at_visits_is_as_likely_as_by_hand(scheme: str) -> None:
    words = set(scheme.lower().split("+"))
    found = log_likelihood({**CAV, "scheme": scheme}, words, ROWS)
    assert abs(2 * (found - log(by_hand(scheme)))) <= LIKELIHOOD / 1e4
    other = {**CAV, "Q": [[-0.5000005, 0.2500005, 0.0, 0.25], *CAV["Q"][1:]]}
    assert abs(2 * (log_likelihood(other, words, ROWS) - log(by_hand(scheme)))) > LIKELIHOOD / 1e4


def test_a_person_whose_jumps_are_all_known_is_as_likely_as_by_hand() -> None:
    """exp(q_rr dt) q_rs for each jump; a row that repeats the state says that it was held."""
    q = CAV["Q"]
    right = -0.5 * 1.5 + log(q[0][1]) - 0.498 * 2.5 + log(q[1][3])
    assert log_likelihood({**CAV, "scheme": "exact"}, {"exact"}, ROWS) == pytest.approx(right, abs=1e-12)
    assert log_likelihood(CAV, {"exact"}, ROWS) != pytest.approx(right + 1e-9, abs=1e-12)


def test_transition_laws_are_those_of_the_exponential() -> None:
    q = CAV["Q"]
    for days in (0.3, 7.0):
        right = law(q, 1, days)
        assert law_at(q, 1, days) == pytest.approx(right, abs=1e-12)
        assert law_at(q, 1, days) != pytest.approx(law(q, 1, days * (1 + 1e-6)), abs=1e-12)
    a, b = 0.25, 0.5
    one_way = [[-a, a, 0.0], [0.0, -b, b], [0.0, 0.0, 0.0]]
    case = {"id": "chain", "Q": one_way, "query": "expected first passage to state 3 from state 1"}
    assert answers_to(case) == pytest.approx([1 / a + 1 / b], abs=1e-9)
    assert answers_to({**case, "query": "mean sojourn times"}) == pytest.approx([1 / a, 1 / b], abs=1e-9)


def test_a_written_process_starts_as_its_shares_say() -> None:
    outcome = run_process(
        Process({"x": 2}, {"x": [0.3, 0.7]}, [Jump("x", 1, [({"x": 0}, 0.1)])]), 5.0, [], []
    )
    assert outcome.weight == pytest.approx(1.0, abs=1e-12)
