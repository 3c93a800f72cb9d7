"""The run: from a model to its answers. Command line, notebook and cluster all call this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from casus.engine import EngineLimit, Outcome, has_kernel, run_network
from casus.forecast.answer import Asked, Run, answer_questions, answers_of
from casus.forecast.effort import Effort, Progress
from casus.forecast.evidence import has_evidence
from casus.forecast.form import Answer, Answers
from casus.forecast.limit import NO_WORLD_MEETS, RunLimit, raise_limit
from casus.forecast.rival import Rival, is_coupled, rivals_in_common_worlds
from casus.model import Model, Thesis, null_thesis, under_thesis
from casus.model import as_of as known_until
from casus.network import compile_model

NULL = "null"
FINE_ERROR = 0.001
WEIGHED_ERROR = 0.005
ROUGH_ERROR = 0.01  # rivals are compared in whole percentage points
ROUGH_WORLDS = 40_000  # 2,500 groups: at most 1 percentage point, even where ranges decide everything
TENSION_WORLDS = {"worlds": 65_536, "plain": 4_096}


def forecast_case(
    model: Model,
    *,
    as_of: date | None = None,
    seed: int = 1,
    n_worlds: int | None = None,
    standard_error: float | None = None,
    engine: str = "auto",
    n_threads: int | None = None,
    progress: Progress | None = None,
) -> Answers:
    """Return the answers of the case as written, of the null thesis and of its rival theses.

    `as_of`: what was observed until the end of that day weighs, in rivals and null too, and base rates count
    from then; without it nothing observed weighs. Runs `n_worlds` worlds, or until every answer's standard
    error is below `standard_error`: by default 0.1 percentage points, 0.5 where what was observed weighs,
    and 1 where only the engine `plain` is there. Rivals are run in common worlds with the case, until they
    differ from it by no more luck than 1 percentage point; a thesis that changes nothing is the case
    itself, and one under which the record cannot be has no answers. When the user stops a run, what is
    done so far is answered and nothing further is run. Raises RunLimit for numbers that no engine can run
    and for a record that no world of the case meets, and ValueError for a day before the case's own.
    """
    if as_of is not None:
        model = known_until(model, as_of)
    readings = [reading for question in model.questions for reading in question.readings]
    if not any(reading.clause is not None for reading in readings):
        return answer_questions(model, None, None, seed=seed)
    error = default_error(engine, model) if standard_error is None else standard_error
    full = Effort(seed, n_worlds, error, engine, n_threads, progress)
    rough = replace(
        full,
        standard_error=max(error, ROUGH_ERROR),
        n_worlds=None if n_worlds is None else min(n_worlds, ROUGH_WORLDS),
    )
    outcome, network = run_model("case", model, full)
    run = outcome, network
    rivals = rivals_of(model)
    answers: list[tuple[str, Mapping[Asked, Answer | None]]] = []
    is_interrupted = outcome.is_interrupted
    if not is_interrupted and is_coupled(outcome):
        answers, is_interrupted = rivals_in_common_worlds(model, run, rivals, rough)
    elif not is_interrupted:
        answers, is_interrupted = rivals_alone(rivals, rough)
    answers += [(thesis.name, answers_of(run)) for thesis in model.theses if is_case_itself(thesis)]
    order = {thesis.name: place for place, thesis in enumerate(model.theses)}
    theses = sorted((each for each in answers if each[0] != NULL), key=lambda each: order[each[0]])
    null = next((found for name, found in answers if name == NULL), None)
    tension = tension_of(model, outcome, seed)
    return answer_questions(model, outcome, network, null, theses, tension, is_interrupted=is_interrupted)


def rivals_of(model: Model) -> list[Rival]:
    """Return the models to run beside the case: the null where a reading has no base rate, and its theses."""
    readings = [reading for question in model.questions for reading in question.readings]
    null = [(NULL, null_thesis(model))] if any(reading.base_rate is None for reading in readings) else []
    rivals = [thesis.name for thesis in model.theses if not is_case_itself(thesis)]
    return [*null, *((name, under_thesis(model, name)) for name in rivals)]


def rivals_alone(
    rivals: Sequence[Rival], effort: Effort
) -> tuple[list[tuple[str, Mapping[Asked, Answer | None]]], bool]:
    """Return the answers of each rival by name, each run for itself, and whether the user stopped one.

    A rival of which no world meets the record has none.
    """
    found = []
    for name, model in rivals:
        try:
            run = run_model(name, model, effort)
        except RunLimit as limit:
            if limit.problem.code == NO_WORLD_MEETS:
                continue
            raise
        found.append((name, answers_of(run)))
        if run[0].is_interrupted:
            return found, True
    return found, False


def run_model(what: str, model: Model, effort: Effort) -> Run:
    """Return one model's outcome, and the network whose legend names its sums."""
    network = compile_model(model)
    error = effort.standard_error or default_error(effort.engine, model)
    try:
        outcome = run_network(
            network,
            seed=effort.seed,
            n_worlds=effort.n_worlds,
            standard_error=error,
            engine=effort.engine,
            n_threads=effort.n_threads,
            progress=None if effort.progress is None else partial(effort.progress, what),
        )
    except EngineLimit as limit:
        raise_limit(limit, network, model)
        raise
    return outcome, network


def default_error(engine: str, model: Model) -> float:
    """Return the standard error that a run of a model aims at when none is asked for.

    What was observed makes worlds unequal, and each tells less: there it is 0.5 percentage points.
    """
    if model.known_at is not None and has_evidence(compile_model(model)):
        return WEIGHED_ERROR if has_kernel() else ROUGH_ERROR
    return FINE_ERROR if engine in ("worlds", "exact") or (engine == "auto" and has_kernel()) else ROUGH_ERROR


def is_case_itself(thesis: Thesis) -> bool:
    """Tell whether the thesis changes nothing: `article: {by: article}`."""
    return not (thesis.credences or thesis.hazards or thesis.influences)


def tension_of(model: Model, outcome: Outcome, seed: int) -> float | None:
    """Return the prior probability that contradicting claims are both true; None without contradictions.

    It is the share of worlds of weight 0 where claims alone are drawn, without the reports that weigh them.
    """
    if outcome.is_interrupted or not any(claim.contradicts for claim in model.claims):
        return None
    claims = tuple(replace(claim, reports=()) for claim in model.claims)
    alone = replace(
        model, claims=claims, events=(), talks=(), states=(), counts=(), questions=(), observations=(),
        fixings=(), makings=(), scalings=(),
    )  # fmt: skip
    engine = "worlds" if outcome.engine == "particles" else outcome.engine
    n_worlds = TENSION_WORLDS.get(engine)  # none for exact: its weight is that of one world
    found = run_network(compile_model(alone), seed=seed, n_worlds=n_worlds, engine=engine)
    return max(0.0, 1.0 - found.weight / max(found.n_worlds, 1))
