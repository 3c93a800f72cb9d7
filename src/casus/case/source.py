"""Sources and actors: who says and who acts."""

from __future__ import annotations

from casus.case.field import open_fields, take
from casus.case.form import Actor, Source
from casus.case.setting import Setting
from casus.case.value import choice, day, declared_name, name, share, text, words
from casus.text import Entry


def source(entry: Entry, setting: Setting) -> Source | None:
    """Return the source; a bare text is its title."""
    fields = open_fields(entry, "source", setting, short="title")
    return Source(
        name=declared_name(entry.key, setting),
        title=take(fields, "title", words),
        kind=take(fields, "kind", choice("kind")),
        published=take(fields, "published", day),
        text=take(fields, "text", name),
        origin=take(fields, "origin", name),
        reliability=take(fields, "reliability", share),
        says_anyway=take(fields, "says_anyway", share),
        url=take(fields, "url", text),
        place=fields.place,
    )


def actor(entry: Entry, setting: Setting) -> Actor | None:
    """Return the actor; its whole value is its title."""
    declared = declared_name(entry.key, setting)
    title = words(entry, setting)
    return None if title is None else Actor(declared, title, entry.key.place)
