"""The page: what is shown, in one language, before any layout."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One reading's answer. `number` and `band` are percentages as text; empty where nothing was said.

    `picture` holds probability, low, high in 0..1, and `null_at` the null's probability, for a bar.
    """

    name: str
    label: str  # "by 31 December 2021"
    says: str  # the author's words for this reading, or empty
    word: str  # "unlikely"
    number: str  # "14%", "14% ± 2%"
    band: str  # "6% to 27%"
    picture: tuple[float, float, float] | None
    null: str
    null_at: float | None
    theses: tuple[tuple[str, str], ...]  # who, number
    given: str = ""  # among which histories a conditional reading is answered
    is_ever: bool = False  # one of the fixed days at which an unbounded question is checked


@dataclass(frozen=True, slots=True)
class Explained:
    """What stands behind one reading's answer, in sentences."""

    heading: str
    sure_heading: str
    sure: tuple[str, ...]  # the level of confidence, then its three parts
    for_heading: str
    reasons_for: tuple[str, ...]
    against_heading: str
    reasons_against: tuple[str, ...]
    change_heading: str
    changes: tuple[str, ...]
    watch_heading: str
    watched: tuple[tuple[str, str], ...]  # by which day, what
    origins: tuple[str, ...]  # reports of one origin that count for less


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """One question: what is asked, a row a reading, and what authors forecast themselves."""

    name: str
    ask: str
    rows: tuple[Row, ...]
    own: tuple[str, ...]
    notes: tuple[str, ...]  # the class of cases behind each base rate
    more: str = ""  # on a brief page: how many readings are left out
    explained: tuple[Explained, ...] = ()


@dataclass(frozen=True, slots=True)
class Lens:
    """One of the four questions that a reader ought to ask, and what could be said of it."""

    title: str
    says: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page, as text of one language. Bidirectional isolates are already in the texts."""

    language: str
    is_right_to_left: bool
    title: str
    facts: tuple[str, ...]
    notices: tuple[str, ...]
    headings: tuple[str, ...]  # of a row: reading, answer, picture, band, null
    theses_heading: str
    questions: tuple[QuestionPart, ...]
    dates_heading: str
    dates: tuple[tuple[str, str], ...]  # day, what
    lenses_heading: str
    lenses: tuple[Lens, ...]
    notes_heading: str
    footnotes: tuple[str, ...]
    support_heading: str = ""
    support: tuple[tuple[str, str], ...] = ()  # a thesis, and how far the record bears it out
    is_brief: bool = False  # the first reading of each question, and nothing of the rest
