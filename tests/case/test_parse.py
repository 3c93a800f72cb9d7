"""Documents into cases: what is read, and that nothing else is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casus.case import field, parse_document, show_case
from casus.case.form import All, Case, ChanceWithin, Claim, Holds, Not, Seen, Share
from casus.case.keyword import (
    ARABIC_CHOICES,
    ARABIC_KEYS,
    canonical_choice,
    canonical_key,
    fold_key,
    spellings_for,
)
from casus.case.shape import CHOICES, FIELDS, REQUIRED, SECTIONS
from casus.problem import words_of
from casus.text import read_document

VALID = Path(__file__).parents[1] / "valid"
CASES = sorted(VALID.iterdir())


def parsed(path: Path) -> Case:
    return parse_document(read_document(path))


def written(tmp_path: Path, text: str) -> Case:
    path = tmp_path / "case.yaml"
    path.write_text("casus: 1\nas_of: 2024-05-01\n" + text, encoding="utf-8")
    return parsed(path)


def told(case: Case) -> list[str]:
    return [problem.code for problem in case.problems]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_valid_case_has_no_problem(path):
    assert told(parsed(path)) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_entry_of_a_valid_case_is_shown_by_its_name(path):
    case = parsed(path)
    shown = show_case(case)
    entries = (*case.claims, *case.states, *case.counts, *case.events, *case.talks, *case.questions)
    for entry in (*entries, *case.sources, *case.actors, *case.disputes, *case.theses):
        assert f"  {entry.name.text}:" in shown


def test_the_valid_cases_use_every_section_and_field():
    """Otherwise a field could break without a test going red."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in VALID.rglob("*.yaml"))
    used = {canonical_key(word.strip("{[\"'")) for line in text.splitlines() for word in _keys(line)}
    fields = {field for allowed in FIELDS.values() for field in allowed}
    assert sorted((fields | set(SECTIONS)) - used) == []


def _keys(line: str) -> list[str]:
    return [part.split()[-1] for part in line.split(":")[:-1] if part.split()]


def test_places_are_those_of_the_words():
    case = parsed(VALID / "ferry.yaml")
    failure = case.events[0]
    assert words_of(failure.name.place) == "engine_failure"
    assert words_of(failure.chance.place) == "2% to 6% within 1 year"
    assert words_of(failure.raised[1].clause.place) == "subsidy is cut"


def test_influences_stand_in_file_order_with_their_direction():
    failure = parsed(VALID / "ferry.yaml").events[0]
    assert [(one.clause.text, one.is_raising) for one in failure.raised] == [
        ("old_hull", True),
        ("subsidy is cut", True),
        ("service is weekend", False),
    ]


def test_a_state_may_start_at_one_level_or_at_several():
    service, subsidy = parsed(VALID / "ferry.yaml").states
    assert [(level.text, share.low) for level, share in service.at_first] == [
        ("daily", 0.7),
        ("weekend", 0.3),
    ]
    assert [(level.text, share) for level, share in subsidy.at_first] == [("paid", None)]


def test_each_item_of_because_is_one_reason():
    claim = parsed(VALID / "launch_map.yaml").claims[0]
    assert [[part.text for part in reason.parts] for reason in claim.because] == [
        ["tests_pass", "parts_arrive"],
        ["old_design_kept", "not lid_leaks"],
        ["rush_order"],
    ]
    assert isinstance(claim.because[1].parts[1].condition, Not)
    assert (claim.because[1].holds.low, claim.because[1].holds.high) == (0.4, 0.7)
    assert [quote.source.text for quote in claim.quotes] == ["memo", "blog", "blog"]


def test_the_three_spellings_of_a_table_give_the_same_rows(tmp_path):
    rows = [
        "{wind is calm: {late: 10%, never: 90%}, wind is gale: {late: 80%, never: 20%}}",
        "[{given: {wind: calm}, is: {late: 10%, never: 90%}},"
        " {given: {wind: gale}, is: {late: 80%, never: 20%}}]",
        "[{given: wind is calm, is: {late: 10%, never: 90%}},"
        " {given: wind is gale, is: {late: 80%, never: 20%}}]",
    ]
    tables = []
    for table in rows:
        case = written(tmp_path, f"claims:\n  start: {{values: [late, never], table: {table}}}\n")
        assert told(case) == []
        tables.append(_keys_of_table(case.claims[0]))
    assert tables[0] == tables[1] == tables[2]
    assert tables[0][0] == ((("wind", "calm"),), (("late", 0.1), ("never", 0.9)))


def _keys_of_table(claim: Claim) -> list[object]:
    return [
        (
            tuple((parent.key, value.key) for parent, value in row.given),
            tuple((value.key, share.low) for value, share in row.shares),
        )
        for row in claim.table
    ]


def test_a_parent_that_is_true_or_false_may_be_said_in_any_way(tmp_path):
    rows = "{holiday: {late: 10%, never: 90%}, not holiday: {late: 80%, never: 20%}}"
    case = written(tmp_path, f"claims:\n  start: {{values: [late, never], table: {rows}}}\n")
    other = (
        "[{given: {holiday: yes}, is: {late: 10%, never: 90%}},"
        " {given: {holiday: لا}, is: {late: 80%, never: 20%}}]"
    )
    again = written(tmp_path, f"claims:\n  start: {{values: [late, never], table: {other}}}\n")
    assert _keys_of_table(case.claims[0]) == _keys_of_table(again.claims[0])


def test_a_note_is_a_question_with_its_own_probability():
    roof = parsed(VALID / "note.yaml").questions[0]
    (reading,) = roof.readings
    assert (reading.name.text, reading.by.date, reading.when) == ("main", date(2024, 12, 31), None)
    assert reading.probability.low == 0.3


def test_observations_keep_what_was_seen():
    seen = parsed(VALID / "harbour").observations
    assert seen[0].at == "14:30"
    assert [level.text for level in seen[1].state[0][1]] == ["broken", "slow"]
    assert (seen[2].first.date, seen[2].last.date) == (date(2024, 6, 1), date(2024, 8, 31))
    assert (seen[3].first.date, seen[3].last.date) == (date(2024, 6, 1), date(2024, 6, 30))
    assert [one.is_for for one in seen[4:6]] == [False, True]
    assert isinstance(seen[4].about.condition, Holds)
    assert seen[6].resolved.key == "no"


def test_a_base_rate_was_counted_within_a_window_or_is_a_share():
    reading = parsed(VALID / "harbour").questions[0].readings[0]
    assert isinstance(reading.base_rate.chance, ChanceWithin)
    assert (reading.base_rate.chance.share.seen.k, reading.base_rate.chance.share.seen.n) == (8, 102)
    basis = parsed(VALID / "ferry.yaml").events[0].basis
    assert isinstance(basis.seen, Seen)
    assert isinstance(parsed(VALID / "launch_map.yaml").claims[6].basis.seen, Share)


def test_a_level_named_no_is_text_and_not_false():
    case = parsed(VALID / "dam_talks.yaml")
    assert [level.text for level in case.states[1].levels] == ["no", "yes"]
    assert [outcome.name.text for outcome in case.talks[2].outcomes] == ["yes", "no"]


def test_the_words_of_a_case_are_used_in_its_phrases():
    case = parsed(VALID / "harbour")
    assert (case.claims[0].credence.low, case.claims[0].credence.high) == (0.6, 0.8)
    assert case.events[0].raised[0].factor.low == 6


def test_an_arabic_case_reads_like_its_english_twin(tmp_path):
    arabic = written(
        tmp_path,
        "حالات:\n  الجسر: {مستويات: [مغلق, مفتوح], في_البداية: مغلق}\n"
        "أحداث:\n  افتتاح:\n    فرصة: ٣٠٪ إلى ٥٠٪ خلال ٦ أشهر\n    يرفعه: {الجسر هو مغلق و ليس المال: x2}\n"
        "    يتكرر: نعم\n    عندئذ: {الجسر: مفتوح}\n",
    )
    english = written(
        tmp_path,
        "states:\n  الجسر: {levels: [مغلق, مفتوح], at_first: مغلق}\n"
        "events:\n  افتتاح:\n    chance: 30% to 50% within 6 months\n"
        "    raised: {الجسر is مغلق and not المال: x2}\n"
        "    again: yes\n    then: {الجسر: مفتوح}\n",
    )
    assert told(arabic) == told(english) == []
    one, other = arabic.events[0], english.events[0]
    assert (one.chance.share.low, one.chance.share.high) == (other.chance.share.low, other.chance.share.high)
    assert one.chance.window.low_days == other.chance.window.low_days
    assert one.is_again and other.is_again
    assert isinstance(one.raised[0].clause.condition, All)
    assert [level.key for level in arabic.states[0].levels] == [
        level.key for level in english.states[0].levels
    ]


def test_a_section_begun_in_two_languages_is_one(tmp_path):
    case = written(tmp_path, "claims:\n  dry: It is dry.\nادعاءات:\n  wet: It is wet.\n  dry: Again.\n")
    assert [claim.name.text for claim in case.claims] == ["dry", "wet"]
    assert told(case) == ["declared-twice"]


def test_an_entry_with_a_problem_is_kept_as_far_as_it_can_be_read(tmp_path):
    case = written(
        tmp_path, "claims:\n  dry: {says: It is dry., credence: 140%, colour: red, status: asserted}\n"
    )
    assert told(case) == ["share-above-one", "unknown-field"]
    assert case.claims[0].status.key == "asserted"
    assert case.claims[0].credence is None


def test_a_misspelled_field_is_told_once_and_not_as_missing_too(tmp_path):
    case = written(tmp_path, "events:\n  fails: {chanse: 5% within 1 year}\n")
    assert told(case) == ["unknown-field"]
    path = tmp_path / "other.yaml"
    path.write_text("casus: 1\nas_off: 2024-05-01\nclaims: {dry: It is dry.}\n", encoding="utf-8")
    assert told(parsed(path)) == ["unknown-section"]


def test_by_is_a_day_in_a_reading_and_a_person_elsewhere():
    assert "بحلول" in spellings_for(FIELDS["reading"], "قراءة")
    assert "قائل" in spellings_for(FIELDS["claim"], "قراءة")


def test_all_problems_are_told_in_file_order(tmp_path):
    case = written(
        tmp_path,
        "questions:\n  lands: {ask: Will it land?}\nstates:\n  ferry: {levels: [one]}\n"
        "horizon: 2024-02-30\nclaims:\n  dry: {status: asserts}\n",
    )
    starts = [problem.place.start for problem in case.problems]
    assert starts == sorted(starts)
    assert told(case) == [
        "question-without-reading",
        "missing-field",
        "too-few-levels",
        "date-not-existing",
        "unknown-choice",
    ]


def test_a_name_set_aside_after_a_syntax_error_is_remembered(tmp_path):
    case = written(tmp_path, 'claims:\n  dry: {says: "It is dry.}\n  wet: It is wet.\n')
    assert "dry" in case.set_aside
    assert case.problems


@pytest.mark.parametrize("stages", ["0", "101", "2.5", "-1", "two", "1e3", "99999999999999"])
def test_stages_are_a_whole_number_up_to_a_hundred(tmp_path, stages):
    case = written(tmp_path, f"events:\n  fails: {{chance: 5% within 1 year, stages: {stages}}}\n")
    assert told(case) == ["not-whole"]


@pytest.mark.parametrize(
    ("value", "key"), [("resurgent", "resurgent"), ("-1", "-1"), ("−٢", "-2"), ("+3", "+3"), ("0", "0")]
)
def test_what_then_sets_or_changes_is_a_name(tmp_path, value, key):
    case = written(tmp_path, f"events:\n  fails: {{chance: 5% within 1 year, then: {{ferry: {value}}}}}\n")
    assert told(case) == []
    assert case.events[0].then[0].value.key == key


def test_pairs_of_a_count_multiply():
    per = [(event.per and event.per.text, event.is_per_pairs) for event in parsed(VALID / "harbour").events]
    assert per == [(None, False), (None, False), ("ships", True)]


# ---- the tables -------------------------------------------------------------------------------


def test_no_arabic_spelling_means_two_fields_of_one_entry():
    for table in (ARABIC_KEYS, ARABIC_CHOICES):
        by_fold: dict[str, str] = {}
        for canonical, spellings in table.items():
            for spelling in (canonical, *spellings):
                assert by_fold.setdefault(fold_key(spelling), canonical) == canonical, spelling


def test_every_section_field_and_choice_has_an_arabic_word():
    keys = {*SECTIONS, *(field for allowed in FIELDS.values() for field in allowed)}
    assert keys == set(ARABIC_KEYS)
    assert {word for words in CHOICES.values() for word in words} == set(ARABIC_CHOICES)
    for canonical, spellings in ARABIC_KEYS.items():
        assert {canonical_key(spelling) for spelling in spellings} == {canonical}
    for canonical, spellings in ARABIC_CHOICES.items():
        assert {canonical_choice(spelling) for spelling in spellings} == {canonical}


def test_required_fields_are_fields():
    for kind, required in REQUIRED.items():
        assert set(required) <= set(FIELDS[kind])


@pytest.mark.parametrize("key", ["As of", "as-of", "AS_OF", "التاريخ", "تاريخ", "بتاريخ", "بتاريــخ"])
def test_a_key_may_be_spelled_in_many_ways(key):
    assert canonical_key(key) == "as_of"


@pytest.mark.parametrize(
    "text",
    ["states:\n  s:\n    levels: low, middle, high\n    at_first: low",
     'states:\n  s: {levels: "low, middle, high", at_first: low}',
     "حالات:\n  s: {درجات: low، middle، high, أولا: low}",
     "states:\n  s: {levels: [low؛ middle؛ high], at_first: low}",
     "states:\n  s: {levels: low, middle, high, at_first: low}"],
)  # fmt: skip
def test_a_list_without_its_brackets_is_told_once_and_read_as_a_list(tmp_path, text):
    case = written(tmp_path, text)
    assert len(told(case)) == 1
    assert [level.key for level in case.states[0].levels] == ["low", "middle", "high"]


def test_prose_with_a_comma_is_no_list_without_brackets(tmp_path):
    case = written(
        tmp_path,
        "claims:\n  a:\n    says: It rains, and it pours.\n    expect: Rain, and more rain.\n"
        "events:\n  e:\n    chance: 5% within 1 year\n    able: from Friday, 7 June 2024\n"
        'talks:\n  t: {on: 2024-06-01, tracks: ["Trade, and energy"], outcomes: {x: {}}}',
    )
    assert told(case) == []
    assert told(written(tmp_path, "claims:\n  a:\n    because: It rains, and it pours.")) == [
        "condition-left-over"
    ]


@pytest.mark.parametrize("name", ["2024-06-01", "a=b", "a<b", "a>=b", "two words", "(a)", "'a'"])
def test_a_name_that_no_condition_could_mention_is_told_where_it_is_declared(tmp_path, name):
    case = written(
        tmp_path,
        f'claims:\n  "{name}": {{says: x}}\nstates:\n  s: {{levels: [low, "{name}"], at_first: low}}',
    )
    assert told(case) == ["unfit-name", "unfit-name"]
    mended = [str(problem.facts["mended"]) for problem in case.problems]
    assert told(written(tmp_path, f"claims:\n  {mended[0]}: {{says: x}}")) == []


@pytest.mark.parametrize("name", ["12", "١٢", "round_3", "~", "null", "yes", "x3", "🚢", "جولة_٣"])
def test_a_name_that_is_not_told_can_stand_in_a_condition(tmp_path, name):
    case = written(
        tmp_path,
        f'claims:\n  "{name}": {{says: x}}\nevents:\n  e: {{chance: 5% within 1 year, able: "{name}"}}',
    )
    assert told(case) == []
    assert case.events[0].able is not None
    assert case.events[0].able.condition == Holds(case.events[0].able.condition.name)
    assert case.events[0].able.condition.name.key == case.claims[0].name.key


@pytest.mark.parametrize(
    ("text", "codes"),
    [("questions:\n  q: {}", ["question-without-reading"]),
     ("questions:\n  q: {readings: {}}", ["question-without-reading"]),
     ("questions:\n  q: Will it?", ["wanted-fields"]),
     ("questions:\n  q: [Will it?]", ["wanted-fields"]),
     ("questions:\n  q: {ask: Will it?, readings: }", ["no-value"]),
     ("observed: [{}]", ["observation-of-nothing"])],
)  # fmt: skip
def test_an_entry_without_its_heart_is_told_once(tmp_path, text, codes):
    assert told(written(tmp_path, text)) == codes


def test_entries_at_the_margin_below_their_section_are_told_once_and_read_as_its_own(tmp_path):
    case = written(
        tmp_path,
        "claims:\nrain: {says: It rains.}\nthaw: {says: It thaws.}\n"
        "states:\n  s: {levels: [a, b], at_first: a}",
    )
    assert told(case) == ["not-indented"]
    assert [claim.name.key for claim in case.claims] == ["rain", "thaw"]
    assert [state.name.key for state in case.states] == ["s"]
    assert told(written(tmp_path, "claims:\nclams:\n  rain: {}")) == ["empty-value", "unknown-section"]


def test_a_number_with_a_comma_is_told_as_a_number(tmp_path):
    case = written(tmp_path, "claims:\n  rain: {credence: 1,5%, says: x}")
    (problem,) = case.problems
    assert (problem.code, words_of(problem.place)) == ("number-unclear", "1,5")
    assert case.claims[0].says is not None


def test_of_a_text_that_a_comma_split_nothing_else_is_told(tmp_path):
    case = written(tmp_path, "events:\n  e: {chance: 70% within 1 year, of all mayors, says: x}")
    assert told(case) == ["comma-in-text"]


def test_a_file_of_slips_costs_little_more_than_reading_it(tmp_path, monkeypatch):
    guesses = []
    nearest = field.nearest_spelling
    monkeypatch.setattr(field, "nearest_spelling", lambda *told: guesses.append(told) or nearest(*told))
    case = written(tmp_path, "".join(f"section_{n}: x\n" for n in range(5_000)))
    assert told(case) == ["unknown-section"] * 5_000
    assert len(guesses) == 2_000
