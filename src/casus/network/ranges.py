"""The ranges of a network: every quantity that somebody gave, once, with the stream of its luck."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
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
    """The ranges collected so far. `paths` names each; the same path and range are one quantity.

    `mirror_of`: the range whose luck it shares, taken from the other end, or -1.
    """

    index: dict[str, int] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    given: list[Range] = field(default_factory=list)
    mirror_of: list[int] = field(default_factory=list)


def stream_of(path: str) -> int:
    """Return the 64-bit number that keys the luck of what is declared as `path`.

    The first 8 bytes, little-endian, of BLAKE2b(path, 8 bytes).

    >>> stream_of("claim:rain") == stream_of("claim:rain")
    True
    """
    return int.from_bytes(blake2b(path.encode(), digest_size=8).digest(), "little")


def add_range(ranges: Ranges, path: str, given: Range | None, mirror_of: int = -1) -> int:
    """Return the index of `given` among the ranges, -1 for None. One path is one quantity, with one luck.

    Two different ranges under one path (a clause that is written twice) get `path#2` for the second.
    `mirror_of`: another range, whose luck it shares so that the two always add up to 1.
    """
    if given is None:
        return -1
    place, repeat = ranges.index.get(path), 2
    name = path
    while place is not None and (ranges.given[place], ranges.mirror_of[place]) != (given, mirror_of):
        name = f"{path}#{repeat}"
        place, repeat = ranges.index.get(name), repeat + 1
    if place is None:
        place = len(ranges.paths)
        ranges.index[name] = place
        ranges.paths.append(name)
        ranges.given.append(given)
        ranges.mirror_of.append(mirror_of)
    return place


def add_shares(ranges: Ranges, given: Sequence[tuple[str, Range]]) -> list[int]:
    """Return the index of each (path, share) of what can be this or that.

    Two ranges of which one is 1 minus the other (30 % to 50 %, and 50 % to 70 %) are one quantity: the
    first mirrors the second. More than two are drawn apart, and an engine divides them by their sum.
    """
    if len(given) == 2 and is_complement(given[0][1], given[1][1]):
        last = add_range(ranges, *given[1])
        return [add_range(ranges, *given[0], mirror_of=last), last]
    return add_ranges(ranges, given)


def is_complement(first: Range, second: Range) -> bool:
    """Return whether `first` is 1 minus `second`, both with some width."""
    if first.family is not second.family or first.family not in (Family.LOGIT_NORMAL, Family.BETA):
        return False
    sums = first.low + second.high, first.high + second.low
    is_whole = all(abs(total - 1.0) < 1e-9 for total in sums)
    return is_whole and first.parameters == second.parameters[::-1]


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
    place_of: dict[tuple[Range, bool], int] = {}
    for given, mirrored in zip(ranges.given, ranges.mirror_of, strict=True):
        one, is_mirror = KIND.get(given.family, TABLE), mirrored >= 0
        centre, width = (0.0, 0.0) if one == TABLE else normal_terms(given)
        kind.append(one)
        a.append(centre)
        b.append(-width if is_mirror else width)
        if one == TABLE and (given, is_mirror) not in place_of:
            place_of[given, is_mirror] = len(knots)
            knots.extend(knots_of(given, is_mirror))
        table.append(place_of.get((given, is_mirror), -1))
    keyed = [
        path if of < 0 else ranges.paths[of] for path, of in zip(ranges.paths, ranges.mirror_of, strict=True)
    ]
    return RangeArrays(
        range_kind=array("B", kind),
        range_a=array("d", a),
        range_b=array("d", b),
        range_table=array("i", table),
        range_stream=array("Q", map(stream_of, keyed)),
        quantile_table=array("d", knots),
    )


def knots_of(given: Range, is_mirror: bool = False) -> list[float]:
    """Return ln of the quantile and its slope in z at each knot, one after the other; a mirror's at -z."""
    direction = -1.0 if is_mirror else 1.0
    knots: list[float] = []
    for knot in range(N_KNOTS):
        value, slope = log_quantile_at(given, direction * Z_END * (2 * knot / (N_KNOTS - 1) - 1))
        knots += (value, direction * slope)
    return knots
