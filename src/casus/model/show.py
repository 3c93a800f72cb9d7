"""The model as people read it: everything as meant, defaults and all."""

from __future__ import annotations

from collections.abc import Iterable

from casus.model.form import (
    BaseRate,
    Claim,
    Clause,
    Delegation,
    Dispute,
    Effect,
    Event,
    Model,
    Observation,
    Question,
    Reading,
    State,
    Talk,
    Thesis,
)
from casus.model.show_condition import day_shown, legend_of, legend_of_dispute, show_condition
from casus.model.show_word import (
    Page,
    default,
    hazard,
    influence,
    line,
    number,
    open_page,
    quotes,
    said,
    share,
    word,
)


def show_model(model: Model, language: str = "en") -> str:
    """Return the model as text, one indented line a fact, in the order of the case.

    Ranges carry their family, hazards their chance within a year, defaults the word `default`.
    Keywords are in `language` (`en` or `ar`); names and texts stay as the case has them.
    """
    page = open_page(model, language, legend_of(model))
    lines = [
        model.name,
        line(0, word(page, "as of"), str(model.as_of)),
        line(0, word(page, "horizon"), f"{model.horizon}{default(page, 'horizon')}"),
    ]
    if model.record_until_at is not None:
        lines.append(line(0, word(page, "record until"), day_shown(model.record_until_at - 1, model.as_of)))
    for title, shown in (
        ("sources", _sources(page)),
        ("origins", _origins(page)),
        ("actors", [line(1, name, said(page, title)) for name, title in model.actors.items()]),
        ("claims", _joined(_claim(page, claim) for claim in model.claims)),
        ("states", [_state(page, state) for state in model.states]),
        (
            "counts",
            [
                line(1, one.name, f"{word(page, 'at first')} {number(page, one.at_first)}")
                for one in model.counts
            ],
        ),
        ("events", _joined(_event(page, event) for event in model.events)),
        ("talks", _joined(_talk(page, talk) for talk in model.talks)),
        ("disputes", _joined(_dispute(page, dispute) for dispute in model.disputes)),
        ("questions", _joined(_question(page, question) for question in model.questions)),
        ("theses", _joined(_thesis(page, thesis) for thesis in model.theses)),
        ("observed", [_observation(page, one) for one in model.observations]),
        ("assertions", [f"  {each.text}" for each in model.assertions]),
    ):
        if shown:
            lines += [f"{word(page, title)}:", *shown]
    return "\n".join(lines) + "\n"


def _joined(parts: Iterable[list[str]]) -> list[str]:
    return [text for part in parts for text in part]


def _clause(page: Page, clause: Clause) -> str:
    return show_condition(clause.condition, page.reader)


def _sources(page: Page) -> list[str]:
    return [
        line(1, one.name, one.kind, str(one.published or ""), f"{word(page, 'origin')} {one.origin}")
        for one in page.model.sources
    ]


def _origins(page: Page) -> list[str]:
    return [
        line(
            1, one.name,
            f"{word(page, 'reliability')} {share(page, one.reliability)}"
            + default(page, f"origin.{one.name}.reliability"),
            f"{word(page, 'says anyway')} {share(page, one.says_anyway)}"
            + default(page, f"origin.{one.name}.says_anyway"),
        )
        for one in page.model.origins
    ]  # fmt: skip


def _claim(page: Page, claim: Claim) -> list[str]:
    lines = [
        line(1, claim.name, said(page, claim.says), claim.status or "", claim.by or ""),
        *quotes(page, claim.quotes),
    ]
    is_leaf = not claim.reasons and not claim.table
    if claim.credence is not None:
        kind = "open" if claim.is_open else "credence" if is_leaf else "leak"
        mark = f" ({word(page, 'default')})" if claim.is_open else ""
        lines.append(line(2, word(page, kind), share(page, claim.credence) + mark, claim.basis or ""))
    for reason in claim.reasons:
        parts = [show_condition(part, page.reader, is_inner=len(reason.parts) > 1) for part in reason.parts]
        holds = f"{word(page, 'holds')} {share(page, reason.holds)}" if reason.holds else ""
        lines.append(
            line(2, f"{word(page, 'because')} #{reason.name.rpartition('#')[2]}", " + ".join(parts), holds)
        )
    for condition in claim.unless:
        lines.append(line(2, word(page, "unless"), show_condition(condition, page.reader)))
    for evidence in claim.evidence:
        lines.append(line(2, word(page, "evidence"), f"{evidence.bearer} x{number(page, evidence.factor)}"))
    for report in claim.reports:
        lines.append(line(2, word(page, "denied by" if report.is_denial else "reported by"), report.origin))
    if claim.contradicts:
        lines.append(line(2, word(page, "contradicts"), ", ".join(claim.contradicts)))
    for row in claim.table:
        given = ", ".join(
            f"{parent} {word(page, 'is')} {page.reader.legend[parent][1][value]}"
            for parent, value in zip(claim.parents, row.given, strict=True)
        )
        shares = ", ".join(
            f"{value} {share(page, part)}" for value, part in zip(claim.values, row.shares, strict=True)
        )
        lines.append(line(2, f"{word(page, 'given')} {given}" if given else word(page, "values"), shares))
    return lines


def _state(page: Page, state: State) -> str:
    first = ", ".join(
        state.levels[index] if len(state.at_first) == 1 else f"{state.levels[index]} {share(page, part)}"
        for index, part in state.at_first
    )
    return line(1, state.name, " < ".join(state.levels), f"{word(page, 'at first')} {first}")


def _effects(page: Page, effects: Iterable[Effect]) -> str:
    shown = []
    for effect in effects:
        values = page.reader.legend[effect.name][1]
        value = f"{effect.value:+d}" if effect.is_change else str(effect.value)
        shown.append(f"{effect.name} {values[effect.value] if values else value}")
    return ", ".join(shown)


def _event(page: Page, event: Event) -> list[str]:
    lines = [
        line(1, event.name, said(page, event.says)),
        *quotes(page, event.quotes),
        line(2, word(page, "hazard"), hazard(page, event.hazard, event.stages), event.basis or ""),
    ]
    if event.stages > 1:
        lines.append(line(2, word(page, "stages"), str(event.stages)))
    if event.surprise is not None:
        lines.append(line(2, word(page, "surprise"), hazard(page, event.surprise, event.stages)))
    lines.append(line(2, word(page, "able"), _clause(page, event.able)))
    lines += [f"    {influence(page, one)}" for one in event.influences]
    if event.per:
        pairs = f"{word(page, 'pairs of')} " if event.is_per_pairs else ""
        lines.append(line(2, word(page, "per"), pairs + event.per))
    lines.append(line(2, word(page, "again"), word(page, "yes" if event.is_again else "no")))
    if event.then:
        lines.append(line(2, word(page, "then"), _effects(page, event.then)))
    if event.watched:
        first, last = event.watched
        until = f"{word(page, 'to')} {day_shown(last - 1, page.model.as_of)}"
        lines.append(line(2, word(page, "watched"), f"{day_shown(first, page.model.as_of)} {until}"))
    if event.actor:
        serves = f"{word(page, 'serves')} {_clause(page, event.serves)}" if event.serves else ""
        lines.append(line(2, word(page, "by"), event.actor, serves))
    return lines


def _talk(page: Page, talk: Talk) -> list[str]:
    lines = [
        line(1, talk.name, said(page, talk.says)),
        line(2, word(page, "on"), str(talk.on)),
        *quotes(page, talk.quotes),
    ]
    if talk.postponed is not None and talk.postponed_at is not None:
        to = f"{word(page, 'to')} {day_shown(talk.postponed_at, page.model.as_of)}"
        lines.append(line(2, word(page, "postponed"), f"{share(page, talk.postponed)} {to}"))
    lines.append(line(2, word(page, "rule"), talk.rule))
    if talk.rule == "condorcet":
        parts = (("election", talk.election), ("vote", talk.vote), ("victory", talk.victory))
        lines.append(line(3, *(f"{word(page, name)} {chosen}" for name, chosen in parts)))
    for party in talk.parties:
        lines += _delegation(page, talk, party)
    for outcome in talk.outcomes:
        odds = f"{word(page, 'odds')} {number(page, outcome.odds)}" if outcome.odds else ""
        position = f"{word(page, 'position')} {outcome.position:g}" if outcome.position is not None else ""
        then = f"{word(page, 'then')} {_effects(page, outcome.then)}" if outcome.then else ""
        lines.append(line(2, outcome.name, odds, position, then))
        lines += [f"      {influence(page, one)}" for one in outcome.influences]
    return lines


def _delegation(page: Page, talk: Talk, party: Delegation) -> list[str]:
    sizes = (("position", party.position), ("power", party.power), ("salience", party.salience))
    told = [f"{word(page, name)} {number(page, one)}" for name, one in sizes if one is not None]
    lines = [line(2, party.actor, *told)]
    if party.prefers:
        worth = ", ".join(
            f"{outcome.name} {number(page, one)}"
            for outcome, one in zip(talk.outcomes, party.prefers, strict=True)
        )
        lines.append(line(3, word(page, "prefers"), worth))
    return lines


def _dispute(page: Page, dispute: Dispute) -> list[str]:
    inner = open_page(page.model, page.language, legend_of_dispute(dispute))
    lines = [line(1, dispute.name, said(page, dispute.says))]
    for party in dispute.parties:
        options = "; ".join(f"{name} {' | '.join(values)}" for name, values in party.options)
        lines.append(line(2, party.actor, options))
        for title, aims in (("aims", party.aims), ("declared", party.declared)):
            if aims:
                lines.append(line(3, word(page, title), " > ".join(_clause(inner, aim) for aim in aims)))
    for clause in dispute.impossible:
        lines.append(line(2, word(page, "impossible"), _clause(inner, clause)))
    for option, first, last in dispute.irreversible:
        values = inner.reader.legend[option][1]
        to = f" {word(page, 'to')} {values[last]}" if last is not None else ""
        lines.append(line(2, word(page, "irreversible"), f"{option}: {values[first]}{to}"))
    if dispute.now:
        now = ", ".join(f"{name} {inner.reader.legend[name][1][value]}" for name, value in dispute.now)
        lines.append(line(2, word(page, "now"), now))
    for outcome in dispute.outcomes:
        meant = f"{word(page, 'in the model')}: {_clause(page, outcome.in_model)}" if outcome.in_model else ""
        lines.append(line(2, outcome.name, f"{word(page, 'when')} {_clause(inner, outcome.when)}", meant))
    return lines


def _question(page: Page, question: Question) -> list[str]:
    lines = [line(1, question.name, said(page, question.ask))]
    for forecast in question.forecasts:
        ends = share(page, forecast.share) if forecast.share else ""
        parts = (forecast.by or "", forecast.strength or "", ends, forecast.kind or "")
        lines.append(line(2, word(page, "forecast"), *parts))
    if question.resolver:
        lines.append(line(2, word(page, "resolver"), question.resolver))
    return lines + _joined(_reading(page, reading) for reading in question.readings)


def _reading(page: Page, reading: Reading) -> list[str]:
    when = _clause(page, reading.clause) if reading.clause else ""
    own = f"{word(page, 'probability')} {share(page, reading.probability)}" if reading.probability else ""
    given = f"{word(page, 'given')} {_clause(page, reading.given)}" if reading.given else ""
    mode = word(page, "to" if reading.mode == "by" and page.language == "ar" else reading.mode)
    return [
        line(2, reading.name, when, own, f"{mode} {reading.day}", given),
        line(3, word(page, "base rate"), _base_rate(page, reading.base_rate)),
    ]


def _base_rate(page: Page, rate: BaseRate | None) -> str:
    if rate is None:
        return word(page, "none")
    within = f" / {rate.days:g} d" if rate.days is not None else ""
    parts = (f"{share(page, rate.share)}{within}", said(page, rate.says), rate.source or "")
    return " · ".join(part for part in parts if part)


def _thesis(page: Page, thesis: Thesis) -> list[str]:
    prior = number(page, thesis.prior) + default(page, f"thesis.{thesis.name}.prior")
    lines = [line(1, thesis.name, thesis.by or "", f"{word(page, 'prior')} {prior}")]
    lines += [line(2, name, share(page, credence)) for name, credence in thesis.credences]
    lines += [line(2, name, hazard(page, one)) for name, one in thesis.hazards]
    for name, influences in thesis.influences:
        lines += [line(2, name, *(influence(page, one) for one in influences))]
    return lines


def _observation(page: Page, one: Observation) -> str:
    as_of = page.model.as_of
    if one.at is not None:
        when = day_shown(one.at, as_of)
    elif one.start_at is not None and one.end_at is not None:
        when = f"{day_shown(one.start_at, as_of)} {word(page, 'to')} {day_shown(one.end_at - 1, as_of)}"
    else:
        when = "?"
    _, values = page.reader.legend.get(one.name or "", ("", ()))
    levels = ", ".join(values[level] if level < len(values) else str(level) for level in one.levels)
    what = " ".join(part for part in (one.kind, one.name or "", levels or "", one.reading or "") if part)
    soft = ""
    if one.clause is not None and one.factor is not None:
        soft = f"x{number(page, one.factor)} {word(page, 'while')} {_clause(page, one.clause)}"
    context = word(page, "context") if one.is_context else ""
    return line(1, when, what, soft, one.resolved or "", one.source or "", context)
