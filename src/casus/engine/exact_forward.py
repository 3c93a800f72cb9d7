"""Forward in time: the law of the states, in many lanes at once, for asks about instants.

What holds at an instant is the sum of the law over the states in which it does, so one column serves every
ask and read of a group, whatever their days: backwards each has a column of its own. It is the same sum of
terms over the jumps turned round. Asks of `by`, evidence and rewards go backwards (`exact_solve`).
"""

from __future__ import annotations

import numpy as np

from casus.engine.exact_condition import Flags, Integers, Numbers
from casus.engine.exact_hazard import flags, rates_in
from casus.engine.exact_kind import ASK, READ
from casus.engine.exact_lanes import Lanes
from casus.engine.exact_plan import ASKED, LOSS, READING, SQUARE, Part, Plan
from casus.engine.exact_poisson import poisson_weights, rate_above
from casus.engine.exact_solve import (
    MAX_CELLS,
    ROUNDING,
    TRUNCATION,
    Answer,
    check_work,
    exits_of,
    order_of,
)
from casus.engine.exact_space import Space, begins
from casus.engine.exact_talk import talk_chances
from casus.engine.exact_terms import WIDTHS, Block, Stencil, sum_blocks, width_of

EVERY_LANE = 2**32 - 1


def goes_forward(plan: Plan) -> bool:
    """Return whether every ask of a group is about an instant, and nothing else is asked or observed."""
    group, network = plan.group, plan.network
    if group.evidence or group.rewards:
        return False
    return all(network.ask_mode[ask] == 1 and network.ask_given[ask] < 0 for ask in group.asks)


def lanes_at_once(plan: Plan) -> int:
    """Return how many lanes fit into one call: whole blocks."""
    widest = 1
    for part in plan.parts:
        space = part.space
        widest = max(widest, len(space.code) + 1, space.n_rates, len(space.exit_begin))
    return max(1, MAX_CELLS // (widest * WIDTHS[-1])) * WIDTHS[-1]


def law_forward(plan: Plan, lanes: Lanes, start: Integers, share: Numbers) -> Answer:
    """Return every column's number, (column, lane), from the shares of the starts: (start, lane).

    Raises ExactLimit, EngineLimit.
    """
    n_lanes = lanes.size
    width = width_of(n_lanes, max((len(part.space.code) for part in plan.parts), default=1))
    order = order_of(plan, lanes)
    padded = np.concatenate([order, np.repeat(order[-1:], -n_lanes % width)])
    lanes = lanes.some(padded)
    n_blocks = len(padded) // width
    law = np.zeros((n_blocks, len(plan.first.code) + 1, 1, width))
    by_block = np.moveaxis(share[:, padded].reshape(len(start), n_blocks, width), 1, 0)
    for place, state in enumerate(start.tolist()):
        law[:, state, 0] += by_block[:, place]
    n_stretches = max(1, sum(part.item is None for part in plan.parts))
    allowed = TRUNCATION / n_stretches
    found = np.zeros((len(plan.columns), len(padded)))
    error, rounding = np.zeros(len(padded)), 0.0
    for part in plan.parts:
        if part.item is None:
            off, rounded = pass_stretch(plan, part, lanes, law, allowed)
            error += np.repeat(off, width)
            rounding += rounded
        elif part.item.kind == ASK:
            holds = flags(plan.layout, plan.network.ask_condition[part.item.index], part.space.row,
                          part.regime, lanes)  # fmt: skip
            found[plan.place_of(ASKED, part.item.index)] = total_of(law, holds.astype(np.float64))
        elif part.item.kind == READ:
            value = values_read(plan, part.space, part.item.index, lanes)
            found[plan.place_of(READING, part.item.index)] = total_of(law, value)
            found[plan.place_of(SQUARE, part.item.index)] = total_of(law, value**2)
        else:
            law = after_item(plan, part, lanes, law)
            rounding += 8.0 * ROUNDING
    if plan.place_of(LOSS) >= 0:
        found[plan.place_of(LOSS)] = law[:, -1, 0].reshape(-1)
    rounding += float(np.log2(law.shape[1]) + 2.0) * ROUNDING
    back = np.empty(n_lanes, dtype=np.int64)
    back[order] = np.arange(n_lanes)
    return Answer(found[:, back], np.zeros(n_lanes), error[back], rounding)


def total_of(law: Numbers, value: Numbers) -> Numbers:
    """Return the sum of a law (block, state, 1, lane) times values (state, lane): by lane."""
    n_blocks, _, _, width = law.shape
    by_block = np.moveaxis(value.reshape(len(value), n_blocks, width), 1, 0)
    total: Numbers = (law[:, :-1, 0] * by_block).sum(axis=1).reshape(-1)
    return total


def values_read(plan: Plan, space: Space, read: int, lanes: Lanes) -> Numbers:
    """Return the value of the variable of a read: (state, lane)."""
    variable = plan.network.read_variable[read]
    shape = (len(space.code), lanes.size)
    if variable == plan.network.calendar_variable:
        return np.full(shape, float(space.regime.calendar))
    if variable < plan.network.n_claims:
        by_lane = lanes.claim[variable][lanes.of_combination]
        return np.broadcast_to(by_lane.astype(np.float64), shape)
    return np.broadcast_to(space.row[:, plan.layout.variable[variable], None].astype(np.float64), shape)


def pass_stretch(plan: Plan, part: Part, lanes: Lanes, law: Numbers, allowed: float) -> tuple[Numbers, float]:
    """Go over a stretch, in place; return how far off each block is in all, and what is rounded."""
    space = part.space
    n_blocks, n_states, _, width = law.shape
    if not space.n_jumps:
        return np.zeros(n_blocks), 0.0
    rate = rates_in(plan.layout, space, part.regime, lanes)
    exits = exits_of(space, rate)
    fastest = exits.max(axis=0).reshape(n_blocks, width).max(axis=1)
    stencil = turned(plan, space)
    n_degree = int(np.diff(stencil.jump_begin).max(initial=0))
    mask = np.full(1, EVERY_LANE, dtype=np.uint32)
    blocks, which, off = [], [], np.zeros(n_blocks)
    for each in range(n_blocks):
        if fastest[each] <= 0.0:
            continue
        unit = rate_above(float(fastest[each]))
        weights = poisson_weights(unit * part.days, allowed)
        n_terms = float(weights.last)
        check_work(n_terms, n_terms * (space.n_jumps + n_states) * width)
        own = slice(each * width, (each + 1) * width)
        coef = np.ascontiguousarray(rate[:, own] / unit)
        stay = np.ascontiguousarray(np.maximum(1.0 - exits[:, own] / unit, 0.0))
        # the largest change of one state bounds that of all by the number of states
        blocks.append(Block(law[each], coef, stay, mask, weights, allowed / 2.0 / n_states))
        which.append(each)
        off[each] = weights.error
    early = sum_blocks(stencil, blocks, 1)
    off[which] += np.array(early) * n_states
    longest = max((block.weights.last for block in blocks), default=0)
    return off, 2.0 * longest * (n_degree + 4) * ROUNDING


def turned(plan: Plan, space: Space) -> Stencil:
    """Return the jumps of a space turned round: by where they lead, whence they come."""
    key = ("turned", id(space))
    known = plan.known.get(key)
    if isinstance(known, Stencil):
        return known
    n_states = len(space.code) + 1
    source = np.repeat(np.arange(n_states), np.diff(space.jump_begin))
    order = np.argsort(space.jump_target, kind="stable")
    none, zero = np.zeros(n_states + 1, dtype=np.int32), np.zeros(0, dtype=np.int32)
    found = Stencil(
        begins(space.jump_target[order].astype(np.int64), n_states), source[order].astype(np.int32),
        space.jump_rate[order], space.stay_of, none, zero, zero, zero, zero, none, zero, zero, zero,
    )  # fmt: skip
    plan.known[key] = found
    return found


def after_item(plan: Plan, part: Part, lanes: Lanes, law: Numbers) -> Numbers:
    """Return the law after an instant: a talk, or a change of states."""
    if part.talk is None:
        assert part.change is not None
        kept = law * part.change.is_kept[None, :, None, None]
        return gathered(kept, part.change.target, int(part.change.target[-1]) + 1)
    jumps = part.talk
    share, moved = talk_chances(plan.layout, jumps, part.regime, lanes, False)
    n_blocks, _, _, width = law.shape
    n_outcomes = share.shape[1]
    by_block = np.moveaxis(share.reshape(*share.shape[:2], n_blocks, width), 2, 0)
    is_due: Flags = jumps.is_due
    due, idle = np.flatnonzero(is_due), np.flatnonzero(~is_due)
    pieces = [
        by_block[:, jumps.class_of[due], outcome, None, :] * law[:, due] for outcome in range(n_outcomes)
    ]
    targets = [jumps.target[due, outcome] for outcome in range(n_outcomes)]
    if jumps.can_be_postponed:
        pieces.append(moved.reshape(n_blocks, 1, 1, width) * law[:, due])
        targets.append(jumps.target[due, n_outcomes])
    pieces += [law[:, idle], law[:, -1:]]
    lost = jumps.lost
    targets += [jumps.target[idle, n_outcomes + 1], np.array([lost])]
    return gathered(np.concatenate(pieces, axis=1), np.concatenate(targets), lost + 1)


def gathered(law: Numbers, target: Integers, n_states: int) -> Numbers:
    """Return the sums of what comes to each of so many states."""
    order = np.argsort(target, kind="stable")
    reached, first = np.unique(target[order], return_index=True)
    found = np.zeros((law.shape[0], n_states, *law.shape[2:]))
    found[:, reached] = np.add.reduceat(law[:, order], first, axis=1)
    return found
