"""What is settled at once: asks answered where their condition holds, and pairs that wait for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from casus.engine.exact_condition import Flags, Indexes, Integers, Numbers
from casus.engine.exact_lanes import Lanes, classes_of
from casus.engine.exact_layout import met
from casus.engine.exact_need import variables_of
from casus.engine.exact_plan import ASKED, BOTH, LIKELIHOOD, REWARD, Part, Plan
from casus.engine.exact_space import ALL_COLUMNS, columns_of
from casus.engine.exact_terms import Stencil

Bits = np.ndarray[tuple[int, ...], np.dtype[np.uint32]]
EVERY_LANE = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Hold:
    """In `state`s, in the lanes of a mask (None: all), a column becomes another, or (-1) stays at 1."""

    column: int
    source: int
    state: Integers
    mask: Flags | None


def holds_of(plan: Plan, part: Part, lanes: Lanes, n_used: int) -> list[Hold]:
    """Return what is settled in a stretch or at an instant, in order."""
    network = plan.network
    found: list[Hold] = []
    likelihood = plan.place_of(LIKELIHOOD)
    for place, column in enumerate(plan.columns[:n_used]):
        if column.kind == ASKED and network.ask_mode[column.index] == 0:
            found += answered(plan, part, lanes, column.index, place, likelihood)
    for place, column in enumerate(plan.columns[:n_used]):
        if column.kind != BOTH:
            continue
        given = network.ask_given[column.index]
        for ask, other in ((column.index, given), (given, column.index)):
            if network.ask_mode[ask] == 0:
                found += answered(plan, part, lanes, ask, place, plan.place_of(ASKED, other))
    return found


def answered(plan: Plan, part: Part, lanes: Lanes, ask: int, column: int, source: int) -> list[Hold]:
    """Return where the condition of an ask holds: in every lane, then in some."""
    network, space = plan.network, part.space
    condition = network.ask_condition[ask]
    claims, which = lanes.project(variables_of(network, condition))
    class_of, first = classes_of(space.row, columns_of(plan.layout, [condition]))
    holds = met(plan.layout, condition, space.row[first], part.regime.calendar, claims)
    in_all, in_some = np.asarray(holds.all(axis=1)), np.asarray(holds.any(axis=1))
    found = []
    if in_all.any():
        found.append(Hold(column, source, np.flatnonzero(in_all[class_of]), None))
    for each in np.flatnonzero(in_some & ~in_all):
        found.append(Hold(column, source, np.flatnonzero(class_of == each), holds[each][which]))
    return found


def settle(value: Numbers, plan: Plan, part: Part, lanes: Lanes, n_used: int) -> None:
    """Settle numbers (block, state, column, lane in block), in place."""
    n_blocks, width = value.shape[0], value.shape[3]
    for hold in holds_of(plan, part, lanes, n_used):
        new = value[:, hold.state, hold.source] if hold.source >= 0 else 1.0
        if hold.mask is None:
            value[:, hold.state, hold.column] = new
        else:
            mask = hold.mask.reshape(n_blocks, 1, width)
            value[:, hold.state, hold.column] = np.where(mask, new, value[:, hold.state, hold.column])


def stencil_of(plan: Plan, part: Part, lanes: Lanes, n_used: int, width: int) -> tuple[Stencil, Bits]:
    """Return what one term does in a stretch, and the masks of its holds: (block, mask)."""
    key = (id(part.space), part.regime.calendar, part.regime.rewarded, n_used)
    known = plan.known.get(key)
    n_blocks = lanes.size // width
    if isinstance(known, Stencil):
        return known, np.full((n_blocks, 1), EVERY_LANE, dtype=np.uint32)
    space = part.space
    n_states = len(space.code) + 1
    holds = holds_of(plan, part, lanes, n_used)
    masks = [np.full((n_blocks, 1), EVERY_LANE, dtype=np.uint32)]
    rows = []
    bit = np.uint32(1) << np.arange(width, dtype=np.uint32)
    for hold in holds:
        rows.append(0 if hold.mask is None else len(masks))
        if hold.mask is not None:
            packed = (hold.mask.reshape(n_blocks, width) * bit).sum(axis=1, dtype=np.uint32)
            masks.append(packed[:, None])
    settled = [(hold.state, hold.column, hold.source, row) for hold, row in zip(holds, rows, strict=True)]
    stencil = Stencil(
        space.jump_begin, space.jump_target, space.jump_rate, space.stay_of,
        *gains_of(plan, part, n_used, n_states),
        *in_rows(settled, n_states, 4),
    )  # fmt: skip
    if len(masks) == 1:
        plan.known[key] = stencil
    return stencil, np.ascontiguousarray(np.concatenate(masks, axis=1))


def gains_of(plan: Plan, part: Part, n_used: int, n_states: int) -> list[Indexes]:
    """Return the gains of a stretch in CSR form: begin by state, column, from, target, rate."""
    entries: list[tuple[Integers, int, int, Integers, Integers]] = []
    for gain in part.space.gains:
        if gain.reward == ALL_COLUMNS:
            entries += [(gain.state, each, each, gain.target, gain.rate) for each in range(n_used)]
        elif gain.reward in part.regime.rewarded:
            place = plan.place_of(REWARD, gain.reward)
            if place < n_used:
                entries.append((gain.state, place, plan.place_of(LIKELIHOOD), gain.target, gain.rate))
    return in_rows(entries, n_states, 5)


def in_rows(entries: Sequence[tuple[Integers | int, ...]], n_states: int, width: int) -> list[Indexes]:
    """Return entries (states, numbers or arrays by state …) in CSR form, those of a state in their order."""
    if not entries:
        empty = np.zeros(1, dtype=np.int32)
        return [np.zeros(n_states + 1, dtype=np.int32), *([empty[:0]] * (width - 1))]
    state = np.concatenate([np.asarray(entry[0]) for entry in entries])
    order = np.argsort(state, kind="stable")
    found = [np.searchsorted(state[order], np.arange(n_states + 1)).astype(np.int32)]
    for place in range(1, width):
        column = [np.broadcast_to(np.asarray(entry[place]), np.shape(entry[0])) for entry in entries]
        found.append(np.concatenate(column)[order].astype(np.int32))
    return found
