"""What a run says of the evidence itself."""

from __future__ import annotations

from typing import Protocol

from casus.engine import Outcome


class Weighed(Protocol):
    """Sums of a run with evidence: ln of its probability (density per day), with its error, and how many
    worlds of equal weight would tell as much."""

    @property
    def log_evidence(self) -> float: ...
    @property
    def log_evidence_error(self) -> float: ...
    @property
    def effective_worlds(self) -> float: ...


def evidence_sums(outcome: Outcome) -> Weighed | None:
    """Return what the outcome says of the evidence, None where nothing was weighed."""
    return getattr(outcome, "evidence", None)
