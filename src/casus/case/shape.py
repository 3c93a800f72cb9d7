"""What a case is made of: its sections, the fields of each kind of entry, and the fixed choices."""

from __future__ import annotations

from collections.abc import Mapping

SECTIONS: tuple[str, ...] = (
    "casus", "title", "language", "as_of", "horizon", "record_until", "sources", "actors", "claims",
    "states", "counts", "events", "talks", "disputes", "questions", "theses", "observed", "assertions",
    "accept", "words",
)  # fmt: skip

READING_FIELDS: tuple[str, ...] = ("when", "by", "on", "throughout", "given", "probability", "base_rate")

# The fields that an entry of each kind may have, in the order in which they are listed to people.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "source": ("title", "kind", "published", "text", "origin", "reliability", "says_anyway", "url"),
    "claim": (
        "says", "status", "by", "quote", "credence", "basis", "because", "unless", "contradicts",
        "evidence_for", "evidence_against", "reported_by", "denied_by", "expect", "expect_not",
        "values", "table",
    ),
    "reason": ("if", "holds", "quote", "says"),
    "basis": ("kind", "class", "seen", "source"),
    "row": ("given", "is"),
    "state": ("says", "levels", "at_first"),
    "count": ("says", "at_first"),
    "event": (
        "says", "by", "serves", "chance", "basis", "able", "raised", "lowered", "stages", "again",
        "then", "per", "watched", "surprise", "quote",
    ),
    "influence": ("factor", "why"),
    "watched": ("by", "from", "until"),
    "talk": ("says", "on", "tracks", "postponed", "outcomes", "scale", "parties", "rule", "quote"),
    "postponed": ("chance", "to"),
    "talk_outcome": ("says", "odds", "raised", "lowered", "then"),
    "delegation": ("position", "power", "salience"),
    "dispute": ("says", "parties", "impossible", "irreversible", "now", "outcomes"),
    "party": ("options", "aims", "declared", "quote"),
    "dispute_outcome": ("when", "in_model"),
    "question": (
        "ask", "forecast", "readings", "ever", *READING_FIELDS, "resolver", "resolves_by", "void_if", "tags",
    ),
    "reading": ("says", *READING_FIELDS),
    "forecast": ("by", "quote", "strength", "probability", "kind"),
    "base_rate": ("seen", "chance", "class", "source"),
    "thesis": ("says", "by", "prior", "claims", "events"),
    "thesis_event": ("chance", "raised", "lowered"),
    "observation": (
        "on", "at", "between", "event", "state", "by_event", "misread", "talk", "outcome", "says", "for",
        "against", "factor", "question", "reading", "resolved", "source",
    ),
    "accepted": ("lint", "about", "because"),
}  # fmt: skip

# The fields without which an entry of a kind says nothing.
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "reason": ("if",),
    "row": ("given", "is"),
    "state": ("levels", "at_first"),
    "count": ("at_first",),
    "event": ("chance",),
    "influence": ("factor",),
    "talk": ("on",),
    "postponed": ("chance", "to"),
    "delegation": ("position", "power", "salience"),
    "dispute": ("parties",),
    "party": ("options",),
    "dispute_outcome": ("when",),
    "accepted": ("lint", "because"),
}

# What a field that is missing may look like, in English and Arabic.
EXAMPLES: Mapping[str, tuple[str, str]] = {
    "if": ("[claim, other_claim]", "[ادعاء, ادعاء_آخر]"),
    "given": ("{claim: value}", "{ادعاء: قيمة}"),
    "is": ("{value: 20%, other_value: 80%}", "{قيمة: 20%, قيمة_أخرى: 80%}"),
    "levels": ("[low, middle, high]", "[منخفض, متوسط, مرتفع]"),
    "at_first": ("low", "منخفض"),
    "count.at_first": ("8 to 14", "8 إلى 14"),
    "chance": ("5% to 20% within 1 year", "5% إلى 20% خلال سنة"),
    "factor": ("x3", "x3"),
    "on": ("2024-05-01", "2024-05-01"),
    "to": ("2024-05-01", "2024-05-01"),
    "position": ("0 to 30", "0 إلى 30"),
    "power": ("70 to 90", "70 إلى 90"),
    "salience": ("40 to 60", "40 إلى 60"),
    "parties": ("{party: {options: {demand: [no, yes]}}}", "{طرف: {خيارات: {مطالبة: [لا, نعم]}}}"),
    "options": ("{demand: [no, yes]}", "{مطالبة: [لا, نعم]}"),
    "when": ("state is level", "الحالة هي مستوى"),
    "lint": ("no-resolver", "no-resolver"),
    "because": ("the reason", "السبب"),
    "outcome": ("what was agreed", "ما اتُّفق عليه"),
    "resolved": ("yes", "نعم"),
}

CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": ("official", "report", "data", "commentary"),
    "status": ("official", "reported", "second-hand", "asserted", "inferred", "assumed", "denied"),
    "basis": ("base rate", "quote", "judgement"),
    "rule": ("compromise", "median", "condorcet"),
    "forecast_kind": ("procedural", "substantive", "expectation", "conditional", "counterfactual"),
    "resolved": ("yes", "no", "void"),
    "yes_no": ("yes", "no"),
}
