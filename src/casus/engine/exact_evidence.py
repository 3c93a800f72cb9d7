"""Which observations an ask's answer depends on: all that share a variable, claim, event or range with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casus.engine.exact_need import (
    Need,
    claims_needed,
    need_of,
    parents_of,
    ranges_of_claim,
    ranges_of_need,
    variables_of,
)
from casus.network import Network

RECORD, FACT, TALK = "record", "fact", "talk"


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence, by its index in the network, and all that its chance depends on."""

    kind: str
    index: int
    need: Need
    keys: frozenset[tuple[str, int]]


def evidence_of(network: Network) -> list[Item]:
    """Return every piece of evidence: records, facts, and talks with a known outcome."""
    found = []
    for record, event in enumerate(network.record_event):
        found.append(_item(network, RECORD, record, set(), [event], []))
    for fact, event in enumerate(network.fact_event):
        roots = variables_of(network, network.fact_condition[fact])
        if network.fact_variable[fact] >= 0:
            roots.add(network.fact_variable[fact])
        found.append(_item(network, FACT, fact, roots, [event] if event >= 0 else [], []))
    for talk, outcome in enumerate(network.talk_seen_outcome):
        if outcome >= 0:
            found.append(_item(network, TALK, talk, set(), [], [talk]))
    return found


def _item(
    network: Network, kind: str, index: int, roots: set[int], events: list[int], talks: list[int]
) -> Item:
    need = need_of(network, roots, events, talks)
    used = set(keys_of(network, need))
    if kind == FACT:
        ranges = {network.fact_factor[index]}
        begin, end = network.fact_misread_begin[index], network.fact_misread_begin[index + 1]
        ranges.update(network.misread_share[begin:end])
        used |= {("range", each) for each in ranges if each >= 0 and network.range_kind[each] != 0}
    return Item(kind, index, need, frozenset(used))


def keys_of(network: Network, need: Need) -> frozenset[tuple[str, int]]:
    """Return what ties a need to others: variables, claims behind it, events, talks and ranges in use."""
    claims = connected_claims(network, need.variables)
    ranges = ranges_of_need(network, need)
    for claim in claims:
        ranges |= ranges_of_claim(network, claim)
    return frozenset(
        {
            *(("variable", each) for each in need.variables if each != network.calendar_variable),
            *(("variable", each) for each in claims),
            *(("event", each) for each in need.events),
            *(("talk", each) for each in need.talks),
            *(("range", each) for each in ranges if each >= 0 and network.range_kind[each] != 0),
        }
    )


def connected_claims(network: Network, relevant: Iterable[int]) -> set[int]:
    """Return the claims behind some claims; with those that are reported on or excluded, where they meet."""
    waiting = [variable for variable in relevant if variable < network.n_claims]
    found: set[int] = set()
    while waiting:
        claim = waiting.pop()
        if claim not in found:
            found.add(claim)
            waiting += parents_of(network, claim)
    weighed = claims_needed(network, ())
    return found | weighed if found & weighed else found


def with_evidence(network: Network, need: Need, items: list[Item]) -> tuple[Need, tuple[int, ...]]:
    """Return a need with the evidence that bears on it, and which pieces those are."""
    keys = set(keys_of(network, need))
    taken: set[int] = set()
    is_growing = True
    while is_growing:
        is_growing = False
        for number, item in enumerate(items):
            if number not in taken and not keys.isdisjoint(item.keys):
                taken.add(number)
                keys |= item.keys
                is_growing = True
    if not taken:
        return need, ()
    return joined([need, *(items[number].need for number in taken)]), tuple(sorted(taken))


def joined(needs: Iterable[Need]) -> Need:
    """Return everything that some of the needs need."""
    variables: set[int] = set()
    events: set[int] = set()
    talks: set[int] = set()
    for need in needs:
        variables |= need.variables
        events.update(need.events)
        talks.update(need.talks)
    return Need(frozenset(variables), tuple(sorted(events)), tuple(sorted(talks)))


def components_of(items: list[Item]) -> list[tuple[int, ...]]:
    """Return the pieces of evidence in sets of which none depends on another."""
    left = set(range(len(items)))
    found = []
    while left:
        taken = {min(left)}
        keys = set(items[min(left)].keys)
        is_growing = True
        while is_growing:
            more = {each for each in left - taken if not keys.isdisjoint(items[each].keys)}
            is_growing = bool(more)
            for each in more:
                keys |= items[each].keys
            taken |= more
        found.append(tuple(sorted(taken)))
        left -= taken
    return found
