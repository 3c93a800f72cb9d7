"""Wording of the problems of a record that contradicts the case or itself."""

from __future__ import annotations

from casus.problem.catalogue.form import Both, Wording

_NONE_LEFT: Both = (
    "answers are those of the histories that meet the record, and none could meet this.",
    "الإجابات هي إجابات المجريات التي توافق المشاهدات، ولا يوافق هذا أي مجرى.",
)

RECORD_WORDINGS: dict[str, Wording] = {
    "observed-beyond": Wording(
        what=(
            "this was seen on {day}, after the horizon {horizon}",
            "شوهد هذا يوم {day}، بعد الأفق {horizon}",
        ),
        why=(
            "histories end at the horizon, so that nothing later can be weighed.",
            "تنتهي مجريات الأحداث عند الأفق، فلا يوزن ما بعده.",
        ),
        mend=(
            "write a later `horizon:`, or leave the observation out.",
            "اكتب `أفق:` أبعد، أو احذف المشاهدة.",
        ),
    ),
    "happened-before": Wording(
        what=(
            "`{name}` happens once, and was already seen to happen",
            "يقع `{name}` مرة واحدة، وقد شوهد وقوعه قبل ذلك",
        ),
        why=_NONE_LEFT,
        mend=(
            "keep one of the two, or write `again: yes` with the event if it can happen more than once.",
            "أبقِ إحدى المشاهدتين، أو اكتب `يتكرر: نعم` مع الحدث إن كان يقع أكثر من مرة.",
        ),
    ),
    "talk-another-day": Wording(
        what=(
            "`{name}` was seen on {day}, and is held on: {days}",
            "شوهدت `{name}` يوم {day}، وموعدها: {days}",
        ),
        why=_NONE_LEFT,
        mend=(
            "write `on: {first}`, or say with the talk that it may be `postponed:` to that day.",
            "اكتب `يوم: {first}`، أو اذكر مع المحادثة أنها قد تؤجَّل (`تأجيل:`) إلى ذلك اليوم.",
        ),
    ),
    "talk-seen-twice": Wording(
        what=("what `{name}` agreed is said twice", "ذُكر مرتين ما انتهت إليه `{name}`"),
        why=("a talk is held once, and agrees one thing.", "تُعقد المحادثة مرة واحدة، وتنتهي إلى شيء واحد."),
        mend=("keep one of the two.", "أبقِ واحدة منهما."),
    ),
    "level-out-of-reach": Wording(
        what=("`{name}` cannot be {level}", "لا يمكن أن يكون `{name}` {level}"),
        why=(
            "it is not so at first, and no event or talk makes it so: no history could meet this.",
            "ليس كذلك في البداية، ولا حدث أو محادثة تجعله كذلك: فلا يوافق هذا أي مجرى.",
        ),
        mend=(
            "give an event or a talk's outcome a `then:` that leads there, or mend the level.",
            "أعطِ حدثاً أو نتيجة محادثة `عندئذ:` يقود إليه، أو صحّح المستوى.",
        ),
    ),
    "seen-otherwise": Wording(
        what=(
            "on {day} `{name}` was also seen to be something else",
            "شوهد `{name}` يوم {day} على حال أخرى أيضاً",
        ),
        why=_NONE_LEFT,
        mend=(
            "mend one of the two, give the hour of each (`at:`), or say how often such a sighting errs "
            "(`misread:`).",
            "صحّح إحداهما، أو اذكر ساعة كل منهما (`ساعة:`)، أو اذكر كم تخطئ مثل هذه المشاهدة "
            "(`خطأ_القراءة:`).",
        ),
    ),
}
