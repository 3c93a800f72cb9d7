"""What is asked of a case from outside: interventions and conditions in words."""

from __future__ import annotations

import pytest

from casus.case import parse_document
from casus.model import (
    Assertion,
    During,
    Every,
    Fixing,
    Making,
    Negation,
    Scaling,
    Test,
    check_case,
    intervene,
    make_event,
    read_condition,
    read_interventions,
    scale_event,
    set_value,
)
from casus.text import read_document

TEXT = """casus: 1
as_of: 2024-01-01
horizon: 2024-12-31
claims: {rain: {says: It rains., credence: 30%}, هطول: {says: It pours., credence: 30%}}
states: {gate: {says: The gate, levels: [shut, ajar, open], at_first: shut}}
counts: {boats: {says: Boats, at_first: 3}}
events:
  opening: {says: It opens., chance: 10% within 1 year, then: {gate: open}}
  flood: {says: It floods., chance: 10% within 1 year, again: yes, then: {boats: -1}}
talks: {fares: {says: Fares, on: 2024-05-01, outcomes: {agreed: {odds: 2}, broken_off: {odds: 1}}}}
words: {a bit: x1.2}
assertions:
  - set rain lowers gate is open by 2024-06-30
  - make flood on 2024-02-01 raises boats below 3 on 2024-03-01
  - scale flood x0 raises boats is 3 throughout 2024-12-31
"""


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return parse_document(read_document(path))


MEANT = [
    ("set", "gate is open", Fixing("gate", 2, 0.0)),
    ("set", "set gate is open from 2024-02-01", Fixing("gate", 2, 31.0)),
    ("set", "اجعل gate هو open من ١ شباط ٢٠٢٤", Fixing("gate", 2, 31.0)),
    ("set", "rain", Fixing("rain", 1, 0.0)),
    ("set", "not rain", Fixing("rain", 0, 0.0)),
    ("set", "rain is not true", Fixing("rain", 0, 0.0)),
    ("set", "ليس هطول", Fixing("هطول", 0, 0.0)),
    ("set", "boats is 5", Fixing("boats", 5, 0.0)),
    ("make", "flood on 2024-02-01", Making("flood", 31.5)),
    ("make", "make flood happen on 1 February 2024", Making("flood", 31.5)),
    ("make", "أوقع flood يوم 2024-02-01", Making("flood", 31.5)),
    ("make", "flood", Making("flood", 0.0)),
    ("scale", "flood by x2 between 2024-02-01 and 2024-02-29", Scaling("flood", 2.0, 31.0, 60.0)),
    ("scale", "scale flood /4 from 2024-02-01", Scaling("flood", 0.25, 31.0, 366.0)),
    ("scale", "ضاعف flood ×2 حتى 2024-02-29", Scaling("flood", 2.0, 0.0, 60.0)),
    ("scale", "flood strongly", Scaling("flood", 4.0, 0.0, 366.0)),
    ("scale", "flood a bit", Scaling("flood", 1.2, 0.0, 366.0)),
    ("scale", "flood x0", Scaling("flood", 0.0, 0.0, 366.0)),
    ("had", "flood has not happened", Scaling("flood", 0.0, 0.0, 366.0)),
    ("had", "not flood", Scaling("flood", 0.0, 0.0, 366.0)),
    ("had", "لم يقع flood", Scaling("flood", 0.0, 0.0, 366.0)),
    ("had", "flood on 2024-02-01", Making("flood", 31.5)),
    ("had", "gate is open from 2024-02-01", Fixing("gate", 2, 31.0)),
    ("had", "not rain", Fixing("rain", 0, 0.0)),
]


@pytest.mark.parametrize(("kind", "words", "meant"), MEANT, ids=[f"{m[0]} {m[1]}" for m in MEANT])
def test_an_intervention_in_words_is_the_one_meant(written, kind, words, meant):
    assert read_interventions(written, [(kind, words)]) == ((meant,), ())


REFUSED = [
    ("set", "gate at least ajar", "set-without-value", "gate at least ajar"),
    ("set", "gate is not open", "set-without-value", "gate is not open"),
    ("set", "rain and gate is open", "condition-left-over", "and gate is open"),
    ("set", "fares is agreed", "set-without-value", "fares is agreed"),
    ("set", "gate is opne", "unknown-level", "opne"),
    ("set", "gaet is open", "unknown-name", "gaet"),
    ("set", "gate is open from soon", "unread-phrase", "soon"),
    ("set", "  ", "intervention-empty", "  "),
    ("make", "rain on 2024-02-01", "wrong-kind", "rain"),
    ("make", "flod on 2024-02-01", "unknown-event", "flod"),
    ("make", "flood on 2023-12-31", "intervention-before", "2023-12-31"),
    ("make", "flood on 2025-01-01", "intervention-beyond", "2025-01-01"),
    ("scale", "flood", "condition-missing-after", "flood"),
    ("scale", "flood 2", "bare-factor", "2"),
    ("scale", "flood x2 to x3", "scale-by-range", "x2 to x3"),
    ("scale", "flood x2 between 2024-03-01 and 2024-02-01", "days-upside-down", "2024-03-01 and 2024-02-01"),
    ("had", "sunshine", "unknown-name", "sunshine"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "words", "code", "place"), REFUSED, ids=[f"{m[0]} {m[1]}" for m in REFUSED])
def test_what_is_wrong_with_an_intervention_is_told_at_its_words(written, kind, words, code, place):
    found, (problem,) = read_interventions(written, [(kind, words)])
    assert found == () and problem.code == code
    assert problem.place.file.text[problem.place.start : problem.place.end] == place
    assert problem.place.file.name == f"--{kind}"


def test_nothing_is_changed_before_what_is_known_but_by_had(written):
    early = "flood on 2024-02-01"
    assert read_interventions(written, [("make", early)], begin_at=60.0)[1][0].code == "intervention-before"
    assert read_interventions(written, [("had", early)], begin_at=60.0)[0] == (Making("flood", 31.5),)
    assert read_interventions(written, [("make", "flood")], begin_at=60.0)[0] == (Making("flood", 60.0),)


def test_assertions_are_read_with_their_intervention_direction_and_day(written):
    first, second, third = check_case(written).model.assertions
    assert isinstance(first, Assertion)
    assert (first.intervention, first.is_raising, first.mode, first.end_at) == (
        Fixing("rain", 1, 0.0), False, "by", 182.0,
    )  # fmt: skip
    assert (second.intervention, second.clause.condition) == (Making("flood", 31.5), Test("boats", 0, 2))
    assert (second.mode, second.is_raising) == ("on", True)
    assert (third.intervention.factor, third.mode) == (0.0, "throughout")


def test_a_condition_is_read_over_the_names_of_the_case(written):
    clause, problems = read_condition(written, "gate is open and not rain from 2024-02-01 until 2024-02-29")
    assert clause is None and problems
    clause, problems = read_condition(written, "gate is open and not rain and until 2024-02-29")
    assert problems == ()
    assert clause.condition == Every((Test("gate", 2, 2), Negation(Test("rain", 1, 1)), During(None, 60.0)))


def test_intervening_is_setting_making_and_scaling_in_turn(written):
    model = check_case(written).model
    each = (Fixing("gate", 2, 31.0), Making("flood", 31.5), Scaling("flood", 2.0, 0.0, 60.0))
    by_hand = scale_event(
        make_event(set_value(model, "gate", 2, 31.0), "flood", 31.5), "flood", 2.0, 0.0, 60.0
    )
    assert intervene(model, each) == by_hand
