"""Logarithm, exponential and normal quantile in basic arithmetic: the same bits in Python and in C.

A platform's own `log` and `exp` may differ in the last bit, and so would every world. Here only + - * / and
the exact operations `sqrt`, `floor`, `frexp` and `ldexp` are used, in the order in which the kernel has them.
"""

from __future__ import annotations

from math import floor, frexp, inf, ldexp, sqrt

LN2_HIGH = float.fromhex("0x1.62e42feep-1")  # 32 bits, so that k * LN2_HIGH is exact
LN2_LOW = float.fromhex("0x1.a39ef35793c76p-33")
SQRT_HALF = float.fromhex("0x1.6a09e667f3bcdp-1")
INVERSE_LN2 = float.fromhex("0x1.71547652b82fep+0")


def logarithm(x: float) -> float:
    """Return the natural logarithm of a normal x > 0, to 1 unit in the last place or so.

    x = 2^k (1 + f) with |f| small; s = f / (2 + f); log(1 + f) = 2 artanh(s), summed to s^21.
    """
    m, k = frexp(x)
    if m < SQRT_HALF:
        m, k = 2.0 * m, k - 1
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    z2 = z * z
    z4 = z2 * z2
    series = (
        ((2.0 / 3.0 + 2.0 / 5.0 * z) + (2.0 / 7.0 + 2.0 / 9.0 * z) * z2)
        + ((2.0 / 11.0 + 2.0 / 13.0 * z) + (2.0 / 15.0 + 2.0 / 17.0 * z) * z2) * z4
    ) + (2.0 / 19.0 + 2.0 / 21.0 * z) * (z4 * z4)
    half_square = 0.5 * f * f
    return k * LN2_HIGH - ((half_square - (s * (half_square + z * series) + k * LN2_LOW)) - f)


def exponential(x: float) -> float:
    """Return e to the x, to 1 unit in the last place or so; 0 below -700, infinite above 709."""
    if not x >= -700.0:
        return 0.0
    if x > 709.0:
        return inf
    k = floor(x * INVERSE_LN2 + 0.5)
    r = (x - k * LN2_HIGH) - k * LN2_LOW
    series = 1.0 / 6227020800.0
    for divisor in (
        479001600.0, 39916800.0, 3628800.0, 362880.0, 40320.0, 5040.0, 720.0, 120.0, 24.0, 6.0, 2.0,
    ):  # fmt: skip
        series = series * r + 1.0 / divisor
    return ldexp(1.0 + (r + r * r * series), k)


# Wichura, M. J. (1988). Algorithm AS 241: the percentage points of the normal distribution. Applied
# Statistics 37, 477-484: coefficients of PPND16, highest power first.
CENTRE = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608),
    (5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
     5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0),
)  # fmt: skip
SHOULDER = (
    (7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
     3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
     0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0),
)  # fmt: skip
TAIL = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
     0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
    (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
     0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0),
)  # fmt: skip


def normal_quantile(p: float) -> float:
    """Return z with P(Z <= z) = p for a standard normal Z, 0 < p < 1. Wichura's AS 241."""
    q = p - 0.5
    if -0.425 <= q <= 0.425:
        return q * ratio_at(CENTRE, 0.180625 - q * q)
    r = sqrt(-logarithm(p if q < 0.0 else 1.0 - p))
    z = ratio_at(SHOULDER, r - 1.6) if r <= 5.0 else ratio_at(TAIL, r - 5.0)
    return -z if q < 0.0 else z


def ratio_at(coefficient: tuple[tuple[float, ...], tuple[float, ...]], x: float) -> float:
    """Return the ratio of two polynomials at x, by Horner's rule."""
    above, below = coefficient[0][0], coefficient[1][0]
    for a, b in zip(coefficient[0][1:], coefficient[1][1:], strict=True):
        above = above * x + a
        below = below * x + b
    return above / below


def power_of_two_above(x: float) -> float:
    """Return the smallest power of two that is at least x, for a normal x > 0."""
    m, k = frexp(x)
    return ldexp(1.0, k - 1) if m == 0.5 else ldexp(1.0, k)
