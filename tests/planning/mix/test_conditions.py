"""What every staff must have, and which roles can do all that others can."""

from fractions import Fraction
from typing import Any

from caseload.planning.mix.conditions import OneOfEach, list_conditions, staff_one_of_each
from caseload.planning.mix.mix import MixQuestion, MixRole
from caseload.planning.mix.order import covers, list_groups
from caseload.planning.mix.week import make_week
from caseload.solve.cheapest_mix import Condition
from tests.builders import a_case, a_caseload, a_policy

CASES = (
    a_case("c1", kind="child_protection", family="f1"),
    a_case("c2", kind="child_in_need", family="f1"),
    a_case("c3", kind="child_in_need"),
    a_case("c4", kind="looked_after"),
)


def make_one(*roles: str, month: int = 0, **policy: Any) -> OneOfEach:
    """One of each role in a week of a family with a child who may not wait, and two children alone."""
    question = MixQuestion(tuple(MixRole(role, Fraction(1)) for role in roles), month=month)
    return staff_one_of_each(make_week(a_caseload([], CASES, policy=a_policy(**policy)), question), question)


def test_families_are_counted_whole_for_those_who_could_take_them() -> None:
    one = make_one("nqsw", "social_worker", "support_officer", cap=20)

    found = {(c.weights, c.need) for c in list_conditions(one, 0, "must")}
    of_all = {(c.weights, c.need) for c in list_conditions(one, 0, "all")}

    nqsw = one.members[0].cap
    assert found == {((0, 20, 0), 2), ((nqsw, 20, 0), 3)}
    assert of_all == {((0, 20, 0), 2), ((nqsw, 20, 0), 3), ((nqsw, 20, 15), 4)}


def test_hours_are_conditions_only_where_they_limit() -> None:
    reported, limited = (make_one("social_worker", "support_officer", hours=mode) for mode in ("report", "limit"))

    officer, worker = limited.members[1], limited.members[0]
    hours = sum(limited.problem.standings[case].hours for case in ("c1", "c2", "c4"))
    assert len(list(list_conditions(reported, 3, "must"))) == 1
    assert Condition(3, (worker.capacity, officer.capacity), hours) in list(list_conditions(limited, 3, "must"))


def test_groups_have_with_each_role_all_that_can_do_what_it_can() -> None:
    one = make_one("nqsw", "senior_social_worker", "social_worker", cap=20)

    groups = list_groups(one)

    # a senior holds half the cases of a social worker, but more than somebody newly qualified
    assert groups == ((2,), (1, 2), (0, 1, 2))
    assert covers(groups, (0, 0, 3), (1, 1, 1)) and not covers(groups, (1, 1, 1), (0, 0, 3))


def test_a_lower_load_does_not_stand_in_for_a_higher_one() -> None:
    one = make_one("senior_social_worker", "support_officer", "therapist", cap=20)

    # a senior may lead more, but only ten cases; an officer leads fewer kinds, but fifteen; a therapist leads none
    assert (0,) in list_groups(one) and (1,) in list_groups(one)
    assert (2,) not in list_groups(one)
