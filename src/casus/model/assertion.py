"""Interventions and assertions as meant: which value, at which instant, within the case's days."""

from __future__ import annotations

from datetime import timedelta

from casus import case as written
from casus.model.form import (
    Assertion,
    Condition,
    Every,
    Fixing,
    Intervention,
    Making,
    Negation,
    Scaling,
    Some,
    Test,
)
from casus.model.resolve import resolve_clause, resolve_condition
from casus.model.scope import (
    TRUTH,
    Scope,
    end_of,
    horizon_at,
    noon_of,
    start_of,
    tell,
    variable_called,
)
from casus.problem import Place

SETTABLE = ("claim", "state", "count")


def check_assertions(scope: Scope) -> tuple[Assertion, ...]:
    """Return the reality checks as meant, in case order; what cannot be meant is told."""
    found = [_check_assertion(scope, assertion) for assertion in scope.case.assertions]
    return tuple(each for each in found if each is not None)


def _check_assertion(scope: Scope, assertion: written.Assertion) -> Assertion | None:
    intervention = check_intervention(scope, assertion.intervention)
    clause = resolve_clause(scope, assertion.clause)
    end_at = end_of(scope, assertion.day)
    if not _is_within(scope, assertion.day, end_at - 1.0, 0.0):
        return None
    if intervention is None or clause is None:
        return None
    return Assertion(
        text=assertion.text,
        intervention=intervention,
        is_raising=assertion.is_raising,
        clause=clause,
        mode=assertion.mode,
        day=assertion.day.date,
        end_at=end_at,
        place=assertion.place,
    )


def check_intervention(
    scope: Scope, intervention: written.Intervention, begin_at: float = 0.0
) -> Intervention | None:
    """Return the intervention as meant, or None after telling what is wrong.

    None may be before `begin_at` (days since as_of), which is when one starts whose day is not said.
    """
    match intervention:
        case written.SetValue(condition, first, place):
            value = _value_set(scope, condition, place)
            at = begin_at if first is None else start_of(scope, first)
            if value is None or (first is not None and not _is_within(scope, first, at, begin_at)):
                return None
            return Fixing(*value, at)
        case written.MakeHappen(event, day, place):
            variable = variable_called(scope, event, "event")
            at = begin_at if day is None else noon_of(scope, day)
            if variable is None or (day is not None and not _is_within(scope, day, at, begin_at)):
                return None
            return Making(variable.name.key, at)
        case written.ScaleHazard():
            return _scaling(scope, intervention, begin_at)


def _scaling(scope: Scope, scaled: written.ScaleHazard, begin_at: float) -> Scaling | None:
    variable = variable_called(scope, scaled.event, "event")
    factor = scaled.factor
    if factor is not None and factor.low != factor.high:
        tell(scope, "scale-by-range", factor.place, low=factor.low, high=factor.high)
        return None
    start_at = begin_at if scaled.first is None else start_of(scope, scaled.first)
    end_at = horizon_at(scope) if scaled.last is None else end_of(scope, scaled.last)
    days = [(scaled.first, start_at), (scaled.last, end_at - 1.0)]
    if variable is None or not all(
        _is_within(scope, day, at, begin_at) for day, at in days if day is not None
    ):
        return None
    return Scaling(variable.name.key, 0.0 if factor is None else factor.low, start_at, end_at)


def _value_set(scope: Scope, condition: written.Condition, place: Place) -> tuple[str, int] | None:
    """Return the name and the value that a condition names, or None after telling that it names none."""
    resolved = resolve_condition(scope, condition)
    if resolved is None:
        return None
    found = _one_value(scope, resolved)
    if found is None or scope.variables[found[0]].kind not in SETTABLE:
        names = [scope.variables[name].name.text for name in _names(resolved) if name in scope.variables]
        tell(scope, "set-without-value", place, name=names[0] if names else "…")
        return None
    return found


def _one_value(scope: Scope, condition: Condition) -> tuple[str, int] | None:
    match condition:
        case Test(name=name, low=low, high=high) if low == high:
            return name, low
        case Negation(Test(name=name, low=low, high=high)) if low == high:
            values = scope.variables[name].values
            return (name, 1 - low) if values == TRUTH else None
    return None


def _names(condition: Condition) -> list[str]:
    match condition:
        case Test(name=name):
            return [name]
        case Negation(part):
            return _names(part)
        case Every(parts) | Some(parts):
            return [name for part in parts for name in _names(part)]
    return []


def _is_within(scope: Scope, day: written.Day, at: float, begin_at: float) -> bool:
    """Tell whether `at`, on `day`, is not before `begin_at` and not after the horizon; else tell why."""
    if not scope.is_dated:
        return True
    if at < begin_at:
        first = scope.as_of + timedelta(days=int(begin_at))
        tell(scope, "intervention-before", day.place, day=day.date, first=first)
        return False
    if at >= horizon_at(scope):
        tell(scope, "intervention-beyond", day.place, day=day.date, horizon=scope.horizon)
        return False
    return True
