"""What is set by fiat cuts causes; what was reported before stays evidence. Worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from chain import assert_reading, model_of, readings_of

from casus.forecast import run_case
from casus.model import Model, as_of, evidence_of, make_event, record_until, scale_event, set_value
from casus.network import compile_model

RAIN = """
horizon: 2025-12-31
sources: {radio: {title: Radio, kind: report, origin: radio, reliability: 60%, says_anyway: 50%}}
claims:
  rain: {says: It rained., credence: 30%}
  wet: {says: The street is wet., credence: 10%, because: [[rain]], reported_by: radio}
  slip: {says: Somebody slips., because: [{if: wet, holds: 40%}]}
questions:
  weather:
    ask: What is it like?
    resolver: editor
    readings:
      rained: {when: rain, by: 2025-12-31, base_rate: 10%}
      is_wet: {when: wet, by: 2025-12-31, base_rate: 10%}
      slipped: {when: slip, by: 2025-12-31, base_rate: 10%}
"""
# Without the report wet has 0.3 + 0.7 * 0.1; the report has 0.6 + 0.4 * 0.5 where it is wet, else 0.4 * 0.5.
WET = 0.3 + 0.7 * 0.1
REPORTED = WET * 0.8 + (1 - WET) * 0.2
RAIN_GIVEN_REPORT = 0.3 * 0.8 / REPORTED


def answers_of(model: Model) -> dict[str, float]:
    """Return the exact probability of each reading."""
    found = readings_of(run_case(model, engine="exact"))
    assert all(reading.answer is not None for reading in found.values())
    return {name: reading.answer.probability for name, reading in found.items() if reading.answer}


def test_the_rain_is_more_likely_after_the_report() -> None:
    found = answers_of(model_of(RAIN))
    assert found["rained"] == pytest.approx(RAIN_GIVEN_REPORT, abs=1e-12)
    assert found["is_wet"] == pytest.approx(WET * 0.8 / REPORTED, abs=1e-12)


@pytest.mark.parametrize("value", [0, 1])
def test_setting_an_effect_leaves_its_cause_as_the_report_left_it(value: int) -> None:
    found = answers_of(set_value(model_of(RAIN), "wet", value))
    assert found["is_wet"] == float(value)
    assert found["slipped"] == pytest.approx(0.4 * value, abs=1e-12)
    assert found["rained"] == pytest.approx(RAIN_GIVEN_REPORT, abs=1e-12)
    with pytest.raises(AssertionError):  # the twin: the cause without the report
        assert found["rained"] == pytest.approx(0.3, abs=1e-12)


def test_setting_a_cause_is_no_evidence_about_what_its_effects_were_reported_to_be() -> None:
    found = answers_of(set_value(model_of(RAIN), "rain", 0))
    # Without rain it is wet only by its own leak, whose coin, given the report, is heads where it was wet
    # without rain, and at 10 % where it rained.
    wet_by_leak = (0.7 * 0.1 * 0.8 + 0.3 * 0.1 * 0.8) / REPORTED
    assert found["rained"] == 0.0
    assert found["is_wet"] == pytest.approx(wet_by_leak, abs=1e-12)


def test_worlds_toss_the_coins_of_both_copies_once() -> None:
    set_dry = set_value(model_of(RAIN), "rain", 0)
    wet_by_leak = (0.7 * 0.1 * 0.8 + 0.3 * 0.1 * 0.8) / REPORTED
    readings = readings_of(run_case(set_dry, seed=7, n_worlds=400_000, engine="worlds"))
    # some 8 standard errors; with a coin of its own for each copy the share would be 0.1
    assert_reading(readings, "is_wet", wet_by_leak, slip=0.01)


def test_a_contradiction_is_weighed_before_a_claim_is_set_and_not_again() -> None:
    model = model_of(
        """
horizon: 2025-12-31
claims:
  stays: {says: They stay., credence: 50%, contradicts: [leaves]}
  leaves: {says: They leave., credence: 50%}
questions: {q: {ask: Do they leave?, when: leaves, by: 2025-12-31, resolver: editor, base_rate: 10%}}
"""
    )
    third = 1 / 3  # of the three combinations left, equally likely, one has `leaves`
    assert next(iter(answers_of(model).values())) == pytest.approx(third, abs=1e-12)
    found = next(iter(answers_of(set_value(model, "stays", 1)).values()))
    assert found == pytest.approx(third, abs=1e-12)


BRIDGE = """
horizon: 2026-12-31
record_until: 2025-06-30
sources: {log: {title: Log, kind: data}}
states: {bridge: {says: The bridge, levels: [shut, open], at_first: open}}
claims: {rusty: {says: The bridge is rusty., credence: 40%}}
events:
  fault:
    says: A fault.
    chance: 20% within 1 year
    raised: {rusty: x3}
    again: yes
    watched: {by: log, from: 2025-02-01}
    then: {bridge: shut}
  mended: {says: It is mended., chance: 2 per year, able: bridge is shut, again: yes, then: {bridge: open}}
questions:
  shut: {ask: Is it shut?, when: bridge is shut, on: 2026-12-31, resolver: editor, base_rate: 10%}
observed:
  - {on: 2025-03-01, event: fault, source: log}
  - {on: 2025-09-01, event: fault, source: log}
  - {between: 2025-04-01 and 2025-05-31, event: mended, source: log}
"""


def test_a_state_set_from_the_start_stays_as_it_is_set() -> None:
    found = answers_of(set_value(model_of(BRIDGE), "bridge", 1))
    assert found == {"main": 0.0}


def test_what_is_known_on_a_date_is_what_was_observed_by_its_end() -> None:
    model = model_of(BRIDGE)
    assert evidence_of(model) == ()
    known = as_of(model, date(2025, 5, 31))
    assert [seen.at or seen.end_at for seen in evidence_of(known)] == [59.5, 151.0]
    assert record_until(known) == 151.0  # the end of the day asked
    assert record_until(as_of(model, date(2026, 1, 1))) == 181.0  # the end of the record
    assert len(evidence_of(as_of(model, date(2025, 5, 30)))) == 1  # the window is not over


def test_a_watched_event_is_on_record_while_it_is_watched() -> None:
    network = compile_model(as_of(model_of(BRIDGE), date(2026, 1, 1)))
    names = [network.legend.events[event] for event in network.record_event]
    assert names == ["fault"]
    assert (list(network.record_begin_at), list(network.record_end_at)) == ([31.0], [181.0])


REFUSED: list[Callable[[Model], Model]] = [
    lambda model: set_value(model, "bridge", 1, -1.0),
    lambda model: set_value(model, "bridge", 2),
    lambda model: set_value(model, "rusty", 2),
    lambda model: set_value(model, "fault", 1),
    lambda model: set_value(model, "nothing", 1),
    lambda model: make_event(model, "bridge", 3.0),
    lambda model: make_event(model, "fault", -3.0),
    lambda model: scale_event(model, "fault", -1.0, 0.0, 10.0),
    lambda model: scale_event(model, "fault", float("inf"), 0.0, 10.0),
    lambda model: scale_event(model, "fault", 2.0, 10.0, 10.0),
    lambda model: as_of(model, date(2024, 12, 31)),
]


@pytest.mark.parametrize("change", REFUSED)
def test_what_cannot_be_set_made_or_known_is_refused(change: Callable[[Model], Model]) -> None:
    with pytest.raises(ValueError):
        change(model_of(BRIDGE))
