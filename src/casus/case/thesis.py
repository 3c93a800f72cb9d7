"""Theses: named sets of credences and strengths, with an author."""

from __future__ import annotations

from casus.case.event import influences
from casus.case.field import open_fields, take, take_chance
from casus.case.form import Thesis, ThesisEvent
from casus.case.setting import Setting
from casus.case.value import declared_name, each, name, name_from, number, pairs, share, words
from casus.text import Entry


def thesis(entry: Entry, setting: Setting) -> Thesis | None:
    """Return the thesis."""
    fields = open_fields(entry, "thesis", setting)
    return Thesis(
        name=declared_name(entry.key, setting),
        says=take(fields, "says", words),
        by=take(fields, "by", name),
        prior=take(fields, "prior", number),
        claims=take(fields, "claims", pairs(share)) or (),
        events=take(fields, "events", each(thesis_event)) or (),
        place=fields.place,
    )


def thesis_event(entry: Entry, setting: Setting) -> ThesisEvent | None:
    """Return what a thesis says of one event; a bare phrase is its chance."""
    fields = open_fields(entry, "thesis_event", setting, short="chance")
    return ThesisEvent(
        name=name_from(entry.key),
        chance=take_chance(fields, "chance"),
        raised=influences(fields),
        place=fields.place,
    )
