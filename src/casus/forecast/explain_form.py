"""What moves an answer, what to watch, how sure the analysis is: as numbers and names, without sentences.

Differences and shares are in 0..1. `standard_error` is always the computation's, of the number before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Driver:
    """One thing that moves a reading's answer.

    kind and name: `claim`, `event` and `talk` by their name; `range` by its path (`event:exit:chance`).
    value: of a talk, the outcome; of a many-valued claim, the value; else empty. `chance`: of its being so
    (a claim true, an event by the reading's end); None for a range.
    when_so, when_not: P(reading | so), P(reading | not so), None where no world tells. For a range: where it
    is in its upper and in its lower half. movement: E|P(reading | x) - P(reading)|, free of upward bias by
    noise. effect: the answer when it is set to be so less the answer when it is set not to be; None where it
    was not computed, or nobody can set it (a range). It differs from `difference` where both share causes.
    is_direct: the reading itself speaks of it, or it sets what the reading speaks of: true by definition.
    is_crux: knowing it would carry the answer over 50 % or out of the band of its word.
    """

    kind: str
    name: str
    value: str
    chance: float | None
    when_so: float | None
    when_not: float | None
    difference: float
    standard_error: float
    movement: float
    movement_error: float
    effect: float | None
    effect_error: float | None
    is_direct: bool
    is_crux: bool


@dataclass(frozen=True, slots=True)
class Indicator:
    """What could be learnt by a day, and what that is worth for a reading.

    kind: `event` (has it happened by then), `talk` (what it agreed), `reading` (how another reading came
    out; `name` is QUESTION.READING). worth: expected gain in Brier score, E(P(reading | seen) -
    P(reading))^2. movement: E|P(reading | seen) - P(reading)|. `if_so`, `if_not`: the answer then; of a
    talk: of the outcome that says most, named `value`.
    """

    kind: str
    name: str
    value: str
    on: date
    chance: float
    if_so: float | None
    if_not: float | None
    worth: float
    standard_error: float
    movement: float


@dataclass(frozen=True, slots=True)
class SharedOrigin:
    """Reports that have one origin, and what they do to one reading's answer, one by one and together.

    members: (claim, is denied, source) of each report, in the model's order. Moves are in log odds of the
    answer, from where none of them is there: `alone` by each when it is the only one, `together` by all,
    `apart` by all if each source were an origin of its own, as reliable as this one. `counts_as`: together /
    the mean of alone, so two denials that count as one have 1; None where the mean is 0. Errors of the
    computation are those of the answers.
    """

    question: str
    reading: str
    origin: str
    members: tuple[tuple[str, bool, str], ...]
    alone: tuple[float, ...]
    together: float
    apart: float
    counts_as: float | None
    kind: str = "reports"


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far the analysis can be trusted, apart from how likely its answer is. level: high, moderate, low.

    sourced_share: (a) of the movement that leaf claims make, the share on claims with two independent
    origins or an official or data source; None without such movement. answer_range: (b) highest less lowest
    answer of case, theses and analysts. expected_move: (c) E|change of the answer| by `next_on`, the next
    scheduled date; None where nothing is scheduled.
    High: (a) >= 2/3, (b) <= 0.10 and (c) <= 0.05. Low: (a) < 1/3, (b) > 0.30 or (c) > 0.15. Parts that
    are None decide nothing, except that without (a) confidence is at most moderate.
    """

    level: str
    sourced_share: float | None
    answer_range: float
    expected_move: float | None
    expected_move_error: float | None
    next_on: date | None


@dataclass(frozen=True, slots=True)
class ReadingExplanation:
    """What stands behind one reading's answer. Drivers by movement, indicators by day, then by worth."""

    question: str
    reading: str
    probability: float
    drivers: tuple[Driver, ...]
    indicators: tuple[Indicator, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands behind the answers of a case, from worlds of one run.

    `engine`, `seed`, `n_worlds` of that run; `effective_worlds` where observations weigh. `origins`: only
    those with two reports or more.
    """

    known_on: date | None
    engine: str
    seed: int
    n_worlds: int
    effective_worlds: float
    readings: tuple[ReadingExplanation, ...]
    origins: tuple[SharedOrigin, ...]
