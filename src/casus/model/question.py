"""Questions: what is asked, how each reading resolves, and the base rate beside it."""

from __future__ import annotations

import math
from datetime import date

from casus import case as written
from casus.model.form import BaseRate, Clause, Forecast, Question, Reading
from casus.model.measure import hazard_range, share_range
from casus.model.resolve import resolve_clause
from casus.model.scope import (
    Scope,
    author_called,
    end_of,
    tell,
    tell_absent,
    text_of,
    years_after,
)
from casus.model.source import check_quote, source_named
from casus.problem import Related, nearest
from casus.quantity import (
    DAYS_PER_YEAR,
    STRENGTH_WORDS,
    Range,
    day_at,
    fold_word,
    logit_normal,
    strength_range,
)

EVER_YEARS = (1, 2, 3, 5, 10)


def check_questions(scope: Scope) -> tuple[Question, ...]:
    """Return the questions as meant."""
    return tuple(check_question(scope, question) for question in scope.case.questions)


def check_question(scope: Scope, question: written.Question) -> Question:
    """Return the question; a reading that has no rate of its own inherits the question's."""
    rate = check_base_rate(scope, question.base_rate)
    found = [_check_reading(scope, question, reading, rate) for reading in question.readings]
    readings = [reading for reading in found if reading is not None]
    taken = {reading.name.key for reading in question.readings}
    readings += _ever_readings(scope, question, rate, taken)
    return Question(
        name=question.name.key,
        ask=text_of(question.ask),
        forecasts=tuple(_check_forecast(scope, forecast) for forecast in question.forecasts),
        readings=tuple(readings),
        resolver=question.resolver.text if question.resolver else None,
        resolves_by=text_of(question.resolves_by),
        void_if=text_of(question.void_if),
        tags=tuple(tag.text for tag in question.tags),
    )


def _check_reading(
    scope: Scope, question: written.Question, reading: written.Reading, rate: BaseRate | None
) -> Reading | None:
    clause = resolve_clause(scope, reading.when)
    given = resolve_clause(scope, reading.given)
    probability = share_range(scope, reading.probability) if reading.probability else None
    own_rate = check_base_rate(scope, reading.base_rate)
    name = f"{question.name.text}.{reading.name.text}"
    if reading.when is None and reading.probability is None:
        tell_absent(scope, "lacks", reading.place, name=name, field="when")
    modes = (("by", reading.by), ("on", reading.on), ("throughout", reading.throughout))
    days = [(mode, day) for mode, day in modes if day is not None]
    if not days:
        tell_absent(scope, "lacks", reading.place, name=name, field="by")
        return None
    mode, day = days[0]
    check_asked_day(scope, day, name)
    return Reading(
        name=reading.name.key,
        says=text_of(reading.says),
        clause=clause,
        mode=mode,
        day=day.date,
        end_at=end_of(scope, day),
        given=given,
        probability=probability,
        base_rate=own_rate or rate,
        is_ever=False,
    )


def check_asked_day(scope: Scope, day: written.Day, name: str) -> None:
    """Tell a day that is not after as_of, or is after the horizon."""
    if not scope.is_dated:
        return
    if day.date <= scope.as_of:
        tell(scope, "asked-before", day.place, name=name, day=day.date, as_of=scope.as_of)
    elif day.date > scope.horizon and scope.case.horizon is not None:
        tell(
            scope, "asked-beyond", day.place, related=_horizon_place(scope), name=name, day=day.date,
            horizon=scope.horizon,
        )  # fmt: skip


def _horizon_place(scope: Scope) -> tuple[Related, ...]:
    return () if scope.case.horizon is None else (Related(scope.case.horizon.place, "horizon-here"),)


def _ever_readings(
    scope: Scope, question: written.Question, rate: BaseRate | None, taken: set[str]
) -> list[Reading]:
    """Return `ever_1y`, `ever_2y`, … as far as the horizon reaches; none at all is told."""
    if question.ever is None:
        return []
    clause = resolve_clause(scope, question.ever)
    ends = ((years, years_after(scope.as_of, years)) for years in EVER_YEARS)
    within = [(years, day) for years, day in ends if day <= scope.horizon]
    if not within and scope.is_dated and not question.readings:
        tell(
            scope, "ever-too-short", question.ever.place, related=_horizon_place(scope),
            name=question.name.text, horizon=scope.horizon, first=years_after(scope.as_of, 1),
        )  # fmt: skip
    return [
        _ever_reading(scope, clause, rate, f"ever_{years}y", day)
        for years, day in within
        if clause is not None and f"ever_{years}y" not in taken
    ]


def _ever_reading(scope: Scope, clause: Clause, rate: BaseRate | None, name: str, day: date) -> Reading:
    end_at = day_at(day, scope.as_of) + 1.0
    return Reading(name, {}, clause, "by", day, end_at, None, None, rate, True)


def check_base_rate(scope: Scope, rate: written.BaseRate | None) -> BaseRate | None:
    """Return the share of comparable cases: within some days, or for whatever horizon."""
    if rate is None:
        return None
    source = source_named(scope, rate.source)
    chance = rate.chance
    if chance is None:
        return None
    says = text_of(rate.says)
    if isinstance(chance, written.Seen):
        return _rate_of_seen(scope, chance, rate, source)
    days = None
    share = chance
    if isinstance(chance, written.ChanceWithin):
        share = chance.share
        days = math.sqrt(chance.window.low_days * chance.window.high_days)
    assert isinstance(share, written.Share)
    found = share_range(scope, share)
    if found is None:
        return None
    k, n = (share.seen.k, share.seen.n) if share.seen else (None, None)
    return BaseRate(found, days, k, n, says, source)


def _rate_of_seen(
    scope: Scope, seen: written.Seen, rate: written.BaseRate, source: str | None
) -> BaseRate | None:
    """Return what a count says of one year: cases as a share, exposure as a hazard over a year."""
    says = text_of(rate.says)
    if seen.unit_days is None:
        found = share_range(scope, written.Share(seen.k / seen.n, seen.k / seen.n, seen.place, None, seen))
        return None if found is None else BaseRate(found, None, seen.k, seen.n, says, source)
    hazard = hazard_range(scope, seen, 1)
    if hazard is None:
        return None
    low, high = (-math.expm1(-end * DAYS_PER_YEAR) for end in (hazard.low, hazard.high))
    return BaseRate(logit_normal(low, high), DAYS_PER_YEAR, seen.k, seen.n, says, source, hazard, seen.unit)


def _check_forecast(scope: Scope, forecast: written.Forecast) -> Forecast:
    """Return the author's forecast with the range that its words, or its number, give."""
    share: Range | None = None
    if forecast.share is not None:
        share = share_range(scope, forecast.share)
    elif forecast.strength is not None:
        share = strength_share(scope, forecast.strength)
    return Forecast(
        by=author_called(scope, forecast.by),
        quote=check_quote(scope, forecast.quote),
        strength=forecast.strength.text if forecast.strength else None,
        share=share,
        kind=forecast.kind.key if forecast.kind else None,
    )


def strength_share(scope: Scope, strength: written.Name) -> Range | None:
    """Return the range of a forecast's word: the case's own table first; an unknown word is told."""
    own = scope.case.words.get(fold_word(strength.text))
    if isinstance(own, written.Share):
        return share_range(scope, own)
    ends = strength_range(strength.text)
    if ends is not None:
        return logit_normal(*ends)
    near = nearest(strength.text, STRENGTH_WORDS)
    tell(scope, "unknown-strength", strength.place, suggestion=near, value=strength.text)
    return None
