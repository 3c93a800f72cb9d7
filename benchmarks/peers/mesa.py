"""Mesa: one agent per event, which acts or not on each day."""

from __future__ import annotations

from math import exp
from random import Random
from typing import Any

import mesa

from benchmarks.peers.form import Model, Runner, Tally
from benchmarks.peers.plain_python import decide

NAME = "Mesa"
DISTRIBUTION = "mesa"
WAY = "one agent per event, in random order on each day; steps of a day are an approximation"
CANNOT = {
    "dsmts_00001": "more than one change a step cannot be said without a bias",
    "dsmts_00020": "more than one change a step cannot be said without a bias",
    "dsmts_00030": "more than one change a step cannot be said without a bias",
}


class Happening(mesa.Agent):
    """An event that may happen today."""

    def __init__(self, world: World, event: Any) -> None:
        super().__init__(world)
        self.event = event

    def act(self) -> None:
        """Happen with the chance of a day."""
        value = self.model.value
        for variable, level in self.event["needs"]:
            if value[variable] != level:
                return
        hazard = self.event["rate"]
        for variable, level, size in self.event["factors"]:
            if value[variable] == level:
                hazard *= size
        if self.random.random() < 1.0 - exp(-hazard):
            for variable, level in self.event["effects"]:
                value[variable] = level


class World(mesa.Model):
    """One history."""

    def __init__(self, model: Model, seed: int) -> None:
        super().__init__(seed=seed)
        self.value = [each["first"] for each in model["variables"]]
        for claim in model["claims"]:
            row = 0
            for parent in claim["parents"]:
                row = 2 * row + self.value[parent]
            self.value[claim["variable"]] = int(self.random.random() < claim["p"][row])
        for event in model["events"]:
            Happening(self, event)

    def step(self) -> None:
        """Pass a day."""
        self.agents.shuffle_do("act")


def open_model(model: Model) -> Runner:
    """Return a runner of a model of levels; talks fall at the start of their day's step."""
    end = int(max(asked["at"] for asked in model["questions"]))

    def run(n_worlds: int, seed: int) -> Tally:
        luck = Random(seed)
        hits = [0] * len(model["questions"])
        for _ in range(n_worlds):
            world = World(model, luck.getrandbits(32))
            for day in range(end):
                for talk in model["talks"]:
                    if int(talk["at"]) == day:
                        decide(talk, world.value, world.random)
                world.step()
                for number, asked in enumerate(model["questions"]):
                    if int(asked["at"]) == day + 1:
                        hits[number] += all(
                            world.value[variable] == level for variable, level in asked["all"]
                        )
        return Tally(n_worlds, hits)

    return run
