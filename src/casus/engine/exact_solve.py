"""Backward in time: the answer of every ask, from every state, in many settings of the ranges at once.

x(i) is the chance that the ask comes out true for a world in state i now. Within a stretch x obeys the
backward equation, summed by uniformization: with L at least the largest total hazard of any state,

    x(before) = sum over k of Poisson(k; L days) P^k x(after),    P = I + Q / L.

Where an ask's condition holds it is answered (1), so its states absorb. P is a mean, so no error grows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from casus.engine.exact_condition import Flags, Numbers
from casus.engine.exact_hazard import hazards_in, talk_chances
from casus.engine.exact_limit import ExactLimit
from casus.engine.exact_plan import UNTIL, Column, Part, Plan, mask_of
from casus.engine.exact_poisson import poisson_weights
from casus.engine.exact_space import Space
from casus.engine.history import ASK, EDGE, READ

ALLOWED_ERROR = 1e-10
TRUNCATION = 2e-12  # of it, over all stretches
ROUNDING = 2.0**-53
STEPS_PER_CHECK = 8
MAX_UPDATES = 4e11
MAX_CELLS = 2**17  # of one array: larger ones leave the processor's cache


@dataclass(slots=True)
class Answer:
    """Answers by state of the first space: (state, column, setting), and how far off any can be."""

    value: Numbers
    error: float


@dataclass(slots=True)
class Course:
    """Where the solution stands, going back in time. `is_open`: columns whose end has been passed."""

    plan: Plan
    value: Numbers
    is_open: list[bool]
    allowed: float
    error: float = 0.0

    def place(self, kind: str, index: int) -> int:
        """Return a column's number."""
        return self.plan.columns.index(Column(kind, index))


def settings_at_once(plan: Plan) -> int:
    """Return how many settings fit into one call of `solve`."""
    widest = max(
        (max((len(part.space.code) + 1) * len(plan.columns), part.space.n_jumps) for part in plan.parts),
        default=1,
    )
    return max(1, MAX_CELLS // widest)


def solve(plan: Plan, setting: Numbers) -> Answer:
    """Return the answers of a plan in some settings (ranges by settings). Raises ExactLimit, EngineLimit."""
    last = plan.parts[-1].space if plan.parts else plan.first
    value = np.zeros((len(last.code) + 1, len(plan.columns), setting.shape[1]))
    is_lost = plan.columns[-1].kind == "lost" if plan.columns else False
    if is_lost:
        value[-1, -1] = 1.0
    n_stretches = max(1, sum(part.item is None for part in plan.parts))
    course = Course(plan, value, [False] * len(plan.columns), TRUNCATION / n_stretches)
    if is_lost:
        course.is_open[-1] = True
    for part in reversed(plan.parts):
        if part.item is None:
            pass_stretch(course, part, setting)
        else:
            pass_item(course, part, setting)
    return Answer(course.value, course.error)


def pass_item(course: Course, part: Part, setting: Numbers) -> None:
    """Go back over one instant."""
    item = part.item
    assert item is not None
    if item.kind in (UNTIL, ASK):
        end_ask(course, part.space, item.index, item.kind == ASK)
        is_after_start = item.at > 0.0
    elif item.kind == READ:
        is_after_start = True
        end_read(course, part.space, item.index)
    else:
        is_after_start = True
        after = course.value
        if item.kind == EDGE:
            assert part.target is not None
            course.value = after[part.target]
        else:
            assert part.talk is not None
            chance = talk_chances(course.plan.network, part.talk, setting)
            course.value = np.zeros((len(part.space.code) + 1, *after.shape[1:]))
            for column in range(chance.shape[1]):
                weight = chance[:, column, None, :]
                course.value[:-1] += weight * after[part.talk.target[:, column]]
        course.value[:-1][part.space.is_absorbed] = 0.0
        course.value[-1] = after[-1]
    if is_after_start:
        settle(course, part.space, course.value)


def end_ask(course: Course, space: Space, ask: int, is_at_instant: bool) -> None:
    """Begin an ask at its end: at it (mode 1) its condition decides; before it (mode 0) nothing is seen."""
    network = course.plan.network
    place = course.place("ask", ask)
    mask = mask_of(course.plan, space, ask)
    course.value[:, place] = mask[:, None] if is_at_instant else 0.0
    course.is_open[place] = True
    for column, each in enumerate(course.plan.columns):
        if each.kind != "both" or ask not in (each.index, network.ask_given[each.index]):
            continue
        if is_at_instant:
            other = course.place("ask", network.ask_given[each.index])
            course.value[:, column] = np.where(mask[:, None], course.value[:, other], 0.0)
        else:
            course.value[:, column] = 0.0
        first, second = (course.place("ask", each.index), course.place("ask", network.ask_given[each.index]))
        course.is_open[column] = course.is_open[first] and course.is_open[second]


def end_read(course: Course, space: Space, read: int) -> None:
    """Begin a read at its instant: with the variable's value, and its square."""
    plan = course.plan
    variable = plan.network.read_variable[read]
    if variable == plan.network.calendar_variable:
        found = np.full(len(space.code), float(space.calendar))
    else:
        found = space.row[:, plan.layout.variable[variable]].astype(np.float64)
    for kind, power in (("read", 1), ("square", 2)):
        place = course.place(kind, read)
        course.value[:-1, place] = (found**power)[:, None]
        course.value[-1, place] = 0.0
        course.is_open[place] = True


def settle(course: Course, space: Space, value: Numbers) -> None:
    """Set what is known at once: asks answered where their condition holds, and pairs that wait for one."""
    network = course.plan.network
    for column, each in enumerate(course.plan.columns):
        if not course.is_open[column]:
            continue
        if each.kind == "ask" and network.ask_mode[each.index] == 0:
            value[mask_of(course.plan, space, each.index), column] = 1.0
    for column, each in enumerate(course.plan.columns):
        if each.kind != "both" or not course.is_open[column]:
            continue
        given = network.ask_given[each.index]
        second = mask_of(course.plan, space, given)
        first: Flags = np.zeros_like(second)
        if network.ask_mode[each.index] == 0:
            first = mask_of(course.plan, space, each.index)
        for mask, other in ((first, course.place("ask", given)), (second, course.place("ask", each.index))):
            value[mask, column] = value[mask, other]


def pass_stretch(course: Course, part: Part, setting: Numbers) -> None:
    """Go back over a stretch of time."""
    space = part.space
    if space.n_jumps == 0:
        return
    hazard = hazards_in(course.plan.network, space, setting)
    total = np.zeros((len(space.code) + 1, hazard.shape[1]))
    begin = 0
    for target in space.target:
        total[: len(target)] += hazard[begin : begin + len(target)]
        begin += len(target)
    fastest = total.max(axis=0)
    error = 0.0
    for chosen in chunks_of(fastest):
        error = max(
            error, sum_terms(course, part, chosen, hazard[:, chosen], total[:, chosen], fastest[chosen].max())
        )
    course.error += error


def chunks_of(fastest: Numbers) -> list[slice | np.ndarray]:
    """Return settings in chunks within which the largest hazards differ by a factor of 2 at most."""
    if fastest.max() <= 2.0 * fastest.min():
        return [slice(None)]
    order = np.argsort(fastest)
    chunks, begin = [], 0
    while begin < len(order):
        most = max(2.0 * fastest[order[begin]], 1e-300)
        end = int(np.searchsorted(fastest[order], most, side="right"))
        chunks.append(order[begin : max(end, begin + 1)])
        begin = max(end, begin + 1)
    return list(chunks)


def sum_terms(
    course: Course, part: Part, chosen: slice | np.ndarray, hazard: Numbers, total: Numbers, rate: float
) -> float:
    """Sum the terms of one chunk of settings, in place; return how far off the sum can be."""
    if rate * part.days <= 0.0:
        return 0.0
    space = part.space
    value = course.value[:, :, chosen]
    scale = max(1.0, float(value.max(initial=0.0)))
    weights = poisson_weights(rate * part.days, course.allowed / scale)
    last = weights.first + len(weights.weight) - 1
    n_rounded = len(space.target) + 3
    if last * n_rounded * ROUNDING > ALLOWED_ERROR / 2.0:
        raise ExactLimit("error", last * n_rounded * ROUNDING * 1e10, 1)
    if last * float(value.size) * len(space.target) > MAX_UPDATES:
        raise ExactLimit("updates", last * float(value.size) * len(space.target), MAX_UPDATES)
    share = hazard / rate
    stay = (1.0 - total / rate)[:, None, :]
    cuts = np.cumsum([len(target) for target in space.target])[:-1]
    layers = list(zip(space.target, np.split(share[:, None, :], cuts), strict=True))
    summed = np.zeros_like(value)
    rest, error = 1.0, weights.error * scale
    for term in range(last + 1):
        if term >= weights.first:
            weight = weights.weight[term - weights.first]
            summed += weight * value
            rest -= weight
        if term == last:
            break
        after = stay * value
        for target, each in layers:
            after[: len(target)] += each * value[target]
        settle(course, space, after)
        if term % STEPS_PER_CHECK == STEPS_PER_CHECK - 1:
            # P is a mean: no later term differs from this one by more than (terms left) * step
            step = float(np.abs(after - value).max())
            if step * (last - term) <= course.allowed / 2.0:
                left = rest if term >= weights.first else 1.0
                summed += max(left, 0.0) * after
                error += step * (last - term)
                break
        value = after
    course.value[:, :, chosen] = summed
    return error + last * n_rounded * ROUNDING * scale
