"""The words of tracks, changes, curves and histories, in English and Arabic; braces are filled in."""

from __future__ import annotations

Both = tuple[str, str]

CHANGE_WORDS: dict[str, Both] = {
    # interventions
    "if_set": ("If it were set by fiat: {words}", "لو فُرض: {words}"),
    "if_make": ("If it were made to happen: {words}", "لو أُوقع: {words}"),
    "if_scale": ("If how often it happens were changed: {words}", "لو غُيّرت وتيرته: {words}"),
    "if_had": (
        "Given what happened until {day}: what if this had been otherwise? {words}",
        "في ضوء ما وقع حتى {day}: ماذا لو كان هذا على غير ما كان؟ {words}",
    ),
    "before": ("as it is", "كما هي"),
    "after": ("then", "عندئذ"),
    "difference": ("difference", "الفرق"),
    "no_change_at_all": ("no change", "لا تغيّر"),
    "points_error": ("{points} ± {error}", "{points} ± {error}"),
    "unmoved": (
        "In {readings} it makes less than 1 point of difference; they are left out. --question NAME "
        "shows all.",
        "لا يبلغ الفرق نقطة مئوية في {readings}، فلم تُذكر. والخيار {option} مع اسم سؤال يعرضها كلها.",
    ),
    "note_what_if": (
        "Both answers come from the same histories with the same luck: only what was changed differs. “As it "
        "is” can differ a little from the answer that is printed elsewhere, within its error.",
        "الإجابتان من مجريات واحدة بالأرقام العشوائية نفسها، فلا يختلف إلا ما غُيّر. وقد تختلف «كما هي» "
        "قليلًا عن "
        "الإجابة المطبوعة في موضع آخر، ضمن خطئها.",
    ),
    "note_three": (
        "Set cuts what would have caused it. Made happens on its day whether it could or not. Scaled "
        "leaves the "
        "causes and changes how often it happens. The three are different questions.",
        "الفرض يقطع الأسباب. والإيقاع يجعله يقع في يومه أمكن أو لم يمكن. وتغيير الوتيرة يُبقي الأسباب "
        "ويغيّر كم "
        "يقع. وهي ثلاثة أسئلة مختلفة.",
    ),
    "note_counterfactual": (
        "Counterfactual: the histories that meet what was observed are told again with the same luck and one "
        "thing otherwise; then nobody has observed anything in them.",
        "مخالف الواقع: تُروى المجريات التي توافق ما شوهد مرة أخرى بالأرقام العشوائية نفسها مع تغيير شيء "
        "واحد، "
        "ولا تُعدّ فيها مشاهدة.",
    ),
    "note_difference_error": (
        "±: one standard error of the difference.",
        "±: الخطأ المعياري للفرق.",
    ),
    # track
    "track_day": ("as of", "حتى يوم"),
    "track_moved": ("what moved it", "ما حرّكها"),
    "silence": (
        "what was watched for and did not happen",
        "ما رُصد ولم يقع",
    ),
    "moved_by": ("{points}: {what}", "{points}: {what}"),
    "moved_unsaid": ("{what}", "{what}"),
    "quiet_days": (
        "{days} on which it moved by less than 1 point are left out.",
        "لم تُذكر {days} لم تتحرك فيها نقطة مئوية.",
    ),
    "note_track": (
        "Each line is the answer as it would have been given on that day, from what was then known. What "
        "moved "
        "it is shared out in the order in which the facts came in.",
        "كل سطر هو الإجابة كما كانت ستُعطى في ذلك اليوم بما كان معلومًا حينها. ويُقسم ما حرّكها بترتيب "
        "ورود الوقائع.",
    ),
    # curves
    "curve_day": ("day", "اليوم"),
    "curve_title": ("{ask} by date", "{ask} بحسب اليوم"),
    "track_title": ("{ask} as known on each day", "{ask} بحسب المعلوم في كل يوم"),
    "note_curve": (
        "Each point is the answer if the reading ended on that day. The line of blocks goes from 0% "
        "(lowest) to "
        "100%.",
        "كل نقطة هي الإجابة لو انتهت القراءة في ذلك اليوم. وسطر المربعات من 0% (أدناها) إلى 100%.",
    ),
    # a history
    "history": ("History {n} of those tried", "المجرى رقم {n} من المجريات المجرَّبة"),
    "history_found": (
        "History {n}: the first of {tried} in which this holds: {words}",
        "المجرى رقم {n}: أول مجرى من {tried} يتحقق فيه: {words}",
    ),
    "history_true": ("In it these claims are true", "الادعاءات الصحيحة فيه"),
    "history_false": ("In it these claims are not true", "الادعاءات غير الصحيحة فيه"),
    "history_more": ("; and {n} more", "؛ و{n} غيرها"),
    "history_answers": ("now true: {reading}", "يصدق الآن: {reading}"),
    "history_fails": ("no longer true: {reading}", "لم يعد يصدق: {reading}"),
    "history_postponed": ("{talk} is postponed", "تُؤجَّل {talk}"),
    "history_by_then": ("the end of the day", "نهاية اليوم"),
    "history_ruled_out": (
        "What is known rules this history out: it has no weight in any answer.",
        "ما هو معلوم ينفي هذا المجرى، فلا وزن له في أي إجابة.",
    ),
    "valued_now": ("{what}: {value}", "{what}: {value}"),
    "history_none": ("Nothing happens in it.", "لا يقع فيه شيء."),
    "note_history": (
        "One possible history, made from the case's own numbers. It is no forecast: among the histories "
        "tried it "
        "is one.",
        "مجرى ممكن واحد للأحداث، من أرقام القضية نفسها. وليس توقعًا: هو واحد من المجريات المجرَّبة.",
    ),
}

Forms = tuple[str, str, str, str, str, str, str]
CHANGE_COUNTED: dict[str, Forms] = {
    "claim_more": ("claim", "claims", "ادعاء واحد", "ادعاءان", "ادعاءات", "ادعاءً", "ادعاء"),
    "day_quiet": ("day", "days", "يوم واحد", "يومان", "أيام", "يومًا", "يوم"),
    "reading_in": ("reading", "readings", "قراءة واحدة", "قراءتين", "قراءات", "قراءة", "قراءة"),
}
