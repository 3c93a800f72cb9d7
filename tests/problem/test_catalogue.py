"""Every code is worded, in both languages, from facts that both name."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from casus.problem.catalogue import LABELS, WORDINGS, document, meaning, phrase, run, section

BRACES = re.compile(r"\{(\w+)\}")
ARABIC = re.compile("[\u0621-\u064a]")


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_a_code_is_worded_in_english_and_arabic(code):
    wording = WORDINGS[code]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    for english, arabic in (wording.what, wording.why, wording.mend, wording.label or ("label", "عبارة")):
        assert english.strip() and not ARABIC.search(re.sub("`[^`]*`", "", english))
        assert ARABIC.search(arabic) or not BRACES.sub("", arabic)  # or all of it is one fact


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_both_languages_use_the_same_facts(code):
    wording = WORDINGS[code]
    for english, arabic in (wording.what, wording.why, wording.mend, wording.label or ("", "")):
        assert set(BRACES.findall(english)) == set(BRACES.findall(arabic))


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_what_is_one_line_without_a_full_stop(code):
    for text in WORDINGS[code].what:
        assert "\n" not in text and not text.endswith(".")


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_backticks_come_in_pairs(code):
    wording = WORDINGS[code]
    for both in (wording.what, wording.why, wording.mend):
        assert all(text.count("`") % 2 == 0 for text in both)


def test_no_two_stages_word_one_code():
    counted = Counter(code for stage in (document, phrase, section, meaning, run) for code in stage.WORDINGS)
    assert [code for code, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("label", sorted(LABELS))
def test_a_label_is_worded_in_english_and_arabic(label):
    english, arabic = LABELS[label]
    assert english.strip() and ARABIC.search(arabic)
