"""The words of what stands behind an answer, in English and Arabic; braces are filled in."""

from __future__ import annotations

Both = tuple[str, str]

EXPLAIN_WORDS: dict[str, Both] = {
    # what is known
    "known_on": ("given what was observed until {day}", "في ضوء ما شوهد حتى {day}"),
    "effective": ("worth {n} equal ones", "تعادل {n} من المجريات المتساوية الوزن"),
    "few_effective": (
        "Few histories meet what was observed (they are worth {n} equal ones): read these answers with care, "
        "and see their errors.",
        "قليل من المجريات يوافق ما شوهد (تعادل {n} من المجريات المتساوية الوزن): اقرأ هذه الإجابات بحذر مع "
        "أخطائها.",
    ),
    # things
    "said_by": ("“{what}” ({who})", "«{what}» ({who})"),
    "the_case": ("the editor of the case", "محرّر القضية"),
    "denied_claim": ("{who}, who denies it", "{who}، نفيًا"),
    "valued": ("{what} is {value}", "{what}: {value}"),
    "move": ("{what} (a move of {who})", "{what} (تحرّك من {who})"),
    "ends_with": ("{talk}, ending with “{outcome}”", "{talk}، وتنتهي إلى «{outcome}»"),
    "range_chance": ("how often this happens: {what}", "وتيرة وقوع هذا: {what}"),
    "range_credence": ("how credible: {what}", "مقدار ترجيح: {what}"),
    "range_holds": ("how well a reason carries: {what}", "قوة سبب من أسباب: {what}"),
    "range_factor": ("how strongly something works on: {what}", "مقدار تأثير عامل في: {what}"),
    "range_reliability": ("how reliable: {what}", "مقدار موثوقية: {what}"),
    "range_other": ("a number of: {what}", "رقم من أرقام: {what}"),
    "told_by": ("{what} ({who})", "{what} ({who})"),
    "no_point": ("less than 1 point", "أقل من نقطة مئوية"),
    "points_after_sign": ("points", "نقطة مئوية"),
    # reasons
    "explained": (
        "Why {number} ({word}), {label}",
        "لماذا {number} ({word})، {label}",
    ),
    "for": ("Reasons for", "ما يرجّحها"),
    "against": ("Reasons against", "ما يضعّفها"),
    "none_for": ("Nothing in the case raises it much.", "ليس في القضية ما يرفعها كثيرًا."),
    "none_against": ("Nothing in the case lowers it much.", "ليس في القضية ما يخفضها كثيرًا."),
    "chance_claim": ("{chance} true", "احتمال صحته {chance}"),
    "chance_event": ("{chance} by then", "احتمال وقوعه حتى ذلك اليوم {chance}"),
    "known_event": ("it has happened", "وقد وقع"),
    "chance_talk": ("{chance}", "احتماله {chance}"),
    "so_raises": (
        "{what}: {chance}. Raises the answer: {so} if so, {not_so} if not.",
        "{what}: {chance}. يرفع الإجابة: {so} إن كان ذلك، و{not_so} إن لم يكن.",
    ),
    "so_lowers": (
        "{what}: {chance}. Lowers the answer: {so} if so, {not_so} if not.",
        "{what}: {chance}. يخفض الإجابة: {so} إن كان ذلك، و{not_so} إن لم يكن.",
    ),
    "not_raises": (
        "{what}: only {chance}. It would raise the answer: {so} if so, {not_so} if not.",
        "{what}: {chance} فحسب. ولو كان لرفع الإجابة: {so} إن كان ذلك، و{not_so} إن لم يكن.",
    ),
    "not_lowers": (
        "{what}: only {chance}. It would lower the answer: {so} if so, {not_so} if not.",
        "{what}: {chance} فحسب. ولو كان لخفض الإجابة: {so} إن كان ذلك، و{not_so} إن لم يكن.",
    ),
    "shared_causes": (
        " Changed by itself it makes {points} of difference; the rest goes with causes that both share.",
        " وإذا تغيّر وحده كان الفرق {points}، والباقي من أسباب مشتركة.",
    ),
    "as_doubt": (
        "{what}: {so} in its upper half, {not_so} in its lower half.",
        "{what}: {so} في نصفه الأعلى، و{not_so} في نصفه الأدنى.",
    ),
    # what would change it
    "cruxes": ("What would change it", "ما قد يغيّرها"),
    "crux_so": (
        "{what}: known to be so, the answer is {share} ({word}).",
        "{what}: إن عُلم أنه كذلك صارت الإجابة {share} ({word}).",
    ),
    "crux_not": (
        "{what}: known not to be so, the answer is {share} ({word}).",
        "{what}: إن عُلم أنه ليس كذلك صارت الإجابة {share} ({word}).",
    ),
    "crux_high": (
        "{what}: in its upper half the answer is {share} ({word}).",
        "{what}: في نصفه الأعلى تصير الإجابة {share} ({word}).",
    ),
    "crux_low": (
        "{what}: in its lower half the answer is {share} ({word}).",
        "{what}: في نصفه الأدنى تصير الإجابة {share} ({word}).",
    ),
    "no_crux": (
        "No single thing would carry it past 50% or out of “{word}”.",
        "لا شيء وحده ينقلها عبر 50% أو يخرجها من «{word}».",
    ),
    # what to watch
    "watch": ("What to watch next", "ما يُرقب بعدُ"),
    "watch_event": (
        "{what}: has it happened by then? {so} if so, {not_so} if not",
        "{what}: هل وقع حتى ذلك اليوم؟ {so} إن وقع، و{not_so} إن لم يقع",
    ),
    "watch_talk": (
        "{talk}: {so} if it ends with “{outcome}”, else {not_so}",
        "{talk}: {so} إن انتهت إلى «{outcome}»، وإلا {not_so}",
    ),
    "watch_reading": (
        "{what} {so} if yes, {not_so} if no",
        "{what} {so} إن كان الجواب نعم، و{not_so} إن كان لا",
    ),
    "worth": (
        "; moves it by {points} on average (worth {worth})",
        "؛ يحرّكها {points} في المتوسط (قيمته {worth})",
    ),
    # how sure
    "sure": ("How sure", "مقدار الوثوق"),
    "sure_high": ("high", "عالٍ"),
    "sure_moderate": ("moderate", "متوسط"),
    "sure_low": ("low", "منخفض"),
    "sure_level": ("Confidence is {level}.", "الوثوق {level}."),
    "sure_sourced": (
        "(a) {share} of what moves it rests on claims with two independent origins, or an official or data "
        "source.",
        "(أ) {share} مما يحرّكها يستند إلى ادعاءات لها أصلان مستقلان، أو مصدر رسمي أو مصدر بيانات.",
    ),
    "sure_unsourced": ("(a) No claim moves it.", "(أ) لا ادعاء يحرّكها."),
    "sure_range": (
        "(b) Across theses and analysts it differs by {points}.",
        "(ب) تتفاوت بين الأطروحات والمحللين بمقدار {points}.",
    ),
    "sure_move": (
        "(c) By {day}, the next date, it is expected to move by {points}.",
        "(ج) يُتوقع أن تتحرك {points} حتى {day}، وهو الموعد المقبل.",
    ),
    "sure_still": ("(c) No date is set before it is resolved.", "(ج) لا موعد مضروبًا قبل حسمها."),
    # reports of one origin
    "one_origin": (
        "{reports} of one origin, {origin}, {count}.",
        "{reports} من أصل واحد، {origin}: {count}.",
    ),
    "count_as_one": ("count as about one", "وزنها نحو واحد"),
    "count_as": ("count as about {n}", "وزنها نحو {n}"),
    "count_none": ("count for nothing here", "لا وزن لها هنا"),
    # theses
    "support": ("Which thesis the record bears out, until {day}", "أيّ أطروحة يؤيدها السجل، حتى {day}"),
    "support_row": ("{prior} before the record, {share} after", "{prior} قبل السجل، و{share} بعده"),
    "support_null": ("no change (the null thesis)", "بقاء الحال (الأطروحة الصفرية)"),
    "support_times": ("{n} times less fitting than the best", "أقل ملاءمة من أفضلها {n} مرة"),
    "support_best": ("fits best", "أفضلها ملاءمة"),
    "support_impossible": ("cannot meet the record at all", "لا يمكن أن توافق السجل"),
    "as_written": ("the case as written", "القضية كما كُتبت"),
    "none_of_these": ("none of these", "لا شيء منها"),
    "none_kept": ("{share} is kept for it", "يُحفظ لها {share}"),
    "none_fits": (
        "None of the theses fits: what was observed would be rarer than 1 in 20 under every one of them.",
        "لا تلائم أيُّ أطروحة ما شوهد: فهو أندر من 1 في 20 وفق كل واحدة منها.",
    ),
    # how to read it
    "note_reasons": (
        "Reasons: of all claims, events and talks those whose truth is expected to move the answer most. "
        "They are what the case and those quoted in it say; casus takes no side.",
        "الأسباب: أكثر الادعاءات والأحداث والمحادثات تحريكًا للإجابة في المتوقع. وهي أقوال القضية ومن "
        "تقتبس منهم، ولا ينحاز casus إلى أحد.",
    ),
    "note_crux": (
        "What would change it: each of these alone would carry the answer past 50% or into another word.",
        "ما قد يغيّرها: كل واحد من هذه ينقل الإجابة وحده عبر 50% أو إلى لفظ آخر.",
    ),
    "note_worth": (
        "Worth: how much better the forecast would score (Brier) for knowing it by that day.",
        "القيمة: مقدار تحسّن درجة التوقّع (Brier) بمعرفته حتى ذلك اليوم.",
    ),
    "note_confidence": (
        "Confidence is apart from likelihood. High: (a) at least 67%, (b) at most 10 points and (c) at most "
        "5. Low: (a) below 33%, (b) above 30 or (c) above 15.",
        "الوثوق غير الاحتمال. عالٍ: (أ) لا تقل عن 67%، و(ب) لا تتجاوز 10 نقاط، و(ج) لا تتجاوز 5. "
        "منخفض: (أ) دون 33%، أو (ب) فوق 30، أو (ج) فوق 15.",
    ),
    "note_origin": (
        "Reports of one origin are not independent: if it is wrong once, it is wrong in all of them.",
        "الأخبار التي من أصل واحد غير مستقلة: إن أخطأ مرة أخطأ فيها كلها.",
    ),
    "ask_more": (
        "Only the first reading of each question is explained; --question NAME explains all of one.",
        "تُشرح القراءة الأولى من كل سؤال فقط؛ والخيار {option} مع اسم سؤال يشرح قراءاته كلها.",
    ),
}

# As in `wording`: English one, more; Arabic one, two, 3 to 10, 11 to 99, and the rest.
Forms = tuple[str, str, str, str, str, str, str]
EXPLAIN_COUNTED: dict[str, Forms] = {
    "point": (
        "point", "points", "نقطة مئوية", "نقطتين مئويتين", "نقاط مئوية", "نقطة مئوية", "نقطة مئوية",
    ),
    "denial": ("denial", "denials", "نفي واحد", "نفيان", "مرات نفي", "مرة نفي", "مرة نفي"),
    "report": ("report", "reports", "خبر واحد", "خبران", "أخبار", "خبرًا", "خبر"),
}  # fmt: skip
