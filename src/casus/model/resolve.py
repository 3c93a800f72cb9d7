"""Conditions over names into conditions over resolved variables."""

from __future__ import annotations

from casus import case as written
from casus.model.form import (
    ALWAYS,
    Clause,
    Condition,
    During,
    Every,
    Negation,
    Some,
    Test,
)
from casus.model.scope import (
    A_KIND,
    KINDS,
    TRUTH,
    Scope,
    Variable,
    declared,
    end_of,
    start_of,
    tell,
    variable_called,
)
from casus.problem import nearest
from casus.quantity import read_number
from casus.text import normalise_name

ORDERED = ("state", "count", "option")
_MOST = 1_000_000_000


def resolve_clause(scope: Scope, clause: written.Clause | None, *kinds: str) -> Clause | None:
    """Return the clause as meant, or None when it is absent or was told.

    With `kinds`, its names may only be of these (`claim` for what must be fixed for a whole world).
    """
    if clause is None:
        return None
    condition = resolve_condition(scope, clause.condition, *kinds)
    return None if condition is None else Clause(condition, clause.text)


def able_clause(scope: Scope, clause: written.Clause | None) -> Clause | None:
    """Return when an event can happen; always when nothing is said."""
    return Clause(ALWAYS, "") if clause is None else resolve_clause(scope, clause)


def resolve_condition(scope: Scope, condition: written.Condition, *kinds: str) -> Condition | None:
    """Return the condition as meant, or None after telling every name in it that does not fit."""
    match condition:
        case written.Not(part):
            inner = resolve_condition(scope, part, *kinds)
            return None if inner is None else Negation(inner)
        case written.All(parts) | written.AnyOf(parts):
            found = [resolve_condition(scope, part, *kinds) for part in parts]
            resolved = tuple(part for part in found if part is not None)
            if len(resolved) < len(found):
                return None
            return Every(resolved) if isinstance(condition, written.All) else Some(resolved)
        case written.DaysBetween():
            return _during(scope, condition, kinds)
    variable = variable_called(scope, condition.name, *kinds)
    if variable is None:
        return None
    match condition:
        case written.Holds():
            return _holds(scope, condition, variable)
        case written.Is(level=level, is_negated=is_negated):
            value = _value_called(scope, variable, level)
            test = None if value is None else Test(variable.name.key, value, value)
            return Negation(test) if test is not None and is_negated else test
        case written.AtLeast(level=level):
            value = _ordered_value(scope, condition.name, variable, level)
            return None if value is None else Test(variable.name.key, value, None)
        case written.Below(level=level):
            value = _ordered_value(scope, condition.name, variable, level)
            return None if value is None else _below(scope, variable, level, value)
        case written.Happened():
            return _happened(scope, condition, variable)


def _holds(scope: Scope, condition: written.Holds, variable: Variable) -> Condition | None:
    """A name alone is a claim that is true; every other kind says what about it must hold."""
    name = condition.name
    if variable.kind == "claim" and variable.values == TRUTH:
        return Test(variable.name.key, 1, 1)
    mended = {
        "event": f"{name.text} has happened",
        "count": f"{name.text} at least 1",
    }.get(variable.kind, f"{name.text} is {variable.values[-1] if variable.values else '…'}")
    tell(
        scope, "bare-name", name.place, related=declared(variable.name.place), name=name.text,
        kind=A_KIND["valued" if variable.kind == "claim" else variable.kind], mended=mended,
    )  # fmt: skip
    return None


def _value_called(scope: Scope, variable: Variable, level: written.Name) -> int | None:
    """Return the number of the level, value or outcome that `level` names; a count's is its digits."""
    if variable.kind == "count":
        return whole_number(scope, level)
    if variable.kind == "event":
        tell(
            scope, "wrong-kind", level.place, related=declared(variable.name.place),
            name=variable.name.text, kind=A_KIND["event"], wanted=[KINDS["state"], KINDS["talk"]],
        )  # fmt: skip
        return None
    found = level_index(scope, variable, level)
    return found + 1 if found is not None and variable.kind == "talk" else found


def level_index(scope: Scope, variable: Variable, level: written.Name) -> int | None:
    """Return the index of a state's level, a claim's value or a talk's outcome, or None after telling."""
    key = level.key
    if variable.values == TRUTH:
        key = {"yes": "true", "no": "false", "نعم": "true", "لا": "false"}.get(key, key)
    elif normalise_name(level.text) in variable.values:  # `yes` in a table is true, unless it is a value
        key = normalise_name(level.text)
    if key in variable.values:
        return variable.values.index(key)
    near = nearest(key, variable.values)
    kind = {"state": "level", "talk": "outcome"}.get(variable.kind, "value")
    tell(
        scope, "unknown-level", level.place, related=declared(variable.name.place), suggestion=near,
        name=variable.name.text, level=level.text, kind=KINDS[kind], levels=list(variable.values),
    )  # fmt: skip
    return None


def _ordered_value(scope: Scope, name: written.Name, variable: Variable, level: written.Name) -> int | None:
    if variable.kind not in ORDERED:
        tell(
            scope, "wrong-kind", name.place, related=declared(variable.name.place), name=name.text,
            kind=A_KIND[variable.kind], wanted=[KINDS["state"], KINDS["count"]],
        )  # fmt: skip
        return None
    return _value_called(scope, variable, level)


def _below(scope: Scope, variable: Variable, level: written.Name, value: int) -> Condition | None:
    if value == 0:
        tell(
            scope, "below-lowest", level.place, related=declared(variable.name.place),
            name=variable.name.text, level=level.text,
        )  # fmt: skip
        return None
    return Test(variable.name.key, 0, value - 1)


def whole_number(scope: Scope, level: written.Name) -> int | None:
    """Return the count that `level` says, or None after telling that it is no whole number."""
    number = read_number(level.text)
    if number is None or number != int(number) or not 0 <= number <= _MOST:
        tell(scope, "not-a-count", level.place, value=level.text)
        return None
    return int(number)


def _happened(scope: Scope, condition: written.Happened, variable: Variable) -> Condition | None:
    name, times = condition.name, condition.times
    if variable.kind not in ("event", "talk"):
        tell(
            scope, "wrong-kind", name.place, related=declared(variable.name.place), name=name.text,
            kind=A_KIND[variable.kind], wanted=[KINDS["event"], KINDS["talk"]],
        )  # fmt: skip
        return None
    if times > 1 and not variable.is_again:
        tell(
            scope, "happens-once", name.place, related=declared(variable.name.place), name=name.text,
            times=times, kind=KINDS[variable.kind],
        )  # fmt: skip
        return None
    return Test(variable.name.key, times, None)


def _during(scope: Scope, condition: written.DaysBetween, kinds: tuple[str, ...]) -> Condition | None:
    first, last = condition.first, condition.last
    day = first or last
    if kinds and day is not None:
        tell(scope, "date-here", day.place, wanted=[KINDS[kind] for kind in kinds])
        return None
    return During(
        None if first is None else start_of(scope, first), None if last is None else end_of(scope, last)
    )


def names_in(condition: Condition) -> set[str]:
    """Return the names of all variables that the condition mentions."""
    match condition:
        case Test(name=name):
            return {name}
        case Negation(part):
            return names_in(part)
        case Every(parts) | Some(parts):
            return set().union(*(names_in(part) for part in parts))
    return set()


def needed_in(condition: Condition) -> set[str]:
    """Return the claims and events without which the condition cannot hold: plain tests joined by `and`."""
    match condition:
        case Test(name=name, low=low):
            return {name} if low > 0 else set()
        case Every(parts):
            return set().union(*(needed_in(part) for part in parts))
    return set()
