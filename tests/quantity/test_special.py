"""The gamma, beta and normal laws against closed forms, and against scipy where it is installed."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.quantity import beta_quantile, gamma_quantile, normal_quantile, normal_share
from casus.quantity.law import beta_quantiles
from casus.quantity.special import beta_shares, digamma, gamma_shares

CLOSE = 1e-10  # relative: what the engines' 1e-10 needs of them
SHARES = st.floats(1e-12, 1 - 1e-12)
SHAPES = st.floats(0.05, 2e4)


@given(st.floats(1e-300, 1 - 1e-15))
def test_normal_quantiles_agree_with_the_standard_library(p):
    assert normal_quantile(p) == pytest.approx(NormalDist().inv_cdf(p), rel=1e-13, abs=1e-15)


@given(st.floats(-30, 5))
def test_a_normal_quantile_undoes_the_share(z):
    assert normal_quantile(normal_share(z)) == pytest.approx(z, rel=1e-9, abs=1e-9)


@given(SHARES)
def test_gamma_of_shape_1_is_exponential(p):
    assert gamma_quantile(1, p) == pytest.approx(-math.log1p(-p), rel=CLOSE)


@given(SHARES)
def test_gamma_of_shape_one_half_is_half_a_squared_normal(p):
    # P(Z^2 / 2 <= x) = erf(sqrt x)
    assert math.erf(math.sqrt(gamma_quantile(0.5, p))) == pytest.approx(p, rel=CLOSE)


@given(SHARES)
def test_gamma_of_shape_3_is_the_third_of_three_exponential_waits(p):
    x = gamma_quantile(3, p)
    below = 1 - math.exp(-x) * (1 + x + x * x / 2) if x > 0.5 else None
    if below is not None:
        assert below == pytest.approx(p, rel=CLOSE)


@given(st.floats(0.05, 500), SHARES)
def test_beta_with_one_parameter_1_is_a_power(a, p):
    assert beta_quantile(a, 1, p) == pytest.approx(p ** (1 / a), rel=CLOSE, abs=1e-300)
    assert beta_quantile(1, a, p) == pytest.approx(-math.expm1(math.log1p(-p) / a), rel=CLOSE)


@given(SHARES)
def test_beta_of_two_halves_is_the_arcsine_law(p):
    assert beta_quantile(0.5, 0.5, p) == pytest.approx(math.sin(math.pi * p / 2) ** 2, rel=CLOSE)


@given(SHAPES, SHARES)
def test_a_gamma_quantile_undoes_the_share(a, p):
    below, above = gamma_shares(a, gamma_quantile(a, p))
    assert min(below, above) == pytest.approx(min(p, 1 - p), rel=CLOSE)
    assert below + above == pytest.approx(1)


@given(SHAPES, SHAPES, SHARES)
def test_a_beta_quantile_undoes_the_share_and_mirrors(a, b, p):
    x, y = beta_quantiles(a, b, p, 1 - p)
    below, above = beta_shares(a, b, x, y)
    if x > 0 and y > 0:
        assert min(below, above) == pytest.approx(min(p, 1 - p), rel=1e-9)
    assert beta_quantiles(b, a, 1 - p, p) == pytest.approx((y, x), rel=1e-9, abs=1e-300)


def test_digamma_agrees_with_its_values_and_its_recurrence():
    euler = 0.5772156649015329
    assert digamma(1) == pytest.approx(-euler, rel=1e-14)
    assert digamma(0.5) == pytest.approx(-euler - 2 * math.log(2), rel=1e-14)
    assert digamma(40.25) - digamma(39.25) == pytest.approx(1 / 39.25, rel=1e-12)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, math.nan])
def test_a_share_outside_0_to_1_is_refused(wrong):
    for quantile in (
        lambda p: normal_quantile(p),
        lambda p: gamma_quantile(2, p),
        lambda p: beta_quantile(2, 3, p),
    ):
        with pytest.raises(ValueError, match="p"):
            quantile(wrong)


@pytest.mark.parametrize("a", [0.5, 3.5, 40.5, 1000.5, 1e5])
@pytest.mark.parametrize("p", [1e-12, 1e-3, 0.05, 0.5, 0.95, 0.999])
def test_quantiles_agree_with_scipy(a, p):
    special = pytest.importorskip("scipy.special")
    assert gamma_quantile(a, p) == pytest.approx(special.gammaincinv(a, p), rel=CLOSE)
    for b in (0.5, 94.5, 1e4):
        assert beta_quantile(a, b, p) == pytest.approx(special.betaincinv(a, b, p), rel=CLOSE)
