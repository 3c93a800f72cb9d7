"""A chain of tests says yes exactly where its condition holds."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from made import make_count, make_event, make_model, make_question, make_reading, make_state

from casus.model import Condition, During, Every, Negation, Some, Test
from casus.network import ALWAYS, NEVER, Network, compile_model

DAYS = (0.0, 29.0, 30.0, 59.0, 60.0, 80.0)
EDGES = (30.0, 60.0)
VALUES = {"gate": range(4), "boats": range(5), "storm": range(3)}


def meant(condition: Condition, value: dict[str, int], day: float) -> bool:
    """Return whether a condition holds, straight from the meaning of the model's form."""
    if isinstance(condition, Test):
        return (
            condition.low
            <= value[condition.name]
            <= (condition.high if condition.high is not None else 10**9)
        )
    if isinstance(condition, During):
        return (condition.start_at is None or condition.start_at <= day) and (
            condition.end_at is None or day < condition.end_at
        )
    if isinstance(condition, Negation):
        return not meant(condition.part, value, day)
    parts = [meant(part, value, day) for part in condition.parts]
    return all(parts) if isinstance(condition, Every) else any(parts)


def drawn(luck: Random, depth: int) -> Condition:
    """Return a condition drawn at random, nested at most `depth` deep."""
    kind = luck.choice(["test", "test", "during", *(["not", "every", "some"] if depth else [])])
    if kind == "test":
        name = luck.choice([*VALUES])
        low = luck.randrange(3)
        return Test(name, low, luck.choice([None, low, low + 1]))
    if kind == "during":
        return During(luck.choice([None, 30.0, 60.0, -5.0]), luck.choice([None, 30.0, 60.0, 0.0]))
    if kind == "not":
        return Negation(drawn(luck, depth - 1))
    parts = tuple(drawn(luck, depth - 1) for _ in range(luck.randrange(4)))
    return Every(parts) if kind == "every" else Some(parts)


def compiled(*conditions: Condition) -> Network:
    readings = [make_reading(f"r{index}", condition, 100) for index, condition in enumerate(conditions)]
    # the last two mention every number and date, so that the cap and the calendar are known to the test
    more = (make_reading("cap", Test("storm", 2, None), 100), make_reading("days", During(30.0, 60.0), 100))
    return compile_model(
        make_model(
            states=(make_state("gate", "shut ajar open gone"),),
            counts=(make_count("boats", 2),),
            events=(make_event("storm", is_again=True),),
            questions=(make_question("q", *readings, *more),),
        )
    )


def run(network: Network, condition: int, value: dict[str, int], day: float) -> bool:
    values = {**value, "calendar": sum(edge <= day for edge in EDGES)}
    while condition >= 0:
        tested = values[network.legend.variables[network.test_variable[condition]]]
        is_inside = network.test_low[condition] <= tested <= network.test_high[condition]
        condition = network.test_then[condition] if is_inside else network.test_else[condition]
    return condition == ALWAYS


def test_a_chain_of_tests_holds_exactly_where_its_condition_does() -> None:
    luck = Random(1)
    conditions = [drawn(luck, depth=3) for _ in range(60)]
    network = compiled(*conditions)
    for index, condition in enumerate(conditions):
        for gate, boats, storm in product(*VALUES.values()):
            value = {"gate": gate, "boats": boats, "storm": storm}
            for day in DAYS:
                found = run(network, network.ask_condition[index], value, day)
                assert found == meant(condition, value, day), (condition, value, day)


def test_a_negated_condition_is_told_from_the_condition_itself() -> None:
    condition = Test("gate", 1, 2)
    network = compiled(condition, Negation(condition))
    value = {"gate": 1, "boats": 0, "storm": 0}
    assert run(network, network.ask_condition[0], value, 0.0)
    assert not run(network, network.ask_condition[1], value, 0.0)


@pytest.mark.parametrize(
    ("condition", "target"),
    [
        (Every(()), ALWAYS),
        (Some(()), NEVER),
        (Test("gate", 0, 3), ALWAYS),
        (Test("gate", 0, None), ALWAYS),
        (Test("boats", 0, None), ALWAYS),
        (Test("gate", 4, None), NEVER),
        (During(None, None), ALWAYS),
        (During(None, 0.0), NEVER),
        (During(-3.0, None), ALWAYS),
        (Negation(Every(())), NEVER),
        (Some((Test("gate", 1, 1), Every(()))), ALWAYS),
    ],
)
def test_what_every_or_no_value_passes_needs_no_test(condition: Condition, target: int) -> None:
    network = compiled(condition)
    value = {"gate": 0, "boats": 0, "storm": 0}
    assert run(network, network.ask_condition[0], value, 0.0) == (target == ALWAYS)
    if not isinstance(condition, Some) or not condition.parts:
        assert network.ask_condition[0] == target


def test_equal_conditions_are_tested_by_the_same_entries() -> None:
    condition = Every((Test("gate", 1, 1), Test("boats", 3, None)))
    once, twice = compiled(condition), compiled(condition, Every(condition.parts))
    assert len(once.test_variable) == len(twice.test_variable)
    assert twice.ask_condition[0] == twice.ask_condition[1]


def test_a_set_with_a_hole_is_tested_as_such() -> None:
    """`is not ajar` over four levels: 0, 2 and 3."""
    network = compiled(Negation(Test("gate", 1, 1)))
    passing = [
        gate
        for gate in range(4)
        if run(network, network.ask_condition[0], {"gate": gate, "boats": 0, "storm": 0}, 0.0)
    ]
    assert passing == [0, 2, 3]
