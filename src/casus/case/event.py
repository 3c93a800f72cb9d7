"""States, counts and events: what can be, how many, and what happens."""

from __future__ import annotations

import re

from casus.case.claim import basis
from casus.case.condition import read_clause
from casus.case.field import Fields, open_fields, take, take_chance
from casus.case.form import Count, Effect, Event, Influence, Name, Share, State, Watched
from casus.case.keyword import canonical_choice
from casus.case.setting import Setting, tell_problem
from casus.case.value import (
    Read,
    clause,
    condition_name,
    day,
    each,
    effect_value,
    factor,
    name,
    name_from,
    new_names,
    number,
    pairs,
    quotes,
    scalar_of,
    share,
    slice_of,
    whole,
    words,
    yes_or_no,
)
from casus.text import Entry, Scalar
from casus.text import Mapping as MappingNode

MOST_STAGES = 100
_PAIRS = re.compile(r"(?:pairs\s+of|أزواج(?:\s+من)?)\s+(\S+)", re.IGNORECASE)


def state(entry: Entry, setting: Setting) -> State | None:
    """Return the state, its levels in the order written."""
    fields = open_fields(entry, "state", setting)
    levels = take(fields, "levels", new_names) or ()
    if "levels" in fields.by_key and len(levels) < 2:
        told = fields.by_key["levels"]
        tell_problem(setting, "too-few-levels", told.value.place, state=entry.key.text, n=len(levels))
    return State(
        name=condition_name(entry.key, setting),
        says=take(fields, "says", words),
        levels=levels,
        at_first=take(fields, "at_first", at_first) or (),
        place=fields.place,
    )


def at_first(entry: Entry, setting: Setting) -> tuple[tuple[Name, Share | None], ...]:
    """Return one level without a share, or several with theirs."""
    if isinstance(entry.value, MappingNode):
        return pairs(share)(entry, setting) or ()
    level = name(entry, setting)
    return () if level is None else ((level, None),)


def count(entry: Entry, setting: Setting) -> Count | None:
    """Return the count."""
    fields = open_fields(entry, "count", setting)
    return Count(
        name=condition_name(entry.key, setting),
        says=take(fields, "says", words),
        at_first=take(fields, "at_first", number),
        place=fields.place,
    )


def event(entry: Entry, setting: Setting) -> Event | None:
    """Return the event, or the move when somebody chooses it (`by`); a bare phrase is its chance."""
    fields = open_fields(entry, "event", setting, short="chance")
    per, is_per_pairs = take(fields, "per", multiplied_by) or (None, False)
    return Event(
        name=condition_name(entry.key, setting),
        says=take(fields, "says", words),
        chance=take_chance(fields, "chance"),
        basis=take(fields, "basis", basis),
        able=take(fields, "able", clause),
        raised=influences(fields),
        stages=take(fields, "stages", whole(1, MOST_STAGES)) or 1,
        is_again=take(fields, "again", yes_or_no) or False,
        then=take(fields, "then", each(effect)) or (),
        per=per,
        is_per_pairs=is_per_pairs,
        watched=take(fields, "watched", watched),
        surprise=take_chance(fields, "surprise"),
        by=take(fields, "by", name),
        serves=take(fields, "serves", clause),
        quotes=take(fields, "quote", quotes) or (),
        place=fields.place,
    )


def influences(fields: Fields) -> tuple[Influence, ...]:
    """Return the entries of `raised` and `lowered`, in file order."""
    raised = take(fields, "raised", each(influence(is_raising=True))) or ()
    lowered = take(fields, "lowered", each(influence(is_raising=False))) or ()
    return tuple(sorted((*raised, *lowered), key=lambda one: one.place.start))


def influence(*, is_raising: bool) -> Read[Influence]:
    """Return a reader of `CONDITION: FACTOR`, or `CONDITION: {factor: …, why: …}`."""

    def read(entry: Entry, setting: Setting) -> Influence | None:
        fields = open_fields(entry, "influence", setting, short="factor")
        held = read_clause(entry.key, setting.tell)
        size = take(fields, "factor", factor)
        why = take(fields, "why", words)
        if held is None or size is None:
            return None
        return Influence(held, size, is_raising, why, entry.key.place)

    return read


def effect(entry: Entry, setting: Setting) -> Effect | None:
    """Return a state's new level, or a count's change or new value."""
    value = effect_value(entry, setting)
    return None if value is None else Effect(name_from(entry.key), value, entry.key.place)


def multiplied_by(entry: Entry, setting: Setting) -> tuple[Name, bool] | None:
    """Return the count that multiplies the hazard, and whether it is its pairs that do."""
    scalar = scalar_of(entry, setting)
    if scalar is None:
        return None
    found = _PAIRS.fullmatch(scalar.text.strip())
    if found is None:
        return name_from(scalar), False
    start = scalar.text.index(found[1], found.start(1))
    return name_from(slice_of(scalar, start, start + len(found[1]))), True


def watched(entry: Entry, setting: Setting) -> Watched | None:
    """Return who watches and from when until when: `yes`, a name, or `{by: …, from: …, until: …}`."""
    if isinstance(entry.value, Scalar):
        scalar = scalar_of(entry, setting)
        if scalar is None:
            return None
        answer = canonical_choice(scalar.text)
        if answer == "no":
            return None
        return Watched(None if answer == "yes" else name_from(scalar), None, None, scalar.place)
    fields = open_fields(entry, "watched", setting)
    return Watched(
        by=take(fields, "by", name),
        first=take(fields, "from", day),
        last=take(fields, "until", day),
        place=fields.place,
    )
