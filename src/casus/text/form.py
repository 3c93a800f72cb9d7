"""The document: nodes with places. Scalars are text; nothing is interpreted here."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass

from casus.problem import Place, Problem, SourceFile


@dataclass(frozen=True, slots=True)
class Scalar:
    """One piece of text. `place` covers it without its quotes; `is_quoted` tells whether it had any."""

    text: str
    place: Place
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping. An absent value is an empty unquoted Scalar at the key's end."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in file order; keys are unique after normalisation (a second one is told and left out)."""

    entries: tuple[Entry, ...]
    place: Place


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True)
class Document:
    """A case as nodes: one mapping of sections, merged from all files of the case in name order.

    `texts` holds the files under `sources/`, by the path that a case writes (`sources/brief.ar.md`).
    `digest` is a SHA-256 (hex) over the names and bytes of all files read. `root` is empty when
    nothing could be read. `set_aside` names the entries left out after a syntax error and all that they
    seem to name, as names are compared: they are declared, though nobody knows as what.
    """

    name: str
    files: tuple[SourceFile, ...]
    root: Mapping
    texts: Map[str, SourceFile]
    digest: str
    problems: tuple[Problem, ...]
    set_aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands: `place` if its exact words were found, else the `nearest` words.

    `likeness` is 100 for exact words, else how like the nearest are, 0 to 99.
    """

    place: Place | None
    nearest: Place | None
    likeness: float
