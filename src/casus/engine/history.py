"""The history of one world: candidates thinned to occurrences, talks, calendar edges, asks and reads.

Candidates. Every event has a bound on its hazard, a power of two per year. The candidates of all events not
driven by a count are one Poisson process of the summed rate; its n-th draw gives the wait and a point of
[0, sum of bounds): the event within whose stretch it lies occurs if the point's height in that stretch is
below the hazard at that instant. An event driven by a count has candidates of its own, in layers (layer.py).
"""

from __future__ import annotations

from bisect import bisect_right
from math import inf

from casus.engine.arithmetic import power_of_two_above
from casus.engine.condition import apply_effects, holds
from casus.engine.evidence import (
    checkpoints_of,
    credit_records,
    follow_records,
    keep_dated,
    keep_pending,
    open_record_of,
    weigh_talk,
)
from casus.engine.form import EngineLimit
from casus.engine.layer import next_in_layers
from casus.engine.luck import MASK64, fraction, words
from casus.engine.setting import DAYS_PER_YEAR, LARGEST_HAZARD, Setting, wait_of
from casus.engine.talk import NO_OUTCOME, agree, chance_of
from casus.engine.world import World, check, check_watching, hazard_of, pass_stage, see

MAX_CANDIDATES = 20_000_000
SMALLEST_BOUND = 2.0**-60
EPOCH_STRIDE = 0xA24BAED4963EE407
ASK, READ, EDGE, TALK, POSTPONED = range(5)
CANDIDATE = -1


def live(setting: Setting, seed: int, number: int, value: list[int]) -> World:
    """Return a world after its whole history, from its first values. Raises EngineLimit."""
    world = start(setting, seed, number, value)
    run(world)
    return world


def start(setting: Setting, seed: int, number: int, value: list[int], log_weight: float = 0.0) -> World:
    """Return a world before its history, with the bounds of its events. Raises EngineLimit."""
    network = setting.network
    world = World(setting, seed, number, value, log_weight=log_weight)
    world.stage = [0] * len(network.event_hazard)
    world.is_done = [False] * len(network.event_hazard)
    world.seen_at = [inf] * len(network.ask_condition)
    world.first_at = [inf] * len(network.event_hazard)
    world.is_postponed = [False] * len(network.talk_stream)
    world.read = [0] * len(network.read_variable)
    world.is_frozen = [False] * len(value)
    world.scale = [1.0] * len(network.event_hazard)
    for event in range(len(network.event_hazard)):
        base, bound = bound_of(world, event)
        world.base.append(base)
        world.bound.append(bound)
    return world


def run(world: World) -> None:
    """Run a world that has started through its whole history."""
    main = begin(world)
    for instant in checkpoints_of(world.setting.network):
        run_until(world, main, instant)
        credit_records(world)
    run_until(world, main, inf)


def begin(world: World) -> MainCandidates:
    """Process what is scheduled at the start, and return the world's candidates."""
    network = world.setting.network
    n_early = bisect_right(network.schedule_at, 0.0)
    while world.place < n_early and world.log_weight > -inf:
        keep_appointment(world)
    check(world, range(len(network.ask_condition)))
    return MainCandidates(world)


def run_until(world: World, main: MainCandidates, until: float) -> None:
    """Process every scheduled instant and candidate up to `until`, in order of time.

    At equal times scheduled ones come first, then facts at instants drawn from windows. A world that has met
    a fact that cannot be in it is at its end.
    """
    network = world.setting.network
    if world.log_weight == -inf:
        return  # it may not even have begun
    layers = [e for e, per in enumerate(network.event_per) if per >= 0 and world.bound[e] > 0.0]
    while world.log_weight > -inf:
        scheduled_at = network.schedule_at[world.place] if world.place < len(network.schedule_at) else inf
        pending_at = min(world.pending)[0] if world.pending else inf
        layer_at, layer_event, layer_height = next_in_layers(world, layers)
        candidate_at = min(main.at, layer_at)
        next_at = min(scheduled_at, pending_at, candidate_at)
        if next_at > until or next_at > network.end_at or next_at == inf:
            break
        if scheduled_at <= next_at:
            world.time = scheduled_at
            keep_appointment(world)
        elif pending_at <= next_at:
            world.time = pending_at
            keep_pending(world)
        elif candidate_at < network.end_at:
            world.time = candidate_at
            if main.at <= layer_at:
                event, height = main.event, main.height
                main.advance()
            else:
                event, height = layer_event, layer_height
            try_candidate(world, event, height)
        else:
            break
    if until < network.end_at:
        world.time = until


def try_candidate(world: World, event: int, height: float) -> None:
    """Let an event pass a stage if the height of its candidate is below its hazard.

    Within a stretch on record an event happens as the facts say, and else not: its candidates are deleted.
    """
    world.n_candidates += 1
    if world.n_candidates > MAX_CANDIDATES:
        raise EngineLimit("candidates", event, world.number)
    if height < hazard_of(world, event) and open_record_of(world, event) is None:
        pass_stage(world, event)
        follow_records(world)
        if world.watch is not None:
            world.watch(world, CANDIDATE, event)


class MainCandidates:
    """The next candidate of the events not driven by a count: `at` days, its event, its height.

    A world that was resampled draws them from another stream of its own, from that instant on.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        stream = world.setting.network.candidate_stream
        self.stream = (stream + world.epoch * EPOCH_STRIDE) & MASK64
        self.reached = [0.0]
        for event, bound in enumerate(world.bound):
            is_main = world.setting.network.event_per[event] < 0
            self.reached.append(self.reached[-1] + (bound if is_main else 0.0))
        self.n = 0
        self.at = world.time
        self.event = -1
        self.height = 0.0
        self.advance()

    def advance(self) -> None:
        """Go on to the next candidate; `at` is infinite if no event can occur."""
        total = self.reached[-1]
        if total == 0.0:
            self.at = inf
            return
        world = self.world
        w0, w1, w2, w3 = words(world.seed, world.number, self.stream, self.n)
        self.n += 1
        self.at += wait_of(fraction(w0, w3)) * (DAYS_PER_YEAR / total)
        point = fraction(w1, w2) * total
        self.event = bisect_right(self.reached, point) - 1
        self.height = point - self.reached[self.event]


def bound_of(world: World, event: int) -> tuple[float, float]:
    """Return an event's base hazard with its fixed factors, and its bound: a power of two per year.

    The bound is 0 for an event that can never occur in this world. For an event driven by a count it is
    that of one unit. Raises EngineLimit where the hazard is not finite, or above 2^40 a year.
    """
    setting = world.setting
    network = setting.network
    base = setting.base[event]
    for factor in range(network.event_factor_begin[event], network.event_factor_begin[event + 1]):
        if network.factor_is_fixed[factor] and holds(network, network.factor_condition[factor], world.value):
            base *= setting.range[network.factor_range[factor]]
    highest = (base * setting.rise[event] + setting.surprise[event]) * network.event_scale_most[event]
    if network.event_stages[event] > 1:
        highest *= network.event_stages[event]
    if not 0.0 <= highest <= LARGEST_HAZARD:
        raise EngineLimit("hazard", event, world.number)
    is_unable = network.event_able_is_fixed[event] and not holds(
        network, network.event_able[event], world.value
    )
    if is_unable or highest == 0.0:
        return base, 0.0
    return base, power_of_two_above(max(highest, SMALLEST_BOUND))


def keep_appointment(world: World) -> None:
    """Process the next entry of the schedule, at the world's time."""
    network = world.setting.network
    kind, index = network.schedule_kind[world.place], network.schedule_index[world.place]
    world.place += 1
    if kind == ASK:
        see(world, index)
    elif kind == READ:
        world.read[index] = world.value[network.read_variable[index]]
    elif kind == EDGE:
        if world.value[network.calendar_variable] != index:
            world.value[network.calendar_variable] = index
            check_watching(world, [network.calendar_variable])
    elif kind in (TALK, POSTPONED):
        hold_talk(world, index, is_second_date=kind == POSTPONED)
    else:
        keep_dated(world, kind, index)
    follow_records(world)
    if world.watch is not None:
        world.watch(world, kind, index)


def hold_talk(world: World, talk: int, is_second_date: bool) -> None:
    """Hold a talk, unless it is postponed from its first date, or was not postponed to its second.

    Where its outcome was seen, the world weighs by the chance of that outcome, and of that date.
    """
    setting = world.setting
    network = setting.network
    is_seen = network.talk_seen_outcome[talk] >= 0
    w0, w1, w2, w3 = words(world.seed, world.number, network.talk_stream[talk])
    of_outcome, of_date = world.talk_luck.get(talk, (fraction(w0, w1), fraction(w2, w3)))
    if is_second_date:
        if not world.is_postponed[talk]:
            return
    elif network.talk_postponed[talk] >= 0:
        chance = setting.range[network.talk_postponed[talk]]
        if is_seen:
            world.is_postponed[talk] = bool(network.talk_seen_is_postponed[talk])
            weigh_talk(world, talk, chance if world.is_postponed[talk] else 1.0 - chance)
        else:
            world.is_postponed[talk] = of_date < chance
        if world.is_postponed[talk]:
            return
    if is_seen:
        agreed = network.talk_seen_outcome[talk]
        chance = chance_of(setting, talk, world.value, agreed)
        if chance < 0.0:
            raise EngineLimit("talk", talk, world.number)
        weigh_talk(world, talk, chance)
    else:
        agreed = agree(setting, talk, world.value, of_outcome)
        if agreed == NO_OUTCOME:
            raise EngineLimit("talk", talk, world.number)
    variable = network.talk_variable[talk]
    changed = [variable]
    world.value[variable] = 1 + agreed
    outcome = network.talk_outcome_begin[talk] + agreed
    begin, end = network.outcome_effect_begin[outcome], network.outcome_effect_begin[outcome + 1]
    apply_effects(network, begin, end, world.value, changed, world.is_frozen)
    check_watching(world, changed)
