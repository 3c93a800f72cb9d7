"""`python -m verification [--external FOLDER]`: run every suite, say what passed, exit 1 if one failed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from verification.bayesnets import verify_bayesnets
from verification.collective import verify_collective
from verification.ctbn import verify_ctbn
from verification.dsmts import verify_dsmts
from verification.faults import verify_faults
from verification.multistate import verify_multistate

SUITES = {  # of outside: each in a folder of its name
    "bayesnets": verify_bayesnets,
    "collective": verify_collective,
    "ctbn": verify_ctbn,
    "dsmts": verify_dsmts,
    "multistate": verify_multistate,
}
FAULTS = "faults"


def main() -> int:
    """Return 0 if every suite that is there passed, else 1. A folder that is absent is said, not failed."""
    parser = argparse.ArgumentParser(prog="verification", description=__doc__)
    parser.add_argument("--external", type=Path, default=Path("../shared/external"), help="outside suites")
    parser.add_argument("--only", choices=sorted((*SUITES, FAULTS)), help="one suite alone")
    asked = parser.parse_args()
    n_failed = 0
    for name, verify in SUITES.items():
        if asked.only not in (None, name):
            continue
        folder = asked.external / name
        if not folder.is_dir():
            print(f"{name}: SKIPPED, there is no folder {folder}: name it with --external", flush=True)
            continue
        n_failed += verify(folder)
    if asked.only in (None, FAULTS):
        n_failed += verify_faults()
    return 1 if n_failed else 0


if __name__ == "__main__":
    sys.exit(main())
