"""What each lens could and could not say, and the footnotes that explain every number."""

from __future__ import annotations

from casus.forecast import Answers
from casus.model import Model
from casus.report.form import Lens
from casus.report.phrase import (
    count_words,
    day_words,
    has_right_to_left,
    number,
    percent,
    say,
    text_of,
    words,
)

POINT, LINE, NULL = "●", "━", "○"


def lenses(model: Model, answers: Answers, language: str) -> tuple[Lens, ...]:
    """Return the four questions in order, each with what this version says of it."""
    return (
        Lens(say("audit", language), audit_words(model, language)),
        Lens(say("dispute", language), dispute_words(model, language)),
        Lens(say("forecast", language), forecast_words(model, answers, language)),
        Lens(say("score", language), score_words(model, answers, language)),
    )


def holding(key: str, counted: list[tuple[str, int]], language: str) -> str:
    """Return "not answered", and what the case holds for it."""
    held = say(key, language, counts=count_words(counted, language))
    return f"{say('not_yet', language)} {held}"


def audit_words(model: Model, language: str) -> str:
    """Return what stands for "does it follow?"."""
    if not model.claims:
        return say("audit_none", language)
    pairs = {frozenset((claim.name, other)) for claim in model.claims for other in claim.contradicts}
    n_reasons = sum(len(claim.reasons) for claim in model.claims)
    counted = [("claim", len(model.claims)), ("reason", n_reasons), ("contradiction", len(pairs))]
    return holding("audit_holds", counted, language)


def dispute_words(model: Model, language: str) -> str:
    """Return what stands for "would they?"."""
    if not model.disputes:
        return say("dispute_none", language)
    parties = {party.actor for dispute in model.disputes for party in dispute.parties}
    counted = [("dispute", len(model.disputes)), ("party", len(parties))]
    return holding("dispute_holds", counted, language)


def forecast_words(model: Model, answers: Answers, language: str) -> str:
    """Return what stands for "how likely, and by when?"."""
    engines = {reading.engine for question in answers.questions for reading in question.readings}
    if not engines:
        return say("forecast_none", language)
    if engines == {"stated"}:
        return say("forecast_stated", language)
    n_moves = sum(event.actor is not None for event in model.events)
    counted = [
        ("claim", len(model.claims)),
        ("event", len(model.events) - n_moves),
        ("move", n_moves),
        ("talk", len(model.talks)),
    ]
    command = number("casus forecast", language)
    said = say("forecast_modelled", language, counts=count_words(counted, language), command=command)
    return f"{said} {say('forecast_mixed', language)}" if "stated" in engines else said


def score_words(model: Model, answers: Answers, language: str) -> str:
    """Return what stands for "was it right?"."""
    n_forecasts = sum(len(question.forecasts) for question in model.questions)
    if not model.observations and not n_forecasts:
        return say("score_none", language)
    counted = [("observation", len(model.observations)), ("forecast", n_forecasts)]
    if answers.known_on is None:
        return holding("score_holds", counted, language)
    weighed = {"counts": count_words(counted, language), "day": day_words(answers.known_on, language)}
    return f"{say('not_yet', language)} {say('score_weighed', language, **weighed)}"


def rivals(model: Model) -> frozenset[str]:
    """Return the theses that change something: the others are the case as written."""
    return frozenset(
        thesis.name for thesis in model.theses if thesis.credences or thesis.hazards or thesis.influences
    )


def who_is(model: Model, name: str | None, language: str) -> str:
    """Return an actor's or a source's title, or the name as it stands."""
    if name is None:
        return say("somebody", language)
    titles = {source.name: source.title for source in model.sources} | dict(model.actors)
    return words(text_of(titles.get(name, {}), language, model.language, name), language)


def thesis_label(model: Model, name: str, language: str) -> str:
    """Return a thesis's name; where that is in another script, who holds it, if he holds only one."""
    holders = {thesis.name: thesis.by for thesis in model.theses if thesis.name in rivals(model)}
    is_foreign = has_right_to_left(name) != (language == "ar")
    if is_foreign and holders[name] is not None and list(holders.values()).count(holders[name]) == 1:
        return who_is(model, holders[name], language)
    return words(name, language)


def quote_sources(model: Model) -> frozenset[str]:
    """Return the sources that the case's forecasts are quoted from."""
    forecasts = [forecast for question in model.questions for forecast in question.forecasts]
    return frozenset(forecast.quote.source for forecast in forecasts if forecast.quote is not None)


def thesis_notes(model: Model, language: str) -> tuple[str, ...]:
    """Return for each rival thesis who holds it and what it says."""
    said = []
    for thesis in model.theses:
        if thesis.name in rivals(model):
            name = thesis_label(model, thesis.name, language)
            says = text_of(thesis.says, language, model.language).rstrip(". ")
            who = who_is(model, thesis.by, language)
            key = "note_thesis" if thesis.by is None or who == name else "note_thesis_by"
            said.append(say(key, language, name=name, who=who, says=words(says, language)).removesuffix(": "))
    return tuple(said)


def footnotes(model: Model, answers: Answers, language: str) -> tuple[str, ...]:
    """Return one note for every kind of number on the page."""
    readings = [reading for question in answers.questions for reading in question.readings]
    shares = [reading.answer for reading in readings if reading.answer is not None]
    nulls = [reading.null for reading in readings if reading.null is not None]
    said = []
    if any(reading.engine != "stated" for reading in readings):
        said.append(say("note_answer", language))
    if any(reading.engine == "stated" for reading in readings):
        said.append(say("note_stated", language))
    rival = [each.answer for reading in readings for each in reading.theses if each.thesis in rivals(model)]
    if any(share.standard_error >= 0.005 for share in (*shares, *rival)):
        said.append(say("note_error", language))
    if any(reading.engine != "stated" for reading in readings):
        said.append(say("note_band", language))
    if any(reading.mode != "by" for reading in readings):
        said.append(say("note_until", language))
    if any(reading.is_ever for reading in readings):
        said.append(say("note_ever", language))
    if nulls:
        is_modelled = any(null.origin == "model" for null in nulls)
        end = say("note_null_model" if is_modelled else "note_null_end", language)
        said.append(say("note_null", language) + end)
    if shares:
        said.append(say("note_picture", language, point=POINT, line=LINE, null=NULL))
    if any(each.thesis in rivals(model) for reading in readings for each in reading.theses):
        comma = "؛ " if language == "ar" else "; "
        said.append(f"{say('note_theses', language)} {comma.join(thesis_notes(model, language))}.")
    own = [forecast for question in answers.questions for forecast in question.forecasts]
    if any(forecast.strength is not None for forecast in own):
        said.append(say("note_strength", language))
    if len(quoted := quote_sources(model)) == 1 and any(
        (forecast.by or forecast.source) not in quoted for forecast in own
    ):
        said.append(say("note_quotes", language, source=who_is(model, next(iter(quoted)), language)))
    n_open = sum(claim.is_open for claim in model.claims)
    if n_open:
        said.append(say("note_open", language, n=number(str(n_open), language)))
    if answers.tension is not None:
        said.append(say("note_tension", language, share=number(percent(answers.tension), language)))
    return tuple(said)
