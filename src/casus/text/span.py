"""Changes of a text in place: everything around the changed words stays as its author wrote it."""

from __future__ import annotations

from casus.problem import Place


def replace_span(text: str, place: Place, new: str) -> str:
    """Return `text` with the characters of `place` replaced by `new`.

    Raises ValueError unless `text` is the text that `place` was read from: in any other, its offsets would
    silently point at other words. For several changes go from the last place to the first, or read anew.
    """
    if text != place.file.text:
        raise ValueError(f"text must be that of {place.file.name}, in which the place was found")
    if not 0 <= place.start <= place.end <= len(text):
        raise ValueError(f"place must lie in the text, got {place.start} to {place.end} of {len(text)}")
    return text[: place.start] + new + text[place.end :]
