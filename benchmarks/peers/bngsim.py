"""bngsim: a model loaded from SBML, run by its exact method."""

from __future__ import annotations

import bngsim

from benchmarks.peers.form import NO_DRAWS, Model, Runner, Tally
from benchmarks.peers.reactions import reactions_of
from benchmarks.peers.sbml import write_sbml
from benchmarks.peers.trajectories import Trajectories

NAME = "bngsim"
DISTRIBUTION = "bngsim"
WAY = "SBML, method ssa, run_replicates on one thread"
CANNOT = NO_DRAWS


def open_model(model: Model) -> Runner:
    """Return a runner."""
    network = reactions_of(model)
    machine = bngsim.Simulator(bngsim.Model.from_sbml_string(write_sbml(network)), method="ssa")
    span = (0.0, float(network.times[-1]))

    def run(n_worlds: int, seed: int) -> Tally:
        result = machine.run_replicates(
            n_worlds, t_span=span, n_points=len(network.times), seed=seed, num_processors=1, squeeze=True
        )
        order = [list(result.species_names).index(name) for name in network.first]
        found = Trajectories(network)
        found.add(result.species[:, :, order])
        return found.tally()

    return run
