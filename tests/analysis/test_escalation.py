"""When a child without a worker is amber or red, from which day, and who must be told."""

from dataclasses import replace

import pytest

from caseload.analysis.escalation import find_escalation
from caseload.analysis.find_findings import find_findings
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days
from tests.render.report_builder import a_solved

MANAGERS = ("service_manager", "senior_manager", "assistant_director")


def find(policy=None, workers=None, reductions=(), **changes):
    """The escalation of one waiting child in need."""
    case = a_case("c1", **changes)
    return find_escalation(a_problem(workers, [case], policy=policy, reductions=reductions), "c1")


@pytest.mark.parametrize(
    ("waited", "status"), [(0, "waiting"), (13, "waiting"), (14, "amber"), (27, "amber"), (28, "red"), (400, "red")]
)
def test_a_child_who_may_wait_is_amber_after_two_weeks_and_red_after_four(waited: int, status: str) -> None:
    escalation = find(waiting_since=days(-waited))

    assert escalation.status == status
    assert escalation.amber_on == days(14 - waited) and escalation.red_on == days(28 - waited)


def test_a_child_who_may_not_wait_is_escalated_at_once() -> None:
    assert find(kind="looked_after", waiting_since=days(0)).status == "at_once"
    assert find(proceedings="pre", waiting_since=days(0)).status == "at_once"


def test_until_amber_the_service_manager_decides_and_then_the_assistant_director_is_told() -> None:
    assert find(waiting_since=days(-1)).tell == ("service_manager",)
    assert find(waiting_since=days(-14)).tell == find(kind="section_47").tell == MANAGERS


def test_the_family_is_always_told_in_writing_and_the_case_looked_at_each_week() -> None:
    escalation = find()

    assert "family" in escalation.write_to and "professionals" in escalation.write_to
    assert escalation.review_by == days(7) and escalation.seen_weeks == 4


def test_the_weeks_are_those_of_the_policy() -> None:
    policy = replace(a_policy(), amber_weeks=1, red_weeks=3)

    assert find(policy, waiting_since=days(-7)).status == "amber"
    assert find(policy, waiting_since=days(-21)).status == "red"


def test_without_a_date_the_weeks_count_from_the_day_the_holder_was_lost_else_from_today() -> None:
    away = a_reduction("w1", 100, days(-30), None)

    lost, unknown = find(holder="w1", reductions=[away]), find()

    assert lost.since == days(-30) and lost.status == "red"
    assert unknown.since is None and unknown.amber_on == days(14)


def test_every_unallocated_case_and_no_other_has_its_escalation_in_the_findings() -> None:
    problem = a_problem([a_worker("w1")], [a_case("c1", holder="w1"), a_case("c2"), a_case("c3", kind="looked_after")])

    findings = find_findings(problem, a_solved(problem, a_plan(problem, {"c2": None, "c3": None})))

    assert [(one.case, one.escalation and one.escalation.status) for one in findings.unallocated] == [
        ("c3", "at_once"),
        ("c2", "waiting"),
    ]
