"""One file's sections; after a syntax error the enclosing entry is set aside and reading goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from casus.problem import Place, Problem, SourceFile
from casus.text.form import Entry, Mapping
from casus.text.node import parse_span, unique_entries


@dataclass
class Sections:
    """The top-level entries of one file, with problems and the names of what was set aside."""

    entries: tuple[Entry, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)


def read_sections(file: SourceFile) -> Sections:
    """Return the sections of `file`."""
    sections = Sections()
    parsed = parse_span(file, 0, len(file.text))
    sections.problems += parsed.problems
    if parsed.failure is not None:
        sections.problems.append(parsed.failure)
    elif isinstance(parsed.node, Mapping):
        sections.entries = unique_entries(list(parsed.node.entries), sections.problems)
    elif parsed.node is not None:
        sections.problems.append(Problem("not-a-case", Place(file, 0, min(1, len(file.text)))))
    return sections
