"""Quotes in their source: exact words with their place, or the nearest with their likeness."""

from __future__ import annotations

import time
import unicodedata

import pytest

from casus.problem import SourceFile, words_of
from casus.text import find_quote

TEXT = SourceFile(
    "sources/brief.md",
    "# The ferry\n\nThe crew says “the ferry   will\nnot sail” before June. It's noted.\n"
    "وتبقى القــوات في الميناء\u200f، ولن تُبحر العبّارة. أُجِّل الموعد.\nDe\u0301ja\u0300 vu; naïve.\n",
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the ferry will not sail", "the ferry   will\nnot sail"),  # white space and line breaks
        ('"the ferry will not sail"', "“the ferry   will\nnot sail”"),  # kinds of quotation marks
        ("«the ferry will not sail» before", "“the ferry   will\nnot sail” before"),
        ("It’s noted", "It's noted"),
        ("القوات في الميناء، ولن", "القــوات في الميناء\u200f، ولن"),  # tatweel, direction mark
        ("تبقى القوات", "تبقى القــوات"),  # the و before it is another word
        ("العبّارة", "العبّارة"),
        (unicodedata.normalize("NFD", "أُجِّل الموعد"), "أُجِّل الموعد"),
        ("Déjà vu", "De\u0301ja\u0300 vu"),  # composed here, two characters there
        (unicodedata.normalize("NFD", "naïve"), "naïve"),
        ("  before June. ", "before June."),
    ],
)
def test_exact_words_are_found_whatever_their_dress(words, found):
    anchor = find_quote(words, TEXT)
    assert anchor.place is not None and anchor.nearest is None
    assert (words_of(anchor.place), anchor.likeness) == (found, 100.0)


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("the ferry will now sail", "the ferry   will\nnot sail"),
        ("The Ferry Will Not Sail", "the ferry   will\nnot sail"),  # case is a letter's own
        ("اجل الموعد", "أُجِّل الموعد"),  # a hamza and diacritics are missing
        ("لن تبحر العبّارة", None),
        ("no", None),  # part of `not` only
        ("fer", None),
    ],
)
def test_other_words_are_never_exact(words, nearest):
    anchor = find_quote(words, TEXT)
    assert anchor.place is None and anchor.likeness < 100
    assert anchor.nearest is not None
    if nearest is not None:
        assert words_of(anchor.nearest) == nearest and anchor.likeness > 70


@pytest.mark.parametrize("words", ["", "  ", "\u200f"])
def test_no_words_are_nowhere(words):
    anchor = find_quote(words, TEXT)
    assert (anchor.place, anchor.nearest, anchor.likeness) == (None, None, 0.0)


def test_an_empty_source_has_nothing_near():
    anchor = find_quote("the ferry", SourceFile("s", "\n \n"))
    assert (anchor.place, anchor.nearest, anchor.likeness) == (None, None, 0.0)


def test_a_paraphrase_is_nearer_than_what_is_unrelated():
    paraphrase = find_quote("the ferry is not going to sail before June", TEXT)
    unrelated = find_quote("quarterly growth of exports to Peru", TEXT)
    assert paraphrase.likeness > unrelated.likeness + 20


def test_a_quote_longer_than_its_source_is_compared_with_all_of_it():
    anchor = find_quote(
        "the ferry will not sail before June at all", SourceFile("s", "the ferry will sail\n")
    )
    assert anchor.nearest is not None and words_of(anchor.nearest) == "the ferry will sail"


def test_the_first_of_several_places_is_given():
    anchor = find_quote("sail", SourceFile("s", "sailor. sail, sail"))
    assert anchor.place is not None and anchor.place.start == 8


def test_letters_that_grow_when_folded_keep_their_places():
    anchor = find_quote("nach Haus", SourceFile("s", "ẞßİ" * 20 + " nach Hause"))
    assert anchor.nearest is not None and words_of(anchor.nearest) == "nach Hause"


def test_a_hundred_quotes_in_a_long_source_are_found_in_time():
    text = SourceFile("s", "".join(f"Line {number} of the brief says little.\n" for number in range(5000)))
    started = time.process_time()
    for number in range(100):
        assert find_quote(f"Line {number * 40} of the brief", text).place is not None
    assert time.process_time() - started < 3
