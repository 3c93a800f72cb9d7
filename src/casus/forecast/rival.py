"""Rivals of the case, the null among them: run in common worlds with it, so that a difference is no luck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from casus.engine import Comparison, Difference, EngineLimit, Outcome, run_compared
from casus.forecast.answer import Asked, Run, answers_of
from casus.forecast.effort import Effort
from casus.forecast.evidence import evidence_sums
from casus.forecast.form import Answer
from casus.forecast.limit import raise_limit
from casus.model import Model
from casus.network import Network, compile_model

WHAT = "theses"  # as progress calls them all together
Rival = tuple[str, Model]


def rivals_in_common_worlds(
    model: Model, run: Run, rivals: Sequence[Rival], effort: Effort
) -> tuple[list[tuple[str, Mapping[Asked, Answer | None]]], bool]:
    """Return the answers of each rival by name, and whether the user stopped the run.

    The case and its rivals are run in common worlds until every difference is precise enough. A rival's
    answer is that of the case's own run plus the difference, so that the two differ by no more luck than the
    difference has; its error is at most the sum of the two. Raises RunLimit.
    """
    if not rivals:
        return [], False
    outcome, network = run
    models = [model, *(rival for _, rival in rivals)]
    networks = [network, *(compile_model(rival) for _, rival in rivals)]
    try:
        compared = run_compared(
            networks,
            seed=effort.seed,
            n_worlds=effort.n_worlds,
            standard_error=effort.standard_error or 0.01,
            engine=outcome.engine,
            n_threads=effort.n_threads,
            progress=None if effort.progress is None else partial(effort.progress, WHAT),
        )
    except EngineLimit as limit:
        raise_limit(limit, networks[limit.network], models[limit.network])
        raise
    of_case = answers_of(run)
    found = [
        (name, moved_answers(of_case, compared, networks, which)) for which, (name, _) in enumerate(rivals, 1)
    ]
    return found, compared.is_interrupted


def moved_answers(
    of_case: Mapping[Asked, Answer | None], compared: Comparison, networks: Sequence[Network], which: int
) -> Mapping[Asked, Answer | None]:
    """Return a rival's answers: those of the case, moved by the differences."""
    own = answers_of((compared.outcomes[which], networks[which]))
    asks = zip(networks[0].legend.asks, compared.differences[which - 1], strict=True)
    return {asked: moved_answer(of_case.get(asked), own[asked], difference) for asked, difference in asks}


def moved_answer(of_case: Answer | None, own: Answer | None, difference: Difference) -> Answer | None:
    """Return the case's answer moved by a difference; the rival's own where one of the two has none.

    The band is the rival's own, stretched to the answer.
    """
    if of_case is None or own is None or difference.value is None:
        return own
    probability = min(1.0, max(0.0, of_case.probability + difference.value))
    low, high = own.band
    is_point = low == high
    return replace(
        own,
        probability=probability,
        standard_error=min(1.0, of_case.standard_error + difference.standard_error),
        band=(probability, probability) if is_point else (min(low, probability), max(high, probability)),
    )


def is_coupled(outcome: Outcome) -> bool:
    """Return whether rivals can be run in common worlds with this run: it has worlds, and none is weighed
    by what was observed on the way."""
    return outcome.engine in ("worlds", "plain") and evidence_sums(outcome) is None
