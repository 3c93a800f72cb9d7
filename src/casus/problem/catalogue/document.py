"""Wording of the problems that this stage tells: document."""

from __future__ import annotations

from casus.problem.catalogue.form import Both, Wording
from casus.problem.catalogue.syntax import SYNTAX_WORDINGS

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

WORDINGS: dict[str, Wording] = {**_FILE, **_SHAPE, **SYNTAX_WORDINGS}
LABELS: dict[str, Both] = {
    "declared-here": ("declared here", "معرَّف هنا"),
    "first-here": ("first here", "هنا أولاً"),
    "opened-here": ("opened here", "فُتح هنا"),
    "line-before": ("the line before", "السطر السابق"),
}
