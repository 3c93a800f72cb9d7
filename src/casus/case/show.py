"""The case as written, printed: `casus show CASE --as written`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

from casus.case.form import (
    Case,
    ChanceWithin,
    Clause,
    Day,
    Duration,
    Every,
    Factor,
    Name,
    Number,
    Quote,
    Rate,
    Seen,
    Share,
    Words,
)

_HIDDEN = frozenset({"place", "problems", "texts", "digest", "set_aside"})
_STEP = "  "


def show_case(case: Case) -> str:
    """Return the case as written, one value a line; what was not said is not shown.

    Phrases show the words they were written in and, after an arrow, how they were read.
    """
    lines = [f"# {case.name}, as written · {case.digest[:12]}"]
    for name, value in _said(case):
        lines += _lines(name, value, "")
    lines.append(f"problems: {len(case.problems)}")
    return "\n".join(lines) + "\n"


def _said(value: object) -> Iterable[tuple[str, object]]:
    for field in fields(value):  # type: ignore[arg-type]
        found = getattr(value, field.name)
        if field.name in _HIDDEN or found is None or found == () or found == {}:
            continue
        yield field.name, found


def _lines(name: str, value: object, indent: str) -> list[str]:
    short = _short(value)
    if short is not None:
        return [f"{indent}{name}: {short}"]
    if isinstance(value, Mapping):
        inner = [line for key, one in value.items() for line in _lines(str(key), one, indent + _STEP)]
        return [f"{indent}{name}:", *inner]
    if isinstance(value, tuple):
        return _list_lines(name, value, indent)
    lines = [f"{indent}{name}:"]
    for inner_name, inner in _said(value):
        lines += _lines(inner_name, inner, indent + _STEP)
    return lines


def _list_lines(name: str, values: tuple[object, ...], indent: str) -> list[str]:
    shorts = [_short(value) for value in values]
    if all(short is not None for short in shorts):
        one_line = f"{indent}{name}: [{', '.join(str(short) for short in shorts)}]"
        if len(one_line) <= 110:
            return [one_line]
        return [f"{indent}{name}:", *(f"{indent}{_STEP}- {short}" for short in shorts)]
    lines = [f"{indent}{name}:"]
    for number, value in enumerate(values, start=1):
        label, rest = str(number), list(_pair_or_fields(value))
        if rest and isinstance(rest[0][1], Name):
            label, rest = rest[0][1].text, rest[1:]
        if len(rest) == 1 and rest[0][0] == "":
            lines += _lines(label, rest[0][1], indent + _STEP)
            continue
        lines.append(f"{indent}{_STEP}{label}:")
        for inner_name, inner in rest:
            lines += _lines(inner_name, inner, indent + _STEP * 2)
    return lines


def _pair_or_fields(value: object) -> Iterable[tuple[str, object]]:
    if isinstance(value, tuple):
        return [("", part) for part in value if part is not None]
    return _said(value)


def _short(value: object) -> str | None:
    """Return `value` on one line, or None when it has parts of its own."""
    if isinstance(value, str | int | bool):
        return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    if isinstance(value, Name):
        return value.text
    if isinstance(value, Words):
        return _words(value)
    if isinstance(value, Quote):
        return f"{value.source.text} «{value.words}»"
    if isinstance(value, Day):
        return value.date.isoformat()
    if isinstance(value, Clause):
        return f"[{value.text}]"
    if isinstance(value, tuple) and value and all(isinstance(part, Name) for part in value):
        return " ".join(part.text for part in value if isinstance(part, Name))
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
