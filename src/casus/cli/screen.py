"""Where a command writes: language, width and colour of a stream."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO

from casus.problem import Problem, render_problems

PLAIN_WIDTH = 100
LANGUAGES = ("en", "ar")


@dataclass(frozen=True, slots=True)
class Screen:
    """One stream and how to write to it."""

    stream: TextIO
    language: str
    width: int
    is_coloured: bool
    is_ascii: bool  # it cannot show the page's own signs

    def write(self, text: str) -> None:
        """Write `text` as it stands."""
        self.stream.write(text)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Write problems as people read them."""
        text = render_problems(problems, self.language, self.is_coloured, self.width)
        if text:
            self.stream.write(text + "\n")

    def tell_at_last(self, problem: Problem) -> None:
        """Write why the command ends; where not even that can be written, its exit code must do."""
        with contextlib.suppress(OSError, ValueError):
            self.tell([problem])
            self.stream.flush()


def screen_for(stream: TextIO, language: str | None = None) -> Screen:
    """Return how to write to `stream`: as wide as a terminal but at most 100 columns, else 100.

    COLUMNS sets another width, NO_COLOR forbids colour, FORCE_COLOR asks for it off a terminal too.
    """
    is_terminal = stream.isatty()
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        width = int(given)
    else:
        width = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if is_terminal else PLAIN_WIDTH
    wants_colour = is_terminal and os.environ.get("TERM") != "dumb"
    is_coloured = (wants_colour or bool(os.environ.get("FORCE_COLOR"))) and not os.environ.get("NO_COLOR")
    encoding = (stream.encoding or "ascii").lower().replace("-", "").replace("_", "")
    return Screen(
        stream=stream,
        language=language_of(language, os.environ),
        width=min(width, PLAIN_WIDTH),
        is_coloured=is_coloured,
        is_ascii=not encoding.startswith("utf"),
    )


def language_of(asked: str | None, environment: Mapping[str, str]) -> str:
    """Return the language asked for, else Arabic where the environment says so, else English."""
    if asked in LANGUAGES:
        return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "ar" if value.lower().partition("_")[0].partition(".")[0] == "ar" else "en"
    return "en"


def prepare_streams() -> None:
    """Make the streams take every letter: what an encoding lacks is written as `?`, never a crash.

    A stream that was closed before we came (`>&-`) takes everything and keeps nothing.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def close_streams() -> None:
    """Empty the streams; where their reader has gone, keep Python from complaining about it at the end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
