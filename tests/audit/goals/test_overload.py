"""Kept work above a limit: cases above cap, families above a kind limit, cases against a rule, once each."""

from datetime import date
from typing import Any

import pytest

from caseload.domain.policy import Policy
from tests.audit.asking import measure
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, days, give

THREE = [a_case(f"c{n}", holder="w1") for n in range(3)]


def test_cases_above_cap_count_one_each() -> None:
    assert measure("overload", a_problem([a_worker()], THREE, policy=a_policy(cap=3))) == 0
    assert measure("overload", a_problem([a_worker()], THREE, policy=a_policy(cap=1))) == 2


def test_cases_above_a_protected_load_count_like_cases_above_cap() -> None:
    new = a_worker(role="nqsw")

    assert measure("overload", a_problem([new], THREE, policy=a_policy(target=4))) == 2
    assert measure("overload", a_problem([new], THREE, policy=a_policy(target=4, cap=2, rules_off={"protected"}))) == 1
    assert measure("overload", a_problem([new], THREE, policy=a_policy(target=4, rules_off={"protected", "cap"}))) == 0


def test_families_above_a_kind_limit_count_one_each() -> None:
    policy = a_policy(kind_limits={"child_in_need": 1, "proceedings": 0})
    off = a_policy(kind_limits={"child_in_need": 1}, rules_off={"kind_limit"})

    assert measure("overload", a_problem([a_worker()], THREE, policy=policy)) == 2
    assert measure("overload", a_problem([a_worker()], THREE, policy=off)) == 0


@pytest.mark.parametrize(
    ("rule", "worker", "case"),
    [
        ("skills", a_worker(), a_case(holder="w1", skills=["court"])),
        ("protected", a_worker(role="nqsw"), a_case(holder="w1", kind="section_47")),
        (
            "co_working",
            a_worker(role="nqsw", start_date=date(2025, 5, 5)),
            a_case(holder="w1", kind="section_47"),
        ),
        ("overseeing", a_worker(role="support_officer"), a_case(holder="w1")),
    ],
)
def test_a_kept_case_against_a_rule_counts_one_unless_the_rule_is_off(rule: str, worker: Any, case: Any) -> None:
    assert measure("overload", a_problem([worker], [case])) == 1
    assert measure("overload", a_problem([worker], [case], policy=a_policy(rules_off={rule}))) == 0


def test_a_kept_case_against_the_skill_mix_table_counts_one() -> None:
    worker, boss = a_worker(role="family_practitioner"), a_worker("w2")
    problem = a_problem([worker, boss], [a_case(holder="w1", kind="assessment", overseer="w2")])

    assert measure("overload", problem) == 1


def test_a_case_against_several_rules_counts_once() -> None:
    case = a_case(holder="w1", kind="assessment", skills=["court"])

    assert measure("overload", a_problem([a_worker(role="support_officer")], [case])) == 1


def test_a_given_case_outside_the_teams_served_counts_but_one_kept_there_does_not() -> None:
    workers = [a_worker("w1", "South")]

    assert measure("overload", a_problem(workers, [a_case()], decisions=[give("c1", "w1")])) == 1
    assert measure("overload", a_problem(workers, [a_case(holder="w1")])) == 0


def test_what_waits_for_an_absent_holder_does_not_count() -> None:
    away = [a_reduction("w1", 100, days(-3), days(10))]
    case = a_case(holder="w1", skills=["court"])

    assert measure("overload", a_problem([a_worker()], [case], reductions=away)) == 0


def test_a_co_worker_takes_the_case_out_of_the_count() -> None:
    worker = a_worker(role="nqsw", start_date=date(2025, 5, 5))
    problem = a_problem([worker, a_worker("w2")], [a_case(holder="w1", kind="section_47")])

    assert measure("overload", problem, a_plan(problem, co_worker={"c1": "w2"})) == 0


def test_everything_adds_up() -> None:
    policy: Policy = a_policy(cap=2, kind_limits={"child_in_need": 2})
    cases = [*THREE, a_case("s1", holder="w1", kind="early_help", skills=["court"])]

    assert measure("overload", a_problem([a_worker()], cases, policy=policy)) == 2 + 1 + 1


def test_a_received_case_against_a_rule_does_not_count() -> None:
    problem = a_problem([a_worker()], [a_case(skills=["court"])])

    assert measure("overload", problem, a_plan(problem, {"c1": "w1"})) == 0
