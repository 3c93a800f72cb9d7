"""Words for probabilities, factors and forecasts, in English and Arabic."""

from __future__ import annotations

from collections.abc import Mapping

from casus.quantity.number import fold_word

# Intelligence Community Directive 203 (2015), D.6.e.(2)(a): seven bands, each with its two terms. The
# Arabic terms are this project's translation; no validated Arabic scale of probability words was used.
_BANDS: tuple[tuple[float, float, tuple[str, ...], tuple[str, ...]], ...] = (
    (0.01, 0.05, ("almost no chance", "remote", "remote chance"), ("شبه مستحيل", "شبه معدوم", "يكاد يستحيل")),
    (
        0.05,
        0.20,
        ("very unlikely", "highly improbable"),
        ("مستبعد جدا", "غير مرجح إطلاقا", "ضعيف الاحتمال جدا"),
    ),
    (0.20, 0.45, ("unlikely", "improbable"), ("مستبعد", "غير مرجح", "ضعيف الاحتمال")),
    (
        0.45,
        0.55,
        ("roughly even chance", "roughly even odds", "even chance", "even odds"),
        ("متكافئ تقريبا", "متكافئ", "احتمال متكافئ", "مناصفة"),
    ),
    (0.55, 0.80, ("likely", "probable", "probably"), ("مرجح", "محتمل", "على الأرجح")),
    (0.80, 0.95, ("very likely", "highly probable"), ("مرجح جدا", "محتمل جدا", "مرجح بشدة")),
    (
        0.95,
        0.99,
        ("almost certain", "almost certainly", "nearly certain"),
        ("شبه مؤكد", "شبه أكيد", "يكاد يكون مؤكدا"),
    ),
)
PROBABILITY_WORDS: Mapping[str, tuple[float, float]] = {
    word: (low, high) for low, high, english, arabic in _BANDS for word in english + arabic
}

FACTOR_WORDS: Mapping[str, float] = {
    "slightly": 1.5,
    "moderately": 2.0,
    "strongly": 4.0,
    "very strongly": 8.0,
    "قليلا": 1.5,
    "بعض الشيء": 1.5,
    "باعتدال": 2.0,
    "إلى حد ما": 2.0,
    "بقوة": 4.0,
    "كثيرا": 4.0,
    "بقوة شديدة": 8.0,
    "بشدة": 8.0,
}

# Word of a forecast -> range of the probability that it gives to *what the question asks*. Words of
# denial therefore have low ranges: `never` about leaving gives leaving 0 % to 5 %. A judgement of this
# project, made to be edited per case under `words:`; no validated scale was used, Arabic or English.
STRENGTH_WORDS: Mapping[str, tuple[float, float]] = {
    "never": (0.00, 0.05),
    "not possible": (0.00, 0.05),
    "impossible": (0.00, 0.05),
    "will not": (0.00, 0.10),
    "cannot": (0.00, 0.10),
    "not expected": (0.15, 0.40),
    "should not": (0.15, 0.40),
    "possible": (0.20, 0.60),
    "may": (0.20, 0.60),
    "might": (0.15, 0.50),
    "could": (0.15, 0.50),
    "should": (0.55, 0.85),
    "expected": (0.60, 0.85),
    "planned": (0.60, 0.90),
    "scheduled": (0.80, 0.97),
    "will": (0.90, 1.00),
    "certain": (0.95, 1.00),
    "inevitable": (0.95, 1.00),
    "أبدا": (0.00, 0.05),
    "لن أبدا": (0.00, 0.05),
    "لا يمكن": (0.00, 0.05),
    "مستحيل": (0.00, 0.05),
    "لن": (0.00, 0.10),
    "غير متوقع": (0.15, 0.40),
    "لا يتوقع": (0.15, 0.40),
    "ممكن": (0.20, 0.60),
    "من الممكن": (0.20, 0.60),
    "قد": (0.20, 0.60),
    "ربما": (0.20, 0.60),
    "يتوقع": (0.55, 0.80),
    "يفترض": (0.55, 0.85),
    "متوقع": (0.60, 0.85),
    "من المتوقع": (0.60, 0.85),
    "مخطط": (0.60, 0.90),
    "مقرر": (0.80, 0.97),
    "من المقرر": (0.80, 0.97),
    "سوف": (0.90, 1.00),
    "سيكون": (0.90, 1.00),
    "حتما": (0.95, 1.00),
    "لا محالة": (0.95, 1.00),
}

_FOLDED_STRENGTH = {
    fold_word(word): band for table in (PROBABILITY_WORDS, STRENGTH_WORDS) for word, band in table.items()
}


def strength_range(word: str) -> tuple[float, float] | None:
    """Return the range of probability that a forecast worded so gives to what is asked, or None.

    Words of probability (`likely`) count too.

    >>> strength_range("Will not"), strength_range("من المتوقع"), strength_range("banana")
    ((0.0, 0.1), (0.6, 0.85), None)
    """
    return _FOLDED_STRENGTH.get(fold_word(word))


def word_for(probability: float, language: str = "en") -> str:
    """Return the ICD 203 term for a probability, the lower end of a band within it.

    Below 1 % and above 99 %, for which the directive has no term, the outermost ones.

    >>> word_for(0.55), word_for(0.5499), word_for(0.002, "ar")
    ('likely', 'roughly even chance', 'شبه مستحيل')
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"probability must lie in 0..1, got {probability}")
    for _, high, english, arabic in _BANDS[:-1]:
        if probability < high:
            return arabic[0] if language == "ar" else english[0]
    return _BANDS[-1][3][0] if language == "ar" else _BANDS[-1][2][0]
