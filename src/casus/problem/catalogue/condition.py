"""Wording of the problems of conditions."""

from __future__ import annotations

from casus.problem.catalogue.form import Wording

_CONNECTED = (
    "conditions are joined by `and` or `or`, and a name is one word.",
    "تُربط الشروط بـ `و` أو `أو`، والاسم كلمة واحدة.",
)

CONDITION_WORDINGS: dict[str, Wording] = {
    "condition-empty": Wording(
        what=("no condition is written here", "لا شرط مكتوبًا هنا"),
        why=(
            "an empty condition could mean always or never.",
            "قد يعني الشرط الفارغ دائمًا وقد يعني أبدًا.",
        ),
        mend=(
            "write a condition such as `bridge is open`, or leave the field out.",
            "اكتب شرطًا مثل `الجسر هو مفتوح`، أو احذف الحقل.",
        ),
    ),
    "bracket-not-closed": Wording(
        what=("this bracket is never closed", "هذا القوس لا يُغلق"),
        why=("brackets come in pairs.", "تأتي الأقواس أزواجًا."),
        mend=("add `)` where the group ends.", "أضف `)` حيث تنتهي المجموعة."),
    ),
    "bracket-not-opened": Wording(
        what=("this bracket was never opened", "هذا القوس لم يُفتح"),
        why=("brackets come in pairs.", "تأتي الأقواس أزواجًا."),
        mend=("take it out, or add `(` where the group starts.", "احذفه، أو أضف `(` حيث تبدأ المجموعة."),
    ),
    "condition-missing-after": Wording(
        what=("something is missing after `{beside}`", "ينقص شيء بعد `{beside}`"),
        why=(
            "`and`, `or`, `is` and their like need something on both sides.",
            "تحتاج `و` و`أو` و`هو` وأمثالها إلى ما يتمّ معناها.",
        ),
        mend=("complete the condition, or take `{beside}` out.", "أكمل الشرط، أو احذف `{beside}`."),
    ),
    "condition-missing-before": Wording(
        what=("something is missing before `{beside}`", "ينقص شيء قبل `{beside}`"),
        why=(
            "`and`, `or`, `is` and their like need something on both sides.",
            "تحتاج `و` و`أو` و`هو` وأمثالها إلى ما يتمّ معناها.",
        ),
        mend=("complete the condition, or take `{beside}` out.", "أكمل الشرط، أو احذف `{beside}`."),
    ),
    "condition-left-over": Wording(
        what=(
            "`{written}` does not join on to what stands before it",
            "`{written}` لا يتصل بما قبله",
        ),
        why=_CONNECTED,
        mend=(
            "put `and` or `or` between, or write the name as one word: `two_words`.",
            "ضع `و` أو `أو` بينهما، أو اكتب الاسم كلمة واحدة: `كلمتان_اثنتان`.",
        ),
    ),
    "keyword-as-name": Wording(
        what=(
            "`{word}` is a keyword of conditions and cannot be a name",
            "`{word}` من كلمات الشروط، ولا يصلح اسمًا",
        ),
        why=(
            "a condition could then be read in two ways.",
            "لأن الشرط يصير محتملًا لقراءتين.",
        ),
        mend=("choose another name, such as `is_{word}`.", "اختر اسمًا آخر، مثل `{word}_1`."),
    ),
    "condition-too-deep": Wording(
        what=(
            "the condition goes more than {limit} brackets deep",
            "يتجاوز عمق أقواس الشرط {limit}",
        ),
        why=("no reader follows so many.", "لا يتابع قارئ هذا العدد."),
        mend=(
            "name a part of it as a claim with `because:`, and use the name.",
            "سمِّ جزءًا منه ادعاءً له `because:`، واستعمل اسمه.",
        ),
    ),
    "date-alone": Wording(
        what=("the date `{written}` stands alone", "التاريخ `{written}` قائم وحده"),
        why=(
            "a date holds from it on, until it, or between it and another.",
            "يسري التاريخ ابتداءً منه، أو حتى حلوله، أو بينه وبين تاريخ آخر.",
        ),
        mend=("write `from {written}` or `until {written}`.", "اكتب `من {written}` أو `حتى {written}`."),
    ),
    "times-not-whole": Wording(
        what=("nothing happens `{written}` times", "لا يقع شيء `{written}` من المرات"),
        why=("occurrences are counted in whole numbers, from 1.", "تُعدّ المرات بأعداد صحيحة تبدأ من 1."),
        mend=(
            "write `has happened 3 times`; for none, `has not happened`.",
            "اكتب `وقع 3 مرات`؛ ولما لم يقع اكتب `لم يقع`.",
        ),
    ),
}
