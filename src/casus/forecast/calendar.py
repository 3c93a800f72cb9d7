"""What is dated and still to come."""

from __future__ import annotations

from datetime import timedelta

from casus.forecast.form import NextDate
from casus.model import Model


def next_dates(model: Model) -> tuple[NextDate, ...]:
    """Return talks, the days they may be postponed to, and the days of readings, in order, after as_of.

    On one day talks come first; readings of one question on one day are one entry (the first's name).
    """
    dates: list[NextDate] = []
    for talk in model.talks:
        dates.append(NextDate(talk.on, "talk", talk.name, None))
        if talk.postponed is not None and talk.postponed_at is not None:
            day = model.as_of + timedelta(days=int(talk.postponed_at))
            dates.append(NextDate(day, "postponed talk", talk.name, None))
    seen = set()
    for question in model.questions:
        for reading in question.readings:
            if (question.name, reading.day) not in seen:
                seen.add((question.name, reading.day))
                dates.append(NextDate(reading.day, "reading", reading.name, question.name))
    return tuple(sorted((date for date in dates if date.day > model.as_of), key=lambda date: date.day))
