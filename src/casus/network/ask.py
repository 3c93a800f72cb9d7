"""Asks: what each reading of a question wants to know of a history."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TypedDict

from casus.model import Condition, Model, Negation
from casus.network.claim import begins
from casus.network.condition import Conditions, add_condition, variables_of

AT_SOME_INSTANT, AT_THE_END = 0, 1


class AskArrays(TypedDict):
    """The part of a network that questions fill."""

    ask_condition: array[int]
    ask_mode: array[int]
    ask_until_at: array[float]
    ask_is_negated: array[int]
    ask_given: array[int]
    watch_begin: array[int]
    watch_ask: array[int]


@dataclass(frozen=True)
class Ask:
    """One ask: a reading's own clause, or the condition under which a reading counts."""

    question: str
    reading: str
    condition: Condition
    mode: int
    until_at: float
    is_negated: bool
    given: int  # another ask, -1: none


def order_asks(model: Model) -> list[Ask]:
    """Return every ask: of each reading that can be run, in file order, then their conditions.

    `throughout` is asked as: is there an instant at which it fails? The condition of a conditional reading
    (`READING?`) is asked `by` the same day: has it come true?
    """
    readings = [
        (question.name, reading, reading.clause.condition)
        for question in model.questions
        for reading in question.readings
        if reading.clause is not None
    ]
    asks: list[Ask] = []
    conditions: list[Ask] = []
    for question, reading, condition in readings:
        given = -1
        if reading.given is not None:
            given = len(readings) + len(conditions)
            came_true = reading.given.condition
            conditions.append(
                Ask(question, f"{reading.name}?", came_true, AT_SOME_INSTANT, reading.end_at, False, -1)
            )
        is_negated = reading.mode == "throughout"
        mode = AT_THE_END if reading.mode == "on" else AT_SOME_INSTANT
        asked = Negation(condition) if is_negated else condition
        asks.append(Ask(question, reading.name, asked, mode, reading.end_at, is_negated, given))
    return asks + conditions


def compile_asks(asks: list[Ask], conditions: Conditions) -> AskArrays:
    """Return the arrays of all asks."""
    watching: dict[int, list[int]] = {}
    for number, ask in enumerate(asks):
        if ask.mode == AT_SOME_INSTANT:
            for variable in variables_of(conditions, ask.condition):
                watching.setdefault(variable, []).append(number)
    watched = [watching.get(variable, []) for variable in range(len(conditions.variables.names))]
    return AskArrays(
        ask_condition=array("i", [add_condition(conditions, ask.condition) for ask in asks]),
        ask_mode=array("B", [ask.mode for ask in asks]),
        ask_until_at=array("d", [ask.until_at for ask in asks]),
        ask_is_negated=array("B", [ask.is_negated for ask in asks]),
        ask_given=array("i", [ask.given for ask in asks]),
        watch_begin=begins([len(group) for group in watched]),
        watch_ask=array("i", [number for group in watched for number in group]),
    )
