"""`python -m benchmarks.peers NAME MODEL.json`: answers lines `N SEED` with what N worlds gave and cost.

One JSON object a line, on the real standard output; what the library prints itself goes to standard error.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import os
import platform
import resource
import sys
import time
from dataclasses import asdict
from pathlib import Path


def cpu_seconds() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def main() -> int:
    """Serve one model; the exit code is 1 where the library cannot say it."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def tell(answer: object) -> None:
        print(json.dumps(answer), file=answers, flush=True)

    name, file = sys.argv[1], Path(sys.argv[2])
    began = cpu_seconds()
    try:
        peer = importlib.import_module(f"benchmarks.peers.{name}")
        model = json.loads(file.read_text(encoding="utf-8"))
        imported = cpu_seconds()
        run = peer.open_model(model)
        version = (
            importlib.metadata.version(peer.DISTRIBUTION) if peer.DISTRIBUTION else platform.python_version()
        )
    except Exception as reason:  # whatever a library raises is a row of the table
        tell({"failed": f"{type(reason).__name__}: {reason}"[:200]})
        return 1
    tell({"version": version, "import_s": imported - began, "build_s": cpu_seconds() - imported})
    for line in sys.stdin:
        n_worlds, seed = map(int, line.split())
        began, wall = cpu_seconds(), time.perf_counter()
        try:
            tally = run(n_worlds, seed)
        except Exception as reason:
            tell({"failed": f"{type(reason).__name__}: {reason}"[:200]})
            return 1
        spent = cpu_seconds() - began if tally.cpu_seconds is None else tally.cpu_seconds
        tell({**asdict(tally), "cpu_s": spent, "wall_s": time.perf_counter() - wall})
    return 0


if __name__ == "__main__":
    sys.exit(main())
