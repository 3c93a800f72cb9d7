"""A document as people read it: what the YAML was read as, and where."""

from __future__ import annotations

from collections.abc import Iterator

from casus.problem import Place, column_of, line_of
from casus.text.form import Document, Mapping, Node, Scalar, Sequence

_INDENT = "  "


def show_document(document: Document) -> str:
    """Return one line a node: indented, with `line:column`, and quoted texts in quotes.

    Where a case has several files, a line `# file` stands before the first node of each. Control
    characters are escaped as in Python.
    """
    lines = [f"# {document.name}", f"# sha-256 {document.digest}"]
    lines += [
        f"# text {inside}: {len(file.text)} characters" for inside, file in sorted(document.texts.items())
    ]
    file = None
    for depth, words, place in _walk(document.root, 0):
        if place.file is not file:
            file = place.file
            lines.append(f"# {file.name}")
        at = f"{line_of(place)}:{column_of(place)}"
        lines.append(f"{at:>9}  {_INDENT * depth}{words}")
    return "\n".join(lines) + "\n"


def _walk(node: Node, depth: int) -> Iterator[tuple[int, str, Place]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            key = _words(entry.key)
            if isinstance(entry.value, Scalar):
                yield depth, f"{key}: {_words(entry.value)}".rstrip(), entry.key.place
            else:
                yield depth, f"{key}:{_empty(entry.value)}", entry.key.place
                yield from _walk(entry.value, depth + 1)
    elif isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar):
                yield depth, f"- {_words(item)}", item.place
            else:
                yield depth, f"-{_empty(item)}", item.place
                yield from _walk(item, depth + 1)


def _empty(node: Node) -> str:
    if isinstance(node, Mapping):
        return "" if node.entries else " {}"
    return "" if isinstance(node, Sequence) and node.items else " []"


def _words(scalar: Scalar) -> str:
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in scalar.text)
    return f'"{text}"' if scalar.is_quoted else text
