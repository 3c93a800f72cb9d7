"""Lints: what a reader ought to know, and an author may accept with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from casus import case as written
from casus.model.form import Claim, Condition, Every, Model
from casus.model.resolve import needed_in
from casus.model.scope import Scope, is_marred, observation_subjects, tell
from casus.model.source import origin_of
from casus.problem import Place, Severity
from casus.quantity import fold_word

FACTOR_LIMIT = 8 * (1 + 1e-9)
ONE_SIDED = 0.70
FEWEST_OBSERVATIONS = 5  # a share of fewer says nothing
VOUCHED = frozenset({"official", "reported", "second-hand", "denied"})  # rests on a source, not on the author
NEVER = frozenset(fold_word(word) for word in ("never", "أبدا", "لن أبدا"))
MANY_CANDIDATES = 10_000  # candidate occurrences per world over the horizon

# Every lint there is, so that `accept:` can tell a slip of the pen. The last ones are told by other rooms.
LINTS = (
    "no-base-rate", "untestable-claim", "no-resolver", "never-without-horizon", "crux-without-source",
    "quote-used-twice", "one-sided-record", "large-factor", "context-only", "no-by-event", "too-fast",
    "talk-beyond", "no-version", "forecast-against-dispute",
)  # fmt: skip


def warn(scope: Scope, code: str, place: Place | None, subject: str, **facts: Any) -> None:
    """Tell a lint about `subject`, the name by which it can be accepted; not of what could not be read."""
    if place is None or not is_marred(scope, place):
        tell(scope, code, place, severity=Severity.WARNING, subject=subject, **facts)


def lint_model(scope: Scope, model: Model) -> None:
    """Tell what a reader of this model ought to know. One lint a subject."""
    _lint_questions(scope)
    _lint_claims(scope, model)
    _lint_factors(scope)
    _lint_quotes(scope)
    _lint_record(scope)
    _lint_seen_states(scope)
    _lint_speed(scope, model)


# ---- questions --------------------------------------------------------------------------------


def _lint_questions(scope: Scope) -> None:
    for question in scope.case.questions:
        subject, place, name = f"question.{question.name.key}", question.name.place, question.name.text
        has_rates = question.readings and all(reading.base_rate for reading in question.readings)
        if question.base_rate is None and (question.ever is not None or not has_rates):
            warn(scope, "no-base-rate", place, subject, name=name)
        if question.resolver is None:
            warn(scope, "no-resolver", place, subject, name=name)
        never = next((one for one in question.forecasts if _is_never(one)), None)
        if never is not None and question.ever is None and never.strength is not None:
            warn(scope, "never-without-horizon", never.strength.place, subject, name=name)
        elif question.ever is not None and scope.case.horizon is None:
            warn(scope, "never-without-horizon", question.ever.place, subject, name=name)


def _is_never(forecast: written.Forecast) -> bool:
    return forecast.strength is not None and fold_word(forecast.strength.text) in NEVER


# ---- claims -----------------------------------------------------------------------------------


def _lint_claims(scope: Scope, model: Model) -> None:
    cruxes = _cruxes(model)
    for claim in model.claims:
        said = scope.claims[claim.name]
        is_leaf = not said.because and not said.table
        if is_leaf and not claim.is_testable and claim.status not in VOUCHED:
            warn(scope, "untestable-claim", said.name.place, f"claim.{claim.name}", name=said.name.text)
        if claim.name in cruxes and is_leaf and not _has_source(claim, said):
            warn(
                scope, "crux-without-source", said.name.place, f"claim.{claim.name}", name=said.name.text,
                of=cruxes[claim.name],
            )  # fmt: skip


def _has_source(claim: Claim, said: written.Claim) -> bool:
    from_basis = said.basis is not None and (said.basis.source is not None or said.basis.seen is not None)
    return bool(claim.quotes or claim.reports or claim.by or from_basis)


def _cruxes(model: Model) -> dict[str, str]:
    """Return claims on which something hangs whole, with what: every reason of a claim, an event's `able`.

    A crux proper is found by running the case; this finds those that no number can undo.
    """
    found: dict[str, str] = {}
    for claim in model.claims:
        needed = [_needed_in_all(reason.parts) for reason in claim.reasons]
        if needed and claim.credence is None:
            found.update(dict.fromkeys(sorted(set.intersection(*needed)), claim.name))
    for event in model.events:
        found.update(dict.fromkeys(sorted(needed_in(event.able.condition)), event.name))
    return found


def _needed_in_all(parts: Iterable[Condition]) -> set[str]:
    return needed_in(Every(tuple(parts)))


# ---- factors ----------------------------------------------------------------------------------


def _lint_factors(scope: Scope) -> None:
    for subject, influence in _influences(scope.case):
        factor = influence.factor
        size = max(factor.high, 1 / factor.low if factor.low > 0 else 0.0)
        if size > FACTOR_LIMIT and influence.why is None:
            warn(scope, "large-factor", factor.place, subject, size=f"{size:g}", clause=influence.clause.text)


def _influences(case: written.Case) -> Iterator[tuple[str, written.Influence]]:
    for event in case.events:
        yield from ((f"event.{event.name.key}", one) for one in event.raised)
    for talk in case.talks:
        for outcome in talk.outcomes:
            yield from ((f"talk.{talk.name.key}", one) for one in outcome.raised)
    for thesis in case.theses:
        for said in thesis.events:
            yield from ((f"thesis.{thesis.name.key}", one) for one in said.raised)


# ---- sources ----------------------------------------------------------------------------------


def _lint_quotes(scope: Scope) -> None:
    """Tell quotes that count twice: as the credence and as a report, or at both ends of evidence."""
    for claim in scope.case.claims:
        quoted = {_origin(scope, quote.source) for quote in claim.quotes}
        reported = {_origin(scope, name) for name in (*claim.reported_by, *claim.denied_by)}
        is_from_quote = (
            claim.basis is not None and claim.basis.kind is not None and claim.basis.kind.key == "quote"
        )
        if claim.credence is not None and is_from_quote and quoted & reported - {None}:
            warn(
                scope, "quote-used-twice", claim.credence.place, f"claim.{claim.name.key}",
                name=claim.name.text, source=claim.quotes[0].source.text,
            )  # fmt: skip
        for name, _ in (*claim.evidence_for, *claim.evidence_against):
            target = scope.claims.get(name.key)
            shared = set() if target is None else _words(claim.quotes) & _words(target.quotes)
            if target is not None and target.credence is not None and shared:
                warn(
                    scope, "quote-used-twice", name.place, f"claim.{target.name.key}", name=target.name.text,
                    source=claim.quotes[0].source.text,
                )  # fmt: skip


def _words(quotes: Iterable[written.Quote]) -> set[tuple[str, str]]:
    return {(quote.source.key, " ".join(quote.words.split())) for quote in quotes}


def _origin(scope: Scope, name: written.Name) -> str | None:
    source = scope.sources.get(name.key)
    return None if source is None else origin_of(source)


def _lint_record(scope: Scope) -> None:
    """Tell when most observations come from the origin of one thesis's author."""
    origins = [_origin(scope, seen.source) for seen in scope.case.observations if seen.source is not None]
    if len(origins) < FEWEST_OBSERVATIONS:
        return
    counted = Counter(origin for origin in origins if origin is not None)
    for thesis in scope.case.theses:
        origin = _origin(scope, thesis.by) if thesis.by is not None else None
        share = counted[origin] / len(origins) if origin is not None else 0.0
        if share > ONE_SIDED:
            warn(
                scope, "one-sided-record", thesis.name.place, f"thesis.{thesis.name.key}",
                name=thesis.name.text, percent=round(100 * share), n=len(origins), origin=origin,
            )  # fmt: skip


def _lint_seen_states(scope: Scope) -> None:
    """Tell a state seen as it was not before, with no event or talk said to have made it so."""
    case = scope.case
    explained = {state.name.key: {level.key for level, _ in state.at_first} for state in case.states}
    effects: dict[tuple[str, str | None], tuple[written.Effect, ...]] = {
        (event.name.key, None): event.then for event in case.events
    }
    for talk in case.talks:
        effects.update({(talk.name.key, one.name.key): one.then for one in talk.outcomes})
    reaching: dict[tuple[str, str], list[str]] = {}
    for event in case.events:
        for effect in event.then:
            reaching.setdefault((effect.name.key, effect.value.key), []).append(event.name.text)
    subjects = observation_subjects(case.observations)
    for seen, subject in zip(case.observations, subjects, strict=True):
        source = seen.event or seen.talk
        done = effects.get((source.key, seen.outcome.key if seen.outcome else None), ()) if source else ()
        for effect in done:
            explained.get(effect.name.key, set()).add(effect.value.key)
        for name, levels in seen.state:
            known = explained.get(name.key)
            keys = {level.key for level in levels}
            if known is None:
                continue
            events = sorted({event for key in keys for event in reaching.get((name.key, key), ())})
            if seen.by_event is None and events and not keys & known:
                warn(scope, "no-by-event", seen.place, subject, name=name.text, events=events)
            known |= keys


# ---- speed ------------------------------------------------------------------------------------


def _lint_speed(scope: Scope, model: Model) -> None:
    """Tell events that can happen again so often that a world would be nothing but they."""
    most = {count.name: max(1.0, count.at_first.high) for count in model.counts}
    chances: Mapping[str, written.Chance | None] = {
        event.name.key: event.chance for event in scope.case.events
    }
    for event in model.events:
        n = most.get(event.per or "", 1.0)
        pairs = n * (n - 1) / 2 if event.is_per_pairs else n
        expected = event.hazard.high * max(1.0, pairs) * event.stages * model.horizon_at
        chance = chances.get(event.name)
        if expected > MANY_CANDIDATES and chance is not None:
            warn(
                scope, "too-fast", chance.place, f"event.{event.name}", name=event.name,
                n=f"{float(f'{expected:.2g}'):,.0f}", horizon=model.horizon,
            )  # fmt: skip
