"""The fields of one entry: which it has, which it lacks, which it may not have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from casus.case.form import Chance
from casus.case.keyword import canonical_key, is_arabic, nearest_spelling, spelling_for, spellings_for
from casus.case.setting import MOST_GUESSES, Setting, tell_problem
from casus.case.shape import EXAMPLES, FIELDS, REQUIRED
from casus.case.value import Read, chance, is_empty
from casus.problem import Place, Related
from casus.text import Entry, Scalar
from casus.text import Mapping as MappingNode

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fields:
    """An entry's fields by their English name. `place` is the key's: where the entry is named."""

    by_key: Mapping[str, Entry]
    place: Place
    setting: Setting


def open_fields(entry: Entry, kind: str, setting: Setting, *, short: str | None = None) -> Fields:
    """Return the fields of `entry`, an entry of `kind`; unknown, double and missing ones are told.

    `short` is the field that a bare text stands for (`likes_rain: It likes rain.` is its `says`).
    """
    node = entry.value
    if short is not None and isinstance(node, Scalar) and not is_empty(node):
        key = Scalar(entry.key.text, entry.key.place)
        return Fields({short: Entry(key, node)}, entry.key.place, setting)
    if not isinstance(node, MappingNode):
        code = "empty-value" if is_empty(node) else "wanted-fields"
        place = entry.key.place if is_empty(node) else node.place
        tell_problem(
            setting, code, place, field=entry.key.text, allowed=spellings_for(FIELDS[kind], entry.key.text)
        )
        return Fields({}, entry.key.place, setting)
    by_key = fields_of(node, FIELDS[kind], setting, code="unknown-field", entry=entry.key.text)
    for required in REQUIRED.get(kind, ()):
        if required not in by_key:
            like = node.entries[0].key.text if node.entries else entry.key.text
            tell_missing(setting, required, entry.key, like, kind)
    return Fields(by_key, entry.key.place, setting)


def tell_missing(setting: Setting, required: str, owner: Scalar, like: str, kind: str = "") -> None:
    """Tell that the entry named `owner` lacks a field; it is shown in the script of `like`."""
    example = EXAMPLES.get(f"{kind}.{required}", EXAMPLES.get(required, ("…", "…")))
    tell_problem(
        setting,
        "missing-field",
        owner.place,
        field=spelling_for(required, like),
        entry=owner.text,
        example=example[is_arabic(like)],
    )


def fields_of(
    node: MappingNode, allowed: tuple[str, ...], setting: Setting, *, code: str, entry: str
) -> dict[str, Entry]:
    """Return the entries of `node` by canonical key; a key that is not `allowed` is told by `code`.

    One that is a slip for an absent key is then read as that: told once, its value is not missed too.
    """
    by_key: dict[str, Entry] = {}
    slips: dict[str, Entry] = {}
    for part in node.entries:
        key = canonical_key(part.key.text)
        if key not in allowed:
            shown = spellings_for(allowed, part.key.text)
            is_guessed = next(setting.guesses) < MOST_GUESSES
            meant = nearest_spelling(part.key.text, shown) if is_guessed else None
            tell_problem(
                setting,
                code,
                part.key.place,
                suggestion=meant,
                field=part.key.text,
                entry=entry,
                allowed=shown,
            )
            if meant is not None:
                slips.setdefault(canonical_key(meant), part)
        elif key in by_key:
            related = (Related(by_key[key].key.place, "first-here"),)
            first = by_key[key].key.text
            tell_problem(
                setting, "field-twice", part.key.place, related=related, field=part.key.text, first=first
            )
        else:
            by_key[key] = part
    return {**slips, **by_key}


def take(fields: Fields, key: str, read: Read[T]) -> T | None:
    """Return the field `key` as `read` reads it, or None when it is absent or was told."""
    entry = fields.by_key.get(key)
    return None if entry is None else read(entry, fields.setting)


def take_chance(fields: Fields, key: str) -> Chance | None:
    """Return the chance in the field `key`: `take`, spelled out for a union, which mypy cannot infer."""
    entry = fields.by_key.get(key)
    return None if entry is None else chance(entry, fields.setting)


def has_field(fields: Fields, key: str) -> bool:
    """Return whether the field was written, readable or not."""
    return key in fields.by_key
