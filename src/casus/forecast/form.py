"""Answers: for every reading a probability, with its error, its band and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Answer:
    """A probability. `standard_error` is the computation's (0 where nothing was computed); `band` is the
    5-95 % range of the answer over the ranges that people gave. All in 0..1. `effective_worlds`: as many
    worlds of equal weight would tell as much; None where none were run (exact, stated)."""

    probability: float
    standard_error: float
    band: tuple[float, float]
    effective_worlds: float | None = None


@dataclass(frozen=True, slots=True)
class NullAnswer:
    """What the null thesis says: things stay as they are. origin: `base rate`, or `model`."""

    probability: float
    standard_error: float
    band: tuple[float, float]
    origin: str
    says: str  # the reference class in the case's words, or empty


@dataclass(frozen=True, slots=True)
class ThesisAnswer:
    """A rival thesis's answer to one reading."""

    thesis: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class ReadingAnswer:
    """One reading's answer. engine: `plain`, `worlds`, `exact`, or `stated`: the case itself gives it.

    mode: `by`, `on` or `throughout` the day. `answer` is None where nothing could be said.
    """

    name: str
    mode: str
    day: date
    is_ever: bool
    engine: str
    answer: Answer | None
    null: NullAnswer | None
    theses: tuple[ThesisAnswer, ...]
    given: str | None = None  # the condition it is asked under: the answer is among worlds where it came true
    given_answer: Answer | None = None  # how likely it is that the condition comes true by then


@dataclass(frozen=True, slots=True)
class OwnForecast:
    """An author's own forecast, as worded: who, in which words, and the range that they are read as."""

    by: str | None
    strength: str | None
    band: tuple[float, float] | None
    quote: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """All readings of one question, and what authors said of it themselves."""

    name: str
    readings: tuple[ReadingAnswer, ...]
    forecasts: tuple[OwnForecast, ...]


@dataclass(frozen=True, slots=True)
class NextDate:
    """A dated thing to come. kind: `talk`, `postponed talk` or `reading` (then `question` is set)."""

    day: date
    kind: str
    name: str
    question: str | None


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything that the forecast lens found in one case.

    engine, n_worlds: of the run of the case as written (`stated`, 0 where nothing had to be run; `exact`,
    0). tension: prior probability that claims which contradict each other are both true; None when the case
    has no contradictions. `is_interrupted`: stopped by the user, so these are the worlds done so far.
    known_on: observations up to the end of that day weigh; None: none does, the answers are those of as_of.
    log_evidence: ln of the probability (density per day) of what was observed, with its standard error; None
    where nothing weighs.
    """

    case: str
    digest: str
    as_of: date
    seed: int
    engine: str
    n_worlds: int
    questions: tuple[QuestionAnswer, ...]
    next_dates: tuple[NextDate, ...]
    tension: float | None
    is_interrupted: bool
    known_on: date | None = None
    log_evidence: float | None = None
    log_evidence_error: float | None = None
