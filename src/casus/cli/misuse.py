"""What is wrong with a command's words, in ours: each complaint of the parser as one of our problems."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, get_args, get_origin

from cyclopts import CycloptsError

from casus.problem import Problem, nearest

COMMANDS = ("check", "run", "forecast", "world", "show", "completion")
ONE_CASE = ("run", "forecast", "world", "show")


def misuse_of(fault: CycloptsError) -> Problem:
    """Return the problem that an error of the command line's parser is; at worst in its own words."""
    chain = list(fault.command_chain or ())
    facts: dict[str, object] = {
        "command": " ".join(["casus", *chain]),
        "help": " ".join(["casus", *chain, "--help"]),
    }
    kind = type(fault).__name__
    rest = list(fault.unused_tokens or ())
    token: Any = getattr(fault, "token", None)
    if kind == "UnknownCommandError" and rest:
        known = COMMANDS if not chain else ("print", "install")
        return _problem("unknown-command", facts, rest[0], known, word=rest[0], commands=list(known))
    if kind == "UnknownOptionError" and token is not None:
        option = token.keyword or token.value
        return _problem("unknown-option-of", facts, option, _options(fault), option=option)
    if kind == "MissingArgumentError":
        option = str(getattr(fault, "keyword", None) or (fault.argument.name if fault.argument else ""))
        if option.startswith("-"):
            return Problem("option-without-value", None, {**facts, "option": option})
        return Problem("case-not-named", None, facts)
    if kind == "UnusedCliTokensError" and chain and chain[0] in ONE_CASE:
        return Problem("one-case-too-many", None, {**facts, "words": rest})
    if kind == "CoercionError" and token is not None and token.keyword:
        wanted = _wanted(getattr(fault, "target_type", None))
        return Problem(
            "option-unread", None, {**facts, "option": token.keyword, "value": token.value, "wanted": wanted}
        )
    if kind == "RepeatArgumentError" and token is not None:
        return Problem("option-twice", None, {**facts, "option": token.keyword})
    return Problem("misuse", None, {**facts, "says": str(fault).strip()})


def _problem(
    code: str, facts: dict[str, object], written: str, known: Iterable[str], **more: object
) -> Problem:
    """Return the problem of an unknown word, with the known one that was probably meant."""
    near = nearest(written, known)
    meant = ("", "") if near is None else (f"did you mean `{near}`? ", f"أتقصد `{near}`؟ ")
    return Problem(code, None, {**facts, **more, "meant": meant}, suggestion=near)


def _options(fault: CycloptsError) -> list[str]:
    arguments: Any = getattr(fault, "argument_collection", None) or ()
    return [name for argument in arguments for name in argument.names if name.startswith("--")]


def _wanted(kind: object) -> tuple[str, str]:
    """Return what may follow an option of this type, in both languages."""
    if get_origin(kind) is Literal:
        names = [str(name) for name in get_args(kind)]
        return f"one of: {', '.join(names)}", f"واحد من: {'، '.join(names)}"
    if kind is int:
        return "a whole number in figures, such as 100000", "عدد صحيح بالأرقام، مثل 100000"
    if kind is float:
        return "a number in figures, such as 0.5", "عدد بالأرقام، مثل 0.5"
    return "nothing: it stands by itself", "لا شيء: تُكتب وحدها"
