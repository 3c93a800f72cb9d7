"""Disputes: parties, options and aims, in a namespace of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from casus import case as written
from casus.model.form import Clause, Dispute, DisputeOutcome, Party
from casus.model.resolve import level_index, resolve_clause
from casus.model.scope import Scope, Variable, actor_called, tell, text_of, variable_called
from casus.model.source import check_quotes
from casus.problem import Related


def check_disputes(scope: Scope) -> tuple[Dispute, ...]:
    """Return the disputes as meant."""
    return tuple(check_dispute(scope, dispute) for dispute in scope.case.disputes)


def check_dispute(scope: Scope, dispute: written.Dispute) -> Dispute:
    """Return the dispute; conditions are over its options, `in_model` over the case's names."""
    inner = replace(scope, variables=_options(scope, dispute))
    parties = []
    for party in dispute.parties:
        check_quotes(scope, party.quotes)
        actor = actor_called(scope, party.actor)
        aims, declared = _clauses(inner, party.aims), _clauses(inner, party.declared)
        own = tuple(
            (option.name.key, tuple(value.key for value in option.values)) for option in party.options
        )
        if actor is not None:
            parties.append(Party(actor, own, aims, declared))
    return Dispute(
        name=dispute.name.key,
        says=text_of(dispute.says),
        parties=tuple(parties),
        impossible=_clauses(inner, dispute.impossible),
        irreversible=_irreversible(inner, dispute),
        now=_now(inner, dispute),
        outcomes=_outcomes(scope, inner, dispute),
    )


def _options(scope: Scope, dispute: written.Dispute) -> dict[str, Variable]:
    found: dict[str, Variable] = {}
    for party in dispute.parties:
        for option in party.options:
            if option.name.key in found:
                first = found[option.name.key].name.place
                tell(
                    scope, "name-taken", option.name.place, related=(Related(first, "first-here"),),
                    name=option.name.text,
                )  # fmt: skip
                continue
            values = tuple(value.key for value in option.values)
            found[option.name.key] = Variable("option", option.name, values)
    return found


def _clauses(inner: Scope, clauses: Iterable[written.Clause]) -> tuple[Clause, ...]:
    found = (resolve_clause(inner, clause, "option") for clause in clauses)
    return tuple(clause for clause in found if clause is not None)


def _irreversible(inner: Scope, dispute: written.Dispute) -> tuple[tuple[str, int, int | None], ...]:
    found = []
    for option, first, last in dispute.irreversible:
        variable = variable_called(inner, option, "option")
        if variable is None:
            continue
        start = level_index(inner, variable, first)
        end = level_index(inner, variable, last) if last is not None else None
        if start is not None and (last is None or end is not None):
            found.append((variable.name.key, start, end))
    return tuple(found)


def _now(inner: Scope, dispute: written.Dispute) -> tuple[tuple[str, int], ...]:
    """Return where things stand: every option, once anything is said of it."""
    found: dict[str, int] = {}
    is_sound = True
    for option, value in dispute.now:
        variable = variable_called(inner, option, "option")
        index = None if variable is None else level_index(inner, variable, value)
        if variable is None or index is None:
            is_sound = False
        else:
            found[variable.name.key] = index
    missing = [variable.name.text for key, variable in inner.variables.items() if key not in found]
    if dispute.now and is_sound and missing:
        tell(inner, "now-incomplete", dispute.now[0][0].place, name=dispute.name.text, options=missing)
    return tuple((key, found[key]) for key in inner.variables if key in found)


def _outcomes(scope: Scope, inner: Scope, dispute: written.Dispute) -> tuple[DisputeOutcome, ...]:
    found = []
    for outcome in dispute.outcomes:
        when = resolve_clause(inner, outcome.when, "option")
        in_model = resolve_clause(scope, outcome.in_model)
        if when is not None:
            found.append(DisputeOutcome(outcome.name.key, when, in_model))
    return tuple(found)
