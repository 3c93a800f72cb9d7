"""What `casus check --json` prints follows its published schema, for every broken case there is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from casus.cli.reading import problems_to_json, read_case
from casus.problem import Problem

TESTS = Path(__file__).parents[1]
SCHEMA = TESTS.parent / "docs" / "reference" / "check.schema.json"
BROKEN = sorted(
    path
    for folder in ("broken", "problems", "valid")
    for path in (TESTS / folder).iterdir()
    if path.is_dir() or path.suffix == ".yaml"
)


def record_of(*paths: str, language: str = "en") -> Any:
    found = []
    for path in paths:
        document, _, checked = read_case(path)
        found.append((path, document.digest, checked.problems))
    return json.loads(json.dumps(problems_to_json(found, "0.1.0", language), allow_nan=False))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_record_of_every_broken_case_follows_the_schema(language: str, tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    paths = [str(path) for path in (*BROKEN, tmp_path / "absent.yaml", tmp_path)]
    record = record_of(*paths, language=language)
    jsonschema.validate(record, schema)
    assert [case["path"] for case in record["cases"]] == paths
    problems = [problem for case in record["cases"] for problem in case["problems"]]
    assert len({problem["code"] for problem in problems}) > 100
    required = set(schema["$defs"]["problem"]["required"])
    assert all(set(problem) == required for problem in problems)  # what is not documented is not printed
    problems[0]["line"] = 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema)


def test_a_path_that_is_no_text_is_written_as_one() -> None:
    record = problems_to_json(
        [("caf\udce9.yaml", "0" * 64, [Problem("missing-path", None, {"path": "x"})])], "1", "en"
    )
    json.dumps(record, ensure_ascii=False).encode("utf-8")
