"""MaBoSS: Boolean nodes with rates up and down.

Levels are written in bits so that each event turns one bit; variables that one event sets together share
their bits. That is found by trying codes; a model for which there are none cannot be said.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.peers.form import Model, Runner, Tally, horizon_of

NAME = "MaBoSS"
DISTRIBUTION = "cmaboss"
WAY = "Boolean nodes; final states only, which is its quickest way; one thread"
CANNOT = {
    "small": "no draw at the start (claims), and no draw at a date (decisions)",
    "claims": "no draw at the start",
    "dsmts_00001": "no counts",
    "dsmts_00020": "no counts",
    "dsmts_00030": "no counts",
}

State = tuple[int, ...]  # of the variables of a group, in order
Groups = list[tuple[int, ...]]


def open_model(model: Model) -> Runner:
    """Return a runner."""
    codes = {group: codes_of(model, group) for group in groups_of(model)}
    asked = [variable for question in model["questions"] for variable, _ in question["all"]]
    n_nodes = sum(len(next(iter(code.values()))) for code in codes.values())
    size = "" if n_nodes <= 64 else "_128n" if n_nodes <= 128 else "_1024n"
    cmaboss = importlib.import_module(f"cmaboss{size}")
    end = horizon_of(model)
    network = write_nodes(model, codes)

    def run(n_worlds: int, seed: int) -> Tally:
        with TemporaryDirectory() as folder:
            nodes, settings = Path(folder) / "m.bnd", Path(folder) / "m.cfg"
            nodes.write_text(network)
            settings.write_text(write_settings(model, codes, asked, n_worlds, seed))
            result = cmaboss.MaBoSSSim(network=str(nodes), config=str(settings)).run(only_last_state=True)
        chances, _, names = result.get_last_probtraj()
        on = [set() if name == "<nil>" else set(name.split(" -- ")) for name in names]
        hits: list[float | None] = []
        for question in model["questions"]:
            wanted = dict(question["all"])
            holds = [all(level_of(codes, nodes, each) == wanted[each] for each in wanted) for nodes in on]
            total = sum(chance for chance, is_held in zip(chances[0], holds, strict=True) if is_held)
            hits.append(float(total) * n_worlds if question["at"] == end else None)
        return Tally(n_worlds, hits)

    return run


def groups_of(model: Model) -> Groups:
    """Return the variables that are set together, as groups."""
    group = [{number} for number in range(len(model["variables"]))]
    for event in model["events"]:
        joined = set().union(*(group[variable] for variable, _ in event["effects"]))
        for variable in joined:
            group[variable] = joined
    return sorted({tuple(sorted(each)) for each in group})


def moves_of(model: Model, group: Sequence[int]) -> Iterator[tuple[Any, State, State]]:
    """Yield the event, and the group's state before and after, for each way in which it changes."""
    place = {variable: number for number, variable in enumerate(group)}
    every = list(product(*(range(model["variables"][variable]["n_levels"]) for variable in group)))
    for event in model["events"]:
        if event["effects"][0][0] not in place:
            continue
        for state in every:
            if any(
                variable in place and state[place[variable]] != level for variable, level in event["needs"]
            ):
                continue
            after = list(state)
            for variable, level in event["effects"]:
                after[place[variable]] = level
            if tuple(after) != state:
                yield event, state, tuple(after)


def codes_of(model: Model, group: Sequence[int]) -> dict[State, State]:
    """Return bits for each state that the group can be in, such that each event turns one of them."""
    moves = {(before, after) for _, before, after in moves_of(model, group)}
    reached = [tuple(model["variables"][variable]["first"] for variable in group)]
    for state in reached:
        reached += [after for before, after in moves if before == state and after not in reached]
    edges = [(before, after) for before, after in moves if before in reached]
    for n_bits in range(1, 4):
        for bits in permutations(product((0, 1), repeat=n_bits), len(reached)):
            code = dict(zip(reached, bits, strict=True))
            if all(sum(map(int.__ne__, code[before], code[after])) == 1 for before, after in edges):
                return code
    raise ValueError("no code in which each event turns one bit")


Codes = Mapping[tuple[int, ...], Mapping[State, State]]


def node(group: Sequence[int], bit: int) -> str:
    """Return the name of a node."""
    return f"n{group[0]}_{bit}"


def level_of(codes: Codes, on: set[str], variable: int) -> int:
    """Return the level of a variable where the nodes in `on` are true."""
    group = next(each for each in codes if variable in each)
    n_bits = len(next(iter(codes[group].values())))
    found = tuple(int(node(group, bit) in on) for bit in range(n_bits))
    return next(state[group.index(variable)] for state, bits in codes[group].items() if bits == found)


def holds(codes: Codes, variable: int, level: int) -> str:
    """Return the condition that a variable has a level."""
    group = next(each for each in codes if variable in each)
    ways = [bits for state, bits in codes[group].items() if state[group.index(variable)] == level]
    rows = [
        " & ".join(f"{'' if bit else '!'}{node(group, number)}" for number, bit in enumerate(way))
        for way in ways
    ]
    return " | ".join(f"({row})" for row in rows)


def write_nodes(model: Model, codes: Codes) -> str:
    """Return the network file."""
    lines = []
    for group, code in codes.items():
        rates: dict[tuple[int, int], list[str]] = {}
        for event, before, after in moves_of(model, group):
            if before not in code:
                continue
            [bit] = [
                place
                for place, pair in enumerate(zip(code[before], code[after], strict=True))
                if len(set(pair)) == 2
            ]
            others = [
                f"{'' if value else '!'}{node(group, place)}"
                for place, value in enumerate(code[before])
                if place != bit
            ]
            others += [
                f"({holds(codes, variable, level)})"
                for variable, level in event["needs"]
                if variable not in group
            ]
            rate = "*".join(
                [
                    repr(event["rate"]),
                    *(
                        f"(({holds(codes, variable, level)}) ? {size!r} : 1.0)"
                        for variable, level, size in event["factors"]
                    ),
                ]
            )
            way = f"(({' & '.join(others)}) ? {rate} : 0.0)" if others else rate
            rates.setdefault((bit, code[after][bit]), []).append(way)
        for bit in range(len(next(iter(code.values())))):
            up, down = (" + ".join(rates.get((bit, value), ["0.0"])) for value in (1, 0))
            lines += [f"node {node(group, bit)} {{", f"  rate_up = {up};", f"  rate_down = {down};", "}"]
    return "\n".join(lines) + "\n"


def write_settings(model: Model, codes: Codes, asked: Sequence[int], n_worlds: int, seed: int) -> str:
    """Return the settings file: first states, nodes that are told, the end, the number of worlds."""
    lines = []
    for group, code in codes.items():
        first = code[tuple(model["variables"][variable]["first"] for variable in group)]
        for bit, value in enumerate(first):
            lines.append(f"{node(group, bit)}.istate = {value};")
            lines.append(f"{node(group, bit)}.is_internal = {int(not set(group) & set(asked))};")
    end = horizon_of(model)
    lines += [f"time_tick = {end!r};", f"max_time = {end!r};", f"sample_count = {n_worlds};"]
    lines += [f"seed_pseudorandom = {seed};", "use_physrandgen = 0;", "discrete_time = 0;"]
    return "\n".join([*lines, "thread_count = 1;", "statdist_traj_count = 0;"]) + "\n"
