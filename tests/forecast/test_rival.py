"""Rivals of the case are run in common worlds with it: what a thesis does not touch, it answers alike."""

from __future__ import annotations

import pytest
from chain import model_of
from luck import Z_ALARM

from casus.engine import has_kernel
from casus.forecast import ReadingAnswer, forecast_case
from casus.model import Model, under_thesis

needs_kernel = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: it is what is tested here")
ENGINES = ["plain", pytest.param("worlds", marks=needs_kernel)]
CASE = """
events:
  rain: {says: It rains., chance: 30% within 1 year, raised: {wind has happened: x2}}
  wind: {says: It blows., chance: 20% to 40% within 1 year}
  quake: {says: It shakes., chance: 10% within 1 year}
theses:
  stormy: {says: Storms., events: {wind: {chance: 90% within 1 year}}}
  calm: {says: Calm., events: {wind: {chance: 1% within 1 year}}}
questions:
  rains: {ask: Rain?, when: rain has happened, by: 2025-12-31}
  shakes: {ask: A quake?, when: quake has happened, by: 2025-12-31}
"""


def readings_of(model: Model, **effort) -> dict[str, ReadingAnswer]:
    answers = forecast_case(model, **effort)
    return {question.name: question.readings[0] for question in answers.questions}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_thesis_answers_alike_what_it_does_not_touch(engine: str) -> None:
    """To the last bit, since no world differs; and what it touches it moves."""
    found = readings_of(model_of(CASE), engine=engine, n_worlds=2048)
    quake = found["shakes"]
    assert [each.thesis for each in quake.theses] == ["stormy", "calm"]
    assert {each.answer.probability for each in quake.theses} == {quake.answer.probability}
    stormy, calm = (each.answer.probability for each in found["rains"].theses)
    assert stormy > found["rains"].answer.probability > calm


@needs_kernel
def test_a_thesis_answers_as_it_does_alone() -> None:
    """Its model run for itself gives the same answer, within both errors; the twin is the other thesis."""
    model = model_of(CASE)
    found = readings_of(model, engine="worlds", standard_error=0.001)["rains"]
    for name, other in (("stormy", "calm"), ("calm", "stormy")):
        in_common = {each.thesis: each.answer for each in found.theses}[name]
        for thesis, is_alike in ((name, True), (other, False)):
            alone = readings_of(under_thesis(model, thesis), engine="worlds", seed=9, standard_error=0.001)
            answer = alone["rains"].answer
            error = in_common.standard_error + answer.standard_error
            assert (abs(in_common.probability - answer.probability) <= Z_ALARM * error) == is_alike
        low, high = in_common.band
        assert low <= in_common.probability <= high


@needs_kernel
def test_the_null_is_run_in_common_worlds_too() -> None:
    """Without factors a quake is as likely as it was."""
    found = readings_of(model_of(CASE), engine="worlds", n_worlds=4096)
    assert found["shakes"].null.probability == found["shakes"].answer.probability
    assert found["rains"].null.probability < found["rains"].answer.probability
