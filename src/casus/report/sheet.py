"""A sheet: one table a question, with a picture in each row or a chart below. Tracks, changes and curves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of a table: its cells, a bar (probability, low, high, or None), and what is said below it."""

    cells: tuple[str, ...]
    bar: tuple[float, float, float] | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """The answer on one day, in 0..1, with its band."""

    day: date
    probability: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Chart:
    """An answer over days. `is_stepped`: it stays between points (a track); else it grows between them."""

    name: str
    title: str
    points: tuple[ChartPoint, ...]
    is_stepped: bool
    start: str  # the first and the last day, in words
    end: str
    language: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One question's reading, or one history: a heading, a table, sentences below it."""

    name: str
    heading: str
    label: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    sentences: tuple[str, ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of tables, as text of one language; isolates are already in the texts."""

    language: str
    is_right_to_left: bool
    title: str
    facts: tuple[str, ...]
    notices: tuple[str, ...]
    parts: tuple[SheetPart, ...]
    notes_heading: str
    notes: tuple[str, ...]
