"""The schedule, asks and reads of a network."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ferry import make_ferry
from made import (
    make_count,
    make_event,
    make_model,
    make_outcome,
    make_question,
    make_reading,
    make_state,
    make_talk,
)

from casus.model import (
    During,
    Test,
)
from casus.network import compile_model, with_reads
from casus.quantity import fixed


def test_at_one_instant_asks_come_before_reads_calendar_and_talks_and_talks_in_case_order() -> None:
    model = make_model(
        counts=(make_count("boats", 1),),
        events=(make_event("cut", able=During(20.5, 50.0)),),
        talks=(
            make_talk("late", 10, make_outcome("yes"), postponed=fixed(0.5), postponed_at=20.5),
            make_talk("first", 20, make_outcome("yes")),
            make_talk("second", 20, make_outcome("yes")),
        ),
        questions=(make_question("q", make_reading("on", Test("cut", 1, None), 20, "on")),),
    )
    model = replace(
        model,
        questions=(
            replace(model.questions[0], readings=(replace(model.questions[0].readings[0], end_at=20.5),)),
        ),
    )
    network = with_reads(compile_model(model), [("boats", 20.5)])
    rows = list(zip(network.schedule_at, network.schedule_kind, network.schedule_index, strict=True))
    assert rows == [
        (10.5, 3, 0),
        (20.5, 0, 0),
        (20.5, 1, 0),
        (20.5, 2, 1),
        (20.5, 4, 0),
        (20.5, 3, 1),
        (20.5, 3, 2),
        (50.0, 2, 2),
    ]


def test_an_instant_before_as_of_is_no_edge() -> None:
    model = make_model(events=(make_event("cut", able=During(-30.0, 10.0)),))
    network = compile_model(model)
    assert list(network.schedule_at) == [10.0]
    assert (network.test_low[0], network.test_high[0]) == (0, 0)


def test_throughout_is_asked_as_never_an_instant_at_which_it_fails() -> None:
    network = compile_model(make_ferry())
    assert network.legend.asks == (
        ("service_cut", "by"),
        ("service_cut", "throughout"),
        ("service_cut", "on"),
    )
    assert list(network.ask_mode) == [0, 0, 1]
    assert list(network.ask_is_negated) == [0, 1, 0]
    assert list(network.ask_until_at) == [100.0, 90.0, 60.0]
    assert network.end_at == 100.0


def test_a_variable_is_watched_by_the_asks_that_it_can_turn() -> None:
    network = compile_model(make_ferry())
    watch = {
        name: list(network.watch_ask[network.watch_begin[v] : network.watch_begin[v + 1]])
        for v, name in enumerate(network.legend.variables)
    }
    assert watch["service"] == [0, 1]
    assert watch["sinking"] == []  # mentioned by an ask `on` a day alone


def test_reads_are_added_and_lengthen_the_histories() -> None:
    network = compile_model(make_ferry())
    longer = with_reads(with_reads(network, [("boats", 25.0)]), [("crews", 300.0), ("boats", 1.0)])
    assert longer.legend.reads == (("boats", 25.0), ("crews", 300.0), ("boats", 1.0))
    assert list(longer.read_variable) == [8, 9, 8]
    assert longer.end_at == 300.0
    assert network.legend.reads == ()
    with pytest.raises(ValueError, match="no variable is called 'ships'"):
        with_reads(network, [("ships", 1.0)])


def test_the_condition_of_a_reading_is_asked_beside_it() -> None:
    cut, strike = Test("service", 0, 1), Test("service", 0, 0)
    asked = make_question(
        "q", make_reading("plain", cut, 50), make_reading("if_none", cut, 90, "throughout", given=strike)
    )
    network = compile_model(
        make_model(states=(make_state("service", "none reduced full"),), questions=(asked,))
    )
    assert network.legend.asks == (("q", "plain"), ("q", "if_none"), ("q", "if_none?"))
    assert list(network.ask_given) == [-1, 2, -1]
    assert (network.ask_mode[2], network.ask_until_at[2], network.ask_is_negated[2]) == (0, 90.0, 0)
