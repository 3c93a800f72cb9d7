"""From a chance within a window to the hazard that gives it."""

from __future__ import annotations

import math

from casus.quantity.form import Range
from casus.quantity.law import gamma_quantile
from casus.quantity.ranges import fixed, log_normal, read_ends


def hazard_from_chance(chance: float, days: float, stages: int = 1) -> float:
    """Return the constant hazard (per day) under which an event happens with `chance` within `days`.

    With k stages, each passed at k times the hazard h, the wait is a Gamma(k, k h) law, so that
    h = Q(k, chance) / (k days), Q the quantile of Gamma(k, 1); for one stage h = -ln(1 - chance) / days.

    >>> round(hazard_from_chance(0.40, days=182.625), 6)
    0.002797

    Raises ValueError unless 0 <= chance < 1, days > 0 and stages >= 1.
    """
    if not (0 <= chance < 1 and days > 0 and stages >= 1):
        raise ValueError(f"needs 0 <= chance < 1, days > 0, stages >= 1; got {chance}, {days}, {stages}")
    if stages == 1:
        return -math.log1p(-chance) / days
    return gamma_quantile(stages, chance) / (stages * days)


def hazard_from_chance_range(low: float, high: float, days: float, stages: int = 1) -> Range:
    """Return the log-normal hazard (per day) whose 5 % and 95 % quantiles give `low` and `high` in `days`.

    Ends of 0 and 1 are read as in `read_ends`. A point gives a fixed hazard, 0 for a chance of 0.
    """
    if low == high:
        return fixed(hazard_from_chance(low, days, stages))
    first, last = read_ends(low, high)
    return log_normal(hazard_from_chance(first, days, stages), hazard_from_chance(last, days, stages))
