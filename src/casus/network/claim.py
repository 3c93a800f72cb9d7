"""Claims, the coins of origins, and what weighs a world before anything happens."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import accumulate, product
from typing import TypedDict

from casus.model import Claim, Every, Model, Some, Test
from casus.network.condition import Conditions, add_condition
from casus.network.ranges import Ranges, add_range, add_shares, stream_of

TRUE = 1


class ClaimArrays(TypedDict):
    """The part of a network that claims fill."""

    claim_stream: array[int]
    claim_credence: array[int]
    claim_unless: array[int]
    claim_evidence_begin: array[int]
    evidence_bearer: array[int]
    evidence_factor: array[int]
    claim_reason_begin: array[int]
    reason_condition: array[int]
    reason_holds: array[int]
    reason_stream: array[int]
    claim_n_values: array[int]
    claim_parent_begin: array[int]
    parent_variable: array[int]
    parent_stride: array[int]
    claim_table: array[int]
    table_share: array[int]


class OriginArrays(TypedDict):
    """The part of a network that origins, reports and contradictions fill."""

    origin_stream: array[int]
    origin_reliability: array[int]
    report_origin: array[int]
    report_condition: array[int]
    report_says_anyway: array[int]
    exclusion: array[int]


@dataclass
class _Columns:
    """What grows claim by claim."""

    credence: list[int] = field(default_factory=list)
    unless: list[int] = field(default_factory=list)
    n_evidence: list[int] = field(default_factory=list)
    bearer: list[int] = field(default_factory=list)
    factor: list[int] = field(default_factory=list)
    n_reasons: list[int] = field(default_factory=list)
    reason: list[int] = field(default_factory=list)
    holds: list[int] = field(default_factory=list)
    reason_stream: list[int] = field(default_factory=list)
    n_values: list[int] = field(default_factory=list)
    n_parents: list[int] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    stride: list[int] = field(default_factory=list)
    table: list[int] = field(default_factory=list)
    share: list[int] = field(default_factory=list)


def begins(sizes: list[int]) -> array[int]:
    """Return where each entry's rows begin, and the end of the last.

    >>> list(begins([2, 0, 1]))
    [0, 2, 2, 3]
    """
    return array("i", accumulate(sizes, initial=0))


def path_of(claim: Claim) -> str:
    """Return the path that keys a claim's luck: its own, or that of the claim or reason it is a copy of."""
    return claim.luck or f"claim:{claim.name}"


def compile_claims(model: Model, conditions: Conditions, ranges: Ranges) -> ClaimArrays:
    """Return the arrays of all claims, in the model's order."""
    columns = _Columns()
    claims = {claim.name: claim for claim in model.claims}
    declared = {claim.name: path_of(claim).removeprefix("claim:") for claim in model.claims}
    for claim in model.claims:
        _add_rules(columns, claim, declared, conditions, ranges)
        _add_table(columns, claim, claims, conditions, ranges)
    return ClaimArrays(
        claim_stream=array("Q", [stream_of(path_of(claim)) for claim in model.claims]),
        claim_credence=array("i", columns.credence),
        claim_unless=array("i", columns.unless),
        claim_evidence_begin=begins(columns.n_evidence),
        evidence_bearer=array("i", columns.bearer),
        evidence_factor=array("i", columns.factor),
        claim_reason_begin=begins(columns.n_reasons),
        reason_condition=array("i", columns.reason),
        reason_holds=array("i", columns.holds),
        reason_stream=array("Q", columns.reason_stream),
        claim_n_values=array("i", columns.n_values),
        claim_parent_begin=begins(columns.n_parents),
        parent_variable=array("i", columns.parent),
        parent_stride=array("i", columns.stride),
        claim_table=array("i", columns.table),
        table_share=array("i", columns.share),
    )


def _add_rules(
    columns: _Columns, claim: Claim, declared: dict[str, str], conditions: Conditions, ranges: Ranges
) -> None:
    path = path_of(claim)
    chance = "holds" if path.startswith("reason:") else "credence"
    columns.credence.append(add_range(ranges, f"{path}:{chance}", claim.credence))
    columns.unless.append(add_condition(conditions, Some(claim.unless)))
    columns.n_evidence.append(len(claim.evidence))
    for evidence in claim.evidence:
        columns.bearer.append(add_condition(conditions, Test(evidence.bearer, TRUE, TRUE)))
        columns.factor.append(
            add_range(ranges, f"{path}:evidence:{declared[evidence.bearer]}", evidence.factor)
        )
    columns.n_reasons.append(len(claim.reasons))
    for reason in claim.reasons:
        columns.reason.append(add_condition(conditions, Every(reason.parts)))
        columns.holds.append(add_range(ranges, f"reason:{reason.name}:holds", reason.holds))
        columns.reason_stream.append(stream_of(f"reason:{reason.name}"))


def _add_table(
    columns: _Columns, claim: Claim, claims: dict[str, Claim], conditions: Conditions, ranges: Ranges
) -> None:
    """Add the table of a claim that has one: a row per combination of parents' values, the last fastest."""
    columns.n_parents.append(len(claim.parents))
    if not claim.table:
        if len(claim.values) > 2:
            raise ValueError(f"the claim {claim.name} has {len(claim.values)} values and no table")
        columns.n_values.append(0)
        columns.table.append(-1)
        return
    columns.n_values.append(len(claim.values))
    columns.table.append(len(columns.share))
    sizes = [len(claims[parent].values) for parent in claim.parents]
    strides = [*accumulate(reversed(sizes), lambda stride, size: stride * size, initial=1)][:-1][::-1]
    columns.parent.extend(conditions.variables.index[parent] for parent in claim.parents)
    columns.stride.extend(strides)
    rows = {row.given: row.shares for row in claim.table}
    for given in product(*map(range, sizes)):
        if given not in rows:
            raise ValueError(f"the table of {claim.name} has no row for {given}")
        said = ",".join(
            f"{path_of(claims[parent]).removeprefix('claim:')}={claims[parent].values[value]}"
            for parent, value in zip(claim.parents, given, strict=True)
        )
        path = f"{path_of(claim)}:table"
        paths = (f"{path}:{said}:{value}" for value in claim.values)
        columns.share.extend(add_shares(ranges, list(zip(paths, rows[given], strict=True))))


def compile_origins(model: Model, conditions: Conditions, ranges: Ranges) -> OriginArrays:
    """Return the arrays of origins, their reports, and the pairs of claims that cannot both be true.

    Reports are in order of origin and claim, so that the order of entries in a case moves no last bit.
    An origin reports (or denies) a claim once, however many of its sources do.
    """
    variables = conditions.variables
    origins = {origin.name: origin for origin in model.origins}
    reports = sorted(
        {(each.origin, claim.name, each.is_denial) for claim in model.claims for each in claim.reports}
    )
    says_anyway = {
        name: add_range(ranges, f"origin:{name}:says_anyway", origins[name].says_anyway)
        for name in sorted({origin for origin, _, _ in reports})
    }
    pairs = sorted(
        {tuple(sorted((claim.name, other))) for claim in model.claims for other in claim.contradicts}
    )
    return OriginArrays(
        origin_stream=array("Q", [stream_of(f"origin:{origin.name}") for origin in model.origins]),
        origin_reliability=array(
            "i",
            [
                add_range(ranges, f"origin:{origin.name}:reliability", origin.reliability)
                for origin in model.origins
            ],
        ),
        report_origin=array("i", [variables.origin[origin] for origin, _, _ in reports]),
        report_condition=array(
            "i",
            [
                add_condition(conditions, Test(claim, 0, 0) if is_denial else Test(claim, TRUE, TRUE))
                for _, claim, is_denial in reports
            ],
        ),
        report_says_anyway=array("i", [says_anyway[origin] for origin, _, _ in reports]),
        exclusion=array(
            "i",
            [
                add_condition(conditions, Every(tuple(Test(name, TRUE, TRUE) for name in pair)))
                for pair in pairs
            ],
        ),
    )
