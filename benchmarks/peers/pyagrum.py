"""pyAgrum: the claims as a Bayesian network, all marginals by lazy propagation."""

from __future__ import annotations

import time

import pyagrum

from benchmarks.peers.form import NO_TIME, Model, Runner, Tally

NAME = "pyAgrum"
DISTRIBUTION = "pyagrum"
WAY = "LazyPropagation, made anew for each try on a network that stays"
CANNOT = NO_TIME
REPEATS = 200


def open_model(model: Model) -> Runner:
    """Return a runner; it repeats the inference and gives the mean time of one."""
    network = pyagrum.BayesNet("claims")
    names = [each["name"] for each in model["variables"]]
    for name in names:
        network.add(pyagrum.LabelizedVariable(name, name, 2))
    for claim in model["claims"]:
        for parent in claim["parents"]:
            network.addArc(names[parent], names[claim["variable"]])
    for claim in model["claims"]:
        for row, chance in enumerate(claim["p"]):
            bits = [row >> place & 1 for place in reversed(range(len(claim["parents"])))]
            given = {names[parent]: bit for parent, bit in zip(claim["parents"], bits, strict=True)}
            network.cpt(names[claim["variable"]])[given] = [1 - chance, chance]

    def run(n_worlds: int, seed: int) -> Tally:
        began = time.process_time()
        for _ in range(REPEATS):
            inference = pyagrum.LazyPropagation(network)
            inference.makeInference()
            marginals = {name: inference.posterior(name)[1] for name in names}
        spent = (time.process_time() - began) / REPEATS
        chances = [marginals[names[asked["all"][0][0]]] for asked in model["questions"]]
        return Tally(1, chances=chances, cpu_seconds=spent)

    return run
