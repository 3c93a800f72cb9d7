"""Wording of the problems of YAML itself: its quiet traps, and what it cannot read."""

from __future__ import annotations

from casus.problem.catalogue.form import Wording

_TRAP: dict[str, Wording] = {
    "comment-in-text": Wording(
        what=("the text ends before `{lost}`", "ينتهي النص قبل `{lost}`"),
        why=(
            "in unquoted text a blank and a `#` begin a comment, so this part is silently cut off.",
            "في النص بلا تنصيص تبدأ المسافة و`#` تعليقًا، فيُقطع هذا الجزء دون تنبيه.",
        ),
        mend=(
            "put quotes round the whole text; if it is a comment, put two blanks before the `#`.",
            "ضع النص كله بين علامتي تنصيص؛ وإن كان تعليقًا فضع مسافتين قبل `#`.",
        ),
        label=("read as a comment", "يُقرأ تعليقًا"),
    ),
    "comma-in-text": Wording(
        what=("the comma splits the text of `{name}`", "الفاصلة تقسم نص `{name}`"),
        why=(
            "inside braces a comma ends unquoted text, so `{rest}` is read as a name without a value.",
            "داخل الأقواس تنهي الفاصلة النص بلا تنصيص، فيُقرأ `{rest}` اسمًا بلا قيمة.",
        ),
        mend=(
            "put quotes round it: `{mended}`{or_list}.",
            "ضعه بين علامتي تنصيص: `{mended}`{or_list}.",
        ),
    ),
    "colon-in-text": Wording(
        what=("a colon and a blank stand inside unquoted text", "في النص بلا تنصيص نقطتان بعدهما مسافة"),
        why=(
            "a colon followed by a blank ends a name, so this cannot be read as text.",
            "النقطتان وبعدهما مسافة تنهيان اسمًا، فلا يمكن قراءة هذا نصًّا.",
        ),
        mend=("put quotes round it: `{mended}`.", "ضعه بين علامتي تنصيص: `{mended}`."),
    ),
    "glued-colon": Wording(
        what=("no blank stands after the colon of `{name}`", "لا مسافة بعد نقطتي `{name}`"),
        why=(
            "without a blank the colon is part of the name, and the name has no value.",
            "بلا مسافة تُعدّ النقطتان من الاسم، ويبقى الاسم بلا قيمة.",
        ),
        mend=(
            "write `{mended}`; if it is all text, put quotes round it.",
            "اكتب `{mended}`؛ وإن كان كله نصًّا فضعه بين علامتي تنصيص.",
        ),
    ),
    "no-value": Wording(
        what=("`{name}` has no value", "`{name}` بلا قيمة"),
        why=(
            "inside braces each name has a colon and a value; a comma in unquoted text makes such "
            "a name, too.",
            "داخل الأقواس لكل اسم نقطتان وقيمة؛ والفاصلة في نص بلا تنصيص تصنع اسمًا كهذا أيضًا.",
        ),
        mend=(
            "write its value after a colon and a blank, or put quotes round text that holds a comma.",
            "اكتب قيمته بعد نقطتين ومسافة، أو ضع النص الذي فيه فاصلة بين علامتي تنصيص.",
        ),
    ),
    "arabic-comma": Wording(
        what=(
            "the Arabic comma `{sign}` does not separate items",
            "الفاصلة العربية `{sign}` لا تفصل بين العناصر",
        ),
        why=(
            "inside brackets YAML knows only the comma `,`, so `{text}` is read as one text.",
            "داخل الأقواس لا يعرف YAML إلا الفاصلة `,`، فيُقرأ `{text}` نصًّا واحدًا.",
        ),
        mend=(
            "write `,` between the items; if it is one text, put quotes round it.",
            "اكتب `,` بين العناصر؛ وإن كان نصًّا واحدًا فضعه بين علامتي تنصيص.",
        ),
    ),
    "leading-sign": Wording(
        what=("unquoted text cannot begin with `{sign}`", "لا يبدأ النص بلا تنصيص بـ `{sign}`"),
        why=(
            "at the start of a text it is a sign of YAML's own.",
            "هي في أول النص علامة من علامات YAML نفسها.",
        ),
        mend=("put quotes round it: `{mended}`.", "ضعه بين علامتي تنصيص: `{mended}`."),
    ),
    "bracket-in-text": Wording(
        what=("`{sign}` stands inside unquoted text", "ورد `{sign}` داخل نص بلا تنصيص"),
        why=(
            "inside brackets a further bracket begins a list or a group, and only after a colon or a comma.",
            "داخل الأقواس يبدأ القوس الجديد قائمة أو مجموعة، ولا يأتي إلا بعد نقطتين أو فاصلة.",
        ),
        mend=(
            "put quotes round the text, or the missing comma or colon before the bracket.",
            "ضع النص بين علامتي تنصيص، أو ضع الفاصلة أو النقطتين الناقصتين قبل القوس.",
        ),
    ),
    "text-after-quote": Wording(
        what=(
            "text goes on after the closing quote: `{text}`",
            "يستمر النص بعد علامة التنصيص الخاتمة: `{text}`",
        ),
        why=(
            "text that begins with a quote ends at the next one.",
            "النص الذي يبدأ بعلامة تنصيص ينتهي عند التالية.",
        ),
        mend=(
            "put quotes round the whole text, and inside it use « » or the other kind of quote; "
            "between items put a comma.",
            "ضع النص كله بين علامتي تنصيص، واستعمل داخله « » أو النوع الآخر؛ وبين العناصر ضع فاصلة.",
        ),
    ),
    "text-after-bracket": Wording(
        what=("text goes on after `{sign}`: `{text}`", "يستمر النص بعد `{sign}`: `{text}`"),
        why=(
            "a list or group ends at its closing bracket.",
            "تنتهي القائمة أو المجموعة عند قوسها الخاتم.",
        ),
        mend=(
            "put a comma between items; if it is all text, put quotes round it.",
            "ضع فاصلة بين العناصر؛ وإن كان كله نصًّا فضعه بين علامتي تنصيص.",
        ),
    ),
}

_SYNTAX: dict[str, Wording] = {
    "name-too-long": Wording(
        what=("a name of {n} characters is too long", "اسم من {n} حرفًا أطول مما ينبغي"),
        why=(
            "a name is at most {limit} characters long, up to its colon.",
            "لا يزيد الاسم على {limit} حرف حتى نقطتيه.",
        ),
        mend=(
            "give it a short name; the full words go under `says:`.",
            "سمِّه باسم قصير، وضع الكلام كاملًا تحت `يقول:`.",
        ),
    ),
    "unclosed-quote": Wording(
        what=("the quote `{sign}` is never closed", "علامة التنصيص `{sign}` لم تُغلق"),
        why=("quoted text ends at the same sign.", "ينتهي النص المنصّص عند العلامة نفسها."),
        mend=("write `{sign}` where the text ends.", "اكتب `{sign}` حيث ينتهي النص."),
        label=("opened here", "فُتحت هنا"),
    ),
    "unclosed-bracket": Wording(
        what=("the bracket `{sign}` is never closed", "القوس `{sign}` لم يُغلق"),
        why=("a list or group ends at its closing bracket.", "تنتهي القائمة أو المجموعة عند قوسها الخاتم."),
        mend=("write `{closing}` where it ends.", "اكتب `{closing}` حيث تنتهي."),
        label=("opened here", "فُتح هنا"),
    ),
    "wrong-bracket": Wording(
        what=("`{found}` stands where `{closing}` is expected", "ورد `{found}` والمتوقع `{closing}`"),
        why=(
            "brackets are closed in the order in which they were opened, last first.",
            "تُغلق الأقواس بعكس ترتيب فتحها.",
        ),
        mend=("write `{closing}`.", "اكتب `{closing}`."),
    ),
    "stray-sign": Wording(
        what=("`{sign}` has nothing to close or to separate here", "لا شيء هنا يغلقه `{sign}` أو يفصله"),
        why=(
            "no bracket is open at this place, or an item is missing before it.",
            "لا قوس مفتوحًا هنا، أو ينقص عنصر قبله.",
        ),
        mend=(
            "delete it, or put quotes round the text that it belongs to.",
            "احذفه، أو ضع النص الذي هو منه بين علامتي تنصيص.",
        ),
    ),
    "missing-colon": Wording(
        what=("a name with a colon is expected here", "المتوقع هنا اسم تتبعه نقطتان"),
        why=(
            "each line of an entry begins with a name, a colon and a blank; text that goes on stands deeper.",
            "يبدأ كل سطر من المدخل باسم ونقطتين ومسافة؛ والنص الممتد يُكتب أبعد عن الهامش.",
        ),
        mend=(
            "write `name: value`, or indent the line if it goes on.",
            "اكتب `name: value`، أو أبعد السطر إن كان تتمة.",
        ),
    ),
    "bracket-without-colon": Wording(
        what=(
            "no colon and blank stand between `{name}` and `{sign}`",
            "لا نقطتين ومسافة بين `{name}` و`{sign}`",
        ),
        why=(
            "a name is followed by a colon and a blank; without them the bracket is part of the name.",
            "يتبع الاسمَ نقطتان ومسافة؛ ومن دونهما يُعدّ القوس من الاسم.",
        ),
        mend=("write `{mended}`.", "اكتب `{mended}`."),
    ),
    "wrong-indent": Wording(
        what=("this line does not stand under anything", "هذا السطر لا يقع تحت شيء"),
        why=(
            "names of one group begin in one column; what belongs to a name stands deeper than "
            "it, and a name that "
            "already has a value can have nothing below it.",
            "تبدأ أسماء المجموعة الواحدة في عمود واحد؛ وما يتبع اسمًا يُكتب أبعد منه، والاسم الذي "
            "له قيمة لا يتبعه شيء تحته.",
        ),
        mend=(
            "give it the indentation of its neighbours; if it is text that goes on, put quotes "
            "round the whole.",
            "اجعل هامشه كهامش جيرانه؛ وإن كان تتمة نص فضع النص كله بين علامتي تنصيص.",
        ),
    ),
    "mixed-list": Wording(
        what=("list items and names are mixed here", "اختلطت هنا عناصر قائمة بأسماء"),
        why=(
            "below one name stand either items, each with `- `, or names, each with a colon.",
            "تحت الاسم الواحد إما عناصر، لكل منها `- `، وإما أسماء، لكل منها نقطتان.",
        ),
        mend=("use one of the two, in one column.", "استعمل أحدهما، في عمود واحد."),
    ),
    "tab": Wording(
        what=("a tab indents this line", "هذا السطر مزاح بعلامة جدولة"),
        why=(
            "YAML counts blanks only: a tab has no agreed width.",
            "يعدّ YAML المسافات فقط: لا عرض متفقًا عليه لعلامة الجدولة.",
        ),
        mend=("put two blanks for each tab.", "ضع مسافتين مكان كل علامة جدولة."),
    ),
    "tab-in-line": Wording(
        what=("a tab stands between the words of this line", "بين كلمات هذا السطر علامة جدولة"),
        why=(
            "after a name and beside brackets YAML allows blanks only.",
            "بعد الاسم وبجوار الأقواس لا يقبل YAML إلا المسافات.",
        ),
        mend=("put a blank in its place.", "ضع مسافة مكانها."),
    ),
    "bad-escape": Wording(
        what=("`{text}` means nothing in double quotes", "لا معنى لـ `{text}` بين علامتي تنصيص مزدوجتين"),
        why=(
            "in double quotes a backslash begins a sign of its own, such as `\\n`.",
            "بين علامتي التنصيص المزدوجتين تبدأ الشرطة المائلة علامة خاصة مثل `\\n`.",
        ),
        mend=(
            "write `\\\\` for a backslash, or use single quotes.",
            "اكتب `\\\\` للشرطة المائلة، أو استعمل علامتي تنصيص مفردتين.",
        ),
    ),
    "unreadable-yaml": Wording(
        what=("this cannot be read as YAML", "لا يمكن قراءة هذا بصيغة YAML"),
        why=("the signs at this place have no meaning together.", "لا معنى لاجتماع العلامات في هذا الموضع."),
        mend=("put quotes round the text.", "ضع النص بين علامتي تنصيص."),
    ),
}

SYNTAX_WORDINGS: dict[str, Wording] = {**_TRAP, **_SYNTAX}
