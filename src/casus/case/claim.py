"""Claims: what is said to be so, the reasons for it, and the table of a many-valued one."""

from __future__ import annotations

from casus.case.condition import read_clause
from casus.case.field import open_fields, take
from casus.case.form import (
    All,
    Basis,
    Claim,
    Clause,
    Condition,
    Holds,
    Is,
    Name,
    Not,
    Reason,
    TableRow,
)
from casus.case.keyword import canonical_choice
from casus.case.seen import seen_field
from casus.case.setting import Setting, tell_problem
from casus.case.value import (
    choice,
    clause,
    condition_name,
    entries_of,
    factor,
    items_of,
    many,
    name,
    name_from,
    new_names,
    one_quote,
    pairs,
    quotes,
    scalar_of,
    several,
    share,
    words,
)
from casus.text import Entry, Scalar, Sequence
from casus.text import Mapping as MappingNode


def claim(entry: Entry, setting: Setting) -> Claim | None:
    """Return the claim; a bare text is what it says."""
    fields = open_fields(entry, "claim", setting, short="says")
    return Claim(
        name=condition_name(entry.key, setting),
        says=take(fields, "says", words),
        status=take(fields, "status", choice("status")),
        by=take(fields, "by", name),
        quotes=take(fields, "quote", quotes) or (),
        credence=take(fields, "credence", share),
        basis=take(fields, "basis", basis),
        because=take(fields, "because", many(reason)) or (),
        unless=take(fields, "unless", several(clause)) or (),
        contradicts=take(fields, "contradicts", several(name)) or (),
        evidence_for=take(fields, "evidence_for", pairs(factor)) or (),
        evidence_against=take(fields, "evidence_against", pairs(factor)) or (),
        reported_by=take(fields, "reported_by", several(name)) or (),
        denied_by=take(fields, "denied_by", several(name)) or (),
        expect=take(fields, "expect", many(words)) or (),
        expect_not=take(fields, "expect_not", many(words)) or (),
        values=take(fields, "values", new_names) or (),
        table=take(fields, "table", table) or (),
        place=fields.place,
    )


def reason(entry: Entry, setting: Setting) -> Reason | None:
    """Return one reason: a name, a list of names, or `{if: […], holds: …, quote: …}`."""
    if not isinstance(entry.value, MappingNode):
        parts = several(clause)(entry, setting) or ()
        if not parts and isinstance(entry.value, Sequence) and not entry.value.items:
            tell_problem(setting, "empty-value", entry.value.place, field=entry.key.text)
        return Reason(parts, None, None, None, entry.value.place) if parts else None
    fields = open_fields(entry, "reason", setting)
    parts = take(fields, "if", several(clause)) or ()
    holds = take(fields, "holds", share)
    quote = take(fields, "quote", one_quote)
    says = take(fields, "says", words)
    return Reason(parts, holds, quote, says, entry.value.place) if parts else None


def basis(entry: Entry, setting: Setting) -> Basis | None:
    """Return where a number is from: one of three words, or a reference class that was counted."""
    if not isinstance(entry.value, MappingNode):
        kind = choice("basis")(entry, setting)
        return None if kind is None else Basis(kind, None, None, None, kind.place)
    fields = open_fields(entry, "basis", setting)
    written = fields.by_key.get("seen")
    return Basis(
        kind=take(fields, "kind", choice("basis")),
        says=take(fields, "class", words),
        seen=None if written is None else seen_field(written, setting),
        source=take(fields, "source", name),
        place=fields.place,
    )


# ---- the table of a many-valued claim -------------------------------------------------------


def table(entry: Entry, setting: Setting) -> tuple[TableRow, ...]:
    """Return the rows of a table, in any of its three spellings.

    `{calm: 70%, storm: 30%}` is one row without parents; `wind is high: {…}` names its parents in a
    condition; a list has `{given: {wind: high}, is: {…}}`.
    """
    if isinstance(entry.value, Sequence):
        return tuple(row for item in items_of(entry, setting) if (row := _row(item, setting)) is not None)
    parts = entries_of(entry, setting)
    if parts and all(isinstance(part.value, Scalar) for part in parts):
        return (TableRow((), pairs(share)(entry, setting) or (), entry.value.place),)
    rows = []
    for part in parts:
        given = _parents_in(part.key, setting)
        shares = pairs(share)(part, setting) or ()
        if given is not None and shares:
            rows.append(TableRow(given, shares, part.key.place))
    return tuple(rows)


def _row(entry: Entry, setting: Setting) -> TableRow | None:
    fields = open_fields(entry, "row", setting)
    given = take(fields, "given", given_values)
    shares = take(fields, "is", pairs(share))
    if given is None or not shares:
        return None
    return TableRow(given, shares, entry.value.place)


def given_values(entry: Entry, setting: Setting) -> tuple[tuple[Name, Name], ...] | None:
    """Return the parents and their values: `{wind: high, holiday: yes}`, or the same as a condition."""
    if isinstance(entry.value, MappingNode):
        found = []
        for part in entry.value.entries:
            scalar = scalar_of(part, setting)
            if scalar is not None:
                found.append((name_from(part.key), truth_value(name_from(scalar))))
        return tuple(found)
    scalar = scalar_of(entry, setting)
    return None if scalar is None else _parents_in(scalar, setting)


def truth_value(value: Name) -> Name:
    """Return yes and no (in any spelling) as `true` and `false`, the values of a two-valued claim."""
    key = {"yes": "true", "no": "false"}.get(canonical_choice(value.text), value.key)
    return Name(value.text, key, value.place)


def _parents_in(scalar: Scalar, setting: Setting) -> tuple[tuple[Name, Name], ...] | None:
    read = read_clause(scalar, setting.tell)
    if read is None:
        return None
    parts = read.condition.parts if isinstance(read.condition, All) else (read.condition,)
    found = []
    for part in parts:
        pair = _parent_in(part, read)
        if pair is None:
            tell_problem(setting, "row-not-values", scalar.place, text=scalar.text)
            return None
        found.append(pair)
    return tuple(found)


def _parent_in(condition: Condition, read: Clause) -> tuple[Name, Name] | None:
    if isinstance(condition, Is) and not condition.is_negated:
        return condition.name, truth_value(condition.level)
    if isinstance(condition, Holds):
        return condition.name, Name("true", "true", read.place)
    if isinstance(condition, Not) and isinstance(condition.part, Holds):
        return condition.part.name, Name("false", "false", read.place)
    return None
