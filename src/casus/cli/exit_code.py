"""Exit codes of every command."""

FINE = 0
PROBLEMS = 1  # in the case
MISUSE = 2
OWN_FAULT = 70  # the numbers of sysexits.h
NOT_WRITTEN = 74
INTERRUPTED = 130
BROKEN_PIPE = 141
