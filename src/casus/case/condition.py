"""Read conditions: `river is high and not (bases below 3 or handover has happened twice)`.

    any      = all ("or" all)*
    all      = part ("and" part)*
    part     = "not" part | "(" any ")" | span | statement
    span     = "from" DATE ["until" DATE] | "until" DATE | "between" DATE "and" DATE
    statement = NAME | NAME ("is" | "is not" | "at least" | "below") LEVEL
              | NAME ("has happened" | "has not happened") [how often] | the same verb, then NAME

`not` binds closest, then `and`, then `or`. Keywords are those of `wording`, in both languages; a name is one
run of characters without white space, and never a keyword.
"""

from __future__ import annotations

from collections.abc import Callable

from casus.case.clause import DEEPEST, Reader, read_any
from casus.case.form import Clause
from casus.case.lexeme import UnreadError
from casus.problem import Problem
from casus.quantity import INVISIBLE
from casus.text import Scalar

_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))


def read_clause(scalar: Scalar, tell: Callable[[Problem], None]) -> Clause | None:
    """Return the condition that `scalar` states, or tell one located problem and return None."""
    reader = Reader(scalar)
    try:
        if not reader.tokens:
            reader.fail("condition-empty", 0, 0)
        condition = read_any(reader, DEEPEST)
        if reader.at < len(reader.tokens):
            reader.tell_left_over()
    except UnreadError as unread:
        tell(unread.problem)
        return None
    text = " ".join(scalar.text.translate(_INVISIBLE).split())
    return Clause(condition, text, scalar.place)
