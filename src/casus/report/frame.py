"""Answers as rows, a pandas frame or an Arrow table."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from casus.forecast import Answers


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


def missing_words(function: str, library: str) -> str:
    """Return what to do about a missing library."""
    return f"{function}() needs {library}, which is not installed: pip install 'casus-forecast[frames]'"
