"""Models about which something is known, compared: block by block, with errors between blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf

import pytest
from chain import model_of
from luck import Z_ALARM

from casus.engine import (
    EngineLimit,
    find_world,
    has_kernel,
    replay_world,
    run_compared,
    run_network,
    sample_worlds,
)
from casus.engine.slots import slots_by_kernel, slots_by_plain
from casus.model import Model, as_of, scale_event, set_value, under_thesis
from casus.network import Network, compile_model

needs_kernel = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: it is what is tested here")
CASE = """
horizon: 2025-12-31
claims:
  dry: {says: A dry year., credence: 40%}
states:
  river: {says: The river., levels: [low, high], at_first: low}
events:
  rain: {says: It rains., chance: 3 per year, again: yes, lowered: {dry: x0.3}, then: {river: high}}
  sun: {says: It shines., chance: 6 per year, again: yes, then: {river: low}}
  flood: {says: A flood., chance: 1 per year, able: river is high, lowered: {dry: x0.5}}
theses:
  wet: {says: Wet., claims: {dry: 10%}}
observed:
  - {on: 2025-02-10, event: rain}
  - {on: 2025-03-20, state: {river: high}}
  - {on: 2025-05-01, state: {river: low}}
questions:
  floods: {ask: A flood?, when: flood has happened, by: 2025-12-31}
  high: {ask: High?, when: river is high, on: 2025-12-31}
"""
DAY = date(2025, 5, 1)
AFTER = 121.0


def known() -> Model:
    return as_of(model_of(CASE), DAY)


def networks_of(*models: Model) -> list[Network]:
    return [compile_model(model) for model in models]


def changed() -> list[Network]:
    """Return the networks as known, with twice the rain from then on, and under a thesis."""
    return networks_of(known(), scale_event(known(), "rain", 2.0, AFTER, 365.0), under_thesis(known(), "wet"))


@needs_kernel
def test_the_comparison_is_the_same_in_the_kernel_as_in_plain() -> None:
    networks = changed()
    plain = run_compared(networks, n_worlds=2048, engine="plain")
    kernel = run_compared(networks, n_worlds=2048, engine="particles")
    assert kernel.differences == plain.differences
    assert [replace(each, engine="plain") for each in kernel.outcomes] == list(plain.outcomes)
    assert run_compared(networks, seed=2, n_worlds=2048).differences != plain.differences


@needs_kernel
def test_no_comparison_depends_on_the_number_of_threads() -> None:
    networks = changed()
    alone, three = (run_compared(networks, n_worlds=8192, n_threads=each) for each in (1, 3))
    assert alone == three


@needs_kernel
def test_differences_are_no_surprise_for_the_exact_ones() -> None:
    """A false alarm once in a million; the twin compares with the answers of the other change."""
    networks = changed()
    exact = run_compared(networks, engine="exact")
    found = run_compared(networks, n_worlds=2**18, engine="particles")
    for mine, right, wrong in zip(found.differences, exact.differences, exact.differences[::-1], strict=True):
        for own, sure, other in zip(mine, right, wrong, strict=True):
            assert abs(own.value - sure.value) <= Z_ALARM * own.standard_error
            assert abs(own.value - other.value) > Z_ALARM * own.standard_error


@needs_kernel
def test_what_is_changed_later_has_the_same_past() -> None:
    """At most half of the variance of separate runs; and the evidence is as likely, to the last bit."""
    networks = changed()
    found = run_compared(networks[:2], n_worlds=2**17, engine="particles")
    first, second = (outcome.evidence for outcome in found.outcomes)
    assert first is not None and second is not None
    assert first.log_evidence == second.log_evidence
    apart = [run_network(each, seed=seed, n_worlds=2**17) for seed, each in enumerate(networks[:2])]
    for ask, difference in enumerate(found.differences[0]):
        shares = [each.asks[ask].hits / each.weight for each in apart]
        variance = sum(
            share * (1 - share) / each.evidence.effective_worlds
            for share, each in zip(shares, apart, strict=True)
            if each.evidence is not None
        )
        assert difference.standard_error**2 < variance / 2


@needs_kernel
def test_what_changes_nothing_differs_by_nothing_and_for_sure() -> None:
    network = networks_of(known())[0]
    found = run_compared([network, replace(network, digest="another")], n_worlds=4096)
    assert all((each.value, each.standard_error) == (0.0, 0.0) for each in found.differences[0])


@needs_kernel
def test_a_network_that_cannot_meet_the_record_is_named() -> None:
    """A river that is set low can be seen high by no world."""
    networks = networks_of(known(), set_value(known(), "river", 0, 0.0))
    with pytest.raises(EngineLimit) as caught:
        run_compared(networks, n_worlds=2048, engine="particles")
    assert (caught.value.kind, caught.value.network) == ("evidence", 1)


@needs_kernel
def test_the_table_of_particles_adds_up_to_their_run() -> None:
    """Shares of weight over its rows are the answers of a run of these blocks; worlds meet the record."""
    network = compile_model(known())
    table = sample_worlds(network, n_worlds=4096)
    outcome = run_network(network, n_worlds=4096, engine="particles")
    assert table.engine == "particles" and len(table.weight) == 4096
    for ask, sums in enumerate(outcome.asks):
        share = (table.weight * (table.seen_at[:, ask] < inf)).sum() / table.weight.sum()
        assert share == pytest.approx(sums.hits / outcome.weight, rel=1e-12)
    rain = network.legend.events.index("rain")
    met = table.first_at[table.weight > 0.0, rain]
    assert (met <= 40.5).all() and (met == 40.5).any()  # 10 February, noon: it rained then, or before as well
    assert table.range_z.shape == (4096, len(network.range_kind))


@needs_kernel
def test_a_world_with_evidence_is_told_along_its_line_of_ancestors() -> None:
    """It ends as the slot of the run does, meets the record on its day, and a yes is found."""
    network = compile_model(known())
    table = sample_worlds(network, n_worlds=1024)
    rain = network.legend.events.index("rain")
    for number in (0, 5, 700, 1023):
        told = replay_world(network, number=number)
        assert [value for _, value in told.last] == list(table.value[number])
        assert told.seen_at == tuple(table.seen_at[number])
        rained = [each.at for each in told.happenings if each.name == "rain"]
        if told.weight > 0.0:
            assert rained[0] == table.first_at[number, rain]
            assert any(each.detail == "observed" and each.at == 40.5 for each in told.happenings)
    found = find_world(network, ask=0)
    yes = (table.seen_at[:, 0] < inf) & (table.weight > 0.0)
    assert found == yes.argmax() and yes[found]


@needs_kernel
def test_slots_and_their_lines_are_the_same_in_the_kernel_as_in_plain() -> None:
    network = compile_model(known())
    plain, kernel = (slots(network, 3, 1) for slots in (slots_by_plain, slots_by_kernel))
    assert any(plain.lines), "nothing was resampled: this would prove nothing"
    assert kernel == plain
