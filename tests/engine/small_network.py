"""Networks written by hand, piece by piece, without a case, a model or a compiler."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, fields
from math import log

from casus.network import ALWAYS, GROUP, N_KNOTS, NEVER, UNBOUNDED, Z_END, Legend, Network

CODE = {
    "range_kind": "B", "range_a": "d", "range_b": "d", "range_stream": "Q", "quantile_table": "d",
    "claim_stream": "Q", "reason_stream": "Q", "origin_stream": "Q", "start_stream": "Q", "event_stream": "Q",
    "talk_stream": "Q", "event_able_is_fixed": "B", "event_is_again": "B", "event_is_per_pairs": "B",
    "factor_is_fixed": "B", "effect_is_change": "B", "talk_rule": "B", "talk_election": "B",
    "talk_vote": "B", "talk_victory": "B", "outcome_position": "d",
    "schedule_at": "d", "schedule_kind": "B", "ask_mode": "B", "ask_until_at": "d", "ask_is_negated": "B",
    "record_begin_at": "d", "record_end_at": "d", "fact_kind": "B", "fact_at": "d", "fact_days": "d",
    "fact_stream": "Q", "talk_seen_is_postponed": "B", "event_scale_most": "d", "scaling_factor": "d",
}  # fmt: skip
ASK, READ, EDGE, TALK, POSTPONED, FIX, MAKE, SCALE, RECORD_BEGIN, FACT, RECORD_END = range(11)
OCCURRENCE, SIGHTING, SOFT = range(3)
Condition = int


@dataclass
class Draft:
    """A network in the making. Claims first, then origins, then states and counts, events, talks."""

    rows: dict[str, list] = field(default_factory=dict)
    end_at: float = 365.25
    n_claims: int = 0
    n_origins: int = 0
    calendar: int = -1
    stream: int = 1000
    outcome_effects: list[list] = field(default_factory=list)
    asks_watching: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    late: list[tuple[float, int, int]] = field(default_factory=list)

    def add(self, name: str, *values: float) -> int:
        column = self.rows.setdefault(name, [])
        column.extend(values)
        return len(column) - 1

    def size(self, name: str) -> int:
        return len(self.rows.get(name, []))

    def new_stream(self) -> int:
        self.stream += 1
        return (self.stream * 0x9E3779B97F4A7C15) % 2**64

    # ---- ranges and conditions

    def range(self, kind: int, a: float, b: float = 0.0, table: int = -1) -> int:
        self.add("range_a", a)
        self.add("range_b", b)
        self.add("range_table", table)
        self.add("range_stream", self.new_stream())
        return self.add("range_kind", kind)

    def fixed(self, value: float) -> int:
        return self.range(0, value)

    def table(self, function, slope) -> int:
        """Return a range that is exp(function(z))."""
        offset = self.size("quantile_table")
        for knot in range(N_KNOTS):
            z = -Z_END + 2 * Z_END * knot / (N_KNOTS - 1)
            self.add("quantile_table", function(z), slope(z))
        return self.range(5, 0.0, 0.0, offset)

    def test(self, variable: int, low: int, high: int = UNBOUNDED, then=ALWAYS, otherwise=NEVER) -> Condition:
        self.add("test_low", low)
        self.add("test_high", high)
        self.add("test_then", then)
        self.add("test_else", otherwise)
        return self.add("test_variable", variable)

    # ---- variables

    def variable(self, first: int = 0, cap: int = -1) -> int:
        self.add("variable_cap", cap)
        return self.add("variable_first", first)

    def claim(self, credence: int = -1, unless: Condition = NEVER, reasons=(), evidence=()) -> int:
        """reasons: (condition, range or -1); evidence: (condition, range)."""
        self.n_claims += 1
        self.add("claim_stream", self.new_stream())
        self.add("claim_credence", credence)
        self.add("claim_unless", unless)
        self.add("claim_n_values", 0)
        self.add("claim_table", -1)
        for bearer, factor in evidence:
            self.add("evidence_bearer", bearer)
            self.add("evidence_factor", factor)
        for condition, holds in reasons:
            self.add("reason_condition", condition)
            self.add("reason_holds", holds)
            self.add("reason_stream", self.new_stream())
        self.begin("claim_evidence_begin", "evidence_bearer")
        self.begin("claim_reason_begin", "reason_condition")
        self.begin("claim_parent_begin", "parent_variable")
        return self.variable()

    def claim_by_table(self, n_values: int, parents, shares) -> int:
        """parents: (variable, stride); shares: ranges, row by row."""
        variable = self.claim()
        self.rows["claim_n_values"][-1] = n_values
        self.rows["claim_table"][-1] = self.size("table_share")
        self.add("table_share", *shares)
        for parent, stride in parents:
            self.add("parent_variable", parent)
            self.add("parent_stride", stride)
        self.rows["claim_parent_begin"][-1] = self.size("parent_variable")
        return variable

    def origin(self, reliability: int) -> int:
        self.n_origins += 1
        self.add("origin_stream", self.new_stream())
        self.add("origin_reliability", reliability)
        return self.variable()

    def report(self, origin: int, condition: Condition, says_anyway: int) -> None:
        self.add("report_origin", origin)
        self.add("report_condition", condition)
        self.add("report_says_anyway", says_anyway)

    def draw_start(self, variable: int, shares) -> None:
        """shares: (value, range)."""
        self.add("start_variable", variable)
        self.add("start_stream", self.new_stream())
        for value, share in shares:
            self.add("start_value", value)
            self.add("start_share", share)
        self.begin("start_begin", "start_value")

    def draw_count(self, variable: int, drawn: int) -> None:
        self.add("count_variable", variable)
        self.add("count_range", drawn)

    # ---- events

    def event(
        self, hazard: int, effects=(), able: Condition = ALWAYS, factors=(), groups=None, *,
        surprise: int = -1, stages: int = 1, again: bool = False, per: int = -1, pairs: bool = False,
        able_is_fixed: bool = False, cap: int = -1, variable: int | None = None,
    ) -> int:  # fmt: skip
        """factors: (condition, range, is fixed). groups: [[(place among factors, ...), ...], ...].

        Effects: (variable, value, is a change). Without groups, each changing factor is one of its own.
        """
        first = self.size("factor_condition")
        for condition, factor, is_fixed in factors:
            self.add("factor_condition", condition)
            self.add("factor_range", factor)
            self.add("factor_is_fixed", int(is_fixed))
        self.begin("event_factor_begin", "factor_condition")
        if groups is None:
            groups = [[(), (each,)] for each, factor in enumerate(factors) if not factor[2]]
        for choices in groups:
            for choice in choices:
                self.add("choice_factor", *(first + each for each in choice))
                self.begin("choice_factor_begin", "choice_factor")
            self.add_group()
        self.begin("event_group_begin", "group")
        for name, value in (
            ("event_hazard", hazard), ("event_surprise", surprise), ("event_able", able),
            ("event_able_is_fixed", int(able_is_fixed)), ("event_stages", stages),
            ("event_is_again", int(again)), ("event_per", per),
            ("event_is_per_pairs", int(pairs)), ("event_stream", self.new_stream()),
        ):  # fmt: skip
            self.add(name, value)
        self.add_effects(effects)
        self.begin("event_effect_begin", "effect_variable")
        self.add("event_variable", self.variable(cap=cap) if variable is None else variable)
        return self.size("event_hazard") - 1

    def add_group(self) -> None:
        self.rows.setdefault("group", []).append(0)
        column = self.rows.setdefault("group_choice_begin", [0])
        column.append(len(self.rows.get("choice_factor_begin", [0])) - 1)

    def add_effects(self, effects) -> None:
        for variable, value, is_change in effects:
            self.add("effect_variable", variable)
            self.add("effect_value", value)
            self.add("effect_is_change", int(is_change))

    def begin(self, name: str, of: str) -> None:
        self.rows.setdefault(name, [0]).append(self.size(of))

    # ---- talks, schedule, asks

    def talk(
        self, outcomes, rule: int = 0, parties=(), postponed: int = -1, election=(0, 0, 0)
    ) -> tuple[int, int]:
        """Return (talk, its variable). Outcomes: (odds, position, factors, effects).

        Parties: 3 ranges, and the worths of the outcomes where there is no position.
        """
        self.add("talk_stream", self.new_stream())
        self.add("talk_rule", rule)
        self.add("talk_postponed", postponed)
        for name, chosen in zip(("talk_election", "talk_vote", "talk_victory"), election, strict=True):
            self.add(name, chosen)
        for odds, position, factors, effects in outcomes:
            self.add("outcome_odds", odds)
            self.add("outcome_position", position)
            for condition, factor in factors:
                self.add("outcome_factor_condition", condition)
                self.add("outcome_factor_range", factor)
            self.begin("outcome_factor_begin", "outcome_factor_condition")
            self.outcome_effects.append(effects)
        for position, power, salience, *worths in parties:
            self.add("party_position", position)
            self.add("party_power", power)
            self.add("party_salience", salience)
            self.add("party_worth", *worths)
            self.begin("party_worth_begin", "party_worth")
        self.begin("talk_outcome_begin", "outcome_odds")
        self.begin("talk_party_begin", "party_position")
        variable = self.variable()
        return self.add("talk_variable", variable), variable

    def schedule(self, at: float, kind: int, index: int) -> None:
        self.add("schedule_at", at)
        self.add("schedule_kind", kind)
        self.add("schedule_index", index)

    def ask(self, condition: Condition, until_at: float, *watched: int, negated: bool = False) -> int:
        """Add an ask of mode 0: does the condition hold at some instant before until_at?"""
        self.add("ask_mode", 0)
        self.add("ask_until_at", until_at)
        self.add("ask_is_negated", int(negated))
        self.add("ask_given", -1)
        ask = self.add("ask_condition", condition)
        self.asks_watching.append((ask, watched))
        return ask

    def ask_at(self, condition: Condition, at: float, *, negated: bool = False) -> int:
        """Add an ask of mode 1: does the condition hold at this instant?"""
        ask = self.ask(condition, at, negated=negated)
        self.rows["ask_mode"][ask] = 1
        self.schedule(at, ASK, ask)
        return ask

    def read(self, variable: int, at: float) -> None:
        self.schedule(at, READ, self.add("read_variable", variable))

    def edge(self, at: float, value: int) -> None:
        self.schedule(at, EDGE, value)

    # ---- evidence and interventions

    def record(self, event: int, begin_at: float, end_at: float) -> None:
        """Put an event on record: enter it before its facts."""
        self.add("record_begin_at", begin_at)
        self.add("record_end_at", end_at)
        record = self.add("record_event", event)
        self.schedule(begin_at, RECORD_BEGIN, record)
        self.late.append((end_at, RECORD_END, record))

    def fact(
        self, kind: int, at: float, *, days: float = 0.0, event: int = -1, condition: Condition = ALWAYS,
        variable: int = -1, factor: int = -1, misread=(),
    ) -> int:  # fmt: skip
        """misread: (value, range)."""
        for name, value in (
            ("fact_at", at), ("fact_days", days), ("fact_stream", self.new_stream()), ("fact_event", event),
            ("fact_condition", condition), ("fact_variable", variable), ("fact_factor", factor),
        ):  # fmt: skip
            self.add(name, value)
        for value, share in misread:
            self.add("misread_value", value)
            self.add("misread_share", share)
        fact = self.add("fact_kind", kind)
        self.begin("fact_misread_begin", "misread_value")
        self.schedule(at, FACT, fact)
        return fact

    def talk_seen(self, talk: int, outcome: int, is_postponed: bool = False) -> None:
        """Call it once, after all talks: one talk's outcome was seen."""
        n_talks = self.size("talk_stream")
        self.rows["talk_seen_outcome"] = [outcome if each == talk else -1 for each in range(n_talks)]
        self.rows["talk_seen_is_postponed"] = [int(is_postponed and each == talk) for each in range(n_talks)]

    def fix(self, variable: int, value: int, at: float) -> None:
        self.add("fixing_value", value)
        self.schedule(at, FIX, self.add("fixing_variable", variable))

    def make(self, event: int, at: float) -> None:
        self.schedule(at, MAKE, self.add("making_event", event))

    def scale(self, event: int, factor: float, at: float) -> None:
        self.add("scaling_factor", factor)
        self.schedule(at, SCALE, self.add("scaling_event", event))

    # ---- the network

    def network(self) -> Network:
        """Return the network; the schedule is put in order of time, and of entry at equal times."""
        for effects in self.outcome_effects:
            self.rows.setdefault("outcome_effect_begin", [self.size("effect_variable")])
            self.add_effects(effects)
            self.rows["outcome_effect_begin"].append(self.size("effect_variable"))
        self.outcome_effects = []
        for entry in self.late:
            self.schedule(*entry)
        self.late = []
        most = [1.0] * self.size("event_hazard")
        for event, factor in zip(
            self.rows.get("scaling_event", []), self.rows.get("scaling_factor", []), strict=True
        ):
            most[event] = max(most[event], factor)
        self.rows["event_scale_most"] = most
        n_variables = self.size("variable_first")
        self.rows["watch_begin"] = [0]
        self.rows["watch_ask"] = []
        for variable in range(n_variables):
            self.rows["watch_ask"] += [ask for ask, watched in self.asks_watching if variable in watched]
            self.rows["watch_begin"].append(len(self.rows["watch_ask"]))
        order = sorted(range(self.size("schedule_at")), key=lambda each: self.rows["schedule_at"][each])
        for name in ("schedule_at", "schedule_kind", "schedule_index"):
            self.rows[name] = [self.rows[name][each] for each in order]
        self.rows.setdefault("talk_seen_outcome", [-1] * self.size("talk_stream"))
        self.rows.setdefault("talk_seen_is_postponed", [0] * self.size("talk_stream"))
        arrays = {}
        for each in fields(Network):
            if each.name in ("digest", "legend", "end_at", "n_claims", "n_origins", "calendar_variable"):
                continue
            if each.name == "candidate_stream":
                continue
            empty = [0] if each.name.endswith("_begin") else []
            arrays[each.name] = array(CODE.get(each.name, "i"), self.rows.get(each.name, empty))
        return Network(
            digest="by hand", legend=Legend((), (), (), (), (), ()), end_at=self.end_at,
            n_claims=self.n_claims, n_origins=self.n_origins, calendar_variable=self.calendar, **arrays,
        )  # fmt: skip


def per_day(chance: float, days: float) -> float:
    """Return the hazard per day under which something happens with `chance` within `days`."""
    return -log(1 - chance) / days


__all__ = ["ALWAYS", "GROUP", "NEVER", "UNBOUNDED", "Draft", "per_day"]
