"""Tracks, what-ifs, counterfactuals and curves as sheets, in words of one language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casus.forecast import Answer, Change, Curve, Track, TrackDay, WhatIf
from casus.model import Model, Question, Reading
from casus.quantity import word_for
from casus.report.page import DIGEST_SHOWN
from casus.report.phrase import (
    RIGHT_TO_LEFT,
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
from casus.report.reason import signed_points
from casus.report.sheet import Chart, ChartPoint, Sheet, SheetPart, SheetRow
from casus.report.thing import observation_words

LEAST_MOVED = 0.005  # prints as a percentage point
MOVES_SHOWN = 3
Asked = tuple[str, str]  # kind, words: `set`, `dam is open`


def make_change_sheet(
    model: Model,
    found: WhatIf,
    asked: Sequence[Asked],
    language: str = "en",
    question: str | None = None,
) -> Sheet:
    """Return each reading before and after an intervention. Without `question` only what moved is shown."""
    parts, n_unmoved = [], 0
    for each in model.questions:
        changes = [change for change in found.changes if change.question == each.name]
        shown = [change for change in changes if question is not None or is_moved(change)]
        if question not in (None, each.name):
            continue
        n_unmoved += len(changes) - len(shown)
        if shown:
            rows = tuple(change_row(model, each, change, language) for change in shown)
            columns = tuple(say(key, language) for key in ("reading", "before", "after", "difference"))
            parts.append(SheetPart(each.name, ask_words(model, each, language), "", columns, rows))
    known = found.known_on or model.as_of
    notices = tuple(
        say(f"if_{kind}", language, words=words(text, language), day=day_words(known, language))
        for kind, text in asked
    )
    if n_unmoved:
        readings = counted("reading_in", n_unmoved, language)
        option = number("--question", language)
        notices = (*notices, say("unmoved", language, readings=readings, option=option))
    notes = ["note_what_if", "note_counterfactual" if found.is_counterfactual else "note_three"]
    facts = sheet_facts(model, found.engine, found.seed, found.n_worlds, found.known_on, language)
    return new_sheet(model, facts, notices, parts, [*notes, "note_difference_error"], language)


def is_moved(change: Change) -> bool:
    """Tell whether a change is visible on the page."""
    return change.difference is None or abs(change.difference) >= LEAST_MOVED


def change_row(model: Model, question: Question, change: Change, language: str) -> SheetRow:
    """Return one reading before, after, and the difference with its error."""
    reading = reading_called(question, change.reading)
    label = reading_label(model, question, reading, language)
    cells = (label, answer_words(change.before, language), answer_words(change.after, language))
    after = change.after
    bar = None if after is None else (after.probability, *after.band)
    return SheetRow((*cells, difference_words(change, language)), bar)


def difference_words(change: Change, language: str) -> str:
    """Return a difference in points with its standard error: `+6 points ± 0.3`."""
    if change.difference is None:
        return say("unsaid", language)
    if change.difference == 0.0:
        return say("no_change_at_all", language)
    points = signed_points(change.difference, language)
    if not change.standard_error:
        return points
    error = number(f"{100 * change.standard_error:.1f}", language)
    return say("points_error", language, points=points, error=error)


def make_track_sheet(model: Model, track: Track, language: str = "en", question: str | None = None) -> Sheet:
    """Return answers day by day with what moved them: each question's first reading, or all of one."""
    parts = []
    for each in model.questions:
        readings = each.readings if question == each.name else each.readings[:1]
        if question in (None, each.name):
            parts += [
                track_part(model, each, reading, track, question is None, language) for reading in readings
            ]
    last = track.days[-1].day if track.days else None
    facts = sheet_facts(model, track.engine, track.seed, track.n_worlds, last, language)
    return new_sheet(model, facts, (), parts, ["note_track"], language)


def track_part(
    model: Model, question: Question, reading: Reading, track: Track, is_brief: bool, language: str
) -> SheetPart:
    """Return one reading's track; a brief one leaves out the days on which nothing visible moved it."""
    rows, points, n_quiet = [], [], 0
    for number_of_day, day in enumerate(track.days):
        found = {(asked, name): answer for asked, name, answer in day.answers}
        if (question.name, reading.name) not in found:
            continue
        answer = found[question.name, reading.name]
        if answer is not None:
            points.append(ChartPoint(day.day, answer.probability, *answer.band))
        moves = moves_of(day, question.name, reading.name)
        is_end = number_of_day in (0, len(track.days) - 1)
        if is_brief and not is_end and not any(abs(move or 1.0) >= LEAST_MOVED for _, move in moves):
            n_quiet += 1
            continue
        rows.append(track_row(model, day.day, answer, moves, language))
    columns = tuple(say(key, language) for key in ("track_day", "answer", "track_moved"))
    quiet = say("quiet_days", language, days=counted("day_quiet", n_quiet, language)) if n_quiet else ""
    ask = ask_words(model, question, language)
    return SheetPart(
        name=f"{question.name}.{reading.name}",
        heading=ask,
        label=reading_label(model, question, reading, language),
        columns=columns,
        rows=tuple(rows),
        sentences=(quiet,) if quiet else (),
        chart=chart_of(
            f"{question.name}.{reading.name}", say("track_title", language, ask=ask), points, True, language
        ),
    )


def moves_of(day: TrackDay, question: str, reading: str) -> list[tuple[str, float | None]]:
    """Return what moved a reading on a day, the largest first: (subject, difference)."""
    found = [
        (fact.subject, move.difference)
        for fact in day.facts
        for move in fact.moves
        if (move.question, move.reading) == (question, reading)
    ]
    return sorted(found, key=lambda each: -abs(each[1] or 0.0))


def track_row(
    model: Model, day: date, answer: Answer | None, moves: list[tuple[str, float | None]], language: str
) -> SheetRow:
    """Return the answer as of one day, with the largest moves."""
    told = [
        say(
            "moved_by",
            language,
            points=signed_points(move, language),
            what=subject_words(model, subject, language),
        )
        for subject, move in moves
        if move is not None and abs(move) >= LEAST_MOVED
    ][:MOVES_SHOWN]
    comma = "؛ " if language == "ar" else "; "
    bar = None if answer is None else (answer.probability, *answer.band)
    return SheetRow((short_day(day, language), answer_words(answer, language), comma.join(told)), bar)


def moved_words(model: Model, subject: str, move: float, language: str) -> str:
    """Return by how much a fact moved an answer: `+3 points: the dam breaks (the press)`."""
    what = subject_words(model, subject, language)
    return say("moved_by", language, points=signed_points(move, language), what=what)


def subject_words(model: Model, subject: str, language: str) -> str:
    """Return an observation in words, or that what was watched for did not happen."""
    return observation_words(model, subject, language) if subject else say("silence", language)


def make_curve_sheet(
    model: Model,
    curves: Sequence[Curve],
    language: str = "en",
    question: str | None = None,
    seed: int = 1,
    known_on: date | None = None,
) -> Sheet:
    """Return how each answer grows with the day: one line a reading, or (`question`) a table of its days."""
    parts = []
    for each in model.questions:
        if question in (None, each.name):
            of_question = [curve for curve in curves if curve.question == each.name]
            shown = of_question if question == each.name else of_question[:1]
            parts += [curve_part(model, each, curve, question is not None, language) for curve in shown]
    engine = curves[0].engine if curves else ""
    facts = sheet_facts(model, engine, seed, 0, known_on, language)
    return new_sheet(model, facts, (), parts, ["note_curve"], language)


def curve_part(model: Model, question: Question, curve: Curve, is_whole: bool, language: str) -> SheetPart:
    """Return one reading's curve."""
    reading = reading_called(question, curve.reading)
    known = [(point.day, point.answer) for point in curve.points if point.answer is not None]
    points = [ChartPoint(day, answer.probability, *answer.band) for day, answer in known]
    ask = ask_words(model, question, language)
    rows = tuple(
        SheetRow(
            (short_day(day, language), answer_words(answer, language), percent_range(*answer.band, language)),
            (answer.probability, *answer.band),
        )
        for day, answer in known
    )
    return SheetPart(
        name=f"{question.name}.{curve.reading}",
        heading=ask,
        label=reading_label(model, question, reading, language),
        columns=tuple(say(key, language) for key in ("curve_day", "answer", "band")) if is_whole else (),
        rows=rows if is_whole else (),
        chart=chart_of(
            f"{question.name}.{curve.reading}", say("curve_title", language, ask=ask), points, False, language
        ),
    )


# ---- parts of every sheet ---------------------------------------------------------------------


def new_sheet(
    model: Model,
    facts: tuple[str, ...],
    notices: tuple[str, ...],
    parts: list[SheetPart],
    notes: list[str],
    language: str,
) -> Sheet:
    """Return a sheet with the case's title and the notes called `notes`."""
    return Sheet(
        language=language,
        is_right_to_left=language in RIGHT_TO_LEFT,
        title=words(text_of(model.title, language, model.language, model.name), language),
        facts=facts,
        notices=notices,
        parts=tuple(parts),
        notes_heading=say("notes", language),
        notes=tuple(say(note, language) for note in notes),
    )


def sheet_facts(
    model: Model, engine: str, seed: int, n_worlds: int, known_on: date | None, language: str
) -> tuple[str, ...]:
    """Return what makes the numbers repeatable: date, what is known, digest, seed, engine, worlds."""
    said = [say("as_of", language, day=day_words(model.as_of, language))]
    if known_on is not None:
        said.append(say("known_on", language, day=day_words(known_on, language)))
    said.append(say("digest", language, digest=number(model.digest[:DIGEST_SHOWN], language)))
    said.append(say("seed", language, seed=number(str(seed), language)))
    if engine:
        said.append(say("engine", language, engine=number(engine, language)))
    if n_worlds:
        said.append(say("worlds", language, n=number(f"{n_worlds:,}", language)))
    return tuple(said)


def ask_words(model: Model, question: Question, language: str) -> str:
    """Return what a question asks."""
    return words(text_of(question.ask, language, model.language, question.name), language)


def reading_called(question: Question, name: str) -> Reading:
    """Return a question's reading by its name."""
    return next(each for each in question.readings if each.name == name)


def reading_label(model: Model, question: Question, reading: Reading, language: str) -> str:
    """Return a reading as one phrase: `by 31 Dec 2021 (the north)`."""
    if reading.is_ever:
        years = counted("year_within", reading.day.year - model.as_of.year, language)
        label = say("within", language, years=years)
    else:
        label = say(reading.mode, language, day=short_day(reading.day, language))
    if not reading.says:
        return label
    return f"{label} ({words(text_of(reading.says, language, model.language), language)})"


def answer_words(answer: Answer | None, language: str) -> str:
    """Return an answer in per cent with its error where that matters, and its word."""
    if answer is None:
        return say("unsaid", language)
    share = number(percent_with_error(answer.probability, answer.standard_error), language)
    return f"{share} {word_for(round(answer.probability, 2), language)}"


def chart_of(
    name: str, title: str, points: list[ChartPoint], is_stepped: bool, language: str
) -> Chart | None:
    """Return the chart of an answer over days, or None where there are not two days."""
    if len(points) < 2:
        return None
    first, last = points[0], points[-1]
    start = f"{short_day(first.day, language)} {number(percent(first.probability), language)}"
    end = f"{number(percent(last.probability), language)} {short_day(last.day, language)}"
    return Chart(name, title, tuple(points), is_stepped, start, end, language)
