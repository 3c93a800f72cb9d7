"""What the YAML reader stumbled over, in our words: each of its complaints as one of our problems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from casus.problem import Place, Problem, Related, SourceFile, words_of

ARABIC_COMMA = "\u060c"
# One word, a colon and no blank (`stages:2`); but a colon between figures (`at 14:30`) is no such thing.
_COLON = r"(?:(?<!\d):|:(?!\d))(?=[^\s:/])"
_GLUED = re.compile(rf"[^\W\d][^\s:,{{}}\[\]]*{_COLON}")
_GLUED_WORDS = re.compile(rf"[^\W\d][^:,{{}}\[\]\n]*{_COLON}")
_KEY_LINE = re.compile(r"""[ \t]*(?:-[ ]+)*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{\[#][^\n]*?):(?=\s)""")
_NO_COLON = re.compile(
    r"""[ \t]*(?:-[ ]+)*([^\W\d][^\s:=#"'{}\[\],]*)(?:[ ]*[:=]|[ ]*=[ ]*|[ ]+|(?=\{))([{\[])"""
)
LONGEST_NAME = 1024  # YAML's own limit of characters from the start of a name to its colon
_CLOSING = {"[": "]", "{": "}"}
_TOO_HIGH = re.compile(r"\\U(?:00[2-9a-fA-F]|001[1-9a-fA-F]|0[1-9a-fA-F]|[1-9a-fA-F])[0-9a-fA-F]*")


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the reader stood (`at`), where what it was reading began (`began`), and what it may look at."""

    file: SourceFile
    start: int
    end: int
    at: int
    began: int
    said: str
    doing: str


def problem_of_fault(fault: Exception, file: SourceFile, start: int, end: int) -> Problem:
    """Return the problem that an error of the YAML reader in characters start..end of `file` is."""
    mark: Any = getattr(fault, "problem_mark", None)
    context: Any = getattr(fault, "context_mark", None)
    last = max(start, end - 1)
    at = min(start + mark.index, last) if mark is not None else start
    began = min(start + context.index, last) if context is not None else at
    said = str(getattr(fault, "problem", None) or fault)
    spot = _Spot(file, start, end, at, began, said, str(getattr(fault, "context", None) or ""))
    for rule in (_of_quotes, _of_names, _of_signs, _of_colons, _of_brackets, _of_blocks):
        found = rule(spot)
        if found is not None:
            return found
    return _after_closing(spot) or Problem("unreadable-yaml", _place(spot, at, at + 1))


def is_name_or_item(text: str, start: int, end: int) -> bool:
    """Return whether the first line of start..end begins with a name and a colon, or is a list item."""
    return bool(_KEY_LINE.match(text, start, end) or re.compile(r"[ \t]*-(?=\s)").match(text, start, end))


def quoted(text: str) -> str:
    """Return `text` in the quotes that YAML needs round it."""
    text = " ".join(text.split())
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def _place(spot: _Spot, start: int, end: int) -> Place:
    return Place(spot.file, start, max(start, min(end, spot.end)))


def _line_start(spot: _Spot, at: int) -> int:
    return max(spot.start, spot.file.text.rfind("\n", 0, at) + 1)


def _line_end(spot: _Spot, at: int) -> int:
    """Return where the text of the line ends, without what is blank at its end."""
    found = spot.file.text.find("\n", at, spot.end)
    stop = spot.end if found < 0 else found
    return max(at, at + len(spot.file.text[at:stop].rstrip()))


def _is_first_on_line(spot: _Spot, at: int) -> bool:
    return not spot.file.text[_line_start(spot, at) : at].strip()


def _line_before(spot: _Spot, at: int) -> tuple[int, int] | None:
    """Return where the text of the last line with text above that of `at` starts and ends."""
    head = spot.file.text[spot.start : _line_start(spot, at)].rstrip()
    if not head:
        return None
    stop = spot.start + len(head)
    first = _line_start(spot, stop)
    return stop - len(spot.file.text[first:stop].lstrip()), stop


def _of_quotes(spot: _Spot) -> Problem | None:
    if spot.doing == "while scanning a double-quoted scalar":
        place = _place(spot, spot.at - 1, spot.at + 1)
        return Problem("bad-escape", place, {"text": words_of(place)})
    if (
        isinstance(spot.said, str)
        and not spot.doing
        and (found := _TOO_HIGH.search(spot.file.text, spot.start, spot.end))
    ):
        return Problem("bad-escape", _place(spot, found.start(), found.end()), {"text": found.group()})
    if spot.doing == "while scanning a quoted scalar":
        sign = spot.file.text[spot.began : spot.began + 1]
        return Problem(
            "unclosed-quote", _place(spot, spot.began, _line_end(spot, spot.began)), {"sign": sign}
        )
    return None


def _of_names(spot: _Spot) -> Problem | None:
    return bracket_without_colon(spot.file, _line_start(spot, spot.at), spot.end)


def bracket_without_colon(file: SourceFile, start: int, end: int) -> Problem | None:
    """Return the problem of `name {`, `name:{` or `name = {` at the start of a line, or None."""
    found = _NO_COLON.match(file.text, start, end)
    if found is None:
        return None
    name, sign = found.groups()
    facts = {"name": name, "sign": sign, "mended": f"{name}: {sign}"}
    return Problem("bracket-without-colon", Place(file, found.start(1), found.end()), facts)


def _of_signs(spot: _Spot) -> Problem | None:
    """Return the problem of a sign that means something of its own to YAML at the start of a text."""
    text = spot.file.text
    if spot.doing.startswith(("while scanning a directive", "while scanning a block scalar")):
        return leading_sign(spot.file, spot.began, spot.end)
    if spot.doing.startswith(("while scanning an anchor", "while scanning an alias")):
        return leading_sign(spot.file, spot.began, spot.end)
    if "tag" in spot.doing or "tag handle" in spot.said:
        return Problem(
            "tag",
            _place(spot, spot.began, _line_end(spot, spot.began)),
            {"text": text[spot.began : _line_end(spot, spot.began)]},
        )
    if "cannot start any token" in spot.said:
        if text[spot.at] != "\t":
            return leading_sign(spot.file, spot.at, spot.end)
        code = "tab" if _is_first_on_line(spot, spot.at) else "tab-in-line"
        return Problem(code, _place(spot, spot.at, spot.at + 1))
    if spot.said.startswith("mapping keys are not allowed"):
        return leading_sign(spot.file, spot.at, spot.end)
    if spot.said.startswith("sequence entries are not allowed") and not _is_first_on_line(spot, spot.at):
        return leading_sign(spot.file, spot.at, spot.end)
    if spot.said.startswith("expected '<document start>'"):
        percent = re.compile(r"^%", re.M).search(text, spot.start, spot.end)
        if percent:
            return leading_sign(spot.file, percent.start(), spot.end)
        return _of_root(spot)
    return None


def _of_root(spot: _Spot) -> Problem | None:
    """Return the problem of what stands after a text that should have been a name with a colon."""
    text = spot.file.text
    if re.compile(r"^(---|\.\.\.)", re.M).search(text, spot.start, spot.end):
        return Problem("several-documents", _place(spot, spot.at, _line_end(spot, spot.at)))
    if text[spot.at] in "]},":
        return Problem("stray-sign", _place(spot, spot.at, spot.at + 1), {"sign": text[spot.at]})
    before = _line_before(spot, spot.at)
    if before is not None and _is_first_on_line(spot, spot.at):
        return missing_colon(spot.file, *before)
    return None


def leading_sign(file: SourceFile, at: int, end: int) -> Problem:
    """Return the problem of text that begins with a sign of YAML's own."""
    words = _words_from(file, at, end)
    facts = {"sign": words[:1], "mended": quoted(words)}
    return Problem("leading-sign", Place(file, at, at + len(words)), facts)


def _words_from(file: SourceFile, at: int, end: int) -> str:
    """Return what stands from `at` to the end of its line, or of its item inside brackets."""
    stop = file.text.find("\n", at, end)
    words = file.text[at : end if stop < 0 else stop].rstrip()
    before = file.text[max(0, file.text.rfind("\n", 0, at)) : at]
    if before.count("{") > before.count("}") or before.count("[") > before.count("]"):
        words = re.split(r"[,\]}]", words)[0].rstrip() or words[:1]
    return words


def _of_colons(spot: _Spot) -> Problem | None:
    text = spot.file.text
    if too_long := _too_long_name(spot):
        return too_long
    if spot.said.startswith("could not find expected ':'"):
        return missing_colon(spot.file, spot.began, _line_end(spot, spot.began))
    if not spot.said.startswith("mapping values are not allowed"):
        return None
    first = _line_start(spot, spot.at)
    key = _KEY_LINE.match(text, first, spot.at)
    if key is not None:
        value = key.end() + len(text[key.end() : spot.at]) - len(text[key.end() : spot.at].lstrip())
        words = text[value : _line_end(spot, spot.at)]
        return Problem("colon-in-text", _place(spot, value, value + len(words)), {"mended": quoted(words)})
    before = _line_before(spot, spot.at)
    if before is not None and not _KEY_LINE.match(text + "\n", _line_start(spot, before[0]), before[1] + 1):
        return missing_colon(spot.file, before[0], before[1])
    return _wrong_indent(spot, first + len(text[first : spot.at]) - len(text[first : spot.at].lstrip()))


def _too_long_name(spot: _Spot) -> Problem | None:
    """Return the problem of a name so long that YAML does not take it for one."""
    if not spot.said.startswith(("mapping values are not allowed", "could not find expected ':'")):
        return None
    line = _line_start(spot, spot.began if "expected ':'" in spot.said else spot.at)
    key = _KEY_LINE.match(spot.file.text, line, spot.end)
    if key is None or key.end() - line <= LONGEST_NAME:
        return None
    start = line + len(key.group()) - len(key.group().lstrip())
    facts = {"n": key.end() - 1 - start, "limit": LONGEST_NAME}
    return Problem("name-too-long", _place(spot, start, key.end() - 1), facts)


def missing_colon(file: SourceFile, start: int, end: int) -> Problem:
    """Return the problem of a line that should begin with a name and a colon and does not."""
    words = file.text[start:end]
    place = Place(file, start, end)
    if words[:1] in ("]", "}", ","):
        return Problem("stray-sign", Place(file, start, start + 1), {"sign": words[:1]})
    without_colon = bracket_without_colon(file, start, end)
    return without_colon or glued_colon(place) or Problem("missing-colon", place, {"text": words})


def glued_colon(place: Place, is_of_words: bool = False) -> Problem | None:
    """Return the problem of `name:value` at the start of `place`, or None if it holds no such thing.

    The name is one word, or `is_of_words`: several.
    """
    words = words_of(place)
    if not (_GLUED_WORDS if is_of_words else _GLUED).match(words):
        return None
    name, rest = words.split(":", 1)
    return Problem("glued-colon", place, {"name": name, "value": rest, "mended": f"{name}: {rest}"})


def _wrong_indent(spot: _Spot, at: int) -> Problem:
    before = _line_before(spot, at)
    related: tuple[Related, ...] = ()
    if before is not None:
        related = (Related(Place(spot.file, *before), "line-before"),)
    return Problem("wrong-indent", _place(spot, at, _line_end(spot, at)), related=related)


def _of_brackets(spot: _Spot) -> Problem | None:
    if "expected ',' or" not in spot.said:
        return None
    text = spot.file.text
    opened = text[spot.began : spot.began + 1]
    opening = (Related(_place(spot, spot.began, spot.began + 1), "opened-here"),)
    closing = _CLOSING.get(opened, "}")
    found = text[spot.at : spot.at + 1]
    line = text[_line_start(spot, spot.at) : spot.at]
    if "end>" in spot.said or (not line.strip(" -\t") and found not in "]}"):
        facts = {"sign": opened, "closing": closing}
        return Problem("unclosed-bracket", _place(spot, spot.began, spot.began + 1), facts)
    if found in ("]", "}"):
        return Problem(
            "wrong-bracket",
            _place(spot, spot.at, spot.at + 1),
            {"found": found, "closing": closing},
            related=opening,
        )
    part = max(text.rfind(sign, spot.began, spot.at) for sign in ",{[") + 1
    if found == ":":
        comma = text.find(ARABIC_COMMA, part, spot.at)
        if comma >= 0:
            words = text[part : spot.at].strip()
            facts = {"text": words, "sign": ARABIC_COMMA}
            return Problem("arabic-comma", _place(spot, comma, comma + 1), facts)
        value = _value_start(text, part, spot.at)
        stop = min(
            (at for sign in ",}]\n" if (at := text.find(sign, spot.at, spot.end)) >= 0), default=spot.end
        )
        words = text[value:stop].rstrip()
        return Problem("colon-in-text", _place(spot, value, value + len(words)), {"mended": quoted(words)})
    if line.rstrip(" ").endswith("\t"):
        tab = text.rfind("\t", spot.began, spot.at)
        return Problem("tab-in-line", _place(spot, tab, tab + 1))
    if found in ("[", "{") and not line.rstrip().endswith(('"', "'", "]", "}")):
        words = _words_from(spot.file, spot.at, spot.end)
        return Problem("bracket-in-text", _place(spot, spot.at, spot.at + 1), {"sign": found, "text": words})
    return _after_closing(spot)


def _value_start(text: str, start: int, end: int) -> int:
    """Return where the value of the `key: value` in text[start:end] starts."""
    colon = text.find(": ", start, end)
    first = start if colon < 0 else colon + 1
    return first + len(text[first:end]) - len(text[first:end].lstrip())


def _after_closing(spot: _Spot) -> Problem | None:
    """Return the problem of text that goes on after a closing quote or bracket on the same line."""
    before = spot.file.text[_line_start(spot, spot.at) : spot.at].rstrip()
    words = _words_from(spot.file, spot.at, spot.end)
    if before.endswith(('"', "'")):
        return Problem("text-after-quote", _place(spot, spot.at, spot.at + len(words)), {"text": words})
    if before.endswith(("}", "]")):
        facts = {"sign": before[-1], "text": words}
        return Problem("text-after-bracket", _place(spot, spot.at, spot.at + len(words)), facts)
    return None


def _never_closed(spot: _Spot) -> Problem | None:
    """Return the problem of the last bracket before `at` that is open there, if one is."""
    n_closed = 0
    for at in range(spot.at, spot.start - 1, -1):
        sign = spot.file.text[at]
        if sign in "]}":
            n_closed += 1
        elif sign in "[{" and n_closed:
            n_closed -= 1
        elif sign in "[{":
            facts = {"sign": sign, "closing": _CLOSING[sign]}
            return Problem("unclosed-bracket", _place(spot, at, at + 1), facts)
    return None


def _of_blocks(spot: _Spot) -> Problem | None:
    text = spot.file.text
    if "expected the node content" in spot.said and text[spot.at] not in "]},":
        return _never_closed(spot)
    if "expected the node content" in spot.said or (
        "expected <block end>" in spot.said and text[spot.at] in "]},"
    ):
        return Problem("stray-sign", _place(spot, spot.at, spot.at + 1), {"sign": text[spot.at]})
    if (
        "expected <block end>" not in spot.said
        and "follow up line" not in spot.said
        and "not allowed here" not in spot.said
    ):
        return None
    if not _is_first_on_line(spot, spot.at):
        return _after_closing(spot)
    before = _line_before(spot, spot.at)
    if before is not None and " #" in text[before[0] : before[1]] and "<scalar>" in spot.said:
        cut = text.index(" #", before[0], before[1]) + 1
        facts = {"kept": text[before[0] : cut - 1].rstrip(), "lost": text[cut : before[1]]}
        return Problem("comment-in-text", Place(spot.file, cut, before[1]), facts)
    if re.match(r"-(?=\s|$)", text[spot.at : spot.at + 2]) or "block collection" in spot.doing:
        return Problem("mixed-list", _place(spot, spot.at, _line_end(spot, spot.at)))
    return _wrong_indent(spot, spot.at)
