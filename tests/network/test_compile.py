"""What a model becomes: order, luck, bounds, schedule, asks."""

from __future__ import annotations

from array import array
from cProfile import Profile
from dataclasses import fields, replace
from hashlib import blake2b
from itertools import product

import pytest
from ferry import make_ferry, raised
from made import (
    make_claim,
    make_event,
    make_model,
    make_question,
    make_reading,
    make_state,
)

from benchmarks.grown import grow_model
from casus.model import (
    TableRow,
    Test,
)
from casus.network import NEVER, Network, compile_model, show_network
from casus.quantity import fixed


def same(first: Network, second: Network) -> bool:
    return all(getattr(first, each.name) == getattr(second, each.name) for each in fields(Network))


# ---- variables ------------------------------------------------------------------------------


def test_variables_are_claims_then_origins_states_counts_events_talks_and_the_calendar() -> None:
    network = compile_model(make_ferry())
    assert network.legend.variables == (
        "strike_looms",
        "owner_solvent",
        "owner_broke",
        "line_at_risk",
        "weather",
        "origin:union",
        "service",
        "pier",
        "boats",
        "crews",
        "sinking",
        "cut",
        "collision",
        "meeting",
        "board",
        "calendar",
    )
    assert (network.n_claims, network.n_origins, network.calendar_variable) == (5, 1, 15)
    assert network.variable_first[6] == 2 and network.variable_first[9] == 7


def test_occurrences_are_kept_up_to_the_largest_number_that_a_condition_mentions() -> None:
    network = compile_model(make_ferry())
    caps = dict(zip(network.legend.variables, network.variable_cap, strict=True))
    assert (caps["sinking"], caps["cut"], caps["boats"]) == (2, 1, -1)


def test_at_most_two_keeps_three_occurrences() -> None:
    model = make_model(
        events=(make_event("storm", is_again=True),),
        questions=(make_question("q", make_reading("by", Test("storm", 1, 2), 10)),),
    )
    assert compile_model(model).variable_cap[0] == 3


# ---- luck -----------------------------------------------------------------------------------


def test_a_stream_is_the_hash_of_the_declared_name() -> None:
    network = compile_model(make_ferry())
    for path, stream in [
        ("claim:strike_looms", network.claim_stream[0]),
        ("reason:line_at_risk#1", network.reason_stream[0]),
        ("origin:union", network.origin_stream[0]),
        ("start:pier", network.start_stream[0]),
        ("talk:board", network.talk_stream[1]),
        ("event:sinking", network.event_stream[network.legend.events.index("sinking")]),
    ]:
        digest = blake2b(path.encode(), digest_size=8).digest()
        assert stream == int.from_bytes(digest, "little"), path
    for path, stream in zip(network.legend.ranges, network.range_stream, strict=True):
        assert stream == int.from_bytes(blake2b(path.encode(), digest_size=8).digest(), "little")


def test_the_ranges_of_a_quantity_are_named_after_it() -> None:
    paths = set(compile_model(make_ferry()).legend.ranges)
    assert {
        "claim:strike_looms:credence",
        "reason:line_at_risk#1:holds",
        "claim:line_at_risk:evidence:owner_broke",
        "origin:union:reliability",
        "origin:union:says_anyway",
        "start:pier:old",
        "count:boats:at_first",
        "event:cut:chance",
        "event:cut:surprise",
        "talk:meeting:postponed",
        "talk:meeting:odds:yes",
        "talk:board:position:owner",
        "talk:board:power:owner",
        "talk:board:salience:owner",
    } <= paths
    assert len(paths) == len(compile_model(make_ferry()).legend.ranges)


def test_a_clause_written_twice_with_two_sizes_is_two_quantities() -> None:
    twice = (raised(Test("gate", 1, 1), 2.0, "gate is open"), raised(Test("gate", 1, 1), 3.0, "gate is open"))
    model = make_model(
        states=(make_state("gate", "shut open"),), events=(make_event("flood", influences=twice),)
    )
    network = compile_model(model)
    assert network.legend.ranges[1:] == (
        "event:flood:factor:gate is open",
        "event:flood:factor:gate is open#2",
    )
    assert [network.range_a[each] for each in network.factor_range] == [2.0, 3.0]


def test_the_order_of_events_and_factors_and_reports_in_a_case_moves_nothing_in_the_network() -> None:
    """States, counts and talks of another order are other variables; the arrays with luck are the same."""
    model = make_ferry()
    backwards = tuple(
        replace(event, influences=tuple(reversed(event.influences))) for event in reversed(model.events)
    )
    network, other = compile_model(model), compile_model(replace(model, events=backwards))
    moved = {"legend", "event_variable", "variable_cap", "watch_begin"}
    for each in fields(Network):
        if each.name not in moved and not each.name.startswith("test_"):
            assert getattr(network, each.name) == getattr(other, each.name), each.name
    assert network.legend.events == other.legend.events == ("collision", "cut", "sinking")


# ---- claims ---------------------------------------------------------------------------------


def test_a_table_has_a_row_for_each_combination_of_parents_in_any_order_of_writing() -> None:
    network = compile_model(make_ferry())
    table = network.claim_table[4]
    assert list(network.parent_variable) == [0, 2]
    for first, second in product(range(2), range(2)):
        row = network.parent_stride[0] * first + network.parent_stride[1] * second
        shares = [network.range_a[network.table_share[table + 3 * row + value]] for value in range(3)]
        assert shares == [0.5, 0.25 + first / 8, 0.25 - first / 8]


def test_a_row_that_is_missing_in_a_table_is_told() -> None:
    model = make_model(
        claims=(
            make_claim("a", fixed(0.5)),
            make_claim("b", parents=("a",), table=(TableRow((0,), (fixed(0.5), fixed(0.5))),)),
        )
    )
    with pytest.raises(ValueError, match=r"no row for \(1,\)"):
        compile_model(model)


def test_an_origin_reports_a_claim_once_and_a_contradiction_is_weighed_once() -> None:
    network = compile_model(make_ferry())
    assert len(network.report_origin) == 2  # `strike_looms` (said twice) and the denial of `owner_broke`
    assert len(network.exclusion) == 1


def test_a_claim_without_exceptions_is_never_defeated() -> None:
    network = compile_model(make_ferry())
    assert network.claim_unless[0] == NEVER
    assert network.claim_unless[3] != NEVER


# ---- the whole ------------------------------------------------------------------------------


BYTES = ("_kind", "_mode", "_rule", "_election", "_vote", "_victory")


def test_every_array_has_the_type_code_that_the_kernel_reads() -> None:
    network = compile_model(make_ferry())
    for each in fields(Network):
        value = getattr(network, each.name)
        if not isinstance(value, array):
            continue
        if each.name.endswith("_stream"):
            assert value.typecode == "Q", each.name
        elif "_is_" in each.name or any(
            each.name.endswith(end) for end in ("_kind", "_mode", "_rule", "_election", "_vote", "_victory")
        ):
            assert value.typecode == "B", each.name
        elif each.name in {
            "range_a",
            "range_b",
            "schedule_at",
            "ask_until_at",
            "quantile_table",
            "outcome_position",
            "record_begin_at",
            "record_end_at",
            "fact_at",
            "fact_days",
            "event_scale_most",
            "scaling_factor",
            "reward_begin_at",
            "reward_end_at",
        }:
            assert value.typecode == "d", each.name
        else:
            assert value.typecode == "i", each.name


def test_every_list_of_beginnings_ends_where_its_rows_end() -> None:
    network = compile_model(make_ferry())
    rows = {
        "claim_evidence_begin": len(network.evidence_bearer),
        "claim_reason_begin": len(network.reason_condition),
        "claim_parent_begin": len(network.parent_variable),
        "start_begin": len(network.start_value),
        "event_factor_begin": len(network.factor_range),
        "event_group_begin": len(network.group_choice_begin) - 1,
        "group_choice_begin": len(network.choice_factor_begin) - 1,
        "choice_factor_begin": len(network.choice_factor),
        "outcome_effect_begin": len(network.effect_value),
        "talk_outcome_begin": len(network.outcome_odds),
        "outcome_factor_begin": len(network.outcome_factor_range),
        "talk_party_begin": len(network.party_power),
        "watch_begin": len(network.watch_ask),
    }
    for name, size in rows.items():
        begin = list(getattr(network, name))
        assert begin == sorted(begin) and begin[-1] == size, name
    assert network.event_effect_begin[-1] == network.outcome_effect_begin[0] == 2


def test_compiling_twice_gives_the_same_network() -> None:
    assert same(compile_model(make_ferry()), compile_model(make_ferry()))


def test_a_network_is_shown_with_the_names_of_what_it_holds() -> None:
    shown = show_network(compile_model(make_ferry()))
    for words in (
        "service in 0..1",
        "per pairs of boats, 3 stages, again",
        "day 45.5: talk if postponed meeting",
        "then boats -1",
        "service_cut.throughout: not: ",
        "board: by condorcet",
        "weight 0 if test",
    ):
        assert words in shown, words


def test_an_empty_model_is_a_network_of_nothing() -> None:
    network = compile_model(make_model())
    assert network.end_at == 0.0
    assert list(network.event_factor_begin) == [0]
    assert show_network(network).startswith("network:")


def calls_to_compile(n_events: int) -> int:
    model = grow_model(n_events, n_occurrences=200)
    profile = Profile()
    profile.runcall(compile_model, model)
    return sum(entry.callcount for entry in profile.getstats())


def test_compiling_a_model_of_twice_the_size_takes_twice_the_steps() -> None:
    """Calls are counted, not seconds; the largest part that is no call in proportion is sorting by name."""
    assert calls_to_compile(2000) / calls_to_compile(1000) == pytest.approx(2, rel=0.02)
