"""Bytes to nodes with places: the only room that knows YAML."""

from casus.text.form import Document, Entry, Mapping, Node, Scalar, Sequence

__all__ = ["Document", "Entry", "Mapping", "Node", "Scalar", "Sequence"]
