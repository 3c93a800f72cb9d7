"""GillesPy2: its solver in C++, compiled for the model when it is built."""

from __future__ import annotations

import gillespy2
import numpy as np

from benchmarks.peers.form import NO_DRAWS, Model, Runner, Tally
from benchmarks.peers.reactions import infix, reactions_of
from benchmarks.peers.trajectories import Trajectories

NAME = "GillesPy2 C++"
DISTRIBUTION = "gillespy2"
WAY = "SSACSolver; compiled once per model for some seconds, which is not counted per world"
CANNOT = NO_DRAWS


def model_of(model: Model) -> gillespy2.Model:
    """Return the model as GillesPy2 says it."""
    network = reactions_of(model)
    made = gillespy2.Model(name="m")
    made.add_species(
        [
            gillespy2.Species(name=name, initial_value=amount, mode="discrete")
            for name, amount in network.first.items()
        ]
    )
    made.add_reaction(
        [
            gillespy2.Reaction(
                name=reaction.name,
                reactants={name: -change for name, change in reaction.net.items() if change < 0},
                products={name: change for name, change in reaction.net.items() if change > 0},
                propensity_function=infix(reaction),
            )
            for reaction in network.reactions
        ]
    )
    made.timespan(gillespy2.TimeSpan(np.array(network.times)))
    return made


def runner_of(model: Model, solver_class: type) -> Runner:
    """Return a runner by one of GillesPy2's solvers."""
    network = reactions_of(model)
    solver = solver_class(model=model_of(model))

    def run(n_worlds: int, seed: int) -> Tally:
        found = Trajectories(network)
        results = solver.run(number_of_trajectories=n_worlds, seed=seed)
        found.add(
            np.array([[result[name] for name in network.first] for result in results]).transpose(0, 2, 1)
        )
        return found.tally()

    return run


def open_model(model: Model) -> Runner:
    """Return a runner by the solver in C++."""
    return runner_of(model, gillespy2.SSACSolver)
