"""States and counts: what can change, and how it stands at first."""

from __future__ import annotations

from collections.abc import Sequence

from casus import case as written
from casus.model.form import Count, State
from casus.model.measure import count_range, share_range
from casus.model.resolve import level_index
from casus.model.scope import Scope, tell, tell_absent, text_of
from casus.problem import Place
from casus.quantity import Family, Range, fixed

ROUNDING = 0.005  # a share in whole per cent is off by at most this


def check_states(scope: Scope) -> tuple[State, ...]:
    """Return the states as meant."""
    found = (check_state(scope, state) for state in scope.case.states)
    return tuple(state for state in found if state is not None)


def check_state(scope: Scope, state: written.State) -> State | None:
    """Return the state; unknown levels and shares that do not make 100 % are told."""
    if not state.levels or not state.at_first:
        field = "at_first" if state.levels else "levels"
        tell_absent(scope, "lacks", state.place, name=state.name.text, field=field)
        return None
    variable = scope.variables[state.name.key]
    at_first: list[tuple[int, Range]] = []
    for level, share in state.at_first:
        index = level_index(scope, variable, level)
        if index is None:
            continue
        part = fixed(1.0) if share is None else share_range(scope, share)
        if part is not None:
            at_first.append((index, part))
    if len(at_first) < len(state.at_first):
        return None
    shares = [part for _, part in at_first]
    if not is_whole(shares):
        tell_not_whole(scope, state.at_first[0][0].place, shares, state.name.text)
        return None
    levels = tuple(level.key for level in state.levels)
    kept = tuple((index, share) for (index, _), share in zip(at_first, scaled(shares), strict=True))
    return State(state.name.key, text_of(state.says), levels, kept)


def is_whole(shares: Sequence[Range]) -> bool:
    """Return whether shares can add up to 100 %: points within rounding, ranges by their ends."""
    slack = min(ROUNDING * len(shares), 0.05) + 1e-9
    return sum(share.low for share in shares) - slack <= 1 <= sum(share.high for share in shares) + slack


def scaled(shares: Sequence[Range]) -> list[Range]:
    """Return points divided by their sum, so that rounding is gone; shares with a range stay."""
    if any(share.family is not Family.FIXED for share in shares):
        return list(shares)
    total = sum(share.low for share in shares)
    return [fixed(share.low / total) for share in shares]


def tell_not_whole(scope: Scope, place: Place, shares: Sequence[Range], name: str) -> None:
    """Tell that the shares of `name` do not make 100 %."""
    low, high = (100 * sum(ends) for ends in zip(*((one.low, one.high) for one in shares), strict=True))
    total = f"{low:g}%" if low == high else f"{low:.4g}% to {high:.4g}%"
    tell(scope, "not-100-percent", place, name=name, total=total)


def check_counts(scope: Scope) -> tuple[Count, ...]:
    """Return the counts as meant."""
    found = []
    for count in scope.case.counts:
        if count.at_first is None:
            tell_absent(scope, "lacks", count.place, name=count.name.text, field="at_first")
            continue
        first = count_range(scope, count.at_first)
        if first is not None:
            found.append(Count(count.name.key, text_of(count.says), first))
    return tuple(found)
