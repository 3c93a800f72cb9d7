"""One world while its history runs: its values, the hazards of its events, what happens when one occurs."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf

from casus.engine.condition import apply_effects, holds
from casus.engine.form import EngineLimit
from casus.engine.layer import Cells, multiplier_of, n_layers_above
from casus.engine.setting import Setting

ROUNDING = 1.0 + 2.0**-30  # by so much a hazard may pass its bound: products in another order


Watch = Callable[["World", int, int], None]  # the world, kind of the schedule or CANDIDATE, its index


@dataclass(slots=True)
class OpenRecord:
    """A stretch on record that is open: the hazard per year of the event's next stage since `since`.

    `integral`: of that hazard before `since`, in days times hazard. `credited`: the logarithm of the chance
    to have seen nothing that is in the world's weight already.
    """

    record: int
    event: int
    hazard: float
    since: float
    integral: float = 0.0
    credited: float = 0.0


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
    # evidence and interventions (evidence.py)
    place: int = 0  # in the schedule: what comes next
    log_weight: float = 0.0
    is_frozen: list[bool] = field(default_factory=list)  # variables that are set
    scale: list[float] = field(default_factory=list)  # of each event's hazard
    open_records: list[OpenRecord] = field(default_factory=list)
    pending: list[tuple[float, int]] = field(default_factory=list)  # (instant, fact) drawn from a window
    died_of: int = -1  # the fact that it could not meet
    died_at: float = 0.0
    talk_luck: dict[int, tuple[float, float]] = field(default_factory=dict)  # draws that evidence conditions
    epoch: int = 0  # how often it was resampled: which of its streams of candidates it goes on with


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
    hazard *= world.scale[event]
    if hazard > most * ROUNDING:
        raise EngineLimit("bound", event, world.number)
    return hazard


def pass_stage(world: World, event: int) -> None:
    """Let an event pass a stage, and after its last one occur."""
    world.stage[event] += 1
    if world.stage[event] >= world.setting.network.event_stages[event]:
        occur(world, event)


def occur(world: World, event: int) -> None:
    """Let an event occur: count it, apply its effects, check asks."""
    network = world.setting.network
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
    apply_effects(network, begin, end, world.value, changed, world.is_frozen)
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
