"""A problem's sentences in one language: the catalogue's wording, filled with the problem's facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casus.problem.catalogue import LABELS, WORDINGS
from casus.problem.catalogue.form import Both
from casus.problem.form import Problem
from casus.problem.visible import fenced, fenced_left, shortened, visible

LANGUAGES = ("en", "ar")
FACT_LIMIT = 120  # characters of one fact that are shown

_BRACES = re.compile(r"\{(\w+)\}")
_CODE = re.compile(r"(`[^`]*`)")


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is said of one problem. `why`, `mend` and `label` may be empty."""

    what: str
    why: str
    mend: str
    label: str


def sentences_of(problem: Problem, language: str, is_fenced: bool = False) -> Sentences:
    """Return what is said of `problem` in `language` (`en` or `ar`; another reads as `en`).

    `is_fenced` puts isolates round facts and code in Arabic, for a terminal. A code without wording, or a
    wording whose facts are missing, gives the code and the facts: nothing here raises.
    """
    side = side_of(language)
    wording = WORDINGS.get(problem.code)
    fence = is_fenced and side == 1
    if wording is None:
        return Sentences(_bare(problem, side), "", "", "")
    what = fill(wording.what[side], problem.facts, side, fence)
    why = fill(wording.why[side], problem.facts, side, fence)
    mend = fill(wording.mend[side], problem.facts, side, fence)
    label = fill(wording.label[side], problem.facts, side, fence) if wording.label else ""
    return Sentences(what or _bare(problem, side), why or "", mend or "", label or "")


def label_of(label: str, language: str) -> str:
    """Return the wording of a related place's label, or the label itself."""
    both: Both | None = LABELS.get(label)
    return both[side_of(language)] if both else label.replace("-", " ")


def side_of(language: str) -> int:
    """Return the index of `language` in the catalogue's pairs."""
    return LANGUAGES.index(language) if language in LANGUAGES else 0


def fill(template: str, facts: Mapping[str, object], side: int, is_fenced: bool) -> str | None:
    """Return `template` with its `{braces}` filled, or None if a fact is missing."""
    if any(name not in facts for name in _BRACES.findall(template)):
        return None
    parts = []
    for part in _CODE.split(template):
        is_code = part.startswith("`")
        filled = _BRACES.sub(lambda found: _shown(facts[found[1]], side, is_fenced and not is_code), part)  # noqa: B023
        parts.append(fenced(filled) if is_code and is_fenced else filled)
    return "".join(parts)


def _shown(fact: object, side: int, is_fenced: bool) -> str:
    """Return one fact as text. A pair of texts is the same in English and Arabic; a list is joined."""
    if isinstance(fact, tuple) and len(fact) == 2 and all(isinstance(half, str) for half in fact):
        return visible(str(fact[side]))  # words of the catalogue's own: no fence inside the sentence
    if isinstance(fact, list | tuple | set | frozenset):
        return ("، " if side else ", ").join(_shown(part, side, is_fenced) for part in fact)
    is_number = isinstance(fact, int | float | date)
    text = f"{fact:g}" if isinstance(fact, float) else str(fact)
    text = visible(shortened(text, FACT_LIMIT))
    if not is_fenced:
        return text
    return fenced_left(text) if is_number or text[:1].isdigit() else fenced(text)


def _bare(problem: Problem, side: int) -> str:
    facts = ("، " if side else ", ").join(
        f"{name} {_shown(fact, side, False)}" for name, fact in problem.facts.items()
    )
    return f"{problem.code} ({facts})" if facts else problem.code
