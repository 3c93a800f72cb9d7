"""What a runner is given, and what it gives back.

A runner is a module with the names
  NAME          what people call the library
  DISTRIBUTION  its name in the package index ("" for the standard library)
  WAY           how the model is said in it
  CANNOT        {model: why it cannot be said}
  open_model    model -> a function of (number of worlds, seed) that gives a Tally
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MODELS = (
    "small", "small_bare", "medium", "dsmts_00001", "dsmts_00020", "dsmts_00030", "claims",
    "chain_small_bare", "chain_10", "chain_12", "chain_14", "chain_16", "chain_18", "chain_20", "chain_22",
)  # fmt: skip

NO_DRAWS = {
    "small": "no draw at the start (claims), and no draw at a date (decisions)",
    "claims": "no draw at the start",
}
NO_TIME = {name: "no process in time" for name in MODELS if name != "claims"}

Model = Mapping[str, Any]


@dataclass(frozen=True)
class Tally:
    """What some worlds gave. An answer that a library cannot tell is None.

    `hits`: worlds per question (levels); `total`, `squares`: sums of x and x ** 2 at each time, per species
    in the order of names (counts); `chances`: computed answers, where nothing is sampled.
    """

    n_worlds: int
    hits: Sequence[float | None] = field(default_factory=tuple)
    total: Sequence[float] = field(default_factory=tuple)
    squares: Sequence[float] = field(default_factory=tuple)
    chances: Sequence[float | None] = field(default_factory=tuple)
    cpu_seconds: float | None = None  # of the question alone, where the library can tell it from the rest


Runner = Callable[[int, int], Tally]


def horizon_of(model: Model) -> float:
    """Return the last day that is asked."""
    return max(question["at"] for question in model["questions"])


def horizon_hits(model: Model, holds: Callable[[Sequence[Sequence[int]]], float]) -> list[float | None]:
    """Return `holds(condition)` for each question at the horizon, None for the others."""
    end = horizon_of(model)
    return [holds(asked["all"]) if asked["at"] == end else None for asked in model["questions"]]
