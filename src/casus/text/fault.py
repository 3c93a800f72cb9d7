"""What the YAML reader stumbled over, in our words."""

from __future__ import annotations

from typing import Any

from casus.problem import Place, Problem, SourceFile


def problem_of_fault(fault: Exception, file: SourceFile, start: int, end: int) -> Problem:
    """Return the problem that a YAML error in characters start..end of `file` is."""
    mark: Any = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    at = min(start + (mark.index if mark is not None else 0), max(start, end - 1))
    return Problem("unreadable-yaml", Place(file, at, min(at + 1, len(file.text))))
