"""Asks: what each reading of a question wants to know of a history."""

from __future__ import annotations

from array import array
from typing import TypedDict

from casus.model import Model, Negation, Reading
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


def order_readings(model: Model) -> list[tuple[str, Reading]]:
    """Return (question, reading) of every reading that can be run, in file order."""
    return [
        (question.name, reading)
        for question in model.questions
        for reading in question.readings
        if reading.clause is not None
    ]


def compile_asks(model: Model, conditions: Conditions) -> AskArrays:
    """Return the arrays of all asks. `throughout` is asked as: is there an instant at which it fails?"""
    entry: list[int] = []
    mode: list[int] = []
    until_at: list[float] = []
    negated: list[int] = []
    given: list[int] = []
    watching: dict[int, list[int]] = {}
    for ask, (_, reading) in enumerate(order_readings(model)):
        assert reading.clause is not None
        is_negated = reading.mode == "throughout"
        condition = Negation(reading.clause.condition) if is_negated else reading.clause.condition
        is_final = reading.mode == "on"
        entry.append(add_condition(conditions, condition))
        mode.append(AT_THE_END if is_final else AT_SOME_INSTANT)
        until_at.append(reading.end_at)
        negated.append(is_negated)
        given.append(-1 if reading.given is None else add_condition(conditions, reading.given.condition))
        if not is_final:
            for variable in variables_of(conditions, condition):
                watching.setdefault(variable, []).append(ask)
    watched = [watching.get(variable, []) for variable in range(len(conditions.variables.names))]
    return AskArrays(
        ask_condition=array("i", entry),
        ask_mode=array("B", mode),
        ask_until_at=array("d", until_at),
        ask_is_negated=array("B", negated),
        ask_given=array("i", given),
        watch_begin=begins([len(asks) for asks in watched]),
        watch_ask=array("i", [ask for asks in watched for ask in asks]),
    )
