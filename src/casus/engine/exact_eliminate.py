"""Variables summed out of a product of factors one by one (bucket elimination: Dechter 1999), and back again.

Axes of every table stand in the order of elimination, kept variables after, settings last: so a product only
inserts axes of length 1, and what is summed out is always the first axis.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from casus.engine.exact_condition import Numbers
from casus.engine.exact_factor import Factor
from casus.engine.exact_limit import ExactLimit
from casus.engine.exact_order import Order, elimination_order

MAX_ENTRIES = 2**24  # of one table, in one setting
MAX_WORK = 2**28  # of all tables together, in one setting


@dataclass(frozen=True, slots=True)
class Summed:
    """What elimination came to: one table a variable before it was summed out, and its sum after.

    `rest`: factors over the variables kept. `weight`: (setting), what has no variable left.
    """

    order: Order
    rank: Mapping[int, int]
    table: list[Factor]
    message: list[Factor]
    rest: list[Factor]
    weight: Numbers


def order_for(factors: Sequence[Factor], size_of: Mapping[int, int], kept: Collection[int] = ()) -> Order:
    """Return the order in which all but the variables kept are summed out. Raises ExactLimit."""
    order = elimination_order([factor.variables for factor in factors], size_of, kept)
    if order.largest > MAX_ENTRIES:
        raise ExactLimit("combinations", order.largest, MAX_ENTRIES)
    if order.n_entries > MAX_WORK:
        raise ExactLimit("combinations", order.n_entries, MAX_WORK)
    return order


def sum_out(factors: Sequence[Factor], order: Order, kept: Sequence[int] = ()) -> Summed:
    """Return the product of the factors with the variables of the order summed out."""
    rank = {variable: number for number, variable in enumerate([*order.variables, *kept])}
    waiting: list[list[Factor]] = [[] for _ in order.variables]
    rest: list[Factor] = []
    weight = np.ones(1)

    def place(factor: Factor) -> None:
        nonlocal weight
        if not factor.variables:
            weight = weight * factor.table
        elif rank[factor.variables[0]] < len(waiting):
            waiting[rank[factor.variables[0]]].append(factor)
        else:
            rest.append(factor)

    for factor in factors:
        place(in_order(factor, rank))
    table, message = [], []
    for variable, bucket in zip(order.variables, waiting, strict=True):
        product = multiplied(bucket, rank, variable)
        left = Factor(product.variables[1:], product.table.sum(axis=0))
        table.append(product)
        message.append(left)
        place(left)
    return Summed(order, rank, table, message, rest, weight)


def in_order(factor: Factor, rank: Mapping[int, int]) -> Factor:
    """Return the factor with its axes in order of rank."""
    places = sorted(range(len(factor.variables)), key=lambda place: rank[factor.variables[place]])
    variables = tuple(factor.variables[place] for place in places)
    return Factor(variables, factor.table.transpose(*places, len(places)))


def multiplied(bucket: Sequence[Factor], rank: Mapping[int, int], variable: int) -> Factor:
    """Return the product of the factors of one bucket, `variable` first; each has its axes in order."""
    if len(bucket) == 1:
        return bucket[0]
    variables = tuple(sorted({variable}.union(*(each.variables for each in bucket)), key=rank.__getitem__))
    smallest_first = sorted(bucket, key=lambda each: each.table.size)
    product = spread(smallest_first[0], variables)
    for factor in smallest_first[1:]:
        product = product * spread(factor, variables)
    return Factor(variables, product)


def spread(factor: Factor, variables: Sequence[int]) -> Numbers:
    """Return the table of a factor with an axis for each of `variables`: of length 1 where it has none."""
    if len(factor.variables) == len(variables):
        return factor.table
    shape = iter(factor.table.shape)
    own = set(factor.variables)
    table: Numbers = factor.table.reshape(
        *(next(shape) if each in own else 1 for each in variables), next(shape)
    )
    return table


def marginals_of(summed: Summed) -> dict[int, Numbers]:
    """Return for each variable summed out the weight of each of its values: (value, setting).

    Backwards through the buckets: a bucket's weight is its table times what its later ones know beyond its
    own message (Lauritzen and Spiegelhalter 1988, in Hugin's form). Nothing may be kept.
    """
    tables, n = summed.table, len(summed.table)
    belief: list[Numbers] = [np.empty(0)] * n
    found: dict[int, Numbers] = {}
    for number in range(n - 1, -1, -1):
        table, message = tables[number], summed.message[number]
        if message.variables:
            above = summed.rank[message.variables[0]]
            outside = [
                axis for axis, each in enumerate(tables[above].variables) if each not in message.variables
            ]
            known = belief[above].sum(axis=tuple(outside))
        else:
            known = summed.weight
        ratio = np.divide(known, message.table, out=np.zeros(np.broadcast(known, message.table).shape),
                          where=message.table != 0.0)  # fmt: skip
        belief[number] = table.table * ratio
        axes = tuple(range(1, len(table.variables)))
        found[table.variables[0]] = belief[number].sum(axis=axes) if axes else belief[number]
    return found
