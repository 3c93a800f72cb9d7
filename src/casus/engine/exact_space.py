"""The states that can be reached between two dated instants, and the jumps between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from casus.engine.exact_condition import Flags, Integers, Numbers
from casus.engine.exact_layout import LOST, Layout, after_event, codes_of, is_done, met, rows_of
from casus.engine.exact_limit import ExactLimit
from casus.engine.exact_need import is_number
from casus.network import Network

MAX_STATES = 2**18
MAX_JUMPS = 2**22


@dataclass(frozen=True, slots=True)
class Hazards:
    """The hazards of one event in a space: jumps `jump`, factor patterns (pattern, factor), multipliers."""

    event: int
    jump: Integers
    factor: tuple[int, ...]
    pattern: Flags
    pattern_of: Integers
    multiplier: Numbers


@dataclass(frozen=True, slots=True)
class Space:
    """States, those with the most jumps first, and one more at the end for those that are lost.

    Jumps are laid out in layers: layer d holds the d-th jump of each state that has so many, so that its
    states are the first ones. `by_code`: states in order of their code. `target[d]`: where layer d leads.
    """

    calendar: int
    code: Integers
    by_code: Integers
    row: Integers
    is_absorbed: Flags
    target: tuple[Integers, ...]
    hazards: tuple[Hazards, ...]  # their jumps are numbered layer by layer
    n_jumps: int
    is_leaking: bool


def reach(layout: Layout, start: Integers, calendar: int, absorbing: tuple[int, ...]) -> Space:
    """Return the space of all states that can be reached from the codes `start`, at one calendar value.

    A state in which every condition of `absorbing` holds is not left. Raises ExactLimit.
    """
    known: Integers = np.unique(start[start != LOST])
    is_leaking = bool((start == LOST).any())
    frontier = known
    found: list[tuple[int, Integers, Integers]] = []  # event, codes before, codes after
    n_jumps = 0
    while len(frontier):
        rows = rows_of(layout, frontier)
        is_open = ~absorbed(layout, rows, calendar, absorbing)
        rows, codes = rows[is_open], frontier[is_open]
        reached: list[Integers] = []
        for event in layout.need.events:
            able = able_rows(layout, rows, event, calendar)
            after = codes_of(layout, after_event(layout, rows[able], event))
            is_jump = after != codes[able]
            if is_jump.any():
                found.append((event, codes[able][is_jump], after[is_jump]))
                reached.append(after[is_jump])
                n_jumps += int(is_jump.sum())
        new = np.setdiff1d(np.concatenate(reached), known) if reached else frontier[:0]
        is_leaking = is_leaking or bool(len(new) and new[0] == LOST)
        frontier = new[new != LOST]
        known = np.union1d(known, frontier)
        if len(known) > MAX_STATES or n_jumps > MAX_JUMPS:
            raise ExactLimit("states", len(known), MAX_STATES)
    rows = rows_of(layout, known)
    is_absorbed = absorbed(layout, rows, calendar, absorbing)
    return lay_out(layout, calendar, known, rows, is_absorbed, found, is_leaking)


def absorbed(layout: Layout, rows: Integers, calendar: int, absorbing: tuple[int, ...]) -> Flags:
    """Return for each row whether every absorbing condition holds; none does where there are none."""
    all_hold = np.full(len(rows), bool(absorbing))
    for condition in absorbing:
        all_hold &= met(layout, condition, rows, calendar)
    return all_hold


def able_rows(layout: Layout, rows: Integers, event: int, calendar: int) -> Flags:
    """Return for each row whether an event can occur there."""
    network = layout.network
    able = met(layout, network.event_able[event], rows, calendar) & ~is_done(layout, rows, event)
    surprise = network.event_surprise[event]
    if network.event_per[event] >= 0 and (surprise < 0 or is_number(network, surprise, 0.0)):
        able &= multipliers(layout, rows, event) > 0
    return able


def multipliers(layout: Layout, rows: Integers, event: int) -> Numbers:
    """Return by how many units, or pairs of them, the hazard of an event is multiplied in each row."""
    network = layout.network
    if network.event_per[event] < 0:
        return np.ones(len(rows))
    number = rows[:, layout.variable[network.event_per[event]]].astype(np.float64)
    return number * (number - 1.0) / 2.0 if network.event_is_per_pairs[event] else number


def lay_out(
    layout: Layout,
    calendar: int,
    known: Integers,
    rows: Integers,
    is_absorbed: Flags,
    found: list[tuple[int, Integers, Integers]],
    is_leaking: bool,
) -> Space:
    """Return the space of the codes `known` (rising) with its jumps in layers."""
    before = np.searchsorted(known, np.concatenate([known[:0], *(each[1] for each in found)]))
    degree = np.bincount(before, minlength=len(known))
    order = np.argsort(-degree, kind="stable")
    place = np.empty(len(known) + 1, dtype=np.int64)
    place[order] = np.arange(len(known))
    place[-1] = len(known)
    known, rows, is_absorbed = known[order], rows[order], is_absorbed[order]
    space = Space(calendar, known, place[:-1], rows, is_absorbed, (), (), 0, is_leaking)
    if not found:
        return space
    before, after = place[before], index_of(space, np.concatenate([each[2] for each in found]))
    event = np.repeat([each[0] for each in found], [len(each[1]) for each in found])
    by_state = np.argsort(before, kind="stable")
    first = np.cumsum(degree[order]) - degree[order]
    layer = np.empty(len(before), dtype=np.int64)
    layer[by_state] = np.arange(len(before)) - np.repeat(first, degree[order])
    laid = np.lexsort((before, layer))
    before, after, event, layer = before[laid], after[laid], event[laid], layer[laid]
    cuts = np.searchsorted(layer, np.arange(1, layer[-1] + 1))
    hazards = tuple(
        hazards_of(layout, int(each), np.flatnonzero(event == each), rows[before], calendar)
        for each in np.unique(event)
    )
    return replace(space, target=tuple(np.split(after, cuts)), hazards=hazards, n_jumps=len(before))


def hazards_of(layout: Layout, event: int, jump: Integers, before: Integers, calendar: int) -> Hazards:
    """Return what the hazards of one event's jumps depend on."""
    network = layout.network
    rows = before[jump]
    factors = factors_of(network, event)
    holds = np.zeros((len(jump), len(factors)), dtype=bool)
    for column, factor in enumerate(factors):
        holds[:, column] = met(layout, network.factor_condition[factor], rows, calendar)
    pattern, pattern_of = distinct(holds)
    return Hazards(event, jump, factors, pattern, pattern_of, multipliers(layout, rows, event))


def factors_of(network: Network, event: int) -> tuple[int, ...]:
    """Return the factors of an event that are not fixed at 1."""
    begin, end = network.event_factor_begin[event], network.event_factor_begin[event + 1]
    return tuple(
        each for each in range(begin, end) if not is_number(network, network.factor_range[each], 1.0)
    )


def distinct(holds: Flags) -> tuple[Flags, Integers]:
    """Return the distinct rows of flags, and which of them each row is."""
    if holds.shape[1] == 0:
        return holds[:1], np.zeros(len(holds), dtype=np.int64)
    pattern, pattern_of = np.unique(holds, axis=0, return_inverse=True)
    return pattern, pattern_of.reshape(-1)


def index_of(space: Space, codes: Integers) -> Integers:
    """Return where states stand in a space, by their codes; one past the end for lost ones."""
    found = np.searchsorted(space.code, codes, sorter=space.by_code)
    index = np.append(space.by_code, 0)[found]
    index[codes == LOST] = len(space.code)
    return index
