"""What a choice costs: every goal of the plan that has it beside the plan that was proposed, and how sure that is."""

from collections.abc import Iterable

from caseload.audit.after import summarise_plan
from caseload.domain.explanation import Alternative, Counts, Difference
from caseload.domain.plan import GoalResult, Plan, Solved
from caseload.domain.problem import Problem
from caseload.solve.messages import VariantResult


def price_choice(worker: str | None, problem: Problem, solved: Solved, result: VariantResult) -> Alternative:
    """The price of a choice that was solved for. `problem` is the one it was solved in, `solved` the proposal."""
    if result.solved is None:
        return Alternative(worker, "impossible" if result.is_impossible else "unknown")
    differences = compare_goals(solved.goals, result.solved.goals)
    return Alternative(worker, "priced", differences, counts=count_children(problem, result.solved.plan))


def compare_goals(before: Iterable[GoalResult], after: Iterable[GoalResult]) -> tuple[Difference, ...]:
    """Every goal's difference, in order.

    A bound holds over plans whose earlier goals are no worse, so the first goal that is open on either side has a
    range, and nothing is known of those after it.
    """
    then = {goal.name: goal for goal in after}
    listed: list[Difference] = []
    is_known = True
    for was in before:
        now = then[was.name]
        least, most = (now.bound - was.value, now.value - was.bound) if is_known else (None, None)
        listed.append(Difference(was.name, was.value, now.value, least, most))
        is_known = is_known and was.value == was.bound and now.value == now.bound
    return tuple(listed)


def compare_values(before: Iterable[tuple[str, int]], after: Iterable[tuple[str, int]]) -> tuple[Difference, ...]:
    """The differences between two plans as they are: each is what it is."""
    then = dict(after)
    return tuple(Difference(name, value, then[name], then[name] - value, then[name] - value) for name, value in before)


def keep_plan(worker: str | None, problem: Problem, solved: Solved) -> Alternative:
    """The choice that the plan itself makes: it costs nothing."""
    values = [(goal.name, goal.value) for goal in solved.goals]
    return Alternative(worker, "chosen", compare_values(values, values), counts=count_children(problem, solved.plan))


def count_children(problem: Problem, plan: Plan) -> Counts:
    """Children without a worker, and those who change or lose one who is there, decisions and hand-ons aside."""
    after = summarise_plan(problem, plan)
    moved = 0
    for standing in problem.standings.values():
        free = standing.before is not None and not standing.is_decided and not standing.is_handed_on
        moved += free and after.lead[standing.id] != standing.before
    return Counts(sum(worker is None for worker in after.lead.values()), moved)


def order_alternatives(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """The plan's own first, then by price goal by goal, then what is not known, what is impossible last; then by id."""
    places = {"chosen": 0, "priced": 1, "unknown": 2, "impossible": 3}

    def rank(one: Alternative) -> tuple[int, tuple[int, ...], bool, str]:
        return places[one.status], tuple(d.change for d in one.differences), one.worker is None, one.worker or ""

    return tuple(sorted(alternatives, key=rank))
