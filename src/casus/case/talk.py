"""Talks: dated negotiations, by odds or from positions on a scale."""

from __future__ import annotations

from casus.case.event import effect, influences
from casus.case.field import has_field, open_fields, take, tell_missing
from casus.case.form import Day, Delegation, Share, Talk, TalkOutcome
from casus.case.setting import Setting, tell_problem
from casus.case.value import (
    choice,
    condition_name,
    day,
    each,
    name,
    name_from,
    number,
    pairs,
    quotes,
    several,
    share,
    words,
)
from casus.problem import Related
from casus.text import Entry


def talk(entry: Entry, setting: Setting) -> Talk | None:
    """Return the talk; one with neither outcomes nor a scale, or with odds and a scale, is told."""
    fields = open_fields(entry, "talk", setting)
    chance, to = take(fields, "postponed", postponed) or (None, None)
    outcomes = take(fields, "outcomes", each(talk_outcome)) or ()
    scale = take(fields, "scale", pairs(number)) or ()
    odds = [one for one in outcomes if one.odds is not None]
    if fields.by_key and not has_field(fields, "outcomes") and not has_field(fields, "scale"):
        tell_problem(setting, "talk-without-outcomes", fields.place, talk=entry.key.text)
    if odds and has_field(fields, "scale"):
        related = (Related(fields.by_key["scale"].key.place, "other-here"),)
        tell_problem(setting, "odds-and-scale", odds[0].place, related=related, talk=entry.key.text)
    if has_field(fields, "scale") and not has_field(fields, "parties"):
        tell_problem(setting, "scale-without-parties", fields.by_key["scale"].key.place, talk=entry.key.text)
    return Talk(
        name=condition_name(entry.key, setting),
        says=take(fields, "says", words),
        on=take(fields, "on", day),
        tracks=take(fields, "tracks", several(name, is_prose=True)) or (),
        postponed=chance,
        postponed_to=to,
        outcomes=outcomes,
        scale=scale,
        parties=take(fields, "parties", each(delegation)) or (),
        rule=take(fields, "rule", choice("rule")),
        election=take(fields, "election", choice("election")),
        vote=take(fields, "vote", choice("vote")),
        victory=take(fields, "victory", choice("victory")),
        quotes=take(fields, "quote", quotes) or (),
        place=fields.place,
    )


def postponed(entry: Entry, setting: Setting) -> tuple[Share | None, Day | None]:
    """Return the chance of being postponed, and the day to which."""
    fields = open_fields(entry, "postponed", setting)
    return take(fields, "chance", share), take(fields, "to", day)


def talk_outcome(entry: Entry, setting: Setting) -> TalkOutcome | None:
    """Return words agreed and what they change; a bare number is the odds."""
    fields = open_fields(entry, "talk_outcome", setting, short="odds")
    return TalkOutcome(
        name=condition_name(entry.key, setting),
        says=take(fields, "says", words),
        odds=take(fields, "odds", number),
        raised=influences(fields),
        then=take(fields, "then", each(effect)) or (),
        place=fields.place,
    )


def delegation(entry: Entry, setting: Setting) -> Delegation | None:
    """Return a party at a talk: its position or what it prefers, power and salience."""
    fields = open_fields(entry, "delegation", setting)
    both = [fields.by_key[key].key for key in ("position", "prefers") if has_field(fields, key)]
    if fields.by_key and not both:
        tell_missing(setting, "position", entry.key, next(iter(fields.by_key.values())).key.text)
    elif len(both) > 1:
        related = (Related(both[0].place, "other-here"),)
        tell_problem(setting, "position-and-prefers", both[1].place, related=related, party=entry.key.text)
    return Delegation(
        actor=name_from(entry.key),
        position=take(fields, "position", number),
        prefers=take(fields, "prefers", pairs(number)) or (),
        power=take(fields, "power", number),
        salience=take(fields, "salience", number),
        place=fields.place,
    )
