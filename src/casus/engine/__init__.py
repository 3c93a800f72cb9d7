"""Engines run a network and give back sums."""

from casus.engine.form import Outcome

__all__ = ["Outcome"]
