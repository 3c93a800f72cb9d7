"""What an engine gives back: sums per ask and per read, with where they come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskSums:
    """Sums over groups g of H_g = sum of w over the group's worlds that answer yes, W_g = sum of all w."""

    hits: float  # sum H_g
    hits_squared: float  # sum H_g ** 2
    hits_times_weight: float  # sum H_g W_g
    own_squares: float  # sum over worlds of w ** 2 where yes


@dataclass(frozen=True, slots=True)
class ReadSums:
    """Sums over worlds of w x and w x ** 2, x the value read."""

    total: float
    squares: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """Sums in a fixed order: the same on any number of threads.

    weight: sum of w over worlds; weight_squared: sum over groups of W_g ** 2; own_weight_squared: sum over
    worlds of w ** 2. `n_worlds` is a multiple of the group size. `is_interrupted`: stopped by the user with
    the worlds done so far.
    """

    engine: str
    seed: int
    n_worlds: int
    weight: float
    weight_squared: float
    own_weight_squared: float
    asks: tuple[AskSums, ...]
    reads: tuple[ReadSums, ...]
    n_candidates: int
    n_occurrences: int
    is_interrupted: bool
