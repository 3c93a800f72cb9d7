"""From sums and a model to answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from casus.engine import AskSums, Outcome
from casus.forecast import answer_questions
from casus.forecast.answer import answers_of
from casus.model import Model
from casus.quantity import fixed, logit_normal

JUNE, YEAR_END = date(2026, 6, 21), date(2026, 12, 31)


def run_of(*asked: tuple[str, float], is_interrupted: bool = False) -> Any:
    """Return an outcome of 32 worlds in which each reading of `opens` has so many hits, and its network."""
    asks = tuple(AskSums(hits, hits**2 / 2, 16 * hits, hits) for _, hits in asked)
    outcome = Outcome("plain", 7, 32, 32.0, 512.0, 32.0, asks, (), 0, 0, is_interrupted)
    legend = SimpleNamespace(asks=tuple(("opens", name) for name, _ in asked))
    return outcome, SimpleNamespace(legend=legend, range_kind=[0], ask_given=[-1] * len(asked))


def test_answers_follow_the_names_of_the_legend_and_not_the_order_of_the_case(
    model_of: Callable[..., Model], make_reading: Callable[..., Any]
) -> None:
    model = model_of(make_reading("early", JUNE), make_reading("late", YEAR_END))
    answers = answer_questions(model, *run_of(("late", 24), ("early", 8)))
    early, late = answers.questions[0].readings
    assert early.answer is not None and early.answer.probability == 0.25
    assert late.answer is not None and late.answer.probability == 0.75


def test_a_base_rate_goes_before_the_null_model(
    model_of: Callable[..., Model], make_reading: Callable[..., Any], make_base_rate: Callable[..., Any]
) -> None:
    counted = make_reading("early", JUNE, base_rate=make_base_rate(7, 15, None))
    model = model_of(counted, make_reading("late", YEAR_END))
    run = run_of(("early", 8), ("late", 24))
    answers = answer_questions(model, *run, null=answers_of(run_of(("early", 4), ("late", 16))))
    early, late = answers.questions[0].readings
    assert early.null is not None and (early.null.origin, early.null.probability) == ("base rate", 15 / 32)
    assert late.null is not None and (late.null.origin, late.null.probability) == ("model", 0.5)


def test_a_note_is_answered_with_the_range_that_it_states(
    model_of: Callable[..., Model], make_reading: Callable[..., Any]
) -> None:
    stated = make_reading("early", JUNE, clause=None, probability=logit_normal(0.2, 0.4))
    answers = answer_questions(model_of(stated), None, None, seed=5)
    (reading,) = answers.questions[0].readings
    assert reading.engine == "stated" and reading.answer is not None
    assert reading.answer.band == (0.2, 0.4) and 0.2 < reading.answer.probability < 0.4
    assert (answers.engine, answers.n_worlds, answers.seed) == ("stated", 0, 5)


def test_a_modelled_reading_does_not_repeat_what_is_stated(
    model_of: Callable[..., Model], make_reading: Callable[..., Any]
) -> None:
    both = make_reading("early", JUNE, probability=fixed(0.9))
    (reading,) = answer_questions(model_of(both), *run_of(("early", 8))).questions[0].readings
    assert reading.answer is not None and reading.answer.probability == 0.25


def test_any_stopped_run_marks_the_answers(
    model_of: Callable[..., Model], make_reading: Callable[..., Any]
) -> None:
    model, whole = model_of(make_reading("early", JUNE)), run_of(("early", 8))
    stopped = run_of(("early", 8), is_interrupted=True)
    assert not answer_questions(model, *whole).is_interrupted
    assert answer_questions(model, *stopped).is_interrupted
    assert answer_questions(model, *whole, is_interrupted=True).is_interrupted


def test_next_dates_are_in_order_and_after_the_day_of_the_case(
    model_of: Callable[..., Model], make_reading: Callable[..., Any], make_talk: Callable[..., Any]
) -> None:
    talks = (make_talk("hearing", date(2026, 3, 1), date(2026, 7, 1)), make_talk("today", date(2026, 1, 10)))
    model = model_of(make_reading("late", YEAR_END), make_reading("early", JUNE), talks=talks)
    dates = answer_questions(model, *run_of(("late", 8), ("early", 8))).next_dates
    assert [(each.day.isoformat(), each.kind) for each in dates] == [
        ("2026-03-01", "talk"),
        ("2026-06-21", "reading"),
        ("2026-07-01", "postponed talk"),
        ("2026-12-31", "reading"),
    ]


def test_a_network_of_other_asks_than_sums_is_refused(
    model_of: Callable[..., Model], make_reading: Callable[..., Any]
) -> None:
    outcome, _ = run_of(("early", 8), ("late", 8))
    _, network = run_of(("early", 8))
    with pytest.raises(ValueError, match="zip"):
        answer_questions(model_of(make_reading("early", JUNE)), outcome, network)
