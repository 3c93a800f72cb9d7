"""An oracle that knows nothing of networks: a model's whole state space, dense matrices, forwards in time.

Small models only: claims, states with levels, events (with stages, again or not, factors, surprise), talks by
odds, evidence and interventions. Each combination of claims by itself; a stretch by scipy's expm; a window by
the matrix [[Q, K], [0, Q]], K how the fact is seen.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from scipy.linalg import expm

from casus.model import During, Every, Model, Negation, evidence_of, record_until
from casus.model import Test as At


class Dense:
    """One combination of claims. `law`: the chance of each state, times the likelihood so far."""

    def __init__(self, model: Model, claims: dict[str, int]) -> None:
        self.model, self.claims = model, claims
        self.events = {event.name: event for event in model.events}
        parts = [range(len(state.levels)) for state in model.states]
        parts += [range(1 if event.is_again else 2) for event in model.events]  # whether it is done
        parts += [range(event.stages) for event in model.events]
        parts += [range(len(talk.outcomes) + 1) for talk in model.talks]
        self.rows = list(product(*parts))
        self.place = {row: number for number, row in enumerate(self.rows)}
        self.names = [state.name for state in model.states] + [event.name for event in model.events]
        self.talk_first = len(self.names) + len(model.events)
        self.fixed: set[str] = set()
        self.scale = dict.fromkeys(self.events, 1.0)
        self.recorded: set[str] = set()
        self.law = np.zeros(len(self.rows))
        first = [model.states[n].at_first[0][0] for n in range(len(model.states))]
        self.law[self.place[(*first, *[0] * (len(parts) - len(first)))]] = 1.0

    def value(self, row: tuple[int, ...], name: str) -> int:
        if name in self.claims:
            return self.claims[name]
        if name in self.names:
            return row[self.names.index(name)]
        return row[self.talk_first + [talk.name for talk in self.model.talks].index(name)]

    def holds(self, condition, row: tuple[int, ...], time: float) -> bool:
        if isinstance(condition, At):
            highest = 10**9 if condition.high is None else condition.high
            return condition.low <= self.value(row, condition.name) <= highest
        if isinstance(condition, During):
            return (condition.start_at or -1e9) <= time < (condition.end_at or 1e9)
        if isinstance(condition, Negation):
            return not self.holds(condition.part, row, time)
        found = [self.holds(part, row, time) for part in condition.parts]
        return all(found) if isinstance(condition, Every) else any(found)

    def hazard(self, event, row: tuple[int, ...], time: float) -> float:
        """Return the hazard of the event's next stage."""
        if not event.is_again and self.value(row, event.name):
            return 0.0
        if not self.holds(event.able.condition, row, time):
            return 0.0
        hazard = event.hazard.low
        for each in event.influences:
            if self.holds(each.clause.condition, row, time):
                hazard *= each.factor.low
        if event.surprise is not None:
            hazard += event.surprise.low
        return hazard * event.stages * self.scale[event.name]

    def stage_place(self, event) -> int:
        return len(self.names) + self.model.events.index(event)

    def after(self, event, row: tuple[int, ...]) -> int:
        new = list(row)
        new[self.stage_place(event)] = 0
        place = self.names.index(event.name)
        new[place] = 0 if event.is_again else 1
        return self.place[tuple(self.effects(event.then, new))]

    def effects(self, then, new: list[int]) -> list[int]:
        for effect in then:
            if effect.name not in self.fixed:
                new[self.names.index(effect.name)] = effect.value
        return new

    def generator(self, time: float) -> np.ndarray:
        """Return the generator, to be used as law @ Q: events on record leave and do not arrive."""
        q = np.zeros((len(self.rows), len(self.rows)))
        for number, row in enumerate(self.rows):
            for event in self.model.events:
                hazard = self.hazard(event, row, time)
                stage = row[self.stage_place(event)]
                q[number, number] -= hazard
                if stage + 1 < event.stages:
                    new = list(row)
                    new[self.stage_place(event)] += 1
                    q[number, self.place[tuple(new)]] += hazard
                elif event.name not in self.recorded:
                    q[number, self.after(event, row)] += hazard
        return q

    def seen(self, fact, time: float) -> np.ndarray:
        """Return the matrix by which an observation at an instant changes the law."""
        n = len(self.rows)
        matrix = np.zeros((n, n))
        event = fact.name if fact.kind == "event" else fact.by_event
        for number, row in enumerate(self.rows):
            target, weight = number, 1.0
            if event is not None:
                is_last = row[self.stage_place(self.events[event])] + 1 == self.events[event].stages
                weight = self.hazard(self.events[event], row, time) if is_last else 0.0
                target = self.after(self.events[event], row)
            if fact.kind == "state":
                level = self.value(self.rows[target], fact.name)
                misread = dict(fact.misread)
                weight *= misread[level].low if level in misread else float(level in fact.levels)
            if fact.kind == "soft" and self.holds(fact.clause.condition, row, time):
                weight *= fact.factor.low
            matrix[number, target] += weight
        return matrix

    def talk(self, talk, outcome: int | None, time: float) -> None:
        """Hold a talk; with a known outcome only that one counts."""
        before, self.law = self.law, np.zeros(len(self.rows))
        place = self.talk_first + self.model.talks.index(talk)
        for number, row in enumerate(self.rows):
            odds = []
            for each in talk.outcomes:
                factors = [i.factor.low for i in each.influences if self.holds(i.clause.condition, row, time)]
                odds.append(each.odds.low * float(np.prod(factors)))
            for which, each in enumerate(talk.outcomes):
                if outcome in (None, which):
                    new = list(row)
                    new[place] = which + 1
                    target = self.place[tuple(self.effects(each.then, new))]
                    self.law[target] += before[number] * odds[which] / sum(odds)

    def pass_days(self, begin: float, end: float) -> None:
        """Go on with what is on record, through any window that is open."""
        self.law = self.law @ expm(self.generator(begin) * (end - begin))

    def pass_window(self, fact, begin: float, end: float) -> None:
        q, k = self.generator(begin), self.seen(fact, begin)
        n = len(q)
        both = np.block([[q, k], [np.zeros((n, n)), q]])
        self.law = np.concatenate([self.law, np.zeros(n)]) @ expm(both * (end - begin))
        self.law = self.law[n:]


def claims_of(model: Model):
    """Yield (values, weight) of each combination of claims: leaves with fixed credences."""
    for values in product((0, 1), repeat=len(model.claims)):
        weight = 1.0
        for claim, value in zip(model.claims, values, strict=True):
            weight *= claim.credence.low if value else 1 - claim.credence.low
        yield {claim.name: value for claim, value in zip(model.claims, values, strict=True)}, weight


def answer_on(model: Model, condition, day: float) -> tuple[float, float]:
    """Return the chance that a condition holds on a day given the evidence, and the evidence's likelihood.

    Evidence after the day counts too: there the law is kept of the worlds in which the condition held.
    """
    hit = total = 0.0
    for claims, weight in claims_of(model):
        hit += weight * run(model, claims, day, condition)
        total += weight * run(model, claims, day, None)
    return hit / total, total


def run(model: Model, claims: dict[str, int], day: float, condition) -> float:
    dense = Dense(model, claims)
    evidence = [fact for fact in evidence_of(model)]
    until = record_until(model)
    steps = []  # (time, rank, what)
    for fact in evidence:
        if fact.kind == "talk":
            continue
        if fact.at is not None:
            steps.append((fact.at, 8, ("fact", fact)))
        else:
            steps.append((fact.start_at, 8, ("window", fact)))
    for event in model.events:
        ends = [
            f.at if f.at is not None else f.end_at for f in evidence if event.name in (f.name, f.by_event)
        ]
        begin, end = (event.watched[0], min(event.watched[1], until)) if event.watched else (0.0, 0.0)
        if ends and not event.is_again:
            begin, end = 0.0, max(*ends, end)
        if end > begin:
            steps += [(begin, 7, ("record", event.name)), (end, 9, ("end", event.name))]
    known = {fact.name: fact.levels[0] - 1 for fact in evidence if fact.kind == "talk"}
    steps += [(talk.at, 6, ("talk", talk)) for talk in model.talks]
    steps += [(each.at, 4, ("fix", each)) for each in model.fixings]
    steps += [(each.at, 5, ("make", each)) for each in model.makings]
    for each in model.scalings:
        steps += [(each.start_at, 3, ("scale", each)), (each.end_at, 3, ("unscale", each))]
    for event in model.events:
        for influence in event.influences:
            part = influence.clause.condition
            if isinstance(part, During):
                steps += [(at, 2, ("edge", None)) for at in (part.start_at, part.end_at) if at is not None]
    steps.append((day, 0, ("ask", None)))
    time, window = 0.0, None
    for at, _, (kind, what) in sorted(steps, key=lambda step: step[:2]):
        if window is not None and at >= window.end_at:
            dense.pass_window(window, time, window.end_at)
            time, window = window.end_at, None
        if window is not None:
            # nothing else may happen within a window of this oracle, but ends of records
            assert at == time or kind == "ask", "a step within a window"
        if at > time and window is None:
            dense.pass_days(time, at)
            time = at
        step(dense, kind, what, time, known, condition)
        if kind == "window":
            window = what
    if window is not None:
        dense.pass_window(window, time, window.end_at)
    return float(dense.law.sum())


def step(dense: Dense, kind: str, what, time: float, known: dict[str, int], condition) -> None:
    if kind == "fact":
        dense.law = dense.law @ dense.seen(what, time)
    elif kind == "record":
        dense.recorded.add(what)
    elif kind == "end":
        dense.recorded.discard(what)
    elif kind == "talk":
        dense.talk(what, known.get(what.name), time)
    elif kind == "fix":
        dense.fixed.add(what.name)
        place = dense.names.index(what.name)
        move(dense, lambda row: (*row[:place], what.value, *row[place + 1 :]))
    elif kind == "make":
        event = dense.events[what.event]
        is_done = lambda row: not event.is_again and dense.value(row, event.name)  # noqa: E731
        move(dense, lambda row: row if is_done(row) else dense.rows[dense.after(event, row)])
    elif kind == "scale":
        dense.scale[what.event] = what.factor
    elif kind == "unscale":
        dense.scale[what.event] = 1.0
    elif kind == "ask" and condition is not None:
        dense.law = dense.law * [dense.holds(condition, row, time) for row in dense.rows]


def move(dense: Dense, to) -> None:
    before, dense.law = dense.law, np.zeros(len(dense.rows))
    for number, row in enumerate(dense.rows):
        dense.law[dense.place[tuple(to(row))]] += before[number]
