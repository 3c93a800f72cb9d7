"""A bar on the error stream for runs that take longer than a moment."""

from __future__ import annotations

from time import monotonic
from types import TracebackType
from typing import Any

from casus.cli.screen import Screen

QUIET_SECONDS = 0.5
SAID = {
    "case": ("the case", "القضية"),
    "null": ("no change", "بقاء الحال"),
    "theses": ("theses", "الأطروحات"),
}


class Progress:
    """Draws a bar when it is called with what is run, how much is done and how much is expected.

    Nothing is drawn, and rich is not loaded, off a terminal or before half a second has passed.
    """

    def __init__(self, screen: Screen) -> None:
        """Keep the screen; the clock starts now."""
        self.screen = screen
        self.is_silent = not screen.stream.isatty()
        self.started = monotonic()
        self.bar: Any = None
        self.tasks: dict[str, Any] = {}

    def __call__(self, what: str, done: int, expected: int) -> None:
        """Draw how far `what` is."""
        if self.is_silent or (self.bar is None and monotonic() - self.started < QUIET_SECONDS):
            return
        if self.bar is None:
            self.bar = self.new_bar()
            self.bar.start()
        if what not in self.tasks:
            said = SAID[what][self.screen.language == "ar"] if what in SAID else what
            self.tasks[what] = self.bar.add_task(said, total=expected)
        self.bar.update(self.tasks[what], completed=done, total=max(done, expected))

    def new_bar(self) -> Any:
        """Return rich's progress display, on the error stream."""
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        console = Console(file=self.screen.stream, no_color=not self.screen.is_coloured)
        text = TextColumn("{task.description}", markup=False)
        columns = (text, BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        return Bar(*columns, console=console, transient=True)

    def __enter__(self) -> Progress:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, whatever happened."""
        if self.bar is not None:
            self.bar.stop()
