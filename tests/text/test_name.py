"""Names as compared, changes in place, and a document as shown."""

from __future__ import annotations

import pytest

from casus.problem import Place, SourceFile
from casus.text import normalise_name, read_document, replace_span, show_document


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("کتاب", "كتاب"),
        ("المیناء", "الميناء"),
        ("القــوات", "القوات"),
        ("\u200fالميناء\u200e", "الميناء"),
        ("ﻻ", "لا"),
        ("ﬁle", "file"),
        ("cafe\u0301", "café"),
        ("  a   b\u00a0", "a b"),
        ("a\u2060b", "ab"),
        ("ab\u200d", "ab"),
        ("\u200cab", "ab"),
    ],
)
def test_names_that_look_alike_are_one(one, other):
    assert normalise_name(one) == normalise_name(other) == other


@pytest.mark.parametrize(
    ("one", "other"),
    [("Storm", "storm"), ("على", "علي"), ("أب", "اب"), ("a_b", "a b"), ("می\u200cرود", "میرود")],
)
def test_names_that_differ_for_a_reader_stay_apart(one, other):
    assert normalise_name(one) != normalise_name(other)


def test_a_name_normalised_twice_is_the_same():
    for name in ("ﷺ", "ـ a ـ b", "x\u200f \u200fy", "\u00a0ﻻ"):
        assert normalise_name(normalise_name(name)) == normalise_name(name)


def test_a_span_is_changed_and_nothing_else():
    file = SourceFile("c", "raised: {storm: x3}  # note\r\n")
    start = file.text.index("x3")
    assert replace_span(file.text, Place(file, start, start + 2), "x2 to x5") == (
        "raised: {storm: x2 to x5}  # note\r\n"
    )


def test_a_span_of_another_text_is_refused():
    file = SourceFile("c", "raised: x3")
    with pytest.raises(ValueError, match="must be that of c"):
        replace_span("lowered: x3", Place(file, 8, 10), "x2")
    with pytest.raises(ValueError, match="got 8 to 99 of 10"):
        replace_span(file.text, Place(file, 8, 99), "x2")


def test_a_document_is_shown_with_places(tmp_path, monkeypatch):
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "a.yaml").write_text(
        "title: 'The ferry'\nclaims:\n  pier:\n    because: [b, {if: c}]\n    d:\n"
    )
    (tmp_path / "case" / "b.yaml").write_text("claims: {storm: {}}\n")
    monkeypatch.chdir(tmp_path)
    document = read_document("case")
    assert show_document(document) == (
        f"# case\n# sha-256 {document.digest}\n"
        "# case/a.yaml\n"
        '      1:1  title: "The ferry"\n'
        "      2:1  claims:\n"
        "      3:3    pier:\n"
        "      4:5      because:\n"
        "     4:15        - b\n"
        "     4:18        -\n"
        "     4:19          if: c\n"
        "      5:5      d:\n"
        "# case/b.yaml\n"
        "     1:10    storm: {}\n"
    )
