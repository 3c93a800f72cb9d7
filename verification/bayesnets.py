"""Public Bayesian networks: marginals, evidence, interventions, mutual information (the suite bayesnets).

Every network of `bif/` is turned from BIF into the text of a case, and read, checked and compiled. Every
query of `reference/` is written as questions of that case: a posterior is a conditional reading, an
intervention a model in which a claim is set, a mutual information follows from the answers for each pair of
values. All are answered by the engine exact, and must be within 1e-8 of the published values.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from typing import Any

from casus.draft import BeliefNetwork, case_names, parse_bif, write_network
from casus.engine import run_network
from casus.model import Model, set_value
from casus.network import compile_model
from verification.suite import Tally, model_of_text

TOLERANCE = 1e-8
GOAL = 1e-9
DAY = "2000-01-02"
Answers = Mapping[tuple[str, str], float | None]


@dataclass(frozen=True)
class Words:
    """How a network's names are written in the case."""

    network: BeliefNetwork
    node: Mapping[str, str]
    value: Mapping[str, Mapping[str, str]]

    def says(self, node: str, value: str) -> str:
        """Return the condition that a node has a value."""
        return f"{self.node[node]} is {self.value[node][value]}"

    def says_all(self, values: Mapping[str, str]) -> str:
        """Return the condition that nodes have values."""
        return " and ".join(self.says(node, value) for node, value in values.items())


def words_of(network: BeliefNetwork) -> Words:
    """Return how the names of a network are written."""
    return Words(
        network,
        case_names(node.name for node in network.nodes),
        {node.name: case_names(node.values) for node in network.nodes},
    )


# ---- a network and its queries as a case ---------------------------------------------------------------


def write_case(words: Words, reference: Mapping[str, Any]) -> str:
    """Return the text of a case with a question for each query, `q0`, `q1`, …, and for each leaf, `v0`, …"""
    lines = [write_network(words.network).rstrip(), "questions:"]
    for number, query in enumerate(reference["queries"]):
        lines += [f"  q{number}:", "    ask: What is so?", "    readings:"]
        given = words.says_all(query["evidence"]) if query.get("evidence") else ""
        if given:
            lines.append(f"      evidence: {{when: {given}, on: {DAY}}}")
        for node, value in pairs_of(query):
            reading = f"r-{words.node[node]}-{words.value[node][value]}"
            only = f", given: {given}" if given else ""
            lines.append(f"      {reading}: {{when: {words.says(node, value)}, on: {DAY}{only}}}")
    for number, (leaf, other) in enumerate(informing_pairs(reference)):
        lines += [f"  v{number}:", "    ask: What goes with what?", "    readings:"]
        for one in reference["states"][leaf]:
            for two in reference["states"][other]:
                reading = f"r-{words.value[leaf][one]}-{words.value[other][two]}"
                lines.append(
                    f"      {reading}: {{when: {words.says_all({leaf: one, other: two})}, on: {DAY}}}"
                )
    return "\n".join(lines) + "\n"


def pairs_of(query: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the nodes and values whose probabilities a query gives."""
    for node, shares in query["posteriors"].items():
        for value in shares:
            yield node, value


def informing_pairs(reference: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the leaf and the other node of each mutual information."""
    told = reference["valueOfInformation"]
    return [] if told is None else [(told["target"], other) for other in told["mutualInformationNats"]]


# ---- answers ------------------------------------------------------------------------------------------


def answers_of(model: Model, questions: Sequence[str]) -> Answers:
    """Return the exact answer of each reading of some questions."""
    asked = tuple(question for question in model.questions if question.name in questions)
    network = compile_model(replace(model, questions=asked))
    found = run_network(network, engine="exact").exact
    assert found is not None
    return {ask: answer.probability for ask, answer in zip(network.legend.asks, found, strict=True)}


def value_index(words: Words, node: str, value: str) -> int:
    """Return the number of a value."""
    return next(each for each in words.network.nodes if each.name == node).values.index(value)


def worst_of_query(words: Words, model: Model, number: int, query: Mapping[str, Any]) -> float:
    """Return the largest difference from what a query gives. Raises ValueError for another type."""
    name = f"q{number}"
    if query["type"] == "do":
        for node, value in query["do"].items():
            model = set_value(model, words.node[node], value_index(words, node, value))
    elif query["type"] != "observe":
        raise ValueError(f"a query of the type {query['type']}")
    found = answers_of(model, [name])
    worst = [
        difference(found[name, f"r-{words.node[node]}-{words.value[node][value]}"],
                   query["posteriors"][node][value])
        for node, value in pairs_of(query)
    ]  # fmt: skip
    if query.get("evidence"):
        worst.append(difference(found[name, "evidence"], query["pEvidence"]))
    return max(worst)


def difference(found: float | None, said: float) -> float:
    """Return how far an answer is from the published one; infinite where there is none."""
    return float("inf") if found is None else abs(found - said)


def worst_of_information(words: Words, model: Model, reference: Mapping[str, Any]) -> float:
    """Return the largest difference from the mutual informations, in nats."""
    told = reference["valueOfInformation"]
    names = [f"v{number}" for number in range(len(informing_pairs(reference)))]
    found = answers_of(model, names)
    worst = []
    for name, (leaf, other) in zip(names, informing_pairs(reference), strict=True):
        joint = {
            (one, two): found[name, f"r-{words.value[leaf][one]}-{words.value[other][two]}"] or 0.0
            for one in reference["states"][leaf]
            for two in reference["states"][other]
        }
        worst.append(abs(mutual_information(joint) - told["mutualInformationNats"][other]))
    return max(worst)


def mutual_information(joint: Mapping[tuple[str, str], float]) -> float:
    """Return the mutual information of two variables, in nats: sum of p log(p / (p1 p2))."""
    first: dict[str, float] = {}
    second: dict[str, float] = {}
    for (one, two), share in joint.items():
        first[one] = first.get(one, 0.0) + share
        second[two] = second.get(two, 0.0) + share
    return sum(
        share * log(share / (first[one] * second[two])) for (one, two), share in joint.items() if share > 0.0
    )


# ---- the suite ----------------------------------------------------------------------------------------


def verify_bayesnets(folder: Path) -> int:
    """Return how many networks or queries of the suite failed; print a line for each network and the sum."""
    tally = Tally("bayesnets")
    for file in sorted((folder / "bif").glob("*.bif")):
        reference_file = folder / "reference" / f"{file.stem}.json"
        is_asked = reference_file.is_file()
        reference = json.loads(reference_file.read_text(encoding="utf-8")) if is_asked else {}
        try:
            verify_network(tally, file.stem, parse_bif(file.read_text(encoding="utf-8")), reference)
        except ValueError as reason:
            tally.judge(file.stem, False, str(reason))
    return tally.close()


def verify_network(tally: Tally, name: str, network: BeliefNetwork, reference: Mapping[str, Any]) -> None:
    """Judge a network: that it can be read, and each of its queries."""
    words = words_of(network)
    asked = reference or {"queries": [], "states": {}, "valueOfInformation": None}
    model = model_of_text(write_case(words, asked) if reference else write_network(network))
    n_claims = compile_model(model).n_claims
    tally.judge(name, n_claims == len(network.nodes), f"read, checked and compiled, claims {n_claims}")
    for number, query in enumerate(asked["queries"]):
        worst = worst_of_query(words, model, number, query)
        tally.judge(f"{name} {query['type']} {number}", worst <= TOLERANCE, said_of(worst))
    if asked["valueOfInformation"] is not None:
        worst = worst_of_information(words, model, reference)
        tally.judge(f"{name} information", worst <= TOLERANCE, said_of(worst))


def said_of(worst: float) -> str:
    """Return the words for a largest difference."""
    return f"largest difference {worst:.1e}{'' if worst <= GOAL else ', above the goal of 1e-9'}"
