"""Numbers and words as people type them: digits of three scripts, separators, marks that do not show."""

from __future__ import annotations

import math
import re
import unicodedata

# One character for one character, so that offsets into the text stay true.
_PLAIN = str.maketrans(
    {
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},  # Arabic-Indic
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},  # Persian and Urdu
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},  # full width
        "٫": ".",
        "٬": ",",
        "٪": "%",
        "％": "%",
        "−": "-",
    }
)
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_DROPPED = dict.fromkeys(map(ord, INVISIBLE + "\u0640"))  # and the tatweel, which only stretches a word
_FOLDED = str.maketrans("أإآٱىیکةۀ’‘", "اااايي" + "كهه''")
_NUMBER = re.compile(
    r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:_[0-9]+)*|(?=\.[0-9]))(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
)


def plain_digits(text: str) -> str:
    """Return `text` with every digit, separator, minus and per cent sign in its ASCII form, same length.

    >>> plain_digits("٣٠٪ إلى ۵٠٪")
    '30% إلى 50%'
    """
    return text.translate(_PLAIN)


def fold_word(text: str) -> str:
    """Return `text` as keywords are compared: case, vowel signs, hamza seats and spacing made one.

    For keywords of the language only; names are compared by `casus.text.normalise_name`.

    >>> fold_word("  Very   Likely ") == "very likely"
    True
    >>> fold_word("تقريباً") == fold_word("تقريبا")
    True
    """
    composed = unicodedata.normalize("NFKC", text.translate(_DROPPED)).translate(_FOLDED)
    bare = "".join(sign for sign in composed if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


def read_number(text: str) -> float | None:
    """Return the number that `text` is, or None when it is not exactly one finite number.

    `1,000`, `1٬000` and `2_500` group digits; a comma anywhere else is not guessed at (`1,5` is None).
    None too beyond the range of a double (`1e400`), and for `nan` and `inf`.

    >>> read_number("٢٬٥٠٠٫٥")
    2500.5
    >>> read_number("1,5") is None and read_number("1e400") is None
    True
    """
    plain = plain_digits(text.translate(_DROPPED)).strip()
    if not _NUMBER.fullmatch(plain):
        return None
    number = float(plain.replace(",", "").replace("_", ""))
    return number if math.isfinite(number) else None


def format_number(number: float, language: str = "en") -> str:
    """Return `number` for people: at most four significant digits, thousands grouped, Latin digits.

    >>> format_number(12000), format_number(0.04567), format_number(3)
    ('12,000', '0.04567', '3')
    """
    size = abs(number)
    if size >= 1e15 or 0 < size < 1e-6:
        return f"{number:.3g}"
    if size >= 1000 or number == int(number):
        return f"{round(number):,}"
    places = 3 - math.floor(math.log10(size))
    return f"{number:.{places}f}".rstrip("0").rstrip(".")
