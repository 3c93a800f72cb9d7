"""Disputes: parties, what each controls, and what each wants, most important first."""

from __future__ import annotations

import re

from casus.case.field import open_fields, take
from casus.case.form import Dispute, DisputeOutcome, Name, Option, Party
from casus.case.setting import Setting, tell_problem
from casus.case.value import (
    clause,
    condition_name,
    declared_name,
    each,
    many,
    name,
    name_from,
    new_names,
    pairs,
    quotes,
    scalar_of,
    several,
    slice_of,
    words,
)
from casus.text import Entry

_ONE_WAY = re.compile(r"\s*(\S+)\s+(?:from|من)\s+(\S+)(?:\s+(?:to|إلى|الى)\s+(\S+))?\s*")


def dispute(entry: Entry, setting: Setting) -> Dispute | None:
    """Return the dispute."""
    fields = open_fields(entry, "dispute", setting)
    return Dispute(
        name=declared_name(entry.key, setting),
        says=take(fields, "says", words),
        parties=take(fields, "parties", each(party)) or (),
        impossible=take(fields, "impossible", several(clause)) or (),
        irreversible=take(fields, "irreversible", many(one_way)) or (),
        now=take(fields, "now", pairs(name)) or (),
        outcomes=take(fields, "outcomes", each(dispute_outcome)) or (),
        place=fields.place,
    )


def party(entry: Entry, setting: Setting) -> Party | None:
    """Return a party; its name is an actor's."""
    fields = open_fields(entry, "party", setting)
    return Party(
        actor=name_from(entry.key),
        options=take(fields, "options", each(option)) or (),
        aims=take(fields, "aims", several(clause)) or (),
        declared=take(fields, "declared", several(clause)) or (),
        quotes=take(fields, "quote", quotes) or (),
        place=fields.place,
    )


def option(entry: Entry, setting: Setting) -> Option | None:
    """Return what a party controls; fewer than two values are told."""
    values = new_names(entry, setting)
    if len(values) < 2:
        tell_problem(setting, "too-few-values", entry.key.place, option=entry.key.text, n=len(values))
    return Option(condition_name(entry.key, setting), values, entry.key.place)


def one_way(entry: Entry, setting: Setting) -> tuple[Name, Name, Name | None] | None:
    """Return `OPTION from VALUE` or `OPTION from VALUE to VALUE` as its names."""
    scalar = scalar_of(entry, setting)
    if scalar is None:
        return None
    found = _ONE_WAY.fullmatch(scalar.text)
    if found is None:
        tell_problem(setting, "not-one-way", scalar.place, value=scalar.text.strip())
        return None
    names = [name_from(slice_of(scalar, *found.span(group))) for group in (1, 2, 3) if found[group]]
    return names[0], names[1], names[2] if len(names) > 2 else None


def dispute_outcome(entry: Entry, setting: Setting) -> DisputeOutcome | None:
    """Return a named set of the dispute's states; a bare condition is its `when`."""
    fields = open_fields(entry, "dispute_outcome", setting, short="when")
    when = take(fields, "when", clause)
    in_model = take(fields, "in_model", clause)
    if when is None:
        return None
    return DisputeOutcome(declared_name(entry.key, setting), when, in_model, fields.place)
