"""People added to a caseload and taken away from it, and numbers of its policy changed, as a scenario states."""

from fractions import Fraction
from pathlib import Path

import pytest

from caseload.domain.caseload import Caseload
from caseload.domain.errors import InputRefused
from caseload.domain.prepare import prepare_problem
from caseload.planning.simulation.read_scenario import read_scenario
from caseload.planning.simulation.staffing import AddedPeople, RemovedPeople, add_people, remove_people
from tests.builders import a_case, a_caseload, a_policy, a_worker


def a_service() -> Caseload:
    """Two in North, who have court and three cases between them; one in South with one."""
    people = [a_worker("w1", skills=frozenset({"court"})), a_worker("w2"), a_worker("w3", team="South")]
    held = [("c1", "w1"), ("c2", "w1"), ("c3", "w2")]
    cases = [a_case(case, holder=holder) for case, holder in held] + [a_case("c4", team="South", holder="w3")]
    return a_caseload(people, cases, a_policy())


def list_added(caseload: Caseload) -> list[tuple[str, str, Fraction, frozenset[str]]]:
    """Those who were not there before."""
    return [(w.team, w.role, w.fte, w.skills) for w in caseload.workers if w.id.startswith("added")]


def test_people_are_spread_over_the_teams_as_their_cases_are_many() -> None:
    found = list_added(add_people(a_service(), [AddedPeople("support_officer", 4)]))

    assert [team for team, *_ in found] == ["North", "North", "North", "South"]


def test_people_come_with_what_is_stated_or_with_what_most_of_their_team_have() -> None:
    stated = AddedPeople("social_worker", 1, "South", Fraction(1, 2), frozenset({"therapy"}))

    found = list_added(add_people(a_service(), [AddedPeople("social_worker", 1, "North"), stated]))

    assert found == [
        ("North", "social_worker", 1, frozenset({"court"})),
        ("South", "social_worker", Fraction(1, 2), frozenset({"therapy"})),
    ]


def test_a_newly_qualified_worker_who_is_added_is_protected_from_the_first_day() -> None:
    problem = prepare_problem(add_people(a_service(), [AddedPeople("nqsw", 1, "North")]))

    (member,) = (one for one in problem.staff.values() if one.role.name == "nqsw")
    assert (member.is_protected, member.months) == (True, 0)


def test_who_has_fewest_cases_goes_first_and_their_cases_have_nobody() -> None:
    left, lacking = remove_people(a_service(), [RemovedPeople("social_worker", 1, "North")])

    problem = prepare_problem(left)
    assert lacking == (0,)
    assert [standing.id for standing in problem.standings.values() if standing.before is None] == ["c3"]


def test_what_a_row_lacks_is_counted_after_the_rows_before_it() -> None:
    rows = [RemovedPeople("social_worker", 2), RemovedPeople("social_worker", 2), RemovedPeople("nqsw", 1)]

    assert remove_people(a_service(), rows)[1] == (0, 1, 1)


def test_a_scenario_changes_people_and_policy(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text(
        """
family = "team"
[policy]
cap = 20
roles.support_officer.cap = 0
costs.yearly.social_worker = 45000
[[add]]
role = "support_officer"
count = 3
[[remove]]
role = "social_worker"
"""
    )

    caseload = read_scenario(path)[1]

    before = read_scenario(write(tmp_path, 'family = "team"'))[1]
    assert caseload.policy.cap == 20 and before.policy.cap == 23
    assert caseload.policy.roles["support_officer"].cap == 0
    assert caseload.policy.yearly_costs["social_worker"] == 45000
    assert len(caseload.workers) == len(before.workers) + 3
    assert len(list_gone(caseload) - list_gone(before)) == 1


def list_gone(caseload: Caseload) -> set[str]:
    """Those whose last day is over."""
    return {one.id for one in caseload.workers if one.last_day is not None and one.last_day < caseload.as_of}


def write(folder: Path, text: str) -> Path:
    """A scenario of this text."""
    path = folder / "other.toml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ('[[add]]\nrole = "wizard"', "S107", "other.toml, key add 1.role"),
        ("[[add]]\ncount = 2", "S105", "other.toml, key add 1.role"),
        ('[[add]]\nrole = "nqsw"\ncount = 0', "S104", "other.toml, key add 1.count"),
        ('[[add]]\nrole = "nqsw"\nteam = "Mars"', "S107", "other.toml, key add 1.team"),
        ('[[add]]\nrole = "nqsw"\nfte = 2', "S104", "other.toml, key add 1.fte"),
        ('[[remove]]\nrole = "nqsw"\nskills = []', "S103", "other.toml, key remove 1.skills"),
        ('[[remove]]\nrole = "social_worker"\ncount = 99', "S109", "other.toml, key remove 1"),
        ("[policy]\ncpa = 20", "P305", "other.toml, key policy.cpa"),
        ('[policy]\ncap = "many"', "P306", "other.toml, key policy.cap"),
    ],
)
def test_what_is_wrong_with_people_and_policy_is_told_where_it_stands(
    tmp_path: Path, text: str, code: str, where: str
) -> None:
    with pytest.raises(InputRefused) as refusal:
        read_scenario(write(tmp_path, f'family = "team"\n{text}'))

    assert (where, code) in [(fault.where, fault.code) for fault in refusal.value.faults]
