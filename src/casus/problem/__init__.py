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

__all__ = ["Place", "Problem", "Related", "Severity", "SourceFile", "column_of", "line_of", "words_of"]
