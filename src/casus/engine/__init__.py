"""Engines run a network and give back sums."""

from casus.engine.choose import has_kernel, run_network, sample_worlds
from casus.engine.compare import run_compared
from casus.engine.exact_limit import ExactLimit
from casus.engine.form import (
    AskSums,
    Comparison,
    Difference,
    EngineLimit,
    ExactAnswer,
    Outcome,
    ReadSums,
    WorldTable,
)
from casus.engine.sums import standard_error

__all__ = [
    "AskSums",
    "Comparison",
    "Difference",
    "EngineLimit",
    "ExactAnswer",
    "ExactLimit",
    "Outcome",
    "ReadSums",
    "WorldTable",
    "has_kernel",
    "run_compared",
    "run_network",
    "sample_worlds",
    "standard_error",
]
