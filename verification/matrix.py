"""The exponential of a small matrix, by scaling and squaring of its series: an oracle of its own."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log2

Matrix = Sequence[Sequence[float]]


def product_of(one: Matrix, other: Matrix) -> list[list[float]]:
    """Return the product of two matrices."""
    columns = list(zip(*other, strict=True))
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in columns] for row in one]


def exponential(matrix: Matrix, time: float) -> list[list[float]]:
    """Return exp(matrix * time): 24 terms of the series at a norm below 1/2, then squared."""
    norm = max(sum(abs(each) for each in row) for row in matrix) * time
    n_squarings = max(0, ceil(log2(norm)) + 1) if norm > 0.5 else 0
    step = [[each * time / 2**n_squarings for each in row] for row in matrix]
    size = len(matrix)
    found = [[float(i == j) for j in range(size)] for i in range(size)]
    term = found
    for n in range(1, 25):
        term = [[each / n for each in row] for row in product_of(term, step)]
        found = [[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(found, term, strict=True)]
    for _ in range(n_squarings):
        found = product_of(found, found)
    return found
