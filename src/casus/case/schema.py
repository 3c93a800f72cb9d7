"""The language as a JSON Schema, for completion and hints in editors."""

from __future__ import annotations

import json
from collections.abc import Mapping

from casus.case.keyword import ARABIC_CHOICES, ARABIC_KEYS
from casus.case.shape import CHOICES, FIELDS, REQUIRED, SECTIONS, VALUES

Json = dict[str, object]

_SCALAR: Json = {"type": ["string", "number", "boolean"]}
_WORDS: Json = {"anyOf": [_SCALAR, {"type": "object", "additionalProperties": _SCALAR, "minProperties": 1}]}


def language_schema() -> str:
    """Return the JSON Schema of a case file (draft 2020-12), English and Arabic keywords alike.

    It helps editors to complete and to hint; what casus itself tells goes further (names, phrases, dates).
    """
    schema: Json = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case of casus, version 1",
        **_entry(SECTIONS, "case", ()),
        "$defs": {kind: _entry(fields, kind, REQUIRED.get(kind, ())) for kind, fields in FIELDS.items()},
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _entry(fields: tuple[str, ...], kind: str, required: tuple[str, ...]) -> Json:
    properties: dict[str, object] = {}
    for field in fields:
        value, meaning = VALUES.get(f"{kind}.{field}") or VALUES[field]
        content = {**_any_of(value), "description": meaning}
        properties[field] = content
        place = "#/properties" if kind == "case" else f"#/$defs/{kind}/properties"
        properties.update({spelling: {"$ref": f"{place}/{field}"} for spelling in ARABIC_KEYS[field]})
    entry: Json = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        entry["allOf"] = [
            {"anyOf": [{"required": [key]} for key in (field, *ARABIC_KEYS[field])]} for field in required
        ]
    return entry


def _any_of(value: str) -> Json:
    return _either([_value(part.strip()) for part in value.split("|")])


def _either(parts: list[Json]) -> Json:
    return parts[0] if len(parts) == 1 else {"anyOf": parts}


def _value(value: str) -> Json:
    """Return the schema of one kind of value, as `VALUES` names it."""
    kind, _, of = value.partition(" ")
    if kind == "entry":
        return {"$ref": f"#/$defs/{of}"}
    if kind == "one-of":
        return {"enum": _choices(of)}
    if kind == "list":
        return {"type": "array", "items": _either([_value(part) for part in of.split("/")])}
    if kind == "map":
        return {"type": "object", "additionalProperties": _either([_value(part) for part in of.split("/")])}
    if kind == "quotes":
        by_source = _value("map text/list text")
        return _either([by_source, {"type": "array", "items": by_source}])
    return {"text": _SCALAR, "words": _WORDS}[kind]


def _choices(of: str) -> list[str | bool]:
    spelled: Mapping[str, tuple[str, ...]] = ARABIC_CHOICES
    words = [word for choice in CHOICES[of] for word in (choice, *spelled[choice])]
    # an editor reads a bare `true` as a boolean
    return [*words, *([True, False] if "true" in words else [])]
