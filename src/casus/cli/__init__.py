"""The command line: the only room that prints."""

from casus.cli.start import main

__all__ = ["main"]
