"""When a worker leaves, none of their cases is lost from sight, and nobody else is moved for it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.audit.check import find_breaches, is_sound
from caseload.domain.errors import InputRefused, UsageRefused
from caseload.domain.problem import Settings
from caseload.pipeline.leaver import LeaverReport, review_leaver
from caseload.pipeline.request import Request
from caseload.render.leaver_screen import leaver_to_json, render_leaver

MONDAY = date(2026, 1, 5)
LAST = date(2026, 1, 30)


def review(
    root: Path, name: str, instance: str = "team", last_day: date | None = LAST, now: bool = False
) -> LeaverReport:
    """The review of one leaver, without advice."""
    request = Request(root / "instances" / instance, MONDAY, settings=Settings(), has_advice=False)
    return review_leaver(request, name, last_day, now)


@pytest.mark.parametrize("now", [True, False], ids=["handed over today", "on the last day"])
def test_every_case_of_the_leaver_goes_to_somebody_or_is_listed_with_why(root: Path, now: bool) -> None:
    found = review(root, "w1", now=now)
    problem, plan = found.report.problem, found.report.solved.plan

    led = {case.id for case in problem.caseload.cases if case.holder == "w1"}
    assert {one.case for one in found.left if one.duty == "leads"} == led and len(led) == 21
    assert is_sound(find_breaches(problem, plan))
    for one in found.left:
        assert one.to != "w1"
        if one.duty == "leads":
            assert (one.to is None) == (one.missing is not None)
            assert one.to is None or one.change is not None


def test_nobody_else_changes_worker_for_it(root: Path) -> None:
    found = review(root, "w1", now=True)
    plan = found.report.solved.plan

    for standing in found.report.problem.standings.values():
        if standing.before is not None:
            assert plan.lead[standing.id] == standing.before


def test_what_nobody_can_take_is_told_with_what_to_do(root: Path) -> None:
    found = review(root, "w2", "team-short", now=True)

    failed = [one for one in found.left if one.duty == "leads" and one.to is None]
    assert failed and all(one.missing is not None and one.missing.reasons for one in failed)
    screen = render_leaver(found, "team")
    assert "NOBODY COULD TAKE" in screen and failed[0].case in screen
    assert "they stay with w2" in " ".join(screen.split()) and "`caseload shortfall`" in screen
    assert max(map(len, screen.splitlines())) <= 72
    stated = leaver_to_json(found)
    assert [one["case"] for one in stated["cases"] if one["to"] is None and one["duty"] == "leads"] == [
        one.case for one in failed
    ]


def test_duties_beside_cases_are_told(root: Path) -> None:
    found = review(root, "w1", now=True)

    assert any(one.duty == "oversees" for one in found.left)
    assert "WHAT THEY DO BESIDE" in render_leaver(found, "team")


@pytest.mark.parametrize(
    ("name", "last_day", "says"),
    [
        ("w8", LAST, "w8 left on"),
        ("w1", None, "Give it: --last-day"),
        ("w1", date(2025, 12, 1), "lies before the week"),
    ],
)
def test_who_cannot_leave_is_refused_in_one_sentence(root: Path, name: str, last_day: date | None, says: str) -> None:
    with pytest.raises(UsageRefused, match=says):
        review(root, name, last_day=last_day)


def test_a_worker_who_is_not_there_is_refused_with_the_nearest(root: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        review(root, "w99")

    assert refused.value.faults[0].code == "E607"


@settings(max_examples=6)
@given(st.sampled_from(["w2", "w3", "w5", "w6", "w9", "w10", "s1"]))
def test_whoever_leaves_the_plan_is_sound_and_no_case_is_lost(worker: str) -> None:
    root = Path(__file__).resolve().parents[2]
    found = review(root, worker, now=True)

    assert is_sound(find_breaches(found.report.problem, found.report.solved.plan))
    assert {one.case for one in found.left if one.duty == "leads"} == {
        case.id for case in found.report.problem.caseload.cases if case.holder == worker
    }
