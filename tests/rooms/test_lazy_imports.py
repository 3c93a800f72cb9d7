"""Imports that cost are paid only when used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

NOTE = Path(__file__).parents[2] / "cases"
HEAVY = ("numpy", "pandas", "pyarrow", "ctypes", "rich.progress", "fastapi", "sqlalchemy", "scipy")


def loaded_by(*arguments: str) -> set[str]:
    """Return which heavy modules a command has loaded when it ends."""
    script = (
        "import sys\n"
        "from casus.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', *[m for m in {HEAVY!r} if m in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True, timeout=120
    )
    return set(done.stdout.rsplit("LOADED", 1)[1].split())


@pytest.mark.parametrize("arguments", [["check", str(NOTE / "us-iraq-2021")], ["--version"], ["--help"]])
def test_a_command_that_computes_nothing_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded_by(*arguments) == set()


def test_running_worlds_loads_the_kernel_and_no_arrays() -> None:
    loaded = loaded_by("run", str(NOTE / "us-iraq-2021"), "--worlds", "4096", "--json")
    assert "numpy" not in loaded and "pandas" not in loaded


def test_the_check_sees_a_module_that_is_loaded() -> None:
    script = "import numpy, sys; print('LOADED', *[m for m in ('numpy',) if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "numpy" in done.stdout
