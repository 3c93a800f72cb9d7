"""What is drawn before the history starts: states with shares, counts with a range."""

from __future__ import annotations

from array import array
from typing import TypedDict

from casus.model import Model
from casus.network.claim import begins
from casus.network.ranges import Ranges, add_range, add_shares, stream_of
from casus.network.variable import Variables


class StartArrays(TypedDict):
    """The part of a network that drawn starts fill."""

    start_variable: array[int]
    start_stream: array[int]
    start_begin: array[int]
    start_value: array[int]
    start_share: array[int]
    count_variable: array[int]
    count_range: array[int]


def compile_starts(model: Model, variables: Variables, ranges: Ranges) -> StartArrays:
    """Return the arrays of what is drawn at the start; a sure level or number is in `variable_first`."""
    states = [state for state in model.states if len(state.at_first) > 1]
    counts = [count for count in model.counts if count.at_first.low != count.at_first.high]
    shares: list[tuple[int, int]] = []
    for state in states:
        given = [(f"start:{state.name}:{state.levels[level]}", share) for level, share in state.at_first]
        levels = (level for level, _ in state.at_first)
        shares.extend(zip(levels, add_shares(ranges, given), strict=True))
    return StartArrays(
        start_variable=array("i", [variables.index[state.name] for state in states]),
        start_stream=array("Q", [stream_of(f"start:{state.name}") for state in states]),
        start_begin=begins([len(state.at_first) for state in states]),
        start_value=array("i", [level for level, _ in shares]),
        start_share=array("i", [share for _, share in shares]),
        count_variable=array("i", [variables.index[count.name] for count in counts]),
        count_range=array(
            "i", [add_range(ranges, f"count:{count.name}:at_first", count.at_first) for count in counts]
        ),
    )
