"""Shares that were counted: `seen: 8 in 102 within 1 year`, and the base rates made of them."""

from __future__ import annotations

from casus.case.field import open_fields, take
from casus.case.form import BaseRate, Chance, ChanceWithin, Seen, Share
from casus.case.phrase import read_chance, read_share
from casus.case.setting import Setting, tell_problem
from casus.case.value import name, scalar_of, words
from casus.text import Entry, Scalar
from casus.text import Mapping as MappingNode

_SEEN = ("seen ", "شوهد ", "شوهدت ", "لوحظ ")


def seen_field(entry: Entry, setting: Setting) -> Share | Seen | None:
    """Return what was counted; the word `seen` is the field's and need not be said again."""
    found = chance_or_share(entry, setting, is_seen=True)
    if isinstance(found, ChanceWithin):
        return found.share
    if isinstance(found, Share | Seen):
        return found
    return None


def chance_or_share(entry: Entry, setting: Setting, *, is_seen: bool = False) -> Chance | Share | None:
    """Return `8 in 102 within 1 year`, `8 in 102`, `12% within 1 year` or `12%`.

    With `is_seen` the text is what follows the word `seen`.
    """
    scalar = scalar_of(entry, setting)
    if scalar is None:
        return None
    written = scalar.text.strip()
    if is_seen and not written.startswith(_SEEN):
        scalar = Scalar(f"seen {written}", scalar.place, scalar.is_quoted)
    told: list[object] = []
    share = read_share(scalar, setting.words, told.append)
    if not told:
        return share
    return read_chance(scalar, setting.words, setting.tell)


def base_rate(entry: Entry, setting: Setting) -> BaseRate | None:
    """Return the share of comparable past cases: a bare share, or with its class and source."""
    if not isinstance(entry.value, MappingNode):
        found = _within(entry, chance_or_share(entry, setting), setting)
        return None if found is None else BaseRate(found, None, None, found.place)
    fields = open_fields(entry, "base_rate", setting)
    seen, chance = fields.by_key.get("seen"), fields.by_key.get("chance")
    if seen is not None and chance is not None:
        tell_problem(
            setting, "seen-and-chance", chance.key.place, first=seen.key.text, second=chance.key.text
        )
    found = None
    if seen is not None:
        found = _within(seen, chance_or_share(seen, setting, is_seen=True), setting)
    elif chance is not None:
        found = _within(chance, chance_or_share(chance, setting), setting)
    else:
        tell_problem(setting, "base-rate-without-share", fields.place)
    return BaseRate(
        chance=found,
        says=take(fields, "class", words),
        source=take(fields, "source", name),
        place=fields.place,
    )


def _within(
    entry: Entry, found: Chance | Share | None, setting: Setting
) -> ChanceWithin | Share | Seen | None:
    if found is None or isinstance(found, ChanceWithin | Share | Seen):
        return found
    tell_problem(setting, "base-rate-not-share", found.place, field=entry.key.text)
    return None
