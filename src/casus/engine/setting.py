"""What the worlds of one group share: the values of all ranges, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, isfinite

from casus.engine.arithmetic import exponential, logarithm, normal_quantile
from casus.engine.form import EngineLimit
from casus.engine.luck import luck
from casus.network import N_KNOTS, Z_END, Network

DAYS_PER_YEAR = 365.25
LARGEST_HAZARD = 2.0**40  # a year
KNOTS_PER_Z = (N_KNOTS - 1) / (2.0 * Z_END)


@dataclass(frozen=True, slots=True)
class Setting:
    """The values of a group's ranges. Hazards are per year here, so that bounds are powers of two.

    `base`, `surprise`: of each event. `rise`: the largest product of each event's changing factors.
    """

    network: Network
    range: list[float]
    base: list[float]
    surprise: list[float]
    rise: list[float]


def draw_setting(network: Network, seed: int, group: int) -> Setting:
    """Return the setting of a group. Raises EngineLimit for a range whose value is not finite."""
    value = [draw_range(network, each, seed, group) for each in range(len(network.range_kind))]
    for each, drawn in enumerate(value):
        if not isfinite(drawn):
            raise EngineLimit("range", each, group)
    n_events = len(network.event_hazard)
    return Setting(
        network=network,
        range=value,
        base=[value[hazard] * DAYS_PER_YEAR for hazard in network.event_hazard],
        surprise=[0.0 if each < 0 else value[each] * DAYS_PER_YEAR for each in network.event_surprise],
        rise=[largest_product(network, event, value) for event in range(n_events)],
    )


def draw_range(network: Network, each: int, seed: int, group: int) -> float:
    """Return the value of one range in a group: see network.form for the kinds."""
    if network.range_kind[each] == 0:
        return network.range_a[each]
    return range_at(network, each, luck(seed, group, network.range_stream[each]))


def range_at(network: Network, each: int, u: float) -> float:
    """Return the value of one range at luck u, strictly between 0 and 1."""
    kind, a, b = network.range_kind[each], network.range_a[each], network.range_b[each]
    if kind == 0:
        return a
    z = normal_quantile(u)
    if kind == 5:
        return exponential(interpolate(network, network.range_table[each], z))
    x = a + b * z
    if kind == 1:
        return exponential(x)
    if kind == 2:
        return 1.0 / (1.0 + exponential(-x))
    if kind == 3:
        return x
    return float(max(floor(x + 0.5), 0))


def interpolate(network: Network, offset: int, z: float) -> float:
    """Return the cubic Hermite interpolant at z through the knots of a table: values, and slopes per z."""
    place = (z + Z_END) * KNOTS_PER_Z
    knot = min(max(floor(place), 0), N_KNOTS - 2)
    t = place - knot
    left, left_slope, right, right_slope = network.quantile_table[offset + 2 * knot : offset + 2 * knot + 4]
    rest = 1.0 - t
    at_ends = left * ((1.0 + 2.0 * t) * (rest * rest)) + right * ((3.0 - 2.0 * t) * (t * t))
    at_slopes = left_slope * (t * (rest * rest)) - right_slope * (rest * (t * t))
    return at_ends + at_slopes / KNOTS_PER_Z


def largest_product(network: Network, event: int, value: list[float]) -> float:
    """Return the largest product that an event's changing factors can have, group by group.

    Fixed factors count as 1: they are known when a world's history starts, and are in its base hazard.
    """
    rise = 1.0
    for group in range(network.event_group_begin[event], network.event_group_begin[event + 1]):
        largest = 0.0
        for choice in range(network.group_choice_begin[group], network.group_choice_begin[group + 1]):
            product = 1.0
            for member in range(network.choice_factor_begin[choice], network.choice_factor_begin[choice + 1]):
                factor = network.choice_factor[member]
                if not network.factor_is_fixed[factor]:
                    product *= value[network.factor_range[factor]]
            largest = max(largest, product)
        rise *= largest
    return rise


def wait_of(u: float) -> float:
    """Return the wait, in mean waits, of luck u."""
    return -logarithm(u)
