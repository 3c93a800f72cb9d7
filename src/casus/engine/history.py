"""The history of one world: candidates thinned to occurrences, talks, calendar edges, asks and reads.

Candidates. Every event has a bound on its hazard, a power of two per year. The candidates of all events not
driven by a count are one Poisson process of the summed rate; its n-th draw gives the wait and a point of
[0, sum of bounds): the event within whose stretch it lies occurs if the point's height in that stretch is
below the hazard at that instant. An event driven by a count has candidates of its own, in layers (layer.py).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf

from casus.engine.arithmetic import power_of_two_above
from casus.engine.condition import apply_effects, holds
from casus.engine.form import EngineLimit
from casus.engine.layer import Cells, multiplier_of, n_layers_above, next_in_layers
from casus.engine.luck import fraction, words
from casus.engine.setting import DAYS_PER_YEAR, LARGEST_HAZARD, Setting, wait_of
from casus.engine.talk import NO_OUTCOME, agree

MAX_CANDIDATES = 20_000_000
SMALLEST_BOUND = 2.0**-60
ROUNDING = 1.0 + 2.0**-30  # by so much a hazard may pass its bound: products in another order
ASK, READ, EDGE, TALK, POSTPONED = range(5)
CANDIDATE = -1


Watch = Callable[["World", int, int], None]  # the world, kind of the schedule or CANDIDATE, its index


@dataclass(slots=True)
class World:
    """One world while its history runs. `time` in days, `base` and `bound` per year and event."""

    setting: Setting
    seed: int
    number: int
    value: list[int]
    time: float = 0.0
    base: list[float] = field(default_factory=list)
    bound: list[float] = field(default_factory=list)
    stage: list[int] = field(default_factory=list)
    is_done: list[bool] = field(default_factory=list)
    seen_at: list[float] = field(default_factory=list)  # by ask: when its condition held; infinite: not yet
    first_at: list[float] = field(default_factory=list)  # by event, infinite: not yet
    is_postponed: list[bool] = field(default_factory=list)
    read: list[int] = field(default_factory=list)
    cells: Cells = field(default_factory=dict)
    n_candidates: int = 0
    n_occurrences: int = 0
    watch: Watch | None = None  # told after every scheduled entry and every stage that an event has passed


def live(setting: Setting, seed: int, number: int, value: list[int]) -> World:
    """Return a world after its whole history, from its first values. Raises EngineLimit."""
    world = start(setting, seed, number, value)
    run(world)
    return world


def start(setting: Setting, seed: int, number: int, value: list[int]) -> World:
    """Return a world before its history, with the bounds of its events. Raises EngineLimit."""
    network = setting.network
    world = World(setting, seed, number, value)
    world.stage = [0] * len(network.event_hazard)
    world.is_done = [False] * len(network.event_hazard)
    world.seen_at = [inf] * len(network.ask_condition)
    world.first_at = [inf] * len(network.event_hazard)
    world.is_postponed = [False] * len(network.talk_stream)
    world.read = [0] * len(network.read_variable)
    for event in range(len(network.event_hazard)):
        base, bound = bound_of(world, event)
        world.base.append(base)
        world.bound.append(bound)
    return world


def run(world: World) -> None:
    """Process every scheduled instant and candidate in order of time; at equal times scheduled ones first."""
    network = world.setting.network
    n_scheduled = len(network.schedule_at)
    place = 0
    while place < n_scheduled and network.schedule_at[place] <= 0.0:
        keep_appointment(world, place)
        if world.watch is not None:
            world.watch(world, network.schedule_kind[place], network.schedule_index[place])
        place += 1
    check(world, range(len(network.ask_condition)))
    main = MainCandidates(world)
    layers = [e for e, per in enumerate(network.event_per) if per >= 0 and world.bound[e] > 0.0]
    while True:
        scheduled_at = network.schedule_at[place] if place < n_scheduled else inf
        layer_at, layer_event, layer_height = next_in_layers(world, layers)
        at = min(main.at, layer_at)
        if scheduled_at <= at:
            if scheduled_at > network.end_at or scheduled_at == inf:
                return
            world.time = scheduled_at
            keep_appointment(world, place)
            if world.watch is not None:
                world.watch(world, network.schedule_kind[place], network.schedule_index[place])
            place += 1
            continue
        if at >= network.end_at:
            return
        world.time = at
        if main.at <= layer_at:
            event, height = main.event, main.height
            main.advance()
        else:
            event, height = layer_event, layer_height
        world.n_candidates += 1
        if world.n_candidates > MAX_CANDIDATES:
            raise EngineLimit("candidates", event, world.number)
        if height < hazard_of(world, event):
            pass_stage(world, event)
            if world.watch is not None:
                world.watch(world, CANDIDATE, event)


class MainCandidates:
    """The next candidate of the events not driven by a count: `at` days, its event, its height."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.reached = [0.0]
        for event, bound in enumerate(world.bound):
            is_main = world.setting.network.event_per[event] < 0
            self.reached.append(self.reached[-1] + (bound if is_main else 0.0))
        self.n = 0
        self.at = 0.0
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
        w0, w1, w2, w3 = words(world.seed, world.number, world.setting.network.candidate_stream, self.n)
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
    highest = base * setting.rise[event] + setting.surprise[event]
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


def hazard_of(world: World, event: int) -> float:
    """Return the hazard per year of an event's next stage at this instant."""
    setting = world.setting
    network = setting.network
    if world.is_done[event] or not holds(network, network.event_able[event], world.value):
        return 0.0
    hazard = world.base[event]
    for factor in range(network.event_factor_begin[event], network.event_factor_begin[event + 1]):
        if not network.factor_is_fixed[factor] and holds(
            network, network.factor_condition[factor], world.value
        ):
            hazard *= setting.range[network.factor_range[factor]]
    most = world.bound[event]
    if network.event_per[event] >= 0:
        multiplier = multiplier_of(world, event)
        hazard *= multiplier
        most *= 2.0 ** n_layers_above(multiplier)
    hazard += setting.surprise[event]
    if network.event_stages[event] > 1:
        hazard *= network.event_stages[event]
    if hazard > most * ROUNDING:
        raise EngineLimit("bound", event, world.number)
    return hazard


def pass_stage(world: World, event: int) -> None:
    """Let an event pass a stage, and after its last one occur: count it, apply its effects, check asks."""
    network = world.setting.network
    world.stage[event] += 1
    if world.stage[event] < network.event_stages[event]:
        return
    world.stage[event] = 0
    world.is_done[event] = not network.event_is_again[event]
    world.n_occurrences += 1
    world.first_at[event] = min(world.first_at[event], world.time)
    changed: list[int] = []
    variable = network.event_variable[event]
    cap = network.variable_cap[variable]
    if cap < 0 or world.value[variable] < cap:
        world.value[variable] += 1
        changed.append(variable)
    begin, end = network.event_effect_begin[event], network.event_effect_begin[event + 1]
    apply_effects(network, begin, end, world.value, changed)
    check_watching(world, changed)


def keep_appointment(world: World, place: int) -> None:
    """Process one entry of the schedule at the world's time."""
    network = world.setting.network
    kind, index = network.schedule_kind[place], network.schedule_index[place]
    if kind == ASK:
        see(world, index)
    elif kind == READ:
        world.read[index] = world.value[network.read_variable[index]]
    elif kind == EDGE:
        if world.value[network.calendar_variable] != index:
            world.value[network.calendar_variable] = index
            check_watching(world, [network.calendar_variable])
    else:
        hold_talk(world, index, is_second_date=kind == POSTPONED)


def hold_talk(world: World, talk: int, is_second_date: bool) -> None:
    """Hold a talk, unless it is postponed from its first date, or was not postponed to its second."""
    setting = world.setting
    network = setting.network
    w0, w1, w2, w3 = words(world.seed, world.number, network.talk_stream[talk])
    if is_second_date:
        if not world.is_postponed[talk]:
            return
    elif network.talk_postponed[talk] >= 0:
        world.is_postponed[talk] = fraction(w2, w3) < setting.range[network.talk_postponed[talk]]
        if world.is_postponed[talk]:
            return
    agreed = agree(setting, talk, world.value, fraction(w0, w1))
    if agreed == NO_OUTCOME:
        raise EngineLimit("talk", talk, world.number)
    variable = network.talk_variable[talk]
    changed = [variable]
    world.value[variable] = 1 + agreed
    outcome = network.talk_outcome_begin[talk] + agreed
    begin, end = network.outcome_effect_begin[outcome], network.outcome_effect_begin[outcome + 1]
    apply_effects(network, begin, end, world.value, changed)
    check_watching(world, changed)


def check_watching(world: World, changed: list[int]) -> None:
    """Check the asks that watch a variable that has changed."""
    network = world.setting.network
    for variable in changed:
        check(world, network.watch_ask[network.watch_begin[variable] : network.watch_begin[variable + 1]])


def check(world: World, asks: range | array[int]) -> None:
    """See for each ask of mode 0 that is still open whether its condition holds now."""
    network = world.setting.network
    for ask in asks:
        if network.ask_mode[ask] == 0 and world.time < network.ask_until_at[ask]:
            see(world, ask)


def see(world: World, ask: int) -> None:
    """Note the instant at which an ask's condition first holds."""
    network = world.setting.network
    if world.seen_at[ask] == inf and holds(network, network.ask_condition[ask], world.value):
        world.seen_at[ask] = world.time
