"""Effects: the answer when something is set to be so, less the answer when it is set not to be."""

from __future__ import annotations

from dataclasses import replace

from casus.forecast.answer import Asked
from casus.forecast.compare import compare_models
from casus.forecast.effort import Effort
from casus.forecast.explain_form import Driver
from casus.model import Model, Talk, TalkOutcome, make_event, scale_event, set_value
from casus.quantity import fixed

ERROR = 0.005  # effects are told in whole percentage points
MOST_WORLDS = 65_536


def effects_of(model: Model, driver: Driver, effort: Effort) -> dict[Asked, tuple[float, float]]:
    """Return the effect of a driver on every reading that has one, with its standard error.

    From the day on after which things are open: a claim set true less set false (of several values: set to
    this one less left alone), an event made to happen at once less kept from happening, a talk that agrees
    on this outcome less one that cannot. In common worlds.
    """
    so, other = models_of(model, driver)
    n_worlds = None if effort.n_worlds is None else min(effort.n_worlds, MOST_WORLDS)
    rough = replace(effort, standard_error=max(effort.standard_error or 0.0, ERROR), n_worlds=n_worlds)
    compared = compare_models("effects", [other, so], rough)
    return {
        asked: (difference, error)
        for asked, (difference, error) in compared.differences[0].items()
        if difference is not None
    }


def models_of(model: Model, driver: Driver) -> tuple[Model, Model]:
    """Return the model in which the driver is set to be so, and the one in which it is set not to be."""
    start, name = model.known_at or 0.0, driver.name
    if driver.kind == "event":
        end = max(model.horizon_at, start) + 1.0
        return make_event(model, name, start), scale_event(model, name, 0.0, start, end)
    if driver.kind == "talk":
        return with_outcome(model, name, driver.value, is_so=True), with_outcome(
            model, name, driver.value, is_so=False
        )
    claim = next(claim for claim in model.claims if claim.name == name)
    if driver.value:
        return set_value(model, name, claim.values.index(driver.value), start), model
    return set_value(model, name, 1, start), set_value(model, name, 0, start)


def with_outcome(model: Model, name: str, outcome: str, is_so: bool) -> Model:
    """Return the model whose talk agrees on this outcome, or on any other but it.

    Without it the rest keep their odds; under a rule, which has no odds, the rest are equally likely.
    """

    def odds_of(talk: Talk, each: TalkOutcome) -> TalkOutcome:
        if (each.name == outcome) != is_so:
            return replace(each, odds=fixed(0.0), influences=())
        if is_so or talk.rule != "odds":
            return replace(each, odds=fixed(1.0), influences=())
        return each

    def changed(talk: Talk) -> Talk:
        outcomes = tuple(odds_of(talk, each) for each in talk.outcomes)
        return replace(talk, rule="odds", outcomes=outcomes, parties=())

    return replace(model, talks=tuple(changed(talk) if talk.name == name else talk for talk in model.talks))
