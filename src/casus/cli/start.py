"""From a command's words to its exit code. What goes wrong is told here, and never as a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

from casus import __version__
from casus.cli.exit_code import BROKEN_PIPE, FINE, INTERRUPTED, MISUSE, NOT_WRITTEN, OWN_FAULT
from casus.cli.screen import Screen, close_streams, prepare_streams, screen_for
from casus.problem import Problem


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command in `arguments` (by default the program's own) and exit with its code.

    0 fine, 1 problems in the case, 2 misuse, 70 our own fault, 74 the output could not be written, 130
    interrupted, 141 the reader of a pipe has gone.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    screen = screen_for(sys.stderr, spoken_language(words))
    try:
        status = run_command(words, screen)
        sys.stdout.flush()
    except BrokenPipeError:
        status = BROKEN_PIPE
    except SystemExit as done:  # how rich, which prints the help, answers a reader who has gone
        status = BROKEN_PIPE if done.code == 1 else MISUSE
    except KeyboardInterrupt:
        status = INTERRUPTED
    except OSError as fault:
        status = NOT_WRITTEN if is_about_output(fault) else own_fault(fault, screen)
        if status == NOT_WRITTEN:
            screen.tell_at_last(Problem("output-not-written", None, {"says": fault.strerror or str(fault)}))
    except Exception as fault:
        status = own_fault(fault, screen)
    close_streams()
    sys.exit(status)


def run_command(words: list[str], screen: Screen) -> int:
    """Return the exit code of the command; words that are no command are told, with where help is."""
    from cyclopts import CycloptsError

    from casus.cli.app import app

    try:
        status = app(words)
    except CycloptsError as misuse:
        from casus.cli.misuse import misuse_of

        screen.tell_at_last(misuse_of(misuse))
        return MISUSE
    return status if isinstance(status, int) else FINE


def spoken_language(words: Sequence[str]) -> str | None:
    """Return what `--language` says, before the command's words are understood."""
    for at, word in enumerate(words):
        if word == "--language" and at + 1 < len(words):
            return words[at + 1]
        if word.startswith("--language="):
            return word.partition("=")[2]
    return None


def is_about_output(fault: OSError) -> bool:
    """Tell whether a file system refused what was written: a full disk, a closed stream."""
    import errno

    return fault.errno in (errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT, errno.EBADF)


def own_fault(fault: Exception, screen: Screen) -> int:
    """Tell that the fault is ours, where it is and how to report it; return 70."""
    if os.environ.get("CASUS_TRACEBACK"):
        traceback.print_exception(fault)
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}casus{os.sep}" in frame.filename] or list(frames)
    where = "casus"
    if ours:
        inside = ours[-1].filename.rpartition(f"{os.sep}casus{os.sep}")[2].replace(os.sep, "/")
        where = f"casus/{inside}:{ours[-1].lineno}"
    facts = {
        "kind": type(fault).__name__,
        "where": where,
        "says": str(fault) or type(fault).__name__,
        "version": __version__,
        "python": sys.version.split()[0],
    }
    screen.tell_at_last(Problem("own-fault", None, facts))
    return OWN_FAULT
