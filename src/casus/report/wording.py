"""The page's words, in English and Arabic; braces are filled in."""

from __future__ import annotations

from casus.report.change_wording import CHANGE_COUNTED, CHANGE_WORDS
from casus.report.explain_wording import EXPLAIN_COUNTED, EXPLAIN_WORDS

Both = tuple[str, str]

WORDS: dict[str, Both] = {
    **EXPLAIN_WORDS,
    **CHANGE_WORDS,
    # the head
    "as_of": ("as of {day}", "بحسب المعلوم يوم {day}"),
    "digest": ("case {digest}", "بصمة القضية {digest}"),
    "seed": ("seed {seed}", "البذرة {seed}"),
    "engine": ("engine {engine}", "المحرّك {engine}"),
    "worlds": ("{n} histories tried", "عدد مجريات الأحداث المجرَّبة: {n}"),
    "exact": ("computed without trying histories", "محسوبة دون تجريب مجريات للأحداث"),
    "stated": ("answers as stated in the case", "الإجابات كما وردت في القضية"),
    "interrupted": (
        "Interrupted: these answers rest on what had been tried when the run was stopped.",
        "أُوقف التشغيل: تستند هذه الإجابات إلى ما جُرِّب حتى لحظة الإيقاف.",
    ),
    "plain": (
        "The engine `plain` was used: slower, and by default answered to 1 percentage point only.",
        "استُعمل المحرّك plain: أبطأ، ودقته المعتادة نقطة مئوية واحدة فقط.",
    ),
    "nothing_asked": ("The case asks no question.", "لا تطرح القضية أي سؤال."),
    # a row
    "reading": ("reading", "القراءة"),
    "answer": ("answer", "الإجابة"),
    "picture": ("0% to 100%", "من 0% إلى 100%"),
    "band": ("band", "النطاق"),
    "null": ("no change", "بقاء الحال"),
    "by": ("by {day}", "بحلول {day}"),
    "on": ("on {day}", "يوم {day}"),
    "throughout": ("until {day}", "حتى {day}"),
    "to": ("{low} to {high}", "{low} – {high}"),
    "within": ("within {years}", "خلال {years}"),
    "given": (
        "among histories in which {given} ({share} of all)",
        "من بين المجريات التي يتحقق فيها: {given} (وهي {share} من الكل)",
    ),
    "given_said": (
        "among histories in which its condition comes true ({share} of all)",
        "من بين المجريات التي يتحقق فيها شرطها (وهي {share} من الكل)",
    ),
    "unsaid": ("cannot be said", "لا يمكن القول"),
    "theses": ("in words · the same by thesis", "بالكلمات · والقراءة نفسها بحسب كل أطروحة"),
    "in_words": ("in words", "بالكلمات"),
    "own_words": ("Forecast by {who}, as strong as “{words}”", "توقّع {who}، بقوة «{words}»"),
    "read_as": (", read as {band}", "، ويُقرأ {band}"),
    "at_most": ("at most {share}", "{share} على الأكثر"),
    "at_least": ("at least {share}", "{share} على الأقل"),
    "own_band": ("Forecast by {who}: {band}", "توقّع {who}: {band}"),
    "own_bare": ("Forecast by {who}", "توقّع {who}"),
    "own_expected": ("Expected by {who}, as others tell it", "ما يُنسب إلى {who} من توقّع"),
    "own_quote": (" (“{quote}”)", " («{quote}»)"),
    "own_quote_from": (" (“{quote}”, {source})", " («{quote}»، {source})"),
    "somebody": ("the author", "الكاتب"),
    "base_rate": ("Base rate ({label}): {says}", "المعدّل الأساسي ({label}): {says}"),
    "counted": ("{says}, {k} in {n}", "{says}، {k} من {n}"),
    # dates
    "dates": ("Next dates", "المواعيد المقبلة"),
    "talk": ("{name} (talk)", "{name} (محادثات)"),
    "postponed talk": ("{name} (talk, if postponed)", "{name} (محادثات، إن أُجِّلت)"),
    "reading due": ("the day for: {name}", "موعد حسم: {name}"),
    "readings due": ("the day for {questions}", "موعد حسم {questions}"),
    "and_more": ("and {days}", "و{days}"),
    # the brief page
    "brief": (
        "This is the first reading of each question (+2: two more). Without --brief: {readings}, the "
        "authors' own forecasts, the rival theses, and how to read the numbers.",
        "هذه القراءة الأولى لكل سؤال ({two}: قراءتان أخريان). وبلا الخيار {option} تُعرض {readings}، "
        "وتوقّعات أصحابها، والأطروحات المنافسة، وكيف تُقرأ الأرقام.",
    ),
    # lenses
    "lenses": ("What could be said, and what could not", "ما أمكن قوله وما لم يمكن"),
    "audit": ("Does it follow?", "هل تلزم النتيجة عن الحجج؟"),
    "dispute": ("Would they?", "هل يُقدِم الأطراف على ذلك؟"),
    "forecast": ("How likely, and by when?", "ما مدى الاحتمال، ومتى؟"),
    "score": ("Was it right?", "هل صحّ التوقّع؟"),
    "not_yet": ("Not answered by this version.", "لا تجيب عنه هذه النسخة."),
    "audit_none": ("Nothing to test: the case gives no claims.", "لا شيء يُفحص: لا ادعاءات في القضية."),
    "audit_holds": (
        "The case holds {counts}. They take part in the answers above, by their credence.",
        "في القضية {counts}، وهي داخلة في الإجابات أعلاه بحسب ترجيحها.",
    ),
    "dispute_none": (
        "Nothing to test: the case describes no dispute, with parties and their aims.",
        "لا شيء يُفحص: لا تصف القضية نزاعًا له أطراف وأهداف.",
    ),
    "dispute_holds": (
        "The case holds {counts}, with the aims of each party.",
        "في القضية {counts}، مع أهداف كل طرف.",
    ),
    "forecast_modelled": (
        "Answered above, from {counts}. What drives an answer, how sure it is and what would change it: "
        "`{command}`.",
        "أُجيب عنه أعلاه، وفي نموذج القضية {counts}. أما ما يحرّك الإجابة ومقدار الوثوق بها وما قد يغيّرها "
        "فيُطلب بالأمر {command}.",
    ),
    "forecast_stated": (
        "Answered above in the author's own numbers: the case models nothing to compute them from.",
        "أُجيب عنه أعلاه بأرقام الكاتب نفسه: ليس في القضية نموذج تُحسب منه.",
    ),
    "forecast_mixed": (
        "Some readings only repeat what the case states: nothing is modelled for them.",
        "بعض القراءات تكرّر ما ورد في القضية فحسب، إذ لا نموذج لها.",
    ),
    "forecast_none": ("The case asks no question.", "لا تطرح القضية أي سؤال."),
    "score_holds": (
        "The case holds {counts}. No observation was used in the answers above.",
        "في القضية {counts}. ولم تُستعمل أي مشاهدة في الإجابات أعلاه.",
    ),
    "score_weighed": (
        "The case holds {counts}. Those seen until {day} were weighed in the answers above.",
        "في القضية {counts}. ووُزن في الإجابات أعلاه ما شوهد منها حتى {day}.",
    ),
    "score_none": (
        "Nothing to score: the case holds neither observations nor anybody's forecast.",
        "لا شيء يُقيَّم: ليس في القضية مشاهدات ولا توقّعات لأحد.",
    ),
    # footnotes
    "notes": ("How to read this page", "كيف تُقرأ هذه الصفحة"),
    "note_answer": (
        "Answer: the share of histories tried in which the reading comes true, if the case is right. It is "
        "what the case implies, not what casus holds. The words are those of the ICD 203 scale.",
        "الإجابة: نسبة مجريات الأحداث التي تتحقق فيها القراءة إن صحّت القضية. وهي ما يلزم عن القضية، "
        "لا رأي casus. والألفاظ بحسب سلّم ICD 203.",
    ),
    "note_error": (
        "±: one standard error of the computation, shown where it reaches half a percentage point.",
        "±: الخطأ المعياري للحساب، ويُذكر إذا بلغ نصف نقطة مئوية.",
    ),
    "note_band": (
        "Band: where the answer lies in 9 of 10 cases when the numbers that people gave as ranges vary "
        "within them. One number alone: the band is narrower than the histories tried can tell.",
        "النطاق: حيث تقع الإجابة في 9 حالات من 10 إذا تحرّكت الأرقام ضمن النطاقات التي أُعطيت لها. "
        "فإن كان رقمًا واحدًا فهو أضيق مما تبيّنه المجريات المجرَّبة.",
    ),
    "note_null": (
        "No change: the null thesis. Things go on as they have in comparable cases (the base rate)",
        "بقاء الحال: الأطروحة الصفرية. تجري الأمور كما جرت في الحالات المشابهة (المعدّل الأساسي)",
    ),
    "note_null_model": (
        "; where it is marked *, no base rate is given, so it is the case with no factor at work.",
        "؛ وحيث العلامة * فلا معدّل أساسي، فهي القضية نفسها دون أي عامل مؤثر.",
    ),
    "note_null_end": (".", "."),
    "note_picture": (
        "In the picture {point} is the answer, {line} the band and {null} no change, from 0% at the left to "
        "100%.",
        "في الرسم: {point} الإجابة، و{line} النطاق، و{null} بقاء الحال؛ من 0% يسارًا إلى 100%.",
    ),
    "note_theses": (
        "By thesis: the same reading under each rival thesis of the case, to 1 percentage point:",
        "بحسب الأطروحة: القراءة نفسها وفق كل أطروحة منافسة في القضية، بدقة نقطة مئوية واحدة:",
    ),
    "note_thesis": ("{name}: {says}", "{name}: {says}"),
    "note_thesis_by": ("{name} (by {who}): {says}", "{name} ({who}): {says}"),
    "note_ever": (
        "Within so many years: a question with no last day is checked that long after the day of the case.",
        "خلال كذا سنة: السؤال الذي لا أجل له يُفحص بعد هذه المدة من يوم القضية.",
    ),
    "note_quotes": ("Quoted words are from: {source}.", "الكلمات المقتبسة من: {source}."),
    "note_strength": (
        "As strong as: a word, and not a quote; the case's table of words says how probable it makes what is "
        "asked.",
        "بقوة كذا: لفظ لا اقتباس؛ ويبيّن جدول الألفاظ في القضية ما يعنيه من احتمال لما يُسأل عنه.",
    ),
    "note_until": (
        "By a day: some time until its end. On a day: at its end. Until a day: all the time until its end.",
        "بحلول يوم: في وقت ما حتى نهايته. يوم كذا: عند نهايته. حتى يوم: طوال المدة حتى نهايته.",
    ),
    "note_stated": (
        "Answers with no history tried are stated in the case; their band is the range that it states.",
        "الإجابات التي لم تُجرَّب لها مجريات مأخوذة من القضية كما هي، ونطاقها هو النطاق المذكور فيها.",
    ),
    "note_tension": (
        "Claims that contradict each other would both be true in {share} of histories; those are left out.",
        "تجتمع ادعاءات متناقضة في {share} من مجريات الأحداث، وقد استُبعدت.",
    ),
    "note_open": (
        "Claims for which nobody gave a credence are left open, from 5% to 95%; number of them: {n}.",
        "الادعاءات التي لم يذكر أحد ترجيحًا لها تُركت مفتوحة، من 5% إلى 95%؛ وعددها: {n}.",
    ),
}

# things counted. English: one, more. Arabic: one, two, 3 to 10, 11 to 99, and the rest; with no number in
# the first two, which are words of their own there. All stand where Arabic has the nominative, but for
# `year_within` and `question_due`, which follow a preposition or a noun.
Forms = tuple[str, str, str, str, str, str, str]
COUNTED: dict[str, Forms] = {
    **EXPLAIN_COUNTED,
    **CHANGE_COUNTED,
    "claim": ("claim", "claims", "ادعاء واحد", "ادعاءان", "ادعاءات", "ادعاءً", "ادعاء"),
    "reason": ("reason", "reasons", "سبب واحد", "سببان", "أسباب", "سببًا", "سبب"),
    "contradiction": (
        "contradiction", "contradictions", "تناقض واحد", "تناقضان", "تناقضات", "تناقضًا", "تناقض",
    ),
    "dispute": ("dispute", "disputes", "نزاع واحد", "نزاعان", "نزاعات", "نزاعًا", "نزاع"),
    "party": ("party", "parties", "طرف واحد", "طرفان", "أطراف", "طرفًا", "طرف"),
    "event": ("event", "events", "حدث واحد", "حدثان", "أحداث", "حدثًا", "حدث"),
    "move": ("move", "moves", "تحرّك واحد", "تحرّكان", "تحرّكات", "تحرّكًا", "تحرّك"),
    "talk": (
        "talk", "talks", "موعد محادثات واحد", "موعدا محادثات", "مواعيد محادثات", "موعد محادثات",
        "موعد محادثات",
    ),
    "observation": (
        "observation", "observations", "مشاهدة واحدة", "مشاهدتان", "مشاهدات", "مشاهدة", "مشاهدة",
    ),
    "forecast": (
        "forecast of its authors", "forecasts of its authors", "توقّع واحد منسوب إلى صاحبه",
        "توقّعان منسوبان إلى أصحابهما", "توقّعات منسوبة إلى أصحابها", "توقّعًا منسوبًا إلى صاحبه",
        "توقّع منسوب إلى صاحبه",
    ),
    "reading": ("reading", "readings", "قراءة واحدة", "قراءتان", "قراءات", "قراءة", "قراءة"),
    "more_day": ("more day", "more days", "يوم آخر", "يومان آخران", "أيام أخرى", "يومًا آخر", "يوم آخر"),
    "question_due": ("question", "questions", "سؤال واحد", "سؤالين", "أسئلة", "سؤالًا", "سؤال"),
    "year_within": ("year", "years", "سنة", "سنتين", "سنوات", "سنة", "سنة"),
}  # fmt: skip
