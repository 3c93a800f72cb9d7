"""Small models drawn at random, of every kind of part: for what must hold on any model."""

from __future__ import annotations

from dataclasses import replace
from random import Random

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
    ALWAYS,
    Claim,
    Clause,
    Condition,
    Count,
    Delegation,
    During,
    Effect,
    Event,
    Every,
    Evidence,
    Influence,
    Model,
    Negation,
    Origin,
    Question,
    Report,
    Some,
    State,
    TableRow,
    Talk,
    Test,
)
from casus.quantity import (
    Range,
    beta,
    beta_hazard,
    fixed,
    gamma,
    log_normal,
    logit_normal,
    normal,
    whole,
)

DAYS = 120  # every history is that long
RULES = ("odds", "compromise", "median", "condorcet")
ELECTIONS = ("conditional", "uniform", "incentive")
VOTES = ("proportional", "cubic", "proportional-cubic", "binary", "proportional-binary", "loss-averse")
VICTORIES = ("linear", "square", "quartic", "octic", "binary")


def random_model(number: int) -> Model:
    """Return the model of that number: always the same one, some ten occurrences a world."""
    luck = Random(number)
    origins = tuple(make_origin(f"origin{n}", luck.random(), luck.random()) for n in range(luck.randrange(3)))
    claims = _claims(luck, origins)
    states = tuple(_state(luck, n) for n in range(luck.randrange(1, 4)))
    counts = tuple(
        make_count(f"count{n}", luck.choice([fixed(3.0), whole(1, 6)])) for n in range(luck.randrange(3))
    )
    names = [f"event{n}" for n in range(luck.randrange(1, 7))]
    talk_names = [f"talk{n}" for n in range(luck.randrange(3))]
    topics = _topics(claims, states, counts, names)
    talks = tuple(_talk(luck, name, topics, states, counts) for name in talk_names)
    topics = [*topics, *((talk.name, len(talk.outcomes)) for talk in talks)]
    return replace(
        make_model(
            origins=origins,
            claims=claims,
            states=states,
            counts=counts,
            events=tuple(_event(luck, name, topics, states, counts) for name in names),
            talks=talks,
            questions=_questions(luck, topics),
        ),
        name=f"random {number}",
        digest=f"random {number}",
        horizon_at=float(DAYS),
    )


Topics = list[tuple[str, int]]  # what a condition can name, and its largest value


def _topics(
    claims: tuple[Claim, ...], states: tuple[State, ...], counts: tuple[Count, ...], events: list[str]
) -> Topics:
    return [
        *((claim.name, len(claim.values) - 1) for claim in claims),
        *((state.name, len(state.levels) - 1) for state in states),
        *((count.name, 6) for count in counts),
        *((event, 2) for event in events),
    ]


# ---- quantities -----------------------------------------------------------------------------


def _share(luck: Random) -> Range:
    middle = luck.uniform(0.1, 0.9)
    return luck.choice([fixed(middle), logit_normal(middle * 0.7, middle), beta(luck.randrange(5), 8)])


def _hazard(luck: Random) -> Range:
    per_day = luck.choice([0.003, 0.01, 0.03])
    return luck.choice(
        [fixed(per_day), log_normal(per_day / 2, per_day * 2), gamma(luck.randrange(5), 3 / per_day),
         beta_hazard(luck.randrange(6), 10, 0.5 / per_day, stages=luck.randrange(1, 3))]
    )  # fmt: skip


def _factor(luck: Random) -> Range:
    size = luck.choice([0.2, 0.5, 1.5, 2.0, 4.0])
    return luck.choice([fixed(size), log_normal(size, size * 2)])


# ---- conditions -----------------------------------------------------------------------------


def _condition(luck: Random, topics: Topics, depth: int = 2) -> Condition:
    kind = luck.random()
    if kind < 0.6 or depth == 0:
        name, largest = luck.choice(topics)
        low = luck.randint(0, largest)
        return Test(name, low, luck.choice([None, low, min(low + 1, largest)]))
    if kind < 0.7:
        first = luck.choice([None, luck.randrange(-20, DAYS)])
        last = luck.choice([None, luck.randrange(1, DAYS)])
        return During(None if first is None else float(first), None if last is None else float(last))
    if kind < 0.8:
        return Negation(_condition(luck, topics, depth - 1))
    parts = tuple(_condition(luck, topics, depth - 1) for _ in range(luck.randint(1, 3)))
    return luck.choice([Every, Some])(parts)


def _influences(luck: Random, topics: Topics, most: int) -> tuple[Influence, ...]:
    return tuple(
        Influence(Clause(_condition(luck, topics), f"clause {number}"), _factor(luck), {})
        for number in range(luck.randint(0, most))
    )


# ---- parts ----------------------------------------------------------------------------------


def _claims(luck: Random, origins: tuple[Origin, ...]) -> tuple[Claim, ...]:
    claims: list[Claim] = []
    for number in range(luck.randrange(1, 7)):
        earlier = [claim.name for claim in claims if len(claim.values) == 2]
        name = f"claim{number}"
        kind = luck.choice(["leaf", "leaf", "derived", "table"]) if earlier else "leaf"
        if kind == "leaf":
            claim = make_claim(name, _share(luck))
        elif kind == "derived":
            claim = _derived(luck, name, earlier)
        else:
            claim = _table(luck, name, luck.sample(claims, min(len(claims), luck.randint(0, 2))))
        if origins and luck.random() < 0.4 and len(claim.values) == 2:
            claim = replace(claim, reports=(Report(luck.choice(origins).name, luck.random() < 0.3),))
        if earlier and luck.random() < 0.2 and len(claim.values) == 2:
            claim = replace(claim, contradicts=(luck.choice(earlier),))
        if earlier and kind == "leaf" and luck.random() < 0.3:
            claim = replace(claim, evidence=(Evidence(luck.choice(earlier), _factor(luck)),))
        claims.append(claim)
    return tuple(claims)


def _derived(luck: Random, name: str, earlier: list[str]) -> Claim:
    def literal() -> Condition:
        test = Test(luck.choice(earlier), 1, 1)
        return Negation(test) if luck.random() < 0.2 else test

    reasons = tuple(
        make_reason(
            f"{name}#{number}",
            *(literal() for _ in range(luck.randint(1, 3))),
            holds=luck.choice([None, _share(luck)]),
        )
        for number in range(1, luck.randint(2, 4))
    )
    unless = (literal(),) if luck.random() < 0.3 else ()
    return make_claim(name, luck.choice([None, _share(luck)]), reasons=reasons, unless=unless)


def _table(luck: Random, name: str, parents: list[Claim]) -> Claim:
    values = tuple(f"value{value}" for value in range(luck.randint(2, 4)))
    given: list[tuple[int, ...]] = [()]
    for parent in parents:
        given = [(*row, value) for row in given for value in range(len(parent.values))]
    luck.shuffle(given)
    rows = []
    for row in given:
        sizes = [luck.uniform(0.1, 1) for _ in values]
        rows.append(TableRow(row, tuple(fixed(size / sum(sizes)) for size in sizes)))
    return make_claim(
        name, values=values, parents=tuple(parent.name for parent in parents), table=tuple(rows)
    )


def _state(luck: Random, number: int) -> State:
    n_levels = luck.randint(2, 4)
    state = make_state(f"state{number}", " ".join(f"level{level}" for level in range(n_levels)))
    if luck.random() < 0.4:
        share = luck.uniform(0.1, 0.9)
        state = replace(state, at_first=((0, fixed(share)), (n_levels - 1, fixed(1 - share))))
    return state


def _effects(luck: Random, states: tuple[State, ...], counts: tuple[Count, ...]) -> tuple[Effect, ...]:
    effects = []
    if luck.random() < 0.8:
        state = luck.choice(states)
        effects.append(Effect(state.name, luck.randrange(len(state.levels)), False))
    if counts and luck.random() < 0.5:
        is_change = luck.random() < 0.8
        effects.append(
            Effect(luck.choice(counts).name, luck.choice([-2, -1, 1] if is_change else [0, 2, 5]), is_change)
        )
    return tuple(effects)


def _event(
    luck: Random, name: str, topics: Topics, states: tuple[State, ...], counts: tuple[Count, ...]
) -> Event:
    able = _condition(luck, topics) if luck.random() < 0.4 else ALWAYS
    per = luck.choice(counts).name if counts and luck.random() < 0.4 else None
    if per is not None:
        # a count that raises itself would grow without end
        able = Every((able, Test(per, 0, 8)))
    return make_event(
        name,
        _hazard(luck),
        able,
        influences=_influences(luck, topics, most=4),
        stages=luck.choice([1, 1, 1, 2, 3]),
        is_again=luck.random() < 0.6,
        then=_effects(luck, states, counts),
        per=per,
        is_per_pairs=per is not None and luck.random() < 0.4,
        surprise=_hazard(luck) if luck.random() < 0.2 else None,
    )


def _talk(
    luck: Random, name: str, topics: Topics, states: tuple[State, ...], counts: tuple[Count, ...]
) -> Talk:
    day = luck.randrange(DAYS - 20)
    rule = luck.choice(RULES)
    outcomes = tuple(
        make_outcome(
            f"outcome{number}",
            log_normal(1, 4) if rule == "odds" else None,
            position=None if rule == "odds" else luck.uniform(0, 100),
            influences=_influences(luck, topics, most=2) if rule == "odds" else (),
            then=_effects(luck, states, counts),
        )
        for number in range(luck.randint(2, 4))
    )
    parties = tuple(
        _delegation(luck, number, len(outcomes) if rule == "condorcet" else 0)
        for number in range(luck.randint(1, 4))
    )
    is_movable = luck.random() < 0.5
    election = {"election": ELECTIONS, "vote": VOTES, "victory": VICTORIES} if rule == "condorcet" else {}
    return make_talk(
        name,
        day,
        *outcomes,
        **{name: luck.choice(choices) for name, choices in election.items()},
        rule=rule,
        parties=() if rule == "odds" else parties,
        postponed=_share(luck) if is_movable else None,
        postponed_at=day + 15.5 if is_movable else None,
    )


def _delegation(luck: Random, number: int, n_outcomes: int) -> Delegation:
    """Return a party with a position, or in some elections with the worth of each outcome."""
    position = normal(luck.uniform(0, 40), luck.uniform(50, 100))
    party = Delegation(f"party{number}", position, log_normal(1, 4), _factor(luck))
    if n_outcomes and luck.random() < 0.5:
        worths = [luck.choice([0.0, 0.5, 1.0, luck.random()]) for _ in range(n_outcomes)]
        ranged = [normal(worth, worth + 0.1) if luck.random() < 0.3 else fixed(worth) for worth in worths]
        return replace(party, position=None, prefers=tuple(ranged))
    return party


def _questions(luck: Random, topics: Topics) -> tuple[Question, ...]:
    return tuple(
        make_question(
            f"question{number}",
            *(
                make_reading(
                    mode,
                    _condition(luck, topics),
                    luck.randrange(1, DAYS + 1),
                    mode,
                    given=_condition(luck, topics) if luck.random() < 0.3 else None,
                )
                for mode in ("by", "on", "throughout")
            ),
        )
        for number in range(luck.randint(1, 3))
    )
