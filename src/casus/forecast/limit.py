"""What an engine cannot run, as a problem of the case."""

from __future__ import annotations

from casus.engine import EngineLimit, ExactLimit
from casus.model import Model, evidence_of
from casus.network import Network
from casus.problem import Problem

NO_WORLD_MEETS = "run-limit-evidence"
EXACT_WORDS = {
    "combinations": ("combinations of claims that matter", "توليفة من الدعاوى المؤثرة"),
    "states": ("states that it can reach", "حالة يمكن بلوغها"),
    "updates": ("steps of computing", "خطوة حساب"),
    "error": ("part in 10,000,000,000 of certified error", "جزء من 10,000,000,000 من الخطأ المضمون"),
    "lost": (
        "observations of an event whose count can grow without end",
        "رصدًا لحدث يدفعه عدد لا حدّ له",
    ),
    "copies": ("copies of a claim with one coin", "نسخة من دعوى بقرعة واحدة"),
}


class RunLimit(ValueError):
    """A case whose numbers no engine can run. `problem` tells the author which, and where."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        self.problem = problem
        super().__init__(f"{problem.code}: {problem.facts['name']}")


def raise_limit(limit: EngineLimit, network: Network, model: Model) -> None:
    """Raise what an engine met as a problem of the case; a fault of ours is left as it is."""
    if limit.kind == "bound":
        return
    if isinstance(limit, ExactLimit):
        facts = {"name": model.name, "what": EXACT_WORDS[limit.kind], "most": f"{limit.most:,.0f}"}
        raise RunLimit(Problem("run-limit-exact", None, facts)) from limit
    legend = network.legend
    if limit.kind == "evidence":
        raise RunLimit(fact_unmet(limit.index, network, model)) from limit
    if limit.kind == "range":
        name = legend.ranges[limit.index]
    elif limit.kind == "talk":
        name = f"talk:{legend.talks[limit.index][0]}"
    else:
        name = f"event:{legend.events[limit.index]}"
    section, entry = name.split(":")[:2]
    place = model.places.get(f"{section}.{entry}")
    facts = {"name": entry}
    raise RunLimit(Problem(f"run-limit-{limit.kind}", place, facts, subject=f"{section}.{entry}")) from limit


def fact_unmet(index: int, network: Network, model: Model) -> Problem:
    """Return the problem of a fact that no world meets; after the facts, talks whose outcome was seen."""
    facts, talks = network.legend.facts, network.legend.talks
    if index < len(facts):
        subject = facts[index]
        if subject not in model.places:  # one sighting of two states: `SUBJECT#2`
            subject = subject.partition("#")[0]
    else:
        talk = talks[index - len(facts)][0]
        seen = [each.subject for each in evidence_of(model) if each.kind == "talk" and each.name == talk]
        subject = seen[0] if seen else f"talk.{talk}"
    name = subject.removeprefix("observation.")
    return Problem(NO_WORLD_MEETS, model.places.get(subject), {"name": name}, subject=subject)
