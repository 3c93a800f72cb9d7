"""One history of a case, dated: the one with a number, or the first in which something holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from casus.engine import EngineLimit, Happening, WorldNotFound, find_world, replay_world
from casus.forecast.limit import raise_limit
from casus.model import Clause, Model, Negation, Question, Reading
from casus.model import as_of as known_as_of
from casus.network import Network, compile_model

MOST_TRIED = 2**18
TOLD = ("event", "talk", "postponed", "dated")
ASKED = "shown"  # the question that is added to find a history by


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What happens on a day: kind event, talk, postponed or dated (set, made or observed).

    outcome: of a talk. changes: (state or count, before, after) by level's index or number. answered: the
    readings, as (question, reading), whose condition first holds then.
    """

    day: date
    kind: str
    name: str
    outcome: str
    changes: tuple[tuple[str, int, int], ...]
    answered: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class History:
    """One world, told. claims: (name, value's index) of each claim. n_tried: histories looked at until one
    was found in which what was asked holds; 0 where it was called by its number. weight: 0 for a world that
    what is known rules out, which has no lines."""

    number: int
    seed: int
    n_tried: int
    known_on: date | None
    weight: float
    claims: tuple[tuple[str, int], ...]
    lines: tuple[HistoryLine, ...]


class NoHistory(LookupError):
    """No history of those tried is as asked."""

    def __init__(self, n_tried: int) -> None:
        """Keep how many were tried."""
        super().__init__(f"none of {n_tried:,} histories is as asked")
        self.n_tried = n_tried


def history_of(model: Model, number: int, *, as_of: date | None = None, seed: int = 1) -> History:
    """Return history `number`, as a run of that seed counts it. Raises ValueError below 0 or from 2^32."""
    network = compile_model(known(model, as_of))
    return told(model, network, number, seed, 0, as_of)


def find_history(
    model: Model,
    clause: Clause | None = None,
    reading: tuple[str, str] | None = None,
    *,
    is_negated: bool = False,
    as_of: date | None = None,
    seed: int = 1,
    n_tries: int = MOST_TRIED,
) -> History:
    """Return the first history in which a condition holds at some instant, or a reading comes true.

    With `is_negated`: in which it does not. Raises NoHistory where none of `n_tries` does.
    """
    asked = asking(known(model, as_of), clause, reading, is_negated)
    network = compile_model(asked)
    index = next(at for at, (question, _) in enumerate(network.legend.asks) if question == ASKED)
    try:
        number = find_world(network, seed=seed, ask=index, n_tries=n_tries)
    except WorldNotFound as missing:
        raise NoHistory(missing.n_tries) from missing
    except EngineLimit as limit:
        raise_limit(limit, network, model)
        raise
    return told(model, network, number, seed, number + 1, as_of)


def known(model: Model, as_of: date | None) -> Model:
    """Return the model as known at the end of a day, or as it is."""
    return model if as_of is None else known_as_of(model, as_of)


def asking(model: Model, clause: Clause | None, reading: tuple[str, str] | None, is_negated: bool) -> Model:
    """Return the model with one question more, for what is to be found."""
    if clause is not None:
        asked = Reading(
            ASKED, {}, clause, "by", model.horizon, model.horizon_at, None, None, None, False
        )  # fmt: skip
    else:
        found = next(
            each
            for question in model.questions
            for each in question.readings
            if (question.name, each.name) == reading
        )
        asked = replace(found, name=ASKED, base_rate=None)
    if is_negated and asked.clause is not None:
        other = {"by": "throughout", "throughout": "by", "on": "on"}[asked.mode]
        negated = Clause(Negation(asked.clause.condition), f"not ({asked.clause.text})")
        asked = replace(asked, clause=negated, mode=other)
    question = Question(ASKED, {}, (), (asked,), None, {}, {}, ())
    return replace(model, questions=(*model.questions, question))


def told(model: Model, network: Network, number: int, seed: int, n_tried: int, as_of: date | None) -> History:
    """Return one world of the network as a history."""
    try:
        world = replay_world(network, seed=seed, number=number)
    except EngineLimit as limit:
        raise_limit(limit, network, model)
        raise
    names = {claim.name for claim in model.claims}
    shown = {each.name for each in model.states} | {each.name for each in model.counts}
    asked = {(each.name, reading.name) for each in model.questions for reading in each.readings}
    lines = [line_of(model, each, shown, asked) for each in world.happenings]
    return History(
        number=number,
        seed=seed,
        n_tried=n_tried,
        known_on=as_of,
        weight=world.weight,
        claims=tuple((name, value) for name, value in world.first[: world.n_claims] if name in names),
        lines=tuple(line for line in lines if line is not None),
    )


def line_of(
    model: Model, happening: Happening, shown: set[str], asked: set[tuple[str, str]]
) -> HistoryLine | None:
    """Return a happening as a line, or None for what no reader would call one (a day of the calendar)."""
    changes = tuple(
        (change.name, change.before, change.after) for change in happening.changes if change.name in shown
    )
    answered = tuple(each for each in happening.seen if each in asked)
    if happening.kind not in TOLD and not answered:
        return None
    if happening.kind == "dated" and not changes and not answered:
        return None
    is_end = happening.kind not in TOLD and happening.at > 0.0  # what is asked of a day is asked at its end
    day = model.as_of + timedelta(days=ceil(happening.at) - 1 if is_end else int(happening.at // 1))
    return HistoryLine(day, happening.kind, happening.name, happening.detail, changes, answered)
