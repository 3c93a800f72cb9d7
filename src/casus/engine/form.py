"""What an engine gives back: sums per ask and per read, with where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64, int32, int64
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class AskSums:
    """Sums over groups g of H_g = sum of w over the group's worlds that answer yes, W_g = sum of all w."""

    hits: float  # sum H_g
    hits_squared: float  # sum H_g ** 2
    hits_times_weight: float  # sum H_g W_g
    own_squares: float  # sum over worlds of w ** 2 where yes


@dataclass(frozen=True, slots=True)
class ReadSums:
    """Sums over worlds of w x and w x ** 2, x the value read."""

    total: float
    squares: float


@dataclass(frozen=True, slots=True)
class ExactAnswer:
    """One ask's answer without worlds: `standard_error` is that of the average over ranges (0 without any).

    `variance_over_ranges`: of the answer given the ranges' values. `certified_error`: given those values,
    the answer is off by no more. `probability` is None where no world counts. `by_rule`: the part
    of each of the 16 lattice rules in the error, standard_error^2 = 16 / 15 * sum of by_rule^2. Rules of two
    networks share their luck, so the differences of their parts tell the error of a difference.
    """

    probability: float | None
    standard_error: float
    variance_over_ranges: float
    certified_error: float
    by_rule: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceSums:
    """What a run with evidence says beyond its answers; errors are between blocks of worlds.

    `log_evidence`: ln of the probability of what was observed and reported, a density per day for each exact
    date, among worlds without contradictions; with its standard error. `effective_worlds`: so many worlds of
    equal weight with different ancestors. `variance_over_ranges`: by ask, of the answer given the ranges'
    values, as they are after the evidence.
    """

    log_evidence: float
    log_evidence_error: float
    effective_worlds: float
    n_blocks: int
    variance_over_ranges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """An expected total without worlds: how often an event happens, or for how many days a condition holds.

    `value` is None where no world counts. `standard_error`: of the average over ranges. `certified_error`:
    given the ranges' values, it is off by no more.
    """

    value: float | None
    standard_error: float
    certified_error: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """Sums in a fixed order: the same on any number of threads.

    weight: sum of w over worlds; weight_squared: sum over groups of W_g ** 2; own_weight_squared: sum over
    worlds of w ** 2. `n_worlds` is a multiple of the group size. `is_interrupted`: stopped by the user with
    the worlds done so far. Of the engine `exact`: n_worlds is 0, the sums are expectations over one world,
    `exact` has the answer of each ask, and `n_settings` is how many values of the ranges were averaged over.
    With evidence, groups are blocks of 1,024 worlds here, and weights are in a unit of their own.
    """

    engine: str
    seed: int
    n_worlds: int
    weight: float
    weight_squared: float
    own_weight_squared: float
    asks: tuple[AskSums, ...]
    reads: tuple[ReadSums, ...]
    n_candidates: int
    n_occurrences: int
    is_interrupted: bool
    exact: tuple[ExactAnswer, ...] | None = None
    n_settings: int = 0
    evidence: EvidenceSums | None = None
    rewards: tuple[Expectation, ...] = ()  # of the engine `exact` alone


@dataclass(frozen=True, slots=True)
class Difference:
    """How an ask's answer differs from that of the first network compared, with the error of the difference.

    `value` is None where no world counts in one of the two. `n_differing`: in how many groups of worlds the
    two differed at all; of exact answers 0.
    """

    value: float | None
    standard_error: float
    n_differing: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Networks run in the same worlds: an outcome for each, and the differences of each but the first to it.

    `differences[k - 1][ask]` is that of network k. Outcomes are under common bounds: those of another
    comparison, or of a run alone, have other candidates of the same law.
    """

    outcomes: tuple[Outcome, ...]
    differences: tuple[tuple[Difference, ...], ...]
    is_interrupted: bool


@dataclass(frozen=True, slots=True)
class WorldRecord:
    """What happened in one world: for each ask whether its condition held (before any negation), and when.

    `seen_at`, `first_at` (of each event, how it first occurred): days, infinite if never. `value`: of each
    variable at the end. A world of weight 0 has no history: its values are those that it would start from.
    """

    weight: float
    is_seen: tuple[bool, ...]
    read: tuple[int, ...]
    n_candidates: int
    n_occurrences: int
    seen_at: tuple[float, ...]
    value: tuple[int, ...]
    first_at: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class WorldTable:
    """What happened in many worlds: numpy arrays, one row a world, in the order of the network's legend.

    seen_at: when an ask's condition first held (before any negation), in days; infinite if never; of an ask
    at an instant, that instant if it held. first_at: when an event first occurred, infinite if never. value:
    of each variable at the end. range_row, range_score: the standard normal score of each range is
    `range_score[range_row[world]]`, NaN for a fixed one; rows are shared by the worlds of a group. A world of
    weight 0 has no history, and no share in any average. Memory: 8 bytes for each ask, event and read of a
    world and 4 for each variable; for each range half a byte a world.
    """

    engine: str
    seed: int
    is_interrupted: bool
    number: NDArray[int64]  # the world whose luck the row ends with
    weight: NDArray[float64]
    seen_at: NDArray[float64]  # [world, ask]
    value: NDArray[int32]  # [world, variable]
    first_at: NDArray[float64]  # [world, event]
    read: NDArray[int32]  # [world, read]
    range_row: NDArray[int64]
    range_score: NDArray[float64]  # [row, range]

    @property
    def range_z(self) -> NDArray[float64]:
        """The standard normal score of each range: [world, range], made anew at each call."""
        return self.range_score[self.range_row]


@dataclass(frozen=True, slots=True)
class Change:
    """A variable that has another value than before."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Happening:
    """What happens at one instant of a world: days, what, and what it changes.

    kind: "event" (`name` occurs; `detail`: "observed", "made", or empty: by itself) · "stage" (it passes
    one; `detail`: "2 of 3") · "talk" (`detail`: its outcome) · "postponed" (a talk) · "calendar" (an
    instant that conditions mention) · "dated" (what is set or observed) · "asked" (what is asked at an
    instant holds). `seen`: asks, as (question, reading), whose condition first holds
    then, before any negation.
    """

    at: float
    kind: str
    name: str
    detail: str
    changes: tuple[Change, ...]
    seen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WorldHistory:
    """One world, told. Variables are (name, value) in the network's order: the first `n_claims` are claims.

    ranges: (path, value) of those that are drawn. first, last: every variable at the start and at the end.
    seen_at: of each ask, in days, infinite if never. A world of weight 0 has no history.
    """

    seed: int
    number: int
    weight: float
    n_claims: int
    ranges: tuple[tuple[str, float], ...]
    first: tuple[tuple[str, int], ...]
    seen_at_first: tuple[tuple[str, str], ...]
    happenings: tuple[Happening, ...]
    last: tuple[tuple[str, int], ...]
    seen_at: tuple[float, ...]


class WorldNotFound(LookupError):
    """No world of those tried answers yes. `n_counted` of them count (weigh more than 0)."""

    def __init__(self, n_tries: int, n_counted: int) -> None:
        super().__init__(f"none of {n_tries:,} worlds answers yes, of which {n_counted:,} count")
        self.n_tries = n_tries
        self.n_counted = n_counted


class EngineLimit(ValueError):
    """A world that cannot be run. `kind` says what `index` is of, and what was met.

    "candidates": an event for which a world has more candidates than an engine tries · "hazard": an event
    whose hazard is not finite or above 2^40 a year · "range": a range whose value is not finite · "talk": a
    talk without an outcome of finite odds · "bound": an event whose hazard is above its bound, which is a
    fault of ours · "evidence": a fact (after the facts, a talk whose outcome was seen) that no world could
    meet. `place` is the world, for a range the group, for evidence how many worlds were tried. `network`:
    which of those compared.
    """

    def __init__(self, kind: str, index: int, place: int, network: int = 0) -> None:
        super().__init__(f"{MEANING[kind]} (number {index}, in world or group {place})")
        self.kind = kind
        self.index = index
        self.place = place
        self.network = network


MEANING = {
    "candidates": "an event would have to be tried more often than an engine does in one world",
    "hazard": "the hazard of an event is not a finite number, or above 2^40 a year",
    "range": "the value drawn from a range is not a finite number",
    "talk": "the odds of a talk's outcomes are not finite numbers above 0",
    "bound": "the hazard of an event is above its bound: this is a fault of casus",
    "evidence": "no world could meet a fact that was observed",
}
