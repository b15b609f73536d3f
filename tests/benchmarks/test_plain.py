"""The plain model of the benchmarks says the same of teams that lend as the real one, and knows its limits."""

import pytest
from benchmarks.peers.answer import judge
from benchmarks.peers.listed import PEERS, USER
from benchmarks.plain_model import PlainModel
from benchmarks.plain_scope import NotModelled

from tests.benchmarks.teams import POLICY, a_lending_service
from tests.builders import a_case, a_problem, a_worker
from tests.solve.here import solve_here


@pytest.mark.parametrize("seed", [5, 7, 10])
def test_the_plain_model_reaches_the_same_goals_where_teams_lend(seed: int) -> None:
    problem = a_lending_service(seed)

    judged = judge(problem, PEERS["cp-sat"].run(problem, USER, 20, 0))

    assert judged.faults == ()
    assert judged.goals == solve_here(problem).goals


def test_the_plain_model_refuses_by_name_what_it_does_not_have() -> None:
    waiting = a_problem([a_worker()], [a_case("c1", discipline={"therapy": 1})], moves=None, policy=POLICY)
    settled = a_problem([a_worker()], [a_case("c1", holder="w1")], moves=0, policy=POLICY)

    with pytest.raises(NotModelled, match="no disciplines"):
        PlainModel(waiting)
    with pytest.raises(NotModelled, match="any moves only"):
        PlainModel(settled)
