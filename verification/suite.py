"""What suites share: a case's text on its whole way to a model, and what is printed of each suite."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from casus.case import parse_document
from casus.model import Model, check_case
from casus.text import read_document


class NotExpressibleError(Exception):
    """The language has no words for something in the case: the reason."""


@dataclass
class Tally:
    """How many cases of a suite passed, failed, or cannot be said in the language."""

    suite: str
    n_passed: int = 0
    n_failed: int = 0
    n_not: int = 0

    def judge(self, case: str, is_passed: bool, said: str) -> None:
        """Count one case, and print a line for it."""
        self.n_passed += is_passed
        self.n_failed += not is_passed
        print(f"{self.suite} {case}: {'passed' if is_passed else 'FAILED'}: {said}", flush=True)

    def set_aside(self, case: str, reason: object) -> None:
        """Count a case that the language has no words for, and print why."""
        self.n_not += 1
        print(f"{self.suite} {case}: not expressible: {reason}", flush=True)

    def close(self) -> int:
        """Print the sum; return how many failed."""
        print(
            f"{self.suite}: {self.n_passed} passed, {self.n_failed} failed, {self.n_not} not expressible",
            flush=True,
        )
        return self.n_failed


def model_of_text(text: str) -> Model:
    """Return the model of a case: read, parsed and checked. Raises ValueError where it has problems."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "case.yaml"
        file.write_text(text, encoding="utf-8")
        checked = check_case(parse_document(read_document(file)))
    if checked.model is None:
        told = "; ".join(f"{problem.code} {dict(problem.facts)}" for problem in checked.problems)
        raise ValueError(f"the case that was written has problems: {told}\n{text[:4000]}")
    return checked.model
