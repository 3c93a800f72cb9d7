"""Names as they are compared."""

from __future__ import annotations

import re
import unicodedata

# Persian ya and kaf look the same as the Arabic ones and come from another keyboard. Alef maqsura stays:
# على and علي are different words.
_FOLDED = {0x06CC: "\u064a", 0x06A9: "\u0643"}
_INVISIBLE = dict.fromkeys(
    [
        0x0640, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2065),
        *range(0x2066, 0x206A), 0xFEFF, 0x00AD,
    ]
)  # fmt: skip
# Joiners part letters of Persian and Kurdish and bind signs of pictures; elsewhere nobody sees them.
_LOOSE_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])")
_TABLE: dict[int, str | None] = {**_FOLDED, **_INVISIBLE}


def normalise_name(text: str) -> str:
    """Return `text` as names are compared: NFKC, Arabic ya and kaf folded, invisible marks and tatweel gone.

    Runs of white space are one space and none stands at the ends. Case is kept: `Dam` and `dam` differ.

    >>> normalise_name("  presence\\u200f of  troops ")
    'presence of troops'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_TABLE)
        text = _LOOSE_JOINER.sub("", text)
    return " ".join(text.split())
