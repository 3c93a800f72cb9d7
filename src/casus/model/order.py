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
    found: list[list[str]] = []
    told: set[str] = set()
    kept = set(left)
    for start in left:
        if start in told:
            continue
        circle = _shortest_circle(start, below, kept, position)
        if circle:
            found.append(circle)
            told |= _knot(start, below, kept)
    return found


def _shortest_circle(
    start: str, below: Mapping[str, set[str]], kept: set[str], position: Mapping[str, int]
) -> list[str]:
    came_from: dict[str, str] = {}
    edge = [start]
    while edge:
        following: list[str] = []
        for name in edge:
            for one in sorted(below[name] & kept, key=position.__getitem__):
                if one == start:
                    chain = [name]
                    while chain[-1] != start:
                        chain.append(came_from[chain[-1]])
                    return chain[::-1]
                if one not in came_from:
                    came_from[one] = name
                    following.append(one)
        edge = following
    return []


def _knot(start: str, below: Mapping[str, set[str]], kept: set[str]) -> set[str]:
    """Return the names that `start` rests on and that rest on `start`."""
    above: dict[str, set[str]] = {}
    for name in kept:
        for one in below[name] & kept:
            above.setdefault(one, set()).add(name)
    return _reached(start, below, kept) & _reached(start, above, kept)


def _reached(start: str, after: Mapping[str, set[str]], kept: set[str]) -> set[str]:
    seen = {start}
    edge = [start]
    while edge:
        for one in after.get(edge.pop(), set()) & kept - seen:
            seen.add(one)
            edge.append(one)
    return seen
