"""Quantiles of the gamma and beta laws, by Newton's method kept within a bracket."""

from __future__ import annotations

import math
from collections.abc import Callable

from casus.quantity.special import (
    beta_shares,
    gamma_shares,
    log_beta_front,
    log_gamma_front,
    normal_quantile,
)

_SMALLEST = math.log(5e-324)


def gamma_quantile(shape: float, p: float, above: float | None = None) -> float:
    """Return the value below which a Gamma(shape, 1) law has the share `p`, 0 <= p < 1.

    `above` is 1 - p in its own precision, for a far upper tail. 0.0 where the value is too small for a
    double. Raises ValueError outside shape > 0 and 0 <= p < 1.

    >>> round(gamma_quantile(1, 0.5), 12) == round(math.log(2), 12)
    True
    """
    above = 1 - p if above is None else above
    if not (shape > 0 and 0 <= p <= 1 and above > 0):
        raise ValueError(f"shape must be above 0 and p in [0, 1), got {shape} and {p}")
    if p == 0:
        return 0.0
    is_lower = p <= 0.5
    target = math.log(p if is_lower else above)

    def miss(t: float) -> tuple[float, float]:
        below, over = gamma_shares(shape, math.exp(t))
        return _miss(below if is_lower else over, log_gamma_front(shape, math.exp(t)), target, is_lower)

    start = (math.log(p) + math.lgamma(shape + 1)) / shape  # exact in the far lower tail
    if start < _SMALLEST:
        return 0.0
    z = normal_quantile(p) if is_lower else -normal_quantile(above)
    root = 1 - 1 / (9 * shape) + z / (3 * math.sqrt(shape))  # Wilson and Hilferty (1931)
    if root > 0.3:
        start = math.log(shape) + 3 * math.log(root)
    return math.exp(_newton(miss, start))


def beta_quantile(a: float, b: float, p: float) -> float:
    """Return the value below which a Beta(a, b) law has the share `p`, 0 <= p <= 1.

    >>> round(beta_quantile(3, 1, 0.125), 12)
    0.5
    """
    return beta_quantiles(a, b, p, 1 - p)[0]


def beta_quantiles(a: float, b: float, p: float, above: float) -> tuple[float, float]:
    """Return x and 1 - x, each in its own precision: a Beta(a, b) law has `p` below x, `above` above."""
    if not (a > 0 and b > 0 and 0 <= p <= 1 and 0 <= above <= 1):
        raise ValueError(f"a and b must be above 0 and p in [0, 1], got {a}, {b} and {p}")
    if p == 0 or above == 0:
        return (0.0, 1.0) if p == 0 else (1.0, 0.0)
    if p > 0.5:
        y, x = beta_quantiles(b, a, above, p)
        return x, y
    target = math.log(p)

    def miss(t: float) -> tuple[float, float]:
        x, y = _logistic(t)
        return _miss(beta_shares(a, b, x, y)[0], log_beta_front(a, b, x, y), target, True)

    log_size = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    start = (target + math.log(a) + log_size) / a  # exact in the far lower tail
    if start < _SMALLEST:
        return 0.0, 1.0
    if start > -1:
        start = math.log(a / b) + normal_quantile(p) * math.sqrt(1 / a + 1 / b)
    return _logistic(_newton(miss, min(max(start, -700.0), 700.0)))


def _logistic(t: float) -> tuple[float, float]:
    """Return 1 / (1 + exp(-t)) and 1 / (1 + exp(t)); neither exponential is ever above 1."""
    part = math.exp(-abs(t))
    large, small = 1 / (1 + part), part / (1 + part)
    return (large, small) if t > 0 else (small, large)


def _miss(share: float, log_front: float, target: float, is_lower: bool) -> tuple[float, float]:
    """Return how far ln(share) is from `target`, rising in t, and its slope in t."""
    if share <= 0:
        return (-math.inf if is_lower else math.inf), 0.0
    distance = math.log(share) - target
    slope = math.exp(log_front) / share
    return (distance, slope) if is_lower else (-distance, slope)


def _newton(miss: Callable[[float], tuple[float, float]], start: float) -> float:
    """Return where `miss`, rising, is 0: Newton's steps, halved into the bracket when they leave it."""
    low, high = -746.0, 709.0
    t = min(max(start, -745.0), 708.0)
    for _ in range(400):
        distance, slope = miss(t)
        if distance == 0:
            return t
        low, high = (t, high) if distance < 0 else (low, t)
        following = t - distance / slope if slope > 0 and math.isfinite(distance) else math.nan
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - t) <= 1e-15 * max(1.0, abs(t)):
            return following
        t = following
    return t
