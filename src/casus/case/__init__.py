"""The case as written."""

from casus.case.form import Case

__all__ = ["Case"]
