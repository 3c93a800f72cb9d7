"""How a problem is worded: one entry a code, in every language."""

from __future__ import annotations

from dataclasses import dataclass

Both = tuple[str, str]  # English, Arabic; braces are filled from the problem's facts


@dataclass(frozen=True, slots=True)
class Wording:
    """what: the first line, enough alone. why: the reason for the rule. mend: what to write instead.

    `label` stands under the picture's carets ("did you mean `dam_is_dry`?" is put there by the renderer
    when the problem has a suggestion).
    """

    what: Both
    why: Both
    mend: Both
    label: Both | None = None
