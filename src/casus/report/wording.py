"""The page's words, in English and Arabic; braces are filled in."""

from __future__ import annotations

Both = tuple[str, str]

WORDS: dict[str, Both] = {
    # the head
    "as_of": ("as of {day}", "بحسب المعلوم يوم {day}"),
    "digest": ("case {digest}", "بصمة القضية {digest}"),
    "seed": ("seed {seed}", "البذرة {seed}"),
    "engine": ("engine {engine}", "المحرّك {engine}"),
    "worlds": ("{n} histories tried", "عدد مجريات الأحداث المجرَّبة: {n}"),
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
    "given": (
        "among histories in which {given} ({share} of all)",
        "بين المجريات التي {given} ({share} منها كلها)",
    ),
    "unsaid": ("cannot be said", "لا يمكن القول"),
    "theses": ("by thesis", "بحسب الأطروحة"),
    "own_words": ("Forecast by {who}: “{words}”", "توقّع {who}: «{words}»"),
    "read_as": (", read as {band}", "، ويُقرأ {band}"),
    "own_band": ("Forecast by {who}: {band}", "توقّع {who}: {band}"),
    "own_bare": ("Forecast by {who}", "توقّع {who}"),
    "own_quote": (" (“{quote}”)", " («{quote}»)"),
    "somebody": ("the author", "الكاتب"),
    "base_rate": ("Base rate ({label}): {says}", "المعدّل الأساسي ({label}): {says}"),
    "counted": ("{says}, {k} in {n}", "{says}، {k} من {n}"),
    # dates
    "dates": ("Next dates", "المواعيد المقبلة"),
    "talk": ("{name} (talk)", "{name} (محادثات)"),
    "postponed talk": ("{name} (talk, if postponed)", "{name} (محادثات، إن أُجِّلت)"),
    "reading due": ("the day for: {name}", "موعد حسم: {name}"),
    "readings due": ("the day for {n} questions", "موعد حسم أسئلة عددها {n}"),
    "and_more": ("and {n} more days", "وأيام أخرى عددها {n}"),
    # lenses
    "lenses": ("What could be said, and what could not", "ما أمكن قوله وما لم يمكن"),
    "audit": ("Does it follow?", "هل تلزم النتيجة عن الحجج؟"),
    "dispute": ("Would they?", "هل يفعلونها؟"),
    "forecast": ("How likely, and by when?", "ما مدى الاحتمال، ومتى؟"),
    "score": ("Was it right?", "هل صحّ التوقّع؟"),
    "not_yet": ("Not answered by this version.", "لا تجيب عنه هذه النسخة."),
    "audit_none": ("Nothing to test: the case gives no claims.", "لا شيء يُفحص: لا دعاوى في القضية."),
    "audit_holds": (
        "The case holds {counts}. They take part in the answers above, by their credence.",
        "في القضية: {counts}. وهي داخلة في الإجابات أعلاه بحسب درجة تصديقها.",
    ),
    "dispute_none": (
        "Nothing to test: the case describes no dispute, with parties and their aims.",
        "لا شيء يُفحص: لا تصف القضية نزاعًا له أطراف وأهداف.",
    ),
    "dispute_holds": (
        "The case holds {counts}, with the aims of each party.",
        "في القضية: {counts}، مع أهداف كل طرف.",
    ),
    "forecast_modelled": (
        "Answered above, from {counts}. What drives an answer, and what would change it, is not told by this "
        "version.",
        "أُجيب عنه أعلاه استنادًا إلى: {counts}. أما ما يحرّك الإجابة وما قد يغيّرها فلا تذكره هذه النسخة.",
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
        "في القضية: {counts}. ولم تُستعمل أي مشاهدة في الإجابات أعلاه.",
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
        "within them.",
        "النطاق: حيث تقع الإجابة في 9 حالات من 10 حين تتغيّر الأرقام التي أعطيت نطاقاتٍ ضمن نطاقاتها.",
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
        "بحسب الأطروحة: القراءة نفسها وفق كل أطروحة منافسة في القضية، بدقة نقطة مئوية:",
    ),
    "note_thesis": ("{name}: {says}", "{name}: {says}"),
    "note_thesis_by": ("{name} (by {who}): {says}", "{name} ({who}): {says}"),
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
        "تجتمع دعاوى متناقضة في {share} من مجريات الأحداث، وقد استُبعدت.",
    ),
    "note_open": (
        "Claims for which nobody gave a credence are left open, from 5% to 95%; number of them: {n}.",
        "الدعاوى التي لم يعطِ أحد درجة تصديق لها تُركت مفتوحة، من 5% إلى 95%؛ وعددها: {n}.",
    ),
}

# things counted: one, many, and the Arabic label, which stands before the number and needs no agreement
COUNTED: dict[str, tuple[str, str, str]] = {
    "claim": ("claim", "claims", "الدعاوى"),
    "reason": ("reason", "reasons", "الأسباب"),
    "contradiction": ("contradiction", "contradictions", "التناقضات"),
    "dispute": ("dispute", "disputes", "النزاعات"),
    "party": ("party", "parties", "الأطراف"),
    "event": ("event", "events", "الأحداث"),
    "move": ("move", "moves", "التحركات"),
    "talk": ("talk", "talks", "المحادثات"),
    "question": ("question", "questions", "الأسئلة"),
    "own_reading": ("reading", "readings", "القراءات"),
    "observation": ("observation", "observations", "المشاهدات"),
    "forecast": ("forecast of its authors", "forecasts of its authors", "توقّعات أصحابها"),
}
