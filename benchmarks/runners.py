"""Which peers are measured on which models, and what each says of itself, read without importing it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from benchmarks.peers import form

FOLDER = Path(__file__).parent / "peers"
REACTIONS = ("gillespy2", "gillespy2_numpy", "roadrunner", "bngsim", "copasi")
BY_EVENT = ("plain_python", "simpy", "mesa", "jax")
SAMPLING = {
    "small": (*BY_EVENT, "maboss", *REACTIONS),
    "small_bare": (*BY_EVENT, "maboss", *REACTIONS),
    "medium": (*BY_EVENT, "maboss", *REACTIONS),
    "dsmts_00001": REACTIONS,
    "dsmts_00020": REACTIONS,
    "dsmts_00030": REACTIONS,
}
CHAIN = ("storm", "storm_forward", "scipy")
COMPUTING = {
    "claims": ("pyagrum", "pgmpy"),
    "small_bare": CHAIN,
    **{f"chain_{size}": CHAIN for size in (10, 12, 14, 16, 18, 20, 22)},
    "small": (),
}


@cache
def constants_of(peer: str) -> dict[str, object]:
    """Return the constants that a runner's file states, as far as they are written out."""
    found: dict[str, object] = {}
    for node in ast.parse((FOLDER / f"{peer}.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = value_of(node.value)
    return found


def value_of(node: ast.expr) -> object:
    """Return a literal, or a constant of another runner's file that is referred to."""
    match node:
        case ast.Name(id=("NO_DRAWS" | "NO_TIME") as name):
            return getattr(form, name)
        case ast.Attribute(value=ast.Name(id=other), attr=name):
            return constants_of(other).get(name) if (FOLDER / f"{other}.py").is_file() else None
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def name_of(peer: str) -> str:
    """Return what people call it."""
    return str(constants_of(peer)["NAME"])


def way_of(peer: str) -> str:
    """Return how a model is said in it."""
    return str(constants_of(peer)["WAY"])


def cannot_of(peer: str) -> dict[str, str]:
    """Return the models that it cannot say, with the reason."""
    found = constants_of(peer)["CANNOT"]
    assert isinstance(found, dict), f"{peer}: CANNOT is written out"
    return found
