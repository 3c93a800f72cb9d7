"""YAML's quiet traps: text that YAML reads without complaint, and otherwise than its author meant it."""

from __future__ import annotations

from casus.problem import Place, Problem, SourceFile
from casus.text.fault import ARABIC_COMMA, GLUED, quoted
from casus.text.form import Entry, Scalar


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
    if not key.is_quoted and GLUED.match(key.text):
        name, rest = key.text.split(":", 1)
        return Problem("glued-colon", key.place, {"name": name, "value": rest, "mended": f"{name}: {rest}"})
    if before is not None and not key.is_quoted and _is_plain(before.value):
        value = before.value
        place = Place(key.place.file, value.place.start, key.place.end)
        whole = key.place.file.text[place.start : place.end]
        facts = {"name": before.key.text, "rest": key.text, "mended": quoted(whole)}
        return Problem("comma-in-text", place, facts)
    return Problem("no-value", key.place, {"name": key.text})


def _is_plain(node: object) -> bool:
    return isinstance(node, Scalar) and not node.is_quoted and node.text != ""


def flow_item(item: Scalar) -> Problem | None:
    """Return the problem of an unquoted item of a `[…]` that holds an Arabic comma."""
    if item.is_quoted or ARABIC_COMMA not in item.text:
        return None
    at = item.place.file.text.find(ARABIC_COMMA, item.place.start, item.place.end)
    return Problem("arabic-comma", Place(item.place.file, at, at + 1), {"text": item.text})


def glued_line(key: Scalar, value: Scalar) -> Problem | None:
    """Return the problem of `name:value` alone on the line below its key, which YAML reads as a text."""
    if value.is_quoted or not GLUED.match(value.text):
        return None
    if "\n" not in key.place.file.text[key.place.end : value.place.start]:
        return None
    name, rest = value.text.split(":", 1)
    return Problem("glued-colon", value.place, {"name": name, "value": rest, "mended": f"{name}: {rest}"})


def parts_of(item: Scalar) -> list[Scalar]:
    """Return what stands between the Arabic commas of an unquoted item: reading goes on as it was meant."""
    parts = []
    start = item.place.start
    text = item.place.file.text
    for piece in text[start : item.place.end].split(ARABIC_COMMA):
        words = piece.strip()
        at = start + len(piece) - len(piece.lstrip())
        if words:
            parts.append(Scalar(words, Place(item.place.file, at, at + len(words))))
        start += len(piece) + 1
    return parts
