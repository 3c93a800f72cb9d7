"""Wording of the problems that this stage tells: document."""

from __future__ import annotations

from casus.problem.catalogue.form import Both, Wording

_FILE: dict[str, Wording] = {
    "missing-path": Wording(
        what=("there is nothing at `{path}`", "لا يوجد شيء في `{path}`"),
        why=("a case is a YAML file, or a folder of them.", "القضية ملف YAML أو مجلد يضم ملفات منه."),
        mend=("check the spelling of the path.", "راجع كتابة المسار."),
    ),
    "not-a-file": Wording(
        what=("`{path}` is no ordinary file", "`{path}` ليس ملفًّا عاديًّا"),
        why=("a case is read from files and folders only.", "لا تُقرأ القضية إلا من ملفات ومجلدات."),
        mend=("name a YAML file or a folder.", "اذكر ملف YAML أو مجلدًا."),
    ),
    "unreadable-file": Wording(
        what=("`{path}` cannot be read: {reason}", "تعذّرت قراءة `{path}`: {reason}"),
        why=("the system refused to open it.", "رفض النظام فتحه."),
        mend=("see who may read it, then try again.", "تحقّق من صلاحية قراءته ثم أعد المحاولة."),
    ),
    "no-case": Wording(
        what=("the folder `{path}` holds no case", "المجلد `{path}` لا يضم قضية"),
        why=(
            "of a folder, the files that end in `.yaml` or `.yml` are read, and there are none.",
            "تُقرأ من المجلد الملفات المنتهية بـ `.yaml` أو `.yml`، ولا يوجد منها شيء.",
        ),
        mend=("name the folder that holds `case.yaml`.", "اذكر المجلد الذي يضم `case.yaml`."),
    ),
    "file-too-large": Wording(
        what=(
            "`{path}` has {size} MB; {limit} MB is the most",
            "حجم `{path}` هو {size} م.ب، والحد {limit} م.ب",
        ),
        why=(
            "a case is written to be read; a file of this size is something else, and would stop "
            "the machine.",
            "تُكتب القضية لتُقرأ؛ وملف بهذا الحجم شيء آخر، وقد يوقف الجهاز.",
        ),
        mend=(
            "check that it is the right file, or split the case into several files of one folder.",
            "تأكّد من أنه الملف المقصود، أو قسّم القضية على عدة ملفات في مجلد واحد.",
        ),
    ),
    "folder-too-large": Wording(
        what=(
            "with `{path}` the case is above {limit} MB; it was left out",
            "مع `{path}` تتجاوز القضية {limit} م.ب، فتُرك هذا الملف",
        ),
        why=("all files of a case are held in memory.", "تُحفظ ملفات القضية كلها في الذاكرة."),
        mend=("keep only the texts that are quoted.", "أبقِ النصوص المقتبس منها فقط."),
    ),
    "outside-folder": Wording(
        what=("`{path}` leads out of the case's folder", "`{path}` يقود إلى خارج مجلد القضية"),
        why=(
            "a case is whole in its folder, so that it can be sent, reviewed and kept; links out "
            "of it are not followed.",
            "القضية كاملة في مجلدها لكي تُرسل وتُراجع وتُحفظ؛ ولا تُتبع الروابط الخارجة منه.",
        ),
        mend=("put a copy of the file into the folder.", "ضع نسخة من الملف داخل المجلد."),
    ),
    "empty-file": Wording(
        what=("`{file}` is empty", "`{file}` فارغ"),
        why=("there is nothing to read in it.", "لا شيء فيه ليُقرأ."),
        mend=(
            "begin with `casus: 1`, `title:` and `as_of:`; a note needs only `questions:` besides.",
            "ابدأ بـ `casus: 1` و`title:` و`as_of:`؛ ولا تحتاج المذكرة بعدها إلا إلى `questions:`.",
        ),
    ),
    "not-utf-8": Wording(
        what=(
            "`{file}` is not UTF-8: line {line}, byte {byte} is {value}",
            "`{file}` ليس بترميز UTF-8: السطر {line}، البايت {byte} هو {value}",
        ),
        why=(
            "texts are read as UTF-8 so that every script stays whole; {guess}.",
            "تُقرأ النصوص بترميز UTF-8 لتسلم كل الخطوط؛ {guess}.",
        ),
        mend=(
            "save the file again with the encoding UTF-8 (in most editors: Save as, Encoding).",
            "احفظ الملف من جديد بترميز UTF-8 (في معظم المحررات: حفظ باسم، ثم الترميز).",
        ),
        label=("not UTF-8 from here", "ليس UTF-8 من هنا"),
    ),
    "control-character": Wording(
        what=("the control character {character} stands in the text", "في النص حرف التحكم {character}"),
        why=(
            "it cannot be seen, belongs to no text, and can change what a terminal shows.",
            "هو حرف لا يُرى، وليس من النص، وقد يغيّر ما تعرضه الشاشة.",
        ),
        mend=("delete it.", "احذفه."),
    ),
    "bare-return": Wording(
        what=(
            "lines of `{file}` end in a carriage return alone (U+000D)",
            "تنتهي أسطر في `{file}` برجوع السطر وحده (U+000D)",
        ),
        why=(
            "so did lines on machines of the last century, and after faulty conversions; most programs "
            "take them for one long line.",
            "هكذا كانت الأسطر في أجهزة القرن الماضي وبعد تحويل معيب؛ وتعدّها معظم البرامج سطرًا واحدًا طويلًا.",
        ),
        mend=(
            "save the file again with the line ends of Unix (LF) or Windows (CRLF).",
            "احفظ الملف من جديد بنهايات أسطر Unix (LF) أو Windows (CRLF).",
        ),
        label=("the first of them", "أولها"),
    ),
}

_SHAPE: dict[str, Wording] = {
    "not-a-case": Wording(
        what=("a case is made of named sections, and this is a list", "القضية أقسام مسمّاة، وهذه قائمة"),
        why=(
            "each section has a name and a colon at the start of its line: `claims:`.",
            "لكل قسم اسم ونقطتان في أول السطر: `claims:`.",
        ),
        mend=("put the name of a section above it: `observed:`.", "ضع فوقها اسم القسم: `observed:`."),
    ),
    "key-not-text": Wording(
        what=("a name is expected before the colon", "المتوقع اسم قبل النقطتين"),
        why=(
            "brackets at the start of a text are read as a list or a group, and an empty name names nothing.",
            "الأقواس في أول النص تُقرأ قائمة أو مجموعة، والاسم الفارغ لا يسمّي شيئًا.",
        ),
        mend=("write a name, or put quotes round the text.", "اكتب اسمًا، أو ضع النص بين علامتي تنصيص."),
    ),
    "duplicate-key": Wording(
        what=("`{name}` is written twice here", "كُتب `{name}` هنا مرتين"),
        why=(
            "one of the two would silently be lost; names are compared without invisible marks "
            "and with Arabic ya and "
            "kaf set equal.",
            "أحدهما كان سيضيع دون تنبيه؛ وتُقارن الأسماء بلا علامات خفية وبتوحيد صور الياء والكاف.",
        ),
        mend=("put both into one, or give one another name.", "اجمعهما في واحد، أو سمِّ أحدهما باسم آخر."),
        label=("and again here", "ومرة أخرى هنا"),
    ),
    "declared-twice": Wording(
        what=("`{name}` is declared in two files", "`{name}` معرَّف في ملفين"),
        why=(
            "all files of a folder are read as one case, so a name can be declared in one of them only.",
            "تُقرأ ملفات المجلد كلها قضيةً واحدة، فلا يُعرَّف الاسم إلا في ملف واحد.",
        ),
        mend=("delete one, or give it another name.", "احذف أحدهما، أو سمِّه باسم آخر."),
        label=("and again here", "ومرة أخرى هنا"),
    ),
    "several-documents": Wording(
        what=("a second document begins here", "تبدأ هنا وثيقة ثانية"),
        why=(
            "a file holds one case; `---` and `...` end it, and what follows is not read.",
            "في الملف قضية واحدة؛ و`---` و`...` ينهيانها، ولا يُقرأ ما بعدهما.",
        ),
        mend=(
            "delete the `---` or `...`, or use a file of its own.",
            "احذف `---` أو `...`، أو اجعلها في ملف آخر.",
        ),
    ),
    "nested-too-deep": Wording(
        what=(
            "lists and groups stand more than {limit} deep here",
            "القوائم والمجموعات هنا أعمق من {limit} طبقة",
        ),
        why=(
            "nothing in a case needs that; brackets are probably unclosed.",
            "لا تحتاج القضية إلى ذلك؛ لعل أقواسًا لم تُغلق.",
        ),
        mend=("close the brackets, or write it flatter.", "أغلق الأقواس، أو اكتبه بطبقات أقل."),
    ),
    "anchor": Wording(
        what=("`{text}` is a YAML anchor or alias", "`{text}` إحالة من إحالات YAML (مرساة أو اسم مستعار)"),
        why=(
            "a case says everything where it stands, so that it can be quoted and reviewed; "
            "nothing is copied by reference.",
            "تقول القضية كل شيء في موضعه ليُقتبس ويُراجع؛ ولا يُنسخ شيء بالإحالة.",
        ),
        mend=(
            "write it out in full; if it is text, put quotes round it.",
            "اكتبه كاملًا؛ وإن كان نصًّا فضعه بين علامتي تنصيص.",
        ),
    ),
    "merge-key": Wording(
        what=("`<<` merges another entry into this one", "`<<` يدمج مدخلًا آخر في هذا المدخل"),
        why=(
            "a case says everything where it stands; nothing is copied by reference.",
            "تقول القضية كل شيء في موضعه؛ ولا يُنسخ شيء بالإحالة.",
        ),
        mend=("write the entries out in full.", "اكتب المداخل كاملة."),
    ),
    "tag": Wording(
        what=("`{text}` is read as a YAML tag, not as text", "يُقرأ `{text}` وسمًا من وسوم YAML، لا نصًّا"),
        why=(
            "a `!` at the start of unquoted text is a sign of YAML's own; casus reads every value as text.",
            "علامة `!` في أول نص بلا تنصيص من علامات YAML نفسها؛ وcasus يقرأ كل قيمة نصًّا.",
        ),
        mend=("put quotes round it, or delete the tag.", "ضعه بين علامتي تنصيص، أو احذف الوسم."),
    ),
}

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

WORDINGS: dict[str, Wording] = {**_FILE, **_SHAPE, **_TRAP, **_SYNTAX}
LABELS: dict[str, Both] = {
    "declared-here": ("declared here", "معرَّف هنا"),
    "first-here": ("first here", "هنا أولاً"),
    "opened-here": ("opened here", "فُتح هنا"),
    "line-before": ("the line before", "السطر السابق"),
}
