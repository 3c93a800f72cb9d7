"""Conditions as meant: names resolved, days counted."""

from __future__ import annotations

import pytest

from casus.model import ALWAYS, During, Every, Negation, Some, Test
from casus.model.show_condition import Reader, legend_of, show_condition
from casus.model.thesis import granted

WORLD = """
claims: {rain: {credence: 30%}, wind: {values: [calm, gale], table: {calm: 70%, gale: 30%}}}
states: {gate: {levels: [shut, half, open], at_first: shut}}
counts: {boats: {at_first: 6}}
talks: {fares: {on: 2024-05-01, outcomes: {agreed: 1, broken_off: 2}}}
events:
  storm: {chance: 5% within 1 month, again: yes}
  asked: {chance: 5% within 1 month, able: "CONDITION"}
"""


def able(model, condition):
    return model(WORLD.replace("CONDITION", condition)).events[-1].able.condition


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("rain", Test("rain", 1, 1)),
        ("not rain", Negation(Test("rain", 1, 1))),
        ("wind is gale", Test("wind", 1, 1)),
        ("gate is half", Test("gate", 1, 1)),
        ("gate is not open", Negation(Test("gate", 2, 2))),
        ("gate at least half", Test("gate", 1, None)),
        ("gate below open", Test("gate", 0, 1)),
        ("boats at least 3", Test("boats", 3, None)),
        ("boats below 3", Test("boats", 0, 2)),
        ("storm has happened", Test("storm", 1, None)),
        ("storm has happened 3 times", Test("storm", 3, None)),
        ("fares is broken_off", Test("fares", 2, 2)),
        ("fares has happened", Test("fares", 1, None)),
        ("from 2024-01-03", During(2.0, None)),
        ("until 2024-01-03", During(None, 3.0)),
        ("between 2024-02-01 and 2024-02-29", During(31.0, 60.0)),
        ("from 2023-12-31", During(-1.0, None)),
        ("rain and (gate is shut or boats below 1)",
         Every((Test("rain", 1, 1), Some((Test("gate", 0, 0), Test("boats", 0, 0)))))),
    ],
)  # fmt: skip
def test_a_condition_means_a_range_of_values_or_of_days(model, text, meant):
    assert able(model, text) == meant


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("rains", "unknown-name"),
        ("gate", "bare-name"),
        ("storm", "bare-name"),
        ("wind", "bare-name"),
        ("boats", "bare-name"),
        ("gate is opne", "unknown-level"),
        ("wind is gael", "unknown-level"),
        ("fares is agred", "unknown-level"),
        ("wind at least gale", "wrong-kind"),
        ("storm is gale", "wrong-kind"),
        ("gate has happened", "wrong-kind"),
        ("asked has happened twice", "happens-once"),
        ("gate below shut", "below-lowest"),
        ("boats below 0", "below-lowest"),
    ],
)
def test_a_name_that_does_not_fit_is_told_at_its_place(check, text, code):
    told = [one for one in check(WORLD.replace("CONDITION", text)).problems if one.severity == "error"]
    assert [one.code for one in told] == [code]
    line = told[0].place.file.text[: told[0].place.start].count("\n")
    assert "asked:" in told[0].place.file.text.splitlines()[line]


def test_two_wrong_names_in_one_condition_are_both_told(codes):
    assert codes(WORLD.replace("CONDITION", "rains and gaet is open")).count("unknown-name") == 2


def test_a_slip_of_the_pen_gets_a_suggestion_and_the_place_of_the_declaration(check):
    told = check(WORLD.replace("CONDITION", "gaet is open")).problems
    told = [one for one in told if one.code == "unknown-name"]
    assert told[0].suggestion == "gate"
    assert told[0].related[0].label == "declared-here"


@pytest.mark.parametrize("text", ["rain", "gate is half", "gate at least half", "gate below open",
                                  "boats at least 3", "storm has happened 3 times", "gate is not open",
                                  "between 2024-02-01 and 2024-02-29", "fares is agreed",
                                  "rain and (gate is shut or storm has happened)"])  # fmt: skip
def test_a_condition_is_shown_in_words_that_mean_the_same(model, text):
    first = model(WORLD.replace("CONDITION", text))
    meant = first.events[-1].able.condition
    shown = show_condition(meant, Reader(legend_of(first), first.as_of, 0))
    assert able(model, shown.replace(" until", " and until")) in (
        meant,
        Every((During(31.0, None), During(None, 60.0))),
    )


def test_granting_claims_makes_every_literal_of_them_hold():
    rain, gate = Test("rain", 1, 1), Test("gate", 0, 0)
    claims = frozenset({"rain"})
    assert granted(rain, claims) == ALWAYS
    assert granted(Negation(rain), claims) == Negation(Some(()))  # never, denied: always
    assert granted(Every((gate, rain)), claims) == Every((gate, ALWAYS))
    assert granted(Negation(gate), claims) == Negation(gate)
