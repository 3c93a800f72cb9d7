"""Days, talks and hazards as semantics defines them, from the text of a case, against closed forms."""

from __future__ import annotations

from math import exp, factorial, log

import pytest
from chain import answers_of, assert_reading, model_of, readings_of
from luck import assert_answer, mean_over_normal

from casus.engine import has_kernel
from casus.forecast import ReadingAnswer, run_case
from casus.quantity import gamma_quantile, normal_quantile, normal_share
from casus.report import make_page, page_to_text

pytestmark = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: these need many worlds")

SLIP = 0.005
N_WORLDS = 700_000
Z_95 = normal_quantile(0.95)

# ---- the edges of days: everything here is certain ------------------------------------------------

DAYS = """
horizon: 2025-12-31
states:
  gate: {levels: [shut, open], at_first: shut}
counts:
  boats: {at_first: 2}
talks:
  meeting: {on: 2025-01-10, outcomes: {yes: {odds: 1, then: {gate: open, boats: -3}}}}
  second: {on: 2025-01-12, outcomes: {yes: {odds: 1, then: {boats: +1}}}}
  third: {on: 2025-01-14, outcomes: {yes: {odds: 1, then: {boats: 5, gate: shut}}}}
questions:
  q:
    ask: When is it so?
    readings:
      by_before: {when: gate is open, by: 2025-01-09}
      by_that_day: {when: gate is open, by: 2025-01-10}
      by_after: {when: gate is open, by: 2025-02-10}
      on_before: {when: gate is open, on: 2025-01-09}
      on_that_day: {when: gate is open, on: 2025-01-10}
      on_last: {when: gate is open, on: 2025-01-13}
      on_after: {when: gate is open, on: 2025-01-14}
      throughout_before: {when: gate is shut, throughout: 2025-01-09}
      throughout_that_day: {when: gate is shut, throughout: 2025-01-10}
      from_the_start: {when: gate is shut, by: 2025-01-02}
      until_on: {when: until 2025-01-20, on: 2025-01-20}
      until_on_next: {when: until 2025-01-20, on: 2025-01-21}
      until_throughout: {when: until 2025-01-20, throughout: 2025-01-20}
      until_throughout_next: {when: until 2025-01-20, throughout: 2025-01-21}
      from_by_before: {when: from 2025-01-21, by: 2025-01-20}
      from_by: {when: from 2025-01-21, by: 2025-01-21}
      between_before: {when: between 2025-01-20 and 2025-01-21, on: 2025-01-19}
      between_first: {when: between 2025-01-20 and 2025-01-21, on: 2025-01-20}
      between_last: {when: between 2025-01-20 and 2025-01-21, on: 2025-01-21}
      between_after: {when: between 2025-01-20 and 2025-01-21, on: 2025-01-22}
      past_until: {when: until 2024-06-30, by: 2025-01-20}
      past_from: {when: from 2024-06-30, throughout: 2025-01-20}
      never_below_0: {when: boats is 0, on: 2025-01-11}
      up_from_0: {when: boats is 1, on: 2025-01-12}
      set_to: {when: boats at least 5, on: 2025-01-14}
      below: {when: boats below 5, on: 2025-01-14}
      a_moment: {when: boats is 1 and gate is open, by: 2025-12-31}
      never_both: {when: boats is 5 and gate is open, by: 2025-12-31}
"""

CERTAIN = {
    "by_before": 0, "by_that_day": 1, "by_after": 1, "on_before": 0, "on_that_day": 1, "on_last": 1,
    "on_after": 0, "throughout_before": 1, "throughout_that_day": 0, "from_the_start": 1, "until_on": 1,
    "until_on_next": 0, "until_throughout": 1, "until_throughout_next": 0, "from_by_before": 0, "from_by": 1,
    "between_before": 0, "between_first": 1, "between_last": 1, "between_after": 0, "past_until": 0,
    "past_from": 1, "never_below_0": 1, "up_from_0": 1, "set_to": 1, "below": 0, "a_moment": 1,
    "never_both": 0,
}  # fmt: skip


@pytest.fixture(scope="module")
def days() -> dict[str, ReadingAnswer]:
    return readings_of(answers_of(DAYS, 32))


@pytest.mark.parametrize("name", CERTAIN)
def test_days_talks_and_counts_turn_at_their_instant(name: str, days: dict[str, ReadingAnswer]) -> None:
    share = days[name].answer
    assert share is not None and share.probability == CERTAIN[name]


# ---- talks ----------------------------------------------------------------------------------------

TALKS = """
horizon: 2025-12-31
actors: {uphill: Uphill, downhill: Downhill, mill: The mill}
claims:
  dry: {says: It is dry., credence: 50%}
  poor: {says: They are poor., credence: 40%}
states:
  gate: {levels: [shut, open], at_first: shut}
talks:
  moved:
    on: 2025-01-10
    postponed: {chance: 30%, to: 2025-01-20}
    outcomes: {yes: 1, no: 2}
  same_noon: {on: 2025-01-20, outcomes: {yes: {odds: 1, raised: {moved is yes: x6}}, no: 2}}
  odds:
    on: 2025-01-11
    outcomes:
      yes: {odds: 1, raised: {dry: x4, poor: x2}}
      no: {odds: 3, lowered: {dry: /2}}
  mean:
    on: 2025-01-12
    scale: {low: 0, middle: 40, high: 100}
    parties:
      uphill: {position: 0 to 60, power: 1, salience: 1}
      downhill: {position: 50, power: 2, salience: 3}
  weighted:
    on: 2025-01-12
    rule: compromise
    scale: {low: 0, high: 100}
    parties:
      uphill: {position: 0, power: 1 to 9, salience: 2}
      downhill: {position: 100, power: 4, salience: 2}
  middle:
    on: 2025-01-13
    rule: median
    scale: {low: 0, middle: 40, high: 100}
    parties:
      uphill: {position: 0, power: 3, salience: 1}
      mill: {position: 0 to 60, power: 2, salience: 1}
      downhill: {position: 100, power: 2, salience: 2}
  vote:
    on: 2025-01-14
    rule: condorcet
    scale: {low: 0, middle: 40, high: 100}
    parties:
      uphill: {position: -60 to 20, power: 3, salience: 1}
      mill: {position: 60, power: 1, salience: 2}
      downhill: {position: 100, power: 2, salience: 2}
events:
  after: {says: After the talk., chance: about every 10 days, able: moved has happened}
questions:
  q:
    ask: What do they agree on?
    readings:
      held_first: {when: moved has happened, by: 2025-01-19}
      held_at_last: {when: moved has happened, by: 2025-01-20}
      moved_yes: {when: moved is yes, by: 2025-12-31}
      same_noon_yes: {when: same_noon is yes, by: 2025-12-31}
      odds_yes: {when: odds is yes, by: 2025-12-31}
      mean_low: {when: mean is low, by: 2025-12-31}
      mean_high: {when: mean is high, by: 2025-12-31}
      weighted_low: {when: weighted is low, by: 2025-12-31}
      middle_low: {when: middle is low, by: 2025-12-31}
      middle_middle: {when: middle is middle, by: 2025-12-31}
      middle_high: {when: middle is high, by: 2025-12-31}
      vote_low: {when: vote is low, by: 2025-12-31}
      vote_middle: {when: vote is middle, by: 2025-12-31}
      able_after: {when: after has happened, by: 2025-01-19}
"""


def condorcet(weight: list[float], position: list[float], scale: list[float]) -> list[float]:
    """Return the chances of a conditional election (proportional votes, linear victory), by definition."""
    width = max(scale) - min(scale)
    clipped = [min(max(x, min(scale)), max(scale)) for x in position]

    def coalition(a: float, b: float) -> float:
        gains = [w * (abs(b - x) - abs(a - x)) / width for w, x in zip(weight, clipped, strict=True)]
        return sum(gain for gain in gains if gain > 0)

    found = []
    for a in scale:
        product = 1.0
        for b in scale:
            if a != b:
                product *= coalition(a, b) / (coalition(a, b) + coalition(b, a))
        found.append(product)
    return [each / sum(found) for each in found]


SPREAD = 60 / (2 * Z_95)  # of a position of 0 to 60, about 30
SPREAD_VOTE = 80 / (2 * Z_95)  # of one of -60 to 20, about -20: mostly off the scale, and taken to its end


def vote(outcome: int) -> float:
    """Return the chance of an outcome of the vote, over what the first party's position may be."""
    return mean_over_normal(
        lambda z: condorcet([3, 2, 4], [-20 + SPREAD_VOTE * z, 60, 100], [0, 40, 100])[outcome]
    )


AGREED = {
    "held_first": 0.7,
    "held_at_last": 1.0,
    "moved_yes": 1 / 3,
    # held before it, in case order, even where both meet at one noon: 6 : 2 after a yes, else 1 : 2
    "same_noon_yes": 1 / 3 * 6 / 8 + 2 / 3 / 3,
    "odds_yes": 0.5 * (0.6 * 4 / (4 + 1.5) + 0.4 * 8 / (8 + 1.5)) + 0.5 * (0.6 / 4 + 0.4 * 2 / 5),
    # the mean (x + 6 * 50) / 7 is nearest to `low` below 20, to `high` above 70
    "mean_low": normal_share((7 * 20 - 300 - 30) / SPREAD),
    "mean_high": 1 - normal_share((7 * 70 - 300 - 30) / SPREAD),
    # 100 * 8 / (8 + 2 w) below 50 where w > 4, ln w normal about ln 3
    "weighted_low": 1 - normal_share(log(4 / 3) / (log(9) / (2 * Z_95))),
    # weights 3, 2, 4: half of 9 is reached by the mill's party, wherever it stands above 0 (and below 100)
    "middle_low": normal_share((20 - 30) / SPREAD),
    "middle_middle": normal_share((70 - 30) / SPREAD) - normal_share((20 - 30) / SPREAD),
    "middle_high": 1 - normal_share((70 - 30) / SPREAD),
    "vote_low": vote(0),
    "vote_middle": vote(1),
    # held at noon of the tenth, day 9.5, in 7 of 10 worlds; asked until day 19
    "able_after": 0.7 * (1 - exp(-0.95)),
}


@pytest.fixture(scope="module")
def talks() -> dict[str, ReadingAnswer]:
    return readings_of(answers_of(TALKS, 2_400_000))


@pytest.mark.parametrize("name", AGREED)
def test_talks_agree_by_odds_and_by_positions_as_by_hand(name: str, talks: dict[str, ReadingAnswer]) -> None:
    assert_reading(talks, name, AGREED[name], 2 * SLIP)


# ---- hazards --------------------------------------------------------------------------------------

EVENTS = """
horizon: 2026-12-31
claims:
  open: {says: The lock is open., credence: 25%}
states:
  water: {levels: [low, high], at_first: {low: 60%, high: 40%}}
counts:
  boats: {at_first: 4}
  losses: {at_first: 0}
events:
  point: {says: A., chance: 40% within 100 days}
  mean: {says: B., chance: about every 200 days}
  rate: {says: C., chance: 2 per year}
  ranged: {says: D., chance: 10% to 60% within 100 days}
  word: {says: E., chance: likely within 100 days}
  exposed: {says: F., chance: seen 3 in 400 days}
  cases: {says: G., chance: seen 8 in 20 within 100 days}
  staged: {says: H., chance: 40% within 100 days, stages: 3}
  raised: {says: I., chance: 40% within 100 days, raised: {open: x3}, lowered: {water is high: moderately}}
  surprised: {says: J., chance: 20% within 100 days, raised: {open: x3}, surprise: 10% within 100 days}
  unable: {says: K., chance: 40% within 100 days, able: until 2025-02-19}
  late: {says: L., chance: 40% within 100 days, able: from 2025-02-20}
  pairs: {says: M., chance: about every 600 days, per: pairs of boats}
  repeats: {says: N., chance: about every 50 days, again: yes}
  single: {says: O., chance: about every 5 days, then: {losses: +1}}
  kept:
    {says: P., chance: 40% within 100 days, stages: 2, able: not between 2025-02-01 and 2025-02-28}
  wave: {says: Q., chance: about every 5 days, again: yes, stages: 2}
questions:
  q:
    ask: By day 100?
    readings:
      point: {when: point has happened, by: 2025-04-10}
      point_half: {when: point has happened, by: 2025-02-19}
      mean: {when: mean has happened, by: 2025-07-19}
      rate: {when: rate has happened, by: 2025-04-10}
      ranged: {when: ranged has happened, by: 2025-04-10}
      word: {when: word has happened, by: 2025-04-10}
      exposed: {when: exposed has happened, by: 2025-04-10}
      cases: {when: cases has happened, by: 2025-04-10}
      cases_twice: {when: cases has happened, by: 2025-07-19}
      staged: {when: staged has happened, by: 2025-04-10}
      staged_half: {when: staged has happened, by: 2025-02-19}
      raised: {when: raised has happened, by: 2025-04-10}
      surprised: {when: surprised has happened, by: 2025-04-10}
      unable: {when: unable has happened, by: 2025-04-10}
      late: {when: late has happened, by: 2025-04-10}
      pairs: {when: pairs has happened, by: 2025-04-10}
      twice: {when: repeats has happened twice, by: 2025-04-10}
      thrice: {when: repeats has happened 3 times, by: 2025-04-10}
      not_thrice: {when: not (repeats has happened 3 times), on: 2025-04-10}
      once_only: {when: losses at least 2, by: 2025-04-10}
      kept: {when: kept has happened, by: 2025-04-10}
      waves: {when: wave has happened 3 times, by: 2025-01-30}
"""

H = -log(0.6) / 100  # of 40 % within 100 days


def mean_over_log_normal(low: float, high: float, days: float) -> float:
    """Return the mean of 1 - exp(-h days) over a log-normal h with these ends."""
    middle, spread = (log(low) + log(high)) / 2, (log(high) - log(low)) / (2 * Z_95)
    return mean_over_normal(lambda z: 1 - exp(-exp(middle + spread * z) * days))


def erlang(k: int, x: float) -> float:
    """Return the chance that k stages of rate 1 are passed within x."""
    return 1 - sum(exp(-x) * x**j / factorial(j) for j in range(k))


HAPPENED = {
    "point": 0.4,
    "point_half": 1 - exp(-50 * H),
    "mean": 1 - exp(-1),
    "rate": 1 - exp(-2 * 100 / 365.25),
    "ranged": mean_over_log_normal(-log(0.9) / 100, -log(0.4) / 100, 100),
    "word": mean_over_log_normal(-log(0.45) / 100, -log(0.2) / 100, 100),
    "exposed": 1 - (400 / (400 + 100)) ** 3.5,  # the mean over Gamma(3 1/2, 400) of exp(-100 h)
    "cases": 8.5 / 21,
    "cases_twice": 1 - 12.5 * 13.5 / (21 * 22),  # 1 - E (1 - p)^2
    "staged": 0.4,
    "staged_half": erlang(3, gamma_quantile(3, 0.4) / 2),
    "raised": 1 - sum(
        p * q * exp(-100 * H * f * g) for p, f in ((0.25, 3), (0.75, 1)) for q, g in ((0.4, 0.5), (0.6, 1))
    ),
    "surprised": 1 - 0.9 * (0.25 * 0.8**3 + 0.75 * 0.8),
    "unable": 1 - exp(-50 * H),
    "late": 1 - exp(-50 * H),
    "pairs": 1 - exp(-6 * 100 / 600),
    "twice": erlang(2, 2),
    "thrice": erlang(3, 2),
    "not_thrice": 1 - erlang(3, 2),
    "once_only": 0.0,
    # 28 days are lost, and what was passed before them is kept
    "kept": erlang(2, gamma_quantile(2, 0.4) * 72 / 100),
    "waves": erlang(6, 12),  # three waves are six stages, at 2 / 5 a day for 30 days
}  # fmt: skip


@pytest.fixture(scope="module")
def events() -> dict[str, ReadingAnswer]:
    return readings_of(answers_of(EVENTS, 800_000))


@pytest.mark.parametrize("name", HAPPENED)
def test_events_come_as_their_hazards_say(name: str, events: dict[str, ReadingAnswer]) -> None:
    assert_reading(events, name, HAPPENED[name], 2 * SLIP)


# ---- theses and the null thesis -----------------------------------------------------------------

THESES = """
horizon: 2026-12-31
sources: {memo: {title: A memo, reliability: 90%}}
claims:
  ready: {says: The parts are ready., credence: 20%, reported_by: memo}
  rival: {says: A rival hurries., credence: 50%}
states:
  price: {levels: [low, high], at_first: high}
talks:
  board: {on: 2025-01-10, outcomes: {go: {odds: 1, raised: {rival: x6}}, wait: 1}}
events:
  launch:
    {says: It is launched., chance: 20% within 100 days, able: ready, raised: {rival: x3, price is high: x2}}
questions:
  q:
    ask: Will it be launched?
    readings:
      launched: {when: launch has happened, by: 2025-04-10}
      go: {when: board is go, by: 2025-04-10}
      ready: {when: ready, by: 2025-04-10}
      counted: {when: launch has happened, by: 2025-07-19, base_rate: {seen: 8 in 20 within 100 days}}
      exposed: {when: launch has happened, by: 2025-07-19, base_rate: {seen: 30 in 40 months}}
      stays: {when: price is high, throughout: 2025-07-19, base_rate: {seen: 8 in 20 within 100 days}}
theses:
  written: {by: editor}
  sceptic: {by: editor, claims: {rival: 10%}, events: {launch: {chance: 5% within 100 days}}}
  bold: {by: editor, events: {launch: {raised: {rival: x9}}}}
"""

READY = 0.2 * 0.95 / (0.2 * 0.95 + 0.8 * 0.05)
GO = (6 / 7 + 1 / 2) / 2


@pytest.fixture(scope="module")
def theses() -> dict[str, ReadingAnswer]:
    return readings_of(answers_of(THESES, 3_000_000))


def test_the_case_as_written_has_its_factors(theses: dict[str, ReadingAnswer]) -> None:
    assert_reading(theses, "launched", READY * (1 - (0.8**6 + 0.8**2) / 2), SLIP)
    assert_reading(theses, "go", GO, SLIP)
    assert_reading(theses, "ready", READY, SLIP)


NULL = {"launched": 0.2, "go": 0.5}
RIVALS = {
    ("launched", "written"): READY * (1 - (0.8**6 + 0.8**2) / 2),
    ("launched", "sceptic"): READY * (1 - (0.1 * 0.95**6 + 0.9 * 0.95**2)),
    ("launched", "bold"): READY * (1 - (0.8**9 + 0.8) / 2),
    ("go", "sceptic"): 0.1 * 6 / 7 + 0.9 / 2,
}


@pytest.mark.parametrize("name", NULL)
def test_the_null_thesis_has_no_factors_and_is_always_able(
    name: str, theses: dict[str, ReadingAnswer]
) -> None:
    null = theses[name].null
    assert null is not None and null.origin == "model"
    check(null.probability, null.standard_error, NULL[name])


@pytest.mark.parametrize(("name", "thesis"), RIVALS)
def test_a_thesis_puts_its_numbers_in_the_place_of_the_case_s_own(
    name: str, thesis: str, theses: dict[str, ReadingAnswer]
) -> None:
    found = {each.thesis: each.answer for each in theses[name].theses}[thesis]
    check(found.probability, found.standard_error, RIVALS[name, thesis])


def check(probability: float, error: float, truth: float) -> None:
    """Assert that a rival's answer is `truth`; its error is the case's and the difference's, so a larger slip
    is seen."""
    assert_answer(probability, error, truth, 0.05)
    with pytest.raises(AssertionError):
        assert_answer(probability, error, truth + 0.1, 0.05)


BASE_RATES = {
    "counted": 1 - (1 - 8.5 / 21) ** 2,
    "exposed": 1 - exp(-30.5 / (40 * 365.25 / 12) * 200),
    "stays": (8.5 / 21) ** 2,
}


@pytest.mark.parametrize("name", BASE_RATES)
def test_a_base_rate_is_carried_to_the_end_of_the_day_asked(
    name: str, theses: dict[str, ReadingAnswer]
) -> None:
    null = theses[name].null
    assert null is not None and (null.origin, null.standard_error) == ("base rate", 0.0)
    assert null.probability == pytest.approx(BASE_RATES[name], abs=1e-12)
    assert null.band[0] < null.probability < null.band[1]


def test_the_page_names_the_unit_of_counted_exposure() -> None:
    model = model_of(
        "questions:\n  q:\n    ask: Will it ring?\n    by: 2025-12-31\n    probability: 20%\n"
        "    base_rate: {seen: 3 in 40 site-months, class: bells of the coast}\n"
    )
    page = page_to_text(make_page(model, run_case(model)))
    assert "bells of the coast, 3 in 40 site-months" in page
