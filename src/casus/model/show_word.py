"""Words and numbers of a printed model, in English and Arabic."""

from __future__ import annotations

import math
from dataclasses import dataclass

from casus.model.form import Influence, Model, Quote, Text
from casus.model.show_condition import Legend, Reader, show_condition
from casus.problem import line_of
from casus.quantity import DAYS_PER_YEAR, Family, Range, format_share, format_share_range

ARABIC = {
    "as of": "بتاريخ",
    "horizon": "الأفق",
    "record until": "السجل حتى",
    "default": "افتراضي",
    "sources": "المصادر",
    "origins": "المناشئ",
    "origin": "المنشأ",
    "quote": "اقتباس",
    "actors": "الأطراف الفاعلة",
    "claims": "الادعاءات",
    "states": "الحالات",
    "counts": "الأعداد",
    "events": "الأحداث",
    "talks": "المحادثات",
    "disputes": "النزاعات",
    "questions": "الأسئلة",
    "theses": "الأطروحات",
    "observed": "المشاهدات",
    "assertions": "التأكيدات",
    "reliability": "الموثوقية",
    "says anyway": "يقول على أي حال",
    "open": "مفتوح",
    "credence": "الترجيح",
    "leak": "لسبب غير مذكور",
    "because": "لأن",
    "holds": "يصح",
    "unless": "ما لم",
    "contradicts": "يناقض",
    "evidence": "الدليل",
    "reported by": "أورده",
    "denied by": "نفاه",
    "values": "القيم",
    "given": "بشرط",
    "at first": "في البداية",
    "hazard": "المعدل",
    "per day": "في اليوم",
    "within 1 year": "خلال سنة",
    "able": "ممكن إذا",
    "while": "ما دام",
    "then": "عندئذ",
    "stages": "المراحل",
    "again": "يتكرر",
    "yes": "نعم",
    "no": "لا",
    "per": "لكل",
    "pairs of": "أزواج",
    "watched": "مراقب",
    "surprise": "مفاجأة",
    "by": "بواسطة",
    "serves": "يخدم",
    "rule": "القاعدة",
    "odds": "الأرجحية",
    "election": "الانتخاب",
    "vote": "التصويت",
    "victory": "الغلبة",
    "prefers": "يفضل",
    "position": "الموقف",
    "power": "القوة",
    "salience": "الأهمية",
    "postponed": "التأجيل",
    "to": "إلى",
    "options": "الخيارات",
    "aims": "الأهداف",
    "declared": "المعلن",
    "impossible": "مستحيل",
    "irreversible": "لا رجعة فيه",
    "now": "الآن",
    "when": "عندما",
    "in the model": "في النموذج",
    "base rate": "المعدل الأساسي",
    "none": "لا شيء",
    "forecast": "التوقع",
    "resolver": "الحكم",
    "prior": "الوزن المسبق",
    "is": "هو",
    "on": "في",
    "throughout": "طوال",
    "context": "سياق",
    "probability": "الاحتمال",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed, in which language, and how conditions are read."""

    model: Model
    language: str
    reader: Reader


def open_page(model: Model, language: str, legend: Legend) -> Page:
    """Return the page of a model; `legend` names what its conditions are over."""
    return Page(model, language, Reader(legend, model.as_of, int(language == "ar")))


def word(page: Page, english: str) -> str:
    """Return a keyword in the page's language."""
    return ARABIC.get(english, english) if page.language == "ar" else english


def said(page: Page, text: Text) -> str:
    """Return a human text in the page's language, else in the first it was written in."""
    return text.get(page.language) or next(iter(text.values()), "")


def line(depth: int, name: str, *parts: str) -> str:
    """Return an indented line `name: parts`, the empty parts left out."""
    return f"{'  ' * depth}{name}: {' · '.join(part for part in parts if part)}".rstrip()


def default(page: Page, path: str) -> str:
    """Return the mark of a default, where nobody said what is at `path`."""
    return f" ({word(page, 'default')})" if path in page.model.defaults else ""


def share(page: Page, range: Range) -> str:
    """Return a probability with its family: `50% to 80% (logit-normal)`."""
    if range.family is Family.FIXED:
        return format_share(range.low, page.language)
    return f"{format_share_range(range.low, range.high, page.language)} ({_family(range)})"


def number(page: Page, range: Range, unit: str = "") -> str:
    """Return a number with its unit and family: `2 to 5 per day (log-normal)`."""
    if range.family is Family.FIXED:
        return f"{range.low:.4g}{unit}"
    return f"{range.low:.4g} {word(page, 'to')} {range.high:.4g}{unit} ({_family(range)})"


def _family(range: Range) -> str:
    if range.family is Family.GAMMA:
        k, days = range.parameters
        return f"gamma, k = {k - 0.5:g}, {days:g} days"
    if range.family in (Family.BETA, Family.BETA_HAZARD):
        a, b = range.parameters[:2]
        return f"{range.family}, {a - 0.5:g} in {a + b - 1:g}"
    return str(range.family)


def hazard(page: Page, speed: Range, stages: int = 1) -> str:
    """Return a hazard per day, and the chance within a year that it gives with no factor at work."""
    chances = [chance_within(end, DAYS_PER_YEAR, stages) for end in (speed.low, speed.high)]
    within = format_share_range(chances[0], chances[1], page.language)
    per_day = number(page, speed, f" {word(page, 'per day')}")
    return f"{per_day} = {within} {word(page, 'within 1 year')}"


def chance_within(hazard_per_day: float, days: float, stages: int) -> float:
    """Return the chance that a wait of `stages` stages, each passed at `stages` times the hazard, is over.

    >>> round(chance_within(0.002797, 182.625, 1), 3)
    0.4
    """
    passed = stages * hazard_per_day * days
    if stages == 1:
        return -math.expm1(-passed)
    term, below = 1.0, 0.0
    for stage in range(stages):
        below += term
        term *= passed / (stage + 1)
    return max(0.0, 1 - math.exp(-passed) * below) if passed < 700 else 1.0


def quotes(page: Page, found: tuple[Quote, ...]) -> list[str]:
    """Return a line a quote: its source, with the line of its text where it stands."""
    return [
        line(2, word(page, "quote"), one.source + (f":{line_of(one.place)}" if one.place else ""), one.words)
        for one in found
    ]


def influence(page: Page, one: Influence) -> str:
    """Return `x2 to x5 while CONDITION`."""
    low, high = one.factor.low, one.factor.high
    factor = f"x{low:.4g}" if low == high else f"x{low:.4g} {word(page, 'to')} x{high:.4g}"
    return f"{factor} {word(page, 'while')} {show_condition(one.clause.condition, page.reader)}"
