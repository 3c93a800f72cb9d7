"""What changes an answer: interventions, days, facts, theses; and how it grows day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casus.forecast.form import Answer


@dataclass(frozen=True, slots=True)
class Change:
    """One reading before and after, in common worlds. `difference` is after - before; None where no world
    counts for one of the two. `standard_error` is of the difference, over blocks of common worlds."""

    question: str
    reading: str
    mode: str
    day: date
    before: Answer | None
    after: Answer | None
    difference: float | None
    standard_error: float | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The answers under an intervention. `is_counterfactual`: given what happened up to `known_on`, in the
    same worlds with the same luck; else a forecast from then on. `n_worlds` is 0 where exact answered."""

    known_on: date | None
    is_counterfactual: bool
    engine: str
    seed: int
    n_worlds: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """By how much a fact moved a reading's answer. `difference` None: one of the two has no answer."""

    question: str
    reading: str
    difference: float | None
    standard_error: float | None


@dataclass(frozen=True, slots=True)
class TrackFact:
    """A fact that came in, and what it moved. `subject`: the observation's name in problems and on pages
    (`observation.2021-04-14.exit_announced`), or empty for what did not happen since the day before."""

    subject: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class TrackDay:
    """The answers as of one day. `facts`: in the order in which their moves are shared out: first what did
    not happen since the last day (subject empty), then the day's facts in case order; the moves of one
    reading add up to its change since the last day. The first day has no moves."""

    day: date
    answers: tuple[tuple[str, str, Answer | None], ...]  # question, reading, answer
    facts: tuple[TrackFact, ...]
    log_evidence: float | None
    effective_worlds: float | None


@dataclass(frozen=True, slots=True)
class Track:
    """The answers day by day as facts came in."""

    case: str
    digest: str
    engine: str
    seed: int
    n_worlds: int
    days: tuple[TrackDay, ...]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The answer if the reading ended on `day`."""

    day: date
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Curve:
    """How one reading's answer grows with the day by which it is asked."""

    question: str
    reading: str
    mode: str
    engine: str
    points: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True)
class ThesisSupport:
    """What the record says of one thesis (`null` too, which has no share unless asked to).

    prior: its share before the record, of those that fit something. log_evidence: ln marginal likelihood.
    share: posterior, so that all shares and that of none of these add up to 1. fit: the chance, if the
    thesis holds, of a record at most as likely as this one; None where it was not computed.
    """

    thesis: str
    prior: float
    log_evidence: float | None  # None: no world of this thesis meets the record
    standard_error: float | None
    share: float
    fit: float | None


@dataclass(frozen=True, slots=True)
class ThesisComparison:
    """Theses compared by what was observed up to `known_on`. `none_share` is kept for "none of these".
    `fits_none`: under every thesis a record this unlikely has a chance below 5 %; None: not computed."""

    known_on: date
    n_facts: int
    theses: tuple[ThesisSupport, ...]
    none_share: float
    fits_none: bool | None


@dataclass(frozen=True, slots=True)
class AssertionAnswer:
    """What became of an assertion of the case. `number`: its place in `model.assertions`. `holds`: True or
    False where the difference is beyond its error in one direction, None where the error is too large to
    tell."""

    number: int
    text: str
    before: Answer | None
    after: Answer | None
    difference: float | None
    standard_error: float | None
    holds: bool | None
