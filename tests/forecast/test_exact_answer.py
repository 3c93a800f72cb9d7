"""Exact answers on their way to a page: probability, error, band, tension, and limits that are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import make_claim, make_event, make_model, make_question, make_reading

from casus.forecast import RunLimit, run_case
from casus.model import Every, Model
from casus.model import Test as At
from casus.problem import render_problem
from casus.quantity import Range, fixed, logit_normal, quantile


def model_of(*credences: Range, contradicts: tuple[str, ...] = ()) -> Model:
    """Return a model that asks whether all of its claims are true; the last contradicts those named."""
    claims = [make_claim(f"c{number}", credence) for number, credence in enumerate(credences[:-1])]
    claims.append(make_claim(f"c{len(claims)}", credences[-1], contradicts=contradicts))
    asked = Every(tuple(At(claim.name, 1, 1) for claim in claims)) if len(claims) > 1 else At("c0", 1, 1)
    return make_model(claims=tuple(claims), questions=(make_question("q", make_reading("r", asked, 100)),))


def test_the_band_of_an_exact_answer_is_that_of_the_range() -> None:
    """One claim: the answer given the range is the credence itself; a Beta fit differs by little."""
    credence = logit_normal(0.3, 0.7)
    answers = run_case(model_of(credence), engine="exact")
    share = answers.questions[0].readings[0].answer
    assert share is not None and (answers.engine, answers.n_worlds) == ("exact", 0)
    assert share.standard_error <= 0.001
    assert share.band == pytest.approx((quantile(credence, 0.05), quantile(credence, 0.95)), abs=0.01)


def test_an_exact_answer_without_ranges_has_neither_error_nor_band() -> None:
    share = run_case(model_of(fixed(0.3), fixed(0.5)), engine="exact").questions[0].readings[0].answer
    assert share is not None
    assert share.probability == pytest.approx(0.15, abs=1e-12)
    assert (share.standard_error, share.band) == (0.0, (share.probability,) * 2)


def test_the_tension_beside_exact_answers_is_exact() -> None:
    answers = run_case(model_of(fixed(0.3), fixed(0.5), contradicts=("c0",)), engine="exact")
    assert answers.tension == pytest.approx(0.15, abs=1e-12)
    assert answers.tension != pytest.approx(0.1501, abs=1e-12)


def test_a_case_too_large_for_exact_is_told_so_in_both_languages() -> None:
    model = model_of(*[fixed(0.5)] * 24)
    condition = Every(tuple(At(claim.name, 1, 1) for claim in model.claims))
    question = make_question("q", make_reading("r", At("event", 1, None), 100))
    model = replace(model, events=(make_event("event", 0.01, condition),), questions=(question,))
    with pytest.raises(RunLimit) as caught:
        run_case(model, engine="exact")
    assert caught.value.problem.code == "run-limit-exact"
    assert "65,536 combinations of claims" in render_problem(caught.value.problem, "en")
    assert "65,536 توليفة" in render_problem(caught.value.problem, "ar").replace("\u2066", "").replace(
        "\u2069", ""
    )
