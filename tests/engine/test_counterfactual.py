"""Given what was observed, had one thing been otherwise: closed forms of the coupling by thinning."""

from __future__ import annotations

from math import exp

import pytest
from luck import Z_ALARM
from small_network import OCCURRENCE, TALK, Draft

from casus.engine import Comparison
from casus.engine.counterfactual import run_counterfactual


def networks(h: float, t: float, until: float, factor: float, *, occurred: bool) -> Comparison:
    """An event with hazard h is seen at t, or not to have occurred by t; its hazard is scaled from day 0."""
    both = []
    for is_changed in (False, True):
        draft = Draft(end_at=until + 1)
        event = draft.event(draft.fixed(h))
        if is_changed:
            draft.scale(event, factor, 0.0)
        else:
            draft.record(event, 0.0, t)
            if occurred:
                draft.fact(OCCURRENCE, t, event=event)
        variable = draft.rows["event_variable"][event]
        draft.ask(draft.test(variable, 1), until, variable)
        both.append(draft.network())
    return run_counterfactual(*both, seed=5, n_worlds=4096)


def assert_difference(found: Comparison, truth: float) -> None:
    difference = found.differences[0][0]
    assert difference.value is not None
    assert difference.value == pytest.approx(truth, abs=Z_ALARM * difference.standard_error)
    assert difference.value != pytest.approx(truth + 0.1, abs=Z_ALARM * difference.standard_error)  # the twin


def test_a_hazard_that_had_been_lower_would_have_let_it_happen_at_t_or_later() -> None:
    """Seen at t, with hazard c h instead, c < 1: nothing before t, since candidates below h are deleted.
    At t its height, even over (0, h), is below c h with chance c; else it waits on with hazard c h.
    """
    h, t, until, c = 0.03, 40.0, 60.0, 0.4
    would = c + (1 - c) * (1 - exp(-c * h * (until - t)))
    assert_difference(networks(h, t, until, c, occurred=True), would - 1.0)


def test_a_hazard_that_had_been_higher_would_have_let_it_happen_earlier() -> None:
    """Not seen by t: above h up to c h candidates are left, at the rate (c - 1) h; after t all below c h."""
    h, t, until, c = 0.03, 20.0, 30.0, 2.5
    would = 1 - exp(-(c - 1) * h * t - c * h * (until - t))
    assert_difference(networks(h, t, until, c, occurred=False), would - (1 - exp(-h * (until - t))))


def test_a_world_that_is_not_changed_goes_as_it_went() -> None:
    """An identity: the same network without its evidence is the factual world itself."""
    for occurred in (True, False):
        found = networks(0.03, 20.0, 50.0, 1.0, occurred=occurred)
        assert found.differences[0][0].value == 0.0
        assert found.differences[0][0].n_differing == 0


def test_a_talk_that_was_seen_keeps_its_draw_within_its_outcome() -> None:
    """Outcomes with odds 1 to 1, the second seen: u is even over (1/2, 1). With odds 3 to 1 instead the first
    is agreed where u < 3/4: in half of the worlds."""
    both = []
    for is_changed in (False, True):
        draft = Draft(end_at=20.0)
        outcomes = [(draft.fixed(3.0 if is_changed else 1.0), 0.0, [], []), (draft.fixed(1.0), 0.0, [], [])]
        talk, variable = draft.talk(outcomes)
        draft.schedule(10.0, TALK, talk)
        if not is_changed:
            draft.talk_seen(talk, 1)
        draft.ask(draft.test(variable, 1, 1), 15.0, variable)
        both.append(draft.network())
    assert_difference(run_counterfactual(*both, seed=5, n_worlds=4096), 0.5)


def test_an_effect_that_was_seen_would_not_have_come_without_its_cause() -> None:
    """A (rate a) raises B (rate b) tenfold; B is seen at t, unwatched A is not. Had A been stopped:
    nothing before t, at t where the height is below b; else it waits on at rate b.

    P(A first | B at t) = int_0^t a e^(-(a + b) s) 10 b e^(-10 b (t - s)) ds / (that + b e^(-(a + b) t)).
    """
    a, b, t, until = 0.05, 0.01, 30.0, 40.0
    came = 10 * a * b * exp(-10 * b * t) * (exp((9 * b - a) * t) - 1) / (9 * b - a)
    did_not = b * exp(-(a + b) * t)
    by_itself = (came * 0.1 + did_not) / (came + did_not)
    would = by_itself + (1 - by_itself) * (1 - exp(-b * (until - t)))
    both = []
    for is_changed in (False, True):
        draft = Draft(end_at=until + 1)
        first = draft.event(draft.fixed(a))
        occurred = draft.test(draft.rows["event_variable"][first], 1)
        second = draft.event(draft.fixed(b), factors=[(occurred, draft.fixed(10.0), False)])
        if is_changed:
            draft.scale(first, 0.0, 0.0)
        else:
            draft.record(second, 0.0, t)
            draft.fact(OCCURRENCE, t, event=second)
        variable = draft.rows["event_variable"][second]
        draft.ask(draft.test(variable, 1), until, variable)
        both.append(draft.network())
    assert_difference(run_counterfactual(*both, seed=5, n_worlds=8192), would - 1.0)


def test_a_record_that_cannot_be_told_candidate_by_candidate_is_refused() -> None:
    draft = Draft(end_at=20.0)
    event = draft.event(draft.fixed(0.1), stages=2)
    draft.record(event, 0.0, 10.0)
    network = draft.network()
    with pytest.raises(ValueError, match="stages"):
        run_counterfactual(network, network)
