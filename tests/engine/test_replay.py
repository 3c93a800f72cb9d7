"""One world told, and found: the same as the one that a run counts."""

from __future__ import annotations

from math import inf

import pytest
from made import make_event, make_model, make_outcome, make_question, make_reading, make_state, make_talk
from random_models import random_model

from casus.engine import (
    Change,
    WorldNotFound,
    find_world,
    has_kernel,
    replay_world,
    run_network,
    sample_worlds,
)
from casus.model import Effect
from casus.model import Test as At
from casus.network import Network, compile_model
from casus.quantity import fixed

needs_kernel = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: it is what is tested here")
ENGINES = ["plain", pytest.param("worlds", marks=needs_kernel)]
QUICK = [0, 1, 4, 5, 6, 7, 8, 10, 11, 13]


def network_of(number: int) -> Network:
    return compile_model(random_model(number))


@pytest.mark.parametrize("number", QUICK)
def test_a_world_told_is_the_world_that_is_counted(number: int) -> None:
    """From its start, the changes told lead to its end; every occurrence is told, and every yes."""
    network = network_of(number)
    table = sample_worlds(network, seed=number, n_worlds=32)
    for world in (0, 1, 17, 30):
        told = replay_world(network, seed=number, number=world)
        assert told.weight == table.weight[world]
        assert told.seen_at == tuple(table.seen_at[world])
        assert [value for _, value in told.last] == list(table.value[world])
        value = dict(told.first)
        for happening in told.happenings:
            for change in happening.changes:
                assert value[change.name] == change.before != change.after
                value[change.name] = change.after
        assert value == dict(told.last)
        days = [happening.at for happening in told.happenings]
        assert days == sorted(days)
        for event, at in zip(network.legend.events, table.first_at[world], strict=True):
            own = [each.at for each in told.happenings if (each.kind, each.name) == ("event", event)]
            assert (own[0] if own else inf) == at
        seen = [*told.seen_at_first, *(asked for each in told.happenings for asked in each.seen)]
        assert sorted(seen) == sorted(
            asked for asked, at in zip(network.legend.asks, told.seen_at, strict=True) if at < inf
        )


def flood() -> Network:
    """Return a network in which talks on day 10 may be postponed to day 20, and close a gate that opens."""
    gate = make_state("gate", "shut open")
    opens = make_event("opens", fixed(0.1), stages=2, then=(Effect("gate", 1, False),))
    talk = make_talk(
        "council", 10, make_outcome("shut_it", fixed(1.0), then=(Effect("gate", 0, False),)),
        postponed=fixed(0.5), postponed_at=20.5,
    )  # fmt: skip
    question = make_question("gate_open", make_reading("by", At("gate", 1, 1), 30, "by"))
    return compile_model(make_model(states=(gate,), events=(opens,), talks=(talk,), questions=(question,)))


def test_a_history_reads_as_what_happened() -> None:
    """Stages before the event, what it changes, talks on their day or postponed, and the yes."""
    network = flood()
    met = set()
    for number in range(64):
        told = replay_world(network, number=number)
        kinds = [each.kind for each in told.happenings]
        met.update(kinds)
        for each in told.happenings:
            if each.kind == "stage":
                assert (each.name, each.detail, each.changes) == ("opens", "1 of 2", ())
            if each.kind == "event":
                assert Change("gate", 0, 1) in each.changes and Change("opens", 0, 1) in each.changes
                assert each.seen == ((("gate_open", "by"),) if each.at < 31.0 else ())
            if each.kind == "talk":
                assert each.detail == "shut_it"
                assert each.at == (20.5 if "postponed" in kinds else 10.5)
        assert kinds.count("talk") == 1
        if "event" in kinds:
            assert "stage" in kinds[: kinds.index("event")]
    assert met == {"stage", "event", "talk", "postponed"}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("number", [0, 1, 5, 7])
def test_the_first_world_that_answers_yes_is_found(engine: str, number: int) -> None:
    """The run of all worlds before it has no hit, and that up to its group has; or none is found at all."""
    network = network_of(number)
    outcome = run_network(network, seed=2, n_worlds=64, engine=engine)
    for ask, sums in enumerate(outcome.asks):
        if sums.hits == 0.0:
            with pytest.raises(WorldNotFound) as caught:
                find_world(network, seed=2, ask=ask, n_tries=64, engine=engine)
            assert caught.value.n_tries == 64
            continue
        found = find_world(network, seed=2, ask=ask, engine=engine)
        told = replay_world(network, seed=2, number=found)
        assert told.weight > 0.0
        assert (told.seen_at[ask] < inf) != network.ask_is_negated[ask]
        n_before = found // 16 * 16
        if n_before:
            before = run_network(network, seed=2, n_worlds=n_before, engine=engine)
            assert before.asks[ask].hits == 0.0
        if found % 16:
            with pytest.raises(WorldNotFound):
                find_world(network, seed=2, ask=ask, first=n_before, n_tries=found % 16, engine=engine)


def test_misuse_is_told() -> None:
    network = flood()
    for wrong, message in (({"ask": 9}, "ask"), ({"ask": 0, "n_tries": 0}, "n_tries")):
        with pytest.raises(ValueError, match=message):
            find_world(network, **wrong)
    with pytest.raises(ValueError, match="number"):
        replay_world(network, number=-1)
