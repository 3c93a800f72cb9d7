"""Pictures of problems: places, marks, related lines, right-to-left text, and text that would forge."""

from __future__ import annotations

import json
from datetime import date

import pytest

from casus.problem import (
    Place,
    Problem,
    Related,
    Severity,
    SourceFile,
    problem_to_json,
    render_problem,
    render_problems,
)
from casus.problem.catalogue import WORDINGS
from casus.problem.catalogue.form import Wording
from casus.problem.render import WIDTH
from casus.problem.visible import width_of

CASE = SourceFile(
    "case.yaml",
    "claims:\n  pier_is_open:\n    says: The pier is open.\n"
    "events:\n  sail:\n    raised: {pier_is_opne: x3}\n"
    "  إبحار:\n    يرفع: {الرصيف_مفتوح: x3}\n",
)


@pytest.fixture(autouse=True)
def worded(monkeypatch):
    wording = Wording(
        what=("no {kind} is called `{name}`", "لا يوجد {kind} باسم `{name}`"),
        why=("it must name something that this case declares.", "يجب أن يسمّي شيئًا معرَّفًا في القضية."),
        mend=("declare `{name}`, seen {n} times since {day}.", "عرِّف `{name}`، ورد {n} مرات منذ {day}."),
        label=("not declared", "غير معرَّف"),
    )
    monkeypatch.setitem(WORDINGS, "test-name", wording)


def place(words: str, file: SourceFile = CASE, after: int = 0) -> Place:
    start = file.text.index(words, after)
    return Place(file, start, start + len(words))


def problem(words: str = "pier_is_opne", file: SourceFile = CASE, **more: object) -> Problem:
    facts = {"name": words, "kind": ("claim", "دعوى"), "n": 3, "day": date(2025, 3, 1)}
    return Problem(**{"code": "test-name", "place": place(words, file), "facts": facts, **more})


def test_the_picture_is_that_of_the_house_page():
    declared = Related(place("pier_is_open"), "declared-here")
    assert render_problem(problem(related=(declared,), suggestion="pier_is_open")) == (
        "case.yaml:6:14: error[test-name]: no claim is called `pier_is_opne`\n"
        "  |\n"
        "2 |   pier_is_open:\n"
        "  |   ------------ declared here\n"
        "  ⋮\n"
        "6 |     raised: {pier_is_opne: x3}\n"
        "  |              ^^^^^^^^^^^^ did you mean `pier_is_open`?\n"
        "  |\n"
        "  why:  it must name something that this case declares.\n"
        "  mend: declare `pier_is_opne`, seen 3 times since 2025-03-01."
    )


def test_neighbouring_lines_have_no_gap_mark_and_line_numbers_are_right_aligned():
    file = SourceFile("c", "\n" * 8 + "one: 1\ntwo: 2\n")
    shown = render_problem(problem("two", file, related=(Related(place("one", file), "declared-here"),)))
    assert "\n 9 | one: 1\n   | --- declared here\n10 | two: 2\n   | ^^^ not declared\n" in shown


def test_beside_arabic_the_words_are_printed_instead_of_carets():
    shown = render_problem(problem("الرصيف_مفتوح"))
    assert "^" not in shown
    assert "\n  | «\u2068الرصيف_مفتوح\u2069» not declared\n" in shown
    after = place("x3", after=CASE.text.index("يرفع"))
    assert "«\u2068x3\u2069»" in render_problem(Problem("test-name", after))


def test_arabic_after_the_place_leaves_the_carets():
    file = SourceFile("c", "abc: الرصيف\n")
    assert "| ^^^ not declared" in render_problem(problem("abc", file))


def test_in_arabic_places_names_and_numbers_are_fenced_in():
    shown = render_problem(problem(), "ar")
    first, *_, mend = shown.split("\n")
    assert first == (
        "\u2066case.yaml:6:14\u2069: خطأ[\u2066test-name\u2069]: لا يوجد دعوى باسم \u2068`pier_is_opne`\u2069"
    )
    assert mend.endswith("ورد \u20663\u2069 مرات منذ \u20662025-03-01\u2069.")
    assert shown.count("\u2066") + shown.count("\u2068") == shown.count("\u2069")


def test_a_lint_is_a_warning_in_both_languages():
    lint = problem(severity=Severity.WARNING)
    assert ": warning[test-name]: " in render_problem(lint)
    assert ": تنبيه[" in render_problem(lint, "ar")


def test_a_problem_without_a_place_has_no_picture():
    shown = render_problem(problem(place=None))
    assert shown.startswith("error[test-name]: no claim is called") and "|" not in shown


def test_a_place_in_another_file_is_named():
    other = SourceFile("more.yaml", "claims:\n  pier_is_open: {}\n")
    shown = render_problem(problem(related=(Related(place("pier_is_open", other), "declared-here"),)))
    assert (
        "\n  ⋮ \u2066more.yaml:2:3\u2069\n2 |   pier_is_open: {}\n  |   ------------ declared here\n" in shown
    )


def test_an_unknown_code_and_a_missing_fact_show_code_and_facts():
    assert render_problem(Problem("never-worded", None, {"a": 1.5, "b": ["x", "y"]})) == (
        "error[never-worded]: never-worded (a 1.5, b x, y)"
    )
    shown = render_problem(Problem("test-name", None, {"name": "sail"}))
    assert shown.startswith("error[test-name]: test-name (name sail)") and "mend" not in shown


def test_an_unknown_label_is_its_own_words():
    assert "---- seen first" in render_problem(problem(related=(Related(place("sail"), "seen-first"),)))


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_of_the_picture_is_wider_than_asked(width):
    text = "word " * 300 + "MARK " + "tail " * 300
    shown = render_problem(problem("MARK", SourceFile("c", text)), width=width).split("\n")[1:]
    assert max(map(width_of, shown)) <= width
    source, mark = shown[1], shown[2]
    assert source[4] == "…" and source[-1] == "…"
    column = mark.index("^")
    assert source[column : column + 4] == "MARK"


def test_a_line_of_a_megabyte_is_shown_at_once():
    text = "[" * 1_000_000 + "MARK" + "]" * 1_000_000
    shown = render_problem(problem("MARK", SourceFile("c", text)))
    assert len(shown) < 1000 and "MARK" in shown


def test_tabs_are_shown_as_blanks_with_the_caret_under_its_word():
    shown = render_problem(problem("MARK", SourceFile("c", "a\t\tMARK"))).split("\n")
    assert shown[2] == "1 | a       MARK"
    assert shown[3].startswith("  |         ^^^^")


def test_wide_and_combining_characters_move_the_caret_by_their_columns():
    shown = render_problem(problem("MARK", SourceFile("c", "港e\u0301 MARK"))).split("\n")
    assert shown[3].startswith("  | " + " " * 4 + "^^^^")


@pytest.mark.parametrize(
    "hidden", ["\x1b[2J", "\u202e", "\u2066", "\u200f", "\x07", "\ud800", "\u2028", "\x9b"]
)
def test_a_case_cannot_forge_what_the_terminal_shows(hidden):
    file = SourceFile(f"c{hidden}.yaml", f"a{hidden}b: MARK{hidden}\n")
    told = problem(
        "MARK", file, facts={"name": f"x{hidden}y", "kind": hidden, "n": 1, "day": 2}, suggestion=hidden
    )
    shown = render_problem(told, "en")
    assert hidden[0] not in shown.replace("\u2066c", "")
    shown.encode("utf-8")
    json.dumps(problem_to_json(told)["what"], ensure_ascii=False).encode("utf-8")
    json.dumps(problem_to_json(told), ensure_ascii=False).encode("utf-8")


def test_windows_line_ends_are_not_shown():
    assert "\\r" not in render_problem(problem("MARK", SourceFile("c", "MARK\r\nb\r\n")))


@pytest.mark.parametrize("text", ["", "\n", "a", "a\n"])
def test_a_place_at_the_end_of_a_file_has_a_caret(text):
    file = SourceFile("c", text)
    assert "^" in render_problem(Problem("test-name", Place(file, len(text), len(text))))


def test_a_place_of_several_lines_is_marked_on_its_first():
    shown = render_problem(problem("claims:\n  pier_is_open:"))
    assert "1 | claims:\n  | ^^^^^^^ not declared\n" in shown


def test_colour_only_adds_codes():
    import re

    plain, coloured = render_problem(problem()), render_problem(problem(), colour=True)
    assert "\x1b[" not in plain and "\x1b[1;31m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


def test_problems_are_parted_by_an_empty_line():
    one = render_problem(problem())
    assert render_problems([problem(), problem()]) == f"{one}\n\n{one}"
    assert render_problems([]) == ""


def test_json_holds_the_place_and_the_sentences():
    declared = Related(place("pier_is_open"), "declared-here")
    told = problem(related=(declared,), suggestion="pier_is_open", subject="event.sail")
    assert problem_to_json(told) == {
        "code": "test-name", "severity": "error", "file": "case.yaml", "line": 6, "column": 14,
        "end_line": 6, "end_column": 26, "words": "pier_is_opne",
        "what": "no claim is called `pier_is_opne`",
        "why": "it must name something that this case declares.",
        "mend": "declare `pier_is_opne`, seen 3 times since 2025-03-01.",
        "suggestion": "pier_is_open",
        "related": [{
            "label": "declared-here", "says": "declared here", "file": "case.yaml", "line": 2, "column": 3,
            "end_line": 2, "end_column": 15, "words": "pier_is_open",
        }],
        "subject": "event.sail",
    }  # fmt: skip
    assert problem_to_json(told, "ar")["what"] == "لا يوجد دعوى باسم `pier_is_opne`"
    assert problem_to_json(problem(place=None))["line"] is None


def test_the_usual_width_is_that_of_a_terminal():
    assert WIDTH == 100
