"""Shares that were counted: `seen: 8 in 102 within 1 year`, and the base rates made of them."""

from __future__ import annotations

from casus.case.field import open_fields, take
from casus.case.form import BaseRate, Chance, ChanceWithin, Seen, Share
from casus.case.phrase import read_chance, read_share
from casus.case.setting import Setting, tell_problem
from casus.case.value import counted, name, scalar_of, words
from casus.problem import Problem
from casus.text import Entry
from casus.text import Mapping as MappingNode

Counted = ChanceWithin | Share | Seen


def seen_field(entry: Entry, setting: Setting) -> Share | Seen | None:
    """Return what was counted; a window (`within 1 year`) says no more about where a number is from."""
    found = counted(entry, setting)
    return found.share if isinstance(found, ChanceWithin) else found


def chance_or_share(entry: Entry, setting: Setting) -> Chance | Share | None:
    """Return `12% within 1 year` or `12%`; what is neither is told as a chance."""
    scalar = scalar_of(entry, setting)
    if scalar is None:
        return None
    told: list[Problem] = []
    share = read_share(scalar, setting.words, told.append)
    return share if not told else read_chance(scalar, setting.words, setting.tell)


def base_rate(entry: Entry, setting: Setting) -> BaseRate | None:
    """Return the share of comparable past cases: a bare share, or with its class and source."""
    if not isinstance(entry.value, MappingNode):
        bare = _within(entry, chance_or_share(entry, setting), setting)
        return None if bare is None else BaseRate(bare, None, None, bare.place)
    fields = open_fields(entry, "base_rate", setting)
    seen, chance = fields.by_key.get("seen"), fields.by_key.get("chance")
    if seen is not None and chance is not None:
        tell_problem(
            setting, "seen-and-chance", chance.key.place, first=seen.key.text, second=chance.key.text
        )
    found: Counted | None = None
    if seen is not None:
        found = counted(seen, setting)
    elif chance is not None:
        found = _within(chance, chance_or_share(chance, setting), setting)
    else:
        tell_problem(setting, "base-rate-without-share", fields.place)
    return BaseRate(
        chance=found,
        says=take(fields, "class", words),
        source=take(fields, "source", name),
        place=fields.place,
    )


def _within(entry: Entry, found: Chance | Share | None, setting: Setting) -> Counted | None:
    if found is None or isinstance(found, ChanceWithin | Share | Seen):
        return found
    tell_problem(setting, "base-rate-not-share", found.place, field=entry.key.text)
    return None
