"""Wording of the problems that this stage tells: run."""

from __future__ import annotations

from casus.problem.catalogue.form import Both, Wording

WORDINGS: dict[str, Wording] = {}
LABELS: dict[str, Both] = {}
