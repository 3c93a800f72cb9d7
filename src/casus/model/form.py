"""The model: what the author meant. Every name resolved, every default filled, units in days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from casus.problem import Place, Problem
from casus.quantity import Range

Text = Mapping[str, str]  # a human text by language code; empty when nothing was said

# ---- conditions: what must hold, over resolved names ------------------------------------------


@dataclass(frozen=True, slots=True)
class Test:
    """The variable called `name` has a value in low..high (high included; None: no upper end).

    Values: a claim 0 false, 1 true (many-valued: index of the value); a state the index of its level;
    a count its number; an event how often it has happened; a talk 0 before it, then 1 + outcome's index.
    """

    name: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class During:
    """The time t, in days since as_of 00:00 UTC, satisfies start_at <= t < end_at (None: unbounded)."""

    start_at: float | None
    end_at: float | None


@dataclass(frozen=True, slots=True)
class Negation:
    """Its part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; with no parts: always."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds; with no parts: never."""

    parts: tuple[Condition, ...]


Condition = Test | During | Negation | Every | Some
ALWAYS = Every(())


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition as meant, with the words it was written in (they also name its luck and show it)."""

    condition: Condition
    text: str


# ---- parts ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a source; `place` is where they stand in the source's text, if it was found."""

    source: str
    words: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Source:
    """A document that is quoted or reports. `origin` is its own name when it has no other."""

    name: str
    title: Text
    kind: str
    published: date | None
    origin: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports have their facts from: a hidden coin of chance `reliability` in every world."""

    name: str
    reliability: Range
    says_anyway: Range


@dataclass(frozen=True, slots=True)
class Reason:
    """Parts that together make a claim follow. `name` is `CLAIM#n`, n from 1 in file order."""

    name: str
    parts: tuple[Condition, ...]
    holds: Range | None  # None: always
    says: Text
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Report:
    """An origin says that the claim is true (or, `is_denial`, that it is false), once.

    `sources`: those through which it says so; how many they are changes nothing.
    """

    origin: str
    is_denial: bool
    sources: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where `bearer` is true, the credence odds of the claim that holds this are multiplied."""

    bearer: str
    factor: Range


@dataclass(frozen=True, slots=True)
class TableRow:
    """Probabilities of the claim's values, in order, where the parents have these value indexes."""

    given: tuple[int, ...]
    shares: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition, fixed for a whole world.

    A leaf (no reasons, no table) is true with `credence`. A derived claim's `credence` is its leak, None
    when it has none. `is_open`: a leaf without credence, given 5 % to 95 %. `values` are ("false",
    "true") unless many-valued; `parents` and `table` are set when it has a table.
    """

    name: str
    title: str
    says: Text
    status: str | None
    by: str | None
    quotes: tuple[Quote, ...]
    credence: Range | None
    is_open: bool
    basis: str | None
    reasons: tuple[Reason, ...]
    unless: tuple[Condition, ...]
    contradicts: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    reports: tuple[Report, ...]
    values: tuple[str, ...]
    parents: tuple[str, ...]
    table: tuple[TableRow, ...]
    is_testable: bool
    luck: str | None = None  # the path of its coin, where it is not `claim:NAME`: interventions make copies


@dataclass(frozen=True, slots=True)
class State:
    """A quantity whose ordered levels change at events. `at_first`: (level index, share), shares sum to 1."""

    name: str
    says: Text
    levels: tuple[str, ...]
    at_first: tuple[tuple[int, Range], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number, never below 0, that changes at events."""

    name: str
    says: Text
    at_first: Range


@dataclass(frozen=True, slots=True)
class Influence:
    """While the clause holds, `factor` (> 0; below 1 it lowers) multiplies the hazard or the odds."""

    clause: Clause
    factor: Range
    why: Text


@dataclass(frozen=True, slots=True)
class Effect:
    """Set `name` to `value` (a level's index, or a number), or, `is_change`, add `value` to a count."""

    name: str
    value: int
    is_change: bool


@dataclass(frozen=True, slots=True)
class Event:
    """What happens at an instant.

    `hazard` is per day, for one stage-free wait: with `stages` k the engine passes each stage at k times
    it. `surprise` is per day, or None. `per` names a count that multiplies the hazard (`is_per_pairs`: by
    n(n-1)/2). `watched`: (start_at, end_at) in days. `actor` and `serves` are set for a move.
    """

    name: str
    says: Text
    hazard: Range
    basis: str | None
    able: Clause
    influences: tuple[Influence, ...]
    stages: int
    is_again: bool
    then: tuple[Effect, ...]
    per: str | None
    is_per_pairs: bool
    watched: tuple[float, float] | None
    surprise: Range | None
    actor: str | None
    serves: Clause | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class TalkOutcome:
    """Words agreed. `odds` is None under a rule, `position` is None under odds."""

    name: str
    says: Text
    odds: Range | None
    position: float | None
    influences: tuple[Influence, ...]
    then: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Delegation:
    """A party at a talk: position on the scale, power and salience (both > 0).

    `prefers`: what each outcome is worth to it (0 to 1), in the order of the talk's outcomes; then it needs
    no position.
    """

    actor: str
    position: Range | None
    power: Range
    salience: Range
    prefers: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """A dated negotiation, at noon. `rule`: odds, compromise, median or condorcet; then the election counts.

    `election`: conditional, uniform or incentive. `vote`: proportional, cubic, proportional-cubic, binary,
    proportional-binary or loss-averse. `victory`: linear, square, quartic, octic or binary.
    """

    name: str
    says: Text
    on: date
    at: float  # days since as_of: noon of `on`
    tracks: tuple[str, ...]
    postponed: Range | None
    postponed_at: float | None
    rule: str
    outcomes: tuple[TalkOutcome, ...]
    parties: tuple[Delegation, ...]
    quotes: tuple[Quote, ...]
    election: str = "conditional"
    vote: str = "proportional"
    victory: str = "linear"


@dataclass(frozen=True, slots=True)
class Party:
    """A party of a dispute: its options' values, its aims and its declared aims, most important first."""

    actor: str
    options: tuple[tuple[str, tuple[str, ...]], ...]
    aims: tuple[Clause, ...]
    declared: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class DisputeOutcome:
    """A set of a dispute's states (`when`, over options), and its meaning in the model."""

    name: str
    when: Clause
    in_model: Clause | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Parties, options and aims. In its conditions a Test's name is an option, its values indexes."""

    name: str
    says: Text
    parties: tuple[Party, ...]
    impossible: tuple[Clause, ...]
    irreversible: tuple[tuple[str, int, int | None], ...]
    now: tuple[tuple[str, int], ...]
    outcomes: tuple[DisputeOutcome, ...]


@dataclass(frozen=True, slots=True)
class BaseRate:
    """The null thesis's answer: a share within `days`, or None for whatever horizon. In words: `says`.

    Cases counted: `k` in `n` cases. Exposure counted (`3 in 40 site-years`): `hazard` is per day, `n` is in
    `unit`, and `share` and `days` say what the hazard makes of one year.
    """

    share: Range
    days: float | None
    k: float | None
    n: float | None
    says: Text
    source: str | None
    hazard: Range | None = None
    unit: str = ""  # of exposure, as written


@dataclass(frozen=True, slots=True)
class Forecast:
    """An author's own forecast of a question, as worded. `share` is a range in 0..1, or None."""

    by: str | None
    quote: Quote | None
    strength: str | None
    share: Range | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One exact way to resolve a question. mode: `by`, `on` or `throughout`; end_at: the end of that day.

    `clause` is None in a note, where `probability` is all there is. A question's `ever` becomes the
    readings `ever_1y`, `ever_2y`, … that end 1, 2, 3, 5 and 10 years after as_of and within the horizon.
    """

    name: str
    says: Text
    clause: Clause | None
    mode: str
    day: date
    end_at: float
    given: Clause | None
    probability: Range | None
    base_rate: BaseRate | None
    is_ever: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    name: str
    ask: Text
    forecasts: tuple[Forecast, ...]
    readings: tuple[Reading, ...]
    resolver: str | None
    resolves_by: Text
    void_if: Text
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thesis:
    """A named set of credences and strengths: what it puts in the place of the case's own."""

    name: str
    says: Text
    by: str | None
    prior: Range
    credences: tuple[tuple[str, Range], ...]
    hazards: tuple[tuple[str, Range], ...]
    influences: tuple[tuple[str, tuple[Influence, ...]], ...]  # replace the event's own


@dataclass(frozen=True, slots=True)
class Observation:
    """One dated fact. `at`: days since as_of; `start_at`, `end_at` for a window. kind: event, state, talk,
    soft or resolution; the fields that its kind needs are set."""

    kind: str
    at: float | None
    start_at: float | None
    end_at: float | None
    name: str | None  # event, state, talk or question
    levels: tuple[int, ...]
    by_event: str | None
    misread: tuple[tuple[int, Range], ...]
    clause: Clause | None
    factor: Range | None
    reading: str | None
    resolved: str | None
    says: Text
    source: str | None
    is_context: bool = False  # before as_of: known then, so it is no evidence
    subject: str = ""  # its name in problems and on pages: observation.2021-04-14.exit_announced


@dataclass(frozen=True, slots=True)
class Fixing:
    """A state or count that is set by fiat at an instant; from then on nothing changes it."""

    name: str
    value: int
    at: float


@dataclass(frozen=True, slots=True)
class Making:
    """An event that is made to happen at an instant, and not before."""

    event: str
    at: float


@dataclass(frozen=True, slots=True)
class Scaling:
    """The whole hazard of an event is multiplied by `factor` (0 or more) from start_at until end_at."""

    event: str
    factor: float
    start_at: float
    end_at: float


Intervention = Fixing | Making | Scaling


@dataclass(frozen=True, slots=True)
class Assertion:
    """A reality check: under the intervention the clause is likelier (`is_raising`), or less likely.

    mode: `by`, `on` or `throughout`; end_at: the end of that day.
    """

    text: str
    intervention: Intervention
    is_raising: bool
    clause: Clause
    mode: str
    day: date
    end_at: float
    place: Place


@dataclass(frozen=True)
class Model:
    """A case as meant. `claims` are in an order in which every claim comes after what it rests on.

    `known_at`: observations up to this instant are evidence; None: none is, so that answers are those of
    as_of. `fixings`, `makings` and `scalings` are interventions, empty in a case as written.
    """

    name: str
    digest: str
    title: Text
    language: str
    as_of: date
    horizon: date
    horizon_at: float  # the end of that day
    record_until_at: float | None
    sources: tuple[Source, ...]
    origins: tuple[Origin, ...]
    actors: Mapping[str, Text]
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
    places: Mapping[str, Place]  # by `claim.NAME`, `event.NAME`, …: carried for problems found later
    defaults: frozenset[str] = frozenset()  # what nobody said, by path: `horizon`, `origin.NAME.reliability`
    known_at: float | None = None
    fixings: tuple[Fixing, ...] = ()
    makings: tuple[Making, ...] = ()
    scalings: tuple[Scaling, ...] = ()


@dataclass(frozen=True)
class Checked:
    """What the checks give: every problem in file order, and the model, None when one of them is an error.

    Lints that the case accepts are left out.
    """

    model: Model | None
    problems: tuple[Problem, ...]
