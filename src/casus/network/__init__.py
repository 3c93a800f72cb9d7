"""The network: the model as arrays, with a legend."""

from casus.network.compile import compile_model
from casus.network.form import ALWAYS, GROUP, N_KNOTS, NEVER, UNBOUNDED, Z_END, Legend, Network
from casus.network.schedule import with_reads
from casus.network.show import show_network

__all__ = [
    "ALWAYS",
    "GROUP",
    "NEVER",
    "N_KNOTS",
    "UNBOUNDED",
    "Z_END",
    "Legend",
    "Network",
    "compile_model",
    "show_network",
    "with_reads",
]
