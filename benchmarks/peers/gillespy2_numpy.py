"""GillesPy2: its solver in Python and numpy."""

from __future__ import annotations

import gillespy2

from benchmarks.peers.form import NO_DRAWS, Model, Runner
from benchmarks.peers.gillespy2 import runner_of

NAME = "GillesPy2 numpy"
DISTRIBUTION = "gillespy2"
WAY = "NumPySSASolver"
CANNOT = NO_DRAWS


def open_model(model: Model) -> Runner:
    """Return a runner by the solver in Python."""
    return runner_of(model, gillespy2.NumPySSASolver)
