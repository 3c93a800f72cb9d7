"""Asks in groups that one pass answers: those with the same need, and the evidence that bears on it."""

from __future__ import annotations

from casus.engine.exact_evidence import Item, components_of, evidence_of, joined, with_evidence
from casus.engine.exact_kind import POSTPONED, TALK
from casus.engine.exact_need import AskGroup, Need, need_of, variables_of
from casus.network import Network

Key = tuple[Need, frozenset[tuple[int, int]], tuple[int, ...]]


def group_asks(network: Network) -> list[AskGroup]:
    """Return all asks, reads and rewards in groups that one space of states answers.

    Evidence that bears on none of them has a group of its own: its likelihood is asked for too.
    """
    items = evidence_of(network)
    groups: dict[Key, tuple[list[int], list[int], list[int]]] = {}

    def members(need: Need, key: frozenset[tuple[int, int]]) -> tuple[list[int], list[int], list[int]]:
        whole, evidence = with_evidence(network, need, items)
        return groups.setdefault((whole, frozenset() if evidence else key, evidence), ([], [], []))

    for ask, condition in enumerate(network.ask_condition):
        given = network.ask_given[ask]
        conditions = [condition] if given < 0 else [condition, network.ask_condition[given]]
        roots = set[int]().union(*(variables_of(network, each) for each in conditions))
        modes = {network.ask_mode[each] for each in (ask, given) if each >= 0}
        key = frozenset(enumerate(conditions)) if modes == {0} else frozenset()
        members(need_of(network, roots), key)[0].append(ask)
    for read, variable in enumerate(network.read_variable):
        members(need_of(network, [variable]), frozenset())[1].append(read)
    for reward, event in enumerate(network.reward_event):
        roots = variables_of(network, network.reward_condition[reward]) if event < 0 else set()
        need = need_of(network, roots, [event] if event >= 0 else [])
        members(need, frozenset())[2].append(reward)
    add_unasked(items, groups)
    return [
        AskGroup(
            need=need,
            asks=tuple(asks),
            reads=tuple(reads),
            is_absorbing=bool(key),
            rewards=tuple(rewards),
            evidence=tuple((items[each].kind, items[each].index) for each in evidence),
        )
        for (need, key, evidence), (asks, reads, rewards) in groups.items()
    ]


def add_unasked(items: list[Item], groups: dict[Key, tuple[list[int], list[int], list[int]]]) -> None:
    """Add a group for each set of evidence that no group has by itself: for the likelihood of all.

    Independent sets multiply, so a group that has several of them is of use only if it has all.
    """
    together = [evidence for _, _, evidence in groups]
    if not items or tuple(range(len(items))) in together:
        return
    for part in components_of(items):
        if part not in together:
            need = joined(items[each].need for each in part)
            groups.setdefault((need, frozenset(), part), ([], [], []))


def likelihood_groups(network: Network, groups: list[AskGroup]) -> list[int]:
    """Return the groups whose likelihoods multiply to that of all evidence."""
    items = evidence_of(network)
    names = [(item.kind, item.index) for item in items]
    by_evidence = {group.evidence: number for number, group in enumerate(groups)}
    if not names:
        return []
    if tuple(names) in by_evidence:
        return [by_evidence[tuple(names)]]
    return [by_evidence[tuple(names[each] for each in part)] for part in components_of(items)]


def in_order_of_time(network: Network, evidence: tuple[tuple[str, int], ...]) -> list[tuple[str, int]]:
    """Return the facts and talks among the evidence, by when they are over."""
    held_at: dict[int, float] = {}
    for at, kind, talk in zip(
        network.schedule_at, network.schedule_kind, network.schedule_index, strict=True
    ):
        if kind == TALK or (kind == POSTPONED and network.talk_seen_is_postponed[talk]):
            held_at[talk] = at

    def over_at(piece: tuple[str, int]) -> float:
        kind, index = piece
        if kind == "fact":
            return network.fact_at[index] + network.fact_days[index]
        return held_at.get(index, 0.0)

    return sorted((each for each in evidence if each[0] != "record"), key=over_at)
