"""With evidence and interventions too, the kernel is the definition, to the last bit."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from random_evidence import random_changed_model, random_known_model
from random_models import random_model

from casus.engine import EngineLimit, has_kernel, run_network
from casus.engine.evidence import has_evidence
from casus.engine.particles import Block, run_block
from casus.engine.plain import run_world
from casus.engine.setting import draw_setting
from casus.network import GROUP, Network, compile_model, with_reads

pytestmark = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: there is nothing to compare")

N = 48


def with_all_read(network: Network) -> Network:
    names = dict.fromkeys(network.legend.variables)
    return with_reads(network, [(name, network.end_at) for name in names])


def known_network(number: int) -> Network:
    return with_all_read(compile_model(random_known_model(number)))


def kernel_block(network: Network, *where: int, is_resampled: bool, ranges_of: int = -1) -> Block:
    from casus.engine.kernel import Engine, new_signal

    kernel = Engine(network, new_signal(1))
    try:
        return kernel.run_block(*where, is_resampled=is_resampled, ranges_of=ranges_of)
    finally:
        kernel.close()


def worlds_of_both(network: Network, seed: int) -> list[list]:
    from casus.engine.record import run_each_world

    setting = draw_setting(network, seed, 3)
    plain = [run_world(setting, seed, GROUP * 3 + each) for each in range(GROUP)]
    return [run_each_world(network, seed, 3, 1), plain]


@pytest.mark.parametrize("number", range(N))
def test_every_world_with_evidence_is_the_same_in_the_kernel_as_in_plain(number: int) -> None:
    kernel, plain = worlds_of_both(known_network(number), number)
    assert kernel == plain


@pytest.mark.parametrize("number", range(N))
def test_every_block_of_particles_is_the_same_in_the_kernel_as_in_plain(number: int) -> None:
    network = known_network(number)
    if has_evidence(network):
        plain = run_block(network, number, 6, 2, is_resampled=True)
        assert kernel_block(network, number, 6, 2, is_resampled=True) == plain


@pytest.mark.parametrize("number", range(0, N, 6))
def test_blocks_with_given_ranges_and_without_resampling_are_the_same_too(number: int) -> None:
    network = known_network(number)
    if has_evidence(network):
        plain = run_block(network, number, 2, 2, is_resampled=False, ranges_of=77)
        assert kernel_block(network, number, 2, 2, is_resampled=False, ranges_of=77) == plain


@pytest.mark.parametrize("number", range(N))
def test_every_world_with_interventions_is_the_same_in_the_kernel_as_in_plain(number: int) -> None:
    model = random_changed_model(number, random_model(number))
    kernel, plain = worlds_of_both(with_all_read(compile_model(model)), number)
    assert kernel == plain


@pytest.mark.parametrize("number", range(0, N, 3))
def test_evidence_and_interventions_together_are_the_same_in_both(number: int) -> None:
    network = with_all_read(compile_model(random_changed_model(number, random_known_model(number))))
    kernel, plain = worlds_of_both(network, number)
    assert kernel == plain


def test_random_models_meet_every_kind_of_evidence() -> None:
    """Else the comparisons above would prove nothing of a part that no model has."""
    networks = [known_network(number) for number in range(N)]
    assert {kind for each in networks for kind in each.fact_kind} == {0, 1, 2}
    assert any(days > 0.0 for each in networks for days in each.fact_days)
    assert any(each.misread_value for each in networks)
    assert any(seen >= 0 for each in networks for seen in each.talk_seen_outcome)
    assert any(
        each.talk_seen_is_postponed[talk] for each in networks for talk in range(len(each.talk_stream))
    )
    on_record = [(each, event) for each in networks for event in each.record_event]
    assert any(each.event_stages[event] > 1 for each, event in on_record)
    assert any(each.event_per[event] >= 0 for each, event in on_record)
    assert any(begin > 0.0 for each in networks for begin in each.record_begin_at)
    unwatched = [
        event
        for each in networks
        for event in each.fact_event
        if event >= 0 and event not in each.record_event
    ]
    assert unwatched
    blocks = [run_block(each, 1, 0, 2, is_resampled=True) for each in networks[:12] if has_evidence(each)]
    assert max(block.n_resamplings for block in blocks) > 1
    assert any(block.log_scale == -inf for block in blocks)
    assert sum(block.log_scale > -inf for block in blocks) > 5


def test_a_block_of_another_seed_is_another_block() -> None:
    """The twin: the comparison sees a difference."""
    network = known_network(3)
    assert kernel_block(network, 1, 0, 2, is_resampled=True) != run_block(network, 2, 0, 2, is_resampled=True)


def test_sums_with_evidence_are_the_same_in_the_kernel_as_in_plain() -> None:
    network = next(
        each
        for each in map(known_network, range(60))
        if len(each.fact_kind) > 1 and len(each.event_hazard) < 3
    )
    plain, kernel = (run_network(network, n_worlds=2000, engine=each) for each in ("plain", "particles"))
    assert plain.n_worlds == 2048
    assert replace(plain, engine="particles") == kernel


@pytest.mark.parametrize("number", [2, 14])
def test_no_answer_with_evidence_depends_on_the_number_of_threads(number: int) -> None:
    network = known_network(number)
    try:
        alone = run_network(network, seed=3, n_worlds=3000, n_threads=1)
    except EngineLimit as limit:
        assert limit.kind == "evidence"
        return
    for n_threads in (2, 5):
        assert run_network(network, seed=3, n_worlds=3000, n_threads=n_threads) == alone
