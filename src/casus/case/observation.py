"""Observations: dated facts with their source."""

from __future__ import annotations

from casus.case.field import Fields, has_field, open_fields, take, tell_missing
from casus.case.form import Day, Name, Observation
from casus.case.phrase import read_day
from casus.case.setting import Setting, tell_problem
from casus.case.value import (
    choice,
    clause,
    day,
    days,
    entries_of,
    factor,
    items_of,
    name,
    name_from,
    pairs,
    scalar_of,
    several,
    share,
    time_of_day,
    words,
)
from casus.problem import Related
from casus.text import Entry, Mapping, Sequence

# What an observation is of, and the field that such an observation cannot do without.
KINDS = {"event": None, "state": None, "talk": "outcome", "question": "resolved", "for": "factor",
         "against": "factor"}  # fmt: skip


def observation(entry: Entry, setting: Setting) -> Observation | None:
    """Return one dated fact; one of nothing, of several things, or without a day is told."""
    fields = open_fields(entry, "observation", setting)
    if not fields.by_key:
        if isinstance(entry.value, Mapping) and not entry.value.entries:
            tell_problem(setting, "observation-of-nothing", fields.place)
        return None
    _check_kind(fields)
    _check_day(fields)
    first, last = take(fields, "between", between) or (None, None)
    side = "for" if has_field(fields, "for") else "against"
    return Observation(
        on=take(fields, "on", day),
        at=take(fields, "at", time_of_day),
        first=first,
        last=last,
        event=take(fields, "event", name),
        state=take(fields, "state", seen_levels) or (),
        by_event=take(fields, "by_event", name),
        misread=take(fields, "misread", pairs(share)) or (),
        talk=take(fields, "talk", name),
        outcome=take(fields, "outcome", name),
        says=take(fields, "says", words),
        is_for=side == "for",
        about=take(fields, side, clause),
        factor=take(fields, "factor", factor),
        question=take(fields, "question", name),
        reading=take(fields, "reading", name),
        resolved=take(fields, "resolved", choice("resolved")),
        source=take(fields, "source", name),
        place=entry.value.place,
    )


def seen_levels(entry: Entry, setting: Setting) -> tuple[tuple[Name, tuple[Name, ...]], ...]:
    """Return each state with the levels of which it was seen to be one."""
    found = []
    for part in entries_of(entry, setting):
        levels = several(name)(part, setting) or ()
        if levels:
            found.append((name_from(part.key), levels))
        elif isinstance(part.value, Sequence):
            tell_problem(setting, "empty-value", part.key.place, field=part.key.text)
    return tuple(found)


def between(entry: Entry, setting: Setting) -> tuple[Day, Day] | None:
    """Return the two days of `DATE and DATE`, or of a list of two."""
    if not isinstance(entry.value, Sequence):
        return days(entry, setting)
    parts = [scalar for item in items_of(entry, setting) if (scalar := scalar_of(item, setting))]
    if len(parts) != 2:
        tell_problem(setting, "not-two-days", entry.value.place, field=entry.key.text)
        return None
    first, last = (read_day(part, setting.words, setting.tell) for part in parts)
    if first is None or last is None:
        return None
    if last.date < first.date:
        related = (Related(first.place, "first-here"),)
        tell_problem(
            setting,
            "days-upside-down",
            last.place,
            related=related,
            first=parts[0].text,
            last=parts[1].text,
        )
        return None
    return first, last


def _check_kind(fields: Fields) -> None:
    kinds = [key for key in fields.by_key if key in KINDS]
    if not kinds:
        tell_problem(fields.setting, "observation-of-nothing", fields.place)
        return
    first = fields.by_key[kinds[0]].key
    for other in kinds[1:]:
        key = fields.by_key[other].key
        related = (Related(first.place, "other-here"),)
        tell_problem(
            fields.setting, "observation-of-several", key.place, related=related,
            first=first.text, second=key.text,
        )  # fmt: skip
    needed = KINDS[kinds[0]]
    if len(kinds) == 1 and needed is not None and not has_field(fields, needed):
        tell_missing(fields.setting, needed, first, first.text)


def _check_day(fields: Fields) -> None:
    has_day, has_window = has_field(fields, "on"), has_field(fields, "between")
    if not has_day and not has_window:
        tell_problem(fields.setting, "observation-without-day", fields.place)
    elif has_day and has_window:
        second = fields.by_key["between"].key
        related = (Related(fields.by_key["on"].key.place, "other-here"),)
        tell_problem(fields.setting, "observation-with-two-days", second.place, related=related)
