"""Claims: what is said to be so, what it rests on, and who reports it."""

from __future__ import annotations

from casus import case as written
from casus.model.form import Claim, Condition, Evidence, Reason, Report
from casus.model.measure import OPEN, factor_range, reciprocal, share_range
from casus.model.order import order_after
from casus.model.resolve import names_in, resolve_condition
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
from casus.model.source import check_quote, check_quotes, origin_of, source_named
from casus.model.table import check_table
from casus.problem import Place, Related

MOST_LINKS = 12  # of a circle, that are shown


def check_claims(scope: Scope) -> tuple[Claim, ...]:
    """Return the claims in an order in which each comes after what it rests on; circles are told."""
    contradicted = _contradictions(scope)
    evidence = _evidence(scope)
    claims = {
        claim.name.key: _check_claim(scope, claim, contradicted[claim.name.key], evidence[claim.name.key])
        for claim in scope.case.claims
        if scope.claims.get(claim.name.key) is claim
    }
    ordered, circles = order_after({name: _rests_on(claim) for name, claim in claims.items()})
    for circle in circles:
        _tell_circle(scope, circle)
    return tuple(claims[name] for name in ordered)


def _check_claim(
    scope: Scope, claim: written.Claim, contradicted: dict[str, None], evidence: list[Evidence]
) -> Claim:
    values = scope.variables[claim.name.key].values
    reasons = tuple(
        _check_reason(scope, claim, number, reason) for number, reason in enumerate(claim.because, start=1)
    )
    unless = _conditions(scope, claim.unless)
    parents, table = check_table(scope, claim)
    reports = _reports(scope, claim)
    is_leaf = not claim.because and not claim.table
    credence = share_range(scope, claim.credence) if claim.credence else None
    is_open = is_leaf and values == TRUTH and claim.credence is None
    _check_shape(scope, claim, evidence)
    if claim.basis is not None:
        source_named(scope, claim.basis.source)
    return Claim(
        name=claim.name.key,
        title=claim.name.text,
        says=text_of(claim.says),
        status=claim.status.key if claim.status else None,
        by=author_called(scope, claim.by),
        quotes=check_quotes(scope, claim.quotes),
        credence=OPEN if is_open else credence,
        is_open=is_open,
        basis=basis_of(claim.basis),
        reasons=reasons,
        unless=unless,
        contradicts=tuple(contradicted),
        evidence=tuple(evidence),
        reports=reports,
        values=values,
        parents=parents,
        table=table,
        is_testable=bool(claim.expect or claim.expect_not),
    )


def basis_of(basis: written.Basis | None) -> str | None:
    """Return where a number is from: its word, or `base rate` where cases were counted."""
    if basis is None:
        return None
    if basis.kind is not None:
        return basis.kind.key
    return "base rate" if basis.seen is not None or basis.says is not None else None


def _check_reason(scope: Scope, claim: written.Claim, number: int, reason: written.Reason) -> Reason:
    return Reason(
        name=f"{claim.name.key}#{number}",
        parts=_conditions(scope, reason.parts),
        holds=share_range(scope, reason.holds) if reason.holds else None,
        says=text_of(reason.says),
        quote=check_quote(scope, reason.quote),
    )


def _conditions(scope: Scope, clauses: tuple[written.Clause, ...]) -> tuple[Condition, ...]:
    """Return conditions over claims only: a claim is fixed for a whole world, so what it rests on is too."""
    found = (resolve_condition(scope, clause.condition, "claim") for clause in clauses)
    return tuple(condition for condition in found if condition is not None)


def _check_shape(scope: Scope, claim: written.Claim, evidence: list[Evidence]) -> None:
    """Tell parts of a claim that cannot go together."""
    name = claim.name.text
    if claim.table:
        for part, field in ((claim.because, "because"), (claim.unless, "unless")):
            if part:
                tell(scope, "table-and-reasons", part[0].place, name=name, field=field)
        if claim.credence is not None:
            tell(scope, "table-and-reasons", claim.credence.place, name=name, field="credence")
    elif claim.values:
        tell(scope, "values-without-table", claim.name.place, name=name)
    if evidence and (claim.table or (claim.because and claim.credence is None)):
        tell(scope, "evidence-without-credence", claim.name.place, name=name)


def _reports(scope: Scope, claim: written.Claim) -> tuple[Report, ...]:
    """Return one report an origin and direction, however many of its sources say so."""
    found: dict[tuple[str, bool], list[str]] = {}
    for names, is_denial in ((claim.reported_by, False), (claim.denied_by, True)):
        for name in names:
            key = source_named(scope, name)
            if key is not None:
                found.setdefault((origin_of(scope.sources[key]), is_denial), []).append(key)
    if found and (claim.values or claim.table) and scope.variables[claim.name.key].values != TRUTH:
        first = (*claim.reported_by, *claim.denied_by)[0]
        tell(
            scope, "wrong-kind", first.place, related=declared(claim.name.place), name=claim.name.text,
            kind=A_KIND["valued"], wanted=[KINDS["claim"]],
        )  # fmt: skip
    return tuple(Report(origin, denies, tuple(names)) for (origin, denies), names in found.items())


def _contradictions(scope: Scope) -> dict[str, dict[str, None]]:
    """Return for each claim those that it contradicts, said at either end."""
    found: dict[str, dict[str, None]] = {name: {} for name in scope.claims}
    for claim in scope.claims.values():
        for name in claim.contradicts:
            other = _two_valued(scope, name)
            if other == claim.name.key:
                tell(scope, "contradicts-itself", name.place, name=claim.name.text)
            elif other is not None and _is_two_valued(scope, claim.name):
                found[claim.name.key][other] = None
                found[other][claim.name.key] = None
    return found


def _evidence(scope: Scope) -> dict[str, list[Evidence]]:
    """Return for each claim the evidence that other claims are for or against it."""
    found: dict[str, list[Evidence]] = {name: [] for name in scope.claims}
    for claim in scope.claims.values():
        for entries, is_for in ((claim.evidence_for, True), (claim.evidence_against, False)):
            for name, factor in entries:
                target = _two_valued(scope, name)
                # `evidence_against: {X: x4}` means four times less likely: the size is always said upwards
                size = factor_range(scope, factor, is_raising=True)
                if target == claim.name.key:
                    tell(scope, "evidence-for-itself", name.place, name=claim.name.text)
                elif target is not None and size is not None and _is_two_valued(scope, claim.name):
                    found[target].append(Evidence(claim.name.key, size if is_for else reciprocal(size)))
    return found


def _two_valued(scope: Scope, name: written.Name) -> str | None:
    variable = variable_called(scope, name, "claim")
    return variable.name.key if variable is not None and _is_two_valued(scope, name) else None


def _is_two_valued(scope: Scope, name: written.Name) -> bool:
    variable = scope.variables[name.key]
    if variable.values == TRUTH:
        return True
    tell(
        scope, "wrong-kind", name.place, related=declared(variable.name.place), name=name.text,
        kind=A_KIND["valued"], wanted=[KINDS["claim"]],
    )  # fmt: skip
    return False


def _rests_on(claim: Claim) -> list[str]:
    names: dict[str, None] = {}
    for condition in (*(part for reason in claim.reasons for part in reason.parts), *claim.unless):
        names.update(dict.fromkeys(sorted(names_in(condition))))
    names.update(dict.fromkeys(evidence.bearer for evidence in claim.evidence))
    names.update(dict.fromkeys(claim.parents))
    return list(names)


def _tell_circle(scope: Scope, circle: list[str]) -> None:
    """Tell one circle at the place where its first claim mentions the second, and so on round."""
    links = [
        _mention(scope.claims[name], circle[(at + 1) % len(circle)], scope) for at, name in enumerate(circle)
    ]
    chain = [scope.claims[name].name.text for name in [*circle, circle[0]]]
    if len(circle) > MOST_LINKS:  # each link is a line of the picture
        left_out = f"… ({len(circle) - MOST_LINKS})"
        chain = [*chain[:MOST_LINKS], left_out, chain[-1]]
        links = links[:MOST_LINKS]
    related = tuple(Related(link, "then-here") for link in links[1:])
    tell(scope, "circular-reasons", links[0], related=related, name=chain[0], chain=" ← ".join(chain))


def _mention(claim: written.Claim, name: str, scope: Scope) -> Place:
    """Return where `claim` says that it rests on `name`."""
    for reason in claim.because:
        for part in reason.parts:
            if name in mentioned(part.condition):
                return part.place
    for clause in claim.unless:
        if name in mentioned(clause.condition):
            return clause.place
    for row in claim.table:
        for parent, _ in row.given:
            if parent.key == name:
                return parent.place
    for entries in (scope.claims[name].evidence_for, scope.claims[name].evidence_against):
        for target, _ in entries:
            if target.key == claim.name.key:
                return target.place
    return claim.name.place


def mentioned(condition: written.Condition) -> set[str]:
    """Return the keys of all names in a condition as written."""
    match condition:
        case written.Not(part):
            return mentioned(part)
        case written.All(parts) | written.AnyOf(parts):
            return set().union(*(mentioned(part) for part in parts))
        case written.DaysBetween():
            return set()
    return {condition.name.key}
