"""Talks: what they may agree on, by odds or by what the parties want."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import TypedDict

from casus.model import Model, Talk
from casus.network.claim import begins
from casus.network.condition import Conditions, add_condition
from casus.network.event import Effects, add_effects
from casus.network.ranges import Ranges, add_range, add_ranges, stream_of
from casus.quantity import Range

RULES = ("odds", "compromise", "median", "condorcet")
ELECTIONS = ("conditional", "uniform", "incentive")
VOTES = ("proportional", "cubic", "proportional-cubic", "binary", "proportional-binary", "loss-averse")
VICTORIES = ("linear", "square", "quartic", "octic", "binary")


class TalkArrays(TypedDict):
    """The part of a network that talks fill."""

    talk_variable: array[int]
    talk_stream: array[int]
    talk_rule: array[int]
    talk_postponed: array[int]
    talk_outcome_begin: array[int]
    outcome_odds: array[int]
    outcome_position: array[float]
    outcome_factor_begin: array[int]
    outcome_factor_condition: array[int]
    outcome_factor_range: array[int]
    outcome_effect_begin: array[int]
    talk_party_begin: array[int]
    party_position: array[int]
    party_power: array[int]
    party_salience: array[int]
    talk_election: array[int]
    talk_vote: array[int]
    talk_victory: array[int]
    party_worth_begin: array[int]
    party_worth: array[int]


def compile_talks(model: Model, conditions: Conditions, ranges: Ranges, effects: Effects) -> TalkArrays:
    """Return the arrays of all talks, in the model's order; outcomes and parties in the order written."""
    talks = model.talks
    outcomes = [(talk.name, outcome) for talk in talks for outcome in talk.outcomes]
    parties = [(talk.name, party) for talk in talks for party in talk.parties]
    factors = [(talk, outcome.name, each) for talk, outcome in outcomes for each in outcome.influences]
    return TalkArrays(
        talk_variable=array("i", [conditions.variables.index[talk.name] for talk in talks]),
        talk_stream=array("Q", [stream_of(f"talk:{talk.name}") for talk in talks]),
        talk_rule=array("B", [RULES.index(talk.rule) for talk in talks]),
        talk_postponed=array(
            "i", add_ranges(ranges, [(f"talk:{talk.name}:postponed", talk.postponed) for talk in talks])
        ),
        talk_outcome_begin=begins([len(talk.outcomes) for talk in talks]),
        outcome_odds=array(
            "i", add_ranges(ranges, [(f"talk:{talk}:odds:{each.name}", each.odds) for talk, each in outcomes])
        ),
        outcome_position=array("d", [each.position or 0.0 for _, each in outcomes]),
        outcome_factor_begin=begins([len(each.influences) for _, each in outcomes]),
        outcome_factor_condition=array(
            "i", [add_condition(conditions, each.clause.condition) for _, _, each in factors]
        ),
        outcome_factor_range=array(
            "i",
            [
                add_range(ranges, f"talk:{talk}:factor:{outcome}:{each.clause.text}", each.factor)
                for talk, outcome, each in factors
            ],
        ),
        outcome_effect_begin=add_effects(effects, conditions, [each.then for _, each in outcomes]),
        talk_party_begin=begins([len(talk.parties) for talk in talks]),
        party_position=array(
            "i",
            add_ranges(
                ranges, [(f"talk:{talk}:position:{each.actor}", each.position) for talk, each in parties]
            ),
        ),
        party_power=array(
            "i",
            add_ranges(ranges, [(f"talk:{talk}:power:{each.actor}", each.power) for talk, each in parties]),
        ),
        party_salience=array(
            "i",
            add_ranges(
                ranges, [(f"talk:{talk}:salience:{each.actor}", each.salience) for talk, each in parties]
            ),
        ),
        talk_election=array("B", [ELECTIONS.index(talk.election) for talk in talks]),
        talk_vote=array("B", [VOTES.index(talk.vote) for talk in talks]),
        talk_victory=array("B", [VICTORIES.index(talk.victory) for talk in talks]),
        party_worth_begin=begins([len(party.prefers) for _, party in parties]),
        party_worth=array("i", add_ranges(ranges, _worths(talks))),
    )


def _worths(talks: Sequence[Talk]) -> Iterator[tuple[str, Range]]:
    """Yield what each outcome is worth to each party that says so, with the path of its luck."""
    for talk in talks:
        for party in talk.parties:
            for outcome, worth in zip(talk.outcomes, party.prefers, strict=False):
                yield f"talk:{talk.name}:prefers:{party.actor}:{outcome.name}", worth
