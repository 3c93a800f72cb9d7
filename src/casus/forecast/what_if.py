"""What if: interventions, from a day on, and against what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from casus.engine import EngineLimit, run_counterfactual
from casus.forecast.calendar import known_on
from casus.forecast.change_form import Change, WhatIf
from casus.forecast.compare import Compared, compare_models, compared_from
from casus.forecast.effort import Effort
from casus.forecast.limit import RunLimit, raise_limit
from casus.model import Fixing, Intervention, Making, Model, Scaling, intervene
from casus.model import as_of as known_until
from casus.network import compile_model
from casus.problem import Problem

N_WORLDS = 4_096


def what_if(
    model: Model,
    interventions: Sequence[Intervention],
    *,
    as_of: date | None = None,
    effort: Effort | None = None,
) -> WhatIf:
    """Return every reading's answer before and after interventions, with the difference in common worlds.

    `as_of`: given what was observed until the end of that day. An intervention from the case's own day on
    (or undated) then starts where that day ends; one between the two raises ValueError, since what was
    observed then was observed without it: that is what `counterfactual` asks. Raises RunLimit as
    forecast_case does.
    """
    effort = effort or Effort()
    if as_of is not None:
        model = known_until(model, as_of)
    start = model.known_at or 0.0
    dated = [starting(each, start) for each in interventions]
    compared = compare_models("what if", [model, intervene(model, dated)], effort)
    return what_if_from(model, compared, effort.seed, is_counterfactual=False)


def counterfactual(
    model: Model,
    interventions: Sequence[Intervention],
    *,
    as_of: date,
    effort: Effort | None = None,
) -> WhatIf:
    """Return every reading's answer given what was observed until the end of `as_of`, and what it would be
    had the interventions taken place, in the same worlds with the same luck (abduction, action, prediction:
    Pearl 2009, Causality, chapter 7).

    Claims, ranges and luck are as the record makes them; what was observed is then dropped, one thing is
    changed, and the worlds run again. Interventions may be before `as_of`. By the engine plain:
    `effort.n_worlds`, by default 4,096. Raises RunLimit for a record of an event with stages or driven by a
    count, and as forecast_case does.
    """
    effort = effort or Effort()
    known = known_until(model, as_of)
    changed = intervene(replace(known, known_at=None), interventions)
    networks = (compile_model(known), compile_model(changed))
    try:
        found = run_counterfactual(*networks, seed=effort.seed, n_worlds=effort.n_worlds or N_WORLDS)
    except EngineLimit as limit:
        raise_limit(limit, networks[limit.network], known)
        raise
    except ValueError as refused:
        raise RunLimit(Problem("run-limit-counterfactual", None, {"name": model.name})) from refused
    return what_if_from(known, compared_from(found, networks), effort.seed, is_counterfactual=True)


def starting(intervention: Intervention, start: float) -> Intervention:
    """Return the intervention from `start` on, if it is one from as_of on. Raises ValueError if in
    between."""
    at = intervention.start_at if isinstance(intervention, Scaling) else intervention.at
    if at >= start:
        return intervention
    if at > 0.0:
        raise ValueError(
            f"an intervention on day {at:g} is before what is known, day {start:g}: ask a counterfactual"
        )
    match intervention:
        case Fixing() | Making():
            return replace(intervention, at=start)
        case Scaling():
            return replace(intervention, start_at=start)


def what_if_from(model: Model, compared: Compared, seed: int, *, is_counterfactual: bool) -> WhatIf:
    """Return what a comparison of two models says of each reading."""
    before, after = compared.answers
    changes = []
    for question in model.questions:
        for reading in question.readings:
            asked = (question.name, reading.name)
            if asked in compared.differences[0]:
                difference, error = compared.differences[0][asked]
                changes.append(
                    Change(
                        question=question.name,
                        reading=reading.name,
                        mode=reading.mode,
                        day=reading.day,
                        before=before[asked],
                        after=after[asked],
                        difference=difference,
                        standard_error=None if difference is None else error,
                    )
                )
    return WhatIf(
        known_on=known_on(model),
        is_counterfactual=is_counterfactual,
        engine=compared.engine,
        seed=seed,
        n_worlds=compared.n_worlds,
        changes=tuple(changes),
    )
