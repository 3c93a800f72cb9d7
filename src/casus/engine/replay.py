"""One world told: what it starts from, and what happens in it, dated. By plain, which is the definition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from casus.engine.choose import has_kernel
from casus.engine.claim import draw_first
from casus.engine.evidence import (
    FACT,
    FIX,
    MAKE,
    OCCURRENCE,
    SCALE,
    checkpoints_of,
    credit_records,
    has_evidence,
    log_of,
)
from casus.engine.form import Change, Happening, WorldHistory, WorldNotFound
from casus.engine.history import (
    ASK,
    CANDIDATE,
    EDGE,
    POSTPONED,
    TALK,
    begin,
    run,
    run_until,
    start,
)
from casus.engine.particles import Slot, descend
from casus.engine.plain import run_world
from casus.engine.setting import Setting, draw_setting
from casus.engine.slots import ancestors_of, slots_by_kernel, slots_by_plain
from casus.engine.sums import GROUPS_PER_BLOCK, WORLDS_PER_BLOCK
from casus.engine.world import World
from casus.network import GROUP, Network

FIRST_TRIES = 1024
MOST_AT_ONCE = 2**14


def replay_world(network: Network, *, seed: int = 1, number: int) -> WorldHistory:
    """Return world `number` of a run of the network: the same as the one that a run counts.

    A world of weight 0 has no history. With evidence it is the world that ends in slot `number` of the run's
    particles, told along its line of ancestors; its weight is relative to the largest of its block. Raises
    ValueError for a number out of range, and EngineLimit.
    """
    if not 0 <= number < 2**32:
        raise ValueError(f"number must be from 0 to 2^32 - 1, got {number}")
    if has_evidence(network):
        return replay_particle(network, seed, number)
    setting = draw_setting(network, seed, number // GROUP)
    value, weight = draw_first(setting, seed, number)
    first = tuple(value)
    told = Telling(value=list(value), seen_at=[inf] * len(network.ask_condition))
    if weight > 0.0:
        world = start(setting, seed, number, value)
        told.stage = list(world.stage)
        world.watch = told.note
        run(world)
        told.end(world)
    return history_told(setting, seed, number, weight, first, told)


def replay_particle(network: Network, seed: int, number: int) -> WorldHistory:
    """Return the world that ends in a slot of a block of particles, along its line of ancestors."""
    slots = slots_by_kernel if has_kernel() else slots_by_plain
    block, place = divmod(number, WORLDS_PER_BLOCK)
    found = slots(network, seed, block)
    first_world = WORLDS_PER_BLOCK * block
    root, *path = ancestors_of(found.lines, place)
    setting = draw_setting(network, seed, (first_world + root) // GROUP)
    value, weight = draw_first(setting, seed, first_world + root)
    first = tuple(value)
    told = Telling(value=list(value), seen_at=[inf] * len(network.ask_condition))
    if weight > 0.0:
        world = start(setting, seed, first_world + root, value, log_of(weight))
        told.stage = list(world.stage)
        world.watch = told.note
        slot = Slot(world, begin(world), root, first_world)
        for instant, line, each in zip(checkpoints_of(network), found.lines, path, strict=True):
            run_until(slot.world, slot.main, instant)
            credit_records(slot.world)
            if line:
                slot = descend(slot, first_world + each, instant)
        run_until(slot.world, slot.main, inf)
        told.end(slot.world)
    return history_told(setting, seed, number, found.records[place].weight, first, told)


def history_told(
    setting: Setting, seed: int, number: int, weight: float, first: tuple[int, ...], told: Telling
) -> WorldHistory:
    """Return what was told of a world, with its start and its end."""
    network = setting.network
    drawn = [each for each, kind in enumerate(network.range_kind) if kind != 0]
    return WorldHistory(
        seed=seed,
        number=number,
        weight=weight,
        ranges=tuple((network.legend.ranges[each], setting.range[each]) for each in drawn),
        first=tuple(zip(network.legend.variables, first, strict=True)),
        n_claims=network.n_claims,
        seen_at_first=told.at_start,
        happenings=tuple(told.happenings),
        last=tuple(zip(network.legend.variables, told.value, strict=True)),
        seen_at=tuple(told.seen_at),
    )


@dataclass(slots=True)
class Telling:
    """What was told so far, and the world as it was then."""

    value: list[int]
    seen_at: list[float]
    stage: list[int] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    at_start: tuple[tuple[str, str], ...] = ()

    def end(self, world: World) -> None:
        """Keep how the world ended, and what it answered at its start."""
        self.value, self.seen_at = list(world.value), list(world.seen_at)
        self.at_start = asks_seen(world.setting.network, world.seen_at, 0.0)

    def note(self, world: World, kind: int, index: int) -> None:
        """Note what has just happened, where anything has."""
        legend = world.setting.network.legend
        changes = tuple(
            Change(legend.variables[variable], before, after)
            for variable, (before, after) in enumerate(zip(self.value, world.value, strict=True))
            if before != after
        )
        seen = tuple(
            legend.asks[ask]
            for ask, (before, after) in enumerate(zip(self.seen_at, world.seen_at, strict=True))
            if before == inf and 0.0 < after == world.time
        )
        told = wording_of(world, kind, index, self.stage)
        self.value, self.seen_at, self.stage = list(world.value), list(world.seen_at), list(world.stage)
        is_met = kind == FACT and told is not None and told[0] == "event" and world.log_weight > -inf
        if told is not None and (changes or seen or is_met or kind in (CANDIDATE, TALK, POSTPONED)):
            self.happenings.append(Happening(world.time, *told, changes, seen))


def wording_of(world: World, kind: int, index: int, stage: Sequence[int]) -> tuple[str, str, str] | None:
    """Return kind, name and what came of it; None for what is no happening (a value that is read)."""
    network = world.setting.network
    legend = network.legend
    if kind == CANDIDATE:
        if world.stage[index] > stage[index]:
            return "stage", legend.events[index], f"{world.stage[index]} of {network.event_stages[index]}"
        return "event", legend.events[index], ""
    if kind in (TALK, POSTPONED):
        name, outcomes = legend.talks[index]
        agreed = world.value[network.talk_variable[index]]
        if agreed > 0 and (kind == POSTPONED) == world.is_postponed[index]:
            return "talk", name, outcomes[agreed - 1]
        return ("postponed", name, "") if kind == TALK else None
    if kind == ASK:
        return "asked", ":".join(legend.asks[index]), ""
    if kind == EDGE:
        return "calendar", legend.variables[network.calendar_variable], ""
    return dated_wording(network, kind, index)


def dated_wording(network: Network, kind: int, index: int) -> tuple[str, str, str] | None:
    """Return the same for what was observed, set, made or scaled; None for a record's ends and a read."""
    legend = network.legend
    if kind == FACT and network.fact_kind[index] == OCCURRENCE:
        return "event", legend.events[network.fact_event[index]], "observed"
    if kind == FACT:
        return "dated", legend.facts[index], "observed"
    if kind == MAKE:
        return "event", legend.events[network.making_event[index]], "made"
    if kind == FIX:
        return "dated", legend.variables[network.fixing_variable[index]], "set"
    if kind == SCALE:
        return "dated", legend.events[network.scaling_event[index]], "scaled"
    return None


def asks_seen(network: Network, seen_at: Sequence[float], at: float) -> tuple[tuple[str, str], ...]:
    """Return the asks whose condition first held by an instant."""
    return tuple(asked for asked, seen in zip(network.legend.asks, seen_at, strict=True) if seen <= at)


# ---- finding one ----------------------------------------------------------------------------------


def find_world(
    network: Network, *, seed: int = 1, ask: int, first: int = 0, n_tries: int = 2**20, engine: str = "auto"
) -> int:
    """Return the number of the first world, from `first` on, that counts and answers yes to an ask.

    For an ask with a condition (`given`), one in which that came true as well. At most `n_tries` worlds are
    looked at. Raises WorldNotFound, which says how many were, ValueError for misuse, and EngineLimit.
    """
    if not 0 <= ask < len(network.ask_condition):
        raise ValueError(f"ask must be from 0 to {len(network.ask_condition) - 1}, got {ask}")
    if not 0 <= first < 2**32 or n_tries < 1:
        raise ValueError(f"first must be from 0 to 2^32 - 1 and n_tries above 0, got {first} and {n_tries}")
    if engine not in ("auto", "worlds", "plain"):
        raise ValueError(f"engine must be plain, worlds or auto, got {engine!r}")
    last = min(first + n_tries, 2**32)
    n_counted, at, n_at_once = 0, first // GROUP, FIRST_TRIES // GROUP
    is_plain = engine == "plain" or not has_kernel()
    find = yes_by_plain if is_plain else yes_by_kernel
    if has_evidence(network):  # whole blocks of particles
        find = yes_by_particles
        at, n_at_once = first // WORLDS_PER_BLOCK * GROUPS_PER_BLOCK, GROUPS_PER_BLOCK
    while at * GROUP < last:
        n_groups = n_at_once if has_evidence(network) else min(n_at_once, -(-last // GROUP) - at)
        for number, (is_counted, is_yes) in enumerate(find(network, seed, at, n_groups, ask), GROUP * at):
            if first <= number < last and is_counted:
                n_counted += 1
                if is_yes:
                    return number
        at += n_groups
        n_at_once = n_at_once if has_evidence(network) else min(2 * n_at_once, MOST_AT_ONCE // GROUP)
    raise WorldNotFound(last - first, n_counted)


def is_yes(network: Network, ask: int, is_seen: Sequence[bool]) -> bool:
    """Return whether a world in which these conditions were seen answers yes, and the ask counts there."""
    given = network.ask_given[ask]
    return (given < 0 or is_seen[given]) and is_seen[ask] != bool(network.ask_is_negated[ask])


def yes_by_plain(
    network: Network, seed: int, first_group: int, n_groups: int, ask: int
) -> Iterator[tuple[bool, bool]]:
    """Yield for each world of some groups whether it counts, and whether it answers yes."""
    for group in range(first_group, first_group + n_groups):
        setting = draw_setting(network, seed, group)
        for each in range(GROUP):
            record = run_world(setting, seed, GROUP * group + each)
            yield record.weight > 0.0, is_yes(network, ask, record.is_seen)


def yes_by_kernel(
    network: Network, seed: int, first_group: int, n_groups: int, ask: int
) -> Iterator[tuple[bool, bool]]:
    """Yield the same, from the kernel's records."""
    from casus.engine.record import records_of_groups  # ctypes is loaded only by who runs worlds

    records = records_of_groups(network, seed, first_group, n_groups)
    n_asks = len(network.ask_condition)
    for world in range(GROUP * n_groups):
        is_seen = [bool(seen) for seen in records.is_seen[n_asks * world : n_asks * (world + 1)]]
        yield records.weight[world] > 0.0, is_yes(network, ask, is_seen)


def yes_by_particles(
    network: Network, seed: int, first_group: int, n_groups: int, ask: int
) -> Iterator[tuple[bool, bool]]:
    """Yield the same of the slots of one block of particles."""
    slots = slots_by_kernel if has_kernel() else slots_by_plain
    for record in slots(network, seed, first_group // n_groups).records:
        yield record.weight > 0.0, is_yes(network, ask, record.is_seen)
