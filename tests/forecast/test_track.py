"""The track and theses on a record, against closed forms."""

from __future__ import annotations

from datetime import date
from math import exp, log

import pytest
from chain import model_of
from luck import Z_ALARM

from casus.forecast import Answer, Effort, RunLimit, Track, compare_theses, forecast_case, track_case

CASE = """
horizon: 2026-12-31
claims:
  cause: {says: A cause., credence: 30%}
states:
  gate: {says: The gate., levels: [shut, open], at_first: shut}
events:
  alarm: {says: An alarm., chance: 1 per year, raised: {cause: x4}, watched: {by: press, from: 2025-01-01}}
  opens: {says: It opens., chance: 1 per year, raised: {cause: x3}, then: {gate: open}}
questions:
  gate_opens: {ask: Does it open?, when: gate is open, by: 2025-12-31}
theses:
  author: {says: As written.}
  sceptic: {says: No cause., prior: 2, claims: {cause: 1%}}
observed:
  - {on: 2025-02-01, says: A hint., for: cause, factor: x2, source: paper}
  - {on: 2025-02-01, says: Another., against: cause, factor: x3, source: paper}
  - {on: 2025-03-01, event: alarm, source: paper}
record_until: 2026-12-31
sources:
  paper: {title: A paper, kind: report, published: 2024-12-01}
"""
T = 365 / 365.25
HINT, ALARM = date(2025, 2, 1), date(2025, 3, 1)
EFFORT = Effort(engine="exact")


def years_until(day: date, part: float = 1.0) -> float:
    """Return years from the start of 2025 to an instant of a day."""
    return ((day - date(2025, 1, 1)).days + part) / 365.25


def likely(cause: bool, day: date, n_hints: int = 2) -> float:
    """Return the likelihood of what is known at the end of a day: silence until then, or the alarm."""
    rate = 4.0 if cause else 1.0
    hints = (2.0, 1 / 3)[:n_hints] if cause and day >= HINT else ()
    found = 1.0
    for factor in hints:
        found *= factor
    if day < ALARM:
        return found * exp(-rate * years_until(day))
    return found * rate / 365.25 * exp(-rate * years_until(ALARM, 0.5))


def answer_by(day: date, credence: float = 0.3, n_hints: int = 2) -> float:
    """Return P(it opens by the end of 2025 | what is known at the end of a day)."""
    weights = credence * likely(True, day, n_hints), (1 - credence) * likely(False, day, n_hints)
    opens = 1 - exp(-3 * T), 1 - exp(-T)
    return sum(w * p for w, p in zip(weights, opens, strict=True)) / sum(weights)


@pytest.fixture(scope="module")
def track() -> Track:
    """Return the track of the case."""
    return track_case(model_of(CASE), effort=EFFORT)


def test_the_track_has_the_answer_of_each_day_on_which_a_fact_came_in(track: Track) -> None:
    assert [each.day for each in track.days] == [date(2025, 1, 1), HINT, ALARM]
    for day in track.days:
        ((question, reading, answer),) = day.answers
        assert (question, reading) == ("gate_opens", "main") and answer is not None
        truth = answer_by(day.day)
        assert answer.probability == pytest.approx(truth, abs=Z_ALARM * answer.standard_error + 1e-9)
    with pytest.raises(AssertionError):  # the twin: as if nothing had been observed by the last day
        unseen = 0.3 * (1 - exp(-3 * T)) + 0.7 * (1 - exp(-T))
        assert answer.probability == pytest.approx(unseen, abs=Z_ALARM * answer.standard_error + 1e-9)


def test_the_moves_of_a_day_add_up_to_its_change_and_name_their_facts(track: Track) -> None:
    before, *later = track.days
    for day in later:
        moves = [fact.moves[0].difference for fact in day.facts]
        old, new = before.answers[0][2], day.answers[0][2]
        assert isinstance(old, Answer) and isinstance(new, Answer)
        assert sum(move for move in moves if move is not None) == pytest.approx(
            new.probability - old.probability, abs=1e-12
        )
        before = day
    assert [fact.subject for fact in track.days[1].facts] == [
        "", "observation.2025-02-01", "observation.2025-02-01.2",
    ]  # fmt: skip
    assert [fact.subject for fact in track.days[2].facts] == ["", "observation.2025-03-01.alarm"]


def test_each_fact_moves_the_answer_as_it_does_after_those_before_it(track: Track) -> None:
    silence, hint, denial = (fact.moves[0] for fact in track.days[1].facts)
    truths = [answer_by(HINT, n_hints=n) for n in (0, 1, 2)]
    steps = [truths[0] - answer_by(date(2025, 1, 1), n_hints=0), truths[1] - truths[0], truths[2] - truths[1]]
    for move, truth in zip((silence, hint, denial), steps, strict=True):
        assert move.difference is not None and move.standard_error is not None
        assert move.difference == pytest.approx(truth, abs=Z_ALARM * move.standard_error + 1e-9)


def test_the_track_can_be_asked_for_given_days() -> None:
    found = track_case(model_of(CASE), [date(2025, 3, 15)], effort=EFFORT)
    assert [each.day for each in found.days] == [date(2025, 1, 1), date(2025, 3, 15)]
    assert [fact.subject for fact in found.days[1].facts][1:] == [
        "observation.2025-02-01", "observation.2025-02-01.2", "observation.2025-03-01.alarm",
    ]  # fmt: skip


def test_an_answer_as_of_a_day_weighs_rivals_too_and_tells_the_evidence() -> None:
    answers = forecast_case(model_of(CASE), as_of=ALARM, engine="exact")
    (reading,) = answers.questions[0].readings
    sceptic = {each.thesis: each.answer for each in reading.theses}["sceptic"]
    assert sceptic.probability == pytest.approx(
        answer_by(ALARM, 0.01), abs=Z_ALARM * sceptic.standard_error + 1e-9
    )
    assert answers.log_evidence is not None and answers.log_evidence_error is not None
    evidence = 0.3 * likely(True, ALARM) + 0.7 * likely(False, ALARM)
    assert answers.log_evidence == pytest.approx(
        log(evidence), abs=Z_ALARM * answers.log_evidence_error + 1e-9
    )


# ---- theses ---------------------------------------------------------------------------------------


def test_theses_share_what_the_record_says_for_them() -> None:
    found = compare_theses(model_of(CASE), as_of=ALARM, n_records=0, effort=EFFORT)
    evidence = {
        "author": 0.3 * likely(True, ALARM) + 0.7 * likely(False, ALARM),
        "sceptic": 0.01 * likely(True, ALARM) + 0.99 * likely(False, ALARM),
        # no factor works under the null, and soft evidence does not count
        "null": exp(-years_until(ALARM, 0.5)) / 365.25,
    }
    prior = {"author": 1.0, "sceptic": 2.0, "null": 1.0}
    total = sum(prior[name] * evidence[name] for name in prior)
    for each in found.theses:
        assert each.log_evidence is not None and each.standard_error is not None
        assert each.log_evidence == pytest.approx(
            log(evidence[each.thesis]), abs=Z_ALARM * each.standard_error + 1e-9
        )
        share = 0.9 * prior[each.thesis] * evidence[each.thesis] / total
        assert each.share == pytest.approx(share, abs=0.01)
        assert each.prior == pytest.approx(0.9 * prior[each.thesis] / 4, abs=1e-12)
    assert sum(each.share for each in found.theses) + found.none_share == pytest.approx(1.0, abs=1e-12)
    assert (found.n_facts, found.fits_none) == (3, None)


RARE = """
horizon: 2025-12-31
events:
  flood: {says: A flood., chance: 1% within 1 year, watched: {by: press, from: 2025-01-01}}
  rain: {says: Rain., chance: 60% within 1 year, watched: {by: press, from: 2025-01-01}}
questions:
  floods: {ask: A flood?, when: flood has happened, by: 2025-12-31}
observed:
  - {on: 2025-06-01, event: EVENT, source: paper}
record_until: 2025-12-31
sources:
  paper: {title: A paper, kind: report, published: 2024-12-01}
"""


@pytest.mark.parametrize(("event", "fits_none"), [("flood", True), ("rain", False)])
def test_a_record_that_every_thesis_makes_unlikely_fits_none(event: str, fits_none: bool) -> None:
    # a flood in half a year has 0.5 %; rain some day is as likely as what worlds leave
    effort = Effort(engine="exact")
    found = compare_theses(
        model_of(RARE.replace("EVENT", event)), as_of=date(2025, 7, 1), n_records=99, effort=effort
    )
    assert found.fits_none is fits_none
    assert {each.thesis for each in found.theses} == {"case", "null"}


def test_a_record_that_no_world_meets_is_a_problem_at_its_fact() -> None:
    never = CASE.replace("per year, raised: {cause: x3}", "per year, able: gate is open")
    model = model_of(never.replace("event: alarm", "event: opens"))
    with pytest.raises(RunLimit) as limit:
        forecast_case(model, as_of=ALARM, engine="exact")
    problem = limit.value.problem
    assert (problem.code, problem.facts["name"]) == ("run-limit-evidence", "2025-03-01.opens")
    assert problem.place is not None
