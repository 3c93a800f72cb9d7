"""The ranges of a network: every quantity that somebody gave, once, with the stream of its luck."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypedDict

from casus.network.form import N_KNOTS, Z_END
from casus.quantity import Family, Range, log_quantile_at, normal_terms

FIXED, LOG_NORMAL, LOGIT_NORMAL, NORMAL, WHOLE, TABLE = range(6)

KIND = {
    Family.FIXED: FIXED,
    Family.LOG_NORMAL: LOG_NORMAL,
    Family.LOGIT_NORMAL: LOGIT_NORMAL,
    Family.NORMAL: NORMAL,
    Family.WHOLE: WHOLE,
}


class RangeArrays(TypedDict):
    """The part of a network that its ranges fill."""

    range_kind: array[int]
    range_a: array[float]
    range_b: array[float]
    range_table: array[int]
    range_stream: array[int]
    quantile_table: array[float]


@dataclass
class Ranges:
    """The ranges collected so far. `paths` names each; the same path and range are one quantity."""

    index: dict[str, int] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    given: list[Range] = field(default_factory=list)


def stream_of(path: str) -> int:
    """Return the 64-bit number that keys the luck of what is declared as `path`.

    The first 8 bytes, little-endian, of BLAKE2b(path, 8 bytes).

    >>> stream_of("claim:rain") == stream_of("claim:rain")
    True
    """
    return int.from_bytes(blake2b(path.encode(), digest_size=8).digest(), "little")


def add_range(ranges: Ranges, path: str, given: Range | None) -> int:
    """Return the index of `given` among the ranges, -1 for None. One path is one quantity, with one luck.

    Two different ranges under one path (a clause that is written twice) get `path#2` for the second.
    """
    if given is None:
        return -1
    place, repeat = ranges.index.get(path), 2
    name = path
    while place is not None and ranges.given[place] != given:
        name = f"{path}#{repeat}"
        place, repeat = ranges.index.get(name), repeat + 1
    if place is None:
        place = len(ranges.paths)
        ranges.index[name] = place
        ranges.paths.append(name)
        ranges.given.append(given)
    return place


def add_ranges(ranges: Ranges, given: Iterable[tuple[str, Range | None]]) -> list[int]:
    """Return the index of each (path, range)."""
    return [add_range(ranges, path, value) for path, value in given]


def lay_ranges(ranges: Ranges) -> RangeArrays:
    """Return the arrays of all ranges collected."""
    kind: list[int] = []
    a: list[float] = []
    b: list[float] = []
    table: list[int] = []
    knots: list[float] = []
    place_of: dict[Range, int] = {}
    for given in ranges.given:
        one = KIND.get(given.family, TABLE)
        centre, width = (0.0, 0.0) if one == TABLE else normal_terms(given)
        kind.append(one)
        a.append(centre)
        b.append(width)
        if one == TABLE and given not in place_of:
            place_of[given] = len(knots)
            knots.extend(knots_of(given))
        table.append(place_of.get(given, -1))
    return RangeArrays(
        range_kind=array("B", kind),
        range_a=array("d", a),
        range_b=array("d", b),
        range_table=array("i", table),
        range_stream=array("Q", map(stream_of, ranges.paths)),
        quantile_table=array("d", knots),
    )


def knots_of(given: Range) -> list[float]:
    """Return ln of the quantile and its slope in z at each knot, one after the other."""
    knots: list[float] = []
    for knot in range(N_KNOTS):
        knots += log_quantile_at(given, Z_END * (2 * knot / (N_KNOTS - 1) - 1))
    return knots
