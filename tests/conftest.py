"""Makes `tests/` importable, so that tests share what makes models and bounds (`made`, `random_models`)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
