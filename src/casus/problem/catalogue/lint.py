"""Wording of lints: what a reader ought to know, and an author may accept with a reason."""

from __future__ import annotations

from casus.problem.catalogue.form import Wording

LINT_WORDINGS: dict[str, Wording] = {
    "no-base-rate": Wording(
        what=("the question `{name}` has no base rate", "ليس للسؤال `{name}` معدل أساسي"),
        why=(
            "without comparable past cases nobody can see whether the answer says more than habit.",
            "من دون حالات ماضية مشابهة لا يُعرف هل يقول الجواب أكثر مما تقوله العادة.",
        ),
        mend=(
            'add `base_rate: {seen: 3 in 40 within 1 year, class: "…"}`, or accept this lint with a reason.',
            'أضف `معدل_أساسي: {شوهد: "3 من 40 خلال سنة", فئة: "…"}`، أو اقبل التنبيه مع ذكر السبب.',
        ),
    ),
    "no-resolver": Wording(
        what=("nobody is named to resolve `{name}`", "لم يُذكر من يحسم `{name}`"),
        why=(
            "a forecast can be scored only if it is settled who says what happened.",
            "لا يُقيَّم توقع إلا إذا عُرف من يقرر ما حدث.",
        ),
        mend=(
            "add `resolver:`, and `resolves_by:` with the source to be used.",
            "أضف `حكم:`، و`معيار_الحسم:` مع المصدر المعتمد.",
        ),
    ),
    "never-without-horizon": Wording(
        what=("the forecast of `{name}` says never, without a horizon", "توقع `{name}` يقول أبداً بلا أفق"),
        why=(
            "never is checked after 1, 2, 3, 5 and 10 years; without `ever:` and a horizon it is not.",
            "تُفحص «أبداً» بعد سنة وسنتين وثلاث وخمس وعشر، ولا تُفحص من دون `أبدا:` وأفق.",
        ),
        mend=(
            "add `ever: CONDITION` to the question, and `horizon:` to the case.",
            "أضف `أبدا: شرط` إلى السؤال، و`أفق:` إلى القضية.",
        ),
    ),
    "untestable-claim": Wording(
        what=("nothing would count against `{name}`", "لا شيء يُحسب ضد `{name}`"),
        why=(
            "a claim that no observation could trouble can be neither upheld nor corrected.",
            "الادعاء الذي لا تمسه مشاهدة لا يثبت ولا يُصحَّح.",
        ),
        mend=(
            'add `expect_not: ["what would count against it"]`.',
            'أضف `لا_يتوقع: ["ما يُحسب ضده"]`.',
        ),
    ),
    "crux-without-source": Wording(
        what=("`{of}` hangs on `{name}`, which has no source", "يتوقف `{of}` على `{name}`، وليس له مصدر"),
        why=(
            "what everything hangs on is the first thing that a reader will ask about.",
            "ما يتوقف عليه كل شيء هو أول ما يسأل عنه القارئ.",
        ),
        mend=(
            "add `quote:`, `by:`, `reported_by:` or a counted `basis:`.",
            "أضف `اقتباس:` أو `قائل:` أو `أورده:` أو `أساس:` معدوداً.",
        ),
    ),
    "quote-used-twice": Wording(
        what=(
            "the words of `{source}` count twice for `{name}`",
            "تُحسب ألفاظ `{source}` مرتين في `{name}`",
        ),
        why=(
            "the credence already rests on them, and then they count as evidence too.",
            "الترجيح مبني عليها، ثم تُحسب دليلاً أيضاً.",
        ),
        mend=(
            "say the credence as it would be without them, or leave the evidence out.",
            "اذكر الترجيح كما يكون من دونها، أو اترك الدليل.",
        ),
    ),
    "one-sided-record": Wording(
        what=(
            "{percent} % of {n} observations come from the origin of the thesis `{name}`",
            "{percent}٪ من {n} مشاهدة مصدرها منشأ الأطروحة `{name}`",
        ),
        why=(
            "a record kept by one side will mostly agree with it.",
            "السجل الذي يكتبه طرف واحد يوافقه في الغالب.",
        ),
        mend=(
            "add observations of another origin than `{origin}`.",
            "أضف مشاهدات من غير المنشأ `{origin}`.",
        ),
    ),
    "large-factor": Wording(
        what=("a factor of {size} without a `why`", "عامل مقداره {size} بلا `لماذا`"),
        why=(
            "beyond 8 one condition outweighs nearly everything else that was said.",
            "ما فوق 8 يغلب شرطٌ واحد أكثر ما قيل سواه.",
        ),
        mend=(
            'write `{factor: …, why: "…"}`.',
            'اكتب `{عامل: …, لماذا: "…"}`.',
        ),
    ),
    "context-only": Wording(
        what=("this was seen before {as_of}, so it is no evidence", "شوهد هذا قبل {as_of}، فليس دليلاً"),
        why=(
            "what was known when the case was written is already in its numbers.",
            "ما كان معروفاً عند كتابة القضية داخل في أعدادها.",
        ),
        mend=(
            "keep it as context and accept this lint, or mend the date.",
            "أبقه سياقاً واقبل التنبيه، أو صحح التاريخ.",
        ),
    ),
    "no-by-event": Wording(
        what=("nothing says which event changed `{name}`", "لم يُذكر الحدث الذي غيّر `{name}`"),
        why=(
            "without it, only histories that happened to change in time count, and most are wasted.",
            "من دونه لا تُحسب إلا المسارات التي صادف أن تغيرت في الوقت نفسه، ويضيع أكثرها.",
        ),
        mend=("add `by_event:` with one of: {events}.", "أضف `بحدث:` مع واحد من: {events}."),
    ),
    "too-fast": Wording(
        what=(
            "`{name}` could happen about {n} times before {horizon}",
            "قد يقع `{name}` نحو {n} مرة قبل {horizon}",
        ),
        why=(
            "a history would hold little else, and a run would take very long.",
            "لن يكون في التاريخ الواحد شيء سواه تقريباً، ويطول الحساب جداً.",
        ),
        mend=(
            "check the unit of time, or model it as a state.",
            "راجع وحدة الزمن، أو مثّله حالةً.",
        ),
    ),
    "talk-beyond": Wording(
        what=("`{name}` is held on {day}, after the horizon", "تُعقد `{name}` في {day}، بعد الأفق"),
        why=(
            "nothing after {horizon} is looked at, so the talk changes nothing.",
            "لا يُنظر إلى ما بعد {horizon}، فلا تغير المحادثة شيئاً.",
        ),
        mend=("move the horizon, or leave the talk out.", "أخّر الأفق، أو احذف المحادثة."),
    ),
}
