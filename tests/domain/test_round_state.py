"""Which decisions of a round are in force, what is left to decide, and what the proposal does not carry out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload.domain.rounds import Made, Proposal, ProposedCase, Round, RoundDecision, RoundWord, find_effective
from tests.ledger.building import FACTS, MONDAY, a_proposed


def made(entry: int, word: RoundWord, worker: str | None = None, case: str = "c1") -> Made:
    return Made(entry, MONDAY, RoundDecision(case, word, worker), "Amy")


def a_round(*decisions: Made, proposed_at: int = 2, cases: tuple[ProposedCase, ...] = ()) -> Round:
    listed = cases or (a_proposed("c1"),)
    proposal = Proposal(proposed_at, FACTS, {case.case: case for case in listed}, ("w1", "w2", "w3"))
    return Round(1, "1-00000000", MONDAY, MONDAY, 9, proposal, decisions)


@pytest.mark.parametrize(
    ("history", "in_force"),
    [
        ([(3, "agree", "w1")], ["agree w1"]),
        ([(3, "agree", "w1"), (4, "give", "w2")], ["give w2"]),
        ([(3, "give", "w2"), (4, "wait", None)], ["wait None"]),
        ([(3, "not", "w1"), (4, "not", "w2")], ["not w1", "not w2"]),
        ([(3, "not", "w1"), (4, "prefer", "w2")], ["not w1", "prefer w2"]),
        ([(3, "not", "w1"), (4, "agree", "w2")], ["not w1", "agree w2"]),
        ([(3, "not", "w1"), (4, "agree", "w1")], ["agree w1"]),
        ([(3, "prefer", "w2"), (4, "agree", "w1")], ["agree w1"]),
        ([(3, "prefer", "w2"), (4, "agree", "w2")], ["prefer w2", "agree w2"]),
        ([(3, "not", "w1"), (4, "give", "w3")], ["give w3"]),
        ([(3, "agree", "w1"), (4, "not", "w1")], ["not w1"]),
        ([(3, "not", "w1"), (3, "wait", None)], ["not w1", "wait None"]),
        ([(3, "not", "w1"), (3, "wait", None), (4, "agree", "w2")], ["not w1", "agree w2"]),
        ([(3, "not", "w1"), (4, "not", "w1")], ["not w1"]),
    ],
)
def test_a_later_decision_replaces_what_it_cannot_stand_beside(
    history: list[tuple[int, RoundWord, str | None]], in_force: list[str]
) -> None:
    effective = find_effective(made(*one) for one in history)

    assert [f"{one.decision.word} {one.decision.worker}" for one in effective] == in_force


@given(
    st.lists(
        st.tuples(
            st.integers(3, 6),
            st.sampled_from(("agree", "give", "not", "prefer", "wait")),
            st.sampled_from(("w1", "w2", None)),
        ),
        max_size=6,
    )
)
def test_there_is_at_most_one_final_answer_and_it_is_of_the_last_entry_that_gave_one(
    rows: list[tuple[int, RoundWord, str | None]],
) -> None:
    once = {(entry, word in ("agree", "give", "wait")): (entry, word, worker) for entry, word, worker in rows}
    listed = [made(*row) for row in sorted(once.values(), key=lambda row: row[0])]

    finals = [one for one in find_effective(listed) if one.decision.is_final]

    assert len(finals) <= 1
    assert all(one.entry <= finals[0].entry for one in listed if one.decision.is_final and finals)


@pytest.mark.parametrize(
    ("fate", "decision", "undecided", "pending"),
    [
        ("new", None, ["c1"], []),
        ("stays", None, [], []),
        ("waits", None, [], []),
        ("loses", None, ["c1"], []),
        ("unallocated", None, ["c1"], []),
        ("new", made(3, "agree", "w1"), [], []),
        ("new", made(3, "give", "w1"), [], []),
        ("new", made(3, "give", "w2"), [], ["c1"]),
        ("new", made(3, "wait"), [], ["c1"]),
        ("unallocated", made(3, "wait"), [], []),
        ("new", made(3, "not", "w1"), [], ["c1"]),
        ("new", made(3, "not", "w2"), ["c1"], []),
        ("new", made(3, "prefer", "w2"), [], ["c1"]),
        ("new", made(3, "prefer", "w1"), ["c1"], []),
        ("stays", made(3, "not", "w2"), [], ["c1"]),
    ],
)
def test_what_is_left_to_decide_and_what_is_not_carried_out(
    fate: str, decision: Made | None, undecided: list[str], pending: list[str]
) -> None:
    found = a_round(*([decision] if decision else []), cases=(a_proposed("c1", fate),))

    assert [case.case for case in found.undecided] == undecided
    assert [one.decision.case for one in found.pending] == pending


def test_agreeing_before_a_new_proposal_holds_only_for_what_was_agreed() -> None:
    agreed = made(3, "agree", "w1")

    assert a_round(agreed, proposed_at=4).undecided == ()
    other = (a_proposed("c1", worker="w2"),)
    assert [case.case for case in a_round(agreed, proposed_at=4, cases=other).undecided] == ["c1"]
    assert a_round(agreed, proposed_at=4, cases=other).pending == ()
