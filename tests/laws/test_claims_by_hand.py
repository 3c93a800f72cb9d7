"""Claims as semantics defines them, from the text of a case to its answers, against Bayes by hand."""

from __future__ import annotations

from math import exp, log

import pytest
from chain import answers_of, assert_reading, readings_of
from luck import assert_chance, mean_over_normal

from casus.engine import has_kernel
from casus.forecast import Answers, ReadingAnswer
from casus.forecast.probability import band_of
from casus.quantity import normal_quantile

pytestmark = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: these need many worlds")

SLIP = 0.005


def asked(*names: str) -> str:
    """Return one question with a reading for each claim, or NAME: condition."""
    lines = ["questions:", "  q:", "    ask: What is true?", "    readings:"]
    for each in names:
        name, _, condition = each.partition(": ")
        lines.append(f"      {name}: {{when: {condition or name}, by: 2025-01-31}}")
    return "\n".join(lines)


# ---- reasons, exceptions, evidence, tables ------------------------------------------------------

REASONS = """
claims:
  calm: {says: The sea is calm., credence: 50%}
  crew: {says: The crew is rested., credence: 40%}
  strike: {says: The harbour is on strike., credence: 20%}
  leaves:
    says: The ferry leaves.
    credence: 10%
    because: [{if: calm, holds: 80%}, {if: crew, holds: 60%}]
    unless: strike
  both: {says: All is well., because: [[calm, crew]]}
  late: {says: The ferry is late., credence: 20%}
  sure: {says: The clerk is sure., credence: 40%, evidence_for: {late: x4}}
  early: {says: The ferry is early., credence: 50%}
  doubt: {says: The clerk doubts., credence: 50%, evidence_against: {early: x4}}
  agreed: {says: Two clerks agree., credence: 20%}
  one: {says: One clerk says so., credence: 50%, evidence_for: {agreed: x2}}
  two: {says: So does another., credence: 50%, evidence_for: {agreed: x3}}
  rumour: {says: There is a rumour., because: [{if: calm, holds: 50%}], credence: 20%}
  gossip: {says: Somebody gossips., credence: 50%, evidence_for: {rumour: x4}}
  wind:
    values: [light, fresh, gale]
    table: {light: 60%, fresh: 30%, gale: 10%}
  deck:
    values: [open, wet, shut]
    table:
      - {given: {wind: light, calm: yes}, is: {open: 90%, wet: 10%}}
      - {given: {wind: light, calm: no}, is: {open: 50%, wet: 40%, shut: 10%}}
      - {given: {wind: fresh, calm: yes}, is: {open: 40%, wet: 40%, shut: 20%}}
      - {given: {wind: fresh, calm: no}, is: {open: 10%, wet: 30%, shut: 60%}}
      - {given: {wind: gale, calm: yes}, is: {wet: 10%, shut: 90%}}
      - {given: {wind: gale, calm: no}, is: {shut: 100%}}
  indoors: {says: They go below., because: [deck is shut, {if: deck is wet, holds: 50%}]}
""" + asked(
    "leaves", "both", "late", "early", "agreed", "rumour", "wet: deck is wet", "shut: deck is shut", "indoors"
)  # fmt: skip

# noisy-or: it fails only where every reason and the leak fail; no exception may hold
LEAVES = 0.8 * (1 - 0.9 * (1 - 0.5 * 0.8) * (1 - 0.4 * 0.6))
SHUT = 0.6 * 0.5 * 0.1 + 0.3 * 0.5 * (0.2 + 0.6) + 0.1 * 0.5 * (0.9 + 1.0)
WET = 0.6 * 0.5 * (0.1 + 0.4) + 0.3 * 0.5 * (0.4 + 0.3) + 0.1 * 0.5 * 0.1
BY_HAND = {
    "leaves": LEAVES,
    "both": 0.5 * 0.4,
    "late": 0.4 * 0.5 + 0.6 * 0.2,  # odds 1/4 times 4
    "early": 0.5 * 0.2 + 0.5 * 0.5,  # odds 1 over 4
    "agreed": 0.25 * (0.2 + 2 / 6 + 3 / 7 + 6 / 10),  # odds 1/4, 2/4, 3/4, 6/4
    "rumour": 1 - (1 - 0.5 * 0.5) * (1 - (0.5 * 0.5 + 0.5 * 0.2)),  # evidence works on the leak
    "wet": WET,
    "shut": SHUT,
    "indoors": SHUT + WET / 2,
}


@pytest.fixture(scope="module")
def reasons() -> dict[str, ReadingAnswer]:
    return readings_of(answers_of(REASONS, 700_000))


@pytest.mark.parametrize("name", BY_HAND)
def test_claims_come_out_as_their_reasons_exceptions_evidence_and_tables_say(
    name: str, reasons: dict[str, ReadingAnswer]
) -> None:
    assert_reading(reasons, name, BY_HAND[name], SLIP)


def test_an_exception_defeats_the_leak_too(reasons: dict[str, ReadingAnswer]) -> None:
    """The twin: an exception that left the leak alone would give 0.02 more."""
    with pytest.raises(AssertionError):
        assert_reading(reasons, "leaves", LEAVES + 0.2 * 0.1, SLIP)


# ---- contradictions -----------------------------------------------------------------------------

CONTRADICTION = """
claims:
  sold: {says: The line is sold., credence: 50%}
  kept: {says: The line is kept., credence: 40%, contradicts: [sold]}
  aside: {says: Something else., credence: 30%}
""" + asked("sold", "kept", "aside", "both: sold and kept")


def test_worlds_with_a_contradiction_weigh_nothing_and_their_mass_is_the_tension() -> None:
    answers = answers_of(CONTRADICTION, 1_000_000)
    readings = readings_of(answers)
    consistent = 1 - 0.5 * 0.4
    assert_reading(readings, "sold", 0.5 * 0.6 / consistent, SLIP)
    assert_reading(readings, "kept", 0.4 * 0.5 / consistent, SLIP)
    assert_reading(readings, "aside", 0.3, SLIP)
    assert_reading(readings, "both", 0.0, SLIP)
    assert answers.tension is not None
    n_tension = 65_536  # TENSION_WORLDS of the engine `worlds`
    assert_chance(round(answers.tension * n_tension), n_tension, 0.5 * 0.4)


def test_a_case_without_contradictions_has_no_tension() -> None:
    assert answers_of(REASONS, 64).tension is None


# ---- reports ------------------------------------------------------------------------------------

REPORTS = """
sources:
  memo: {title: A memo, reliability: 60%, says_anyway: 50%}
  blog: {title: A blog that repeats it, origin: memo}
  press: {title: The press, reliability: 80%, says_anyway: 30%}
  clerk: {title: A clerk, reliability: 50%}
  diver: {title: A diver, reliability: 70%}
  pilot: {title: A pilot, reliability: 70%}
claims:
  hull_is_old: {says: The hull is old., credence: 30%, reported_by: [memo, blog]}
  crew_left: {says: The crew left., credence: 50%, denied_by: press}
  bell_rang: {says: The bell rang., credence: 50%, reported_by: clerk}
  bell_flew: {says: The bell flew., credence: 10%, reported_by: clerk}
  rock_near: {says: A rock is near., credence: 20%, reported_by: [diver, pilot]}
  unknown: {says: Nobody reports it., credence: 30%}
""" + asked("hull_is_old", "crew_left", "bell_rang", "bell_flew", "rock_near", "unknown")


def posterior(prior: float, if_true: float, if_false: float) -> float:
    """Return Bayes' rule for a claim that is true or false."""
    return prior * if_true / (prior * if_true + (1 - prior) * if_false)


def clerk(is_flown: bool) -> float:
    """Return P(a bell's claim) after both of the clerk's reports: a hidden coin of 1/2 stands behind both."""
    reliable = 0.5 * 0.5 * 0.1  # both are true
    otherwise = 0.5 * 0.5**2
    return (reliable + otherwise * (0.1 if is_flown else 0.5)) / (reliable + otherwise)


REPORTED = {
    "hull_is_old": posterior(0.3, 0.6 + 0.4 * 0.5, 0.4 * 0.5),  # once, though two sources repeat it
    "crew_left": posterior(0.5, 0.2 * 0.3, 0.8 + 0.2 * 0.3),
    "bell_rang": clerk(is_flown=False),
    "bell_flew": clerk(is_flown=True),
    "rock_near": posterior(0.2, (0.7 + 0.3 * 0.5) ** 2, (0.3 * 0.5) ** 2),  # two origins
    "unknown": 0.3,
}


@pytest.fixture(scope="module")
def reports() -> dict[str, ReadingAnswer]:
    return readings_of(answers_of(REPORTS, 10_000_000))


@pytest.mark.parametrize("name", REPORTED)
def test_reports_move_claims_as_bayes_says(name: str, reports: dict[str, ReadingAnswer]) -> None:
    assert_reading(reports, name, REPORTED[name], 2 * SLIP)


def test_two_sources_of_one_origin_count_as_one(reports: dict[str, ReadingAnswer]) -> None:
    """The twin: as two independent reports they would give 0.75 and not 0.63."""
    apart = posterior(0.3, 0.6 + 0.4 * 0.5**2, 0.4 * 0.5**2)
    with pytest.raises(AssertionError):
        assert_reading(reports, "hull_is_old", apart, 2 * SLIP)


def test_an_implausible_report_lowers_what_its_origin_says_besides(reports: dict[str, ReadingAnswer]) -> None:
    """The twin: alone, the clerk's plausible report would give 3/4."""
    with pytest.raises(AssertionError):
        assert_reading(reports, "bell_rang", posterior(0.5, 0.5 + 0.5 * 0.5, 0.5 * 0.5), 2 * SLIP)


# ---- ranges -------------------------------------------------------------------------------------

RANGED = """
claims:
  ranged: {says: It floats., credence: 10% to 70%}
  open: {says: It sinks.}
  counted: {says: It was seen., credence: seen 3 in 10}
  worded: {says: It is likely., credence: likely}
  wet: {values: [no, yes], table: {yes: 10% to 70%, no: 30% to 90%}}
  damp: {says: It is damp., table: {ranged: {yes: 10% to 70%}, not ranged: {yes: 50%}}}
""" + asked("ranged", "open", "counted", "worded", "wet: wet is yes", "damp")


def mean_over_logit_normal(low: float, high: float) -> tuple[float, float]:
    """Return mean and variance of a share whose log odds are normal, with these 5 % and 95 % ends."""
    first, last = (log(end / (1 - end)) for end in (low, high))
    middle, spread = (first + last) / 2, (last - first) / (2 * normal_quantile(0.95))

    def share(z: float) -> float:
        return 1 / (1 + exp(-(middle + spread * z)))

    centre = mean_over_normal(share)
    return centre, mean_over_normal(lambda z: share(z) ** 2) - centre**2


@pytest.fixture(scope="module")
def ranged() -> dict[str, ReadingAnswer]:
    return readings_of(answers_of(RANGED, 4_800_000))


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("ranged", 0.1, 0.7), ("open", 0.05, 0.95), ("worded", 0.55, 0.8), ("wet", 0.1, 0.7)],
)
def test_a_ranged_share_is_answered_with_its_mean_and_its_band(
    name: str, low: float, high: float, ranged: dict[str, ReadingAnswer]
) -> None:
    truth, variance = mean_over_logit_normal(low, high)
    assert_reading(ranged, name, truth, SLIP)
    share = ranged[name].answer
    assert share is not None
    band = band_of(truth, variance)
    # the twin: two ends drawn apart would narrow the band by a third
    assert share.band == pytest.approx(band, abs=SLIP)
    with pytest.raises(AssertionError):
        assert share.band == pytest.approx(band_of(truth, variance / 2), abs=SLIP)


def test_a_ranged_row_of_a_table_has_its_mean(ranged: dict[str, ReadingAnswer]) -> None:
    """The row's range and that of its condition are two quantities: the chance is a sum of products."""
    share = mean_over_logit_normal(0.1, 0.7)[0]
    assert_reading(ranged, "damp", share * share + (1 - share) * 0.5, SLIP)


def test_counted_cases_give_the_share_of_jeffreys(ranged: dict[str, ReadingAnswer]) -> None:
    assert_reading(ranged, "counted", 3.5 / 11, SLIP)


def test_answers_of_all_claims_have_their_engine_and_no_more_than_their_worlds() -> None:
    answers: Answers = answers_of(REASONS, 1000)
    assert (answers.engine, answers.n_worlds) == ("worlds", 1008)
