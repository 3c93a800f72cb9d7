"""Answers to JSON, in the shape that docs/reference/run.schema.json publishes."""

from __future__ import annotations

from casus.forecast import Answer, Answers, OwnForecast, ReadingAnswer
from casus.model import Model
from casus.report.lens import lenses

FORMAT = 1  # raised when a key changes its meaning or goes; new keys do not raise it

Json = dict[str, object]


def answers_to_json(model: Model, answers: Answers, version: str) -> Json:
    """Return the answers as plain values, ready for `json.dumps`. `version` is the program's."""
    return {
        "casus": FORMAT,
        "version": version,
        "case": {
            "name": answers.case,
            "digest": answers.digest,
            "as_of": answers.as_of.isoformat(),
            "title": dict(model.title),
        },
        "seed": answers.seed,
        "engine": answers.engine,
        "worlds": answers.n_worlds,
        "interrupted": answers.is_interrupted,
        "tension": answers.tension,
        "known_on": None if answers.known_on is None else answers.known_on.isoformat(),
        "log_evidence": answers.log_evidence,
        "log_evidence_error": answers.log_evidence_error,
        "questions": {
            question.name: {
                "ask": dict(asked.ask),
                "readings": {reading.name: reading_to_json(reading) for reading in question.readings},
                "forecasts": [forecast_to_json(forecast) for forecast in question.forecasts],
            }
            for question, asked in zip(answers.questions, model.questions, strict=True)
        },
        "next_dates": [
            {"day": each.day.isoformat(), "kind": each.kind, "name": each.name, "question": each.question}
            for each in answers.next_dates
        ],
        "lenses": {
            lens: {"ask": each.title, "says": each.says}
            for lens, each in zip(
                ("audit", "dispute", "forecast", "score"), lenses(model, answers, "en"), strict=True
            )
        },
    }


def reading_to_json(reading: ReadingAnswer) -> Json:
    """Return one reading's answer; null where nothing could be said."""
    null = reading.null
    return {
        **answer_to_json(reading.answer),
        "null": None if null is None else null.probability,
        "null_band": None if null is None else list(null.band),
        "null_from": None if null is None else null.origin,
        "engine": reading.engine,
        "by": reading.day.isoformat(),
        "mode": reading.mode,
        "given": reading.given,
        "effective_worlds": None if reading.answer is None else reading.answer.effective_worlds,
        "given_probability": None if reading.given_answer is None else reading.given_answer.probability,
        "theses": {each.thesis: answer_to_json(each.answer) for each in reading.theses},
    }


def answer_to_json(share: Answer | None) -> Json:
    """Return probability, standard error and band."""
    if share is None:
        return {"probability": None, "standard_error": None, "band": None}
    return {
        "probability": share.probability,
        "standard_error": share.standard_error,
        "band": list(share.band),
    }


def forecast_to_json(forecast: OwnForecast) -> Json:
    """Return an author's own forecast, as worded."""
    return {
        "by": forecast.by,
        "strength": forecast.strength,
        "band": None if forecast.band is None else list(forecast.band),
        "quote": forecast.quote,
        "source": forecast.source,
    }
