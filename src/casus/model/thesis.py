"""Theses: rival credences and strengths; what a model is under one of them, and under the null."""

from __future__ import annotations

from dataclasses import replace

from casus import case as written
from casus.model.event import check_influences
from casus.model.form import ALWAYS, Clause, Condition, Every, Influence, Model, Negation, Some, Test, Thesis
from casus.model.measure import hazard_range, odds_range, share_range
from casus.model.scope import (
    A_KIND,
    KINDS,
    TRUTH,
    Scope,
    author_called,
    declared,
    tell,
    text_of,
    variable_called,
)
from casus.quantity import Range, fixed

NULL = "null"


def check_theses(scope: Scope) -> tuple[Thesis, ...]:
    """Return the theses as meant; `null` is taken, since the null thesis is always there."""
    return tuple(check_thesis(scope, thesis) for thesis in scope.case.theses)


def check_thesis(scope: Scope, thesis: written.Thesis) -> Thesis:
    """Return the thesis; claims and events that it speaks of must be the case's."""
    if thesis.name.key.casefold() == NULL:
        tell(scope, "null-is-taken", thesis.name.place)
    hazards: list[tuple[str, Range]] = []
    influences: list[tuple[str, tuple[Influence, ...]]] = []
    for said in thesis.events:
        variable = variable_called(scope, said.name, "event")
        own = scope.events[variable.name.key] if variable else None
        if said.chance is not None:
            hazard = hazard_range(scope, said.chance, own.stages if own else 1)
            if hazard is not None and own is not None:
                hazards.append((own.name.key, hazard))
        raised = check_influences(scope, said.raised)
        if raised and own is not None:
            influences.append((own.name.key, raised))
    prior = odds_range(scope, thesis.prior) if thesis.prior else None
    return Thesis(
        name=thesis.name.key,
        says=text_of(thesis.says),
        by=author_called(scope, thesis.by),
        prior=prior or fixed(1.0),
        credences=_credences(scope, thesis),
        hazards=tuple(hazards),
        influences=tuple(influences),
    )


def _credences(scope: Scope, thesis: written.Thesis) -> tuple[tuple[str, Range], ...]:
    found = []
    for name, share in thesis.claims:
        variable = variable_called(scope, name, "claim")
        credence = share_range(scope, share)
        if variable is None or credence is None:
            continue
        if variable.values != TRUTH or scope.claims[variable.name.key].table:
            tell(
                scope, "wrong-kind", name.place, related=declared(variable.name.place), name=name.text,
                kind=A_KIND["valued"], wanted=[KINDS["claim"]],
            )  # fmt: skip
            continue
        found.append((variable.name.key, credence))
    return tuple(found)


def under_thesis(model: Model, name: str) -> Model:
    """Return the model with a thesis's credences, hazards and influences in the place of the case's own.

    `null` gives the null thesis. Raises ValueError when the model has no thesis of that name.
    """
    if name == NULL:
        return null_thesis(model)
    thesis = next((one for one in model.theses if one.name == name), None)
    if thesis is None:
        known = ", ".join([*(one.name for one in model.theses), NULL])
        raise ValueError(f"the model has no thesis called {name!r}; it has {known}")
    credences, hazards = dict(thesis.credences), dict(thesis.hazards)
    influences = dict(thesis.influences)
    claims = tuple(
        replace(claim, credence=credences[claim.name], is_open=False) if claim.name in credences else claim
        for claim in model.claims
    )
    events = tuple(
        replace(
            event,
            hazard=hazards.get(event.name, event.hazard),
            influences=influences.get(event.name, event.influences),
        )
        for event in model.events
    )
    return replace(model, claims=claims, events=events)


def null_thesis(model: Model) -> Model:
    """Return the model in which things go on at the base rate: no influences, no evidence, bare odds.

    Claims in `able` count as true, whatever the condition asks of them. Claims keep their credence and
    reasons, without reports and without evidence for and against. What was seen to happen counts; what only
    speaks for or against something (soft evidence) does not.
    """
    names = frozenset(claim.name for claim in model.claims)
    events = tuple(
        replace(
            event,
            influences=(),
            able=Clause(granted(event.able.condition, names), event.able.text),
        )
        for event in model.events
    )
    talks = tuple(
        replace(talk, outcomes=tuple(replace(outcome, influences=()) for outcome in talk.outcomes))
        for talk in model.talks
    )
    claims = tuple(replace(claim, reports=(), evidence=()) for claim in model.claims)
    facts = tuple(seen for seen in model.observations if seen.kind != "soft")
    return replace(model, claims=claims, events=events, talks=talks, observations=facts)


def granted(condition: Condition, claims: frozenset[str], is_asked: bool = True) -> Condition:
    """Return the condition with everything that it asks of `claims` granted.

    `is_asked` is false under an odd number of negations, where granting a part means that it fails.
    """
    match condition:
        case Test(name=name) if name in claims:
            return ALWAYS if is_asked else Some(())
        case Negation(part):
            return Negation(granted(part, claims, not is_asked))
        case Every(parts):
            return Every(tuple(granted(part, claims, is_asked) for part in parts))
        case Some(parts):
            return Some(tuple(granted(part, claims, is_asked) for part in parts))
    return condition
