"""Answers as rows, a pandas frame or an Arrow table."""

from __future__ import annotations

from dataclasses import fields
from importlib import import_module
from typing import Any

from casus.forecast import Answer, Answers, Curve, Explanation, History, Track, WhatIf


def answers_to_rows(answers: Answers) -> list[dict[str, object]]:
    """Return one row a reading and thesis: the case as written has an empty `thesis`."""
    rows = []
    for question in answers.questions:
        for reading in question.readings:
            theses = [("", reading.answer), *((each.thesis, each.answer) for each in reading.theses)]
            for thesis, share in theses:
                rows.append(
                    {
                        "question": question.name,
                        "reading": reading.name,
                        "thesis": thesis,
                        "mode": reading.mode,
                        "day": reading.day,
                        "probability": None if share is None else share.probability,
                        "standard_error": None if share is None else share.standard_error,
                        "low": None if share is None else share.band[0],
                        "high": None if share is None else share.band[1],
                        "null": None if reading.null is None else reading.null.probability,
                        "engine": reading.engine,
                        "digest": answers.digest,
                        "seed": answers.seed,
                    }
                )
    return rows


COLUMNS = (
    "question", "reading", "thesis", "mode", "day", "probability", "standard_error",
    "low", "high", "null", "engine", "digest", "seed",
)  # fmt: skip


def answers_to_pandas(answers: Answers) -> Any:
    """Return the rows as a pandas DataFrame; ImportError says what to install where pandas is missing."""
    try:
        pandas = import_module("pandas")
    except ImportError as missing:
        raise ImportError(missing_words("to_pandas", "pandas")) from missing
    return pandas.DataFrame(answers_to_rows(answers), columns=list(COLUMNS))


def answers_to_arrow(answers: Answers) -> Any:
    """Return the rows as a pyarrow Table; ImportError says what to install where pyarrow is missing."""
    try:
        pyarrow = import_module("pyarrow")
    except ImportError as missing:
        raise ImportError(missing_words("to_arrow", "pyarrow")) from missing
    text, real = pyarrow.string(), pyarrow.float64()
    types: dict[str, Any] = {"day": pyarrow.date32(), "seed": pyarrow.uint64()}
    types |= dict.fromkeys(("probability", "standard_error", "low", "high", "null"), real)
    schema = pyarrow.schema([(column, types.get(column, text)) for column in COLUMNS])
    return pyarrow.Table.from_pylist(answers_to_rows(answers), schema=schema)


Row = dict[str, object]


def answer_columns(answer: Answer | None) -> Row:
    """Return probability, standard error and band as columns; None where nothing could be said."""
    if answer is None:
        return dict.fromkeys(("probability", "standard_error", "low", "high"))
    low, high = answer.band
    return {
        "probability": answer.probability,
        "standard_error": answer.standard_error,
        "low": low,
        "high": high,
    }


def track_rows(track: Track) -> list[Row]:
    """Return one row a day and reading, with what moved it most (an observation's name; empty: silence)."""
    rows: list[Row] = []
    for day in track.days:
        for question, reading, answer in day.answers:
            moves = [
                (move.difference or 0.0, fact.subject)
                for fact in day.facts
                for move in fact.moves
                if (move.question, move.reading) == (question, reading)
            ]
            most = max(moves, key=lambda each: abs(each[0]), default=(0.0, ""))
            place: Row = {"day": day.day, "question": question, "reading": reading}
            rows.append({**place, **answer_columns(answer), "moved": most[0], "moved_by": most[1]})
    return rows


def change_rows(found: WhatIf) -> list[Row]:
    """Return one row a reading: before, after, and the difference with its standard error."""
    return [
        {
            "question": each.question,
            "reading": each.reading,
            "day": each.day,
            "before": None if each.before is None else each.before.probability,
            "after": None if each.after is None else each.after.probability,
            "difference": each.difference,
            "standard_error": each.standard_error,
        }
        for each in found.changes
    ]


def curve_rows(curves: tuple[Curve, ...]) -> list[Row]:
    """Return one row a reading and day."""
    return [
        {
            "question": curve.question,
            "reading": curve.reading,
            "day": point.day,
            **answer_columns(point.answer),
        }
        for curve in curves
        for point in curve.points
    ]


def driver_rows(explanation: Explanation) -> list[Row]:
    """Return one row a reading and driver, the largest movement first, as the forms name their fields."""
    return [
        {
            "question": reading.question,
            "reading": reading.reading,
            **{field.name: getattr(driver, field.name) for field in fields(driver)},
        }
        for reading in explanation.readings
        for driver in reading.drivers
    ]


def history_rows(history: History) -> list[Row]:
    """Return one row a happening."""
    return [
        {"day": line.day, "kind": line.kind, "name": line.name, "outcome": line.outcome}
        for line in history.lines
    ]


def rows_to_pandas(rows: list[Row]) -> Any:
    """Return rows as a pandas DataFrame; ImportError says what to install where pandas is missing."""
    try:
        pandas = import_module("pandas")
    except ImportError as missing:
        raise ImportError(missing_words("to_pandas", "pandas")) from missing
    return pandas.DataFrame(rows)


def missing_words(function: str, library: str) -> str:
    """Return what to do about a missing library."""
    return f"{function}() needs {library}, which is not installed: pip install 'casus-forecast[frames]'"
