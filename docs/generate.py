"""Write the pages that are made from the code: `python docs/generate.py`, or `--check` that they are.

- docs/reference/problems.md: every code with its wording, from the catalogue
- docs/reference/command-line.md: the help of every command
- docs/reference/case.schema.json: the language, for editors
- docs/reference/forecast.schema.json: what `casus forecast --json` prints
- docs/page.svg: the flagship case's page, for the README
- cases/*/expected.txt: the page of each case
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLAGSHIP = "cases/us-iraq-2021"
ENVIRONMENT = {"NO_COLOR": "1", "COLUMNS": "100", "LANG": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}
COMMANDS = ["check", "run", "forecast", "world", "show", "completion"]
CASES = sorted(path.parent.name for path in ROOT.glob("cases/*/expected.txt"))


def casus(*arguments: str) -> str:
    """Return what a command prints, as a reader without a terminal sees it."""
    environment = {**os.environ, **ENVIRONMENT}
    done = subprocess.run(
        [sys.executable, "-m", "casus", *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=environment, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"casus {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def problems_page() -> str:
    """Return every code with what it says, why and how to mend it, in both languages."""
    from casus.problem.catalogue import WORDINGS

    made = "Made by `python docs/generate.py` from the catalogue. Braces are filled in."
    lines = ["# Problems", "", made, ""]
    for code, wording in sorted(WORDINGS.items()):
        lines += [f"## `{code}`", ""]
        for number, name in enumerate(("en", "ar")):
            start, end = ('<div dir="rtl">\n', "\n</div>") if name == "ar" else ("", "")
            lines += [
                f"{start}",
                f"- {wording.what[number]}",
                f"- {wording.why[number]}",
                f"- {wording.mend[number]}",
                f"{end}",
            ]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def command_page() -> str:
    """Return the help of every command."""
    parts = ["# Command line", "", "Made by `python docs/generate.py` from the commands' own help.", ""]
    for arguments in ([], *([command] for command in COMMANDS)):
        help_text = "\n".join(line.rstrip() for line in casus(*arguments, "--help").splitlines()).strip()
        parts += [f"## casus {' '.join(arguments)}".rstrip(), "", "```text", help_text, "```", ""]
    return "\n".join(parts).rstrip() + "\n"


def page_of(case: str) -> Callable[[], str]:
    """Return a function that makes a case's page."""
    return lambda: casus("run", f"cases/{case}", "--language", "en")


def picture() -> str:
    """Return the top of the flagship case's brief page as an SVG picture of a terminal."""
    from rich.console import Console
    from rich.text import Text

    lines = casus("run", FLAGSHIP, "--language", "en", "--brief").splitlines()[:40]
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=100, file=nowhere, force_terminal=True)
        for line in lines:
            console.print(Text(line), overflow="crop", no_wrap=True)
    svg = console.export_svg(title=f"casus run {FLAGSHIP} --brief", unique_id="casus")
    # no font is fetched: the reader's own monospace is used
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code, monospace", "monospace") + "\n"


def language_schema() -> str:
    """Return the JSON Schema of the language."""
    from casus.case import language_schema as schema_of_language

    return schema_of_language()


def forecast_page() -> str:
    """Return the JSON Schema of what `casus forecast --json` prints."""
    from casus.report import forecast_schema

    return forecast_schema()


PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/problems.md": problems_page,
    "docs/reference/command-line.md": command_page,
    "docs/reference/case.schema.json": language_schema,
    "docs/reference/forecast.schema.json": forecast_page,
    "docs/page.svg": picture,
    **{f"cases/{case}/expected.txt": page_of(case) for case in CASES},
}


def main() -> int:
    """Write, or check, every generated page; return the exit code."""
    is_checking = "--check" in sys.argv
    stale = []
    for name, make in PAGES.items():
        path = ROOT / name
        made = make()
        if path.exists() and path.read_text(encoding="utf-8") == made:
            continue
        stale.append(name)
        if not is_checking:
            path.write_text(made, encoding="utf-8")
    if is_checking and stale:
        print("out of date:", *stale, "\nmake them anew: python docs/generate.py", sep=" ")
        return 1
    print(f"{len(PAGES)} generated pages, {len(stale)} {'out of date' if is_checking else 'written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
