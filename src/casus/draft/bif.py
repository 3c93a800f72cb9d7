"""Discrete Bayesian networks in the interchange format BIF, as its dialects are met.

Cozman, The Interchange Format for Bayesian Networks (0.15, 1998): blocks `network`, `variable` and
`probability`; comments, properties; `table` (child's value slowest, last parent's fastest), `default`, rows
such as `(yes, no) 0.1 0.9`. Commas, `|` and quotes may be there or not; numbers may be 1e-3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import isfinite, prod

from casus.draft.scan import END, Scanner

ROUNDING = 0.01  # a row that misses 1 by no more has been rounded, and is divided by its sum
MOST_ENTRIES = 4_000_000
Given = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One variable: its values, its parents, and a row of chances for each combination of theirs.

    Rows are by the parents' values in the order of `parents`; each is as written.
    """

    name: str
    values: tuple[str, ...]
    parents: tuple[str, ...]
    rows: Mapping[Given, tuple[float, ...]]
    line: int


@dataclass(frozen=True, slots=True)
class BeliefNetwork:
    """A network of nodes, in the order of the file."""

    name: str
    nodes: tuple[Node, ...]


@dataclass(slots=True)
class _Variable:
    values: tuple[str, ...]
    line: int


@dataclass(slots=True)
class _Block:
    """A probability block as written, before parents may be known. Entries keep their line."""

    name: str
    parents: tuple[str, ...]
    line: int
    table: tuple[int, list[float]] | None
    default: tuple[int, list[float]] | None
    rows: list[tuple[int, Given, list[float]]]


def parse_bif(text: str) -> BeliefNetwork:
    """Return the network that `text` describes. Raises ValueError with the line and what was expected."""
    scanner = Scanner(text)
    name = ""
    variables: dict[str, _Variable] = {}
    blocks: dict[str, _Block] = {}
    while scanner.word != END or scanner.is_quoted:
        line = scanner.line
        if scanner.take("network"):
            name = _network(scanner)
        elif scanner.take("variable"):
            called, variable = _variable(scanner, line)
            if called in variables:
                raise ValueError(
                    f"line {line}: expected a new variable, found {called!r}, which line "
                    f"{variables[called].line} has"
                )
            variables[called] = variable
        elif scanner.take("probability"):
            block = _probability(scanner, line)
            if block.name in blocks:
                raise ValueError(
                    f"line {line}: expected the probability of another variable, found {block.name!r}, which "
                    f"line {blocks[block.name].line} has"
                )
            blocks[block.name] = block
        elif scanner.is_mark("property"):
            scanner.skip_property()
        elif not scanner.take(";"):
            scanner.fail("`network`, `variable` or `probability`")
    if not variables:
        raise ValueError(f"line {scanner.line}: expected a `variable`, found the end of the file")
    for called, block in blocks.items():
        if called not in variables:
            raise ValueError(f"line {block.line}: expected a variable that is declared, found {called!r}")
    nodes = tuple(_node(called, variables, blocks.get(called)) for called in variables)
    _check_no_circle(nodes)
    return BeliefNetwork(name, nodes)


# ---- blocks -------------------------------------------------------------------------------------------


def _network(scanner: Scanner) -> str:
    words = []
    while not scanner.is_mark("{"):
        words.append(scanner.take_name("a network's name and `{`"))
    scanner.go_on()
    _close(scanner, "the network")
    return " ".join(words)


def _close(scanner: Scanner, of: str) -> None:
    """Go past properties and the bracket that ends a block."""
    while not scanner.take("}"):
        if scanner.is_mark("property"):
            scanner.skip_property()
        elif not scanner.take(";"):
            scanner.fail(f"`property` or `}}` at the end of {of}")


def _variable(scanner: Scanner, line: int) -> tuple[str, _Variable]:
    name = scanner.take_name("a variable's name")
    scanner.need("{", f"after the variable {name!r}")
    values: tuple[str, ...] | None = None
    while not scanner.take("}"):
        if scanner.is_mark("property"):
            scanner.skip_property()
        elif scanner.take("type"):
            values = _type(scanner, name)
        elif not scanner.take(";"):
            scanner.fail(f"`type`, `property` or `}}` in the variable {name!r}")
    if values is None:
        raise ValueError(f"line {line}: expected a `type` for the variable {name!r}")
    return name, _Variable(values, line)


def _type(scanner: Scanner, name: str) -> tuple[str, ...]:
    """Return the values of `discrete [ 2 ] { yes, no };`."""
    scanner.need("discrete", f"as the type of {name!r}: only discrete variables can be claims")
    said: str | None = None
    if scanner.take("["):
        said = scanner.take_name(f"the number of values of {name!r}")
        scanner.need("]", f"after the number of values of {name!r}")
    scanner.need("{", f"before the values of {name!r}")
    line = scanner.line
    values: list[str] = []
    while not scanner.take("}"):
        if not scanner.take(","):
            values.append(scanner.take_name(f"a value of {name!r}, or `}}`"))
    if len(set(values)) < len(values):
        twice = next(value for value in values if values.count(value) > 1)
        raise ValueError(f"line {line}: expected different values of {name!r}, found {twice!r} twice")
    if not values or (said is not None and said != str(len(values))):
        raise ValueError(f"line {line}: expected {said or 'some'} values of {name!r}, found {len(values)}")
    scanner.take(";")
    return tuple(values)


def _probability(scanner: Scanner, line: int) -> _Block:
    scanner.need("(", "after `probability`")
    names: list[str] = []
    while not scanner.take(")"):
        if not scanner.take("|", ","):
            names.append(scanner.take_name("a variable, or `)`"))
    if not names:
        raise ValueError(f"line {line}: expected a variable in the brackets of `probability`")
    block = _Block(names[0], tuple(names[1:]), line, None, None, [])
    scanner.need("{", f"after the probability of {block.name!r}")
    while not scanner.take("}"):
        at = scanner.line
        if scanner.is_mark("property"):
            scanner.skip_property()
        elif scanner.take("table"):
            block.table = (at, _numbers(scanner, block.name))
        elif scanner.take("default"):
            block.default = (at, _numbers(scanner, block.name))
        elif scanner.take("("):
            given: list[str] = []
            while not scanner.take(")"):
                if not scanner.take(","):
                    given.append(scanner.take_name("a parent's value, or `)`"))
            block.rows.append((at, tuple(given), _numbers(scanner, block.name)))
        elif not scanner.take(";"):
            scanner.fail(f"`table`, `default`, a row or `}}` in the probability of {block.name!r}")
    return block


def _numbers(scanner: Scanner, name: str) -> list[float]:
    """Return the numbers up to the semicolon."""
    found: list[float] = []
    while not scanner.take(";"):
        if scanner.take(","):
            continue
        try:
            number = float(scanner.word.replace("_", "?"))
        except ValueError:
            scanner.fail(f"a probability of {name!r}, or `;`")
        if not (isfinite(number) and 0.0 <= number <= 1.0 + ROUNDING):
            scanner.fail(f"a probability of {name!r} from 0 to 1")
        found.append(number)
        scanner.go_on()
    return found


# ---- nodes --------------------------------------------------------------------------------------------


def _node(name: str, variables: Mapping[str, _Variable], block: _Block | None) -> Node:
    """Return a variable with its rows, complete."""
    line, values = variables[name].line, variables[name].values
    if block is None:
        raise ValueError(f"line {line}: expected a `probability` of {name!r}, found none in the file")
    for place, parent in enumerate(block.parents):
        if parent not in variables:
            raise ValueError(f"line {block.line}: expected a variable that is declared, found {parent!r}")
        if parent == name or parent in block.parents[:place]:
            raise ValueError(f"line {block.line}: expected each variable once, found {parent!r} again")
    domains = [variables[parent].values for parent in block.parents]
    if prod(map(len, domains)) * len(values) > MOST_ENTRIES:
        raise ValueError(f"line {block.line}: expected a table of at most {MOST_ENTRIES:,} numbers")
    rows = _rows_by_name(block, domains)
    every = list(product(*domains))
    if block.table is not None:
        at, numbers = block.table
        if len(numbers) != len(every) * len(values):
            raise ValueError(
                f"line {at}: expected {len(every) * len(values)} numbers in the table of {name!r}, "
                f"found {len(numbers)}"
            )
        for place, given in enumerate(every):
            rows.setdefault(given, (at, numbers[place :: len(every)]))
    for given in every:
        if given not in rows:
            if block.default is None:
                shown = ", ".join(given)
                raise ValueError(f"line {block.line}: expected a row ({shown}) of {name!r}, found none")
            rows[given] = block.default
        _check_row(name, values, given, *rows[given])
    return Node(name, values, block.parents, {given: tuple(rows[given][1]) for given in every}, line)


def _rows_by_name(block: _Block, domains: Sequence[Given]) -> dict[Given, tuple[int, list[float]]]:
    rows: dict[Given, tuple[int, list[float]]] = {}
    for at, given, numbers in block.rows:
        if len(given) != len(domains):
            raise ValueError(
                f"line {at}: expected a value for each of {', '.join(block.parents) or 'no parents'}, "
                f"found {len(given)}"
            )
        for parent, value, values in zip(block.parents, given, domains, strict=True):
            if value not in values:
                raise ValueError(
                    f"line {at}: expected a value of {parent!r} ({', '.join(values)}), found {value!r}"
                )
        if given in rows:
            raise ValueError(f"line {at}: expected another row than ({', '.join(given)}), which line "
                             f"{rows[given][0]} has")  # fmt: skip
        rows[given] = (at, numbers)
    return rows


def _check_row(name: str, values: Given, given: Given, line: int, numbers: Sequence[float]) -> None:
    """Raise ValueError for a row of another length, or that does not sum to 1 within rounding."""
    shown = f"the row ({', '.join(given)}) of {name!r}" if given else f"the table of {name!r}"
    if len(numbers) != len(values):
        raise ValueError(f"line {line}: expected {len(values)} numbers in {shown}, found {len(numbers)}")
    if abs(sum(numbers) - 1.0) > ROUNDING:
        raise ValueError(f"line {line}: expected a sum of 1 in {shown}, found {sum(numbers):.6g}")


def _check_no_circle(nodes: Sequence[Node]) -> None:
    """Raise ValueError for a variable that comes to depend on itself."""
    left = {node.name: set(node.parents) for node in nodes}
    while True:
        done = [name for name, parents in left.items() if not parents & left.keys()]
        if not done:
            break
        for name in done:
            del left[name]
    if left:
        line = min(node.line for node in nodes if node.name in left)
        raise ValueError(f"line {line}: expected no circle of parents, found one among {', '.join(left)}")
