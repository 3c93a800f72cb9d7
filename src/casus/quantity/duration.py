"""Units of time in words, with the Arabic dual and plurals."""

from __future__ import annotations

from dataclasses import dataclass

from casus.quantity.number import fold_word

DAYS_PER_YEAR = 365.25
DAYS_PER_MONTH = DAYS_PER_YEAR / 12
DAYS_PER_WEEK = 7.0

# (days of one) -> (words for one or many, words that already say two)
_UNITS: tuple[tuple[float, str, str], ...] = (
    (1 / 24, "hour hours ساعة ساعات", "ساعتان ساعتين"),
    (1.0, "day days يوم أيام يوما", "يومان يومين"),
    (DAYS_PER_WEEK, "week weeks أسبوع أسابيع أسبوعا", "fortnight fortnights أسبوعان أسبوعين"),
    (DAYS_PER_MONTH, "month months شهر أشهر شهور شهرا", "شهران شهرين"),
    (3 * DAYS_PER_MONTH, "quarter quarters", ""),
    (DAYS_PER_YEAR, "year years yr yrs سنة سنوات سنين عام أعوام عاما", "سنتان سنتين عامان عامين"),
    (10 * DAYS_PER_YEAR, "decade decades عقد عقود عقدا", "عقدان عقدين"),
    (100 * DAYS_PER_YEAR, "century centuries قرن قرون قرنا", "قرنان قرنين"),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: the days of one, and the number that the word itself says (`سنتين`: 2), if any."""

    days: float
    count: int | None


UNIT_WORDS: dict[str, Unit] = {}
for _days, _one, _two in _UNITS:
    UNIT_WORDS.update({fold_word(_word): Unit(_days, None) for _word in _one.split()})
    UNIT_WORDS.update({fold_word(_word): Unit(_days, 2) for _word in _two.split()})


def unit_of(word: str) -> Unit | None:
    """Return the unit of time that `word` names, or None. The Arabic article is passed over.

    >>> unit_of("months").days * 12 == unit_of("السنة").days == 365.25
    True
    """
    folded = fold_word(word)
    return UNIT_WORDS.get(folded) or UNIT_WORDS.get(folded.removeprefix("ال"))


def exposure_days(words: str) -> float | None:
    """Return the days of one unit of exposure (`site-years`: 365.25), or None when cases are counted.

    >>> exposure_days("site-years"), exposure_days("سنة موقع"), exposure_days("countries")
    (365.25, 365.25, None)
    """
    pieces = words.replace("-", " ").replace("–", " ").split()
    # English puts the time last (site-years), Arabic first (سنة موقع).
    for piece in (pieces[-1:] or [""]) + pieces[:1]:
        unit = unit_of(piece)
        if unit is not None:
            return unit.days * (unit.count or 1)
    return None
