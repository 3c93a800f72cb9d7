"""Factors."""

from __future__ import annotations

import pytest
from case.written import place_of_nothing, problem_of, read, told_of

from casus.case.form import Factor
from casus.case.phrase import read_factor
from casus.quantity import FACTOR_WORDS


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("x3", 3, 3),
        ("×3", 3, 3),
        ("× ٣", 3, 3),
        ("X3", 3, 3),
        ("3x", 3, 3),
        ("/2", 0.5, 0.5),
        ("÷2", 0.5, 0.5),
        ("x2 to x5", 2, 5),
        ("x2 to 5", 2, 5),
        ("x2–5", 2, 5),
        ("/4 to /2", 0.25, 0.5),
        ("/2 to /4", 0.25, 0.5),
        ("/2 to 4", 0.25, 0.5),
        ("/2 to x3", 0.5, 3),
        ("about x3", 3, 3),
        ("من ×2 إلى ×5", 2, 5),
        ("3 أضعاف", 3, 3),
        ("ضعفين", 2, 2),
        ("doubled", 2, 2),
    ],
)
def test_a_factor_is_a_multiplier(text, low, high):
    factor = read(read_factor, text)
    assert (factor.low, factor.high, factor.word) == (low, high, None)


@pytest.mark.parametrize("word", FACTOR_WORDS)
def test_a_word_has_its_size_and_is_kept(word):
    factor = read(read_factor, word)
    assert factor.low == factor.high == FACTOR_WORDS[word]
    assert factor.word == word


def test_vowel_signs_do_not_matter():
    assert read(read_factor, "قليلاً").low == 1.5


def test_the_case_s_own_words_come_first():
    words = {"strongly": Factor(5, 6, place_of_nothing())}
    factor = read(read_factor, "strongly", words)
    assert (factor.low, factor.high, factor.word) == (5, 6, "strongly")


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("3", "bare-factor", "3"),
        ("2 to 5", "bare-factor", "2 to 5"),
        ("1/2", "bare-factor", "1/2"),
        ("x0", "factor-not-positive", "x0"),
        ("/0", "factor-not-positive", "/0"),
        ("x-2", "factor-not-positive", "x-2"),
        ("x5 to x2", "range-upside-down", "x5 to x2"),
        ("50%", "percent-unwanted", "50%"),
        ("x", "phrase-unfinished", "x"),
        ("x1e400", "number-too-large", "1e400"),
        ("stronly", "unknown-word", "stronly"),
        ("likely", "unknown-word", "likely"),
        ("x3 more", "words-left-over", "more"),
        ("", "empty-phrase", ""),
    ],
)
def test_a_mistake_is_told_where_it_stands(text, code, at):
    assert told_of(read_factor, text) == (code, at)


def test_a_slip_is_guessed():
    assert problem_of(read_factor, "stronly").suggestion == "strongly"


@pytest.mark.parametrize(
    ("text", "mend"),
    [("3", "x3"), ("1/2", "/2"), ("2 to 5", "x2 to x5"), ("50%", "x1.5"), ("x5 to x2", "x2 to x5")],
)
def test_the_mend_can_be_written_as_it_stands(text, mend):
    assert problem_of(read_factor, text).facts["mend"] == mend
    read(read_factor, mend)
