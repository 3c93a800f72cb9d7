"""Numbers as people give them: a point, or a range with a family."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """How a range is read between and beyond its two ends (semantics, Words and ranges)."""

    FIXED = "fixed"  # low == high
    LOG_NORMAL = "log-normal"  # hazards, factors, odds, durations, power, salience
    LOGIT_NORMAL = "logit-normal"  # probabilities
    NORMAL = "normal"  # positions
    WHOLE = "whole"  # counts: a normal from low - 1/2 to high + 1/2, rounded, never below 0
    GAMMA = "gamma"  # `seen k in n units`: parameters (k + 1/2, n in days)
    BETA = "beta"  # `seen k in n`: parameters (k + 1/2, n - k + 1/2)
    BETA_HAZARD = "beta-hazard"  # `seen k in n within T` as a hazard: parameters (a, b, T days, stages)


@dataclass(frozen=True, slots=True)
class Range:
    """A number somebody gave: its 5 % and 95 % quantiles, its family, and the family's parameters.

    A point has family FIXED and low == high. GAMMA, BETA and BETA_HAZARD are defined by `parameters`;
    their low and high are quantiles computed from them, for show.
    """

    family: Family
    low: float
    high: float
    parameters: tuple[float, ...] = ()
