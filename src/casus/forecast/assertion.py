"""Assertions of a case: does an intervention move what it should, the way it should?"""

from __future__ import annotations

from dataclasses import replace

from casus.forecast.change_form import AssertionAnswer
from casus.forecast.compare import Compared, compare_models
from casus.forecast.effort import Effort
from casus.model import Assertion, Model, Question, Reading, intervene

ERRORS = (0.005, 0.001)  # of the difference: first roughly, then finely where that could not tell
SURE = 4.0  # standard errors: one of 30,000 that do nothing is taken for one that works
NAME = "assertion"


def check_assertions(model: Model, *, effort: Effort | None = None) -> tuple[AssertionAnswer, ...]:
    """Return what became of each assertion of the case, in its order.

    One holds where its difference has the stated sign by more than 4 standard errors, or exactly where
    nothing is drawn; it fails where it has the other sign, or where there is exactly no difference. In
    between it cannot be told. Differences are in common worlds, run until their error is 0.5 and then 0.1
    percentage points, unless `effort` says how far. Raises RunLimit as forecast_case does.
    """
    effort = effort or Effort()
    return tuple(
        check_assertion(model, number, assertion, effort) for number, assertion in enumerate(model.assertions)
    )


def check_assertion(model: Model, number: int, assertion: Assertion, effort: Effort) -> AssertionAnswer:
    """Return what became of one assertion."""
    asking = replace(model, questions=(question_of(assertion),))
    models = [asking, intervene(asking, [assertion.intervention])]
    is_said = effort.n_worlds is not None or effort.standard_error is not None
    for error in (effort.standard_error,) if is_said else ERRORS:
        compared = compare_models(NAME, models, replace(effort, standard_error=error))
        answer = answer_from(compared, number, assertion)
        if answer.holds is not None or compared.is_interrupted:
            break
    return answer


def question_of(assertion: Assertion) -> Question:
    """Return the question that asks an assertion's clause, and nothing else."""
    reading = Reading(
        name=NAME,
        says={},
        clause=assertion.clause,
        mode=assertion.mode,
        day=assertion.day,
        end_at=assertion.end_at,
        given=None,
        probability=None,
        base_rate=None,
        is_ever=False,
    )
    return Question(NAME, {}, (), (reading,), None, {}, {}, ())


def answer_from(compared: Compared, number: int, assertion: Assertion) -> AssertionAnswer:
    """Return what the comparison says of an assertion."""
    asked = (NAME, NAME)
    difference, error = compared.differences[0][asked]
    return AssertionAnswer(
        number=number,
        text=assertion.text,
        before=compared.answers[0][asked],
        after=compared.answers[1][asked],
        difference=difference,
        standard_error=None if difference is None else error,
        holds=None if difference is None else is_holding(difference, error, assertion.is_raising),
    )


def is_holding(difference: float, error: float, is_raising: bool) -> bool | None:
    """Return whether a difference has the stated sign; None where its error is too large to tell.

    >>> is_holding(0.02, 0.004, True), is_holding(0.02, 0.004, False), is_holding(0.02, 0.01, True)
    (True, False, None)
    >>> is_holding(0.0, 0.0, True)
    False
    """
    signed = difference if is_raising else -difference
    if signed > SURE * error:
        return True
    return False if signed < -SURE * error or error == 0.0 else None
