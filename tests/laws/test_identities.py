"""What must hold of any model, to the last bit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import make_event, make_model, make_question, make_reading
from random_models import random_model

from casus.engine import Outcome, run_network
from casus.model import Clause, Condition, During, Every, Model, Negation, Some, Test
from casus.network import compile_model, with_reads
from casus.quantity import Range, fixed, quantile

NUMBERS = range(40)
N_WORLDS = 48


def hits_of(model: Model) -> dict[tuple[str, str], float]:
    """Return the hits of every ask, by question and reading."""
    network = compile_model(model)
    outcome = run_network(network, seed=1, n_worlds=N_WORLDS)
    return {asked: sums.hits for asked, sums in zip(network.legend.asks, outcome.asks, strict=True)}


def run(model: Model, n_worlds: int = N_WORLDS, seed: int = 1) -> Outcome:
    return run_network(compile_model(model), seed=seed, n_worlds=n_worlds)


# ---- the order of entries -------------------------------------------------------------------


@pytest.mark.parametrize("number", NUMBERS)
def test_the_order_of_entries_in_a_case_moves_no_answer(number: int) -> None:
    """Claims are left: they must come after what they rest on. Talks are drawn by name, at their days."""
    model = random_model(number)
    events = tuple(
        replace(event, influences=tuple(reversed(event.influences))) for event in reversed(model.events)
    )
    days = [talk.at for talk in model.talks] + [talk.postponed_at for talk in model.talks]
    talks = tuple(reversed(model.talks)) if len(set(days) - {None}) == len(days) else model.talks
    turned = replace(
        model,
        states=tuple(reversed(model.states)),
        counts=tuple(reversed(model.counts)),
        origins=tuple(reversed(model.origins)),
        events=events,
        talks=talks,
    )
    assert run(turned) == run(model)


def test_the_order_of_claims_that_rest_on_nothing_moves_no_answer() -> None:
    for number in NUMBERS:
        model = random_model(number)
        first = [claim for claim in model.claims if not rests_on_others(claim)]
        then = [claim for claim in model.claims if rests_on_others(claim)]
        assert run(replace(model, claims=(*first, *then))) == run(
            replace(model, claims=(*reversed(first), *then))
        )


def rests_on_others(claim: object) -> bool:
    return bool(claim.reasons or claim.parents or claim.evidence or claim.unless or claim.reports)  # type: ignore[attr-defined]


# ---- time -----------------------------------------------------------------------------------


def halved(condition: Condition) -> Condition:
    """Return the condition with its days halved."""
    if isinstance(condition, During):
        ends = (None if at is None else at / 2 for at in (condition.start_at, condition.end_at))
        return During(*ends)
    if isinstance(condition, Negation):
        return Negation(halved(condition.part))
    if isinstance(condition, (Every, Some)):
        return type(condition)(tuple(halved(part) for part in condition.parts))
    return condition


def twice_as_fast(model: Model) -> Model:
    """Return `model` with every hazard doubled and every day halved."""

    def clause(given: Clause | None) -> Clause | None:
        return None if given is None else replace(given, condition=halved(given.condition))

    def influences(part):  # type: ignore[no-untyped-def]
        return tuple(replace(each, clause=clause(each.clause)) for each in part.influences)

    return replace(
        model,
        events=tuple(
            replace(
                event,
                hazard=fixed(2 * event.hazard.low),
                surprise=None if event.surprise is None else fixed(2 * event.surprise.low),
                able=clause(event.able),
                influences=influences(event),
            )
            for event in model.events
        ),
        talks=tuple(
            replace(
                talk,
                at=talk.at / 2,
                postponed_at=None if talk.postponed_at is None else talk.postponed_at / 2,
                outcomes=tuple(replace(each, influences=influences(each)) for each in talk.outcomes),
            )
            for talk in model.talks
        ),
        questions=tuple(
            replace(
                question,
                readings=tuple(
                    replace(
                        each, clause=clause(each.clause), given=clause(each.given), end_at=each.end_at / 2
                    )
                    for each in question.readings
                ),
            )
            for question in model.questions
        ),
    )


def with_points(model: Model) -> Model:
    """Return `model` with the median of each hazard: doubling a point is exact, doubling a log is not."""

    def median(given: Range) -> Range:
        return fixed(quantile(given, 0.5))

    return replace(
        model,
        events=tuple(
            replace(
                event,
                hazard=median(event.hazard),
                surprise=None if event.surprise is None else median(event.surprise),
            )
            for event in model.events
        ),
    )


@pytest.mark.parametrize("number", NUMBERS)
def test_doubling_all_hazards_is_halving_time(number: int) -> None:
    model = with_points(random_model(number))
    assert run(twice_as_fast(model)) == run(model)


def test_doubling_all_hazards_without_halving_time_is_seen() -> None:
    """The twin of the identity above: half of it does not hold."""
    model = with_points(random_model(3))
    faster = replace(model, events=twice_as_fast(model).events)
    assert run(faster) != run(model)


# ---- events ---------------------------------------------------------------------------------


@pytest.mark.parametrize("number", NUMBERS)
def test_a_blocked_event_never_happens(number: int) -> None:
    model = random_model(number)
    blocked = model.events[0]
    never = replace(blocked, able=Clause(Some(()), "never"))
    asked = make_question("blocked", make_reading("by", Test(blocked.name, 1, None), 120))
    changed = replace(model, events=(never, *model.events[1:]), questions=(*model.questions, asked))
    assert hits_of(changed)["blocked", "by"] == 0.0


def test_an_event_that_is_not_blocked_happens() -> None:
    """The twin: the same question of an event that can."""
    asked = make_question("storm", make_reading("by", Test("storm", 1, None), 120))
    model = make_model(events=(make_event("storm", 0.1),), questions=(asked,))
    assert run(model).asks[0].hits > 0.0


@pytest.mark.parametrize("number", NUMBERS)
def test_a_factor_of_one_changes_nothing(number: int) -> None:
    model = random_model(number)
    event = model.events[-1]
    if event.influences:
        first = replace(event.influences[0], factor=fixed(1.0))
        without = replace(event, influences=event.influences[1:])
        with_one = replace(event, influences=(first, *event.influences[1:]))
        other = (*model.events[:-1],)
        assert run(replace(model, events=(*other, with_one))) == run(replace(model, events=(*other, without)))


# ---- questions ------------------------------------------------------------------------------


@pytest.mark.parametrize("number", NUMBERS)
def test_throughout_is_the_complement_of_failing_once(number: int) -> None:
    model = random_model(number)
    readings = [
        reading for question in model.questions for reading in question.readings if reading.clause is not None
    ]
    pairs = []
    for index, reading in enumerate(readings):
        fails = Clause(Negation(reading.clause.condition), "fails")
        pairs.append(replace(reading, name=f"holds{index}", mode="throughout", given=None))
        pairs.append(replace(reading, name=f"fails{index}", mode="by", clause=fails, given=None))
    outcome = run(replace(model, questions=(make_question("q", *pairs),)))
    for holds, fails_once in zip(outcome.asks[::2], outcome.asks[1::2], strict=True):
        assert holds.hits + fails_once.hits == pytest.approx(outcome.weight, rel=1e-12)


@pytest.mark.parametrize("number", NUMBERS)
def test_throughout_is_no_likelier_than_on_and_on_no_likelier_than_by_and_later_no_less_likely(
    number: int,
) -> None:
    model = random_model(number)
    clause = model.questions[0].readings[0].clause
    assert clause is not None
    asked = make_question(
        "q",
        make_reading("early", clause.condition, 40),
        make_reading("late", clause.condition, 100),
        make_reading("at_last", clause.condition, 100, "on"),
        make_reading("always", clause.condition, 100, "throughout"),
    )
    early, late, at_last, always = (sums.hits for sums in run(replace(model, questions=(asked,))).asks)
    slack = 1e-9  # sums of weights in another order
    assert early <= late + slack
    assert always <= at_last + slack <= late + 2 * slack


@pytest.mark.parametrize("number", NUMBERS)
def test_asking_more_moves_no_answer(number: int) -> None:
    """Questions that mention nothing new leave every world as it was."""
    model = random_model(number)
    more = make_question("more", make_reading("by", Test(model.states[0].name, 1, None), 120))
    hits = hits_of(replace(model, questions=(*model.questions, more)))
    assert {asked: hits[asked] for asked in hits if asked != ("more", "by")} == hits_of(model)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_condition_that_always_holds_moves_no_answer_and_another_takes_worlds_away(number: int) -> None:
    model = random_model(number)
    for question in model.questions:
        for reading in question.readings:
            hits = {}
            for name, given in (
                ("bare", None),
                ("always", Clause(Every(()), "always")),
                ("own", reading.given),
            ):
                asked = replace(question, readings=(replace(reading, given=given),))
                hits[name] = hits_of(replace(model, questions=(asked,)))[question.name, reading.name]
            assert hits["always"] == pytest.approx(hits["bare"], rel=1e-12)
            assert hits["own"] <= hits["bare"] * (1 + 1e-12)


@pytest.mark.parametrize("number", NUMBERS)
def test_reading_values_moves_no_answer(number: int) -> None:
    network = compile_model(random_model(number))
    name = network.legend.variables[-1]
    early = max(network.end_at - 1, 0.5)
    reading = with_reads(network, [(name, early), (name, early / 2)])
    outcome, other = (run_network(each, seed=1, n_worlds=N_WORLDS) for each in (network, reading))
    assert other.asks == outcome.asks


@pytest.mark.parametrize("number", NUMBERS)
def test_world_by_world_the_same_luck_gives_the_same_sums(number: int) -> None:
    model = random_model(number)
    assert run(model) == run(model)
