"""JSON, rows and frames, and the schema that fixes them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from casus.forecast import Answers
from casus.model import Model
from casus.report import answers_to_json, answers_to_rows

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "run.schema.json"


def test_the_promised_keys_are_there(model: Model, answers: Answers) -> None:
    record = json.loads(json.dumps(answers_to_json(model, answers, "0.1.0")))
    assert (record["casus"], record["seed"]) == (1, 1)
    assert record["case"]["digest"] == "0123456789abcdef" * 4 and record["case"]["as_of"] == "2026-01-10"
    reading = record["questions"]["opens"]["readings"]["by_june"]
    promised = {
        "probability": 0.144, "standard_error": 0.001, "band": [0.06, 0.27], "null": 0.289,
        "engine": "worlds", "by": "2026-06-21",
    }  # fmt: skip
    assert {key: reading[key] for key in promised} == promised


def test_the_record_follows_its_published_schema(model: Model, answers: Answers) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    unsaid = replace(answers.questions[0].readings[0], answer=None, null=None)
    bare = replace(answers, tension=None, questions=(replace(answers.questions[0], readings=(unsaid,)),))
    for each in (answers, bare):
        jsonschema.validate(json.loads(json.dumps(answers_to_json(model, each, "0.1.0"))), schema)
    wrong = json.loads(json.dumps(answers_to_json(model, answers, "0.1.0")))
    wrong["questions"]["opens"]["readings"]["by_june"]["probability"] = 1.5
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema)


def test_the_schema_names_every_key_that_is_written(model: Model, answers: Answers) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    record = answers_to_json(model, answers, "0.1.0")
    assert set(schema["required"]) == set(schema["properties"]) == set(record)
    reading = record["questions"]["opens"]["readings"]["by_june"]  # type: ignore[index]
    assert set(schema["$defs"]["reading"]["required"]) == set(reading)


def test_there_is_one_row_a_reading_and_thesis(answers: Answers) -> None:
    rows = answers_to_rows(answers)
    assert [(row["reading"], row["thesis"], row["probability"]) for row in rows] == [
        ("by_june", "", 0.144),
        ("by_june", "optimist", 0.351),
        ("by_year_end", "", 0.997),
    ]


def test_a_frame_has_the_rows(answers: Answers) -> None:
    pytest.importorskip("pandas")
    from casus.report import answers_to_pandas

    frame = answers_to_pandas(answers)
    assert list(frame["probability"]) == [0.144, 0.351, 0.997]


def test_an_arrow_table_has_the_rows(answers: Answers) -> None:
    pytest.importorskip("pyarrow")
    from casus.report import answers_to_arrow

    assert answers_to_arrow(answers).column("probability").to_pylist() == [0.144, 0.351, 0.997]


def test_a_missing_library_is_named_with_the_mend(answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from casus.report import answers_to_pandas

    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'casus-forecast\[frames\]'"):
        answers_to_pandas(answers)
