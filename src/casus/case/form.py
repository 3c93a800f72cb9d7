"""The case as written: what the author said, word by word, with places; nothing resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casus.problem import Place, Problem, SourceFile

# ---- small things ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written (`text`) and as compared (`key`: NFKC, Arabic ya and kaf folded)."""

    text: str
    key: str
    place: Place


@dataclass(frozen=True, slots=True)
class Words:
    """A human text by language code, in the order written; a bare string is in the case's language."""

    by_language: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a source."""

    source: Name
    words: str
    place: Place  # of the words


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date."""

    date: date
    place: Place


# ---- phrases --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seen:
    """`seen 3 in 40 site-years`, `seen 8 in 102 within 1 year`.

    unit_days: days of one unit of exposure (site-years: 365.25), or None when n counts cases.
    """

    k: float
    n: float
    unit: str
    unit_days: float | None
    place: Place


@dataclass(frozen=True, slots=True)
class Share:
    """A probability: low and high in 0..1 (equal for a point); `word` if it was said in a word.

    With `seen`, low and high are both k / n. Ends are as written: 0 and 1 are not yet read as 0.5 %.
    """

    low: float
    high: float
    place: Place
    word: str | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number or range that is no probability: odds, a position, power, salience, a prior, a count."""

    low: float
    high: float
    place: Place


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of time in days (a year is 365.25, a month a twelfth of it), or a range of them."""

    low_days: float
    high_days: float
    place: Place


@dataclass(frozen=True, slots=True)
class Factor:
    """What multiplies a hazard, odds or credence odds: `x3`, `/2`, `x2 to x5`, or a word.

    low and high are as multipliers: `/2` is 0.5, `/4 to /2` is 0.25 to 0.5. A word's size is positive
    and its direction comes from where it stands (`raised`, `lowered`); `word` is then set.
    """

    low: float
    high: float
    place: Place
    word: str | None = None


@dataclass(frozen=True, slots=True)
class ChanceWithin:
    """`5% to 20% within 1 year`, `likely within 3 months`, `seen 8 in 102 within 1 year`."""

    share: Share
    window: Duration
    place: Place


@dataclass(frozen=True, slots=True)
class Rate:
    """`2 per year`, `0.5 to 1 per month`: expected occurrences per `per_days` days."""

    low: float
    high: float
    per_days: float
    place: Place


@dataclass(frozen=True, slots=True)
class Every:
    """`about every 5 years`: the mean wait."""

    wait: Duration
    place: Place


Chance = ChanceWithin | Rate | Every | Seen

# ---- conditions -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Holds:
    """A claim's name alone: the claim is true."""

    name: Name


@dataclass(frozen=True, slots=True)
class Is:
    """`STATE is LEVEL`, `is not LEVEL` (also for a many-valued claim, or a talk and its outcome)."""

    name: Name
    level: Name
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class AtLeast:
    """`STATE at least LEVEL`, `COUNT at least 3`."""

    name: Name
    level: Name  # for a count: its digits


@dataclass(frozen=True, slots=True)
class Below:
    """`STATE below LEVEL`, `COUNT below 3`."""

    name: Name
    level: Name


@dataclass(frozen=True, slots=True)
class Happened:
    """`EVENT has happened`, `twice`, `3 times`: at least so often. Also for a talk (once)."""

    name: Name
    times: int = 1


@dataclass(frozen=True, slots=True)
class DaysBetween:
    """`from DATE`, `until DATE` (that day included), `between DATE and DATE`."""

    first: Day | None
    last: Day | None


@dataclass(frozen=True, slots=True)
class Not:
    """Its part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Some part holds."""

    parts: tuple[Condition, ...]


Condition = Holds | Is | AtLeast | Below | Happened | DaysBetween | Not | All | AnyOf


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition with the words it was written in and their place."""

    condition: Condition
    text: str
    place: Place


# ---- sections -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A document that is quoted or reports. `kind`: official, report, data, commentary."""

    name: Name
    title: Words | None
    kind: Name | None
    published: Day | None
    text: Name | None  # path of its text inside the case
    origin: Name | None  # where its facts are from; none: an origin of its own
    reliability: Share | None  # belongs to the origin
    says_anyway: Share | None
    url: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can want and act."""

    name: Name
    title: Words
    place: Place


@dataclass(frozen=True, slots=True)
class Reason:
    """Parts that together make a claim follow. Parts are claims, or `not` a claim."""

    parts: tuple[Clause, ...]
    holds: Share | None
    quote: Quote | None
    says: Words | None
    place: Place


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a number is from: `base rate`, `quote`, `judgement`, or a reference class that was counted."""

    kind: Name | None
    says: Words | None  # the reference class (`class:`), or a note
    seen: Share | Seen | None
    source: Name | None
    place: Place


@dataclass(frozen=True, slots=True)
class TableRow:
    """`{parent: value, …}` and the shares of each value of the claim."""

    given: tuple[tuple[Name, Name], ...]
    shares: tuple[tuple[Name, Share], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition, true or false for a whole world (or many-valued, with `values` and `table`)."""

    name: Name
    says: Words | None
    status: Name | None
    by: Name | None  # who says so: an actor or a source
    quotes: tuple[Quote, ...]
    credence: Share | None
    basis: Basis | None
    because: tuple[Reason, ...]
    unless: tuple[Clause, ...]
    contradicts: tuple[Name, ...]
    evidence_for: tuple[tuple[Name, Factor], ...]
    evidence_against: tuple[tuple[Name, Factor], ...]
    reported_by: tuple[Name, ...]
    denied_by: tuple[Name, ...]
    expect: tuple[Words, ...]
    expect_not: tuple[Words, ...]
    values: tuple[Name, ...]
    table: tuple[TableRow, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class State:
    """A quantity whose levels, ordered low to high, change at events."""

    name: Name
    says: Words | None
    levels: tuple[Name, ...]
    at_first: tuple[tuple[Name, Share | None], ...]  # one level with None, or levels with shares
    place: Place


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number, never below 0, that changes at events."""

    name: Name
    says: Words | None
    at_first: Number | None
    place: Place


@dataclass(frozen=True, slots=True)
class Influence:
    """One entry of `raised` or `lowered`: while the clause holds, the factor works."""

    clause: Clause
    factor: Factor
    is_raising: bool
    why: Words | None
    place: Place


@dataclass(frozen=True, slots=True)
class Effect:
    """One entry of `then`: a state's new level, a count's change (`-1`, `+2`) or new value (`0`)."""

    name: Name
    value: Name
    place: Place


@dataclass(frozen=True, slots=True)
class Watched:
    """While watched, "not reported" counts as "has not happened"."""

    by: Name | None
    first: Day | None
    last: Day | None
    place: Place


@dataclass(frozen=True, slots=True)
class Event:
    """What happens at an instant; with `by`, a move: one that an actor chooses."""

    name: Name
    says: Words | None
    chance: Chance | None
    basis: Basis | None
    able: Clause | None
    raised: tuple[Influence, ...]  # raised and lowered, in file order
    stages: int
    is_again: bool
    then: tuple[Effect, ...]
    per: Name | None
    is_per_pairs: bool
    watched: Watched | None
    surprise: Chance | None
    by: Name | None
    serves: Clause | None
    quotes: tuple[Quote, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class TalkOutcome:
    """Words agreed, and what they change."""

    name: Name
    says: Words | None
    odds: Number | None
    raised: tuple[Influence, ...]
    then: tuple[Effect, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Delegation:
    """A party at a talk, on its scale, or with the worth of each outcome to it."""

    actor: Name
    position: Number | None
    prefers: tuple[tuple[Name, Number], ...]
    power: Number | None
    salience: Number | None
    place: Place


@dataclass(frozen=True, slots=True)
class Talk:
    """A dated negotiation. Its outcome is drawn by odds, or by a rule from what the parties want."""

    name: Name
    says: Words | None
    on: Day | None
    tracks: tuple[Name, ...]
    postponed: Share | None
    postponed_to: Day | None
    outcomes: tuple[TalkOutcome, ...]
    scale: tuple[tuple[Name, Number], ...]
    parties: tuple[Delegation, ...]
    rule: Name | None
    election: Name | None
    vote: Name | None
    victory: Name | None
    quotes: tuple[Quote, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Option:
    """What a party controls, and the values it may take."""

    name: Name
    values: tuple[Name, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Party:
    """Options, aims in order of importance, and the aims as the others are told."""

    actor: Name
    options: tuple[Option, ...]
    aims: tuple[Clause, ...]
    declared: tuple[Clause, ...]
    quotes: tuple[Quote, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class DisputeOutcome:
    """A named set of a dispute's states, and what it means in the model, if it says."""

    name: Name
    when: Clause
    in_model: Clause | None
    place: Place


@dataclass(frozen=True, slots=True)
class Dispute:
    """Parties, options and aims."""

    name: Name
    says: Words | None
    parties: tuple[Party, ...]
    impossible: tuple[Clause, ...]
    irreversible: tuple[tuple[Name, Name, Name | None], ...]  # option, from value, to value
    now: tuple[tuple[Name, Name], ...]
    outcomes: tuple[DisputeOutcome, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Forecast:
    """The author's own forecast, as worded."""

    by: Name | None
    quote: Quote | None
    strength: Name | None
    share: Share | None
    kind: Name | None  # procedural, substantive, expectation, conditional, counterfactual
    place: Place


@dataclass(frozen=True, slots=True)
class BaseRate:
    """Share of comparable past cases."""

    chance: ChanceWithin | Share | Seen | None
    says: Words | None  # the reference class
    source: Name | None
    place: Place


@dataclass(frozen=True, slots=True)
class Reading:
    """One exact way to resolve a question. Exactly one of by, on, throughout is set."""

    name: Name
    says: Words | None
    when: Clause | None
    by: Day | None
    on: Day | None
    throughout: Day | None
    given: Clause | None  # a conditional forecast is scored only where this came true
    probability: Share | None  # a note's own probability, where nothing is modelled
    base_rate: BaseRate | None
    place: Place


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    name: Name
    ask: Words | None
    forecasts: tuple[Forecast, ...]
    readings: tuple[Reading, ...]
    ever: Clause | None
    base_rate: BaseRate | None
    resolver: Name | None
    resolves_by: Words | None
    void_if: Words | None
    tags: tuple[Name, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ThesisEvent:
    """What a thesis says of one event."""

    name: Name
    chance: Chance | None
    raised: tuple[Influence, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Thesis:
    """A named set of credences and strengths, with an author."""

    name: Name
    says: Words | None
    by: Name | None
    prior: Number | None
    claims: tuple[tuple[Name, Share], ...]
    events: tuple[ThesisEvent, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Observation:
    """One dated fact with its source.

    Exactly one of: event; state with levels; talk with outcome; question with reading and resolved;
    says with for/against, a factor and a clause or claim. `on` or `between` (first, last).
    """

    on: Day | None
    at: str | None  # a time of day, if given: "14:30"
    first: Day | None
    last: Day | None
    event: Name | None
    state: tuple[tuple[Name, tuple[Name, ...]], ...]
    by_event: Name | None
    misread: tuple[tuple[Name, Share], ...]
    talk: Name | None
    outcome: Name | None
    says: Words | None
    is_for: bool
    about: Clause | None
    factor: Factor | None
    question: Name | None
    reading: Name | None
    resolved: Name | None
    source: Name | None
    place: Place


@dataclass(frozen=True, slots=True)
class SetValue:
    """`set X is v from D`. `condition` names one value of one claim, state or count."""

    condition: Condition
    first: Day | None
    place: Place


@dataclass(frozen=True, slots=True)
class MakeHappen:
    """`make E on D`."""

    event: Name
    day: Day | None
    place: Place


@dataclass(frozen=True, slots=True)
class ScaleHazard:
    """`scale E by x2 between D and D`. `factor` is None for `x0`: it cannot happen then."""

    event: Name
    factor: Factor | None
    first: Day | None
    last: Day | None
    place: Place


Intervention = SetValue | MakeHappen | ScaleHazard


@dataclass(frozen=True, slots=True)
class Assertion:
    """A reality check, run by `casus check --run`: `set X is v raises CONDITION by D`.

    mode: `by`, `on` or `throughout` the day. `clause` is what is made likelier, or less likely.
    """

    text: str
    intervention: Intervention
    is_raising: bool
    clause: Clause
    mode: str
    day: Day
    place: Place


@dataclass(frozen=True, slots=True)
class Accepted:
    """A lint that the author accepts, with the reason. `about` is the problem's subject, or none for all."""

    lint: Name
    about: Name | None
    because: Words | None
    place: Place


@dataclass(frozen=True)
class Case:
    """One written argument with its questions, as written. `problems` are those of the document too."""

    name: str
    version: Name | None
    title: Words | None
    language: str
    as_of: Day | None
    horizon: Day | None
    record_until: Day | None
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    states: tuple[State, ...]
    counts: tuple[Count, ...]
    events: tuple[Event, ...]
    talks: tuple[Talk, ...]
    disputes: tuple[Dispute, ...]
    questions: tuple[Question, ...]
    theses: tuple[Thesis, ...]
    observations: tuple[Observation, ...]
    assertions: tuple[Assertion, ...]
    accepted: tuple[Accepted, ...]
    words: Mapping[str, Share | Factor]  # the case's own table of words
    texts: Mapping[str, SourceFile]
    digest: str
    place: Place
    problems: tuple[Problem, ...]
    set_aside: tuple[str, ...] = ()  # the document's: names declared in what could not be read
