"""Answers to page: what is shown, in words of one language."""

from __future__ import annotations

from casus.forecast import Answer, Answers, NextDate, NullAnswer, OwnForecast, QuestionAnswer, ReadingAnswer
from casus.model import Model, Question, Reading
from casus.quantity import word_for
from casus.report.form import Page, QuestionPart, Row
from casus.report.lens import footnotes, lenses, quote_sources, rivals, thesis_label, who_is
from casus.report.phrase import (
    RIGHT_TO_LEFT,
    at_most_or_least,
    counted,
    day_words,
    number,
    percent,
    percent_range,
    percent_with_error,
    say,
    short_day,
    text_of,
    words,
)

DAYS_SHOWN = 8
DAYS_SHOWN_IN_BRIEF = 2
DIGEST_SHOWN = 12
FEW_WORLDS = 400  # below, an answer's standard error can pass 2.5 points


def make_page(model: Model, answers: Answers, language: str = "en", is_brief: bool = False) -> Page:
    """Return the page of one case in `language` (`en` or `ar`).

    A brief one holds the first reading of each question, the next dates, and where the rest is.
    """
    if is_brief:
        return brief_page(model, answers, language)
    questions = tuple(
        question_part(model, question, answer, language)
        for question, answer in zip(model.questions, answers.questions, strict=True)
    )
    headings = tuple(say(key, language) for key in ("reading", "answer", "picture", "band", "null"))
    return Page(
        language=language,
        is_right_to_left=language in RIGHT_TO_LEFT,
        title=words(text_of(model.title, language, model.language, model.name), language),
        facts=facts(answers, language),
        notices=notices(answers, language),
        headings=headings,
        theses_heading=say("theses" if rivals(model) else "in_words", language),
        questions=questions,
        dates_heading=say("dates", language),
        dates=date_rows(model, answers.next_dates, language, DAYS_SHOWN),
        lenses_heading=say("lenses", language),
        lenses=lenses(model, answers, language),
        notes_heading=say("notes", language),
        footnotes=footnotes(model, answers, language),
    )


def brief_page(model: Model, answers: Answers, language: str) -> Page:
    """Return the first reading of each question, the next dates, and where the rest is."""
    headlines = tuple(
        QuestionPart(
            name=question.name,
            ask=words(text_of(question.ask, language, model.language, question.name), language),
            rows=(row(model, question.readings[0], answer.readings[0], language),),
            own=(),
            notes=(),
            more=number(f"+{n}", language) if (n := len(answer.readings) - 1) else "",
        )
        for question, answer in zip(model.questions, answers.questions, strict=True)
    )
    n_readings = sum(len(answer.readings) for answer in answers.questions)
    signs = {"option": number("--brief", language), "two": number("+2", language)}
    rest = say("brief", language, readings=counted("reading", n_readings, language), **signs)
    return Page(
        language=language,
        is_right_to_left=language in RIGHT_TO_LEFT,
        title=words(text_of(model.title, language, model.language, model.name), language),
        facts=facts(answers, language),
        notices=notices(answers, language),
        headings=tuple(say(key, language) for key in ("reading", "answer", "picture", "band", "null")),
        theses_heading="",
        questions=headlines,
        dates_heading=say("dates", language),
        dates=date_rows(model, answers.next_dates, language, DAYS_SHOWN_IN_BRIEF),
        lenses_heading="",
        lenses=(),
        notes_heading="",
        footnotes=(rest,) if headlines else (),
        is_brief=True,
    )


def facts(answers: Answers, language: str) -> tuple[str, ...]:
    """Return what makes the answers repeatable: date, digest, seed, engine, worlds."""
    said = [
        say("as_of", language, day=day_words(answers.as_of, language)),
        say("digest", language, digest=number(answers.digest[:DIGEST_SHOWN], language)),
    ]
    if answers.known_on is not None:
        said.insert(1, say("known_on", language, day=day_words(answers.known_on, language)))
    if answers.engine == "stated":
        return (*said, say("stated", language))
    effective = effective_worlds(answers)
    if effective is not None:
        worth = number(f"{effective:,.0f}", language)
        return (*said, *run_facts(answers, language), say("effective", language, n=worth))
    return (*said, *run_facts(answers, language))


def run_facts(answers: Answers, language: str) -> tuple[str, ...]:
    """Return seed, engine and how many histories were tried."""
    return (
        say("seed", language, seed=number(str(answers.seed), language)),
        say("engine", language, engine=number(answers.engine, language)),
        say("exact", language)
        if answers.engine == "exact"
        else say("worlds", language, n=number(f"{answers.n_worlds:,}", language)),
    )


def effective_worlds(answers: Answers) -> float | None:
    """Return the fewest effective worlds of any answer where observations weigh; None where none do."""
    if answers.log_evidence is None:
        return None
    readings = [each.answer for question in answers.questions for each in question.readings]
    known = [each.effective_worlds for each in readings if each is not None and each.effective_worlds]
    return min(known, default=None)


def notices(answers: Answers, language: str) -> tuple[str, ...]:
    """Return what a reader must know before the answers."""
    said = []
    if answers.is_interrupted:
        said.append(say("interrupted", language))
    effective = effective_worlds(answers)
    if effective is not None and effective < FEW_WORLDS:
        said.append(say("few_effective", language, n=number(f"{effective:,.0f}", language)))
    if answers.engine == "plain":
        said.append(say("plain", language))
    if not answers.questions:
        said.append(say("nothing_asked", language))
    return tuple(said)


def question_part(model: Model, question: Question, answer: QuestionAnswer, language: str) -> QuestionPart:
    """Return one question's part of the page."""
    rows = tuple(
        row(model, reading, reading_answer, language)
        for reading, reading_answer in zip(question.readings, answer.readings, strict=True)
    )
    kinds = [forecast.kind for forecast in question.forecasts]
    return QuestionPart(
        name=question.name,
        ask=words(text_of(question.ask, language, model.language, question.name), language),
        rows=rows,
        own=tuple(
            own_words(model, forecast, kind, language)
            for forecast, kind in zip(answer.forecasts, kinds, strict=True)
        ),
        notes=question_notes(model, question, language),
    )


def row(model: Model, reading: Reading, answer: ReadingAnswer, language: str) -> Row:
    """Return one reading's row."""
    share = answer.answer
    said = "" if not reading.says else words(text_of(reading.says, language, model.language), language)
    theses = tuple(
        (thesis_label(model, each.thesis, language), answer_words(each.answer, language))
        for each in answer.theses
        if each.thesis in rivals(model)
    )
    return Row(
        name=reading.name,
        label=row_label(model, answer, language),
        says=said,
        word=say("unsaid", language) if share is None else word_as_printed(share.probability, language),
        number="" if share is None else answer_words(share, language),
        band="" if share is None else percent_range(*share.band, language),
        picture=None if share is None else (share.probability, *share.band),
        null=null_words(answer.null, language),
        null_at=None if answer.null is None else answer.null.probability,
        theses=theses,
        given=given_words(answer, bool(said), language),
        is_ever=answer.is_ever,
    )


def row_label(model: Model, answer: ReadingAnswer, language: str) -> str:
    """Return when: `by 31 Dec 2021`, or `within 2 years` of the day of the case."""
    if answer.is_ever:
        return say(
            "within", language, years=counted("year_within", answer.day.year - model.as_of.year, language)
        )
    return say(answer.mode, language, day=short_day(answer.day, language))


def given_words(answer: ReadingAnswer, is_said: bool, language: str) -> str:
    """Return among which histories a conditional reading is answered, or nothing.

    The condition as written stands there only where the author said nothing in words (`is_said`).
    """
    if answer.given is None:
        return ""
    share = answer.given_answer
    of_all = say("unsaid", language) if share is None else number(percent(share.probability), language)
    if is_said:
        return say("given_said", language, share=of_all)
    return say("given", language, given=words(answer.given, language), share=of_all)


def word_as_printed(probability: float, language: str) -> str:
    """Return the word of a probability in whole per cent: 54.97 % prints as 55 %, which is `likely`."""
    return word_for(round(probability, 2), language)


def answer_words(share: Answer, language: str) -> str:
    """Return an answer's percentage, with its error where that matters."""
    return number(percent_with_error(share.probability, share.standard_error), language)


def null_words(null: NullAnswer | None, language: str) -> str:
    """Return the null's number; a star where it is the model's and no base rate."""
    if null is None:
        return ""
    star = "*" if null.origin == "model" else ""
    return number(percent(null.probability) + star, language)


def own_words(model: Model, forecast: OwnForecast, kind: str | None, language: str) -> str:
    """Return an author's own forecast: who, at which strength, read as which range, and the words quoted.

    An expectation is what a source says that somebody expects, and is told so. Where the case quotes several
    sources, each quote names its own.
    """
    who = who_is(model, forecast.by or forecast.source, language)
    band = "" if forecast.band is None else at_most_or_least(*forecast.band, language)
    if kind == "expectation":
        said = say("own_expected", language, who=who)
    elif forecast.strength is not None:
        said = say("own_words", language, who=who, words=words(forecast.strength, language))
        said += say("read_as", language, band=band) if band else ""
    else:
        said = say("own_band" if band else "own_bare", language, who=who, band=band)
    if forecast.quote is not None:
        source = who_is(model, forecast.source, language)
        is_named = len(quote_sources(model)) > 1 and source != who
        key = "own_quote_from" if is_named else "own_quote"
        said += say(key, language, quote=words(forecast.quote, language), source=source)
    return said


def question_notes(model: Model, question: Question, language: str) -> tuple[str, ...]:
    """Return the class of cases behind each base rate, with how many were seen; each class once."""
    classes: dict[str, list[str]] = {}
    for reading in question.readings:
        rate = reading.base_rate
        if rate is not None and rate.says:
            text = words(text_of(rate.says, language, model.language), language)
            if rate.k is not None and rate.n is not None:
                k, n = number(f"{rate.k:g}", language), number(f"{rate.n:g}", language)
                text = say("counted", language, says=text, k=k, n=f"{n} {rate.unit}".strip())
            label = say(reading.mode, language, day=short_day(reading.day, language))
            classes.setdefault(text, []).append(label)
    comma = "، " if language == "ar" else ", "
    return tuple(
        say("base_rate", language, label=comma.join(labels), says=text) for text, labels in classes.items()
    )


def date_rows(
    model: Model, dates: tuple[NextDate, ...], language: str, n_days: int
) -> tuple[tuple[str, str], ...]:
    """Return the next days with what they bring: talks one by one, the questions of a day together.

    A second row of one day has an empty day; days beyond the first `n_days` are counted.
    """
    titles = {talk.name: text_of(talk.says, language, model.language, talk.name) for talk in model.talks}
    asks = {
        question.name: text_of(question.ask, language, model.language, question.name)
        for question in model.questions
    }
    days = sorted({each.day for each in dates})
    rows: list[tuple[str, str]] = []
    for day in days[:n_days]:
        here = [each for each in dates if each.day == day]
        said = [
            say(each.kind, language, name=words(titles[each.name].rstrip(". "), language))
            for each in here
            if each.question is None
        ]
        due = [asks[each.question] for each in here if each.question is not None]
        if len(due) == 1:
            said.append(say("reading due", language, name=words(due[0], language)))
        elif due:
            said.append(say("readings due", language, questions=counted("question_due", len(due), language)))
        rows += [(day_words(day, language) if at == 0 else "", what) for at, what in enumerate(said)]
    if len(days) > n_days:
        rows.append(("", say("and_more", language, days=counted("more_day", len(days) - n_days, language))))
    return tuple(rows)
