"""Luck: a pure function of seed, world, stream and number. World 17 is the same alone or among a million.

Philox4x32-10: Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3.
"""

from __future__ import annotations

MASK32 = 0xFFFFFFFF
MASK64 = 0xFFFFFFFFFFFFFFFF
Words = tuple[int, int, int, int]


def philox(counter: Words, key: tuple[int, int]) -> Words:
    """Return four random 32-bit words for a 128-bit counter under a 64-bit key (ten rounds)."""
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        first = 0xD2511F53 * c0
        second = 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (
            (second >> 32) ^ c1 ^ k0,
            second & MASK32,
            (first >> 32) ^ c3 ^ k1,
            first & MASK32,
        )
        k0 = (k0 + 0x9E3779B9) & MASK32
        k1 = (k1 + 0xBB67AE85) & MASK32
    return c0, c1, c2, c3


def words(seed: int, world: int, stream: int, n: int = 0) -> Words:
    """Return the four words of draw `n` of a stream in a world. Seed and stream are 64-bit."""
    counter = (world & MASK32, n & MASK32, stream & MASK32, stream >> 32)
    return philox(counter, (seed & MASK32, seed >> 32))


def fraction(high: int, low: int) -> float:
    """Return a number strictly between 0 and 1 from the upper 26 bits of two words.

    It is the middle of one of 2^52 equal cells: 53 bits, so that it is exact and can never round to 1.
    """
    return ((high >> 6) * 67108864.0 + (low >> 6) + 0.5) * 2.0**-52


def luck(seed: int, world: int, stream: int) -> float:
    """Return the one draw of a stream in a world, strictly between 0 and 1."""
    w0, w1, _, _ = words(seed, world, stream)
    return fraction(w0, w1)
