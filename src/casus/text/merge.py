"""Several files to one root: sections of the same name are one."""

from __future__ import annotations

from collections.abc import Sequence as List
from dataclasses import replace

from casus.problem import Problem, Related
from casus.text.form import Entry, Mapping, Sequence
from casus.text.name import normalise_name


def merge_sections(parts: List[tuple[Entry, ...]], problems: list[Problem]) -> tuple[Entry, ...]:
    """Return the sections of all files as one, in the order in which they first come.

    Two mappings under one name are joined and two lists are put after each other. A name declared in both,
    or a section that is neither (`title`), is told with both places; the first stands.
    """
    merged: dict[str, Entry] = {}
    for part in parts:
        for entry in part:
            name = normalise_name(entry.key.text)
            before = merged.get(name)
            merged[name] = entry if before is None else _join(before, entry, problems)
    return tuple(merged.values())


def _join(before: Entry, after: Entry, problems: list[Problem]) -> Entry:
    first, second = before.value, after.value
    if (
        isinstance(first, Mapping)
        and isinstance(second, Mapping)
        and normalise_name(before.key.text) != "title"
    ):
        names = {normalise_name(entry.key.text): entry for entry in first.entries}
        added = []
        for entry in second.entries:
            twin = names.get(normalise_name(entry.key.text))
            if twin is None:
                added.append(entry)
            else:
                _tell_twice(twin, entry, problems)
        return replace(before, value=Mapping((*first.entries, *added), first.place))
    if isinstance(first, Sequence) and isinstance(second, Sequence):
        return replace(before, value=Sequence((*first.items, *second.items), first.place))
    _tell_twice(before, after, problems)
    return before


def _tell_twice(before: Entry, after: Entry, problems: list[Problem]) -> None:
    related = (Related(before.key.place, "first-here"),)
    problems.append(Problem("declared-twice", after.key.place, {"name": after.key.text}, related=related))
