"""Wording of the problems of interventions and assertions."""

from __future__ import annotations

from casus.problem.catalogue.form import Wording

INTERVENTION_WORDINGS: dict[str, Wording] = {
    "assertion-unread": Wording(
        what=("`{written}` is not how an assertion is written", "`{written}` ليس من صيغة التأكيد"),
        why=(
            "an assertion says what is set, whether that raises or lowers something, and by when.",
            "يقول التأكيد ما الذي يُفرض، وهل يرفع أمراً أو يخفضه، وبحلول أي يوم.",
        ),
        mend=(
            "write for instance `set dam is open raises town is dry by 2026-12-31`.",
            "اكتب مثلاً `اجعل السد هو مفتوح يرفع البلدة هو جافة بحلول 2026-12-31`.",
        ),
    ),
    "set-without-value": Wording(
        what=("this does not say to which value `{name}` is set", "لا يقول هذا على أي قيمة يُضبط `{name}`"),
        why=(
            "a claim, state or count is set to one value; `at least`, `or` and the like leave several "
            "open, and "
            "events are made to happen or scaled.",
            "يُضبط الادعاء أو الحالة أو العدد على قيمة واحدة؛ وما كان مثل `لا يقل عن` أو `أو` يترك قيماً "
            "عدة، "
            "أما الأحداث فتُوقَع أو تُغيَّر وتيرتها.",
        ),
        mend=(
            "write `{name} is LEVEL` for a state, `{name}` or `not {name}` for a claim, `make EVENT on "
            "DAY` for "
            "an event.",
            "اكتب `{name} هو مستوى` لحالة، و`{name}` أو `ليس {name}` لادعاء، و`أوقع حدث يوم كذا` لحدث.",
        ),
    ),
    "scale-by-range": Wording(
        what=(
            "a hazard is scaled by one number, not by x{low} to x{high}",
            "تُضرب الوتيرة في رقم واحد، لا من ×{low} إلى ×{high}",
        ),
        why=(
            "what is changed by fiat is known exactly; a range would mix the change with doubt about it.",
            "ما يُغيَّر فرضاً معلوم تماماً؛ والنطاق يخلط التغيير بالشك فيه.",
        ),
        mend=(
            "ask twice, once with `x{low}` and once with `x{high}`.",
            "اسأل مرتين: مرة بـ `×{low}` ومرة بـ `×{high}`.",
        ),
    ),
    "intervention-before": Wording(
        what=(
            "{day} is before {first}, the first day that is still open",
            "{day} قبل {first}، وهو أول يوم لم يُعلم ما فيه",
        ),
        why=(
            "what came before is known and is evidence; changing it by fiat would contradict it.",
            "ما سبق معلوم، وهو دليل؛ وتغييره فرضاً يناقضه.",
        ),
        mend=(
            'give a day from {first}, or ask what would have been: `casus forecast CASE --had "…"`.',
            'اذكر يوماً من {first} فصاعداً، أو اسأل عمّا كان سيكون: `casus forecast CASE --had "…"`.',
        ),
    ),
    "intervention-beyond": Wording(
        what=("{day} is after the horizon {horizon}", "{day} بعد الأفق {horizon}"),
        why=("nothing after the horizon is looked at.", "لا يُنظر إلى ما بعد الأفق."),
        mend=("give a day up to {horizon}.", "اذكر يوماً لا يتجاوز {horizon}."),
    ),
}
