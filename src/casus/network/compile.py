"""The model as arrays: one pass over its parts, each in a file of its own."""

from __future__ import annotations

from array import array

from casus.model import Model, evidence_of
from casus.network.ask import compile_asks, order_asks
from casus.network.claim import compile_claims, compile_origins
from casus.network.condition import Conditions, lay_conditions
from casus.network.event import Effects, compile_events, lay_effects, order_events
from casus.network.evidence import compile_evidence, compile_interventions, facts_of
from casus.network.form import Legend, Network
from casus.network.ranges import Ranges, lay_ranges
from casus.network.schedule import compile_schedule
from casus.network.start import compile_starts
from casus.network.talk import compile_talks
from casus.network.variable import order_variables


def compile_model(model: Model) -> Network:
    """Return the network of `model`: arrays that an engine runs, and the legend of their names.

    Luck is keyed by declared names, and events are put in order of name, so that the order of entries in
    a case moves no answer. Cost: linear in the size of the model.
    """
    variables = order_variables(model)
    conditions, ranges, effects = Conditions(variables), Ranges(), Effects()
    claims = compile_claims(model, conditions, ranges)
    origins = compile_origins(model, conditions, ranges)
    starts = compile_starts(model, variables, ranges)
    events = compile_events(model, conditions, ranges, effects)
    talks = compile_talks(model, conditions, ranges, effects)
    facts, order = facts_of(model), order_events(model)
    evidence = compile_evidence(model, facts, order, conditions, ranges)
    interventions = compile_interventions(model, order, conditions)
    asks = order_asks(model)
    ask_arrays = compile_asks(asks, conditions)
    legend = Legend(
        variables=variables.names,
        ranges=tuple(ranges.paths),
        events=tuple(event.name for event in order),
        talks=tuple((talk.name, tuple(outcome.name for outcome in talk.outcomes)) for talk in model.talks),
        asks=tuple((ask.question, ask.reading) for ask in asks),
        reads=(),
        facts=tuple(fact.seen.subject for fact in facts),
    )
    # what was observed weighs worlds also after the last day asked
    talked = [seen.at for seen in evidence_of(model) if seen.kind == "talk" and seen.at is not None]
    known = [*evidence["record_end_at"], *(fact.at + fact.days for fact in facts), *talked]
    return Network(
        digest=model.digest,
        legend=legend,
        end_at=max([0.0, *(ask.until_at for ask in asks), *known]),
        variable_first=array("i", variables.first),
        variable_cap=array("i", variables.cap),
        n_claims=variables.n_claims,
        n_origins=variables.n_origins,
        calendar_variable=variables.calendar,
        **lay_ranges(ranges),
        **lay_conditions(conditions),
        **claims,
        **origins,
        **starts,
        **events,
        **lay_effects(effects),
        **talks,
        **evidence,
        **interventions,
        **compile_schedule(model, variables, asks, facts),
        **ask_arrays,
        read_variable=array("i"),
    )
