"""Who may be lent where: who opted in, to teams in which children wait, within the way agreed."""

from fractions import Fraction
from typing import Any

from caseload.domain.caseload import Case, Worker
from caseload.planning.region.council import Council
from caseload.planning.region.join import Alone, prepare_alone
from caseload.planning.region.lending import find_lending
from caseload.planning.region.settings import RegionSettings
from tests.builders import a_case, a_caseload, a_worker, days

TRAVEL = {("shore", "hill"): 30, ("shore", "moor"): 50}


def build(name: str, workers: list[Worker], cases: list[Case]) -> Alone:
    return prepare_alone(Council(name, a_caseload(workers, cases, travel=TRAVEL)))


def find(lender: Worker, areas: tuple[str | None, ...] = ("hill",), **settings: Any) -> tuple[str, ...]:
    """The teams that somebody in Elm is lent to, when children wait in the North of Ash in these areas."""
    cases = [a_case(f"c{n}", area=area) for n, area in enumerate(areas)]
    ash = build("Ash", [a_worker("a1"), a_worker("a2", "South")], cases)
    elm = build("Elm", [lender], [])
    return find_lending([ash, elm], RegionSettings(**settings)).abroad.get(lender.id, ())


def lender(**changes: Any) -> Worker:
    return a_worker("e1", "East", area="shore", **{"lend_to": ["Ash"], **changes})


def test_one_who_opted_in_is_lent_to_teams_in_which_children_wait() -> None:
    assert find(lender()) == ("North",)
    assert find(lender(lend_to=["North"])) == ("North",)
    assert find(lender(lend_to=["South"])) == ()
    assert find(lender(lend_to=[])) == ()


def test_the_way_to_every_area_with_a_waiting_child_is_within_the_limit() -> None:
    assert find(lender(), ("hill", "moor")) == ()
    assert find(lender(), ("hill", "moor"), travel_minutes=50) == ("North",)
    assert find(lender(), ("hill", None)) == ("North",)


def test_a_way_that_no_table_states_is_too_far_unless_no_way_is() -> None:
    assert find(lender(), ("cliff",), travel_minutes=600) == ()
    assert find(lender(), ("cliff",), travel_minutes=None) == ("North",)


def test_nobody_is_lent_who_is_not_at_work() -> None:
    assert find(lender(last_day=days(-1))) == ()


def test_a_share_of_those_who_hold_cases_is_taken_to_be_willing() -> None:
    assert find(lender(lend_to=[]), opt_in=Fraction(1)) == ("North",)
    assert find(lender(lend_to=[]), opt_in=Fraction(1, 2)) == ()
    assert find(lender(lend_to=[], role="nqsw", start_date=days(-30)), opt_in=Fraction(1)) == ()
