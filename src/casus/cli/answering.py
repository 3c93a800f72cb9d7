"""Run what `casus forecast` asks, and show it as text, JSON or a saved page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus import __version__
from casus.cli.asking import Asked
from casus.cli.exit_code import FINE, INTERRUPTED, MISUSE, NOT_WRITTEN
from casus.cli.options import RunOptions
from casus.cli.run import tell_errors, write_json
from casus.cli.screen import Screen
from casus.model import Model
from casus.problem import Problem

if TYPE_CHECKING:
    from casus.forecast import Answers, Effort, Explanation, ThesisComparison
    from casus.report import Page, Sheet


FIT_RECORDS = 99


@dataclass(frozen=True, slots=True)
class Shown:
    """Where and how answers are shown."""

    screen: Screen
    aside: Screen
    options: RunOptions
    is_brief: bool
    save: str | None
    is_fit_asked: bool = False  # whether each thesis fits the record at all, which takes many runs


def answer(model: Model, asked: Asked, kind: str, shown: Shown) -> int:
    """Run what is asked, write it, and return the exit code. kind: page, track, curves or change."""
    import casus.forecast as lens
    from casus.cli.progress import Progress
    from casus.forecast import Effort, RunLimit

    options = shown.options
    is_modelled = any(reading.clause for question in model.questions for reading in question.readings)
    if kind != "page" and not is_modelled:
        shown.aside.tell([Problem("nothing-to-run", None)])
        return MISUSE
    if any(word == "had" for word, _ in asked.words) and not hasattr(lens, "counterfactual"):
        shown.aside.tell([Problem("counterfactual-missing", None)])
        return MISUSE
    effort = Effort(
        seed=options.seed,
        n_worlds=options.worlds,
        standard_error=None if options.error is None else options.error / 100,
        engine=options.engine,
        n_threads=options.threads,
    )
    run = {"page": answer_page, "track": answer_track, "curves": answer_curves, "change": answer_change}[kind]
    try:
        with Progress(shown.aside) as progress:
            result = run(model, asked, replace(effort, progress=progress), shown)
    except RunLimit as limit:
        told = shown.screen if options.json else shown.aside
        return tell_errors(model.name, model.digest, [limit.problem], told, json=options.json)
    except KeyboardInterrupt:
        shown.aside.tell([Problem("interrupted-early", None)])
        return INTERRUPTED
    return show(result, shown)


@dataclass(frozen=True, slots=True)
class Result:
    """What was found: a page or sheet, further sheets for a saved page, the record, and how it ended."""

    page: Page | Sheet
    charts: tuple[Sheet, ...]
    record: dict[str, object]
    is_interrupted: bool = False


def answer_page(model: Model, asked: Asked, effort: Effort, shown: Shown) -> Result:
    """Return the answers with what stands behind them; stopped by the user, with what is done so far."""
    from casus.forecast import forecast_case
    from casus.report import forecast_to_json, make_forecast_page, make_page

    answers = forecast_case(model, as_of=asked.as_of, **arguments(effort))
    language = shown.screen.language
    if shown.is_brief and not shown.options.json:
        return Result(make_page(model, answers, language, True), (), {}, answers.is_interrupted)
    explanation, comparison = None, None
    is_stopped = answers.is_interrupted
    if not is_stopped and answers.engine != "stated":
        explanation, comparison, is_stopped = explained(model, asked, answers, effort, shown.is_fit_asked)
    page = make_forecast_page(model, answers, explanation, comparison, language, asked.question)
    record = forecast_to_json(model, __version__, answers, explanation=explanation, theses=comparison)
    charts = (
        () if shown.save is None or answers.engine == "stated" else curve_sheets(model, asked, effort, shown)
    )
    return Result(page, charts, {**record, "interrupted": is_stopped}, is_stopped)


def explained(
    model: Model, asked: Asked, answers: Answers, effort: Effort, is_fit_asked: bool
) -> tuple[Explanation | None, ThesisComparison | None, bool]:
    """Return what stands behind the answers, the theses compared, and whether the user stopped it."""
    from casus.forecast import compare_theses, explain_case

    explanation: Explanation | None = None
    try:
        explanation = explain_case(model, answers, effort=effort)
        if asked.as_of is None or not has_rivals(model):
            return explanation, None, False
        n_records = FIT_RECORDS if is_fit_asked else 0
        compared = compare_theses(model, as_of=asked.as_of, n_records=n_records, effort=effort)
        return explanation, compared, False
    except KeyboardInterrupt:
        return explanation, None, True


def has_rivals(model: Model) -> bool:
    """Tell whether the case holds a thesis that says something else than the case."""
    return any(thesis.credences or thesis.hazards or thesis.influences for thesis in model.theses)


def answer_track(model: Model, asked: Asked, effort: Effort, shown: Shown) -> Result:
    """Return the answers day by day, up to the day asked or the last that is known."""
    from casus.forecast import track_case
    from casus.report import forecast_to_json, make_track_sheet

    track = track_case(model, effort=effort)
    if asked.as_of is not None:
        track = replace(track, days=tuple(day for day in track.days if day.day <= asked.as_of))
    sheet = make_track_sheet(model, track, shown.screen.language, asked.question)
    return Result(sheet, (), forecast_to_json(model, __version__, track=track))


def answer_curves(model: Model, asked: Asked, effort: Effort, shown: Shown) -> Result:
    """Return how the answers grow with the day."""
    from casus.forecast import curves_of
    from casus.report import forecast_to_json, make_curve_sheet

    curves = curves_of(model, as_of=asked.as_of, effort=effort)
    language, seed = shown.screen.language, shown.options.seed
    sheet = make_curve_sheet(model, curves, language, asked.question, seed, asked.as_of)
    return Result(sheet, (), forecast_to_json(model, __version__, curves=curves))


def curve_sheets(model: Model, asked: Asked, effort: Effort, shown: Shown) -> tuple[Sheet, ...]:
    """Return the curves of what is asked, for the charts of a saved page."""
    from casus.forecast import curves_of
    from casus.report import make_curve_sheet

    curves = curves_of(model, as_of=asked.as_of, effort=effort)
    sheet = make_curve_sheet(model, curves, shown.screen.language, asked.question, effort.seed, asked.as_of)
    bare = tuple(replace(part, rows=(), columns=()) for part in sheet.parts)
    return (replace(sheet, parts=bare),)


def answer_change(model: Model, asked: Asked, effort: Effort, shown: Shown) -> Result:
    """Return each answer before and after what is changed."""
    import casus.forecast as lens
    from casus.forecast import what_if
    from casus.report import forecast_to_json, make_change_sheet

    is_had = any(kind == "had" for kind, _ in asked.words)
    if is_had:
        assert asked.as_of is not None
        found = vars(lens)["counterfactual"](model, asked.interventions, as_of=asked.as_of, effort=effort)
    else:
        found = what_if(model, asked.interventions, as_of=asked.as_of, effort=effort)
    sheet = make_change_sheet(model, found, asked.words, shown.screen.language, asked.question)
    interventions = [{"kind": kind, "words": words} for kind, words in asked.words]
    record = forecast_to_json(model, __version__, interventions=interventions, change=found)
    return Result(sheet, (), record)


def arguments(effort: Effort) -> dict[str, Any]:
    """Return an effort as the keywords of `forecast_case`."""
    return {
        "seed": effort.seed,
        "n_worlds": effort.n_worlds,
        "standard_error": effort.standard_error,
        "engine": effort.engine,
        "n_threads": effort.n_threads,
        "progress": effort.progress,
    }


# ---- showing ----------------------------------------------------------------------------------


def show(result: Result, shown: Shown) -> int:
    """Write what was found, save it where asked, and return the exit code."""
    from casus.report import Page, page_to_text, sheet_to_text

    screen = shown.screen
    if shown.save is not None:
        refused = save_page(result, shown)
        if refused is not None:
            shown.aside.tell([refused])
            return NOT_WRITTEN
    if shown.options.json:
        write_json(screen, result.record)
    elif isinstance(result.page, Page):
        screen.write(page_to_text(result.page, screen.width, screen.is_coloured, screen.is_ascii))
    else:
        screen.write(sheet_to_text(result.page, screen.width, screen.is_coloured, screen.is_ascii))
    return INTERRUPTED if result.is_interrupted else FINE


def save_page(result: Result, shown: Shown) -> Problem | None:
    """Write the page, or its one chart, to the file asked for; return why it could not be written."""
    from casus.report import chart_to_svg, whole_page

    assert shown.save is not None
    path = Path(shown.save)
    if path.suffix == ".svg":
        charts = list(charts_of(result))
        if not charts:
            return Problem("no-chart", None, {"path": shown.save})
        text = chart_to_svg(charts[0], is_alone=True) + "\n"
    else:
        text = whole_page(result.page, result.charts)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as fault:
        return Problem("not-saved", None, {"path": shown.save, "says": fault.strerror or str(fault)})
    return None


def charts_of(result: Result) -> Any:
    """Yield the charts of a result, in order."""
    sheets = [*result.charts, *([result.page] if hasattr(result.page, "parts") else [])]
    for sheet in sheets:
        yield from (part.chart for part in sheet.parts if part.chart is not None)
