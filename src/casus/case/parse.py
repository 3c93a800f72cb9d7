"""The document's sections read into the case as written."""

from __future__ import annotations

from bisect import bisect_right

from casus.case.claim import claim
from casus.case.dispute import dispute
from casus.case.event import count, event, state
from casus.case.field import Fields, fields_of, open_fields, take
from casus.case.form import Accepted, Assertion, Case, Factor, Name, Share
from casus.case.intervention import read_assertion
from casus.case.keyword import (
    LANGUAGES,
    canonical_key,
    canonical_language,
    nearest_spelling,
    spelling_for,
    spellings_for,
)
from casus.case.observation import observation
from casus.case.phrase import read_factor, read_share
from casus.case.question import question
from casus.case.setting import MOST_GUESSES, Setting, tell_problem
from casus.case.shape import SECTIONS
from casus.case.source import actor, source
from casus.case.talk import talk
from casus.case.thesis import thesis
from casus.case.value import day, each, entries_of, is_empty, many, name, name_from, scalar_of, words
from casus.problem import Place, Problem, Related, Severity
from casus.quantity import fold_word
from casus.text import Document, Entry, Sequence, normalise_name
from casus.text import Mapping as MappingNode

VERSION = 1
OF_ENTRIES = (
    "sources", "actors", "claims", "states", "counts", "events", "talks", "disputes", "questions", "theses",
    "words",
)  # fmt: skip
_PERCENT = ("%", "٪", "percent", "per cent", "بالمئة", "بالمائة", "في المئة")


def parse_document(document: Document) -> Case:
    """Return the case as written. Never raises for what an author wrote; nothing is resolved.

    `problems` are the document's and this room's together, in file order. An entry with a problem is
    kept as far as it can be read, so that later rooms find more.
    """
    told: list[Problem] = []
    fields = _sections(document, Setting(told.append))
    language = take(fields, "language", _language) or "en"
    fields = Fields(fields.by_key, fields.place, Setting(told.append, language))
    table = take(fields, "words", word_table) or {}
    fields = Fields(fields.by_key, fields.place, Setting(told.append, language, table))
    version = take(fields, "casus", _version)
    _check_present(document, fields)
    return Case(
        name=document.name,
        version=version,
        title=take(fields, "title", words),
        language=language,
        as_of=take(fields, "as_of", day),
        horizon=take(fields, "horizon", day),
        record_until=take(fields, "record_until", day),
        sources=take(fields, "sources", each(source)) or (),
        actors=take(fields, "actors", each(actor)) or (),
        claims=take(fields, "claims", each(claim)) or (),
        states=take(fields, "states", each(state)) or (),
        counts=take(fields, "counts", each(count)) or (),
        events=take(fields, "events", each(event)) or (),
        talks=take(fields, "talks", each(talk)) or (),
        disputes=take(fields, "disputes", each(dispute)) or (),
        questions=take(fields, "questions", each(question)) or (),
        theses=take(fields, "theses", each(thesis)) or (),
        observations=take(fields, "observed", many(observation)) or (),
        assertions=take(fields, "assertions", many(assertion)) or (),
        accepted=take(fields, "accept", many(accepted)) or (),
        words=table,
        texts=document.texts,
        digest=document.digest,
        place=document.root.place,
        # last, when every field has been read
        problems=_in_file_order(document, told),
        set_aside=document.set_aside,
    )


# ---- sections of a line or two ----------------------------------------------------------------


def assertion(entry: Entry, setting: Setting) -> Assertion | None:
    """Return a reality check."""
    scalar = scalar_of(entry, setting)
    return None if scalar is None else read_assertion(scalar, setting.words, setting.tell)


def accepted(entry: Entry, setting: Setting) -> Accepted | None:
    """Return a lint that the author accepts, and why."""
    fields = open_fields(entry, "accepted", setting)
    lint = take(fields, "lint", name)
    about = take(fields, "about", name)
    because = take(fields, "because", words)
    return None if lint is None else Accepted(lint, about, because, entry.value.place)


def word_table(entry: Entry, setting: Setting) -> dict[str, Share | Factor]:
    """Return the case's own words by name: with a percent sign a share, else a factor."""
    table: dict[str, Share | Factor] = {}
    for part in entries_of(entry, setting):
        scalar = scalar_of(part, setting)
        if scalar is None:
            continue
        is_share = any(sign in scalar.text for sign in _PERCENT)
        read = (read_share if is_share else read_factor)(scalar, {}, setting.tell)
        if read is not None:
            table[fold_word(part.key.text)] = read
    return table


def _language(entry: Entry, setting: Setting) -> str | None:
    scalar = scalar_of(entry, setting)
    if scalar is None:
        return None
    code = canonical_language(scalar.text)
    if code in LANGUAGES:
        return code
    tell_problem(setting, "unknown-language", scalar.place, value=scalar.text.strip(), field=entry.key.text)
    return None


def _version(entry: Entry, setting: Setting) -> Name | None:
    scalar = scalar_of(entry, setting)
    if scalar is None:
        return None
    written = scalar.text.strip()
    if not (written.isdecimal() and len(written) < 9 and int(written) == VERSION):
        tell_problem(setting, "unknown-version", scalar.place, value=written, known=VERSION)
    return name_from(scalar)


def _check_present(document: Document, fields: Fields) -> None:
    if not document.root.entries:
        return  # the document has told why
    aside = {canonical_key(one) for one in document.set_aside}
    like = document.root.entries[0].key.text
    if "as_of" not in fields.by_key and "as_of" not in aside:
        tell_problem(fields.setting, "no-as-of", fields.place, field=spelling_for("as_of", like))
    if "casus" not in fields.by_key and "casus" not in aside:
        tell_problem(
            fields.setting, "no-version", fields.place, severity=Severity.WARNING, subject="case",
            field=spelling_for("casus", like), known=VERSION,
        )  # fmt: skip


# ---- sections as a whole ----------------------------------------------------------------------


def _sections(document: Document, setting: Setting) -> Fields:
    root = document.root
    first = root.entries[0].key.place if root.entries else root.place
    joined = _joined(_indented(root.entries, setting), setting)
    by_key = fields_of(MappingNode(joined, root.place), SECTIONS, setting, code="unknown-section", entry="")
    return Fields(by_key, first, setting)


def _indented(entries: tuple[Entry, ...], setting: Setting) -> tuple[Entry, ...]:
    """Return the entries with what stands at the margin below an empty section put into it, and told."""
    found: list[Entry] = []
    rest = list(reversed(entries))
    while rest:
        entry = rest.pop()
        inside: list[Entry] = []
        if canonical_key(entry.key.text) in OF_ENTRIES and is_empty(entry.value):
            while rest and _is_no_section(rest[-1], setting):
                inside.append(rest.pop())
        if inside:
            place = inside[0].key.place
            related = (Related(entry.key.place, "section-here"),)
            tell_problem(
                setting,
                "not-indented",
                place,
                related=related,
                name=inside[0].key.text,
                section=entry.key.text,
            )
            end = inside[-1].value.place.end
            entry = Entry(entry.key, MappingNode(tuple(inside), Place(place.file, place.start, end)))
        found.append(entry)
    return tuple(found)


def _is_no_section(entry: Entry, setting: Setting) -> bool:
    """Return whether the key is neither a section's nor a slip for one."""
    key = entry.key.text
    if canonical_key(key) in SECTIONS:
        return False
    is_guessed = next(setting.guesses) < MOST_GUESSES
    return not is_guessed or nearest_spelling(key, spellings_for(SECTIONS, key)) is None


def _joined(entries: tuple[Entry, ...], setting: Setting) -> tuple[Entry, ...]:
    """Return the entries with a section that was begun in English and in Arabic made one."""
    joined: dict[str, Entry] = {}
    for entry in entries:
        key = canonical_key(entry.key.text)
        before = joined.get(key)
        if before is None:
            joined[key] = entry
        elif isinstance(before.value, MappingNode) and isinstance(entry.value, MappingNode):
            names = {normalise_name(part.key.text): part.key for part in before.value.entries}
            added = []
            for part in entry.value.entries:
                twin = names.get(normalise_name(part.key.text))
                if twin is None:
                    added.append(part)
                else:
                    related = (Related(twin.place, "first-here"),)
                    tell_problem(
                        setting, "declared-twice", part.key.place, related=related, name=part.key.text
                    )
            node = MappingNode((*before.value.entries, *added), before.value.place)
            joined[key] = Entry(before.key, node)
        elif isinstance(before.value, Sequence) and isinstance(entry.value, Sequence):
            items = (*before.value.items, *entry.value.items)
            joined[key] = Entry(before.key, Sequence(items, before.value.place))
        else:
            related = (Related(before.key.place, "first-here"),)
            tell_problem(
                setting, "field-twice", entry.key.place, related=related,
                field=entry.key.text, first=before.key.text,
            )  # fmt: skip
    return tuple(joined.values())


def _in_file_order(document: Document, told: list[Problem]) -> tuple[Problem, ...]:
    """Return the document's problems and those `told` here, without echoes.

    Of words that the reader of YAML has told, and of parts of a text split by a comma, nothing is told again.
    """
    heard = {problem.place for problem in document.problems if problem.severity is Severity.ERROR}
    split: dict[int, list[Place]] = {}
    for problem in document.problems:
        if problem.code == "comma-in-text" and problem.place:
            split.setdefault(id(problem.place.file), []).append(problem.place)
    told = [one for one in told if one.place not in heard and not _is_in(one.place, split)]
    order = {id(file): position for position, file in enumerate(document.files)}

    def key(problem: Problem) -> tuple[int, int]:
        place = problem.place
        return (-1, 0) if place is None else (order.get(id(place.file), len(order)), place.start)

    return tuple(sorted((*document.problems, *told), key=key))


def _is_in(place: Place | None, split: dict[int, list[Place]]) -> bool:
    """Return whether `place` lies in one of the places by file, which are in file order and apart."""
    outer = split.get(id(place.file), []) if place is not None else []
    if place is None or not outer:
        return False
    before = bisect_right(outer, place.start, key=lambda one: one.start)
    return before > 0 and place.end <= outer[before - 1].end
