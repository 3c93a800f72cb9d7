"""Claims as meant."""

from __future__ import annotations

import pytest

from casus.model import Every, Evidence, Negation, Report, Test
from casus.quantity import Family, fixed


def claims_of(model):
    return {claim.name: claim for claim in model.claims}


def test_a_claim_comes_after_all_that_it_rests_on(model):
    found = model("""
claims:
  ferry_pays: {because: [[buyers_come]], unless: [strike]}
  buyers_come: {because: [{if: [road_shut], holds: 50%}]}
  road_shut: {credence: 30%}
  strike: {credence: 10%}
""")
    order = [claim.name for claim in found.claims]
    assert order.index("road_shut") < order.index("buyers_come") < order.index("ferry_pays")
    assert order.index("strike") < order.index("ferry_pays")


def test_a_leaf_without_credence_is_open_from_5_to_95_percent_and_marked(model):
    claim = claims_of(model("claims: {rain: {says: It rains.}}"))["rain"]
    assert claim.is_open
    assert (claim.credence.family, claim.credence.low, claim.credence.high) == (
        Family.LOGIT_NORMAL,
        0.05,
        0.95,
    )


def test_a_derived_claim_without_credence_has_no_leak(model):
    found = claims_of(model("claims: {rain: {credence: 30%}, wet: {because: [[rain]]}}"))
    assert found["wet"].credence is None
    assert not found["wet"].is_open
    assert found["rain"].credence == fixed(0.3)


def test_reasons_are_named_in_file_order_and_may_deny_a_claim(model):
    wet = claims_of(
        model("claims: {rain: {credence: 30%}, wet: {because: [[rain], {if: [not rain], holds: 5%}]}}")
    )["wet"]
    assert [reason.name for reason in wet.reasons] == ["wet#1", "wet#2"]
    assert wet.reasons[0].parts == (Test("rain", 1, 1),)
    assert wet.reasons[0].holds is None
    assert wet.reasons[1].parts == (Negation(Test("rain", 1, 1)),)
    assert wet.reasons[1].holds == fixed(0.05)


def test_a_contradiction_said_at_one_end_holds_at_both(model):
    found = claims_of(model("claims: {a: {contradicts: [b]}, b: {}}"))
    assert found["a"].contradicts == ("b",)
    assert found["b"].contradicts == ("a",)


def test_evidence_stands_with_the_claim_that_it_is_about_and_against_is_the_reciprocal(model):
    found = claims_of(
        model("""
claims:
  cracks: {credence: 20%, evidence_against: {dam_holds: x4}}
  dry_wall: {credence: 60%, evidence_for: {dam_holds: x2 to x5}}
  dam_holds: {credence: 90%}
""")
    )
    against, favour = found["dam_holds"].evidence
    assert against == Evidence("cracks", fixed(0.25))
    assert (favour.bearer, favour.factor.low, favour.factor.high) == ("dry_wall", 2, 5)
    assert [claim for claim in found][-1] == "dam_holds"


def test_an_origin_reports_once_however_many_sources_repeat_it(model):
    found = model("""
sources:
  paper: {kind: report, origin: agency, reliability: 60% to 80%}
  radio: {kind: report, origin: agency}
  office: {kind: official}
claims:
  shut: {reported_by: [paper, radio, office], denied_by: [radio]}
""")
    assert claims_of(found)["shut"].reports == (
        Report("agency", False), Report("office", False), Report("agency", True),
    )  # fmt: skip
    origins = {origin.name: origin for origin in found.origins}
    assert (origins["agency"].reliability.low, origins["agency"].reliability.high) == (0.6, 0.8)
    assert (origins["office"].reliability.low, origins["office"].reliability.high) == (0.5, 0.95)
    assert origins["office"].says_anyway == fixed(0.5)
    assert "origin.office.reliability" in found.defaults
    assert "origin.agency.reliability" not in found.defaults


@pytest.mark.parametrize(
    ("rests", "chain"),
    [
        ("a: {because: [[b]]}, b: {unless: [a]}", "a ← b ← a"),
        ("a: {evidence_for: {b: x2}, because: [[b]]}, b: {credence: 50%}", "a ← b ← a"),
        ("a: {because: [[a]]}", "a ← a"),
        ("a: {because: [[c or b]]}, b: {because: [[not a]]}, c: {}", "a ← b ← a"),
    ],
)
def test_a_circle_of_reasons_exceptions_or_evidence_is_told_as_a_chain(check, rests, chain):
    told = [one for one in check(f"claims: {{{rests}}}").problems if one.code == "circular-reasons"]
    assert [one.facts["chain"] for one in told] == [chain]
    assert len(told[0].related) == chain.count("←") - 1


def test_a_table_has_a_row_for_every_combination_in_the_order_of_the_parents(model):
    water = claims_of(
        model("""
claims:
  rain: {credence: 30%}
  wind: {values: [calm, gale], table: {calm: 70%, gale: 30%}}
  water:
    values: [low, high]
    table:
      - {given: {wind: gale, rain: yes}, is: {low: 10%, high: 90%}}
      - {given: {wind: calm, rain: no}, is: {low: 90%, high: 10%}}
      - {given: {rain: yes, wind: calm}, is: {low: 40%, high: 60%}}
      - {given: {wind: gale, rain: no}, is: {low: 60%, high: 40%}}
""")
    )["water"]
    assert water.parents == ("wind", "rain")
    assert [row.given for row in water.table] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert water.table[1].shares == (fixed(0.4), fixed(0.6))


def test_rounded_shares_are_scaled_to_exactly_one(model):
    wind = claims_of(model("claims: {wind: {values: [a, b, c], table: {a: 33%, b: 33%, c: 33%}}}"))["wind"]
    assert [share.low for share in wind.table[0].shares] == pytest.approx([1 / 3] * 3, abs=1e-15)


def test_a_two_valued_table_may_leave_out_one_of_its_values(model):
    wet = claims_of(
        model("claims: {rain: {credence: 30%}, wet: {table: {rain: {true: 90%}, not rain: {true: 10%}}}}")
    )["wet"]
    assert wet.parents == ("rain",)
    assert [row.shares[1].low for row in wet.table] == [0.1, 0.9]
    assert [row.shares[0].low for row in wet.table] == pytest.approx([0.9, 0.1])


def test_names_are_one_however_arabic_letters_are_typed(model):
    found = model("claims: {مبني: {ترجيح: 30%}, آمن: {لأن: [[مبنی]]}}")  # ya, and the Farsi ya
    assert [claim.name for claim in found.claims] == ["مبني", "آمن"]


def test_a_reason_over_a_state_is_told_since_claims_are_fixed(codes):
    text = (
        "states: {gate: {levels: [shut, open], at_first: shut}}\nclaims: {safe: {because: [[gate is shut]]}}"
    )
    assert codes(text) == ["wrong-kind"]


def test_every_part_of_a_reason_counts_as_one_condition(model):
    found = claims_of(model("claims: {a: {}, b: {}, c: {because: [[a and b, not a]]}}"))["c"]
    assert found.reasons[0].parts == (Every((Test("a", 1, 1), Test("b", 1, 1))), Negation(Test("a", 1, 1)))
