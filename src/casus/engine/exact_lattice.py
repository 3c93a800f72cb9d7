"""Values of the ranges: randomly shifted rank-1 lattice rules, so that few points average well.

Point n of a rule is frac(phi(n) z + shift), phi the radical inverse in base 2: the first 2^m points are a
lattice rule for every m, so that a rule is doubled by adding points. Each shift is a luck of its own, keyed
by the name of the range, so any vector gives an unbiased mean, and the spread over rules its error.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np

from casus.engine.exact_condition import Numbers
from casus.engine.form import EngineLimit
from casus.engine.luck import luck
from casus.engine.setting import range_at
from casus.network import Network

N_RULES = 16
LOG2_MAX_POINTS = 12  # of one rule
KOROBOV = 3797  # of all 5 modulo 8, among the least worst-case errors over 2^4 to 2^12 points and 24 ranges


def generating_vector(n_ranges: int) -> list[int]:
    """Return odd numbers modulo 2^LOG2_MAX_POINTS, one for each range: powers of a multiplier (Korobov)."""
    modulus = 1 << LOG2_MAX_POINTS
    vector, power = [], 1
    for _ in range(n_ranges):
        vector.append(power % modulus)
        power = power * KOROBOV % modulus
    return vector


def radical_inverse(n: int) -> int:
    """Return the digits of n in base 2, reversed: a whole number of 2^-LOG2_MAX_POINTS."""
    return int(format(n, f"0{LOG2_MAX_POINTS}b")[::-1], 2)


def settings_of(network: Network, drawn: Sequence[int], seed: int, first: int, last: int) -> Numbers:
    """Return values of all ranges, (range, point): points first..last of every rule, point by point.

    Point p of rule r is column (p - first) * N_RULES + r. Only the ranges `drawn` vary; others that are not
    fixed do not matter, and stand at their middle. Raises EngineLimit for a value that is not finite.
    """
    n_points = last - first
    value = np.empty((len(network.range_kind), n_points * N_RULES))
    for each in range(len(network.range_kind)):
        value[each] = range_at(network, each, 0.5)
    vector = generating_vector(len(drawn))
    modulus = 1 << LOG2_MAX_POINTS
    for each, generator in zip(drawn, vector, strict=True):
        shifts = [luck(seed, rule, network.range_stream[each]) for rule in range(N_RULES)]
        for point in range(first, last):
            start = (radical_inverse(point) * generator % modulus) / modulus
            for rule, shift in enumerate(shifts):
                u = start + shift
                u = min(max(u - 1.0 if u >= 1.0 else u, 2.0**-53), 1.0 - 2.0**-53)
                value[each, (point - first) * N_RULES + rule] = range_at(network, each, u)
        if not all(map(isfinite, value[each].tolist())):
            raise EngineLimit("range", each, 0)
    return value
