"""Where the outside suites lie, and the marks of tests that need them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

EXTERNAL = Path(os.environ.get("EXTERNAL", Path(__file__).parents[3] / "shared" / "external"))


def needs_suite(name: str) -> pytest.MarkDecorator:
    """Return the mark of a test that is skipped, loudly, where a suite's folder is absent."""
    folder = EXTERNAL / name
    return pytest.mark.skipif(
        not folder.is_dir(),
        reason=f"THE OUTSIDE SUITE {name} IS NOT THERE ({folder}): set EXTERNAL to its folder",
    )
