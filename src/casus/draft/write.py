"""The text of a case from a network of nodes: a many-valued claim with a table for each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from casus.case import is_condition_name
from casus.draft.bif import BeliefNetwork, Node, parse_bif
from casus.text import normalise_name

_FIT = re.compile(r"[^\W\d][\w-]*|[0-9]{1,9}")
_UNFIT = re.compile(r"[^\w-]+")
_WORDS = {"<=": "at_most_", ">=": "at_least_", "<": "below_", ">": "above_", "+": "_or_more"}
AS_OF = date(2000, 1, 1)


def read_bif(text: str, as_of: date = AS_OF) -> str:
    """Return the text of a case with the network that `text` describes in BIF: every variable is a claim.

    `as_of`: such a network has no time, a case has; the day is of no effect. Names that a condition could
    not mention are changed, and what they were is kept in the claim's words; a variable of one value is
    left out. Raises ValueError for a BIF text that cannot be read, with its line and what was expected.

    >>> print(read_bif("variable rain { type discrete [2] {yes, no}; } probability (rain) {table .2 .8;}"))
    casus: 1
    title: "A Bayesian network"
    as_of: 2000-01-01
    claims:
      rain:
        says: "rain"
        values: ["yes", "no"]
        table: {yes: 20%, no: 80%}
    <BLANKLINE>
    """
    return write_network(parse_bif(text), as_of)


def write_network(network: BeliefNetwork, as_of: date = AS_OF) -> str:
    """Return the text of a case with a claim for each node of two values or more."""
    names = case_names(node.name for node in network.nodes)
    values = {node.name: case_names(node.values) for node in network.nodes}
    title = f"The Bayesian network {network.name}" if network.name else "A Bayesian network"
    lines = ["casus: 1", f"title: {_quoted(title)}", f"as_of: {as_of}", "claims:"]
    fixed = {node.name for node in network.nodes if len(node.values) < 2}
    for node in network.nodes:
        if node.name not in fixed:
            lines += _claim(node, names, values, fixed)
    return "\n".join(lines) + "\n"


def case_names(names: Iterable[str]) -> dict[str, str]:
    """Return for each name one that a condition can mention: itself where it can, else as near as may be.

    >>> case_names(["fever", "<5", "5-12", "and", "Asy/Patch"])
    {'fever': 'fever', '<5': 'below_5', '5-12': 'v_5-12', 'and': 'v_and', 'Asy/Patch': 'Asy_Patch'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        fit = first = _fitting(name)
        number = 2
        while normalise_name(fit) in taken:
            fit, number = f"{first}_{number}", number + 1
        taken.add(normalise_name(fit))
        found[name] = fit
    return found


def _fitting(name: str) -> str:
    if _is_fit(name):
        return name
    worded = name
    for sign, word in _WORDS.items():
        worded = worded.replace(sign, word)
    joined = _UNFIT.sub("_", worded).strip("_") or "value"
    return joined if _is_fit(joined) else f"v_{joined}"


def _is_fit(name: str) -> bool:
    return is_condition_name(name) and _FIT.fullmatch(name) is not None


def _claim(
    node: Node, names: dict[str, str], values: dict[str, dict[str, str]], fixed: set[str]
) -> list[str]:
    """Return the lines of one claim."""
    own = values[node.name]
    said = node.name
    changed = [value for value in node.values if own[value] != value]
    if changed:
        said += " (" + ", ".join(f"{own[value]}: {value}" for value in changed) + ")"
    lines = [f"  {_key(names[node.name])}:", f"    says: {_quoted(said)}"]
    lines.append(f"    values: [{', '.join(_quoted(own[value]) for value in node.values)}]")
    parents = [(place, parent) for place, parent in enumerate(node.parents) if parent not in fixed]
    if not parents:
        lines.append(f"    table: {_shares(node, own, next(iter(node.rows.values())))}")
        return lines
    lines.append("    table:")
    for given, row in node.rows.items():
        told = ", ".join(
            f"{_key(names[parent])}: {_quoted(values[parent][given[place]])}" for place, parent in parents
        )
        lines.append(f"      - {{given: {{{told}}}, is: {_shares(node, own, row)}}}")
    return lines


def _shares(node: Node, own: dict[str, str], row: tuple[float, ...]) -> str:
    shares = (f"{_key(own[value])}: {_percent(share)}" for value, share in zip(node.values, row, strict=True))
    return "{" + ", ".join(shares) + "}"


def _percent(share: float) -> str:
    """Return a share in per cent, with every digit that it has.

    >>> _percent(0.07), _percent(1e-9)
    ('7%', '0.0000001%')
    """
    shown = format((Decimal(repr(min(share, 1.0))) * 100).normalize(), "f")
    return f"{shown}%"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII) else _quoted(name)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
