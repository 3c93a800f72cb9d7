"""Numbers of three scripts, and words as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.quantity import fold_word, format_number, plain_digits, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("-3.5", -3.5),
        ("+2", 2),
        ("−4", -4),
        (".5", 0.5),
        ("1,000", 1000),
        ("12,345,678.9", 12345678.9),
        ("2_500", 2500),
        ("1e3", 1000),
        ("١٢٣", 123),
        ("۱۲۳", 123),
        ("٢٬٥٠٠٫٥", 2500.5),
        ("\u200f٧\u200f", 7),
        ("1e300", 1e300),
    ],
)
def test_a_number_is_read_in_every_spelling(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "nan",
        "inf",
        "-Infinity",
        "1e400",
        "1,5",
        "10,00",
        "1 000",
        "1.2.3",
        "0x10",
        "½",
        "5%",
        "-",
        "1__0",
    ],
)
def test_what_is_not_one_finite_number_is_not_read(text):
    assert read_number(text) is None


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_that_is_written_is_read_back(number):
    assert read_number(repr(number)) == number


@given(st.integers(0, 10**12))
def test_digits_of_every_script_read_alike(number):
    arabic = str(number).translate({ord("0") + digit: chr(0x660 + digit) for digit in range(10)})
    persian = str(number).translate({ord("0") + digit: chr(0x6F0 + digit) for digit in range(10)})
    assert read_number(arabic) == read_number(persian) == read_number(f"{number:,}") == number


@given(st.text())
def test_plain_digits_keep_every_offset(text):
    assert len(plain_digits(text)) == len(text)


@given(st.text())
def test_any_text_is_read_or_refused(text):
    read_number(text)
    fold_word(text)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("تقريباً", "تقريبا"),
        ("أو", "او"),
        ("مرّة", "مره"),
        ("إلى", "الى"),
        ("VERY  Likely", "very likely"),
        ("ســنة", "سنة"),
    ],
)
def test_spellings_of_one_keyword_are_one(written, other):
    assert fold_word(written) == fold_word(other)


def test_different_words_stay_different():
    assert len({fold_word(word) for word in ("شهر", "شهران", "سنة", "سنتين", "و", "أو")}) == 6


def test_a_number_is_shown_without_false_precision():
    shown = [format_number(x) for x in (0, 4, 1234567, 0.1, 1 / 3, 2.5, 1e300)]
    assert shown == ["0", "4", "1,234,567", "0.1", "0.3333", "2.5", "1e+300"]
