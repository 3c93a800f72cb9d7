"""The probabilistic Condorcet election, as KTAB defines it: votes, coalitions, victories, three elections.

The kernel computes the same numbers in the same order, to the last bit.
"""

from __future__ import annotations

from collections.abc import Sequence

from casus.engine.setting import Setting

CONDITIONAL, UNIFORM, INCENTIVE = range(3)
PROPORTIONAL, CUBIC, PROPORTIONAL_CUBIC, BINARY, PROPORTIONAL_BINARY, LOSS_AVERSE = range(6)
LINEAR, SQUARE, QUARTIC, OCTIC, SURE = range(5)
SMALLEST_COALITION = 1e-8
SURE_ADVANTAGE = 1.1  # of one coalition over the other, beyond which it wins for certain
SMALLEST_VICTORY = 1e-6
BINARY_WIDTH = 1e-8  # of a gain, below which a vote that knows only yes and no fades
LOG2_STEPS = 16  # of a Markov election: twice as many each time
Matrix = list[list[float]]


def election(setting: Setting, talk: int) -> list[float]:
    """Return a number for each outcome, in proportion to its chance in a probabilistic Condorcet election.

    Conditional: the product, over the others, of its chance to win against each. Markov: how often it is the
    favourite in the long run of challenges, from a uniform start; a challenger is drawn uniformly, or as
    strongly as its coalition is and can hope to win.
    """
    network = setting.network
    kind, vote, victory = network.talk_election[talk], network.talk_vote[talk], network.talk_victory[talk]
    support = coalitions(setting, talk, worths(setting, talk), vote)
    wins = victories(support, victory)
    if kind != CONDITIONAL:
        return long_run(wins, challenges(support, wins, kind))
    share = []
    for a, row in enumerate(wins):
        product = 1.0
        for b, win in enumerate(row):
            if a != b:
                product *= win
        share.append(product)
    return share


def worths(setting: Setting, talk: int) -> Matrix:
    """Return what each outcome is worth to each party, (party, outcome): as said, or 1 - |a - x| / width.

    x is the party's position, clipped to the scale, whose width is that of the outcomes' positions.
    """
    network, value = setting.network, setting.range
    begin, end = network.talk_outcome_begin[talk], network.talk_outcome_begin[talk + 1]
    option = network.outcome_position[begin:end]
    lowest, highest = min(option), max(option)
    width = highest - lowest if highest > lowest else 1.0
    worth: Matrix = []
    for party in range(network.talk_party_begin[talk], network.talk_party_begin[talk + 1]):
        first, last = network.party_worth_begin[party], network.party_worth_begin[party + 1]
        if last > first:
            said = [value[each] for each in network.party_worth[first:last]]
            worth.append([min(max(each, 0.0), 1.0) for each in said])
        else:
            x = min(max(value[network.party_position[party]], lowest), highest)
            worth.append([1.0 - abs(a - x) / width for a in option])
    return worth


def coalitions(setting: Setting, talk: int, worth: Matrix, rule: int) -> Matrix:
    """Return the votes of all parties for each outcome against each other, (for, against).

    A party votes once on each two outcomes, for the later or against it: that is how a loss-averse vote,
    which is not the same from both sides, is counted.
    """
    network, value = setting.network, setting.range
    parties = range(network.talk_party_begin[talk], network.talk_party_begin[talk + 1])
    n = network.talk_outcome_begin[talk + 1] - network.talk_outcome_begin[talk]
    support = [[0.0] * n for _ in range(n)]
    for a in range(n):
        for b in range(a):
            for_a = for_b = SMALLEST_COALITION
            for party, of in zip(parties, worth, strict=True):
                weight = value[network.party_power[party]] * value[network.party_salience[party]]
                vote = weight * vote_of(of[a] - of[b], rule)
                if vote > 0.0:
                    for_a += vote
                else:
                    for_b -= vote
            support[a][b], support[b][a] = for_a, for_b
    return support


def vote_of(gain: float, rule: int) -> float:
    """Return how strongly a party of weight 1 votes for what it gains; against it, below 0."""
    if rule == PROPORTIONAL:
        return gain
    if rule == CUBIC:
        return gain * gain * gain
    if rule == PROPORTIONAL_CUBIC:
        return 0.5 * (gain + gain * gain * gain)
    if rule == LOSS_AVERSE:
        return gain if gain < 0.0 else 2.0 * gain / 3.0
    binary = min(max(gain / BINARY_WIDTH, -1.0), 1.0)
    return binary if rule == BINARY else 0.8 * gain + 0.2 * binary


def victories(support: Matrix, rule: int) -> Matrix:
    """Return the chance that each outcome wins against each other, (winner, loser); 1/2 against itself."""
    n = len(support)
    wins = [[0.5] * n for _ in range(n)]
    for a in range(n):
        for b in range(a):
            one, other = strengths(support[a][b], support[b][a], rule)
            total = one + other
            wins[a][b], wins[b][a] = one / total, other / total
    return wins


def strengths(one: float, other: float, rule: int) -> tuple[float, float]:
    """Return two numbers in proportion to which two coalitions win."""
    if rule == SURE:
        if one >= SURE_ADVANTAGE * other:
            return 1.0, SMALLEST_VICTORY
        if other >= SURE_ADVANTAGE * one:
            return SMALLEST_VICTORY, 1.0
        share = (one / (one + other) * (SURE_ADVANTAGE + 1.0) - 1.0) / (SURE_ADVANTAGE - 1.0)
        return share, 1.0 - share
    for _ in range(rule):  # linear, square, quartic, octic: squared 0, 1, 2, 3 times
        one, other = one * one, other * other
    return one, other


def challenges(support: Matrix, wins: Matrix, kind: int) -> Matrix:
    """Return the chance that each outcome challenges each favourite, (challenger, favourite)."""
    n = len(support)
    if kind == UNIFORM:
        return [[1.0 / n] * n for _ in range(n)]
    chance = [[0.0] * n for _ in range(n)]
    for favourite in range(n):
        total = 0.0
        for a in range(n):
            if a != favourite:
                chance[a][favourite] = (support[a][favourite] - SMALLEST_COALITION) * wins[a][favourite]
                total += chance[a][favourite]
        if total > 0.0:
            for a in range(n):
                chance[a][favourite] /= total
        else:  # nobody prefers anything to it
            chance[favourite][favourite] = 1.0
    return chance


def long_run(wins: Matrix, challenge: Matrix) -> list[float]:
    """Return how often each outcome is the favourite after 2^LOG2_STEPS half steps from a uniform start.

    A half step stays with chance 1/2: the mean of no step and of one, so that no cycle is followed round.
    """
    n = len(wins)
    step = [[0.0] * n for _ in range(n)]  # (next, before)
    for a in range(n):
        stays = challenge[a][a]
        for b in range(n):
            if a != b:
                step[a][b] = 0.5 * (wins[a][b] * challenge[a][b])
                stays += wins[a][b] * challenge[b][a]
        step[a][a] = 0.5 * (1.0 + stays)
    for _ in range(LOG2_STEPS):
        step = squared(step)
    return [added(row) for row in step]


def squared(step: Matrix) -> Matrix:
    """Return the matrix times itself."""
    n = len(step)
    product = [[0.0] * n for _ in range(n)]
    for a in range(n):
        for b in range(n):
            total = 0.0
            for c in range(n):
                total += step[a][c] * step[c][b]
            product[a][b] = total
    return product


def added(numbers: Sequence[float]) -> float:
    """Return the sum, one by one."""
    total = 0.0
    for each in numbers:
        total += each
    return total
