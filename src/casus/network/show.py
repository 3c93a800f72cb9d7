"""The network as text: every array with the names of what it holds."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from casus.network.form import ALWAYS, NEVER, UNBOUNDED, Network
from casus.network.talk import ELECTIONS, RULES, VICTORIES, VOTES

ENTRIES = (
    "ask", "read", "calendar", "talk", "talk if postponed", "fix", "make", "scale", "record begins", "fact",
    "record ends",
)  # fmt: skip


def show_network(network: Network) -> str:
    """Return the network as text, section by section; a section without entries is left out.

    Tests are numbered: a condition is shown by the number of its first test, or as always or never.
    """
    sections = [
        ("network", _summary(network)),
        ("variables", _variables(network)),
        ("ranges", _ranges(network)),
        ("tests", _tests(network)),
        ("claims", _claims(network)),
        ("weights of worlds", _weights(network)),
        ("drawn at the start", _starts(network)),
        ("events", _events(network)),
        ("talks", _talks(network)),
        ("schedule", _schedule(network)),
        ("asks", _asks(network)),
    ]
    parts = []
    for title, lines in sections:
        body = list(lines)
        if body:
            parts.append("\n".join([f"{title}:", *(f"  {line}" for line in body)]))
    return "\n\n".join(parts) + "\n"


def _summary(network: Network) -> Iterator[str]:
    yield f"digest: {network.digest}"
    yield f"end_at: day {network.end_at:g}"
    yield f"candidate_stream: {network.candidate_stream:016x}"


def _variables(network: Network) -> Iterator[str]:
    n_coins = network.n_claims + network.n_origins
    for variable, name in enumerate(network.legend.variables):
        cap = network.variable_cap[variable]
        kind = "claim" if variable < network.n_claims else "origin" if variable < n_coins else ""
        if variable == network.calendar_variable:
            kind = "edges passed"
        notes = [kind] if kind else [f"from {network.variable_first[variable]}"]
        if cap >= 0:
            notes.append(f"occurrences kept up to {cap}")
        yield f"{variable:>4}  {name}: {', '.join(notes)}"


def _ranges(network: Network) -> Iterator[str]:
    for each, path in enumerate(network.legend.ranges):
        a, b = network.range_a[each], network.range_b[each]
        words = (
            f"{a:.6g}",
            f"exp({a:.6g} + {b:.6g} z)",
            f"1 / (1 + exp(-({a:.6g} + {b:.6g} z)))",
            f"{a:.6g} + {b:.6g} z",
            f"{a:.6g} + {b:.6g} z, rounded, not below 0",
            f"table from {network.range_table[each]}",
        )[network.range_kind[each]]
        yield f"{each:>4}  {path} = {words}  (stream {network.range_stream[each]:016x})"


def _tests(network: Network) -> Iterator[str]:
    for test, variable in enumerate(network.test_variable):
        inside = _between(network.test_low[test], network.test_high[test])
        then, other = _go(network.test_then[test]), _go(network.test_else[test])
        yield f"{test:>4}  {network.legend.variables[variable]} {inside} ? {then} : {other}"


def _claims(network: Network) -> Iterator[str]:
    for claim in range(network.n_claims):
        notes = []
        if network.claim_n_values[claim]:
            n_values, table = network.claim_n_values[claim], network.claim_table[claim]
            notes.append(f"{n_values} values, shares from {table} of the tables")
            for parent in _rows(network.claim_parent_begin, claim):
                name = network.legend.variables[network.parent_variable[parent]]
                notes.append(f"{name} x {network.parent_stride[parent]}")
        if network.claim_credence[claim] >= 0:
            notes.append(f"by itself {_range(network, network.claim_credence[claim])}")
        for reason in _rows(network.claim_reason_begin, claim):
            holds = network.reason_holds[reason]
            coin = "" if holds < 0 else f" with {_range(network, holds)}"
            notes.append(f"because {_condition(network.reason_condition[reason])}{coin}")
        if network.claim_unless[claim] != NEVER:
            notes.append(f"unless {_condition(network.claim_unless[claim])}")
        for evidence in _rows(network.claim_evidence_begin, claim):
            factor = _range(network, network.evidence_factor[evidence])
            notes.append(f"odds x {factor} if {_condition(network.evidence_bearer[evidence])}")
        yield f"{network.legend.variables[claim]}: {'; '.join(notes) or 'never'}"


def _weights(network: Network) -> Iterator[str]:
    for report, origin in enumerate(network.report_origin):
        right = _condition(network.report_condition[report])
        anyway = _range(network, network.report_says_anyway[report])
        yield f"report of {network.legend.variables[origin]}: right {right}, else said with {anyway}"
    for condition in network.exclusion:
        yield f"weight 0 {_condition(condition)}"


def _starts(network: Network) -> Iterator[str]:
    for start, variable in enumerate(network.start_variable):
        shares = [
            f"{network.start_value[row]} with {_range(network, network.start_share[row])}"
            for row in _rows(network.start_begin, start)
        ]
        yield f"{network.legend.variables[variable]}: {', '.join(shares)}"
    for count, variable in enumerate(network.count_variable):
        yield f"{network.legend.variables[variable]}: {_range(network, network.count_range[count])}"


def _events(network: Network) -> Iterator[str]:
    for event, name in enumerate(network.legend.events):
        notes = [f"hazard {_range(network, network.event_hazard[event])}"]
        if network.event_surprise[event] >= 0:
            notes.append(f"surprise {_range(network, network.event_surprise[event])}")
        if network.event_able[event] != ALWAYS:
            notes.append(f"able {_condition(network.event_able[event])}")
        if network.event_per[event] >= 0:
            pairs = "pairs of " if network.event_is_per_pairs[event] else ""
            notes.append(f"per {pairs}{network.legend.variables[network.event_per[event]]}")
        if network.event_stages[event] > 1:
            notes.append(f"{network.event_stages[event]} stages")
        notes.append("again" if network.event_is_again[event] else "once")
        yield f"{name}: {', '.join(notes)}"
        for factor in _rows(network.event_factor_begin, event):
            known = ", known from the start" if network.factor_is_fixed[factor] else ""
            size = _range(network, network.factor_range[factor])
            yield f"    factor {factor}: x {size} {_condition(network.factor_condition[factor])}{known}"
        for group in _rows(network.event_group_begin, event):
            choices = [
                "{" + ", ".join(map(str, _choice(network, choice))) + "}"
                for choice in _rows(network.group_choice_begin, group)
            ]
            yield f"    at once: one of {' '.join(choices)}"
        yield from _effects(network, network.event_effect_begin, event)


def _talks(network: Network) -> Iterator[str]:
    outcome = 0
    for talk, (name, outcomes) in enumerate(network.legend.talks):
        postponed = network.talk_postponed[talk]
        moved = "" if postponed < 0 else f", postponed with {_range(network, postponed)}"
        election = network.talk_election[talk], network.talk_vote[talk], network.talk_victory[talk]
        held = ", ".join(
            names[each] for names, each in zip((ELECTIONS, VOTES, VICTORIES), election, strict=True)
        )
        kind = f" ({held})" if any(election) else ""
        yield f"{name}: by {RULES[network.talk_rule[talk]]}{kind}{moved}"
        for party in _rows(network.talk_party_begin, talk):
            sizes = [network.party_position[party], network.party_power[party], network.party_salience[party]]
            yield "    party: " + ", ".join(_range(network, each) for each in sizes if each >= 0)
            worths = [network.party_worth[each] for each in _rows(network.party_worth_begin, party)]
            if worths:
                yield "        prefers " + ", ".join(_range(network, each) for each in worths)
        for each in outcomes:
            odds = network.outcome_odds[outcome]
            size = (
                f"at {network.outcome_position[outcome]:g}" if odds < 0 else f"odds {_range(network, odds)}"
            )
            yield f"    {each}: {size}"
            for factor in _rows(network.outcome_factor_begin, outcome):
                factor_size = _range(network, network.outcome_factor_range[factor])
                yield f"        x {factor_size} {_condition(network.outcome_factor_condition[factor])}"
            yield from _effects(network, network.outcome_effect_begin, outcome, indent="        ")
            outcome += 1


def _schedule(network: Network) -> Iterator[str]:
    entries = zip(network.schedule_at, network.schedule_kind, network.schedule_index, strict=True)
    for at, kind, index in entries:
        names: Sequence[str] | None = {
            0: [".".join(ask) for ask in network.legend.asks],
            1: [name for name, _ in network.legend.reads],
            3: [name for name, _ in network.legend.talks],
            4: [name for name, _ in network.legend.talks],
            5: [network.legend.variables[variable] for variable in network.fixing_variable],
            6: [network.legend.events[event] for event in network.making_event],
            7: [network.legend.events[event] for event in network.scaling_event],
            8: [network.legend.events[event] for event in network.record_event],
            9: network.legend.facts,
            10: [network.legend.events[event] for event in network.record_event],
        }.get(kind)
        yield f"day {at:g}: {ENTRIES[kind]} {names[index] if names else index}"


def _asks(network: Network) -> Iterator[str]:
    for ask, (question, reading) in enumerate(network.legend.asks):
        when = "at" if network.ask_mode[ask] else "at some instant before"
        negated = "not: " if network.ask_is_negated[ask] else ""
        given = network.ask_given[ask]
        only = "" if given < 0 else f", only where {'.'.join(network.legend.asks[given])}"
        condition = _condition(network.ask_condition[ask])
        yield f"{question}.{reading}: {negated}{condition} {when} day {network.ask_until_at[ask]:g}{only}"


def _effects(network: Network, begin: Sequence[int], owner: int, indent: str = "    ") -> Iterator[str]:
    for effect in _rows(begin, owner):
        value = network.effect_value[effect]
        change = f"{value:+d}" if network.effect_is_change[effect] else f"= {value}"
        yield f"{indent}then {network.legend.variables[network.effect_variable[effect]]} {change}"


def _rows(begin: Sequence[int], entry: int) -> range:
    return range(begin[entry], begin[entry + 1])


def _choice(network: Network, choice: int) -> array[int]:
    return network.choice_factor[
        network.choice_factor_begin[choice] : network.choice_factor_begin[choice + 1]
    ]


def _between(low: int, high: int) -> str:
    if high == UNBOUNDED:
        return f">= {low}"
    return f"= {low}" if low == high else f"in {low}..{high}"


def _go(target: int) -> str:
    return {ALWAYS: "yes", NEVER: "no"}.get(target) or f"test {target}"


def _condition(entry: int) -> str:
    return {ALWAYS: "always", NEVER: "never"}.get(entry) or f"if test {entry}"


def _range(network: Network, each: int) -> str:
    is_point = network.range_kind[each] == 0
    return f"{network.range_a[each]:.6g}" if is_point else network.legend.ranges[each]
