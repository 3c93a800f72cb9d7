"""Networks of many states, made as models: for how time grows with size."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from casus.model import (
    Clause,
    Effect,
    Event,
    Influence,
    Model,
    Question,
    Reading,
    State,
    Test,
)
from casus.quantity import DAYS_PER_YEAR, fixed

AS_OF = date(2001, 1, 1)
N_PARENTS = 4


def grow_model(n_events: int, n_occurrences: float, seed: int = 1) -> Model:
    """Return a model of `n_events` / 2 states, each with an event to switch it on and one to switch it off.

    Each hazard (0.4 to 1 a year) is moved by four other states at random, by factors of 1/3 to 3. The
    horizon is set so that some `n_occurrences` happen in a world: a state switches about 0.9 times a year.
    """
    luck = Random(seed)
    n_states = n_events // 2
    names = [f"x{state}" for state in range(n_states)]
    days = n_occurrences / (0.9 * n_states) * DAYS_PER_YEAR
    states = tuple(State(name, {}, ("off", "on"), ((luck.randrange(2), fixed(1.0)),)) for name in names)
    events = []
    for name in names:
        parents = luck.sample(names, N_PARENTS)
        for value, word in ((1, "on"), (0, "off")):
            influences = tuple(
                Influence(Clause(Test(parent, 1, 1), f"{parent} is on"), fixed(3 ** luck.uniform(-1, 1)), {})
                for parent in parents
            )
            events.append(_event(f"{name}_{word}", luck.uniform(0.4, 1), name, value, influences))
    asked = [
        Reading("end", {}, Clause(Test(name, 1, 1), name), "on", AS_OF, days, None, None, None, False)
        for name in names[:10]
    ]
    questions = tuple(
        Question(f"q{number}", {}, (), (reading,), None, {}, {}, ()) for number, reading in enumerate(asked)
    )
    return Model(
        name=f"grown {n_events}",
        digest=f"grown {n_events} {seed}",
        title={},
        language="en",
        as_of=AS_OF,
        horizon=AS_OF + timedelta(days=int(days)),
        horizon_at=days,
        record_until_at=None,
        sources=(),
        origins=(),
        actors={},
        claims=(),
        states=states,
        counts=(),
        events=tuple(events),
        talks=(),
        disputes=(),
        questions=questions,
        theses=(),
        observations=(),
        assertions=(),
        places={},
    )


def _event(name: str, per_year: float, state: str, value: int, influences: tuple[Influence, ...]) -> Event:
    return Event(
        name=name,
        says={},
        hazard=fixed(per_year / DAYS_PER_YEAR),
        basis=None,
        able=Clause(Test(state, 1 - value, 1 - value), "able"),
        influences=influences,
        stages=1,
        is_again=True,
        then=(Effect(state, value, False),),
        per=None,
        is_per_pairs=False,
        watched=None,
        surprise=None,
        actor=None,
        serves=None,
        quotes=(),
    )
