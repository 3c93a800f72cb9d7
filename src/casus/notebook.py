"""The Python door: read a case, run it, look at what comes back."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from casus import __version__
from casus.case import parse_document
from casus.forecast import Answers, QuestionAnswer, ReadingAnswer, RunLimit, run_case
from casus.model import Model, check_case
from casus.problem import Problem, Severity, problem_to_json, render_problems
from casus.report import (
    answers_to_arrow,
    answers_to_json,
    answers_to_pandas,
    make_page,
    page_to_html,
    page_to_text,
)
from casus.text import read_document


class CaseError(ValueError):
    """A case that cannot be run. `problems` holds all of them; the message shows them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return the errors as the command line shows them."""
        errors = [problem for problem in self.problems if problem.severity is Severity.ERROR]
        return f"{len(errors)} in the case\n\n" + render_problems(errors)

    def to_dict(self, language: str = "en") -> list[dict[str, object]]:
        """Return the problems as plain values."""
        return [problem_to_json(problem, language) for problem in self.problems]


def read(path: str | os.PathLike[str]) -> CheckedCase:
    """Return the case at `path` (a file or a folder), checked.

    Raises one CaseError with all problems when it cannot be run; warnings are in the case's `problems`.
    """
    checked = check_case(parse_document(read_document(path)))
    if checked.model is None:
        raise CaseError(checked.problems)
    return CheckedCase(checked.model, tuple(checked.problems))


class CheckedCase:
    """A case that can be run: its model, and the warnings that a reader ought to know."""

    def __init__(self, model: Model, problems: tuple[Problem, ...] = ()) -> None:
        """Keep the model and its warnings."""
        self.model = model
        self.problems = problems

    def run(
        self,
        seed: int = 1,
        worlds: int | None = None,
        error: float | None = None,
        *,
        engine: Literal["auto", "exact", "worlds", "plain"] = "auto",
        threads: int | None = None,
    ) -> Findings:
        """Return what was found.

        Tries `worlds` histories, or goes on until every standard error is below `error`, a share: 0.001 is
        0.1 percentage points. Raises ValueError for numbers out of range.
        """
        if error is not None and not 0.0 < error < 1.0:
            raise ValueError(f"error must lie between 0 and 1 (0.001 is 0.1 percentage points), got {error}")
        if not 0 <= seed < 2**64:
            raise ValueError(f"seed must lie between 0 and 2**64 - 1, got {seed}")
        if worlds is not None and worlds < 1:
            raise ValueError(f"worlds must be at least 1, got {worlds}")
        try:
            answers = run_case(
                self.model, seed=seed, n_worlds=worlds, standard_error=error, engine=engine, n_threads=threads
            )
        except RunLimit as limit:
            raise CaseError((limit.problem,)) from limit
        return Findings(self.model, answers)

    def __repr__(self) -> str:
        """Return the case in a line."""
        n_warnings = len(self.problems)
        return (
            f"<casus case {self.model.name!r}: questions {len(self.model.questions)}, warnings {n_warnings}>"
        )


class Findings:
    """What a run found. `findings["question"]` is one question; in a notebook all are shown as tables."""

    def __init__(self, model: Model, answers: Answers) -> None:
        """Keep the model, for its words, and the answers."""
        self.model = model
        self.answers = answers

    def __getitem__(self, question: str) -> QuestionFindings:
        """Return one question's findings; KeyError names the questions that there are."""
        for answer in self.answers.questions:
            if answer.name == question:
                return QuestionFindings(self, answer)
        raise KeyError(f"no question {question!r}; there are {', '.join(self)}")

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the questions."""
        return (answer.name for answer in self.answers.questions)

    def __len__(self) -> int:
        """Return the number of questions."""
        return len(self.answers.questions)

    def __repr__(self) -> str:
        """Return the page in English, as plain text."""
        return page_to_text(make_page(self.model, self.answers))

    def page(self, language: str = "en", width: int = 100) -> str:
        """Return the page as plain text in `language` (`en` or `ar`)."""
        return page_to_text(make_page(self.model, self.answers, language), width)

    def _repr_html_(self) -> str:
        """Return the page for a notebook, in the case's language."""
        return page_to_html(make_page(self.model, self.answers, self.language))

    @property
    def language(self) -> str:
        """The case's language, where a page can be written in it; else English."""
        return "ar" if self.model.language == "ar" else "en"

    def to_dict(self) -> dict[str, object]:
        """Return plain values in the shape of docs/reference/run.schema.json."""
        return answers_to_json(self.model, self.answers, __version__)

    def to_pandas(self) -> Any:
        """Return one row a reading and thesis, as a pandas DataFrame."""
        return answers_to_pandas(self.answers)

    def to_arrow(self) -> Any:
        """Return one row a reading and thesis, as a pyarrow Table."""
        return answers_to_arrow(self.answers)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the rows as an Arrow stream, for polars, DuckDB and others (needs pyarrow)."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)


class QuestionFindings:
    """One question's answers. `findings["question"]["reading"]` is one reading's."""

    def __init__(self, findings: Findings, answer: QuestionAnswer) -> None:
        """Keep the answer and what it is part of."""
        self.findings = findings
        self.answer = answer

    def __getitem__(self, reading: str) -> ReadingAnswer:
        """Return one reading's answer; KeyError names the readings that there are."""
        for answer in self.answer.readings:
            if answer.name == reading:
                return answer
        raise KeyError(f"no reading {reading!r}; there are {', '.join(self)}")

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the readings."""
        return (answer.name for answer in self.answer.readings)

    def __len__(self) -> int:
        """Return the number of readings."""
        return len(self.answer.readings)

    def __repr__(self) -> str:
        """Return the question's part of the page."""
        return page_to_text(self.part("en"))

    def _repr_html_(self) -> str:
        """Return the question's part of the page for a notebook."""
        return page_to_html(self.part(self.findings.language))

    def part(self, language: str) -> Any:
        """Return the page with this question alone."""
        from dataclasses import replace

        page = make_page(self.findings.model, self.findings.answers, language)
        only = tuple(question for question in page.questions if question.name == self.answer.name)
        return replace(page, questions=only, dates=(), lenses=(), lenses_heading="", footnotes=())

    def to_dict(self) -> Any:
        """Return the question's plain values, as under its name in docs/reference/run.schema.json."""
        return self.findings.to_dict()["questions"][self.answer.name]  # type: ignore[index]
