"""The variables of a network: their order, what they start with, how high they can get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casus.model import Condition, During, Every, Model, Negation, Some, Test, evidence_of
from casus.network.form import UNBOUNDED


@dataclass(frozen=True)
class Variables:
    """One entry a variable, in the order of `form`. `last` is the largest value that it can take.

    `edges` are the calendar's instants, in order: the calendar variable counts those that are passed.
    """

    names: tuple[str, ...]
    index: Mapping[str, int]  # of what a condition can name
    first: tuple[int, ...]
    last: tuple[int, ...]
    cap: tuple[int, ...]
    origin: Mapping[str, int]
    n_claims: int
    n_origins: int
    calendar: int  # -1: none
    edges: tuple[float, ...]


def order_variables(model: Model) -> Variables:
    """Return the variables of `model`. Occurrences are kept up to the largest number that is mentioned."""
    mentioned, edges = mentions_of(model)
    names: list[str] = []
    first: list[int] = []
    last: list[int] = []
    cap: list[int] = []

    def add(name: str, at_first: int, largest: int, keeps: int = -1) -> None:
        names.append(name)
        first.append(at_first)
        last.append(largest)
        cap.append(keeps)

    for claim in model.claims:
        add(claim.name, 0, len(claim.values) - 1)
    for origin in model.origins:
        add(f"origin:{origin.name}", 0, 1)
    for state in model.states:
        add(state.name, state.at_first[0][0] if len(state.at_first) == 1 else 0, len(state.levels) - 1)
    for count in model.counts:
        is_point = count.at_first.low == count.at_first.high
        add(count.name, round(count.at_first.low) if is_point else 0, UNBOUNDED)
    for event in model.events:
        kept = max(1, mentioned.get(event.name, 0))
        add(event.name, 0, kept if event.is_again else 1, kept)
    for talk in model.talks:
        add(talk.name, 0, len(talk.outcomes))
    if edges:
        add("calendar", 0, len(edges))
    n_claims, n_origins = len(model.claims), len(model.origins)
    n_named = len(names) - (1 if edges else 0)
    is_named = [*range(n_claims), *range(n_claims + n_origins, n_named)]
    return Variables(
        names=tuple(names),
        index={names[variable]: variable for variable in is_named},
        first=tuple(first),
        last=tuple(last),
        cap=tuple(cap),
        origin={origin.name: n_claims + place for place, origin in enumerate(model.origins)},
        n_claims=n_claims,
        n_origins=n_origins,
        calendar=n_named if edges else -1,
        edges=edges,
    )


def conditions_of(model: Model) -> Iterator[Condition]:
    """Yield every condition that an engine tests."""
    for claim in model.claims:
        for reason in claim.reasons:
            yield from reason.parts
        yield from claim.unless
    for event in model.events:
        yield event.able.condition
        for influence in event.influences:
            yield influence.clause.condition
    for talk in model.talks:
        for outcome in talk.outcomes:
            for influence in outcome.influences:
                yield influence.clause.condition
    for question in model.questions:
        for reading in question.readings:
            for clause in (reading.clause, reading.given):
                if clause is not None:
                    yield clause.condition
    for seen in evidence_of(model):
        if seen.clause is not None:
            yield seen.clause.condition


def mentions_of(model: Model) -> tuple[dict[str, int], tuple[float, ...]]:
    """Return the largest number that is told apart of each name, and the instants of the calendar.

    `at least 3` tells 3 from 2, and so does `at most 2` (high = 2): the largest number is 3 in both.
    An instant at or before as_of is passed from the start, and needs no edge.
    """
    mentioned: dict[str, int] = {}
    edges: set[float] = set()
    waiting = list(conditions_of(model))
    while waiting:
        condition = waiting.pop()
        if isinstance(condition, Test):
            number = condition.low if condition.high is None else condition.high + 1
            if number > mentioned.get(condition.name, 0):
                mentioned[condition.name] = number
        elif isinstance(condition, During):
            edges.update(at for at in (condition.start_at, condition.end_at) if at is not None and at > 0)
        elif isinstance(condition, Negation):
            waiting.append(condition.part)
        elif isinstance(condition, (Every, Some)):
            waiting.extend(condition.parts)
    return mentioned, tuple(sorted(edges))
