"""What stands behind the answers: drivers, indicators, confidence, reports of one origin."""

from __future__ import annotations

from collections.abc import Collection

from casus.engine import EngineLimit, WorldTable, sample_worlds
from casus.forecast.answer import Asked
from casus.forecast.calendar import day_of
from casus.forecast.confidence import answer_range, confidence_of, sourced_share
from casus.forecast.effect import effects_of
from casus.forecast.effort import Effort
from casus.forecast.explain_form import Driver, Explanation, ReadingExplanation
from casus.forecast.form import Answers, ReadingAnswer
from casus.forecast.limit import raise_limit
from casus.forecast.origin import shared_origins
from casus.model import Model
from casus.model import as_of as known_until
from casus.network import Network, compile_model

N_WORLDS = 65_536
FEW_WORLDS = 4_096  # of the engine plain


def explain_case(
    model: Model,
    answers: Answers,
    *,
    asked: Collection[Asked] | None = None,
    n_effects: int = 3,
    effort: Effort | None = None,
) -> Explanation:
    """Return what stands behind `answers`, those of forecast_case for this model (as of whatever day).

    Of all readings that were run, or of those in `asked`: (question, reading).

    Drivers, indicators and confidence are averages over the worlds of one run: `effort.n_worlds` (by default
    65,536; 4,096 by plain), which are tried also where exact gave the answers. The effect of setting
    something is computed for the first `n_effects` drivers of each reading, apart from ranges and what the
    reading itself speaks of. Raises RunLimit as forecast_case does. Loads numpy.
    """
    effort = effort or Effort()
    if answers.known_on is not None:
        model = known_until(model, answers.known_on)
    network = compile_model(model)
    table = table_of(model, network, effort)
    from casus.forecast.driver import drivers_of, with_effects
    from casus.forecast.indicator import expected_moves, indicators_of
    from casus.forecast.sample import effective_worlds, sample_of

    sample = sample_of(model, network, table)
    drivers = drivers_of(sample)
    place_of = {(each.question, each.name): place for place, each in enumerate(sample.asked)}
    wanted = [place for name, place in place_of.items() if asked is None or name in asked]

    def effect_of(driver: Driver) -> dict[int, tuple[float, float]]:
        effects = effects_of(model, driver, effort)
        return {place_of[name]: effect for name, effect in effects.items() if name in place_of}

    drivers = with_effects(drivers, wanted, effect_of, n_effects)
    indicators, moves = indicators_of(sample), expected_moves(sample)
    questions = {question.name: question for question in model.questions}
    readings = readings_of(answers)
    found = []
    for place in wanted:
        each, move = sample.asked[place], moves[place]
        answer = readings[each.question, each.name]
        found.append(
            ReadingExplanation(
                question=each.question,
                reading=each.name,
                probability=0.0 if answer.answer is None else answer.answer.probability,
                drivers=tuple(drivers[place]),
                indicators=tuple(indicators[place]),
                confidence=confidence_of(
                    sourced_share(model, drivers[place]),
                    answer_range(questions[each.question], answer),
                    None if move is None else move[:2],
                    None if move is None else day_of(model, move[2] - 1.0),
                ),
            )
        )
    return Explanation(
        known_on=answers.known_on,
        engine=table.engine,
        seed=effort.seed,
        n_worlds=len(table.weight),
        effective_worlds=effective_worlds(table),
        readings=tuple(found),
        origins=shared_origins(model, effort),
    )


def table_of(model: Model, network: Network, effort: Effort) -> WorldTable:
    """Return the worlds to be looked at."""
    engine = effort.engine if effort.engine in ("worlds", "plain") else "auto"
    n_worlds = effort.n_worlds or (FEW_WORLDS if engine == "plain" else N_WORLDS)
    try:
        return sample_worlds(
            network, seed=effort.seed, n_worlds=n_worlds, engine=engine, n_threads=effort.n_threads
        )
    except EngineLimit as limit:
        raise_limit(limit, network, model)
        raise


def readings_of(answers: Answers) -> dict[tuple[str, str], ReadingAnswer]:
    """Return every reading's answer by question and reading."""
    return {
        (question.name, reading.name): reading
        for question in answers.questions
        for reading in question.readings
    }
