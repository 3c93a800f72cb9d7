"""What a model becomes: order, luck, bounds, schedule, asks."""

from __future__ import annotations

from array import array
from dataclasses import fields, replace
from hashlib import blake2b
from itertools import product
from math import prod
from random import Random

import pytest
from made import (
    make_claim,
    make_count,
    make_event,
    make_model,
    make_origin,
    make_outcome,
    make_question,
    make_reading,
    make_reason,
    make_state,
    make_talk,
)

from casus.model import (
    Clause,
    Condition,
    Delegation,
    During,
    Effect,
    Every,
    Evidence,
    Influence,
    Model,
    Negation,
    Report,
    Some,
    TableRow,
    Test,
)
from casus.network import NEVER, Network, compile_model, show_network, with_reads
from casus.quantity import fixed, log_normal, logit_normal, normal, whole


def raised(condition: Condition, by: float, text: str | None = None) -> Influence:
    return Influence(Clause(condition, text or repr(condition)), fixed(by), {})


def ferry() -> Model:
    """Return a model that uses every part of the form once."""
    return make_model(
        claims=(
            make_claim("strike_looms", logit_normal(0.2, 0.5), reports=(Report("union", False),) * 2),
            make_claim("owner_solvent", fixed(0.8), contradicts=("owner_broke",)),
            make_claim(
                "owner_broke", fixed(0.3), reports=(Report("union", True),), contradicts=("owner_solvent",)
            ),
            make_claim(
                "line_at_risk",
                reasons=(make_reason("line_at_risk#1", Test("strike_looms", 1, 1), holds=fixed(0.5)),),
                unless=(Test("owner_solvent", 1, 1),),
                evidence=(Evidence("owner_broke", fixed(4.0)),),
            ),
            make_claim(
                "weather",
                values=("calm", "rough", "wild"),
                parents=("strike_looms", "owner_broke"),
                table=tuple(
                    TableRow((first, second), (fixed(0.5), fixed(0.25 + first / 8), fixed(0.25 - first / 8)))
                    for second, first in product(range(2), range(2))
                ),
            ),
        ),
        origins=(make_origin("union", 0.7),),
        states=(
            make_state("service", "none reduced full", at_first=2),
            replace(make_state("pier", "old new"), at_first=((0, fixed(0.3)), (1, fixed(0.7)))),
        ),
        counts=(make_count("boats", whole(3, 5)), make_count("crews", 7)),
        events=(
            make_event(
                "sinking",
                log_normal(0.001, 0.01),
                is_again=True,
                per="boats",
                then=(Effect("boats", -1, True),),
            ),
            make_event(
                "cut",
                able=Negation(Test("service", 0, 0)),
                influences=(
                    raised(Test("service", 2, 2), 2.0),
                    raised(Test("service", 1, 1), 3.0),
                    raised(Test("strike_looms", 1, 1), 5.0),
                    raised(During(30.0, 60.0), 1.5),
                    raised(Every((Test("boats", 3, None), Test("pier", 1, 1))), 7.0),
                ),
                surprise=fixed(0.001),
                then=(Effect("service", 1, False),),
            ),
            make_event("collision", is_again=True, per="boats", is_per_pairs=True, stages=3),
        ),
        talks=(
            make_talk(
                "meeting",
                20,
                make_outcome("no"),
                make_outcome("yes", then=(Effect("service", 2, False),)),
                postponed=fixed(0.1),
                postponed_at=45.5,
            ),
            make_talk(
                "board",
                20,
                make_outcome("sell", None, position=100.0),
                make_outcome("keep", None, position=0.0),
                rule="condorcet",
                parties=(Delegation("owner", normal(0, 30), log_normal(1, 2), fixed(1.0)),),
            ),
        ),
        questions=(
            make_question(
                "service_cut",
                make_reading("by", Test("service", 0, 1), 100),
                make_reading("throughout", Test("service", 2, 2), 90, "throughout"),
                make_reading("on", Some((Test("service", 0, 0), Test("sinking", 2, None))), 60, "on"),
                make_reading("noted", None, 60),
            ),
        ),
    )


def same(first: Network, second: Network) -> bool:
    return all(getattr(first, each.name) == getattr(second, each.name) for each in fields(Network))


# ---- variables ------------------------------------------------------------------------------


def test_variables_are_claims_then_origins_states_counts_events_talks_and_the_calendar() -> None:
    network = compile_model(ferry())
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
    network = compile_model(ferry())
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
    network = compile_model(ferry())
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
    paths = set(compile_model(ferry()).legend.ranges)
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
    assert len(paths) == len(compile_model(ferry()).legend.ranges)


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
    model = ferry()
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
    network = compile_model(ferry())
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
    network = compile_model(ferry())
    assert len(network.report_origin) == 2  # `strike_looms` (said twice) and the denial of `owner_broke`
    assert len(network.exclusion) == 1


def test_a_claim_without_exceptions_is_never_defeated() -> None:
    network = compile_model(ferry())
    assert network.claim_unless[0] == NEVER
    assert network.claim_unless[3] != NEVER


# ---- bounds ---------------------------------------------------------------------------------


def choices_of(network: Network, event: int) -> list[list[tuple[int, ...]]]:
    groups = []
    for group in range(network.event_group_begin[event], network.event_group_begin[event + 1]):
        choices = []
        for choice in range(network.group_choice_begin[group], network.group_choice_begin[group + 1]):
            begin, end = network.choice_factor_begin[choice], network.choice_factor_begin[choice + 1]
            choices.append(tuple(network.choice_factor[begin:end]))
        groups.append(choices)
    return groups


def test_factors_that_exclude_each_other_are_never_multiplied_in_a_bound() -> None:
    influences = (
        raised(Test("service", 1, 1), 3.0, "b"),
        raised(Test("service", 2, 2), 2.0, "c"),
        raised(Test("service", 1, None), 2.0, "d"),
    )
    model = make_model(
        states=(make_state("service", "none reduced full"),),
        events=(make_event("cut", influences=influences),),
    )
    assert choices_of(compile_model(model), 0) == [[(), (0, 2), (1, 2)]]


def test_a_count_s_thresholds_and_the_calendar_s_stretches_are_choices() -> None:
    influences = (
        raised(Test("boats", 3, None), 2.0, "a"),
        raised(Test("boats", 0, 4), 3.0, "b"),
        raised(During(30.0, 60.0), 2.0, "c"),
        raised(During(60.0, None), 2.0, "d"),
    )
    model = make_model(counts=(make_count("boats", 1),), events=(make_event("cut", influences=influences),))
    assert choices_of(compile_model(model), 0) == [[(1,), (0, 1), (0,)], [(), (2,), (3,)]]


def test_a_factor_over_several_variables_is_a_group_of_its_own_and_a_fixed_one_is_in_none() -> None:
    network = compile_model(ferry())
    event = network.legend.events.index("cut")
    is_fixed = list(network.factor_is_fixed)
    grouped = [factor for group in choices_of(network, event) for choice in group for factor in choice]
    assert is_fixed.count(1) == 1 and is_fixed.index(1) not in grouped
    alone = [group for group in choices_of(network, event) if group[0] == () and len(group) == 2]
    assert len(alone) == 2  # the one over boats and pier, and the calendar's


def test_the_bound_is_reached_by_some_history_and_passed_by_none() -> None:
    """Where each group has one variable, the bound is the largest product over all values, exactly."""
    luck = Random(3)
    for _ in range(50):
        influences = tuple(
            raised(
                Test(
                    luck.choice(["gate", "lock"]), low := luck.randrange(4), luck.choice([None, low, low + 1])
                ),
                luck.choice([0.5, 2.0, 3.0, 5.0]),
                str(number),
            )
            for number in range(luck.randrange(1, 7))
        )
        model = make_model(
            states=(make_state("gate", "a b c d"), make_state("lock", "a b c d")),
            events=(make_event("flood", influences=influences),),
        )
        network = compile_model(model)
        size = [network.range_a[each] for each in network.factor_range]
        bound = prod(
            max(prod(size[f] for f in choice) for choice in group) for group in choices_of(network, 0)
        )
        largest = max(
            prod(
                influence.factor.low
                for influence in influences
                if isinstance(test := influence.clause.condition, Test)
                and test.low
                <= {"gate": gate, "lock": lock}[test.name]
                <= (3 if test.high is None else test.high)
            )
            for gate, lock in product(range(4), range(4))
        )
        # factors sure to hold at every value are known from the start, outside the groups
        sure = prod(size[f] for f, fixed_one in enumerate(network.factor_is_fixed) if fixed_one)
        assert bound * sure == pytest.approx(largest, rel=1e-12)


# ---- the schedule and the asks --------------------------------------------------------------


def test_at_one_instant_asks_come_before_reads_calendar_talks_and_postponed_talks() -> None:
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
        (20.5, 3, 1),
        (20.5, 3, 2),
        (20.5, 4, 0),
        (50.0, 2, 2),
    ]


def test_an_instant_before_as_of_is_no_edge() -> None:
    model = make_model(events=(make_event("cut", able=During(-30.0, 10.0)),))
    network = compile_model(model)
    assert list(network.schedule_at) == [10.0]
    assert (network.test_low[0], network.test_high[0]) == (0, 0)


def test_throughout_is_asked_as_never_an_instant_at_which_it_fails() -> None:
    network = compile_model(ferry())
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
    network = compile_model(ferry())
    watch = {
        name: list(network.watch_ask[network.watch_begin[v] : network.watch_begin[v + 1]])
        for v, name in enumerate(network.legend.variables)
    }
    assert watch["service"] == [0, 1]
    assert watch["sinking"] == []  # mentioned by an ask `on` a day alone


def test_reads_are_added_and_lengthen_the_histories() -> None:
    network = compile_model(ferry())
    longer = with_reads(with_reads(network, [("boats", 25.0)]), [("crews", 300.0), ("boats", 1.0)])
    assert longer.legend.reads == (("boats", 25.0), ("crews", 300.0), ("boats", 1.0))
    assert list(longer.read_variable) == [8, 9, 8]
    assert longer.end_at == 300.0
    assert network.legend.reads == ()
    with pytest.raises(ValueError, match="no variable is called 'ships'"):
        with_reads(network, [("ships", 1.0)])


# ---- the whole ------------------------------------------------------------------------------


def test_every_array_has_the_type_code_that_the_kernel_reads() -> None:
    network = compile_model(ferry())
    for each in fields(Network):
        value = getattr(network, each.name)
        if not isinstance(value, array):
            continue
        if each.name.endswith("_stream"):
            assert value.typecode == "Q", each.name
        elif "_is_" in each.name or any(each.name.endswith(end) for end in ("_kind", "_mode", "_rule")):
            assert value.typecode == "B", each.name
        elif each.name in {
            "range_a",
            "range_b",
            "schedule_at",
            "ask_until_at",
            "quantile_table",
            "outcome_position",
        }:
            assert value.typecode == "d", each.name
        else:
            assert value.typecode == "i", each.name


def test_every_list_of_beginnings_ends_where_its_rows_end() -> None:
    network = compile_model(ferry())
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
    assert same(compile_model(ferry()), compile_model(ferry()))


def test_a_network_is_shown_with_the_names_of_what_it_holds() -> None:
    shown = show_network(compile_model(ferry()))
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
