"""`casus show`: print any form that a case passes through."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from cyclopts import Parameter

from casus.cli.reading import has_errors, read_case
from casus.cli.screen import screen_for
from casus.problem import Place, SourceFile, column_of, line_of


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
    if as_ == "document":
        screen.write("\n".join(node_lines(document.root)) + "\n")
    elif as_ == "written":
        screen.write("\n".join(form_lines(written)) + "\n")
    elif checked.model is not None and as_ == "meant":
        from casus.model import show_model

        screen.write(show_model(checked.model).rstrip("\n") + "\n")
    elif checked.model is not None:
        from casus.network import compile_model, show_network

        screen.write(show_network(compile_model(checked.model)).rstrip("\n") + "\n")
    aside.tell(problem for problem in checked.problems if has_errors([problem]))
    return 1 if has_errors(checked.problems) else 0


def node_lines(node: object, indent: str = "") -> Iterator[str]:
    """Yield a document's nodes, one scalar a line, with the line and column of each."""
    from casus.text import Mapping as Entries
    from casus.text import Scalar, Sequence

    if isinstance(node, Scalar):
        yield f"{indent}{node.text!r}  @ {where(node.place)}"
    elif isinstance(node, Sequence):
        for item in node.items:
            yield f"{indent}-"
            yield from node_lines(item, indent + "  ")
    elif isinstance(node, Entries):
        for entry in node.entries:
            if isinstance(entry.value, Scalar):
                yield f"{indent}{entry.key.text}: {entry.value.text!r}  @ {where(entry.value.place)}"
            else:
                yield f"{indent}{entry.key.text}:  @ {where(entry.key.place)}"
                yield from node_lines(entry.value, indent + "  ")


def where(place: Place) -> str:
    """Return a place as file:line:column."""
    return f"{place.file.name}:{line_of(place)}:{column_of(place)}"


def form_lines(value: object, name: str = "", indent: str = "") -> Iterator[str]:
    """Yield a form field by field; what was not said (None, empty, a place) is left out."""
    head = f"{indent}{name}: " if name else indent
    if is_plain(value):
        yield f"{head}{value}"
        return
    if name:
        yield f"{indent}{name}:"
        indent += "  "
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value)]
    elif isinstance(value, Mapping):
        pairs = [(str(key), each) for key, each in value.items()]
    else:
        pairs = [("-", each) for each in value]  # type: ignore[attr-defined]
    for key, each in pairs:
        if each is not None and each != () and each != {} and not isinstance(each, Place | SourceFile):
            short = short_form(each)
            if short is not None:
                yield f"{indent}{key}: {short}" if key != "-" else f"{indent}- {short}"
            else:
                yield from form_lines(each, key, indent)


def is_plain(value: object) -> bool:
    """Tell whether a value is printed on one line as it is."""
    return isinstance(value, str | int | float | date)


def short_form(value: object) -> str | None:
    """Return a value on one line: plain ones, names, days and clauses; None for larger ones."""
    if is_plain(value):
        return str(value)
    kind = type(value).__name__
    if kind in ("Name", "Clause"):
        return str(getattr(value, "text"))  # noqa: B009
    if kind == "Day":
        return str(getattr(value, "date"))  # noqa: B009
    if kind == "Words":
        texts = getattr(value, "by_language")  # noqa: B009
        return " | ".join(f"{language}: {text}" if language else text for language, text in texts)
    return None
