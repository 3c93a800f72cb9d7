"""What, where, why and how to mend: the problems of a case, and how they are shown."""

from casus.problem.form import (
    Place,
    Problem,
    Related,
    Severity,
    SourceFile,
    column_of,
    line_of,
    words_of,
)
from casus.problem.nearest import nearest
from casus.problem.record import problem_to_json
from casus.problem.render import render_problem, render_problems
from casus.problem.visible import fenced_left, visible, without_surrogates

__all__ = [
    "Place",
    "Problem",
    "Related",
    "Severity",
    "SourceFile",
    "column_of",
    "fenced_left",
    "line_of",
    "nearest",
    "problem_to_json",
    "render_problem",
    "render_problems",
    "visible",
    "without_surrogates",
    "words_of",
]
