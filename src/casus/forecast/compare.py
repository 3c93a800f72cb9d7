"""Models compared in common worlds: answers of each, and differences with their own error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import hypot, inf

from casus.engine import Comparison, EngineLimit, run_compared
from casus.forecast.answer import Asked, answers_of
from casus.forecast.effort import Effort
from casus.forecast.form import Answer
from casus.forecast.limit import raise_limit
from casus.forecast.run import default_error, run_model
from casus.model import Model
from casus.network import Network, compile_model

Differences = Mapping[Asked, tuple[float | None, float]]  # to the first model, with the standard error


@dataclass(frozen=True)
class Compared:
    """Answers of each model, and the differences of each but the first to the first."""

    engine: str
    n_worlds: int
    is_interrupted: bool
    answers: tuple[Mapping[Asked, Answer | None], ...]
    differences: tuple[Differences, ...]


def compare_models(what: str, models: Sequence[Model], effort: Effort) -> Compared:
    """Return the answers of models that have the same events and readings, run in common worlds.

    Until every difference's standard error is below `effort.standard_error`, or for `effort.n_worlds`.
    Raises RunLimit as forecast_case does.
    """
    networks = [compile_model(model) for model in models]
    error = (
        default_error(effort.engine, models[0]) if effort.standard_error is None else effort.standard_error
    )
    try:
        found = run_compared(
            networks,
            seed=effort.seed,
            n_worlds=effort.n_worlds,
            standard_error=error,
            engine=effort.engine,
            n_threads=effort.n_threads,
            progress=None if effort.progress is None else partial(effort.progress, what),
        )
    except EngineLimit as limit:
        raise_limit(limit, networks[limit.network], models[limit.network])
        raise
    return compared_from(found, networks)


def compared_from(found: Comparison, networks: Sequence[Network]) -> Compared:
    """Return what an engine's comparison says, by question and reading."""
    asks = networks[0].legend.asks
    return Compared(
        engine=found.outcomes[0].engine,
        n_worlds=found.outcomes[0].n_worlds,
        is_interrupted=found.is_interrupted,
        answers=tuple(answers_of(run) for run in zip(found.outcomes, networks, strict=True)),
        differences=tuple(
            {asked: (each.value, each.standard_error) for asked, each in zip(asks, of_model, strict=True)}
            for of_model in found.differences
        ),
    )


def compare_alone(what: str, models: Sequence[Model], effort: Effort) -> Compared:
    """Return the same from a run of each model by itself."""
    runs = [run_model(what, model, effort) for model in models]
    answers = tuple(answers_of(run) for run in runs)
    return Compared(
        engine=runs[0][0].engine,
        n_worlds=runs[0][0].n_worlds,
        is_interrupted=any(outcome.is_interrupted for outcome, _ in runs),
        answers=answers,
        differences=tuple(
            {asked: difference_of(answers[0][asked], own) for asked, own in of_model.items()}
            for of_model in answers[1:]
        ),
    )


def difference_of(first: Answer | None, own: Answer | None) -> tuple[float | None, float]:
    """Return the difference of two answers of runs by themselves, with its error."""
    if first is None or own is None:
        return None, inf
    return own.probability - first.probability, hypot(first.standard_error, own.standard_error)
