"""The models that are measured, each twice: as a casus network, and as data that the peers' runners read.

SMALL and MEDIUM are the design's; SMALL_BARE is SMALL with every claim false and no decision, which
more libraries can say. In both forms times are days and rates are per day, and an instant is the same number.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.handed import counts_of, levels_of
from benchmarks.reference import write_reference
from casus.case import parse_document
from casus.model import check_case
from casus.network import Network, compile_model
from casus.text import read_document
from verification.dsmts import compile_case
from verification.written import write_case

BIRTHS = ("00001", "00020", "00030")
CHAINS = (10, 12, 14, 16, 18, 20, 22)

Reference = Mapping[str, Any]


@dataclass(frozen=True)
class Measured:
    """One model in both forms; `data` is None where only casus runs it."""

    name: str
    network: Network
    data: dict[str, Any] | None
    case: Path | None = None


def network_of(case: Path) -> Network:
    """Return the network of a case. Raises ValueError for a case with problems."""
    checked = check_case(parse_document(read_document(case)))
    if checked.model is None:
        told = "; ".join(f"{problem.code} {dict(problem.facts)}" for problem in checked.problems[:3])
        raise ValueError(f"{case} has problems: {told}")
    return compile_model(checked.model)


def reference_models(perf: Path, out: Path) -> Iterator[Measured]:
    """Yield SMALL, SMALL_BARE, MEDIUM and SMALL's claims alone; the cases are written to `out`."""
    small = json.loads((perf / "small.json").read_text(encoding="utf-8"))
    medium = json.loads((perf / "medium.json").read_text(encoding="utf-8"))
    named = {"small": small, "small_bare": bare(small), "medium": medium, "claims": claims_of(small)}
    for name, reference in named.items():
        yield written(name, reference, out)


def written(name: str, reference: Reference, out: Path) -> Measured:
    """Return a reference model in both forms; its case is written to `out`."""
    case = out / f"{name}.yaml"
    case.write_text(write_reference({**reference, "name": name}), encoding="utf-8")
    return Measured(name, network_of(case), levels_of(reference), case)


def birth_models(external: Path) -> Iterator[Measured]:
    """Yield three births and deaths of the suite dsmts, with what it published."""
    cases = json.loads((external / "dsmts" / "cases.json").read_text(encoding="utf-8"))
    for case in cases:
        if case["case"] in BIRTHS:
            network = compile_case(case, write_case(case))
            yield Measured(f"dsmts_{case['case']}", network, counts_of(case))


def chain_models(out: Path, n_variables: Sequence[int] = CHAINS) -> Iterator[Measured]:
    """Yield binary networks, each variable with four parents, ten questions at the end of some 2 years."""
    for size in n_variables:
        name = f"chain_{size}"
        yield written(name, chain(size), out)


def bare(reference: Reference) -> dict[str, Any]:
    """Return a reference model with every claim as at first (false), and no decision.

    What no event sets then is left out, with the questions about it.
    """
    changing = {name for event in reference["events"] for name, _ in event["effects"]}
    first = {each["name"]: each["init"] for each in reference["vars"]}
    events = []
    for event in reference["events"]:
        rate, mods = event["rate"], []
        for variable, value, size in event["mods"]:
            if variable in changing:
                mods.append([variable, value, size])
            elif value == first[variable]:
                rate *= size
        events.append({**event, "rate": rate, "mods": mods})
    kept = [variable for variable in reference["vars"] if variable["name"] in changing]
    asked = [each for each in reference["questions"] if all(name in changing for name, _ in each["all"])]
    return {**reference, "vars": kept, "claims": [], "decisions": [], "events": events, "questions": asked}


def claims_of(reference: Reference) -> dict[str, Any]:
    """Return the claims of a reference model alone, with the question of each."""
    kept = [variable for variable in reference["vars"] if variable["kind"] == "claim"]
    asked = [{"name": f"q_{each['name']}", "time": 2.0, "all": [[each["name"], 1]]} for each in kept]
    return {
        **reference, "horizon": 2.0, "vars": kept, "events": [], "decisions": [], "questions": asked,
    }  # fmt: skip


def chain(n_variables: int) -> dict[str, Any]:
    """Return a binary network like MEDIUM: four parents each, factors of 1/3 to 3, 2.25 years."""
    luck = Random(n_variables)
    names = [f"x{number}" for number in range(n_variables)]
    events = []
    for name in names:
        parents = luck.sample([other for other in names if other != name], 4)
        for value, word in ((1, "on"), (0, "off")):
            mods = [[parent, 1, round(3 ** luck.uniform(-1, 1), 4)] for parent in parents]
            rate = round(luck.uniform(0.4, 1), 4)
            events.append(
                {"name": f"{name}_{word}", "rate": rate, "guard": [[name, 1 - value]],
                 "effects": [[name, value]], "mods": mods}
            )  # fmt: skip
    return {
        "time_unit": "year",
        "horizon": 2.25,
        "vars": [
            {"name": name, "kind": "flag", "values": ["off", "on"], "init": number % 2}
            for number, name in enumerate(names)
        ],
        "claims": [],
        "decisions": [],
        "events": events,
        "questions": [{"name": f"{name}_on", "time": 2.25, "all": [[name, 1]]} for name in names[:10]],
    }
