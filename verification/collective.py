"""Collective choice: weighted means and medians, and the probabilistic Condorcet election (collective).

Each published choice is written as a talk of a casus case, in text, and answered by the engine exact: what is
checked is the chance of each outcome. A mean is checked by a talk whose outcomes stand at the published value
and 2e-6 below and above it: only the right one may be agreed. Where a source gives coalitions and no parties,
parties are found whose votes form them, by non-negative least squares.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from casus.engine import run_network
from casus.network import compile_model
from verification.suite import NotExpressibleError, Tally, model_of_text

TOLERANCE = 1e-6
PRINTED = 2e-4  # of values printed with four decimals from inputs with three
BESIDE = Fraction(2, 1_000_000)
ELECTIONS = {"Conditional": "conditional", "MarkovUniform": "uniform", "MarkovIncentive": "incentive"}
VOTES = {
    "Proportional": "proportional", "Cubic": "cubic", "PropCbc": "proportional-cubic", "Binary": "binary",
    "PropBin": "proportional-binary", "ASymProsp": "loss-averse",
}  # fmt: skip
VICTORIES = {name: name.lower() for name in ("Linear", "Square", "Quartic", "Octic", "Binary")}
HEAD = "casus: 1\nas_of: 2024-01-01\n"


@dataclass(frozen=True)
class Voter:
    """A party: its weight, and what each option is worth to it."""

    weight: float
    worth: Sequence[float]


def number_of(said: object) -> Fraction:
    """Return a number as a source writes it: 2.5, "1/3"."""
    return Fraction(str(said))


def decimal_of(number: Fraction | float) -> str:
    """Return a number with every digit that it has as a double, and no power of ten.

    >>> decimal_of(Fraction(1, 3)), decimal_of(1e-9)
    ('0.3333333333333333', '0.000000001')
    """
    return format(Decimal(repr(float(number))), "f")


# ---- elections ----------------------------------------------------------------------------------------


def write_election(voters: Sequence[Voter], election: str, vote: str, victory: str) -> str:
    """Return a case with one talk between the voters, and a question for each outcome, `o0`, `o1`, …"""
    n = len(voters[0].worth)
    lines = [HEAD + "actors:", *(f"  a{number}: A voter" for number in range(len(voters)))]
    lines += ["talks:", "  choice:", "    on: 2024-02-01", "    rule: condorcet", f"    election: {election}"]
    lines += [f"    vote: {vote}", f"    victory: {victory}", "    parties:"]
    for number, voter in enumerate(voters):
        worth = ", ".join(f"o{option}: {decimal_of(one)}" for option, one in enumerate(voter.worth))
        lines.append(
            f"      a{number}: {{power: {decimal_of(voter.weight)}, salience: 1, prefers: {{{worth}}}}}"
        )
    outcomes = ", ".join(f"o{option}: {{}}" for option in range(n))
    lines += [f"    outcomes: {{{outcomes}}}", "questions:"]
    lines += [
        f"  o{option}: {{ask: Which?, when: choice is o{option}, on: 2024-02-01}}" for option in range(n)
    ]
    return "\n".join(lines) + "\n"


def chances_of(text: str) -> list[float]:
    """Return the exact answer of each question of a case, in order."""
    found = run_network(compile_model(model_of_text(text)), engine="exact").exact
    assert found is not None
    return [answer.probability or 0.0 for answer in found]


def elect(voters: Sequence[Voter], election: str, vote: str, victory: str) -> list[float]:
    """Return the chance of each option in an election, the words being the source's."""
    for known, said in ((ELECTIONS, election), (VOTES, vote), (VICTORIES, victory)):
        if said not in known:
            raise NotExpressibleError(f"a {said} election, vote or victory")
    return chances_of(write_election(voters, ELECTIONS[election], VOTES[vote], VICTORIES[victory]))


def worked_voters(case: Mapping[str, Any]) -> list[Voter]:
    """Return the voters of a worked example."""
    return [
        Voter(float(number_of(weight)), [float(number_of(each)) for each in row])
        for weight, row in zip(case["weights"], case["utilities"], strict=True)
    ]


def voters_for(coalitions: Sequence[Sequence[float]]) -> list[Voter]:
    """Return voters whose cubic votes form the coalitions (for, against); worths are tenths.

    Raises NotExpressibleError where no such voters do.
    """
    n = len(coalitions)
    worths = [
        worth for worth in product([tenth / 10 for tenth in range(11)], repeat=n) if {0.0, 1.0} <= set(worth)
    ]
    pairs = [(a, b) for a, b in product(range(n), repeat=2) if a != b]
    forms = np.array([[max(worth[a] - worth[b], 0.0) ** 3 for worth in worths] for a, b in pairs])
    wanted = np.array([coalitions[a][b] for a, b in pairs])
    weight = non_negative(forms, wanted)
    if np.abs(forms @ weight - wanted).max() > 1e-9:
        raise NotExpressibleError("coalitions that no voters form whose worths are tenths")
    return [Voter(float(each), worth) for worth, each in zip(worths, weight, strict=True) if each > 0.0]


def non_negative(forms: Any, wanted: Any) -> Any:
    """Return weights, none below 0, with the least squares of forms @ weight - wanted.

    Lawson and Hanson 1974, Solving Least Squares Problems, chapter 23.
    """
    n = forms.shape[1]
    weight, is_used = np.zeros(n), np.zeros(n, dtype=bool)
    for _ in range(10 * n):
        slope = forms.T @ (wanted - forms @ weight)
        slope[is_used] = -np.inf
        if slope.max() <= 1e-12:
            break
        is_used[int(slope.argmax())] = True
        while True:
            trial = np.zeros(n)
            trial[is_used] = np.linalg.lstsq(forms[:, is_used], wanted, rcond=None)[0]
            if (trial[is_used] > 0.0).all():
                break
            below = is_used & (trial <= 0.0)
            step = (weight[below] / (weight[below] - trial[below])).min()
            weight = weight + step * (trial - weight)
            is_used &= weight > 1e-14
            weight[~is_used] = 0.0
        weight = trial
    return weight


def judge_election(tally: Tally, case: Mapping[str, Any]) -> None:
    """Judge each election of one case: worked from utilities, or published from coalitions."""
    is_worked = "utilities" in case
    vote = case["votingRule"] if is_worked else "Cubic"
    for election in ELECTIONS:
        name = f"{case['id']} {election}"
        said = list(said_of(case, election))
        if not said:
            continue
        try:
            voters = worked_voters(case) if is_worked else voters_for(case["coalitions"])
            found = elect(voters, election, vote, case["victoryProbModel"])
        except NotExpressibleError as reason:
            tally.set_aside(name, reason)
            continue
        worst = [(max(abs(one - two) for one, two in zip(found, chances, strict=True)), allowed)
                 for chances, allowed in said]  # fmt: skip
        is_passed = all(difference <= allowed for difference, allowed in worst)
        shown = ", ".join(f"{difference:.1e} (at most {allowed:.0e})" for difference, allowed in worst)
        tally.judge(name, is_passed, f"largest differences {shown}")


def said_of(case: Mapping[str, Any], election: str) -> Iterator[tuple[list[float], float]]:
    """Yield the chances that a case gives for an election, with how far one may be from them."""
    for part, allowed in (("pce", TOLERANCE), ("pceExactRational", TOLERANCE), ("recomputed", TOLERANCE),
                          ("published", PRINTED)):  # fmt: skip
        chances = case.get(part, {}).get(election)
        if chances is not None:
            yield [float(number_of(each)) for each in chances], allowed


# ---- means and medians --------------------------------------------------------------------------------


def write_middle(issue: Sequence[Mapping[str, Any]], middle: Fraction, rule: str) -> str:
    """Return a case whose talk must agree on `o1`, which stands at the published middle."""
    positions = [number_of(party["position"]) for party in issue]
    scale = [min(positions) - 1, middle, max(positions) + 1, middle - BESIDE, middle + BESIDE]
    places = ", ".join(f"o{number}: {decimal_of(place)}" for number, place in enumerate(scale))
    lines = [HEAD + "actors:", *(f"  a{number}: A party" for number in range(len(issue)))]
    lines += ["talks:", "  choice:", "    on: 2024-02-01", f"    rule: {rule}", f"    scale: {{{places}}}"]
    lines.append("    parties:")
    for number, party in enumerate(issue):
        sizes = ", ".join(
            f"{field}: {decimal_of(number_of(party[field]))}" for field in ("position", "power", "salience")
        )
        lines.append(f"      a{number}: {{{sizes}}}")
    lines += ["questions:", "  there: {ask: Is it there?, when: choice is o1, on: 2024-02-01}"]
    return "\n".join(lines) + "\n"


def judge_middle(tally: Tally, case: Mapping[str, Any]) -> None:
    """Judge the published weighted mean (`nbs`) and median of one issue."""
    told = {"nbs": "compromise", "mean": "compromise", "median": "median"}
    if "issue" not in case or not told.keys() & case.keys():
        tally.set_aside(case["id"], "an exchange of positions between two issues")
        return
    for field, rule in told.items():
        if field in case:
            found = chances_of(write_middle(case["issue"], number_of(case[field]), rule))
            tally.judge(f"{case['id']} {field}", found == [1.0], f"{case[field]} is agreed with {found[0]:g}")


# ---- the suite ----------------------------------------------------------------------------------------


def verify_collective(folder: Path) -> int:
    """Return how many cases of the suite failed; print a line for each and the sum."""
    tally = Tally("collective")
    for file in sorted(folder.rglob("*.json")):
        read = json.loads(file.read_text(encoding="utf-8"))
        for case in read["cases"] if isinstance(read, dict) else read:
            if "victoryProbModel" in case:
                judge_election(tally, case)
            else:
                judge_middle(tally, case)
    return tally.close()
