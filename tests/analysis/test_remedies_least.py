"""The best combination of own means is the best there is: every set of remedies is tried, with every plan."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from caseload.analysis.own_means.apply import apply_remedies
from caseload.analysis.own_means.remedies import find_remedies
from caseload.analysis.own_means.sets import rank_set
from caseload.analysis.shortfall.steady import aim_at
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.domain.remedies import Combination, Remedies, Remedy
from tests.oracle import best_goals
from tests.solve.here import solve_here
from tests.strategies import small_caseloads

MOST_REMEDIES = 5


@st.composite
def short_problems(draw: st.DrawFn) -> Problem:
    """A tiny problem, most of its workers with hardly any time, so that children wait."""
    caseload = draw(small_caseloads(3, 4))
    share = draw(st.sampled_from((Fraction(1, 10), Fraction(1, 5), Fraction(1, 2))))
    workers = tuple(replace(worker, fte=worker.fte * share) for worker in caseload.workers)
    costs = draw(st.sampled_from(({}, {"support_officer": Fraction(52_000), "social_worker": Fraction(80_000)})))
    policy = replace(caseload.policy, overtime_share=Fraction(1, 2), yearly_costs=costs)
    moves = draw(st.sampled_from((0, 0, 1, None)))
    return prepare_problem(replace(caseload, workers=workers, policy=policy), Settings(moves))


def list_all(found: Remedies) -> tuple[Remedy, ...]:
    """Every remedy that was looked at."""
    return (*(effect.remedy for effect in found.effects), *found.without)


def list_sets(remedies: tuple[Remedy, ...]) -> Iterator[tuple[Remedy, ...]]:
    """Every set of remedies with at most one number of moves."""
    for size in range(len(remedies) + 1):
        for chosen in combinations(remedies, size):
            if sum(remedy.kind == "moves" for remedy in chosen) <= 1:
                yield chosen


def reach(problem: Problem, remedies: tuple[Remedy, ...]) -> tuple[int, ...]:
    """What the best of all plans reaches with a set of remedies."""
    return tuple(best_goals(apply_remedies(aim_at(problem, 2), remedies))[0].values())


def rank(remedies: tuple[Remedy, ...]) -> tuple[object, ...]:
    """How a set compares with others, its place in a list left out."""
    return rank_set(remedies, frozenset(range(len(remedies))))[:-1]


def agrees(problem: Problem, remedies: tuple[Remedy, ...], best: Combination | None) -> bool:
    """Whether a combination is the cheapest that reaches what all remedies reach; None where they reach nothing."""
    target = reach(problem, remedies)
    if best is None:
        return target >= reach(problem, ())
    cheapest = min(rank(chosen) for chosen in list_sets(remedies) if reach(problem, chosen) <= target)
    return best.proven and rank(best.remedies) == cheapest and reach(problem, best.remedies) == best.after.values


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=short_problems())
def test_no_cheaper_set_of_remedies_reaches_as_much(problem: Problem) -> None:
    found = find_remedies(problem, solve_here(problem), seconds=30)
    remedies = list_all(found)
    assume(found.before is not None and found.before.children > 0 and 0 < len(remedies) <= MOST_REMEDIES)
    staying = tuple(remedy for remedy in remedies if remedy.kind != "moves")

    assert found.not_tried == ()
    assert agrees(problem, staying, found.best_without_moves)
    assert agrees(problem, remedies, found.best)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=short_problems())
def test_each_remedy_alone_reaches_what_the_best_of_all_plans_does(problem: Problem) -> None:
    found = find_remedies(problem, solve_here(problem), seconds=30)
    assume(found.before is not None and found.before.children > 0)
    before = found.before

    assert before is not None and before.values == reach(problem, ())
    assert all(effect.after.values == reach(problem, (effect.remedy,)) for effect in found.effects)
    assert all(reach(problem, (remedy,)) >= before.values for remedy in found.without)
