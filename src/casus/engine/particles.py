"""Particles by the definition: blocks of worlds, resampled where evidence leaves few of them with weight.

A block is run to each checkpoint in turn. Where its effective worlds, (sum w)^2 / sum w^2, are below half of
them, they are resampled: slot i goes on with the past of its ancestor and with world i's own luck, from that
instant. The mean weights, multiplied over the resamplings, estimate the probability of the evidence without
bias (Del Moral 2004, Feynman-Kac formulae, proposition 7.4.1). Systematic resampling: Kitagawa (1996), Monte
Carlo filter and smoother, J. Comput. Graph. Stat. 5, appendix.

Blocks are independent of each other: sums over blocks are sums of equals, and errors are between blocks. The
worlds of a block descend from few, so that no smaller unit has an error of its own.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from math import inf

from casus.engine.arithmetic import exponential, logarithm
from casus.engine.claim import draw_first, is_excluded
from casus.engine.evidence import checkpoints_of, credit_records, log_of
from casus.engine.history import MainCandidates, begin, run_until, start
from casus.engine.luck import fraction, words
from casus.engine.setting import draw_setting
from casus.engine.sums import PER_READ
from casus.engine.world import World
from casus.network import GROUP, Network

RESAMPLING_STREAM = 0x3451E8170F7C3D1A  # the first 8 bytes of blake2b(b"resampling")


@dataclass(slots=True)
class Slot:
    """One place in a block: the world that is in it, and its ancestor at the start, by place."""

    world: World
    main: MainCandidates
    root: int
    first_world: int  # of the block
    twin: World | None = None  # in a changed network (counterfactual.py)


@dataclass(slots=True)
class Block:
    """What a block of particles found. Weights are in units of e to `log_scale`.

    `weight`: by group of the block, of the worlds whose ranges are those of that group. `hits`: of those,
    where an ask answers yes; group by group, each with all asks. `own_hits`: by ask, sum of w^2 where yes.
    `own`: sum over ancestors at the start of the square of their descendants' weight, so that worlds of one
    ancestor count as one. `reads`: sum of w x and of w x^2. `n_consistent`: worlds that no contradiction
    excludes. `died_of`, `died_at`: where no world has weight, the fact that the last one could not meet (-1
    where none has weight at the start), and when; after the facts the talks are counted.
    """

    log_scale: float
    weight: array[float]
    hits: array[float]
    own_hits: array[float]
    own: float
    reads: array[float]
    n_consistent: int
    n_candidates: int
    n_occurrences: int
    n_resamplings: int
    died_of: int
    died_at: float


def run_block(
    network: Network, seed: int, first_group: int, n_groups: int, is_resampled: bool, ranges_of: int = -1
) -> Block:
    """Return what a block of `n_groups` groups found. Raises EngineLimit.

    `ranges_of`: a group whose ranges all the others take, -1: each its own. Without resampling its worlds
    are independent, each with its own weight.
    """
    block = empty_block(network, n_groups)
    slots, _ = last_slots(network, seed, first_group, block, is_resampled, ranges_of)
    weight, log_most = weights_of(slots)
    if log_most == -inf:
        last = max(slots, key=lambda slot: (slot.world.died_at, slot.world.died_of)).world
        block.died_of, block.died_at = last.died_of, last.died_at
    block.log_scale += log_most
    for slot, w in zip(slots, weight, strict=True):
        if w > 0.0:
            add_world(block, network, slot, w)
    add_ancestors(block, slots, weight)
    return block


def last_slots(
    network: Network, seed: int, first_group: int, block: Block, is_resampled: bool, ranges_of: int = -1
) -> tuple[list[Slot], list[list[int]]]:
    """Return the slots of a block at the end, and their lines: at each checkpoint, from which slot each goes
    on, or nothing where none was resampled. The work done is added to the block. Raises EngineLimit."""
    slots, block.n_consistent = begin_block(network, seed, first_group, len(block.weight), ranges_of)
    lines: list[list[int]] = []
    for instant in checkpoints_of(network):
        for slot in slots:
            run_until(slot.world, slot.main, instant)
            credit_records(slot.world)
        lines.append([])
        if is_resampled:
            slots = resample(block, slots, instant, lines[-1])
    for slot in slots:
        run_until(slot.world, slot.main, inf)
    add_work(block, slots)
    return slots, lines


def begin_block(
    network: Network, seed: int, first_group: int, n_groups: int, ranges_of: int
) -> tuple[list[Slot], int]:
    """Return the slots of a block at the start, and how many worlds no contradiction excludes."""
    slots: list[Slot] = []
    n_consistent = 0
    for group in range(first_group, first_group + n_groups):
        setting = draw_setting(network, seed, group if ranges_of < 0 else ranges_of)
        for number in range(GROUP * group, GROUP * (group + 1)):
            value, weight = draw_first(setting, seed, number)
            n_consistent += not is_excluded(network, value)
            if weight > 0.0:
                world = start(setting, seed, number, value, log_of(weight))
                main = begin(world)
            else:
                world = World(setting, seed, number, value, log_weight=-inf)
                main = MainCandidates(world)
            slots.append(Slot(world, main, len(slots), GROUP * first_group))
    return slots, n_consistent


def empty_block(network: Network, n_groups: int) -> Block:
    """Return the sums of a block of no worlds."""
    n_asks, n_reads = len(network.ask_condition), len(network.read_variable)
    return Block(
        log_scale=0.0,
        weight=array("d", [0.0] * n_groups),
        hits=array("d", [0.0] * (n_groups * n_asks)),
        own_hits=array("d", [0.0] * n_asks),
        own=0.0,
        reads=array("d", [0.0] * (PER_READ * n_reads)),
        n_consistent=0,
        n_candidates=0,
        n_occurrences=0,
        n_resamplings=0,
        died_of=-1,
        died_at=0.0,
    )


# ---- resampling --------------------------------------------------------------------------------------------


def weights_of(slots: list[Slot]) -> tuple[list[float], float]:
    """Return the weights of slots in units of the largest, and its logarithm: all 0 where none has any."""
    log_most = max(slot.world.log_weight for slot in slots)
    if log_most == -inf:
        return [0.0] * len(slots), log_most
    return [exponential(slot.world.log_weight - log_most) for slot in slots], log_most


def resample(block: Block, slots: list[Slot], instant: float, line: list[int]) -> list[Slot]:
    """Return the slots that go on from a checkpoint: the same, or resampled where few have weight.

    Then the slot that each goes on from is added to `line`.
    """
    weight, log_most = weights_of(slots)
    total = squares = 0.0
    for w in weight:
        total += w
        squares += w * w
    n_slots = len(slots)
    if not 2.0 * (total * total) < n_slots * squares:
        return slots
    add_work(block, slots)
    block.n_resamplings += 1
    block.log_scale += log_most + logarithm(total / n_slots)
    first = slots[0].first_world
    w0, w1, _, _ = words(slots[0].world.seed, first, RESAMPLING_STREAM, block.n_resamplings)
    chosen = choose_ancestors(weight, total, fraction(w0, w1))
    line += chosen
    return [descend(slots[each], first + place, instant) for place, each in enumerate(chosen)]


def choose_ancestors(weight: list[float], total: float, u: float) -> list[int]:
    """Return the ancestor of each slot: that in whose stretch of [0, total) lies (slot + u) / n of the total.

    >>> choose_ancestors([1.0, 0.0, 3.0], 4.0, 0.5)
    [0, 2, 2]
    """
    n_slots = len(weight)
    chosen: list[int] = []
    reached = 0.0
    last = 0
    for each, w in enumerate(weight):
        reached += w
        if w > 0.0:
            last = each
        while len(chosen) < n_slots and (len(chosen) + u) * total < reached * n_slots:
            chosen.append(each)
    return chosen + [last] * (n_slots - len(chosen))


def descend(slot: Slot, number: int, instant: float) -> Slot:
    """Return what a world becomes when another one's luck goes on with its past, from `instant`."""
    world = copy_world(slot.world, number, instant)
    twin = None if slot.twin is None else copy_world(slot.twin, number, instant)
    return Slot(world, MainCandidates(world), slot.root, slot.first_world, twin)


def copy_world(past: World, number: int, instant: float) -> World:
    """Return a world with the same past that goes on with its own luck and no weight yet."""
    return replace(
        past,
        number=number,
        value=past.value[:],
        time=instant,
        stage=past.stage[:],
        is_done=past.is_done[:],
        seen_at=past.seen_at[:],
        first_at=past.first_at[:],
        is_postponed=past.is_postponed[:],
        read=past.read[:],
        cells={},
        n_candidates=0,
        n_occurrences=0,
        log_weight=0.0,
        is_frozen=past.is_frozen[:],
        scale=past.scale[:],
        open_records=[replace(record) for record in past.open_records],
        pending=past.pending[:],
        epoch=past.epoch + 1,
    )


# ---- sums ----------------------------------------------------------------------------------------------


def add_work(block: Block, slots: list[Slot]) -> None:
    """Add the candidates and occurrences of the worlds since they were last resampled."""
    block.n_candidates += sum(slot.world.n_candidates for slot in slots)
    block.n_occurrences += sum(slot.world.n_occurrences for slot in slots)


def add_world(block: Block, network: Network, slot: Slot, w: float) -> None:
    """Add a world of weight w to the sums of the group whose ranges it has."""
    world, group = slot.world, slot.root // GROUP
    n_asks = len(network.ask_condition)
    block.weight[group] += w
    for ask in range(n_asks):
        given = network.ask_given[ask]
        answers = (world.seen_at[ask] < inf) != bool(network.ask_is_negated[ask])
        if answers and (given < 0 or world.seen_at[given] < inf):
            block.hits[n_asks * group + ask] += w
            block.own_hits[ask] += w * w
    for read, x in enumerate(world.read):
        block.reads[PER_READ * read] += w * x
        block.reads[PER_READ * read + 1] += w * x * x


def add_ancestors(block: Block, slots: list[Slot], weight: list[float]) -> None:
    """Add the squares of the weights that descend from each world at the start."""
    of_root = [0.0] * len(slots)
    for slot, w in zip(slots, weight, strict=True):
        of_root[slot.root] += w
    for w in of_root:
        block.own += w * w
