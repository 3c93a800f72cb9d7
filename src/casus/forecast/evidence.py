"""What a run says of the evidence itself."""

from __future__ import annotations

from casus.engine import EvidenceSums, Outcome
from casus.network import Network


def has_evidence(network: Network) -> bool:
    """Tell whether what was observed weighs worlds."""
    is_talk_seen = any(outcome >= 0 for outcome in network.talk_seen_outcome)
    return bool(len(network.fact_at) or len(network.record_event) or is_talk_seen)


def evidence_sums(outcome: Outcome) -> EvidenceSums | None:
    """Return what the outcome says of the evidence, None where nothing was weighed."""
    return outcome.evidence
