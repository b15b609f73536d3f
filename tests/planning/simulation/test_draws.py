"""Draws that are quick give what the plain way gives."""

from fractions import Fraction

from caseload.planning.simulation.draws import Draws
from caseload.planning.simulation.referrals import Templates
from tests.builders import a_case

CASES = (
    a_case("c1", team="North"),
    a_case("c2", team="North", kind="looked_after"),
    a_case("c3", team="South"),
    a_case("c4", team="South", kind="assessment"),
)


def test_an_even_draw_is_one_with_equal_weights() -> None:
    draws, values = Draws(3, 1), "abcdefg"

    picked = [draws.pick_evenly(values, "one", number) for number in range(300)]

    assert picked == [draws.pick([(value, Fraction(1)) for value in values], "one", number) for number in range(300)]
    assert set(picked) == set(values)


def test_new_cases_are_like_those_of_kind_and_team_else_of_the_kind_else_of_the_team() -> None:
    templates = Templates(CASES, ("East", "North", "South"))

    def list_ids(kind: str, team: str | None) -> list[str]:
        return [case.id for case in templates.list_like(kind, team)]

    assert list_ids("child_in_need", "North") == ["c1"]
    assert list_ids("child_in_need", None) == ["c1", "c3"]
    assert list_ids("assessment", "North") == ["c4"]
    assert list_ids("early_help", "South") == ["c3", "c4"]
    assert list_ids("early_help", None) == ["c1", "c2", "c3", "c4"]
    assert list_ids("early_help", "East") == []
