"""Whatever a text holds: no crash, no hang, and every problem has a place inside its file."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casus.problem import problem_to_json, render_problem, words_of
from casus.text import Mapping, Scalar, read_document, show_document

CASE = """casus: 1
title: {en: Will the ferry run?, ar: هل تبحر العبّارة؟}
claims:
  pier_is_open:
    says: "The pier: open # or not."   # asserted
    because:
      - {if: [storm, 'no ice'], holds: 40% to 70%}
  storm: {says: A storm is near., credence: 5%}
observed:
  - {on: 2025-04-07, says: x}
"""
SIGNS = ":#,[]{}\"'!&*%@`|>?-\\\t\r\n \x00\x1b\u202e،é"
BITS = [*SIGNS, ": ", " #", "- ", "\n  ", "---\n", "&a ", "*a", "<<: ", "!x ", "x"]


@st.composite
def mutated(draw):
    text = CASE
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 0, 1, 1, 2, 10, 60])))
        text = text[:start] + draw(st.sampled_from(BITS)) + text[end:]
    return text


def walk(node):
    yield node
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from walk(entry.value)
    elif not isinstance(node, Scalar):
        for item in node.items:
            yield from walk(item)


def check(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_bytes(content)
        started = time.process_time()
        document = read_document(path)
        assert time.process_time() - started < 2
    for problem in document.problems:
        assert problem.place is not None, problem
        size = len(problem.place.file.text)
        for place in (problem.place, *(related.place for related in problem.related)):
            assert 0 <= place.start <= place.end <= size
        for language in ("en", "ar"):
            shown = render_problem(problem, language)
            assert problem.code in shown and shown.count("\n") >= 5  # worded, with its picture
            shown.encode("utf-8")
            json.dumps(problem_to_json(problem, language), ensure_ascii=False).encode("utf-8")
    for node in walk(document.root):
        assert 0 <= node.place.start <= node.place.end <= len(node.place.file.text)
        if isinstance(node, Scalar) and not node.is_quoted:
            words = words_of(node.place)
            assert node.text == words or "\n" in words or "\r" in words or "\ufffd" in node.text
    show_document(document).encode("utf-8")


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_a_mutated_case_is_read_or_told(text):
    check(text.encode("utf-8"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=60))
def test_a_heap_of_signs_is_read_or_told(bits):
    check("".join(bits).encode("utf-8"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_told(content):
    check(content)
