"""What is said of brothers and sisters with different workers, of many workers, and of those who are away."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from caseload.domain.caseload import Decision
from caseload.domain.explanation import Barred, CaseExplanation, WorkerExplanation
from caseload.intake.what_if_asked import AskedWhatIf
from caseload.pipeline.explain import ExplainReport
from caseload.pipeline.request import Request
from caseload.render.explain.bar_words import say_bar
from caseload.render.explain.screen import render_case
from caseload.render.explain.worker_screen import render_worker
from tests.render.explain_builder import explained


def a_request(worker: str) -> Request:
    """A run that asked what if a worker were away."""
    return Request(Path("team.xlsx"), date(2026, 1, 5), what_ifs=(AskedWhatIf("absent", worker),))


def show(report: ExplainReport) -> str:
    assert isinstance(report.answer, CaseExplanation)
    return " ".join(render_case(report, report.answer, "team.xlsx").split())


def test_a_sister_with_another_worker_is_told_with_that_worker() -> None:
    report = explained("c090")
    plan = replace(report.solved.plan, lead={**report.solved.plan.lead, "c091": "w1"})

    shown = show(replace(report, solved=replace(report.solved, plan=plan)))

    assert "Of one family with c091 (w1 has it): a cost is for both of them." in shown
    assert "Allocated as one" not in shown


def test_the_worker_that_would_change_is_the_one_of_the_brothers_and_sisters() -> None:
    said = say_bar(Barred("moves", ("w1", "w2")), ["c073", "c074"])

    assert said == "w1 and w2 could only if the worker of c073 and c074 changed (rule moves)."


def test_of_a_whole_authority_the_first_workers_are_named() -> None:
    said = say_bar(Barred("lending", tuple(f"w{number}" for number in range(1, 401))))

    assert said.startswith("w1, w2, w3, w4, w5, w6, w7, w8 and 392 more do not serve its team")


def test_of_a_worker_who_is_away_no_limits_are_told_but_who_covers() -> None:
    report = explained("w4")
    assert isinstance(report.answer, WorkerExplanation)

    shown = " ".join(render_worker(report, report.answer).split())

    assert "Away until 19 January: 2 cases now, 2 in the proposal." in shown
    assert "Covered until they are back: c080 by " in shown
    assert "They are not available, and so receive nothing." in shown
    assert "What the limits are" not in shown


def test_a_settled_case_offers_the_moves_and_one_worker_with_the_what_ifs_of_the_run() -> None:
    shown = show(replace(explained("c001"), request=a_request("w9")))

    assert "caseload explain team.xlsx c001 --moves 1 --absent w9" in shown
    assert "caseload explain team.xlsx c001 --why-not s1 --absent w9" in shown


def test_a_case_decided_here_offers_to_leave_the_decision_out() -> None:
    report = explained("c001")
    assert isinstance(report.answer, CaseExplanation)
    decided = replace(report.answer, footing="decided")
    request = replace(a_request("w9"), decisions=(Decision("C001", "give", "w1"),))

    shown = show(replace(report, answer=decided, request=request))

    assert shown.endswith("leave your decision out: caseload explain team.xlsx c001 --absent w9")
