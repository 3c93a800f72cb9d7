"""What is dated and still to come, and up to which day something is known."""

from __future__ import annotations

from datetime import date, timedelta

from casus.forecast.form import NextDate
from casus.model import Model


def known_on(model: Model) -> date | None:
    """Return the day up to whose end observations weigh, None where none does."""
    return None if model.known_at is None else day_of(model, model.known_at - 1.0)


def day_of(model: Model, at: float) -> date:
    """Return the day in which an instant lies; the end of a day is the next one."""
    return model.as_of + timedelta(days=int(at))


def next_dates(model: Model) -> tuple[NextDate, ...]:
    """Return talks, the days they may be postponed to, and the days of readings, in order, after as_of.

    After the day up to which something is known, where that is later.

    On one day talks come first; readings of one question on one day are one entry (the first's name).
    """
    dates: list[NextDate] = []
    for talk in model.talks:
        dates.append(NextDate(talk.on, "talk", talk.name, None))
        if talk.postponed is not None and talk.postponed_at is not None:
            dates.append(NextDate(day_of(model, talk.postponed_at), "postponed talk", talk.name, None))
    seen = set()
    for question in model.questions:
        for reading in question.readings:
            if (question.name, reading.day) not in seen:
                seen.add((question.name, reading.day))
                dates.append(NextDate(reading.day, "reading", reading.name, question.name))
    last = known_on(model) or model.as_of
    return tuple(sorted((each for each in dates if each.day > last), key=lambda each: each.day))
