"""Models compared: each run in the same worlds, and how their answers differ from the first one's."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import fields
from math import inf, sqrt

from casus.engine.choose import (
    AUTO,
    ENGINES,
    EXACT,
    FIRST_WEIGHTED_WORLDS,
    FIRST_WORLDS,
    PARTICLES,
    PLAIN,
    PLAIN_STANDARD_ERROR,
    SECONDS_PER_REPORT,
    WORLDS,
    check_misuse,
    has_kernel,
)
from casus.engine.common import PER_DIFFERENCE, add_common_group, empty_row, layout_of, own_sums
from casus.engine.evidence import has_evidence
from casus.engine.exact_cost import CHEAP, MOST_SETTINGS, predicted_seconds
from casus.engine.exact_limit import ExactLimit
from casus.engine.form import Comparison, Difference, EngineLimit, Outcome
from casus.engine.stopping import Goal, Progress, expected_worlds, next_groups
from casus.engine.sums import FIRST_ASK, GROUPS_PER_BLOCK, PER_ASK, Sums, add_sums, outcome_of
from casus.network import GROUP, Network


def run_compared(
    networks: Sequence[Network],
    *,
    seed: int = 1,
    n_worlds: int | None = None,
    standard_error: float = 0.001,
    engine: str = AUTO,
    n_threads: int | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Return the outcomes of networks run in common worlds, and each one's differences to the first.

    Networks must have the same events in the same order, and the same asks: models that differ by an
    intervention, a thesis or other numbers do. Every event has the largest of its bounds over the networks,
    world by world, so that they meet the same candidates; claims, ranges and talks of one name have one luck.
    Runs `n_worlds` worlds, or until the standard error of every difference is at most `standard_error`; the
    rest is as in run_network, and "auto" is exact where that is cheap for all of them. With evidence in all
    of them, particles are compared block by block (compare_weighted.py). An interrupt gives the
    worlds done so far, marked. Raises ValueError for misuse, and EngineLimit, whose `network` says in which.
    """
    check_misuse(seed, n_worlds, standard_error, n_threads)
    if engine not in ENGINES:
        raise ValueError(f"engine must be plain, worlds, particles, exact or auto, got {engine!r}")
    check_alike(networks)
    if engine == EXACT or (engine == AUTO and n_worlds is None):
        compared = compare_exactly(networks, seed, standard_error, progress, is_asked=engine == EXACT)
        if compared is not None:
            return compared
    is_weighted = all(map(has_evidence, networks))
    if engine == AUTO:
        engine = PLAIN if not has_kernel() else PARTICLES if is_weighted else WORLDS
    if engine == PLAIN:
        standard_error = max(standard_error, PLAIN_STANDARD_ERROR)
    n_groups = None if n_worlds is None else -(-n_worlds // GROUP)
    if is_weighted and engine != WORLDS:
        from casus.engine.compare_weighted import compare_weighted

        goal = Goal(n_groups, standard_error, FIRST_WEIGHTED_WORLDS[engine])
        return compare_weighted(networks, seed, goal, engine, n_threads, progress)
    engine = WORLDS if engine == PARTICLES else engine  # nothing to resample by in one of them
    goal = Goal(n_groups, standard_error, FIRST_WORLDS[engine])
    run = Run(networks, seed, goal, progress)
    is_interrupted = run_by_plain(run) if engine == PLAIN else run_by_kernel(run, n_threads)
    return comparison_of(run, engine, is_interrupted)


def check_alike(networks: Sequence[Network]) -> None:
    """Raise ValueError unless the networks can be compared."""
    if not networks:
        raise ValueError("networks must hold at least one network")
    first = networks[0]
    for network in networks[1:]:
        if network.event_stream != first.event_stream:
            raise ValueError("networks must have the same events in the same order")
        if network.legend.asks != first.legend.asks or len(network.ask_given) != len(first.ask_given):
            raise ValueError("networks must have the same asks in the same order")


class Run:
    """The common worlds run so far."""

    def __init__(self, networks: Sequence[Network], seed: int, goal: Goal, progress: Progress | None) -> None:
        self.networks = networks
        self.seed = seed
        self.goal = goal
        self.progress = progress
        self.sums = empty_row(networks)

    def next_groups(self) -> int | None:
        """Return up to which group to run next, or None when the goal is reached."""
        return next_groups(self.networks[0], self.goal, self.sums, self.error_of)

    def expected(self) -> int:
        """Return how many worlds the goal is expected to take."""
        return expected_worlds(self.networks[0], self.goal, self.sums, self.error_of)

    def error_of(self, _: Network, sums: Sums) -> float:
        """Return the largest standard error of any difference that counts in all worlds."""
        found = [
            each.standard_error
            for differences in differences_of(self.networks, sums)
            for each, given in zip(differences, self.networks[0].ask_given, strict=True)
            if given < 0
        ]
        return max(found, default=0.0)

    def tell(self, expected: int, done: int) -> None:
        """Tell whoever wants to know how many worlds are done, of how many expected."""
        if self.progress is not None:
            self.progress(done, max(done, expected))


def run_by_plain(run: Run) -> bool:
    """Run worlds in Python until the goal is reached; return whether it was interrupted."""
    told_at = time.monotonic()
    try:
        while (n_groups := run.next_groups()) is not None:
            expected = run.expected()
            while run.sums.n_groups < n_groups:
                block = empty_row(run.networks)
                for group in range(run.sums.n_groups, min(run.sums.n_groups + GROUPS_PER_BLOCK, n_groups)):
                    add_common_group(run.networks, run.seed, group, block)
                    if time.monotonic() - told_at >= SECONDS_PER_REPORT:
                        told_at = time.monotonic()
                        run.tell(expected, GROUP * (group + 1))
                total = Sums(run.sums.row[:], run.sums.n_groups)
                add_sums(total, block)
                run.sums = total
    except KeyboardInterrupt:
        if run.sums.n_groups == 0:
            raise
        return True
    run.tell(0, GROUP * run.sums.n_groups)
    return False


def run_by_kernel(run: Run, n_threads: int | None) -> bool:
    """Run worlds by the kernel until the goal is reached; return whether it was interrupted."""
    from casus.engine.common_kernel import common_crew

    crew = common_crew(run.networks, run.seed, n_threads)
    try:
        while (n_groups := run.next_groups()) is not None:
            expected = run.expected()
            crew.run_up_to(n_groups, lambda done, expected=expected: run.tell(expected, done))  # type: ignore[misc]
            run.sums = crew.sums
    except KeyboardInterrupt:
        run.sums = crew.sums
        if run.sums.n_groups == 0:
            raise
        return True
    finally:
        crew.close()
    run.tell(0, GROUP * run.sums.n_groups)
    return False


def comparison_of(run: Run, engine: str, is_interrupted: bool) -> Comparison:
    """Return the comparison that the common sums say."""
    outcomes = [
        outcome_of(network, own_sums(run.networks, run.sums, which), engine, run.seed, is_interrupted)
        for which, network in enumerate(run.networks)
    ]
    return Comparison(tuple(outcomes), differences_of(run.networks, run.sums), is_interrupted)


# ---- differences ----------------------------------------------------------------------------------


def differences_of(networks: Sequence[Network], sums: Sums) -> tuple[tuple[Difference, ...], ...]:
    """Return the differences of every network but the first to it, ask by ask."""
    return tuple(
        tuple(
            difference_of(networks, sums, which, ask, is_same)
            for ask in range(len(networks[0].ask_condition))
        )
        for which in range(1, len(networks))
        for is_same in [is_same_network(networks[0], networks[which])]
    )


def difference_of(networks: Sequence[Network], sums: Sums, which: int, ask: int, is_same: bool) -> Difference:
    """Return the difference of one ask's answers, r - r', with its standard error.

        r = sum H / sum W,    error^2 = G / (G - 1) * sum over groups of (e_g - e'_g)^2,
        e_g = (H_g - r W_g) / sum W

    by the delta method, primed in the first network. In so far as the two meet the same luck, e_g and e'_g
    cancel. Where no group differs this would claim certainty: there the error is one world's share, 1 / n
    with n the effective number of worlds, unless the networks are the same.
    """
    row, layout = sums.row, layout_of(networks)
    own, first = (totals_of(networks[each], row, layout.own[each], ask) for each in (which, 0))
    if own[3] <= 0.0 or first[3] <= 0.0:
        return Difference(None, inf, 0)
    at = layout.difference[which] + PER_DIFFERENCE * ask
    cross = row[at : at + PER_DIFFERENCE]
    ratio, first_ratio = own[4] / own[3], first[4] / first[3]
    value = ratio - first_ratio
    n_differing = int(cross[4])
    if n_differing == 0:
        begins = (layout.own[which], layout.own[0])
        one_world = max(row[begin + 2] / (row[begin] * row[begin]) for begin in begins)
        return Difference(value, 0.0 if is_same else min(1.0, one_world), 0)
    spread = (
        moment(own[0], own[1], own[1], own[2], ratio, ratio) / (own[3] * own[3])
        + moment(first[0], first[1], first[1], first[2], first_ratio, first_ratio) / (first[3] * first[3])
        - 2.0 * (moment(cross[0], cross[1], cross[2], cross[3], ratio, first_ratio) / (own[3] * first[3]))
    )
    n_groups = sums.n_groups
    by_groups = max(spread, 0.0) * n_groups / max(n_groups - 1, 1)
    # a side in which no world says yes, or all do, has no spread, and one that counts in few worlds may have
    # too little: there the error is one world's share more
    unseen = sum(
        min(1.0, side[2] / (side[3] * side[3])) ** 2
        for side, share in ((own, ratio), (first, first_ratio))
        if not 0.0 < share < 1.0 or networks[which].ask_given[ask] >= 0
    )
    return Difference(value, sqrt(by_groups + unseen), n_differing)


def totals_of(
    network: Network, row: Sequence[float], begin: int, ask: int
) -> tuple[float, float, float, float, float]:
    """Return the sums over groups of H^2, H W, W^2, W and H of one ask, from its network's own row."""
    at = begin + FIRST_ASK + PER_ASK * ask
    weight, squared = row[begin], row[begin + 1]
    given = network.ask_given[ask]
    if given >= 0:
        weight, squared = row[begin + FIRST_ASK + PER_ASK * given : begin + FIRST_ASK + PER_ASK * given + 2]
    return row[at + 1], row[at + 2], squared, weight, row[at]


def moment(hh: float, hw: float, wh: float, ww: float, ratio: float, other: float) -> float:
    """Return the sum over groups of (H - ratio W) (H' - other W'), from the sums of their products."""
    return hh - other * hw - ratio * wh + ratio * other * ww


def is_same_network(first: Network, second: Network) -> bool:
    """Return whether two networks are the same but for their names."""
    return all(
        getattr(first, each.name) == getattr(second, each.name)
        for each in fields(Network)
        if each.name not in ("digest", "legend")
    )


# ---- exact ----------------------------------------------------------------------------------------


def compare_exactly(
    networks: Sequence[Network], seed: int, standard_error: float, progress: Progress | None, is_asked: bool
) -> Comparison | None:
    """Return the comparison of exact answers; None where it was not asked for and is not cheap.

    The error of a difference is that over ranges: 0 without any, and small where both move alike.
    """
    if not is_asked and sum(predicted_seconds(network) for network in networks) > CHEAP:
        return None
    from casus.engine.exact import run_exact  # numpy is loaded only by who asks for exact answers

    outcomes: list[Outcome] = []
    for which, network in enumerate(networks):
        try:
            if is_asked:
                outcomes.append(run_exact(network, seed, standard_error / 2, progress))
            else:
                outcomes.append(run_exact(network, seed, standard_error, most_settings=MOST_SETTINGS))
        except ExactLimit:
            if is_asked:
                raise
            return None
        except EngineLimit as limit:
            raise EngineLimit(limit.kind, limit.index, limit.place, which) from None
        if outcomes[-1].is_interrupted:
            break
    differences = tuple(exact_differences(outcome, outcomes[0]) for outcome in outcomes[1:])
    asks = [zip(each, networks[0].ask_given, strict=True) for each in differences]
    errors = [each.standard_error for pairs in asks for each, given in pairs if given < 0]
    if not is_asked and max(errors, default=0.0) > standard_error:
        return None
    return Comparison(tuple(outcomes), differences, any(each.is_interrupted for each in outcomes))


def exact_differences(outcome: Outcome, first: Outcome) -> tuple[Difference, ...]:
    """Return the differences of exact answers; their errors are over rules, which share their luck."""
    found = []
    for own, other in zip(outcome.exact or (), first.exact or (), strict=True):
        if own.probability is None or other.probability is None:
            found.append(Difference(None, inf, 0))
            continue
        n_rules = max(len(own.by_rule), len(other.by_rule), 2)
        none = (0.0,) * n_rules
        apart = zip(own.by_rule or none, other.by_rule or none, strict=True)
        spread = sum((a - b) ** 2 for a, b in apart)
        error = sqrt(spread * n_rules / (n_rules - 1))
        found.append(Difference(own.probability - other.probability, error, 0))
    return tuple(found)
