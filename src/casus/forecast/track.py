"""The track: the answers day by day as facts came in, and what moved them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from casus.engine import Outcome
from casus.forecast.answer import Asked, answers_of
from casus.forecast.calendar import day_of
from casus.forecast.change_form import Move, Track, TrackDay, TrackFact
from casus.forecast.effort import Effort
from casus.forecast.evidence import evidence_sums
from casus.forecast.form import Answer
from casus.forecast.run import run_model
from casus.model import Model, Observation, evidence_of
from casus.model import as_of as known_until

N_WORLDS = 8_192
ERROR = 0.005

Answered = Mapping[Asked, Answer | None]


def track_case(model: Model, dates: Iterable[date] | None = None, *, effort: Effort | None = None) -> Track:
    """Return the answers as of each day on which something was observed, or of each of `dates`.

    The first day of all is the case's own. What moved a reading since the day before is shared out in turn:
    first what did not happen (watched silence, and the passing of the calendar), then each fact of the days
    in between by day and in case order, so that the moves add up to the change. The order matters where
    facts bear on one another, as it does for a reader who learns them one after the other. All runs share
    their luck; the error of a move is that of two answers, without what their common luck would take off it.
    Runs `effort.n_worlds` worlds for each fact and day (by default 8,192, or exactly where that is cheap).
    Raises ValueError for a day before the case's own, and RunLimit as forecast_case does.
    """
    effort = effort or Effort()
    days = days_of(model) if dates is None else sorted({model.as_of, *dates})
    found: list[TrackDay] = []
    rough = replace(effort, standard_error=effort.standard_error or ERROR, progress=None)
    run = run_of(known_until(model, days[0]), rough)
    if effort.n_worlds is None and effort.standard_error is None and run[0].engine != "exact":
        rough = replace(rough, n_worlds=N_WORLDS)
    found.append(track_day(model, days[0], run, ()))
    for number, day in enumerate(days[1:], start=1):
        if effort.progress is not None:
            effort.progress("track", number, len(days))
        facts: list[TrackFact] = []
        for subject, known in steps(model, days[number - 1], day):
            after = run_of(known, rough)
            facts.append(TrackFact(subject, moves_of(model, run[1], after[1])))
            run = after
        found.append(track_day(model, day, run, tuple(facts)))
        if run[0].is_interrupted:
            break
    return Track(
        case=model.name,
        digest=model.digest,
        engine=run[0].engine,
        seed=effort.seed,
        n_worlds=run[0].n_worlds,
        days=tuple(found),
    )


def days_of(model: Model) -> list[date]:
    """Return the case's own day and those on which something was observed, in order."""
    known = evidence_of(replace(model, known_at=float("inf")))
    return sorted({model.as_of, *(day_observed(model, seen) for seen in known)})


def day_observed(model: Model, seen: Observation) -> date:
    """Return the day on which a fact is known: its own, or the last of its window."""
    if seen.at is not None:
        return day_of(model, seen.at)
    assert seen.end_at is not None  # an undated observation is a problem, told when the case is checked
    return day_of(model, seen.end_at - 1.0)


def steps(model: Model, last: date, day: date) -> list[tuple[str, Model]]:
    """Return the models between the end of `last` and that of `day`, each with one fact more than the one
    before: first with none (subject empty)."""
    old = {id(seen) for seen in evidence_of(known_until(model, last))}
    known = known_until(model, day)
    new = [seen for seen in evidence_of(known) if id(seen) not in old]
    in_order = sorted(new, key=lambda seen: day_observed(model, seen))
    found = []
    for n_known in range(len(in_order) + 1):
        left_out = {id(seen) for seen in in_order[n_known:]}
        observations = tuple(seen for seen in known.observations if id(seen) not in left_out)
        subject = in_order[n_known - 1].subject if n_known else ""
        found.append((subject, replace(known, observations=observations)))
    return found


def run_of(model: Model, effort: Effort) -> tuple[Outcome, Answered]:
    """Return one run of the track and its answers."""
    outcome, network = run_model("track", model, effort)
    return outcome, answers_of((outcome, network))


def track_day(model: Model, day: date, run: tuple[Outcome, Answered], facts: Sequence[TrackFact]) -> TrackDay:
    """Return one day of the track."""
    evidence = evidence_sums(run[0])
    return TrackDay(
        day=day,
        answers=tuple((*asked, run[1][asked]) for asked in readings_asked(model, run[1])),
        facts=tuple(facts),
        log_evidence=None if evidence is None else evidence.log_evidence,
        effective_worlds=None if evidence is None else evidence.effective_worlds,
    )


def readings_asked(model: Model, answers: Answered) -> list[Asked]:
    """Return the readings that were run, in the case's order."""
    asked = [(question.name, reading.name) for question in model.questions for reading in question.readings]
    return [each for each in asked if each in answers]


def moves_of(model: Model, before: Answered, after: Answered) -> tuple[Move, ...]:
    """Return by how much each reading moved."""
    found = []
    for asked in readings_asked(model, after):
        old, new = before[asked], after[asked]
        if old is None or new is None:
            found.append(Move(*asked, None, None))
        else:
            error = (old.standard_error**2 + new.standard_error**2) ** 0.5
            found.append(Move(*asked, new.probability - old.probability, error))
    return tuple(found)
