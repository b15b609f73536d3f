"""When every goal is settled, support is dealt again: most hours in all, then the smallest highest workload."""

from threading import Event
from typing import Final

from caseload.model.linear import Linear
from caseload.solve.part_search import PartSearch
from caseload.solve.run_solver import Answer, Limits, run_solver

MOST_SECONDS: Final = 5.0
MILLE: Final = 1000


def settle_support(search: PartSearch, deadline: float, stop: Event) -> None:
    """Deals support again with cases fixed, every rule kept and no goal worse."""
    sharing = search.formulation.decisions.sharing
    if not sharing.support or not search.is_settled:
        return
    fix_cases(search)
    most = sum(sharing.support.values())
    seconds = min(MOST_SECONDS, max(0.5, deadline - search.options.clock.now()))
    given = improve(search, -most, seconds, stop)
    if given is None:
        return
    search.formulation.model.add(most >= sum(given.read(v) for v in sharing.support.values()))
    highest = express_highest_workload(search)
    if highest is not None:
        improve(search, highest, seconds, stop)


def fix_cases(search: PartSearch) -> None:
    """Every case, duty and discipline stays as the incumbent has it."""
    model = search.formulation.model
    support = {number.index for number in search.formulation.decisions.sharing.support.values()}
    for index, value in search.formulation.list_hints(search.plan).items():
        if index not in support:
            model.add(model.get_int_var_from_proto_index(index) == value)


def improve(search: PartSearch, expression: Linear, seconds: float, stop: Event) -> Answer | None:
    """Makes an expression as small as can be; takes the plan if it is no worse in any goal."""
    search.formulation.model.minimize(expression)
    limits = Limits(seconds, search.options.seed, search.options.is_safe, search.options.clock)
    answer = run_solver(search.formulation.model, limits, stop, lambda value, bound: None)
    if not answer.has_solution:
        return None
    search.take_if_no_worse(search.formulation.read_plan(answer.read))
    return answer


def express_highest_workload(search: PartSearch) -> Linear | None:
    """The highest workload in thousandths of capacity, over workers who may receive support."""
    decisions, problem = search.formulation.decisions, search.problem
    takers = sorted({worker for _, worker in decisions.sharing.support if problem.staff[worker].capacity > 0})
    if not takers:
        return None
    most = max(MILLE * decisions.most_own_hours(worker) // problem.staff[worker].capacity + 1 for worker in takers)
    highest = decisions.new_whole(most)
    for worker in takers:
        after = decisions.hours_after_support(worker)
        decisions.model.add(MILLE * after <= problem.staff[worker].capacity * highest)
    return highest
