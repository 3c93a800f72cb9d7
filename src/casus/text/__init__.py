"""Bytes to nodes with places: the only room that knows YAML."""

from casus.text.form import Anchor, Document, Entry, Mapping, Node, Scalar, Sequence
from casus.text.name import normalise_name
from casus.text.quote import find_quote
from casus.text.read import read_document
from casus.text.show import show_document
from casus.text.span import replace_span

__all__ = [
    "Anchor",
    "Document",
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "find_quote",
    "normalise_name",
    "read_document",
    "replace_span",
    "show_document",
]
