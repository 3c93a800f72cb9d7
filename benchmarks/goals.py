"""The goals of speed and memory, each with what a run found: met, not met, or not measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.table import Row

Tables = Mapping[str, Sequence[Row]]
SAMPLING, EXACT = "beside others: sampling", "beside others: exact"
ENGINES, COMMANDS, GROWTH, MEMORY = "engines, one thread", "commands", "growth", "memory"
LIMIT, DIFFERENCES = "against C by hand", "differences"
FASTEST_AT_BIRTHS = ("COPASI", "bngsim", "GillesPy2 C++", "GillesPy2 numpy", "libRoadRunner")
LARGE_CHAINS = ("chain_14", "chain_16", "chain_18", "chain_20")


@dataclass(frozen=True)
class Goal:
    """A figure that is wanted: at least `wanted`, or at most (`is_most`). `find` gives None if unmeasured."""

    name: str
    wanted: float
    unit: str
    find: Callable[[Tables], float | None]
    is_most: bool = False


def goals() -> Iterator[Goal]:
    """Yield the goals of the design, in its order."""
    for model, peer, wanted in (
        ("medium", "JAX", 40), ("medium", "MaBoSS", 220), ("medium", "GillesPy2 C++", 100),
        ("medium", "libRoadRunner", 120), ("small", "JAX", 10), ("small", "plain Python", 135),
        ("small", "SimPy", 400), ("small_bare", "JAX", 11), ("small_bare", "MaBoSS", 14),
        ("small_bare", "GillesPy2 C++", 30),
    ):  # fmt: skip
        yield Goal(f"{model}, against {peer}", wanted, "times", times(SAMPLING, model, (peer,)))
    yield Goal("medium, share of C by hand", 0.95, "of it", cell_of(LIMIT, "model", "medium", "share"))
    yield Goal("small, share of C by hand", 0.8, "of it", cell_of(LIMIT, "model", "small", "share"))
    lanes = cell_of(LIMIT, "model", "medium", "share of 16 lanes")
    yield Goal("medium, share of the limit of 16 lanes", 0.83, "of it", lanes)
    for birth in ("dsmts_00001", "dsmts_00020", "dsmts_00030"):
        find = times(SAMPLING, birth, FASTEST_AT_BIRTHS)
        yield Goal(f"{birth}, against the fastest peer", 6, "times", find)
    yield Goal("medium, two threads", 1.9, "times", last_of(ENGINES, "case", "medium", "two_threads"))
    yield Goal("10⁵ events against 10², per occurrence", 3.5, "times", growth, is_most=True)
    large = cell_of(GROWTH, "case", "100,000 events", "compile_s")
    yield Goal("10⁵ events, from model to network", 1, "s", large, is_most=True)
    wall = least_of(EXACT, "model", "small", ("wall seconds", "cpu seconds"))
    yield Goal("small, exact, 12 questions, wall", 1.5, "s", wall, is_most=True)
    yield Goal("small_bare, exact, against Storm", 10, "times", times(EXACT, "small_bare", ("Storm",)))
    yield Goal("2^14 to 2^20 states, exact, against Storm", 30, "times", chains)
    for where, wanted in (("away from the change", 100), ("next to the change", 15)):
        found = cell_of(DIFFERENCES, "where", where, "per second")
        yield Goal(f"differences to 0.1 points, {where}", wanted, "a second", found)
    small = "casus forecast small --error 1"
    yield Goal(
        f"`{small}`, warm",
        100,
        "ms",
        least_of(COMMANDS, "command", small, ("warm_ms", "warm_cpu_ms")),
        is_most=True,
    )
    yield Goal(f"`{small}`, memory", 40, "MiB", cell_of(COMMANDS, "command", small, "peak_mib"), is_most=True)
    yield Goal(
        f"`{small}`, cold",
        300,
        "ms",
        least_of(COMMANDS, "command", small, ("cold_ms", "cold_cpu_ms")),
        is_most=True,
    )
    flagship = least_of(COMMANDS, "command", "casus run flagship", ("warm_ms", "warm_cpu_ms"))
    yield Goal("`casus run` on the flagship", 1000, "ms", flagship, is_most=True)
    yield Goal("12 marginals, against pyAgrum", 1, "times", times(EXACT, "claims", ("pyAgrum",)))
    yield Goal("flagship, 10⁷ worlds, memory", 64, "MiB", memory, is_most=True)


def goal_rows(tables: Tables) -> list[Row]:
    """Return a line for each goal; `of goal` is above 1 where it is met."""
    rows: list[Row] = []
    for goal in goals():
        found = goal.find(tables)
        row: Row = {
            "goal": goal.name,
            "wanted": f"{'≤' if goal.is_most else '≥'} {goal.wanted:g} {goal.unit}",
        }
        if found is None:
            rows.append({**row, "met": "not measured"})
            continue
        share = goal.wanted / max(found, 1e-12) if goal.is_most else found / goal.wanted
        rows.append({**row, "found": found, "of goal": share, "met": share >= 1.0})
    return rows


def cell_of(table: str, key: str, name: str, column: str) -> Callable[[Tables], float | None]:
    """Return a finder of the first number in a column, in the rows of a name."""

    def find(tables: Tables) -> float | None:
        found = [row[column] for row in tables.get(table, ()) if row.get(key) == name and column in row]
        return float(str(found[0])) if found else None

    return find


def least_of(table: str, key: str, name: str, columns: Sequence[str]) -> Callable[[Tables], float | None]:
    """Return a finder of the least of wall and CPU time: a busy machine stretches wall time."""

    def find(tables: Tables) -> float | None:
        found = [cell_of(table, key, name, column)(tables) for column in columns]
        return min((each for each in found if each is not None), default=None)

    return find


def last_of(table: str, key: str, name: str, column: str) -> Callable[[Tables], float | None]:
    """Return a finder as `cell_of`, None where the answers were not identical."""

    def find(tables: Tables) -> float | None:
        rows = [row for row in tables.get(table, ()) if row.get(key) == name and column in row]
        return float(str(rows[-1][column])) if rows and rows[-1].get("identical") is True else None

    return find


def times(table: str, model: str, peers: Sequence[str]) -> Callable[[Tables], float | None]:
    """Return a finder of the least ratio to some peers on a model, of those whose answers agree."""

    def find(tables: Tables) -> float | None:
        found = [
            float(str(row["times casus"]))
            for row in tables.get(table, ())
            if row.get("model") == model and row.get("peer") in peers and row.get("agrees") is True
        ]
        return min(found, default=None)

    return find


def chains(tables: Tables) -> float | None:
    """Return the least ratio to Storm on the chains of the goal that were measured."""
    found = [ratio for name in LARGE_CHAINS if (ratio := times(EXACT, name, ("Storm",))(tables)) is not None]
    return min(found, default=None)


def growth(tables: Tables) -> float | None:
    """Return time per occurrence at 10^5 events over that at 10^2."""
    ends = [cell_of(GROWTH, "case", f"{n:,} events", "ns_per_occurrence")(tables) for n in (100, 100_000)]
    return ends[1] / ends[0] if ends[0] and ends[1] else None


def memory(tables: Tables) -> float | None:
    """Return the largest memory of 10^7 worlds."""
    return cell_of(MEMORY, "worlds", str(10**7), "peak_mib")(
        {MEMORY: [{**row, "worlds": str(row["worlds"])} for row in tables.get(MEMORY, ())]}
    )
