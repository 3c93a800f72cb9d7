"""The broken cases: one fault each, told where it is, by its own code, and nothing else is touched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from casus.case import parse_document
from casus.model import check_case
from casus.problem import Problem, Severity, line_of
from casus.text import read_document

BROKEN = Path(__file__).parents[1] / "broken"
# The fault, by the name of its file (a folder has no suffix): the code, and the line that it is told at.
FAULTS = {
    "accept-without-reason": ("missing-field", 10),
    "aim-about-unknown-option": ("unknown-option", 9),
    "anchor": ("anchor", 6),
    "arabic-comma": ("arabic-comma", 6),
    "bare-decimal": ("bare-share", 6),
    "certain-chance": ("chance-certain", 8),
    "chance-without-window": ("chance-without-window", 8),
    "circular-reasons": ("circular-reasons", 6),
    "colon-in-text": ("colon-in-text", 7),
    "comma-in-text": ("comma-in-text", 8),
    "comment-in-text": ("comment-in-text", 7),
    "control-character": ("control-character", 6),
    "date-that-does-not-exist": ("date-not-existing", 3),
    "declared-twice": ("declared-twice", 2),
    "dispute-party-without-options": ("missing-field", 10),
    "duplicate-key": ("duplicate-key", 7),
    "empty-file": ("empty-file", 1),
    "event-without-chance": ("missing-field", 8),
    "first-shares-above-1": ("not-100-percent", 6),
    "glued-colon": ("glued-colon", 10),
    "horizon-before-as-of": ("horizon-before", 4),
    "keyword-name": ("keyword-name", 6),
    "leading-ampersand": ("anchor", 7),
    "leading-at": ("leading-sign", 7),
    "leading-percent": ("leading-sign", 7),
    "leading-star": ("leading-sign", 7),
    "merge-key": ("merge-key", 10),
    "move-without-aim": ("move-without-aim", 9),
    "name-with-space": ("unfit-name", 6),
    "no-as-of": ("no-as-of", 1),
    "no-case": ("no-case", None),
    "not-utf-8": ("not-utf-8", 6),
    "observation-of-unknown-event": ("unknown-event", 11),
    "odds-and-scale": ("odds-and-scale", 11),
    "one-name-two-things": ("name-taken", 6),
    "percent-per-year": ("percent-rate", 8),
    "percentage-above-100": ("share-above-one", 6),
    "quote-not-in-source": ("quote-not-found", 10),
    "range-upside-down": ("range-upside-down", 6),
    "reading-after-horizon": ("asked-beyond", 14),
    "reading-without-condition": ("reading-without-when", 11),
    "reading-without-day": ("reading-without-day", 11),
    "source-text-missing": ("no-such-text", 6),
    "tab": ("tab", 6),
    "table-that-does-not-sum": ("not-100-percent", 6),
    "tag": ("tag", 8),
    "talk-before-as-of": ("talk-before", 7),
    "text-after-quote": ("text-after-quote", 7),
    "unclosed-bracket": ("unclosed-bracket", 6),
    "unclosed-quote": ("unclosed-quote", 7),
    "unknown-actor": ("unknown-actor", 8),
    "unknown-choice": ("unknown-choice", 6),
    "unknown-condition": ("condition-left-over", 8),
    "unknown-field": ("unknown-field", 6),
    "unknown-level": ("unknown-level", 8),
    "unknown-name": ("unknown-name", 10),
    "unknown-section": ("unknown-section", 5),
    "unknown-source": ("unknown-source", 8),
    "wrong-indent": ("wrong-indent", 8),
    "yaml-bomb": ("anchor", 6),
}
# Where one fault is told at several places (every anchor).
TOLD_AGAIN = {"anchor", "yaml-bomb"}
SUGGESTED = {
    "aim-about-unknown-option": "sell",
    "observation-of-unknown-event": "repair",
    "unknown-field": "credence",
    "unknown-level": "turning",
    "unknown-name": "miller_stays",
    "unknown-section": "claims",
}


def path_of(fault: str) -> Path:
    folder = BROKEN / fault
    return folder if folder.is_dir() else BROKEN / f"{fault}.yaml"


def errors_of(fault: str) -> list[Problem]:
    checked = check_case(parse_document(read_document(path_of(fault))))
    assert checked.model is None
    return [problem for problem in checked.problems if problem.severity is Severity.ERROR]


def test_every_broken_case_is_listed() -> None:
    assert sorted(path.stem for path in BROKEN.iterdir()) == sorted(FAULTS)


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_is_told_by_its_code_on_its_line(fault: str) -> None:
    found = [(one.code, line_of(one.place) if one.place else None) for one in errors_of(fault)]
    assert FAULTS[fault] in found
    assert len(found) == 1 or fault in TOLD_AGAIN


@pytest.mark.parametrize("fault", SUGGESTED)
def test_a_slip_of_the_pen_is_met_with_the_name_that_was_meant(fault: str) -> None:
    assert errors_of(fault)[0].suggestion == SUGGESTED[fault]


def test_checking_writes_nothing() -> None:
    def digest() -> str:
        files = sorted(path for path in BROKEN.rglob("*") if path.is_file())
        return hashlib.sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()

    before = digest()
    for fault in FAULTS:
        errors_of(fault)
    assert digest() == before
