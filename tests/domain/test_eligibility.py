"""Who may receive a case, whatever else they hold, and who may stand by it."""

import pytest

from caseload.domain.caseload import Case, Worker
from caseload.domain.eligibility import can_stand_by_all, find_bar, is_co_worked, is_overseen, may_stand_by
from caseload.domain.policy import Policy
from tests.builders import a_case, a_policy, a_problem, a_worker, days

CHILD = a_case()
PROTECTED_CHILD = a_case(kind="child_protection")
NEW = {"role": "nqsw", "start_date": days(-60)}
SEASONED = {"role": "nqsw", "start_date": days(-240)}


def bar(worker: Worker, case: Case = CHILD, policy: Policy | None = None) -> str | None:
    problem = a_problem([worker], [case], policy=policy)
    return find_bar(problem.standings[case.id], problem.staff[worker.id], problem.policy)


def test_a_social_worker_of_the_team_may_receive_any_case() -> None:
    assert bar(a_worker()) is None
    assert bar(a_worker(), PROTECTED_CHILD) is None


@pytest.mark.parametrize(
    ("worker", "case", "rule"),
    [
        (a_worker(first_day=days(3)), CHILD, "one_worker"),
        (a_worker(role="personal_adviser"), CHILD, "lead"),
        (a_worker(role="support_officer"), PROTECTED_CHILD, "lead"),
        (a_worker(role="support_officer"), a_case(proceedings="pre"), "lead"),
        (a_worker(), a_case(skills=("court",)), "skills"),
        (a_worker(**NEW), PROTECTED_CHILD, "protected"),
        (a_worker(**NEW), a_case(proceedings="pre"), "protected"),
        (a_worker(last_day=days(14)), CHILD, "leaving"),
        (a_worker(team="South"), CHILD, "lending"),
        (a_worker(role="team_manager"), CHILD, "cap"),
    ],
)
def test_what_keeps_a_worker_from_a_case_has_the_name_of_its_rule(worker: Worker, case: Case, rule: str) -> None:
    assert bar(worker, case) == rule


@pytest.mark.parametrize(
    ("worker", "case", "rule"),
    [
        (a_worker(), a_case(skills=("court",)), "skills"),
        (a_worker(last_day=days(14)), CHILD, "leaving"),
        (a_worker(team="South"), CHILD, "lending"),
        (a_worker(role="team_manager"), CHILD, "cap"),
        (a_worker(**NEW), PROTECTED_CHILD, "protected"),
    ],
)
def test_a_rule_that_is_off_keeps_nobody_from_a_case(worker: Worker, case: Case, rule: str) -> None:
    assert bar(worker, case, a_policy(rules_off={rule})) is None


def test_lead_can_never_be_switched_off() -> None:
    assert bar(a_worker(role="support_officer"), PROTECTED_CHILD, a_policy(rules_off={"cap", "protected"})) == "lead"


def test_a_worker_who_lends_to_the_team_or_its_authority_may_receive() -> None:
    to_team = a_worker("w2", team="South", lend_to=("North",))
    to_authority = a_worker("w3", team="East", lend_to=("Shire",))
    problem = a_problem([a_worker(authority="Shire"), to_team, to_authority], [CHILD])

    assert problem.staff["w2"].serves == {"South", "North"}
    assert problem.staff["w3"].serves == {"East", "North"}


def test_an_nqsw_is_co_worked_on_barred_work_from_month_six() -> None:
    problem = a_problem([a_worker(**SEASONED), a_worker("w2")], [PROTECTED_CHILD, a_case("c2")])
    member, other = problem.staff["w1"], problem.staff["w2"]

    assert bar(a_worker(**SEASONED), PROTECTED_CHILD) is None
    assert is_co_worked(problem.standings["c1"], member, problem.policy)
    assert not is_co_worked(problem.standings["c2"], member, problem.policy)
    assert not is_co_worked(problem.standings["c1"], other, problem.policy)


def test_unregistered_roles_that_lead_are_overseen() -> None:
    problem = a_problem([a_worker(role="support_officer"), a_worker("w2")])

    assert is_overseen(problem.staff["w1"], problem.policy)
    assert not is_overseen(problem.staff["w2"], problem.policy)


@pytest.mark.parametrize(
    ("worker", "may"),
    [
        (a_worker("w2"), True),
        (a_worker("w2", last_day=days(14)), True),
        (a_worker("w2", **SEASONED), False),
        (a_worker("w2", role="family_practitioner"), False),
        (a_worker("w2", role="tray"), False),
        (a_worker("w2", team="South"), False),
        (a_worker("w2", team="South", lend_to=("North",)), True),
        (a_worker("w2", first_day=days(3)), False),
    ],
)
def test_who_stands_by_is_there_registered_not_newly_qualified_and_serves_the_team(worker: Worker, may: bool) -> None:
    problem = a_problem([a_worker(), worker])

    assert may_stand_by(problem.standings["c1"], problem.staff["w2"], problem.policy) is may


def test_one_worker_stands_by_all_cases_of_a_unit_or_by_none() -> None:
    problem = a_problem([a_worker()], [a_case("c1"), a_case("c2", team="South")])
    standings, member = problem.standings, problem.staff["w1"]

    assert can_stand_by_all([standings["c1"]], member, problem.policy)
    assert not can_stand_by_all([standings["c1"], standings["c2"]], member, problem.policy)
