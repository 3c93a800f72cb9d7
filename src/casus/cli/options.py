"""Options that every command which runs a case shares, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from cyclopts import Parameter

from casus.cli.screen import Screen
from casus.problem import Problem
from casus.quantity import read_date

Engine = Literal["auto", "exact", "worlds", "particles", "plain"]

MOST = {
    "--seed": (0, 2**64 - 1, "it is the key of all luck, of 64 bits.", "هي مفتاح كل رقم عشوائي، من 64 بتًا."),
    "--worlds": (1, 10**12, "these many histories are tried.", "هذا عدد مجريات الأحداث التي تُجرَّب."),
    "--error": (0.001, 50.0, "it is in percentage points.", "وحدتها النقطة المئوية."),
    "--threads": (1, 1024, "so many threads share the work.", "هذا عدد الخيوط التي تتقاسم العمل."),
}  # fmt: skip


@Parameter(name="*")
@dataclass(frozen=True)
class RunOptions:
    """How a case is run.

    Parameters
    ----------
    seed
        Key of all luck; another seed tries other histories.
    worlds
        Try exactly so many histories, instead of running until the error is small.
    error
        Stop when every answer's standard error is below this, in percentage points; by default 0.1, or 1 with
        plain.
    threads
        How many threads share the work; by default one for each processor.
    engine
        exact computes small cases without trying histories, worlds is compiled and fast, particles is worlds
        where something was observed, plain is the slow definition; auto takes what fits.
    language
        Language of the page; by default that of your system.
    json
        Print JSON, and nothing else, on the output.
    """

    seed: int = 1
    worlds: int | None = None
    error: float | None = None
    threads: int | None = None
    engine: Engine = "auto"
    language: Literal["en", "ar"] | None = None
    json: Annotated[bool, Parameter(negative=())] = False


DEFAULTS = RunOptions()


def option_misuses(options: RunOptions) -> Iterator[Problem]:
    """Yield what is wrong with the options, whatever the case."""
    asked = {
        "--seed": options.seed,
        "--worlds": options.worlds,
        "--error": options.error,
        "--threads": options.threads,
    }
    for option, value in asked.items():
        low, high, why, why_ar = MOST[option]
        if value is not None and not low <= value <= high:
            facts = {"option": option, "low": low, "high": high, "value": value, "why": (why, why_ar)}
            yield Problem("option-out-of-range", None, facts)
    if options.engine in ("worlds", "particles"):
        from casus.engine import has_kernel

        if not has_kernel():
            yield Problem("engine-missing", None)


def date_misuse(as_of: str | None) -> Iterator[Problem]:
    """Yield that `as_of` is no date."""
    if as_of is not None and read_date(as_of) is None:
        yield Problem("date-unreadable", None, {"value": as_of})


def tell_all(problems: list[Problem], aside: Screen) -> bool:
    """Tell problems on the error stream; return whether there were any."""
    if problems:
        aside.tell(problems)
    return bool(problems)
