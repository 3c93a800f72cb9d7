"""The network: the model as arrays, with a legend."""

from casus.network.compile import compile_model
from casus.network.form import ALWAYS, GROUP, N_KNOTS, NEVER, UNBOUNDED, Z_END, Legend, Network
from casus.network.more import BY, ON, Probe, Reward, with_probes, with_records, with_rewards
from casus.network.schedule import with_reads
from casus.network.show import show_network

__all__ = [
    "ALWAYS",
    "BY",
    "GROUP",
    "NEVER",
    "N_KNOTS",
    "ON",
    "UNBOUNDED",
    "Z_END",
    "Legend",
    "Network",
    "Probe",
    "Reward",
    "compile_model",
    "show_network",
    "with_probes",
    "with_reads",
    "with_records",
    "with_rewards",
]
