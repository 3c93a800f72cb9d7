"""The bound of a hazard is taken over the factors that can work at once, and no others."""

from __future__ import annotations

from itertools import product
from math import prod
from random import Random

import pytest
from ferry import make_ferry, raised
from made import (
    make_count,
    make_event,
    make_model,
    make_state,
)

from casus.model import (
    During,
    Test,
)
from casus.network import Network, compile_model


def choices_of(network: Network, event: int) -> list[list[tuple[int, ...]]]:
    groups = []
    for group in range(network.event_group_begin[event], network.event_group_begin[event + 1]):
        choices = []
        for choice in range(network.group_choice_begin[group], network.group_choice_begin[group + 1]):
            begin, end = network.choice_factor_begin[choice], network.choice_factor_begin[choice + 1]
            choices.append(tuple(network.choice_factor[begin:end]))
        groups.append(choices)
    return groups


def test_factors_that_exclude_each_other_are_never_multiplied_in_a_bound() -> None:
    influences = (
        raised(Test("service", 1, 1), 3.0, "b"),
        raised(Test("service", 2, 2), 2.0, "c"),
        raised(Test("service", 1, None), 2.0, "d"),
    )
    model = make_model(
        states=(make_state("service", "none reduced full"),),
        events=(make_event("cut", influences=influences),),
    )
    assert choices_of(compile_model(model), 0) == [[(), (0, 2), (1, 2)]]


def test_a_count_s_thresholds_and_the_calendar_s_stretches_are_choices() -> None:
    influences = (
        raised(Test("boats", 3, None), 2.0, "a"),
        raised(Test("boats", 0, 4), 3.0, "b"),
        raised(During(30.0, 60.0), 2.0, "c"),
        raised(During(60.0, None), 2.0, "d"),
    )
    model = make_model(counts=(make_count("boats", 1),), events=(make_event("cut", influences=influences),))
    assert choices_of(compile_model(model), 0) == [[(1,), (0, 1), (0,)], [(), (2,), (3,)]]


def test_a_factor_over_several_variables_is_a_group_of_its_own_and_a_fixed_one_is_in_none() -> None:
    network = compile_model(make_ferry())
    event = network.legend.events.index("cut")
    is_fixed = list(network.factor_is_fixed)
    grouped = [factor for group in choices_of(network, event) for choice in group for factor in choice]
    assert is_fixed.count(1) == 1 and is_fixed.index(1) not in grouped
    alone = [group for group in choices_of(network, event) if group[0] == () and len(group) == 2]
    assert len(alone) == 2  # the one over boats and pier, and the calendar's


def test_the_bound_is_reached_by_some_history_and_passed_by_none() -> None:
    """Where each group has one variable, the bound is the largest product over all values, exactly."""
    luck = Random(3)
    for _ in range(50):
        influences = tuple(
            raised(
                Test(
                    luck.choice(["gate", "lock"]), low := luck.randrange(4), luck.choice([None, low, low + 1])
                ),
                luck.choice([0.5, 2.0, 3.0, 5.0]),
                str(number),
            )
            for number in range(luck.randrange(1, 7))
        )
        model = make_model(
            states=(make_state("gate", "a b c d"), make_state("lock", "a b c d")),
            events=(make_event("flood", influences=influences),),
        )
        network = compile_model(model)
        size = [network.range_a[each] for each in network.factor_range]
        bound = prod(
            max(prod(size[f] for f in choice) for choice in group) for group in choices_of(network, 0)
        )
        largest = max(
            prod(
                influence.factor.low
                for influence in influences
                if isinstance(test := influence.clause.condition, Test)
                and test.low
                <= {"gate": gate, "lock": lock}[test.name]
                <= (3 if test.high is None else test.high)
            )
            for gate, lock in product(range(4), range(4))
        )
        # factors sure to hold at every value are known from the start, outside the groups
        sure = prod(size[f] for f, fixed_one in enumerate(network.factor_is_fixed) if fixed_one)
        assert bound * sure == pytest.approx(largest, rel=1e-12)
