"""Conditions over the values of a world, and how events and effects change those values."""

from __future__ import annotations

from collections.abc import Sequence

from casus.network import ALWAYS, Network

LARGEST_COUNT = 2**30


def holds(network: Network, condition: int, value: Sequence[int]) -> bool:
    """Return whether a condition holds: follow its tests until one of the two ends."""
    while condition >= 0:
        tested = value[network.test_variable[condition]]
        is_inside = network.test_low[condition] <= tested <= network.test_high[condition]
        condition = network.test_then[condition] if is_inside else network.test_else[condition]
    return condition == ALWAYS


def apply_effects(
    network: Network, begin: int, end: int, value: list[int], changed: list[int], is_frozen: Sequence[bool]
) -> None:
    """Apply effects begin..end in order, and add the variables that have a new value to `changed`.

    A change is floored at 0 and saturates at LARGEST_COUNT. A variable that was set by fiat stays.
    """
    for effect in range(begin, end):
        variable = network.effect_variable[effect]
        if is_frozen[variable]:
            continue
        new = network.effect_value[effect]
        if network.effect_is_change[effect]:
            new = min(max(value[variable] + new, 0), LARGEST_COUNT)
        if new != value[variable]:
            value[variable] = new
            changed.append(variable)
