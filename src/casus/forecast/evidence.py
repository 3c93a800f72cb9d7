"""What a run says of the evidence itself."""

from __future__ import annotations

from dataclasses import dataclass

from casus.engine import Outcome
from casus.network import Network


@dataclass(frozen=True)
class Weighed:
    """Sums of a run with evidence: ln of its probability (a density per day), with its error; how many
    worlds of equal weight would tell as much; of blocks, and by ask the variance of the answer over the
    ranges."""

    log_evidence: float
    log_evidence_error: float
    effective_worlds: float
    n_blocks: int
    variance_over_ranges: tuple[float, ...]


def has_evidence(network: Network) -> bool:
    """Tell whether what was observed weighs worlds."""
    is_talk_seen = any(outcome >= 0 for outcome in network.talk_seen_outcome)
    return bool(len(network.fact_at) or len(network.record_event) or is_talk_seen)


def evidence_sums(outcome: Outcome) -> Weighed | None:
    """Return what the outcome says of the evidence, None where nothing was weighed."""
    return getattr(outcome, "evidence", None)
