"""Quotes: exact words found in a source's text, or the words nearest to them."""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

from casus.problem import Place, SourceFile
from casus.text.form import Anchor

NEAR_TEXT_LIMIT = 1_000_000  # characters of a source in which the nearest words are looked for
NEAR_WORDS_LIMIT = 2_000  # characters of a quote that are compared with it

_REMOVED = frozenset(
    "\u0640\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
_QUOTATION = {mark: '"' for mark in "“”„‟«»″❝❞〝〞＂"} | {mark: "'" for mark in "‘’‚‛‹›′`´ʼ＇"}
_CLITIC = frozenset("وفبلك")  # written together with the word after them: و + القوات


@dataclass(frozen=True, slots=True)
class _Plain:
    """A text as quotes are compared, and the offsets of each of its characters in the text as written."""

    text: str
    starts: array[int]
    ends: array[int]


def find_quote(words: str, text: SourceFile) -> Anchor:
    """Return where `words` stand in `text`: exactly, or else the nearest words with their likeness.

    Exact allows for white space and line breaks, kinds of quotation marks, Unicode composition (NFC),
    tatweel and invisible direction marks; never for another letter, a missing hamza or a missing diacritic.
    Words are found whole (`no` is not in `not`; Arabic `و`, `ف`, `ب`, `ل`, `ك` may stand glued before).
    The first of several places is given. The nearest words (rapidfuzz's partial ratio, case set equal) are
    looked for in the first NEAR_TEXT_LIMIT characters; likeness 0 and no place if nothing is alike.
    """
    wanted = _plain(words).text.strip()
    if not wanted:
        return Anchor(None, None, 0.0)
    plain = _plain_file(text)
    start = plain.text.find(wanted)
    while start >= 0:
        if _is_whole(plain.text, start, start + len(wanted)):
            return Anchor(_place(text, plain, start, start + len(wanted)), None, 100.0)
        start = plain.text.find(wanted, start + 1)
    return _nearest(wanted[:NEAR_WORDS_LIMIT], text, plain)


def _nearest(wanted: str, file: SourceFile, plain: _Plain) -> Anchor:
    """Return the anchor of the stretch of `plain` that is most like `wanted`, on word borders."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    asked = wanted.casefold() if len(wanted.casefold()) == len(wanted) else wanted
    held = plain.text[:NEAR_TEXT_LIMIT]
    folded = held.casefold()
    held = folded if len(folded) == len(held) else held  # ß and its like: offsets would move
    found = partial_ratio_alignment(asked, held)
    if found is None or found.score <= 0 or not held.strip():
        return Anchor(None, None, 0.0)
    # Of a source shorter than its quote, rapidfuzz turns the two round; all of it is then the nearest.
    start, end = (0, len(held)) if len(asked) > len(held) else (found.dest_start, found.dest_end)
    while start < end and held[start].isspace():
        start += 1
    while end > start and held[end - 1].isspace():
        end -= 1
    if start >= end:
        return Anchor(None, None, 0.0)
    while start > 0 and _is_letter(held[start - 1]) and _is_letter(held[start]):
        start -= 1
    while 0 < end < len(held) and _is_letter(held[end]) and _is_letter(held[end - 1]):
        end += 1
    return Anchor(None, _place(file, plain, start, end), min(float(found.score), 99.0))


def _place(file: SourceFile, plain: _Plain, start: int, end: int) -> Place:
    return Place(file, plain.starts[start], plain.ends[end - 1])


def _is_whole(text: str, start: int, end: int) -> bool:
    """Return whether text[start:end] cuts no word in two."""
    if end < len(text) and _is_letter(text[end]) and _is_letter(text[end - 1]):
        return False
    if start == 0 or not (_is_letter(text[start - 1]) and _is_letter(text[start])):
        return True
    before = start - 1
    while before > 0 and _is_letter(text[before - 1]) and start - before < 3:
        before -= 1
    glued = text[before:start]
    is_at_word = before == 0 or not _is_letter(text[before - 1])
    return is_at_word and all(letter in _CLITIC for letter in glued)


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.combining(character) != 0


@lru_cache(maxsize=64)
def _plain_file(file: SourceFile) -> _Plain:
    return _plain(file.text)


def _plain(text: str) -> _Plain:
    """Return `text` as quotes are compared; a letter with its marks keeps the offsets of them all."""
    shown: list[str] = []
    starts, ends = array("l"), array("l")
    at, length = 0, len(text)
    is_composed = unicodedata.is_normalized("NFC", text)
    while at < length:
        end = at + 1
        if not is_composed:
            while end < length and unicodedata.combining(text[end]):
                end += 1
        piece = (
            text[at:end]
            if end == at + 1 and text[at].isascii()
            else unicodedata.normalize("NFC", text[at:end])
        )
        for character in piece:
            if character in _REMOVED:
                continue
            if character.isspace():
                if shown and shown[-1] == " ":
                    continue
                character = " "
            shown.append(_QUOTATION.get(character, character))
            starts.append(at)
            ends.append(end)
        at = end
    return _Plain("".join(shown), starts, ends)
