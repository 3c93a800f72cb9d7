"""The network: arrays that an engine runs, and the legend that names them.

Every number is in an `array.array`, so that the kernel reads it in place and nothing here needs numpy.
"CSR" means: entry i owns rows begin[i] .. begin[i + 1] of the arrays named after it.

Variables. One 32-bit integer each, in this order: claims (in the model's order), origins (hidden coins,
0 or 1), states, counts, events (how often each has happened, capped), talks (0 before, 1 + outcome after),
and, if any date is mentioned, one calendar variable (the number of calendar edges passed).

Ranges. Every quantity is a range, by its index; -1 means "none". A range is drawn once per group of
`GROUP` worlds from u = luck(seed, group, stream, 0), z the normal quantile of u:
kind 0 fixed: a · 1 log-normal: exp(a + b z) · 2 logit-normal: 1 / (1 + exp(-(a + b z))) · 3 normal: a + b z
· 4 whole: max(0, floor(a + b z + 1/2)) · 5 table: exp of the cubic Hermite interpolant in z through
`N_KNOTS` equally spaced knots on [-Z_END, Z_END], values at quantile_table[offset + 2 j] and slopes at
offset + 2 j + 1.

Conditions. An entry c >= 0 is a test: if test_low[c] <= value of test_variable[c] <= test_high[c] go on at
test_then[c], else at test_else[c]; ALWAYS (-1) and NEVER (-2) end it.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

GROUP = 16
N_KNOTS = 129
Z_END = 8.5
ALWAYS = -1
NEVER = -2
UNBOUNDED = 2**31 - 1
CANDIDATE_STREAM = 0x686C79ED0DA7D92A  # the first 8 bytes of blake2b(b"candidates")


Entry = tuple[float, int, int]  # of the schedule: day, kind, index


def _integers() -> array[int]:
    return array("i")


def _one_zero() -> array[int]:
    return array("i", [0])


def _doubles() -> array[float]:
    return array("d")


def _bytes() -> array[int]:
    return array("B")


def _streams() -> array[int]:
    return array("Q")


@dataclass(frozen=True)
class Legend:
    """Names, in the order of the arrays."""

    variables: tuple[str, ...]
    ranges: tuple[str, ...]  # path of each range, as its stream is keyed: `event:prison_break:chance`
    events: tuple[str, ...]
    talks: tuple[tuple[str, tuple[str, ...]], ...]
    asks: tuple[tuple[str, str], ...]  # (question, reading); then the conditions of readings, as `READING?`
    reads: tuple[tuple[str, float], ...]  # (variable, day)
    facts: tuple[str, ...] = ()  # subject of each observation that is evidence
    rewards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Network:
    """A model as arrays. Type codes: i int32, d float64, Q uint64, B uint8."""

    digest: str  # of the case
    legend: Legend
    end_at: float  # days: nothing after this instant is asked

    # variables
    variable_first: array[int]  # i: value at the start (drawn ones: 0 until drawn)
    variable_cap: array[int]  # i: largest value kept (occurrences), -1: no cap
    n_claims: int  # variables 0 .. n_claims are claims, then n_origins coins
    n_origins: int
    calendar_variable: int  # -1: none

    # ranges
    range_kind: array[int]  # B
    range_a: array[float]  # d
    range_b: array[float]  # d
    range_table: array[int]  # i: offset into quantile_table, -1
    range_stream: array[int]  # Q
    quantile_table: array[float]  # d

    # conditions
    test_variable: array[int]
    test_low: array[int]
    test_high: array[int]
    test_then: array[int]
    test_else: array[int]

    # claims, one entry each
    claim_stream: array[int]  # Q
    claim_credence: array[int]  # i: range of credence or leak, -1: never by itself
    claim_unless: array[int]  # i: condition
    claim_evidence_begin: array[int]  # CSR
    evidence_bearer: array[int]  # i: condition on earlier claims
    evidence_factor: array[int]  # i: range
    claim_reason_begin: array[int]  # CSR
    reason_condition: array[int]
    reason_holds: array[int]  # i: range, -1: always
    reason_stream: array[int]  # Q
    claim_n_values: array[int]  # i: 0: by rules; m: by table with m values
    claim_parent_begin: array[int]  # CSR
    parent_variable: array[int]
    parent_stride: array[int]  # row = sum of stride * value
    claim_table: array[int]  # i: offset into table_share, -1
    table_share: array[int]  # i: range of each entry, row by row

    # origins and what weighs worlds before anything happens
    origin_stream: array[int]  # Q
    origin_reliability: array[int]  # i: range
    report_origin: array[int]  # i: variable of the origin's coin
    report_condition: array[int]  # i: condition that makes the report right
    report_says_anyway: array[int]  # i: range
    exclusion: array[int]  # i: conditions that cannot hold: weight 0

    # starts drawn per world (states with shares) or per group (counts with a range)
    start_variable: array[int]
    start_stream: array[int]  # Q
    start_begin: array[int]  # CSR
    start_value: array[int]
    start_share: array[int]  # i: range
    count_variable: array[int]
    count_range: array[int]

    # events
    event_variable: array[int]  # i: its occurrences
    event_hazard: array[int]  # i: range, per day
    event_surprise: array[int]  # i: range, -1
    event_able: array[int]  # i: condition
    event_able_is_fixed: array[int]  # B: able mentions claims only
    event_stages: array[int]
    event_is_again: array[int]  # B
    event_per: array[int]  # i: variable of a count, -1
    event_is_per_pairs: array[int]  # B
    event_stream: array[int]  # Q: of an event driven by a count
    event_factor_begin: array[int]  # CSR
    factor_condition: array[int]
    factor_range: array[int]
    factor_is_fixed: array[int]  # B: mentions claims only, so it is known before the history starts
    event_group_begin: array[int]  # CSR: groups of factors, for the bound
    group_choice_begin: array[int]  # CSR: a group's choices, sets of factors that may work at once
    choice_factor_begin: array[int]  # CSR
    choice_factor: array[int]  # i: factor; the bound takes, in each group, the largest product over choices
    event_effect_begin: array[int]  # CSR

    # effects, of events and of talk outcomes
    effect_variable: array[int]
    effect_value: array[int]
    effect_is_change: array[int]  # B

    # talks
    talk_variable: array[int]
    talk_stream: array[int]  # Q
    talk_rule: array[int]  # B: 0 odds, 1 compromise, 2 median, 3 condorcet
    talk_postponed: array[int]  # i: range, -1
    talk_outcome_begin: array[int]  # CSR
    outcome_odds: array[int]  # i: range, -1
    outcome_position: array[float]  # d
    outcome_factor_begin: array[int]  # CSR
    outcome_factor_condition: array[int]
    outcome_factor_range: array[int]
    outcome_effect_begin: array[int]  # CSR, into effects
    talk_party_begin: array[int]  # CSR
    party_position: array[int]  # i: range
    party_power: array[int]
    party_salience: array[int]
    talk_election: array[int]  # B: under condorcet: 0 conditional, 1 uniform, 2 incentive
    talk_vote: array[int]  # B: 0 proportional, 1 cubic, 2 proportional-cubic, 3 binary,
    # 4 proportional-binary, 5 loss-averse
    talk_victory: array[int]  # B: 0 linear, 1 square, 2 quartic, 3 octic, 4 binary
    party_worth_begin: array[int]  # CSR: a party without a position says what each outcome is worth to it
    party_worth: array[int]  # i: range

    # the schedule, in the order in which it is processed
    schedule_at: array[float]  # d: days
    schedule_kind: array[int]  # B: schedule_kind.py
    schedule_index: array[int]  # i: ask, read, new value of the calendar variable, talk, fixing, fact, …

    # asks: does the condition hold at some instant before until_at (mode 0), or at it (mode 1)?
    ask_condition: array[int]
    ask_mode: array[int]  # B
    ask_until_at: array[float]  # d
    ask_is_negated: array[int]  # B: the answer is the complement (`throughout`)
    ask_given: array[int]  # i: another ask; this one counts only in worlds where that one holds, -1: in all
    watch_begin: array[int]  # CSR by variable: asks of mode 0 whose condition mentions it
    watch_ask: array[int]

    # reads: the value of a variable at a day, summed (mean and second moment)
    read_variable: array[int]

    # what was observed: it weighs worlds. A record is a stretch in which every occurrence of an event is
    # known: within it the event happens as the facts say and else not, one stretch an event at most.
    record_event: array[int] = field(default_factory=_integers)
    record_begin_at: array[float] = field(default_factory=_doubles)
    record_end_at: array[float] = field(default_factory=_doubles)
    fact_kind: array[int] = field(default_factory=_bytes)  # B: 0 occurrence, 1 sighting, 2 soft
    fact_at: array[float] = field(default_factory=_doubles)  # d: the instant, or the start of the window
    fact_days: array[float] = field(default_factory=_doubles)  # d: 0, or the window's length: then the
    # instant is at + days · luck(seed, world, fact_stream, 0), and the weight is multiplied by days
    fact_stream: array[int] = field(default_factory=_streams)  # Q
    fact_event: array[int] = field(default_factory=_integers)  # i: what happened, -1
    # occurrence and sighting: what was seen just after; soft: where the factor counts
    fact_condition: array[int] = field(default_factory=_integers)
    fact_variable: array[int] = field(default_factory=_integers)  # i: what may be misread, -1
    fact_factor: array[int] = field(default_factory=_integers)  # i: range, -1
    fact_misread_begin: array[int] = field(default_factory=_one_zero)  # CSR: the chance of this sighting at
    misread_value: array[int] = field(default_factory=_integers)  # other values; those not named: 1 where the
    misread_share: array[int] = field(default_factory=_integers)  # condition holds, else 0
    talk_seen_outcome: array[int] = field(
        default_factory=_integers
    )  # i, by talk: what it agreed, -1: not known
    talk_seen_is_postponed: array[int] = field(default_factory=_bytes)  # B, by talk: at its second date

    # interventions
    event_scale_most: array[float] = field(default_factory=_doubles)  # d, by event: its largest scaling, ≥ 1
    fixing_variable: array[int] = field(default_factory=_integers)  # from then on no effect changes it
    fixing_value: array[int] = field(default_factory=_integers)
    making_event: array[int] = field(default_factory=_integers)
    scaling_event: array[int] = field(default_factory=_integers)  # from then on its whole hazard is so many
    scaling_factor: array[float] = field(default_factory=_doubles)  # times as large

    # rewards: expected totals that `exact` computes, and other engines leave out: how often an event happens
    # (reward_event), or, where that is -1, for how many days a condition holds, from an instant to another
    reward_event: array[int] = field(default_factory=_integers)
    reward_condition: array[int] = field(default_factory=_integers)
    reward_begin_at: array[float] = field(default_factory=_doubles)
    reward_end_at: array[float] = field(default_factory=_doubles)

    candidate_stream: int = CANDIDATE_STREAM  # of the candidates of every event not driven by a count
