"""COPASI: a model loaded from SBML, run world by world by its direct method."""

from __future__ import annotations

import basico
import COPASI
import numpy as np

from benchmarks.peers.form import NO_DRAWS, Model, Runner, Tally
from benchmarks.peers.reactions import reactions_of
from benchmarks.peers.sbml import write_sbml
from benchmarks.peers.trajectories import Trajectories

NAME = "COPASI"
DISTRIBUTION = "copasi-basico"
WAY = "SBML, direct method, its own task called once a world"
CANNOT = NO_DRAWS


def open_model(model: Model) -> Runner:
    """Return a runner."""
    network = reactions_of(model)
    loaded = basico.load_model_from_string(write_sbml(network))
    task = loaded.getTask("Time-Course")
    task.setMethodType(COPASI.CTaskEnum.Method_directMethod)
    problem = task.getProblem()
    problem.setDuration(float(network.times[-1]))
    problem.setStepNumber(len(network.times) - 1)
    problem.setTimeSeriesRequested(True)
    method = task.getMethod()
    method.getParameter("Use Random Seed").setBoolValue(True)
    method.getParameter("Max Internal Steps").setIntValue(100_000_000)

    def run(n_worlds: int, seed: int) -> Tally:
        found = Trajectories(network)
        amounts = np.empty((n_worlds, len(network.times), len(network.first)))
        columns: list[int] = []
        for world in range(n_worlds):
            method.getParameter("Random Seed").setUIntValue((seed + world) % 2**31)
            if not task.initializeRaw(COPASI.CCopasiTask.ONLY_TIME_SERIES) or not task.processRaw(True):
                raise RuntimeError(COPASI.CCopasiMessage.getAllMessageText())
            series = task.getTimeSeries()
            if not columns:
                titles = [series.getTitle(column) for column in range(series.getNumVariables())]
                columns = [titles.index(name) for name in network.first]
            for row in range(len(network.times)):
                for place, column in enumerate(columns):
                    amounts[world, row, place] = series.getConcentrationData(row, column)
        found.add(np.rint(amounts * particles_per_unit(loaded)))
        return found.tally()

    return run


def particles_per_unit(loaded: object) -> float:
    """Return how many particles a unit of amount is, in a compartment of size 1."""
    return loaded.getModel().getQuantity2NumberFactor()  # type: ignore[attr-defined, no-any-return]
