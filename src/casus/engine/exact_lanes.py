"""Lanes: combinations of claims in settings of the ranges, side by side through the same states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from casus.engine.exact_condition import Integers, Numbers


@dataclass(frozen=True, slots=True)
class Lanes:
    """`claim`: of each claim that matters its values, by combination · `setting`: (range, setting) ·
    `of_combination`, `of_setting`: which of them each lane is."""

    claim: dict[int, Integers]
    setting: Numbers
    of_combination: Integers
    of_setting: Integers

    @property
    def size(self) -> int:
        """Return the number of lanes."""
        return len(self.of_combination)

    def some(self, chosen: Integers) -> Lanes:
        """Return some of the lanes."""
        return Lanes(self.claim, self.setting, self.of_combination[chosen], self.of_setting[chosen])

    def project(self, claims: Iterable[int]) -> tuple[dict[int, Integers], Integers]:
        """Return the distinct values of some claims together, and which of them each lane has."""
        asked = sorted(set(claims) & set(self.claim))
        if not asked:
            return {}, np.zeros(self.size, dtype=np.int64)
        value = np.stack([self.claim[each] for each in asked], axis=1)
        code = np.zeros(len(value), dtype=np.int64)
        for column in range(len(asked)):
            code = code * (int(value[:, column].max(initial=0)) + 1) + value[:, column]
        _, first, which = np.unique(code, return_index=True, return_inverse=True)
        values = {each: value[first, column] for column, each in enumerate(asked)}
        return values, which.reshape(-1)[self.of_combination]


def lanes_of(claim: dict[int, Integers], setting: Numbers, weight: Numbers) -> Lanes:
    """Return a lane for each combination and setting of some weight: (combination, setting)."""
    combination, which = np.nonzero(weight)
    return Lanes(claim, setting, combination, which)


def classes_of(rows: Integers, columns: Iterable[int]) -> tuple[Integers, Integers]:
    """Return which class each row is in, by some of its columns, and one row of each class."""
    asked = sorted(set(columns))
    if not asked or not len(rows):
        return np.zeros(len(rows), dtype=np.int64), np.zeros(min(1, len(rows)), dtype=np.int64)
    code = np.zeros(len(rows), dtype=np.int64)
    n_codes = 1.0
    for column in asked:
        radix = int(rows[:, column].max()) + 1
        n_codes *= radix
        if n_codes > 2.0**62:
            _, code = np.unique(code, return_inverse=True)
            n_codes = float(len(rows)) * radix
        code = code * radix + rows[:, column]
    _, first, which = np.unique(code, return_index=True, return_inverse=True)
    return which.reshape(-1), first
