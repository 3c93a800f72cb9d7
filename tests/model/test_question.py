"""Questions, theses and observations as meant."""

from __future__ import annotations

from datetime import date

import pytest

from casus.model import ALWAYS, Test, null_thesis, under_thesis
from casus.quantity import Family, fixed

WORLD = """
sources: {paper: {kind: report}}
states: {gate: {levels: [shut, open], at_first: shut}}
claims: {rain: {credence: 30%}, wet: {because: [[rain]], reported_by: paper}}
events:
  opening:
    {chance: 10% within 1 year, able: wet and gate is shut, raised: {rain: strongly}, then: {gate: open}}
talks: {fares: {on: 2024-05-01, outcomes: {agreed: {odds: 2, raised: {rain: x2}}, broken_off: 1}}}
"""


def test_a_reading_ends_at_the_end_of_its_day_and_inherits_the_base_rate(model):
    question = model(
        WORLD
        + """
questions:
  opens:
    ask: Does the gate open?
    readings:
      soon: {when: gate is open, by: 2024-01-31}
      later: {when: gate is open, on: 2025-01-31, base_rate: 50%}
      stays: {when: gate is shut, throughout: 2024-12-31, given: rain}
    base_rate: {seen: 8 in 102 within 1 year, class: old gates, source: paper}
"""
    ).questions[0]
    soon, later, stays = question.readings
    assert (soon.mode, soon.day, soon.end_at) == ("by", date(2024, 1, 31), 31.0)
    assert (soon.base_rate.days, soon.base_rate.k, soon.base_rate.n) == (365.25, 8, 102)
    assert soon.base_rate.share.parameters == (8.5, 94.5)
    assert (later.mode, later.base_rate.share, later.base_rate.days) == ("on", fixed(0.5), None)
    assert (stays.mode, stays.given.condition) == ("throughout", Test("rain", 1, 1))


def test_ever_is_checked_after_1_2_3_5_and_10_years_within_the_horizon(model):
    question = model(
        WORLD + "questions: {opens: {ever: gate is open, base_rate: 10%}}",
        "casus: 1\nas_of: 2024-02-29\nhorizon: 2030-01-01\n",
    ).questions[0]
    assert [(one.name, one.day) for one in question.readings] == [
        ("ever_1y", date(2025, 2, 28)), ("ever_2y", date(2026, 2, 28)), ("ever_3y", date(2027, 2, 28)),
        ("ever_5y", date(2029, 2, 28)),
    ]  # fmt: skip
    assert all(one.is_ever and one.base_rate is not None for one in question.readings)


def test_the_horizon_is_the_latest_day_asked_or_a_year_and_is_marked(model):
    head = "casus: 1\nas_of: 2024-01-01\n"
    asked = model(WORLD + "questions: {opens: {when: gate is open, by: 2025-06-30}}", head)
    assert (asked.horizon, asked.horizon_at) == (date(2025, 6, 30), 547.0)
    assert "horizon" in asked.defaults
    assert model(WORLD, head).horizon == date(2025, 1, 1)


def test_a_forecast_in_words_has_their_range_and_the_case_may_set_its_own(model):
    text = (
        WORLD
        + """
words: {surely: 97% to 99%}
questions:
  opens:
    when: gate is open
    by: 2024-12-31
    forecast:
      - {by: paper, strength: Expected}
      - {by: editor, strength: surely}
      - {by: paper, strength: as the moon, probability: 20% to 30%}
"""
    )
    ends = [(one.share.low, one.share.high) for one in model(text).questions[0].forecasts]
    assert ends == [(0.60, 0.85), (0.97, 0.99), (0.2, 0.3)]


def test_a_thesis_puts_its_own_numbers_in_the_place_of_the_case_s(model):
    found = model(
        WORLD
        + """
theses:
  sceptic:
    by: editor
    prior: 2
    claims: {rain: 5% to 10%}
    events: {opening: {chance: 2% within 1 year, raised: {gate is shut: x3}}}
"""
    )
    under = under_thesis(found, "sceptic")
    assert under.claims[0].credence.family is Family.LOGIT_NORMAL
    assert under.events[0].hazard.low < found.events[0].hazard.low
    assert [one.factor for one in under.events[0].influences] == [fixed(3.0)]
    assert found.theses[0].prior == fixed(2.0)
    with pytest.raises(ValueError, match="sceptic, null"):
        under_thesis(found, "optimist")


def test_the_null_thesis_keeps_base_hazards_and_grants_claims_in_able(model):
    seen = "{on: 2024-03-01, event: opening, source: paper}"
    soft = "{on: 2024-03-02, says: A hint., for: gate is open, factor: x2, source: paper}"
    found = model(WORLD + f"observed: [{seen}, {soft}]")
    null = null_thesis(found)
    event = null.events[0]
    assert event.hazard == found.events[0].hazard
    assert event.influences == ()
    assert event.able.condition.parts == (ALWAYS, Test("gate", 0, 0))
    assert all(outcome.influences == () for outcome in null.talks[0].outcomes)
    assert null.observations == found.observations[:1] != found.observations  # what happened, happened
    assert all(claim.reports == () for claim in null.claims)
    assert under_thesis(found, "null") == null


def test_observations_stand_at_noon_unless_a_time_or_a_stretch_is_given(model):
    found = model(
        WORLD.replace("opening:\n    {", "opening:\n    {again: yes, ")
        + """
observed:
  - {on: 2024-01-11, event: opening, source: paper}
  - {on: 2024-05-01, at: "18:00", talk: fares, outcome: broken_off}
  - {between: 2024-01-11 and 2024-01-20, event: opening}
  - {on: 2024-02-01, state: {gate: open}, by_event: opening, misread: {shut: 5%}}
  - {on: 2024-02-01, says: Clouds, against: rain, factor: strongly}
"""
    ).observations
    assert (found[0].kind, found[0].at, found[0].source) == ("event", 10.5, "paper")
    assert (found[1].at, found[1].name, found[1].levels) == (121.75, "fares", (2,))
    assert (found[2].at, found[2].start_at, found[2].end_at) == (None, 10.0, 20.0)
    assert (found[3].levels, found[3].by_event, found[3].misread) == ((1,), "opening", ((0, fixed(0.05)),))
    assert (found[4].clause.condition, found[4].factor) == (Test("rain", 1, 1), fixed(0.25))


def test_what_was_seen_before_as_of_is_context(check):
    checked = check(WORLD + "observed: [{on: 2023-12-31, event: opening}]")
    assert [one.is_context for one in checked.model.observations] == [True]
    assert "context-only" in [one.code for one in checked.problems]


def test_the_one_reading_of_a_question_need_not_be_named_to_be_resolved(model):
    found = model(
        WORLD
        + """
questions: {opens: {when: gate is open, by: 2024-12-31}}
observed: [{on: 2024-12-31, question: opens, resolved: yes}]
"""
    ).observations[0]
    assert (found.kind, found.name, found.reading, found.resolved) == ("resolution", "opens", "main", "yes")


def test_a_word_of_the_case_s_own_is_found_however_it_is_written(model):
    text = (
        WORLD
        + """
words: {لا محالَةَ أكيد: 97% to 99%, Surely_So: 90% to 95%}
questions:
  opens:
    when: gate is open
    by: 2024-12-31
    forecast: [{by: paper, strength: لا محالة اكيد}, {by: editor, strength: surely_so}]
"""
    )
    ends = [(one.share.low, one.share.high) for one in model(text).questions[0].forecasts]
    assert ends == [(0.97, 0.99), (0.90, 0.95)]


def test_a_lint_about_an_observation_is_accepted_by_its_day_and_name_wherever_it_stands(check):
    text = """
events: {flood: {chance: 5% within 1 year}}
accept: [{lint: context-only, about: observation.2023-02-01.flood.2, because: It is told for context.}]
observed:
"""
    before = "  - {on: 2023-01-01, event: flood}\n"
    floods = "  - {on: 2023-02-01, event: flood}\n  - {on: 2023-02-01, event: flood}\n"
    for lines in (floods, before + floods):
        checked = check(text + lines)
        assert checked.model is not None
        told = [problem.subject for problem in checked.problems]
        assert "observation.2023-02-01.flood" in told and "observation.2023-02-01.flood.2" not in told
