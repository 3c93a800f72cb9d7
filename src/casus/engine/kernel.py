"""The compiled kernel, called through ctypes. Loading it is paid for by who runs worlds, and only then."""

from __future__ import annotations

import ctypes
from array import array
from dataclasses import dataclass
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

from casus.engine.form import EngineLimit
from casus.engine.particles import Block, empty_block
from casus.engine.sums import GROUPS_PER_BLOCK, Sums, empty_sums, width_of
from casus.network import Network

# the fields of `network` in kernel.c, in its order
NUMBERS = {
    "n_variables": "variable_first", "n_claims": "claim_stream", "n_origins": "origin_stream",
    "calendar_variable": None, "n_ranges": "range_kind", "n_tests": "test_variable",
    "n_reasons": "reason_stream", "n_reports": "report_origin", "n_exclusions": "exclusion",
    "n_starts": "start_variable", "n_counts": "count_variable", "n_events": "event_hazard",
    "n_factors": "factor_condition", "n_effects": "effect_variable", "n_talks": "talk_stream",
    "n_outcomes": "outcome_odds", "n_scheduled": "schedule_at", "n_asks": "ask_condition",
    "n_reads": "read_variable", "n_records": "record_event", "n_facts": "fact_kind",
    "n_fixings": "fixing_variable", "n_makings": "making_event", "n_scalings": "scaling_event",
}  # fmt: skip
IN_ORDER = """
    variable_first variable_cap range_kind range_a range_b range_table range_stream quantile_table
    test_variable test_low test_high test_then test_else
    claim_stream claim_credence claim_unless claim_evidence_begin evidence_bearer evidence_factor
    claim_reason_begin reason_condition reason_holds reason_stream
    claim_n_values claim_parent_begin parent_variable parent_stride claim_table table_share
    origin_stream origin_reliability report_origin report_condition report_says_anyway exclusion
    start_variable start_stream start_begin start_value start_share count_variable count_range
    event_variable event_hazard event_surprise event_able event_able_is_fixed event_stages event_is_again
    event_per event_is_per_pairs event_stream event_factor_begin factor_condition factor_range
    factor_is_fixed event_group_begin group_choice_begin choice_factor_begin choice_factor
    event_effect_begin effect_variable effect_value effect_is_change
    talk_variable talk_stream talk_rule talk_postponed talk_outcome_begin outcome_odds outcome_position
    outcome_factor_begin outcome_factor_condition outcome_factor_range outcome_effect_begin
    talk_party_begin party_position party_power party_salience
    talk_election talk_vote talk_victory party_worth_begin party_worth
    schedule_at schedule_kind schedule_index
    ask_condition ask_mode ask_until_at ask_is_negated ask_given watch_begin watch_ask read_variable
    record_event record_end_at fact_kind fact_at fact_days fact_stream fact_event fact_condition
    fact_variable fact_factor fact_misread_begin misread_value misread_share
    talk_seen_outcome talk_seen_is_postponed
    event_scale_most fixing_variable fixing_value making_event scaling_event scaling_factor
"""
ARRAYS = IN_ORDER.split()
RECORDED = ("weight", "is_seen", "read", "count", "seen_at", "value", "first_at", "range_z")
BLOCK_SUMS = (
    "weight", "hits", "own_hits", "reads", "own", "log_scale", "died_at", "count", "root", "slot_weight",
    "line",
)  # fmt: skip
N_BYTES = {"i": 4, "d": 8, "Q": 8, "B": 1}
RAN, STOPPED, LIMIT = 0, 1, 2
LIMITS = ("", "candidates", "hazard", "range", "talk", "bound")


class Stopped(Exception):
    """The run was asked to stop before it was done."""


class Form(ctypes.Structure):
    """`network` in kernel.c."""

    _fields_ = (
        *((name, ctypes.c_int64) for name in NUMBERS),
        ("candidate_stream", ctypes.c_uint64),
        ("end_at", ctypes.c_double),
        *((name, ctypes.c_void_p) for name in ARRAYS),
    )


class BlockForm(ctypes.Structure):
    """`block_sums` in kernel.c."""

    _fields_ = tuple((name, ctypes.c_void_p) for name in BLOCK_SUMS)


class Record(ctypes.Structure):
    """`record` in kernel.c: where to write what happened world by world."""

    _fields_ = tuple((name, ctypes.c_void_p) for name in RECORDED)


@cache
def load_kernel() -> ctypes.CDLL | None:
    """Return the compiled kernel, or None where it was not built or does not fit this version."""
    for suffix in EXTENSION_SUFFIXES:
        file = Path(__file__).parent / f"_kernel{suffix}"
        if not file.exists():
            continue
        try:
            library = ctypes.CDLL(str(file))
            library.casus_size_of_network.restype = ctypes.c_int64
            if library.casus_size_of_network() != ctypes.sizeof(Form):
                continue
        except (OSError, AttributeError):
            continue
        library.casus_open.restype = ctypes.c_void_p
        library.casus_open.argtypes = [ctypes.POINTER(Form)]
        library.casus_close.restype = None
        library.casus_close.argtypes = [ctypes.c_void_p]
        library.casus_run_block.argtypes = [
            ctypes.c_void_p, ctypes.c_uint64, ctypes.c_int64, ctypes.c_int64, ctypes.c_int64, ctypes.c_int,
            ctypes.c_void_p, ctypes.POINTER(BlockForm), ctypes.POINTER(Record), ctypes.c_void_p,
        ]  # fmt: skip
        library.casus_add.restype = None
        library.casus_add.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64]
        library.casus_run.argtypes = [
            ctypes.c_void_p, ctypes.c_uint64, ctypes.c_int64, ctypes.c_int64, ctypes.c_int64, ctypes.c_void_p,
            ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(Record), ctypes.c_void_p,
        ]  # fmt: skip
        library.casus_run_common.argtypes = [
            ctypes.c_void_p, ctypes.c_int64, ctypes.c_uint64, ctypes.c_int64, ctypes.c_int64, ctypes.c_int64,
            ctypes.c_void_p, ctypes.c_int64, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p,
        ]  # fmt: skip
        return library
    return None


def address_of(values: array[int] | array[float]) -> int:
    """Return where an array's numbers are; they must stay alive and unchanged while the kernel has it."""
    return values.buffer_info()[0]


def form_of(network: Network) -> Form:
    """Return the network as the kernel reads it, in place. Raises ValueError for an array of a wrong type."""
    form = Form()
    for name, counted in NUMBERS.items():
        setattr(form, name, network.calendar_variable if counted is None else len(getattr(network, counted)))
    form.candidate_stream = network.candidate_stream
    form.end_at = network.end_at
    for name in ARRAYS:
        values = getattr(network, name)
        if values.itemsize != N_BYTES.get(values.typecode):
            raise ValueError(f"{name} holds numbers of {values.itemsize} bytes ({values.typecode})")
        setattr(form, name, address_of(values))
    return form


@dataclass(slots=True)
class Signal:
    """What threads tell each other through the kernel: stop, and how many worlds each has done."""

    stop: array[int]
    done: array[int]


def new_signal(n_threads: int) -> Signal:
    """Return a signal for so many threads."""
    return Signal(array("i", [0]), array("q", [0] * n_threads))


@dataclass(slots=True)
class Blocks:
    """The rows of some blocks, one after another, and two counts for each: candidates and occurrences."""

    rows: array[float]
    counts: array[int]
    n_groups: int


@dataclass(slots=True)
class BlockDetail:
    """Where to write what each slot of a block came to: its record; its root, weight and ancestors."""

    record: Record
    slots: tuple[int | None, int | None, int | None]


class Engine:
    """One thread's kernel on one network."""

    def __init__(self, network: Network, signal: Signal, thread: int = 0) -> None:
        library = load_kernel()
        if library is None:
            raise ValueError("the kernel is not there: it is built when casus is installed with a C compiler")
        self.library = library
        self.network = network
        self.form = form_of(network)
        self.signal = signal
        self.thread = thread
        self.at = library.casus_open(ctypes.byref(self.form))
        if not self.at:
            raise MemoryError

    def close(self) -> None:
        """Give back its memory."""
        if self.at:
            self.library.casus_close(self.at)
            self.at = None

    def run(self, seed: int, first_group: int, n_groups: int, record: Record | None = None) -> Blocks:
        """Return the sums of each block from first_group on. Raises EngineLimit, Stopped, MemoryError."""
        n_blocks = -(-n_groups // GROUPS_PER_BLOCK)
        width = width_of(self.network)
        rows = array("d", bytes(8 * width * n_blocks))
        counts = array("q", bytes(16 * n_blocks))
        fault = array("q", [0, 0, 0, 0])
        ended = self.library.casus_run(
            self.at, seed, first_group, n_groups, GROUPS_PER_BLOCK, address_of(rows), address_of(counts),
            address_of(self.signal.stop), address_of(self.signal.done) + 8 * self.thread,
            None if record is None else ctypes.byref(record), address_of(fault),
        )  # fmt: skip
        check_end(ended, fault)
        return Blocks(rows, counts, n_groups)

    def run_block(
        self,
        seed: int,
        first_group: int,
        n_groups: int,
        is_resampled: bool,
        ranges_of: int = -1,
        detail: BlockDetail | None = None,
    ) -> Block:
        """Return what a block of weighted worlds found, as `particles.run_block` does. Raises as `run`."""
        block = empty_block(self.network, n_groups)
        single = array("d", [0.0, 0.0, 0.0])
        count = array("q", [0, 0, 0, 0, -1])
        fault = array("q", [0, 0, 0, 0])
        out = BlockForm(
            *map(address_of, (block.weight, block.hits, block.own_hits, block.reads)),
            *(address_of(single) + 8 * each for each in range(3)),
            address_of(count), *((None, None, None) if detail is None else detail.slots),
        )  # fmt: skip
        ended = self.library.casus_run_block(
            self.at, seed, first_group, n_groups, ranges_of, is_resampled,
            address_of(self.signal.stop), ctypes.byref(out),
            None if detail is None else ctypes.byref(detail.record), address_of(fault),
        )  # fmt: skip
        check_end(ended, fault)
        block.own, block.log_scale, block.died_at = single
        (block.n_consistent, block.n_candidates, block.n_occurrences, block.n_resamplings, block.died_of) = (
            count
        )
        return block


def check_end(ended: int, fault: array[int]) -> None:
    """Raise what a run of the kernel ended with, unless it ran to its end."""
    if ended == STOPPED:
        raise Stopped
    if ended == LIMIT:
        raise EngineLimit(LIMITS[fault[0]], fault[1], fault[2], fault[3])
    if ended != RAN:
        raise MemoryError


def with_blocks(total: Sums, blocks: Blocks) -> Sums:
    """Return the sums with the next blocks added, one after another; `total` is left as it is."""
    library = load_kernel()
    assert library is not None
    row, width = array("d", total.row), len(total.row)
    library.casus_add(address_of(row), address_of(blocks.rows), len(blocks.counts) // 2, width)
    return Sums(
        row,
        total.n_groups + blocks.n_groups,
        total.n_candidates + sum(blocks.counts[0::2]),
        total.n_occurrences + sum(blocks.counts[1::2]),
    )


def run_groups(network: Network, seed: int, first_group: int, n_groups: int) -> Sums:
    """Return the sums of the worlds of some groups, as `plain.run_groups` does, block by block."""
    engine = Engine(network, new_signal(1))
    try:
        return with_blocks(empty_sums(network), engine.run(seed, first_group, n_groups))
    finally:
        engine.close()
