"""Engines run a network and give back sums."""

from casus.engine.choose import has_kernel, run_network, sample_worlds
from casus.engine.compare import run_compared
from casus.engine.counterfactual import run_counterfactual
from casus.engine.exact_limit import ExactLimit
from casus.engine.form import (
    AskSums,
    Change,
    Comparison,
    Difference,
    EngineLimit,
    EvidenceSums,
    ExactAnswer,
    Happening,
    Outcome,
    ReadSums,
    WorldHistory,
    WorldNotFound,
    WorldTable,
)
from casus.engine.replay import find_world, replay_world
from casus.engine.sums import standard_error

__all__ = [
    "AskSums",
    "Change",
    "Comparison",
    "Difference",
    "EngineLimit",
    "EvidenceSums",
    "ExactAnswer",
    "ExactLimit",
    "Happening",
    "Outcome",
    "ReadSums",
    "WorldHistory",
    "WorldNotFound",
    "WorldTable",
    "find_world",
    "has_kernel",
    "replay_world",
    "run_compared",
    "run_counterfactual",
    "run_network",
    "sample_worlds",
    "standard_error",
]
