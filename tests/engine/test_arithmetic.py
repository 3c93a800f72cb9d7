"""Own logarithm, exponential and quantile: near the truth, and the same bits in Python and in C."""

from __future__ import annotations

import ctypes
import math
import struct
from array import array
from random import Random
from statistics import NormalDist

import pytest

from casus.engine import has_kernel
from casus.engine.arithmetic import exponential, logarithm, normal_quantile, power_of_two_above
from casus.engine.luck import fraction, philox, words

MOST_UNITS = 2.0  # in the last place


def units_off(found: float, truth: float) -> float:
    return abs(found - truth) / math.ulp(truth)


def positive_numbers(n: int) -> list[float]:
    """Return numbers between 2^-900 and 2^900, near 1, and of all fractions of luck."""
    luck = Random(1)
    wide = [math.ldexp(luck.uniform(0.5, 1.0), luck.randrange(-900, 900)) for _ in range(n)]
    near = [1.0 + luck.uniform(-1, 1) * 2.0 ** -luck.randrange(1, 50) for _ in range(n)]
    small = [luck.random() ** 4 + 2.0**-53 for _ in range(n)]
    return [*wide, *near, *small, 1.0, 0.5, math.sqrt(0.5), math.nextafter(1.0, 0.0), 1.0 - 2.0**-53]


def exponents(n: int) -> list[float]:
    luck = Random(2)
    return [*(luck.uniform(-700, 709) for _ in range(n)), *(luck.gauss(0, 1) for _ in range(n)), 0.0]


def probabilities(n: int) -> list[float]:
    luck = Random(3)
    return [
        *(luck.random() for _ in range(n)),
        *(luck.random() ** 20 + 2.0**-53 for _ in range(n)),
        *(1.0 - 2.0 ** -luck.uniform(1, 52) for _ in range(n)),
        0.075, 0.925, 0.5, math.exp(-25.0), 2.0**-53,
    ]  # fmt: skip


def test_the_logarithm_is_right_to_two_units_in_the_last_place() -> None:
    assert (
        max(units_off(logarithm(x), math.log(x)) for x in positive_numbers(20_000) if x != 1.0) <= MOST_UNITS
    )
    assert logarithm(1.0) == 0.0


def test_the_exponential_is_right_to_two_units_in_the_last_place() -> None:
    assert max(units_off(exponential(x), math.exp(x)) for x in exponents(20_000)) <= MOST_UNITS


def test_a_digit_less_in_the_logarithm_is_seen() -> None:
    """The twin of the two above."""
    worst = max(units_off(logarithm(x) * (1 + 1e-15), math.log(x)) for x in (2.0, 3.0, 10.0))
    assert worst > MOST_UNITS


def test_the_exponential_ends_in_nothing_and_in_infinity() -> None:
    assert exponential(-701.0) == exponential(-math.inf) == 0.0
    assert exponential(710.0) == exponential(math.inf) == math.inf
    assert exponential(0.0) == 1.0


def test_the_normal_quantile_is_the_published_algorithms() -> None:
    """Python's own inv_cdf is the same algorithm with the platform's logarithm."""
    standard = NormalDist()
    for p in probabilities(5_000):
        assert normal_quantile(p) == pytest.approx(standard.inv_cdf(p), rel=1e-14, abs=1e-15)


def test_the_normal_quantile_is_odd_about_one_half() -> None:
    assert normal_quantile(0.5) == 0.0
    for p in (0.25, 0.03125, 2.0**-30):
        assert normal_quantile(1.0 - p) == -normal_quantile(p)


def test_the_power_of_two_above_a_power_of_two_is_itself() -> None:
    assert [power_of_two_above(x) for x in (1.0, 1.0000001, 2.0, 3.0, 0.3)] == [1.0, 2.0, 2.0, 4.0, 0.5]


@pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: there is nothing to compare")
@pytest.mark.parametrize(
    ("which", "function", "values"),
    [
        (0, logarithm, positive_numbers(20_000)),
        (1, exponential, [*exponents(20_000), -1e300, -700.0, 709.0, math.nextafter(709.0, 710.0), 1e300]),
        (2, normal_quantile, probabilities(20_000)),
        (3, power_of_two_above, positive_numbers(2_000)),
    ],
)
def test_the_kernels_arithmetic_is_the_same_to_the_last_bit(which: int, function, values: list) -> None:
    from casus.engine.kernel import load_kernel

    x, y = array("d", values), array("d", bytes(8 * len(values)))
    kernel = load_kernel()
    assert kernel is not None
    kernel.casus_try(
        which,
        ctypes.c_void_p(x.buffer_info()[0]),
        ctypes.c_void_p(y.buffer_info()[0]),
        ctypes.c_int64(len(x)),
    )
    assert [struct.pack("d", each) for each in y] == [struct.pack("d", function(each)) for each in values]


# ---- luck -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counter", "key", "drawn"),
    [
        ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
        ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
        ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
    ],
)
def test_philox_gives_the_published_answers(counter: str, key: str, drawn: str) -> None:
    """The known answers of Random123 for philox4x32 with ten rounds."""

    def of(hexadecimal: str) -> tuple[int, ...]:
        return tuple(int(word, 16) for word in hexadecimal.split())

    assert philox(of(counter), of(key)) == of(drawn)


def test_luck_is_keyed_by_each_of_seed_world_stream_and_number() -> None:
    first = words(1, 2, 3, 4)
    assert words(1, 2, 3, 4) == first
    others = {
        words(9, 2, 3, 4),
        words(1, 9, 3, 4),
        words(1, 2, 9, 4),
        words(1, 2, 3, 9),
        words(1 + 2**40, 2, 3, 4),
    }
    assert len(others | {first, words(1, 2, 3 + 2**40, 4)}) == 7


def test_a_fraction_is_never_0_nor_1() -> None:
    assert fraction(0, 0) == 2.0**-53
    assert fraction(2**32 - 1, 2**32 - 1) == 1.0 - 2.0**-53
    assert fraction(2**31, 0) == 0.5 + 2.0**-53
