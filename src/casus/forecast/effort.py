"""How far a case is run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str, int, int], None]  # what is run (`case`, `null`, a thesis's name), done, expected


@dataclass(frozen=True, slots=True)
class Effort:
    """How a case is run: its luck, how far, by which engine.

    `n_worlds`: so many, or None: until every answer's standard error is below `standard_error` (None: what
    suits the engine). `engine`: auto, exact, worlds, particles or plain.
    """

    seed: int = 1
    n_worlds: int | None = None
    standard_error: float | None = None
    engine: str = "auto"
    n_threads: int | None = None
    progress: Progress | None = None
