"""The gamma, beta and normal laws: shares below a value, and values at a share.

Sources: NIST Digital Library of Mathematical Functions (DLMF), numbers given at each function; the
Stirling forms that keep relative precision at large parameters follow C. Loader, "Fast and Accurate
Computation of Binomial Probabilities" (2000). Accurate to about 1e-12 relative, both tails.
"""

from __future__ import annotations

import math

_LEAST = 1e-300  # keeps Lentz's method off a division by zero
_ENOUGH = 1e-16
_MOST_TERMS = 200_000  # terms grow with the root of the parameter: enough up to about 1e9


def normal_share(z: float) -> float:
    """Return the share of a standard normal law below `z`; relative precision is kept for z < 0."""
    return 0.5 * math.erfc(-z / math.sqrt(2))


def normal_quantile(p: float) -> float:
    """Return the value below which a standard normal law has the share `p`, 0 < p < 1.

    The rational start of Abramowitz and Stegun 26.2.23 (error below 4.5e-4), then Halley's steps on erfc.

    >>> round(normal_quantile(0.95), 12)
    1.644853626951
    """
    if not 0 < p < 1:
        raise ValueError(f"p must lie between 0 and 1, got {p}")
    if p > 0.5:
        return -normal_quantile(1 - p)
    t = math.sqrt(-2 * math.log(p))
    z = -(
        t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    )
    for _ in range(3):
        density = math.exp(-0.5 * z * z) / math.sqrt(2 * math.pi)
        if density == 0:
            break
        step = (normal_share(z) - p) / density
        z -= step / (1 + 0.5 * z * step)
    return z


def _log_excess(d: float, ratio: float) -> float:
    """Return d - ln(1 + d), without the cancellation near 0; `ratio` is 1 + d in its own precision."""
    if abs(d) > 0.1:
        return d - math.log(ratio)
    total, power = 0.0, d
    for n in range(2, 24):
        power *= -d
        total -= power / n
    return total


def _stirling_error(a: float) -> float:
    """Return ln Gamma(a) - ((a - 1/2) ln a - a + ln(2 pi)/2) (DLMF 5.11.1)."""
    if a < 15:
        return math.lgamma(a) - ((a - 0.5) * math.log(a) - a + 0.5 * math.log(2 * math.pi))
    b = 1 / (a * a)
    return (1 / 12 - b * (1 / 360 - b * (1 / 1260 - b * (1 / 1680 - b * (1 / 1188 - b * 691 / 360360))))) / a


def log_gamma_front(a: float, x: float) -> float:
    """Return ln of x^a e^-x / Gamma(a): the gamma density times x."""
    if a < 15:
        return a * math.log(x) - x - math.lgamma(a)
    return -a * _log_excess((x - a) / a, x / a) - _stirling_error(a) + 0.5 * math.log(a / (2 * math.pi))


def log_beta_front(a: float, b: float, x: float, y: float) -> float:
    """Return ln of x^a y^b / B(a, b), y = 1 - x: the beta density times x y."""
    s = a + b
    u = (x * b - y * a) / a  # x s / a - 1
    v = (y * a - x * b) / b
    rest = _stirling_error(s) - _stirling_error(a) - _stirling_error(b)
    size = 0.5 * (math.log(a) - math.log(s) + math.log(b) - math.log(2 * math.pi))
    return size + rest - a * _log_excess(u, x * (s / a)) - b * _log_excess(v, y * (s / b))


def gamma_shares(a: float, x: float) -> tuple[float, float]:
    """Return the shares of a Gamma(a, 1) law below and above `x`, the smaller one in full precision.

    The series DLMF 8.7.1 up to about the mean, else the continued fraction DLMF 8.9.2 (Lentz).
    """
    if x <= 0:
        return 0.0, 1.0
    front = math.exp(log_gamma_front(a, x))
    if x < a + 1:
        term = total = 1 / a
        for n in range(1, _MOST_TERMS):
            term *= x / (a + n)
            total += term
            if term < total * _ENOUGH:
                break
        below = min(1.0, front * total)
        return below, 1 - below
    b = x + 1 - a
    c, d = 1 / _LEAST, 1 / b
    total = d
    for n in range(1, _MOST_TERMS):
        step = -n * (n - a)
        b += 2
        d = step * d + b
        d = 1 / (d if abs(d) > _LEAST else _LEAST)
        c = b + step / c
        c = c if abs(c) > _LEAST else _LEAST
        total *= c * d
        if abs(c * d - 1) < _ENOUGH * 4:
            break
    above = min(1.0, front * total)
    return 1 - above, above


def beta_shares(a: float, b: float, x: float, y: float) -> tuple[float, float]:
    """Return the shares of a Beta(a, b) law below and above `x`, y = 1 - x given in its own precision.

    The continued fraction DLMF 8.17.22 (Lentz), from the side on which it is quick.
    """
    if x <= 0 or y <= 0:
        return (0.0, 1.0) if x <= 0 else (1.0, 0.0)
    front = math.exp(log_beta_front(a, b, x, y))
    if x * (a + b + 2) < a + 1:
        below = min(1.0, front * _beta_fraction(a, b, x) / a)
        return below, 1 - below
    above = min(1.0, front * _beta_fraction(b, a, y) / b)
    return 1 - above, above


def _beta_fraction(a: float, b: float, x: float) -> float:
    c = 1.0
    d = 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > _LEAST else _LEAST)
    total = d
    for m in range(1, _MOST_TERMS):
        change = 1.0
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + step * d
            d = 1 / (d if abs(d) > _LEAST else _LEAST)
            c = 1 + step / c
            c = c if abs(c) > _LEAST else _LEAST
            change = c * d
            total *= change
        if abs(change - 1) < _ENOUGH * 4:
            break
    return total


def digamma(x: float) -> float:
    """Return the logarithmic derivative of Gamma at x > 0 (DLMF 5.5.2, then 5.11.2)."""
    shift = 0.0
    while x < 15:
        shift -= 1 / x
        x += 1
    b = 1 / (x * x)
    tail = b * (1 / 12 - b * (1 / 120 - b * (1 / 252 - b * (1 / 240 - b * (1 / 132 - b * 691 / 32760)))))
    return shift + math.log(x) - 0.5 / x - tail
