"""What is too large for the exact engine."""

from __future__ import annotations

from casus.engine.form import EngineLimit

MEANING = {
    "combinations": "combinations of claims that matter",
    "states": "reachable states",
    "updates": "updates of a state's answer",
    "lost": "observed events driven by a count that can grow without end",
    "error": "parts in 10^10 of certified error",
    "copies": "copies of a claim that share one coin",
}


class ExactLimit(EngineLimit):
    """A network too large to be answered exactly: `n` of what `kind` says, where at most `most` are tried.

    "combinations": of claims · "states": reachable states · "updates": of a state's answer · "lost":
    observations of an event driven by a count without end · "error": parts in 10^10 that cannot be certified
    away · "copies": of one claim, before and after something was set, that share a coin. Another engine
    still answers it.
    """

    def __init__(self, kind: str, n: float, most: float) -> None:
        ValueError.__init__(
            self, f"too large to be answered exactly: {n:.3g} {MEANING[kind]}, at most {most:.3g}"
        )
        self.kind = kind
        self.index = -1
        self.place = -1
        self.n = n
        self.most = most
