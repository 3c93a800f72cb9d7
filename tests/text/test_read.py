"""Files and folders to a document: what is read, what is refused, and where it is told."""

from __future__ import annotations

import hashlib
import os
import time

import pytest

from casus.problem import Severity, column_of, line_of, render_problem, words_of
from casus.text import Mapping, Scalar, Sequence, file, read_document

HEAD = "casus: 1\ntitle: Will the ferry run?\n"


@pytest.fixture
def read(tmp_path):
    """Return a function that writes a case file and reads it."""

    def written(text: str | bytes):
        path = tmp_path / "case.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_document(path)

    return written


def codes(document):
    return [problem.code for problem in document.problems]


def value_of(document, *names):
    node = document.root
    for name in names:
        node = {entry.key.text: entry.value for entry in node.entries}[name]
    return node


@pytest.mark.parametrize(
    "words",
    [
        "no",
        "1:30",
        "2021-03-31",
        "۵",
        "~",
        "null",
        "0x10",
        "1e3",
        "<=",
        "=",
        "5% to 20%",
        "x2",
        "/2",
        "+2",
        "-1",
    ],
)
def test_every_value_is_the_text_that_was_written(read, words):
    document = read(f"{HEAD}words: {{a: {words}}}\nbelow: {words}\n")
    assert document.problems == ()
    for names in (("words", "a"), ("below",)):
        value = value_of(document, *names)
        assert (value.text, words_of(value.place), value.is_quoted) == (words, words, False)


def test_an_absent_value_is_an_empty_text_at_the_end_of_its_key(read):
    document = read("claims:\n'events':\n")
    assert [entry.value.text for entry in document.root.entries] == ["", ""]
    assert [
        (line_of(entry.value.place), column_of(entry.value.place)) for entry in document.root.entries
    ] == [
        (1, 7),
        (2, 9),
    ]


def test_quoted_and_folded_texts_have_the_place_of_their_words(read):
    document = read("a: 'it''s'\nb: \"x\\ty\"\nc: |\n  one\n  two\nd: >-\n  three\n  four\n")
    values = [entry.value for entry in document.root.entries]
    assert [value.text for value in values] == ["it's", "x\ty", "one\ntwo", "three four"]
    assert [words_of(value.place) for value in values] == ["it''s", "x\\ty", "one\n  two", "three\n  four"]
    assert all(value.is_quoted for value in values)


def test_lists_and_mappings_have_the_place_of_what_they_hold(read):
    document = read("a: [b, c]  # note\nd:\n  - e\n  - f: g\n\n\n# end\n")
    assert isinstance(value_of(document, "a"), Sequence)
    assert words_of(value_of(document, "a").place) == "[b, c]"
    assert words_of(value_of(document, "d").place) == "- e\n  - f: g"
    assert isinstance(value_of(document, "d").items[1], Mapping)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_are_exact_with_a_byte_order_mark_and_any_line_end(read, line_end, mark):
    text = mark + line_end.join(["casus: 1", "القضية: {a: العبّارة, b: 😀 sail}", "c: 'd'", ""])
    document = read(text)
    assert document.problems == ()
    for names, words in ((("القضية", "a"), "العبّارة"), (("القضية", "b"), "😀 sail"), (("c",), "d")):
        assert words_of(value_of(document, *names).place) == words
    assert line_of(value_of(document, "c").place) == 3
    assert column_of(value_of(document, "casus").place) == 8


def test_a_folder_is_read_as_one_case(tmp_path):
    (tmp_path / "a.yaml").write_text(
        "title: A\nclaims:\n  pier: {says: x}\nobserved:\n  - {on: 2025-01-01}\n"
    )
    (tmp_path / "b.yml").write_text(
        "observed:\n  - {on: 2025-01-02}\nclaims:\n  storm: {says: y}\nevents: {}\n"
    )
    (tmp_path / ".hidden.yaml").write_text("title: no\n")
    (tmp_path / "notes.txt").write_text("title: no\n")
    (tmp_path / "sources" / "deep").mkdir(parents=True)
    (tmp_path / "sources" / "brief.md").write_text("The pier is open.\n")
    (tmp_path / "sources" / "deep" / "b.md").write_text("Deep.\n")
    (tmp_path / "sources" / "scan.pdf").write_bytes(b"%PDF-1.7\n\x00")
    document = read_document(tmp_path)
    assert document.problems == ()
    assert [file.name for file in document.files] == [str(tmp_path / "a.yaml"), str(tmp_path / "b.yml")]
    assert [entry.key.text for entry in document.root.entries] == ["title", "claims", "observed", "events"]
    assert [entry.key.text for entry in value_of(document, "claims").entries] == ["pier", "storm"]
    assert len(value_of(document, "observed").items) == 2
    assert {name: text.text for name, text in document.texts.items()} == {
        "sources/brief.md": "The pier is open.\n",
        "sources/deep/b.md": "Deep.\n",
    }


def test_the_digest_follows_bytes_and_names_and_not_the_folder(tmp_path):
    digests = []
    for folder, name, text in (
        ("x", "a", "t: 1\n"),
        ("y", "a", "t: 1\n"),
        ("x2", "b", "t: 1\n"),
        ("y2", "a", "t: 1 \n"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.yaml").write_text(text)
        digests.append(read_document(tmp_path / folder).digest)
    assert digests[0] == digests[1] == hashlib.sha256(b"6 5\na.yamlt: 1\n").hexdigest()
    assert len(set(digests)) == 3


def test_a_name_or_a_title_in_two_files_is_told_with_both_places(tmp_path):
    (tmp_path / "a.yaml").write_text("title: A\nclaims:\n  pier: {says: x}\n")
    (tmp_path / "b.yaml").write_text("title: B\nclaims:\n  pier: {says: y}\n")
    document = read_document(tmp_path)
    assert codes(document) == ["declared-twice", "declared-twice"]
    for problem, words in zip(document.problems, ("title", "pier"), strict=True):
        assert words_of(problem.place) == words_of(problem.related[0].place) == words
        assert problem.place.file.name.endswith("b.yaml")
        assert problem.related[0].place.file.name.endswith("a.yaml")
    assert value_of(document, "title").text == "A"


def test_a_missing_path_is_told(tmp_path):
    assert codes(read_document(tmp_path / "none.yaml")) == ["missing-path"]
    assert codes(read_document("a\0b.yaml")) == ["unreadable-file"]


def test_a_folder_without_a_case_is_told(tmp_path):
    assert codes(read_document(tmp_path)) == ["no-case"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "---\n", "\ufeff"])
def test_an_empty_file_is_told(read, text):
    assert codes(read(text)) == ["empty-file"]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "case.yaml")
    assert codes(read_document(tmp_path / "case.yaml")) == ["not-a-file"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read all")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    (tmp_path / "case.yaml").write_text(HEAD)
    (tmp_path / "case.yaml").chmod(0)
    assert codes(read_document(tmp_path)) == ["unreadable-file"]


def test_a_file_above_five_megabytes_is_refused_before_it_is_read(tmp_path, monkeypatch):
    with open(tmp_path / "case.yaml", "wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr("builtins.open", lambda *_: pytest.fail("it was opened"))
    document = read_document(tmp_path / "case.yaml")
    assert codes(document) == ["file-too-large"]
    assert document.problems[0].facts["size"] == "50.0"


def test_a_folder_above_its_limit_is_told(tmp_path, monkeypatch):
    from casus.text import read as module

    monkeypatch.setattr(module, "MAX_BYTES_IN_ALL", 40)
    (tmp_path / "a.yaml").write_text(HEAD)
    (tmp_path / "b.yaml").write_text("claims: {pier: {says: it is open}}\n")
    document = read_document(tmp_path)
    assert codes(document) == ["folder-too-large"]
    assert len(document.files) == 1


def test_links_out_of_the_folder_are_refused(tmp_path):
    inside, outside = tmp_path / "case", tmp_path / "outside"
    (inside / "sources").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    (outside / "more.yaml").write_text("claims: {}\n")
    (inside / "case.yaml").write_text(HEAD)
    (inside / "z.yaml").symlink_to(outside / "more.yaml")
    (inside / "loop.yaml").symlink_to(inside / "loop.yaml")
    (inside / "sources" / "a.md").symlink_to(outside / "secret.md")
    (inside / "sources" / "folder").symlink_to(outside)
    (inside / "sources" / "b.md").write_text("mine")
    (inside / "sources" / "c.md").symlink_to("b.md")
    document = read_document(inside)
    assert sorted(codes(document)) == ["outside-folder", "outside-folder", "unreadable-file"]
    assert sorted(document.texts) == ["sources/b.md", "sources/c.md"]


def test_a_sources_folder_that_is_a_link_out_is_refused(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.md").write_text("secret")
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "case.yaml").write_text(HEAD)
    (tmp_path / "case" / "sources").symlink_to(tmp_path / "outside")
    document = read_document(tmp_path / "case")
    assert (codes(document), dict(document.texts)) == (["outside-folder"], {})


def test_the_first_byte_that_is_not_utf_8_is_told_and_reading_goes_on(read):
    document = read(HEAD.encode() + "claims:\n  pier: {says: الميناء}\n".encode("cp1256") + b"a: &b\n")
    assert codes(document) == ["not-utf-8", "anchor"]
    problem = document.problems[0]
    facts = problem.facts
    # 36 and 8 bytes of lines stand before it, and 15 of its own line
    assert (facts["line"], facts["byte"], facts["value"]) == (4, 60, "0xC7")
    assert (line_of(problem.place), column_of(problem.place)) == (4, 16)


def test_a_source_that_is_not_utf_8_is_a_warning(tmp_path):
    (tmp_path / "case.yaml").write_text(HEAD)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.md").write_bytes("الميناء".encode("cp1256"))
    document = read_document(tmp_path)
    assert [(problem.code, problem.severity) for problem in document.problems] == [
        ("not-utf-8", Severity.WARNING)
    ]


@pytest.mark.parametrize("text", ["a: x\x00y\n", "a: x\x1by\n", 'a: "x\\0y"\n', 'a: "\\ud800"\n'])
def test_control_characters_are_told_where_they_stand(read, text):
    document = read(text)
    assert codes(document) == ["control-character"]
    for entry in document.root.entries:
        assert isinstance(entry.value, Scalar)
        assert not file.CONTROL.search(entry.value.text.replace("\n", ""))


def test_a_binary_file_is_told_in_few_problems(read):
    assert 0 < len(read(bytes(range(256)) * 200).problems) < 60


def test_a_long_case_is_read_in_time(read):
    claim = (
        "  claim_{0}:\n    says: The ferry of day {0} sails.\n    status: asserted   # by the crew\n"
        "    credence: 50% to 80%\n    because:\n      - {{if: [pier, storm], holds: 40% to 70%}}\n"
    )
    text = HEAD + "claims:\n" + "".join(claim.format(number) for number in range(1000))
    started = time.process_time()
    document = read(text)
    assert time.process_time() - started < 4  # 0.5 s on a quiet machine
    assert document.problems == () and len(value_of(document, "claims").entries) == 1000


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_told_once_and_read_all_the_same(read, codec):
    document = read("as_of: 2024-01-01\nclaims:\n  السد: {says: Exit, in full.}\n".encode(codec))
    assert codes(document) == ["not-utf-8", "comma-in-text"]
    comma = document.problems[1].place
    assert comma is not None
    assert (line_of(comma), column_of(comma), words_of(comma)) == (3, 16, "Exit, in full.")


def test_a_source_in_utf_16_is_read_and_a_picture_is_not(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "case.yaml").write_text("as_of: 2024-01-01\n")
    (tmp_path / "sources" / "note.md").write_bytes("The ferry sails.".encode("utf-16"))
    (tmp_path / "sources" / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 300)
    document = read_document(tmp_path)
    assert [text.text for text in document.texts.values()] == ["The ferry sails."]
    assert [(one.code, one.severity) for one in document.problems] == [("not-utf-8", Severity.WARNING)]


def test_lines_that_end_in_a_carriage_return_alone_are_told_once(read):
    document = read(b"as_of: 2024-01-01\rclaims:\r  pier: {says: x}\r")
    assert codes(document) == ["bare-return"]
    assert [entry.key.text for entry in document.root.entries] == ["as_of", "claims"]


def test_a_folder_whose_only_file_cannot_be_read_is_not_said_to_hold_none(tmp_path):
    (tmp_path / "elsewhere.yaml").write_text(HEAD)
    for link, target in (("outside", "../elsewhere.yaml"), ("circle", "case.yaml")):
        (tmp_path / link).mkdir()
        (tmp_path / link / "case.yaml").symlink_to(target)
    assert codes(read_document(tmp_path / "outside")) == ["outside-folder"]
    assert codes(read_document(tmp_path / "circle")) == ["unreadable-file"]


def test_why_a_file_cannot_be_read_is_said_in_both_languages(tmp_path):
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    problem = read_document(tmp_path / "a.yaml").problems[0]
    assert problem.code == "unreadable-file"
    assert "circle" in render_problem(problem, "en") and "حلقة" in render_problem(problem, "ar")


def test_a_path_through_a_file_and_an_empty_one_lead_nowhere(tmp_path):
    (tmp_path / "case.yaml").write_text(HEAD)
    assert codes(read_document(tmp_path / "case.yaml" / "x")) == ["missing-path"]
    assert codes(read_document("")) == ["missing-path"]


def test_a_folder_of_sources_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    (tmp_path / "sources").mkdir()
    (tmp_path / "case.yaml").write_text(HEAD)

    def refuse(path):
        if os.fspath(path).endswith("sources"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return listing(path)

    listing = os.scandir
    monkeypatch.setattr(os, "scandir", refuse)
    assert codes(read_document(tmp_path)) == ["unreadable-file"]
