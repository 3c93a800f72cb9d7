"""A case of the suite dsmts in the language of casus, as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from verification.polynomial import parts_of_rate, read_polynomial
from verification.suite import NotExpressibleError

AS_OF = date(2000, 1, 1)


@dataclass(frozen=True)
class Written:
    """A case as casus text. `days` is the length of the suite's unit of time."""

    text: str
    days: Fraction
    counts: Mapping[str, str]  # species -> name of its count
    resets: frozenset[Fraction]  # times, in the suite's unit


def write_case(case: Mapping[str, Any]) -> Written:
    """Return the suite's case in the language of casus. Raises NotExpressibleError."""
    first, rules = _species(case)
    resets = _resets(case)
    days = _days_of_unit([at for at, _ in resets])
    counts = {name: f"n_{name}" for name in first}
    lines = ["casus: 1", f"title: dsmts {case['case']}", f"as_of: {AS_OF}", "counts:"]
    for name, amount in first.items():
        lines.append(f"  {counts[name]}: {{says: Amount of {name}, at_first: {_whole(amount)}}}")
    lines.append("events:")
    for reaction in case["reduced"]["reactions"]:
        lines += _reaction(reaction, counts, rules, days)
    if resets:
        lines.append("talks:")
    for number, (at, values) in enumerate(resets):
        on = AS_OF + timedelta(days=floor(at * days))
        then = ", ".join(f"{counts[name]}: {_whole(value)}" for name, value in values.items())
        lines += [f"  reset_{number}:", "    says: A reset at a known time", f"    on: {on}"]
        lines += ["    outcomes:", f"      done: {{odds: 1, then: {{{then}}}}}"]
    until = AS_OF + timedelta(days=floor(Fraction(str(case["duration"])) * days) + 1)
    lines.insert(3, f"horizon: {until}")
    return Written("\n".join(lines) + "\n", days, counts, frozenset(at for at, _ in resets))


Rules = Mapping[str, Mapping[str, Fraction]]  # species that are sums of others -> coefficients


def _species(case: Mapping[str, Any]) -> tuple[dict[str, Fraction], Rules]:
    """Return each species' first amount, and those that a rule makes a sum of others.

    A species that nothing changes (a boundary) is a count too: it must stay what it was.
    """
    first = {name: Fraction(str(amount)) for name, amount in case["reduced"]["variables"].items()}
    rules: dict[str, Mapping[str, Fraction]] = {}
    for rule in case["rules"]:
        polynomial = _polynomial(rule["formula"])
        if rule["type"] != "assignment" or any(len(monomial) > 1 for monomial in polynomial):
            raise NotExpressibleError(f"{rule['variable']} is no sum of counts: {rule['formula']}")
        rules[rule["variable"]] = {key[0]: size for key, size in polynomial.items() if key}
        constant = polynomial.get((), Fraction(0))
        first[rule["variable"]] = constant + sum(
            (size * first[name] for name, size in rules[rule["variable"]].items()), Fraction(0)
        )
    for species in case["species"]:
        amount = species["initialAmount"]
        if species["id"] not in first:
            if amount is None:
                raise NotExpressibleError(f"{species['id']} is given as a concentration")
            first[species["id"]] = Fraction(str(amount))
    return first, rules


def _reaction(
    reaction: Mapping[str, Any], counts: Mapping[str, str], rules: Rules, days: Fraction
) -> list[str]:
    """Return the lines of one reaction: an event for each positive part of its rate."""
    net = {name: Fraction(str(change)) for name, change in reaction["net"].items() if change}
    for name, sizes in rules.items():
        change = sum((size * net.get(part, Fraction(0)) for part, size in sizes.items()), Fraction(0))
        if change:
            net[name] = change
    try:
        parts = parts_of_rate(_polynomial(reaction["propensity"]))
    except ValueError as reason:
        raise NotExpressibleError(f"{reaction['reaction']} has {reason}") from None
    then = ", ".join(f"{counts[name]}: {_whole(change):+d}" for name, change in net.items())
    lines = []
    for number, (count, is_per_pairs, size) in enumerate(parts):
        needed = {count: 2 if is_per_pairs else 1}
        for name, change in net.items():
            if name not in rules and -change > needed.get(name, 0):
                raise NotExpressibleError(f"{reaction['reaction']} could take {name} below 0")
        lines += [f"  {reaction['reaction']}_{number}:", f"    says: {reaction['reaction']}"]
        lines += [f"    chance: {_decimal(size / days)} per day", "    again: yes", f"    then: {{{then}}}"]
        if count is not None:
            lines.append(f"    per: {'pairs of ' if is_per_pairs else ''}{counts[count]}")
    return lines


def _resets(case: Mapping[str, Any]) -> list[tuple[Fraction, dict[str, Fraction]]]:
    """Return (time, new amounts) of the case's resets, in order of time."""
    resets = []
    for event in case["events"]:
        words = event["trigger"].split()
        if len(words) != 3 or words[0] != "time" or words[1] not in (">=", ">"):
            raise NotExpressibleError(f"a reset that follows at once from {event['trigger']}")
        if event["delay"] is not None:
            raise NotExpressibleError("a reset with a delay")
        values = {name: _polynomial(value) for name, value in event["assignments"].items()}
        if any(set(value) - {()} for value in values.values()):
            raise NotExpressibleError("a reset to a value that depends on others")
        amounts = {name: value.get((), Fraction(0)) for name, value in values.items()}
        resets.append((Fraction(words[2]), amounts))
    return sorted(resets, key=lambda reset: reset[0])


def _days_of_unit(times: Sequence[Fraction]) -> Fraction:
    """Return a length in days of the suite's unit under which every time is a talk's hour, a noon."""
    if not times:
        return Fraction(1)
    for noon in range(1, 400):
        days = (noon + Fraction(1, 2)) / times[0]
        if days >= 1 and all((time * days) % 1 == Fraction(1, 2) for time in times):
            return days
    raise NotExpressibleError("resets at times that cannot all be noons")


def _polynomial(words: str) -> dict[tuple[str, ...], Fraction]:
    try:
        return read_polynomial(words)
    except (ValueError, SyntaxError) as reason:
        raise NotExpressibleError(f"{words}: {reason}") from None


def _whole(amount: Fraction) -> int:
    if amount.denominator != 1:
        raise NotExpressibleError(f"an amount that is not whole: {amount}")
    return int(amount)


def _decimal(size: Fraction) -> str:
    return format(Decimal(repr(float(size))), "f")
