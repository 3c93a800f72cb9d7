"""SimPy: one process per event, which waits for its occurrence or for a change of what it depends on."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import simpy

from benchmarks.peers.form import Model, Runner, Tally
from benchmarks.peers.plain_python import decide

NAME = "SimPy"
DISTRIBUTION = "simpy"
WAY = "one process per event, waiting for its time or for a change; talks and questions are processes too"
CANNOT = {
    "dsmts_00001": "not written for counts",
    "dsmts_00020": "not written for counts",
    "dsmts_00030": "not written for counts",
}


class World:
    """One history: levels, and for each variable the event that tells of its next change."""

    def __init__(self, model: Model, luck: Random) -> None:
        self.model, self.luck = model, luck
        self.clock = simpy.Environment()
        self.value = [each["first"] for each in model["variables"]]
        self.changed = [self.clock.event() for _ in self.value]
        self.hits = [0] * len(model["questions"])
        for claim in model["claims"]:
            row = 0
            for parent in claim["parents"]:
                row = 2 * row + self.value[parent]
            self.value[claim["variable"]] = int(luck.random() < claim["p"][row])
        for number, asked in enumerate(model["questions"]):
            self.clock.process(self.ask(number, asked))
        for talk in model["talks"]:
            self.clock.process(self.talk(talk))
        for event in model["events"]:
            self.clock.process(self.happen(event))

    def put(self, variable: int, level: int) -> None:
        """Set a level and wake who waits for it."""
        self.value[variable] = level
        told, self.changed[variable] = self.changed[variable], self.clock.event()
        told.succeed()

    def happen(self, event: Any) -> Iterator[Any]:
        """Let an event happen, again and again."""
        on = sorted({row[0] for row in [*event["needs"], *event["factors"]]})
        while True:
            told = [self.changed[variable] for variable in on]
            if all(self.value[variable] == level for variable, level in event["needs"]):
                hazard = event["rate"]
                for variable, level, size in event["factors"]:
                    if self.value[variable] == level:
                        hazard *= size
                wait = self.clock.timeout(self.luck.expovariate(hazard))
                yield simpy.AnyOf(self.clock, [wait, *told])
                if wait.processed and not any(each.triggered for each in told):
                    for variable, level in event["effects"]:
                        self.put(variable, level)
            else:
                yield simpy.AnyOf(self.clock, told)

    def talk(self, talk: Any) -> Iterator[Any]:
        """Hold a talk on its day."""
        yield self.clock.timeout(talk["at"])
        before = self.value[:]
        decide(talk, self.value, self.luck)
        for variable, level in enumerate(self.value):
            if level != before[variable]:
                self.put(variable, level)

    def ask(self, number: int, asked: Any) -> Iterator[Any]:
        """Look at a question's condition on its day."""
        yield self.clock.timeout(asked["at"])
        self.hits[number] = int(all(self.value[variable] == level for variable, level in asked["all"]))


def open_model(model: Model) -> Runner:
    """Return a runner of a model of levels."""
    end = max(asked["at"] for asked in model["questions"])

    def run(n_worlds: int, seed: int) -> Tally:
        luck = Random(seed)
        hits = [0] * len(model["questions"])
        for _ in range(n_worlds):
            world = World(model, luck)
            world.clock.run(until=end + 1e-6)  # `until` itself comes before what is timed at it
            hits = [total + hit for total, hit in zip(hits, world.hits, strict=True)]
        return Tally(n_worlds, hits)

    return run
