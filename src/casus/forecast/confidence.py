"""Confidence: how far the analysis can be trusted, apart from how likely its answer is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casus.forecast.explain_form import Confidence, Driver
from casus.forecast.form import ReadingAnswer
from casus.model import Claim, Model, Question
from casus.quantity import mean

STRONG_KINDS = ("official", "data")
LEAST_ORIGINS = 2


def is_well_sourced(model: Model, claim: Claim) -> bool:
    """Tell whether a claim has two independent origins, or an official or data source.

    Its sources are those that are quoted for it, that report it, and whoever says it, if that is a source.
    """
    sources = {source.name: source for source in model.sources}
    named = [quote.source for quote in claim.quotes] + ([claim.by] if claim.by in sources else [])
    origins = {sources[name].origin for name in named if name in sources}
    kinds = {sources[name].kind for name in named if name in sources}
    for report in claim.reports:
        if not report.is_denial:
            origins.add(report.origin)
            kinds |= {source.kind for source in model.sources if source.origin == report.origin}
    return len(origins) >= LEAST_ORIGINS or any(kind in STRONG_KINDS for kind in kinds)


def sourced_share(model: Model, drivers: Sequence[Driver]) -> float | None:
    """Return the share of the leaf claims' movement that well sourced ones make; None where they make
    none."""
    claims = {claim.name: claim for claim in model.claims}
    total = sourced = 0.0
    for driver in drivers:
        if driver.kind == "claim":
            moved = max(driver.movement, 0.0)
            total += moved
            sourced += moved * is_well_sourced(model, claims[driver.name])
    return sourced / total if total > 0.0 else None


def answer_range(question: Question, answer: ReadingAnswer) -> float:
    """Return the highest less the lowest answer: of the case, its theses, and its authors' own forecasts.

    Neither the null thesis nor "none of these" counts. A forecast in words is the mean of its range.
    """
    said = [each.answer.probability for each in answer.theses]
    said += [] if answer.answer is None else [answer.answer.probability]
    said += [mean(forecast.share) for forecast in question.forecasts if forecast.share is not None]
    return max(said) - min(said) if said else 0.0


def confidence_of(
    shares: float | None, spread: float, move: tuple[float, float] | None, next_on: date | None
) -> Confidence:
    """Return the three parts with the level that they make."""
    return Confidence(
        level=level_of(shares, spread, None if move is None else move[0]),
        sourced_share=shares,
        answer_range=spread,
        expected_move=None if move is None else max(move[0], 0.0),
        expected_move_error=None if move is None else move[1],
        next_on=next_on,
    )


def level_of(shares: float | None, spread: float, move: float | None) -> str:
    """Return high, moderate or low.

    >>> level_of(0.7, 0.1, 0.05), level_of(0.7, 0.1, 0.06), level_of(0.3, 0.0, 0.0), level_of(None, 0.0, None)
    ('high', 'moderate', 'low', 'moderate')
    """
    if (shares is not None and shares < 1 / 3) or spread > 0.30 or (move is not None and move > 0.15):
        return "low"
    if shares is not None and shares >= 2 / 3 and spread <= 0.10 and (move is None or move <= 0.05):
        return "high"
    return "moderate"
