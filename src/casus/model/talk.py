"""Talks: dated negotiations, whose outcome is drawn by odds or by a rule from what the parties want."""

from __future__ import annotations

from casus import case as written
from casus.model.event import check_effects, check_influences
from casus.model.form import Delegation, Talk, TalkOutcome
from casus.model.measure import odds_range, position_range, share_range
from casus.model.resolve import level_index
from casus.model.scope import (
    Scope,
    actor_called,
    noon_of,
    tell,
    tell_absent,
    tell_unknown,
    text_of,
)
from casus.model.source import check_quotes
from casus.problem import Related, Severity, words_of
from casus.quantity import Range, fixed


def check_talks(scope: Scope) -> tuple[Talk, ...]:
    """Return the talks as meant; those without a day or outcomes are left out, told by somebody."""
    found = [check_talk(scope, talk) for talk in scope.case.talks]
    return tuple(talk for talk in found if talk is not None)


def outcome_names(talk: written.Talk) -> dict[str, written.Name]:
    """Return the names of the outcomes by key: those described, then those that only the scale names."""
    found = {outcome.name.key: outcome.name for outcome in talk.outcomes}
    for name, _ in talk.scale:
        found.setdefault(name.key, name)
    return found


def is_by_rule(talk: written.Talk) -> bool:
    """Return whether the outcome follows from what the parties want, and not from odds."""
    return bool(talk.scale) or any(party.prefers for party in talk.parties)


def check_talk(scope: Scope, talk: written.Talk) -> Talk | None:
    """Return the talk as meant, or None when its day or its outcomes could not be read."""
    outcomes = _outcomes(scope, talk)
    parties = _parties(scope, talk)
    quotes = check_quotes(scope, talk.quotes)
    postponed = share_range(scope, talk.postponed) if talk.postponed else None
    if not outcome_names(talk):
        tell_absent(scope, "lacks", talk.place, name=talk.name.text, field="outcomes")
    if talk.on is None:
        tell_absent(scope, "lacks", talk.place, name=talk.name.text, field="on")
        return None
    _check_days(scope, talk)
    if not is_by_rule(talk):
        for told, field in ((talk.rule, "rule"), (talk.parties[0] if talk.parties else None, "parties")):
            if told is not None:
                tell(scope, "rule-without-scale", told.place, name=talk.name.text, field=field)
    _check_election(scope, talk)
    return Talk(
        name=talk.name.key,
        says=text_of(talk.says),
        on=talk.on.date,
        at=noon_of(scope, talk.on),
        tracks=tuple(track.text for track in talk.tracks),
        postponed=postponed if talk.postponed_to else None,
        postponed_at=noon_of(scope, talk.postponed_to) if talk.postponed_to and postponed else None,
        rule=(talk.rule.key if talk.rule else "compromise") if is_by_rule(talk) else "odds",
        outcomes=outcomes,
        parties=parties,
        quotes=quotes,
        election=talk.election.key if talk.election else "conditional",
        vote=talk.vote.key if talk.vote else "proportional",
        victory=talk.victory.key if talk.victory else "linear",
    )


def _check_election(scope: Scope, talk: written.Talk) -> None:
    """Tell what belongs to an election where there is none, and parties without a place on the scale."""
    if talk.rule is not None and talk.rule.key == "condorcet":
        if not talk.scale:
            for party in talk.parties:
                if party.position is not None and any(other.prefers for other in talk.parties):
                    tell(
                        scope, "rule-without-scale", party.position.place, name=talk.name.text,
                        field="position",
                    )  # fmt: skip
        return
    fields = {"election": talk.election, "vote": talk.vote, "victory": talk.victory}
    for field, told in fields.items():
        if told is not None:
            tell(scope, "wants-condorcet", told.place, name=talk.name.text, field=field)
    for party in talk.parties:
        if party.prefers:
            place = party.prefers[0][0].place
            tell(scope, "wants-condorcet", place, name=party.actor.text, field="prefers")


def _check_days(scope: Scope, talk: written.Talk) -> None:
    assert talk.on is not None
    name = talk.name.text
    if scope.is_dated and talk.on.date < scope.as_of:
        tell(scope, "talk-before", talk.on.place, name=name, day=talk.on.date, as_of=scope.as_of)
    elif scope.is_dated and scope.case.horizon is not None and talk.on.date > scope.horizon:
        tell(
            scope, "talk-beyond", talk.on.place, severity=Severity.WARNING, subject=f"talk.{talk.name.key}",
            name=name, day=talk.on.date, horizon=scope.horizon,
        )  # fmt: skip
    to = talk.postponed_to
    if to is not None and to.date <= talk.on.date:
        related = (Related(talk.on.place, "first-here"),)
        tell(scope, "postponed-to-before", to.place, related=related, name=name, day=to.date, on=talk.on.date)


def _outcomes(scope: Scope, talk: written.Talk) -> tuple[TalkOutcome, ...]:
    positions = _positions(scope, talk)
    described = {outcome.name.key: outcome for outcome in talk.outcomes}
    found = []
    for key, name in outcome_names(talk).items():
        outcome = described.get(key)
        influences = check_influences(scope, outcome.raised) if outcome else ()
        if is_by_rule(talk) and outcome is not None and outcome.raised:
            tell(scope, "influence-under-rule", outcome.raised[0].place, name=talk.name.text)
        found.append(
            TalkOutcome(
                name=key,
                says=text_of(outcome.says) if outcome else {},
                odds=None if is_by_rule(talk) else _odds(scope, talk, outcome),
                position=_position(scope, talk, name, positions) if talk.scale else None,
                influences=influences,
                then=check_effects(scope, outcome.then) if outcome else (),
            )
        )
    odds = [outcome.odds for outcome in found if outcome.odds is not None]
    if len(odds) == len(found) > 0 and all(one.high == 0 for one in odds):
        tell(scope, "no-outcome-possible", talk.name.place, name=talk.name.text)
    return tuple(found)


def _odds(scope: Scope, talk: written.Talk, outcome: written.TalkOutcome | None) -> Range | None:
    if outcome is None:
        return None
    if outcome.odds is not None:
        return odds_range(scope, outcome.odds)
    if len(talk.outcomes) == 1:
        return fixed(1.0)
    tell_absent(scope, "lacks", outcome.place, name=f"{talk.name.text}.{outcome.name.text}", field="odds")
    return None


def _positions(scope: Scope, talk: written.Talk) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, number in talk.scale:
        if number.low != number.high:
            tell(scope, "scale-not-a-point", number.place, name=talk.name.text, outcome=name.text)
        found[name.key] = number.low
    if len(found) > 1 and len(set(found.values())) == 1:
        tell(scope, "flat-scale", talk.scale[0][0].place, name=talk.name.text)
    return found


def _position(
    scope: Scope, talk: written.Talk, name: written.Name, positions: dict[str, float]
) -> float | None:
    if name.key not in positions:
        tell_unknown(scope, "not-on-scale", name, (one for one, _ in talk.scale), talk=talk.name.text)
    return positions.get(name.key)


def _parties(scope: Scope, talk: written.Talk) -> tuple[Delegation, ...]:
    found = []
    for party in talk.parties:
        actor = actor_called(scope, party.actor)
        position = _stand(scope, talk, party)
        prefers = _prefers(scope, talk, party) if party.prefers else ()
        power = odds_range(scope, party.power) if party.power else None
        salience = odds_range(scope, party.salience) if party.salience else None
        for weight, given in ((power, party.power), (salience, party.salience)):
            if weight is not None and weight.high == 0 and given is not None:
                tell(scope, "not-above-zero", given.place, value=words_of(given.place))
        if actor is None or power is None or salience is None or (position is None and not prefers):
            continue
        found.append(Delegation(actor, position, power, salience, prefers))
    return tuple(found)


def _stand(scope: Scope, talk: written.Talk, party: written.Delegation) -> Range | None:
    """Return where a party stands; one off the scale is told."""
    if party.position is None:
        return None
    position = position_range(scope, party.position)
    ends = [number.low for _, number in talk.scale]
    if position is not None and ends and (position.high < min(ends) or position.low > max(ends)):
        tell(scope, "off-scale", party.position.place, name=party.actor.text, low=min(ends), high=max(ends))
    return position


def _prefers(scope: Scope, talk: written.Talk, party: written.Delegation) -> tuple[Range, ...]:
    """Return what each outcome is worth to a party, in the order of the outcomes; empty where it was told."""
    worth: dict[str, Range | None] = {}
    outcomes = outcome_names(talk)
    for name, number in party.prefers:
        if level_index(scope, scope.variables[talk.name.key], name) is None:
            continue
        if not (number.low >= 0.0 and number.high <= 1.0):
            tell(
                scope, "worth-out-of-range", number.place, outcome=name.text, party=party.actor.text,
                value=words_of(number.place),
            )  # fmt: skip
            worth[name.key] = None
        else:
            worth[name.key] = position_range(scope, number)
    for key, outcome in outcomes.items():
        if key not in worth:
            owner = f"{talk.name.text}.{party.actor.text}.prefers"
            tell_absent(scope, "lacks", party.prefers[0][0].place, name=owner, field=outcome.text)
    found = [worth.get(key) for key in outcomes]
    known = tuple(one for one in found if one is not None)
    return known if len(known) == len(found) else ()
