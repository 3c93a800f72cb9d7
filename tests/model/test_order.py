"""The order of claims, and circles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casus.model.order import order_after

names = st.lists(st.integers(0, 11).map(str), unique=True, max_size=12)


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, list[str]]:
    every = draw(names)
    if not every:
        return {}
    edge = st.sampled_from(every)
    return {name: draw(st.lists(edge, max_size=3)) for name in every}


@given(graphs())
def test_everything_comes_after_what_it_rests_on_and_nothing_is_lost(graph):
    ordered, circles = order_after(graph)
    for at, name in enumerate(ordered):
        assert set(graph[name]) <= set(ordered[:at])
    assert len(ordered) == len(set(ordered))
    assert bool(circles) == (len(ordered) < len(graph))


@given(graphs())
def test_a_circle_is_a_chain_in_which_each_rests_on_the_next(graph):
    _, circles = order_after(graph)
    for circle in circles:
        for at, name in enumerate(circle):
            assert circle[(at + 1) % len(circle)] in graph[name]


def test_two_knots_give_two_circles_and_a_name_that_leans_on_one_gives_none():
    graph = {"lean": ["a"], "a": ["b"], "b": ["a"], "c": ["c"]}
    assert order_after(graph) == ([], [["a", "b"], ["c"]])


def test_names_free_of_each_other_keep_their_order():
    assert order_after({"c": [], "a": [], "b": []})[0] == ["c", "a", "b"]


def test_a_chain_of_ten_thousand_needs_no_recursion():
    graph = {str(at): [str(at + 1)] for at in range(10_000)}
    assert order_after(graph)[0][0] == "9999"
