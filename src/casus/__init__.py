"""casus tests arguments about what will happen.

case = casus.read("cases/lamp-launch")    # raises one CaseError with all problems
findings = case.run(seed=1)
findings["ships_on_time"]                    # shown as a table in a notebook
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casus.notebook import CaseError, CheckedCase, Findings, QuestionFindings, read

__version__ = "0.1.0"

__all__ = ["CaseError", "CheckedCase", "Findings", "QuestionFindings", "__version__", "read"]


def __getattr__(name: str) -> object:
    """Return a public name; what it needs is imported now and not with the package."""
    if name in __all__:
        from casus import notebook

        return getattr(notebook, name)
    raise AttributeError(f"module 'casus' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
