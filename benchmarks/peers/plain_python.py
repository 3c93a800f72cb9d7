"""Plain Python: the direct method, as a person would write it in an afternoon."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from random import Random

from benchmarks.peers.form import Model, Runner, Tally

NAME = "plain Python"
DISTRIBUTION = ""
WAY = "direct method; after an occurrence only the hazards that it touches are computed anew"
CANNOT = {
    "dsmts_00001": "not written for counts",
    "dsmts_00020": "not written for counts",
    "dsmts_00030": "not written for counts",
}


def open_model(model: Model) -> Runner:
    """Return a runner of a model of levels."""
    variables, events = model["variables"], model["events"]
    touched: list[list[int]] = [[] for _ in variables]
    for number, event in enumerate(events):
        for variable in {row[0] for row in [*event["needs"], *event["factors"]]}:
            touched[variable].append(number)
    dated = [(talk["at"], 1, talk) for talk in model["talks"]]
    dated += [(asked["at"], 0, number) for number, asked in enumerate(model["questions"])]
    dated.sort(key=lambda each: each[:2])
    first = [each["first"] for each in variables]
    ready = [
        (event["rate"], tuple(map(tuple, event["needs"])), tuple(map(tuple, event["factors"])))
        for event in events
    ]

    def hazard(number: int, value: Sequence[int]) -> float:
        rate, needs, factors = ready[number]
        for variable, level in needs:
            if value[variable] != level:
                return 0.0
        for variable, level, size in factors:
            if value[variable] == level:
                rate *= size
        return rate

    def run(n_worlds: int, seed: int) -> Tally:
        luck = Random(seed)
        hits = [0] * len(model["questions"])
        for _ in range(n_worlds):
            value = first[:]
            for claim in model["claims"]:
                row = 0
                for parent in claim["parents"]:
                    row = 2 * row + value[parent]
                value[claim["variable"]] = int(luck.random() < claim["p"][row])
            hazards = [hazard(number, value) for number in range(len(events))]
            at = 0.0
            for until, kind, what in dated:
                while True:
                    total = sum(hazards)
                    if total <= 0.0:
                        break
                    at -= log(1.0 - luck.random()) / total
                    if at >= until:
                        break
                    left, number = luck.random() * total, 0
                    while left >= hazards[number] and number < len(hazards) - 1:
                        left -= hazards[number]
                        number += 1
                    changed = set()
                    for variable, level in events[number]["effects"]:
                        value[variable] = level
                        changed.update(touched[variable])
                    for number in changed:
                        hazards[number] = hazard(number, value)
                at = until
                if kind == 0:
                    wanted = model["questions"][what]["all"]
                    hits[what] += all(value[variable] == level for variable, level in wanted)
                else:
                    decide(what, value, luck)
                    hazards = [hazard(number, value) for number in range(len(events))]
        return Tally(n_worlds, hits)

    return run


def decide(talk: Model, value: list[int], luck: Random) -> None:
    """Draw a talk's outcome and set what it sets."""
    odds = [
        each["odds"]
        * exp(sum(log(size) for variable, level, size in each["factors"] if value[variable] == level))
        for each in talk["outcomes"]
    ]
    chosen = luck.choices(talk["outcomes"], odds)[0]
    for variable, level in chosen["effects"]:
        value[variable] = level
