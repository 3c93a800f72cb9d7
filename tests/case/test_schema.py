"""The JSON Schema of the language says of cases what casus says, as far as a schema can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from casus.case import language_schema
from casus.text import Mapping, Node, Scalar, read_document

VALID = Path(__file__).parents[1] / "valid"
SCHEMA = json.loads(language_schema())


def plain(node: Node) -> Any:
    """Return the node as an editor sees it: every scalar as text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]


def faults(text: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return [
        error.message for error in Draft202012Validator(SCHEMA).iter_errors(plain(read_document(path).root))
    ]


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(VALID.iterdir()), ids=lambda path: path.name)
def test_a_valid_case_keeps_to_the_schema(path):
    found = list(Draft202012Validator(SCHEMA).iter_errors(plain(read_document(path).root)))
    assert [(list(error.path), error.message[:80]) for error in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "clams: {dry: It is dry.}\n",
        "claims: {dry: {says: It is dry., credense: 60%}}\n",
        "claims: {dry: {says: It is dry., status: asserts}}\n",
        "claims: [It is dry.]\n",
        "states: {ferry: {levels: [stopped, daily]}}\n",
        "حالات: {العبارة: {مستويات: [متوقفة, يومية]}}\n",
        "events: {fails: {chance: [5% within 1 year]}}\n",
    ],
)
def test_what_casus_refuses_by_shape_the_schema_refuses(text, tmp_path):
    assert faults(text, tmp_path)
    sound = text.replace("clams", "claims").replace("credense", "credence").replace("asserts", "asserted")
    sound = sound.replace("[It is dry.]", "{dry: It is dry.}").replace(
        "[5% within 1 year]", "5% within 1 year"
    )
    sound = sound.replace("daily]", "daily], at_first: daily").replace("يومية]", "يومية], في_البداية: يومية")
    assert faults(sound, tmp_path) == []
