"""The exact engine: every answer with a certified error, given the values of the ranges; no world is drawn.

For each group of asks: what they depend on (`exact_need`), the joint weight of the claims that matter
(`exact_claim`), the states that can be reached between dated instants (`exact_space`, `exact_plan`), and the
chances of the answers, backwards in time (`exact_solve`). Over ranges, an average over 16 randomised lattice
rules (`exact_lattice`), whose spread is the standard error.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf, sqrt

import numpy as np

from casus.engine.exact_claim import MAX_COMBINATIONS, Joint, joint_of_claims
from casus.engine.exact_condition import Integers, Numbers
from casus.engine.exact_factor import normalised
from casus.engine.exact_lattice import LOG2_MAX_POINTS, N_RULES, settings_of
from casus.engine.exact_layout import clamped, codes_of, layout_of
from casus.engine.exact_limit import ExactLimit
from casus.engine.exact_need import AskGroup, group_asks, is_still, ranges_needed
from casus.engine.exact_plan import Plan, make_plan
from casus.engine.exact_solve import settings_at_once, solve
from casus.engine.exact_space import MAX_STATES, index_of
from casus.engine.exact_still import answer_still
from casus.engine.form import AskSums, ExactAnswer, Outcome, ReadSums
from casus.network import Network

EXACT = "exact"
FIRST_MARGIN = 16  # a count that can grow is kept so far above its start, and further where that is too low
LOST_ALLOWED = 5e-12
FIRST_POINTS = 8
LARGEST_START = 2.0**30
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Group:
    """A group of asks, with the plan made for it so far."""

    asks: AskGroup
    margin: int = FIRST_MARGIN
    plan: Plan | None = None
    start: Integers | None = None


@dataclass(slots=True)
class Average:
    """Per column, one value a setting: the weighted chance h, and the weight w that it is a share of."""

    n_settings: int = 0
    hit: dict[int, list[Numbers]] = field(default_factory=dict)
    base: dict[int, list[Numbers]] = field(default_factory=dict)
    total: list[Numbers] = field(default_factory=list)
    read: dict[int, list[tuple[float, float]]] = field(default_factory=dict)
    error: dict[int, float] = field(default_factory=dict)


def run_exact(
    network: Network,
    seed: int,
    standard_error: float,
    progress: Progress | None = None,
    most_settings: int = N_RULES << LOG2_MAX_POINTS,
) -> Outcome:
    """Return the answers of all asks, and the expectations of all reads.

    Over ranges, points are doubled until every ask's standard error is at most `standard_error`, or
    `most_settings` are done (at most 2^12 points a rule). An interrupt gives the whole doublings done so
    far, marked. Raises ExactLimit for what is too large, and EngineLimit for values that no engine can run.
    """
    with_coin = zip(network.claim_stream, network.claim_credence, network.claim_n_values, strict=True)
    coins = [stream for stream, credence, n_values in with_coin if credence >= 0 or n_values > 0]
    n_copies = len(coins) - len(set(coins))
    if n_copies:
        raise ExactLimit("copies", n_copies + 1, 1)
    groups = [Group(asks) for asks in group_asks(network)]
    drawn = ranges_needed(network, [group.asks for group in groups])
    average = Average()
    if not drawn:
        setting = settings_of(network, [], seed, 0, 1)[:, :1]
        add_settings(network, groups, setting, average)
        return outcome_of(network, average, seed, False)
    done, goal, is_interrupted = 0, FIRST_POINTS, False
    try:
        while True:
            fresh = Average()
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
    """Add the answers in some settings, in order."""
    average.n_settings += setting.shape[1]
    still = [group.asks for group in groups if is_still(network, group.asks)]
    moving = [group for group in groups if not is_still(network, group.asks)]
    if still or not moving:
        add_still(network, still, setting, average, is_total=not moving)
    for number, group in enumerate(moving):
        begin = 0
        while begin < setting.shape[1]:
            at_once = settings_at_once(group.plan) if group.plan is not None else 1
            chosen = setting[:, begin : begin + at_once]
            weight = add_group(network, group, chosen, average)
            if number == 0:
                average.total.append(weight)
            begin += chosen.shape[1]


def add_still(
    network: Network, groups: list[AskGroup], setting: Numbers, average: Average, *, is_total: bool
) -> None:
    """Add the answers that claims alone decide, and with `is_total` the weights of all worlds."""
    asks = [ask for group in groups for ask in group.asks]
    reads = [read for group in groups for read in group.reads]
    found = answer_still(network, asks, reads, setting)
    if is_total:
        average.total.append(found.total)
    for ask, (hit, base) in found.ask.items():
        keep(average.hit, ask, hit)
        keep(average.base, ask, base)
        average.error[ask] = 0.0
    for read, moments in found.read.items():
        average.read.setdefault(read, []).extend(zip(*(each.tolist() for each in moments), strict=True))


def add_group(network: Network, group: Group, setting: Numbers, average: Average) -> Numbers:
    """Add the answers of one group in some settings; return the weights of all worlds there."""
    joint = joint_of_claims(network, group.asks.need.variables, setting)
    rows, weight, count_first = start_of(network, group, joint, setting)
    if not len(rows):
        none = np.zeros(setting.shape[1])
        for ask in group.asks.asks:
            keep(average.hit, ask, none)
            keep(average.base, ask, none)
        for read in group.asks.reads:
            average.read.setdefault(read, []).extend([(0.0, 0.0)] * setting.shape[1])
        return none
    while True:
        plan, index = plan_for(network, group, rows, count_first)
        found = solve(plan, setting)
        at_start = (weight[:, None, :] * found.value[index]).sum(axis=0)  # (column, setting)
        total: Numbers = weight.sum(axis=0)
        lost = 0.0
        if plan.columns and plan.columns[-1].kind == "lost":
            lost = float((at_start[-1] / np.where(total > 0.0, total, 1.0)).max())
        if lost <= LOST_ALLOWED:
            break
        group.margin, group.plan = 2 * group.margin, None
    collect(network, plan, at_start, total, found.error + lost, average)
    return total


def collect(
    network: Network, plan: Plan, at_start: Numbers, total: Numbers, error: float, average: Average
) -> None:
    """Keep what each ask and read of a plan came to."""
    place = {(column.kind, column.index): number for number, column in enumerate(plan.columns)}
    for ask in plan.group.asks:
        given = network.ask_given[ask]
        hit, base, own_error = at_start[place["ask", ask]], total, error
        if given >= 0:
            hit, base = at_start[place["both", ask]], at_start[place["ask", given]]
            least = float((base / np.where(total > 0.0, total, 1.0)).min())
            own_error = min(1.0, 2.0 * error / least) if least > 0.0 else 1.0
        if network.ask_is_negated[ask]:
            hit = base - hit
        keep(average.hit, ask, hit)
        keep(average.base, ask, base)
        is_counted = bool(base.any())
        average.error[ask] = max(average.error.get(ask, 0.0), own_error if is_counted else 0.0)
    for read in plan.group.reads:
        mean, square = at_start[place["read", read]], at_start[place["square", read]]
        average.read.setdefault(read, []).extend(zip(mean.tolist(), square.tolist(), strict=True))


def keep(into: dict[int, list[Numbers]], index: int, values: Numbers) -> None:
    """Keep the values of some more settings."""
    into.setdefault(index, []).append(values)


def merge(average: Average, fresh: Average) -> None:
    """Add a whole doubling to what was averaged before."""
    average.n_settings += fresh.n_settings
    for into, of in ((average.hit, fresh.hit), (average.base, fresh.base)):
        for index, values in of.items():
            into.setdefault(index, []).extend(values)
    average.total += fresh.total
    for read, pairs in fresh.read.items():
        average.read.setdefault(read, []).extend(pairs)
    for ask, error in fresh.error.items():
        average.error[ask] = max(average.error.get(ask, 0.0), error)


def start_of(
    network: Network, group: Group, joint: Joint, setting: Numbers
) -> tuple[Integers, Numbers, dict[int, int]]:
    """Return the rows that worlds start in, their weight in each setting, and the largest counts there."""
    variables = group.asks.need.variables
    value, weight = joint.value, joint.weight
    columns = list(joint.variable)
    for start, variable in enumerate(network.start_variable):
        if variable in variables:
            entries = range(network.start_begin[start], network.start_begin[start + 1])
            share = normalised(setting[[network.start_share[entry] for entry in entries]][None])[0]
            first = np.array([[network.start_value[entry]] for entry in entries], dtype=np.int64)
            value, weight = crossed(value, weight, first, share)
            columns.append(variable)
    counted = [
        (variable, drawn)
        for variable, drawn in zip(network.count_variable, network.count_range, strict=True)
        if variable in variables
    ]
    count_first: dict[int, int] = {}
    if counted:
        drawn_counts = np.clip(setting[[drawn for _, drawn in counted]], 0.0, LARGEST_START).astype(np.int64)
        first, which = np.unique(drawn_counts.T, axis=0, return_inverse=True)
        share = (np.arange(len(first))[:, None] == which.reshape(-1)[None, :]).astype(np.float64)
        value, weight = crossed(value, weight, first, share)
        for column, (variable, _) in enumerate(counted):
            columns.append(variable)
            count_first[variable] = int(first[:, column].max())
    is_met = weight.any(axis=1)
    value, weight = value[is_met], weight[is_met]
    layout = layout_of(network, group.asks, count_first, group.margin)
    rows = np.zeros((len(value), len(layout.radix)), dtype=np.int64)
    for variable, place in layout.variable.items():
        first_values = np.full(len(value), network.variable_first[variable])
        if variable in columns:
            first_values = value[:, columns.index(variable)]
        rows[:, place] = clamped(layout, variable, first_values)
    return rows, weight, count_first


def crossed(value: Integers, weight: Numbers, more: Integers, share: Numbers) -> tuple[Integers, Numbers]:
    """Return every row with every row of `more`, weights multiplied."""
    n, m = len(value), len(more)
    if n * m > max(MAX_COMBINATIONS, MAX_STATES):
        raise ExactLimit("combinations", n * m, MAX_COMBINATIONS)
    rows = np.hstack([np.repeat(value, m, axis=0), np.tile(more, (n, 1))])
    return rows, (weight[:, None, :] * share[None, :, :]).reshape(n * m, -1)


def plan_for(
    network: Network, group: Group, rows: Integers, count_first: dict[int, int]
) -> tuple[Plan, Integers]:
    """Return a plan whose first space holds all rows, and where they stand in it; made anew where needed."""
    if group.plan is not None:
        layout = group.plan.layout
        if (rows.max(axis=0, initial=0) < layout.radix).all():
            codes = codes_of(layout, rows)
            if np.isin(codes, group.plan.first.code).all():
                return group.plan, index_of(group.plan.first, codes)
    every = rows if group.start is None else np.unique(np.vstack([group.start, rows]), axis=0)
    group.start = every
    highest = dict(count_first)
    layout = layout_of(network, group.asks, highest, group.margin)
    for variable in count_first:
        highest[variable] = int(every[:, layout.variable[variable]].max())
    plan = make_plan(network, group.asks, every, highest, group.margin)
    group.plan = plan
    return plan, index_of(plan.first, codes_of(plan.layout, rows))


# ---- averages over settings -----------------------------------------------------------------------


def ratio_of(average: Average, ask: int) -> tuple[float | None, float, float]:
    """Return the mean share of an ask, its standard error over rules, and its variance over settings."""
    hit, base = np.concatenate(average.hit[ask]), np.concatenate(average.base[ask])
    total = float(base.sum())
    if total <= 0.0:
        return None, 0.0, 0.0
    ratio = float(hit.sum()) / total
    if len(hit) == 1:
        return ratio, 0.0, 0.0
    spread = (hit - ratio * base).reshape(-1, N_RULES).sum(axis=0)
    error = sqrt(float((spread**2).sum()) * N_RULES / (N_RULES - 1)) / total
    variance = float((hit**2).mean() / (base**2).mean()) - ratio**2
    return ratio, error, max(0.0, variance)


def largest_error(network: Network, average: Average) -> float:
    """Return the largest standard error of any ask that counts in all worlds; infinite where none counts."""
    errors = [0.0]
    for ask, given in enumerate(network.ask_given):
        if given < 0:
            ratio, error, _ = ratio_of(average, ask)
            errors.append(error if ratio is not None else inf)
    return max(errors)


def outcome_of(network: Network, average: Average, seed: int, is_interrupted: bool) -> Outcome:
    """Return the outcome: exact answers, and sums that are expectations over one world."""
    answers, sums = [], []
    total = np.concatenate(average.total)
    for ask in range(len(network.ask_condition)):
        ratio, error, variance = ratio_of(average, ask)
        if ratio is not None:
            ratio = min(1.0, max(0.0, ratio))
        answers.append(ExactAnswer(ratio, error, variance, float(average.error.get(ask, 0.0))))
        hit, base = np.concatenate(average.hit[ask]), np.concatenate(average.base[ask])
        sums.append(
            AskSums(float(hit.mean()), float((hit**2).mean()), float((hit * base).mean()), float(hit.mean()))
        )
    reads = []
    for read in range(len(network.read_variable)):
        mean, square = np.asarray(average.read[read]).mean(axis=0)
        reads.append(ReadSums(float(mean), float(square)))
    weight = float(total.mean())
    return Outcome(
        engine=EXACT,
        seed=seed,
        n_worlds=0,
        weight=weight,
        weight_squared=float((total**2).mean()),
        own_weight_squared=weight,
        asks=tuple(sums),
        reads=tuple(reads),
        n_candidates=0,
        n_occurrences=0,
        is_interrupted=is_interrupted,
        exact=tuple(answers),
        n_settings=average.n_settings,
    )
