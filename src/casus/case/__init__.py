"""The case as written."""

from casus.case.form import Case
from casus.case.keyword import canonical_key
from casus.case.parse import parse_document
from casus.case.show import show_case

__all__ = ["Case", "canonical_key", "parse_document", "show_case"]
