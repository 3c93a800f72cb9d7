"""The Python door: read a case, run it, look at what comes back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Literal

import casus.forecast as lens
from casus import __version__
from casus.case import Case, parse_document
from casus.forecast import (
    Answers,
    Effort,
    Explanation,
    QuestionAnswer,
    ReadingAnswer,
    RunLimit,
    ThesisComparison,
    compare_theses,
    curves_of,
    explain_case,
    forecast_case,
    history_of,
    track_case,
    what_if,
)
from casus.model import Intervention, Model, Thesis, check_case, read_interventions
from casus.problem import Problem, Severity, problem_to_json, render_problems
from casus.quantity import day_at, read_date
from casus.report import (
    Page,
    Sheet,
    answers_to_arrow,
    answers_to_pandas,
    change_rows,
    curve_rows,
    driver_rows,
    forecast_to_json,
    history_rows,
    make_change_sheet,
    make_curve_sheet,
    make_forecast_page,
    make_history_sheet,
    make_page,
    make_track_sheet,
    page_to_html,
    page_to_text,
    rows_to_pandas,
    sheet_to_html,
    sheet_to_text,
    track_rows,
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
    written = parse_document(read_document(path))
    checked = check_case(written)
    if checked.model is None:
        raise CaseError(checked.problems)
    return CheckedCase(checked.model, tuple(checked.problems), written)


Day = str | date | None  # a date, or its words: "2024-05-01"
Words = str | Sequence[str]
Engine = Literal["auto", "exact", "worlds", "particles", "plain"]


class CheckedCase:
    """A case that can be run: its model, and the warnings that a reader ought to know."""

    def __init__(self, model: Model, problems: tuple[Problem, ...] = (), written: Case | None = None) -> None:
        """Keep the model, its warnings and the case as written, over whose names words are read."""
        self.model = model
        self.problems = problems
        self.written = written

    def run(
        self,
        seed: int = 1,
        worlds: int | None = None,
        error: float | None = None,
        *,
        as_of: Day = None,
        engine: Engine = "auto",
        threads: int | None = None,
    ) -> Findings:
        """Return what was found, given what was observed up to the end of the day `as_of`.

        Tries `worlds` histories, or goes on until every standard error is below `error`, a share: 0.001 is
        0.1 percentage points. Raises ValueError for numbers out of range.
        """
        effort = effort_of(seed, worlds, error, engine, threads)
        return Findings(self.model, self._answers(as_of, effort))

    def forecast(
        self,
        as_of: Day = None,
        *,
        seed: int = 1,
        worlds: int | None = None,
        error: float | None = None,
        engine: Engine = "auto",
        threads: int | None = None,
    ) -> Findings:
        """Return what was found, with what stands behind it: drivers, indicators, confidence, theses."""
        effort = effort_of(seed, worlds, error, engine, threads)
        answers = self._answers(as_of, effort)
        if answers.engine == "stated":
            return Findings(self.model, answers)
        explanation = told(explain_case, self.model, answers, effort=effort)
        day = self.day(as_of)
        is_compared = day is not None and any(not is_bare(thesis) for thesis in self.model.theses)
        theses = told(compare_theses, self.model, as_of=day, effort=effort) if is_compared else None
        return Findings(self.model, answers, explanation, theses)

    def track(self, *, seed: int = 1, worlds: int | None = None, engine: Engine = "auto") -> Shown:
        """Return the answers on each day as facts came in, with what moved them."""
        track = told(track_case, self.model, effort=effort_of(seed, worlds, None, engine, None))
        return Shown(self.model, "track", track, partial(make_track_sheet, self.model, track), track_rows)

    def curves(self, as_of: Day = None, *, seed: int = 1, engine: Engine = "auto") -> Shown:
        """Return how each answer grows with the day by which it is asked."""
        day = self.day(as_of)
        curves = told(curves_of, self.model, as_of=day, effort=effort_of(seed, None, None, engine, None))
        make = partial(make_curve_sheet, self.model, curves, seed=seed, known_on=day)
        return Shown(self.model, "curves", curves, make, curve_rows)

    def what_if(
        self,
        set: Words = (),
        make: Words = (),
        scale: Words = (),
        *,
        as_of: Day = None,
        seed: int = 1,
        worlds: int | None = None,
        engine: Engine = "auto",
    ) -> Shown:
        """Return each answer before and after what is set, made or scaled, in words: `set="dam is open"`.

        Raises CaseError for words that name nothing of the case.
        """
        asked = [(kind, each) for kind, words in kinds(set=set, make=make, scale=scale) for each in words]
        effort = effort_of(seed, worlds, None, engine, None)
        found = told(what_if, self.model, self._read(asked, as_of), as_of=self.day(as_of), effort=effort)
        return Shown(
            self.model, "change", found, partial(make_change_sheet, self.model, found, asked), change_rows
        )

    def counterfactual(
        self, had: Words, *, as_of: Day, seed: int = 1, worlds: int | None = None, engine: Engine = "auto"
    ) -> Shown:
        """Return each answer given what happened until `as_of`, and had it been otherwise, luck unchanged."""
        if not hasattr(lens, "counterfactual"):
            raise NotImplementedError("this version computes no counterfactuals")
        asked = [("had", each) for each in ([had] if isinstance(had, str) else had)]
        effort = effort_of(seed, worlds, None, engine, None)
        day = self.day(as_of)
        found = told(
            vars(lens)["counterfactual"], self.model, self._read(asked, as_of), as_of=day, effort=effort
        )
        return Shown(
            self.model, "change", found, partial(make_change_sheet, self.model, found, asked), change_rows
        )

    def world(self, number: int, *, as_of: Day = None, seed: int = 1) -> Shown:
        """Return one history, dated and in words."""
        history = told(history_of, self.model, number, as_of=self.day(as_of), seed=seed)
        return Shown(
            self.model, "history", history, partial(make_history_sheet, self.model, history), history_rows
        )

    def day(self, as_of: Day) -> date | None:
        """Return a day that was given as a date or in words; ValueError for what is none of the case's."""
        day = read_date(as_of) if isinstance(as_of, str) else as_of
        if isinstance(as_of, str) and day is None:
            raise ValueError(f"as_of must be a date such as 2024-05-01, got {as_of!r}")
        if day is not None and not self.model.as_of <= day <= self.model.horizon:
            raise ValueError(f"as_of must lie from {self.model.as_of} to {self.model.horizon}, got {day}")
        return day

    def _answers(self, as_of: Day, effort: Effort) -> Answers:
        answers: Answers = told(
            forecast_case, self.model, as_of=self.day(as_of), seed=effort.seed, n_worlds=effort.n_worlds,
            standard_error=effort.standard_error, engine=effort.engine, n_threads=effort.n_threads,
        )  # fmt: skip
        return answers

    def _read(self, asked: list[tuple[str, str]], as_of: Day) -> tuple[Intervention, ...]:
        if self.written is None:
            raise ValueError("this case was made without its text, over whose names words are read")
        day = self.day(as_of)
        begin_at = 0.0 if day is None else day_at(day, self.model.as_of) + 1.0
        found, problems = read_interventions(self.written, asked, begin_at)
        if problems:
            raise CaseError(problems)
        return found

    def __repr__(self) -> str:
        """Return the case in a line."""
        n_warnings = len(self.problems)
        return (
            f"<casus case {self.model.name!r}: questions {len(self.model.questions)}, warnings {n_warnings}>"
        )


def effort_of(seed: int, worlds: int | None, error: float | None, engine: str, threads: int | None) -> Effort:
    """Return how a case is to be run; ValueError for numbers out of range."""
    if error is not None and not 0.0 < error < 1.0:
        raise ValueError(f"error must lie between 0 and 1 (0.001 is 0.1 percentage points), got {error}")
    if not 0 <= seed < 2**64:
        raise ValueError(f"seed must lie between 0 and 2**64 - 1, got {seed}")
    if worlds is not None and worlds < 1:
        raise ValueError(f"worlds must be at least 1, got {worlds}")
    return Effort(seed, worlds, error, engine, threads)


def told(function: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
    """Return what a function of the lens finds; numbers that no engine can run raise CaseError."""
    try:
        return function(*arguments, **keywords)
    except RunLimit as limit:
        raise CaseError((limit.problem,)) from limit


def kinds(**words: Words) -> list[tuple[str, Sequence[str]]]:
    """Return what was given under each kind, one text or several alike."""
    return [(kind, [each] if isinstance(each, str) else each) for kind, each in words.items()]


def is_bare(thesis: Thesis) -> bool:
    """Tell whether a thesis changes nothing: it is the case as written."""
    return not (thesis.credences or thesis.hazards or thesis.influences)


class Shown:
    """A track, a change, curves or a history: shown as tables and charts in a notebook."""

    def __init__(
        self,
        model: Model,
        kind: str,
        form: Any,
        make: Callable[..., Sheet],
        rows: Callable[[Any], list[dict[str, object]]],
    ) -> None:
        """Keep the form (`form`, of the forecast lens) and how it is shown."""
        self.model = model
        self.kind = kind
        self.form = form
        self._make = make
        self._rows = rows

    def page(self, language: str = "en", width: int = 100) -> str:
        """Return it as plain text in `language` (`en` or `ar`)."""
        return sheet_to_text(self._make(language=language), width)

    def __repr__(self) -> str:
        """Return it in English, as plain text."""
        return self.page()

    def _repr_html_(self) -> str:
        """Return it for a notebook, with its charts, in the case's language."""
        return sheet_to_html(self._make(language="ar" if self.model.language == "ar" else "en"))

    def to_dict(self) -> dict[str, object]:
        """Return plain values in the shape of docs/reference/forecast.schema.json."""
        return forecast_to_json(self.model, __version__, **{self.kind: self.form})

    def to_pandas(self) -> Any:
        """Return its rows as a pandas DataFrame."""
        return rows_to_pandas(self._rows(self.form))


class Findings:
    """What a run found. `findings["question"]` is one question; in a notebook all are shown as tables."""

    def __init__(
        self,
        model: Model,
        answers: Answers,
        explanation: Explanation | None = None,
        theses: ThesisComparison | None = None,
    ) -> None:
        """Keep the model, for its words, the answers, and what stands behind them where that was asked."""
        self.model = model
        self.answers = answers
        self.explanation = explanation
        self.theses = theses

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
        return page_to_text(self.part())

    def page(self, language: str = "en", width: int = 100) -> str:
        """Return the page as plain text in `language` (`en` or `ar`)."""
        return page_to_text(self.part(language), width)

    def _repr_html_(self) -> str:
        """Return the page for a notebook, in the case's language."""
        return page_to_html(self.part(self.language))

    def part(self, language: str = "en", question: str | None = None) -> Page:
        """Return the page, or one question's, with what stands behind its answers where that was asked."""
        if self.explanation is None and question is None:
            return make_page(self.model, self.answers, language)
        found = (self.explanation, self.theses, language, question)
        return make_forecast_page(self.model, self.answers, *found)

    def drivers(self) -> Any:
        """Return what moves each answer, one row a reading and driver, as a pandas DataFrame.

        ValueError where only `run` was asked: `forecast` finds them.
        """
        if self.explanation is None:
            raise ValueError("run() does not look for drivers: call forecast()")
        return rows_to_pandas(driver_rows(self.explanation))

    @property
    def language(self) -> str:
        """The case's language, where a page can be written in it; else English."""
        return "ar" if self.model.language == "ar" else "en"

    def to_dict(self) -> dict[str, object]:
        """Return plain values in the shape of docs/reference/forecast.schema.json."""
        return forecast_to_json(
            self.model, __version__, self.answers, explanation=self.explanation, theses=self.theses
        )

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
        page = self.findings.part(language, self.answer.name)
        return replace(page, dates=(), lenses=(), lenses_heading="", footnotes=(), support=())

    def to_dict(self) -> Any:
        """Return the question's plain values, as under its name in docs/reference/run.schema.json."""
        return self.findings.to_dict()["questions"][self.answer.name]  # type: ignore[index]
