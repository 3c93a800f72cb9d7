"""Claims, events, talks, numbers and observations as a page names them: in words, and with who says so."""

from __future__ import annotations

from casus.model import Claim, Model, Observation
from casus.report.lens import who_is
from casus.report.phrase import say, text_of, words

RANGES = {
    "chance": "range_chance", "surprise": "range_chance", "credence": "range_credence",
    "leak": "range_credence", "open": "range_credence", "holds": "range_holds",
    "factor": "range_factor", "evidence": "range_factor",
    "reliability": "range_reliability", "says_anyway": "range_reliability",
}  # fmt: skip
BEFORE = "before:"


def plain_name(name: str) -> str:
    """Return a name of the file as words: `part_way` has no text of its own."""
    return name.replace("_", " ")


def text_for(model: Model, text: object, language: str, name: str) -> str:
    """Return a text of the case without its full stop, else the name as words; isolated where needed."""
    found = text_of(text, language, model.language, plain_name(name))  # type: ignore[arg-type]
    return words(found.strip().rstrip("."), language)


def thing_words(model: Model, kind: str, name: str, value: str, language: str) -> str:
    """Return what a driver or an indicator is about. kind: claim, event, talk, range or reading."""
    name = name.removeprefix(BEFORE)
    if kind == "claim":
        return claim_words(model, name, value, language)
    if kind == "event":
        return event_words(model, name, language)
    if kind == "talk":
        return talk_words(model, name, value, language)
    if kind == "reading":
        return question_words(model, name.partition(".")[0], language)
    return range_words(model, name, language)


def claim_words(model: Model, name: str, value: str, language: str) -> str:
    """Return a claim in its words, and who says so: nothing is claimed by nobody."""
    claim = next((each for each in model.claims if each.name == name), None)
    if claim is None:
        return words(plain_name(name), language)
    what = text_for(model, claim.says, language, claim.title or name)
    if value and claim.values != ("false", "true"):
        what = say("valued", language, what=what, value=words(plain_name(value), language))
    return say("said_by", language, what=what, who=claimed_by(model, claim, language))


def claimed_by(model: Model, claim: Claim, language: str) -> str:
    """Return who says a claim: its `by`, else the source it is quoted from, else who keeps the case."""
    name = claim.by or (claim.quotes[0].source if claim.quotes else None)
    if name is None or (name == "editor" and name not in model.actors):
        return say("the_case", language)
    who = who_is(model, name, language)
    return say("denied_claim", language, who=who) if claim.status == "denied" else who


def event_words(model: Model, name: str, language: str) -> str:
    """Return an event in its words; of a move also whose it is."""
    event = next((each for each in model.events if each.name == name), None)
    if event is None:
        return words(plain_name(name), language)
    what = text_for(model, event.says, language, name)
    if event.actor is None:
        return what
    return say("move", language, what=what, who=who_is(model, event.actor, language))


def talk_title(model: Model, name: str, language: str) -> str:
    """Return a talk in its words."""
    talk = next((each for each in model.talks if each.name == name), None)
    return text_for(model, talk.says if talk else {}, language, name)


def outcome_words(model: Model, name: str, value: str, language: str) -> str:
    """Return a talk's outcome in its words."""
    talk = next((each for each in model.talks if each.name == name), None)
    outcome = next((each for each in talk.outcomes if each.name == value), None) if talk else None
    return text_for(model, outcome.says if outcome else {}, language, value)


def talk_words(model: Model, name: str, value: str, language: str) -> str:
    """Return a talk with its outcome."""
    title = talk_title(model, name, language)
    return say("ends_with", language, talk=title, outcome=outcome_words(model, name, value, language))


def question_words(model: Model, name: str, language: str) -> str:
    """Return what a question asks."""
    question = next((each for each in model.questions if each.name == name), None)
    return text_for(model, question.ask if question else {}, language, name)


def range_words(model: Model, path: str, language: str) -> str:
    """Return what a range is about, by its path: `event:exit:chance`, `reason:stays#2:holds`."""
    section, _, rest = path.partition(":")
    rest = rest.removeprefix(BEFORE)
    name, _, field = rest.partition(":")
    key = RANGES.get(field.partition(":")[0], "range_other")
    if section in ("claim", "reason"):
        what = claim_words(model, name.partition("#")[0], "", language)
    elif section == "event":
        what = event_words(model, name, language)
    elif section == "talk":
        what = talk_title(model, name, language)
    elif section == "origin":
        what = origin_words(model, name, language)
    else:
        what = variable_words(model, name, language)
    return say(key, language, what=what)


def origin_words(model: Model, name: str, language: str) -> str:
    """Return an origin by the title of its source where it has one alone, else by its name."""
    titles = [source.title for source in model.sources if source.origin == name]
    if name in model.actors:
        return who_is(model, name, language)
    return text_for(model, titles[0] if len(titles) == 1 else {}, language, name)


def variable_words(model: Model, name: str, language: str) -> str:
    """Return a state or count in its words."""
    says = {each.name: each.says for each in model.states} | {each.name: each.says for each in model.counts}
    return text_for(model, says.get(name, {}), language, name)


def observation_words(model: Model, subject: str, language: str) -> str:
    """Return what was observed, and by whom it is told."""
    seen = [each for each in model.observations if each.subject == subject]
    if not seen:
        return words(plain_name(subject), language)
    what = "؛ ".join(seen_words(model, each, language) for each in seen)
    what = what if language == "ar" else what.replace("؛ ", "; ")
    if seen[0].source is None:
        return what
    return say("told_by", language, what=what, who=who_is(model, seen[0].source, language))


def seen_words(model: Model, seen: Observation, language: str) -> str:
    """Return one observation in words."""
    if seen.says:
        return text_for(model, seen.says, language, seen.subject)
    name = seen.name or ""
    if seen.kind == "event":
        return event_words(model, name, language)
    if seen.kind == "talk":
        talk = next((each for each in model.talks if each.name == name), None)
        outcome = talk.outcomes[seen.levels[0] - 1].name if talk and seen.levels else ""
        return talk_words(model, name, outcome, language)
    state = next((each for each in model.states if each.name == name), None)
    levels = [state.levels[level] if state else str(level) for level in seen.levels]
    either = " أو " if language == "ar" else " or "
    shown = either.join(words(plain_name(level), language) for level in levels)
    return say("valued", language, what=variable_words(model, name, language), value=shown)
