"""Dates, durations, chances, hazards, factors, ranges and word scales: the arithmetic of the field."""

from casus.quantity.form import Family, Range

__all__ = ["Family", "Range"]
