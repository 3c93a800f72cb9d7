"""Whatever stands in a document, parse_document gives a case and tells located problems; it never raises."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casus.case import parse_document, show_case
from casus.case.form import Case
from casus.case.keyword import ARABIC_KEYS
from casus.case.shape import FIELDS, SECTIONS
from casus.problem import Place, SourceFile, render_problems
from casus.problem.catalogue import WORDINGS
from casus.text import Document, Entry, Mapping, Node, Scalar, Sequence, read_document

FILE = SourceFile("any.yaml", "casus: 1\n" * 40)
KEYS = sorted({*SECTIONS, *(field for allowed in FIELDS.values() for field in allowed), "dry", "ferry", "xx"})
TEXTS = [
    "", " ", "1", "0", "-1", "+2", "30%", "20% to 40%", "80% to 20%", "140%", "likely", "strongly",
    "x3", "/0", "5% within 1 year", "2 per year", "about every 0 years", "seen 3 in 0 years",
    "8 in 102 within 1 year", "2024-02-30", "2024-05-01", "31 آذار 2024", "yes", "no", "نعم",
    "official", "ferry is daily", "not (ferry", "a and", "boats at least 3", "pairs of boats",
    "close from full to none", "2024-05-01 and 2023-05-01", "25:61", "14:30", "en", "\u202e",
    "\ud800", "و", "٣", "x" * 500, "dry", "median", "and", "()", "main",
]  # fmt: skip


@st.composite
def place(draw: st.DrawFn) -> Place:
    start = draw(st.integers(0, 300))
    return Place(FILE, start, start + draw(st.integers(0, 30)))


scalars = st.builds(Scalar, st.sampled_from(TEXTS) | st.text(max_size=12), place(), st.booleans())
keys = st.builds(
    Scalar, st.sampled_from(KEYS) | st.sampled_from([one[0] for one in ARABIC_KEYS.values()]), place()
)


def _mappings(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    entries = st.lists(st.builds(Entry, keys, nodes), max_size=6).map(tuple)
    return st.builds(Mapping, entries, place())


def _sequences(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.builds(Sequence, st.lists(nodes, max_size=4).map(tuple), place())


nodes = st.recursive(scalars, lambda inner: _mappings(inner) | _sequences(inner), max_leaves=12)


def entries_of_kind(kind: str) -> st.SearchStrategy[Node]:
    """Return mappings whose keys are fields of `kind`, with any values."""
    fields = st.builds(Scalar, st.sampled_from(FIELDS[kind]), place())
    return st.builds(Mapping, st.lists(st.builds(Entry, fields, nodes), max_size=8).map(tuple), place())


SECTION_KINDS = {
    "sources": "source", "claims": "claim", "states": "state", "counts": "count", "events": "event",
    "talks": "talk", "disputes": "dispute", "questions": "question", "theses": "thesis",
}  # fmt: skip


@st.composite
def sections(draw: st.DrawFn) -> Entry:
    name = draw(st.sampled_from(SECTIONS))
    key = Scalar(name, draw(place()))
    kind = SECTION_KINDS.get(name)
    if kind is not None and draw(st.booleans()):
        inner = st.builds(Entry, keys, entries_of_kind(kind))
        return Entry(key, draw(st.builds(Mapping, st.lists(inner, max_size=3).map(tuple), place())))
    if name == "observed" and draw(st.booleans()):
        items = st.lists(entries_of_kind("observation"), max_size=3).map(tuple)
        return Entry(key, draw(st.builds(Sequence, items, place())))
    return Entry(key, draw(nodes))


def case_of(root: Mapping) -> Case:
    return parse_document(Document("any", (FILE,), root, {}, "0" * 64, ()))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.builds(Mapping, st.lists(sections(), max_size=6).map(tuple), place()))
def test_any_tree_of_nodes_gives_a_case_and_located_problems(root):
    case = case_of(root)
    for problem in case.problems:
        assert problem.place is not None
        assert problem.code in WORDINGS, problem.code
    for language in ("en", "ar"):
        shown = render_problems(case.problems, language)
        assert not any(problem.code + " (" in shown for problem in case.problems)  # a fact was missing
    show_case(case)


TEXTS_OF_CASES = [
    file.read_text(encoding="utf-8") for file in sorted((Path(__file__).parents[1] / "valid").glob("*.yaml"))
]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_change_of_a_valid_text_gives_a_case(tmp_path_factory, data):
    text = data.draw(st.sampled_from(TEXTS_OF_CASES))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 12)))
        put = data.draw(
            st.sampled_from([*TEXTS, "\n", "  ", ": ", "[", "]", "{", "}", ",", "\n- ", "#", '"'])
        )
        text = text[:start] + put + text[end:]
    path = tmp_path_factory.getbasetemp() / "changed.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    case = parse_document(read_document(path))
    assert isinstance(case, Case)
    show_case(case)
