"""Ranges as an engine draws them: the same quantiles as those of the room that defines them."""

from __future__ import annotations

from math import exp, floor

import pytest
from made import make_claim, make_count, make_event, make_model

from casus.model import State, TableRow
from casus.network import N_KNOTS, Z_END, Network, compile_model
from casus.quantity import (
    Range,
    beta,
    beta_hazard,
    fixed,
    gamma,
    log_normal,
    logit_normal,
    normal_quantile,
    normal_share,
    quantile,
    whole,
)


def drawn(network: Network, each: int, z: float) -> float:
    """Return the value of a range at z, as the docstring of the network's form says."""
    a, b = network.range_a[each], network.range_b[each]
    match network.range_kind[each]:
        case 0:
            return a
        case 1:
            return exp(a + b * z)
        case 2:
            return 1 / (1 + exp(-(a + b * z)))
        case 4:
            return max(0.0, floor(a + b * z + 0.5))
        case 5:
            width = 2 * Z_END / (N_KNOTS - 1)
            knot = min(N_KNOTS - 2, int((z + Z_END) / width))
            t = (z + Z_END) / width - knot
            begin = network.range_table[each] + 2 * knot
            low, low_slope, high, high_slope = network.quantile_table[begin : begin + 4]
            return exp(
                low * (1 + 2 * t) * (1 - t) ** 2 + low_slope * width * t * (1 - t) ** 2
                + high * t * t * (3 - 2 * t) + high_slope * width * t * t * (t - 1)
            )  # fmt: skip
        case kind:
            raise AssertionError(kind)


def network_of(hazard: Range, at_first: Range | None = None) -> Network:
    counts = () if at_first is None else (make_count("boats", at_first),)
    return compile_model(make_model(events=(make_event("flood", hazard),), counts=counts))


SHARES = (1e-9, 0.001, 0.05, 0.3, 0.5, 0.62, 0.95, 0.999, 1 - 1e-9)


@pytest.mark.parametrize(
    "given",
    [
        fixed(0.02),
        log_normal(0.001, 0.02),
        gamma(3, 40 * 365.25),
        gamma(0, 1000),
        beta_hazard(8, 102, 365.25),
        beta_hazard(0, 20, 365.25, stages=3),
        beta_hazard(20, 20, 30, stages=2),
    ],
    ids=lambda given: f"{given.family}{given.parameters}",
)
def test_a_range_is_drawn_at_its_own_quantiles(given: Range) -> None:
    """A table's error is that of the cubic between knots 0.13 apart: some 1e-6 of the value at most."""
    network = network_of(given)
    for share in SHARES:
        assert drawn(network, 0, normal_quantile(share)) == pytest.approx(quantile(given, share), rel=5e-6)


def test_a_count_is_drawn_whole() -> None:
    given = whole(8, 14)
    network = network_of(fixed(0.1), given)
    each = network.count_range[0]
    for share in SHARES:
        value = drawn(network, each, normal_quantile(share))
        assert value == quantile(given, share) == int(value)


def test_two_events_seen_as_often_share_a_table_and_not_their_luck() -> None:
    seen = gamma(3, 1000)
    network = compile_model(make_model(events=(make_event("flood", seen), make_event("fire", seen))))
    assert network.range_table[0] == network.range_table[1] == 0
    assert len(network.quantile_table) == 2 * N_KNOTS
    assert network.range_stream[0] != network.range_stream[1]


@pytest.mark.parametrize("share", [logit_normal(0.3, 0.5), beta(3, 10)])
def test_a_share_and_what_it_leaves_are_one_quantity(share: Range) -> None:
    """At any luck they add up to 1; drawn apart, they would be nearer to one half than people said."""
    rest = Range(share.family, 1 - share.high, 1 - share.low, share.parameters[::-1])
    claim = make_claim("wet", table=(TableRow((), (rest, share)),))
    network = compile_model(make_model(claims=(claim,)))
    left, right = network.table_share
    assert network.range_stream[left] == network.range_stream[right]
    for z in (-4.0, -1.2, 0.0, 0.3, 3.0):
        assert drawn(network, left, z) + drawn(network, right, z) == pytest.approx(1, abs=1e-9)
        assert drawn(network, right, z) == pytest.approx(quantile(share, normal_share(z)), rel=1e-6)


def test_first_levels_that_leave_each_other_are_one_quantity() -> None:
    state = State("gate", {}, ("shut", "open"), ((0, logit_normal(0.2, 0.4)), (1, logit_normal(0.6, 0.8))))
    network = compile_model(make_model(states=(state,)))
    shut, open_ = network.start_share
    assert network.range_stream[shut] == network.range_stream[open_]
    assert drawn(network, shut, 1.0) + drawn(network, open_, 1.0) == pytest.approx(1, abs=1e-12)


def test_shares_that_do_not_leave_each_other_have_luck_of_their_own() -> None:
    state = State("gate", {}, ("shut", "open"), ((0, logit_normal(0.2, 0.4)), (1, logit_normal(0.5, 0.8))))
    network = compile_model(make_model(states=(state,)))
    assert len({network.range_stream[share] for share in network.start_share}) == 2
