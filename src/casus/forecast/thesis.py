"""Theses compared: what the record says for each, and whether it fits any."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import exp, log
from random import Random

from casus.engine import sample_worlds
from casus.forecast.change_form import ThesisComparison, ThesisSupport
from casus.forecast.effort import Effort
from casus.forecast.evidence import evidence_sums
from casus.forecast.limit import NO_WORLD_MEETS, RunLimit
from casus.forecast.record import Left, recorded_events, true_record, visits_of, with_record
from casus.forecast.run import run_model
from casus.model import Model, Observation, evidence_of, null_thesis, under_thesis
from casus.model import as_of as known_until
from casus.network import compile_model, with_reads
from casus.quantity import mean

NONE_SHARE = 0.10
ERROR = 0.005
N_RECORD_WORLDS = 2_048  # for each imagined record: its likelihood is rough, and so is that of the true one
N_IMAGINED = 4_096  # worlds among which records are drawn by their weight
ENOUGH = 10  # imagined records no likelier than the true one, after which no more are needed
UNLIKELY = 0.05
NULL = "null"


def compare_theses(
    model: Model,
    *,
    as_of: date,
    none_share: float = NONE_SHARE,
    n_records: int = 99,
    effort: Effort | None = None,
) -> ThesisComparison:
    """Return what the record up to the end of `as_of` says for each thesis of the case, and for the null.

    share: marginal likelihood times prior (by default equal, the null's too), scaled to 1 - `none_share`:
    "none of these" keeps its stated share, since nothing says how likely it makes the record. A case without
    theses is one itself, called `case`.

    fit: the chance under a thesis of a record no likelier than this one (Box 1980, Sampling and Bayes'
    inference in scientific modelling and robustness): the share, among up to `n_records` records that worlds
    of the thesis leave, of those with a marginal likelihood at most that of the true record, all reduced as
    in record.py and each by 2,048 worlds. It stops early at ten of them (Besag and Clifford 1991, Sequential
    Monte Carlo p-values), so that a thesis that fits costs little. Densities are per day. `n_records` 0: no
    fit is computed. Raises ValueError and RunLimit as forecast_case does.
    """
    if not 0.0 <= none_share < 1.0:
        raise ValueError(f"none_share must lie in 0..1, below 1, got {none_share}")
    effort = effort or Effort()
    known = known_until(model, as_of)
    found = [support_of(name, prior, rival, n_records, effort) for name, prior, rival in rivals_of(known)]
    fits = [each.fit for each in found]
    return ThesisComparison(
        known_on=as_of,
        n_facts=len(evidence_of(known)),
        theses=with_shares(found, none_share),
        none_share=none_share,
        fits_none=None if None in fits else all(fit is not None and fit < UNLIKELY for fit in fits),
    )


def rivals_of(model: Model) -> list[tuple[str, float, Model]]:
    """Return (name, prior, model) of each thesis and of the null."""
    theses = [(each.name, mean(each.prior), under_thesis(model, each.name)) for each in model.theses]
    return [*(theses or [("case", 1.0, model)]), (NULL, 1.0, null_thesis(model))]


def support_of(name: str, prior: float, model: Model, n_records: int, effort: Effort) -> ThesisSupport:
    """Return what the record says of one thesis; its shares are not yet known."""
    rough = replace(effort, standard_error=effort.standard_error or ERROR)
    likely = log_evidence_of(model, rough, f"thesis {name}")
    if likely is None:
        return ThesisSupport(name, prior, None, None, 0.0, 0.0 if n_records > 0 else None)
    fit = fit_of(model, n_records, effort) if n_records > 0 else None
    return ThesisSupport(name, prior, *likely, 0.0, fit)


def with_shares(found: list[ThesisSupport], none_share: float) -> tuple[ThesisSupport, ...]:
    """Return the theses with their prior and posterior shares."""
    total = sum(each.prior for each in found)
    logs = [
        log(each.prior) + each.log_evidence
        for each in found
        if each.log_evidence is not None and each.prior > 0.0
    ]
    most = max(logs, default=0.0)
    mass = sum(exp(each - most) for each in logs)
    shared = []
    for each in found:
        is_possible = each.log_evidence is not None and each.prior > 0.0
        share = exp(log(each.prior) + (each.log_evidence or 0.0) - most) / mass if is_possible else 0.0
        prior = each.prior / total * (1.0 - none_share) if total > 0.0 else 0.0
        shared.append(replace(each, prior=prior, share=share * (1.0 - none_share)))
    return tuple(shared)


def log_evidence_of(model: Model, effort: Effort, what: str) -> tuple[float, float] | None:
    """Return ln of the marginal likelihood of a model's record and its error, None where no world meets
    it."""
    try:
        outcome, _ = run_model(what, model, effort)
    except RunLimit as limit:
        if limit.problem.code == NO_WORLD_MEETS:
            return None
        raise
    sums = evidence_sums(outcome)
    return (0.0, 0.0) if sums is None else (sums.log_evidence, sums.log_evidence_error)


# ---- does the record fit? ---------------------------------------------------------------------------


def fit_of(model: Model, n_records: int, effort: Effort) -> float:
    """Return the chance of a record no likelier than the true one, if the thesis holds."""
    rough = replace(effort, n_worlds=N_RECORD_WORLDS, progress=None)
    true = log_evidence_of(true_record(model), rough, "record")
    if true is None:
        return 0.0
    luck = Random(effort.seed)
    n_below = 0
    for number, left in enumerate(worlds_left(model, n_records, effort, luck), start=1):
        imagined = log_evidence_of(with_record(model, left, luck), rough, "record")
        n_below += imagined is None or imagined[0] <= true[0]
        if n_below == ENOUGH:
            return n_below / number
    return (n_below + 1) / (n_records + 1)


def worlds_left(model: Model, n_records: int, effort: Effort, luck: Random) -> list[Left]:
    """Return what `n_records` worlds of the thesis left, drawn by their weight before anything was seen."""
    visits = visits_of(model)
    unseen = replace(model, known_at=None)
    reads = [(seen.name or "", seen.at if seen.at is not None else seen.end_at or 0.0) for seen in visits]
    until = max([end for _, _, end in recorded_events(model)], default=0.0)
    network = with_reads(compile_model(unseen), reads)
    network = replace(network, end_at=max(network.end_at, until))
    table = sample_worlds(network, seed=effort.seed, n_worlds=N_IMAGINED, n_threads=effort.n_threads)
    worlds = luck.choices(range(len(table.weight)), weights=table.weight.tolist(), k=n_records)
    event = {name: place for place, name in enumerate(network.legend.events)}
    variable = {name: place for place, name in enumerate(network.legend.variables)}
    place_of = {(seen.subject, seen.name): place for place, seen in enumerate(visits)}

    def left_by(world: int) -> Left:
        def happened(name: str, begin: float, end: float) -> float | None:
            at = float(table.first_at[world, event[name]])
            return at if begin < at <= end else None

        def level(seen: Observation) -> int:
            return int(table.read[world, place_of[seen.subject, seen.name]])

        return Left(happened, lambda name: int(table.value[world, variable[name]]), level)

    return [left_by(world) for world in worlds]
