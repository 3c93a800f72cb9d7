"""No text, however broken, makes `casus check` crash or hang.

10,000 mutations of cases under 60 lines and 200 of the flagship case. Each mutation is a pure function of
its number, so that a failure can be seen again: `mutated(seed)`.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from casus.case import parse_document
from casus.model import check_case
from casus.problem import render_problems
from casus.text import read_document

ROOT = Path(__file__).parents[1]
SHARDS = 20
SMALL_PER_SHARD = 500
FLAGSHIP_PER_SHARD = 10
LIMIT_SECONDS = 2.0  # of this process's own time, so that a busy machine raises no false alarm

TOKENS = [
    "&a ", "*a", "<<: *a", "!!int ", "{", "}", "[", "]", "'", '"', ":", ": ", " #", "#", "\t", "\x00", "\r",
    "،", "؛", "٣٪", "101%", "-5%", "1e400", "9" * 400, "80% to 20%", "2021-02-30", "from", "and", "not",
    "is", "has happened", "---\n", "...\n", "|\n", ">-\n", "? ", "- ", "%", "@", "`", "\u202e", "\u2068",
    "\ufeff", "null", "~", "per", "within 0 days", "x0", "/0", "no", "yes", "casus: 2\n", "\ud7ff", "🜁",
]  # fmt: skip


def small_texts() -> list[bytes]:
    """Return the project's own cases of fewer than 60 lines, sound and broken."""
    files = [*ROOT.glob("tests/valid/**/*.yaml"), *ROOT.glob("tests/problems/**/*.yaml")]
    files += [*ROOT.glob("tests/broken/**/*.yaml"), *ROOT.glob("cases/*/*.yaml")]
    texts = [file.read_bytes() for file in sorted(files)]
    return [text for text in texts if text.count(b"\n") < 60]


def change_characters(luck: random.Random, text: str, texts: list[str]) -> str:
    at = luck.randrange(len(text) + 1)
    end = min(len(text), at + luck.choice([0, 1, 1, 2, 5, 20]))
    return text[:at] + luck.choice([*TOKENS, "", text[end : end + 3]]) + text[end:]


def change_lines(luck: random.Random, text: str, texts: list[str]) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = luck.randrange(len(lines))
    line = lines[at]
    lines[at] = luck.choice(
        [
            "",
            line * 2,
            "  " + line,
            line.lstrip(),
            "\t" + line,
            line.rstrip("\n"),
            luck.choice(lines),
            luck.choice(luck.choice(texts).splitlines(keepends=True) or [""]),
            line.replace(" ", "", 1),
            line.replace(":", "", 1),
            line.replace(",", " ", 1),
            line[: luck.randrange(len(line) + 1)] + "\n",
        ]
    )
    return "".join(lines)


def change_order(luck: random.Random, text: str, texts: list[str]) -> str:
    lines = text.splitlines(keepends=True) or [""]
    first, second = luck.randrange(len(lines)), luck.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return "".join(lines)


def cut_short(luck: random.Random, text: str, texts: list[str]) -> str:
    return text[: luck.randrange(len(text) + 1)]


def swap_words(luck: random.Random, text: str, texts: list[str]) -> str:
    words = text.split(" ")
    first, second = luck.randrange(len(words)), luck.randrange(len(words))
    words[first], words[second] = words[second], words[first]
    return " ".join(words)


CHANGES: list[Callable[[random.Random, str, list[str]], str]] = [
    change_characters, change_characters, change_lines, change_lines, change_order, cut_short, swap_words,
]  # fmt: skip


def mutated(seed: int, texts: list[bytes]) -> bytes:
    """Return one of `texts` with one to four changes, a pure function of `seed` and the texts."""
    luck = random.Random(seed)
    readable = [text.decode("utf-8", errors="replace") for text in texts]
    text = luck.choice(readable)
    for _ in range(luck.randint(1, 4)):
        text = luck.choice(CHANGES)(luck, text, readable)
    raw = text.encode("utf-8", errors="replace")
    if luck.random() < 0.02:  # not UTF-8
        at = luck.randrange(len(raw) + 1)
        raw = raw[:at] + bytes([luck.randrange(128, 256)]) + raw[at:]
    return raw


def check(path: Path, seed: int) -> None:
    """Check the case at `path` as `casus check` does, and time it."""
    started = time.process_time()
    checked = check_case(parse_document(read_document(path)))
    for language in ("en", "ar"):
        assert isinstance(render_problems(checked.problems, language), str)
    seconds = time.process_time() - started
    assert seconds < LIMIT_SECONDS, f"mutation {seed} took {seconds:.1f} s"
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    assert (checked.model is None) == bool(errors)
    assert all(problem.place is not None for problem in errors if problem.code != "no-such-file")


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_mutation_of_a_small_case_crashes_or_hangs(shard: int, tmp_path: Path) -> None:
    texts = small_texts()
    assert len(texts) >= 20
    path = tmp_path / "case.yaml"
    for seed in range(shard * SMALL_PER_SHARD, (shard + 1) * SMALL_PER_SHARD):
        path.write_bytes(mutated(seed, texts))
        try:
            check(path, seed)
        except Exception as error:
            raise AssertionError(f"mutation {seed}: {error!r}\n{path.read_bytes()!r}") from error


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_mutation_of_the_flagship_case_crashes_or_hangs(shard: int, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(ROOT / "cases" / "us-iraq-2021", folder)
    files = sorted(folder.rglob("*.yaml"))
    for seed in range(shard * FLAGSHIP_PER_SHARD, (shard + 1) * FLAGSHIP_PER_SHARD):
        file = files[seed % len(files)]
        sound = file.read_bytes()
        file.write_bytes(mutated(seed, [sound]))
        try:
            check(folder, seed)
        except Exception as error:
            raise AssertionError(f"mutation {seed} of {file.name}: {error!r}") from error
        file.write_bytes(sound)
