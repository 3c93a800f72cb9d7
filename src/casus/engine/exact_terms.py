"""The sum of the terms of a Poisson mixture over one block of lanes: compiled, or in numpy the definition.

With P = I + Q / L,   v(before) = sum over k of Poisson(k; L days) P^k v(after),   and after each term what
is known at once is settled. Both ways add in the same order, so they give the same to the last bit.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from os import sched_getaffinity

import numpy as np

from casus.engine.exact_condition import Flags, Indexes, Integers, Numbers
from casus.engine.exact_poisson import PoissonWeights
from casus.engine.kernel import load_kernel

STEPS_PER_CHECK = 8
WIDTHS = (1, 8, 16)  # lanes of a block
MOST_CELLS = 2000
SMALL_WORK = 2e6  # updates below which threads cost more than they save
INDEXES = (
    "jump_begin", "jump_target", "jump_rate", "stay_of", "gain_begin", "gain_column", "gain_from",
    "gain_target", "gain_rate", "hold_begin", "hold_column", "hold_from", "hold_mask",
)  # fmt: skip


class Terms(ctypes.Structure):
    """`terms` in terms.c."""

    _fields_ = (
        *((name, ctypes.c_int64) for name in (
            "n_states", "n_columns", "n_used", "n_lanes", "first", "last", "steps_per_check",
        )),
        *((name, ctypes.c_void_p) for name in (*INDEXES, "coef", "stay", "mask", "weight")),
        ("allowed", ctypes.c_double), ("value", ctypes.c_void_p), ("error", ctypes.c_double),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stencil:
    """What one term does to the numbers of each state: jumps, gains and holds in CSR form by state.

    Holds: a column becomes another (`hold_from`) of the same state, or stays (-1), in the lanes of a mask.
    """

    jump_begin: Indexes
    jump_target: Indexes
    jump_rate: Indexes
    stay_of: Indexes
    gain_begin: Indexes
    gain_column: Indexes
    gain_from: Indexes
    gain_target: Indexes
    gain_rate: Indexes
    hold_begin: Indexes
    hold_column: Indexes
    hold_from: Indexes
    hold_mask: Indexes

    @property
    def n_states(self) -> int:
        """Return the number of states."""
        return len(self.stay_of)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of lanes: `value` (state, column, lane) is changed in place; `coef` (rate, lane) and `stay`
    (class of states, lane) as shares of the block's rate; `mask`: lanes as bits; `allowed`: by so much the
    sum may be off where it is ended early."""

    value: Numbers
    coef: Numbers
    stay: Numbers
    mask: np.ndarray[tuple[int], np.dtype[np.uint32]]
    weights: PoissonWeights
    allowed: float


def width_of(n_lanes: int, n_cells: int) -> int:
    """Return how many lanes a block has: fewer where so many cells a lane would leave the cache."""
    widest = WIDTHS[-1] if n_cells <= MOST_CELLS else WIDTHS[1]
    return next((each for each in WIDTHS if each >= min(n_lanes, widest)), widest)


def sum_exits(begin: Integers, which: Integers, rate: Numbers) -> Numbers:
    """Return the total rate at which each class of states is left: (class, lane)."""
    total = np.empty((len(begin) - 1, rate.shape[1]))
    library = load_kernel() if compiled() is not None else None
    if library is not None:
        begin, which = np.ascontiguousarray(begin), np.ascontiguousarray(which)
        rate = np.ascontiguousarray(rate)
        library.casus_sum_exits(
            ctypes.c_int64(len(total)), ctypes.c_int64(rate.shape[1]), ctypes.c_void_p(begin.ctypes.data),
            ctypes.c_void_p(which.ctypes.data), ctypes.c_void_p(rate.ctypes.data),
            ctypes.c_void_p(total.ctypes.data),
        )  # fmt: skip
        return total
    total[:] = 0.0
    degree = np.diff(begin)
    for depth in range(int(degree.max(initial=0))):
        left = np.flatnonzero(degree > depth)
        total[left] += rate[which[begin[left] + depth]]
    return total


def sum_blocks(stencil: Stencil, blocks: Sequence[Block], n_used: int) -> list[float]:
    """Sum the terms of some blocks, in place; return how far off each sum is for having ended early."""
    one = compiled() or sum_in_numpy
    n_updates = sum(
        block.weights.last * (len(stencil.jump_target) + stencil.n_states) * n_used * block.value.shape[2]
        for block in blocks
    )
    n_threads = min(len(blocks), len(sched_getaffinity(0)))
    if n_threads < 2 or n_updates < SMALL_WORK or one is sum_in_numpy:
        return [one(stencil, block, n_used) for block in blocks]
    with ThreadPoolExecutor(n_threads) as pool:
        return list(pool.map(lambda block: one(stencil, block, n_used), blocks))


@cache
def compiled() -> Callable[[Stencil, Block, int], float] | None:
    """Return the compiled loop, or None where it was not built or does not fit this version."""
    library = load_kernel()
    if library is None or not hasattr(library, "casus_sum_terms"):
        return None
    library.casus_size_of_terms.restype = ctypes.c_int64
    if library.casus_size_of_terms() != ctypes.sizeof(Terms):
        return None
    library.casus_sum_terms.argtypes = [ctypes.POINTER(Terms)]
    run = library.casus_sum_terms

    def sum_compiled(stencil: Stencil, block: Block, n_used: int) -> float:
        n_states, n_columns, n_lanes = block.value.shape
        terms = Terms(n_states, n_columns, n_used, n_lanes, block.weights.first, block.weights.last)
        terms.steps_per_check = STEPS_PER_CHECK
        for name in INDEXES:
            setattr(terms, name, getattr(stencil, name).ctypes.data)
        for name in ("coef", "stay", "mask"):
            setattr(terms, name, getattr(block, name).ctypes.data)
        terms.weight = block.weights.weight.ctypes.data
        terms.allowed = block.allowed
        terms.value = block.value.ctypes.data
        if run(ctypes.byref(terms)):
            raise MemoryError("no memory for one block of states")
        return float(terms.error)

    return sum_compiled


def sum_in_numpy(stencil: Stencil, block: Block, n_used: int) -> float:
    """Sum the terms of one block, in place; return how far off the sum is for having ended early."""
    whole = block.value[:, :n_used]
    value, summed = whole.copy(), np.zeros_like(whole)
    layers = layers_of(stencil)
    stay = block.stay[stencil.stay_of][:, None, :]
    is_lane = [(block.mask[:, None] >> np.arange(value.shape[2], dtype=np.uint32)) & 1 > 0]
    weights = block.weights
    rest = 1.0
    for term in range(weights.last + 1):
        if term >= weights.first:
            weight = weights.weight[term - weights.first]
            summed += weight * value
            rest -= weight
        if term == weights.last:
            break
        after = stay * value
        for state, target, rate in layers:
            after[state] += block.coef[rate][:, None, :] * value[target]
        gains(stencil, block, value, after)
        holds(stencil, is_lane[0], value, after)
        if term % STEPS_PER_CHECK == STEPS_PER_CHECK - 1:
            # P is a mean: no later term differs from this one by more than (terms left) * step
            off = float(np.abs(after - value).max(initial=0.0)) * (weights.last - term)
            if off <= block.allowed:
                summed += max(rest, 0.0) * after
                whole[...] = summed
                return off
        value = after
    whole[...] = summed
    return 0.0


def layers_of(stencil: Stencil) -> list[tuple[Indexes, Indexes, Indexes]]:
    """Return the d-th jump of every state that has so many, for d from 0: states, targets, rates."""
    degree = np.diff(stencil.jump_begin)
    layers = []
    for depth in range(int(degree.max(initial=0))):
        state = np.flatnonzero(degree > depth).astype(np.int32)
        place = stencil.jump_begin[state] + depth
        layers.append((state, stencil.jump_target[place], stencil.jump_rate[place]))
    return layers


def gains(stencil: Stencil, block: Block, value: Numbers, after: Numbers) -> None:
    """Add what flows in without flowing out."""
    state = np.repeat(np.arange(stencil.n_states), np.diff(stencil.gain_begin))
    for place, of in enumerate(state.tolist()):
        source = value[stencil.gain_target[place], stencil.gain_from[place]]
        after[of, stencil.gain_column[place]] += block.coef[stencil.gain_rate[place]] * source


def holds(stencil: Stencil, is_lane: Flags, value: Numbers, after: Numbers) -> None:
    """Settle what is known at once, state by state in order."""
    state = np.repeat(np.arange(stencil.n_states), np.diff(stencil.hold_begin))
    depth = np.arange(len(state)) - stencil.hold_begin[state]
    for each in range(int(depth.max(initial=-1)) + 1):
        place = np.flatnonzero(depth == each)
        of, column = state[place], stencil.hold_column[place]
        source = stencil.hold_from[place]
        new = np.where((source < 0)[:, None], value[of, column], after[of, np.maximum(source, 0)])
        after[of, column] = np.where(is_lane[stencil.hold_mask[place]], new, after[of, column])
