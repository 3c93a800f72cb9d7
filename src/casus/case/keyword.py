"""The words of sections, fields and fixed choices, in English (canonical) and Arabic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from casus.problem import nearest
from casus.quantity import fold_word
from casus.text import normalise_name

# Canonical section and field names, and how they are written in Arabic: the first spelling is shown.
ARABIC_KEYS: Mapping[str, tuple[str, ...]] = {
    "casus": ("كاسوس", "إصدار"),
    "title": ("عنوان",),
    "language": ("لغة",),
    "as_of": ("بتاريخ", "تاريخ"),
    "horizon": ("أفق",),
    "record_until": ("السجل_حتى",),
    "sources": ("مصادر",),
    "actors": ("أطراف_فاعلة", "فاعلون"),
    "claims": ("ادعاءات", "دعاوى"),
    "states": ("حالات",),
    "counts": ("أعداد",),
    "events": ("أحداث",),
    "talks": ("محادثات", "مفاوضات"),
    "disputes": ("نزاعات",),
    "questions": ("أسئلة",),
    "theses": ("أطروحات",),
    "observed": ("مشاهدات", "رصد"),
    "assertions": ("تأكيدات",),
    "accept": ("قبول",),
    "words": ("ألفاظ", "كلمات"),
    "kind": ("نوع",),
    "published": ("نشر", "تاريخ_النشر"),
    "text": ("نص",),
    "origin": ("أصل", "منشأ"),
    "reliability": ("موثوقية",),
    "says_anyway": ("يقول_على_أي_حال",),
    "url": ("رابط",),
    "says": ("يقول", "تقول", "قول", "بيان"),
    "status": ("صفة", "وضع"),
    "by": ("قائل", "صاحب", "بواسطة", "بحلول"),  # who says or does it; by which day
    "quote": ("اقتباس",),
    "credence": ("ترجيح",),
    "basis": ("أساس",),
    "because": ("لأن", "سبب"),
    "unless": ("إلا_إذا", "ما_لم"),
    "contradicts": ("يناقض", "تناقض"),
    "evidence_for": ("دليل_على", "يؤيد"),
    "evidence_against": ("دليل_ضد", "يضعف"),
    "reported_by": ("أورده", "ذكره"),
    "denied_by": ("نفاه",),
    "expect": ("يتوقع", "نتوقع"),
    "expect_not": ("لا_يتوقع", "لا_نتوقع"),
    "values": ("قيم",),
    "table": ("جدول",),
    "if": ("إذا", "إن"),
    "holds": ("يصح", "تصح"),
    "class": ("فئة",),
    "seen": ("شوهد", "لوحظ"),
    "source": ("مصدر",),
    "given": ("بشرط", "علما_أن"),
    "is": ("هو", "هي"),
    "levels": ("مستويات", "درجات"),
    "at_first": ("في_البداية", "أولا"),
    "serves": ("يخدم", "تخدم", "غاية"),
    "chance": ("احتمال_ضمن", "فرصة"),
    "able": ("ممكن_إذا", "شرط"),
    "raised": ("يرفعه", "يزيده"),
    "lowered": ("يخفضه", "ينقصه"),
    "stages": ("مراحل",),
    "again": ("يتكرر", "تكرار"),
    "then": ("عندئذ", "ثم"),
    "per": ("لكل",),
    "watched": ("مراقب", "مرصود"),
    "surprise": ("مفاجأة",),
    "factor": ("عامل",),
    "why": ("لماذا",),
    "from": ("من", "ابتداء_من"),
    "until": ("حتى",),
    "on": ("في", "يوم"),
    "tracks": ("مسارات",),
    "postponed": ("تأجيل",),
    "to": ("إلى",),
    "outcomes": ("نتائج", "مخرجات"),
    "odds": ("أرجحية",),
    "scale": ("مقياس", "سلم"),
    "parties": ("أطراف",),
    "rule": ("قاعدة",),
    "election": ("انتخاب", "اقتراع"),
    "vote": ("تصويت",),
    "victory": ("غلبة", "فوز"),
    "prefers": ("يفضل", "تفضل", "تفضيل"),
    "position": ("موقف", "موقع"),
    "power": ("قوة",),
    "salience": ("أهمية",),
    "impossible": ("مستحيل",),
    "irreversible": ("لا_رجعة_فيه", "لا_رجعة"),
    "now": ("الآن", "حاليا"),
    "options": ("خيارات",),
    "aims": ("أهداف", "غايات"),
    "declared": ("معلن", "أهداف_معلنة"),
    "when": ("عندما", "متى"),
    "in_model": ("في_النموذج",),
    "ask": ("سؤال", "يسأل"),
    "forecast": ("توقع", "تنبؤ"),
    "readings": ("قراءات",),
    "ever": ("أبدا", "يوما_ما"),
    "base_rate": ("معدل_أساسي", "معدل_الأساس"),
    "resolver": ("حكم", "الحكم"),
    "resolves_by": ("يحسم_بـ", "يحسم_ب", "معيار_الحسم"),
    "void_if": ("يلغى_إذا", "باطل_إذا"),
    "tags": ("وسوم",),
    "throughout": ("طوال",),
    "probability": ("احتمال",),
    "strength": ("قوة_العبارة", "شدة"),
    "prior": ("وزن_مسبق", "قبلي"),
    "at": ("ساعة", "في_الساعة"),
    "between": ("بين",),
    "event": ("حدث",),
    "state": ("حالة",),
    "by_event": ("بحدث", "بسبب_حدث"),
    "misread": ("خطأ_القراءة",),
    "talk": ("محادثة", "جولة"),
    "outcome": ("نتيجة",),
    "for": ("لصالح", "مع"),
    "against": ("ضد",),
    "question": ("عن_سؤال", "السؤال_المحسوم"),
    "reading": ("قراءة",),
    "resolved": ("حسم", "حسم_بـ"),
    "lint": ("تنبيه",),
    "about": ("بشأن", "حول"),
}

# Fixed choices, likewise. A spelling may serve several choices where they mean the same.
ARABIC_CHOICES: Mapping[str, tuple[str, ...]] = {
    "official": ("رسمي", "رسمية"),
    "report": ("تقرير", "خبر"),
    "data": ("بيانات",),
    "commentary": ("رأي", "تعليق", "مقال"),
    "reported": ("منقول", "وارد"),
    "second-hand": ("منقول_عن_منقول", "غير_مباشر"),
    "asserted": ("مؤكد", "جزم"),
    "inferred": ("مستنتج", "استنتاج"),
    "assumed": ("مفترض", "افتراض"),
    "denied": ("منفي", "مرفوض"),
    "base rate": ("معدل_أساسي", "معدل_الأساس"),
    "quote": ("اقتباس",),
    "judgement": ("تقدير", "حكم_شخصي"),
    "compromise": ("حل_وسط", "تسوية"),
    "median": ("وسيط",),
    "condorcet": ("كوندورسيه",),
    "uniform": ("متساو", "بالتساوي"),
    "incentive": ("حافز", "بالحوافز"),
    "proportional": ("نسبي",),
    "cubic": ("تكعيبي",),
    "proportional-cubic": ("نسبي_تكعيبي",),
    "binary": ("ثنائي",),
    "proportional-binary": ("نسبي_ثنائي",),
    "loss-averse": ("نافر_من_الخسارة",),
    "linear": ("خطي",),
    "square": ("تربيعي",),
    "quartic": ("رباعي",),
    "octic": ("ثماني",),
    "procedural": ("إجرائي", "إجرائية"),
    "substantive": ("موضوعي", "جوهري"),
    "expectation": ("توقع",),
    "conditional": ("شرطي", "مشروط"),
    "counterfactual": ("افتراضي", "مخالف_للواقع"),
    "yes": ("نعم", "true"),
    "no": ("لا", "كلا", "false"),
    "void": ("لاغ", "باطل", "ملغى"),
}

# ISO 639-1, and three of ISO 639-3 for which the region has no two-letter code
_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ckb kmr arc
"""
LANGUAGES: frozenset[str] = frozenset(_CODES.split())
ARABIC_LANGUAGES: Mapping[str, str] = {
    "عربي": "ar", "عربية": "ar", "إنجليزي": "en", "إنجليزية": "en", "انكليزية": "en", "كردية": "ku",
    "فارسية": "fa", "تركية": "tr", "فرنسية": "fr",
}  # fmt: skip


def fold_key(text: str) -> str:
    """Return `text` as keys are compared: case, spaces, hyphens, hamza, tashkeel and `ال` do not count.

    >>> fold_key("As of"), fold_key("الأسئلة") == fold_key("اسئلة")
    ('as_of', True)
    """
    joined = "_".join(fold_word(normalise_name(text)).replace("-", " ").replace("_", " ").split())
    return joined[2:] if joined.startswith("ال") and len(joined) > 4 else joined


def _reversed(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    by_spelling = {fold_key(canonical): canonical for canonical in table}
    for canonical, spellings in table.items():
        for spelling in spellings:
            by_spelling.setdefault(fold_key(spelling), canonical)
    return by_spelling


_KEY_OF = _reversed(ARABIC_KEYS)
_CHOICE_OF = _reversed(ARABIC_CHOICES)
_LANGUAGE_OF = {fold_key(name): code for name, code in ARABIC_LANGUAGES.items()}


def canonical_key(text: str) -> str:
    """Return the English name of the section or field that `text` spells, else `text` folded."""
    folded = fold_key(text)
    return _KEY_OF.get(folded, folded)


def canonical_choice(text: str) -> str:
    """Return the English word of the fixed choice that `text` spells, else `text` folded."""
    folded = fold_key(text)
    return _CHOICE_OF.get(folded, folded)


def canonical_language(text: str) -> str:
    """Return the code of the language that `text` names, else `text` folded."""
    folded = fold_key(text)
    return _LANGUAGE_OF.get(folded, folded)


def is_arabic(text: str) -> bool:
    """Return whether `text` has a letter of the Arabic script."""
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


def nearest_spelling(written: str, spellings: Iterable[str]) -> str | None:
    """Return the one of `spellings` for which `written` is most likely a slip, or None."""
    by_fold = {fold_key(spelling): spelling for spelling in spellings}
    found = nearest(fold_key(written), by_fold)
    return None if found is None else by_fold[found]


def spellings_for(fields: Sequence[str], like: str) -> list[str]:
    """Return the fields of one entry as written in the script of `like`."""
    is_day = "throughout" in fields  # in a reading `by` is a day, elsewhere a person
    return [spelling_for(field, like, is_day=is_day) for field in fields]


def spelling_for(canonical: str, like: str, *, is_day: bool = False) -> str:
    """Return `canonical` as written in the script of `like`: Arabic after an Arabic word, else English."""
    if not is_arabic(like):
        return canonical
    if canonical == "by" and is_day:
        return "بحلول"
    return (ARABIC_KEYS.get(canonical) or ARABIC_CHOICES.get(canonical) or (canonical,))[0]
