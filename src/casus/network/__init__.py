"""The network: the model as arrays, with a legend."""

from casus.network.form import Network

__all__ = ["Network"]
