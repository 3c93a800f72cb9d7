"""The exact engine: every answer with a certified error, given the values of the ranges; no world is drawn.

For each group of asks: what they depend on, the evidence among it (`exact_group`), the joint weight of the
claims that matter (`exact_claim`), the states that can be reached between dated instants (`exact_space`,
`exact_plan`), and the chances of the answers, backwards in time, combinations of claims side by side
(`exact_solve`). Over ranges, an average over 16 randomised lattice rules (`exact_lattice`), whose spread is
the standard error (`exact_average`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from casus.engine import exact_forward as forward
from casus.engine.exact_average import Average, Tally, largest_error, merge, outcome_of
from casus.engine.exact_claim import MAX_COMBINATIONS, joint_of_claims
from casus.engine.exact_condition import Integers, Numbers
from casus.engine.exact_factor import normalised
from casus.engine.exact_group import group_asks, in_order_of_time
from casus.engine.exact_lanes import Lanes, lanes_of
from casus.engine.exact_lattice import LOG2_MAX_POINTS, N_RULES, settings_of
from casus.engine.exact_layout import clamped, codes_of, layout_of
from casus.engine.exact_limit import ExactLimit
from casus.engine.exact_need import AskGroup, is_still, ranges_needed
from casus.engine.exact_plan import (
    ASKED,
    BOTH,
    LIKELIHOOD,
    LOSS,
    READING,
    SQUARE,
    Column,
    Plan,
    make_plan,
    with_claims,
)
from casus.engine.exact_solve import ROUNDING, Answer, lanes_at_once, solve
from casus.engine.exact_space import MAX_STATES, Claims, index_of
from casus.engine.exact_still import answer_still
from casus.engine.form import EngineLimit, Outcome
from casus.network import Network

FIRST_MARGIN = 16  # a count that can grow is kept so far above its start, and further where that is too low
LOST_ALLOWED = 5e-12
ALLOWED_ERROR = 1e-10
CUT_ALLOWED = 2e-11  # of it: what is cut off. Evidence that is unlikely is cut more finely
MOST_TRIES = 6
FIRST_POINTS = 8
LARGEST_START = 2.0**30
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Group:
    """A group of asks, with the plan made for it so far."""

    asks: AskGroup
    margin: int = FIRST_MARGIN
    tightness: float = 1.0
    plan: Plan | None = None
    start: Integers | None = None
    claims: Claims | None = None


def run_exact(
    network: Network,
    seed: int,
    standard_error: float,
    progress: Progress | None = None,
    most_settings: int = N_RULES << LOG2_MAX_POINTS,
) -> Outcome:
    """Return the answers of all asks, and the expectations of all reads and rewards.

    Over ranges, points are doubled until every ask's standard error is at most `standard_error`, or
    `most_settings` are done (at most 2^12 points a rule). An interrupt gives the whole doublings done so
    far, marked. Raises ExactLimit for what is too large, and EngineLimit for values that no engine can run
    and for evidence that no world could meet.
    """
    with_coin = zip(network.claim_stream, network.claim_credence, network.claim_n_values, strict=True)
    coins = [stream for stream, credence, n_values in with_coin if credence >= 0 or n_values > 0]
    n_copies = len(coins) - len(set(coins))
    if n_copies:
        raise ExactLimit("copies", n_copies + 1, 1)
    groups = [Group(asks) for asks in group_asks(network)]
    asked = [group.asks for group in groups]
    drawn = ranges_needed(network, asked)
    average = Average(asked)
    if not drawn:
        add_settings(network, groups, settings_of(network, [], seed, 0, 1)[:, :1], average)
        return outcome_of(network, average, seed, False)
    done, goal, is_interrupted = 0, FIRST_POINTS, False
    try:
        while True:
            fresh = Average(asked)
            add_settings(network, groups, settings_of(network, drawn, seed, done, goal), fresh)
            merge(average, fresh)
            done = goal
            if progress is not None:
                progress(done * N_RULES, done * N_RULES)
            if largest_error(network, average) <= standard_error or done * N_RULES >= most_settings:
                break
            goal = 2 * done
    except KeyboardInterrupt:
        if done == 0:
            raise
        is_interrupted = True
    return outcome_of(network, average, seed, is_interrupted)


def add_settings(network: Network, groups: list[Group], setting: Numbers, average: Average) -> None:
    """Add the answers in some settings, in order. Raises EngineLimit for evidence that weighs 0 in all."""
    average.n_settings += setting.shape[1]
    total = joint_of_claims(network, (), setting).weight.sum(axis=0)
    average.total.append(total)
    average.consistent.append(consistent_mass(network, setting))
    add_still(network, groups, setting, total, average)
    for number, group in enumerate(groups):
        if is_still(network, group.asks):
            continue
        tally = tally_of(network, group, setting)
        average.tallies[number].append(tally)
        if group.asks.evidence and total.any() and not tally.base.any():
            raise EngineLimit("evidence", first_impossible(network, group.asks, setting), setting.shape[1])


def add_still(
    network: Network, groups: list[Group], setting: Numbers, total: Numbers, average: Average
) -> None:
    """Add the answers that claims alone decide."""
    still = [number for number, group in enumerate(groups) if is_still(network, group.asks)]
    asks = [ask for number in still for ask in groups[number].asks.asks]
    reads = [read for number in still for read in groups[number].asks.reads]
    if not still:
        return
    found = answer_still(network, asks, reads, setting)
    none = np.zeros(setting.shape[1])
    for number in still:
        tally = Tally(base=total, log_scale=none, error=none)
        for ask in groups[number].asks.asks:
            hit, base = found.ask[ask]
            given = network.ask_given[ask]
            hit = base - hit if network.ask_is_negated[ask] else hit
            tally.hit[Column(ASKED if given < 0 else BOTH, ask)] = hit
            if given >= 0:
                tally.hit[Column(ASKED, given)] = base
        for read in groups[number].asks.reads:
            tally.hit[Column(READING, read)], tally.hit[Column(SQUARE, read)] = found.read[read]
        average.tallies[number].append(tally)


def consistent_mass(network: Network, setting: Numbers) -> Numbers:
    """Return the mass of the worlds without contradictions, before reports."""
    if not len(network.exclusion):
        return np.ones(setting.shape[1])
    none = network.report_origin[:0]
    silent = replace(network, report_origin=none, report_condition=none, report_says_anyway=none)
    mass: Numbers = joint_of_claims(silent, (), setting).weight.sum(axis=0)
    return mass


def first_impossible(network: Network, asks: AskGroup, setting: Numbers) -> int:
    """Return the first fact, in order of time, up to which the evidence weighs 0: its index, for a talk after
    all facts."""
    pieces = in_order_of_time(network, asks.evidence)
    records = tuple(each for each in asks.evidence if each[0] == "record")
    low, high = 0, len(pieces)  # so many pieces can be met; so many cannot
    while high - low > 1:
        middle = (low + high) // 2
        part = AskGroup(asks.need, (), (), False, (), (*records, *pieces[:middle]))
        low, high = (middle, high) if tally_of(network, Group(part), setting).base.any() else (low, middle)
    kind, index = pieces[high - 1] if pieces else ("fact", 0)
    return index if kind == "fact" else len(network.fact_event) + index


def tally_of(network: Network, group: Group, setting: Numbers) -> Tally:
    """Return the answers of one group in some settings. Raises ExactLimit."""
    joint = joint_of_claims(network, group.asks.need.variables, setting)
    claims = {variable: joint.column(variable) for variable in joint.variable}
    rows, share, count_first = start_of(network, group, setting)
    lanes = lanes_of(claims, setting, joint.weight)
    while True:
        plan, index = plan_for(network, group, rows, count_first, claims)
        tally, cut, lost = tally_lanes(plan, lanes, joint.weight, index, share, group.tightness)
        if lost > LOST_ALLOWED:
            group.margin, group.plan = 2 * group.margin, None
            continue
        if cut <= CUT_ALLOWED or group.tightness >= 1e250 or not tally.base.any():
            break
        # the same evidence again, cut finely enough for how unlikely it is
        group.tightness *= 100.0 * cut / CUT_ALLOWED
    if tally.rounding + cut > ALLOWED_ERROR:
        raise ExactLimit("error", (tally.rounding + cut) * 1e10, 1)
    tally.rounding += lost + len(joint.weight) * ROUNDING
    return tally


def tally_lanes(
    plan: Plan, lanes: Lanes, weight: Numbers, index: Integers, share: Numbers, tightness: float
) -> tuple[Tally, float, float]:
    """Return what some lanes come to by setting; which share of it was cut off, and which was lost."""
    n_settings = share.shape[1]
    by_lane = weight[lanes.of_combination, lanes.of_setting]
    start = share[:, lanes.of_setting]  # (start, lane)
    is_forward = forward.goes_forward(plan)
    at_once = forward.lanes_at_once(plan) if is_forward else lanes_at_once(plan)
    found: list[Answer] = []
    for begin in range(0, lanes.size, at_once):
        chosen = np.arange(begin, min(begin + at_once, lanes.size))
        if is_forward:
            answer = forward.law_forward(plan, lanes.some(chosen), index, start[:, chosen])
        else:
            answer = solve(plan, lanes.some(chosen), index, tightness)
            answer.value = (answer.value * start[:, None, chosen]).sum(axis=0)  # (column, lane)
        found.append(answer)
    tally = Tally()
    value = np.concatenate([each.value for each in found] or [np.zeros((len(plan.columns), 0))], axis=-1)
    log_scale = np.concatenate([each.log_scale for each in found] or [np.zeros(0)])
    error = np.concatenate([each.error for each in found] or [np.zeros(0)]) * start.sum(axis=0)
    highest = np.full(n_settings, -np.inf)
    likelihood = plan.place_of(LIKELIHOOD)
    is_met = by_lane > 0.0 if likelihood < 0 else (value[likelihood] > 0.0) & (by_lane > 0.0)
    np.maximum.at(highest, lanes.of_setting[is_met], log_scale[is_met])
    highest[highest == -np.inf] = 0.0
    factor = by_lane * np.exp(np.minimum(log_scale - highest[lanes.of_setting], 0.0))

    def by_setting(numbers: Numbers) -> Numbers:
        return np.bincount(lanes.of_setting, factor * numbers, n_settings).astype(np.float64)

    for place, column in enumerate(plan.columns):
        tally.hit[column] = by_setting(value[place])
    # without evidence the likelihood is 1, to the last bit
    has_evidence = bool(plan.group.evidence)
    tally.base = by_setting(value[likelihood] if has_evidence else start.sum(axis=0))
    tally.log_scale = highest
    tally.error = by_setting(error)
    tally.rounding = max((each.rounding for each in found), default=0.0)
    shared = np.exp(np.minimum(highest - highest.max(initial=-np.inf), 0.0))
    base = float((tally.base * shared).sum())
    cut = float((tally.error * shared).sum()) / base if base > 0.0 else 0.0
    lost = 0.0
    if plan.place_of(LOSS) >= 0 and base > 0.0:
        lost = float((tally.hit[plan.columns[plan.place_of(LOSS)]] * shared).sum()) / base
    return tally, cut, lost


def start_of(network: Network, group: Group, setting: Numbers) -> tuple[Integers, Numbers, dict[int, int]]:
    """Return the rows that worlds start in, their share in each setting, and the largest counts there."""
    variables = group.asks.need.variables
    value, share = np.zeros((1, 0), dtype=np.int64), np.ones((1, setting.shape[1]))
    columns = []
    for start, variable in enumerate(network.start_variable):
        if variable in variables:
            entries = range(network.start_begin[start], network.start_begin[start + 1])
            drawn = normalised(setting[[network.start_share[entry] for entry in entries]][None])[0]
            first = np.array([[network.start_value[entry]] for entry in entries], dtype=np.int64)
            value, share = crossed(value, share, first, drawn)
            columns.append(variable)
    counted = [
        (variable, drawn)
        for variable, drawn in zip(network.count_variable, network.count_range, strict=True)
        if variable in variables
    ]
    count_first: dict[int, int] = {}
    if counted:
        drawn_counts = np.clip(setting[[each for _, each in counted]], 0.0, LARGEST_START).astype(np.int64)
        first, which = np.unique(drawn_counts.T, axis=0, return_inverse=True)
        is_it = (np.arange(len(first))[:, None] == which.reshape(-1)[None, :]).astype(np.float64)
        value, share = crossed(value, share, first, is_it)
        for column, (variable, _) in enumerate(counted):
            columns.append(variable)
            count_first[variable] = int(first[:, column].max())
    is_met = share.any(axis=1)
    value, share = value[is_met], share[is_met]
    layout = layout_of(network, group.asks, count_first, group.margin)
    rows = np.zeros((len(value), len(layout.radix)), dtype=np.int64)
    for variable, place in layout.variable.items():
        first_values = np.full(len(value), network.variable_first[variable])
        if variable in columns:
            first_values = value[:, columns.index(variable)]
        rows[:, place] = clamped(layout, variable, first_values)
    return rows, share, count_first


def crossed(value: Integers, share: Numbers, more: Integers, of_more: Numbers) -> tuple[Integers, Numbers]:
    """Return every row with every row of `more`, shares multiplied."""
    n, m = len(value), len(more)
    if n * m > max(MAX_COMBINATIONS, MAX_STATES):
        raise ExactLimit("combinations", n * m, MAX_COMBINATIONS)
    rows = np.hstack([np.repeat(value, m, axis=0), np.tile(more, (n, 1))])
    return rows, (share[:, None, :] * of_more[None, :, :]).reshape(n * m, -1)


def plan_for(
    network: Network, group: Group, rows: Integers, count_first: dict[int, int], claims: Claims
) -> tuple[Plan, Integers]:
    """Return a plan whose first space holds all rows, and where they stand in it; made anew where needed."""
    if group.plan is not None and with_claims(group.plan, claims):
        layout = group.plan.layout
        if (rows.max(axis=0, initial=0) < layout.radix).all():
            codes = codes_of(layout, rows)
            if np.isin(codes, group.plan.first.code).all():
                return group.plan, index_of(group.plan.first, codes)
    every = rows if group.start is None else np.unique(np.vstack([group.start, rows]), axis=0)
    group.start = every
    group.claims = united(group.claims, claims)
    highest = dict(count_first)
    layout = layout_of(network, group.asks, highest, group.margin)
    for variable in count_first:
        highest[variable] = int(every[:, layout.variable[variable]].max())
    plan = make_plan(network, group.asks, every, highest, group.margin, group.claims)
    group.plan = plan
    return plan, index_of(plan.first, codes_of(plan.layout, rows))


def united(known: Claims | None, claims: Claims) -> Claims:
    """Return the combinations of claims of both, each once."""
    if known is None or not claims:
        return claims
    names = sorted(claims)
    rows = [np.stack([each[name] for name in names], axis=1) for each in (known, claims)]
    every = np.unique(np.vstack(rows), axis=0)
    return {name: every[:, column] for column, name in enumerate(names)}
