"""Factored jump processes as casus cases, in text: states with levels, an event for each jump.

A variable jumps from a level to another at a rate that its parents' levels decide: one event, whose chance is
that of the fastest configuration and whose factors lower it in the others; where the rate is 0 it is not
able. Observed tracks, at instants finer than a minute, are added to the model's forms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

from casus.case import parse_document
from casus.model import Model, Observation, check_case
from casus.quantity import fixed
from casus.text import read_document
from verification.written import AS_OF

Levels = Mapping[str, int]  # a level of each of some variables


@dataclass(frozen=True)
class Jump:
    """A variable goes from some levels to another, at a rate per day in each configuration of others."""

    variable: str
    to: int
    rates: Sequence[tuple[Levels, float]]  # the variable's own level is part of a configuration

    @property
    def name(self) -> str:
        """Return the event's name."""
        before = sorted({given[self.variable] for given, _ in self.rates})
        return f"j_{self.variable}_{'_'.join(map(str, before))}_to_{self.to}"


@dataclass(frozen=True)
class Process:
    """Variables with how many levels each has and where it starts (shares by level), and jumps."""

    sizes: Mapping[str, int]
    first: Mapping[str, Sequence[float]]
    jumps: Sequence[Jump]


def write_process(process: Process, days: float, title: str) -> str:
    """Return a case of a process, over so many days."""
    lines = ["casus: 1", f"title: {title}", f"as_of: {AS_OF}"]
    lines += [f"horizon: {AS_OF + timedelta(days=ceil(days))}", "states:"]
    for name, size in process.sizes.items():
        levels = ", ".join(f"l{level}" for level in range(size))
        share = ", ".join(
            f"l{level}: {number(share * 100)}%"
            for level, share in enumerate(process.first[name])
            if share > 0
        )
        lines.append(f"  v_{name}: {{says: {name}, levels: [{levels}], at_first: {{{share}}}}}")
    lines.append("events:")
    for jump in process.jumps:
        lines += write_jump(jump)
    return "\n".join(lines) + "\n"


def write_jump(jump: Jump) -> list[str]:
    """Return the lines of one jump; none where its rate is 0 everywhere."""
    able = [(given, rate) for given, rate in jump.rates if rate > 0]
    if not able:
        return []
    fastest = max(rate for _, rate in able)
    lines = [f"  {jump.name}:", f"    says: {jump.name}", f"    chance: {number(fastest)} per day"]
    lines += ["    again: yes", f"    able: {' or '.join(f'({held(given)})' for given, _ in able)}"]
    slower = [(given, rate) for given, rate in able if rate != fastest]
    if slower:
        lines.append("    lowered:")
        lines += [f"      {held(given)}: x{number(rate / fastest)}" for given, rate in slower]
    return [*lines, f"    then: {{v_{jump.variable}: l{jump.to}}}"]


def held(levels: Levels) -> str:
    """Return the condition that variables are at some levels."""
    return " and ".join(f"v_{name} is l{level}" for name, level in levels.items())


def number(size: float) -> str:
    """Return a number as the language has it: digits, none of them lost."""
    return format(Decimal(repr(float(size))), "f")


def model_of(text: str) -> Model:
    """Return the model of a case that is given as text."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "case.yaml"
        file.write_text(text, encoding="utf-8")
        checked = check_case(parse_document(read_document(file)))
    if checked.model is None:
        told = "; ".join(f"{problem.code} {dict(problem.facts)}" for problem in checked.problems)
        raise ValueError(f"the case that was written has problems: {told}\n{text[:2000]}")
    return checked.model


def seen_at(
    name: str, at: float, levels: Sequence[int], by_event: str | None = None,
    chances: Sequence[float] | None = None,
) -> Observation:  # fmt: skip
    """Return a sighting of a variable at one of some levels, by a jump, or with its chance at each."""
    misread = () if chances is None else tuple((level, fixed(chance)) for level, chance in enumerate(chances))
    return Observation(
        kind="state", at=at, start_at=None, end_at=None, name=f"v_{name}", levels=tuple(levels),
        by_event=by_event, misread=misread, clause=None, factor=None, reading=None, resolved=None, says={},
        source=None, subject=f"{name} {at}",
    )  # fmt: skip


def observed(model: Model, seen: Sequence[Observation], until: float) -> Model:
    """Return a model with observations, known until an instant."""
    return replace(model, observations=tuple(seen), known_at=until)
