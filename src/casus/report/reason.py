"""Why an answer is what it is, in sentences: reasons, what would change it, what to watch, how sure."""

from __future__ import annotations

from collections.abc import Sequence

from casus.forecast import Confidence, Driver, Explanation, Indicator, ReadingExplanation, SharedOrigin
from casus.model import Model
from casus.quantity import word_for
from casus.report.form import Explained
from casus.report.phrase import counted, day_words, number, percent, say, words
from casus.report.thing import origin_words, outcome_words, talk_title, thing_words

REASONS_SHOWN = 3
CRUXES_SHOWN = 4
WATCHED_SHOWN = 5
LEAST_MOVEMENT = 0.002  # a fifth of a percentage point: nothing that a page shows would change
LEAST_OWN = 0.25  # of a difference, below which it comes from shared causes
APART = 0.05  # a difference that is not the driver's own, in shares
NOT_ONE = 0.25


def explained_reading(
    model: Model, label: str, reading: ReadingExplanation, explanation: Explanation, language: str
) -> Explained:
    """Return what stands behind one reading's answer; `label` is the reading's, as its row has it."""
    reasons = first_of_each([each for each in reading.drivers if is_reason(each)])
    told = [each for each in reasons if not each.is_direct] or reasons
    raising = [each for each in told if pushes_up(each)][:REASONS_SHOWN]
    lowering = [each for each in told if not pushes_up(each)][:REASONS_SHOWN]
    word = word_for(round(reading.probability, 2), language)
    carrying = [each for each in reading.drivers if each.is_crux and not each.is_direct]
    cruxes = first_of_each(carrying)[:CRUXES_SHOWN]
    origins = [
        each
        for each in explanation.origins
        if (each.question, each.reading) == (reading.question, reading.reading)
    ]
    share = number(percent(reading.probability), language)
    return Explained(
        heading=say("explained", language, label=label, number=share, word=word),
        sure_heading=say("sure", language),
        sure=sure_words(reading.confidence, language),
        for_heading=say("for", language),
        reasons_for=tuple(reason_words(model, each, language) for each in raising)
        or (say("none_for", language),),
        against_heading=say("against", language),
        reasons_against=tuple(reason_words(model, each, language) for each in lowering)
        or (say("none_against", language),),
        change_heading=say("cruxes", language),
        changes=tuple(
            crux_words(model, each, reading.probability, language) for each in cruxes[:CRUXES_SHOWN]
        )
        or (say("no_crux", language, word=word),),
        watch_heading=say("watch", language),
        watched=tuple(
            (day_words(each.on, language), watch_words(model, each, language))
            for each in shown_indicators(reading.indicators)
        ),
        origins=tuple(shared_words(model, each, language) for each in origins),
    )


def is_reason(driver: Driver) -> bool:
    """Tell whether a driver can be told as a reason: no mere range, it moves the answer visibly, and does so.

    One that hardly changes the answer when it alone is changed is a sign of it and not a reason.
    """
    if driver.kind == "range" or driver.chance is None or driver.movement < LEAST_MOVEMENT:
        return False
    own = driver.difference if driver.effect is None else driver.effect
    return own * driver.difference > 0.0 and abs(own) >= LEAST_OWN * abs(driver.difference)


def first_of_each(drivers: Sequence[Driver]) -> list[Driver]:
    """Return the drivers with each thing once, the first: a talk's outcomes, a claim and its credence."""
    found: dict[str, Driver] = {}
    for each in drivers:
        name = each.name.split(":")[1].partition("#")[0] if each.kind == "range" else each.name
        found.setdefault(name, each)
    return list(found.values())


def pushes_up(driver: Driver) -> bool:
    """Tell whether a driver, as it probably is, raises the answer: so and raising, or not and lowering."""
    return (driver.difference > 0.0) == ((driver.chance or 0.0) >= 0.5)


def reason_words(model: Model, driver: Driver, language: str) -> str:
    """Return one reason as a sentence."""
    is_so = (driver.chance or 0.0) >= 0.5
    key = f"{'so' if is_so else 'not'}_{'raises' if driver.difference > 0 else 'lowers'}"
    said = say(
        key,
        language,
        what=thing_words(model, driver.kind, driver.name, driver.value, language),
        chance=chance_words(driver, language),
        so=share_words(driver.when_so, language),
        not_so=share_words(driver.when_not, language),
    )
    if driver.effect is None or abs(driver.effect - driver.difference) < APART:
        return said
    return said + say("shared_causes", language, points=signed_points(driver.effect, language))


def chance_words(driver: Driver, language: str) -> str:
    """Return how likely a driver is to be so."""
    share = driver.chance or 0.0
    if driver.kind == "event" and share > 1.0 - 1e-9:
        return say("known_event", language)
    return say(f"chance_{driver.kind}", language, chance=number(percent(share), language))


def share_words(share: float | None, language: str) -> str:
    """Return a share, or that it cannot be said."""
    return say("unsaid", language) if share is None else number(percent(share), language)


def points_words(share: float, language: str) -> str:
    """Return a share as percentage points: `6 points`, `less than 1 point`."""
    n = round(100 * abs(share))
    return counted("point", n, language) if n else say("no_point", language)


def signed_points(share: float, language: str) -> str:
    """Return a change in percentage points with its sign: `+6 points`."""
    n = round(100 * abs(share))
    if not n:
        return say("no_point", language)
    sign = "+" if share > 0 else "−"
    if language == "ar":
        return f"{number(f'{sign}{n}', language)} {say('points_after_sign', language)}"
    return f"{sign}{counted('point', n, language)}"


def crux_words(model: Model, driver: Driver, probability: float, language: str) -> str:
    """Return where knowing one thing would carry the answer: over the line, and of two sides the further."""
    sides = ("high", "low") if driver.kind == "range" else ("so", "not")
    known = [
        (is_across(share, probability), abs(share - probability), side, share)
        for side, share in zip(sides, (driver.when_so, driver.when_not), strict=True)
        if share is not None
    ]
    _, _, side, share = max(known)
    return say(
        f"crux_{side}",
        language,
        what=thing_words(model, driver.kind, driver.name, driver.value, language),
        share=number(percent(share), language),
        word=word_for(round(share, 2), language),
    )


def is_across(share: float, probability: float) -> bool:
    """Tell whether two shares stand on two sides of 50 % or in the bands of two words."""
    return (share >= 0.5) != (probability >= 0.5) or word_for(share) != word_for(probability)


def shown_indicators(indicators: tuple[Indicator, ...]) -> list[Indicator]:
    """Return the indicators of most worth in order of days, each thing once: on the day it tells most."""
    best: dict[tuple[str, str], Indicator] = {}
    for each in sorted(indicators, key=lambda each: (-round(each.worth, 4), each.on)):
        if each.movement >= LEAST_MOVEMENT:
            best.setdefault((each.kind, each.name), each)
    return sorted(list(best.values())[:WATCHED_SHOWN], key=lambda each: each.on)


def watch_words(model: Model, indicator: Indicator, language: str) -> str:
    """Return what is to be seen by a day, what it would make of the answer, and what that is worth."""
    shares = {
        "so": share_words(indicator.if_so, language),
        "not_so": share_words(indicator.if_not, language),
    }
    if indicator.kind == "talk":
        said = say(
            "watch_talk",
            language,
            talk=talk_title(model, indicator.name, language),
            outcome=outcome_words(model, indicator.name, indicator.value, language),
            **shares,
        )
    else:
        what = thing_words(model, indicator.kind, indicator.name, indicator.value, language)
        said = say(f"watch_{indicator.kind}", language, what=what, **shares)
    worth = number(f"{indicator.worth:.4f}" if indicator.worth >= 0.0001 else "<0.0001", language)
    points = points_words(indicator.movement, language)
    return said + say("worth", language, points=points, worth=worth)


def sure_words(sure: Confidence, language: str) -> tuple[str, ...]:
    """Return the level of confidence and its three parts."""
    level = say(f"sure_{sure.level}", language)
    sourced = (
        say("sure_unsourced", language)
        if sure.sourced_share is None
        else say("sure_sourced", language, share=number(percent(sure.sourced_share), language))
    )
    still = (
        say("sure_still", language)
        if sure.expected_move is None or sure.next_on is None
        else say(
            "sure_move",
            language,
            day=day_words(sure.next_on, language),
            points=points_words(sure.expected_move, language),
        )
    )
    apart = say("sure_range", language, points=points_words(sure.answer_range, language))
    return say("sure_level", language, level=level), sourced, apart, still


def shared_words(model: Model, origin: SharedOrigin, language: str) -> str:
    """Return that reports of one origin count for less than one by one: two denials count as about one."""
    n_denials = sum(is_denied for _, is_denied, _ in origin.members)
    n_reports = len(origin.members) - n_denials
    parts = [counted(kind, n, language) for kind, n in (("report", n_reports), ("denial", n_denials)) if n]
    both = (" و" if language == "ar" else " and ").join(parts)
    if origin.counts_as is None or origin.counts_as < NOT_ONE:
        count = say("count_none", language)
    elif origin.counts_as < 1.0 + NOT_ONE:
        count = say("count_as_one", language)
    else:
        count = say("count_as", language, n=number(f"{origin.counts_as:.1f}", language))
    name = origin_words(model, origin.origin, language)
    return say("one_origin", language, reports=both, origin=words(name, "en"), count=count)
