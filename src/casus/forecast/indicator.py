"""Indicators: what could be learnt by which day, and what that is worth. Loads numpy."""

from __future__ import annotations

import numpy as np

from casus.forecast.calendar import day_of
from casus.forecast.driver import none_for
from casus.forecast.explain_form import Indicator
from casus.forecast.feature import Feature, column_of, event_features, is_direct, start_at
from casus.forecast.movement import Sides, expected_move, movement_of, sides_of, tally_of, worth_of
from casus.forecast.sample import Flags, Floats, Sample, of_readings
from casus.model import Model

MOST_DATES = 6
MOST_A_DATE = 5
SURE = 4.0  # standard errors of its worth: among some hundred idle things none is taken for an indicator


def scheduled_ends(model: Model) -> list[float]:
    """Return the ends of the days to come on which something is due, in order.

    Days of talks (also those they may be postponed to), of readings, and on which a watch of an event ends.
    """
    talks = [talk.at for talk in model.talks] + [talk.postponed_at or 0.0 for talk in model.talks]
    ends = {float(int(at)) + 1.0 for at in talks if at > 0.0}
    ends |= {reading.end_at for question in model.questions for reading in question.readings}
    ends |= {event.watched[1] for event in model.events if event.watched is not None}
    return sorted(end for end in ends if start_at(model) < end <= model.horizon_at)


def indicators_of(sample: Sample) -> list[list[Indicator]]:
    """Return for each reading what is worth watching, by day and then by worth.

    For each of the next scheduled days before a reading's own: has an event happened by then, what did the
    talk of that day agree (as it ends, if it is postponed), how did another question's reading of that day
    come out. What the reading itself speaks of is left out, and so is what is not surely worth something.
    """
    start = start_at(sample.model)
    found: list[list[Indicator]] = [[] for _ in sample.asked]
    for end in scheduled_ends(sample.model)[:MOST_DATES]:
        places = [place for place, asked in enumerate(sample.asked) if asked.reading.end_at > end]
        if places:
            for place, of_day in zip(places, indicators_by(sample, places, start, end), strict=True):
                found[place] += sorted(of_day, key=lambda each: -each.worth)[:MOST_A_DATE]
    return found


def indicators_by(sample: Sample, places: list[int], start: float, end: float) -> list[list[Indicator]]:
    """Return for each of the readings at `places` what could be learnt by `end`."""
    features, columns = things_by(sample, start, end)
    if not features:
        return [[] for _ in places]
    names = list(dict.fromkeys((feature.kind, feature.name) for feature in features))
    group = [names.index((feature.kind, feature.name)) for feature in features]
    tally = tally_of(of_readings(sample.worlds, places), columns)
    sides, (movement, _), (worth, error) = sides_of(tally), movement_of(tally, group), worth_of(tally, group)
    is_sure = worth > SURE * error
    found: list[list[Indicator]] = []
    for column, place in enumerate(places):
        asked = sample.asked[place]
        of_reading = []
        for number in range(len(names)):
            rows = [row for row, each in enumerate(group) if each == number]
            row = telling_row(sides, rows, column)
            feature = features[row]
            question = feature.name.split(".")[0] if feature.kind == "reading" else ""
            is_own = question == asked.question or any(
                feature.kind != "reading" and is_direct(sample.model, features[each], asked) for each in rows
            )
            if is_sure[number, column] and not is_own:
                of_reading.append(
                    Indicator(
                        kind=feature.kind,
                        name=feature.name,
                        value=feature.value,
                        on=day_of(sample.model, end - 1.0),
                        chance=float(sides.share[row, column]),
                        if_so=none_for(sides.when_so[row, column]),
                        if_not=none_for(sides.when_not[row, column]),
                        worth=float(worth[number, column]),
                        standard_error=float(error[number, column]),
                        movement=float(movement[number, column]),
                    )
                )
        found.append(of_reading)
    return found


def telling_row(sides: Sides, rows: list[int], column: int) -> int:
    """Return the side that says most: of an event or a reading, that it is so; of a talk, an outcome."""
    if len(rows) == 2:
        return rows[0]
    moved = np.nan_to_num(np.abs(sides.when_so[rows, column] - sides.when_not[rows, column]))
    share = sides.share[rows, column]
    return rows[int(np.argmax(moved * share * (1.0 - share)))]


def things_by(sample: Sample, start: float, end: float) -> tuple[list[Feature], Flags]:
    """Return what could be learnt by `end`: each side a feature, and its worlds."""
    events = event_features(sample.model)
    happened = column_of(sample, events, start, end)
    features = [side for event in events for side in (event, Feature("event", event.name, "not", 0))]
    columns = [side for each in happened.T for side in (each, ~each)]
    for talk in sample.model.talks:
        if end - 1.0 < talk.at < end and talk.at > start:
            outcomes = [
                Feature("talk", talk.name, outcome.name, index)
                for index, outcome in enumerate(talk.outcomes, start=1)
            ]
            features += [*outcomes, Feature("talk", talk.name, "", 0)]
            columns += list(column_of(sample, [*outcomes, features[-1]], start, end).T)
    for place, asked in enumerate(sample.asked):
        if asked.reading.end_at == end:
            yes = sample.worlds.hits[:, place] > 0.0
            name = f"{asked.question}.{asked.name}"
            features += [Feature("reading", name, "", 1), Feature("reading", name, "not", 0)]
            columns += [yes, ~yes]
    return features, np.column_stack(columns) if columns else np.zeros((0, 0), dtype=bool)


def expected_moves(sample: Sample) -> list[tuple[float, float, float] | None]:
    """Return for each reading (E|change of the answer|, its error, end of the day) by the next scheduled
    day.

    None where nothing is scheduled before the reading's own day. What is learnt by then: which events have
    happened, what the talks of that day agreed, how readings of that day came out.
    """
    found: list[tuple[float, float, float] | None] = [None] * len(sample.asked)
    ends = scheduled_ends(sample.model)
    open_places = [place for place, each in enumerate(sample.asked) if ends and each.reading.end_at > ends[0]]
    if not open_places:
        return found
    _, columns = things_by(sample, start_at(sample.model), ends[0])
    learnt = unlike_columns(columns, sample.table.weight)
    together = [place for place in open_places if sample.asked[place].reading.given is None]
    alone = [[place] for place in open_places if sample.asked[place].reading.given is not None]
    for places in [together, *alone] if together else alone:
        moves, errors = expected_move(of_readings(sample.worlds, places), learnt)
        for place, move, error in zip(places, moves, errors, strict=True):
            found[place] = (float(move), float(error), ends[0])
    return found


def unlike_columns(columns: Flags, weight: Floats) -> Flags:
    """Return the columns that vary, each once: a side and its complement tell the same."""
    kept: dict[bytes, Flags] = {}
    total = weight.sum()
    for column in columns.T:
        share = float(weight[column].sum())
        if 0.0 < share < total and (~column).tobytes() not in kept:
            kept[column.tobytes()] = column
    return np.column_stack(list(kept.values())) if kept else np.zeros((len(columns), 0), dtype=bool)
