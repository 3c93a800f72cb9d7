"""Problems as people read them in a terminal, in English or Arabic."""

from __future__ import annotations

from collections.abc import Iterable

from casus.problem.form import Problem, Severity, column_of, line_of
from casus.problem.picture import Paint, Spot, picture_of
from casus.problem.visible import fenced_left, visible, width_of
from casus.problem.wording import label_of, sentences_of, side_of

WIDTH = 100

_SEVERITY = {Severity.ERROR: ("error", "خطأ"), Severity.WARNING: ("warning", "تنبيه")}
_WHY = ("why:", "السبب:")
_MEND = ("mend:", "الحل:")
_DID_YOU_MEAN = ("did you mean `{}`?", "أتقصد `{}`؟")
_RED, _YELLOW, _CYAN, _BOLD, _OFF = "\x1b[1;31m", "\x1b[1;33m", "\x1b[36m", "\x1b[1m", "\x1b[0m"


def render_problem(problem: Problem, language: str = "en", colour: bool = False, width: int = WIDTH) -> str:
    """Return `problem` as text: place, code and what; the picture; why; mend. No line break at the end.

    `language` is `en` or `ar`; `colour` adds terminal codes; `width` is the terminal's, in columns: pictures
    are cut to it and sentences broken. The first line is never broken, so that it can be searched for.
    Hidden characters of the case are shown as escapes. Nothing in a problem makes this raise.
    """
    side = side_of(language)
    said = sentences_of(problem, language, is_fenced=True)
    signal = (_RED if problem.severity is Severity.ERROR else _YELLOW) if colour else ""
    off = _OFF if colour else ""
    kind = _SEVERITY[problem.severity][side]
    code = fenced_left(visible(problem.code)) if side else visible(problem.code)
    first = f"{signal}{kind}[{code}]{off}: {_BOLD if colour else ''}{said.what}{off}"
    lines = [first]
    if problem.place is not None:
        lines = [f"{_where(problem, side)}: {first}"]
        paint = Paint(_CYAN, signal, _CYAN, _OFF) if colour else Paint()
        lines += picture_of(_spots(problem, language, said.label), width, paint)
    pad = max(width_of(_WHY[side]), width_of(_MEND[side]))
    for word, text in ((_WHY[side], said.why), (_MEND[side], said.mend)):
        if text:
            head = f"  {word}{' ' * (pad - width_of(word))} "
            lines += _wrapped(head, text, width)
    return "\n".join(lines)


def render_problems(
    problems: Iterable[Problem], language: str = "en", colour: bool = False, width: int = WIDTH
) -> str:
    """Return all `problems` as text, in the order given, an empty line between them."""
    return "\n\n".join(render_problem(problem, language, colour, width) for problem in problems)


def _where(problem: Problem, side: int) -> str:
    assert problem.place is not None
    where = f"{visible(problem.place.file.name)}:{line_of(problem.place)}:{column_of(problem.place)}"
    return fenced_left(where) if side else where


def _spots(problem: Problem, language: str, label: str) -> list[Spot]:
    assert problem.place is not None
    if problem.suggestion is not None:
        label = _DID_YOU_MEAN[side_of(language)].format(visible(problem.suggestion))
    others = [Spot(related.place, label_of(related.label, language), False) for related in problem.related]
    return [Spot(problem.place, label, True), *others]


def _wrapped(head: str, text: str, width: int) -> list[str]:
    """Return `text` broken between words at `width` columns, its later lines under its first word."""
    room = max(width, 40) - width_of(head)
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and width_of(line) + 1 + width_of(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    indent = " " * width_of(head)
    return [head + lines[0], *(indent + rest for rest in lines[1:])]
