"""The keywords of phrases and conditions, in English and Arabic. Compared by `fold_word`."""

from __future__ import annotations

from casus.quantity import DAYS_PER_MONTH, DAYS_PER_WEEK, DAYS_PER_YEAR, fold_word


def _words(text: str) -> frozenset[str]:
    """Return the keywords of `text`, which are parted by `|`."""
    return frozenset(fold_word(word) for word in text.split("|"))


# ---- phrases --------------------------------------------------------------------------------

ABOUT = _words("about|around|roughly|approximately|some|circa|~|≈|حوالي|نحو|قرابة|زهاء|تقريبا|ما يقارب")
ABOUT_AFTER = _words("or so|roughly|approximately|تقريبا|على وجه التقريب")
FROM = _words("from|من")
BETWEEN = _words("between|بين|ما بين")
TO = _words("to|–|—|-|‐|‑|until|up to|إلى|حتى|الى")
AND = _words("and|و|&")
PERCENT = _words("%|percent|per cent|pct|بالمئة|بالمائة|في المئة|في المائة|بالمية")
IN = _words("in|out of|of|in every|من|من أصل|من بين|في|من كل")
SEEN = _words("seen|observed|شوهد|شوهدت|لوحظ|لوحظت|سجل|سجلت")
WITHIN = _words("within|in|over|within the|in the|over the|خلال|في خلال|في غضون|ضمن|على مدى")
EVERY = _words("every|each|once every|once each|كل|مرة كل|مرة واحدة كل")
PER = _words("per|a|an|every|each|in a|/|في|كل|لكل")
TIMES = _words("times|time|مرات|مرة")
BY_WORD = {
    **dict.fromkeys(_words("once|one time|مرة|مرة واحدة"), 1.0),
    **dict.fromkeys(_words("twice|مرتين|مرتان"), 2.0),
    **dict.fromkeys(_words("thrice|ثلاث مرات"), 3.0),
}
ARTICLE = _words("a|an|one|the|a single|واحد|واحدة")
NEXT = _words("next|the next|coming|the coming|following|first|القادمة|المقبلة|التالية|القادم|المقبل")
HALF = _words("half|half a|half an|نصف")
AND_HALF = _words("and a half|and half|ونصف|و نصف")
MULTIPLIED = _words("x|×|*|✕|times|ضرب")
DIVIDED = _words("/|÷|divided by|over|مقسوما على|تقسيم")
FOLD = _words("x|×|times|fold|-fold|أضعاف|ضعفا|ضعف|مرات|مرة")
FACTOR_BY_WORD = {
    **dict.fromkeys(_words("doubled|double|twofold|ضعفين|ضعفان|الضعف|الضعفين"), 2.0),
    **dict.fromkeys(_words("tripled|triple|threefold|ثلاثة أضعاف"), 3.0),
    **dict.fromkeys(_words("halved|half|by half|النصف|إلى النصف"), 0.5),
}
DAYS_BY_ADVERB = {
    **dict.fromkeys(_words("daily|يوميا"), 1.0),
    **dict.fromkeys(_words("weekly|أسبوعيا"), DAYS_PER_WEEK),
    **dict.fromkeys(_words("monthly|شهريا"), DAYS_PER_MONTH),
    **dict.fromkeys(_words("yearly|annually|سنويا"), DAYS_PER_YEAR),
}
NUMBER_WORDS: dict[str, float] = {}
for _count, _spellings in enumerate(
    (
        "one|واحد|واحدة",
        "two|اثنان|اثنين|اثنتان|اثنتين",
        "three|ثلاثة|ثلاث",
        "four|أربعة|أربع",
        "five|خمسة|خمس",
        "six|ستة|ست",
        "seven|سبعة|سبع",
        "eight|ثمانية|ثماني|ثمان",
        "nine|تسعة|تسع",
        "ten|عشرة|عشر",
        "eleven|أحد عشر|إحدى عشرة",
        "twelve|اثنا عشر|اثني عشر|اثنتا عشرة|اثنتي عشرة",
    ),
    start=1,
):
    NUMBER_WORDS.update(dict.fromkeys(_words(_spellings), float(_count)))
NUMBER_AFTER = {fold_word("ال" + _word): _number for _word, _number in NUMBER_WORDS.items()}  # الأشهر الستة

# ---- conditions -----------------------------------------------------------------------------

CONDITION_WORDS: dict[str, str] = {}
for _kind, _spellings in {
    "is": "is|are|was|=|==|هو|هي|يكون|تكون|يساوي|تساوي",
    "is-not": "is not|isn't|are not|aren't|!=|≠|هو ليس|هي ليست|ليس هو|ليست هي|لا يكون|لا تكون",
    "at-least": "at least|is at least|are at least|>=|≥|على الأقل|هو على الأقل|هي على الأقل|"
    "لا يقل عن|لا تقل عن",
    "below": "below|is below|are below|less than|is less than|<|أقل من|هو أقل من|هي أقل من|دون",
    "happened": "has happened|have happened|happened|has occurred|occurred|وقع|وقعت|حدث|حدثت|حصل|حصلت|"
    "قد وقع|قد وقعت|قد حدث|قد حدثت",
    "not-happened": "has not happened|hasn't happened|has never happened|has not occurred|"
    "لم يقع|لم تقع|لم يحدث|لم تحدث|لم يحصل|لم تحصل",
    "once": "once|مرة واحدة",
    "twice": "twice|مرتين|مرتان",
    "times": "times|time|مرات|مرة",
    "from": "from|since|من|منذ|ابتداء من|اعتبارا من",
    "until": "until|till|حتى|لغاية|حتى نهاية",
    "to": "to|إلى",
    "between": "between|بين|ما بين",
    "and": "and|&|&&|و|as well as",
    "or": "or|أو",
    "not": "not|ليس|ليست",
    "(": "(|（",
    ")": ")|）",
}.items():
    for _word in _words(_spellings):
        CONDITION_WORDS[_word] = _kind
CONDITION_WORDS["||"] = "or"
LONGEST_KEYWORD = 3  # words
# `و` is written onto the word that follows it. It is parted from these and from digits, never from a name.
AFTER_WAW = _words("ليس|ليست|بين|منذ|حتى|لم")

# ---- interventions and assertions -----------------------------------------------------------

INTERVENTION_WORDS: dict[str, str] = {}
for _kind, _spellings in {
    "set": "set|setting|اجعل|جعل|بجعل|ثبت",
    "make": "make|making|أوقع|إيقاع|إحداث|بإحداث",
    "scale": "scale|scaling|ضاعف|مضاعفة|غير وتيرة|تغيير وتيرة",
    "by": "by|بعامل|بمقدار",
    "happen": "happen|happens|to happen|يقع|تقع|يحدث|تحدث",
    "on": "on|يوم|في",
    "raises": "raises|raise|makes likelier|يرفع|ترفع|يزيد|تزيد",
    "lowers": "lowers|lower|makes less likely|يخفض|تخفض|ينقص|تنقص",
}.items():
    for _word in _words(_spellings):
        INTERVENTION_WORDS[_word] = _kind
ASSERTED_BY = {
    **dict.fromkeys(_words("by|بحلول"), "by"),
    **dict.fromkeys(_words("on|يوم|في"), "on"),
    **dict.fromkeys(_words("throughout|until|طوال|حتى"), "throughout"),
}
