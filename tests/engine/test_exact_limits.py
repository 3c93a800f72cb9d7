"""What the exact engine cannot do is refused with its reason; what is extreme is answered, or refused too."""

from __future__ import annotations

from math import exp, isfinite, log

import pytest
from made import make_claim, make_count, make_event, make_model, make_question, make_reading, make_state
from test_exact_evidence import seen

from casus.engine import EngineLimit, ExactLimit, run_network
from casus.model import Effect, Model
from casus.model import Test as At
from casus.network import Network, compile_model
from casus.quantity import fixed

GATE = make_state("gate", "shut open")
OPENS = (Effect("gate", 1, False),)
IS_OPEN = At("gate", 1, 1)


def network_of(
    *observed, day: int = 50, condition=IS_OPEN, known_at: float | None = 60.0, **parts
) -> Network:
    asked = make_question("q", make_reading("r", condition, day, "on"))
    model: Model = make_model(
        observations=observed, questions=(asked,), known_at=known_at, record_until_at=known_at, **parts
    )
    return compile_model(model)


def test_facts_that_contradict_each_other_are_refused_by_the_first_that_cannot_be_met() -> None:
    """The gate is never shut again: seen open on day 10, it cannot be seen shut on day 20."""
    network = network_of(
        seen("state", "gate", 10.0, levels=(1,)), seen("state", "gate", 20.0, levels=(0,)),
        seen("state", "gate", 30.0, levels=(1,)),
        states=(GATE,), events=(make_event("opens", 0.01, then=OPENS),),
    )  # fmt: skip
    with pytest.raises(EngineLimit) as caught:
        run_network(network, engine="exact")
    assert (caught.value.kind, caught.value.index) == ("evidence", 1)


def test_an_event_that_happens_twice_but_can_once_is_refused() -> None:
    network = network_of(
        seen("event", "opens", 10.0), seen("event", "opens", 20.0),
        states=(GATE,), events=(make_event("opens", 0.01, then=OPENS),),
    )  # fmt: skip
    with pytest.raises(EngineLimit) as caught:
        run_network(network, engine="exact")
    assert (caught.value.kind, caught.value.index) == ("evidence", 1)


def test_evidence_as_unlikely_as_one_in_ten_to_the_200_is_still_met() -> None:
    """Forty arrivals at a rate of 1e-5 a day, and two claims that tell them apart: Bayes in logarithms."""
    rate, factor, n, prior = 1e-5, 3.0, 40, 2.0**-40
    from test_exact import raised

    event = make_event("storm", rate, is_again=True, influences=raised(At("warm", 1, 1), factor))
    facts = [seen("event", "storm", float(day)) for day in range(1, n + 1)]
    network = network_of(
        *facts, condition=At("warm", 1, 1), events=(event,), claims=(make_claim("warm", fixed(prior)),)
    )
    outcome = run_network(network, engine="exact")
    assert outcome.exact is not None and outcome.evidence is not None
    odds = prior / (1 - prior) * factor**n
    assert outcome.exact[0].probability == pytest.approx(odds / (1 + odds), abs=1e-10)
    assert outcome.exact[0].certified_error <= 1e-10
    likelihood = n * log(rate) + log(1 - prior + prior * factor**n)
    assert outcome.evidence.log_evidence == pytest.approx(likelihood, abs=1e-9)


def test_a_watch_of_a_very_busy_event_is_met_by_its_logarithm() -> None:
    """Nothing in 60 days of 30 a day: exp(-1800) is below every double."""
    event = make_event("storm", 30.0, is_again=True, watched=(0.0, 60.0))
    network = network_of(condition=At("storm", 1, None), events=(event,), day=70)
    outcome = run_network(network, engine="exact")
    assert outcome.evidence is not None
    assert outcome.evidence.log_evidence == pytest.approx(-1800.0, abs=1e-7)


@pytest.mark.parametrize("hazard", [1e-300, 1e-20])
def test_hazards_next_to_nothing_are_answered(hazard: float) -> None:
    event = make_event("opens", hazard, then=OPENS)
    outcome = run_network(network_of(states=(GATE,), events=(event,), known_at=None), engine="exact")
    assert outcome.exact is not None
    assert outcome.exact[0].probability == pytest.approx(50 * hazard, rel=1e-12)
    facts = network_of(seen("event", "opens", 10.0), states=(GATE,), events=(event,))
    met = run_network(facts, engine="exact")
    assert met.exact is not None and met.exact[0].probability == pytest.approx(1.0, abs=1e-12)
    assert met.evidence is not None and met.evidence.log_evidence == pytest.approx(log(hazard), abs=1e-9)


def test_three_hundred_years_are_answered() -> None:
    days, hazard = 300 * 365, 0.002
    events = (
        make_event("opens", hazard, At("gate", 0, 0), is_again=True, then=OPENS),
        make_event("shuts", 0.01, At("gate", 1, 1), is_again=True, then=(Effect("gate", 0, False),)),
    )
    outcome = run_network(network_of(day=days, states=(GATE,), events=events, known_at=None), engine="exact")
    assert outcome.exact is not None
    truth = hazard / (hazard + 0.01) * (1 - exp(-(hazard + 0.01) * days))
    assert outcome.exact[0].probability == pytest.approx(truth, abs=1e-10)


def test_a_count_without_end_that_drives_what_is_observed_is_refused() -> None:
    """What is lost above its cap could weigh anything, so that nothing can be certified."""
    split = make_event("split", 0.05, is_again=True, per="boats", then=(Effect("boats", 1, True),))
    network = network_of(
        seen("event", "split", 10.0), condition=At("boats", 3, None), events=(split,),
        counts=(make_count("boats", 1),),
    )  # fmt: skip
    with pytest.raises(ExactLimit, match="count that can grow"):
        run_network(network, engine="exact")


def test_no_answer_is_ever_no_number() -> None:
    event = make_event("opens", 1e-3, then=OPENS)
    outcome = run_network(
        network_of(seen("event", "opens", 0.25), states=(GATE,), events=(event,)), engine="exact"
    )
    assert outcome.exact is not None and outcome.exact[0].probability is not None
    assert isfinite(outcome.exact[0].probability) and isfinite(outcome.exact[0].certified_error)
