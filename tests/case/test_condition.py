"""Conditions: what they mean, and where their mistakes stand."""

from __future__ import annotations

from datetime import date

import pytest
from case.written import scalar_of
from hypothesis import given
from hypothesis import strategies as st

from casus.case.condition import read_clause
from casus.case.form import (
    All,
    AnyOf,
    AtLeast,
    Below,
    Clause,
    Condition,
    DaysBetween,
    Happened,
    Holds,
    Is,
    Not,
)
from casus.problem import Problem, words_of
from casus.text import normalise_name


def clause_of(text: str) -> Clause:
    told: list[Problem] = []
    clause = read_clause(scalar_of(text), told.append)
    assert told == [] and clause is not None, [problem.code for problem in told]
    return clause


def problem_of(text: str) -> Problem:
    told: list[Problem] = []
    assert read_clause(scalar_of(text), told.append) is None
    assert len(told) == 1
    return told[0]


def shown(condition: Condition) -> str:
    """Return a condition with all its brackets, for comparing."""
    match condition:
        case Holds(name):
            return name.key
        case Is(name, level, is_negated):
            return f"{name.key}{'!=' if is_negated else '='}{level.key}"
        case AtLeast(name, level):
            return f"{name.key}>={level.key}"
        case Below(name, level):
            return f"{name.key}<{level.key}"
        case Happened(name, times):
            return f"{name.key}*{times}"
        case DaysBetween(first, last):
            return f"[{first.date if first else ''}..{last.date if last else ''}]"
        case Not(part):
            return f"!{shown(part)}"
        case All(parts):
            return f"({' & '.join(map(shown, parts))})"
        case AnyOf(parts):
            return f"({' | '.join(map(shown, parts))})"
    raise AssertionError(condition)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("flood", "flood"),
        ("dam is open", "dam=open"),
        ("dam is not open", "dam!=open"),
        ("dam at least half_open", "dam>=half_open"),
        ("dam is at least half_open", "dam>=half_open"),
        ("dam below open", "dam<open"),
        ("boats at least 3", "boats>=3"),
        ("boats >= 3", "boats>=3"),
        ("boats>=3", "boats>=3"),
        ("boats below ٣", "boats<3"),
        ("storm has happened", "storm*1"),
        ("storm has happened twice", "storm*2"),
        ("storm has happened 3 times", "storm*3"),
        ("storm has happened at least 3 times", "storm*3"),
        ("storm twice", "storm*2"),
        ("storm 3 times", "storm*3"),
        ("storm has not happened", "!storm*1"),
        ("from 2021-04-01", "[2021-04-01..]"),
        ("until 7 April 2021", "[..2021-04-07]"),
        ("between 2021-04-01 and 2021-04-07", "[2021-04-01..2021-04-07]"),
        ("from 2021-04-01 until 2021-04-07", "[2021-04-01..2021-04-07]"),
        ("A AND B", "(A & B)"),
    ],
)
def test_english_conditions(text, meaning):
    assert shown(clause_of(text).condition) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("السد هو مفتوح", "السد=مفتوح"),
        ("البوابة هي مفتوحة", "البوابة=مفتوحة"),
        ("السد ليس مفتوح", "السد!=مفتوح"),
        ("البوابة ليست مفتوحة", "البوابة!=مفتوحة"),
        ("السد على الأقل نصف_مفتوح", "السد>=نصف_مفتوح"),
        ("القوارب 3 على الأقل", "القوارب>=3"),
        ("السد أقل من مفتوح", "السد<مفتوح"),
        ("العاصفة وقعت", "العاصفة*1"),
        ("وقعت العاصفة مرتين", "العاصفة*2"),
        ("حدث الفيضان 3 مرات", "الفيضان*3"),
        ("الفيضان حدث ثلاث مرات", "الفيضان*3"),
        ("لم تقع العاصفة", "!العاصفة*1"),
        ("من ٧ نيسان ٢٠٢١", "[2021-04-07..]"),
        ("حتى 7 أبريل/ نيسان 2021", "[..2021-04-07]"),
        ("بين 1 نيسان 2021 و7 نيسان 2021", "[2021-04-01..2021-04-07]"),
        ("أ و ب أو ج", "((أ & ب) | ج)"),
        ("السد هو مفتوح وليس الفيضان", "(السد=مفتوح & !الفيضان)"),
        ("ليس (أ أو ب)", "!(أ | ب)"),
    ],
)
def test_arabic_conditions(text, meaning):
    assert shown(clause_of(text).condition) == meaning


def test_the_letter_waw_that_starts_a_name_stays_with_it():
    assert shown(clause_of("وحدة هي قوية").condition) == "وحدة=قوية"
    assert shown(clause_of("واردات").condition) == "واردات"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("a or b and c", "(a | (b & c))"),
        ("a and b or c", "((a & b) | c)"),
        ("(a or b) and c", "((a | b) & c)"),
        ("not a and b", "(!a & b)"),
        ("not (a and b)", "!(a & b)"),
        ("not not a", "!!a"),
        ("until 2021-03-31 and a", "([..2021-03-31] & a)"),
        ("between 2021-01-01 and 2021-06-30 and not b", "([2021-01-01..2021-06-30] & !b)"),
        ("dam is not open or flood", "(dam!=open | flood)"),
    ],
)
def test_not_binds_closer_than_and_and_and_than_or(text, meaning):
    assert shown(clause_of(text).condition) == meaning


NAMES = st.sampled_from(["a", "b", "dam_1", "السد", "x-y"])
CONDITIONS = st.recursive(
    NAMES,
    lambda part: (
        st.tuples(part).map(lambda one: f"!{one[0]}")
        | st.lists(part, min_size=2, max_size=3).map(lambda parts: f"({' & '.join(parts)})")
        | st.lists(part, min_size=2, max_size=3).map(lambda parts: f"({' | '.join(parts)})")
    ),
    max_leaves=12,
)


@given(CONDITIONS)
def test_what_is_fully_bracketed_is_read_as_it_stands(meaning):
    text = meaning.replace("!", "not ").replace("&", "and").replace("|", "or")
    # a doubled group keeps its brackets: (a & b) inside (… & c) is a part of its own
    assert shown(clause_of(text).condition) == meaning


def test_words_and_places_are_kept():
    clause = clause_of("  dam   is\u200f open ")
    assert clause.text == "dam is open"
    assert isinstance(clause.condition, Is)
    assert words_of(clause.condition.level.place) == "open"
    assert clause.condition.name.key == normalise_name("dam")


def test_days_are_days():
    condition = clause_of("from 2021-04-01").condition
    assert isinstance(condition, DaysBetween) and condition.first is not None
    assert condition.first.date == date(2021, 4, 1)
    assert words_of(condition.first.place) == "2021-04-01"


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("", "condition-empty", ""),
        ("(a and b", "bracket-not-closed", "("),
        ("a and b)", "bracket-not-opened", ")"),
        ("a and", "condition-missing-after", "and"),
        ("a and or b", "condition-missing-after", "and"),
        ("and a", "condition-missing-before", "and"),
        ("is open", "condition-missing-before", "is"),
        ("dam is", "condition-missing-after", "is"),
        ("not", "condition-missing-after", "not"),
        ("()", "condition-missing-after", "("),
        ("dam is twice", "keyword-as-name", "twice"),
        ("dam is open closed", "condition-left-over", "closed"),
        ("a b", "condition-left-over", "b"),
        ("a, b", "condition-left-over", ", b"),
        ("a nad b", "condition-left-over", "nad"),
        ("dam is open is shut", "condition-left-over", "is shut"),
        ("from", "condition-missing-after", "from"),
        ("from soon and a", "unread-phrase", "soon"),
        ("from 2021-02-30", "date-not-existing", "2021-02-30"),
        ("until March 2021", "date-incomplete", "March 2021"),
        ("from 04/07/2021", "date-ambiguous", "04/07/2021"),
        ("between 2021-06-30 and 2021-01-01", "days-upside-down", "2021-06-30 and 2021-01-01"),
        ("between 2021-06-30 or a", "condition-missing-after", "2021-06-30"),
        ("a and 2021-04-07", "date-alone", "2021-04-07"),
        ("storm has happened 0 times", "times-not-whole", "0"),
        ("storm 1.5 times", "times-not-whole", "1.5"),
        ("السد هو", "condition-missing-after", "هو"),
        ("من ٣٠ شباط ٢٠٢١", "date-not-existing", "٣٠ شباط ٢٠٢١"),
    ],
)
def test_a_mistake_is_told_where_it_stands(text, code, at):
    problem = problem_of(text)
    assert problem.place is not None
    assert (problem.code, words_of(problem.place)) == (code, at)


def test_a_slip_in_a_keyword_is_guessed():
    assert problem_of("rain nad wind").suggestion == "and"


def test_brackets_have_a_depth_beyond_which_nobody_reads():
    assert shown(clause_of("(" * 50 + "a" + ")" * 50).condition) == "a"
    assert problem_of("(" * 51 + "a" + ")" * 51).code == "condition-too-deep"
    assert problem_of("(" * 10_000).code == "condition-too-deep"
    assert problem_of("not " * 10_000 + "a").code == "condition-too-deep"


def test_a_long_flat_condition_is_read():
    condition = clause_of(" or ".join(["dam is open"] * 2_000)).condition
    assert isinstance(condition, AnyOf) and len(condition.parts) == 2_000
