"""Whatever is written, a reader gives a value or one located problem that has its wording."""

from __future__ import annotations

import re

import pytest
from case.written import scalar_of
from hypothesis import given, settings
from hypothesis import strategies as st

from casus.case.condition import read_clause
from casus.case.phrase import (
    read_chance,
    read_day,
    read_days,
    read_duration,
    read_factor,
    read_number,
    read_seen,
    read_share,
)
from casus.problem import Place, Problem, SourceFile, render_problem
from casus.problem.catalogue import WORDINGS
from casus.text import Scalar

READERS = [read_chance, read_day, read_days, read_duration, read_factor, read_number, read_seen, read_share]
WRITTEN = """
0 1 2 30 0.3 1e999 1,5 ٣٠ ۵ % ٪ - – / x × * ( ) , . to and or not in of per a about every seen once twice
times within from until between likely very unlikely slightly strongly year months days site-years half
إلى من و أو ليس خلال كل في سنة سنتين أشهر مرجح جدا بقوة شوهد مرتين مرات تقريبا ونصف
is at least below has happened twice هو على الأقل وقع a_name الجسر 2021-03-31 2021-02-30 7 نيسان 2021
"""
PIECES = st.sampled_from([*WRITTEN.split(), "\u200f"])
PHRASES = st.lists(PIECES, max_size=12).map(" ".join) | st.lists(PIECES, max_size=8).map("".join) | st.text()


def read_condition(scalar, words, tell):
    return read_clause(scalar, tell)


@pytest.mark.parametrize("reader", [*READERS, read_condition])
@settings(deadline=None)  # other work on the machine is no slip of ours
@given(text=PHRASES)
def test_any_text_gives_a_value_or_one_problem_inside_it(reader, text):
    told: list[Problem] = []
    scalar = scalar_of(text)
    value = reader(scalar, {}, told.append)
    assert (value is None) == (len(told) == 1) and len(told) <= 1
    for problem in told:
        assert scalar.place.start <= problem.place.start <= problem.place.end <= scalar.place.end
        wording = WORDINGS[problem.code]
        for sentence in (*wording.what, *wording.why, *wording.mend):
            assert set(re.findall(r"\{(\w+)\}", sentence)) <= set(problem.facts)
        for language in ("en", "ar"):
            assert problem.code in render_problem(problem, language)


@pytest.mark.parametrize("reader", [*READERS, read_condition])
def test_a_very_long_text_is_told_quickly(reader):
    for text in (
        "9" * 100_000,
        "a" * 100_000,
        "% " * 50_000,
        "(" * 100_000,
        "not " * 20_000,
        "1 in " * 20_000,
    ):
        told: list[Problem] = []
        value = reader(scalar_of(text), {}, told.append)
        assert (value is None) == (len(told) == 1)


def test_a_text_with_escapes_is_told_at_its_whole_place():
    # "30\u0025 wthin 1 year" is shorter when read than as written: its offsets differ
    written = r"30\u0025 wthin 1 year"
    file = SourceFile("case.yaml", f'chance: "{written}"\n')
    scalar = Scalar("30% wthin 1 year", Place(file, 9, 9 + len(written)), is_quoted=True)
    told: list[Problem] = []
    assert read_chance(scalar, {}, told.append) is None
    assert told[0].place == scalar.place
