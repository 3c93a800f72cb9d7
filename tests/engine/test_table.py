"""Worlds as a table: what each of them came to, and when."""

from __future__ import annotations

from dataclasses import fields
from math import inf

import numpy as np
import pytest
from random_models import random_model
from small_network import Draft, per_day

from casus.engine import WorldTable, has_kernel, run_network, sample_worlds
from casus.network import Network, compile_model, with_reads

needs_kernel = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: it is what is tested here")
ENGINES = ["plain", pytest.param("worlds", marks=needs_kernel)]


def network_of(number: int) -> Network:
    network = compile_model(random_model(number))
    return with_reads(network, [(network.legend.variables[0], network.end_at)])


def differing(first: WorldTable, second: WorldTable) -> list[str]:
    """Return the columns in which two tables differ, to the last bit; NaN is NaN."""
    return [
        each.name
        for each in fields(WorldTable)
        if each.name not in ("engine", "seed", "is_interrupted")
        and not np.array_equal(getattr(first, each.name), getattr(second, each.name), equal_nan=True)
    ]


@needs_kernel
@pytest.mark.parametrize("number", [0, 1, 4, 5, 6, 7])
def test_the_table_is_the_same_in_the_kernel_as_in_plain(number: int) -> None:
    network = network_of(number)
    plain = sample_worlds(network, seed=number, n_worlds=32, engine="plain")
    assert differing(sample_worlds(network, seed=number, n_worlds=32, engine="worlds"), plain) == []


@needs_kernel
def test_another_seed_gives_another_table() -> None:
    """The twin: the comparison sees a difference in every column that luck decides."""
    tables = [sample_worlds(network_of(5), seed=seed, n_worlds=64) for seed in (1, 2)]
    assert {"value", "seen_at"} <= set(differing(*tables))


@needs_kernel
@pytest.mark.parametrize("number", [1, 7])
def test_no_table_depends_on_the_number_of_threads(number: int) -> None:
    network = network_of(number)
    alone = sample_worlds(network, n_worlds=20_000, n_threads=1)
    for n_threads in (2, 5):
        assert differing(sample_worlds(network, n_worlds=20_000, n_threads=n_threads), alone) == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("number", range(4, 8))
def test_the_table_adds_up_to_the_sums(engine: str, number: int) -> None:
    """What is counted over its rows is what a run of the same worlds sums."""
    network = network_of(number)
    table = sample_worlds(network, seed=3, n_worlds=64, engine=engine)
    outcome = run_network(network, seed=3, n_worlds=64, engine=engine)
    holds = (table.seen_at < inf) != np.asarray(network.ask_is_negated, dtype=bool)
    given = np.asarray(network.ask_given)
    counts = np.where(given >= 0, (table.seen_at < inf)[:, np.maximum(given, 0)], True) & holds
    assert table.weight.sum() == pytest.approx(outcome.weight, rel=1e-12)
    hits = (table.weight[:, None] * counts).sum(axis=0)
    assert hits == pytest.approx([sums.hits for sums in outcome.asks], rel=1e-12, abs=1e-12)
    total = (table.weight[:, None] * table.read).sum(axis=0)
    assert total == pytest.approx([sums.total for sums in outcome.reads], rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_ask_is_seen_when_its_event_first_occurs(engine: str) -> None:
    """By an instant: when it came true. At an instant: that instant, where it held."""
    draft = Draft()
    event = draft.event(draft.fixed(per_day(0.6, 365.25)), again=True)
    variable = draft.rows["event_variable"][event]
    draft.ask(draft.test(variable, 1), 365.25, variable)
    draft.ask_at(draft.test(variable, 1), 200.0)
    table = sample_worlds(draft.network(), n_worlds=512, engine=engine)
    by, on = table.seen_at.T
    first = table.first_at[:, 0]
    assert np.array_equal(by, first)
    assert np.array_equal(on, np.where(first < 200.0, 200.0, inf))
    assert 0.4 < np.mean(first < inf) < 0.8
    assert np.array_equal(table.value[:, variable] > 0, first < inf)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_score_of_a_range_gives_its_value(engine: str) -> None:
    """exp(a + b z) is the hazard; the worlds of a group share it. A fixed range has no score."""
    draft = Draft()
    fixed, drawn = draft.fixed(0.5), draft.range(1, -6.0, 1.0)
    draft.event(drawn)
    table = sample_worlds(draft.network(), n_worlds=4000, engine=engine)
    scores = table.range_z
    assert np.isnan(scores[:, fixed]).all()
    z = scores[:, drawn].reshape(-1, 16)
    assert (z == z[:, :1]).all()
    assert len(np.unique(z)) == len(z)
    assert abs(np.mean(z)) < 5 / 250**0.5  # a standard normal: a false alarm once in a million
    happened = table.first_at[:, 0] < inf
    assert np.mean(happened[scores[:, drawn] > 1]) > np.mean(happened[scores[:, drawn] < -1])


@pytest.mark.parametrize("engine", ENGINES)
def test_a_world_of_weight_0_has_no_history(engine: str) -> None:
    draft = Draft()
    claim = draft.claim(draft.fixed(0.5))
    draft.add("exclusion", draft.test(claim, 1))
    draft.event(draft.fixed(0.1), again=True)
    table = sample_worlds(draft.network(), n_worlds=320, engine=engine)
    is_excluded = table.value[:, claim] == 1
    assert np.array_equal(table.weight, np.where(is_excluded, 0.0, 1.0))
    assert (table.first_at[is_excluded] == inf).all()
    assert (table.first_at[~is_excluded] < inf).any()


@pytest.mark.parametrize(
    "misuse", [{"n_worlds": 0}, {"seed": -1}, {"engine": "exact"}, {"n_threads": 0}, {"n_worlds": 2**33}]
)
def test_misuse_is_told(misuse: dict) -> None:
    with pytest.raises(ValueError, match=next(iter(misuse))):
        sample_worlds(network_of(0), **{"n_worlds": 16, **misuse})
