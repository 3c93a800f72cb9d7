"""Outcome to answers: every reading of every question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casus.engine import Outcome
from casus.forecast.calendar import known_on, next_dates
from casus.forecast.evidence import evidence_sums
from casus.forecast.form import (
    Answer,
    Answers,
    NullAnswer,
    OwnForecast,
    QuestionAnswer,
    ReadingAnswer,
    ThesisAnswer,
)
from casus.forecast.null import null_from_base_rate
from casus.forecast.probability import answer_ask, exact_answer, weights_of
from casus.model import Model, Question, Reading
from casus.network import Network
from casus.quantity import mean

Run = tuple[Outcome, Network]
Asked = tuple[str, str]  # question, reading


def answer_questions(
    model: Model,
    outcome: Outcome | None,
    network: Network | None,
    null: Mapping[Asked, Answer | None] | None = None,
    theses: Sequence[tuple[str, Mapping[Asked, Answer | None]]] = (),
    tension: float | None = None,
    seed: int = 1,
    is_interrupted: bool = False,
) -> Answers:
    """Return the answer to every question.

    `outcome` is None where nothing had to be run: a note, whose readings state their probability. `null`
    are the answers of the null model, for readings without a base rate; `theses` those of rivals by name.
    """
    run = None if outcome is None or network is None else (outcome, network)
    shares = answers_of(run)
    engine = "stated" if outcome is None else outcome.engine
    questions = []
    for question in model.questions:
        readings = tuple(
            answer_reading(model, (question.name, reading.name), reading, shares, null or {}, theses, engine)
            for reading in question.readings
        )
        questions.append(QuestionAnswer(question.name, readings, own_forecasts(question)))
    evidence = None if outcome is None else evidence_sums(outcome)
    return Answers(
        case=model.name,
        digest=model.digest,
        as_of=model.as_of,
        seed=seed if outcome is None else outcome.seed,
        engine=engine,
        n_worlds=0 if outcome is None else outcome.n_worlds,
        questions=tuple(questions),
        next_dates=next_dates(model),
        tension=tension,
        is_interrupted=is_interrupted or (outcome is not None and outcome.is_interrupted),
        known_on=known_on(model),
        log_evidence=None if evidence is None else evidence.log_evidence,
        log_evidence_error=None if evidence is None else evidence.log_evidence_error,
    )


def answers_of(run: Run | None) -> Mapping[Asked, Answer | None]:
    """Return the answer of every ask of a run; nothing where there was no run."""
    if run is None:
        return {}
    outcome, network = run
    if outcome.exact is not None:
        found = zip(network.legend.asks, outcome.exact, strict=True)
        return {asked: exact_answer(answer) for asked, answer in found}
    has_ranges = any(kind != 0 for kind in network.range_kind)
    evidence = evidence_sums(outcome)
    variances = [None] * len(outcome.asks) if evidence is None else evidence.variance_over_ranges
    asks = zip(network.legend.asks, outcome.asks, network.ask_given, variances, strict=True)
    return {
        asked: answer_ask(
            sums, weights_of(outcome, outcome.asks[given] if given >= 0 else None), has_ranges, variance
        )
        for asked, sums, given, variance in asks
    }


def answer_reading(
    model: Model,
    asked: Asked,
    reading: Reading,
    shares: Mapping[Asked, Answer | None],
    nulls: Mapping[Asked, Answer | None],
    rivals: Sequence[tuple[str, Mapping[Asked, Answer | None]]],
    engine: str,
) -> ReadingAnswer:
    """Return one reading's answer: the run's, or what the case states where nothing is modelled."""
    if reading.clause is None:
        engine, share = "stated", stated_answer(reading)
    else:
        share = shares.get(asked)
    theses = tuple(
        ThesisAnswer(name, found) for name, answers in rivals if (found := answers.get(asked)) is not None
    )
    return ReadingAnswer(
        name=reading.name,
        mode=reading.mode,
        day=reading.day,
        is_ever=reading.is_ever,
        engine=engine,
        answer=share,
        null=null_answer(model, reading, nulls.get(asked)),
        theses=theses,
        given=None if reading.given is None else reading.given.text,
        given_answer=shares.get((asked[0], f"{asked[1]}?")),
    )


def stated_answer(reading: Reading) -> Answer | None:
    """Return the range that a note states, as an answer; its mean is the probability."""
    if reading.probability is None:
        return None
    stated = reading.probability
    return Answer(mean(stated), 0.0, (stated.low, stated.high))


def null_answer(model: Model, reading: Reading, modelled: Answer | None) -> NullAnswer | None:
    """Return the base rate's answer, or else the null model's, or None where there is neither.

    A base rate counts from the day up to which something is known: what is over by then is as it was.
    """
    if reading.base_rate is not None:
        days = max(0.0, reading.end_at - (model.known_at or 0.0))
        return null_from_base_rate(reading.base_rate, days, reading.mode, model.language)
    if modelled is None:
        return None
    return NullAnswer(modelled.probability, modelled.standard_error, modelled.band, "model", "")


def own_forecasts(question: Question) -> tuple[OwnForecast, ...]:
    """Return what authors said of the question themselves, as worded."""
    return tuple(
        OwnForecast(
            by=forecast.by,
            strength=forecast.strength,
            band=None if forecast.share is None else (forecast.share.low, forecast.share.high),
            quote=None if forecast.quote is None else forecast.quote.words,
            source=None if forecast.quote is None else forecast.quote.source,
        )
        for forecast in question.forecasts
    )
