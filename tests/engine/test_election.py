"""Every variant of the probabilistic Condorcet election against its definition, in fractions.

Votes, coalitions, victories and the three elections are written here once more, from the definition alone;
a stationary law is solved for and not iterated.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from small_network import Draft

from casus.engine.election import election
from casus.engine.setting import Setting

TINY = Fraction(1, 10**8)
WEIGHTS = [Fraction(4), Fraction(3), Fraction(2)]
WORTHS = [[Fraction(1), Fraction(1, 2), Fraction(0)], [Fraction(0), Fraction(1), Fraction(1, 2)],
          [Fraction(1, 4), Fraction(0), Fraction(1)]]  # fmt: skip
Matrix = list[list[Fraction]]


def vote(gain: Fraction, rule: int) -> Fraction:
    binary = max(min(gain / TINY, Fraction(1)), Fraction(-1))
    return [
        gain, gain**3, (gain + gain**3) / 2, binary, Fraction(4, 5) * gain + binary / 5,
        gain if gain < 0 else 2 * gain / 3,
    ][rule]  # fmt: skip


def coalitions(rule: int) -> Matrix:
    """Return the votes for a against b; each two are voted on once, for the later or against it."""
    support = [[Fraction(0)] * 3 for _ in range(3)]
    for a, b in ((1, 0), (2, 0), (2, 1)):
        votes = [weight * vote(of[a] - of[b], rule) for weight, of in zip(WEIGHTS, WORTHS, strict=True)]
        support[a][b] = sum((each for each in votes if each > 0), Fraction(0))
        support[b][a] = -sum((each for each in votes if each < 0), Fraction(0))
    return support


def victory(one: Fraction, other: Fraction, rule: int) -> Fraction:
    one, other = one + TINY, other + TINY
    if rule < 4:
        return one**2**rule / (one**2**rule + other**2**rule)
    share = 21 * one / (one + other) - 10
    certain = 1 / (1 + Fraction(1, 10**6))
    return certain if share >= 1 else 1 - certain if share <= 0 else share


def solved(step: Matrix) -> list[Fraction]:
    """Return the stationary law of step[next][before], by elimination."""
    n = len(step)
    rows = [[step[a][b] - (a == b) for b in range(n)] + [Fraction(0)] for a in range(n)]
    rows[-1] = [Fraction(1)] * (n + 1)
    for pivot in range(n):
        best = next(row for row in range(pivot, n) if rows[row][pivot] != 0)
        rows[pivot], rows[best] = rows[best], rows[pivot]
        rows[pivot] = [each / rows[pivot][pivot] for each in rows[pivot]]
        for row in range(n):
            if row != pivot:
                rows[row] = [x - rows[row][pivot] * y for x, y in zip(rows[row], rows[pivot], strict=True)]
    return [row[-1] for row in rows]


def chances(kind: int, rule: int, wins: int) -> list[float]:
    support = coalitions(rule)
    win = [[victory(support[a][b], support[b][a], wins) for b in range(3)] for a in range(3)]
    if kind == 0:
        product_of = [win[a][(a + 1) % 3] * win[a][(a + 2) % 3] for a in range(3)]
        return [float(each / sum(product_of)) for each in product_of]
    push = [[support[a][b] * win[a][b] if a != b else Fraction(0) for b in range(3)] for a in range(3)]
    total = [sum(push[a][b] for a in range(3)) for b in range(3)]
    challenge = [
        [
            Fraction(1, 3) if kind == 1 else push[a][b] / total[b] if total[b] else Fraction(a == b)
            for b in range(3)
        ]
        for a in range(3)
    ]
    step = [[win[a][b] * challenge[a][b] if a != b else Fraction(0) for b in range(3)] for a in range(3)]
    for b in range(3):
        step[b][b] = 1 - sum(step[a][b] for a in range(3))
    return [float(each) for each in solved(step)]


def found(kind: int, rule: int, wins: int, worths: Matrix = WORTHS) -> list[float]:
    draft = Draft()
    parties = [
        (-1, draft.fixed(float(weight)), draft.fixed(1.0), *(draft.fixed(float(each)) for each in of))
        for weight, of in zip(WEIGHTS, worths, strict=True)
    ]
    draft.talk([(-1, 0.0, (), ())] * 3, rule=3, parties=parties, election=(kind, rule, wins))
    network = draft.network()
    share = election(Setting(network, network.range_a.tolist(), [], [], []), 0)
    return [each / sum(share) for each in share]


@pytest.mark.parametrize(("kind", "rule", "wins"), list(product(range(3), range(6), range(5))))
def test_every_election_is_as_defined(kind: int, rule: int, wins: int) -> None:
    assert found(kind, rule, wins) == pytest.approx(chances(kind, rule, wins), rel=0, abs=1e-9)


@pytest.mark.parametrize("kind", range(3))
def test_a_worth_that_is_off_by_a_hundredth_is_found(kind: int) -> None:
    """The twin."""
    off = [[Fraction(99, 100), *WORTHS[0][1:]], *WORTHS[1:]]
    assert found(kind, 0, 0, off) != pytest.approx(chances(kind, 0, 0), rel=0, abs=1e-4)


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_what_nobody_prefers_anything_to_is_agreed(kind: int) -> None:
    worths = [[Fraction(1), Fraction(1, 2), Fraction(0)]] * 3
    assert found(kind, 0, 0, worths) == pytest.approx([1, 0, 0], abs=1e-7)


def test_two_that_nobody_leaves_share_the_uniform_start() -> None:
    """The first two are worth the same to all; from the third every challenge leads to either of them."""
    worths = [[Fraction(1), Fraction(1), Fraction(0)]] * 3
    assert found(2, 0, 0, worths) == pytest.approx([0.5, 0.5, 0], abs=1e-12)
