"""The catalogue of codes: every problem's wording, in English and Arabic."""

from __future__ import annotations

from casus.problem.catalogue import document, meaning, phrase, run, section
from casus.problem.catalogue.form import Both, Wording

WORDINGS: dict[str, Wording] = {
    **document.WORDINGS,
    **phrase.WORDINGS,
    **section.WORDINGS,
    **meaning.WORDINGS,
    **run.WORDINGS,
}
LABELS: dict[str, Both] = {
    **document.LABELS,
    **phrase.LABELS,
    **section.LABELS,
    **meaning.LABELS,
    **run.LABELS,
}

__all__ = ["LABELS", "WORDINGS", "Both", "Wording"]
