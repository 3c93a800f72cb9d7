"""Read the value of one field: a text, a name, a phrase, a list or a mapping of them.

A reader takes an entry (the field's key and its value) and the setting. It gives back the value, or
tells a located problem and gives back None. An item of a list is read as an entry with the list's key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from casus.case.condition import read_clause
from casus.case.form import Chance, ChanceWithin, Clause, Day, Factor, Name, Number, Quote, Seen, Share, Words
from casus.case.keyword import LANGUAGES, canonical_choice, canonical_language, nearest_spelling, spelling_for
from casus.case.phrase import (
    read_chance,
    read_day,
    read_days,
    read_factor,
    read_number,
    read_seen,
    read_share,
)
from casus.case.setting import Setting, tell_problem
from casus.case.shape import CHOICES
from casus.case.wording import CONDITION_WORDS
from casus.problem import Place, Problem, Related
from casus.quantity import fold_word, plain_digits, read_date
from casus.quantity import read_number as number_in
from casus.text import Entry, Node, Scalar, Sequence, normalise_name
from casus.text import Mapping as MappingNode

T = TypeVar("T")
Read = Callable[[Entry, Setting], T | None]
ReadPhrase = Callable[[Scalar, Mapping[str, Share | Factor], Callable[[Problem], None]], T | None]

_WHOLE = re.compile(r"\d{1,9}")
_TIME = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
_NAME_BREAKS = re.compile(r"[\s()\[\]{},،؛;:\"'«»=<>≠≤≥]")
_PART = re.compile(r"[^\s,،؛](?:[^,،؛]*[^\s,،؛])?")
_DATED = re.compile(r"\d[,،]|[,،]\s*\d")  # 1,000 · Wednesday, 7 April
_DASHES = re.compile(r"[-−–]")


def is_empty(node: Node) -> bool:
    """Return whether nothing was written: an absent or blank text. An empty list is not empty."""
    return isinstance(node, Scalar) and not node.text.strip()


def scalar_of(entry: Entry, setting: Setting) -> Scalar | None:
    """Return the text that the entry holds."""
    if not isinstance(entry.value, Scalar):
        tell_problem(setting, "wanted-text", entry.value.place, field=entry.key.text)
        return None
    if is_empty(entry.value):
        tell_problem(setting, "empty-value", entry.key.place, field=entry.key.text)
        return None
    return entry.value


def entries_of(entry: Entry, setting: Setting) -> tuple[Entry, ...]:
    """Return the entries of the mapping that the entry holds; names without a text are told."""
    if isinstance(entry.value, MappingNode):
        return entry.value.entries
    if is_empty(entry.value):
        tell_problem(setting, "empty-value", entry.key.place, field=entry.key.text)
    else:
        tell_problem(setting, "wanted-mapping", entry.value.place, field=entry.key.text)
    return ()


def items_of(entry: Entry, setting: Setting) -> tuple[Entry, ...]:
    """Return one entry an item of the list; what is no list counts as its only item."""
    if isinstance(entry.value, Sequence):
        return tuple(Entry(_item_key(entry.key, item), item) for item in entry.value.items)
    if is_empty(entry.value):
        tell_problem(setting, "empty-value", entry.key.place, field=entry.key.text)
        return ()
    return (entry,)


def listed(entry: Entry, setting: Setting, read: Read[T], *, is_prose: bool = False) -> tuple[Entry, ...]:
    """Return the items of a list of names or conditions; a text with commas instead of a list is told.

    It is one when `read` can read every part of it; it is then read on as the list that was meant. In quotes
    it may be one text, if `is_prose`.
    """
    scalar = entry.value
    if not isinstance(scalar, Scalar) or (is_prose and scalar.is_quoted) or _DATED.search(scalar.text):
        return items_of(entry, setting)
    parts = [slice_of(scalar, *found.span()) for found in _PART.finditer(scalar.text)]
    items = tuple(Entry(Scalar(entry.key.text, part.place), part) for part in parts)
    quiet = replace(setting, tell=lambda problem: None)
    if len(items) < 2 or any(read(item, quiet) is None for item in items):
        return items_of(entry, setting)
    mended = f"[{', '.join(part.text for part in parts)}]"
    tell_problem(setting, "list-without-brackets", scalar.place, field=entry.key.text, mended=mended)
    return items


def _item_key(key: Scalar, item: Node) -> Scalar:
    # the list's name, placed at the item: a problem of the third item must not point at the list
    place = item.place
    if isinstance(item, MappingNode) and item.entries:
        place = item.entries[0].key.place
    elif not isinstance(item, Scalar):
        place = Place(place.file, place.start, min(place.start + 1, place.end))
    return Scalar(key.text, place)


def slice_of(scalar: Scalar, start: int, end: int) -> Scalar:
    """Return characters start..end of `scalar` as a text with its own place.

    Where escapes shift it (`"a\\tb"`) the place stays the whole's.
    """
    place = scalar.place
    part = scalar.text[start:end]
    if place.file.text[place.start + start : place.start + end] == part:
        place = Place(place.file, place.start + start, place.start + end)
    return Scalar(part, place, scalar.is_quoted)


# ---- names ----------------------------------------------------------------------------------


def name_from(scalar: Scalar) -> Name:
    """Return the text as a name, unchecked. Figures are one name in any script: `٣` is `3`."""
    written = scalar.text.strip()
    key = normalise_name(written) if number_in(written) is None else plain_digits(written)
    return Name(written, key, scalar.place)


def declared_name(scalar: Scalar, setting: Setting) -> Name:
    """Return the name that `scalar` declares."""
    return name_from(scalar)


def condition_name(scalar: Scalar, setting: Setting) -> Name:
    """Return the name that `scalar` declares; one that a condition could not mention is told."""
    if fold_word(scalar.text) in CONDITION_WORDS:
        tell_problem(setting, "keyword-name", scalar.place, name=scalar.text.strip())
    elif _NAME_BREAKS.search(normalise_name(scalar.text)):
        mended = "_".join(part for part in _NAME_BREAKS.split(scalar.text.strip()) if part)
        tell_problem(setting, "unfit-name", scalar.place, name=scalar.text.strip(), mended=mended)
    elif read_date(scalar.text) is not None:
        mended = f"on_{scalar.text.strip()}"
        tell_problem(setting, "unfit-name", scalar.place, name=scalar.text.strip(), mended=mended)
    return declared_name(scalar, setting)


def is_condition_name(text: str) -> bool:
    """Return whether a condition could mention `text` as a name.

    >>> is_condition_name("storm"), is_condition_name("and"), is_condition_name("<5")
    (True, False, False)
    """
    name = normalise_name(text)
    is_word = bool(name) and fold_word(text) not in CONDITION_WORDS and not _NAME_BREAKS.search(name)
    return is_word and read_date(text) is None


def name(entry: Entry, setting: Setting) -> Name | None:
    """Return the name that the entry mentions."""
    scalar = scalar_of(entry, setting)
    return None if scalar is None else name_from(scalar)


def new_names(entry: Entry, setting: Setting) -> tuple[Name, ...]:
    """Return the names that a list declares (levels, values); one given twice is told and left out."""
    first: dict[str, Name] = {}
    for item in listed(entry, setting, name):
        scalar = scalar_of(item, setting)
        if scalar is None:
            continue
        found = condition_name(scalar, setting)
        if found.key in first:
            related = (Related(first[found.key].place, "first-here"),)
            tell_problem(
                setting, "name-twice", found.place, related=related, name=found.text, field=entry.key.text
            )
        else:
            first[found.key] = found
    return tuple(first.values())


def choice(kind: str) -> Read[Name]:
    """Return a reader of one of the fixed choices `kind`; the name's key is the English word."""

    def read(entry: Entry, setting: Setting) -> Name | None:
        scalar = scalar_of(entry, setting)
        if scalar is None:
            return None
        allowed = CHOICES[kind]
        key = canonical_choice(scalar.text)
        if key not in allowed:
            shown = [spelling_for(one, scalar.text) for one in allowed]
            tell_problem(
                setting, "unknown-choice", scalar.place, suggestion=nearest_spelling(scalar.text, shown),
                value=scalar.text.strip(), field=entry.key.text, allowed=shown,
            )  # fmt: skip
            return None
        return Name(scalar.text.strip(), key, scalar.place)

    return read


def yes_or_no(entry: Entry, setting: Setting) -> bool | None:
    """Return True for yes and False for no, in any of their spellings."""
    found = choice("yes_no")(entry, setting)
    return None if found is None else found.key == "yes"


# ---- texts ----------------------------------------------------------------------------------


def words(entry: Entry, setting: Setting) -> Words | None:
    """Return a human text: in the case's language, or `{en: …, ar: …}`."""
    if isinstance(entry.value, MappingNode):
        by_language: list[tuple[str, str]] = []
        for part in entry.value.entries:
            code = canonical_language(part.key.text)
            if code not in LANGUAGES:
                tell_problem(
                    setting, "unknown-language", part.key.place, value=part.key.text, field=entry.key.text
                )
            scalar = scalar_of(part, setting)
            if scalar is not None:
                by_language.append((code, scalar.text.strip()))
        if not entry.value.entries:
            tell_problem(setting, "empty-value", entry.key.place, field=entry.key.text)
        return Words(tuple(by_language), entry.value.place) if by_language else None
    scalar = scalar_of(entry, setting)
    return None if scalar is None else Words(((setting.language, scalar.text.strip()),), scalar.place)


def text(entry: Entry, setting: Setting) -> str | None:
    """Return a plain text that is the same in every language (an address)."""
    scalar = scalar_of(entry, setting)
    return None if scalar is None else scalar.text.strip()


def time_of_day(entry: Entry, setting: Setting) -> str | None:
    """Return `HH:MM` in western digits."""
    scalar = scalar_of(entry, setting)
    if scalar is None:
        return None
    if not _TIME.fullmatch(scalar.text.strip()):
        tell_problem(setting, "not-a-time", scalar.place, value=scalar.text.strip(), field=entry.key.text)
        return None
    hour, minute = scalar.text.strip().split(":")
    return f"{int(hour):02d}:{int(minute):02d}"


def quotes(entry: Entry, setting: Setting) -> tuple[Quote, ...]:
    """Return the quotes of `{SOURCE: "words"}`, `{SOURCE: ["words", "more words"]}`, or a list of such."""
    found: list[Quote] = []
    for item in items_of(entry, setting):
        if isinstance(item.value, Scalar):
            tell_problem(setting, "quote-without-source", item.value.place)
            continue
        for part in entries_of(item, setting):
            for piece in items_of(part, setting):
                scalar = scalar_of(piece, setting)
                if scalar is not None:
                    found.append(Quote(name_from(part.key), scalar.text.strip(), scalar.place))
    return tuple(found)


def one_quote(entry: Entry, setting: Setting) -> Quote | None:
    """Return the one quote of a field that holds a single one; more are told."""
    found = quotes(entry, setting)
    if len(found) > 1:
        tell_problem(setting, "one-quote", found[1].place, field=entry.key.text)
    return found[0] if found else None


# ---- numbers, phrases, conditions -----------------------------------------------------------


def whole(low: int, high: int) -> Read[int]:
    """Return a reader of a whole number in low..high."""

    def read(entry: Entry, setting: Setting) -> int | None:
        scalar = scalar_of(entry, setting)
        if scalar is None:
            return None
        written = scalar.text.strip()
        if not _WHOLE.fullmatch(written) or not low <= int(written) <= high:
            tell_problem(
                setting, "not-whole", scalar.place, value=written, field=entry.key.text, low=low, high=high
            )
            return None
        return int(written)

    return read


def phrase(read_phrase: ReadPhrase[T]) -> Read[T]:
    """Return a reader of the field's text by `read_phrase`, which tells its own problems."""

    def read(entry: Entry, setting: Setting) -> T | None:
        scalar = scalar_of(entry, setting)
        return None if scalar is None else read_phrase(scalar, setting.words, setting.tell)

    return read


share: Read[Share] = phrase(read_share)
number: Read[Number] = phrase(read_number)
factor: Read[Factor] = phrase(read_factor)
chance: Read[Chance] = phrase(read_chance)
counted: Read[Share | Seen | ChanceWithin] = phrase(read_seen)
day: Read[Day] = phrase(read_day)
days: Read[tuple[Day, Day]] = phrase(read_days)


def clause(entry: Entry, setting: Setting) -> Clause | None:
    """Return the condition that the entry holds."""
    scalar = scalar_of(entry, setting)
    return None if scalar is None else read_clause(scalar, setting.tell)


def effect_value(entry: Entry, setting: Setting) -> Name | None:
    """Return a level, a number, or a change (`-1`, `+2`, with any dash and digits) as a name."""
    scalar = scalar_of(entry, setting)
    if scalar is None:
        return None
    written = scalar.text.strip()
    plain = _DASHES.sub("-", written).replace(" ", "")
    if re.fullmatch(r"[+-]?\d{1,9}", plain):
        sign = plain[0] if plain[0] in "+-" else ""
        return Name(written, f"{sign}{int(plain.lstrip('+-'))}", scalar.place)
    return name_from(scalar)


# ---- lists and mappings ---------------------------------------------------------------------


def many(read: Read[T]) -> Read[tuple[T, ...]]:
    """Return a reader of a list, or of a single one written without brackets."""

    def read_all(entry: Entry, setting: Setting) -> tuple[T, ...]:
        found = (read(item, setting) for item in items_of(entry, setting))
        return tuple(one for one in found if one is not None)

    return read_all


def several(read: Read[T], *, is_prose: bool = False) -> Read[tuple[T, ...]]:
    """Return a reader like `many` for names and conditions, which hold no commas (see `listed`)."""

    def read_all(entry: Entry, setting: Setting) -> tuple[T, ...]:
        items = listed(entry, setting, read, is_prose=is_prose)
        found = (read(item, setting) for item in items)
        return tuple(one for one in found if one is not None)

    return read_all


def pairs(read: Read[T]) -> Read[tuple[tuple[Name, T], ...]]:
    """Return a reader of a mapping from names that are mentioned to values."""

    def read_all(entry: Entry, setting: Setting) -> tuple[tuple[Name, T], ...]:
        found: list[tuple[Name, T]] = []
        for part in entries_of(entry, setting):
            value = read(part, setting)
            if value is not None:
                found.append((name_from(part.key), value))
        return tuple(found)

    return read_all


def each(read: Read[T]) -> Read[tuple[T, ...]]:
    """Return a reader of a mapping whose entries `read` turns into values, key and all."""

    def read_all(entry: Entry, setting: Setting) -> tuple[T, ...]:
        found = (read(part, setting) for part in entries_of(entry, setting))
        return tuple(one for one in found if one is not None)

    return read_all
