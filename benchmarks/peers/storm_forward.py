"""Storm, asked for the distribution at each date instead of for each question: one pass for all of a date."""

from __future__ import annotations

import time

from stormpy import developer, environments
from stormpy.datastructures import BitVector

from benchmarks.peers import storm
from benchmarks.peers.form import Model, Runner, Tally

NAME = "Storm, forwards"
DISTRIBUTION = "stormpy"
WAY = "its developers' function for transient probabilities, once a date; building is not timed"
CANNOT = storm.CANNOT


def open_model(model: Model) -> Runner:
    """Return a runner; the number of worlds and the seed mean nothing to it."""
    chain, _ = storm.build_chain(model)
    n_states = chain.nr_states
    environment = environments.sound()
    start = BitVector(n_states, [chain.initial_states[0]])
    every, none = BitVector(n_states, True), BitVector(n_states, False)
    held = [list(chain.labeling.get_states(f"q{number}")) for number in range(len(model["questions"]))]

    def run(n_worlds: int, seed: int) -> Tally:
        began = time.process_time()
        chances: list[float | None] = [None] * len(model["questions"])
        for date in sorted({asked["at"] for asked in model["questions"]}):
            at_date = developer.compute_all_transient_probabilities(
                environment, chain.transition_matrix, start, every, none, chain.exit_rates, date
            )
            for number, asked in enumerate(model["questions"]):
                if asked["at"] == date:
                    chances[number] = sum(at_date[state] for state in held[number])
        return Tally(1, chances=chances, cpu_seconds=time.process_time() - began)

    return run
