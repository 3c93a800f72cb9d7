"""Backward in time: the answer of every ask, from every state, in many lanes at once.

v(i) is the chance that the ask comes out true for a world in state i now, times the likelihood of what is
observed from now on; the likelihood has a column of its own. Within a stretch v obeys the backward equation
v' = -Q v (of an event on record the jump is left out, and its hazard kept), summed by uniformization; at an
occurrence v(i) is the event's hazard times v after it, at a sighting the chance of it times v. Where an ask's
condition holds it is answered: its column is then the likelihood's, or 1 where nothing is observed.

What is added up is never negative, so rounding is relative to each number: with n terms of d parts, at most
about 2 n (d + 4) units in the last place. What is cut off is absolute, and carried along.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial

import numpy as np

from casus.engine.exact_condition import Flags, Indexes, Integers, Numbers
from casus.engine.exact_hazard import densities, flags, rates_in
from casus.engine.exact_hold import settle, stencil_of
from casus.engine.exact_instant import REWARD_BEGIN, REWARD_END, UNTIL
from casus.engine.exact_kind import ASK, FACT, MAKE, READ
from casus.engine.exact_lanes import Lanes
from casus.engine.exact_limit import ExactLimit
from casus.engine.exact_plan import ASKED, BOTH, BOUND, LIKELIHOOD, LOSS, READING, REWARD, SQUARE, Part, Plan
from casus.engine.exact_poisson import poisson_weights, rate_above
from casus.engine.exact_space import ALL_COLUMNS, Space
from casus.engine.exact_talk import talk_chances
from casus.engine.exact_terms import WIDTHS, Block, sum_blocks, sum_exits, width_of

TRUNCATION = 2e-12  # of the certified error, over all stretches
SMALLEST_ALLOWED = 1e-280
ROUNDING = 2.0**-53
MAX_TERMS = 5e6  # of one stretch
MAX_UPDATES = 1e11  # of one run of the loop, a minute or two
MAX_CELLS = 2**21  # of one array
WELL_LEFT = 0.01  # of the likelihood after a stretch on record
MOST_MEAN = 128.0  # of the terms of a stretch in which events are on record, so that nothing underflows


@dataclass(slots=True)
class Answer:
    """Numbers by lane: `value` (start, column, lane) is to be multiplied by exp(`log_scale`); each is off by
    at most `error` and the share `rounding` of itself."""

    value: Numbers
    log_scale: Numbers
    error: Numbers
    rounding: float


@dataclass(slots=True)
class Course:
    """Where the solution stands, going back in time. `value`: (block, state, column, lane in block).

    `n_used`: the first so many columns have begun, as seen from the end of time. `error`: by lane.
    """

    plan: Plan
    lanes: Lanes
    value: Numbers
    n_used: int
    allowed: float
    error: Numbers
    log_scale: Numbers
    rounding: float = 0.0

    @property
    def width(self) -> int:
        """Return the number of lanes of a block."""
        return int(self.value.shape[3])

    def blocks(self, by_lane: Numbers) -> Numbers:
        """Return numbers (…, lane) as (block, …, lane in block)."""
        n_blocks = self.value.shape[0]
        return np.moveaxis(by_lane.reshape(*by_lane.shape[:-1], n_blocks, self.width), -2, 0)


def lanes_at_once(plan: Plan) -> int:
    """Return how many lanes fit into one call of `solve`: whole blocks."""
    widest = 1
    for part in plan.parts:
        space = part.space
        n_cells = (len(space.code) + 1) * len(plan.columns)
        widest = max(widest, n_cells, space.n_rates, len(space.exit_begin))
    return max(1, MAX_CELLS // (widest * WIDTHS[-1])) * WIDTHS[-1]


def cells_of(plan: Plan) -> int:
    """Return the largest number of cells that one lane has."""
    return max((len(part.space.code) * len(plan.columns) for part in plan.parts), default=1)


def solve(plan: Plan, lanes: Lanes, start: Integers, tightness: float) -> Answer:
    """Return the answers from some states of the first space, in some lanes.

    `tightness`: truncation is so many times finer. Raises ExactLimit, EngineLimit.
    """
    n_lanes = lanes.size
    width = width_of(n_lanes, cells_of(plan))
    order = order_of(plan, lanes)
    padded = np.concatenate([order, np.repeat(order[-1:], -n_lanes % width)])
    lanes = lanes.some(padded)
    last = plan.parts[-1] if plan.parts else None
    n_states = len((last.space if last else plan.first).code) + 1
    value = np.zeros((len(padded) // width, n_states, len(plan.columns), width))
    if plan.place_of(LIKELIHOOD) >= 0:
        value[:, :-1, plan.place_of(LIKELIHOOD)] = 1.0
    if plan.place_of(LOSS) >= 0:
        value[:, -1, plan.place_of(LOSS)] = 1.0
    n_used = sum(plan.place_of(kind) >= 0 for kind in (LIKELIHOOD, LOSS, BOUND))
    n_stretches = max(1, sum(part.item is None for part in plan.parts))
    allowed = max(TRUNCATION / n_stretches / tightness, SMALLEST_ALLOWED)
    none = np.zeros(len(padded))
    course = Course(plan, lanes, value, n_used, allowed, none, none.copy())
    for part in reversed(plan.parts):
        if part.item is None:
            pass_stretch(course, part)
        else:
            pass_item(course, part)
    found = np.moveaxis(course.value[:, start], 0, 2).reshape(len(start), len(plan.columns), len(padded))
    back = np.empty(n_lanes, dtype=np.int64)
    back[order] = np.arange(n_lanes)
    return Answer(found[:, :, back], course.log_scale[back], course.error[back], course.rounding)


def order_of(plan: Plan, lanes: Lanes) -> Integers:
    """Return the lanes in order of how fast their fastest state is, in the longest stretch."""
    stretches = [part for part in plan.parts if part.item is None and part.space.n_jumps]
    if not stretches or lanes.size <= WIDTHS[-1]:
        return np.arange(lanes.size)
    part = max(stretches, key=lambda each: each.days)
    exits = exits_of(part.space, rates_in(plan.layout, part.space, part.regime, lanes))
    return np.argsort(exits.max(axis=0), kind="stable")


def exits_of(space: Space, rate: Numbers) -> Numbers:
    """Return the total rate at which each class of states is left: (class, lane)."""
    return sum_exits(space.exit_begin, space.exit_rate, rate)


# ---- stretches ----------------------------------------------------------------------------------------


def pass_stretch(course: Course, part: Part) -> None:
    """Go back over a stretch of time."""
    space = part.space
    has_gains = any(is_active(part, gain.reward) for gain in space.gains)
    if not len(space.exit_rate) and not has_gains:
        return
    if course.n_used == 0:
        return
    rate = rates_in(course.plan.layout, space, part.regime, course.lanes)
    exits = exits_of(space, rate)
    fastest = course.blocks(exits.max(axis=0)).max(axis=1)
    n_pieces = 1
    if part.regime.recorded:
        n_pieces = max(1, int(np.ceil(fastest.max() * part.days / MOST_MEAN)))
    for _ in range(n_pieces):
        if part.regime.recorded:
            sum_on_record(course, part, rate, exits, fastest, part.days / n_pieces)
            rescale(course)
        else:
            growth, cut = sum_stretch(course, part, rate, exits, fastest, part.days / n_pieces, 1.0)
            course.error = course.error * growth + cut


def sum_on_record(
    course: Course, part: Part, rate: Numbers, exits: Numbers, fastest: Numbers, days: float
) -> None:
    """Sum a stretch in which events are on record: again, and more finely, where that is unlikely."""
    place, bound = course.plan.place_of(LIKELIHOOD), course.plan.place_of(BOUND)
    course.value[:, :-1, bound] = 1.0
    value, rounding = course.value.copy(), course.rounding
    _, cut = sum_stretch(course, part, rate, exits, fastest, days, 1.0)
    most = value[:, :-1, place].max(axis=1, initial=0.0)
    left = course.value[:, :-1, place].max(axis=1, initial=0.0)
    share = float((left[most > 0.0] / most[most > 0.0]).min(initial=1.0))
    if share < WELL_LEFT:
        course.value, course.rounding = value, rounding
        # no state is left with less than exp(-fastest days): cut off what is small beside that
        finely = WELL_LEFT * float(np.exp(-2.0 * fastest.max() * days))
        _, cut = sum_stretch(course, part, rate, exits, fastest, days, finely)
    # of an error as much is left as of 1, at most; windows let both grow
    kept = course.value[:, :-1, bound].max(axis=1, initial=0.0).reshape(-1)
    course.error = course.error * (kept + cut) * (1.0 + 1e-6) + cut
    course.value[:, :, bound] = 0.0


def is_active(part: Part, reward: int) -> bool:
    """Return whether a gain counts in a stretch: every window's does, a reward's while it is gathered."""
    return reward == ALL_COLUMNS or reward in part.regime.rewarded


def sum_stretch(
    course: Course, part: Part, rate: Numbers, exits: Numbers, fastest: Numbers, days: float, finely: float
) -> tuple[Numbers, Numbers]:
    """Sum the terms of a stretch, or of a piece of it; what is cut off is that share of what is allowed.

    Return by lane how many times an error may grow, and how much was cut off.
    """
    allowed = max(course.allowed * finely, SMALLEST_ALLOWED)
    stencil, mask = stencil_of(course.plan, part, course.lanes, course.n_used, course.width)
    gain = gain_of(course, stencil.gain_begin, stencil.gain_rate, rate) * days
    depth = len(part.regime.open) + bool(part.regime.rewarded) if len(stencil.gain_rate) else 0
    growth: Numbers = sum((gain**each / factorial(each) for each in range(depth + 1)), np.zeros(len(gain)))
    blocks, tails = [], []
    n_degree = int(np.diff(stencil.jump_begin).max(initial=0)) + depth
    for each in range(course.value.shape[0]):
        value = course.value[each]
        # without an exit, what is gained is summed with one term a day or more
        unit = rate_above(float(fastest[each])) if fastest[each] > 0.0 else 1.0 / days
        scale = max(1.0, float(value[:, : course.n_used].max(initial=0.0))) * float(growth[each])
        weights = poisson_weights(unit * days, max(allowed / scale, SMALLEST_ALLOWED), depth)
        n_terms = float(weights.last)
        check_work(n_terms, n_terms * value.size * max(n_degree, 1))
        own = slice(each * course.width, (each + 1) * course.width)
        blocks.append(
            Block(
                value,
                np.ascontiguousarray(rate[:, own] / unit),
                np.ascontiguousarray(np.maximum(1.0 - exits[:, own] / unit, 0.0)),
                np.ascontiguousarray(mask[each]),
                weights,
                0.0 if depth else allowed / 2.0,
            )
        )
        tails.append(weights.error * scale)
    early = sum_blocks(stencil, blocks, course.n_used)
    longest = max(block.weights.last for block in blocks)
    course.rounding += 2.0 * longest * (n_degree + 4) * ROUNDING
    return in_lanes(growth, course.width), in_lanes(np.array(tails) + np.array(early), course.width)


def in_lanes(by_block: Numbers, width: int) -> Numbers:
    """Return numbers of blocks, lane by lane."""
    return np.repeat(by_block, width)


def check_work(n_terms: float, n_updates: float) -> None:
    """Raise ExactLimit for more terms or updates than are tried."""
    if n_terms > MAX_TERMS:
        raise ExactLimit("error", n_terms * 8.0 * ROUNDING * 1e10, 1)
    if n_updates > MAX_UPDATES:
        raise ExactLimit("updates", n_updates, MAX_UPDATES)


def gain_of(course: Course, begin: Indexes, rates: Indexes, rate: Numbers) -> Numbers:
    """Return the largest total rate at which any state gains without losing, by block."""
    n_blocks = course.value.shape[0]
    if not len(rates):
        return np.zeros(n_blocks)
    state = np.repeat(np.arange(len(begin) - 1), np.diff(begin))
    total = np.zeros((len(begin) - 1, rate.shape[1]))
    np.add.at(total, state, rate[rates])
    largest: Numbers = course.blocks(total.max(axis=0)).max(axis=1)
    return largest


# ---- instants -----------------------------------------------------------------------------------------


def pass_item(course: Course, part: Part) -> None:
    """Go back over one instant."""
    item = part.item
    assert item is not None
    plan = course.plan
    if item.kind in (UNTIL, ASK):
        end_ask(course, part, item.index, item.kind == ASK)
    elif item.kind == READ:
        end_read(course, part.space, item.index)
    elif item.kind == REWARD_END:
        course.value[:, :, plan.place_of(REWARD, item.index)] = 0.0
        course.n_used = max(course.n_used, plan.place_of(REWARD, item.index) + 1)
    if part.talk is not None:
        pass_talk(course, part)
    elif part.change is not None:
        pass_change(course, part)
    if item.at > 0.0 and item.kind not in (REWARD_BEGIN, REWARD_END):
        settle(course.value, plan, part, course.lanes, course.n_used)


def pass_talk(course: Course, part: Part) -> None:
    """Go back over a talk: the mean of what follows, over its outcomes."""
    jumps, space, after = part.talk, part.space, course.value
    assert jumps is not None
    is_seen = ("talk", jumps.talk) in course.plan.group.evidence
    share, moved = talk_chances(course.plan.layout, jumps, part.regime, course.lanes, is_seen)
    by_block = course.blocks(share)  # (block, class, outcome, lane)
    n_outcomes = share.shape[1]
    before = np.zeros((after.shape[0], len(space.code), *after.shape[2:]))
    for outcome in range(n_outcomes):
        weight = by_block[:, jumps.class_of, outcome, None, :]
        before += weight * after[:, jumps.target[:, outcome]]
    if jumps.can_be_postponed:
        before += course.blocks(moved)[:, None, None, :] * after[:, jumps.target[:, n_outcomes]]
    if not jumps.is_due.all():
        idle = ~jumps.is_due
        before[:, idle] = after[:, jumps.target[idle, n_outcomes + 1]]
    before[:, space.is_absorbed] = 0.0
    lost = after[:, -1:]
    course.value = np.concatenate([before, lost], axis=1)
    course.rounding += (n_outcomes + 6) * ROUNDING
    if course.plan.place_of(LIKELIHOOD) >= 0:
        rescale(course)


def pass_change(course: Course, part: Part) -> None:
    """Go back over a change of states; a fact weighs them."""
    change, item, plan = part.change, part.item, course.plan
    assert change is not None and item is not None
    after = course.value
    before = after[:, change.target]
    if change.counted is not None:
        count_occurrences(course, part, before, after)
    before[:, ~change.is_kept] = 0.0
    course.value = np.ascontiguousarray(before)
    if item.kind == FACT and change.class_of is not None and change.row is not None:
        weight = densities(plan.layout, item.index, change.row, part.regime, course.lanes)
        by_block = course.blocks(weight)[:, change.class_of, None, :]
        course.value[:, :-1] *= by_block
        most = weight.max(axis=0, initial=0.0)
        if plan.place_of(LOSS) >= 0:
            most = np.maximum(most, bound_of_fact(plan, item.index, course.lanes))
            course.value[:, -1, plan.place_of(LOSS)] *= course.blocks(most)
        course.error = course.error * most
        course.rounding += 12.0 * ROUNDING
    if item.kind == FACT or not change.is_kept.all():
        rescale(course)


def bound_of_fact(plan: Plan, fact: int, lanes: Lanes) -> Numbers:
    """Return a bound on the density of a fact in states that are lost, by lane. Raises ExactLimit."""
    network = plan.network
    event = network.fact_event[fact]
    setting = lanes.setting
    bound = np.ones(setting.shape[1])
    if network.fact_factor[fact] >= 0:
        bound = np.maximum(bound, setting[network.fact_factor[fact]])
    if event >= 0:
        if network.event_per[event] in plan.layout.cap:
            raise ExactLimit("lost", 1, 0)
        bound = bound * setting[network.event_hazard[event]]
        for factor in range(network.event_factor_begin[event], network.event_factor_begin[event + 1]):
            bound = bound * np.maximum(1.0, setting[network.factor_range[factor]])
        if network.event_per[event] >= 0:
            most = float(plan.layout.largest[network.event_per[event]])
            bound = bound * max(1.0, most * most)
        if network.event_surprise[event] >= 0:
            bound = bound + setting[network.event_surprise[event]]
        scale = network.event_scale_most[event] if len(network.event_scale_most) else 1.0
        bound = bound * network.event_stages[event] * scale
    return bound[lanes.of_setting]


def count_occurrences(course: Course, part: Part, before: Numbers, after: Numbers) -> None:
    """Add to rewards for an event that it occurs at this instant."""
    network, item, change = course.plan.network, part.item, part.change
    assert item is not None and change is not None and change.counted is not None
    event = network.making_event[item.index] if item.kind == MAKE else network.fact_event[item.index]
    from_column = course.plan.place_of(LIKELIHOOD)
    states = np.flatnonzero(change.counted)
    for reward in part.regime.rewarded:
        if network.reward_event[reward] == event >= 0:
            place = course.plan.place_of(REWARD, reward)
            before[:, states, place] += after[:, change.target[states], from_column]


def rescale(course: Course) -> None:
    """Divide each lane by a power of two, so that its largest likelihood is near 1."""
    place = course.plan.place_of(LIKELIHOOD)
    if place < 0:
        return
    largest = course.value[:, :-1, place].max(axis=1, initial=0.0).reshape(-1)
    exponent = np.frexp(np.where(largest > 0.0, largest, 1.0))[1]
    if not exponent.any():
        return
    course.value *= np.ldexp(1.0, -course.blocks(exponent.astype(np.int64)))[:, None, None, :]
    course.error = np.ldexp(course.error, -exponent)
    course.log_scale = course.log_scale + exponent * np.log(2.0)


def end_ask(course: Course, part: Part, ask: int, is_at_instant: bool) -> None:
    """Begin an ask at its end: at it (mode 1) its condition decides; before it (mode 0) nothing is seen."""
    plan, network, value = course.plan, course.plan.network, course.value
    place = plan.place_of(ASKED, ask)
    holds = mask_in_blocks(course, part, ask)
    likelihood = plan.place_of(LIKELIHOOD)
    if is_at_instant:
        value[:, :-1, place] = np.where(holds, value[:, :-1, likelihood] if likelihood >= 0 else 1.0, 0.0)
        value[:, -1, place] = 0.0
    else:
        value[:, :, place] = 0.0
    course.n_used = max(course.n_used, place + 1)
    for column in plan.columns:
        if column.kind != BOTH or ask not in (column.index, network.ask_given[column.index]):
            continue
        both = plan.place_of(BOTH, column.index)
        first, second = (
            plan.place_of(ASKED, column.index),
            plan.place_of(ASKED, network.ask_given[column.index]),
        )
        other = second if ask == column.index else first
        value[:, :, both] = 0.0
        if is_at_instant and other < course.n_used:
            value[:, :-1, both] = np.where(holds, value[:, :-1, other], 0.0)
        if first < course.n_used and second < course.n_used:
            course.n_used = max(course.n_used, both + 1)


def mask_in_blocks(course: Course, part: Part, ask: int) -> Flags:
    """Return where the condition of an ask holds: (block, state, lane in block), lost ones left out."""
    condition = course.plan.network.ask_condition[ask]
    holds = flags(course.plan.layout, condition, part.space.row, part.regime, course.lanes)
    n_blocks = course.value.shape[0]
    return np.moveaxis(holds.reshape(len(holds), n_blocks, course.width), 1, 0)


def end_read(course: Course, space: Space, read: int) -> None:
    """Begin a read at its instant: with the variable's value, and its square."""
    plan = course.plan
    variable = plan.network.read_variable[read]
    likelihood = plan.place_of(LIKELIHOOD)
    if variable == plan.network.calendar_variable:
        found = np.full((len(space.code), course.lanes.size), float(space.regime.calendar))
    elif variable < plan.network.n_claims:
        by_lane = course.lanes.claim[variable][course.lanes.of_combination]
        found = np.broadcast_to(by_lane.astype(np.float64), (len(space.code), course.lanes.size))
    else:
        column = space.row[:, plan.layout.variable[variable], None].astype(np.float64)
        found = np.broadcast_to(column, (len(space.code), course.lanes.size))
    for kind, power in ((READING, 1), (SQUARE, 2)):
        place = plan.place_of(kind, read)
        weight = course.value[:, :-1, likelihood] if likelihood >= 0 else 1.0
        course.value[:, :-1, place] = course.blocks(found**power) * weight
        course.value[:, -1, place] = 0.0
        course.n_used = max(course.n_used, place + 1)
