"""Drivers: what moves each reading's answer, and by how much. Loads numpy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import isnan

import numpy as np

from casus.forecast.explain_form import Driver
from casus.forecast.feature import (
    N_BINS,
    Feature,
    bins_of,
    claim_features,
    column_of,
    event_features,
    is_direct,
    ranges_drawn,
    start_at,
    talk_features,
)
from casus.forecast.movement import Sides, Tally, movement_of, sides_of, tally_of
from casus.forecast.sample import Floats, Sample, groups_of, of_readings
from casus.quantity import word_for

AT_ONCE = 16  # ranges whose sums are in memory at once
SURE = 4.0  # standard errors: among some hundred idle things none is taken for a crux


def drivers_of(sample: Sample) -> list[list[Driver]]:
    """Return for each reading its drivers, the largest movement first; none has an effect yet.

    Leaf claims; events by the reading's end; outcomes of talks before it; ranges, by equally likely eighths
    of their luck. What is certain is left out. An event that has happened by the end has had more time in
    worlds where it came early: the difference tells association, the effect of setting it is apart.
    Cost: the number of worlds times that of features, times that of readings.
    """
    model, start = sample.model, start_at(sample.model)
    found: list[list[Driver]] = [[] for _ in sample.asked]
    claims = claim_features(model)
    add_features(sample, claims, range(len(sample.asked)), start, start, found)
    for end in sorted({asked.reading.end_at for asked in sample.asked}):
        of_end = [place for place, asked in enumerate(sample.asked) if asked.reading.end_at == end]
        dated = [*event_features(model), *talk_features(model, start, end)]
        add_features(sample, dated, of_end, start, end, found)
    add_ranges(sample, found)
    return [sorted(drivers, key=lambda driver: -driver.movement) for drivers in found]


def add_features(
    sample: Sample,
    features: list[Feature],
    places: Sequence[int],
    start: float,
    end: float,
    found: list[list[Driver]],
) -> None:
    """Add a driver for each feature that is neither certain nor impossible, to the readings at `places`."""
    features = [feature for feature in features if feature.kind != "talk" or feature.index > 0]
    if not features:
        return
    tally = tally_of(of_readings(sample.worlds, places), column_of(sample, features, start, end))
    sides, (movement, error) = sides_of(tally), movement_of(tally)
    for column, place in enumerate(places):
        answer = answer_at(tally, column)
        for row, feature in enumerate(features):
            share = float(sides.share[row, column])
            if 0.0 < share < 1.0:
                driver = driver_from(sides, row, column, movement, error, answer)
                found[place].append(
                    replace(
                        driver,
                        kind=feature.kind,
                        name=feature.name,
                        value=feature.value,
                        chance=share,
                        is_direct=is_direct(sample.model, feature, sample.asked[place]),
                    )
                )


def add_ranges(sample: Sample, found: list[list[Driver]]) -> None:
    """Add a driver for each range, to every reading."""
    drawn = ranges_drawn(sample.network)
    groups, score = groups_of(sample)
    quarter = N_BINS // 4
    for first in range(0, len(drawn), AT_ONCE):
        some = drawn[first : first + AT_ONCE]
        bins = bins_of(score[:, some])
        tally = tally_of(groups, bins.reshape(len(bins), -1))
        movement, error = movement_of(tally, [place // N_BINS for place in range(N_BINS * len(some))])
        upper = tally_of(groups, np.asarray(bins[:, :, -quarter:].any(axis=2)))
        lower = tally_of(groups, np.asarray(bins[:, :, :quarter].any(axis=2)))
        sides = sides_of(upper, lower)
        for place in range(len(sample.asked)):
            answer = answer_at(tally, place)
            for row, each in enumerate(some):
                driver = driver_from(sides, row, place, movement, error, answer)
                found[place].append(replace(driver, name=sample.network.legend.ranges[each]))


def answer_at(tally: Tally, place: int) -> float:
    """Return the answer of the reading at `place`; NaN where no world counts."""
    weight = tally.all_weight[:, place].sum()
    return float(tally.all_hits[:, place].sum() / weight) if weight > 0.0 else float("nan")


def driver_from(sides: Sides, row: int, place: int, movement: Floats, error: Floats, answer: float) -> Driver:
    """Return the driver of one feature and reading, not yet named: of a range."""
    so, other = none_for(sides.when_so[row, place]), none_for(sides.when_not[row, place])
    difference = 0.0 if so is None or other is None else so - other
    standard_error = float(sides.standard_error[row, place])
    moved, moved_error = float(movement[row, place]), float(error[row, place])
    is_seen = moved > SURE * moved_error and moved > 0.0
    return Driver(
        kind="range",
        name="",
        value="",
        chance=None,
        when_so=so,
        when_not=other,
        difference=difference,
        standard_error=standard_error,
        movement=moved,
        movement_error=moved_error,
        effect=None,
        effect_error=None,
        is_direct=False,
        is_crux=is_seen and (crosses(answer, so) or crosses(answer, other)),
    )


def none_for(number: float) -> float | None:
    """Return the number, None for NaN."""
    return None if isnan(number) else float(number)


def crosses(answer: float, known: float | None) -> bool:
    """Tell whether an answer of `known` is over 50 %, or called by another word (ICD 203), than `answer`."""
    if known is None or isnan(answer):
        return False
    return (known - 0.5) * (answer - 0.5) < 0.0 or word_for(known) != word_for(answer)


def with_effects(
    drivers: list[list[Driver]],
    places: Sequence[int],
    effect_of: Callable[[Driver], dict[int, tuple[float, float]]],
    n_effects: int,
) -> list[list[Driver]]:
    """Return the drivers with the effect of setting each of the first `n_effects` of the readings at
    `places`.

    `effect_of` gives by reading (effect, standard error); one driver's runs serve all readings.
    """
    known: dict[tuple[str, str, str], dict[int, tuple[float, float]]] = {}
    for place in places:
        n_left = n_effects
        for driver in drivers[place]:
            if n_left == 0:
                break
            if driver.kind != "range" and not driver.is_direct:
                n_left -= 1
                key = (driver.kind, driver.name, driver.value)
                if key not in known:
                    known[key] = effect_of(driver)
    found = []
    for place, of_reading in enumerate(drivers):
        effects = [known.get((each.kind, each.name, each.value), {}).get(place) for each in of_reading]
        found.append(
            [
                each if effect is None else replace(each, effect=effect[0], effect_error=effect[1])
                for each, effect in zip(of_reading, effects, strict=True)
            ]
        )
    return found
