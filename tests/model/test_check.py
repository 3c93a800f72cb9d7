"""Everything is told at once, in order, once; lints can be accepted; nothing makes the checks raise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casus.case import parse_document
from casus.model import check_case, null_thesis, show_model, under_thesis
from casus.problem import render_problem
from casus.text import read_document

VALID = sorted((Path(__file__).parents[1] / "valid").iterdir())


def test_all_problems_come_at_once_in_file_order(check):
    told = check("""
claims:
  rain: {credence: 30%, by: nobody}
states:
  gate: {levels: [shut, open], at_first: ajar}
events:
  storm: {chance: 5% within 1 year, able: gaet is open, then: {rain: no}}
questions:
  opens: {when: gate is open, by: 2023-12-31, resolver: editor, base_rate: 10%}
""").problems
    errors = [one for one in told if one.severity == "error"]
    assert [one.code for one in errors] == [
        "unknown-author", "unknown-level", "unknown-name", "claims-are-fixed", "asked-before",
    ]  # fmt: skip
    starts = [one.place.start for one in told]
    assert starts == sorted(starts)


def test_there_is_a_model_exactly_when_nothing_is_an_error(check):
    assert check("claims: {rain: {}}").model is not None  # with a lint
    assert check("claims: {rain: {by: nobody}}").model is None


def test_what_could_not_be_read_is_not_told_again_as_missing(codes):
    assert codes("events: {storm: {chance: 5 mice within 1 year}}") != []
    assert "lacks" not in codes("events: {storm: {chance: 5 mice within 1 year}}")


def test_a_name_in_an_entry_that_could_not_be_read_is_not_unknown(check):
    told = check("""
claims:
  rain: {says: "It rains.
  thaw: {credence: 30%}
events:
  storm: {chance: 5% within 1 year, able: rain}
""").problems
    assert "unknown-name" not in [one.code for one in told]


@pytest.mark.parametrize("about", ["", "about: claim.rain, ", "about: rain, "])
def test_an_accepted_lint_is_left_out(codes, about):
    text = "claims: {rain: {}}\n"
    assert codes(text) == ["untestable-claim"]
    assert codes(f"{text}accept: [{{lint: untestable-claim, {about}because: A lesson.}}]") == []


def test_a_lint_accepted_for_one_thing_is_told_of_the_others(codes):
    text = "claims: {rain: {}, thaw: {}}\naccept: [{lint: untestable-claim, about: rain, because: A lesson.}]"
    assert codes(text) == ["untestable-claim"]


def test_an_error_cannot_be_accepted(codes):
    text = "claims: {rain: {by: nobody, expect_not: [sun]}}\naccept: [{lint: unknown-author, because: No.}]"
    assert codes(text) == ["unknown-author", "unknown-lint"]


@pytest.mark.parametrize(
    ("hops", "told"),
    [
        ("gate: shut", []),  # as at first
        ("gate: open", ["no-by-event"]),
        ("gate: [shut, open]", []),
        ("gate: open}, by_event: opening, misread: {shut: 1%", []),
    ],
)
def test_a_state_seen_changed_wants_the_event_that_changed_it(codes, hops, told):
    text = f"""
states: {{gate: {{levels: [shut, open], at_first: shut}}}}
events: {{opening: {{chance: 5% within 1 month, then: {{gate: open}}}}}}
observed:
  - {{on: 2024-04-01, state: {{{hops}}}}}
  - {{on: 2024-05-01, state: {{gate: [shut, open]}}}}
"""
    assert codes(text) == told


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_a_sound_case_can_be_printed_in_both_languages_under_every_thesis(path):
    model = check_case(parse_document(read_document(path))).model
    assert model is not None
    for rival in (model, null_thesis(model), *(under_thesis(model, one.name) for one in model.theses)):
        for language in ("en", "ar"):
            shown = show_model(rival, language)
            for part in (*rival.claims, *rival.states, *rival.events, *rival.talks, *rival.questions):
                assert f"  {part.name}:" in shown


def test_defaults_are_shown_as_such(model):
    shown = show_model(model("claims: {rain: {}}", "casus: 1\nas_of: 2024-01-01\n"))
    assert "open: 5% to 95% (logit-normal) (default)" in shown
    assert "horizon: 2025-01-01 (default)" in shown


TEXTS = [path.read_text(encoding="utf-8") for path in VALID if path.is_file()]
WORDS = sorted({word for text in TEXTS for word in text.replace(",", " ").replace(":", " ").split()})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_swap_of_words_makes_the_checks_raise(tmp_path, data):
    words = data.draw(st.sampled_from(TEXTS)).split(" ")
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(words) - 1))
        words[at] = data.draw(st.sampled_from(WORDS))
    path = tmp_path / "case.yaml"
    path.write_text(" ".join(words), encoding="utf-8")
    checked = check_case(parse_document(read_document(path)))
    assert (checked.model is None) == any(one.severity == "error" for one in checked.problems)
    if checked.model is not None:
        show_model(checked.model)
        null_thesis(checked.model)


def test_a_horizon_before_as_of_is_told_alone(codes):
    text = """
states: {gate: {levels: [shut, open], at_first: shut}}
talks: {fares: {on: 2024-05-01, outcomes: {agreed: 1, broken_off: 1}}}
questions: {opens: {when: gate is open, by: 2025-06-30, base_rate: 10%, resolver: editor}}
observed: [{on: 2024-02-01, state: {gate: shut}}]
"""
    assert codes(text, "casus: 1\nas_of: 2024-01-01\nhorizon: 2023-12-31\n") == ["horizon-before"]
    assert codes(text, "casus: 1\nas_of: 2034-01-01\nhorizon: 2026-12-31\n") == ["horizon-before"]
    assert codes(text, "casus: 1\nas_of: 2024-01-01\nhorizon: 2026-12-31\n") == []


@pytest.mark.parametrize(
    ("written", "common"), [("١٤٤٥-٠١-٠١", 2023), ("1441-06-01", 2019), ("1400-02-03", 1979)]
)
def test_a_date_of_the_hijra_is_told_with_the_common_year(check, written, common):
    told = check("claims: {}", f"casus: 1\nas_of: {written}\n").problems
    assert [(one.code, one.facts["common"]) for one in told] == [("year-long-past", common)]


@pytest.mark.parametrize(
    ("quote", "code"),
    [("قال المدير إن العبارة لن تتوقف", "quote-not-found"),  # no diacritics, other marks: the same words
     ("ستبدأ الجولة الرابعة يوم الأحد", "quote-unlike"),
     ("The ferry will never stop", "quote-not-found"),
     ("Trade is slow", "quote-unlike"),
     ("xyz", "quote-unlike")],
)  # fmt: skip
def test_the_nearest_words_are_shown_only_where_they_are_near(tmp_path, quote, code):
    (tmp_path / "sources").mkdir()
    text = "قال المديرُ إنّ «العبّارة لن تتوقف» مهما حدث.\nHe said: the ferry will not stop.\n"
    (tmp_path / "sources" / "note.md").write_text(text, encoding="utf-8")
    (tmp_path / "case.yaml").write_text(
        "casus: 1\nas_of: 2024-01-01\n"
        f"sources: {{note: {{kind: report, text: sources/note.md}}}}\n"
        f'claims: {{stop: {{expect: x, quote: {{note: "{quote}"}}}}}}\n',
        encoding="utf-8",
    )
    (told,) = check_case(parse_document(read_document(tmp_path))).problems
    assert told.code == code
    near = [related.label for related in told.related]
    assert near == (["nearest-words"] if code == "quote-not-found" else ["declared-here"])


@pytest.mark.parametrize("written", ["note.md", "Sources/note.md", "sources/notes.md", "texts/note.md"])
def test_a_text_elsewhere_is_met_with_the_one_of_its_name(tmp_path, written):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "note.md").write_text("Trade is slow.", encoding="utf-8")
    head = "casus: 1\nas_of: 2024-01-01\n"
    (tmp_path / "case.yaml").write_text(f"{head}sources: {{note: {{text: {written}}}}}\n", encoding="utf-8")
    (told,) = check_case(parse_document(read_document(tmp_path))).problems
    assert (told.code, told.suggestion) == ("no-such-text", "sources/note.md")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("counts: {boats: {at_first: 3.5}}", "`3.5`"),
     ("counts: {boats: {at_first: 1e12}}", "`1e12`"),
     ("events: {storm: {chance: 0 per year}}", "`0 per year`"),
     ("events: {storm: {chance: 1e300 per day}}", "`1e300 per day`"),
     ("events: {storm: {chance: 5% within 1 year, then: {storm: 1}}}", "`storm` is an event"),
     ("states: {gate: {levels: [shut, open], at_first: shut}}\n"
      "claims: {rain: {expect: x, because: [gate is open]}}", "`gate` is a state")],
)  # fmt: skip
def test_the_first_line_shows_the_value(check, text, shown):
    (problem,) = check(text).problems
    assert shown in render_problem(problem).split("\n")[0]
    assert "{" not in render_problem(problem, "ar").split("\n")[0]


@pytest.mark.parametrize(
    ("slip", "code"),
    [("soruces: {paper: {kind: report}}", "unknown-section"),
     ("sources: {paper: {knid: report}}", "unknown-field"),
     ("sources {paper: {kind: report}}", "bracket-without-colon"),
     ("sources\n  paper: {kind: report}", "missing-colon"),
     ("sources:\n  paper: {kind: report\n", "unclosed-bracket"),
     ("  sources: {paper: {kind: report}}", "wrong-indent")],
)  # fmt: skip
def test_a_slip_in_a_section_is_told_once_and_its_names_are_not_unknown(codes, slip, code):
    uses = "claims: {wet: {by: paper, expect: x, reported_by: paper}, dry: {by: paper, expect: x}}\n"
    assert codes(f"{uses}title: Rain\n{slip}\n") == [code]


@pytest.mark.parametrize(
    "entry", ["{elvels: [shut, open], at_first: shut}", "{levels: [shut, open], at_frist: shut}"]
)
def test_a_misspelled_field_is_read_as_the_field_that_was_meant(codes, entry):
    uses = "events: {storm: {chance: 5% within 1 year, able: gate is open, then: {gate: open}}}\n"
    assert codes(f"{uses}states: {{gate: {entry}}}") == ["unknown-field"]


def test_an_indented_as_of_is_told_once(codes):
    assert codes("claims: {}\n", "casus: 1\ntitle: Rain\n  as_of: 2024-01-01\n") == ["wrong-indent"]
    assert codes("claims: {}\n", "casus: 1\ntitle: Rain\nas_of 2024-01-01\n") == ["missing-colon"]


def test_a_lint_of_what_could_not_be_read_is_no_unknown_subject(codes):
    text = """
accept: [{lint: untestable-claim, about: claim.rain, because: It is told for context.}]
claims:
  rain: {says: It rains
  thaw: {expect: x}
"""
    assert codes(text) == ["unclosed-bracket"]


def test_a_long_circle_is_shown_by_its_first_links(check):
    def circle(n):
        return "claims:\n" + "".join(f"  c{i}: {{because: [c{(i + 1) % n}]}}\n" for i in range(n))

    (problem,) = check(circle(300)).problems
    shown = render_problem(problem)
    assert "c0 ← c1" in shown and "… (288) ← c0" in shown and len(shown.split("\n")) < 40
    (problem,) = check(circle(12)).problems
    assert "c11 ← c0" in render_problem(problem)
