"""Running, stopping, limits and misuse."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest
from small_network import Draft, per_day

from casus.engine import EngineLimit, choose, has_kernel, run_network, standard_error, stopping
from casus.network import Network

needs_kernel = pytest.mark.skipif(not has_kernel(), reason="NO COMPILED KERNEL: it is what is tested here")
ENGINES = ["plain", pytest.param("worlds", marks=needs_kernel)]


def coin_network(chance: float = 0.4) -> Network:
    draft = Draft()
    event = draft.event(draft.fixed(per_day(chance, 365.25)))
    variable = draft.rows["event_variable"][event]
    draft.ask(draft.test(variable, 1), 365.25, variable)
    return draft.network()


def busy_network(per_day: float) -> Network:
    """A network whose one event recurs so often."""
    draft = Draft()
    count = draft.variable(0)
    draft.event(draft.fixed(per_day), [(count, 1, True)], again=True)
    draft.read(count, 365.0)
    return draft.network()


@needs_kernel
def test_it_stops_at_the_asked_standard_error() -> None:
    network = coin_network()
    for asked in (0.01, 0.001):
        outcome = run_network(network, standard_error=asked, engine="worlds")
        assert standard_error(network, outcome, 0) <= asked
        needed = 0.4 * 0.6 / asked**2
        assert max(needed, 4096) * 0.9 <= outcome.n_worlds <= max(needed, 4096) * 1.5


@needs_kernel
def test_an_event_that_never_happened_is_not_taken_for_impossible_at_once() -> None:
    outcome = run_network(coin_network(1e-9), standard_error=1e-4, engine="worlds")
    assert outcome.asks[0].hits == 0.0
    assert outcome.n_worlds >= 10_000


@needs_kernel
def test_a_network_whose_every_world_is_excluded_ends() -> None:
    draft = Draft()
    claim = draft.claim(draft.fixed(1.0))
    draft.add("exclusion", draft.test(claim, 1))
    draft.ask(draft.test(claim, 1), 1.0, claim)
    assert run_network(draft.network()).weight == 0.0
    outcome = run_network(draft.network(), engine="worlds")
    assert outcome.weight == 0.0
    assert stopping.MOST_WORLDS_WITHOUT_WEIGHT <= outcome.n_worlds < 4 * stopping.MOST_WORLDS_WITHOUT_WEIGHT


@pytest.mark.parametrize("engine", ENGINES)
def test_so_many_worlds_are_rounded_up_to_whole_groups(engine: str) -> None:
    network = coin_network()
    assert run_network(network, n_worlds=17, engine=engine).n_worlds == 32
    assert run_network(network, n_worlds=1, engine=engine).n_worlds == 16


@pytest.mark.parametrize("engine", ENGINES)
def test_progress_is_told_and_ends_at_the_worlds_done(engine: str) -> None:
    told: list[tuple[int, int]] = []
    outcome = run_network(
        busy_network(0.3),
        n_worlds=64,
        engine=engine,
        progress=lambda done, expected: told.append((done, expected)),
    )
    assert told[-1] == (outcome.n_worlds, outcome.n_worlds)
    assert all(done <= expected for done, expected in told)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_without_a_kernel_the_plain_engine_runs_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "has_kernel", lambda: False)
    monkeypatch.setattr(choose, "answered_cheaply", lambda *_: None)  # as for a case too large for it
    outcome = run_network(coin_network())
    assert outcome.engine == "plain"
    assert standard_error(coin_network(), outcome, 0) <= choose.PLAIN_STANDARD_ERROR


@pytest.mark.parametrize(
    ("misuse", "message"),
    [
        ({"seed": -1}, "seed"),
        ({"seed": 2**64}, "seed"),
        ({"n_worlds": 0}, "n_worlds"),
        ({"n_worlds": 2**33}, "n_worlds"),
        ({"standard_error": 0.0}, "standard_error"),
        ({"n_threads": 0}, "n_threads"),
        ({"engine": "fast"}, "engine"),
    ],
)
def test_misuse_is_told_with_the_value(misuse: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        run_network(coin_network(), **misuse)


# ---- limits ---------------------------------------------------------------------------------


@needs_kernel
def test_a_world_with_too_many_candidates_is_a_limit_that_names_the_event() -> None:
    """365 days at a million a day are 365 million, of which an engine tries 20 million."""
    with pytest.raises(EngineLimit) as caught:
        run_network(busy_network(1e6), n_worlds=16)
    assert (caught.value.kind, caught.value.index, caught.value.place) == ("candidates", 0, 0)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_limit_of_candidates_is_met_at_the_same_one(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel's limit is built in; that of plain is lowered, to see it named."""
    from casus.engine import history

    monkeypatch.setattr(history, "MAX_CANDIDATES", 100)
    rate = 10.0 if engine == "plain" else 1e6
    with pytest.raises(EngineLimit, match="tried more often"):
        run_network(busy_network(rate), n_worlds=16, engine=engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("hazard", [1e15, float("inf"), float("nan"), -1.0])
def test_a_hazard_that_is_no_hazard_is_a_limit(engine: str, hazard: float) -> None:
    with pytest.raises(EngineLimit) as caught:
        run_network(busy_network(hazard), n_worlds=16, engine=engine)
    assert caught.value.kind == ("hazard" if abs(hazard) < float("inf") else "range")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_count_that_grows_without_end_is_a_limit(engine: str) -> None:
    """Pairs that each bear a hundred: the count explodes within days."""
    draft = Draft()
    count = draft.variable(1000)
    draft.event(draft.fixed(1.0), [(count, 100_000_000, True)], again=True, per=count, pairs=True)
    with pytest.raises(EngineLimit) as caught:
        run_network(draft.network(), n_worlds=16, engine=engine)
    assert (caught.value.kind, caught.value.index) == ("hazard", 0)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_talk_without_possible_outcomes_is_a_limit(engine: str) -> None:
    draft = Draft()
    talk, _ = draft.talk([(draft.fixed(0.0), 0.0, [], []), (draft.fixed(0.0), 0.0, [], [])])
    draft.schedule(1.0, 3, talk)
    with pytest.raises(EngineLimit) as caught:
        run_network(draft.network(), n_worlds=16, engine=engine)
    assert (caught.value.kind, caught.value.index) == ("talk", 0)


@needs_kernel
def test_a_limit_is_the_same_on_any_number_of_threads() -> None:
    """A normal hazard: some group, sooner or later, has one below 0."""
    draft = Draft()
    draft.event(draft.range(3, 0.05, 0.02), again=False)
    network = draft.network()
    met = set()
    for n_threads in (1, 2, 5):
        with pytest.raises(EngineLimit) as caught:
            run_network(network, n_worlds=2**20, n_threads=n_threads)
        met.add((caught.value.kind, caught.value.index, caught.value.place))
    assert len(met) == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_counts_stay_between_nothing_and_their_largest(engine: str) -> None:
    draft = Draft()
    low, high = draft.variable(3), draft.variable(2**30 - 1)
    for step in range(3):
        talk, _ = draft.talk([(draft.fixed(1.0), 0.0, [], [(low, -2, True), (high, 2**31 - 1, True)])])
        draft.schedule(1.0 + step, 3, talk)
    draft.read(low, 10.0)
    draft.read(high, 10.0)
    outcome = run_network(draft.network(), n_worlds=16, engine=engine)
    assert outcome.reads[0].total == 0.0
    assert outcome.reads[1].total == 16 * 2.0**30


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_happens_at_the_end_or_after_it(engine: str) -> None:
    """A talk at the end is held, one after it is not; an ask until an instant sees nothing of it."""
    draft = Draft(end_at=10.0)
    variables = []
    for at in (10.0, 10.5):
        talk, variable = draft.talk([(draft.fixed(1.0), 0.0, [], [])])
        draft.schedule(at, 3, talk)
        variables.append(variable)
    for variable in variables:
        draft.ask(draft.test(variable, 1), 100.0, variable)
    draft.ask(draft.test(variables[0], 1), 10.0, variables[0])
    outcome = run_network(draft.network(), n_worlds=16, engine=engine)
    assert [sums.hits for sums in outcome.asks] == [16.0, 0.0, 0.0]


# ---- interrupts -----------------------------------------------------------------------------


def interrupt_after(seconds: float) -> Timer:
    timer = Timer(seconds, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    return timer


@needs_kernel
def test_an_interrupt_gives_the_worlds_done_so_far() -> None:
    """And they are the first ones, without a gap: running so many gives the same sums."""
    network = busy_network(20.0)
    interrupt_after(1.0)
    outcome = run_network(network, n_worlds=2**24)
    assert outcome.is_interrupted
    assert 0 < outcome.n_worlds < 2**24
    again = run_network(network, n_worlds=outcome.n_worlds)
    assert (again.reads, again.n_candidates) == (outcome.reads, outcome.n_candidates)


def test_an_interrupt_gives_the_blocks_that_plain_has_done() -> None:
    interrupt_after(2.0)
    outcome = run_network(coin_network(), n_worlds=2**22, engine="plain")
    assert outcome.is_interrupted
    assert outcome.n_worlds % 1024 == 0


@needs_kernel
def test_an_interrupt_before_anything_is_done_goes_on() -> None:
    interrupt_after(0.3)
    with pytest.raises(KeyboardInterrupt):
        run_network(busy_network(30_000.0), n_worlds=2**20)


def test_the_door_loads_no_ctypes() -> None:
    """Whoever only checks a case must not pay for the kernel."""
    script = "import sys, casus.engine; print('ctypes' in sys.modules, 'numpy' in sys.modules)"
    source = Path(__file__).parents[2] / "src"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(source)},
    )  # fmt: skip
    assert done.stdout.split() == ["False", "False"]
