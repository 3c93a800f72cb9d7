"""pgmpy: the claims as a Bayesian network, a marginal at a time by variable elimination."""

from __future__ import annotations

import time

import numpy as np
from pgmpy.factors.discrete import TabularCPD
from pgmpy.inference import VariableElimination
from pgmpy.models import DiscreteBayesianNetwork

from benchmarks.peers.form import NO_TIME, Model, Runner, Tally

NAME = "pgmpy"
DISTRIBUTION = "pgmpy"
WAY = "VariableElimination, one query a claim"
CANNOT = NO_TIME


def open_model(model: Model) -> Runner:
    """Return a runner."""
    names = [each["name"] for each in model["variables"]]
    network = DiscreteBayesianNetwork()
    network.add_nodes_from(names)
    for claim in model["claims"]:
        network.add_edges_from([(names[parent], names[claim["variable"]]) for parent in claim["parents"]])
    for claim in model["claims"]:
        chance = np.array(claim["p"])
        parents = [names[parent] for parent in claim["parents"]]
        network.add_cpds(
            TabularCPD(
                names[claim["variable"]], 2, np.array([1 - chance, chance]),
                evidence=parents or None, evidence_card=[2] * len(parents) or None,
            )
        )  # fmt: skip

    def run(n_worlds: int, seed: int) -> Tally:
        began = time.process_time()
        inference = VariableElimination(network)
        chances: list[float | None] = []
        for asked in model["questions"]:
            name = names[asked["all"][0][0]]
            chances.append(float(inference.query([name], show_progress=False).values[1]))
        return Tally(1, chances=chances, cpu_seconds=time.process_time() - began)

    return run
