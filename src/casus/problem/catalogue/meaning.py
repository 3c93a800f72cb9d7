"""Wording of the problems that checking a case's meaning tells."""

from __future__ import annotations

from casus.problem.catalogue.form import Both, Wording
from casus.problem.catalogue.intervention import INTERVENTION_WORDINGS
from casus.problem.catalogue.lint import LINT_WORDINGS
from casus.problem.catalogue.part import PART_WORDINGS
from casus.problem.catalogue.record import RECORD_WORDINGS
from casus.problem.catalogue.reference import REFERENCE_WORDINGS

WORDINGS: dict[str, Wording] = {
    **REFERENCE_WORDINGS,
    **PART_WORDINGS,
    **LINT_WORDINGS,
    **INTERVENTION_WORDINGS,
    **RECORD_WORDINGS,
}
LABELS: dict[str, Both] = {
    "declared-here": ("declared here", "أُعلن هنا"),
    "first-here": ("first here", "هنا أولاً"),
    "then-here": ("then here", "ثم هنا"),
    "nearest-words": ("the nearest words", "أقرب الألفاظ"),
    "as-of-here": ("written as of this day", "كُتبت بهذا التاريخ"),
    "horizon-here": ("the horizon", "الأفق"),
}
