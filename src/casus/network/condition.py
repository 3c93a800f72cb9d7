"""Conditions as chains of tests: each test sends on to the next, until always or never is reached."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypedDict

from casus.model import Condition, During, Every, Negation, Test
from casus.network.form import ALWAYS, NEVER, UNBOUNDED
from casus.network.variable import Variables


class TestArrays(TypedDict):
    """The part of a network that its conditions fill."""

    test_variable: array[int]
    test_low: array[int]
    test_high: array[int]
    test_then: array[int]
    test_else: array[int]


@dataclass
class Conditions:
    """The tests collected so far; equal tests with equal targets are one entry, whoever asks for them."""

    variables: Variables
    tests: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    place_of: dict[tuple[int, int, int, int, int], int] = field(default_factory=dict)
    entry_of: dict[Condition, int] = field(default_factory=dict)
    mentions_of: dict[Condition, frozenset[int]] = field(default_factory=dict)


def add_condition(conditions: Conditions, condition: Condition) -> int:
    """Return the entry at which testing `condition` starts, or ALWAYS or NEVER."""
    entry = conditions.entry_of.get(condition)
    if entry is None:
        entry = _chain(conditions, condition, ALWAYS, NEVER)
        conditions.entry_of[condition] = entry
    return entry


def interval_of(variables: Variables, test: Test | During) -> tuple[int, int, int]:
    """Return the variable that is tested and the lowest and highest value that pass.

    0..UNBOUNDED when every value that the variable can take passes; low > high when none does.
    """
    if isinstance(test, During):
        edges = variables.edges
        # Edge n (from 1) is passed at its own instant, when the calendar variable becomes n.
        low, high = 0, UNBOUNDED
        if test.start_at is not None and test.start_at > 0:
            low = bisect_left(edges, test.start_at) + 1
        if test.end_at is not None:
            high = bisect_left(edges, test.end_at) if test.end_at > 0 else -1
        return variables.calendar, low, high
    variable = variables.index[test.name]
    last = variables.last[variable]
    low = max(test.low, 0)
    high = UNBOUNDED if test.high is None or test.high >= last else test.high
    return (variable, 1, 0) if low > last else (variable, low, high)


def _chain(conditions: Conditions, condition: Condition, then: int, other: int) -> int:
    """Return the entry that goes on at `then` where the condition holds, at `other` where it does not."""
    if isinstance(condition, (Test, During)):
        variable, low, high = interval_of(conditions.variables, condition)
        if low > high:
            return other
        if (low == 0 and high == UNBOUNDED) or then == other:
            return then
        test = (variable, low, high, then, other)
        place = conditions.place_of.get(test)
        if place is None:
            place = len(conditions.tests)
            conditions.place_of[test] = place
            conditions.tests.append(test)
        return place
    if isinstance(condition, Negation):
        return _chain(conditions, condition.part, other, then)
    if isinstance(condition, Every):
        for part in reversed(condition.parts):
            then = _chain(conditions, part, then, other)
        return then
    for part in reversed(condition.parts):
        other = _chain(conditions, part, then, other)
    return other


def variables_of(conditions: Conditions, condition: Condition) -> frozenset[int]:
    """Return the variables whose value can decide `condition`."""
    found = conditions.mentions_of.get(condition)
    if found is None:
        found = frozenset(_mentioned(conditions, condition))
        conditions.mentions_of[condition] = found
    return found


def _mentioned(conditions: Conditions, condition: Condition) -> Iterable[int]:
    if isinstance(condition, (Test, During)):
        variable, low, high = interval_of(conditions.variables, condition)
        return () if low > high or (low == 0 and high == UNBOUNDED) else (variable,)
    if isinstance(condition, Negation):
        return variables_of(conditions, condition.part)
    return [variable for part in condition.parts for variable in variables_of(conditions, part)]


def is_fixed(conditions: Conditions, condition: Condition) -> bool:
    """Return whether `condition` is known before the history starts: it mentions claims at most."""
    n_claims = conditions.variables.n_claims
    return all(variable < n_claims for variable in variables_of(conditions, condition))


def holds_at(variables: Variables, condition: Condition, variable: int, value: int) -> bool:
    """Return whether a condition over the one `variable` holds where it has `value`."""
    if isinstance(condition, (Test, During)):
        _, low, high = interval_of(variables, condition)
        return low <= value <= high
    if isinstance(condition, Negation):
        return not holds_at(variables, condition.part, variable, value)
    if isinstance(condition, Every):
        return all(holds_at(variables, part, variable, value) for part in condition.parts)
    return any(holds_at(variables, part, variable, value) for part in condition.parts)


def turning_values(variables: Variables, condition: Condition, variable: int) -> set[int]:
    """Return the values of `variable`, within what it can take, at which `condition` can turn."""
    if isinstance(condition, (Test, During)):
        tested, low, high = interval_of(variables, condition)
        if tested != variable:
            return set()
        return {value for value in (low, high + 1) if 0 <= value <= variables.last[variable]}
    parts: tuple[Condition, ...]
    parts = (condition.part,) if isinstance(condition, Negation) else condition.parts
    return set().union(*(turning_values(variables, part, variable) for part in parts))


def lay_conditions(conditions: Conditions) -> TestArrays:
    """Return the arrays of all tests collected."""
    columns = list(zip(*conditions.tests, strict=True)) or [()] * 5
    variable, low, high, then, other = (array("i", column) for column in columns)
    return TestArrays(test_variable=variable, test_low=low, test_high=high, test_then=then, test_else=other)
