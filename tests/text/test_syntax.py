"""YAML's errors and quiet traps in our words; one error costs one entry, and none hides another."""

from __future__ import annotations

import time

import pytest

from casus.problem import words_of
from casus.text import read_document

TRAPS = [
    # what is written, the code, the words that are marked
    ("a: {says: Exit, in full.}", "comma-in-text", "Exit, in full."),
    ("a: {says: x, status}", "comma-in-text", "x, status"),
    ("a: {says: 'x', status}", "no-value", "status"),
    ("a: {status: }", "no-value", "status"),
    ("a: {says: x, status: }", "no-value", "status"),
    ("a: {b:strongly}", "glued-colon", "b:strongly"),
    ("a:\n  b:strongly", "glued-colon", "b:strongly"),
    ("a:\n  says: x\n  b:strongly", "glued-colon", "b:strongly"),
    ("a: {b is c:strongly}", "glued-colon", "b is c:strongly"),
    ("a: {b is c: x2, d is e:x3}", "glued-colon", "d is e:x3"),
    ("a: {العجلة هي دائرة:بقوة}", "glued-colon", "العجلة هي دائرة:بقوة"),
    ("a: {b: 5% within 1 year, c:2}", "glued-colon", "c:2"),
    ("a: {b: Exit, see d:e}", "comma-in-text", "Exit, see d:e"),
    ("a: {b: At dawn, at 14:30}", "comma-in-text", "At dawn, at 14:30"),
    ("a: {b: Exit, in full, and now, c: d}", "comma-in-text", "Exit, in full, and now"),
    ("a:\n  b: c\n  d:5% within 1 year", "glued-colon", "d:5% within 1 year"),
    ("a:\n  b:It rains\n  c: d", "glued-colon", "b:It rains"),
    ("a: {!x: 1}", "tag", "!x:"),
    ("a: !x b", "tag", "!x"),
    ("a: The road # 3 is closed", "comment-in-text", "# 3 is closed"),
    ("a: we are #1", "comment-in-text", "#1"),
    ("a: #1 of all", "comment-in-text", "#1 of all"),
    ("a: [The road # 3\n  , b]", "comment-in-text", "# 3"),
    ("a:\n  One road\n  is # 3\n  of all", "comment-in-text", "# 3"),
    ("a: The notice: closed", "colon-in-text", "The notice: closed"),
    ("a: {b: The notice: closed, c: d}", "colon-in-text", "The notice: closed"),
    ('a: "Exit" he said', "text-after-quote", "he said"),
    ("a: ['x' y, z]", "text-after-quote", "y"),
    ("a: 'it's", "text-after-quote", "s"),
    ("a: %5 of all", "leading-sign", "%5 of all"),
    ("a: @home", "leading-sign", "@home"),
    ("a: *very* much", "leading-sign", "*very* much"),
    ("a: & more", "leading-sign", "& more"),
    ("a: `x`", "leading-sign", "`x`"),
    ("a: {b: @home, c: d}", "leading-sign", "@home"),
    ("a: >50 % of all", "leading-sign", ">50 % of all"),
    ("a: - b", "leading-sign", "- b"),
    ("a: ? b", "leading-sign", "? b"),
    ("%a: b", "leading-sign", "%a: b"),
    ("a: [أمن، اقتصاد]", "arabic-comma", "،"),
    ("a: {b: x2، c: x3}", "arabic-comma", "،"),
    ("a: [أمن؛ اقتصاد]", "arabic-comma", "؛"),
    (f"{'a' * 1100}: b", "name-too-long", "a" * 1100),
    (f"'{'a' * 1100}': {{b: c}}", "name-too-long", f"'{'a' * 1100}'"),
    ("a: b\nA: c\na: d", "duplicate-key", "a"),
    ("a: {b: c, b: d}", "duplicate-key", "b"),
    ("ﻻ: b\nلا: d", "duplicate-key", "لا"),
    ("کتاب: b\nكتاب: d", "duplicate-key", "كتاب"),
    ("a: &x b", "anchor", "&x"),
    ("a:\n  <<: {b: c}", "merge-key", "<<"),
    ("a: b\n---\nc: d", "several-documents", "---"),
    ("a: b\n...\nc: d", "several-documents", "c: d"),
    ("a:\n\tb: c", "tab", "\t"),
    ("a:\tb: c", "tab-in-line", "\t"),
    ("a: {b: c\t d, e: f}", "tab-in-line", "\t"),
    ("a: {b: c [d], e: f}", "bracket-in-text", "["),
    ("a: [b\n- {c: d}", "unclosed-bracket", "["),
    ("a\n]\nb: c", "stray-sign", "]"),
    ("pier #\n  says: x", "missing-colon", "pier #"),
    ('a: "b\nc: d', "unclosed-quote", '"b'),
    ("a: {b: c\nd: e", "unclosed-bracket", "{"),
    ("a: [b, c\nd: e", "unclosed-bracket", "["),
    ("a: [b}", "wrong-bracket", "}"),
    ("a: {", "unclosed-bracket", "{"),
    ("a: {b: {}, c: [", "unclosed-bracket", "["),
    ("a: {\nb: c", "unclosed-bracket", "{"),
    ("a: b]]\nc: ]", "stray-sign", "]"),
    ("a\nb: c", "missing-colon", "a"),
    ("a {b: c}", "bracket-without-colon", "a {"),
    ("a:\n  b {c: d, e: f}\n", "bracket-without-colon", "b {"),
    ("a:\n  b:{c: d}\n", "bracket-without-colon", "b:{"),
    ("a:\n  السد = {c: d}\n", "bracket-without-colon", "السد = {"),
    ("a:\n  b [c, d]\n  e: f", "bracket-without-colon", "b ["),
    ("a: {b [c, d], e: f}", "bracket-in-text", "["),
    ("just words", "missing-colon", "just words"),
    ("a: b\n  c: d", "wrong-indent", "c: d"),
    ("a:\n    b: c\n  d: e", "wrong-indent", "d: e"),
    ("a:\n  b: c\n  - d", "mixed-list", "- d"),
    ('a: "\\q"', "bad-escape", "\\q"),
    ('a: "\\U99999999"', "bad-escape", "\\U99999999"),
    ("? [a, b]\n: c", "key-not-text", "[a, b]"),
    ("a: {{b}}", "key-not-text", "{b}"),
    ('a:\n  "\u200b": b', "key-not-text", "\u200b"),
    ("- a\n- b", "not-a-case", "-"),
]


@pytest.fixture
def read(tmp_path):
    def written(text: str):
        (tmp_path / "case.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
        return read_document(tmp_path / "case.yaml")

    return written


def told(document):
    return [(problem.code, words_of(problem.place)) for problem in document.problems]


@pytest.mark.parametrize(("text", "code", "words"), TRAPS, ids=[repr(trap[0])[:60] for trap in TRAPS])
def test_a_trap_is_told_once_at_its_words(read, text, code, words):
    assert told(read(text)) == [(code, words)]


@pytest.mark.parametrize(("text", "code", "words"), TRAPS, ids=[repr(trap[0])[:60] for trap in TRAPS])
def test_a_trap_deep_in_a_case_hides_no_other_entry(read, text, code, words):
    indented = "".join(f"    {line}\n" for line in text.split("\n"))
    if code in ("several-documents", "tab") or text == "just words" or text.startswith("%"):
        pytest.skip("it means this only at the margin")
    document = read(
        f"title: t\nclaims:\n  pier: {{says: p}}\n"
        f"  odd:\n{indented}  storm: {{says: s}}\nevents: {{x: &y z}}\n"
    )
    codes = [problem.code for problem in document.problems]
    assert ("anchor" in codes and len(codes) >= 2) or code == "not-a-case"
    sections = {entry.key.text: entry.value for entry in document.root.entries}
    assert {"pier", "storm"} <= {entry.key.text for entry in sections["claims"].entries}


@pytest.mark.parametrize(
    "text",
    [
        "status: asserted   # official · reported",
        "status: asserted # official",
        "stages: 1 # 1 sudden, 2 steadier",
        "again: no                              # may it happen more than once",
        "able: ice is not gone           # cannot happen otherwise",
        "able: ice is not gone  # two blanks",
        "tracks: [security, economy] # a list",
        "says: 'The road # 3' # quoted",
        "says: The road#3 is closed",
        "claims: # all of them\n  pier: {says: x}",
        "claims:  #all of them\n  pier: {says: x}",
        "says: |\n  The road # 3\n  is closed: yes",
        "url: http://example.org/a:b?c=d",
        "at: 14:30",
        "at:\n  14:30",
        "url:\n  http://example.org",
        "on: [2025-01-01, 14:30]",
        "expect: [ترسو العبّارة؛ ثم تعود, غيره]",
        f"{'a' * 1000}: b",
        "a[0]: b",
        "'a {b': c",
        "says: Exit [sic] in full",
        "says:\n  Exit [sic] in full {now}",
        "en: العراق، والجوار",
        "title: {en: Iraq, ar: الميناء، والجوار}",
        "ask: {en: Will it?, ar: هل تبحر؟}",
        "{a: b, c: {d: e}}",
        "a: {\n  b: c,\n  d: e,\n}",
        "a: [b,\nc]",
        "a: 'one\n  two'",
        "a: one\n  two three",
        "- ignored",
    ][:-1],
)
def test_good_yaml_gives_no_false_alarm(read, text):
    assert told(read(text)) == []


def test_all_problems_of_a_file_come_at_once_in_its_order(read):
    document = read(
        'title: "Will it\nclaims:\n  pier: {says: Exit, in full.}\n'
        '  storm:\n    says: "x" y\n  ice:\n    says: @z\n'
        "  snow: {says: ok}\nevents:\n  sail: [a\n  land: {chance: 5%}\n"
    )
    assert told(document) == [
        ("unclosed-quote", '"Will it'),
        ("comma-in-text", "Exit, in full."),
        ("text-after-quote", "y"),
        ("leading-sign", "@z"),
        ("unclosed-bracket", "["),
    ]
    sections = {entry.key.text: entry.value for entry in document.root.entries}
    assert [entry.key.text for entry in sections["claims"].entries] == ["pier", "snow"]
    assert [entry.key.text for entry in sections["events"].entries] == ["land"]
    assert {"title", "storm", "ice", "sail"} <= set(document.set_aside)


def test_a_list_section_keeps_its_other_items(read):
    document = read("observed:\n- {on: 1}\n- {on: [2}\n- {on: 3}\n")
    assert told(document) == [("wrong-bracket", "}")]
    assert len(document.root.entries[0].value.items) == 2


def test_an_anchor_and_its_alias_are_both_told(read):
    assert told(read("a: &x b\nc: *x")) == [("anchor", "&x"), ("anchor", "*x")]


def test_an_alias_bomb_is_refused_and_not_expanded(read):
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    started = time.process_time()
    document = read(bomb)
    assert {problem.code for problem in document.problems} == {"anchor"}
    assert time.process_time() - started < 2


DEEP = {
    "lists": "a: " + "[" * 5000,
    "groups": "a: " + "{" * 5000,
    "lists on lines": "a: " + "[\n " * 3000,
    "named groups": "a: " + "{a: " * 3000,
    "dashes": "a:\n  " + "- " * 3000,
    "questions": "? " * 3000,
    "indentation": "".join(" " * depth + "a:\n" for depth in range(400)),
    "many entries": "claims:\n" + "".join(f"  a{n}: {'[a,' * 79}{'x' * 600}\n" for n in range(50)),
    "one flow": "a: [" + "b, " * 20_000 + "]",
    "open flow": "a: {" + "b: {c: d}, " * 4_000,
    "colons": ": " * 3000,
    "bare colons": ":" * 20_000,
    "quotes": "a: " + '"' * 20_001,
    "single quotes": "a: " + "'" * 20_001,
    "tags": "a: " + "! " * 3000,
    "anchors": "a: " + "&a " * 3000,
    "stars": "*" * 20_000,
    "hashes": " #" * 20_000,
    "blank": " " * 300_000,
    "brackets": "]\n" * 60,
    "commas": "," * 20_000,
    "open quotes": 'a: "x\n' * 60,
    "percent": "%" * 20_000,
    "bars": "a: |\n" * 60,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_a_malicious_file_is_told_in_two_seconds(read, text):
    started = time.process_time()
    document = read(text)
    assert time.process_time() - started < 2
    for problem in document.problems:
        assert problem.place is not None and problem.place.end <= len(problem.place.file.text)


def test_a_thousand_errors_cost_no_more_than_reading_thrice(read):
    good = "claims:\n" + "".join(f"  claim_{n}: {{says: The ferry sails on day {n}.}}\n" for n in range(1000))
    bad = good.replace(".}", ".]")
    started = time.process_time()
    read(good)
    once = time.process_time() - started
    started = time.process_time()
    document = read(bad)
    assert len(document.problems) == 1000
    assert time.process_time() - started < 6 * once + 1


def test_forty_levels_are_read_and_forty_one_are_not(read):
    assert told(read("a: " + "[" * 39 + "x" + "]" * 39)) == []
    assert told(read("a: " + "[" * 40 + "x" + "]" * 40)) == [("nested-too-deep", "[")]


def test_items_parted_by_an_arabic_comma_are_read_as_they_were_meant(read):
    items = read("a: [أمن، اقتصاد ،, b]").root.entries[0].value.items
    assert [(item.text, words_of(item.place)) for item in items] == [
        ("أمن", "أمن"),
        ("اقتصاد", "اقتصاد"),
        ("b", "b"),
    ]


def test_a_glued_colon_and_a_split_text_are_read_as_they_were_meant(read):
    root = read("a: {b: Exit, in full, and now, c:likely}\nd:\n  e:f").root
    flow, block = root.entries
    assert [(one.key.text, one.value.text) for one in flow.value.entries] == [
        ("b", "Exit, in full, and now"),
        ("c", "likely"),
    ]
    assert [(one.key.text, one.value.text) for one in block.value.entries] == [("e", "f")]
    assert [words_of(one.value.place) for one in (*flow.value.entries, *block.value.entries)] == [
        "Exit, in full, and now",
        "likely",
        "f",
    ]


def test_a_section_of_which_nothing_is_left_is_set_aside_and_not_empty(read):
    document = read("claims:\n  a: {b: [c}\n  d: 'it's\nevents: {}")
    assert told(document) == [("wrong-bracket", "}"), ("text-after-quote", "s")]
    assert [entry.key.text for entry in document.root.entries] == ["events"]
    assert set(document.set_aside) == {"a", "b", "d", "claims"}


@pytest.mark.parametrize("text", ["a:\n  - |", "a:\n  - 'b'", 'a:\n  - "b"', "a:\n  - |\n    b", "a:\n  - b"])
def test_a_list_ends_with_its_last_item(read, text):
    items = read(text).root.entries[0].value
    assert items.place.end == len(text)
