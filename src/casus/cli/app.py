"""The commands and their help. A command's module is imported when it is used."""

from __future__ import annotations

from cyclopts import App

from casus import __version__

HELP = """casus tests arguments about what will happen.

Does it follow? Would they? How likely, and by when? Was it right?"""

EXAMPLES = """For example:

  casus check case.yaml              tell every mistake in a case, and how to mend it
  casus run case.yaml                answer its questions on one page
  casus run case.yaml --json         the same, for programs
  casus forecast case.yaml           why, how sure, what would change it, what to watch
  casus show case.yaml --as meant    what casus understood

Exit codes: 0 fine, 1 problems in the case, 2 misuse, 70 our own fault, 130 interrupted."""

CHECK = """Tell every problem of a case at once: where it is, why it is one, and how to mend it.

Nothing is changed. Exit code 0 when every case can be run, 1 when one cannot."""

CHECK_EXAMPLES = """For example:

  casus check case.yaml
  casus check cases/* --strict
  casus check case.yaml --json --language ar"""

RUN = """Answer the questions of a case on one page: how likely, and by when.

The same case and seed give the same page, on one thread or many. Ctrl-C answers from what is done so far."""

RUN_EXAMPLES = """For example:

  casus run case.yaml
  casus run case.yaml --as-of 2024-05-01
  casus run case.yaml --language ar
  casus run case.yaml --json --seed 7 --worlds 1000000"""

FORECAST = """Answer how likely and by when: how sure, why, what would change it, what to watch.

The same case, day and seed give the same page, on one thread or many. Ctrl-C gives what is done so far."""

FORECAST_EXAMPLES = """For example:

  casus forecast case.yaml
  casus forecast case.yaml --as-of 2024-05-01 --question floods
  casus forecast case.yaml --track --question floods
  casus forecast case.yaml --by-date --save page.html
  casus forecast case.yaml --set "dam is open from 2024-05-01"
  casus forecast case.yaml --scale "storm by x2" --scale "repair by /2"
  casus forecast case.yaml --as-of 2024-05-01 --had "storm has not happened\""""

WORLD = """Tell one history of a case, dated and in words: one of those that its answers are shares of."""

WORLD_EXAMPLES = """For example:

  casus world case.yaml 17
  casus world case.yaml --show "dam is open and storm has happened"
  casus world case.yaml --show floods          one in which the question's first reading comes true
  casus world case.yaml --show "not floods"    one in which it does not"""

SHOW = """Print a case as casus holds it: what was read, what was written, what is meant, what is run."""

SHOW_EXAMPLES = """For example:

  casus show case.yaml --as meant       every default filled in, in plain units
  casus show case.yaml --as document    each text with its line and column"""

app = App(
    name="casus",
    help=HELP,
    help_epilogue=EXAMPLES,
    help_format="plaintext",
    version=__version__,
    result_action="return_value",
    exit_on_error=False,
    print_error=False,
    suppress_keyboard_interrupt=False,
)
app.command("casus.cli.check:check", name="check", help=CHECK, help_epilogue=CHECK_EXAMPLES)
app.command("casus.cli.run:run", name="run", help=RUN, help_epilogue=RUN_EXAMPLES)
app.command("casus.cli.forecast:forecast", name="forecast", help=FORECAST, help_epilogue=FORECAST_EXAMPLES)
app.command("casus.cli.world:world", name="world", help=WORLD, help_epilogue=WORLD_EXAMPLES)
app.command("casus.cli.show:show", name="show", help=SHOW, help_epilogue=SHOW_EXAMPLES)

completion = App(
    name="completion", help="Complete casus's commands in your shell with the tab key.", help_epilogue=""
)
printing, installing = "casus.cli.completion:print_completion", "casus.cli.completion:install_completion"
completion.command(printing, name="print", help="Print the completion script.")
completion.command(installing, name="install", help="Install the script, and load it at your shell's start.")
app.command(completion)
