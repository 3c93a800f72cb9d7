"""Records that no history could meet are told before any is tried; those that one could meet are not."""

from __future__ import annotations

import pytest

WORLD = """
sources: {log: {kind: data}}
states:
  gate: {levels: [shut, ajar, open], at_first: shut}
  lock: {levels: [dry, wet], at_first: {dry: 50%, wet: 50%}}
events:
  opening: {chance: 10% within 1 year, then: {gate: open, lock: wet}}
  closing: {chance: 10% within 1 year, again: yes, then: {gate: shut}}
talks:
  fares:
    on: 2024-05-01
    postponed: {chance: 10%, to: 2024-06-01}
    outcomes: {agreed: {odds: 2}, off: {odds: 1}}
observed:
"""
TOLD = {
    "happened-before", "talk-another-day", "talk-seen-twice", "level-out-of-reach", "seen-otherwise",
    "observed-beyond",
}  # fmt: skip
RECORDS = [
    (["event: opening, on: 2024-02-01", "event: opening, on: 2024-03-01"], ["happened-before"]),
    (["event: closing, on: 2024-02-01", "event: closing, on: 2024-03-01"], []),
    (["event: opening, on: 2023-02-01", "event: opening, on: 2024-03-01"], []),
    (["state: {gate: open, lock: wet}, by_event: opening, on: 2024-02-01"], []),
    (["talk: fares, outcome: agreed, on: 2024-05-01"], []),
    (["talk: fares, outcome: agreed, on: 2024-06-01"], []),
    (["talk: fares, outcome: agreed, on: 2024-05-02"], ["talk-another-day"]),
    (["talk: fares, outcome: agreed, on: 2024-05-01", "talk: fares, outcome: off, on: 2024-06-01"],
     ["talk-seen-twice"]),
    (["state: {gate: ajar}, on: 2024-05-01"], ["level-out-of-reach"]),
    (["state: {gate: [ajar, open]}, on: 2024-05-01"], []),
    (["state: {gate: ajar}, misread: {shut: 10%}, on: 2024-05-01"], []),
    (["state: {gate: shut}, on: 2024-05-01", "state: {gate: open}, on: 2024-05-01"], ["seen-otherwise"]),
    (["state: {gate: shut}, on: 2024-05-01", "state: {gate: [open, shut]}, on: 2024-05-01"], []),
    (["state: {gate: shut}, on: 2024-05-01", 'state: {gate: open}, on: 2024-05-01, at: "13:00"'], []),
    (["state: {gate: shut}, on: 2024-05-01", "event: opening, on: 2024-05-01",
      "state: {gate: open}, on: 2024-05-01"], []),
    (["state: {gate: shut}, on: 2027-01-01"], ["observed-beyond"]),
]  # fmt: skip


@pytest.mark.parametrize(("seen", "codes"), RECORDS, ids=[" · ".join(seen) for seen, _ in RECORDS])
def test_a_record_is_told_only_where_no_history_could_meet_it(check, seen, codes):
    text = WORLD + "".join(f"  - {{{each}, source: log}}\n" for each in seen)
    assert [one.code for one in check(text).problems if one.code in TOLD] == codes
