"""Calendar days as written: read, or told why not."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from casus.case.form import Day
from casus.case.lexeme import Cursor
from casus.quantity import date_parts

A_DATE = ("a date", "تاريخًا")
EXAMPLE_DATE = ("2021-03-31", "2021-03-31")
_DAY_AND_MONTH = re.compile(r"\s*([0-9]{1,2})\s*([/.-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})\s*")


def day_from(cursor: Cursor, start: int, end: int) -> Day:
    """Return the day that characters start..end name.

    Tells: what is no date, a date without year, month or day, one that does not exist, and one in figures
    alone with the year last, whose day and month cannot be told apart.
    """
    written = cursor.slice(start, end)
    parts = date_parts(written)
    if parts is None:
        figures = _DAY_AND_MONTH.fullmatch(cursor.text[start:end])
        if figures:
            first, second = _iso(figures[4], figures[3], figures[1]), _iso(figures[4], figures[1], figures[3])
            mend: str | tuple[str, str] = first or second or EXAMPLE_DATE[0]
            if first and second and first != second:
                mend = (f"{first}` or `{second}", f"{first}` أو `{second}")
            cursor.fail("date-ambiguous", start, end, written=written, mend=mend)
        cursor.fail("unread-phrase", start, end, written=written, wanted=A_DATE, example=EXAMPLE_DATE)
    year, month, day = parts
    if year is None or month is None or day is None:
        cursor.fail("date-incomplete", start, end, written=written)
    try:
        return Day(date(year, month, day), cursor.place(start, end))
    except ValueError:
        cursor.fail("date-not-existing", start, end, written=written, mend=_last_before(year, month))


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _last_before(year: int, month: int) -> str:
    """Return the last day of that month, or, where there is no such month, of the nearest that exists."""
    year, month = min(max(year, 1), 9999), min(max(month, 1), 12)
    return date(year, month, monthrange(year, month)[1]).isoformat()
