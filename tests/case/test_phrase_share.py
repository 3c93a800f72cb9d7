"""Probabilities, numbers and their ranges."""

from __future__ import annotations

import pytest
from case.written import place_of_nothing, problem_of, read, told_of
from hypothesis import given
from hypothesis import strategies as st

from casus.case.form import Factor, Share
from casus.case.phrase import read_number, read_share
from casus.problem import words_of
from casus.quantity import PROBABILITY_WORDS


@pytest.mark.parametrize(
    "text",
    [
        "50% to 80%",
        "50 % – 80 %",
        "50%-80%",
        "50 to 80%",
        "from 50% to 80%",
        "between 50% and 80%",
        "about 50% to 80%",
        "٥٠٪ إلى ٨٠٪",
        "من 50% إلى 80%",
        "بين ٥٠٪ و٨٠٪",
        "۵۰٪ إلى ۸۰٪",
        "50 بالمئة إلى 80 بالمائة",
        "1 in 2 to 4 in 5",
        "\u200f50% إلى 80%\u200f",
    ],
)
def test_a_range_is_read_in_every_spelling(text):
    share = read(read_share, text)
    assert (share.low, share.high, share.word) == (0.5, 0.8, None)


@pytest.mark.parametrize(
    "text", ["5%", "1 in 20", "1 out of 20", "5 percent", "٥٪", "1 من 20", "about 5%", "حوالي 5%", "5% or so"]
)
def test_a_point_is_read_in_every_spelling(text):
    share = read(read_share, text)
    assert share.low == share.high == 0.05


@pytest.mark.parametrize("word", PROBABILITY_WORDS)
def test_a_word_is_its_band_and_is_kept(word):
    share = read(read_share, word)
    assert (share.low, share.high) == PROBABILITY_WORDS[word]
    assert share.word == word


def test_words_may_be_the_ends_of_a_range():
    share = read(read_share, "unlikely to likely")
    assert (share.low, share.high, share.word) == (0.20, 0.80, "unlikely to likely")


def test_ends_of_nothing_and_all_are_kept_as_written():
    share = read(read_share, "0% to 100%")
    assert (share.low, share.high) == (0, 1)


def test_what_was_seen_is_kept_as_seen():
    share = read(read_share, "seen 8 in 102")
    assert share.seen is not None and (share.seen.k, share.seen.n, share.seen.unit_days) == (8, 102, None)
    assert share.low == share.high == 8 / 102


def test_the_case_s_own_words_come_before_the_default_ones():
    place = place_of_nothing()
    words = {
        "likely": Share(0.6, 0.7, place),
        "Quite possible": Share(0.3, 0.4, place),
        "hard": Factor(9, 9, place),
    }
    own = read(read_share, "likely", words)
    assert (own.low, own.high) == (0.6, 0.7)
    assert read(read_share, "quite possible", words).low == 0.3
    assert problem_of(read_share, "hard", words).code == "unknown-word"


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("0.3", "bare-share", "0.3"),
        ("30", "bare-share", "30"),
        ("0.2 to 0.4", "bare-share", "0.2 to 0.4"),
        ("1/20", "bare-share", "1/20"),
        ("20% to 120%", "share-above-one", "120%"),
        ("-5% to 20%", "share-below-zero", "-5%"),
        ("80% to 50%", "range-upside-down", "80% to 50%"),
        ("likely to unlikely", "range-upside-down", "likely to unlikely"),
        ("50% to 0.8", "mixed-units", "50% to 0.8"),
        ("5 in 3", "seen-more-than-cases", "5 in 3"),
        ("1 in 0", "seen-in-nothing", "0"),
        ("seen 3 in 40 site-years", "rate-for-share", "seen 3 in 40 site-years"),
        ("30% to", "phrase-unfinished", "to"),
        ("30% or else", "words-left-over", "or else"),
        ("1e400%", "number-too-large", "1e400"),
        ("1,5% to 3%", "number-unclear", "1,5"),
        ("(30%)", "unread-phrase", "(30%)"),
        ("perhaps", "unknown-word", "perhaps"),
    ],
)
def test_a_mistake_is_told_where_it_stands(text, code, at):
    assert told_of(read_share, text) == (code, at)


@pytest.mark.parametrize("text", ["", "   ", "\u200f"])
def test_nothing_written_is_told(text):
    assert problem_of(read_share, text).code == "empty-phrase"


def test_a_slip_in_a_word_is_guessed():
    assert problem_of(read_share, "likley").suggestion == "likely"
    assert problem_of(read_share, "very unlikly").suggestion == "very unlikely"
    assert problem_of(read_share, "مرجج").suggestion == "مرجح"


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("0.3", "30%"),
        ("30", "30%"),
        ("1/20", "1 in 20"),
        ("60/40", "60%"),
        ("80% to 50%", "50% to 80%"),
        ("80% إلى 50%", "50% إلى 80%"),
    ],
)
def test_the_mend_can_be_written_as_it_stands(text, mend):
    assert problem_of(read_share, text).facts["mend"] == mend
    read(read_share, mend)


def test_places_count_characters_behind_arabic_text():
    problem = problem_of(read_share, "من ٣٠٪ إلى ١٢٠٪")
    assert problem.place is not None and words_of(problem.place) == "١٢٠٪"


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_written_range_is_read_back_or_told_as_upside_down(first, second):
    text = f"{first / 100:g}% to {second / 100:g}%"
    if first <= second:
        share = read(read_share, text)
        assert (share.low, share.high) == pytest.approx((first / 1e4, second / 1e4))
    else:
        assert told_of(read_share, text)[0] == "range-upside-down"


# ---- numbers that are no probability --------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4", 4, 4),
        ("8 to 14", 8, 14),
        ("-20 to 30", -20, 30),
        ("-5 - -3", -5, -3),
        ("1,000", 1000, 1000),
        ("from 70 to 90", 70, 90),
        ("من ٧٠ إلى ٩٠", 70, 90),
        ("0.5–1.5", 0.5, 1.5),
        ("1e300", 1e300, 1e300),
    ],
)
def test_a_number_or_a_range_of_numbers_is_read(text, low, high):
    number = read(read_number, text)
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("30 to 8", "range-upside-down", "30 to 8"),
        ("50%", "percent-unwanted", "50%"),
        ("many", "unknown-word", "many"),
        ("4 bases", "words-left-over", "bases"),
        ("1e999", "number-too-large", "1e999"),
        ("", "empty-phrase", ""),
    ],
)
def test_what_is_no_number_is_told(text, code, at):
    assert told_of(read_number, text) == (code, at)
