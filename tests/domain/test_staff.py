"""What each worker can do this week: limits, months, lending, support."""

from fractions import Fraction

import pytest

from caseload.domain.caseload import Worker
from caseload.domain.policy import ProtectedRow
from caseload.domain.staff import StaffMember
from tests.builders import a_policy, a_problem, a_reduction, a_worker, days


def prepare(worker: Worker, *others: Worker, **tables: object) -> StaffMember:
    return a_problem([worker, *others], [], **tables).staff[worker.id]


def test_a_social_worker_has_the_policys_numbers() -> None:
    member = prepare(a_worker())

    assert (member.cap, member.target, member.capacity, member.max_new, member.weight) == (23, 16, 108, 3, 100)
    assert (member.months, member.protected_load, member.leaving) == (0, None, None)


def test_an_nqsw_has_the_smaller_of_cap_and_protected_load() -> None:
    fresh = a_worker(role="nqsw", start_date=days(-60))
    many = a_policy(protected=(ProtectedRow(0, whole=40),))

    assert (prepare(fresh).role_cap, prepare(fresh).protected_load, prepare(fresh).cap) == (23, 4, 4)
    assert prepare(fresh, policy=many).cap == 23
    assert prepare(fresh, policy=a_policy(rules_off={"protected"})).cap == 23
    assert prepare(fresh, policy=a_policy(rules_off={"cap"})).cap == 4
    assert prepare(fresh, policy=a_policy(rules_off={"cap", "protected"})).cap is None


def test_only_newly_qualified_workers_have_protected_months() -> None:
    assert prepare(a_worker(start_date=days(-400))).months == 0
    assert prepare(a_worker(role="nqsw", start_date=days(-400))).months == 13


@pytest.mark.parametrize(("role", "stated", "most"), [("social_worker", None, 3), ("nqsw", None, 1), ("nqsw", 0, 0),
                                                      ("social_worker", 5, 5)])  # fmt: skip
def test_new_families_are_the_workers_own_number_or_the_policys(role: str, stated: int | None, most: int) -> None:
    assert prepare(a_worker(role=role, max_new=stated)).max_new == most


def test_a_worker_lends_a_share_of_their_hours_rounded_down() -> None:
    assert prepare(a_worker()).lend_limit == 21
    assert prepare(a_worker(), policy=a_policy(lend_share=Fraction(1))).lend_limit == 108


def test_support_received_follows_fte_and_availability() -> None:
    half = a_reduction("w1", 50)

    assert prepare(a_worker()).support_limit == 23
    assert prepare(a_worker(fte=0.5)).support_limit == 11
    assert prepare(a_worker(fte=0.5), reductions=[half]).support_limit == 5


def test_a_worker_serves_their_team_and_whom_they_lend_to() -> None:
    south, east = a_worker("w2", team="South", authority="Shire"), a_worker("w3", team="East", authority="Shire")

    assert prepare(a_worker(), south, east).serves == {"North"}
    assert prepare(a_worker(lend_to=("South",)), south, east).serves == {"North", "South"}
    assert prepare(a_worker(lend_to=("Shire",)), south, east).serves == {"North", "South", "East"}


def test_a_worker_who_is_away_has_no_cap_no_hours_and_an_absence() -> None:
    member = prepare(a_worker(), reductions=[a_reduction("w1", 100, days(-1), days(9))])

    assert not member.is_available
    assert (member.cap, member.capacity, member.weight) == (0, 0, 0)
    assert member.absence is not None and member.absence.end == days(9)


def test_half_a_worker_carries_twice_the_weight() -> None:
    assert prepare(a_worker(fte=0.5)).weight == prepare(a_worker(), reductions=[a_reduction("w1", 50)]).weight == 200
