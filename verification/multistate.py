"""Likelihoods of dated observations and transition functions of Markov jump processes (the suite multistate).

A generator is written as a case, in text: a state with levels, an event for each jump; a month or a year of
the data is a day. What a person's rows say is observed, and the engine `exact` tells its likelihood:

- seen at visits only: a sighting each; a set of states: a sighting at one of several levels;
- an exact death: the occurrence of dying, one event whose chance depends on the state before;
- all jumps exact: occurrences, and every event on record from the first row to the last;
- seen through an error matrix: a sighting with its chance at each level, the first at the start.

Minus twice the log likelihood must be at most 1e-6 off; a transition at most 1e-9 off what was recomputed, or
within the published tolerance.
"""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import inf, log
from pathlib import Path
from typing import Any

from casus.engine import Outcome, run_network
from casus.model import Model, Observation
from casus.network import ON, Probe, Reward, compile_model, with_probes, with_records, with_rewards
from verification.jump import Jump, Process, model_of, observed, seen_at, write_process
from verification.written import NotExpressibleError

LIKELIHOOD = 1e-6
EXACT = 1e-9
LIFETIMES = 60.0  # exp(-60) is 1e-26
Case = Mapping[str, Any]
Row = tuple[float, int]  # time, state as written
SCHEMES = {"panel", "statesets", "hmm", "exactdeath", "exact", "exactjumps", "exacttimes", "firsttrue"}


# ---- likelihoods --------------------------------------------------------------------------------------


def jumps_of(q: Sequence[Sequence[float]], dead: int | None = None) -> list[Jump]:
    """Return an event for each jump; with an exact death, one of dying from wherever it is."""
    size = len(q)
    found = [
        Jump("x", to, [({"x": at}, q[at][to])])
        for at in range(size)
        for to in range(size)
        if to not in (at, dead) and q[at][to] > 0
    ]
    if dead is not None:
        rates = [({"x": at}, q[at][dead]) for at in range(size) if at != dead and q[at][dead] > 0]
        found.append(Jump("x", dead, rates))
    return found


def people_in(file: Path) -> list[list[Row]]:
    """Return the rows of each person: (time, state), in order of the file."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    names = {name.lower(): name for name in rows[0]}
    person = names["ptnum"]
    time = next(names[each] for each in ("years", "months", "time", "days", "weeks") if each in names)
    people: dict[str, list[Row]] = {}
    for row in rows:
        people.setdefault(row[person], []).append((float(row[time]), round(float(row[names["state"]]))))
    return list(people.values())


def minus_twice(case: Case, folder: Path) -> float:
    """Return minus twice the log likelihood of all people of a case."""
    words = {word.lower() for word in re.split(r"[+, ]+", case["scheme"])}
    unknown = words - SCHEMES
    if unknown:
        raise NotExpressibleError(f"a scheme with {', '.join(sorted(unknown))}")
    known: dict[tuple[Row, ...], float] = {}
    total = 0.0
    for rows in people_in(folder / case["data"]):
        begin = rows[0][0]
        history = tuple((round(at - begin, 12), state) for at, state in rows)
        if history not in known:
            known[history] = log_likelihood(case, words, history)
        total += known[history]
    return -2.0 * total


def log_likelihood(case: Case, words: set[str], rows: Sequence[Row]) -> float:
    """Return the log likelihood of one person's rows, given the first (or by the initial law)."""
    size = len(case["Q"])
    if len(rows) < 2 and "hmm" not in words:
        return 0.0
    dead = size - 1 if "exactdeath" in words else None
    are_exact = bool(words & {"exact", "exactjumps", "exacttimes"})
    first, bonus = start_of(case, words, rows[0][1])
    jumps = jumps_of(case["Q"], dead)
    seen = [each for row in rows[1:] for each in seen_as(case, words, row, dead, jumps)]
    if "hmm" in words and not is_first_true(case, words):
        seen = [*seen_as(case, words, (0.0, rows[0][1]), None, jumps), *seen]
    if are_exact:
        seen = [*moves_of(rows, jumps)]
    last = rows[-1][0]
    model = model_at(write_process(Process({"x": size}, {"x": first}, jumps), last + 2.0, case["id"]))
    network = compile_model(observed(model, seen, last + 1.0))
    if are_exact:
        network = with_records(network, [(jump.name, 0.0, last) for jump in jumps])
    outcome = run_network(network, engine="exact")
    return bonus + (outcome.evidence.log_evidence if outcome.evidence is not None else 0.0)


models: dict[str, Model] = {}


def model_at(text: str) -> Model:
    """Return the model of a case's text; of one that was read before, the same."""
    if text not in models:
        models[text] = model_of(text)
    return models[text]


def start_of(case: Case, words: set[str], state: int) -> tuple[list[float], float]:
    """Return the shares of the levels at the first row, and the log of what they were divided by."""
    size = len(case["Q"])
    if "hmm" in words and not is_first_true(case, words):
        initial = [float(each) for each in case["initial"]]
        return [each / sum(initial) for each in initial], log(sum(initial))
    members = members_of(case, state)
    return [float(level in members) / len(members) for level in range(size)], log(len(members))


def is_first_true(case: Case, words: set[str]) -> bool:
    """Return whether the first row of a person is known without error."""
    marks = ("firstTrue", "firstVisitErrorFree", "errorFreeFirst", "obstrue", "firstObsTrue")
    return "firsttrue" in words or any(case.get(mark) for mark in marks)


def members_of(case: Case, state: int) -> list[int]:
    """Return the levels that a state as written may be."""
    sets = case.get("stateSets", {})
    return [each - 1 for each in sets[str(state)]] if str(state) in sets else [state - 1]


def seen_as(
    case: Case, words: set[str], row: Row, dead: int | None, jumps: Sequence[Jump]
) -> Iterator[Observation]:
    """Yield what one row says."""
    at, state = row
    members = members_of(case, state)
    if dead is not None and members == [dead]:
        dies = next(jump for jump in jumps if jump.to == dead)
        yield seen_at("x", at, members, dies.name)
    elif "hmm" in words:
        if len(members) != 1:
            raise NotExpressibleError("a set of states seen through an error matrix")
        chances = [float(each[members[0]]) for each in case["emission"]]
        yield seen_at("x", at, members, chances=chances)
    else:
        yield seen_at("x", at, members)


def moves_of(rows: Sequence[Row], jumps: Sequence[Jump]) -> Iterator[Observation]:
    """Yield the jumps that rows say; a row with the state of the one before says that nothing happened."""
    for (_, before), (at, after) in itertools.pairwise(rows):
        if after == before:
            continue
        which = [jump for jump in jumps if jump.to == after - 1 and jump.rates[0][0]["x"] == before - 1]
        if not which:
            raise NotExpressibleError(f"a jump of rate 0, from {before} to {after}")
        yield seen_at("x", at, [after - 1], which[0].name)


# ---- transitions --------------------------------------------------------------------------------------

Check = tuple[str, float, float]


def outcome_at(
    q: Sequence[Sequence[float]], start: int, days: float, probes: Sequence[Probe] = (),
    rewards: Sequence[Reward] = (),
) -> Outcome:  # fmt: skip
    """Return the exact outcome of a generator from a level."""
    size = len(q)
    first = [float(level == start) for level in range(size)]
    process = Process({"x": size}, {"x": first}, jumps_of(q))
    model = model_at(write_process(process, days + 1.0, "transitions"))
    return run_network(with_rewards(with_probes(compile_model(model), probes), rewards), engine="exact")


def law_at(q: Sequence[Sequence[float]], start: int, days: float) -> list[float]:
    """Return the chance of each level after some days."""
    probes = [Probe((("v_x", level, level),), days, ON) for level in range(len(q))]
    outcome = outcome_at(q, start, days, probes)
    assert outcome.exact is not None
    return [each.probability or 0.0 for each in outcome.exact]


def long_days(q: Sequence[Sequence[float]]) -> float:
    """Return so many days that what is left at all has been left, at the slowest rate there is."""
    rates = [rate for at, row in enumerate(q) for to, rate in enumerate(row) if to != at and rate > 0]
    return LIFETIMES / min(rates) if rates else 1.0


def numbers_of(value: Any) -> list[float]:
    """Return the numbers of an answer, row by row; text as R prints infinity too."""
    if isinstance(value, Mapping):
        return [each for part in value.values() for each in numbers_of(part)]
    if isinstance(value, list):
        return [each for part in value for each in numbers_of(part)]
    return [inf if str(value).lower() in ("inf", "infinity") else float(value)]


def levels_in(query: str, size: int) -> list[int]:
    """Return the levels that a query is about: `states 1..3`, `state 2`, else all that can be left."""
    span = re.search(r"states? (\d+)\.\.(\d+)", query)
    if span:
        return list(range(int(span[1]) - 1, int(span[2])))
    return list(range(size))


def start_in(query: str) -> int:
    """Return the level that a query starts from: `from state 2`, else the first."""
    start = re.search(r"from (?:state )?(\d+)", query)
    return int(start[1]) - 1 if start else 0


def answers_to(case: Case) -> list[float]:
    """Return what is found for the query of a case, row by row."""
    query = case["query"].lower()
    if "A" in case:
        return of_exponential(case["A"])
    q = case["Q"]
    size = len(q)
    one = re.search(r"p\(t ?= ?([\d.]+)\)(?:\[(\d+), ?(\d+)\])?", query)
    if one and one[2]:
        return [law_at(q, int(one[2]) - 1, float(one[1]))[int(one[3]) - 1]]
    if one:
        return [each for start in range(size) for each in law_at(q, start, float(one[1]))]
    if "sojourn" in query:
        return [sojourn(q, level) for level in range(size) if any(q[level])]
    if "total time" in query or "totlos" in query or "expected time" in query:
        span = re.search(r"\[([\d.]+), ?([\d.]+|inf[a-z]*)\)?", query)
        begin = float(span[1]) if span else 0.0
        end = long_days(q) if span is None or span[2].startswith("inf") else float(span[2])
        levels = levels_in(query, size)
        rewards = [Reward(begin, end, tests=(("v_x", level, level),)) for level in levels]
        outcome = outcome_at(q, start_in(query), end, rewards=rewards)
        return [each.value or 0.0 for each in outcome.rewards]
    if "first passage" in query or "efpt" in query or "hitting time" in query:
        return passages(q, query)
    if "ever" in query or "passage prob" in query or "ppass" in query:
        return [reached(q, start, to_in(query), end_in(query, q)) for start in starts_in(query, size)]
    raise NotExpressibleError(f"a query of this kind: {case['query']}")


def to_in(query: str) -> int:
    """Return the level that a query goes to: `to state 3`, `visiting state 3`."""
    found = re.search(r"(?:to|visiting|of|visit) (?:state )?(\d+)", query)
    if found is None:
        raise NotExpressibleError(f"a passage to no state: {query}")
    return int(found[1]) - 1


def starts_in(query: str, size: int) -> list[int]:
    """Return the levels that a passage starts from."""
    span = re.search(r"from states? (\d+)\.\.(\d+)", query)
    if span:
        return list(range(int(span[1]) - 1, int(span[2])))
    return [start_in(query)] if re.search(r"from (?:state )?\d", query) else list(range(size))


def end_in(query: str, q: Sequence[Sequence[float]]) -> float:
    """Return until when a passage counts: `by t=10`, `within 10`, else so long that it is decided."""
    found = re.search(r"(?:t ?= ?|within |by )([\d.]+)", query)
    return float(found[1]) if found else long_days(q)


def absorbing(q: Sequence[Sequence[float]], target: int) -> list[list[float]]:
    """Return the generator of the process that stops at a level."""
    return [[0.0] * len(q) if at == target else list(row) for at, row in enumerate(q)]


def reached(q: Sequence[Sequence[float]], start: int, target: int, days: float) -> float:
    """Return the chance that a level is reached by then."""
    return law_at(absorbing(q, target), start, days)[target] if start != target else 1.0


def passages(q: Sequence[Sequence[float]], query: str) -> list[float]:
    """Return the expected time until a level is reached from each start; infinite where it may not be."""
    target = to_in(query)
    found = []
    days = long_days(q)
    for start in starts_in(query, len(q)):
        if start == target:
            found.append(0.0)
        elif reached(q, start, target, days) < 1.0 - 1e-9:
            found.append(inf)
        else:
            others = [level for level in range(len(q)) if level != target]
            rewards = [Reward(0.0, days, tests=(("v_x", level, level),)) for level in others]
            outcome = outcome_at(absorbing(q, target), start, days, rewards=rewards)
            found.append(sum(each.value or 0.0 for each in outcome.rewards))
    return found


def sojourn(q: Sequence[Sequence[float]], level: int) -> float:
    """Return how long a level is held on average: each is left once."""
    once = [list(row) if at == level else [0.0] * len(q) for at, row in enumerate(q)]
    days = long_days(once)
    outcome = outcome_at(once, level, days, rewards=[Reward(0.0, days, tests=(("v_x", level, level),))])
    return outcome.rewards[0].value or 0.0


def of_exponential(a: Sequence[Sequence[float]]) -> list[float]:
    """Return exp(A) of a matrix whose rows sum to 0 or less: what is missing goes to one more level."""
    aside = [x for i, row in enumerate(a) for j, x in enumerate(row) if i != j]
    if any(sum(row) > 1e-15 for row in a) or min(aside, default=0.0) < 0:
        raise NotExpressibleError("a matrix that is no generator")
    whole = [[*row, -sum(row)] for row in a] + [[0.0] * (len(a) + 1)]
    return [each for start in range(len(a)) for each in law_at(whole, start, 1.0)[: len(a)]]


# ---- the suite ----------------------------------------------------------------------------------------


def verify_multistate(folder: Path) -> int:
    """Print how every case goes; return the number that failed."""
    counts = [0, 0, 0]
    for name, kind in (("likelihood_cases.json", likelihood), ("transition_cases.json", transition)):
        file = folder / name
        if file.is_file():
            for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
                counts[judged(case, lambda case=case, kind=kind: kind(case, folder))] += 1  # type: ignore[misc]
    print(f"multistate: {counts[0]} passed, {counts[1]} failed, {counts[2]} not expressible", flush=True)
    return counts[1]


def judged(case: Case, check: Callable[[], str | None]) -> int:
    """Return 0 for a case that is right, 1 for one that is wrong, 2 for one that cannot be said."""
    try:
        wrong = check()
    except (NotExpressibleError, KeyError) as reason:
        print(f"multistate {case['id']}: not expressible: {reason}", flush=True)
        return 2
    if wrong is not None:
        print(f"multistate {case['id']}: FAILED, {wrong}", flush=True)
    return int(wrong is not None)


def likelihood(case: Case, folder: Path) -> str | None:
    """Return what is wrong with a likelihood, or None."""
    found = minus_twice(case, folder)
    right = case["published"]
    return None if abs(found - right) <= LIKELIHOOD else f"{found!r} is not {right!r}"


def transition(case: Case, folder: Path) -> str | None:
    """Return what is wrong with a transition, or None."""
    found = answers_to(case)
    if "recomputed" in case:
        right, allowed = numbers_of(case["recomputed"]), EXACT
    else:
        right, allowed = numbers_of(case["published"]), float(case["publishedTolerance"])
    if len(found) != len(right):
        raise NotExpressibleError(f"{len(right)} answers to {case['query']!r}, where {len(found)} are found")
    published = numbers_of(case["published"])
    for one, value, said in zip(found, right, published, strict=True):
        is_right = one == value or abs(one - value) <= allowed
        is_published = one == said or abs(one - said) <= float(case.get("publishedTolerance", 0.0))
        if not (is_right or is_published):
            return f"{one!r} is not {value!r}"
    return None
