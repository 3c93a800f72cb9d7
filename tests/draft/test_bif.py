"""Networks in BIF, in every dialect that is met, become cases; broken ones are told with their line."""

from __future__ import annotations

import re
from itertools import product

import pytest

from casus.draft import case_names, parse_bif, read_bif, write_network
from casus.engine import run_network
from casus.network import compile_model
from verification.suite import model_of_text

PLAIN = """network unknown {
}
variable rain {
  type discrete [ 2 ] { yes, no };
}
variable grass {
  type discrete [ 3 ] { dry, damp, wet };
}
probability ( rain ) {
  table 0.2, 0.8;
}
probability ( grass | rain ) {
  (yes) 0.01, 0.29, 0.7;
  (no) 0.9, 0.09, 0.01;
}
"""


def line_of(told: pytest.ExceptionInfo[ValueError]) -> int:
    found = re.match(r"line (\d+): expected .+", str(told.value))
    assert found is not None, told.value
    return int(found.group(1))


def test_a_network_is_read_as_it_is_written() -> None:
    network = parse_bif(PLAIN)
    rain, grass = network.nodes
    assert (rain.name, rain.values, rain.parents, dict(rain.rows)) == (
        "rain",
        ("yes", "no"),
        (),
        {(): (0.2, 0.8)},
    )
    assert grass.parents == ("rain",)
    assert grass.rows == {("yes",): (0.01, 0.29, 0.7), ("no",): (0.9, 0.09, 0.01)}


def test_dialects_say_the_same() -> None:
    """Quotes, comments, properties, no commas, no bars, powers of ten, tables in one, defaults."""
    dialect = """// made by hand
network "Wet grass" { // 2 variables
  property "credal-set; constant" ;
  property author O'Neill ;
}
/* the order is not that
   of the parents */
variable "rain" { type discrete[2] { "yes" "no" }; property position = (73, 165) ; }
variable "grass" { type discrete { "dry" "damp" "wet" } ; }
probability ( "grass" "rain" ) {
  table 1e-2 .9 29E-2 0.09 0.7 0.01 ;
}
probability ( "rain" ) { default 0.2 8.0e-1; }
"""
    assert [dict(node.rows) for node in parse_bif(dialect).nodes] == [
        dict(node.rows) for node in parse_bif(PLAIN).nodes
    ]
    assert parse_bif(dialect).name == "Wet grass"


def test_a_table_counts_the_childs_values_slowest_and_the_last_parents_fastest() -> None:
    text = """variable a {type discrete [2] {a0, a1};} variable b {type discrete [3] {b0, b1, b2};}
    variable c {type discrete [2] {c0, c1};}
    probability (a) {table .5 .5;} probability (b) {table .2 .3 .5;}
    probability (c | a, b) {table .01 .02 .03 .04 .05 .06   .99 .98 .97 .96 .95 .94;}"""
    rows = parse_bif(text).nodes[2].rows
    told = [rows[f"a{a}", f"b{b}"][0] for a, b in product(range(2), range(3))]
    assert told == [0.01, 0.02, 0.03, 0.04, 0.05, 0.06]


def test_rows_that_are_there_come_before_the_default() -> None:
    text = PLAIN.replace("(no) 0.9, 0.09, 0.01;", "default 0.9, 0.05, 0.05;")
    assert parse_bif(text).nodes[1].rows["no",] == (0.9, 0.05, 0.05)
    assert parse_bif(text).nodes[1].rows["yes",] == (0.01, 0.29, 0.7)


def test_names_that_no_condition_could_mention_are_changed_and_kept_in_words() -> None:
    odd = "<5", ">=7.5", "12+", "5-12", "Asy/Patch", "Transp.", "and", "0", "1e-3", "حمى"
    assert len(set(case_names(odd).values())) == len(odd)
    values = ", ".join(odd)
    text = read_bif(
        f"variable O2 {{type discrete [10] {{{values}}};}} probability (O2) "
        "{table .1 .1 .1 .1 .1 .1 .1 .1 .1 .1;}"
    )
    assert "Asy_Patch: Asy/Patch" in text and "below_5: <5" in text
    questions = [f"  q{n}: {{ask: What?, when: O2 is {name}, on: 2000-01-02}}"
                 for n, name in enumerate(case_names(odd).values())]  # fmt: skip
    network = compile_model(model_of_text(text + "questions:\n" + "\n".join(questions) + "\n"))
    found = run_network(network, engine="exact").exact
    assert found is not None and len(found) == 10
    assert all(answer.probability == pytest.approx(0.1, abs=1e-15) for answer in found)


def test_names_that_would_be_one_stay_apart() -> None:
    assert list(case_names(["a b", "a_b", "a/b"]).values()) == ["a_b", "a_b_2", "a_b_3"]


def test_values_called_yes_and_true_are_values_and_no_truths() -> None:
    """In a table `yes` means true, unless the parent has a value of that name."""
    text = PLAIN.replace("{ yes, no }", "{ yes, true }").replace("(no)", "(true)")
    model = model_of_text(write_network(parse_bif(text)))
    assert [row.given for row in model.claims[1].table] == [(0,), (1,)]
    assert model.claims[1].table[0].shares[2].low == pytest.approx(0.7)


def test_a_variable_of_one_value_is_left_out() -> None:
    text = (
        "variable sure {type discrete [1] {it};} variable a {type discrete [2] {x, y};}\n"
        "probability (sure) {table 1;} probability (a | sure) {(it) .3 .7;}"
    )
    model = model_of_text(read_bif(text))
    assert [claim.name for claim in model.claims] == ["a"]
    assert [share.low for share in model.claims[0].table[0].shares] == pytest.approx([0.3, 0.7])


def test_columns_that_miss_1_by_rounding_are_divided_by_their_sum() -> None:
    text = PLAIN.replace("0.2, 0.8", "0.2000001, 0.8")
    model = model_of_text(read_bif(text))
    assert sum(share.low for share in model.claims[0].table[0].shares) == pytest.approx(1, abs=1e-16)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("network unknown {", "netwrk unknown {", 1),
        ("variable grass {", "variable rain {", 6),
        ("discrete [ 2 ]", "continuous", 4),
        ("discrete [ 2 ]", "discrete [ 3 ]", 4),
        ("{ yes, no }", "{ yes, yes }", 4),
        ("{ yes, no };\n}", "{ yes, no };", 5),
        ("table 0.2, 0.8;", "table 0.2, 0.7;", 10),
        ("table 0.2, 0.8;", "table 0.2;", 10),
        ("table 0.2, 0.8;", "table 0.2, x;", 10),
        ("table 0.2, 0.8;", "table 0.2, nan;", 10),
        ("table 0.2, 0.8;", "table 1.2, -0.2;", 10),
        ("table 0.2, 0.8;", "table 0.2, 0.8", 11),
        ("grass | rain )", "grass | ran )", 12),
        ("grass | rain )", "grass | rain, rain )", 12),
        ("grass | rain )", "gras | rain )", 12),
        ("( rain ) {\n  table 0.2, 0.8;", "( rain | grass ) {\n  default 0.2, 0.8;", 3),
        ("(yes) 0.01", "(perhaps) 0.01", 13),
        ("(yes) 0.01", "(yes, no) 0.01", 13),
        ("(no) 0.9", "(yes) 0.9", 14),
        ("  (no) 0.9, 0.09, 0.01;\n", "", 12),
        ("0.29, 0.7;", "0.29;", 13),
        ("probability ( rain ) {\n  table 0.2, 0.8;\n}\n", "", 3),
        ("unknown {", 'unknown { property "open ; } /* never closed', 1),
    ],
)  # fmt: skip
def test_what_is_broken_is_told_with_its_line_and_what_was_expected(old: str, new: str, line: int) -> None:
    assert old in PLAIN
    with pytest.raises(ValueError) as told:
        parse_bif(PLAIN.replace(old, new, 1))
    assert line_of(told) == line, told.value


@pytest.mark.parametrize("end", range(0, len(PLAIN), 7))
def test_a_file_cut_anywhere_is_told_or_read(end: int) -> None:
    try:
        parse_bif(PLAIN[:end])
    except ValueError as told:
        assert re.match(r"line \d+: expected ", str(told))
