"""Wording of the problems of entries that ask, talk, dispute and observe."""

from __future__ import annotations

from casus.problem.catalogue.form import Wording

ENTRY_WORDINGS: dict[str, Wording] = {
    # ---- questions
    "question-without-reading": Wording(
        what=("the question `{question}` cannot be resolved", "لا سبيل إلى حسم السؤال `{question}`"),
        why=(
            "it has no reading: nothing says what must be so, and by when.",
            "لا قراءة له: لا شيء يبيّن ما الذي يجب أن يتحقق ومتى.",
        ),
        mend=(
            "add `when:` and `by:`, or several ways under `readings:`, or `ever:`.",
            "أضف `عندما:` و`بحلول:`، أو قراءات عدة تحت `قراءات:`، أو `أبدا:`.",
        ),
    ),
    "two-kinds-of-reading": Wording(
        what=("`{field}` stands beside `readings`", "ورد `{field}` إلى جانب القراءات"),
        why=(
            "a question has either one reading of its own or several under `readings:`.",
            "للسؤال قراءة واحدة في متنه، أو عدة قراءات تحت `قراءات:`.",
        ),
        mend=("put `{field}:` into one of the readings.", "انقل `{field}:` إلى إحدى القراءات."),
    ),
    "reading-without-day": Wording(
        what=("`{reading}` has no day", "لا يوم لـ `{reading}`"),
        why=("a forecast without a day is never right or wrong.", "توقع بلا يوم لا يصيب ولا يخطئ."),
        mend=(
            "add one of `by: DATE`, `on: DATE` or `throughout: DATE`; what has no horizon "
            "goes under `ever:`.",
            "أضف واحدًا من `بحلول:` أو `في:` أو `طوال:` مع تاريخ، وما لا أفق له فتحت `أبدا:`.",
        ),
    ),
    "reading-with-two-days": Wording(
        what=(
            "`{reading}` has both `{first}` and `{second}`",
            "في `{reading}` كلٌّ من `{first}` و`{second}`",
        ),
        why=(
            "by a day, on a day and throughout until a day are three different questions.",
            "«بحلول يوم» و«في يوم» و«طوال المدة حتى يوم» ثلاثة أسئلة مختلفة.",
        ),
        mend=("keep one, or make two readings.", "أبقِ واحدًا، أو اجعلهما قراءتين."),
    ),
    "reading-without-when": Wording(
        what=(
            "`{reading}` does not say what must be so",
            "لا يبيّن `{reading}` ما الذي يجب أن يتحقق",
        ),
        why=(
            "a reading is worked out from a condition (`when:`) or, in a note, carries its "
            "own `probability:`.",
            "تُحسب القراءة من شرط (`عندما:`)، أو تحمل في المذكرة احتمالها (`احتمال:`).",
        ),
        mend=("add `when: CONDITION` or `probability: 30%`.", "أضف `عندما: شرط` أو `احتمال: 30%`."),
    ),
    # ---- talks and disputes
    "talk-without-outcomes": Wording(
        what=("the talk `{talk}` has no outcomes", "لا نتائج للمحادثات `{talk}`"),
        why=(
            "a talk ends in one of the outcomes that the case lists.",
            "تنتهي المحادثات بإحدى النتائج المذكورة في القضية.",
        ),
        mend=(
            "add `outcomes:` with their odds, or a `scale:` and `parties:`.",
            "أضف `نتائج:` مع أرجحية كل منها، أو `مقياس:` و`أطراف:`.",
        ),
    ),
    "odds-and-scale": Wording(
        what=("the talk `{talk}` has both odds and a scale", "في المحادثات `{talk}` أرجحيات ومقياس معًا"),
        why=(
            "its outcome is drawn either by odds or from the parties' positions.",
            "تُستخرج النتيجة إما بالأرجحية وإما من مواقف الأطراف.",
        ),
        mend=(
            "keep the `odds:`, or the `scale:` with its `parties:`.",
            "أبقِ `أرجحية:`، أو `مقياس:` مع `أطراف:`.",
        ),
    ),
    "position-and-prefers": Wording(
        what=(
            "the party `{party}` has both a position and what it prefers",
            "للطرف `{party}` موقف وتفضيل معًا",
        ),
        why=(
            "what an outcome is worth to a party follows from its position, or is said.",
            "قيمة النتيجة عند الطرف تُستنتج من موقفه أو تُذكر.",
        ),
        mend=(
            "keep `position:`, or `prefers:` with a number from 0 to 1 for each outcome.",
            "أبقِ `موقف:`، أو `يفضل:` مع عدد من 0 إلى 1 لكل نتيجة.",
        ),
    ),
    "scale-without-parties": Wording(
        what=(
            "the talk `{talk}` has a scale and no parties on it",
            "للمحادثات `{talk}` مقياس ولا أطراف عليه",
        ),
        why=(
            "the outcome follows from where the parties stand, how strong they are and how much they care.",
            "تتبع النتيجة مواقع الأطراف وقوتها واهتمامها.",
        ),
        mend=(
            "add `parties:` with `position`, `power` and `salience` for each.",
            "أضف `أطراف:` مع `موقف` و`قوة` و`أهمية` لكل طرف.",
        ),
    ),
    "too-few-values": Wording(
        what=(
            "the option `{option}` needs two values or more, and has {n}",
            "يلزم الخيار `{option}` قيمتان أو أكثر، وله {n}",
        ),
        why=("with one value there is nothing to choose.", "لا اختيار بقيمة واحدة."),
        mend=("list them: `{option}: [no, yes]`.", "اذكرها: `{option}: [لا, نعم]`."),
    ),
    "not-one-way": Wording(
        what=("`{value}` does not say which option cannot go back", "لا تبيّن `{value}` أي خيار لا رجعة فيه"),
        why=(
            "an irreversible step is an option that stays at a value once it is there.",
            "الخطوة التي لا رجعة فيها خيار يبقى على قيمته متى بلغها.",
        ),
        mend=(
            "write `close from full`, or `close from part to none`.",
            "اكتب `إغلاق من كامل`، أو `إغلاق من جزئي إلى لا`.",
        ),
    ),
    # ---- observations
    "observation-of-nothing": Wording(
        what=("an observation does not say what was seen", "لا تبيّن المشاهدة ما الذي شوهد"),
        why=(
            "it is of one event, state, talk or question, or it speaks for or against something.",
            "هي عن حدث أو حالة أو محادثات أو سؤال، أو تشهد لشيء أو عليه.",
        ),
        mend=(
            "add one of `event:`, `state:`, `talk:`, `question:`, `for:` or `against:`.",
            "أضف واحدًا من `حدث:` أو `حالة:` أو `محادثة:` أو `عن_سؤال:` أو `لصالح:` أو `ضد:`.",
        ),
    ),
    "observation-of-several": Wording(
        what=(
            "one observation is of `{first}` and of `{second}`",
            "مشاهدة واحدة عن `{first}` وعن `{second}`",
        ),
        why=("each fact is weighed by itself, with its own source.", "توزن كل واقعة وحدها ومع مصدرها."),
        mend=("make two observations.", "اجعلها مشاهدتين."),
    ),
    "observation-without-day": Wording(
        what=("an observation has no day", "لا يوم للمشاهدة"),
        why=(
            "a fact counts as evidence from the day on which it happened.",
            "تُعدّ الواقعة دليلًا من يوم حدوثها.",
        ),
        mend=("add `on: DATE`, or `between: DATE and DATE`.", "أضف `في: تاريخ` أو `بين: تاريخ و تاريخ`."),
    ),
    "observation-with-two-days": Wording(
        what=("an observation has both a day and a stretch of days", "للمشاهدة يوم ومدة معًا"),
        why=(
            "it happened on a known day or at some time between two.",
            "حدثت في يوم معلوم، أو في وقت ما بين يومين.",
        ),
        mend=("keep `on:` if the day is known, else `between:`.", "أبقِ `في:` إن عُرف اليوم، وإلا `بين:`."),
    ),
    "not-two-days": Wording(
        what=("`{field}` wants two days", "يريد `{field}` يومين"),
        why=("the first and the last day between which it happened.", "أول يوم وآخر يوم حدث بينهما."),
        mend=("write `2024-06-01 and 2024-08-31`.", "اكتب `2024-06-01 و 2024-08-31`."),
    ),
    "days-upside-down": Wording(
        what=(
            "the last day, {last}, is before the first, {first}",
            "اليوم الأخير {last} قبل اليوم الأول {first}",
        ),
        why=("a stretch of time runs from its first day to its last.", "تمتد المدة من أول أيامها إلى آخرها."),
        mend=("write {last} first.", "اكتب {last} أولًا."),
    ),
}
