"""What a difference between two models costs: SMALL, and SMALL with one event half as likely again.

A difference in common worlds has an error that falls with their number; from one run follows how many such
differences a second of one core gives, to 0.1 percentage points. "Next to the change" is the hardest question
about the state that the changed event sets; "away from it" the median of the questions about others.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.models import Measured, written
from benchmarks.table import Row
from casus.engine import run_compared, run_network

CHANGED, STATE, SCALE = "partial_withdrawal", "presence", 1.5
WANTED_ERROR = 0.001
N_WORLDS = 2**15


def difference_rows(small: Measured, perf: Path, out: Path, n_tries: int) -> Iterator[Row]:
    """Yield a line for questions next to the change, and one for those away from it."""
    reference = json.loads((perf / "small.json").read_text(encoding="utf-8"))
    for event in reference["events"]:
        if event["name"] == CHANGED:
            event["rate"] *= SCALE
    networks = (small.network, written("small_changed", reference, out).network)
    costs, walls = [], []
    for _ in range(n_tries):
        began = time.process_time()
        compared = run_compared(networks, n_worlds=N_WORLDS, engine="worlds", n_threads=1)
        costs.append(time.process_time() - began)
        began = time.process_time()
        run_network(small.network, n_worlds=N_WORLDS, engine="worlds", n_threads=1)
        walls.append(time.process_time() - began)
    seconds = min(costs)
    near, far = [], []
    for asked, difference in zip(reference["questions"], compared.differences[0], strict=True):
        if difference.standard_error > 0.0:
            each = (WANTED_ERROR / difference.standard_error) ** 2 / seconds
            (near if any(name == STATE for name, _ in asked["all"]) else far).append(each)
    shared: Row = {"us per pair of worlds": 1e6 * seconds / N_WORLDS, "times one world": seconds / min(walls)}
    yield {"where": "next to the change", "questions": len(near), "per second": min(near), **shared}
    yield {"where": "away from the change", "questions": len(far), "per second": median(far), **shared}
