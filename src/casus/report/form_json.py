"""Forms of the forecast lens as JSON, key by field; and the schema of what `casus forecast --json` prints.

The schema is made from the forms themselves, so that neither can be without the other.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from casus.forecast import (
    Answers,
    AssertionAnswer,
    Curve,
    Explanation,
    History,
    ThesisComparison,
    Track,
    WhatIf,
)
from casus.model import Model
from casus.report.json import FORMAT, Json, answers_to_json

KINDS: dict[str, Any] = {
    "explanation": Explanation,
    "theses": ThesisComparison,
    "track": Track,
    "change": WhatIf,
    "curves": tuple[Curve, ...],
    "history": History,
    "assertions": tuple[AssertionAnswer, ...],
}


def form_to_json(form: object) -> Any:
    """Return a frozen form as plain values: fields by name, days as ISO dates, tuples as lists."""
    if is_dataclass(form):
        return {field.name: form_to_json(getattr(form, field.name)) for field in fields(form)}
    if isinstance(form, date):
        return form.isoformat()
    if isinstance(form, tuple | list):
        return [form_to_json(each) for each in form]
    return form


def forecast_to_json(
    model: Model,
    version: str,
    answers: Answers | None = None,
    interventions: list[dict[str, str]] | None = None,
    **forms: object,
) -> Json:
    """Return what was found as plain values. `forms` are of KINDS; what is None is left out.

    With `answers` their record (docs/reference/run.schema.json) comes first, under its own keys.
    """
    if answers is not None:
        record = answers_to_json(model, answers, version)
    else:
        record = {
            "casus": FORMAT,
            "version": version,
            "case": {
                "name": model.name,
                "digest": model.digest,
                "as_of": model.as_of.isoformat(),
                "title": dict(model.title),
            },
        }
    if interventions:
        record["interventions"] = interventions
    return {**record, **{key: form_to_json(form) for key, form in forms.items() if form is not None}}


def forecast_schema() -> str:
    """Return the JSON Schema of what `casus forecast --json` and `casus check --run --json` print."""
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {
        "casus": {"const": FORMAT},
        "version": {"type": "string"},
        "case": {
            "type": "object",
            "required": ["name", "digest", "as_of", "title"],
            "properties": {
                "name": {"type": "string"},
                "digest": {"type": "string"},
                "as_of": {"type": "string", "format": "date"},
                "title": {"type": "object"},
            },
        },
        "interventions": {
            "type": "array",
            "description": "What was set, made, scaled, or asked to have been otherwise, in words.",
            "items": {
                "type": "object",
                "required": ["kind", "words"],
                "properties": {
                    "kind": {"enum": ["set", "make", "scale", "had"]},
                    "words": {"type": "string"},
                },
            },
        },
    }
    for key, kind in KINDS.items():
        properties[key] = type_schema(kind, definitions)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"What `casus forecast --json` prints, format {FORMAT}",
        "description": "Without --track, --by-date or an intervention the keys of run.schema.json come "
        "first. Shares and differences are in 0..1; a standard error is the computation's, of the number it "
        "follows. New keys may be added within a format.",
        "type": "object",
        "required": ["casus", "version", "case"],
        "properties": properties,
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def type_schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field's type; forms go to `definitions` and are referred to."""
    if isinstance(kind, type) and is_dataclass(kind):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}  # a form that holds its own kind would go on for ever
            definitions[kind.__name__] = form_schema(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if get_origin(kind) is UnionType or type(kind).__name__ == "Union":
        return {"anyOf": [type_schema(each, definitions) for each in get_args(kind)]}
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return {"type": "array", "items": type_schema(inner[0], definitions)}
        items = [type_schema(each, definitions) for each in inner]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if kind is date:
        return {"type": "string", "format": "date"}
    names = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
    return {"type": names[kind]}


def form_schema(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one form, with what its docstring says of it."""
    hints = get_type_hints(kind)
    return {
        "description": " ".join((kind.__doc__ or "").split()),
        "type": "object",
        "required": list(hints),
        "properties": {name: type_schema(hint, definitions) for name, hint in hints.items()},
    }
