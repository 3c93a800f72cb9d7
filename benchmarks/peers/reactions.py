"""Models as reactions of whole amounts: what libraries of systems biology can say.

A variable of two levels is one amount, 0 or 1; one of more levels has an amount for each level, of which one
is 1. A rate is a number times a product of terms a + b x, which every such library can read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from benchmarks.peers.form import Model

Term = tuple[float, float, str]  # a, b, name: a + b * amount


@dataclass(frozen=True)
class Reaction:
    """One change at `size` times the product of its terms."""

    name: str
    size: float
    terms: Sequence[Term]
    net: Mapping[str, int]


@dataclass(frozen=True)
class Network:
    """First amounts, reactions, and for each question the terms whose product is 1 where it holds."""

    first: Mapping[str, int]
    reactions: Sequence[Reaction]
    times: Sequence[float]
    asked: Sequence[Sequence[Term] | None]  # None: not at the last of `times`


def reactions_of(model: Model) -> Network:
    """Return a model of counts or of levels (without claims and talks) as reactions."""
    return _of_counts(model) if model["kind"] == "counts" else _of_levels(model)


def value_of(terms: Sequence[Term], amount: Mapping[str, float]) -> float:
    """Return the product of the terms."""
    return prod(a + b * amount[name] for a, b, name in terms)


def infix(reaction: Reaction) -> str:
    """Return the rate as text."""
    return "*".join([repr(reaction.size), *(f"({a!r}+{b!r}*{name})" for a, b, name in reaction.terms)])


def _of_counts(model: Model) -> Network:
    reactions = []
    for number, each in enumerate(model["reactions"]):
        terms: list[Term] = []
        size = each["size"]
        if each["per"] is not None:
            terms.append((0.0, 1.0, each["per"]))
        if each["is_pairs"]:
            terms.append((-1.0, 1.0, each["per"]))
            size /= 2
        reactions.append(Reaction(f"r{number}", size, terms, each["net"]))
    return Network(model["first"], reactions, model["times"], ())


def _factor(level: Term, size: float) -> Term:
    """Return the term that is `size` where the level is had, and else 1."""
    _, b, name = level
    return (1.0, size - 1.0, name) if b > 0 else (size, 1.0 - size, name)


def _of_levels(model: Model) -> Network:
    variables = model["variables"]

    def level(variable: int, value: int) -> Term:
        name = variables[variable]["name"]
        if variables[variable]["n_levels"] == 2:
            return (0.0, 1.0, name) if value else (1.0, -1.0, name)
        return (0.0, 1.0, f"{name}_{value}")

    first: dict[str, int] = {}
    for each in variables:
        if each["n_levels"] == 2:
            first[each["name"]] = each["first"]
        else:
            first |= {
                f"{each['name']}_{value}": int(value == each["first"]) for value in range(each["n_levels"])
            }
    reactions = []
    for event in model["events"]:
        free = [variable for variable, _ in event["effects"] if variable not in dict(event["needs"])]
        # a variable that is set and not needed may have any level before: a reaction for each
        for levels in product(*(range(variables[variable]["n_levels"]) for variable in free)):
            needed = dict(event["needs"]) | dict(zip(free, levels, strict=True))
            terms = [level(variable, value) for variable, value in needed.items()]
            terms += [_factor(level(variable, value), size) for variable, value, size in event["factors"]]
            net: dict[str, int] = {}
            for variable, value in event["effects"]:
                for side, change in ((needed[variable], -1), (value, 1)):
                    _, b, name = level(variable, side)
                    if variables[variable]["n_levels"] > 2 or b > 0:
                        net[name] = net.get(name, 0) + change
            net = {name: change for name, change in net.items() if change}
            reactions.append(Reaction(f"r{len(reactions)}", event["rate"], terms, net))
    end = max(question["at"] for question in model["questions"])
    asked = [
        [level(variable, value) for variable, value in question["all"]] if question["at"] == end else None
        for question in model["questions"]
    ]
    return Network(first, reactions, (0.0, end), asked)
