"""Managers are lent from those with most to spare to those with most to want."""

from fractions import Fraction

from caseload.planning.region.council import Council
from caseload.planning.region.join import Alone, prepare_alone
from caseload.planning.region.managers import lend_managers
from tests.builders import a_caseload, a_reduction, a_worker


def build(name: str, holders: int, managers: int, away: int = 0) -> Alone:
    """A council of so many case-holders and managers, some of these away."""
    workers = [a_worker(f"{name} w{n}", name) for n in range(holders)]
    workers += [a_worker(f"{name} m{n}", name, "team_manager") for n in range(managers)]
    reductions = [a_reduction(f"{name} m{n}") for n in range(away)]
    return prepare_alone(Council(f"{name} council", a_caseload(workers, [], reductions=reductions)))


def test_what_one_council_has_to_spare_goes_where_most_is_wanted() -> None:
    found = lend_managers([build("A", 5, 3), build("B", 10, 1), build("C", 4, 0, 0)], Fraction(5))

    assert found is not None
    assert [(float(each.fte), float(each.need)) for each in found.councils] == [(3, 1), (1, 2), (0, 0.8)]
    assert [(loan.home[0], loan.host[0], loan.fte) for loan in found.loans] == [
        ("A", "B", 1),
        ("A", "C", Fraction(4, 5)),
    ]


def test_a_manager_who_is_away_is_not_lent() -> None:
    found = lend_managers([build("A", 5, 2, away=1), build("B", 5, 0)], Fraction(5))

    assert found is not None
    assert found.loans == ()


def test_nothing_is_said_where_no_number_or_no_manager_is_stated() -> None:
    assert lend_managers([build("A", 5, 2)], None) is None
    assert lend_managers([build("A", 5, 0)], Fraction(5)) is None
