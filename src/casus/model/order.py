"""An order in which every claim comes after what it rests on, and the circles that forbid one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush


def order_after(rests_on: Mapping[str, Iterable[str]]) -> tuple[list[str], list[list[str]]]:
    """Return names, each after all that it rests on, and the circles among those that are left out.

    Among names that could come next the first of the mapping does, so the order is stable. One circle is
    given for each knot of names that rest on each other: the shortest through the knot's first name.
    Names that no key of `rests_on` has are passed over. Costs time in proportion to names and edges.

    >>> order_after({"roof": ["wall"], "wall": ["ground"], "ground": []})
    (['ground', 'wall', 'roof'], [])
    >>> order_after({"hen": ["egg"], "egg": ["hen"]})
    ([], [['hen', 'egg']])
    """
    position = {name: at for at, name in enumerate(rests_on)}
    below = {name: {one for one in parts if one in position} for name, parts in rests_on.items()}
    above: dict[str, list[str]] = {name: [] for name in position}
    for name, parts in below.items():
        for one in parts:
            above[one].append(name)
    waiting = {name: len(parts) for name, parts in below.items()}
    names = list(position)
    ready = [position[name] for name in names if not waiting[name]]
    ordered: list[str] = []
    while ready:
        name = names[heappop(ready)]
        ordered.append(name)
        for one in above[name]:
            waiting[one] -= 1
            if not waiting[one]:
                heappush(ready, position[one])
    return ordered, _circles([name for name in names if waiting[name]], below, position)


def _circles(left: list[str], below: Mapping[str, set[str]], position: Mapping[str, int]) -> list[list[str]]:
    """Return the shortest circle through the first name of each knot of names that rest on each other."""
    kept = set(left)
    knot_of = _knots(left, {name: below[name] & kept for name in left})
    found: list[list[str]] = []
    told: set[int] = set()
    for start in left:
        if knot_of[start] in told:
            continue
        circle = _shortest_circle(start, below, knot_of, position)
        if circle:
            found.append(circle)
            told.add(knot_of[start])
    return found


def _shortest_circle(
    start: str, below: Mapping[str, set[str]], knot_of: Mapping[str, int], position: Mapping[str, int]
) -> list[str]:
    """Return the names on the shortest way from `start` back to it, or none."""
    knot = knot_of[start]
    came_from: dict[str, str] = {}
    edge = [start]
    while edge:
        following: list[str] = []
        for name in edge:
            for one in sorted(below[name], key=position.__getitem__):
                if one == start:
                    chain = [name]
                    while chain[-1] != start:
                        chain.append(came_from[chain[-1]])
                    return chain[::-1]
                if one not in came_from and knot_of.get(one) == knot:
                    came_from[one] = name
                    following.append(one)
        edge = following
    return []


def _knots(names: list[str], below: Mapping[str, set[str]]) -> dict[str, int]:
    """Return a number for each name, the same where names rest on each other (Kosaraju)."""
    above: dict[str, list[str]] = {name: [] for name in names}
    for name in names:
        for one in below[name]:
            above[one].append(name)
    finished: list[str] = []
    seen: set[str] = set()
    for start in names:
        if start in seen:
            continue
        seen.add(start)
        way = [(start, iter(below[start]))]
        while way:
            name, rest = way[-1]
            following = next((one for one in rest if one not in seen), None)
            if following is None:
                finished.append(way.pop()[0])
            else:
                seen.add(following)
                way.append((following, iter(below[following])))
    knot_of: dict[str, int] = {}
    for knot, start in enumerate(reversed(finished)):
        if start in knot_of:
            continue
        edge = [start]
        knot_of[start] = knot
        while edge:
            for one in above[edge.pop()]:
                if one not in knot_of:
                    knot_of[one] = knot
                    edge.append(one)
    return knot_of
