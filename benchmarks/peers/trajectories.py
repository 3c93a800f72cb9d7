"""Tallies from trajectories of amounts."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.peers.form import Tally
from benchmarks.peers.reactions import Network


class Trajectories:
    """Worlds added one by one or many at once."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.place = {name: number for number, name in enumerate(network.first)}
        self.n_worlds = 0
        self.hits = np.zeros(len(network.asked))
        self.total = np.zeros((len(network.times), len(self.place)))
        self.squares = np.zeros_like(self.total)

    def add(self, amounts: Any) -> None:
        """Add worlds: an array (world, time, species), times and species as in the network."""
        self.n_worlds += len(amounts)
        if not self.network.asked:
            self.total += amounts.sum(axis=0)
            self.squares += (amounts * amounts).sum(axis=0)
        for number, terms in enumerate(self.network.asked):
            if terms is not None:
                at_end = np.ones(len(amounts))
                for a, b, name in terms:
                    at_end *= a + b * amounts[:, -1, self.place[name]]
                self.hits[number] += at_end.sum()

    def tally(self) -> Tally:
        """Return what was added."""
        if not self.network.asked:
            return Tally(self.n_worlds, (), self.total.ravel().tolist(), self.squares.ravel().tolist())
        hits = [
            None if terms is None else float(hit)
            for hit, terms in zip(self.hits, self.network.asked, strict=True)
        ]
        return Tally(self.n_worlds, hits)
