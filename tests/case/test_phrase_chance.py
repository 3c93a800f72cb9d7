"""Chances, rates, waits, what was seen, and durations."""

from __future__ import annotations

import pytest
from case.written import problem_of, read, told_of

from casus.case.form import ChanceWithin, Every, Rate, Seen, Share
from casus.case.phrase import read_chance, read_duration, read_seen
from casus.quantity import DAYS_PER_MONTH, DAYS_PER_YEAR

YEAR, MONTH = DAYS_PER_YEAR, DAYS_PER_MONTH


@pytest.mark.parametrize(
    ("text", "low", "high", "days"),
    [
        ("5% to 20% within 1 year", 0.05, 0.20, YEAR),
        ("5%–20% in 12 months", 0.05, 0.20, YEAR),
        ("between 5% and 20% within a year", 0.05, 0.20, YEAR),
        ("likely within 3 months", 0.55, 0.80, 3 * MONTH),
        ("roughly even chance within 2 weeks", 0.45, 0.55, 14),
        ("1 in 20 within 10 days", 0.05, 0.05, 10),
        ("30% within the next 6 months", 0.3, 0.3, 6 * MONTH),
        ("٣٠٪ إلى ٥٠٪ خلال ٦ أشهر", 0.3, 0.5, 6 * MONTH),
        ("من 30% إلى 50% خلال سنة", 0.3, 0.5, YEAR),
        ("بين 5% و20% خلال سنتين", 0.05, 0.20, 2 * YEAR),
        ("مرجح خلال 3 أشهر", 0.55, 0.80, 3 * MONTH),
        ("30% في غضون الأشهر الستة المقبلة", 0.3, 0.3, 6 * MONTH),
        ("0% to 100% within 1 year", 0, 1, YEAR),
    ],
)
def test_a_chance_has_a_share_and_a_window(text, low, high, days):
    chance = read(read_chance, text)
    assert isinstance(chance, ChanceWithin)
    assert (chance.share.low, chance.share.high) == (low, high)
    assert chance.window.low_days == chance.window.high_days == pytest.approx(days)


@pytest.mark.parametrize(
    ("text", "low", "high", "per_days"),
    [
        ("2 per year", 2, 2, YEAR),
        ("0.5 to 1 per month", 0.5, 1, MONTH),
        ("twice a year", 2, 2, YEAR),
        ("3 times per year", 3, 3, YEAR),
        ("once every 5 years", 1, 1, 5 * YEAR),
        ("about 2 per 100 days", 2, 2, 100),
        ("2/year", 2, 2, YEAR),
        ("مرتين في السنة", 2, 2, YEAR),
        ("3 مرات في الشهر", 3, 3, MONTH),
        ("مرة كل سنتين", 1, 1, 2 * YEAR),
        ("من 1 إلى 3 في السنة", 1, 3, YEAR),
        ("مرتين سنويًا", 2, 2, YEAR),
        ("1e300 per year", 1e300, 1e300, YEAR),
        ("0 per year", 0, 0, YEAR),
    ],
)
def test_a_rate_counts_per_stretch_of_time(text, low, high, per_days):
    rate = read(read_chance, text)
    assert isinstance(rate, Rate)
    assert (rate.low, rate.high, rate.per_days) == (low, high, pytest.approx(per_days))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about every 5 years", 5 * YEAR, 5 * YEAR),
        ("every 3 to 5 years", 3 * YEAR, 5 * YEAR),
        ("every day", 1, 1),
        ("كل ٥ سنوات تقريبا", 5 * YEAR, 5 * YEAR),
        ("كل سنتين تقريبًا", 2 * YEAR, 2 * YEAR),
    ],
)
def test_every_gives_the_wait(text, low, high):
    every = read(read_chance, text)
    assert isinstance(every, Every)
    assert (every.wait.low_days, every.wait.high_days) == (low, high)


@pytest.mark.parametrize(
    "text", ["seen 3 in 40 site-years", "seen 3 in 40 years", "شوهد 3 في 40 سنة", "شوهد ٣ في ٤٠ سنة موقع"]
)
def test_what_was_seen_in_time_is_a_hazard(text):
    seen = read(read_chance, text)
    assert isinstance(seen, Seen)
    assert (seen.k, seen.n, seen.unit_days) == (3, 40, YEAR)


@pytest.mark.parametrize(
    "text", ["seen 8 in 102 within 1 year", "شوهد 8 في 102 خلال سنة", "seen 8 in 102 harbours within 1 year"]
)
def test_what_was_seen_in_cases_within_a_window_is_a_chance(text):
    chance = read(read_chance, text)
    assert isinstance(chance, ChanceWithin) and chance.share.seen is not None
    assert (chance.share.seen.k, chance.share.seen.n, chance.window.low_days) == (8, 102, YEAR)


def test_a_field_called_seen_need_not_say_so_again():
    assert isinstance(read(read_seen, "8 in 102 within 1 year"), ChanceWithin)
    assert isinstance(read(read_seen, "3 in 40 site-years"), Seen)
    assert isinstance(read(read_seen, "seen 8 in 102"), Share)
    assert isinstance(read(read_seen, "مرتين في 40 سنة"), Seen)
    assert told_of(read_seen, "110 in 102") == ("seen-more-than-cases", "110 in 102")
    assert told_of(read_seen, "often")[0] == "unread-phrase"


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("30%", "chance-without-window", "30%"),
        ("likely", "chance-without-window", "likely"),
        ("seen 8 in 102", "chance-without-window", "seen 8 in 102"),
        ("100% within 1 year", "chance-certain", "100%"),
        ("5% per year", "percent-rate", "5% per year"),
        ("30% within 6", "duration-without-unit", "6"),
        ("30% within 6 fortnigts", "unknown-unit", "fortnigts"),
        ("30% within 0 days", "duration-not-positive", "0 days"),
        ("30% within -3 days", "duration-not-positive", "-3 days"),
        ("2 per 0 years", "duration-not-positive", "0"),
        ("30% within 3 to 2 weeks", "range-upside-down", "3 to 2 weeks"),
        ("30% within", "phrase-unfinished", "within"),
        ("30% withing 1 year", "words-left-over", "withing"),
        ("30% by 2021-12-31", "words-left-over", "by 2021-12-31"),
        ("30% within 1 year for sure", "words-left-over", "for sure"),
        ("-2 per year", "rate-not-positive", "-2"),
        ("0 to 2 per year", "rate-not-positive", "0"),
        ("2 to 1 per year", "range-upside-down", "2 to 1"),
        ("0.3 within 1 year", "bare-share", "0.3"),
        ("120% within 1 year", "share-above-one", "120%"),
        ("likley within 1 year", "unknown-word", "likley"),
        ("every", "phrase-unfinished", "every"),
        ("seen 3", "unread-phrase", "seen 3"),
        ("٣٠٪ خلال ٠ أيام", "duration-not-positive", "٠ أيام"),
        ("", "empty-phrase", ""),
    ],
)
def test_a_mistake_is_told_where_it_stands(text, code, at):
    assert told_of(read_chance, text) == (code, at)


def test_a_slip_is_guessed():
    assert problem_of(read_chance, "30% withing 1 year").suggestion == "within"
    assert problem_of(read_chance, "30% within 6 fortnigts").suggestion == "fortnights"
    assert problem_of(read_chance, "likley within 1 year").suggestion == "likely"


def test_the_mend_can_be_written_as_it_stands():
    for text in ("30%", "5% per year", "30% per 6 months"):
        for mend in problem_of(read_chance, text).facts["mend"]:
            read(read_chance, mend)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3 days", 3, 3),
        ("1 year", YEAR, YEAR),
        ("a year", YEAR, YEAR),
        ("6 months", YEAR / 2, YEAR / 2),
        ("2 to 3 weeks", 14, 21),
        ("3 days to 2 weeks", 3, 14),
        ("half a year", YEAR / 2, YEAR / 2),
        ("a year and a half", 1.5 * YEAR, 1.5 * YEAR),
        ("1 year and 6 months", 1.5 * YEAR, 1.5 * YEAR),
        ("two weeks", 14, 14),
        ("سنة", YEAR, YEAR),
        ("سنة واحدة", YEAR, YEAR),
        ("سنتين", 2 * YEAR, 2 * YEAR),
        ("3 أشهر", 3 * MONTH, 3 * MONTH),
        ("يومان", 2, 2),
        ("نصف سنة", YEAR / 2, YEAR / 2),
        ("سنة ونصف", 1.5 * YEAR, 1.5 * YEAR),
        ("سنة و6 أشهر", 1.5 * YEAR, 1.5 * YEAR),
        ("من أسبوعين إلى 3 أسابيع", 14, 21),
    ],
)
def test_a_duration_is_read_in_days(text, low, high):
    duration = read(read_duration, text)
    assert (duration.low_days, duration.high_days) == (pytest.approx(low), pytest.approx(high))
