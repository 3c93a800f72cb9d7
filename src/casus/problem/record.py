"""Problems as other programs read them."""

from __future__ import annotations

from casus.problem.form import Place, Problem, column_of, line_of, words_of
from casus.problem.visible import without_surrogates
from casus.problem.wording import label_of, sentences_of

WORDS_LIMIT = 1000  # characters of the place's words


def problem_to_json(problem: Problem, language: str = "en") -> dict[str, object]:
    """Return `problem` as what `json.dumps` writes; lines and columns count from 1, ends are not included.

    Without a place, `file` to `words` are None. Columns count characters (code points).
    """
    said = sentences_of(problem, language)
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        **_place_to_json(problem.place),
        "what": said.what,
        "why": said.why,
        "mend": said.mend,
        "suggestion": None if problem.suggestion is None else without_surrogates(problem.suggestion),
        "related": [
            {
                "label": related.label,
                "says": label_of(related.label, language),
                **_place_to_json(related.place),
            }
            for related in problem.related
        ],
        "subject": None if problem.subject is None else without_surrogates(problem.subject),
    }


def _place_to_json(place: Place | None) -> dict[str, object]:
    if place is None:
        return dict.fromkeys(("file", "line", "column", "end_line", "end_column", "words"))
    end = Place(place.file, place.end, place.end)
    return {
        "file": without_surrogates(place.file.name),
        "line": line_of(place),
        "column": column_of(place),
        "end_line": line_of(end),
        "end_column": column_of(end),
        "words": without_surrogates(words_of(place)[:WORDS_LIMIT]),
    }
