"""The printed examples of Nodelman, Shelton and Koller (2002), in the suite ctbn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from casus.engine import Outcome, run_network
from casus.network import ON, Probe, Reward, compile_model, with_probes, with_rewards
from verification.jump import Jump, Process, model_of, write_process
from verification.matrix import exponential
from verification.written import NotExpressibleError

LONG = 3000.0  # units of time: by then all has been left that is left at all
Check = tuple[str, float, float]


def run_process(process: Process, days: float, probes: list[Probe], rewards: list[Reward]) -> Outcome:
    """Return the exact outcome of a process that is written, read and compiled."""
    network = compile_model(model_of(write_process(process, days, "an example")))
    return run_network(with_rewards(with_probes(network, probes), rewards), engine="exact")


def chance(outcome: Outcome, ask: int) -> float:
    """Return an ask's chance."""
    assert outcome.exact is not None
    return outcome.exact[ask].probability or 0.0


def check_example(example: Mapping[str, Any]) -> Iterator[Check]:
    """Yield what an example prints, found and right."""
    if "subsystem" in example:
        yield from phase(example)
    elif "publishedJoint" in example:
        yield from amalgamation(example)
    elif "Q" in example and "published" in example:
        yield from holding(example)
    else:
        raise NotExpressibleError("an example of another kind")


def holding(example: Mapping[str, Any]) -> Iterator[Check]:
    """Yield how long a level is held, and where it goes next: each level is left once."""
    q, states = example["Q"], list(example["states"])
    for said, right in example["published"].items():
        at = next(level for level, name in enumerate(states) if name in said.split("|")[-1])
        first = [float(level == at) for level in range(len(states))]
        jumps = [Jump("x", to, [({"x": at}, rate)]) for to, rate in enumerate(q[at]) if to != at]
        process = Process({"x": len(states)}, {"x": first}, jumps)
        if said.startswith("P("):
            to = states.index(said[2:].split("|")[0].split("=")[1])
            outcome = run_process(process, LONG, [Probe((("v_x", to, to),), LONG, ON)], [])
            yield said, chance(outcome, 0), right
        else:
            outcome = run_process(process, LONG, [], [Reward(0.0, LONG, tests=(("v_x", at, at),))])
            yield said, outcome.rewards[0].value or 0.0, right


def phase(example: Mapping[str, Any]) -> Iterator[Check]:
    """Yield by when a set of levels is left, and after how long on average."""
    u = example["U"]
    size = len(u)
    jumps = [
        Jump("x", to, [({"x": at}, rate)])
        for at, row in enumerate(u)
        for to, rate in enumerate([*row, -sum(row)])
        if to != at and rate > 0
    ]
    process = Process({"x": size + 1}, {"x": [*example["entrance"], 0.0]}, jumps)
    probes = [Probe((("v_x", size, size),), each["t"], ON) for each in example["values"] if each["t"] > 0]
    outcome = run_process(process, LONG, probes, [Reward(0.0, LONG, tests=(("v_x", 0, size - 1),))])
    values = [each for each in example["values"] if each["t"] > 0]
    for ask, each in enumerate(values):
        yield f"left by {each['t']}", chance(outcome, ask), each["F"]
    yield "expected time", outcome.rewards[0].value or 0.0, example["expectedTime"]


def amalgamation(example: Mapping[str, Any]) -> Iterator[Check]:
    """Yield the law of both variables together after some time, as the published generator has it."""
    jumps = []
    for name, other, rows in (
        ("w", "z", [example["W_given_z1"], example["W_given_z2"]]),
        ("z", "w", [example["Z_given_w1"], example["Z_given_w2"]]),
    ):
        for at, to in ((0, 1), (1, 0)):
            rates = [({name: at, other: level}, float(row[at][to])) for level, row in enumerate(rows)]
            jumps.append(Jump(name, to, rates))
    order = [(int(each[1]) - 1, int(each[3]) - 1) for each in example["order"]]
    for days, (row, (z, w)) in product((0.0625, 0.25), enumerate(order)):
        right = exponential(example["publishedJoint"], days)[row]
        first = {"z": [float(z == each) for each in (0, 1)], "w": [float(w == each) for each in (0, 1)]}
        probes = [Probe((("v_z", a, a), ("v_w", b, b)), days, ON) for a, b in order]
        outcome = run_process(Process({"z": 2, "w": 2}, first, jumps), days, probes, [])
        for ask in range(len(order)):
            yield f"{example['order'][row]} to {example['order'][ask]}", chance(outcome, ask), right[ask]
