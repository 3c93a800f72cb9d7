"""Evidence and interventions in the exact engine, against dense matrices and closed forms."""

from __future__ import annotations

import random
from dataclasses import replace
from math import log

import pytest
from dense import answer_on
from made import (
    make_claim,
    make_event,
    make_model,
    make_outcome,
    make_question,
    make_reading,
    make_state,
    make_talk,
)

from casus.engine import EngineLimit, run_network
from casus.model import Clause, During, Effect, Every, Fixing, Influence, Making, Model, Observation, Scaling
from casus.model import Test as At
from casus.network import compile_model
from casus.quantity import fixed

N_MODELS = 40
EXACT = 1e-10


def seen(kind: str, name: str | None = None, at: float | None = None, **fields) -> Observation:
    empty = {
        "start_at": None, "end_at": None, "levels": (), "by_event": None, "misread": (), "clause": None,
        "factor": None, "reading": None, "resolved": None, "says": {}, "source": None,
        "subject": f"{kind} {at}",
    }  # fmt: skip
    return Observation(**{**empty, "kind": kind, "name": name, "at": at, **fields})


def random_case(number: int) -> Model:
    """Return a small model with evidence, and perhaps interventions."""
    draw = random.Random(number)
    claims = tuple(make_claim(f"c{n}", fixed(draw.uniform(0.1, 0.9))) for n in range(draw.randint(0, 2)))
    states = (make_state("s", "a b c", draw.randint(0, 2)), make_state("t", "a b"))
    names = [claim.name for claim in claims]

    def condition():
        pool = [At("s", draw.randint(0, 1), 2), At("t", 1, 1), At("t", 0, 0)]
        return draw.choice([*pool, *(At(name, 1, 1) for name in names)])

    def influence():
        if draw.random() < 0.2:
            return Influence(Clause(During(12.0, 31.0), "d"), fixed(draw.uniform(0.3, 3.0)), {})
        return Influence(Clause(condition(), "c"), fixed(draw.uniform(0.3, 3.0)), {})

    events = []
    for n in range(3):
        state, levels = draw.choice([("s", 3), ("t", 2)])
        events.append(
            make_event(
                f"e{n}", draw.uniform(0.02, 0.1),
                condition() if draw.random() < 0.4 else Every(()),
                influences=tuple(influence() for _ in range(draw.randint(0, 2))),
                is_again=draw.random() < 0.7, stages=draw.choice([1, 1, 2]) if n == 0 else 1,
                surprise=fixed(0.004) if draw.random() < 0.3 else None,
                then=(Effect(state, draw.randrange(levels), False),),
                watched=(5.0, 28.0) if draw.random() < 0.4 else None,
            )
        )  # fmt: skip
    talks = ()
    if draw.random() < 0.6:
        yes = make_outcome("yes", 1.0, influences=(influence(),), then=(Effect("t", 1, False),))
        talks = (make_talk("talk", 14, yes, make_outcome("no", 2.0)),)
    observed = []
    if talks and draw.random() < 0.6:
        observed.append(seen("talk", "talk", 14.5, levels=(draw.choice([1, 2]),)))
    for at in (3.25, 9.0, 16.5):
        kind = draw.choice(["event", "state", "misread", "soft", "by", "none"])
        if kind == "event":
            observed.append(seen("event", draw.choice(["e0", "e1", "e2"]), at))
        elif kind == "state":
            observed.append(seen("state", "s", at, levels=tuple(draw.sample(range(3), 2))))
        elif kind == "misread":
            observed.append(seen("state", "t", at, levels=(1,), misread=((0, fixed(0.2)), (1, fixed(0.7)))))
        elif kind == "soft":
            clause = Clause(condition(), "soft")
            observed.append(seen("soft", None, at, clause=clause, factor=fixed(draw.uniform(0.2, 4.0))))
        elif kind == "by":
            event = draw.choice(events)
            effect = event.then[0]
            observed.append(seen("state", effect.name, at, levels=(effect.value,), by_event=event.name))
    if draw.random() < 0.5:
        window = {"start_at": 34.0, "end_at": 38.0, "subject": "window"}
        observed.append(
            draw.choice(
                [seen("event", "e1", **window), seen("state", "s", levels=(0, 1), **window)]
            )
        )  # fmt: skip
    changes = {}
    if draw.random() < 0.3:
        changes["fixings"] = (Fixing("t", 1, 20.0),)
    if draw.random() < 0.3:
        changes["makings"] = (Making("e2", 21.0),)
    if draw.random() < 0.3:
        changes["scalings"] = (Scaling("e1", draw.choice([0.0, 0.5, 3.0]), 18.0, 33.0),)
    asks = [make_reading(f"r{day}", condition(), day, "on") for day in (8, 30, 50)]
    return make_model(
        claims=claims, states=states, events=tuple(events), talks=talks, observations=tuple(observed),
        questions=(make_question("q", *asks),), known_at=60.0, record_until_at=40.0, **changes,
    )  # fmt: skip


def worst_of(model: Model, truth_of: Model) -> float | None:
    """Return by how much the exact answers, or the likelihood, are off; None where evidence cannot be met."""
    network = compile_model(model)
    readings = model.questions[0].readings
    try:
        outcome = run_network(network, engine="exact")
    except EngineLimit as limit:
        assert limit.kind == "evidence"
        assert answer_or_none(truth_of, readings[0]) is None
        return None
    assert outcome.exact is not None
    worst = 0.0
    for reading, answer in zip(readings, outcome.exact, strict=True):
        assert reading.clause is not None and answer.probability is not None
        truth, likelihood = answer_on(truth_of, reading.clause.condition, reading.end_at)
        assert answer.certified_error <= EXACT
        worst = max(worst, abs(answer.probability - truth))
        if outcome.evidence is not None:
            worst = max(worst, abs(outcome.evidence.log_evidence - log(likelihood)))
    return worst


def answer_or_none(model: Model, reading):
    try:
        answer, likelihood = answer_on(model, reading.clause.condition, reading.end_at)
    except ZeroDivisionError:
        return None
    return answer if likelihood > 1e-15 else None


@pytest.mark.parametrize("first", range(0, N_MODELS, 10))
def test_exact_answers_given_evidence_are_those_of_dense_matrices(first: int) -> None:
    """Facts, records, sightings, windows, talks and interventions; asks before, between and after them."""
    found = [worst_of(random_case(number), random_case(number)) for number in range(first, first + 10)]
    assert [each for each in found if each is not None and each > EXACT] == []
    assert sum(each is not None for each in found) >= 5


def test_dense_matrices_of_slightly_another_case_are_told_apart() -> None:
    """The twin: one hazard off by one part in a million is seen in nearly every case."""
    n_seen = 0
    for number in range(20):
        model = random_case(number)
        other = replace(
            model, events=(replace(model.events[0], hazard=fixed(model.events[0].hazard.low * (1 + 1e-6))),
                           *model.events[1:]),
        )  # fmt: skip
        found = worst_of(model, other)
        n_seen += found is not None and found > EXACT
    assert n_seen >= 8
