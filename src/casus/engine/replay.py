"""One world told: what it starts from, and what happens in it, dated. By plain, which is the definition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from casus.engine.choose import has_kernel
from casus.engine.claim import draw_first
from casus.engine.form import Change, Happening, WorldHistory, WorldNotFound
from casus.engine.history import ASK, CANDIDATE, EDGE, POSTPONED, READ, TALK, run, start
from casus.engine.plain import run_world
from casus.engine.setting import draw_setting
from casus.engine.world import World
from casus.network import GROUP, Network

WORD = {EDGE: "calendar", TALK: "talk", POSTPONED: "talk"}
FIRST_TRIES = 1024
MOST_AT_ONCE = 2**14


def replay_world(network: Network, *, seed: int = 1, number: int) -> WorldHistory:
    """Return world `number` of a run of the network: the same as the one that a run counts.

    A world of weight 0 has no history. Raises ValueError for a number out of range, and EngineLimit.
    """
    if not 0 <= number < 2**32:
        raise ValueError(f"number must be from 0 to 2^32 - 1, got {number}")
    setting = draw_setting(network, seed, number // GROUP)
    value, weight = draw_first(setting, seed, number)
    first = tuple(value)
    told = Telling(value=list(value), seen_at=[inf] * len(network.ask_condition))
    if weight > 0.0:
        world = start(setting, seed, number, value)
        told.stage = list(world.stage)
        world.watch = told.note
        run(world)
        told.seen_at, value = list(world.seen_at), world.value
        told.at_start = asks_seen(network, world.seen_at, 0.0)
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
        last=tuple(zip(network.legend.variables, value, strict=True)),
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
        if told is not None and (changes or seen or kind in (CANDIDATE, TALK, POSTPONED)):
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
    return (
        None if kind == READ else (WORD.get(kind, "dated"), legend.variables[network.calendar_variable], "")
    )


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
    find = yes_by_plain if engine == "plain" or not has_kernel() else yes_by_kernel
    while at * GROUP < last:
        n_groups = min(n_at_once, -(-last // GROUP) - at)
        for number, (is_counted, is_yes) in enumerate(find(network, seed, at, n_groups, ask), GROUP * at):
            if first <= number < last and is_counted:
                n_counted += 1
                if is_yes:
                    return number
        at += n_groups
        n_at_once = min(2 * n_at_once, MOST_AT_ONCE // GROUP)
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
