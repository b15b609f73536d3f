"""Fewer posts than a plan in hand has, part by part: only the parts are searched that no count has settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from caseload.audit.check import measure_goals
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.scope import Part, count_choices
from caseload.solve.child import keep_part
from caseload.solve.messages import Options, PartResult
from caseload.solve.part_search import PartSearch
from caseload.solve.post_rows import list_used
from caseload.solve.posts import Choice, Opened, PostSearch, search_posts
from caseload.solve.solve_problem import merge
from caseload.solve.steady import Clock


@dataclass(frozen=True)
class Known:
    """What is known of a part before it is searched: a floor of its goals (as in `PartSearch`), a bound on its FTE
    (in the rows' whole units), whether the plan in hand is at the floor, and whether with the least posts: then there
    is nothing to search."""

    part: Part
    floor: Mapping[str, int]
    least_fte: Fraction = Fraction(0)
    is_at_floor: bool = False
    is_settled: bool = False


def lower_posts(
    problem: Problem, known: Sequence[Known], plan: Plan, choice: Choice, clock: Clock, is_for_goals: bool = False
) -> Opened:
    """The posts of least price from a plan that obeys every rule, with the goals of the policy held as low as found.

    `problem` has every row as a worker; the parts together are the whole of it. With `is_for_goals` only the goals
    are searched: the posts are as they come.
    """
    results: dict[int, PartResult] = {}
    least, proven = Fraction(0), True
    weights = [0 if each.is_settled else 1 + count_choices(each.part.outcomes.values()) for each in known]
    for place, each in enumerate(known):
        own = keep_part(plan, each.part)
        least_here = each.least_fte
        if not each.is_settled:
            turn = clock.take(weights[place] / sum(weights[place:]))
            posts = lower_part(problem, each, own, choice, turn, is_for_goals)
            own, proven = posts.search.plan, proven and posts.proven
            least_here = max(least_here, posts.least_fte)
        least += least_here
        results[place] = PartResult(place, own, {}, {})
    whole = merge(plan, results)
    rows = {row.worker for row in choice.rows}
    return Opened(tuple(sorted(rows & list_used(whole))), whole, measure_goals(problem, whole), least, proven)


def lower_part(
    problem: Problem, known: Known, plan: Plan, choice: Choice, clock: Clock, is_for_goals: bool
) -> PostSearch:
    """One part: its goals, unless they are at the floor, then its posts."""
    search = PartSearch(problem, known.part, Options(), plan, known.floor)
    if not is_for_goals:
        return search_posts(search, choice, clock)
    posts = PostSearch(search, choice)
    search.search(clock.deadline, clock.stop, clock.report, lambda: None)
    posts.gather()
    return posts
