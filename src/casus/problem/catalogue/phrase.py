"""Wording of the problems that this stage tells: phrases."""

from __future__ import annotations

from casus.problem.catalogue.condition import CONDITION_WORDINGS
from casus.problem.catalogue.form import Both, Wording

_SHARES: dict[str, Wording] = {
    "bare-share": Wording(
        what=(
            "`{written}` does not say that it is a probability",
            "`{written}` لا يقول إنه احتمال",
        ),
        why=(
            "a bare number may be a share, a per cent or a count; readers must not have to guess.",
            "العدد المجرد قد يكون نسبة من واحد أو نسبة مئوية أو عددًا، ولا يصح أن يُترك القارئ للتخمين.",
        ),
        mend=("write `{mend}`.", "اكتب `{mend}`."),
        label=("a number without `%`", "عدد بلا `%`"),
    ),
    "share-above-one": Wording(
        what=("`{written}` is more than 100 %", "`{written}` أكثر من 100٪"),
        why=(
            "a probability lies between 0 % and 100 %.",
            "يقع الاحتمال بين 0٪ و100٪.",
        ),
        mend=(
            "write a probability of at most 100 %; for something that happens more than once, a rate: "
            "`2 per year`.",
            "اكتب احتمالًا لا يزيد على 100٪، أو معدلًا لما يتكرر: `مرتين في السنة`.",
        ),
    ),
    "share-below-zero": Wording(
        what=("`{written}` is less than nothing", "`{written}` أقل من الصفر"),
        why=("a probability lies between 0 % and 100 %.", "يقع الاحتمال بين 0٪ و100٪."),
        mend=("leave out the minus sign, or write `0%`.", "احذف علامة السالب، أو اكتب `0%`."),
    ),
    "mixed-units": Wording(
        what=(
            "the two ends of `{written}` are in different units",
            "طرفا `{written}` بوحدتين مختلفتين",
        ),
        why=(
            "one end is in per cent and the other is not, so the range has two readings.",
            "أحد الطرفين نسبة مئوية والآخر ليس كذلك، فللمدى قراءتان.",
        ),
        mend=("write both in per cent: `{mend}`.", "اكتب الطرفين بالنسبة المئوية: `{mend}`."),
    ),
    "range-upside-down": Wording(
        what=(
            "the range starts at `{low}`, above its end `{high}`",
            "يبدأ المدى عند `{low}`، وهو أعلى من نهايته `{high}`",
        ),
        why=("a range goes from its low end to its high end.", "يُكتب المدى من طرفه الأدنى إلى طرفه الأعلى."),
        mend=("write `{mend}`.", "اكتب `{mend}`."),
        label=("low end first", "الأدنى أولًا"),
    ),
    "rate-for-share": Wording(
        what=(
            "`{written}` is a rate over time, not a probability",
            "`{written}` معدل عبر الزمن، وليس احتمالًا",
        ),
        why=(
            "cases counted per stretch of time say how often, not in what share of cases.",
            "عدّ الحالات في مدة من الزمن يبيّن تكرارها، ولا يبيّن نسبتها من مجموع الحالات.",
        ),
        mend=(
            "count cases, as in `seen 8 in 102`, or write it where a chance is expected.",
            "اكتب عدد الحالات، مثل `شوهد 8 في 102`، أو انقله إلى حيث تُنتظر فرصة.",
        ),
    ),
    "seen-in-nothing": Wording(
        what=("`{written}` counts in no case at all", "`{written}` عدٌّ بلا أي حالة"),
        why=(
            "a share is taken of at least one case, or of some stretch of time.",
            "تؤخذ النسبة من حالة واحدة على الأقل، أو من مدة من الزمن.",
        ),
        mend=("write how many cases were looked at.", "اكتب عدد الحالات التي نُظر فيها."),
    ),
    "seen-more-than-cases": Wording(
        what=(
            "{seen} were seen in only {cases} cases",
            "شوهد {seen} في {cases} من الحالات فقط",
        ),
        why=(
            "the first number is a part of the second.",
            "العدد الأول جزء من العدد الثاني.",
        ),
        mend=(
            "swap the numbers, or name a unit of time if it may happen more than once in each: "
            "`seen 5 in 3 site-years`.",
            "بدّل العددين، أو سمِّ وحدة زمن إن كان يتكرر: `شوهد 5 في 3 سنوات`.",
        ),
    ),
}

_CHANCES: dict[str, Wording] = {
    "chance-without-window": Wording(
        what=(
            "the chance `{written}` does not say within what time",
            "الفرصة `{written}` لا تقول خلال أي مدة",
        ),
        why=(
            "30 % within a week and 30 % within ten years are different claims.",
            "30٪ خلال أسبوع و30٪ خلال عشر سنوات قولان مختلفان.",
        ),
        mend=("say the time, for example `{mend}`.", "اذكر المدة، مثلًا `{mend}`."),
        label=("within what time?", "خلال أي مدة؟"),
    ),
    "chance-certain": Wording(
        what=(
            "`{written}` within a time is certainty, which no chance can give",
            "`{written}` خلال مدة يعني اليقين، ولا فرصة تعطي اليقين",
        ),
        why=(
            "it would have to happen at once; what is sure is a dated talk or a state at first.",
            "يلزم عنه أن يقع فورًا؛ وما هو أكيد يُكتب محادثة مؤرخة أو حالة أولى.",
        ),
        mend=("write `99%`, or a range that ends at `100%`.", "اكتب `99%`، أو مدى ينتهي عند `100%`."),
    ),
    "percent-rate": Wording(
        what=(
            "`{written}` may be read in two ways",
            "تحتمل العبارة `{written}` قراءتين",
        ),
        why=(
            "it may mean a probability within that time, or a number of times; the two differ.",
            "قد يُقصد بها احتمال خلال تلك المدة، أو عدد من المرات، وهما مختلفان.",
        ),
        mend=(
            "write `{mend}` for a probability, or a number of times, such as `0.05 per year`.",
            "اكتب `{mend}` للاحتمال، أو عدد المرات، مثل `0.05 في السنة`.",
        ),
    ),
    "rate-not-positive": Wording(
        what=("a rate cannot be `{written}`", "لا يصح أن يكون المعدل `{written}`"),
        why=(
            "a rate says how often; a range of rates is read on a scale of ratios, which has no zero.",
            "المعدل يبيّن التكرار، ومدى المعدلات يُقرأ على سلّم نسب لا صفر فيه.",
        ),
        mend=(
            "write a small number above 0: `0.05 to 2 per year`.",
            "اكتب عددًا صغيرًا أكبر من الصفر: `0.05 إلى 2 في السنة`.",
        ),
    ),
    "duration-without-unit": Wording(
        what=("`{written}` has no unit of time", "`{written}` بلا وحدة زمن"),
        why=(
            "days, weeks, months and years are all usual.",
            "الأيام والأسابيع والأشهر والسنوات كلها مألوفة.",
        ),
        mend=("name the unit, for example `{mend}`.", "سمِّ الوحدة، مثلًا `{mend}`."),
    ),
    "unknown-unit": Wording(
        what=("`{word}` is not a unit of time", "`{word}` ليست وحدة زمن"),
        why=(
            "a stretch of time is counted in hours, days, weeks, months, quarters, years or decades.",
            "تُعدّ المدة بالساعات أو الأيام أو الأسابيع أو الأشهر أو السنوات أو العقود.",
        ),
        mend=("write for example `6 months`.", "اكتب مثلًا `6 أشهر`."),
    ),
    "duration-not-positive": Wording(
        what=("`{written}` is no stretch of time", "`{written}` ليست مدة زمنية"),
        why=(
            "nothing can happen within no time at all.",
            "لا شيء يقع خلال مدة لا تزيد على الصفر.",
        ),
        mend=("write a time longer than 0.", "اكتب مدة أطول من الصفر."),
    ),
}

_FACTORS: dict[str, Wording] = {
    "bare-factor": Wording(
        what=(
            "`{written}` does not say whether it multiplies or divides",
            "`{written}` لا يقول أيضرب أم يقسم",
        ),
        why=(
            "a factor is written with its sign, so that it reads the same under `raised` and `lowered`.",
            "يُكتب المعامل بعلامته، فيُقرأ القراءة نفسها تحت `raised` وتحت `lowered`.",
        ),
        mend=("write `{mend}`, or with `/` to divide.", "اكتب `{mend}`، أو استعمل `/` للقسمة."),
    ),
    "factor-not-positive": Wording(
        what=("a factor cannot be `{written}`", "لا يصح أن يكون المعامل `{written}`"),
        why=(
            "a factor multiplies a chance, so it lies above 0; what cannot happen is said by `able`.",
            "المعامل يضاعف الفرصة، فلا بد أن يكون أكبر من الصفر؛ وما لا يجوز أن يقع أصلًا يُكتب في `able`.",
        ),
        mend=(
            "write `/10` to make it ten times rarer, or a condition under `able:`.",
            "اكتب `/10` لتقليله عشر مرات، أو شرطًا تحت `able:`.",
        ),
    ),
    "percent-unwanted": Wording(
        what=(
            "`{written}` is in per cent, which has no place here",
            "`{written}` نسبة مئوية، ولا موضع لها هنا",
        ),
        why=(
            "this number is no probability; per cent could be read as a part or as an increase.",
            "هذا العدد ليس احتمالًا، والنسبة المئوية قد تُقرأ جزءًا وقد تُقرأ زيادة.",
        ),
        mend=("write `{mend}`.", "اكتب `{mend}`."),
    ),
}

_READING: dict[str, Wording] = {
    "empty-phrase": Wording(
        what=("nothing is written here, where {wanted} should stand", "هذا الموضع فارغ، وينتظر {wanted}"),
        why=("an empty value says nothing.", "القيمة الفارغة لا تقول شيئًا."),
        mend=(
            "write for example `{example}`, or leave the field out.",
            "اكتب مثلًا `{example}`، أو احذف الحقل.",
        ),
    ),
    "unread-phrase": Wording(
        what=("`{written}` cannot be read as {wanted}", "تعذّرت قراءة `{written}` بوصفه {wanted}"),
        why=(
            "only the phrases of the language are read; nothing is guessed at.",
            "لا تُقرأ إلا عبارات اللغة، ولا يُخمَّن شيء.",
        ),
        mend=("write for example `{example}`.", "اكتب مثلًا `{example}`."),
    ),
    "unknown-word": Wording(
        what=("`{word}` is not a known word for {wanted}", "`{word}` ليست كلمة معروفة تعني {wanted}"),
        why=(
            "a word stands for a range, which the table of words must hold.",
            "تعبّر الكلمة عن مدى، ولا بد أن يكون في جدول الكلمات.",
        ),
        mend=(
            "write for example `{example}`, or give the word its range under `words:`.",
            "اكتب مثلًا `{example}`، أو عيّن للكلمة مداها تحت `words:`.",
        ),
    ),
    "words-left-over": Wording(
        what=(
            "`{written}` has no meaning after `{read}`",
            "لا معنى لـ `{written}` بعد `{read}`",
        ),
        why=(
            "the phrase is complete before these words, so they would be lost.",
            "تكتمل العبارة قبل هذه الكلمات، فلو تُركت لضاعت.",
        ),
        mend=(
            "mend the spelling, or take it out; a remark belongs in a comment after `#`.",
            "صحّح الإملاء أو احذف الزائد، وضع الملاحظات في تعليق بعد `#`.",
        ),
    ),
    "phrase-unfinished": Wording(
        what=("something is missing after `{after}`", "ينقص شيء بعد `{after}`"),
        why=("the phrase announces more than it says.", "تَعِد العبارة بما لا تقوله."),
        mend=("finish the phrase, or take `{after}` out.", "أكمل العبارة، أو احذف `{after}`."),
    ),
    "number-too-large": Wording(
        what=("`{written}` is out of the range of numbers", "`{written}` خارج مجال الأعداد"),
        why=(
            "numbers above about 1.8e308 cannot be calculated with.",
            "لا يمكن الحساب بأعداد تزيد على نحو 1.8e308.",
        ),
        mend=("write a smaller number.", "اكتب عددًا أصغر."),
    ),
    "number-unclear": Wording(
        what=("`{written}` is no clear number", "`{written}` ليس عددًا واضحًا"),
        why=(
            "a comma groups thousands (`1,000`) and a point starts the decimals; the rest is guesswork.",
            "تفصل الفاصلة الآلاف (`1,000`) وتبدأ النقطة الكسر العشري، وما عدا ذلك تخمين.",
        ),
        mend=("write decimals with a point: `1.5`.", "اكتب الكسر العشري بنقطة: `1.5`."),
    ),
}

_DATES: dict[str, Wording] = {
    "date-not-existing": Wording(
        what=("there is no such day as `{written}`", "لا وجود ليوم `{written}`"),
        why=("the calendar does not have it.", "ليس هذا اليوم في التقويم."),
        mend=("write a day that exists, perhaps `{mend}`.", "اكتب يومًا موجودًا، لعله `{mend}`."),
    ),
    "date-incomplete": Wording(
        what=("`{written}` does not name one day", "`{written}` لا يعيّن يومًا بعينه"),
        why=(
            "a date needs its day, month and year; another day may change the answer.",
            "يحتاج التاريخ إلى يوم وشهر وسنة، وقد يتغير الجواب بتغير اليوم.",
        ),
        mend=("write all three: `2021-03-31`.", "اكتب الثلاثة: `2021-03-31`."),
    ),
    "date-ambiguous": Wording(
        what=(
            "`{written}` does not say which figure is the month",
            "`{written}` لا يبيّن أي الرقمين هو الشهر",
        ),
        why=(
            "some countries write the day first and others the month.",
            "تكتب بعض البلدان اليوم أولًا، وتكتب أخرى الشهر أولًا.",
        ),
        mend=("write the year first: `{mend}`.", "اكتب السنة أولًا: `{mend}`."),
    ),
}

WORDINGS: dict[str, Wording] = {
    **_SHARES,
    **_CHANCES,
    **_FACTORS,
    **_READING,
    **_DATES,
    **CONDITION_WORDINGS,
}
LABELS: dict[str, Both] = {}
