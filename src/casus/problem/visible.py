"""Text made safe and steady to show: what cannot be seen is escaped, what runs right to left is fenced in."""

from __future__ import annotations

import re
import unicodedata

LEFT_TO_RIGHT, FIRST_STRONG, POP = "\u2066", "\u2068", "\u2069"

# Controls, invisible direction marks, line separators, surrogates and tag characters: each can hide or
# turn round what stands beside it, so that a case could forge what its reader sees in a terminal.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """Return `text` with every hidden character as an escape: `\\u202e`, `\\x1b`, `\\n`.

    >>> visible("a\\tb\\u202e")
    'a\\\\tb\\\\u202e'
    """
    return text if text.isascii() and text.isprintable() else _HIDDEN.sub(_escape, text)


def without_surrogates(text: str) -> str:
    """Return `text` with lone surrogates as escapes, so that it can be written as UTF-8."""
    return _SURROGATE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    short = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}.get(character)
    if short is not None:
        return short
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def width_of(text: str) -> int:
    """Return the columns that `text` takes in a terminal: 0 for marks, 2 for wide characters."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if character in (LEFT_TO_RIGHT, FIRST_STRONG, POP):
        return 0
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def runs_right_to_left(text: str) -> bool:
    """Return whether `text` holds a character of a right-to-left script."""
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)


def fenced(text: str) -> str:
    """Return `text` in a first-strong isolate: its direction is its own and turns nothing beside it."""
    return f"{FIRST_STRONG}{text}{POP}"


def fenced_left(text: str) -> str:
    """Return `text` (a number, a date, a place, a line of YAML) in a left-to-right isolate."""
    return f"{LEFT_TO_RIGHT}{text}{POP}"


def shortened(text: str, limit: int) -> str:
    """Return `text` on one line and at most `limit` characters long, with … where something is left out.

    >>> shortened("the ferry runs", 9)
    'the ferr…'
    """
    text = " ".join(text[: 4 * limit].split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
