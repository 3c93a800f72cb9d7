"""JAX on the processor: a batch of worlds in one compiled while loop, by the direct method.

Hazards are kept per world and event and multiplied by a row of ratios when a level changes; the event is
chosen in two steps (its row of a square, then within the row). What `vmap` of the loop of one world does is
written out for the batch, so that one key serves it.
"""

from __future__ import annotations

import os
from math import ceil, sqrt
from typing import Any

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy as np

from benchmarks.peers.form import Model, Runner, Tally

NAME = "JAX"
DISTRIBUTION = "jax"
WAY = "one jitted while loop over a batch of worlds, direct method, 32-bit numbers, one thread"
CANNOT = {
    "dsmts_00001": "not written for counts",
    "dsmts_00020": "not written for counts",
    "dsmts_00030": "not written for counts",
}
WIDE, NARROW = (
    8192,
    256,
)  # worlds at once, of small models and of large ones: what was quickest of 128 to 32,768


class Tables:
    """A model's arrays. Events are padded to a square, with hazard 0."""

    def __init__(self, model: Model) -> None:
        variables, events = model["variables"], model["events"]
        self.side = ceil(sqrt(max(len(events), 1)))
        n_events, n_levels = self.side**2, max(each["n_levels"] for each in variables)
        self.factor = np.ones((len(variables), n_levels, n_events), np.float32)
        self.unmet = np.zeros((len(variables), n_levels, n_events), np.float32)
        self.rate = np.zeros(n_events, np.float32)
        n_effects = max((len(event["effects"]) for event in events), default=1)
        self.effect = np.zeros((n_events, n_effects, 2), np.int32)
        for number, event in enumerate(events):
            self.rate[number] = event["rate"]
            for variable, level, size in event["factors"]:
                self.factor[variable, level, number] *= size
            for variable, level in event["needs"]:
                self.unmet[variable, :, number] += 1
                self.unmet[variable, level, number] -= 1
            rows = [event["effects"][min(place, len(event["effects"]) - 1)] for place in range(n_effects)]
            self.effect[number] = rows
        self.batch = WIDE if len(events) <= 32 else NARROW
        self.first = np.array([each["first"] for each in variables], np.int32)


def open_model(model: Model) -> Runner:
    """Return a runner; worlds are rounded up to whole batches."""
    tables = Tables(model)
    batch = jax.jit(lambda key: run_batch(model, tables, key))

    def run(n_worlds: int, seed: int) -> Tally:
        n_batches = -(-n_worlds // tables.batch)
        hits: Any = np.zeros(len(model["questions"]))
        for key in jax.random.split(jax.random.key(seed, impl="threefry2x32"), n_batches):
            hits = hits + np.asarray(batch(key))
        return Tally(n_batches * tables.batch, [float(hit) for hit in hits])

    return run


def run_batch(model: Model, tables: Tables, key: Any) -> Any:
    """Return the hits per question of one batch."""
    value = jnp.tile(jnp.asarray(tables.first), (tables.batch, 1))
    key, value = draw_claims(model, key, value)
    talks = sorted(model["talks"], key=lambda talk: talk["at"])
    ends = [talk["at"] for talk in talks]
    end = max(asked["at"] for asked in model["questions"])
    hits = [jnp.zeros(()) for _ in model["questions"]]
    for begin, until, talk in zip([0.0, *ends], [*ends, end], [*talks, None], strict=True):
        asked = [number for number, each in enumerate(model["questions"]) if begin < each["at"] <= until]
        watch = [model["questions"][number] for number in asked]
        key, value, held = advance(tables, key, value, begin, until, watch)
        for number, each in zip(asked, held, strict=True):
            hits[number] = each.sum()
        if talk is not None:
            key, value = draw_talk(talk, key, value)
    return jnp.stack(hits)


def hazards(tables: Tables, value: Any) -> tuple[Any, Any]:
    """Return hazards before needs, and how many needs are unmet, of each world and event."""
    hazard = jnp.tile(jnp.asarray(tables.rate), (tables.batch, 1))
    unmet = jnp.zeros_like(hazard)
    for variable in range(value.shape[1]):
        hazard = hazard * jnp.asarray(tables.factor[variable])[value[:, variable]]
        unmet = unmet + jnp.asarray(tables.unmet[variable])[value[:, variable]]
    return hazard, unmet


def advance(tables: Tables, key: Any, value: Any, begin: float, until: float, watch: Any) -> tuple[Any, ...]:
    """Return key and levels at a later day, and for each question asked until then whether it held."""
    rows, side = jnp.arange(tables.batch), tables.side
    below = jnp.asarray(np.tril(np.ones((side, side), np.float32)).T)
    factor, lacks, effect = map(jnp.asarray, (tables.factor, tables.unmet, tables.effect))

    def step(carried: Any) -> Any:
        key, at, value, hazard, unmet, held = carried
        key, own = jax.random.split(key)
        luck = jax.random.uniform(own, (3, tables.batch))
        able = jnp.where(unmet < 0.5, hazard, 0.0).reshape(tables.batch, side, side)
        upto = able.sum(axis=2) @ below
        later = at - jnp.log1p(-luck[0]) / upto[:, -1]
        told = []
        for question, before in zip(watch, held, strict=True):
            now = (at < question["at"]) & (later >= question["at"])
            for variable, level in question["all"]:
                now &= value[:, variable] == level
            told.append(before | now)
        row = (upto <= (luck[1] * upto[:, -1])[:, None]).sum(axis=1).clip(0, side - 1)
        within = able[rows, row] @ below
        column = (within <= (luck[2] * within[:, -1])[:, None]).sum(axis=1).clip(0, side - 1)
        event = row * side + column
        for place in range(effect.shape[1]):
            variable, level = effect[event, place, 0], effect[event, place, 1]
            before = value[rows, variable]
            after = jnp.where(later < until, level, before)
            hazard = hazard * (factor[variable, after] / factor[variable, before])
            unmet = unmet + (lacks[variable, after] - lacks[variable, before])
            value = value.at[rows, variable].set(after)
        return key, later, value, hazard, unmet, told

    at = jnp.full(tables.batch, begin, jnp.float32)
    held = [jnp.zeros(tables.batch, bool) for _ in watch]
    carried = (key, at, value, *hazards(tables, value), held)
    carried = jax.lax.while_loop(lambda c: (c[1] < until).any(), step, carried)
    return carried[0], carried[2], carried[5]


def draw_claims(model: Model, key: Any, value: Any) -> tuple[Any, Any]:
    """Return the key, and levels with claims drawn."""
    for claim in model["claims"]:
        key, own = jax.random.split(key)
        row = jnp.zeros(len(value), jnp.int32)
        for parent in claim["parents"]:
            row = 2 * row + value[:, parent]
        chance = jnp.asarray(np.array(claim["p"], np.float32))[row]
        value = value.at[:, claim["variable"]].set(
            (jax.random.uniform(own, (len(value),)) < chance).astype(jnp.int32)
        )
    return key, value


def draw_talk(talk: Any, key: Any, value: Any) -> tuple[Any, Any]:
    """Return the key, and levels after a talk."""
    key, own = jax.random.split(key)
    odds = []
    for outcome in talk["outcomes"]:
        each = jnp.full(len(value), outcome["odds"])
        for variable, level, size in outcome["factors"]:
            each = each * jnp.where(value[:, variable] == level, size, 1.0)
        odds.append(jnp.log(each))
    chosen = jax.random.categorical(own, jnp.stack(odds, axis=1))
    for number, outcome in enumerate(talk["outcomes"]):
        for variable, level in outcome["effects"]:
            value = value.at[:, variable].set(jnp.where(chosen == number, level, value[:, variable]))
    return key, value
