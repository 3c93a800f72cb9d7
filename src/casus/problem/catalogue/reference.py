"""Wording of the problems of names: what is mentioned and is not there, or is something else."""

from __future__ import annotations

from casus.problem.catalogue.form import Both, Wording

_ONE_NAMESPACE: Both = (
    "conditions mention claims, states, counts, events and talks by name, so each name means one thing.",
    "تذكر الشروط الادعاءات والحالات والأعداد والأحداث والمحادثات بأسمائها، فلكل اسم معنى واحد.",
)
_DECLARED: Both = (
    "what is mentioned must be declared in this case, so that a slip of the pen is never passed over.",
    "ما يُذكر يجب أن يُعلَن في هذه القضية، حتى لا تمر زلة قلم من غير تنبيه.",
)


def _unknown(english: str, arabic: str, section: str, arabic_section: str) -> Wording:
    return Wording(
        what=(f"no {english} is called `{{name}}`", f"لا {arabic} باسم `{{name}}` في هذه القضية"),
        why=_DECLARED,
        mend=(
            f"write the name of a declared {english}, or declare `{{name}}` under `{section}:`.",
            f"اكتب اسم {arabic} معلَن، أو أعلن `{{name}}` تحت `{arabic_section}:`.",
        ),
    )


REFERENCE_WORDINGS: dict[str, Wording] = {
    "unknown-name": Wording(
        what=(
            "no claim, state, count, event or talk is called `{name}`",
            "لا يوجد ادعاء ولا حالة ولا عدد ولا حدث ولا محادثة باسم `{name}`",
        ),
        why=_DECLARED,
        mend=(
            "write the name of a declared thing, or declare `{name}` in its section.",
            "اكتب اسم شيء معلَن، أو أعلن `{name}` في قسمه.",
        ),
    ),
    "unknown-claim": _unknown("claim", "ادعاء", "claims", "ادعاءات"),
    "unknown-count": _unknown("count", "عدد", "counts", "أعداد"),
    "unknown-event": _unknown("event", "حدث", "events", "أحداث"),
    "unknown-talk": _unknown("talk", "محادثة", "talks", "محادثات"),
    "unknown-source": _unknown("source", "مصدر", "sources", "مصادر"),
    "unknown-actor": _unknown("actor", "طرف فاعل", "actors", "أطراف_فاعلة"),
    "unknown-question": _unknown("question", "سؤال", "questions", "أسئلة"),
    "unknown-option": Wording(
        what=("no option of this dispute is called `{name}`", "لا خيار في هذا النزاع باسم `{name}`"),
        why=(
            "aims and outcomes of a dispute speak of what its parties control, and of nothing else.",
            "تتحدث أهداف النزاع ونتائجه عما بيد أطرافه، لا عن غيره.",
        ),
        mend=(
            "write the name of an option, or give `{name}` to a party under `options:`.",
            "اكتب اسم خيار معلَن، أو أضف `{name}` إلى أحد الأطراف تحت `خيارات:`.",
        ),
    ),
    "unknown-author": Wording(
        what=("no actor or source is called `{name}`", "لا طرف فاعل ولا مصدر باسم `{name}`"),
        why=(
            "everything said is said by somebody; `editor` is whoever keeps the case.",
            "لكل قول قائل، و`editor` هو من يحرر القضية.",
        ),
        mend=(
            "declare `{name}` under `actors:` or `sources:`, or write `editor`.",
            "أعلن `{name}` تحت `أطراف_فاعلة:` أو `مصادر:`، أو اكتب `المحرر`.",
        ),
    ),
    "unknown-reading": Wording(
        what=("`{question}` has no reading `{name}`", "ليس للسؤال `{question}` قراءة باسم `{name}`"),
        why=(
            "a resolution settles one reading, by its name.",
            "الحسم يخص قراءة واحدة باسمها.",
        ),
        mend=("write the name of one of its readings.", "اكتب اسم إحدى قراءاته."),
    ),
    "unknown-level": Wording(
        what=("`{name}` has no {kind} `{level}`", "ليس في `{name}` {kind} باسم `{level}`"),
        why=(
            "a condition on something that cannot be would never hold.",
            "الشرط على ما لا يمكن أن يكون لا يتحقق أبداً.",
        ),
        mend=("write one of: {levels}.", "اكتب واحداً من: {levels}."),
    ),
    "wrong-kind": Wording(
        what=(
            "`{name}` is {kind}; wanted here: {wanted}",
            "`{name}` من نوع «{kind}»، والمطلوب: {wanted}",
        ),
        why=(
            "each kind of thing can stand only where its meaning is defined.",
            "لا يرد كل نوع إلا حيث يكون له معنى محدد.",
        ),
        mend=(
            "name a thing of the wanted kind, or say it another way.",
            "اذكر شيئاً من النوع المطلوب، أو عبّر بطريقة أخرى.",
        ),
    ),
    "name-taken": Wording(
        what=("`{name}` already names something else", "الاسم `{name}` مستعمل لشيء آخر"),
        why=_ONE_NAMESPACE,
        mend=("give one of the two another name.", "سمِّ أحدهما باسم آخر."),
        label=("named again", "سُمّي ثانية"),
    ),
    "bare-name": Wording(
        what=(
            "`{name}` is {kind}, and does not hold by itself",
            "`{name}` من نوع «{kind}»، ولا يصح وحده شرطاً",
        ),
        why=(
            "only a claim is true or false; of other things a condition says what must be so.",
            "الادعاء وحده صادق أو كاذب، أما غيره فيذكر الشرط ما يجب أن يكون عليه.",
        ),
        mend=("write for instance `{mended}`.", "اكتب مثلاً `{mended}`."),
    ),
    "below-lowest": Wording(
        what=("nothing is below `{level}`", "لا شيء أدنى من `{level}`"),
        why=(
            "`{level}` is the lowest that `{name}` can be, so the condition never holds.",
            "`{level}` أدنى ما يبلغه `{name}`، فلا يتحقق الشرط أبداً.",
        ),
        mend=(
            "name a higher level, or write `{name} is {level}`.",
            "اذكر مستوى أعلى، أو اكتب `{name} هو {level}`.",
        ),
    ),
    "happens-once": Wording(
        what=("`{name}` cannot happen {times} times", "لا يمكن أن يقع `{name}` عدد {times} من المرات"),
        why=(
            "a talk is held once, and an event happens once unless it says `again: yes`.",
            "تُعقد المحادثة مرة، ويقع الحدث مرة ما لم يذكر `يتكرر: نعم`.",
        ),
        mend=(
            "write `{name} has happened`, or `again: yes` in the event.",
            "اكتب `{name} وقع`، أو `يتكرر: نعم` في الحدث.",
        ),
    ),
    "date-here": Wording(
        what=("a date cannot stand in this condition", "لا يصح تاريخ في هذا الشرط"),
        why=(
            "this condition speaks of one kind of thing only ({wanted}), which time does not change.",
            "هذا الشرط عن نوع واحد فقط ({wanted})، وهو لا يتغير مع الزمن.",
        ),
        mend=("take the date out.", "احذف التاريخ."),
    ),
    "lacks": Wording(
        what=("`{name}` lacks `{field}`", "ينقص `{name}` الحقل `{field}`"),
        why=("without it nothing can be made of the entry.", "لا معنى لهذا البند من دونه."),
        mend=("add `{field}:` to it.", "أضف إليه `{field}:`."),
    ),
    "no-such-text": Wording(
        what=("the case holds no text `{path}`", "ليس في القضية نص باسم `{path}`"),
        why=(
            "quotes of `{source}` are looked up in its text.",
            "تُبحث اقتباسات `{source}` في نصه.",
        ),
        mend=(
            "put the text under `sources/`, or take `text:` out.",
            "ضع النص تحت `sources/`، أو احذف `نص:`.",
        ),
    ),
    "quote-not-found": Wording(
        what=(
            "these words do not stand in `{source}`; the nearest are {likeness} % alike",
            "هذه الألفاظ ليست في `{source}`، وأقربها يشبهها بنسبة {likeness}٪",
        ),
        why=(
            "a quote is the source's exact words, so that a reader can find them in `{path}`.",
            "الاقتباس هو ألفاظ المصدر نفسها، ليجدها القارئ في `{path}`.",
        ),
        mend=(
            "copy the words from the source; put your own words under `says:`.",
            "انسخ الألفاظ من المصدر، وضع عبارتك أنت تحت `يقول:`.",
        ),
    ),
    "quote-unlike": Wording(
        what=("`{source}` holds nothing like these words", "ليس في `{source}` ما يشبه هذه الألفاظ"),
        why=(
            "a quote is the source's exact words, so that a reader can find them in `{path}`.",
            "الاقتباس هو ألفاظ المصدر نفسها، ليجدها القارئ في `{path}`.",
        ),
        mend=(
            "quote the source that holds them, or put them under `says:` if they are your own.",
            "اقتبس من المصدر الذي وردت فيه، أو ضعها تحت `يقول:` إن كانت عبارتك.",
        ),
    ),
    "origin-disagrees": Wording(
        what=(
            "`{source}` gives another `{field}` than `{first}`, of the same origin",
            "يعطي `{source}` قيمة `{field}` غير التي يعطيها `{first}`، والمنشأ واحد",
        ),
        why=(
            "`{field}` belongs to the origin `{origin}`, not to those who repeat it.",
            "الحقل `{field}` للمنشأ `{origin}`، لا لمن ينقل عنه.",
        ),
        mend=("give it once.", "اذكره مرة واحدة."),
    ),
    "unknown-lint": Wording(
        what=("there is no lint called `{lint}`", "لا يوجد تنبيه باسم `{lint}`"),
        why=(
            "only a lint can be accepted, by the code that casus prints before it.",
            "لا يُقبل إلا تنبيه، برمزه الذي يطبعه casus قبله.",
        ),
        mend=("write one of: {lints}.", "اكتب واحداً من: {lints}."),
    ),
    "unknown-subject": Wording(
        what=("this case has nothing called `{about}`", "ليس في هذه القضية شيء باسم `{about}`"),
        why=(
            "a lint is accepted for one thing, said as `question.NAME` or `claim.NAME`, or for all.",
            "يُقبل التنبيه بشأن شيء واحد، مثل `question.NAME` أو `claim.NAME`، أو بشأن الكل.",
        ),
        mend=(
            "write the name of the thing, or take `about:` out.",
            "اكتب اسم الشيء، أو احذف `بشأن:`.",
        ),
    ),
    "unknown-strength": Wording(
        what=("no range is known for the words `{value}`", "لا يُعرف مدى للعبارة `{value}`"),
        why=(
            "a forecast is scored by the probability that its words stand for.",
            "يُقيَّم التوقع بالاحتمال الذي تدل عليه ألفاظه.",
        ),
        mend=(
            "add them under `words:`, such as `{value}: 60% to 90%`, or give a `probability:`.",
            "أضفها تحت `ألفاظ:`، مثل `{value}: 60% إلى 90%`، أو اذكر `احتمال:`.",
        ),
    ),
    "null-is-taken": Wording(
        what=("`null` is the name of the thesis that is always there", "`null` اسم الأطروحة الحاضرة دائماً"),
        why=(
            "every case is compared with the null thesis: things stay as they are, at the base rate.",
            "تُقارن كل قضية بالأطروحة الصفرية: تبقى الأمور كما هي، بالمعدل الأساسي.",
        ),
        mend=("give this thesis another name.", "سمِّ هذه الأطروحة باسم آخر."),
    ),
}
