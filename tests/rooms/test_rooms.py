"""A room imports rooms on lower floors only, and enters by the door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "casus"

FLOORS = [
    {"problem", "quantity"},
    {"text"},
    {"case"},
    {"model"},
    {"network"},
    {"engine"},
    {"audit", "dispute", "forecast", "ledger"},
    {"score", "elicit", "draft", "report"},
    {"cli", "workbench", "scale"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# Each outside library lives in one room.
GUESTS = {"ruamel": "text", "rapidfuzz": "text", "cyclopts": "cli", "rich": "cli", "pandas": "report"}

WIRING = {"__init__", "__main__", "notebook"}  # the package's own door: it may call any room


def imports_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each imported module, and whether only a type checker imports it."""
    tree = ast.parse(text)
    typing_only = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node in typing_only) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full: from casus.room import ..."
            yield node.module or "", node in typing_only


def faults_of(room: str, text: str) -> list[str]:
    """Return what a file of `room` imports against the rules."""
    faults = []
    for module, is_typing_only in imports_of(text):
        top, _, rest = module.partition(".")
        if top == "casus" and rest:
            other, _, inner = rest.partition(".")
            if other == room:
                continue
            if other not in FLOOR:
                faults.append(f"{module}: no such room")
            elif FLOOR[other] >= FLOOR[room]:
                faults.append(f"{module}: a room on floor {FLOOR[other]}, from floor {FLOOR[room]}")
            elif inner:
                faults.append(f"{module}: enter by the door, from casus.{other} import ...")
        elif top in GUESTS and room not in (GUESTS[top], "report") and not is_typing_only:
            faults.append(f"{module}: {top} lives in the room {GUESTS[top]}")
        elif top == "numpy" and FLOOR[room] < FLOOR["engine"]:
            faults.append(f"{module}: no numpy below the engines")
    return faults


def files_of_rooms() -> list[Path]:
    return [file for file in sorted(SOURCE.rglob("*.py")) if file.parent != SOURCE]


@pytest.mark.parametrize("file", files_of_rooms(), ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_room_imports_only_lower_floors_through_their_door(file: Path) -> None:
    room = file.relative_to(SOURCE).parts[0]
    assert room in FLOOR, f"no floor for the room {room}"
    assert faults_of(room, file.read_text(encoding="utf-8")) == []


def test_no_file_stands_outside_a_room() -> None:
    assert {file.stem for file in SOURCE.glob("*.py")} <= WIRING


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("text", "from casus.case import Case"),
        ("model", "from casus.case.form import Case"),
        ("network", "import numpy"),
        ("case", "import ruamel.yaml"),
        ("engine", "import rich.progress"),
        ("forecast", "from casus.helpers import x"),
    ],
)
def test_a_wrong_import_is_found(room: str, line: str) -> None:
    assert faults_of(room, line)
