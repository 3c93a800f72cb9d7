"""libRoadRunner: a model compiled from SBML, run world by world with its integrator `gillespie`."""

from __future__ import annotations

import numpy as np
import roadrunner

from benchmarks.peers.form import NO_DRAWS, Model, Runner, Tally
from benchmarks.peers.reactions import reactions_of
from benchmarks.peers.sbml import write_sbml
from benchmarks.peers.trajectories import Trajectories

NAME = "libRoadRunner"
DISTRIBUTION = "libroadrunner"
WAY = "SBML, integrator gillespie, one call a world"
CANNOT = NO_DRAWS


def open_model(model: Model) -> Runner:
    """Return a runner."""
    network = reactions_of(model)
    machine = roadrunner.RoadRunner(write_sbml(network))
    machine.setIntegrator("gillespie")
    machine.integrator.variable_step_size = False
    machine.timeCourseSelections = list(network.first)
    end, n_points = network.times[-1], len(network.times)

    def run(n_worlds: int, seed: int) -> Tally:
        found = Trajectories(network)
        machine.integrator.seed = seed
        amounts = np.empty((n_worlds, n_points, len(network.first)))
        for world in range(n_worlds):
            machine.reset()
            amounts[world] = machine.simulate(0, end, n_points)
        found.add(amounts)
        return found.tally()

    return run
