"""The kernel is the definition, to the last bit, world by world; and no answer depends on who computes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from random_models import random_model

from casus.engine import EngineLimit, has_kernel, run_network
from casus.engine.plain import run_world
from casus.engine.setting import draw_setting
from casus.network import GROUP, Network, compile_model, with_reads

pytestmark = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: there is nothing to compare")


def plain_worlds(network: Network, seed: int, first_group: int, n_groups: int) -> list:
    return [
        run_world(setting, seed, GROUP * group + each)
        for group in range(first_group, first_group + n_groups)
        for setting in [draw_setting(network, seed, group)]
        for each in range(GROUP)
    ]


def kernel_worlds(network: Network, seed: int, first_group: int, n_groups: int) -> list:
    from casus.engine.record import run_each_world

    return run_each_world(network, seed, first_group, n_groups)


def network_of(number: int) -> Network:
    """Return a random model's network in which every variable is read at the end."""
    network = compile_model(random_model(number))
    names = dict.fromkeys(network.legend.variables)
    return with_reads(network, [(name, network.end_at) for name in names])


@pytest.mark.parametrize("number", range(200))
def test_every_world_is_the_same_in_the_kernel_as_in_plain(number: int) -> None:
    """Weights, what was seen and when, every value at the end, what occurred, how many candidates."""
    network = network_of(number)
    assert kernel_worlds(network, number, 3, 2) == plain_worlds(network, number, 3, 2)


def test_another_seed_gives_other_worlds() -> None:
    """The twin: the comparison sees a difference."""
    network = network_of(5)
    assert kernel_worlds(network, 1, 0, 2) != plain_worlds(network, 2, 0, 2)


def test_random_models_meet_every_kind_of_part() -> None:
    """Else the comparison above would prove nothing of a part that no model has."""
    networks = [compile_model(random_model(number)) for number in range(200)]
    assert {kind for each in networks for kind in each.range_kind} == {0, 1, 2, 3, 4, 5}
    assert {rule for each in networks for rule in each.talk_rule} == {0, 1, 2, 3}
    assert {kind for each in networks for kind in each.schedule_kind} >= {0, 2, 3, 4}
    for name in ("event_is_per_pairs", "event_is_again", "ask_is_negated", "effect_is_change"):
        assert {bool(value) for each in networks for value in getattr(each, name)} == {False, True}
    for name in (
        "exclusion",
        "report_origin",
        "evidence_factor",
        "table_share",
        "start_share",
        "count_range",
    ):
        assert any(getattr(each, name) for each in networks)
    assert max(stages for each in networks for stages in each.event_stages) > 1
    assert any(surprise >= 0 for each in networks for surprise in each.event_surprise)


@pytest.mark.parametrize("number", range(12))
def test_sums_are_the_same_in_the_kernel_as_in_plain(number: int) -> None:
    network = network_of(number)
    plain, worlds = (run_network(network, n_worlds=48, engine=each) for each in ("plain", "worlds"))
    assert replace(plain, engine="worlds") == worlds


def test_sums_over_several_blocks_are_the_same_in_the_kernel_as_in_plain() -> None:
    """1,040 worlds are one whole block and one group."""
    network = next(
        each for each in map(network_of, range(20)) if 0 < len(each.event_hazard) < 4 and each.report_origin
    )
    plain, worlds = (run_network(network, n_worlds=1040, engine=each) for each in ("plain", "worlds"))
    assert plain.n_worlds == 1040
    assert replace(plain, engine="worlds") == worlds


@pytest.mark.parametrize("number", [2, 7, 11])
def test_no_answer_depends_on_the_number_of_threads(number: int) -> None:
    network = network_of(number)
    alone = run_network(network, seed=3, n_worlds=20_000, n_threads=1)
    for n_threads in (2, 3, 7):
        assert run_network(network, seed=3, n_worlds=20_000, n_threads=n_threads) == alone


def test_where_it_stops_does_not_depend_on_the_number_of_threads() -> None:
    network = network_of(7)
    outcomes = [run_network(network, standard_error=0.002, n_threads=each) for each in (1, 2, 5)]
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert outcomes[0].n_worlds > 4096


@pytest.mark.parametrize("number", [1, 4, 9])
def test_a_world_is_the_same_alone_as_among_many(number: int) -> None:
    network = network_of(number)
    many = kernel_worlds(network, 8, 0, 40)
    assert kernel_worlds(network, 8, 17, 1) == many[17 * GROUP : 18 * GROUP]


def test_a_limit_is_met_by_both_at_the_same_place() -> None:
    """One hazard far too high; the error names its event."""
    network = network_of(0)
    hazard = network.event_hazard[0]
    a = network.range_a[:]
    kind = network.range_kind[:]
    a[hazard], kind[hazard] = 1e12, 0
    high = replace(network, range_a=a, range_kind=kind)
    limits = []
    for engine in ("plain", "worlds"):
        with pytest.raises(EngineLimit) as caught:
            run_network(high, n_worlds=64, engine=engine)
        limits.append((caught.value.kind, caught.value.index, caught.value.place))
    assert limits[0] == limits[1]
    assert limits[0][0] == "hazard"
    assert high.event_hazard[limits[0][1]] == hazard
