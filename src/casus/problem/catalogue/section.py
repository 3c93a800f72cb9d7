"""Wording of the problems that reading sections and fields tells."""

from __future__ import annotations

from casus.problem.catalogue.form import Both, Wording

_ONE_WORD: Both = (
    "casus reads every field by its name, so that nothing an author writes is passed over in silence.",
    "يقرأ casus كل حقل باسمه، حتى لا يُهمَل شيء كتبه المؤلف من غير تنبيه.",
)

WORDINGS: dict[str, Wording] = {
    # ---- the case as a whole
    "no-as-of": Wording(
        what=("the case does not say as of when it is written", "لا تذكر القضية التاريخ الذي كُتبت فيه"),
        why=(
            "every chance and every wait counts from that day, and what came later is an observation.",
            "من ذلك اليوم يُحسب كل احتمال وكل انتظار، وما جاء بعده مشاهدة.",
        ),
        mend=("add a line such as `{field}: 2024-05-01`.", "أضف سطرًا مثل `{field}: 2024-05-01`."),
        label=("no `{field}` in this case", "لا يوجد `{field}` في هذه القضية"),
    ),
    "no-version": Wording(
        what=("the case does not say which version of the language it is in", "لا تذكر القضية إصدار لغتها"),
        why=(
            "a later casus may read some words otherwise; a case that says `{field}: "
            "{known}` keeps its meaning.",
            "قد يقرأ إصدار لاحق من casus بعض الألفاظ قراءة أخرى، والقضية التي تذكر `{field}: "
            "{known}` تحفظ معناها.",
        ),
        mend=("make `{field}: {known}` the first line.", "اجعل السطر الأول `{field}: {known}`."),
    ),
    "unknown-version": Wording(
        what=(
            "this casus reads version {known} of the language, not `{value}`",
            "هذا الإصدار من casus يقرأ النسخة {known} من اللغة، لا `{value}`",
        ),
        why=(
            "the words of another version may mean something else.",
            "قد تعني ألفاظ نسخة أخرى معنى مختلفًا.",
        ),
        mend=("write `{known}`, or use a newer casus.", "اكتب `{known}`، أو استعمل إصدارًا أحدث من casus."),
    ),
    "unknown-section": Wording(
        what=("a case has no section `{field}`", "ليس في القضية قسم اسمه `{field}`"),
        why=_ONE_WORD,
        mend=("the sections are: {allowed}.", "الأقسام هي: {allowed}."),
    ),
    # ---- fields of an entry
    "unknown-field": Wording(
        what=("`{entry}` has no field `{field}`", "ليس في `{entry}` حقل اسمه `{field}`"),
        why=_ONE_WORD,
        mend=("the fields that may stand here are: {allowed}.", "الحقول الممكنة هنا هي: {allowed}."),
    ),
    "field-twice": Wording(
        what=("`{field}` is given twice", "ورد `{field}` مرتين"),
        why=(
            "`{first}` and `{field}` are one field, and only one of the two can count.",
            "`{first}` و`{field}` حقل واحد، ولا يُعتدّ إلا بواحد منهما.",
        ),
        mend=("keep one of them.", "أبقِ واحدًا منهما."),
    ),
    "missing-field": Wording(
        what=("`{entry}` lacks `{field}`", "ينقص `{entry}` الحقل `{field}`"),
        why=("without it the entry cannot be used.", "لا يمكن استعمال هذا البند من دونه."),
        mend=("add `{field}: {example}`.", "أضف `{field}: {example}`."),
    ),
    "empty-value": Wording(
        what=("nothing is written under `{field}`", "لم يُكتب شيء تحت `{field}`"),
        why=(
            'an empty line can be a thing forgotten, so it is not read as "nothing".',
            "قد يكون السطر الفارغ شيئًا منسيًا، فلا يُقرأ على أنه «لا شيء».",
        ),
        mend=(
            "write the value (lines below it must stand deeper than the name), or take the line out.",
            "اكتب القيمة (والأسطر التي تحتها تُكتب أبعد عن الهامش من الاسم) أو احذف السطر.",
        ),
    ),
    "not-indented": Wording(
        what=("`{name}` stands beside `{section}`, not under it", "يقف `{name}` بجانب `{section}` لا تحته"),
        why=(
            "what belongs to a section stands deeper than the section's name.",
            "ما يتبع قسمًا يُكتب أبعد عن الهامش من اسم القسم.",
        ),
        mend=(
            "put two blanks before every line that belongs to `{section}`.",
            "ضع مسافتين قبل كل سطر يتبع `{section}`.",
        ),
    ),
    "wanted-text": Wording(
        what=(
            "`{field}` wants one text, not a list or fields",
            "يريد `{field}` نصًا واحدًا، لا قائمة ولا حقولًا",
        ),
        why=(
            "its value is read as one word, number, date or phrase.",
            "تُقرأ قيمته كلمةً أو عددًا أو تاريخًا أو عبارة واحدة.",
        ),
        mend=(
            "write one value (a range is `40% to 60%`); a text with `[`, `{` or `: ` in it goes in quotes.",
            "اكتب قيمة واحدة (المدى يُكتب `40% إلى 60%`)، وضع "
            "النص الذي فيه `[` أو `{` أو `: ` بين علامتي اقتباس.",
        ),
    ),
    "wanted-mapping": Wording(
        what=("`{field}` wants names with values", "يريد `{field}` أسماء مع قيمها"),
        why=(
            "each line under it is a name, a colon and what is said of it.",
            "كل سطر تحته اسم ثم نقطتان ثم ما يقال فيه.",
        ),
        mend=(
            "write lines such as `name: value` under `{field}:`, without dashes before them.",
            "اكتب تحت `{field}:` أسطرًا مثل `اسم: قيمة`، بلا شرطات قبلها.",
        ),
    ),
    "wanted-fields": Wording(
        what=("`{field}` wants fields", "يريد `{field}` حقولًا"),
        why=(
            "a bare text or a list does not say which of its fields it is.",
            "لا يبيّن النص المجرد أو القائمة أي حقل هو.",
        ),
        mend=("the fields that may stand here are: {allowed}.", "الحقول الممكنة هنا هي: {allowed}."),
    ),
    "list-without-brackets": Wording(
        what=("`{field}` wants a list, and this is one text", "يحتاج `{field}` إلى قائمة، وهذا نص واحد"),
        why=(
            "commas part the items of a list only inside brackets.",
            "لا تفصل الفواصل بين عناصر القائمة إلا داخل قوسين.",
        ),
        mend=("write `{mended}`.", "اكتب `{mended}`."),
        label=("put brackets round it", "ضعه بين قوسين"),
    ),
    # ---- names
    "unfit-name": Wording(
        what=("`{name}` cannot be a name", "لا يصلح `{name}` اسمًا"),
        why=(
            "conditions are read word by word, so a name is one word in any script and no date, without "
            "spaces, brackets, quotation marks or signs such as `=`.",
            "تُقرأ الشروط كلمة كلمة، فالاسم كلمة واحدة بأي خط وليس تاريخًا، بلا مسافات ولا أقواس ولا علامات "
            "اقتباس ولا إشارات مثل `=`.",
        ),
        mend=(
            "write `{mended}`; the full words go under `says:`.",
            "اكتب `{mended}`، وضع الكلام كاملًا تحت `يقول:`.",
        ),
    ),
    "keyword-name": Wording(
        what=(
            "`{name}` is a word of conditions and cannot be a name",
            "`{name}` من ألفاظ الشروط ولا يصلح اسمًا",
        ),
        why=(
            "in a condition it would be read as that word.",
            "لو ورد في شرط لقُرئ على أنه ذلك اللفظ.",
        ),
        mend=("give it a longer name, such as `{name}_1`.", "سمّه باسم أطول، مثل `{name}_1`."),
    ),
    "name-twice": Wording(
        what=("`{name}` stands twice in `{field}`", "ورد `{name}` مرتين في `{field}`"),
        why=("two of one name cannot be told apart.", "لا يُميَّز بين اثنين لهما اسم واحد."),
        mend=("take one out, or give it another name.", "احذف أحدهما أو سمّه باسم آخر."),
    ),
    # ---- values
    "unknown-choice": Wording(
        what=("`{value}` is not one of the words for `{field}`", "ليست `{value}` من ألفاظ `{field}`"),
        why=("this field takes one of a few fixed words.", "لهذا الحقل ألفاظ محددة."),
        mend=("write one of: {allowed}.", "اكتب واحدًا من: {allowed}."),
    ),
    "unknown-language": Wording(
        what=("`{value}` is not the code of a language", "ليس `{value}` رمزًا للغة"),
        why=(
            "a text is given per language as `en`, `ar` and so on.",
            "يُكتب النص لكل لغة برمزها: `en` و`ar` وهكذا.",
        ),
        mend=("write a code of two letters, such as `en` or `ar`.", "اكتب رمزًا من حرفين مثل `ar` أو `en`."),
    ),
    "not-a-time": Wording(
        what=("`{value}` is not a time of day", "ليست `{value}` ساعة من اليوم"),
        why=("`{field}` is the hour and minute at which it was seen.", "الحقل `{field}` هو الساعة والدقيقة."),
        mend=("write it as `14:30`.", "اكتبها هكذا: `14:30`."),
    ),
    "not-whole": Wording(
        what=(
            "`{field}` wants a whole number from {low} to {high}, not `{value}`",
            "يريد `{field}` عددًا صحيحًا من {low} إلى {high}، لا `{value}`",
        ),
        why=("it counts things that come whole.", "هو عدد أشياء لا تتجزأ."),
        mend=("write a number such as `{low}`.", "اكتب عددًا مثل `{low}`."),
    ),
    "quote-without-source": Wording(
        what=("a quote does not say which source it is from", "لا يذكر الاقتباس مصدره"),
        why=("exact words are looked up in the text of their source.", "يُبحث عن الكلمات نفسها في نص مصدرها."),
        mend=('write `{SOURCE: "words"}` with a source\'s name.', 'اكتب `{مصدر: "الكلمات"}` مع اسم المصدر.'),
    ),
    "one-quote": Wording(
        what=("`{field}` holds one quote here, not several", "لا يضم `{field}` هنا إلا اقتباسًا واحدًا"),
        why=("it is the one sentence that these words rest on.", "هو الجملة التي يستند إليها هذا الكلام."),
        mend=("keep the one that says it best.", "أبقِ أدلّها على المقصود."),
    ),
    # ---- claims, states, counted shares
    "row-not-values": Wording(
        what=("a row of a table is given by values, not by `{text}`", "يُحدَّد صف الجدول بقيم، لا بـ `{text}`"),
        why=(
            "each row is for one combination of the parents' values, so that every world falls in one row.",
            "كل صف لتركيب واحد من قيم الآباء، فيقع كل عالم في صف واحد.",
        ),
        mend=(
            "write it as `wind is high and holiday is yes`.",
            "اكتبه هكذا: `الريح هي عالية و العطلة هي نعم`.",
        ),
    ),
    "too-few-levels": Wording(
        what=(
            "the state `{state}` needs two levels or more, and has {n}",
            "يلزم الحالة `{state}` مستويان أو أكثر، ولها {n}",
        ),
        why=("with fewer than two levels nothing can change.", "لا شيء يتغير بأقل من مستويين."),
        mend=(
            "list the levels from low to high: `levels: [closed, part, open]`.",
            "اذكر المستويات من الأدنى إلى الأعلى: `مستويات: [مغلق, جزئي, مفتوح]`.",
        ),
    ),
    "seen-and-chance": Wording(
        what=("a base rate has `{first}` and `{second}`", "في المعدل الأساسي `{first}` و`{second}` معًا"),
        why=("both say how often, and only one can count.", "كلاهما يذكر التكرار، ولا يُعتدّ إلا بواحد."),
        mend=("keep `{first}` where cases were counted.", "أبقِ `{first}` إن كانت الحالات قد عُدّت."),
    ),
    "base-rate-without-share": Wording(
        what=("a base rate does not say how often", "لا يذكر المعدل الأساسي مقدار التكرار"),
        why=("it is the share of comparable past cases.", "هو نسبة الحالات الماضية المشابهة."),
        mend=(
            "add `seen: 8 in 102 within 1 year`, or `chance: 5% within 1 year`.",
            "أضف `شوهد: 8 من 102 خلال سنة`.",
        ),
    ),
    "base-rate-not-share": Wording(
        what=(
            "`{field}` wants a share of cases, not a rate",
            "يريد `{field}` نسبة من الحالات، لا معدلًا زمنيًا",
        ),
        why=(
            "the null answer by a date is worked out from a share, and the time within which it held.",
            "يُحسب الجواب الأساسي بحلول تاريخ من نسبة ومن المدة التي تحققت فيها.",
        ),
        mend=(
            "write `8 in 102 within 1 year`, or `5% within 1 year`.",
            "اكتب `8 من 102 خلال سنة` أو `5% خلال سنة`.",
        ),
    ),
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

LABELS: dict[str, Both] = {
    "first-here": ("first here", "هنا أولًا"),
    "other-here": ("the other one", "الآخر هنا"),
    "section-here": ("the section", "القسم"),
}
