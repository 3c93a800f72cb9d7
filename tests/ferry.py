"""A model that uses every part of the form once, and small pieces of models."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from made import (
    make_claim,
    make_count,
    make_event,
    make_model,
    make_origin,
    make_outcome,
    make_question,
    make_reading,
    make_reason,
    make_state,
    make_talk,
)

from casus.model import (
    Clause,
    Condition,
    Delegation,
    During,
    Effect,
    Every,
    Evidence,
    Influence,
    Model,
    Negation,
    Report,
    Some,
    TableRow,
    Test,
)
from casus.quantity import fixed, log_normal, logit_normal, normal, whole


def raised(condition: Condition, by: float, text: str | None = None) -> Influence:
    return Influence(Clause(condition, text or repr(condition)), fixed(by), {})


def make_ferry() -> Model:
    """Return a model that uses every part of the form once."""
    return make_model(
        claims=(
            make_claim("strike_looms", logit_normal(0.2, 0.5), reports=(Report("union", False),) * 2),
            make_claim("owner_solvent", fixed(0.8), contradicts=("owner_broke",)),
            make_claim(
                "owner_broke", fixed(0.3), reports=(Report("union", True),), contradicts=("owner_solvent",)
            ),
            make_claim(
                "line_at_risk",
                reasons=(make_reason("line_at_risk#1", Test("strike_looms", 1, 1), holds=fixed(0.5)),),
                unless=(Test("owner_solvent", 1, 1),),
                evidence=(Evidence("owner_broke", fixed(4.0)),),
            ),
            make_claim(
                "weather",
                values=("calm", "rough", "wild"),
                parents=("strike_looms", "owner_broke"),
                table=tuple(
                    TableRow((first, second), (fixed(0.5), fixed(0.25 + first / 8), fixed(0.25 - first / 8)))
                    for second, first in product(range(2), range(2))
                ),
            ),
        ),
        origins=(make_origin("union", 0.7),),
        states=(
            make_state("service", "none reduced full", at_first=2),
            replace(make_state("pier", "old new"), at_first=((0, fixed(0.3)), (1, fixed(0.7)))),
        ),
        counts=(make_count("boats", whole(3, 5)), make_count("crews", 7)),
        events=(
            make_event(
                "sinking",
                log_normal(0.001, 0.01),
                is_again=True,
                per="boats",
                then=(Effect("boats", -1, True),),
            ),
            make_event(
                "cut",
                able=Negation(Test("service", 0, 0)),
                influences=(
                    raised(Test("service", 2, 2), 2.0),
                    raised(Test("service", 1, 1), 3.0),
                    raised(Test("strike_looms", 1, 1), 5.0),
                    raised(During(30.0, 60.0), 1.5),
                    raised(Every((Test("boats", 3, None), Test("pier", 1, 1))), 7.0),
                ),
                surprise=fixed(0.001),
                then=(Effect("service", 1, False),),
            ),
            make_event("collision", is_again=True, per="boats", is_per_pairs=True, stages=3),
        ),
        talks=(
            make_talk(
                "meeting",
                20,
                make_outcome("no"),
                make_outcome("yes", then=(Effect("service", 2, False),)),
                postponed=fixed(0.1),
                postponed_at=45.5,
            ),
            make_talk(
                "board",
                20,
                make_outcome("sell", None, position=100.0),
                make_outcome("keep", None, position=0.0),
                rule="condorcet",
                parties=(Delegation("owner", normal(0, 30), log_normal(1, 2), fixed(1.0)),),
            ),
        ),
        questions=(
            make_question(
                "service_cut",
                make_reading("by", Test("service", 0, 1), 100),
                make_reading("throughout", Test("service", 2, 2), 90, "throughout"),
                make_reading("on", Some((Test("service", 0, 0), Test("sinking", 2, None))), 60, "on"),
                make_reading("noted", None, 60),
            ),
        ),
    )
