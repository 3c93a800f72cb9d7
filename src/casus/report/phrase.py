"""Numbers, dates and names as a page prints them, with isolates where scripts meet."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from casus.model import Text
from casus.quantity import format_date
from casus.report.wording import COUNTED, WORDS

FIRST_STRONG_ISOLATE = "\u2068"
LEFT_TO_RIGHT_ISOLATE = "\u2066"
POP_ISOLATE = "\u2069"
# a number apart from Latin letters: `GPT-4` and `ICD 203` keep their order by themselves
NUMBER = re.compile(r"(?<![A-Za-z0-9])(?<![A-Za-z][ -])[<>±]?[0-9]+(?:[.,:/-][0-9]+)*%?(?![A-Za-z0-9])")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ku"})
STEERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NO_BREAK_SPACE = "\u00a0"


def say(key: str, language: str, **parts: str) -> str:
    """Return the wording of `key` with its braces filled."""
    template = WORDS[key][language == "ar"]
    return (NUMBER.sub(isolated, template) if language == "ar" else template).format(**parts)


def isolated(found: re.Match[str]) -> str:
    """Return a number of a right-to-left text, kept in one piece.

    After an Arabic letter the bidirectional algorithm takes `6` from its `%` and turns `2022-03-31` round.
    """
    return f"{LEFT_TO_RIGHT_ISOLATE}{found[0]}{POP_ISOLATE}"


def has_right_to_left(text: str) -> bool:
    """Tell whether any letter of `text` is written from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def words(text: str, language: str) -> str:
    """Return a text of the case, isolated where it could disturb the line it stands in.

    On an Arabic page always; on an English one when it holds right-to-left letters. Control characters
    and the text's own marks of direction are left out: a case must not steer the reader's terminal.
    """
    text = "".join(letter for letter in " ".join(text.split()) if not is_steering(letter))
    if has_right_to_left(text):
        text = NUMBER.sub(isolated, text)
    if language == "ar" or has_right_to_left(text):
        return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
    return text


def is_steering(letter: str) -> bool:
    """Tell whether a character could steer a terminal, or is no character at all."""
    return unicodedata.category(letter) in ("Cc", "Cs") or letter in STEERING


def number(text: str, language: str) -> str:
    """Return a number, range or code that keeps its order on a right-to-left page."""
    if language == "ar":
        return f"{LEFT_TO_RIGHT_ISOLATE}{text.replace(' ', NO_BREAK_SPACE)}{POP_ISOLATE}"
    return text


def percent(share: float) -> str:
    """Return a share as a whole percentage, or `<1%` and `>99%` at the ends.

    >>> percent(0.144), percent(0.004), percent(1.0)
    ('14%', '<1%', '>99%')
    """
    if share < 0.01:
        return "<1%"
    if share > 0.99:
        return ">99%"
    return f"{round(100 * share)}%"


def percent_with_error(share: float, error: float) -> str:
    """Return a percentage, with its standard error where that reaches half a percentage point.

    >>> percent_with_error(0.144, 0.004), percent_with_error(0.144, 0.012)
    ('14%', '14% ± 1%')
    """
    if error < 0.005:
        return percent(share)
    return f"{percent(share)} ± {max(1, round(100 * error))}%"


def percent_range(low: float, high: float, language: str) -> str:
    """Return both ends, or one percentage where they print alike."""
    low_text, high_text = percent(low), percent(high)
    text = low_text if low_text == high_text else say("to", language, low=low_text, high=high_text)
    return number(text, language)


def day_words(day: date, language: str) -> str:
    """Return a date in words: 31 December 2021; in Arabic isolated and never broken."""
    text = format_date(day, language)
    if language != "ar":
        return text
    return f"{FIRST_STRONG_ISOLATE}{text.replace(' ', NO_BREAK_SPACE)}{POP_ISOLATE}"


def short_day(day: date, language: str) -> str:
    """Return a date for a narrow column: 31 Dec 2021; Arabic months have no short form: 31/12/2021."""
    if language == "ar":
        return number(f"{day.day}/{day.month}/{day.year}", language)
    number_of_day, month, year = format_date(day, "en").split()
    return f"{number_of_day} {month[:3]} {year}"


def at_most_or_least(low: float, high: float, language: str) -> str:
    """Return a range in words where one end is that of all ranges: `at most 10%`, `at least 90%`."""
    if low < 0.01 < high < 0.99:
        return say("at_most", language, share=number(percent(high), language))
    if 0.01 < low < 0.99 < high:
        return say("at_least", language, share=number(percent(low), language))
    return percent_range(low, high, language)


def counted(what: str, n: int, language: str) -> str:
    """Return a number with its noun in the form that goes with it: `2 claims`, `دعويان`, `11 سببًا`.

    In Arabic the first two numbers are words, 3 to 10 take a plural, 11 to 99 a singular in the accusative.
    """
    one, more, *arabic = COUNTED[what]
    if language != "ar":
        return f"{n:,} {one if n == 1 else more}"
    if n in (1, 2):
        return arabic[n - 1]
    few, tens, rest = arabic[2:]
    noun = few if 3 <= n % 100 <= 10 else tens if n % 100 >= 11 else rest
    return f"{number(f'{n:,}', language)}{NO_BREAK_SPACE}{noun}"


def count_words(counts: list[tuple[str, int]], language: str) -> str:
    """Return counts in words, leaving out what there is none of: `3 claims and 1 reason`."""
    parts = [counted(what, n, language) for what, n in counts if n]
    if language == "ar":
        return " و".join(parts)
    return " and ".join(", ".join(parts).rsplit(", ", 1))


def text_of(text: Text, language: str, case_language: str, fallback: str = "") -> str:
    """Return a human text in the page's language, else the case's, else any, else `fallback`."""
    found = text.get(language) or text.get(case_language) or next(iter(text.values()), "")
    return found or fallback
