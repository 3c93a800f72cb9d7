"""A path to a document: one file, or a folder whose YAML files are read as one."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from casus.problem import Place, Problem, Severity, SourceFile
from casus.text.file import (
    CIRCLE_OF_LINKS,
    MAX_BYTES_IN_ALL,
    MAX_TOLD,
    Tell,
    decode,
    read_bytes,
    reason_of,
    unicode_codec,
)
from casus.text.form import Document, Mapping
from casus.text.merge import merge_sections
from casus.text.recover import Sections, read_sections

SUFFIXES = (".yaml", ".yml")
SOURCES = "sources"


def read_document(path: str | os.PathLike[str]) -> Document:
    """Return the case at `path` as nodes with places; whatever is wrong with it is among its problems.

    `path` is a YAML file or a folder; of a folder all `*.yaml` and `*.yml` are read as one, in name order.
    Files under `sources/` beside them become `texts`. Nothing outside the case's folder is read.
    """
    shown = os.fspath(path)
    problems: list[Problem] = []
    tell = problems.append
    found: dict[str, bytes] = {}  # by path inside the case
    files: list[SourceFile] = []
    try:
        is_folder = os.path.isdir(shown)
    except ValueError:  # a NUL in the path
        is_folder = False
    root = Path(shown) if is_folder else Path(shown).parent
    for inside, where in _case_files(root, shown, is_folder, tell):
        content = read_bytes(root / inside, where, tell)
        if content is not None and _fits(found, content, where, tell):
            found[inside] = content
            files.append(decode(content, where, tell))
    texts = (
        _read_texts(root, os.path.join(shown if is_folder else os.path.dirname(shown)), found, tell)
        if files
        else {}
    )
    sections = [read_sections(file) for file in files]
    for file, part in zip(files, sections, strict=True):
        problems += part.problems
        _check_holds_something(file, part, tell)
    order = {id(file): number for number, file in enumerate(files)}
    entries = merge_sections([part.entries for part in sections], problems)
    problems = sorted(_without_echoes(problems), key=lambda problem: _rank(problem, order))
    first = files[0] if files else SourceFile(shown, "")
    return Document(
        name=shown,
        files=tuple(files),
        root=Mapping(entries, Place(first, 0, len(first.text))),
        texts=texts,
        digest=_digest(found),
        problems=tuple(problems),
        set_aside=tuple(name for part in sections for name in part.set_aside),
    )


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """Return `problems` without repetitions, and without what follows from a key that is no text."""
    kept: dict[tuple[str, int, int, int], Problem] = {}
    odd_keys = [problem.place for problem in problems if problem.code == "key-not-text" and problem.place]
    for problem in problems:
        place = problem.place
        if place is None:
            kept[problem.code, -1, len(kept), 0] = problem
        elif not any(_is_within(place, odd) for odd in odd_keys[:MAX_TOLD]):
            kept.setdefault((problem.code, id(place.file), place.start, place.end), problem)
    return list(kept.values())


def _is_within(place: Place, outer: Place) -> bool:
    if place.file is not outer.file or place == outer:
        return False
    return outer.start <= place.start and place.end <= outer.end


def _rank(problem: Problem, order: dict[int, int]) -> tuple[int, int]:
    """Return the problem's rank: those without a place first, then by file and place."""
    if problem.place is None:
        return -1, 0
    return order.get(id(problem.place.file), len(order)), problem.place.start


def _check_holds_something(file: SourceFile, part: Sections, tell: Tell) -> None:
    if not part.entries and not part.problems and not part.set_aside:
        tell(Problem("empty-file", Place(file, 0, 0), {"file": file.name}))


def _fits(found: dict[str, bytes], content: bytes, where: str, tell: Tell) -> bool:
    """Return whether `content` still fits into the case, or tell that it does not."""
    if sum(map(len, found.values())) + len(content) <= MAX_BYTES_IN_ALL:
        return True
    tell(Problem("folder-too-large", None, {"path": where, "limit": MAX_BYTES_IN_ALL // 1_000_000}))
    return False


def _digest(found: dict[str, bytes]) -> str:
    """Return the SHA-256 over names and bytes; lengths stand between, so that no two cases run together."""
    total = hashlib.sha256()
    for inside in sorted(found):
        name = inside.encode("utf-8", "surrogateescape")
        total.update(f"{len(name)} {len(found[inside])}\n".encode() + name + found[inside])
    return total.hexdigest()


def _case_files(root: Path, shown: str, is_folder: bool, tell: Tell) -> list[tuple[str, str]]:
    """Return the YAML files of the case: path inside the case's folder, and as shown to people."""
    if not is_folder:
        return [(os.path.basename(shown), shown)]
    try:
        names = sorted(os.listdir(root))
    except OSError as reason:
        tell(Problem("unreadable-file", None, {"path": shown, "reason": reason_of(reason)}))
        return []
    named = [
        name
        for name in names
        if name.lower().endswith(SUFFIXES) and not name.startswith(".") and not (root / name).is_dir()
    ]
    if not named:
        tell(Problem("no-case", None, {"path": shown}))
    found = [(name, os.path.join(shown, name)) for name in named]
    return [(name, where) for name, where in found if _is_inside(root, root / name, where, tell)]


def _is_inside(root: Path, path: Path, where: str, tell: Tell) -> bool:
    """Return whether `path` truly lies in `root`, or tell that a link leads out of the case."""
    try:
        if path.resolve().is_relative_to(root.resolve()):
            return True
        tell(Problem("outside-folder", None, {"path": where}))
    except (OSError, RuntimeError):
        tell(Problem("unreadable-file", None, {"path": where, "reason": CIRCLE_OF_LINKS}))
    return False


def _is_no_text(content: bytes) -> bool:
    return content.startswith(b"%PDF") or (b"\0" in content and unicode_codec(content) is None)


def _read_texts(root: Path, shown: str, found: dict[str, bytes], tell: Tell) -> dict[str, SourceFile]:
    """Return the texts under `sources/`, by path inside the case; pictures and the like are left."""
    texts: dict[str, SourceFile] = {}
    top = root / SOURCES
    if not top.is_dir() or not _is_inside(root, top, os.path.join(shown, SOURCES), tell):
        return texts

    def tell_unread(reason: OSError) -> None:
        where = os.path.join(shown, os.path.relpath(reason.filename, root))
        tell(Problem("unreadable-file", None, {"path": where, "reason": reason_of(reason)}))

    for folder, folders, names in os.walk(top, onerror=tell_unread):  # links to folders are not followed
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            inside = path.relative_to(root).as_posix()
            where = os.path.join(shown, *inside.split("/"))
            if name.startswith(".") or not _is_inside(root, path, where, tell):
                continue
            content = read_bytes(path, where, tell)
            if content is None or _is_no_text(content):
                continue
            if _fits(found, content, where, tell):
                found[inside] = content
                texts[inside] = decode(content, where, tell, Severity.WARNING)
    return texts
