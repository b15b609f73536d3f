"""The findings of a plan, put together."""

from caseload.analysis.find_findings import find_findings
from caseload.domain.findings import MovesOption, WayOut
from tests.analysis.asking import crowd, solved_as
from tests.builders import a_case, a_problem, a_worker, days, give


def test_everything_found_is_in_its_place() -> None:
    workers = [a_worker(), a_worker("w2", last_day=days(10))]
    cases = [*crowd("w1", 22), a_case("x1", family="f"), a_case("x2", family="f"), a_case("c1", holder="w2")]
    problem = a_problem(workers, [*cases, a_case("new")])
    way = WayOut("over_limit", (give("x1", "w1"),))
    option = MovesOption(1, ())

    found = find_findings(problem, solved_as(problem, {"new": "w1"}), {"x1": (way,)}, (), (option,))

    assert [one.worker for one in found.workload] == ["w1", "w2"]
    assert [change.case for change in found.changes] == ["new"]
    assert [(one.case, one.ways_out) for one in found.unallocated] == [("x1", (way,)), ("x2", ())]
    assert [one.worker for one in found.to_hand_over] == ["w2"]
    assert (found.apart, found.shortfall, found.moves_options) == ((), (), (option,))
