"""What learning something is worth, on worlds whose truth is known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from luck import Z_ALARM, Z_MISS

from casus.forecast.movement import expected_move, movement_of, sides_of, tally_of, worth_of
from casus.forecast.sample import Worlds

N = 640_000


def worlds_of(is_yes: np.ndarray, weight: np.ndarray | None = None, n_folds: int = 64) -> Worlds:
    """Return independent worlds with the answers of some readings: [world, reading]."""
    w = np.ones(is_yes.shape) if weight is None else np.repeat(weight[:, None], is_yes.shape[1], axis=1)
    return Worlds(w, w * is_yes, np.arange(len(is_yes)) * n_folds // len(is_yes), n_folds)


def coins(*chances: float, seed: int = 5) -> np.ndarray:
    """Return [world, coin]."""
    return np.random.default_rng(seed).random((N, len(chances))) < np.array(chances)


def assert_within(found: float, error: float, truth: float, slip: float) -> None:
    """Assert that a number with its error is no surprise for `truth`, and would be for one `slip` off."""
    assert (Z_ALARM + Z_MISS) * error <= slip
    assert abs(found - truth) <= Z_ALARM * error


def test_movement_and_worth_of_a_cause_are_the_closed_form() -> None:
    # q is so with 0.7 where x is, else with 0.4; x has 0.3: P(q) = 0.49, E|.| = 2 * 0.3 * 0.7 * 0.3,
    # E(.)^2 = 0.3 * 0.7 * 0.3^2
    x, when_so, when_not = coins(0.3, 0.7, 0.4).T
    worlds = worlds_of(np.where(x, when_so, when_not)[:, None])
    tally = tally_of(worlds, x[:, None])
    movement, error = movement_of(tally)
    worth, worth_error = worth_of(tally)
    sides = sides_of(tally)
    assert_within(movement[0, 0], error[0, 0], 0.126, 0.01)
    assert_within(worth[0, 0], worth_error[0, 0], 0.0189, 0.003)
    difference = sides.when_so[0, 0] - sides.when_not[0, 0]
    assert_within(difference, sides.standard_error[0, 0], 0.3, 0.02)
    with pytest.raises(AssertionError):  # the twin: the difference is no movement
        assert_within(movement[0, 0], error[0, 0], 0.3, 0.01)


def test_what_tells_nothing_moves_nothing_on_average() -> None:
    # 1,000 idle features of 640 worlds in 64 folds: the mean movement is 0, where a plain E|.| is not
    rng = np.random.default_rng(11)
    features, yes = rng.random((640, 1000)) < 0.2, rng.random((640, 1)) < 0.5
    tally = tally_of(worlds_of(yes), features)
    movement, worth = movement_of(tally)[0][:, 0], worth_of(tally)[0][:, 0]
    sides = sides_of(tally)
    share, difference = sides.share[:, 0], sides.when_so[:, 0] - sides.when_not[:, 0]
    plain, squares = 2 * share * (1 - share) * abs(difference), share * (1 - share) * difference**2
    for found in (movement, worth):
        assert abs(found.mean()) <= Z_ALARM * found.std() / np.sqrt(len(found))
    for biased in (plain, squares):  # the twin: without folds
        with pytest.raises(AssertionError):
            assert abs(biased.mean()) <= Z_ALARM * biased.std() / np.sqrt(len(biased))


def test_sides_of_one_thing_add_up() -> None:
    # an outcome of three, 0.5, 0.3, 0.2, after which q has 0.1, 0.5, 0.9: P(q) = 0.38,
    # E|.| = 0.5 * 0.28 + 0.3 * 0.12 + 0.2 * 0.52 = 0.28; E(.)^2 = 0.5 * 0.28^2 + 0.3 * 0.12^2 + 0.2 * 0.52^2
    rng = np.random.default_rng(3)
    outcome = rng.choice(3, N, p=[0.5, 0.3, 0.2])
    yes = rng.random(N) < np.array([0.1, 0.5, 0.9])[outcome]
    tally = tally_of(worlds_of(yes[:, None]), outcome[:, None] == np.arange(3))
    movement, error = movement_of(tally, [0, 0, 0])
    worth, worth_error = worth_of(tally, [0, 0, 0])
    assert movement.shape == (1, 1)
    assert_within(movement[0, 0], error[0, 0], 0.28, 0.01)
    assert_within(worth[0, 0], worth_error[0, 0], 0.09760, 0.005)


def test_weights_count_as_so_many_worlds() -> None:
    x, when_so, when_not = coins(0.3, 0.7, 0.4, seed=8).T
    heavy = np.where(x, 2.0, 1.0)  # x has 0.6 / 1.3 of the weight
    tally = tally_of(worlds_of(np.where(x, when_so, when_not)[:, None], heavy), x[:, None])
    sides, (movement, error) = sides_of(tally), movement_of(tally)
    share = 0.6 / 1.3
    assert sides.share[0, 0] == pytest.approx(share, abs=0.005)
    assert_within(movement[0, 0], error[0, 0], 2 * share * (1 - share) * 0.3, 0.01)


def expected_from_all(chance: Sequence[float], yes: Sequence[float]) -> float:
    """Return E|P(q | a, b) - P(q)| by enumeration; `yes`: P(q | a, b) at 00, 01, 10, 11."""
    a, b = chance
    shares = [(1 - a) * (1 - b), (1 - a) * b, a * (1 - b), a * b]
    mean = sum(share * p for share, p in zip(shares, yes, strict=True))
    return sum(share * abs(p - mean) for share, p in zip(shares, yes, strict=True))


def test_the_move_that_several_features_make_together_is_the_enumerated_one() -> None:
    chance, yes = (0.4, 0.5), (0.1, 0.5, 0.4, 0.9)
    a, b = coins(*chance, seed=2).T
    q = np.random.default_rng(21).random(N) < np.array(yes)[2 * a + b]
    idle = coins(0.5, seed=9)
    (found,), (error,) = expected_move(worlds_of(q[:, None]), np.column_stack([a, b, idle]))
    assert_within(found, error, expected_from_all(chance, yes), 0.01)
    (alone,), (alone_error,) = expected_move(worlds_of(q[:, None]), a[:, None])
    with pytest.raises(AssertionError):  # the twin: one of the two
        assert_within(alone, alone_error, expected_from_all(chance, yes), 0.01)


def test_features_that_tell_nothing_make_no_move() -> None:
    q, *idle = coins(0.3, 0.5, 0.2, 0.9, seed=4).T
    (found,), (error,) = expected_move(worlds_of(q[:, None]), np.column_stack(idle))
    assert abs(found) <= Z_ALARM * error
    assert expected_move(worlds_of(q[:, None]), np.zeros((N, 0), dtype=bool)) == ([0.0], [0.0])
