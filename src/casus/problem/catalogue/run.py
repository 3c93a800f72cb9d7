"""Wording of the problems that this stage tells: the command line, and running a case."""

from __future__ import annotations

from casus.problem.catalogue.form import Both, Wording

WORDINGS: dict[str, Wording] = {
    "misuse": Wording(
        what=("{says}", "{says}"),
        why=(
            "the command was not understood, so nothing was done.",
            "لم يُفهم الأمر، فلم يُنفَّذ شيء.",
        ),
        mend=("see `{help}`.", "انظر `{help}`."),
    ),
    "case-not-named": Wording(
        what=("no case was named", "لم تُذكر أي قضية"),
        why=(
            "`{command}` reads what is named after it.",
            "يقرأ `{command}` ما يُذكر بعده.",
        ),
        mend=(
            "name a file or a folder: `{command} case.yaml`.",
            "اذكر ملفًا أو مجلدًا: `{command} case.yaml`.",
        ),
    ),
    "one-case-too-many": Wording(
        what=(
            "`{command}` takes one case; left over: {words}",
            "يأخذ `{command}` قضية واحدة؛ والزائد: {words}",
        ),
        why=(
            "its page is that of one case; a path with blanks needs quotes round it.",
            "صفحته لقضية واحدة؛ والمسار الذي فيه مسافات يحتاج إلى علامتي تنصيص.",
        ),
        mend=("name the cases one by one.", "اذكر القضايا واحدة واحدة."),
    ),
    "unknown-command": Wording(
        what=("casus has no command `{word}`", "ليس لـ casus أمر اسمه `{word}`"),
        why=("the first word says what to do: {commands}.", "تقول الكلمة الأولى ما يُفعل: {commands}."),
        mend=("{meant}see `{help}`.", "{meant}انظر `{help}`."),
    ),
    "unknown-option-of": Wording(
        what=("`{command}` has no option `{option}`", "ليس لـ `{command}` خيار اسمه `{option}`"),
        why=(
            "what begins with `-` is an option; for a file of such a name write `./` before it.",
            "ما يبدأ بـ `-` خيار؛ ولملف بهذا الاسم اكتب `./` قبله.",
        ),
        mend=("{meant}see `{help}`.", "{meant}انظر `{help}`."),
    ),
    "option-without-value": Wording(
        what=("nothing is written after `{option}`", "لم يُكتب شيء بعد `{option}`"),
        why=("this option needs a value.", "يحتاج هذا الخيار إلى قيمة."),
        mend=("write its value, or leave it out; see `{help}`.", "اكتب قيمته أو احذفه؛ انظر `{help}`."),
    ),
    "option-unread": Wording(
        what=("`{option}` cannot be `{value}`", "لا يصح `{value}` مع `{option}`"),
        why=("wanted after it is {wanted}.", "المطلوب بعده {wanted}."),
        mend=("write it so, or leave the option out.", "اكتبه كذلك، أو احذف الخيار."),
    ),
    "option-twice": Wording(
        what=("`{option}` is given twice", "ورد `{option}` مرتين"),
        why=("only one of the two can count.", "لا يُعتدّ إلا بواحد منهما."),
        mend=("keep one of them.", "أبقِ واحدًا منهما."),
    ),
    "option-out-of-range": Wording(
        what=(
            "`{option}` must lie between {low} and {high}, got {value}",
            "يجب أن تقع `{option}` بين {low} و{high}، والمُعطى {value}",
        ),
        why=("{why}", "{why}"),
        mend=(
            "give `{option}` a number from {low} to {high}.",
            "أعطِ `{option}` رقمًا من {low} إلى {high}.",
        ),
    ),
    "date-unreadable": Wording(
        what=("`{value}` is no date that can be read", "لا تُقرأ `{value}` تاريخًا"),
        why=("`--as-of` takes one day.", "يأخذ `--as-of` يومًا واحدًا."),
        mend=("write it as `2021-03-31` or `31 March 2021`.", "اكتبه هكذا: `2021-03-31` أو `31 مارس 2021`."),
    ),
    "as-of-beyond": Wording(
        what=(
            "{asked} is after the horizon {horizon}",
            "{asked} بعد الأفق {horizon}",
        ),
        why=(
            "nothing after the horizon is looked at, so that nothing is left to forecast.",
            "لا يُنظر إلى ما بعد الأفق، فلا يبقى ما يُتوقع.",
        ),
        mend=("give a day from {as_of} to {horizon}.", "اذكر يومًا من {as_of} إلى {horizon}."),
    ),
    "options-apart": Wording(
        what=("{options} cannot be asked together", "لا تُطلب {options} معًا"),
        why=(
            "each asks another question: what is, what would be from now on, what would have been, or "
            "how the "
            "answer came about.",
            "لكل منها سؤال آخر: ما هو، أو ما سيكون من الآن، أو ما كان سيكون، أو كيف تكوّنت الإجابة.",
        ),
        mend=("ask one at a time.", "اسأل واحدًا في كل مرة."),
    ),
    "option-needs": Wording(
        what=("`{option}` needs `{other}`", "يحتاج `{option}` إلى `{other}`"),
        why=("{why}", "{why}"),
        mend=("write `{example}`.", "اكتب `{example}`."),
    ),
    "counterfactual-missing": Wording(
        what=("what would have been is not computed by this version", "لا تحسب هذه النسخة ما كان سيكون"),
        why=(
            "the words were understood; the engines cannot yet tell the same histories again.",
            "فُهمت الألفاظ؛ لكن المحرّكات لا تعيد بعدُ رواية المجريات نفسها.",
        ),
        mend=(
            "ask from a day on instead, with `--set`, `--make` or `--scale`.",
            "اسأل بدلًا منه عمّا بعد يوم معيّن بالخيارات `--set` أو `--make` أو `--scale`.",
        ),
    ),
    "nothing-to-run": Wording(
        what=(
            "the case only states its answers, so there is nothing to change",
            "تذكر القضية إجاباتها فحسب، فلا شيء يُغيَّر",
        ),
        why=(
            "what moves an answer can be told only where events, claims or talks lead to it.",
            "لا يُعرف ما يحرّك الإجابة إلا حيث تقود إليها أحداث أو ادعاءات أو محادثات.",
        ),
        mend=(
            "give the questions a condition (`when:`) over events, states or claims.",
            "أعطِ الأسئلة شرطًا (`عندما:`) على أحداث أو حالات أو ادعاءات.",
        ),
    ),
    "no-such-history": Wording(
        what=(
            "none of {n} histories tried meets `{words}`",
            "لا يوافق `{words}` أيٌّ من {n} من المجريات المجرَّبة",
        ),
        why=(
            "it may be very unlikely, or impossible as the case is written.",
            "قد يكون مستبعدًا جدًا، أو مستحيلًا كما كُتبت القضية.",
        ),
        mend=(
            "try more with `--worlds`, or another condition.",
            "جرّب عددًا أكبر بالخيار `--worlds`، أو شرطًا آخر.",
        ),
    ),
    "not-saved": Wording(
        what=("`{path}` cannot be written: {says}", "تعذّرت كتابة `{path}`: {says}"),
        why=("the system refused to take the file.", "رفض النظام استلام الملف."),
        mend=(
            "name a file in a folder that is there and can be written.",
            "اذكر ملفًا في مجلد موجود تجوز الكتابة فيه.",
        ),
    ),
    "no-chart": Wording(
        what=("there is no chart to write to `{path}`", "لا رسم يُكتب في `{path}`"),
        why=("a chart needs an answer on two days at least.", "يحتاج الرسم إلى إجابة في يومين على الأقل."),
        mend=("save the page instead: `--save page.html`.", "احفظ الصفحة بدلًا منه: `--save page.html`."),
    ),
    "interrupted-early": Wording(
        what=("stopped before any answer was there", "أُوقف قبل أن تتوفر أي إجابة"),
        why=(
            "what is compared must be run to its end before it can be told.",
            "ما يُقارن لا بد أن يُشغَّل إلى آخره قبل أن يُقال.",
        ),
        mend=("ask for fewer histories with `--worlds`.", "اطلب مجريات أقل بالخيار `--worlds`."),
    ),
    "no-such-question": Wording(
        what=("the case asks no question `{name}`", "لا تطرح القضية سؤالًا اسمه `{name}`"),
        why=("its questions are: {questions}.", "أسئلتها: {questions}."),
        mend=("name one of them, or leave `--question` out.", "اذكر واحدًا منها، أو احذف `--question`."),
    ),
    "not-a-page": Wording(
        what=("`{path}` ends neither in `.html` nor in `.svg`", "لا ينتهي `{path}` بـ `.html` ولا بـ `.svg`"),
        why=(
            "a page is saved as HTML; a chart alone as SVG, for one question.",
            "تُحفظ الصفحة بصيغة HTML، والرسم وحده بصيغة SVG لسؤال واحد.",
        ),
        mend=("write `--save page.html`.", "اكتب `--save page.html`."),
    ),
    "as-of-earlier": Wording(
        what=(
            "the case is frozen on {as_of}; it cannot be run as of {asked}, before that",
            "القضية مجمّدة عند {as_of}؛ ولا يمكن تشغيلها بحسب المعلوم يوم {asked} السابق له",
        ),
        why=(
            "the case says what was known on {as_of}, not what was known earlier.",
            "تذكر القضية ما كان معلومًا يوم {as_of}، لا ما كان معلومًا قبله.",
        ),
        mend=(
            "leave `--as-of` out, or write a case with an earlier `as_of`.",
            "احذف `--as-of` أو اكتب قضية تاريخها `as_of` أسبق.",
        ),
    ),
    "intervention-empty": Wording(
        what=("nothing is written after `--{kind}`", "لم يُكتب شيء بعد `--{kind}`"),
        why=(
            "an intervention says what is changed by fiat.",
            "يقول التدخّل ما الذي يُغيَّر فرضاً.",
        ),
        mend=('write for instance `--{kind} "{example}"`.', 'اكتب مثلاً `--{kind} "{example}"`.'),
    ),
    "engine-missing": Wording(
        what=("the engine `worlds` is not there", "المحرّك `worlds` غير متوفر"),
        why=(
            "it is compiled when casus is installed, and no compiler was found then.",
            "يُترجَم عند تثبيت casus، ولم يُعثر حينها على مترجم.",
        ),
        mend=(
            "install a C compiler and then casus again, or leave `--engine` out: `plain` works everywhere.",
            "ثبّت مترجم C ثم أعد تثبيت casus، أو احذف `--engine`: فالمحرّك `plain` يعمل في كل مكان.",
        ),
    ),
    "run-limit-candidates": Wording(
        what=("`{name}` would happen too often to be run", "يقع `{name}` أكثر مما يمكن تشغيله"),
        why=(
            "in one history tried it would have to be tried many millions of times.",
            "في مجرى واحد من مجريات الأحداث يلزم تجريبه ملايين المرات.",
        ),
        mend=(
            "look at its chance, at the factors that raise it together, and at the count after `per`.",
            "راجع فرصته والعوامل التي ترفعها معًا والعدد المذكور بعد `per`.",
        ),
    ),
    "run-limit-hazard": Wording(
        what=("the chance of `{name}` is beyond what can be run", "فرصة `{name}` خارج ما يمكن تشغيله"),
        why=(
            "with all its factors it would happen more than a million million times a year.",
            "مع كل عوامله يقع أكثر من مليون مليون مرة في السنة.",
        ),
        mend=(
            "look at its chance and at the factors that raise it together.",
            "راجع فرصته والعوامل التي ترفعها معًا.",
        ),
    ),
    "run-limit-range": Wording(
        what=("the range of `{name}` is too wide to be run", "نطاق `{name}` أوسع من أن يُشغَّل"),
        why=(
            "a value drawn from it is too large to be a number.",
            "سُحبت منه قيمة أكبر من أن تكون رقمًا.",
        ),
        mend=("give it a narrower range.", "أعطه نطاقًا أضيق."),
    ),
    "run-limit-talk": Wording(
        what=("no outcome of `{name}` can be drawn", "لا يمكن سحب أي نتيجة من `{name}`"),
        why=(
            "the odds of its outcomes, with their factors, are no numbers above 0.",
            "أوزان نتائجه مع عواملها ليست أرقامًا أكبر من 0.",
        ),
        mend=("look at its odds and their factors.", "راجع أوزان نتائجه وعواملها."),
    ),
    "run-limit-evidence": Wording(
        what=(
            "no history of the case can meet what was observed: `{name}`",
            "لا يمكن أن يوافق أي مجرى من مجريات القضية ما شوهد: `{name}`",
        ),
        why=(
            "of those tried, none that met what is on record before this fact could meet it too.",
            "لم يوافق هذا الخبرَ أيُّ مجرى مجرَّب من تلك التي وافقت ما سُجّل قبله.",
        ),
        mend=(
            "look at its date and at what the case lets happen until then, or let it be misread.",
            "راجع تاريخه وما تجيزه القضية حتى ذلك اليوم، أو أجز خطأ القراءة.",
        ),
    ),
    "run-limit-counterfactual": Wording(
        what=(
            "`{name}` cannot be asked against what happened",
            "لا يمكن السؤال عن `{name}` خلافًا لما وقع",
        ),
        why=(
            "an event on its record has stages or depends on a count, and its luck cannot be told.",
            "في سجلّها حدث ذو مراحل أو متعلق بعدد، ولا يُعرف حظّه.",
        ),
        mend=(
            "ask what if from then on (`--set`, `--make`, `--scale`), or as of an earlier day.",
            "اسأل ماذا لو ابتداءً من ذلك اليوم (`--set` و`--make` و`--scale`)، أو بحسب يوم أسبق.",
        ),
    ),
    "run-limit-exact": Wording(
        what=(
            "`{name}` is too large for the engine `exact`",
            "القضية `{name}` أكبر من أن يجيب عنها المحرّك `exact`",
        ),
        why=(
            "it takes at most {most} {what}, and this case needs more.",
            "حدّه الأقصى {most} {what}، وهذه القضية تحتاج أكثر.",
        ),
        mend=(
            "leave `--engine` out: `worlds` answers it by trying histories.",
            "احذف `--engine`: فالمحرّك `worlds` يجيب عنها بتجريب مجريات الأحداث.",
        ),
    ),
    "assertion-fails": Wording(
        what=(
            "this does not hold: the answer goes from {before} to {after}",
            "هذا لا يتحقق: تنتقل الإجابة من {before} إلى {after}",
        ),
        why=(
            "it should become {wanted}, and changes by {points} points with a standard error of {error}.",
            "المنتظر أن تصير {wanted}، وهي تتغير {points} نقطة بخطأ معياري {error}.",
        ),
        mend=(
            "look at what leads from the one to the other, or take the assertion back.",
            "راجع ما يقود من أحدهما إلى الآخر، أو اسحب التأكيد.",
        ),
    ),
    "assertion-open": Wording(
        what=(
            "this makes too little difference to tell: from {before} to {after}",
            "فرق هذا أقل من أن يُحكم عليه: من {before} إلى {after}",
        ),
        why=(
            "it should become {wanted}; the change of {points} points has a standard error of {error}.",
            "المنتظر أن تصير {wanted}؛ وللتغير البالغ {points} نقطة خطأ معياري {error}.",
        ),
        mend=(
            "see whether anything in the case leads from the one to the other.",
            "انظر هل في القضية ما يقود من أحدهما إلى الآخر.",
        ),
    ),
    "shell-unknown": Wording(
        what=("it is not known which shell to complete for", "لا يُعرف أي صدفة (shell) يُراد لها الإكمال"),
        why=("{says}", "{says}"),
        mend=(
            "name it: `casus completion {verb} --shell bash` (or zsh, fish).",
            "سمِّها: `casus completion {verb} --shell bash` (أو zsh أو fish).",
        ),
    ),
    "output-not-written": Wording(
        what=("the answer could not be written: {says}", "تعذّرت كتابة الإجابة: {says}"),
        why=(
            "the system refused to take the output.",
            "رفض النظام استلام المخرجات.",
        ),
        mend=("look for a full disk, or write elsewhere.", "تحقق من امتلاء القرص، أو اكتب في مكان آخر."),
    ),
    "own-fault": Wording(
        what=(
            "this is a fault of casus, not of your case: {kind} at {where}",
            "هذا خلل في casus لا في قضيتك: {kind} عند {where}",
        ),
        why=("{says}", "{says}"),
        mend=(
            "please report it to the maintainers, with this message, casus {version}, Python {python}, the "
            "command and, if you may share it, the case. `CASUS_TRACEBACK=1` shows the whole trace.",
            "نرجو إبلاغ القائمين على البرنامج بهذه الرسالة، مع casus {version} وPython {python} والأمر، "
            "والقضية إن أمكنت مشاركتها. ويُظهر `CASUS_TRACEBACK=1` الأثر كاملًا.",
        ),
    ),
}
LABELS: dict[str, Both] = {}
