"""What the checks of one case share: its declared names, its dates, and where problems go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from casus import case as written
from casus.model.form import Text
from casus.problem import Place, Problem, Related, Severity, SourceFile, nearest
from casus.quantity import day_at

TRUTH = ("false", "true")
MOST_SUGGESTIONS = 1000
MOST_COMPARED = 200_000

# What each kind of name is called in problems, in English and Arabic.
KINDS = {
    "claim": ("claim", "ادعاء"),
    "state": ("state", "حالة"),
    "count": ("count", "عدد"),
    "event": ("event", "حدث"),
    "talk": ("talk", "محادثة"),
    "valued": ("claim with several values", "ادعاء متعدد القيم"),
    "level": ("level", "مستوى"),
    "value": ("value", "قيمة"),
    "outcome": ("outcome", "نتيجة"),
    "option": ("option", "خيار"),
}
# The same with the article that English wants.
A_KIND = {
    kind: (f"{'an' if english[0] in 'aeiou' else 'a'} {english}", arabic)
    for kind, (english, arabic) in KINDS.items()
}


@dataclass(frozen=True, slots=True)
class Variable:
    """A name of the shared namespace. kind: claim, state, count, event or talk.

    values: a claim's values, a state's levels or a talk's outcomes, by key; empty for counts and events.
    """

    kind: str
    name: written.Name
    values: tuple[str, ...] = ()
    is_again: bool = False  # an event that may happen more than once


@dataclass(frozen=True)
class Scope:
    """The tables are by `Name.key`. `as_of` is a stand-in when `is_dated` is false: compare no dates then."""

    case: written.Case
    as_of: date
    horizon: date
    is_dated: bool
    variables: Mapping[str, Variable]
    sources: Mapping[str, written.Source]
    actors: Mapping[str, written.Actor]
    claims: Mapping[str, written.Claim]
    questions: Mapping[str, written.Question]
    theses: Mapping[str, written.Thesis]
    set_aside: frozenset[str]  # declared in an entry that could not be read: nobody knows as what
    faults: Mapping[SourceFile, tuple[int, ...]]  # offsets of the case's own errors, sorted
    starts: Mapping[SourceFile, tuple[int, ...]]  # offsets at which entries start, sorted
    tell: Callable[[Problem], None] = field(default=lambda problem: None)
    events: Mapping[str, written.Event] = field(default_factory=dict)
    unknowns: Iterator[int] = field(default_factory=count)  # how many unknown names were told


def tell(
    scope: Scope,
    code: str,
    place: Place | None,
    *,
    related: tuple[Related, ...] = (),
    suggestion: str | None = None,
    severity: Severity = Severity.ERROR,
    subject: str | None = None,
    **facts: object,
) -> None:
    """Tell the problem `code` at `place`; `facts` fill its wording."""
    scope.tell(Problem(code, place, facts, severity, related, suggestion, subject))


def tell_absent(scope: Scope, code: str, place: Place, **facts: Any) -> None:
    """Tell that an entry lacks something, unless the case already told an error in that very entry.

    What was written and could not be read is absent here; one mistake is told once.
    """
    if not is_marred(scope, place):
        tell(scope, code, place, **facts)


def is_marred(scope: Scope, place: Place) -> bool:
    """Return whether the case already told an error in the entry in which `place` stands."""
    starts = scope.starts.get(place.file, ())
    after = bisect_right(starts, place.start)
    start = starts[after - 1] if after else 0
    end = starts[after] if after < len(starts) else len(place.file.text) + 1
    faults = scope.faults.get(place.file, ())
    first = bisect_right(faults, start - 1)
    return first < len(faults) and faults[first] < end


def declared(place: Place) -> tuple[Related, ...]:
    """Return the related place of a declaration."""
    return (Related(place, "declared-here"),)


def tell_unknown(
    scope: Scope, code: str, name: written.Name, known: Iterable[written.Name], **facts: Any
) -> None:
    """Tell that nothing is called `name`, with the nearest of `known` and where it was declared."""
    if name.key in scope.set_aside:
        return
    n_told = next(scope.unknowns)
    by_key = {one.key: one for one in known} if n_told < MOST_SUGGESTIONS else {}
    # looking for the nearest costs time in proportion to all names: a large case of slips gets fewer
    near = nearest(name.key, by_key) if n_told * len(by_key) < MOST_COMPARED else None
    related = declared(by_key[near].place) if near else ()
    suggestion = by_key[near].text if near else None
    tell(scope, code, name.place, related=related, suggestion=suggestion, name=name.text, **facts)


def variable_called(scope: Scope, name: written.Name, *kinds: str) -> Variable | None:
    """Return the variable that `name` names, or None after telling that there is none of these kinds."""
    found = scope.variables.get(name.key)
    if found is None:
        every = scope.variables.values()
        known = (variable.name for variable in every if not kinds or variable.kind in kinds)
        tell_unknown(scope, f"unknown-{kinds[0]}" if len(kinds) == 1 else "unknown-name", name, known)
        return None
    if kinds and found.kind not in kinds:
        tell(
            scope, "wrong-kind", name.place, related=declared(found.name.place), name=name.text,
            kind=A_KIND[found.kind], wanted=[KINDS[kind] for kind in kinds],
        )  # fmt: skip
        return None
    return found


def source_called(scope: Scope, name: written.Name) -> str | None:
    """Return the key of the source that `name` names, or None after telling that there is none."""
    if name.key in scope.sources:
        return name.key
    tell_unknown(scope, "unknown-source", name, (one.name for one in scope.sources.values()))
    return None


def actor_called(scope: Scope, name: written.Name) -> str | None:
    """Return the key of the actor that `name` names, or None after telling that there is none."""
    if name.key in scope.actors:
        return name.key
    tell_unknown(scope, "unknown-actor", name, (one.name for one in scope.actors.values()))
    return None


EDITORS = ("editor", "المحرر", "محرر")  # who keeps the case; needs no declaration


def author_called(scope: Scope, name: written.Name | None) -> str | None:
    """Return the key of the actor or source that says something, or `editor`; others are told."""
    if name is None:
        return None
    if name.key in EDITORS:
        return "editor"
    if name.key in scope.actors or name.key in scope.sources:
        return name.key
    known = [one.name for one in scope.actors.values()] + [one.name for one in scope.sources.values()]
    tell_unknown(scope, "unknown-author", name, known)
    return None


def start_of(scope: Scope, day: written.Day) -> float:
    """Return the instant at which `day` starts, in days since as_of 00:00 UTC."""
    return day_at(day.date, scope.as_of)


def end_of(scope: Scope, day: written.Day) -> float:
    """Return the instant at which `day` ends."""
    return day_at(day.date, scope.as_of) + 1.0


def noon_of(scope: Scope, day: written.Day) -> float:
    """Return noon of `day`."""
    return day_at(day.date, scope.as_of) + 0.5


def day_of(scope: Scope, at: float) -> date:
    """Return the calendar day of an instant."""
    return scope.as_of + timedelta(days=int(at // 1))


def horizon_at(scope: Scope) -> float:
    """Return the end of the horizon's day."""
    return day_at(scope.horizon, scope.as_of) + 1.0


def years_after(day: date, years: int) -> date:
    """Return the same calendar day `years` later (28 February for 29), at most the last day there is.

    >>> years_after(date(2024, 2, 29), 1)
    datetime.date(2025, 2, 28)
    """
    if day.year + years > date.max.year:
        return date.max - timedelta(days=1)
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def text_of(words: written.Words | None) -> Text:
    """Return a human text by language code; empty when nothing was said."""
    return {} if words is None else dict(words.by_language)


def observation_subjects(observations: Iterable[written.Observation]) -> tuple[str, ...]:
    """Return the names by which lints about observations are accepted, in order: day and what was seen.

    `observation.2021-04-07.round_3`; the second of one day and name ends in `.2`. A name stays when another
    observation is written above it.
    """
    found: list[str] = []
    seen: dict[str, int] = {}
    for one in observations:
        day = one.on or one.first
        about = one.event or one.talk or one.question or (one.state[0][0] if one.state else None)
        parts = ("observation", day.date.isoformat() if day else "undated", about.key if about else "")
        subject = ".".join(part for part in parts if part)
        seen[subject] = seen.get(subject, 0) + 1
        found.append(subject if seen[subject] == 1 else f"{subject}.{seen[subject]}")
    return tuple(found)
