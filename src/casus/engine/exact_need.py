"""What asks depend on: the variables, events and talks that can change their answers; in pure Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casus.network import NEVER, UNBOUNDED, Network


@dataclass(frozen=True, slots=True)
class Need:
    """Everything of a network that some asks depend on, by its index."""

    variables: frozenset[int]  # tested by what matters; claims among them
    events: tuple[int, ...]
    talks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AskGroup:
    """Asks (and reads) answered together: same need, and made absorbing by the same conditions."""

    need: Need
    asks: tuple[int, ...]
    reads: tuple[int, ...]
    is_absorbing: bool  # every ask is of mode 0, with the same condition and the same companion
    rewards: tuple[int, ...] = ()
    evidence: tuple[tuple[str, int], ...] = ()  # pieces that bear on it: kind and index


def is_window(network: Network, fact: int) -> bool:
    """Return whether a fact has a window, and no instant."""
    return network.fact_days[fact] > 0.0


def tests_of(network: Network, condition: int) -> list[int]:
    """Return the tests that a condition can come to, each once, the ones that others lead to last."""
    found: list[int] = []
    seen: set[int] = set()
    waiting = [(condition, False)]
    while waiting:
        test, is_left = waiting.pop()
        if is_left:
            found.append(test)
        elif test >= 0 and test not in seen:
            seen.add(test)
            waiting.append((test, True))
            waiting.append((network.test_then[test], False))
            waiting.append((network.test_else[test], False))
    return found[::-1]


def variables_of(network: Network, condition: int) -> set[int]:
    """Return the variables that a condition tests."""
    return {network.test_variable[test] for test in tests_of(network, condition)}


def is_number(network: Network, range_index: int, number: float) -> bool:
    """Return whether a range is fixed at a number."""
    return network.range_kind[range_index] == 0 and network.range_a[range_index] == number


def conditions_of_event(network: Network, event: int) -> list[int]:
    """Return the conditions that an event's hazard depends on; factors of 1 are left out."""
    begin, end = network.event_factor_begin[event], network.event_factor_begin[event + 1]
    factors = [each for each in range(begin, end) if not is_number(network, network.factor_range[each], 1.0)]
    return [network.event_able[event], *(network.factor_condition[each] for each in factors)]


def conditions_of_talk(network: Network, talk: int) -> list[int]:
    """Return the conditions that a talk's outcome depends on."""
    if network.talk_rule[talk] not in (0, 3):
        return []
    outcomes = range(network.talk_outcome_begin[talk], network.talk_outcome_begin[talk + 1])
    return [
        network.outcome_factor_condition[each]
        for outcome in outcomes
        for each in range(network.outcome_factor_begin[outcome], network.outcome_factor_begin[outcome + 1])
    ]


def can_occur(network: Network, event: int) -> bool:
    """Return whether an event can occur at all."""
    surprise = network.event_surprise[event]
    is_surprising = surprise >= 0 and not is_number(network, surprise, 0.0)
    has_hazard = is_surprising or not is_number(network, network.event_hazard[event], 0.0)
    if event in network.making_event or event in network.fact_event:
        return True
    return has_hazard and network.event_able[event] != NEVER


def changed_by_event(network: Network, event: int) -> set[int]:
    """Return the variables that an occurrence can change."""
    effects = range(network.event_effect_begin[event], network.event_effect_begin[event + 1])
    return {network.event_variable[event], *(network.effect_variable[each] for each in effects)}


def changed_by_talk(network: Network, talk: int) -> set[int]:
    """Return the variables that a talk can change."""
    first = network.talk_outcome_begin[talk]
    last = network.talk_outcome_begin[talk + 1]
    effects = range(network.outcome_effect_begin[first], network.outcome_effect_begin[last])
    return {network.talk_variable[talk], *(network.effect_variable[each] for each in effects)}


def need_of(
    network: Network, roots: Iterable[int], with_events: Iterable[int] = (), with_talks: Iterable[int] = ()
) -> Need:
    """Return the closure of some variables, events and talks: what can change them, what that depends on,
    and so on."""
    by_event: dict[int, list[int]] = {}
    for event in range(len(network.event_hazard)):
        if can_occur(network, event):
            for variable in changed_by_event(network, event):
                by_event.setdefault(variable, []).append(event)
    by_talk: dict[int, list[int]] = {}
    for talk in range(len(network.talk_variable)):
        for variable in changed_by_talk(network, talk):
            by_talk.setdefault(variable, []).append(talk)
    waiting = list(roots)
    variables: set[int] = set()
    events: set[int] = set()
    talks: set[int] = set()

    def take(new_events: Iterable[int], new_talks: Iterable[int]) -> None:
        conditions: list[int] = []
        for event in new_events:
            if event not in events:
                events.add(event)
                conditions += conditions_of_event(network, event)
                if network.event_per[event] >= 0:
                    waiting.append(network.event_per[event])
        for talk in new_talks:
            if talk not in talks:
                talks.add(talk)
                conditions += conditions_of_talk(network, talk)
        for condition in conditions:
            waiting.extend(variables_of(network, condition))

    take(with_events, with_talks)
    while waiting:
        variable = waiting.pop()
        if variable not in variables:
            variables.add(variable)
            take(by_event.get(variable, ()), by_talk.get(variable, ()))
    return Need(frozenset(variables), tuple(sorted(events)), tuple(sorted(talks)))


def is_still(network: Network, group: AskGroup) -> bool:
    """Return whether claims alone decide a group."""
    need = group.need
    is_changing = need.events or need.talks or group.evidence or group.rewards
    return not is_changing and all(each < network.n_claims for each in need.variables)


def clamp_of(network: Network, need: Need, variable: int) -> int:
    """Return the largest value of a count that anything tells from those above, -1 where there is none.

    So it is for a count that is never lowered and drives no hazard: above its largest threshold nothing
    that is asked can see it.
    """
    if any(network.event_per[event] == variable for event in need.events):
        return -1
    largest = 0
    for condition in conditions_of(network, need):
        for test in tests_of(network, condition):
            if network.test_variable[test] == variable:
                high = network.test_high[test]
                largest = max(largest, network.test_low[test], 0 if high == UNBOUNDED else high + 1)
    lowered = any(
        network.effect_variable[effect] == variable
        and network.effect_is_change[effect]
        and network.effect_value[effect] < 0
        for effect in effects_of(network, need)
    )
    return -1 if lowered else largest


def conditions_of(network: Network, need: Need) -> list[int]:
    """Return every condition of the events and talks that matter, and of all asks."""
    conditions = [*network.ask_condition, *network.fact_condition, *network.reward_condition]
    for event in need.events:
        conditions += conditions_of_event(network, event)
    for talk in need.talks:
        conditions += conditions_of_talk(network, talk)
    return conditions


def effects_of(network: Network, need: Need) -> list[int]:
    """Return the effects of the events and talks that matter."""
    effects: list[int] = []
    for event in need.events:
        effects += range(network.event_effect_begin[event], network.event_effect_begin[event + 1])
    for talk in need.talks:
        first, last = network.talk_outcome_begin[talk], network.talk_outcome_begin[talk + 1]
        effects += range(network.outcome_effect_begin[first], network.outcome_effect_begin[last])
    return effects


def claims_needed(network: Network, relevant: Iterable[int]) -> set[int]:
    """Return the claims that some claims, or the weights of worlds, depend on."""
    waiting = [variable for variable in relevant if variable < network.n_claims]
    for condition in (*network.exclusion, *network.report_condition):
        waiting += variables_of(network, condition)
    needed: set[int] = set()
    while waiting:
        claim = waiting.pop()
        if claim not in needed:
            needed.add(claim)
            waiting += parents_of(network, claim)
    return needed


def parents_of(network: Network, claim: int) -> set[int]:
    """Return the claims that a claim's chance depends on."""
    if network.claim_n_values[claim] > 0:
        begin, end = network.claim_parent_begin[claim], network.claim_parent_begin[claim + 1]
        return set(network.parent_variable[begin:end])
    evidence = range(network.claim_evidence_begin[claim], network.claim_evidence_begin[claim + 1])
    reasons = range(network.claim_reason_begin[claim], network.claim_reason_begin[claim + 1])
    conditions = [
        network.claim_unless[claim],
        *(network.evidence_bearer[each] for each in evidence),
        *(network.reason_condition[each] for each in reasons),
    ]
    return set[int]().union(*(variables_of(network, each) for each in conditions))


def ranges_needed(network: Network, groups: Iterable[AskGroup]) -> list[int]:
    """Return the ranges, in order, that are not fixed and that some answer depends on."""
    used: set[int] = set()
    claims = claims_needed(network, ())
    for group in groups:
        claims |= claims_needed(network, group.need.variables)
        used |= ranges_of_need(network, group.need)
        for kind, index in group.evidence:
            if kind == "fact":
                begin, end = network.fact_misread_begin[index], network.fact_misread_begin[index + 1]
                used |= {network.fact_factor[index], *network.misread_share[begin:end]}
    for claim in claims:
        used |= ranges_of_claim(network, claim)
    for report, coin in enumerate(network.report_origin):
        used |= {network.report_says_anyway[report], network.origin_reliability[coin - network.n_claims]}
    return sorted(each for each in used if each >= 0 and network.range_kind[each] != 0)


def ranges_of_need(network: Network, need: Need) -> set[int]:
    """Return the ranges of the events, talks and starts of a need; -1 may be among them."""
    used: set[int] = set()
    for event in need.events:
        begin, end = network.event_factor_begin[event], network.event_factor_begin[event + 1]
        used |= {network.event_hazard[event], network.event_surprise[event]}
        used.update(network.factor_range[begin:end])
    for talk in need.talks:
        used |= ranges_of_talk(network, talk)
    for start, variable in enumerate(network.start_variable):
        if variable in need.variables:
            used.update(network.start_share[network.start_begin[start] : network.start_begin[start + 1]])
    for variable, drawn in zip(network.count_variable, network.count_range, strict=True):
        if variable in need.variables:
            used.add(drawn)
    return used


def ranges_of_talk(network: Network, talk: int) -> set[int]:
    """Return the ranges that a talk uses."""
    first, last = network.talk_outcome_begin[talk], network.talk_outcome_begin[talk + 1]
    factors = slice(network.outcome_factor_begin[first], network.outcome_factor_begin[last])
    parties = slice(network.talk_party_begin[talk], network.talk_party_begin[talk + 1])
    of_parties = network.party_worth_begin
    worths = slice(of_parties[network.talk_party_begin[talk]], of_parties[network.talk_party_begin[talk + 1]])
    return {
        network.talk_postponed[talk],
        *network.outcome_odds[first:last],
        *network.outcome_factor_range[factors],
        *network.party_position[parties],
        *network.party_power[parties],
        *network.party_salience[parties],
        *network.party_worth[worths],
    }


def ranges_of_claim(network: Network, claim: int) -> set[int]:
    """Return the ranges that a claim uses."""
    n_values = network.claim_n_values[claim]
    if n_values > 0:
        begin = network.claim_table[claim]
        n_rows = 1
        for each in range(network.claim_parent_begin[claim], network.claim_parent_begin[claim + 1]):
            parent = network.parent_variable[each]
            n_rows += network.parent_stride[each] * (max(network.claim_n_values[parent], 2) - 1)
        return set(network.table_share[begin : begin + n_rows * n_values])
    evidence = slice(network.claim_evidence_begin[claim], network.claim_evidence_begin[claim + 1])
    reasons = slice(network.claim_reason_begin[claim], network.claim_reason_begin[claim + 1])
    return {
        network.claim_credence[claim],
        *network.evidence_factor[evidence],
        *network.reason_holds[reasons],
    }
