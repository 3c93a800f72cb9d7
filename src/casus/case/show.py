"""The case as written, printed: `casus show CASE --as written`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from casus.case.form import (
    Actor,
    Assertion,
    Case,
    ChanceWithin,
    Clause,
    Day,
    Duration,
    Effect,
    Every,
    Factor,
    Influence,
    Name,
    Number,
    Option,
    Quote,
    Rate,
    Seen,
    Share,
    Words,
)

_HIDDEN = frozenset({"place", "problems", "texts", "digest", "set_aside"})
_STEP = "  "
_LINE = (Influence, Quote, Words)  # long: one a line


@dataclass(frozen=True, slots=True)
class _Rest:
    """What is left of an entry once its name is the label."""

    said: tuple[tuple[str, object], ...]


def show_case(case: Case) -> str:
    """Return the case as written, one value a line; what was not said is not shown.

    Phrases show the words they were written in and, after an arrow, how they were read.
    """
    lines = [f"# {case.name}, as written · {case.digest[:12]}"]
    for name, value in _said(case):
        lines += _lines(name, value, "")
    lines.append(f"problems: {len(case.problems)}")
    return "\n".join(lines) + "\n"


def _said(value: object) -> list[tuple[str, object]]:
    said = []
    for field in fields(value):  # type: ignore[arg-type]
        found = getattr(value, field.name)
        is_silent = found is None or found is False or found == () or found == {}
        if field.name not in _HIDDEN and not is_silent:
            said.append((field.name, found))
    return said


def _lines(name: str, value: object, indent: str) -> list[str]:
    short = _short(value)
    if short is not None:
        return [f"{indent}{name}: {short}".rstrip()]
    if isinstance(value, Mapping):
        parts: list[tuple[str, object]] = [(str(key), one) for key, one in value.items()]
    elif isinstance(value, tuple):
        parts = [_labelled(number, one) for number, one in enumerate(value, start=1)]
    else:
        parts = list(value.said) if isinstance(value, _Rest) else _said(value)
    if not parts:
        return [f"{indent}{name}: yes"]  # written with nothing more to say, as `watched: yes`
    inner = [line for label, part in parts for line in _lines(label, part, indent + _STEP)]
    return [f"{indent}{name}:", *inner]


def _labelled(number: int, value: object) -> tuple[str, object]:
    """Return an item of a list under its own name, where it has one, else under its number."""
    if isinstance(value, Actor):
        return value.name.text, value.title
    if isinstance(value, Effect):
        return value.name.text, value.value
    if isinstance(value, Option):
        return value.name.text, value.values
    if isinstance(value, Assertion):
        return str(number), value.text
    if isinstance(value, tuple):
        rest = tuple(part for part in value[1:] if part is not None)
        return value[0].text, rest[0] if len(rest) == 1 else rest
    first = next(iter(_said(value)), None)
    if first is not None and isinstance(first[1], Name) and first[0] in ("name", "actor", "lint"):
        return first[1].text, _Rest(tuple(_said(value)[1:]))
    return str(number), value


def _short(value: object) -> str | None:
    """Return `value` on one line, or None when it has parts of its own."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, Name):
        return value.text
    if isinstance(value, Words):
        return _words(value)
    if isinstance(value, Quote):
        return f"{value.source.text} «{value.words}»"
    if isinstance(value, Day):
        return value.date.isoformat()
    if isinstance(value, Clause):
        return value.text
    if isinstance(value, Influence):
        why = f" ({_words(value.why)})" if value.why else ""
        verb = "raised" if value.is_raising else "lowered"
        return f"{value.clause.text}: {verb} {_phrase(value.factor)}{why}"
    if (
        isinstance(value, tuple)
        and len(value) == 1
        and isinstance(value[0], tuple)
        and value[0][1:] == (None,)
    ):
        return _short(value[0][0])  # a state's one level at first
    if isinstance(value, tuple) and not any(isinstance(one, tuple) for one in value):
        shorts = [_short(one) for one in value]
        if all(short is not None for short in shorts) and not any(isinstance(one, _LINE) for one in value):
            return f"[{', '.join(str(short) for short in shorts)}]" if value else ""
    return _phrase(value)


def _words(value: Words) -> str:
    if len(value.by_language) == 1:
        return value.by_language[0][1]
    return "{" + ", ".join(f"{language}: {text}" for language, text in value.by_language) + "}"


def _phrase(value: object) -> str | None:
    if isinstance(value, Share):
        return _share(value)
    if isinstance(value, Seen):
        return f"seen {value.k:g} in {value.n:g} {value.unit}".strip()
    if isinstance(value, Number):
        return _span(value.low, value.high)
    if isinstance(value, Duration):
        return f"{_span(value.low_days, value.high_days)} days"
    if isinstance(value, Factor):
        said = f"{value.word} = " if value.word else ""
        return f"{said}x{_span(value.low, value.high)}"
    if isinstance(value, ChanceWithin):
        return f"{_share(value.share)} within {_phrase(value.window)}"
    if isinstance(value, Rate):
        return f"{_span(value.low, value.high)} per {value.per_days:g} days"
    if isinstance(value, Every):
        return f"about every {_phrase(value.wait)}"
    return None


def _share(value: Share) -> str:
    if value.seen is not None:
        return str(_phrase(value.seen))
    said = f"{value.word} = " if value.word else ""
    low, high = f"{100 * value.low:g}%", f"{100 * value.high:g}%"
    return said + (low if value.low == value.high else f"{low} to {high}")


def _span(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
