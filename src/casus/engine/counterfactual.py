"""Counterfactuals: given what was observed, how it would have gone had one thing been otherwise. By plain.

Pearl (2009), Causality, section 7.1: abduction, action, prediction. Every world of the factual network has a
twin in the changed one, with the same claims' coins, ranges, candidates and draws, as the evidence conditions
them: a candidate that the record deletes in the factual world is deleted for the twin; where an event was
seen, a candidate is added whose height is even over (0, hazard of the factual world); a talk whose outcome
was seen has its draw within that outcome's stretch. The twin has no evidence of its own. It goes where the
factual world goes, through every resampling, and counts with its weight.

Both have the larger of their bounds, so that they meet the same candidates: a coupling by thinning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf, sqrt

from casus.engine.arithmetic import exponential
from casus.engine.claim import draw_first, is_excluded
from casus.engine.common import share_bounds
from casus.engine.compare import check_alike
from casus.engine.evidence import FACT, OCCURRENCE, checkpoints_of, credit_records, keep_pending, log_of
from casus.engine.evidence import open_record_of as record_of
from casus.engine.form import Comparison, Difference
from casus.engine.history import (
    POSTPONED,
    TALK,
    begin,
    keep_appointment,
    start,
    try_candidate,
)
from casus.engine.layer import next_in_layers
from casus.engine.luck import fraction, words
from casus.engine.particles import (
    Block,
    Slot,
    add_ancestors,
    add_work,
    add_world,
    empty_block,
    resample,
    weights_of,
)
from casus.engine.setting import draw_setting
from casus.engine.sums import GROUPS_PER_BLOCK, WORLDS_PER_BLOCK
from casus.engine.talk import odds_of
from casus.engine.tally import Tally, add_block, empty_tally, outcome_of_tally, sum_of
from casus.engine.world import World, hazard_of, pass_stage
from casus.network import GROUP, Network

HEIGHT_STRIDE = 0xB5297A4D3F84D5B5  # of the heights of candidates that are added


def run_counterfactual(
    factual: Network, changed: Network, *, seed: int = 1, n_worlds: int = 8192
) -> Comparison:
    """Return the answers of `factual` given its evidence, those of `changed` in the same worlds, and how they
    differ, with errors between blocks.

    `changed` has the same events and asks, and no evidence; what is set, made or scaled in it may be in the
    past. `n_worlds` is rounded up to whole blocks of 1,024. Raises ValueError for networks that cannot be
    compared and for a record of an event with stages or driven by a count, EngineLimit as a run does.
    """
    check_alike([factual, changed])
    refuse_records(factual)
    pairs: list[tuple[Block, Block]] = []
    tallies = empty_tally(factual), empty_tally(changed)
    for number in range(-(-n_worlds // WORLDS_PER_BLOCK)):
        both = run_pair_block(factual, changed, seed, GROUPS_PER_BLOCK * number, GROUPS_PER_BLOCK)
        pairs.append(both)
        for network, tally, block in zip((factual, changed), tallies, both, strict=True):
            add_block(network, tally, block)
    none = (0.0,) * len(factual.ask_condition)
    outcomes = tuple(
        outcome_of_tally(network, tally, "plain", seed, none, is_interrupted=False)
        for network, tally in zip((factual, changed), tallies, strict=True)
    )
    return Comparison(outcomes, (differences_between(factual, changed, pairs, tallies[0]),), False)


def refuse_records(network: Network) -> None:
    """Raise ValueError for a record whose deleted candidates cannot be told one by one."""
    for event in {*network.record_event, *(each for each in network.fact_event if each >= 0)}:
        if network.event_stages[event] > 1 or network.event_per[event] >= 0:
            raise ValueError(
                "a counterfactual takes no record of an event with stages, or driven by a count: "
                f"{network.legend.events[event] if network.legend.events else event}"
            )


def run_pair_block(
    factual: Network, changed: Network, seed: int, first_group: int, n_groups: int
) -> tuple[Block, Block]:
    """Return what a block of factual worlds found, and their twins with the same weights."""
    block, other = empty_block(factual, n_groups), empty_block(changed, n_groups)
    slots: list[Slot] = []
    for group in range(first_group, first_group + n_groups):
        for slot, is_consistent in begin_pairs(factual, changed, seed, first_group, group):
            slots.append(slot)
            block.n_consistent += is_consistent
    other.n_consistent = block.n_consistent
    for instant in checkpoints_of(factual):
        for slot in slots:
            run_pair(slot, instant)
            credit_records(slot.world)
        slots = resample(block, slots, instant, [])
    for slot in slots:
        run_pair(slot, inf)
    add_work(block, slots)
    weight, log_most = weights_of(slots)
    if log_most == -inf:
        last = max(slots, key=lambda slot: (slot.world.died_at, slot.world.died_of)).world
        block.died_of, block.died_at = last.died_of, last.died_at
    block.log_scale += log_most
    for slot, w in zip(slots, weight, strict=True):
        if w > 0.0 and slot.twin is not None:
            add_world(block, factual, slot, w)
            add_world(other, changed, replace(slot, world=slot.twin), w)
    for each in (block, other):
        add_ancestors(each, slots, weight)
    other.log_scale, other.died_of, other.died_at = block.log_scale, block.died_of, block.died_at
    return block, other


def begin_pairs(
    factual: Network, changed: Network, seed: int, first_group: int, group: int
) -> Iterator[tuple[Slot, bool]]:
    """Yield the worlds of a group at the start, each with its twin, under common bounds; and whether no
    contradiction excludes it."""
    settings = draw_setting(factual, seed, group), draw_setting(changed, seed, group)
    for number in range(GROUP * group, GROUP * (group + 1)):
        value, weight = draw_first(settings[0], seed, number)
        is_consistent = not is_excluded(factual, value)
        of_twin, _ = draw_first(settings[1], seed, number)
        world = start(settings[0], seed, number, value, log_of(weight))
        twin = start(settings[1], seed, number, of_twin)
        share_bounds([world, twin])
        condition_talks(world, twin)
        main = begin(world)
        begin(twin)
        place = number - GROUP * first_group
        yield Slot(world, main, place, GROUP * first_group, twin), is_consistent


def run_pair(slot: Slot, until: float) -> None:
    """Run a world and its twin up to `until`, by the same candidates, in order of time."""
    world, main = slot.world, slot.main
    twin = slot.twin
    assert twin is not None
    end_at = max(each.setting.network.end_at for each in (world, twin))
    while world.log_weight > -inf:
        due = [next_due(each) for each in (world, twin)]
        layers = [next_in_layers(each, layered(each)) for each in (world, twin)]
        next_at = min(due[0], due[1], main.at, layers[0][0], layers[1][0])
        if next_at > until or next_at == inf or next_at > end_at:
            break
        if due[0] <= next_at:
            world.time = twin.time = next_at
            keep_both(world, twin)
        elif due[1] <= next_at:
            world.time = twin.time = next_at
            keep_appointment(twin)
        elif main.at <= next_at:
            world.time = twin.time = next_at
            event, height = main.event, main.height
            main.advance()
            is_deleted = record_of(world, event) is not None and height < hazard_of(world, event)
            try_candidate(world, event, height)
            if not is_deleted and height < hazard_of(twin, event):
                pass_stage(twin, event)
        else:
            for each, (at, event, height) in zip((world, twin), layers, strict=True):
                each.time = next_at
                if at <= next_at:
                    try_candidate(each, event, height)
    for each in (world, twin):
        if until < each.setting.network.end_at:
            each.time = until


def layered(world: World) -> list[int]:
    """Return the events driven by a count that can occur."""
    return [e for e, per in enumerate(world.setting.network.event_per) if per >= 0 and world.bound[e] > 0.0]


def next_due(world: World) -> float:
    """Return the instant of what is scheduled or pending next in a world, infinite from its end on."""
    network = world.setting.network
    at = network.schedule_at[world.place] if world.place < len(network.schedule_at) else inf
    at = min([at, *(instant for instant, _ in world.pending)])
    return at if at <= network.end_at else inf


def keep_both(world: World, twin: World) -> None:
    """Process what is due in the factual world; where that is an occurrence, try the twin by its height."""
    network = world.setting.network
    is_pending = bool(world.pending) and min(world.pending)[0] <= world.time
    place = world.place
    is_scheduled = place < len(network.schedule_at) and network.schedule_at[place] <= world.time
    fact = -1
    if is_scheduled:
        kind, index = network.schedule_kind[place], network.schedule_index[place]
        if kind == FACT and network.fact_days[index] == 0.0:
            fact = index
        if kind in (TALK, POSTPONED):
            condition_talk(world, twin, index)
    elif is_pending:
        fact = min(world.pending)[1]
    is_occurrence = fact >= 0 and network.fact_kind[fact] == OCCURRENCE
    hazard = hazard_of(world, network.fact_event[fact]) if is_occurrence else 0.0
    if is_scheduled:
        keep_appointment(world)
    else:
        keep_pending(world)
    if is_occurrence and world.log_weight > -inf:
        w0, w1, _, _ = words(world.seed, world.number, (network.fact_stream[fact] + HEIGHT_STRIDE) % 2**64)
        if fraction(w0, w1) * hazard < hazard_of(twin, network.fact_event[fact]):
            pass_stage(twin, network.fact_event[fact])


def condition_talks(world: World, twin: World) -> None:
    """Give the twin the draws of the dates of talks that were seen, as they are given those dates."""
    network, setting = world.setting.network, world.setting
    for talk, seen in enumerate(network.talk_seen_outcome):
        if seen < 0:
            continue
        w0, w1, w2, w3 = words(world.seed, world.number, network.talk_stream[talk])
        of_date = fraction(w2, w3)
        if network.talk_postponed[talk] >= 0:
            chance = setting.range[network.talk_postponed[talk]]
            is_postponed = network.talk_seen_is_postponed[talk]
            of_date = of_date * chance if is_postponed else chance + of_date * (1.0 - chance)
        twin.talk_luck[talk] = fraction(w0, w1), of_date


def condition_talk(world: World, twin: World, talk: int) -> None:
    """Give the twin the draw of a talk that was seen, within its outcome's stretch as the odds are now."""
    network = world.setting.network
    seen = network.talk_seen_outcome[talk]
    if seen < 0 or network.talk_rule[talk] not in (0, 3):
        return
    odds = odds_of(world.setting, talk, world.value)
    w0, w1, _, _ = words(world.seed, world.number, network.talk_stream[talk])
    u = (sum(odds[:seen]) + fraction(w0, w1) * odds[seen]) / sum(odds)
    twin.talk_luck[talk] = u, twin.talk_luck[talk][1]


def differences_between(
    factual: Network, changed: Network, pairs: list[tuple[Block, Block]], tally: Tally
) -> tuple[Difference, ...]:
    """Return, by ask, how the changed answer differs from the factual one, with the error between blocks."""
    n_asks = len(factual.ask_condition)
    found = []
    for ask in range(n_asks):
        rows = [(shares_in(factual, one, ask), shares_in(changed, two, ask)) for one, two in pairs]
        units = [
            0.0 if one.log_scale == -inf else exponential(one.log_scale - tally.log_scale) for one, _ in pairs
        ]
        found.append(difference_over_blocks(rows, units))
    return tuple(found)


def shares_in(network: Network, block: Block, ask: int) -> tuple[float, float]:
    """Return hits of an ask in a block and the weight that they are a share of."""
    n_asks, given = len(network.ask_condition), network.ask_given[ask]
    hits = sum_of(block.hits[ask::n_asks])
    return hits, sum_of(block.weight) if given < 0 else sum_of(block.hits[given::n_asks])


def difference_over_blocks(
    rows: list[tuple[tuple[float, float], tuple[float, float]]], units: list[float]
) -> Difference:
    """Return the difference of two ratios of sums over blocks, by the delta method."""
    first_weight = sum(unit * first[1] for unit, (first, _) in zip(units, rows, strict=True))
    weight = sum(unit * second[1] for unit, (_, second) in zip(units, rows, strict=True))
    if first_weight <= 0.0 or weight <= 0.0:
        return Difference(None, inf, 0)
    first_ratio = sum(unit * first[0] for unit, (first, _) in zip(units, rows, strict=True)) / first_weight
    ratio = sum(unit * second[0] for unit, (_, second) in zip(units, rows, strict=True)) / weight
    spread = sum(
        (
            unit * (second[0] - ratio * second[1]) / weight
            - unit * (first[0] - first_ratio * first[1]) / first_weight
        )
        ** 2
        for unit, (first, second) in zip(units, rows, strict=True)
    )
    n_blocks = len(rows)
    error = sqrt(spread * n_blocks / (n_blocks - 1)) if n_blocks > 1 else inf
    n_differing = sum(first != second for first, second in rows)
    return Difference(ratio - first_ratio, error, n_differing)
