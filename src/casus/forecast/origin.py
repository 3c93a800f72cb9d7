"""Reports of one origin: what they do one by one, and what together (explaining away).

An origin that is not reliable says what it says whether it is so or not; every further report that fits only
such an origin makes it less believed, and with it the reports before. Two denials of one origin therefore
count as about one (Bovens and Hartmann 2003, Bayesian Epistemology, chapter 3: reports that share their
reliability).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log

from casus.forecast.answer import Asked
from casus.forecast.compare import Compared, compare_models
from casus.forecast.effort import Effort
from casus.forecast.explain_form import SharedOrigin
from casus.model import Claim, Model, Observation, Origin, Report, evidence_of

ERROR = 0.003
SURE = 4.0  # standard errors
Member = tuple[str, bool, str]  # claim, is denied, source


def shared_origins(model: Model, effort: Effort | None = None) -> tuple[SharedOrigin, ...]:
    """Return, for each origin with two reports or more and each reading that they move, what they do.

    A report that several sources pass on is one to the model: there the moves one by one are those of the
    same report, and together is no more. The same for the soft evidence of one origin, which the model counts
    one by one. One comparison of n + 3 models an origin, in common worlds.
    """
    effort = effort or Effort()
    found: list[SharedOrigin] = []
    for origin in model.origins:
        members = members_of(model, origin)
        if len(members) > 1:
            variants = [
                with_reports(model, origin, ()),
                model,
                with_reports(model, origin, members, is_apart=True),
                *(with_reports(model, origin, (member,)) for member in members),
            ]
            found += shared_by(variants, origin.name, members, "reports", effort)
    origin_of = {source.name: source.origin for source in model.sources}
    soft = [seen for seen in evidence_of(model) if seen.kind == "soft" and seen.source in origin_of]
    for name in dict.fromkeys(origin_of[seen.source or ""] for seen in soft):
        own = [seen for seen in soft if origin_of[seen.source or ""] == name]
        if len(own) > 1:
            alone = [without(model, [other for other in own if other is not seen]) for seen in own]
            facts = tuple((seen.subject, False, seen.source or "") for seen in own)
            found += shared_by([without(model, own), model, model, *alone], name, facts, "facts", effort)
    return tuple(found)


def without(model: Model, facts: Sequence[Observation]) -> Model:
    """Return the model without some of its observations."""
    left_out = {id(fact) for fact in facts}
    return replace(model, observations=tuple(seen for seen in model.observations if id(seen) not in left_out))


def members_of(model: Model, origin: Origin) -> tuple[Member, ...]:
    """Return the reports of an origin, one for each source that passes them on."""
    return tuple(
        (claim.name, report.is_denial, source)
        for claim in model.claims
        for report in claim.reports
        if report.origin == origin.name
        for source in report.sources or ("",)
    )


def shared_by(
    variants: Sequence[Model], origin: str, members: tuple[Member, ...], kind: str, effort: Effort
) -> list[SharedOrigin]:
    """Return what the members of one origin do to each reading that they surely move.

    `variants`: the model without them, with all, with all apart, and with each alone.
    """
    fine = effort if effort.standard_error is not None else replace(effort, standard_error=ERROR)
    compared = compare_models("origins", variants, fine)
    found = []
    for asked, (difference, error) in compared.differences[0].items():
        moves = [move_of(compared, asked, which) for which in range(1, len(compared.answers))]
        is_reading = not asked[1].endswith("?")
        if difference is not None and is_reading and abs(difference) > SURE * error:
            known = [move for move in moves if move is not None]
            if len(known) == len(moves):
                together, apart_move, *each = known
                mean = sum(each) / len(each)
                found.append(
                    SharedOrigin(
                        question=asked[0],
                        reading=asked[1],
                        origin=origin,
                        members=members,
                        alone=tuple(each),
                        together=together,
                        apart=apart_move,
                        counts_as=together / mean if mean != 0.0 else None,
                        kind=kind,
                    )
                )
    return found


def move_of(compared: Compared, asked: Asked, which: int) -> float | None:
    """Return the log odds of an answer less those without any report; None where either is 0 or 1."""
    answers = [compared.answers[each][asked] for each in (which, 0)]
    odds = []
    for answer in answers:
        if answer is None or not 0.0 < answer.probability < 1.0:
            return None
        odds.append(log(answer.probability / (1.0 - answer.probability)))
    return odds[0] - odds[1]


def with_reports(model: Model, origin: Origin, kept: tuple[Member, ...], is_apart: bool = False) -> Model:
    """Return the model with only these reports of an origin; `is_apart`: each of an origin of its own."""
    names = {member: f"{origin.name}#{number}" for number, member in enumerate(kept, start=1)}

    def changed(claim: Claim) -> Claim:
        others = [report for report in claim.reports if report.origin != origin.name]
        own = [member for member in kept if member[0] == claim.name]
        named = {Report(names[each] if is_apart else origin.name, each[1], (each[2],)): None for each in own}
        return replace(claim, reports=(*others, *named))

    copies = [replace(origin, name=name) for name in names.values()] if is_apart else []
    claims = tuple(
        changed(claim) if any(report.origin == origin.name for report in claim.reports) else claim
        for claim in model.claims
    )
    return replace(model, claims=claims, origins=(*model.origins, *copies))
