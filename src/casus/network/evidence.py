"""Evidence and interventions as arrays: dated facts, stretches on record, what is set, made and scaled."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from casus.model import Condition, Event, Model, Observation, Some, Test, evidence_of, record_until
from casus.network.claim import begins
from casus.network.condition import Conditions, add_condition
from casus.network.form import ALWAYS, Entry
from casus.network.ranges import Ranges, add_range, stream_of
from casus.network.schedule_kind import FACT, FIX, MAKE, RECORD_BEGIN, RECORD_END, SCALE

OCCURRENCE, SIGHTING, SOFT = range(3)


class EvidenceArrays(TypedDict):
    """The part of a network that observations fill."""

    record_event: array[int]
    record_begin_at: array[float]
    record_end_at: array[float]
    fact_kind: array[int]
    fact_at: array[float]
    fact_days: array[float]
    fact_stream: array[int]
    fact_event: array[int]
    fact_condition: array[int]
    fact_variable: array[int]
    fact_factor: array[int]
    fact_misread_begin: array[int]
    misread_value: array[int]
    misread_share: array[int]
    talk_seen_outcome: array[int]
    talk_seen_is_postponed: array[int]


class InterventionArrays(TypedDict):
    """The part of a network that interventions fill."""

    event_scale_most: array[float]
    fixing_variable: array[int]
    fixing_value: array[int]
    making_event: array[int]
    scaling_event: array[int]
    scaling_factor: array[float]


@dataclass(frozen=True)
class Fact:
    """One dated fact: an occurrence, a sighting, or soft evidence. `days`: the length of its window, or 0."""

    kind: int
    at: float
    days: float
    event: str | None
    condition: Condition | None
    seen: Observation


def facts_of(model: Model) -> list[Fact]:
    """Return the facts of `model`, in case order, without what talks agreed."""
    return [_fact(seen) for seen in evidence_of(model) if seen.kind != "talk"]


def _fact(seen: Observation) -> Fact:
    at, days = (seen.at, 0.0)
    if at is None:
        assert seen.start_at is not None and seen.end_at is not None
        at = max(seen.start_at, 0.0)  # what happened before as_of is no part of a history
        days = seen.end_at - at
    if seen.kind == "soft":
        assert seen.clause is not None
        return Fact(SOFT, at, days, None, seen.clause.condition, seen)
    if seen.kind == "event":
        return Fact(OCCURRENCE, at, days, seen.name, None, seen)
    assert seen.name is not None
    at_levels = Some(tuple(Test(seen.name, level, level) for level in seen.levels))
    kind = SIGHTING if seen.by_event is None else OCCURRENCE
    return Fact(kind, at, days, seen.by_event, at_levels, seen)


def compile_evidence(
    model: Model, facts: Sequence[Fact], order: Sequence[Event], conditions: Conditions, ranges: Ranges
) -> EvidenceArrays:
    """Return the arrays of `facts` and of the stretches that are fully on record, by event."""
    index = {event.name: number for number, event in enumerate(order)}
    variables = conditions.variables.index
    stretches = [(index[name], begin, end) for name, begin, end in record_of(model, facts)]
    names = _distinct([fact.seen.subject for fact in facts])
    misread = [
        (number, level, f"fact:{names[number]}:misread:{level}", share)
        for number, fact in enumerate(facts)
        for level, share in fact.seen.misread
    ]
    talks = {seen.name: seen for seen in evidence_of(model) if seen.kind == "talk"}
    return EvidenceArrays(
        record_event=array("i", [event for event, _, _ in stretches]),
        record_begin_at=array("d", [begin for _, begin, _ in stretches]),
        record_end_at=array("d", [end for _, _, end in stretches]),
        fact_kind=array("B", [fact.kind for fact in facts]),
        fact_at=array("d", [fact.at for fact in facts]),
        fact_days=array("d", [fact.days for fact in facts]),
        fact_stream=array("Q", [stream_of(f"fact:{name}") for name in names]),
        fact_event=array("i", [-1 if fact.event is None else index[fact.event] for fact in facts]),
        fact_condition=array(
            "i",
            [
                ALWAYS if fact.condition is None else add_condition(conditions, fact.condition)
                for fact in facts
            ],
        ),
        fact_variable=array(
            "i", [variables[fact.seen.name or ""] if fact.seen.misread else -1 for fact in facts]
        ),
        fact_factor=array(
            "i",
            [
                add_range(ranges, f"fact:{name}:factor", fact.seen.factor)
                for name, fact in zip(names, facts, strict=True)
            ],
        ),
        fact_misread_begin=begins([len(fact.seen.misread) for fact in facts]),
        misread_value=array("i", [level for _, level, _, _ in misread]),
        misread_share=array("i", [add_range(ranges, path, share) for _, _, path, share in misread]),
        talk_seen_outcome=array(
            "i", [talks[talk.name].levels[0] - 1 if talk.name in talks else -1 for talk in model.talks]
        ),
        talk_seen_is_postponed=array(
            "B",
            [
                talk.name in talks
                and talk.postponed_at is not None
                and (talks[talk.name].at or 0.0) >= talk.postponed_at - 0.5
                for talk in model.talks
            ],
        ),
    )


def _distinct(subjects: list[str]) -> list[str]:
    """Return the subjects, a number added to those that come again (one sighting of two states)."""
    seen: dict[str, int] = {}
    names = []
    for subject in subjects:
        seen[subject] = seen.get(subject, 0) + 1
        names.append(subject if seen[subject] == 1 else f"{subject}#{seen[subject]}")
    return names


def record_of(model: Model, facts: Sequence[Fact]) -> Iterator[tuple[str, float, float]]:
    """Yield (event, begin, end) of each stretch in which every occurrence of an event is on record.

    An event that happens once and was seen to happen is on record until then; a watched one while it is
    watched, as far as the record goes. An event has one stretch at most: the two together where both are.
    """
    until = record_until(model)
    for event in model.events:
        begin, end = (0.0, 0.0)
        if event.watched is not None:
            begin, end = max(event.watched[0], 0.0), min(event.watched[1], until)
        ends = [fact.at + fact.days for fact in facts if fact.event == event.name]
        if ends and not event.is_again:
            begin, end = 0.0, max(*ends, end)
        if end > begin:
            yield event.name, begin, end


def compile_interventions(model: Model, order: Sequence[Event], conditions: Conditions) -> InterventionArrays:
    """Return the arrays of what is set, made and scaled, in the model's order; scalings as stretches."""
    index = {event.name: number for number, event in enumerate(order)}
    steps = scale_steps(model)
    most = {event.name: 1.0 for event in order}
    for name, _, factor in steps:
        most[name] = max(most[name], factor)
    return InterventionArrays(
        event_scale_most=array("d", [most[event.name] for event in order]),
        fixing_variable=array("i", [conditions.variables.index[each.name] for each in model.fixings]),
        fixing_value=array("i", [each.value for each in model.fixings]),
        making_event=array("i", [index[each.event] for each in model.makings]),
        scaling_event=array("i", [index[name] for name, _, _ in steps]),
        scaling_factor=array("d", [factor for _, _, factor in steps]),
    )


def scale_steps(model: Model) -> list[tuple[str, float, float]]:
    """Return (event, instant, factor from then on); stretches that overlap multiply."""
    steps = []
    for name in sorted({each.event for each in model.scalings}):
        of_event = [each for each in model.scalings if each.event == name]
        for at in sorted({at for each in of_event for at in (each.start_at, each.end_at)}):
            factor = 1.0
            for each in of_event:
                if each.start_at <= at < each.end_at:
                    factor *= each.factor
            steps.append((name, at, factor))
    return steps


def evidence_entries(model: Model, facts: Sequence[Fact]) -> Iterator[Entry]:
    """Yield the schedule's entries of evidence and interventions: (day, kind, index)."""
    for number, fixing in enumerate(model.fixings):
        yield fixing.at, FIX, number
    for number, making in enumerate(model.makings):
        yield making.at, MAKE, number
    for number, (_, at, _) in enumerate(scale_steps(model)):
        yield at, SCALE, number
    for number, (_, begin, end) in enumerate(record_of(model, facts)):
        yield begin, RECORD_BEGIN, number
        yield end, RECORD_END, number
    for number, fact in enumerate(facts):
        yield fact.at, FACT, number
