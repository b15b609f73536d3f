"""Next week's caseload after a closed round: valid, and with no news nobody changes."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from caseload.domain.caseload import Caseload
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.domain.round_changes import WorkerChange, keep_year
from caseload.domain.rounds import Round, RoundDecision
from caseload.intake.build_decisions import with_decisions
from caseload.intake.decisions import find_decision_faults
from caseload.intake.read import Reading
from caseload.ledger.write_round import close_round, decide_round, open_round, propose_again
from caseload.pipeline.read_week import settle_problem
from caseload.pipeline.rounds.carry import carry, date_policy
from caseload.pipeline.rounds.propose import make_proposal
from caseload.pipeline.rounds.settle import list_to_carry_out
from tests.builders import MONDAY, a_case, a_caseload, a_worker
from tests.ledger.building import a_ledger, a_stamp
from tests.properties.test_weeks_carried import assert_valid
from tests.render.report_builder import a_report
from tests.solve.here import solve_here
from tests.strategies import small_caseloads

REASON = "MANAGE"


def agree_to_all(found: Round) -> tuple[RoundDecision, ...]:
    return tuple(
        RoundDecision(case.case, "agree", case.worker, case.holder if case.worker else case.before)
        for case in found.undecided
    )


def run_round(folder: Path, problem: Problem) -> Round:
    """A round of a problem, opened, agreed to and closed."""
    solved = solve_here(problem)
    ledger, stamp = a_ledger(folder), a_stamp()
    proposal = make_proposal(a_report(problem, solved=solved))
    number = open_round(ledger, problem.caseload.as_of, proposal, stamp).number
    decide_round(ledger, number, agree_to_all, stamp)
    return close_round(ledger, number, stamp)[0]


def list_changed(problem: Problem) -> list[str]:
    """The cases whose holder, at work or waited for, is another after the week is allocated; one that is to be handed
    on to its own team is a change that was planned."""
    lead = solve_here(problem).plan.lead
    held = {case: one.before or one.waits_for for case, one in problem.standings.items() if not one.is_handed_on}
    return [case for case, holder in held.items() if holder and lead[case] != holder]


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(small_caseloads(), st.sampled_from((0, 1, None)), st.booleans(), st.sampled_from((0, 7)))
def test_after_a_round_the_next_week_is_valid_and_nobody_changes(
    tmp_path_factory: pytest.TempPathFactory, caseload: Caseload, moves: int | None, hand_over: bool, later: int
) -> None:
    settled, wrong = with_decisions(caseload, ())
    assume(not wrong)
    problem = prepare_problem(settled, Settings(moves, hand_over))
    assume(not find_decision_faults(problem))
    found = run_round(tmp_path_factory.mktemp("ledger"), problem)
    day = caseload.as_of + timedelta(days=later)

    carried = carry(found, Reading(settled), day, ())

    after = prepare_problem(carried, Settings(0, False))
    assert_valid(after)
    assert found.proposal is not None
    for case in carried.cases:
        proposed = found.proposal.cases[case.id]
        if proposed.worker is not None:
            assert (case.holder, case.waiting_since) == (proposed.worker, None)
            assert proposed.holder == proposed.worker or case.held_since == caseload.as_of
            left = proposed.holder not in (None, proposed.worker)
            assert not left or proposed.holder in case.earlier
    if later == 0:
        assert list_changed(after) == []


def test_what_was_decided_for_good_goes_on_and_what_was_used_up_does_not(tmp_path: Path) -> None:
    workers = [a_worker("w1"), a_worker("w2")]
    cases = [a_case("c1"), a_case("c2"), a_case("c3")]
    problem = prepare_problem(a_caseload(workers, cases))
    ledger, stamp = a_ledger(tmp_path), a_stamp()
    number = open_round(ledger, MONDAY, make_proposal(a_report(problem, solved=solve_here(problem))), stamp).number
    asked = (
        RoundDecision("c1", "give", "w2"),
        RoundDecision("c2", "not", "w1"),
        RoundDecision("c3", "wait", review=MONDAY + timedelta(weeks=3)),
    )
    found = decide_round(ledger, number, lambda before: asked, stamp)
    again = settle_problem(problem.caseload, list_to_carry_out(found, problem.caseload), Settings())
    found = propose_again(ledger, found, make_proposal(a_report(again, solved=solve_here(again))), stamp)

    carried = carry(found, Reading(problem.caseload), MONDAY + timedelta(weeks=1), ())

    stated = {(one.case, one.word, one.worker, one.review) for one in carried.decisions}
    assert (found.pending, [case.case for case in found.undecided]) == ((), ["c2"])
    assert [case.holder for case in carried.cases] == ["w2", "w2", None]
    assert stated == {("c2", "not", "w1", None), ("c3", "wait", None, MONDAY + timedelta(weeks=3))}


@pytest.mark.parametrize(
    ("changed_on", "changes", "earlier"),
    [
        (date(2025, 1, 4), 2, ("w9",)),
        (date(2025, 1, 5), 1, ()),
        (date(2025, 1, 11), 1, ()),
        (date(2025, 1, 12), 2, ("w9",)),
        (date(2026, 1, 5), 2, ("w9",)),
    ],
)
def test_a_change_counts_for_twelve_months(changed_on: date, changes: int, earlier: tuple[str, ...]) -> None:
    case = a_case(holder="w1", changes=2, earlier=("w9",))
    change = WorkerChange("c1", "w9", changed_on)

    after = keep_year(case, [change], MONDAY, MONDAY + timedelta(weeks=1), {"w1", "w9"})

    assert (after.changes, after.earlier) == (changes, earlier)


def test_a_worker_who_had_the_case_again_since_stays_among_the_earlier_ones() -> None:
    case = a_case(holder="w1", changes=2, earlier=("w9",))
    known = [WorkerChange("c1", "w9", date(2025, 1, 6)), WorkerChange("c1", "w9", date(2025, 6, 2))]

    after = keep_year(case, known, MONDAY, MONDAY + timedelta(weeks=1), {"w1", "w9"})

    assert (after.changes, after.earlier) == (1, ("w9",))


def test_what_the_ledger_knows_counts_where_the_input_does_not_say_so() -> None:
    known = [WorkerChange("c1", "w8", date(2025, 6, 2)), WorkerChange("c1", "w9", date(2025, 7, 7))]

    after = keep_year(a_case(holder="w1"), known, MONDAY, MONDAY + timedelta(weeks=1), {"w1", "w9"})

    assert (after.changes, after.earlier) == (2, ("w9",))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("as_of = 2026-01-05\ncap = 20\n", "as_of = 2026-01-12\ncap = 20\n"),
        ("# as_of = 2020-01-01\ncap = 20\nas_of=2026-01-05 # Monday\n[x]\n",
         "# as_of = 2020-01-01\ncap = 20\nas_of=2026-01-12 # Monday\n[x]\n"),
        ("cap = 20\n", "cap = 20\n"),
        (None, None),
    ],
)  # fmt: skip
def test_the_policy_goes_on_with_the_new_date(text: str | None, wanted: str | None) -> None:
    assert date_policy(text, date(2026, 1, 12)) == wanted
