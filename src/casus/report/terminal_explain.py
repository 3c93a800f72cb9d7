"""What stands behind an answer, as lines for a terminal or a file."""

from __future__ import annotations

from casus.report.form import Explained, Page
from casus.report.layout import Paint, paired_lines, wrap

BULLET = "–"


def support_lines(page: Page, width: int, paint: Paint) -> list[str]:
    """Return how far the record bears out each thesis."""
    if not page.support:
        return []
    heading = wrap(page.support_heading, width, style="bold", paint=paint)
    return ["", *heading, *paired_lines(page.support, width, 2, paint)]


def explained_lines(explained: Explained, width: int, paint: Paint) -> list[str]:
    """Return what stands behind one reading: how sure, for, against, what would change it, what to watch."""
    lines = ["", *wrap(explained.heading, width, 2, 4, "bold", paint)]
    level, *parts = explained.sure
    lines += wrap(f"{level} {' '.join(parts)}", width, 4, 6, paint=paint)
    for heading, sentences in (
        (explained.for_heading, explained.reasons_for),
        (explained.against_heading, explained.reasons_against),
        (explained.change_heading, explained.changes),
    ):
        lines += wrap(heading, width, 4, 6, "dim", paint)
        for sentence in sentences:
            lines += wrap(f"{BULLET} {sentence}", width, 6, 8, paint=paint)
    for sentence in explained.origins:
        lines += wrap(sentence, width, 6, 8, paint=paint)
    if explained.watched:
        lines += wrap(explained.watch_heading, width, 4, 6, "dim", paint)
        lines += paired_lines(explained.watched, width, 6, paint)
    return lines
