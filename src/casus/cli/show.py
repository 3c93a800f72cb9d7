"""`casus show`: print any form that a case passes through."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

from casus.case import show_case
from casus.cli.exit_code import FINE, PROBLEMS
from casus.cli.reading import has_errors, read_case
from casus.cli.screen import screen_for
from casus.model import show_model
from casus.text import show_document


def show(
    case: str,
    /,
    *,
    as_: Annotated[Literal["document", "written", "meant", "run"], Parameter(name="--as")] = "meant",
    language: Literal["en", "ar"] | None = None,
) -> int:
    """Print a case as casus holds it: what was read, what was written, what is meant, what is run.

    Returns the exit code: 0, or 1 when the case has errors; what could be read is printed all the same.

    Parameters
    ----------
    case
        A file or a folder.
    as_
        document: texts with their places. written: what the author said. meant: names resolved, defaults
        filled, days as units. run: the arrays that an engine runs.
    language
        Language of the messages; by default that of your system.
    """
    screen, aside = screen_for(sys.stdout, language), screen_for(sys.stderr, language)
    document, written, checked = read_case(case)
    text = ""
    if as_ == "document":
        text = show_document(document)
    elif as_ == "written":
        text = show_case(written)
    elif checked.model is not None and as_ == "meant":
        text = show_model(checked.model, screen.language)
    elif checked.model is not None:
        from casus.network import compile_model, show_network

        text = show_network(compile_model(checked.model))
    if text:
        screen.write(text.rstrip("\n") + "\n")
    aside.tell(problem for problem in checked.problems if has_errors([problem]))
    return PROBLEMS if has_errors(checked.problems) else FINE
