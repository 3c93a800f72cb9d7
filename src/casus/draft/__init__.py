"""Drafts: the text of a case made from what was written for something else. A person goes on from there."""

from casus.draft.bif import BeliefNetwork, Node, parse_bif
from casus.draft.write import case_names, read_bif, write_network

__all__ = ["BeliefNetwork", "Node", "case_names", "parse_bif", "read_bif", "write_network"]
