"""Public Bayesian networks, from BIF to a case to exact answers: a part of the suite bayesnets."""

from __future__ import annotations

import json
from typing import Any

import pytest
from outside import EXTERNAL, needs_suite

from casus.draft import parse_bif, write_network
from casus.network import compile_model
from verification.bayesnets import (
    TOLERANCE,
    Words,
    words_of,
    worst_of_information,
    worst_of_query,
    write_case,
)
from verification.suite import model_of_text

pytestmark = needs_suite("bayesnets")
SMALL = ("asia", "cancer", "earthquake")


def suite_of(name: str) -> tuple[Words, dict[str, Any]]:
    folder = EXTERNAL / "bayesnets"
    words = words_of(parse_bif((folder / "bif" / f"{name}.bif").read_text(encoding="utf-8")))
    return words, json.loads((folder / "reference" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SMALL)
def test_every_query_of_a_small_network_is_as_published(name: str) -> None:
    words, reference = suite_of(name)
    model = model_of_text(write_case(words, reference))
    for number, query in enumerate(reference["queries"]):
        assert worst_of_query(words, model, number, query) <= TOLERANCE, query
    assert worst_of_information(words, model, reference) <= TOLERANCE


@pytest.mark.parametrize("name", ["sachs", "survey", "child"])
def test_a_network_with_odd_names_and_rounded_columns_is_read(name: str) -> None:
    text = (EXTERNAL / "bayesnets" / "bif" / f"{name}.bif").read_text(encoding="utf-8")
    network = parse_bif(text)
    assert compile_model(model_of_text(write_network(network))).n_claims == len(network.nodes)


def test_a_chance_that_is_off_by_a_thousandth_is_found() -> None:
    """The twin: one number of the network changed, some query must be off."""
    file = EXTERNAL / "bayesnets" / "bif" / "asia.bif"
    text = file.read_text(encoding="utf-8")
    _, reference = suite_of("asia")
    words = words_of(
        parse_bif(text.replace("(yes) 0.05, 0.95;\n  (no) 0.01", "(yes) 0.051, 0.949;\n  (no) 0.01"))
    )
    model = model_of_text(write_case(words, reference))
    worst = [worst_of_query(words, model, *query) for query in enumerate(reference["queries"])]
    assert max(worst) > TOLERANCE


def test_to_set_is_not_to_see() -> None:
    """The twin of interventions: seen and not set, some published value must be missed."""
    words, reference = suite_of("asia")
    seen = [
        {**query, "type": "observe", "evidence": query["do"], "pEvidence": 1.0}
        for query in reference["queries"]
        if query["type"] == "do"
    ]
    model = model_of_text(write_case(words, {**reference, "queries": seen}))
    posteriors = [{**query, "evidence": {}} for query in seen]  # what is asked, but not how likely it was
    assert max(worst_of_query(words, model, *query) for query in enumerate(posteriors)) > 1e-3
