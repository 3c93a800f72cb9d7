"""Which factors of an event can work at once: what the bound of its hazard is taken over."""

from __future__ import annotations

from collections.abc import Sequence

from casus.model import Condition, Test
from casus.network.condition import Conditions, holds_at, interval_of, turning_values

Choices = list[tuple[int, ...]]


def group_factors(
    conditions: Conditions, factors: Sequence[tuple[int, Condition, frozenset[int]]]
) -> list[Choices]:
    """Return groups of factors, each as its choices: the distinct sets of factors that can work at once.

    `factors` are (index, condition, its variables) of those that change within a history. Factors that
    depend on one and the same variable form one group, and its choices are found by going through the
    values at which some condition turns: a state, a count's thresholds, the calendar's stretches. A factor
    over several variables is a group of its own: it works or it does not. The product of the factors at
    work is at most the product, over groups, of the largest product among the group's choices.
    """
    alone: dict[int, list[tuple[int, Condition]]] = {}
    groups: list[Choices] = []
    for factor, condition, variables in factors:
        if len(variables) == 1:
            alone.setdefault(next(iter(variables)), []).append((factor, condition))
        else:
            groups.append([(), (factor,)])
    for variable, members in alone.items():
        groups.append(_choices(conditions, variable, members))
    return groups


def _choices(conditions: Conditions, variable: int, members: Sequence[tuple[int, Condition]]) -> Choices:
    if len(members) == 1 and isinstance(test := members[0][1], Test):
        # nearly every factor is of this kind: it holds at 0 or it does not, and elsewhere the other way
        holds_first = interval_of(conditions.variables, test)[1] == 0
        return [(members[0][0],), ()] if holds_first else [(), (members[0][0],)]
    values = {0}
    for _, condition in members:
        values |= turning_values(conditions.variables, condition, variable)
    choices: dict[tuple[int, ...], None] = {}  # a set that keeps its order
    for value in sorted(values):
        holding = (
            factor
            for factor, condition in members
            if holds_at(conditions.variables, condition, variable, value)
        )
        choices.setdefault(tuple(holding))
    return list(choices)
