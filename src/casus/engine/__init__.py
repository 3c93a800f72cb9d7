"""Engines run a network and give back sums."""

from casus.engine.choose import has_kernel, run_network
from casus.engine.exact_limit import ExactLimit
from casus.engine.form import AskSums, EngineLimit, ExactAnswer, Outcome, ReadSums
from casus.engine.sums import standard_error

__all__ = [
    "AskSums",
    "EngineLimit",
    "ExactAnswer",
    "ExactLimit",
    "Outcome",
    "ReadSums",
    "has_kernel",
    "run_network",
    "standard_error",
]
