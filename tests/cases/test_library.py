"""The cases that are shipped: what each must hold, whatever the code does."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from casus.case import Case, parse_document
from casus.case.form import Claim, Condition, Holds
from casus.model import check_case
from casus.text import read_document

CASES = Path(__file__).parents[2] / "cases"
FLAGSHIP = "us-iraq-2021"
FORECASTS = [f"F{number:02d}" for number in range(1, 26)]
DEVELOPMENTS = {"trains_isis", "raids_camp", "aid_push", "prison_funding", "evictions", "province_announced"}
Support = frozenset[str]


@cache
def case_called(name: str) -> Case:
    return parse_document(read_document(CASES / name))


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_a_shipped_case_has_no_problem(name: str) -> None:
    checked = check_case(case_called(name))
    assert [(one.code, one.subject) for one in checked.problems] == []
    assert checked.model is not None


@pytest.mark.parametrize("name", ["ferry-note", "lamp-launch", "footbridge-ar"])
def test_a_small_case_stays_small(name: str) -> None:
    assert len((CASES / name / "case.yaml").read_text("utf-8").splitlines()) <= 120


def test_the_arabic_case_holds_no_latin_word_but_the_path_of_its_source() -> None:
    text = (CASES / "footbridge-ar" / "case.yaml").read_text("utf-8")
    assert set(re.findall(r"[A-Za-z][\w/.]*", text)) == {"sources/statement.md"}


# ---- the flagship ---------------------------------------------------------------------------


def tags_of(case: Case) -> dict[str, set[str]]:
    return {question.name.key: {tag.key for tag in question.tags} for question in case.questions}


def test_the_flagship_asks_all_25_forecasts() -> None:
    asked = {tag for tags in tags_of(case_called(FLAGSHIP)).values() for tag in tags if tag.startswith("F")}
    assert sorted(asked) == FORECASTS


def test_the_five_that_repeat_the_official_notice_are_procedural_and_no_others() -> None:
    procedural = {
        tag
        for tags in tags_of(case_called(FLAGSHIP)).values()
        if "procedural" in tags
        for tag in tags - {"procedural"}
    }
    assert sorted(procedural) == FORECASTS[:5]


def test_every_question_says_who_resolves_it_by_what_and_when_it_is_void() -> None:
    for question in case_called(FLAGSHIP).questions:
        assert question.resolver and question.resolves_by and question.void_if, question.name.text
        assert question.ask is not None and dict(question.ask.by_language).keys() == {"en", "ar"}


def test_every_claim_says_whose_it_is_and_with_what_standing() -> None:
    for claim in case_called(FLAGSHIP).claims:
        assert claim.by is not None and claim.status is not None, claim.name.text


def test_every_claim_of_the_article_quotes_the_brief() -> None:
    for claim in case_called(FLAGSHIP).claims:
        if claim.by is not None and claim.by.key != "editor":
            quotes = [*claim.quotes, *(reason.quote for reason in claim.because if reason.quote)]
            assert quotes, claim.name.text
            assert {quote.source.key for quote in quotes} <= {"brief_ar", "brief_en"}


def test_every_fact_of_the_record_has_a_source_and_lies_within_it() -> None:
    case = case_called(FLAGSHIP)
    assert case.as_of and case.record_until
    for fact in case.observations:
        assert fact.source is not None
        days = [day.date for day in (fact.on, fact.first, fact.last) if day is not None]
        assert days and all(case.as_of.date <= day <= case.record_until.date for day in days)


def test_a_move_that_the_article_alleges_can_happen_only_if_the_allegation_is_true() -> None:
    move = next(event for event in case_called(FLAGSHIP).events if event.name.key == "feed_the_threat")
    assert move.able is not None and "makes_the_threat" in move.able.text
    credence = {claim.name.key: claim for claim in case_called(FLAGSHIP).claims}[
        "can_make_the_threat"
    ].credence
    sceptic = next(thesis for thesis in case_called(FLAGSHIP).theses if thesis.name.key == "sceptic")
    doubted = dict((name.key, share) for name, share in sceptic.claims)["can_make_the_threat"]
    assert credence is not None and doubted.high <= 0.05 < credence.low


# ---- what the argument rests on: a small count, apart from the audit lens -----------------------


def supports(case: Case, conclusion: str) -> list[Support]:
    """Return the minimal sets of leaves that carry `conclusion`, every reason's own coin taken as true."""
    claims = {claim.name.key: claim for claim in case.claims}

    @cache
    def of(name: str) -> tuple[Support, ...]:
        claim = claims[name]
        if not claim.because:
            return (frozenset([name]),)
        found: list[Support] = []
        for parts in reasons(claim):
            joint: list[Support] = [frozenset()]
            for part in parts:
                joint = minimal([one | other for one in joint for other in of(part)])
            found += joint
        return tuple(minimal(found))

    return list(of(conclusion))


def reasons(claim: Claim) -> list[list[str]]:
    return [[held_by(part.condition) for part in reason.parts] for reason in claim.because]


def held_by(condition: Condition) -> str:
    assert isinstance(condition, Holds)
    return condition.name.key


def minimal(sets: list[Support]) -> list[Support]:
    kept: list[Support] = []
    for one in sorted(set(sets), key=lambda support: (len(support), sorted(support))):
        if not any(smaller <= one for smaller in kept):
            kept.append(one)
    return kept


def test_the_conclusion_has_seven_supports_and_one_unsourced_claim_stands_in_five() -> None:
    found = supports(case_called(FLAGSHIP), "us_stays")
    assert len(found) == 7
    assert sum("denies_rivals" in support for support in found) == 5


def test_the_developments_and_the_channel_carry_nothing_of_the_conclusion() -> None:
    used = frozenset().union(*supports(case_called(FLAGSHIP), "us_stays"))
    assert not used & (DEVELOPMENTS | {"transfer_channel"})
    # the twin: they do carry the forecast of a new episode, so that idleness is not for want of a reason
    assert {"trains_isis", "evictions"} <= frozenset().union(*supports(case_called(FLAGSHIP), "new_episode"))


def test_need_and_will_cannot_both_hold_unless_isis_can_never_be_eliminated() -> None:
    case = case_called(FLAGSHIP)
    without = next(claim for claim in case.claims if claim.name.key == "stays_without_pretext")
    assert [name.key for name in without.contradicts] == ["isis_is_needed"]
    assert all("isis_can_be_eliminated" in support for support in supports(case, "stays_without_pretext"))
    needed = supports(case, "isis_is_needed")
    assert needed and not any("isis_can_be_eliminated" in support for support in needed)
