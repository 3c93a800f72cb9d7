"""What holds from one dated instant to the next, whatever the state: the calendar, what is set, on record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Regime:
    """`fixed`: variables that no effect changes · `recorded`: events that happen as the facts say, else not ·
    `open`: facts whose window has begun and not ended · `scaled`: (event, factor of its whole hazard) ·
    `rewarded`: rewards that are being gathered."""

    calendar: int = 0
    fixed: frozenset[int] = frozenset()
    recorded: frozenset[int] = frozenset()
    open: frozenset[int] = frozenset()
    scaled: tuple[tuple[int, float], ...] = ()
    rewarded: frozenset[int] = frozenset()

    @property
    def reach(self) -> tuple[int, frozenset[int], frozenset[int], frozenset[int]]:
        """Return what decides which states can be reached."""
        return self.calendar, self.fixed, self.recorded, self.open


def factor_of(regime: Regime, event: int) -> float:
    """Return by how much an event's whole hazard is multiplied."""
    return dict(regime.scaled).get(event, 1.0)
