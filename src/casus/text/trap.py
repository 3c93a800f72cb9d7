"""YAML's quiet traps: text that YAML reads without complaint, and otherwise than its author meant it."""

from __future__ import annotations

import re

from casus.problem import Place, Problem, SourceFile, words_of
from casus.text.fault import ARABIC_COMMA, glued_colon, quoted
from casus.text.form import Entry, Scalar

ARABIC_SEMICOLON = "\u061b"
_FIGURE = re.compile(r"[+-]?[\d.,٫٬]+ ?[%٪]?")


def comment_in_text(file: SourceFile, start: int, end: int, limit: int) -> Problem | None:
    """Return the problem of text that ends at a ` #` which its author may have meant as part of it.

    The rule: unquoted text is followed on its line by exactly one space and a `#`, and either no space
    follows the `#` (`we are #1`) or the text before it has more than one word (`the road # 3 is closed`).
    A comment after one word (`status: asserted # official`), or two spaces away from any text, is a comment.
    """
    text = file.text
    if not text.startswith(" #", end) or end + 1 >= limit:
        return None
    stop = text.find("\n", end)
    stop = limit if stop < 0 else min(stop, limit)
    is_glued = end + 2 < stop and not text[end + 2].isspace() and text[end + 2] != "#"
    if not is_glued and len(text[start:end].split()) < 2:
        return None
    cut = text[end + 1 : stop].rstrip()
    facts = {"kept": text[start:end], "lost": cut}
    return Problem("comment-in-text", Place(file, end + 1, end + 1 + len(cut)), facts)


def empty_flow_value(before: Entry | None, key: Scalar) -> Problem:
    """Return the problem of a key without a value inside braces; `before` is the entry written before it.

    It is a glued colon (`{a:strongly}`), a comma inside unquoted text (`{says: Exit, in full.}`), or a
    value that was forgotten.
    """
    text = key.place.file.text
    after = text[key.place.end + key.is_quoted : key.place.end + 20].lstrip()
    if after.startswith(":"):  # `{says: x, status: }`
        return Problem("no-value", key.place, {"name": key.text})
    follows_text = before is not None and not key.is_quoted and _is_plain(before.value)
    if not key.is_quoted:
        # After a text, several words before a glued colon may be its end: `{says: Exit, see note:two}`.
        is_of_words = before is None or not follows_text or " " in before.key.text
        if told := glued_colon(key.place, is_of_words):
            return told
    if before is not None and follows_text:
        place = Place(key.place.file, before.value.place.start, key.place.end)
        words = " ".join(words_of(place).split())
        or_list = ("", "")
        if all(len(part.split()) == 1 for part in words.split(",")):
            or_list = (f"; if it is a list, write `[{words}]`", f"؛ وإن كان قائمة فاكتب `[{words}]`")
        facts = {"name": before.key.text, "rest": key.text, "mended": quoted(words), "or_list": or_list}
        return Problem("comma-in-text", place, facts)
    return Problem("no-value", key.place, {"name": key.text})


def is_figure(place: Place) -> bool:
    """Return whether the words at `place` are nothing but a number, with commas."""
    return bool(_FIGURE.fullmatch(words_of(place)))


def meant_entry(place: Place) -> Entry:
    """Return the entry that `name:value` at `place` was meant to be: reading goes on with it."""
    words = words_of(place)
    colon = place.start + words.index(":")
    name = Scalar(words[: colon - place.start], Place(place.file, place.start, colon))
    return Entry(name, Scalar(words[colon - place.start + 1 :], Place(place.file, colon + 1, place.end)))


def _is_plain(node: object) -> bool:
    return isinstance(node, Scalar) and not node.is_quoted and node.text != ""


def flow_item(item: Scalar) -> Problem | None:
    """Return the problem of an unquoted item of a `[…]` that Arabic commas part, or Arabic semicolons.

    A semicolon may belong to prose: it counts only between single words.
    """
    sign = separator_of(item)
    if sign is None:
        return None
    at = item.place.file.text.find(sign, item.place.start, item.place.end)
    return Problem("arabic-comma", Place(item.place.file, at, at + 1), {"text": item.text, "sign": sign})


def separator_of(item: Scalar) -> str | None:
    """Return the sign that parts an unquoted item of a `[…]`, or None."""
    if item.is_quoted:
        return None
    if ARABIC_COMMA in item.text:
        return ARABIC_COMMA
    words = item.text.split(ARABIC_SEMICOLON)
    return ARABIC_SEMICOLON if len(words) > 1 and all(len(one.split()) < 2 for one in words) else None


def glued_line(key: Scalar, value: Scalar) -> Problem | None:
    """Return the problem of `name:value` alone on the line below its key, which YAML reads as a text."""
    text = key.place.file.text
    if value.is_quoted or "\n" not in text[key.place.end : value.place.start]:
        return None
    line = text.find("\n", value.place.start, value.place.end)
    return glued_colon(Place(value.place.file, value.place.start, value.place.end if line < 0 else line))


def parts_of(item: Scalar) -> list[Scalar]:
    """Return what stands between the Arabic commas of an unquoted item: reading goes on as it was meant."""
    sign = separator_of(item)
    parts = []
    start = item.place.start
    text = item.place.file.text
    for piece in text[start : item.place.end].split(sign):
        words = piece.strip()
        at = start + len(piece) - len(piece.lstrip())
        if words:
            parts.append(Scalar(words, Place(item.place.file, at, at + len(words))))
        start += len(piece) + 1
    return parts
