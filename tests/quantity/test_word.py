"""Words of probability, strength and forecast, and shares for people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.quantity import (
    FACTOR_WORDS,
    PROBABILITY_WORDS,
    STRENGTH_WORDS,
    Range,
    fold_word,
    format_range,
    format_share,
    format_share_range,
    logit_normal,
    strength_range,
    word_for,
)
from casus.quantity.form import Family

# Intelligence Community Directive 203, D.6.e.(2)(a)
ICD_203 = {
    ("almost no chance", "remote"): (0.01, 0.05),
    ("very unlikely", "highly improbable"): (0.05, 0.20),
    ("unlikely", "improbable"): (0.20, 0.45),
    ("roughly even chance", "roughly even odds"): (0.45, 0.55),
    ("likely", "probable"): (0.55, 0.80),
    ("very likely", "highly probable"): (0.80, 0.95),
    ("almost certain", "nearly certain"): (0.95, 0.99),
}


def test_the_bands_are_those_of_the_directive():
    for words, band in ICD_203.items():
        assert {PROBABILITY_WORDS[word] for word in words} == {band}


@given(st.floats(0, 1), st.sampled_from(["en", "ar"]))
def test_a_probability_lies_in_the_band_of_its_word(probability, language):
    low, high = PROBABILITY_WORDS[word_for(probability, language)]
    assert low <= probability < high or probability < 0.01 or probability >= 0.95


def test_every_band_has_an_arabic_word():
    arabic = {band for word, band in PROBABILITY_WORDS.items() if not word.isascii()}
    assert arabic == set(ICD_203.values())


@pytest.mark.parametrize("table", [PROBABILITY_WORDS, FACTOR_WORDS, STRENGTH_WORDS])
def test_no_two_words_fold_into_one(table):
    assert len({fold_word(word) for word in table}) == len(table)


def test_strength_is_a_range_of_the_probability_of_what_is_asked():
    assert all(0 <= low < high <= 1 for low, high in STRENGTH_WORDS.values())
    assert strength_range("never")[1] <= 0.1 and strength_range("لن")[1] <= 0.1
    assert strength_range("will")[0] >= 0.9
    assert strength_range("likely") == (0.55, 0.80)


def test_a_probability_outside_0_to_1_has_no_word():
    with pytest.raises(ValueError, match="probability"):
        word_for(1.2)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0, "0%"),
        (1, "100%"),
        (1e-9, "<0.1%"),
        (0.004, "0.4%"),
        (0.0099, "1%"),
        (0.405, "40%"),
        (0.994, "99.4%"),
        (0.99999, ">99.9%"),
    ],
)
def test_a_share_is_shown_in_whole_per_cents_but_never_as_falsely_certain(share, shown):
    assert format_share(share) == shown


def test_ranges_are_shown_in_the_reader_s_language():
    assert format_share_range(0.3, 0.5) == "30% to 50%"
    assert format_share_range(0.3, 0.5, "ar") == "30% إلى 50%"
    assert format_share_range(0.301, 0.302) == "30%"
    assert format_range(logit_normal(0, 0.2), is_share=True) == "0.5% to 20%"
    assert format_range(Range(Family.LOG_NORMAL, 2, 5), "ar") == "2 إلى 5"
