"""What was observed weighs a world, and what was set, made or scaled is so in it: the dated entries.

An occurrence seen at t weighs by its density, h(t-) exp(-integral of h) where it was on record; not to have
occurred weighs exp(-integral of h) (the likelihood of a point process: Daley and Vere-Jones 2003, An
introduction to the theory of point processes, proposition 7.2.III). With stages the waiting time is Erlang's
in the integral of the stage hazard, which already is k times as high. Weights are kept as logarithms.

A record's integral is taken at every instant at which its hazard changes. At a checkpoint what is on record
so far is credited to the weight, so that worlds are compared (and resampled) by all that is known.
"""

from __future__ import annotations

from math import inf

from casus.engine.arithmetic import logarithm
from casus.engine.condition import holds
from casus.engine.luck import MASK64, luck
from casus.engine.setting import DAYS_PER_YEAR
from casus.engine.world import OpenRecord, World, check_watching, hazard_of, occur
from casus.network import ALWAYS, Network

FIX, MAKE, SCALE, RECORD_BEGIN, FACT, RECORD_END = range(5, 11)  # kinds of entries, after POSTPONED
OCCURRENCE, SIGHTING, SOFT = range(3)
STAGE_STRIDE = 0x8CB92BA72F3D8DD7
SMALLEST_NORMAL = 2.0**-1022


def has_evidence(network: Network) -> bool:
    """Return whether anything was observed in this network."""
    return bool(network.fact_kind or network.record_event) or any(
        outcome >= 0 for outcome in network.talk_seen_outcome
    )


def checkpoints_of(network: Network) -> list[float]:
    """Return the instants, in order, at which all that is known by then is in the weights."""
    instants = {at + days for at, days in zip(network.fact_at, network.fact_days, strict=True)}
    instants |= set(network.record_end_at)
    for at, kind, index in zip(
        network.schedule_at, network.schedule_kind, network.schedule_index, strict=True
    ):
        if kind in (3, 4) and network.talk_seen_outcome[index] >= 0:
            instants.add(at)
    return sorted(max(instant, 0.0) for instant in instants)


def weigh(world: World, logarithm_of_factor: float, fact: int) -> None:
    """Multiply the world's weight. Where that leaves nothing, the world ends: it could not meet the fact."""
    world.log_weight += logarithm_of_factor
    if world.log_weight == -inf and world.died_of < 0:
        world.died_of, world.died_at = fact, world.time


def weigh_talk(world: World, talk: int, chance: float) -> None:
    """Multiply the world's weight by the chance of what a talk did; talks are counted after the facts."""
    weigh(world, log_of(chance), len(world.setting.network.fact_kind) + talk)


def log_of(x: float) -> float:
    """Return the logarithm of x >= 0: minus infinity for 0, and where x is too small to have all its bits."""
    return logarithm(x) if x >= SMALLEST_NORMAL else -inf


# ---- entries of the schedule ---------------------------------------------------------------------------


def keep_dated(world: World, kind: int, index: int) -> None:
    """Process an entry of evidence or intervention at the world's time."""
    network = world.setting.network
    if kind == FIX:
        variable, value = network.fixing_variable[index], network.fixing_value[index]
        world.is_frozen[variable] = True
        if world.value[variable] != value:
            world.value[variable] = value
            check_watching(world, [variable])
    elif kind == MAKE:
        make_occur(world, network.making_event[index])
    elif kind == SCALE:
        world.scale[network.scaling_event[index]] = network.scaling_factor[index]
    elif kind == RECORD_BEGIN:
        event = network.record_event[index]
        world.open_records.append(OpenRecord(index, event, hazard_of(world, event), world.time))
    elif kind == RECORD_END:
        end_record(world, index)
    elif network.fact_days[index] > 0.0:
        u = luck(world.seed, world.number, network.fact_stream[index])
        world.pending.append((network.fact_at[index] + network.fact_days[index] * u, index))
    else:
        meet_fact(world, index)


def make_occur(world: World, event: int) -> None:
    """Let an event occur by fiat unless it is done; its record tells of what it did by itself."""
    if world.is_done[event]:
        return
    record = open_record_of(world, event)
    if record is not None:
        credit_record(world, record)
    occur(world, event)
    if record is not None:
        restart_record(world, record)


def keep_pending(world: World) -> None:
    """Process the first fact at an instant drawn from a window: the weight is by the length of the window."""
    first = min(world.pending)
    world.pending.remove(first)
    weigh(world, log_of(world.setting.network.fact_days[first[1]]), first[1])
    meet_fact(world, first[1])
    follow_records(world)
    if world.watch is not None:
        world.watch(world, FACT, first[1])


def meet_fact(world: World, fact: int) -> None:
    """Weigh a world by a fact at its time, and let happen what was seen to happen."""
    network = world.setting.network
    kind = network.fact_kind[fact]
    if kind == OCCURRENCE:
        meet_occurrence(world, fact, network.fact_event[fact])
        if network.fact_condition[fact] != ALWAYS:
            meet_sighting(world, fact)
    elif kind == SIGHTING:
        meet_sighting(world, fact)
    elif holds(network, network.fact_condition[fact], world.value):
        weigh(world, log_of(world.setting.range[network.fact_factor[fact]]), fact)


def meet_occurrence(world: World, fact: int, event: int) -> None:
    """Weigh by the density of an occurrence, and let it occur.

    On record that is Erlang's density; else the hazard, which is 0 unless the event is in its last stage.
    """
    record = open_record_of(world, event)
    hazard = hazard_of(world, event) / DAYS_PER_YEAR
    left = world.setting.network.event_stages[event] - world.stage[event]
    if record is None:
        weigh(world, log_of(hazard) if left == 1 else -inf, fact)
    else:
        bring_up(world, record)
        weigh(world, log_density(left, hazard, record.integral / DAYS_PER_YEAR) - record.credited, fact)
    if world.died_of >= 0:
        return
    occur(world, event)
    if record is not None:
        restart_record(world, record)


def meet_sighting(world: World, fact: int) -> None:
    """Weigh by the chance of what was seen: a misread's share, else 1 where it is so, 0 where it is not."""
    network = world.setting.network
    begin, end = network.fact_misread_begin[fact], network.fact_misread_begin[fact + 1]
    for row in range(begin, end):
        if world.value[network.fact_variable[fact]] == network.misread_value[row]:
            weigh(world, log_of(world.setting.range[network.misread_share[row]]), fact)
            return
    if not holds(network, network.fact_condition[fact], world.value):
        weigh(world, -inf, fact)


# ---- stretches on record ---------------------------------------------------------------------------------


def open_record_of(world: World, event: int) -> OpenRecord | None:
    """Return the record that every occurrence of an event is on now, if there is one."""
    return next((each for each in world.open_records if each.event == event), None)


def restart_record(world: World, record: OpenRecord) -> None:
    """Begin to wait for the next occurrence: what came before is in the weight."""
    record.integral = record.credited = 0.0
    record.since = world.time
    record.hazard = hazard_of(world, record.event)


def bring_up(world: World, record: OpenRecord) -> None:
    """Take the integral of a record's hazard up to the world's time."""
    record.integral += record.hazard * (world.time - record.since)
    record.since = world.time


def follow_records(world: World) -> None:
    """Take up the hazards of the events on record after something has changed."""
    for record in world.open_records:
        hazard = hazard_of(world, record.event)
        if hazard != record.hazard:
            bring_up(world, record)
            record.hazard = hazard


def credit_record(world: World, record: OpenRecord) -> None:
    """Weigh by the chance that nothing occurred on a record until now, as far as that is not done yet."""
    bring_up(world, record)
    left = world.setting.network.event_stages[record.event] - world.stage[record.event]
    survival = log_survival(left, record.integral / DAYS_PER_YEAR)
    world.log_weight += survival - record.credited
    record.credited = survival


def credit_records(world: World) -> None:
    """Weigh by what is on record until the world's time, which is a checkpoint."""
    if world.log_weight > -inf:
        for record in world.open_records:
            credit_record(world, record)


def end_record(world: World, index: int) -> None:
    """End a record: weigh by what did not occur, and draw the stages that were passed unseen."""
    place = next(i for i, each in enumerate(world.open_records) if each.record == index)
    record = world.open_records[place]
    credit_record(world, record)
    del world.open_records[place]
    network = world.setting.network
    left = network.event_stages[record.event] - world.stage[record.event]
    if left > 1:
        stream = (network.event_stream[record.event] + STAGE_STRIDE) & MASK64
        u = luck(world.seed, world.number, stream)
        world.stage[record.event] += stages_passed(left, record.integral / DAYS_PER_YEAR, u)


# ---- Erlang's law: the time of the last of `left` stages, x the integral of the stage hazard ---------------


def log_survival(left: int, x: float) -> float:
    """Return ln of the sum over j < left of x^j e^-x / j!: not all stages were passed."""
    if left == 1:
        return -x
    total = term = 1.0
    for j in range(1, left):
        term = term * x / j
        total += term
    return logarithm(total) - x if total < inf else -inf


def log_density(left: int, hazard: float, x: float) -> float:
    """Return ln of hazard x^(left - 1) e^-x / (left - 1)!: the last stage was passed just now."""
    term = hazard
    for j in range(1, left):
        term = term * x / j
    return log_of(term) - x if term < inf else -inf


def stages_passed(left: int, x: float, u: float) -> int:
    """Return how many of the stages were passed, given that not all were: j in proportion to x^j / j!."""
    terms = [1.0]
    for j in range(1, left):
        terms.append(terms[-1] * x / j)
    total = 0.0
    for term in terms:
        total += term
    target, reached = u * total, 0.0
    for j, term in enumerate(terms):
        reached += term
        if target < reached:
            return j
    return left - 1
