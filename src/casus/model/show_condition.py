"""Resolved conditions as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casus.model.form import Condition, Dispute, During, Every, Model, Negation, Some, Test

# Kind of each variable and its values by number, as `Test` counts them.
Legend = Mapping[str, tuple[str, tuple[str, ...]]]

_WORDS = {
    "always": ("always", "دائما"),
    "never": ("never", "أبدا"),
    "is": ("is", "هو"),
    "is not": ("is not", "ليس"),
    "or": ("or", "أو"),
    "and": ("and", "و"),
    "not": ("not", "ليس"),
    "at least": ("at least", "لا يقل عن"),
    "below": ("below", "أقل من"),
    "has happened": ("has happened", "وقع"),
    "times": ("{n} times", "{n} مرات"),
    "before": ("not yet held", "لم تعقد بعد"),
    "from": ("from", "من"),
    "until": ("until", "حتى"),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a condition is shown: the names, the first day, the language (0 English, 1 Arabic)."""

    legend: Legend
    as_of: date
    side: int


def legend_of(model: Model) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return kind and values of every variable of the model."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    found.update((claim.name, ("claim", claim.values)) for claim in model.claims)
    found.update((state.name, ("state", state.levels)) for state in model.states)
    found.update((count.name, ("count", ())) for count in model.counts)
    found.update((event.name, ("event", ())) for event in model.events)
    found.update(
        (talk.name, ("talk", ("", *(outcome.name for outcome in talk.outcomes)))) for talk in model.talks
    )
    return found


def legend_of_dispute(dispute: Dispute) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the options of a dispute with their values."""
    return {name: ("state", values) for party in dispute.parties for name, values in party.options}


def show_condition(condition: Condition, reader: Reader, *, is_inner: bool = False) -> str:
    """Return the condition in the words of the case language; `is_inner` puts brackets round two parts."""
    match condition:
        case Test():
            return _show_test(condition, reader)
        case During(start_at=start_at, end_at=end_at):
            return _show_during(start_at, end_at, reader)
        case Negation(Test(name=name, low=low, high=high)) if _is_one_level(name, low, high, reader):
            return f"{name} {word('is not', reader)} {reader.legend[name][1][low]}"
        case Negation(part):
            return f"{word('not', reader)} {show_condition(part, reader, is_inner=True)}"
        case Every(()):
            return word("always", reader)
        case Some(()):
            return word("never", reader)
    joined = f" {word('and' if isinstance(condition, Every) else 'or', reader)} ".join(
        show_condition(part, reader, is_inner=len(condition.parts) > 1) for part in condition.parts
    )
    return f"({joined})" if is_inner and len(condition.parts) > 1 else joined


def _is_one_level(name: str, low: int, high: int | None, reader: Reader) -> bool:
    values = reader.legend.get(name, ("", ()))[1]
    return low == high and values != ("false", "true") and low < len(values) and bool(values[low])


def word(key: str, reader: Reader) -> str:
    """Return a keyword in the reader's language."""
    return _WORDS[key][reader.side]


def _show_test(test: Test, reader: Reader) -> str:
    kind, values = reader.legend.get(test.name, ("count", ()))
    low, high = test.low, test.high
    if kind == "claim" and values == ("false", "true"):
        return test.name if low == 1 else f"{word('not', reader)} {test.name}"
    if kind == "event" or (kind == "talk" and high is None):
        times = f" {word('times', reader).format(n=low)}" if low > 1 else ""
        return f"{test.name} {word('has happened', reader)}{times}"
    if kind == "count":
        if high is None:
            return f"{test.name} {word('at least', reader)} {low}"
        return f"{test.name} {word('is', reader)} {low}" if low == high else f"{test.name} {low}–{high}"
    if high is None and low < len(values):
        return f"{test.name} {word('at least', reader)} {values[low]}"
    if low == 0 and high is not None and 0 < high + 1 < len(values) and kind != "talk" and high > 0:
        return f"{test.name} {word('below', reader)} {values[high + 1]}"
    last = len(values) - 1 if high is None else min(high, len(values) - 1)
    shown = [values[value] or word("before", reader) for value in range(low, last + 1)]
    either = f" {word('or', reader)} "
    return f"{test.name} {word('is', reader)} {either.join(shown)}"


def _show_during(start_at: float | None, end_at: float | None, reader: Reader) -> str:
    parts = []
    if start_at is not None:
        parts.append(f"{word('from', reader)} {day_shown(start_at, reader.as_of)}")
    if end_at is not None:
        parts.append(f"{word('until', reader)} {day_shown(end_at - 1, reader.as_of)}")
    return " ".join(parts) or word("always", reader)


def day_shown(at: float, as_of: date) -> str:
    """Return the calendar date of an instant, or its day number where the calendar ends."""
    try:
        return (as_of + timedelta(days=int(at // 1))).isoformat()
    except OverflowError:
        return f"day {at:g}"
