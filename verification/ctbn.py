"""Continuous-time Bayesian networks with exact answers (the suite ctbn), by the engine `exact`.

Every network goes the whole way as text: read, parse, check, compile, run. A unit of the suite's time is a
day. Its tracks are observed: what becomes known is a sighting, a jump between known levels an occurrence, and
while a variable is known its jumps are on record.
Passed: at most `EXACT` from `recomputed` (or the marginals given), and within the published digits.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from math import exp, inf, isinf, log, nextafter
from pathlib import Path
from typing import Any

from casus.engine import EngineLimit, Outcome, run_network
from casus.model import Observation
from casus.network import ON, Network, Probe, Reward, compile_model, with_probes, with_records, with_rewards
from verification.jump import Jump, Process, model_of, observed, seen_at, write_process
from verification.written import NotExpressibleError

EXACT = 1e-9
OF_PUBLISHED = 1e-4
LIFETIMES = 45.0  # exp(-45) is 3e-20
Case = Mapping[str, Any]
Check = tuple[str, float, float]  # what, found, right


class Suite:
    """One network of the suite, and what is known of its variables."""

    def __init__(self, case: Case) -> None:
        """Read the network."""
        self.case = case
        self.levels = {each["name"]: list(each["states"]) for each in case["model"]["variables"]}
        self.jumps = [jump for dynamics in case["model"]["dynamics"] for jump in self._jumps(dynamics)]

    def _jumps(self, dynamics: Case) -> Iterator[Jump]:
        name = dynamics["variable"]
        for before, after in product(range(len(self.levels[name])), repeat=2):
            if before == after:
                continue
            rates = []
            for row in dynamics["intensity"]:
                given = {each: self.levels[each].index(value) for each, value in row["given"].items()}
                rates.append(({name: before, **given}, float(row["Q"][before][after])))
            if any(rate > 0 for _, rate in rates):
                yield Jump(name, after, rates)

    def starts(self, asked: Case | None, tracks: Case) -> list[tuple[float, dict[str, list[float]]]]:
        """Return (weight, shares by variable) of the start: one for each configuration of what depends."""
        if asked is not None:
            fixed = {name: self._point(name, asked[name]) for name in self.levels if name in asked}
            rest = {name: share for name, share in self._free(asked, tracks).items() if name not in fixed}
            return [(1.0, {**fixed, **rest})] if len(fixed) + len(rest) == len(self.levels) else []
        tables = {each["variable"]: each for each in self.case["model"]["initial"]}
        tied = {name for name, table in tables.items() if table["parents"]}
        tied |= {parent for table in tables.values() for parent in table["parents"]}
        free = {n: list(map(float, t["distribution"][0]["p"])) for n, t in tables.items() if n not in tied}
        found = []
        names = sorted(tied)
        begin = float(self.case.get("evidence", {}).get("begin", 0.0))
        for values in product(*(range(len(self.levels[name])) for name in names)):
            at = dict(zip(names, values, strict=True))
            weight = 1.0
            for name in names:
                weight *= self._share(tables[name], at)
                known = tracks.get(name, [])
                if known and known[0][0] <= begin and known[0][1] is not None:
                    weight *= float(self.levels[name].index(str(known[0][1])) == at[name])
            if weight > 0.0:
                points = {name: self._point(name, self.levels[name][level]) for name, level in at.items()}
                found.append((weight, {**free, **points}))
        return found

    def _free(self, asked: Case, tracks: Case) -> dict[str, list[float]]:
        (_, shares), *_ = self.starts(None, tracks) or [(1.0, {})]
        return shares

    def _point(self, name: str, level: object) -> list[float]:
        return [float(each == str(level)) for each in self.levels[name]]

    def _share(self, table: Case, at: Mapping[str, int]) -> float:
        for row in table["distribution"]:
            if all(self.levels[name][at[name]] == str(value) for name, value in row["given"].items()):
                return float(row["p"][at[table["variable"]]])
        raise NotExpressibleError(f"no start of {table['variable']} is given for {dict(at)}")

    def known(self, tracks: Case, until: float) -> tuple[list[Observation], list[tuple[str, float, float]]]:
        """Return what tracks say up to an instant: observations, and stretches on record by event."""
        seen: list[Observation] = []
        records: list[tuple[str, float, float]] = []
        for name, track in tracks.items():
            events = [jump for jump in self.jumps if jump.variable == name]
            level: int | None = None
            since = 0.0
            for at, value in track:
                now = None if value is None else self.levels[name].index(str(value))
                if at > until:
                    break
                if level is None and now is not None:
                    seen.append(seen_at(name, at, [now]))
                    since = at
                elif level is not None and now is not None:
                    jump = next((e for e in events if e.to == now and e.rates[0][0][name] == level), None)
                    if jump is None:
                        raise NotExpressibleError(f"{name} is seen to make a jump of rate 0")
                    seen.append(seen_at(name, at, [now], jump.name))
                elif level is not None and at > since:
                    records += [(jump.name, since, at) for jump in events]
                level = now
            if level is not None and until > since:
                records += [(jump.name, since, until) for jump in events]
        return seen, records

    def run(
        self, change: Callable[[Network], Network], end: float, *, start: Case | None = None,
        tracks: Case | None = None, until: float | None = None, jumps: Sequence[Jump] | None = None,
        sizes: Mapping[str, int] | None = None, first: Mapping[str, list[float]] | None = None,
    ) -> list[tuple[float, Outcome]]:  # fmt: skip
        """Return (weight of the start, outcome) of each start, asked what `change` adds."""
        tracks = tracks or {}
        known_until = end if until is None else until
        found = []
        for weight, shares in self.starts(start, tracks):
            process = Process(
                {**{name: len(each) for name, each in self.levels.items()}, **(sizes or {})},
                {**shares, **(first or {})},
                self.jumps if jumps is None else jumps,
            )
            model = model_of(write_process(process, max(end, known_until) + 2, str(self.case["name"])))
            seen, records = self.known(tracks, known_until)
            if tracks:
                model = observed(model, seen, max(known_until, end) + 1.0)
            network = compile_model(model)
            network = change(with_records(network, records) if records else network)
            try:
                found.append((weight, run_network(network, engine="exact")))
            except EngineLimit as limit:
                if limit.kind != "evidence":
                    raise
        return found


def likelihood_of(found: Sequence[tuple[float, Outcome]]) -> tuple[float, list[float]]:
    """Return the log likelihood of the evidence over all starts, and the share of each."""
    logs = [log(weight) + (out.evidence.log_evidence if out.evidence else 0.0) for weight, out in found]
    highest = max(logs)
    shares = [exp(each - highest) for each in logs]
    return highest + log(sum(shares)), [each / sum(shares) for each in shares]


def mean_of(found: Sequence[tuple[float, Outcome]], value: Callable[[Outcome], float]) -> float:
    """Return a value over all starts, as the evidence weighs them."""
    _, shares = likelihood_of(found)
    return sum(share * value(outcome) for share, (_, outcome) in zip(shares, found, strict=True))


def chance_of(outcome: Outcome, ask: int) -> float:
    """Return an ask's chance."""
    assert outcome.exact is not None
    probability = outcome.exact[ask].probability
    return 0.0 if probability is None else probability


def total_of(outcome: Outcome) -> float:
    """Return the sum of the expected totals."""
    return sum(each.value or 0.0 for each in outcome.rewards)


# ---- queries ------------------------------------------------------------------------------------------


def marginals(suite: Suite, query: Case) -> Iterator[Check]:
    """Yield every level's chance at a time, given the evidence of the query (or none)."""
    start = query.get("initial", "model")
    at = float(query["t"])
    tracks, until = tracks_of(suite, query, default=False)
    right = query["marginals"]
    names = [(name, level) for name in right for level in right[name]]
    probes = [probe_of(suite, name, level, at, bool(tracks)) for name, level in names]
    found = suite.run(
        lambda network: with_probes(network, probes), at, tracks=tracks, until=until,
        start=None if start == "model" else start,
    )  # fmt: skip
    for ask, (name, level) in enumerate(names):
        yield f"{name}={level}", mean_of(found, lambda out, ask=ask: chance_of(out, ask)), right[name][level]  # type: ignore[misc]


def probe_of(suite: Suite, name: str, level: object, at: float, is_after: bool = False) -> Probe:
    """Return the ask whether a variable is at a level at a time; `is_after` what is observed then."""
    index = suite.levels[name].index(str(level))
    return Probe(((f"v_{name}", index, index),), nextafter(at, inf) if is_after else at, ON)


def tracks_of(suite: Suite, query: Case, *, default: bool) -> tuple[Case, float | None]:
    """Return the tracks that a query is asked under, and until when they count."""
    evidence = query.get("evidence", suite.case.get("evidence") if default else None)
    if not evidence:
        return {}, None
    if "tracks" not in evidence:
        raise NotExpressibleError("evidence without tracks")
    return evidence["tracks"], float(evidence["end"]) if "end" in evidence else None


def stationary(suite: Suite, query: Case) -> Iterator[Check]:
    """Yield every level's chance after so long that it no longer changes."""
    days, before = 64.0, [inf]
    while True:
        checks = list(marginals(suite, {**query, "t": days}))
        now = [found for _, found, _ in checks]
        if len(before) == len(now) and max(abs(a - b) for a, b in zip(now, before, strict=True)) < 1e-11:
            yield from checks
            return
        if days > 1e5:
            raise NotExpressibleError("no stationary law is reached in 100,000 units of time")
        days, before = 2.0 * days, now


def level_at(suite: Suite, query: Case) -> Iterator[Check]:
    """Yield the chance of one level at a time: filtered (evidence until then) or smoothed (all of it)."""
    at = float(query["t"] if "t" in query else query["time"])
    tracks, end = tracks_of(suite, query, default=True)
    until = at if query["type"].lower().startswith("filter") else end
    probe = probe_of(suite, query["variable"], query["state"], at, True)
    found = suite.run(lambda network: with_probes(network, [probe]), at, tracks=tracks, until=until)
    yield query["type"], mean_of(found, lambda out: chance_of(out, 0)), right_of(query)


def expected(suite: Suite, query: Case) -> Iterator[Check]:
    """Yield an expected time in a level, or number of jumps, given the evidence or from a start."""
    start = named_start(suite, query)
    tracks, end = tracks_of(suite, query, default=start is None)
    begin, end = query.get("interval", (suite.case.get("evidence", {}).get("begin", 0.0), end))
    if end is None:
        raise NotExpressibleError("no interval is given")
    rewards = rewards_of(suite, query, float(begin), float(end))
    found = suite.run(
        lambda network: with_rewards(network, rewards),
        float(end),
        tracks=tracks,
        until=float(end),
        start=start,
    )
    yield query["type"], mean_of(found, total_of), right_of(query)


def rewards_of(suite: Suite, query: Case, begin: float, end: float) -> list[Reward]:
    """Return what is to be summed up."""
    name = query.get("variable")
    if "time" in query["type"].lower():
        index = suite.levels[str(name)].index(str(query["state"]))
        return [Reward(begin, end, tests=((f"v_{name}", index, index),))]
    jumps = [jump for jump in suite.jumps if name in (None, jump.variable)]
    if "from" in query and name is not None:
        at = suite.levels[name].index(str(query["from"]))
        jumps = [jump for jump in jumps if jump.rates[0][0][name] == at]
    if "to" in query and name is not None:
        jumps = [jump for jump in jumps if jump.to == suite.levels[name].index(str(query["to"]))]
    return [Reward(begin, end, event=jump.name) for jump in jumps]


def discounted(suite: Suite, query: Case) -> Iterator[Check]:
    """Yield a discounted number of jumps: that until an end which comes at the rate of the discount."""
    rate = float(query["discountRate"])
    going = "going"
    jumps = [
        Jump(jump.variable, jump.to, [({**given, going: 0}, size) for given, size in jump.rates])
        for jump in suite.jumps
    ]
    end = Jump(going, 1, [({going: 0}, rate)])
    days = LIFETIMES / rate
    rewards = rewards_of(suite, query, 0.0, days)
    found = suite.run(
        lambda network: with_rewards(network, rewards), days, start=named_start(suite, query),
        jumps=[*jumps, end], sizes={going: 2}, first={going: [1.0, 0.0]},
    )  # fmt: skip
    yield query["type"], mean_of(found, total_of), right_of(query)


def named_start(suite: Suite, query: Case) -> Case | None:
    """Return the start of a query: by name, or in the order of the variables."""
    start = query.get("start", query.get("initial"))
    if start is None or start == "model":
        return None
    if isinstance(start, Mapping):
        return start
    return dict(zip(suite.levels, start, strict=True))


def first_passage(suite: Suite, query: Case) -> Iterator[Check]:
    """Yield the chance that a level has been reached by each time."""
    name, level = query["variable"], query.get("state", query.get("target"))
    index = suite.levels[name].index(str(level))
    values = query["values"]
    probes = [Probe(((f"v_{name}", index, index),), float(each["t"])) for each in values]
    found = suite.run(
        lambda network: with_probes(network, probes), max(float(each["t"]) for each in values),
        start=named_start(suite, query),
    )  # fmt: skip
    for ask, each in enumerate(values):
        right = next(float(value) for key, value in each.items() if key != "t")
        yield f"by {each['t']}", mean_of(found, lambda out, ask=ask: chance_of(out, ask)), right  # type: ignore[misc]


def right_of(query: Case) -> float:
    """Return the right answer: what was recomputed, else what was published."""
    return float(query["recomputed"] if "recomputed" in query else query["published"])


Query = Callable[[Suite, Case], Iterator[Check]]
QUERIES: Mapping[str, Query] = {
    "marginals": marginals, "stationary": stationary, "expectedtimeinstate": expected,
    "expectedtransitions": expected, "discountedexpectedtransitions": discounted,
    "filter": level_at, "filtered": level_at, "smooth": level_at, "smoothed": level_at,
    "firstpassage": first_passage, "firstpassagecdf": first_passage,
}  # fmt: skip


def verify_ctbn(folder: Path) -> int:
    """Print how every query goes; return the number that failed."""
    n_passed = n_failed = n_not = 0
    for file in sorted(folder.glob("*.json")):
        case = json.loads(file.read_text(encoding="utf-8"))
        for name, check in queries_of(case):
            try:
                worst = max((off(found, right), what) for what, found, right in check())
            except (NotExpressibleError, KeyError) as reason:
                n_not += 1
                print(f"ctbn {file.stem} {name}: not expressible: {reason}", flush=True)
                continue
            is_passed = worst[0] <= EXACT
            n_passed, n_failed = n_passed + is_passed, n_failed + (not is_passed)
            if not is_passed:
                print(f"ctbn {file.stem} {name}: FAILED, {worst[1]} is off by {worst[0]:.2e}", flush=True)
    print(f"ctbn: {n_passed} passed, {n_failed} failed, {n_not} not expressible", flush=True)
    return n_failed


def off(found: float, right: float) -> float:
    """Return how far off a number is; an infinite one only from a finite one."""
    return 0.0 if isinf(right) and isinf(found) else abs(found - right)


def queries_of(case: Case) -> Iterator[tuple[str, Callable[[], list[Check]]]]:
    """Yield the name of every query of a file, and how it is checked."""
    if "examples" in case:
        from verification.nodelman import check_example

        for example in case["examples"]:
            yield example["id"], lambda e=example: list(check_example(e))  # type: ignore[misc]
        return
    suite = Suite(case)
    for number, query in enumerate(case.get("queries", [])):
        kind = str(query.get("type", "")).replace("_", "").replace("-", "").lower()
        check = QUERIES.get(kind)
        name = str(query.get("id", f"{query.get('type')} {number}"))

        def run(check: Query | None = check, query: Case = query) -> list[Check]:
            if check is None:
                raise NotExpressibleError(f"a query of type {query.get('type')}")
            return list(check(suite, query))

        yield name, run
    if "logLikelihoodRecomputed" in case:
        yield (
            "log likelihood",
            lambda: [("log likelihood", log_likelihood(suite), float(case["logLikelihoodRecomputed"]))],
        )


def log_likelihood(suite: Suite) -> float:
    """Return the log density of all that the tracks say."""
    tracks, end = tracks_of(suite, {}, default=True)
    assert end is not None
    return likelihood_of(suite.run(lambda network: network, end, tracks=tracks, until=end))[0]
