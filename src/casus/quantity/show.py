"""Shares and ranges in words for people."""

from __future__ import annotations

from casus.quantity.form import Range
from casus.quantity.number import format_number

_TO = {"en": "to", "ar": "إلى"}


def format_share(share: float, language: str = "en") -> str:
    """Return a probability in per cent: whole between 1 % and 99 %, else to one place, no false 0 or 100.

    >>> format_share(0.403), format_share(0.0042), format_share(0.00001), format_share(0.9999)
    ('40%', '0.4%', '<0.1%', '>99.9%')
    """
    percent = 100 * share
    if 0 < percent < 0.1:
        return "<0.1%"
    if 99.9 < percent < 100:
        return ">99.9%"
    if 0 < percent < 0.95 or 99.05 <= percent < 100:
        return f"{percent:.1f}%"
    return f"{percent:.0f}%"


def format_share_range(low: float, high: float, language: str = "en") -> str:
    """Return `30% to 50%`, or one share when both ends read the same."""
    first, last = format_share(low, language), format_share(high, language)
    return first if first == last else f"{first} {_TO.get(language, 'to')} {last}"


def format_range(range: Range, language: str = "en", *, is_share: bool = False) -> str:
    """Return a range for people: of shares in per cent, else of numbers."""
    if is_share:
        return format_share_range(range.low, range.high, language)
    first, last = format_number(range.low, language), format_number(range.high, language)
    return first if first == last else f"{first} {_TO.get(language, 'to')} {last}"
