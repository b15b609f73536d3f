"""A round in the ledger: opened, decided in, allocated again, closed or given up."""

from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.ledger.store import Ledger
from caseload.ledger.write_round import abandon_round, close_round, open_round, propose_again
from tests.ledger.building import (
    MONDAY,
    a_closed_round,
    a_ledger,
    a_proposal,
    a_proposed,
    a_stamp,
    an_open_round,
    codes,
    decide,
    decided,
    read,
    verify,
    weeks,
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return a_ledger(tmp_path)


def test_a_round_comes_back_as_it_was_recorded(ledger: Ledger) -> None:
    opened = an_open_round(ledger)

    found = read(ledger, 1)

    assert found == opened
    assert (found.number, found.as_of, found.status, found.last) == (1, MONDAY, "open", 2)
    assert found.proposal is not None
    assert found.proposal.cases == a_proposal().cases
    assert found.proposal.workers == ("w1", "w2", "w3")
    assert found.proposal.facts == a_proposal().facts
    assert [case.case for case in found.undecided] == ["c1", "c2"]


def test_rounds_are_numbered_and_every_mark_is_another(ledger: Ledger, tmp_path: Path) -> None:
    marks = [a_closed_round(ledger).mark, a_closed_round(ledger).mark, a_closed_round(a_ledger(tmp_path / "b")).mark]

    assert [mark.split("-")[0] for mark in marks] == ["1", "2", "1"]
    assert len(set(marks)) == 3


def test_a_decision_is_kept_with_who_when_why_and_from_whom(ledger: Ledger) -> None:
    an_open_round(ledger)

    found = decide(ledger, 1, decided("c2", before="w2", reason="CONTIN"))

    (made,) = found.made
    assert (made.by, made.day, made.at) == ("Amy Smith", MONDAY, a_stamp().at)
    assert made.decision == decided("c2", before="w2", reason="CONTIN")
    assert made.decision.is_change
    assert [case.case for case in found.undecided] == ["c1"]


def test_a_repeated_decision_is_recorded_once(ledger: Ledger) -> None:
    an_open_round(ledger)
    decide(ledger, 1, decided("c1", reason="CONTIN"))

    again = decide(ledger, 1, decided("c1"))
    as_give = decide(ledger, 1, decided("c1", "give"), by="Bob")

    assert len(again.made) == len(as_give.made) == 1


def test_a_replaced_decision_stays_in_the_history(ledger: Ledger) -> None:
    an_open_round(ledger)
    decide(ledger, 1, decided("c1"))

    found = decide(ledger, 1, decided("c1", "give", "w3"))

    assert [made.decision.word for made in found.made] == ["agree", "give"]
    final = found.find_final("c1")
    assert final is not None and final.decision.worker == "w3"
    assert [made.decision.case for made in found.pending] == ["c1"]


def test_what_somebody_else_decided_is_not_replaced_unasked(ledger: Ledger) -> None:
    an_open_round(ledger)
    decide(ledger, 1, decided("c1"))

    with pytest.raises(InputRefused) as refused:
        decide(ledger, 1, decided("c2"), decided("c1", "give", "w3"), by="Bob")
    assert codes(refused) == {"L204": 1}
    assert "decided by Amy Smith on 2026-01-05 at 10:02 UTC" in refused.value.faults[0].what
    assert len(read(ledger, 1).made) == 1

    replaced = decide(ledger, 1, decided("c1", "give", "w3"), by="Bob", may_replace=True)
    assert [made.by for made in replaced.made] == ["Amy Smith", "Bob"]


def test_what_keeps_to_somebody_elses_never_replaces_nothing_and_is_recorded(ledger: Ledger) -> None:
    an_open_round(ledger)
    decide(ledger, 1, decided("c1", "not", "w3"))

    found = decide(ledger, 1, decided("c1"), by="Bob")
    assert [(made.by, made.decision.word) for made in found.effective["c1"]] == [("Amy Smith", "not"), ("Bob", "agree")]
    with pytest.raises(InputRefused) as refused:
        decide(ledger, 1, decided("c1", "give", "w3"), by="Cem")
    assert codes(refused) == {"L204": 1}


def test_only_what_was_decided_can_be_closed_and_only_once(ledger: Ledger) -> None:
    an_open_round(ledger)
    decide(ledger, 1, decided("c1"))
    with pytest.raises(InputRefused) as refused:
        close_round(ledger, 1, a_stamp())
    assert codes(refused) == {"L206": 1}

    decide(ledger, 1, decided("c2", before="w2"))
    closed, is_new = close_round(ledger, 1, a_stamp())
    assert is_new and closed.status == "closed"
    assert closed.ending is not None and closed.ending.by == "Amy Smith"

    again, is_new = close_round(ledger, 1, a_stamp(by="Bob"))
    assert not is_new and again == closed
    with pytest.raises(InputRefused) as refused:
        decide(ledger, 1, decided("c1", "give", "w3"))
    assert codes(refused) == {"L202": 1}


@pytest.mark.parametrize(
    "decision", [decided("c1", "give", "w3"), decided("c1", "wait", None), decided("c3", "not", "w2")]
)
def test_a_decision_that_is_not_carried_out_keeps_a_round_open(ledger: Ledger, decision: object) -> None:
    an_open_round(ledger)
    decide(ledger, 1, decided("c1"), decided("c2", before="w2"))
    decide(ledger, 1, decision)

    with pytest.raises(InputRefused) as refused:
        close_round(ledger, 1, a_stamp())

    assert codes(refused) == {"L207": 1}


def test_after_allocating_again_what_was_agreed_stands_where_it_is_still_proposed(ledger: Ledger) -> None:
    an_open_round(ledger)
    found = decide(ledger, 1, decided("c1", "give", "w3"), decided("c2", before="w2"), decided("c3", worker="w2"))
    newer = a_proposal(
        (a_proposed("c1", worker="w3"), a_proposed("c2", "moves"), a_proposed("c3", "moves")), "00000002"
    )

    after = propose_again(ledger, found, newer, a_stamp())

    assert after.pending == ()
    assert [case.case for case in after.undecided] == ["c3"]
    assert after.proposal is not None and after.proposal.facts.proposal == "00000002"


def test_a_proposal_is_refused_where_somebody_decided_meanwhile(ledger: Ledger) -> None:
    found = an_open_round(ledger)
    decide(ledger, 1, decided("c1"))

    with pytest.raises(InputRefused) as refused:
        propose_again(ledger, found, a_proposal(), a_stamp())

    assert codes(refused) == {"L205": 1}


def test_a_case_is_in_one_open_round_only(ledger: Ledger) -> None:
    an_open_round(ledger)
    an_open_round(ledger, cases=(a_proposed("c9"),))

    with pytest.raises(InputRefused) as refused:
        an_open_round(ledger, cases=(a_proposed("c3"), a_proposed("c4")))
    assert codes(refused) == {"L203": 1}
    assert (refused.value.faults[0].where, refused.value.faults[0].got) == ("round 1", "c3")

    abandon_round(ledger, 1, "OTHERS", a_stamp())
    assert an_open_round(ledger, cases=(a_proposed("c3"),)).number == 3


def test_a_round_given_up_keeps_its_reason_and_cannot_be_closed(ledger: Ledger) -> None:
    an_open_round(ledger)

    found, is_new = abandon_round(ledger, 1, "OTHERS", a_stamp())

    assert is_new and found.status == "abandoned"
    assert found.ending is not None and found.ending.reason == "OTHERS"
    assert abandon_round(ledger, 1, "OTHERS", a_stamp())[1] is False
    with pytest.raises(InputRefused) as refused:
        close_round(ledger, 1, a_stamp())
    assert codes(refused) == {"L202": 1}


def test_a_round_that_is_not_there_is_refused_by_number(ledger: Ledger) -> None:
    an_open_round(ledger)

    with pytest.raises(InputRefused) as refused:
        read(ledger, 4)

    assert str(refused.value.faults[0]).startswith("round 4: there is no such round")
    assert refused.value.faults[0].got == "the last one is round 1"


def test_a_build_that_fails_leaves_nothing(ledger: Ledger) -> None:
    an_open_round(ledger)
    before = verify(ledger)

    with pytest.raises(ZeroDivisionError):
        decide(ledger, 1, decided("c1"), decided("c2", review=1 / 0))
    with pytest.raises(InputRefused):
        decide(ledger, 1, decided("c1"), by="Bob", may_replace=True) and close_round(ledger, 1, a_stamp())

    assert verify(ledger).is_sound
    assert verify(ledger).last == before.last + 1


def test_the_last_week_can_be_opened_again_after_it_is_closed(ledger: Ledger) -> None:
    a_closed_round(ledger)

    assert open_round(ledger, weeks(1), a_proposal(), a_stamp(weeks(1))).number == 2
