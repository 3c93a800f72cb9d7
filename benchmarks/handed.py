"""Reference models and cases of the suite dsmts as the peers read them: indexes, days, rates per day."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor
from typing import Any

from benchmarks.reference import DAYS
from verification.polynomial import parts_of_rate, read_polynomial


def levels_of(reference: Mapping[str, Any]) -> dict[str, Any]:
    """Return a reference model; talks are at the noon of their day, and days asked are rounded up."""
    index = {variable["name"]: number for number, variable in enumerate(reference["vars"])}
    days = DAYS[reference["time_unit"]]

    def pairs(rows: list[list[Any]]) -> list[list[Any]]:
        return [[index[row[0]], *row[1:]] for row in rows]

    return {
        "kind": "levels",
        "variables": [
            {"name": each["name"], "first": each["init"], "n_levels": len(each["values"])}
            for each in reference["vars"]
        ],
        "claims": [
            {"variable": index[claim["var"]], "parents": [index[name] for name in claim["parents"]],
             "p": claim["p"]}
            for claim in reference["claims"]
        ],
        "events": [
            {"name": event["name"], "rate": event["rate"] / days, "needs": pairs(event["guard"]),
             "factors": pairs(event["mods"]), "effects": pairs(event["effects"])}
            for event in reference["events"]
        ],
        "talks": [
            {"at": floor(talk["time"] * days) + 0.5,
             "outcomes": [
                 {"odds": each["weight"], "factors": pairs(each["mods"]), "effects": pairs(each["effects"])}
                 for each in talk["options"]
             ]}
            for talk in reference["decisions"]
        ],
        "questions": [
            {"name": asked["name"], "at": float(ceil(asked["time"] * days)), "all": pairs(asked["all"])}
            for asked in reference["questions"]
        ],
    }  # fmt: skip


def counts_of(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return a case of the suite dsmts as the peers read it, with its published means and deviations."""
    columns, rows = case["expected"]["columns"], case["expected"]["rows"]
    names = [name.removesuffix("-mean") for name in columns if name.endswith("-mean")]
    said = [dict(zip(columns, row, strict=True)) for row in rows]
    reactions = []
    for reaction in case["reduced"]["reactions"]:
        net = {name: int(change) for name, change in reaction["net"].items()}
        for per, is_pairs, size in parts_of_rate(read_polynomial(reaction["propensity"])):
            reactions.append({"size": float(size), "per": per, "is_pairs": is_pairs, "net": net})
    return {
        "kind": "counts",
        "first": {name: int(case["reduced"]["variables"][name]) for name in names},
        "reactions": reactions,
        "times": [row["time"] for row in said],
        "published": [[row[f"{name}-mean"], row[f"{name}-sd"]] for row in said for name in names],
    }
