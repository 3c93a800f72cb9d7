"""Makes `tests/` and `verification` importable: tests share what makes models, bounds and written cases."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
