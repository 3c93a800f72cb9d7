"""`Did you mean`: the nearest declared name, or none."""

from __future__ import annotations

import time

import pytest

from casus.problem import nearest

NAMES = ["pier_is_open", "storm", "ice", "sail", "العبّارة", "الميناء_مفتوح"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("pier_is_opne", "pier_is_open"),  # two letters swapped
        ("pier_open", "pier_is_open"),  # three letters missing
        ("strom", "storm"),
        ("Storm", "storm"),  # case
        ("stoorm", "storm"),
        ("sial", "sail"),
        ("العبارة", "العبّارة"),  # a diacritic missing
        ("الميناء_مفتوج", "الميناء_مفتوح"),
        ("المیناء_مفتوح", "الميناء_مفتوح"),  # Persian ya
        ("harbour", None),
        ("x", None),
        ("", None),
        ("storm" * 100, None),
    ],
)
def test_a_slip_finds_the_name_that_was_meant(written, meant):
    assert nearest(written, NAMES) == meant


def test_a_name_is_not_its_own_correction():
    assert nearest("storm", ["storm"]) is None


def test_the_first_of_equals_is_taken():
    assert nearest("port_c", ["port_a", "port_b"]) == "port_a"


def test_three_thousand_names_are_searched_in_a_blink():
    names = [f"claim_number_{number}_of_many" for number in range(3000)]
    started = time.process_time()
    assert nearest("claim_nmuber_1234_of_many", names) == "claim_number_1234_of_many"
    assert time.process_time() - started < 3
