"""Candidates of an event driven by a count: layers, one more for every doubling of the count.

With bound b for one unit, layer 0 has rate b and layer j >= 1 rate b 2^(j-1), so that layers 0..d together
have b 2^d. A multiplier of m needs d = ceil(log2 m). A candidate's height is a point of [0, b 2^d).

So that a layer can be taken up at any time without walking there from 0, time is cut into cells, a power of
two days long, in which about 180 candidates fall; each cell has a stream of its own, and its candidates are
drawn one after another from the cell's start.
"""

from __future__ import annotations

from math import floor, frexp, inf, ldexp
from typing import TYPE_CHECKING

from casus.engine.form import EngineLimit
from casus.engine.luck import MASK64, fraction, words
from casus.engine.setting import DAYS_PER_YEAR, LARGEST_HAZARD, wait_of

if TYPE_CHECKING:
    from casus.engine.world import World

CELL_EXPONENT = 16  # 2^16 / 365.25 = 179 candidates a cell
LAYER_STRIDE = 0x9E3779B97F4A7C15
CELL_STRIDE = 0xD1B54A32D192ED03

Cells = dict[tuple[int, int, int], list[tuple[float, float]]]  # (event, layer, cell): (time, u) of each


def n_layers_above(multiplier: int) -> int:
    """Return ceil(log2 m): the number of layers above layer 0; 0 for m of 0 or 1.

    >>> [n_layers_above(m) for m in (0, 1, 2, 3, 4, 5)]
    [0, 0, 1, 2, 2, 3]
    """
    return max(multiplier - 1, 0).bit_length()


def multiplier_of(world: World, event: int) -> int:
    """Return the number of units, or of pairs of them, by which an event's hazard is multiplied."""
    network = world.setting.network
    number = world.value[network.event_per[event]]
    return number * (number - 1) // 2 if network.event_is_per_pairs[event] else number


def next_in_layers(world: World, events: list[int]) -> tuple[float, int, float]:
    """Return time, event and height of the first layered candidate after the world's time.

    At equal times: events in order, then layers in order. Time is infinite if there is none before the end.
    Raises EngineLimit where all layers together have a rate above 2^40 a year.
    """
    first: tuple[float, int, float] = (inf, -1, 0.0)
    for event in events:
        above = n_layers_above(multiplier_of(world, event))
        span = world.bound[event] * 2.0**above
        if span > LARGEST_HAZARD:
            raise EngineLimit("hazard", event, world.number)
        for layer in range(above + 1):
            at, u = next_in_layer(world, event, layer)
            if at < first[0]:
                first = (at, event, u * span)
    return first


def next_in_layer(world: World, event: int, layer: int) -> tuple[float, float]:
    """Return time and luck of a layer's first candidate after the world's time, infinite from the end on."""
    rate = world.bound[event] if layer == 0 else world.bound[event] * 2.0 ** (layer - 1)
    days = ldexp(1.0, CELL_EXPONENT + 1 - frexp(rate)[1])
    cell = floor(world.time / days)
    while cell * days < world.setting.network.end_at:
        for at, u in candidates_of_cell(world, event, layer, cell, rate, days):
            if at > world.time:
                return at, u
        cell += 1
    return inf, 0.0


def candidates_of_cell(
    world: World, event: int, layer: int, cell: int, rate: float, days: float
) -> list[tuple[float, float]]:
    """Return (time, luck of the height) of the candidates in one cell, in order of time."""
    key = (event, layer, cell)
    if key in world.cells:
        return world.cells[key]
    candidates: list[tuple[float, float]] = []
    event_stream = world.setting.network.event_stream[event]
    stream = (event_stream + layer * LAYER_STRIDE + (cell + 1) * CELL_STRIDE) & MASK64
    at = cell * days
    n = 0
    while True:
        w0, w1, w2, w3 = words(world.seed, world.number, stream, n)
        at += wait_of(fraction(w0, w3)) * (DAYS_PER_YEAR / rate)
        if at >= (cell + 1) * days:
            break
        candidates.append((at, fraction(w1, w2)))
        n += 1
    world.cells[key] = candidates
    return candidates
