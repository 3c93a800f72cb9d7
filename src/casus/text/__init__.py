"""Bytes to nodes with places: the only room that knows YAML."""

from casus.text.form import Anchor, Document, Entry, Mapping, Node, Scalar, Sequence
from casus.text.name import normalise_name
from casus.text.read import read_document

__all__ = [
    "Anchor",
    "Document",
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "normalise_name",
    "read_document",
]
