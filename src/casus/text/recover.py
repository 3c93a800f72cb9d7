"""One file's sections; after a syntax error the enclosing entry is set aside and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from casus.problem import Place, Problem, SourceFile
from casus.text.fault import is_name_or_item, missing_colon
from casus.text.form import Entry, Mapping, Node, Scalar, Sequence
from casus.text.name import normalise_name
from casus.text.node import Parsed, parse_span, unique_entries

_NAME = re.compile(r"""([^\W\d][^\s:,{}\[\]"']*)["']?[ ]*:(?=[\s{\[]|$)""")
_HEAD = re.compile(r"""\s*("[^"\n]*"|'[^'\n]*'|[^\s:#"'\-\[{][^\n:]*)""")


@dataclass
class Sections:
    """The top-level entries of one file, with problems and the names of what was set aside."""

    entries: tuple[Entry, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)


def read_sections(file: SourceFile) -> Sections:
    """Return the sections of `file`, and every problem of its YAML at once.

    The file is read whole; only if that fails is it cut by its indentation into sections, and a section that
    fails into its entries, each read by itself. So no character is read more than three times, however
    many errors there are, and one error costs one entry.
    """
    sections = Sections()
    end = len(file.text)
    whole = parse_span(file, 0, end)
    if whole.failure is not None and whole.failure.code == "several-documents" and whole.failure.place:
        sections.problems.append(whole.failure)
        end = whole.failure.place.start  # what follows is not read
        whole = parse_span(file, 0, end)
    if whole.failure is None:
        sections.problems += whole.problems
        sections.entries = _entries_of(whole.node, sections)
        return sections
    n_before = len(sections.problems)
    entries: list[Entry] = []
    for first, last in _spans(file.text, 0, end, is_section):
        stumbled = whole.failure.place
        if stumbled is not None and first <= stumbled.start and stumbled.end <= last:
            # It fails by itself too: straight to its entries.
            part = Parsed(problems=_problems_in(whole.problems, first, last), failure=whole.failure)
        else:
            part = parse_span(file, first, last)
        if part.failure is None:
            sections.problems += part.problems
            entries += _entries_of(part.node, sections)
        else:
            entries += _read_by_entry(file, first, last, part, sections)
    sections.entries = unique_entries(entries, sections.problems)
    if len(sections.problems) == n_before:
        sections.problems.append(whole.failure)  # it shows only when the sections stand together
    return sections


def _problems_in(problems: list[Problem], start: int, end: int) -> list[Problem]:
    return [problem for problem in problems if problem.place and start <= problem.place.start < end]


def _entries_of(node: Node | None, sections: Sections) -> tuple[Entry, ...]:
    """Return the entries of what should be a mapping of names; anything else is told."""
    if isinstance(node, Mapping):
        return node.entries
    if isinstance(node, Scalar) and (node.text or node.is_quoted):
        line = node.place.file.text.find("\n", node.place.start, node.place.end)
        end = node.place.end if line < 0 else line
        sections.problems.append(missing_colon(node.place.file, node.place.start, end))
        sections.set_aside += _names_in(node.place.file, node.place.start, end)
    elif isinstance(node, Sequence):
        place = Place(node.place.file, node.place.start, node.place.start + 1)
        sections.problems.append(Problem("not-a-case", place))
    return ()


def _read_by_entry(file: SourceFile, start: int, end: int, failed: Parsed, sections: Sections) -> list[Entry]:
    """Return the section start..end without the entries that cannot be read; `failed` is all of it, read."""
    assert failed.failure is not None
    line = file.text.find("\n", start, end)
    body = end if line < 0 else line + 1
    head = parse_span(file, start, body)
    key = head.node.entries[0] if isinstance(head.node, Mapping) and head.node.entries else None
    spans = list(_spans(file.text, body, end, is_entry(file.text, body, end)))
    is_named = any(is_name_or_item(file.text, first, last) for first, last in spans)
    if key is None or not _is_absent(key.value) or not is_named:
        sections.problems += [*failed.problems, failed.failure]
        sections.set_aside += _names_in(file, start, end)
        return []
    parts: list[Node] = []
    before = len(sections.problems)
    for first, last in spans:
        part = parse_span(file, first, last)
        sections.problems += part.problems
        if part.failure is not None:
            sections.problems.append(part.failure)
            sections.set_aside += _names_in(file, first, last)
        elif isinstance(part.node, Mapping | Sequence):
            parts.append(part.node)
        elif part.node is not None:
            _entries_of(part.node, sections)
    if len(sections.problems) == before:
        sections.problems.append(failed.failure)  # each entry can be read, but not side by side
    if not parts:  # nothing of it is left, and it is not empty
        sections.set_aside += _names_in(file, start, end)
        return []
    return [Entry(key.key, _together(parts, Place(file, body, end), sections.problems))]


def _is_absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text == "" and not node.is_quoted


def _together(parts: list[Node], place: Place, problems: list[Problem]) -> Node:
    """Return the mapping or the list that `parts` are the entries of; the first part says which."""
    if parts and isinstance(parts[0], Sequence):
        return Sequence(
            tuple(item for part in parts if isinstance(part, Sequence) for item in part.items), place
        )
    entries = [entry for part in parts if isinstance(part, Mapping) for entry in part.entries]
    return Mapping(unique_entries(entries, problems), place)


def _names_in(file: SourceFile, start: int, end: int) -> list[str]:
    """Return the names that the stretch start..end seems to give to anything, its own first.

    Too many rather than too few: for a name among them nobody is told that it is unknown.
    """
    head = _HEAD.match(file.text, start, end)
    found = [head[1], head[1].split()[0]] if head else []  # `as_of 2024-01-01` has no colon
    found += [name[1] for name in _NAME.finditer(file.text, start, end)]
    return list(dict.fromkeys(normalise_name(name.strip("\"'")) for name in found))


def _spans(text: str, start: int, end: int, is_head: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of start..end that begin with a line that `is_head`, or the first line of text."""
    first = None
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop + 1
        line = text[at : min(stop, at + 200)]
        words = line.strip()
        is_text = bool(words) and not words.startswith("#")
        if first is None:
            if is_text and not words.startswith(("---", "%")):
                first = at
        elif is_text and is_head(line):
            yield first, at
            first = at
        at = stop
    if first is not None:
        yield first, end


def is_section(line: str) -> bool:
    """Return whether a line starts a section: text at the margin, no list item and no closing bracket."""
    return not line[0].isspace() and line[0] not in "}]" and not re.match(r"-(\s|$)", line)


def is_entry(text: str, start: int, end: int) -> Callable[[str], bool]:
    """Return the test for lines that start an entry of the section whose body is start..end.

    Such a line stands no deeper than the body's first line; if that is a list item, so is every entry.
    """
    found = re.compile(r"^([ \t]*)([^\s#].?)", re.M).search(text, start, end)
    depth = len(found[1].expandtabs()) if found else 0
    is_list = bool(found and re.match(r"-(\s|$)", found[2]))

    def is_head(line: str) -> bool:
        words = line.lstrip()
        indent = line[: len(line) - len(words)].expandtabs()  # what a tab stands under, an editor shows so
        if len(indent) > depth or words[0] in "}]":
            return False
        return not is_list or bool(re.match(r"-(\s|$)", words))

    return is_head
