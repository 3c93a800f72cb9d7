"""The declared name that an author probably meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# Letters that Arabic writers swap when they type fast; only for guessing, never for telling names apart.
_SWAPPED = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ؤ": "و", "ئ": "ي", "ـ": None}
)
_LONGEST = 80  # characters; longer is prose, and no name is meant


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `name` is most likely a slip for, or None if none is near.

    Near is at most one slip (a letter missing, extra, wrong, or two swapped) in three letters, after case,
    diacritics and the spellings of alef, ya and ta marbuta are set equal. The first of equals is taken.

    >>> nearest("isle_alvie", ["isle_alive", "bridge_open"])
    'isle_alive'
    """
    asked = _folded(name)
    if not asked or len(asked) > _LONGEST:
        return None
    best, fewest = None, max(1, (len(asked) + 1) // 3) + 1
    for candidate in candidates:
        if candidate == name:
            continue
        folded = _folded(candidate)
        if abs(len(folded) - len(asked)) >= fewest or not folded:
            continue
        slips = _slips(asked, folded, fewest)
        if slips < min(fewest, len(folded)):
            best, fewest = candidate, slips
    return best


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name[: _LONGEST + 1].translate(_SWAPPED)).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).strip().replace(" ", "_")


def _slips(left: str, right: str, limit: int) -> int:
    """Return the optimal string alignment distance, or `limit` as soon as it cannot be below that."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) >= limit and (not before or min(before) >= limit):
            return limit
    return min(row[-1], limit)
