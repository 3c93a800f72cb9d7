"""Questions, their readings, and what authors and notes forecast of them."""

from __future__ import annotations

from casus.case.field import Fields, has_field, open_fields, take
from casus.case.form import Forecast, Name, Question, Reading
from casus.case.seen import base_rate
from casus.case.setting import Setting, tell_problem
from casus.case.shape import READING_FIELDS
from casus.case.value import (
    choice,
    clause,
    day,
    declared_name,
    each,
    many,
    name,
    one_quote,
    several,
    share,
    words,
)
from casus.problem import Related
from casus.text import Entry, Mapping

MAIN_READING = "main"


def question(entry: Entry, setting: Setting) -> Question | None:
    """Return the question. `when`, `by`, … on the question itself make its one reading, called `main`."""
    fields = open_fields(entry, "question", setting)
    readings = take(fields, "readings", each(reading)) or ()
    direct = [key for key in READING_FIELDS if key != "base_rate" and has_field(fields, key)]
    if direct and has_field(fields, "readings"):
        second = fields.by_key[direct[0]]
        related = (Related(fields.by_key["readings"].key.place, "other-here"),)
        tell_problem(
            setting, "two-kinds-of-reading", second.key.place, related=related, field=second.key.text
        )
    elif direct:
        main = Name(MAIN_READING, MAIN_READING, fields.place)
        readings = (_reading(main, fields, entry.key.text, is_main=True),)
    elif isinstance(entry.value, Mapping) and not (has_field(fields, "ever") or _has_readings(fields)):
        tell_problem(setting, "question-without-reading", fields.place, question=entry.key.text)
    return Question(
        name=declared_name(entry.key, setting),
        ask=take(fields, "ask", words),
        forecasts=take(fields, "forecast", many(forecast)) or (),
        readings=readings,
        ever=take(fields, "ever", clause),
        base_rate=take(fields, "base_rate", base_rate),
        resolver=take(fields, "resolver", name),
        resolves_by=take(fields, "resolves_by", words),
        void_if=take(fields, "void_if", words),
        tags=take(fields, "tags", several(name, is_prose=True)) or (),
        place=fields.place,
    )


def _has_readings(fields: Fields) -> bool:
    """Return whether `readings` was written and is not an empty mapping, `{}`."""
    written = fields.by_key.get("readings")
    return written is not None and not (isinstance(written.value, Mapping) and not written.value.entries)


def reading(entry: Entry, setting: Setting) -> Reading | None:
    """Return one exact way to resolve a question."""
    fields = open_fields(entry, "reading", setting)
    return _reading(declared_name(entry.key, setting), fields, entry.key.text, is_main=False)


def _reading(of: Name, fields: Fields, shown: str, *, is_main: bool) -> Reading:
    days = [key for key in ("by", "on", "throughout") if has_field(fields, key)]
    if not days and fields.by_key:
        tell_problem(fields.setting, "reading-without-day", fields.place, reading=shown)
    elif len(days) > 1:
        first, second = fields.by_key[days[0]].key, fields.by_key[days[1]].key
        related = (Related(first.place, "other-here"),)
        tell_problem(
            fields.setting, "reading-with-two-days", second.place, related=related,
            reading=shown, first=first.text, second=second.text,
        )  # fmt: skip
    if fields.by_key and not has_field(fields, "when") and not has_field(fields, "probability"):
        tell_problem(fields.setting, "reading-without-when", fields.place, reading=shown)
    return Reading(
        name=of,
        says=None if is_main else take(fields, "says", words),
        when=take(fields, "when", clause),
        by=take(fields, "by", day),
        on=take(fields, "on", day),
        throughout=take(fields, "throughout", day),
        given=take(fields, "given", clause),
        probability=take(fields, "probability", share),
        base_rate=None if is_main else take(fields, "base_rate", base_rate),
        place=fields.place,
    )


def forecast(entry: Entry, setting: Setting) -> Forecast | None:
    """Return the author's own forecast, as worded."""
    fields = open_fields(entry, "forecast", setting)
    return Forecast(
        by=take(fields, "by", name),
        quote=take(fields, "quote", one_quote),
        strength=take(fields, "strength", name),
        share=take(fields, "probability", share),
        kind=take(fields, "kind", choice("forecast_kind")),
        place=fields.place,
    )
