"""The commands and their help. A command's module is imported when it is used."""

from __future__ import annotations

from cyclopts import App

from casus import __version__

HELP = """Test arguments about what will happen: does it follow, would they, how likely and by when, was it
right?

Examples:

  casus check case.yaml              tell every mistake in a case, with how to mend it

  casus run case.yaml                answer its questions on one page

  casus run case.yaml --json         the same for programs

  casus show case.yaml --as meant    what casus understood

Exit codes: 0 fine, 1 problems in the case, 2 misuse, 70 our own fault."""

app = App(
    name="casus",
    help=HELP,
    help_format="plaintext",
    version=__version__,
    result_action="return_value",
    exit_on_error=False,
    print_error=False,
    suppress_keyboard_interrupt=False,
)
app.command("casus.cli.check:check", name="check")
app.command("casus.cli.run:run", name="run")
app.command("casus.cli.show:show", name="show")

completion = App(name="completion", help="Complete casus's commands in your shell with the tab key.")
completion.command("casus.cli.completion:print_completion", name="print")
completion.command("casus.cli.completion:install_completion", name="install")
app.command(completion)
