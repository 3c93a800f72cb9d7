"""Storm: a Markov chain in continuous time, written as a PRISM program."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import stormpy

from benchmarks.peers.form import Model, Runner, Tally

NAME = "Storm"
DISTRIBUTION = "stormpy"
WAY = "PRISM program, sparse engine; a property P=? [F[t,t] …] for each question; building is not timed"
CANNOT = {
    "small": "4,096 combinations of claims, each with a chain of its own: written for chains alone",
    "claims": "no claims",
    "medium": "2^100 states",
    "dsmts_00001": "states without end",
    "dsmts_00020": "states without end",
    "dsmts_00030": "not written for counts",
    "chain_22": "building alone takes minutes",
}


def build_chain(model: Model) -> tuple[Any, list[Any]]:
    """Return the chain, with a label for each question, and the questions as properties."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "m.prism"
        file.write_text(write_program(model))
        program = stormpy.parse_prism_program(file, prism_compatibility=True)
    texts = [
        f'P=? [ F[{asked["at"]!r},{asked["at"]!r}] "q{number}" ]'
        for number, asked in enumerate(model["questions"])
    ]
    asked_for = [stormpy.parse_property(text, program) for text in texts]
    return stormpy.build_model(program, asked_for), asked_for


def open_model(model: Model) -> Runner:
    """Return a runner; the number of worlds and the seed mean nothing to it."""
    chain, asked_for = build_chain(model)

    def run(n_worlds: int, seed: int) -> Tally:
        began = time.process_time()
        start = chain.initial_states[0]
        chances: list[float | None] = []
        for each in asked_for:
            found = stormpy.model_checking(chain, each, only_initial_states=True)
            chances.append(float(found.get_value(start)))
        return Tally(1, chances=chances, cpu_seconds=time.process_time() - began)

    return run


def write_program(model: Model) -> str:
    """Return the model as a PRISM program."""
    variables = model["variables"]
    names = [each["name"] for each in variables]
    lines = ["ctmc", "module m"]
    lines += [f"{each['name']} : [0..{each['n_levels'] - 1}] init {each['first']};" for each in variables]
    for event in model["events"]:
        needs = " & ".join(f"{names[variable]}={level}" for variable, level in event["needs"])
        factors = [f"({names[variable]}={level}?{size!r}:1)" for variable, level, size in event["factors"]]
        then = " & ".join(f"({names[variable]}'={level})" for variable, level in event["effects"])
        lines.append(f"[] {needs} -> {' * '.join([format(event['rate'], '.17g'), *factors])} : {then};")
    lines.append("endmodule")
    for number, asked in enumerate(model["questions"]):
        held = " & ".join(f"{names[variable]}={level}" for variable, level in asked["all"])
        lines.append(f'label "q{number}" = {held};')
    return "\n".join(lines) + "\n"
