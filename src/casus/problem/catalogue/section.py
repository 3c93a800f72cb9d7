"""Wording of the problems that reading sections and fields tells."""

from __future__ import annotations

from casus.problem.catalogue.entry import ENTRY_WORDINGS
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
    **ENTRY_WORDINGS,
}
LABELS: dict[str, Both] = {
    "first-here": ("first here", "هنا أولًا"),
    "other-here": ("the other one", "الآخر هنا"),
    "section-here": ("the section", "القسم"),
}
