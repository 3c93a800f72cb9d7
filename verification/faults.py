"""`python -m verification.faults`: breaks the source, one line at a time, and sees whether a test goes red.

The breaks are applied to copies of the tree in a temporary folder, never in place. Each is followed by the
one test that must fail; before, every such test must pass on the copy as it is. A break of the kernel is
compiled in the copy. A break whose `old` words are not found once is a failure too: the table has aged.
"""

from __future__ import annotations

import ast
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from verification.breaks import BREAKS, KERNEL_FILE, Break

ROOT = Path(__file__).parents[1]
COPIED = ("src", "tests", "verification", "pyproject.toml", "setup.py")
NOT_COPIED = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.so", "*.pyd")
N_COPIES = 2
PASSED, FAILED = 0, 1  # exit codes of pytest; others say that no test was run
SECONDS_PER_TEST = 150

Trees = SimpleQueue[Path]


def verify_faults() -> int:
    """Return how many breaks no test saw; print a line for each of them and the sum."""
    with copies() as trees, ThreadPoolExecutor(N_COPIES) as team:
        tests = dict.fromkeys(each.test for each in BREAKS)
        sound = dict(zip(tests, team.map(lambda test: passes(trees, test), tests), strict=True))
        told = list(team.map(lambda each: sound[each.test] or missed(trees, each), BREAKS))
    for each, why in zip(BREAKS, told, strict=True):
        if why:
            print(f"faults: MISSED: {each.rule} ({each.file}): {why}", flush=True)
    n_missed = sum(bool(why) for why in told)
    print(f"faults: {len(BREAKS) - n_missed} passed, {n_missed} failed, 0 not expressible", flush=True)
    return n_missed


@contextmanager
def copies() -> Iterator[Trees]:
    """Give copies of the tree, each with a kernel of its own, for as long as the context lasts."""
    with TemporaryDirectory() as folder:
        trees: Trees = SimpleQueue()
        for number in range(N_COPIES):
            tree = Path(folder) / str(number)
            tree.mkdir()
            for name in COPIED:
                if (ROOT / name).is_dir():
                    shutil.copytree(ROOT / name, tree / name, ignore=NOT_COPIED)
                else:
                    shutil.copy(ROOT / name, tree / name)
            build_kernel(tree)
            trees.put(tree)
        yield trees


def build_kernel(tree: Path) -> None:
    """Compile the kernel of a copy, with the flags that its setup.py gives."""
    wanted = ast.parse((tree / "setup.py").read_text(encoding="utf-8")).body
    flags: Sequence[str] = next(
        ast.literal_eval(node.value)
        for node in wanted
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "UNIX_FLAGS"
    )
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
    source = tree / KERNEL_FILE
    library = source.parent / f"_kernel{EXTENSION_SUFFIXES[0]}"
    command = [*compiler, "-shared", "-fPIC", *flags, str(source), "-o", str(library), "-lm"]
    subprocess.run(command, check=True, capture_output=True)


def passes(trees: Trees, test: str) -> str:
    """Return nothing where a test passes on a copy as it is, else why it proves nothing."""
    return with_tree(trees, lambda tree: "" if is_green(tree, test) else f"{test} is not green unbroken")


def missed(trees: Trees, each: Break) -> str:
    """Return nothing where the break's test goes red, else what happened."""
    return with_tree(trees, lambda tree: missed_in(tree, each))


def with_tree(trees: Trees, work: Callable[[Path], str]) -> str:
    """Return what `work` gives in the next copy that is free."""
    tree = trees.get()
    try:
        return work(tree)
    finally:
        trees.put(tree)


def missed_in(tree: Path, each: Break) -> str:
    """Apply a break to a copy, run its test, and mend it; return nothing where the test goes red."""
    file = tree / each.file
    sound = file.read_text(encoding="utf-8")
    n_found = sound.count(each.old)
    if n_found != 1:
        return f"what it breaks is found {n_found} times"
    file.write_text(sound.replace(each.old, each.new), encoding="utf-8")
    try:
        if each.file == KERNEL_FILE:
            build_kernel(tree)
        code = run_test(tree, each.test)
    except subprocess.TimeoutExpired:
        return f"{each.test} did not end"
    finally:
        file.write_text(sound, encoding="utf-8")
        if each.file == KERNEL_FILE:
            build_kernel(tree)
    return "" if code == FAILED else f"{each.test} ended with {code}"


def is_green(tree: Path, test: str) -> bool:
    """Return whether a test passes in a copy."""
    try:
        return run_test(tree, test) == PASSED
    except subprocess.TimeoutExpired:
        return False


def run_test(tree: Path, test: str) -> int:
    """Return pytest's exit code for one test of a copy, run on the copy's own source."""
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", test]
    return subprocess.run(
        command, cwd=tree, env=environment, capture_output=True, timeout=SECONDS_PER_TEST
    ).returncode


if __name__ == "__main__":
    sys.exit(1 if verify_faults() else 0)
