"""`casus completion`: let the shell complete commands and options."""

from __future__ import annotations

import sys
from typing import Literal

from casus.cli.exit_code import FINE, MISUSE
from casus.cli.screen import screen_for
from casus.problem import Problem

Shell = Literal["bash", "zsh", "fish"]


def print_completion(*, shell: Shell | None = None) -> int:
    """Print the completion script, to be put where your shell looks for it.

    Parameters
    ----------
    shell
        Your shell; by default the one you are in.
    """
    from casus.cli.app import app

    try:
        script = app.generate_completion(shell=shell)
    except Exception as fault:
        return tell_unknown(fault, "print")
    screen_for(sys.stdout).write(script.rstrip("\n") + "\n")
    return FINE


def install_completion(*, shell: Shell | None = None) -> int:
    """Write the completion script into your home folder and load it at your shell's start.

    Parameters
    ----------
    shell
        Your shell; by default the one you are in.
    """
    from casus.cli.app import app

    try:
        path = app.install_completion(shell=shell)
    except Exception as fault:
        return tell_unknown(fault, "install")
    screen_for(sys.stdout).write(f"{path}\n")
    return FINE


def tell_unknown(fault: Exception, verb: str) -> int:
    """Tell that the shell is not known and return 2; raise whatever else it was."""
    if type(fault).__name__ != "ShellDetectionError":
        raise fault
    facts = {"says": str(fault) or type(fault).__name__, "verb": verb}
    screen_for(sys.stderr).tell([Problem("shell-unknown", None, facts)])
    return MISUSE
