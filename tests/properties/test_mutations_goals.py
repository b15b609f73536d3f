"""Every goal of the model, changed once, is caught: by the audit on the way, or by trying every plan."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from caseload.domain.names import FIXED_GOALS, GOALS
from caseload.domain.problem import Problem
from caseload.model.decisions import Decisions
from caseload.model.formulation import EXPRESSIONS
from tests.builders import a_case, a_pair, a_policy, a_problem, a_worker, days
from tests.properties.agreeing import agrees_with_every_plan

Express = Callable[[Decisions], Any]


def ordered(*later: str, **changes: Any) -> Any:
    return a_policy(goals=(*FIXED_GOALS, *later), **changes)


def must_or_may() -> Problem:
    """One place: a child who must have a worker, and one who has waited half a year."""
    cases = [a_case("c1", kind="looked_after"), a_case("c2", waiting_since=days(-200))]
    return a_problem([a_worker()], cases, policy=a_policy(cap=1))


def two_urgent_families() -> Problem:
    """Two urgent families: one each keeps the pace, both with one worker would fit better."""
    cases = [a_case(f"c{n}", kind="looked_after") for n in (1, 2)]
    pairs = {(case, "w2"): a_pair(cost=9) for case in ("c1", "c2")}
    return a_problem([a_worker("w1"), a_worker("w2")], cases, policy=ordered("fit", new_cases=1), pairs=pairs)


def full_hands() -> Problem:
    """One place, held: to drop the child there for one who has waited longer would look better."""
    cases = [a_case("c1", holder="w1"), a_case("c2", waiting_since=days(-200))]
    return a_problem([a_worker()], cases, moves=None, policy=a_policy(cap=1))


def long_wait_or_good_fit() -> Problem:
    """One place: the child who has waited longer fits worse."""
    cases = [a_case("c1", waiting_since=days(-200)), a_case("c2")]
    return a_problem([a_worker()], cases, policy=ordered("fit", cap=1), pairs={("c1", "w1"): a_pair(cost=9)})


def one_above_cap() -> Problem:
    """One worker a case above the cap, another with nothing to do, any moves."""
    cases = [a_case(f"c{n}", holder="w1") for n in (1, 2)]
    policy = ordered("overload", "changes", cap=1)
    return a_problem([a_worker("w1"), a_worker("w2")], cases, moves=None, policy=policy)


def better_elsewhere() -> Problem:
    """A child who is held, and would fit better elsewhere."""
    pairs = {("c1", "w1"): a_pair(cost=9)}
    workers = [a_worker("w1"), a_worker("w2")]
    return a_problem(workers, [a_case(holder="w1")], moves=None, policy=ordered("changes", "fit"), pairs=pairs)


def too_few_hours() -> Problem:
    """A child who fits the worker who has no hours."""
    workers = [a_worker("w1", capacity=0), a_worker("w2")]
    return a_problem(workers, [a_case()], policy=ordered("overhours", "fit"), pairs={("c1", "w2"): a_pair(cost=9)})


def uneven_fit() -> Problem:
    """Two children who both fit one of two workers."""
    pairs = {(case, "w2"): a_pair(cost=9) for case in ("c1", "c2")}
    workers = [a_worker("w1"), a_worker("w2")]
    cases = [a_case("c1"), a_case("c2")]
    return a_problem(workers, cases, policy=ordered("unevenness", "fit"), pairs=pairs)


def poor_fit_everywhere() -> Problem:
    """A child who fits nobody well, and one of two workers worse."""
    pairs = {("c1", "w1"): a_pair(cost=9), ("c1", "w2"): a_pair(cost=3)}
    return a_problem([a_worker("w1"), a_worker("w2")], [a_case()], policy=ordered("fit"), pairs=pairs)


WEEKS = {
    "unallocated_must": must_or_may,
    "over_pace": two_urgent_families,
    "displaced": full_hands,
    "unallocated": long_wait_or_good_fit,
    "overload": one_above_cap,
    "changes": better_elsewhere,
    "overhours": too_few_hours,
    "unevenness": uneven_fit,
    "fit": poor_fit_everywhere,
}


@dataclass(frozen=True)
class Mutation:
    """One wrong way to express a goal, made from the right one."""

    name: str
    change: Callable[[Express], Express]

    def __str__(self) -> str:
        return self.name


def count_twice(express: Express) -> Express:
    return lambda decisions: 2 * express(decisions)


MUTATIONS = (
    Mutation("is dropped", lambda express: lambda decisions: 0),
    Mutation("is forgotten", lambda express: lambda decisions: decisions.new_whole(0)),
    Mutation("is turned round", lambda express: lambda decisions: 1000 - express(decisions)),
    Mutation("has one too many", lambda express: lambda decisions: 1 + express(decisions)),
)


def test_there_is_a_week_for_every_goal() -> None:
    assert tuple(WEEKS) == GOALS


@pytest.mark.parametrize("goal", GOALS)
def test_the_goal_as_it_is_agrees(goal: str) -> None:
    assert agrees_with_every_plan(WEEKS[goal]())


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
@pytest.mark.parametrize("goal", GOALS)
def test_a_wrong_goal_is_caught(goal: str, mutation: Mutation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EXPRESSIONS, goal, mutation.change(EXPRESSIONS[goal]))

    assert not agrees_with_every_plan(WEEKS[goal]())


@pytest.mark.parametrize("goal", ["unallocated", "unevenness", "fit"])
def test_a_goal_counted_twice_is_caught_where_it_cannot_be_nothing(goal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EXPRESSIONS, goal, count_twice(EXPRESSIONS[goal]))

    assert not agrees_with_every_plan(WEEKS[goal]())
