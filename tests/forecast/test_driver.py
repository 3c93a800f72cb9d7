"""Drivers against enumeration of claims, closed forms in time, and integrals over ranges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, product
from math import exp, log, sqrt

import pytest
from chain import model_of
from luck import Z_ALARM, Z_MISS, mean_over_normal

from casus.engine import sample_worlds
from casus.forecast import Driver
from casus.forecast.driver import crosses, drivers_of
from casus.forecast.sample import sample_of
from casus.model import Model
from casus.network import compile_model
from casus.quantity import normal_quantile

N = 2**19
CLAIMS = """
sources:
  paper: {title: A paper, kind: report, published: 2024-12-01, reliability: 70%, says_anyway: 40%}
claims:
  a: {says: A., credence: 30%}
  b: {says: B., credence: 60%, reported_by: paper}
  c: {says: C., credence: 50%}
  d: {says: D., because: [{if: [a, b], holds: 80%}, [a, c]], unless: [e]}
  e: {says: E., credence: 20%, contradicts: [b]}
events:
  move: {says: It moves., chance: 50% within 1 year, able: d}
questions:
  moves:
    ask: Does it move?
    readings:
      within_a_year: {when: move has happened, by: 2025-12-31}
      holds: {when: d, by: 2025-12-31}
"""


def drivers_in(model: Model, reading: int = 0, seed: int = 17) -> dict[tuple[str, str], Driver]:
    """Return the drivers of one reading by name and value."""
    network = compile_model(model)
    sample = sample_of(model, network, sample_worlds(network, seed=seed, n_worlds=N))
    return {(driver.name, driver.value): driver for driver in drivers_of(sample)[reading]}


def assert_within(found: float, error: float, truth: float, slip: float) -> None:
    """Assert that a number with its error is no surprise for `truth`, and would be for one `slip` off."""
    assert (Z_ALARM + Z_MISS) * error <= slip
    assert abs(found - truth) <= Z_ALARM * error


def worlds_by_hand() -> list[tuple[float, dict[str, bool]]]:
    """Return (weight, values) of every combination of leaves, coin of the reason and coin of the origin."""
    found = []
    for a, b, c, e, coin, heads in product((True, False), repeat=6):
        weight = 1.0
        for value, chance in ((a, 0.3), (b, 0.6), (c, 0.5), (e, 0.2), (coin, 0.8), (heads, 0.7)):
            weight *= chance if value else 1 - chance
        weight *= float(b) if heads else 0.4  # the report of b
        weight *= not (b and e)
        d = ((a and b and coin) or (a and c)) and not e
        found.append((weight, {"a": a, "b": b, "c": c, "e": e, "d": d}))
    return found


def by_hand(name: str, yes: Callable[[dict[str, bool]], float]) -> tuple[float, float, float]:
    """Return P(q | name), P(q | not name), and the movement."""
    worlds = worlds_by_hand()

    def mean(given: Callable[[dict[str, bool]], bool]) -> tuple[float, float]:
        weight = sum(w for w, values in worlds if given(values))
        return weight, sum(w * yes(values) for w, values in worlds if given(values)) / weight

    total, answer = mean(lambda values: True)
    (weight, so), (rest, other) = mean(lambda v: v[name]), mean(lambda v: not v[name])
    return so, other, (weight * abs(so - answer) + rest * abs(other - answer)) / total


@pytest.mark.parametrize("reading", [0, 1])
@pytest.mark.parametrize("name", ["a", "b", "c", "e"])
def test_a_claim_moves_an_answer_as_enumeration_says(name: str, reading: int) -> None:
    found = drivers_in(model_of(CLAIMS), reading)
    assert {key[0] for key in found} >= {"a", "b", "c", "e"} and ("d", "") not in found
    moves_by_end = 1 - 0.5 ** (365 / 365.25)
    so, other, movement = by_hand(name, lambda v: v["d"] * (1.0 if reading else moves_by_end))
    driver = found[name, ""]
    assert driver.when_so is not None and driver.when_not is not None
    assert_within(driver.difference, driver.standard_error, so - other, 0.025)
    assert_within(driver.movement, driver.movement_error, movement, 0.012)
    with pytest.raises(AssertionError):  # the twin: as if the report and the exclusion weighed nothing
        assert_within(driver.movement, driver.movement_error, movement + 0.02, 0.012)


def test_what_a_reading_speaks_of_is_marked_as_direct() -> None:
    found = drivers_in(model_of(CLAIMS))
    assert found["move", ""].is_direct and not found["a", ""].is_direct


def test_an_event_and_a_talk_move_an_answer_as_their_closed_forms_say() -> None:
    # a fire comes at 1 a year once there was a spark (1 a year) or the talk agreed on it (1 time in 4)
    model = model_of("""
horizon: 2025-12-31
events:
  spark: {says: A spark., chance: 1 per year}
  fire: {says: A fire., chance: 1 per year, able: spark has happened or talk is yes}
talks:
  talk: {on: 2025-07-02, outcomes: {no: {odds: 3}, yes: {odds: 1}}}
questions:
  fire: {ask: Fire?, when: fire has happened, by: 2025-12-31}
""")
    found = drivers_in(model)
    t, m = 365 / 365.25, 182.5 / 365.25  # the end, the talk
    after_spark = 1 - exp(-t) - t * exp(-t)  # spark and fire, in turn
    # with `yes`: able from the talk, or from a spark before it
    spark_late = exp(-m)
    yes = 1 - (
        spark_late * exp(-(t - m)) + (exp(-t) * m)
    )  # no fire: no spark by m, none after; spark at s < m
    assert found["talk", "yes"].when_so == pytest.approx(yes, abs=0.005)
    assert found["talk", "no"].when_so == pytest.approx(after_spark, abs=0.005)
    assert_within(
        found["talk", "yes"].difference, found["talk", "yes"].standard_error, yes - after_spark, 0.02
    )
    answer = 0.25 * yes + 0.75 * after_spark
    assert_within(
        found["talk", "yes"].movement, found["talk", "yes"].movement_error, 2 * 0.25 * abs(yes - answer), 0.01
    )
    p_spark = 1 - exp(-t)
    spark = found["spark", ""]
    assert spark.chance == pytest.approx(p_spark, abs=0.005) and spark.when_not is not None
    assert_within(spark.movement, spark.movement_error, movement_of_spark(t, m), 0.01)


def movement_of_spark(t: float, m: float) -> float:
    """Return 2 P(no spark) |P(fire | no spark) - P(fire)|."""
    no_spark = exp(-t)
    fire_without = 0.25 * (1 - exp(-(t - m)))
    yes = 1 - (exp(-m) * exp(-(t - m)) + exp(-t) * m)
    answer = 0.25 * yes + 0.75 * (1 - exp(-t) - t * exp(-t))
    return 2 * no_spark * abs(fire_without - answer)


def test_a_range_moves_an_answer_as_the_integral_over_its_eighths_says() -> None:
    # 20% to 60% within a year is a log-normal hazard
    model = model_of("""
events:
  move: {says: It moves., chance: 20% to 60% within 1 year}
  idle: {says: Idle., chance: 5% to 90% within 1 year}
questions:
  moves: {ask: Does it move?, when: move has happened, by: 2025-12-31}
""")
    low, high = -log(0.8), -log(0.4)
    ratio, centre = (high / low) ** (1 / (2 * normal_quantile(0.95))), sqrt(low * high)

    def yes(z: float) -> float:
        return 1 - exp(-centre * ratio**z * 365 / 365.25)

    answer = mean_over_normal(yes)
    edges = [-9.0, *(normal_quantile(eighth / 8) for eighth in range(1, 8)), 9.0]
    movement = sum(
        abs(mean_over_normal(lambda z, low=low, high=high: (yes(z) - answer) * (low <= z < high)))
        for low, high in pairwise(edges)
    )
    found = drivers_in(model)
    driver, idle = found["event:move:chance", ""], found["event:idle:chance", ""]
    assert_within(driver.movement, driver.movement_error, movement, 0.012)
    assert abs(idle.movement) <= Z_ALARM * idle.movement_error
    assert driver.chance is None and driver.when_so is not None and driver.when_not is not None
    assert driver.when_so > answer > driver.when_not
    assert not idle.is_crux


def test_a_crux_carries_an_answer_over_even_or_out_of_its_word() -> None:
    assert crosses(0.6, 0.4)
    assert crosses(0.60, 0.81) and crosses(0.10, 0.04)  # likely to very likely; very unlikely to almost none
    assert not crosses(0.60, 0.79) and not crosses(0.6, None)


def test_what_is_certain_is_no_driver() -> None:
    model = model_of(CLAIMS)
    sure = tuple(replace(each, credence=None) if each.name == "c" else each for each in model.claims)
    assert ("c", "") not in drivers_in(replace(model, claims=sure))
