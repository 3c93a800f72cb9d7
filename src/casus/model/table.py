"""Tables of conditional probabilities: complete, one row a combination of the parents' values."""

from __future__ import annotations

from itertools import product
from math import prod

from casus import case as written
from casus.model.form import TableRow
from casus.model.measure import share_range
from casus.model.resolve import level_index
from casus.model.scope import TRUTH, Scope, tell, variable_called
from casus.model.state import is_whole, scaled, tell_not_whole
from casus.problem import Related
from casus.quantity import Family, Range, fixed

MOST_ROWS = 4096


def check_table(scope: Scope, claim: written.Claim) -> tuple[tuple[str, ...], tuple[TableRow, ...]]:
    """Return the parents, as the first row names them, and the rows in the order of their values.

    The last parent's value changes fastest. Told are: rows that name other parents, rows given twice,
    combinations without a row, unknown values, and shares that do not make 100 %.
    """
    if not claim.table:
        return (), ()
    parents = _parents(scope, claim)
    if parents is None:
        return (), ()
    n_values = [len(scope.variables[parent].values) for parent in parents]
    if prod(n_values) > MOST_ROWS:
        tell(
            scope, "table-too-large", claim.name.place, name=claim.name.text, n=prod(n_values), most=MOST_ROWS
        )
        return parents, ()
    rows: dict[tuple[int, ...], TableRow] = {}
    places: dict[tuple[int, ...], written.TableRow] = {}
    is_sound = True
    for row in claim.table:
        given = _given(scope, row, parents)
        shares = _shares(scope, claim, row)
        if given is None or shares is None:
            is_sound = False
        elif given in rows:
            related = (Related(places[given].place, "first-here"),)
            tell(scope, "row-twice", row.place, related=related, name=claim.name.text)
        else:
            rows[given] = TableRow(given, shares)
            places[given] = row
    if is_sound:
        _check_complete(scope, claim, parents, n_values, rows)
    return parents, tuple(rows[given] for given in sorted(rows))


def _parents(scope: Scope, claim: written.Claim) -> tuple[str, ...] | None:
    first = claim.table[0]
    parents: dict[str, written.Name] = {}
    for name, _ in first.given:
        if variable_called(scope, name, "claim") is None:
            return None
        if name.key in parents:
            related = (Related(parents[name.key].place, "first-here"),)
            tell(scope, "parent-twice", name.place, related=related, name=name.text)
            return None
        parents[name.key] = name
    for row in claim.table[1:]:
        if {name.key for name, _ in row.given} != set(parents) or len(row.given) != len(parents):
            tell(
                scope, "other-parents", row.place, related=(Related(first.place, "first-here"),),
                name=claim.name.text, parents=[name.text for name in parents.values()],
            )  # fmt: skip
            return None
    return tuple(parents)


def _given(scope: Scope, row: written.TableRow, parents: tuple[str, ...]) -> tuple[int, ...] | None:
    found = {name.key: level_index(scope, scope.variables[name.key], value) for name, value in row.given}
    given = [found[parent] for parent in parents]
    known = tuple(value for value in given if value is not None)
    return known if len(known) == len(given) else None


def _shares(scope: Scope, claim: written.Claim, row: written.TableRow) -> tuple[Range, ...] | None:
    """Return a share a value, in order. A two-valued claim may leave out one of its two."""
    variable = scope.variables[claim.name.key]
    by_value: dict[int, Range] = {}
    is_sound = True
    for value, share in row.shares:
        index = level_index(scope, variable, value)
        part = share_range(scope, share)
        if index is None or part is None:
            is_sound = False
        else:
            by_value[index] = part
    if not is_sound:
        return None
    if variable.values == TRUTH and len(by_value) == 1:
        index, share_given = next(iter(by_value.items()))
        by_value[1 - index] = complement(share_given)
    shares = [by_value.get(index, fixed(0.0)) for index in range(len(variable.values))]
    if not is_whole(shares):
        tell_not_whole(scope, row.place, shares, claim.name.text)
        return None
    return tuple(scaled(shares))


def complement(share: Range) -> Range:
    """Return one minus a share."""
    if share.family is Family.BETA:
        return Range(Family.BETA, 1 - share.high, 1 - share.low, share.parameters[::-1])
    return Range(share.family, 1 - share.high, 1 - share.low)


def _check_complete(
    scope: Scope,
    claim: written.Claim,
    parents: tuple[str, ...],
    n_values: list[int],
    rows: dict[tuple[int, ...], TableRow],
) -> None:
    missing = [given for given in product(*(range(n) for n in n_values)) if given not in rows]
    if missing:
        shown = " and ".join(
            f"{parent} is {scope.variables[parent].values[value]}"
            for parent, value in zip(parents, missing[0], strict=True)
        )
        tell(scope, "row-missing", claim.name.place, name=claim.name.text, given=shown, n=len(missing))
