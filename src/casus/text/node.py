"""YAML events to nodes: the only module that imports ruamel.yaml, and never to construct a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from casus.problem import Place, Problem, Related, SourceFile, words_of
from casus.text import trap
from casus.text.fault import bracket_without_colon, leading_sign, problem_of_fault
from casus.text.file import CONTROL, MAX_TOLD
from casus.text.form import Entry, Mapping, Node, Scalar, Sequence
from casus.text.name import normalise_name

MAX_DEPTH = 40
LINE_DEPTH = 80
_BRACKET = re.compile(r"[\[\]{}\n]")


@dataclass
class Parsed:
    """What a stretch of a file holds. With a `failure` there is no node; the problems came before it."""

    node: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    failure: Problem | None = None


class _Failure(Exception):
    """Reading of this stretch ends here."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@dataclass
class _Frame:
    """A list or mapping that is being read."""

    is_mapping: bool
    is_flow: bool
    start: int
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    key: Scalar | None = None
    is_at_value: bool = False


def parse_span(file: SourceFile, start: int, end: int) -> Parsed:
    """Return the node that characters start..end of `file` hold as YAML, with problems instead of errors.

    Offsets are those of the whole file. Every scalar is text. Anchors, aliases and merge keys are refused
    as their events come, so nothing is ever expanded; so is nesting below MAX_DEPTH.
    """
    parsed = Parsed()
    deep = _deep_line(file, start, end)
    if deep is not None:
        parsed.failure = Problem("nested-too-deep", Place(file, deep, deep + 1), {"limit": MAX_DEPTH})
        return parsed
    try:
        parsed.node = _Reader(file, start, end, parsed.problems).read()
    except _Failure as failure:
        parsed.failure = failure.problem
        _drop_echo(parsed)
    return parsed


def _drop_echo(parsed: Parsed) -> None:
    """Drop `no value` told of the very name before a bracket that stands in its text: `{levels [a, b]}`."""
    if parsed.failure is None or parsed.failure.place is None or not parsed.problems:
        return
    last, at = parsed.problems[-1], parsed.failure.place.start
    if (
        parsed.failure.code == "bracket-in-text"
        and last.place
        and last.place.file.text[last.place.end : at].isspace()
    ):
        parsed.problems.pop()


def _deep_line(file: SourceFile, start: int, end: int) -> int | None:
    """Return where a line opens more than LINE_DEPTH brackets that it does not close, or None.

    The YAML reader looks a thousand characters ahead on a line before it gives the first event, at a cost
    that grows with the square of the brackets open.
    """
    if file.text.count("[", start, end) + file.text.count("{", start, end) <= LINE_DEPTH:
        return None
    depth = 0
    for found in _BRACKET.finditer(file.text, start, end):
        sign = found.group()
        depth = 0 if sign == "\n" else depth + 1 if sign in "[{" else depth - 1
        if depth > LINE_DEPTH:
            return found.start()
    return None


def unique_entries(entries: list[Entry], problems: list[Problem]) -> tuple[Entry, ...]:
    """Return `entries` without those whose key was there before (as names are compared); each is told."""
    first: dict[str, Entry] = {}
    for entry in entries:
        kept = first.setdefault(normalise_name(entry.key.text), entry)
        if kept is not entry:
            related = (Related(kept.key.place, "first-here"),)
            problems.append(
                Problem("duplicate-key", entry.key.place, {"name": entry.key.text}, related=related)
            )
    return tuple(first.values())


def _last_end(frame: _Frame) -> int:
    """Return where the last node of a list or mapping without brackets ends."""
    last: Node | None = frame.items[-1] if frame.items else None
    if frame.entries:
        last = frame.entries[-1].value
    if last is None:
        return frame.start
    end = last.place.end
    is_closed = (
        isinstance(last, Scalar) and last.is_quoted and last.place.file.text[end : end + 1] in ('"', "'")
    )
    return end + is_closed  # a block scalar (`|`) counts as quoted, and has no sign at its end


class _Reader:
    """Reads one stretch of a file; a value on the stack is a list or mapping that is still open."""

    def __init__(self, file: SourceFile, start: int, end: int, problems: list[Problem]) -> None:
        self.file, self.start, self.end, self.problems = file, start, end, problems
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        self.n_documents = 0

    def read(self) -> Node | None:
        for event in self.events():
            name = type(event).__name__
            at = self.start + event.start_mark.index
            if name == "ScalarEvent":
                self.check_properties(event, at)
                self.add(self.scalar(event, at))
            elif name in ("MappingStartEvent", "SequenceStartEvent"):
                self.check_properties(event, at)
                if len(self.stack) == MAX_DEPTH:
                    raise _Failure(
                        Problem("nested-too-deep", Place(self.file, at, at + 1), {"limit": MAX_DEPTH})
                    )
                self.stack.append(_Frame(name[0] == "M", bool(event.flow_style), at))
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                self.close(self.start + event.end_mark.index)
            elif name == "AliasEvent":
                end = self.start + event.end_mark.index
                raise _Failure(self.alias(at, end))
            elif name == "DocumentStartEvent":
                self.n_documents += 1
                if self.n_documents > 1:
                    line = self.file.text[at : at + 200].split("\n")[0].rstrip()
                    raise _Failure(Problem("several-documents", Place(self.file, at, at + len(line))))
        return self.root

    def events(self) -> Iterator[Any]:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import YAMLError

        # A character that YAML refuses has been told; a stand-in of the same length keeps all offsets.
        piece = CONTROL.sub(lambda found: "\n" if found.group() == "\r" else "\ufffd", self.text())
        try:
            yield from YAML(typ="safe", pure=True).parse(piece)
        except (
            YAMLError,
            ValueError,
            OverflowError,
        ) as fault:  # chr() of an escape beyond Unicode: ValueError
            raise _Failure(problem_of_fault(fault, self.file, self.start, self.end)) from None

    def alias(self, at: int, end: int) -> Problem:
        """Return the problem of `*name`: an alias, or prose that begins with a star."""
        words = self.file.text[at:end]
        if "&" + words[1:] not in self.file.text:
            return leading_sign(self.file, at, self.end)
        return Problem("anchor", Place(self.file, at, end), {"text": words})

    def text(self) -> str:
        return self.file.text[self.start : self.end]

    def check_properties(self, event: Any, at: int) -> None:
        """Tell an anchor or a tag in front of a node."""
        stop = at
        while stop < self.end and not self.file.text[stop].isspace() and self.file.text[stop] not in ",[]{}":
            stop += 1
        place = Place(self.file, at, max(stop, min(at + 1, self.end)))
        if event.anchor is not None:
            raise _Failure(Problem("anchor", place, {"text": self.file.text[at:stop]}))
        if getattr(event, "ctag", None) is not None or event.tag is not None:
            self.problems.append(Problem("tag", place, {"text": self.file.text[at:stop]}))

    def scalar(self, event: Any, at: int) -> Scalar:
        end = self.start + event.end_mark.index
        style, text = event.style, str(event.value)
        if style in ("'", '"'):
            if style == '"' and (bad := CONTROL.search(text)):
                self.tell_control(bad.group(), Place(self.file, at, end))
                text = CONTROL.sub("\ufffd", text)
            return Scalar(text, Place(self.file, at + 1, max(at + 1, end - 1)), True)
        if style in ("|", ">"):
            line_end = self.file.text.find("\n", at, end)
            first = end if line_end < 0 else line_end + 1
            body = self.file.text[first:end].rstrip()
            lead = len(body) - len(body.lstrip())
            return Scalar(
                text.rstrip("\n"), Place(self.file, first + lead, first + max(lead, len(body))), True
            )
        if text and self.file.text[at:end] != text and self.file.text.endswith(text, at, end):
            at = end - len(text)  # a tag stands before it
        if told := trap.comment_in_text(self.file, at, end, self.end):
            self.problems.append(told)
        return Scalar(text, Place(self.file, at, end))

    def tell_control(self, character: str, place: Place) -> None:
        if len(self.problems) < MAX_TOLD:
            self.problems.append(
                Problem("control-character", place, {"character": f"U+{ord(character):04X}"})
            )

    def close(self, end: int) -> None:
        frame = self.stack.pop()
        if not frame.is_flow:  # the event comes at the next token, comments and blank lines later
            end = _last_end(frame)
        place = Place(self.file, frame.start, end)
        if frame.is_mapping:
            self.add(Mapping(unique_entries(frame.entries, self.problems), place))
        else:
            self.add(Sequence(tuple(frame.items), place))

    def add(self, node: Node) -> None:
        """Put `node` where it belongs: an item, a key, or the value of the last key."""
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if not frame.is_mapping:
            if frame.is_flow and isinstance(node, Scalar) and (told := trap.flow_item(node)):
                self.problems.append(told)
                frame.items += trap.parts_of(node)
            else:
                frame.items.append(node)
        elif not frame.is_at_value:
            frame.is_at_value = True
            frame.key = self.key(node)
        else:
            frame.is_at_value = False
            if frame.key is not None:
                self.add_entry(frame, frame.key, node)

    def key(self, node: Node) -> Scalar | None:
        """Return the key that `node` is, or tell why it is none."""
        if isinstance(node, Scalar) and normalise_name(node.text):
            if node.is_quoted:
                return node
            if node.text == "<<":
                raise _Failure(Problem("merge-key", node.place))
            if told := bracket_without_colon(self.file, node.place.start, node.place.end):
                raise _Failure(told)
            return node
        self.problems.append(Problem("key-not-text", node.place))
        return None

    def add_entry(self, frame: _Frame, key: Scalar, node: Node) -> None:
        if isinstance(node, Scalar) and not node.is_quoted:
            if node.text == "":
                if frame.is_flow:
                    self.add_without_value(frame, key)
                    return
                end = key.place.end + key.is_quoted
                self.check_lost_value(key, end)
                node = Scalar("", Place(self.file, end, end))
            elif told := trap.glued_line(key, node):
                self.problems.append(told)
                if told.place == node.place:
                    node = Mapping((trap.meant_entry(node.place),), node.place)
        frame.entries.append(Entry(key, node))

    def add_without_value(self, frame: _Frame, key: Scalar) -> None:
        """Tell a key without a value inside braces, and go on with what was meant."""
        if self.problems and self.problems[-1].code == "tag":  # `{!x: 1}`: the tag ate the key
            return
        before = frame.entries[-1] if frame.entries else None
        told = trap.empty_flow_value(before, key)
        if told.code == "glued-colon":
            frame.entries.append(trap.meant_entry(key.place))
        elif told.code == "comma-in-text" and before is not None and told.place is not None:
            frame.entries[-1] = Entry(before.key, Scalar(words_of(told.place), told.place))
            last = self.problems[-1] if self.problems else None
            if last and last.place and (last.code, last.place.start) == (told.code, told.place.start):
                self.problems.pop()  # a further comma in the same text
            if trap.is_figure(told.place):
                return  # `1,5%`: whoever reads numbers says what a comma means
        else:
            end = key.place.end + key.is_quoted
            frame.entries.append(Entry(key, Scalar("", Place(self.file, end, end))))
        self.problems.append(told)

    def check_lost_value(self, key: Scalar, end: int) -> None:
        """Tell `says: #1 in the list`, where the whole value is a comment."""
        colon = self.file.text.find(":", end, self.end)
        if colon >= 0 and (told := trap.comment_in_text(self.file, colon, colon + 1, self.end)):
            self.problems.append(told)
