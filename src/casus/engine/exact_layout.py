"""States as rows of numbers: what is kept of a world while its history runs, and nothing else.

Claims are fixed for a whole world, so they are no part of a state: they differ between lanes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np

from casus.engine.condition import LARGEST_COUNT
from casus.engine.exact_condition import Flags, Integers, holds_in_grid
from casus.engine.exact_limit import ExactLimit
from casus.engine.exact_need import AskGroup, Need, clamp_of, effects_of, is_window
from casus.engine.exact_regime import Regime
from casus.network import Network

MAX_CODE = 2**62
LOST = -1  # the code of a state in which a count has passed its cap


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a state. `radix` is one more than the largest value of each column.

    `variable`: column of a network's variable · `stage`: of an event's hidden stage · `postponed`: of a
    talk's · `seen`: of a fact with a window, whether it has happened in it. `clamp`: counts whose values
    above are one · `cap`: counts whose states above are lost.
    """

    network: Network
    need: Need
    variable: dict[int, int]
    stage: dict[int, int]
    postponed: dict[int, int]
    seen: dict[int, int]
    radix: Integers
    clamp: dict[int, int]
    cap: dict[int, int]
    largest: dict[int, int]  # of each variable


def layout_of(network: Network, group: AskGroup, count_first: dict[int, int], margin: int) -> Layout:
    """Return the layout of a group of asks; counts that can grow are kept up to `margin` above their marks.

    `count_first`: the largest value that each count may start with. Raises ExactLimit.
    """
    need = group.need
    events = {network.event_variable[event]: event for event in range(len(network.event_variable))}
    talks = {network.talk_variable[talk]: talk for talk in range(len(network.talk_variable))}
    variables = {each for each in need.variables if each >= network.n_claims} - {network.calendar_variable}
    # whether an event that happens once has happened is part of the state, mentioned or not
    variables |= {network.event_variable[event] for event in need.events if not network.event_is_again[event]}
    clamp: dict[int, int] = {}
    cap: dict[int, int] = {}
    largest: dict[int, int] = {}
    for variable in sorted(variables):
        if variable in events:
            kept = network.variable_cap[variable]
            largest[variable] = kept if network.event_is_again[events[variable]] else 1
            if largest[variable] < 0:
                cap[variable] = largest[variable] = margin
        elif variable in talks:
            begin = network.talk_outcome_begin
            largest[variable] = begin[talks[variable] + 1] - begin[talks[variable]]
        else:
            largest[variable] = highest_mark(network, need, variable, count_first)
            if rises(network, need, variable):
                is_read = any(network.read_variable[read] == variable for read in group.reads)
                told = -1 if is_read else clamp_of(network, need, variable)
                if told >= 0:
                    clamp[variable] = largest[variable] = told
                else:
                    cap[variable] = largest[variable] = min(largest[variable] + margin, LARGEST_COUNT)
    columns = {variable: column for column, variable in enumerate(sorted(variables))}
    staged = [event for event in need.events if network.event_stages[event] > 1]
    moved = [talk for talk in need.talks if network.talk_postponed[talk] >= 0]
    windows = [index for kind, index in group.evidence if kind == "fact" and is_window(network, index)]
    radix = [
        *(largest[variable] + 1 for variable in sorted(variables)),
        *(network.event_stages[event] for event in staged),
        *(2 for _ in (*moved, *windows)),
    ]
    n_codes = prod(map(float, radix))
    n_columns = len(columns) + len(staged)
    if n_codes >= MAX_CODE:
        raise ExactLimit("states", n_codes, MAX_CODE)
    return Layout(
        network=network,
        need=need,
        variable=columns,
        stage={event: len(columns) + place for place, event in enumerate(staged)},
        postponed={talk: n_columns + place for place, talk in enumerate(moved)},
        seen={fact: n_columns + len(moved) + place for place, fact in enumerate(windows)},
        radix=np.asarray(radix, dtype=np.int64),
        clamp=clamp,
        cap=cap,
        largest=largest,
    )


def highest_mark(network: Network, need: Need, variable: int, count_first: dict[int, int]) -> int:
    """Return the largest value that a state or count starts with, or is set to."""
    marks = [network.variable_first[variable], count_first.get(variable, 0)]
    for start, started in enumerate(network.start_variable):
        if started == variable:
            marks += network.start_value[network.start_begin[start] : network.start_begin[start + 1]]
    fixings = zip(network.fixing_variable, network.fixing_value, strict=True)
    marks += [value for fixed, value in fixings if fixed == variable]
    marks += [
        network.effect_value[effect]
        for effect in effects_of(network, need)
        if network.effect_variable[effect] == variable and not network.effect_is_change[effect]
    ]
    return max(marks)


def rises(network: Network, need: Need, variable: int) -> bool:
    """Return whether anything that matters raises a count by a number."""
    return any(
        network.effect_variable[effect] == variable
        and network.effect_is_change[effect]
        and network.effect_value[effect] > 0
        for effect in effects_of(network, need)
    )


def codes_of(layout: Layout, rows: Integers) -> Integers:
    """Return a number for each row, one to one; LOST where a capped count is above its cap."""
    code = np.zeros(len(rows), dtype=np.int64)
    for column, radix in enumerate(layout.radix):
        code = code * radix + rows[:, column]
    for variable, most in layout.cap.items():
        code[rows[:, layout.variable[variable]] > most] = LOST
    return code


def rows_of(layout: Layout, codes: Integers) -> Integers:
    """Return the rows of codes (none of them LOST)."""
    rows = np.empty((len(codes), len(layout.radix)), dtype=np.int64)
    rest = codes.copy()
    for column in range(len(layout.radix) - 1, -1, -1):
        rest, rows[:, column] = np.divmod(rest, layout.radix[column])
    return rows


def met(
    layout: Layout,
    condition: int,
    rows: Integers,
    calendar: int,
    claims: Mapping[int, Integers],
) -> Flags:
    """Return for each row and each combination of claims whether a condition holds on a calendar value.

    `claims`: the values of each claim that may matter, one a combination; (row, combination) comes back.
    """
    n_combinations = len(next(iter(claims.values()))) if claims else 1

    def values_of(variable: int) -> Integers | int:
        if variable == layout.network.calendar_variable:
            return calendar
        if variable < layout.network.n_claims:
            return claims[variable][None, :]
        return rows[:, layout.variable[variable], None]

    return holds_in_grid(layout.network, condition, (len(rows), n_combinations), values_of)


def clamped(layout: Layout, variable: int, value: Integers) -> Integers:
    """Return the values of a count as they are kept."""
    most = layout.clamp.get(variable)
    return value if most is None else np.minimum(value, most)


def changed(layout: Layout, rows: Integers, begin: int, end: int, regime: Regime) -> Integers:
    """Return rows after effects begin..end, in order. What is not kept, or is set, is not changed."""
    network = layout.network
    rows = rows.copy()
    for effect in range(begin, end):
        variable = network.effect_variable[effect]
        column = layout.variable.get(variable)
        if column is None or variable in regime.fixed:
            continue
        new = network.effect_value[effect]
        if network.effect_is_change[effect]:
            value = np.clip(rows[:, column] + new, 0, LARGEST_COUNT)
        else:
            value = np.full(len(rows), new, dtype=np.int64)
        rows[:, column] = clamped(layout, variable, value)
    return rows


def is_last_stage(layout: Layout, rows: Integers, event: int) -> Flags:
    """Return for each row whether an event has one stage left to pass."""
    stage = layout.stage.get(event)
    if stage is None:
        return np.ones(len(rows), dtype=bool)
    is_last: Flags = rows[:, stage] + 1 >= layout.network.event_stages[event]
    return is_last


def after_event(layout: Layout, rows: Integers, event: int, regime: Regime) -> Integers:
    """Return rows after an event has passed a stage, or after its last one has occurred."""
    stage = layout.stage.get(event)
    if stage is None:
        return occurred(layout, rows, event, regime)
    is_last = is_last_stage(layout, rows, event)
    after = rows.copy()
    after[:, stage] += 1
    after[is_last] = occurred(layout, rows[is_last], event, regime)
    return after


def occurred(layout: Layout, rows: Integers, event: int, regime: Regime) -> Integers:
    """Return rows after an event has occurred, whatever stage it was in."""
    network = layout.network
    variable = network.event_variable[event]
    rows = rows.copy()
    if event in layout.stage:
        rows[:, layout.stage[event]] = 0
    column = layout.variable.get(variable)
    if column is not None:
        most = layout.largest[variable] + (variable in layout.cap)
        rows[:, column] = np.minimum(rows[:, column] + 1, most)
    begin, end = network.event_effect_begin[event], network.event_effect_begin[event + 1]
    return changed(layout, rows, begin, end, regime)


def is_done(layout: Layout, rows: Integers, event: int) -> Flags:
    """Return for each row whether an event has happened and cannot again."""
    network = layout.network
    if network.event_is_again[event]:
        return np.zeros(len(rows), dtype=bool)
    done: Flags = rows[:, layout.variable[network.event_variable[event]]] > 0
    return done
