"""One history as a sheet: what happens, day by day, in words."""

from __future__ import annotations

from casus.forecast import History, HistoryLine
from casus.model import Model
from casus.report.change import new_sheet, reading_called, reading_label, sheet_facts
from casus.report.phrase import counted, number, say, short_day, words
from casus.report.sheet import Sheet, SheetPart, SheetRow
from casus.report.thing import (
    claim_words,
    event_words,
    plain_name,
    question_words,
    talk_title,
    talk_words,
    variable_words,
)

CLAIMS_SHOWN = 12


def make_history_sheet(model: Model, history: History, asked: str = "", language: str = "en") -> Sheet:
    """Return one history, dated; `asked`: the words of what it was looked for."""
    number_words = number(f"{history.number:,}", language)
    if history.n_tried:
        heading = say(
            "history_found",
            language,
            n=number_words,
            tried=number(f"{history.n_tried:,}", language),
            words=words(asked, language),
        )
    else:
        heading = say("history", language, n=number_words)
    rows = tuple(line_row(model, line, language) for line in history.lines)
    told = [*claims_words(model, history, language)]
    if history.weight <= 0.0:
        told = [say("history_ruled_out", language)]
    elif not rows:
        told.append(say("history_none", language))
    part = SheetPart("history", heading, "", (), rows, tuple(told))
    facts = sheet_facts(model, "", history.seed, 0, history.known_on, language)
    return new_sheet(model, facts, (), [part], ["note_history"], language)


def line_row(model: Model, line: HistoryLine, language: str) -> SheetRow:
    """Return one day's happening, what it changes, and which readings come true by it."""
    parts = [happening_words(model, line, language)]
    parts += [change_words(model, each, language) for each in line.changes]
    comma = "؛ " if language == "ar" else "; "
    notes = tuple(answered_words(model, *each, language) for each in line.answered if is_told(model, *each))
    return SheetRow((short_day(line.day, language), comma.join(part for part in parts if part)), None, notes)


def happening_words(model: Model, line: HistoryLine, language: str) -> str:
    """Return what happens, in words; nothing where only what it changes can be said."""
    if line.kind == "event":
        return event_words(model, line.name, language)
    if line.kind == "talk":
        return talk_words(model, line.name, line.outcome, language)
    if line.kind == "postponed":
        return say("history_postponed", language, talk=talk_title(model, line.name, language))
    return "" if line.changes else say("history_by_then", language)


def change_words(model: Model, change: tuple[str, int, int], language: str) -> str:
    """Return a state or count with its new value: `The gate: open`."""
    name, _, after = change
    state = next((each for each in model.states if each.name == name), None)
    value = plain_name(state.levels[after]) if state is not None else str(after)
    shown = words(value, language) if state is not None else number(value, language)
    return say("valued_now", language, what=variable_words(model, name, language), value=shown)


def answered_words(model: Model, question: str, reading: str, language: str) -> str:
    """Return a reading that comes true, or of a stretch one that fails: what is asked, and by when."""
    asked = next(each for each in model.questions if each.name == question)
    found = reading_called(asked, reading)
    key = "history_fails" if found.mode == "throughout" else "history_answers"
    label = reading_label(model, asked, found, language)
    return say(key, language, reading=f"{question_words(model, question, language)} {label}")


def is_told(model: Model, question: str, reading: str) -> bool:
    """Tell whether a reading that is settled is worth a line: not at each of the days of a "never"."""
    asked = next(each for each in model.questions if each.name == question)
    found = reading_called(asked, reading)
    return not found.is_ever and found.given is None


def claims_words(model: Model, history: History, language: str) -> list[str]:
    """Return the claims that are true in a history, and those that are not, a dozen of each at most."""
    said = []
    values = dict(history.claims)
    for key, is_true in (("history_true", True), ("history_false", False)):
        names = [claim.name for claim in model.claims if bool(values.get(claim.name)) is is_true]
        if names:
            shown = [claim_words(model, name, value_of(model, name, values), language) for name in names]
            more = len(names) - CLAIMS_SHOWN
            comma = "، " if language == "ar" else "; "
            text = comma.join(shown[:CLAIMS_SHOWN])
            if more > 0:
                text += say("history_more", language, n=counted("claim_more", more, language))
            said.append(f"{say(key, language)}: {text}")
    return said


def value_of(model: Model, name: str, values: dict[str, int]) -> str:
    """Return the value of a many-valued claim by its name."""
    claim = next(each for each in model.claims if each.name == name)
    return claim.values[values.get(name, 0)]
