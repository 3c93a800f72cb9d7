"""Which factors of an event can work at once: what the bound of its hazard is taken over."""

from __future__ import annotations

from collections.abc import Sequence

from casus.model import Condition
from casus.network.condition import Conditions, holds_at, turning_values, variables_of

Choices = list[tuple[int, ...]]


def group_factors(conditions: Conditions, factors: Sequence[tuple[int, Condition]]) -> list[Choices]:
    """Return groups of factors, each as its choices: the distinct sets of factors that can work at once.

    `factors` are (index, condition) of those that change within a history. Factors that depend on one and
    the same variable form one group, and its choices are found by going through the values at which some
    condition turns: a state, a count's thresholds, the calendar's stretches. A factor over several
    variables is a group of its own: it works or it does not. In each group the hazard is at most the
    largest product over the choices, whatever the other variables are.
    """
    alone: dict[int, list[tuple[int, Condition]]] = {}
    groups: list[Choices] = []
    for factor, condition in factors:
        variables = variables_of(conditions, condition)
        if len(variables) == 1:
            alone.setdefault(next(iter(variables)), []).append((factor, condition))
        else:
            groups.append([(), (factor,)])
    for variable, members in alone.items():
        groups.append(_choices(conditions, variable, members))
    return groups


def _choices(conditions: Conditions, variable: int, members: Sequence[tuple[int, Condition]]) -> Choices:
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
