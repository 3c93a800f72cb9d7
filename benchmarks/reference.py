"""The reference models of the design (`small.json`, `medium.json`) as casus cases, in text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from math import ceil, floor
from typing import Any

AS_OF = date(2001, 1, 1)
DAYS = {"day": 1.0, "year": 365.25}


def write_reference(model: Mapping[str, Any]) -> str:
    """Return a reference model as a case. Decisions fall on the noon of their day; questions are asked `on`.

    Events, states and claims share a namespace in a case, so that events are written with `e_` before.
    """
    days = DAYS[model["time_unit"]]
    values = {variable["name"]: variable["values"] for variable in model["vars"]}
    lines = ["casus: 1", f"title: {model['name']}", f"as_of: {AS_OF}"]
    lines.append(f"horizon: {_end_of(model['horizon'] * days)}")
    lines += _section("claims", [_claim(claim, values) for claim in model["claims"]])
    changing = [variable for variable in model["vars"] if variable["kind"] != "claim"]
    lines += _section("states", [_state(variable) for variable in changing])
    lines += _section("events", [_event(event, values, model["time_unit"]) for event in model["events"]])
    lines += _section("talks", [_talk(talk, values, days) for talk in model["decisions"]])
    lines += _section("questions", [_question(question, values, days) for question in model["questions"]])
    return "\n".join(lines) + "\n"


Values = Mapping[str, Sequence[str]]


def _section(name: str, entries: Sequence[Sequence[str]]) -> list[str]:
    return [f"{name}:", *(f"  {line}" for entry in entries for line in entry)] if entries else []


def _claim(claim: Mapping[str, Any], values: Values) -> list[str]:
    lines = [f"{claim['var']}:", f"  says: {claim['var']}", f"  values: {_names(values[claim['var']])}"]
    lines.append("  table:")
    no, yes = values[claim["var"]]
    given = product(*(values[parent] for parent in claim["parents"]))
    for row, share in zip(given, claim["p"], strict=True):
        shares = f'{{"{no}": {_share(1 - Decimal(str(share)))}, "{yes}": {_share(Decimal(str(share)))}}}'
        if not claim["parents"]:
            return [*lines[:-1], f"  table: {shares}"]
        said = ", ".join(f'{parent}: "{value}"' for parent, value in zip(claim["parents"], row, strict=True))
        lines.append(f"    - {{given: {{{said}}}, is: {shares}}}")
    return lines


def _state(variable: Mapping[str, Any]) -> list[str]:
    names = variable["values"]
    first = f'"{names[variable["init"]]}"'
    return [f"{variable['name']}: {{says: {variable['name']}, levels: {_names(names)}, at_first: {first}}}"]


def _event(event: Mapping[str, Any], values: Values, unit: str) -> list[str]:
    lines = [
        f"e_{event['name']}:",
        f"  says: {event['name']}",
        f"  chance: {_number(event['rate'])} per {unit}",
    ]
    lines += ["  again: yes", f"  able: {_all(event['guard'], values)}"]
    lines += _factors(event["mods"], values)
    lines.append(f"  then: {_then(event['effects'], values)}")
    return lines


def _talk(talk: Mapping[str, Any], values: Values, days: float) -> list[str]:
    on = AS_OF + timedelta(days=floor(talk["time"] * days))
    lines = [f"t_{talk['name']}:", f"  says: {talk['name']}", f"  on: {on}", "  outcomes:"]
    for option in talk["options"]:
        lines += [f"    {option['name']}:", f"      odds: {_number(option['weight'])}"]
        lines += [f"    {line}" for line in _factors(option["mods"], values)]
        lines.append(f"      then: {_then(option['effects'], values)}")
    return lines


def _question(question: Mapping[str, Any], values: Values, days: float) -> list[str]:
    lines = [f"{question['name']}:", f"  ask: {question['name']}", "  resolves_by: the model", "  readings:"]
    when = _all(question["all"], values)
    return [*lines, f"    end: {{when: '{when}', on: {_end_of(question['time'] * days)}}}"]


def _factors(factors: Sequence[Sequence[Any]], values: Values) -> list[str]:
    """Return `raised` and `lowered`: factors from 1 up, and those below 1."""
    lines = []
    for field, is_below in (("raised", False), ("lowered", True)):
        rows = [
            f"    {_is(name, value, values)}: x{_number(size)}"
            for name, value, size in factors
            if (size < 1) == is_below
        ]
        lines += [f"  {field}:", *rows] if rows else []
    return lines


def _is(name: str, value: int, values: Values) -> str:
    return f"{name} is {values[name][value]}"


def _all(pairs: Sequence[Sequence[Any]], values: Values) -> str:
    return " and ".join(_is(name, value, values) for name, value in pairs)


def _then(effects: Sequence[Sequence[Any]], values: Values) -> str:
    return "{" + ", ".join(f'{name}: "{values[name][value]}"' for name, value in effects) + "}"


def _names(names: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def _end_of(day: float) -> date:
    """Return the last whole day that ends no earlier than `day` days after AS_OF."""
    return AS_OF + timedelta(days=ceil(day) - 1)


def _share(share: Decimal) -> str:
    return f"{share * 100:f}%"


def _number(size: float) -> str:
    return format(Decimal(repr(size)), "f")
