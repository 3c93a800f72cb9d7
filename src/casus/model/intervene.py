"""Interventions: a claim or state set by fiat, an event made to happen, a hazard scaled. Never confused.

Setting cuts causes (Pearl 2009, Causality, chapter 3): what would have decided the value no longer does. What
the record and the reports said of a claim stays evidence about the claim as it was *before* it was set, so
the claim and everything that rests on it are kept in two copies that share their coins (a twin network:
Balke and Pearl 1994): `before:NAME`, which reports and contradictions weigh, and NAME, which works then.
The coins are claims of their own, `coin:NAME`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from casus.model.form import (
    Claim,
    Clause,
    Condition,
    Count,
    During,
    Event,
    Every,
    Fixing,
    Intervention,
    Making,
    Model,
    Negation,
    Reason,
    Scaling,
    Some,
    State,
    TableRow,
    Test,
)
from casus.quantity import Range, fixed

BEFORE = "before:"
TRUTH = ("false", "true")


def intervene(model: Model, interventions: Iterable[Intervention]) -> Model:
    """Return the model with all `interventions`, one after another. Raises ValueError as they do."""
    for each in interventions:
        match each:
            case Fixing(name, value, at):
                model = set_value(model, name, value, at)
            case Making(event, at):
                model = make_event(model, event, at)
            case Scaling(event, factor, start_at, end_at):
                model = scale_event(model, event, factor, start_at, end_at)
    return model


def set_value(model: Model, name: str, value: int, from_at: float = 0.0) -> Model:
    """Return the model with a claim, state or count set to `value` from `from_at` on (days since as_of).

    `value` is as a Test counts it: 0 or 1 of a claim (the index of a value), the index of a level, a number.
    Raises ValueError for a name that cannot be set, a value that it has not, or an instant before as_of.
    """
    _refuse_early(from_at)
    claim = next((each for each in model.claims if each.name == name), None)
    if claim is not None:
        _refuse_value(name, value, len(claim.values))
        return _with_claim_set(model, claim, value, from_at)
    state = next((each for each in model.states if each.name == name), None)
    count = next((each for each in model.counts if each.name == name), None)
    if state is None and count is None:
        raise ValueError(f"only a claim, a state or a count can be set, and {name!r} is none of them")
    _refuse_value(name, value, len(state.levels) if state is not None else None)
    if from_at > 0.0:
        return replace(model, fixings=(*model.fixings, Fixing(name, value, from_at)))
    return replace(
        model,
        states=tuple(_set_state(each, value) if each is state else each for each in model.states),
        counts=tuple(_set_count(each, value) if each is count else each for each in model.counts),
        events=tuple(_without_effects(each, name) for each in model.events),
        talks=tuple(
            replace(
                talk,
                outcomes=tuple(
                    replace(outcome, then=tuple(e for e in outcome.then if e.name != name))
                    for outcome in talk.outcomes
                ),
            )
            for talk in model.talks
        ),
    )


def make_event(model: Model, name: str, at: float) -> Model:
    """Return the model in which an event happens at `at`, whether it is able or not, and not before.

    Its effects take place. If it may happen again it goes on by its own hazard afterwards. Raises ValueError
    for a name that is no event, or an instant before as_of.
    """
    _refuse_early(at)
    event = _event_called(model, name)
    after: Condition = During(at, None) if event.is_again else Some(())
    able = Clause(Every((event.able.condition, after)), event.able.text)
    made = replace(event, able=able)
    return replace(
        model,
        events=tuple(made if each is event else each for each in model.events),
        makings=(*model.makings, Making(name, at)),
    )


def scale_event(model: Model, name: str, factor: float, start_at: float, end_at: float) -> Model:
    """Return the model with an event's whole hazard multiplied by `factor` from start_at until end_at.

    Raises ValueError for a name that is no event, a factor below 0 or not finite, an instant before as_of, or
    a stretch that ends before it begins.
    """
    _refuse_early(start_at)
    _event_called(model, name)
    if not 0.0 <= factor < float("inf"):
        raise ValueError(f"the factor must be a finite number, 0 or more, got {factor}")
    if not end_at > start_at:
        raise ValueError(f"the stretch must end after it begins, got {start_at} to {end_at}")
    return replace(model, scalings=(*model.scalings, Scaling(name, factor, start_at, end_at)))


def _refuse_early(at: float) -> None:
    if not at >= 0.0:
        raise ValueError(f"an intervention must not be before as_of, got day {at}")


def _refuse_value(name: str, value: int, n_values: int | None) -> None:
    if value < 0 or (n_values is not None and value >= n_values):
        raise ValueError(f"{name} has no value number {value}")


def _event_called(model: Model, name: str) -> Event:
    event = next((each for each in model.events if each.name == name), None)
    if event is None:
        raise ValueError(f"no event is called {name!r}")
    return event


def _set_state(state: State, value: int) -> State:
    return replace(state, at_first=((value, fixed(1.0)),))


def _set_count(count: Count, value: int) -> Count:
    return replace(count, at_first=fixed(float(value)))


def _without_effects(event: Event, name: str) -> Event:
    return replace(event, then=tuple(effect for effect in event.then if effect.name != name))


# ---- claims ---------------------------------------------------------------------------------------


def _with_claim_set(model: Model, claim: Claim, value: int, from_at: float) -> Model:
    affected = _resting_on(model, claim.name)
    is_weighed = any(
        each.reports or each.contradicts for each in model.claims if each.name in affected
    ) or any(affected & set(each.contradicts) for each in model.claims)
    if not is_weighed and from_at <= 0.0:
        claims = tuple(_as_set(each, value) if each is claim else each for each in model.claims)
        return replace(model, claims=claims)
    changed: list[Claim] = []
    for each in model.claims:
        if each.name not in affected:
            changed.append(replace(each, contradicts=_renamed(each.contradicts, affected)))
            continue
        coins, tossed = ([], each) if each is claim else _with_coins(each, affected)
        now = replace(tossed, luck=_shared_luck(tossed))
        if each is claim:
            now = replace(_as_set(each, value), luck=f"set:{each.name}")  # sure: it needs no coin
        changed += [*coins, _before(tossed, affected), replace(now, reports=(), contradicts=())]
    twin = replace(model, claims=tuple(changed))
    return _with_conditions(twin, lambda test: _dated(test, affected, from_at)) if from_at > 0.0 else twin


def _resting_on(model: Model, name: str) -> frozenset[str]:
    """Return `name` and every claim that rests on it; claims come after what they rest on."""
    found = {name}
    for claim in model.claims:
        conditions = [*claim.unless, *(part for reason in claim.reasons for part in reason.parts)]
        named = {test.name for condition in conditions for test in _tests(condition)}
        named |= {each.bearer for each in claim.evidence} | set(claim.parents)
        if named & found:
            found.add(claim.name)
    return frozenset(found)


def _tests(condition: Condition) -> list[Test]:
    match condition:
        case Test():
            return [condition]
        case Negation(part):
            return _tests(part)
        case Every(parts) | Some(parts):
            return [test for part in parts for test in _tests(part)]
    return []


def _as_set(claim: Claim, value: int) -> Claim:
    alone = replace(
        claim, reasons=(), unless=(), contradicts=(), evidence=(), reports=(), parents=(), table=(),
        credence=None, is_open=False,
    )  # fmt: skip
    if claim.values == TRUTH:
        return replace(alone, credence=fixed(float(value)))
    shares = tuple(fixed(float(index == value)) for index in range(len(claim.values)))
    return replace(alone, table=(TableRow((), shares),))


def _luck_of(claim: Claim) -> str:
    return claim.luck or f"claim:{claim.name}"


def _shared_luck(claim: Claim) -> str | None:
    """Return the path of the coin that a claim still has of its own, None where it has none."""
    return None if claim.credence is None and not claim.table else _luck_of(claim)


def _with_coins(claim: Claim, affected: frozenset[str]) -> tuple[list[Claim], Claim]:
    """Return a claim's coins as claims of their own, and the claim resting on them: its copies share them.

    Not made for a claim with a table, nor for a leak that evidence weighs which is itself affected: their
    copies share a stream of luck, which engines that draw worlds follow.
    """
    coins: list[Claim] = []
    reasons: list[Reason] = []
    for reason in claim.reasons:
        if reason.holds is None:
            reasons.append(reason)
            continue
        name = f"coin:{reason.name}"
        coins.append(_coin(claim, name, reason.holds, f"reason:{reason.name}"))
        reasons.append(replace(reason, parts=(*reason.parts, Test(name, 1, 1)), holds=None))
    is_own = claim.table or any(each.bearer in affected for each in claim.evidence)
    if claim.credence is None or is_own:
        return coins, replace(claim, reasons=tuple(reasons))
    name = f"coin:{claim.name}"
    coin = _coin(claim, name, claim.credence, _luck_of(claim))
    coins.append(replace(coin, evidence=claim.evidence))
    leak = Reason(name, (Test(name, 1, 1),), None, {}, None)
    return coins, replace(claim, reasons=(*reasons, leak), credence=None, evidence=())


def _coin(claim: Claim, name: str, chance: Range, luck: str) -> Claim:
    alone = replace(_as_set(claim, 1), name=name, luck=luck, says={}, status=None, quotes=())
    return replace(alone, values=TRUTH, table=(), credence=chance)


def _before(claim: Claim, affected: frozenset[str]) -> Claim:
    """Return the copy of a claim as it was before anything was set."""

    def renamed(condition: Condition) -> Condition:
        return _mapped(
            condition, lambda test: replace(test, name=BEFORE + test.name) if test.name in affected else test
        )

    return replace(
        claim,
        name=BEFORE + claim.name,
        luck=_shared_luck(claim),
        reasons=tuple(_with_parts(reason, renamed) for reason in claim.reasons),
        unless=tuple(renamed(condition) for condition in claim.unless),
        contradicts=_renamed(claim.contradicts, affected),
        evidence=tuple(
            replace(each, bearer=BEFORE + each.bearer) if each.bearer in affected else each
            for each in claim.evidence
        ),
        parents=_renamed(claim.parents, affected),
    )


def _with_parts(reason: Reason, change: Callable[[Condition], Condition]) -> Reason:
    return replace(reason, parts=tuple(change(part) for part in reason.parts))


def _renamed(names: tuple[str, ...], affected: frozenset[str]) -> tuple[str, ...]:
    return tuple(BEFORE + name if name in affected else name for name in names)


def _dated(test: Test, affected: frozenset[str], from_at: float) -> Condition:
    if test.name not in affected:
        return test
    before = Every((During(None, from_at), replace(test, name=BEFORE + test.name)))
    return Some((before, Every((During(from_at, None), test))))


def _mapped(condition: Condition, change: Callable[[Test], Condition]) -> Condition:
    match condition:
        case Test():
            return change(condition)
        case Negation(part):
            return Negation(_mapped(part, change))
        case Every(parts):
            return Every(tuple(_mapped(part, change) for part in parts))
        case Some(parts):
            return Some(tuple(_mapped(part, change) for part in parts))
    return condition


def _with_conditions(model: Model, change: Callable[[Test], Condition]) -> Model:
    """Return the model with the tests of everything that happens or is asked changed; claims keep theirs."""

    def clause(given: Clause) -> Clause:
        return replace(given, condition=_mapped(given.condition, change))

    events = tuple(
        replace(
            event,
            able=clause(event.able),
            influences=tuple(replace(each, clause=clause(each.clause)) for each in event.influences),
        )
        for event in model.events
    )
    talks = tuple(
        replace(
            talk,
            outcomes=tuple(
                replace(
                    outcome,
                    influences=tuple(
                        replace(each, clause=clause(each.clause)) for each in outcome.influences
                    ),
                )
                for outcome in talk.outcomes
            ),
        )
        for talk in model.talks
    )
    questions = tuple(
        replace(
            question,
            readings=tuple(
                replace(
                    reading,
                    clause=None if reading.clause is None else clause(reading.clause),
                    given=None if reading.given is None else clause(reading.given),
                )
                for reading in question.readings
            ),
        )
        for question in model.questions
    )
    observations = tuple(
        seen if seen.clause is None else replace(seen, clause=clause(seen.clause))
        for seen in model.observations
    )
    return replace(model, events=events, talks=talks, questions=questions, observations=observations)
