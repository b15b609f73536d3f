"""Lead: the skill-mix table, and above it the law on the title social worker."""

from dataclasses import replace

from tests.audit.asking import find
from tests.builders import ALL_KINDS, ROLES, a_case, a_plan, a_policy, a_problem, a_worker, give


def test_a_case_without_a_worker_is_no_breach() -> None:
    assert find("lead", a_problem()) == []


def test_a_role_may_receive_a_kind_in_its_row_of_the_table() -> None:
    problem = a_problem([a_worker(role="support_officer")], [a_case(kind="early_help")])

    assert find("lead", problem, a_plan(problem, {"c1": "w1"})) == []


def test_a_role_may_not_receive_a_kind_outside_its_row() -> None:
    problem = a_problem([a_worker(role="support_officer")], [a_case(kind="assessment")])

    assert find("lead", problem, a_plan(problem, {"c1": "w1"})) == [("w1", "c1", None)]


def test_proceedings_keep_a_case_from_a_role_that_leads_its_kind() -> None:
    problem = a_problem([a_worker(role="support_officer")], [a_case(kind="early_help", proceedings="pre")])

    assert find("lead", problem, a_plan(problem, {"c1": "w1"})) == [("w1", "c1", None)]


def test_an_unregistered_role_never_leads_must_allocate_work_whatever_the_table_says() -> None:
    roles = {**ROLES, "support_officer": replace(ROLES["support_officer"], leads=ALL_KINDS)}
    problem = a_problem([a_worker(role="support_officer")], [a_case(kind="looked_after")], policy=a_policy(roles=roles))

    assert find("lead", problem, a_plan(problem, {"c1": "w1"})) == [("w1", "c1", None)]


def test_keeping_a_case_against_the_table_is_a_breach_since_the_input() -> None:
    problem = a_problem([a_worker(role="support_officer")], [a_case(kind="assessment", holder="w1")])

    assert find("lead", problem) == [("w1", "c1", "input")]


def test_a_holder_who_may_not_lead_by_law_holds_nothing() -> None:
    problem = a_problem([a_worker(role="support_officer")], [a_case(kind="looked_after", holder="w1")])

    assert find("lead", problem) == []
    assert find("lead", problem, a_plan(problem, {"c1": "w1"})) == [("w1", "c1", None)]


def test_a_give_against_the_table_is_a_breach_by_decision() -> None:
    problem = a_problem([a_worker(role="support_officer")], [a_case(kind="assessment")], decisions=[give("c1", "w1")])

    assert find("lead", problem) == [("w1", "c1", "decision")]
