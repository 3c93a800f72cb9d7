"""Rates written as polynomials, as sums of what the case language can say of a count."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from fractions import Fraction

Monomial = tuple[str, ...]  # the names multiplied, sorted; () is the constant
Polynomial = dict[Monomial, Fraction]


def read_polynomial(words: str) -> Polynomial:
    """Return the coefficient of each monomial of a polynomial with rational coefficients.

    >>> read_polynomial("P**2/2000 - P/2000") == {("P", "P"): Fraction(1, 2000), ("P",): Fraction(-1, 2000)}
    True

    Raises ValueError for anything else (a quotient of counts, a function).
    """
    return _simplified(_polynomial(ast.parse(words, mode="eval").body))


def _polynomial(node: ast.expr) -> Polynomial:
    match node:
        case ast.Constant(value=int() | float() as value):
            return {(): Fraction(str(value))}
        case ast.Name(id=name):
            return {(name,): Fraction(1)}
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return {monomial: -size for monomial, size in _polynomial(operand).items()}
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as sign, right=right):
            direction = 1 if isinstance(sign, ast.Add) else -1
            total = _polynomial(left)
            for monomial, size in _polynomial(right).items():
                total[monomial] = total.get(monomial, Fraction(0)) + direction * size
            return total
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _product(_polynomial(left), _polynomial(right))
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            divisor = _simplified(_polynomial(right))
            if set(divisor) != {()}:
                raise ValueError("divides by a count")
            return {monomial: size / divisor[()] for monomial, size in _polynomial(left).items()}
        case ast.BinOp(left=left, op=ast.Pow(), right=ast.Constant(value=int() as power)):
            total = {(): Fraction(1)}
            for _ in range(power):
                total = _product(total, _polynomial(left))
            return total
    raise ValueError(f"is no polynomial: {ast.unparse(node)}")


def _product(first: Polynomial, second: Polynomial) -> Polynomial:
    total: Polynomial = {}
    for one, size in first.items():
        for other, factor in second.items():
            monomial = tuple(sorted((*one, *other)))
            total[monomial] = total.get(monomial, Fraction(0)) + size * factor
    return total


def _simplified(polynomial: Polynomial) -> Polynomial:
    return {monomial: size for monomial, size in polynomial.items() if size}


def parts_of_rate(rate: Mapping[Monomial, Fraction]) -> list[tuple[str | None, bool, Fraction]]:
    """Return the rate as a sum of positive parts (count or None, is it per pairs, size).

    x^2 = 2 * pairs of x + x, pairs being x (x - 1) / 2. Raises ValueError where a part is negative, or is
    no function of one count of degree at most two.
    """
    linear: dict[str, Fraction] = {}
    parts: list[tuple[str | None, bool, Fraction]] = []
    for monomial, size in rate.items():
        if not monomial:
            parts.append((None, False, size))
        elif len(monomial) == 1:
            linear[monomial[0]] = linear.get(monomial[0], Fraction(0)) + size
        elif len(monomial) == 2 and monomial[0] == monomial[1]:
            parts.append((monomial[0], True, 2 * size))
            linear[monomial[0]] = linear.get(monomial[0], Fraction(0)) + size
        else:
            raise ValueError(f"a rate that goes with {' x '.join(monomial)}")
    parts += [(count, False, size) for count, size in linear.items() if size]
    if any(size < 0 for _, _, size in parts):
        raise ValueError("a rate with a negative part")
    return parts
