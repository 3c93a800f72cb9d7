"""Wording of the problems of parts: numbers, dates and pieces that cannot be meant together."""

from __future__ import annotations

from casus.problem.catalogue.form import Wording

_NUMBERS: dict[str, Wording] = {
    "wrong-way": Wording(
        what=("`{value}` works the wrong way here", "يعمل `{value}` هنا في الاتجاه المعاكس"),
        why=(
            "`raised` makes an event more likely, `lowered` less; the weight of evidence is always above 1.",
            "ما تحت `يرفعه` يزيد الاحتمال، وما تحت `يخفضه` ينقصه، ومقدار الدليل يُكتب دائماً بالزيادة.",
        ),
        mend=(
            "write `{mended}`, or move the line to the other field.",
            "اكتب `{mended}`، أو انقل السطر إلى الحقل الآخر.",
        ),
    ),
    "not-above-zero": Wording(
        what=("`{value}` must be above 0", "يجب أن يكون `{value}` فوق الصفر"),
        why=(
            "it multiplies, and its range is read on a scale of ratios, which has no 0.",
            "هو عامل ضرب، ومداه يُقرأ على مقياس نسب لا صفر فيه.",
        ),
        mend=(
            "write a number above 0, however small.",
            "اكتب عدداً فوق الصفر مهما صغر.",
        ),
    ),
    "out-of-reach": Wording(
        what=(
            "`{value}` is too large or too small to be meant",
            "`{value}` أكبر أو أصغر من أن يُقصد",
        ),
        why=(
            "numbers lie between a million millionth and a million million, counts below a thousand million.",
            "تُقبل الأعداد بين جزء من مليون مليون ومليون مليون، والمعدودات دون ألف مليون.",
        ),
        mend=("check the digits and the unit.", "راجع الأرقام والوحدة."),
    ),
    "not-a-count": Wording(
        what=("`{value}` is no whole number from 0", "`{value}` ليس عدداً صحيحاً من الصفر فما فوق"),
        why=("counts count whole things.", "المعدودات أشياء كاملة."),
        mend=("write a number such as `3`.", "اكتب عدداً مثل `3`."),
    ),
    "not-100-percent": Wording(
        what=("the shares of `{name}` make {total}, not 100 %", "مجموع حصص `{name}` هو {total} لا 100٪"),
        why=(
            "exactly one of them holds, so their chances make 100 % together.",
            "واحدة منها فقط تقع، فمجموع احتمالاتها 100٪.",
        ),
        mend=("change them until they do.", "عدّلها حتى تبلغ ذلك."),
    ),
    "not-a-change": Wording(
        what=("`{value}` is no change of the count `{name}`", "`{value}` ليس تغييراً للعدد `{name}`"),
        why=(
            "a count goes up by `+2`, down by `-1`, or is set to a number from 0.",
            "يزيد العدد بـ `+2`، أو ينقص بـ `-1`، أو يُضبط على عدد من الصفر فما فوق.",
        ),
        mend=("write for instance `{name}: -1`.", "اكتب مثلاً `{name}: -1`."),
    ),
}

_DATES: dict[str, Wording] = {
    "year-long-past": Wording(
        what=("the year {year} is long past", "السنة {year} ماضية منذ زمن بعيد"),
        why=(
            "dates are of the Gregorian calendar; a year such as 1445 is perhaps of the Hijra.",
            "التواريخ ميلادية؛ ولعل سنة مثل 1445 هجرية.",
        ),
        mend=(
            "write the Gregorian date; {year} of the Hijra began in {common}.",
            "اكتب التاريخ الميلادي؛ بدأت سنة {year} الهجرية في {common}.",
        ),
    ),
    "horizon-before": Wording(
        what=("the horizon {day} is not after {as_of}", "الأفق {day} ليس بعد {as_of}"),
        why=(
            "everything asked lies between as_of and the horizon.",
            "كل ما يُسأل عنه يقع بين تاريخ القضية والأفق.",
        ),
        mend=("write a later horizon.", "اكتب أفقاً أبعد."),
    ),
    "record-before": Wording(
        what=("the record ends on {day}, before {as_of}", "ينتهي السجل في {day}، قبل {as_of}"),
        why=(
            "the record holds what was seen after the case was written.",
            "يضم السجل ما شوهد بعد كتابة القضية.",
        ),
        mend=("write a later day, or take `record_until:` out.", "اكتب يوماً لاحقاً، أو احذف `السجل_حتى:`."),
    ),
    "talk-before": Wording(
        what=("`{name}` is held on {day}, before {as_of}", "تُعقد `{name}` في {day}، قبل {as_of}"),
        why=(
            "a talk that was over when the case was written has no open outcome.",
            "المحادثة التي انتهت قبل كتابة القضية ليست لها نتيجة مفتوحة.",
        ),
        mend=(
            "say what it led to in `at_first:` of the states, or mend the date.",
            "اذكر ما أدت إليه في `في_البداية:` من الحالات، أو صحح التاريخ.",
        ),
    ),
    "postponed-to-before": Wording(
        what=("`{name}` is postponed to {day}, not after {on}", "تؤجَّل `{name}` إلى {day}، وليس بعد {on}"),
        why=("a talk is postponed to a later day.", "يكون التأجيل إلى يوم لاحق."),
        mend=("write a day after {on}.", "اكتب يوماً بعد {on}."),
    ),
    "asked-before": Wording(
        what=(
            "`{name}` is asked by {day}, not after {as_of}",
            "السؤال `{name}` حتى {day}، وليس بعد {as_of}",
        ),
        why=(
            "a forecast is of what comes after the case was written.",
            "التوقع لما يأتي بعد كتابة القضية.",
        ),
        mend=("write a day after {as_of}.", "اكتب يوماً بعد {as_of}."),
    ),
    "asked-beyond": Wording(
        what=(
            "`{name}` is asked by {day}, after the horizon {horizon}",
            "يُسأل عن `{name}` حتى {day}، بعد الأفق {horizon}",
        ),
        why=(
            "nothing after the horizon is looked at.",
            "لا يُنظر إلى ما بعد الأفق.",
        ),
        mend=(
            "ask by an earlier day, or write `horizon: {day}`.",
            "اسأل عن يوم أقرب، أو اكتب `أفق: {day}`.",
        ),
    ),
    "ever-too-short": Wording(
        what=(
            "`ever` of `{name}` has no reading before the horizon {horizon}",
            "ليس لـ `أبدا` في `{name}` قراءة قبل الأفق {horizon}",
        ),
        why=(
            "it is checked after 1, 2, 3, 5 and 10 years, as far as the horizon reaches.",
            "تُفحص بعد سنة وسنتين وثلاث وخمس وعشر، في حدود الأفق.",
        ),
        mend=("write `horizon: {first}` or later.", "اكتب `أفق: {first}` أو أبعد."),
    ),
}

_CLAIMS: dict[str, Wording] = {
    "circular-reasons": Wording(
        what=("`{name}` rests on itself: {chain}", "يستند `{name}` إلى نفسه: {chain}"),
        why=(
            "a claim that is its own reason follows from nothing.",
            "الادعاء الذي هو سبب نفسه لا يلزم عن شيء.",
        ),
        mend=(
            "take out one of the links, or make one of the claims a leaf with a credence.",
            "احذف إحدى الحلقات، أو اجعل أحد الادعاءات أصلاً له ترجيح.",
        ),
        label=("rests on the next", "يستند إلى التالي"),
    ),
    "contradicts-itself": Wording(
        what=("`{name}` contradicts itself", "`{name}` يناقض نفسه"),
        why=("such a claim could never be true.", "لا يمكن أن يصدق ادعاء كهذا."),
        mend=("name another claim.", "اذكر ادعاءً آخر."),
    ),
    "evidence-for-itself": Wording(
        what=("`{name}` is evidence about itself", "`{name}` دليل على نفسه"),
        why=("it would count twice.", "فيُحسب مرتين."),
        mend=("change its credence instead.", "عدّل ترجيحه بدلاً من ذلك."),
    ),
    "evidence-without-credence": Wording(
        what=("evidence about `{name}` has nothing to move", "لا شيء في `{name}` يحركه الدليل"),
        why=(
            "evidence moves a credence; this claim follows from its reasons or its table alone.",
            "الدليل يحرك الترجيح، وهذا الادعاء يلزم عن أسبابه أو جدوله وحدها.",
        ),
        mend=(
            "give it a `credence:` for causes not listed, or write the evidence as a reason.",
            "أعطه `ترجيح:` لما لم يُذكر من أسباب، أو اكتب الدليل سبباً.",
        ),
    ),
    "table-and-reasons": Wording(
        what=("`{name}` has a table and `{field}`", "للادعاء `{name}` جدول و`{field}` معاً"),
        why=(
            "a table already says how likely every value is.",
            "الجدول يذكر احتمال كل قيمة.",
        ),
        mend=("keep one of the two.", "أبقِ واحداً منهما."),
    ),
    "values-without-table": Wording(
        what=("`{name}` has values and no table", "للادعاء `{name}` قيم بلا جدول"),
        why=(
            "nothing says how likely each value is.",
            "لم يُذكر احتمال كل قيمة.",
        ),
        mend=(
            "add `table:` with a share for each value.",
            "أضف `جدول:` فيه حصة لكل قيمة.",
        ),
    ),
    "table-too-large": Wording(
        what=("the table of `{name}` would need {n} rows", "يحتاج جدول `{name}` إلى {n} صفاً"),
        why=("a table has at most {most} rows.", "لا يزيد الجدول على {most} صفاً."),
        mend=("let it rest on fewer claims.", "اجعله يستند إلى ادعاءات أقل."),
    ),
    "row-twice": Wording(
        what=("the table of `{name}` has this row twice", "ورد هذا الصف مرتين في جدول `{name}`"),
        why=("only one of the two can count.", "لا يُعتدّ إلا بواحد منهما."),
        mend=("take one out.", "احذف أحدهما."),
    ),
    "row-missing": Wording(
        what=("the table of `{name}` has no row for {given}", "ليس في جدول `{name}` صف لـ {given}"),
        why=(
            "a table says what holds in every combination of its parents; rows missing: {n}.",
            "يغطي الجدول كل تركيب من أصوله، وعدد الصفوف الناقصة: {n}.",
        ),
        mend=("add the row.", "أضف الصف."),
    ),
    "other-parents": Wording(
        what=(
            "this row of `{name}` does not speak of the same claims as the first",
            "لا يتحدث هذا الصف من `{name}` عن ادعاءات الصف الأول",
        ),
        why=("every row gives a value of each parent.", "يذكر كل صف قيمة لكل أصل."),
        mend=("give values of: {parents}.", "اذكر قيم: {parents}."),
    ),
    "parent-twice": Wording(
        what=("`{name}` is given twice in this row", "ورد `{name}` مرتين في هذا الصف"),
        why=("a claim has one value at a time.", "للادعاء قيمة واحدة في كل مرة."),
        mend=("keep one of the two.", "أبقِ واحدة منهما."),
    ),
}

_WORLD: dict[str, Wording] = {
    "claims-are-fixed": Wording(
        what=("`{name}` is a claim, and no event can change it", "`{name}` ادعاء، ولا يغيره حدث"),
        why=(
            "a claim is true or false for a whole history; what changes is a state or a count.",
            "يصدق الادعاء أو يكذب في التاريخ كله، وما يتغير حالةٌ أو عدد.",
        ),
        mend=("declare it under `states:` with levels.", "أعلنه تحت `حالات:` بمستويات."),
    ),
    "move-without-aim": Wording(
        what=(
            "`{actor}` chooses `{name}` for no stated aim",
            "يختار `{actor}` الفعل `{name}` بلا غاية",
        ),
        why=(
            "a move is somebody's choice, and a choice serves something.",
            "الفعل اختيار، والاختيار يخدم غاية.",
        ),
        mend=("add `serves: CONDITION`, or take `by:` out.", "أضف `يخدم: شرط`، أو احذف `بواسطة:`."),
    ),
    "aim-without-actor": Wording(
        what=("`{name}` serves an aim, and nobody chooses it", "يخدم `{name}` غاية، ولا يختاره أحد"),
        why=(
            "only a move has an aim.",
            "الغاية للفعل الذي يختاره طرف.",
        ),
        mend=("add `by: ACTOR`, or take `serves:` out.", "أضف `بواسطة: طرف`، أو احذف `يخدم:`."),
    ),
    "rule-without-scale": Wording(
        what=("`{name}` has `{field}` and no scale", "للمحادثة `{name}` الحقل `{field}` بلا مقياس"),
        why=(
            "positions are places on a scale, and a rule picks an outcome on it.",
            "المواقف مواضع على مقياس، والقاعدة تختار نتيجة عليه.",
        ),
        mend=(
            "add `scale:` with a number for each outcome, or use `odds:`.",
            "أضف `مقياس:` فيه عدد لكل نتيجة، أو استعمل `أرجحية:`.",
        ),
    ),
    "wants-condorcet": Wording(
        what=(
            "`{field}` of `{name}` belongs to an election, and there is none",
            "الحقل `{field}` في `{name}` يخص انتخابًا، ولا انتخاب هنا",
        ),
        why=(
            "only under the rule `condorcet` is there an election between each two outcomes.",
            "لا انتخاب بين كل نتيجتين إلا بقاعدة `كوندورسيه`.",
        ),
        mend=(
            "write `rule: condorcet`, or take `{field}:` out.",
            "اكتب `قاعدة: كوندورسيه`، أو احذف `{field}:`.",
        ),
    ),
    "worth-out-of-range": Wording(
        what=(
            "`{outcome}` is worth {value} to `{party}`; from 0 to 1 is wanted",
            "قيمة `{outcome}` عند `{party}` هي {value}، والمطلوب من 0 إلى 1",
        ),
        why=(
            "votes grow with the difference of two worths, which all parties count alike.",
            "تكبر الأصوات بفرق القيمتين، وكل الأطراف تعدّه عدًّا واحدًا.",
        ),
        mend=("write 1 for the best outcome, 0 for the worst.", "اكتب 1 لأفضل نتيجة و0 لأسوئها."),
    ),
    "influence-under-rule": Wording(
        what=("factors do nothing in `{name}`", "لا عمل للعوامل في `{name}`"),
        why=(
            "its outcome is drawn from positions; factors multiply odds.",
            "تُستخرج نتيجتها من المواقف، والعوامل تضرب الأرجحية.",
        ),
        mend=(
            "take them out, or use `odds:` instead of a scale.",
            "احذفها، أو استعمل `أرجحية:`.",
        ),
    ),
    "no-outcome-possible": Wording(
        what=("every outcome of `{name}` has odds of 0", "أرجحية كل نتائج `{name}` صفر"),
        why=("a talk ends in one of its outcomes.", "تنتهي المحادثة بإحدى نتائجها."),
        mend=("give one of them odds above 0.", "أعط إحداها أرجحية فوق الصفر."),
    ),
    "scale-not-a-point": Wording(
        what=("`{outcome}` is at no one point of the scale", "ليس لـ `{outcome}` موضع واحد على المقياس"),
        why=(
            "outcomes are fixed points; what is uncertain is where the parties stand.",
            "النتائج نقاط ثابتة، وغير المؤكد هو مواقف الأطراف.",
        ),
        mend=("write one number.", "اكتب عدداً واحداً."),
    ),
    "flat-scale": Wording(
        what=("all outcomes of `{name}` are at one point", "كل نتائج `{name}` في موضع واحد"),
        why=("then no position is nearer to one than to another.", "فلا موقف أقرب إلى إحداها من غيرها."),
        mend=("give them different numbers.", "أعطها أعداداً مختلفة."),
    ),
    "not-on-scale": Wording(
        what=("`{name}` is not on the scale of `{talk}`", "ليس `{name}` على مقياس `{talk}`"),
        why=("the rule can pick only outcomes on the scale.", "لا تختار القاعدة إلا ما على المقياس."),
        mend=("add it under `scale:`.", "أضفه تحت `مقياس:`."),
    ),
    "off-scale": Wording(
        what=(
            "`{name}` stands outside the scale from {low} to {high}",
            "موقف `{name}` خارج المقياس من {low} إلى {high}",
        ),
        why=(
            "positions are read on the scale of the outcomes, and cut off at its ends.",
            "تُقرأ المواقف على مقياس النتائج، وتُقطع عند طرفيه.",
        ),
        mend=("write a position on the scale.", "اكتب موقفاً على المقياس."),
    ),
    "now-incomplete": Wording(
        what=("`now` of `{name}` leaves out: {options}", "ينقص `الآن` في `{name}`: {options}"),
        why=("where things stand is one value of every option.", "الوضع القائم قيمة لكل خيار."),
        mend=("add them.", "أضفها."),
    ),
    "event-changes-nothing": Wording(
        what=("`{name}` does not change `{state}`", "`{name}` لا يغير `{state}`"),
        why=(
            "`by_event` names the event through which the state came to be as it was seen.",
            "يذكر `بحدث` الحدث الذي صارت به الحالة كما شوهدت.",
        ),
        mend=(
            "name an event with `{state}` under its `then:`.",
            "اذكر حدثاً فيه `{state}` تحت `عندئذ:`.",
        ),
    ),
    "which-reading": Wording(
        what=("which reading of `{name}` was resolved?", "أي قراءة من `{name}` حُسمت؟"),
        why=(
            "it has several, and each resolves by itself.",
            "له أكثر من قراءة، ولكل منها حسمها.",
        ),
        mend=("add `reading:` with one of: {readings}.", "أضف `قراءة:` مع واحدة من: {readings}."),
    ),
    "misread-of-several": Wording(
        what=("`misread` does not say of which state", "لا يُعرف `خطأ_القراءة` لأي حالة"),
        why=("error rates belong to one state's levels.", "معدلات الخطأ لمستويات حالة واحدة."),
        mend=("write one observation a state.", "اكتب مشاهدة لكل حالة."),
    ),
}

PART_WORDINGS: dict[str, Wording] = {**_NUMBERS, **_DATES, **_CLAIMS, **_WORLD}
