"""scipy: the action of a matrix exponential on the first distribution, from date to date."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import scipy.sparse
from scipy.sparse.linalg import expm_multiply

from benchmarks.peers.form import Model, Runner, Tally

NAME = "scipy expm_multiply"
DISTRIBUTION = "scipy"
WAY = "sparse matrix of rates over all states, made beforehand and not timed; one action a date, forwards"
CANNOT = {
    "small": "4,096 combinations of claims, each with a chain of its own: written for chains alone",
    "claims": "no claims",
    "medium": "2^100 states",
    "dsmts_00001": "states without end",
    "dsmts_00020": "states without end",
    "dsmts_00030": "not written for counts",
    "chain_20": "some minutes and 2 GiB",
    "chain_22": "some minutes and 8 GiB",
}


def open_model(model: Model) -> Runner:
    """Return a runner; the number of worlds and the seed mean nothing to it."""
    rates, held, first = chain_of(model)
    dates = sorted({asked["at"] for asked in model["questions"]})

    def run(n_worlds: int, seed: int) -> Tally:
        began = time.process_time()
        chances: list[float | None] = [None] * len(model["questions"])
        now, at = first, 0.0
        for date in dates:
            now = expm_multiply(rates * (date - at), now, traceA=rates.diagonal().sum() * (date - at))
            at = date
            for number, asked in enumerate(model["questions"]):
                if asked["at"] == date:
                    chances[number] = float(now @ held[number])
        return Tally(1, chances=chances, cpu_seconds=time.process_time() - began)

    return run


def chain_of(model: Model) -> tuple[Any, list[Any], Any]:
    """Return the transposed generator over all combinations of levels, where questions hold, the start."""
    levels = [each["n_levels"] for each in model["variables"]]
    stride = np.cumprod([1, *levels[:-1]])
    n_states = int(np.prod(levels))
    state = np.arange(n_states)
    value = [(state // stride[place]) % levels[place] for place in range(len(levels))]
    begins, ends, sizes = [], [], []
    leaving = np.zeros(n_states)
    for event in model["events"]:
        on = state
        for variable, level in event["needs"]:
            on = on[value[variable][on] == level]
        rate = np.full(len(on), event["rate"])
        for variable, level, size in event["factors"]:
            rate[value[variable][on] == level] *= size
        after = on.copy()
        for variable, level in event["effects"]:
            after += (level - value[variable][on]) * stride[variable]
        begins.append(on)
        ends.append(after)
        sizes.append(rate)
        np.add.at(leaving, on, rate)
    row = np.concatenate([*ends, state])
    column = np.concatenate([*begins, state])
    matrix = scipy.sparse.csr_array((np.concatenate([*sizes, -leaving]), (row, column)), (n_states, n_states))
    held = []
    for asked in model["questions"]:
        is_held = np.ones(n_states, bool)
        for variable, level in asked["all"]:
            is_held &= value[variable] == level
        held.append(is_held.astype(float))
    first = np.zeros(n_states)
    first[int(np.dot([each["first"] for each in model["variables"]], stride))] = 1.0
    return matrix, held, first
