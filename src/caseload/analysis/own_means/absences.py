"""What each worker's absence would cost: the week solved again as if they were away from today on."""

from dataclasses import replace
from threading import Event
from typing import Final

from caseload.analysis.shortfall.steady import list_waiting
from caseload.analysis.solving_again import OnProgress, Until, keep_first_goals, search_until, solve_in_order
from caseload.domain.caseload import Caseload, Decision
from caseload.domain.names import FIXED_GOALS
from caseload.domain.plan import Plan, Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.domain.remedies import AbsenceCost, AbsenceCosts
from caseload.domain.standing import Standing
from caseload.domain.what_if import Absent, apply_what_ifs

PLAN_KIND: Final = "child_protection"
FIRST_GOALS: Final = len(FIXED_GOALS)


def find_absence_costs(
    problem: Problem,
    solved: Solved,
    seconds: float = 60.0,
    on_progress: OnProgress | None = None,
    stop: Event | None = None,
    seed: int = 0,
) -> AbsenceCosts:
    """For each worker who is there and holds or is proposed cases: what the week would be without them, worst first.

    Every rule and goal of the run holds; above 400 cases the first four goals alone. `seconds` is for all; Ctrl-C
    (KeyboardInterrupt) and `stop` end it and keep what is known.
    """
    return search_until(lambda until: search_absences(problem, solved, until), seconds, on_progress, stop, seed)


def search_absences(problem: Problem, solved: Solved, until: Until) -> AbsenceCosts:
    """The same, in the thread that calls."""
    problem, solved = keep_first_goals(problem, solved, FIRST_GOALS)
    workers = list_leading(problem, solved.plan)
    problems = [take_away(problem, worker) for worker in workers]
    results = solve_in_order(problem, solved, problems, until)
    costs = [
        compare_plans(problem, solved.plan, worker, changed, result)
        for worker, changed, result in zip(workers, problems, results, strict=True)
        if result is not None
    ]
    costs.sort(key=lambda cost: (tuple(-goal.value for goal in cost.goals), cost.worker))
    left = tuple(worker for worker, result in zip(workers, results, strict=True) if result is None)
    return AbsenceCosts(solved.goals, tuple(costs), left)


def list_leading(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """The available workers who hold a case now or lead one in the plan, by id."""
    leading = {worker for worker in plan.lead.values() if worker is not None}
    leading |= {standing.holder for standing in problem.standings.values() if standing.holder is not None}
    return tuple(worker for worker, member in problem.staff.items() if member.is_available and worker in leading)


def take_away(problem: Problem, worker: str) -> Problem:
    """The week as if a worker were away from its date on, with no day of return; what is decided for them lapses."""
    away = apply_what_ifs(problem.caseload, [Absent(worker)])
    return prepare_problem(replace(away, decisions=drop_gives(away, worker)), problem.settings)


def drop_gives(caseload: Caseload, worker: str) -> tuple[Decision, ...]:
    """The decisions without those that give to one worker."""
    return tuple(d for d in caseload.decisions if not (d.word == "give" and d.worker == worker))


def compare_plans(problem: Problem, plan: Plan, worker: str, changed: Problem, result: Solved) -> AbsenceCost:
    """One absence beside the plan with everybody there."""
    before, after = (set(list_waiting(*pair, 2)) for pair in ((problem, plan), (changed, result.plan)))
    nobody = tuple(sorted(after - before))
    standings = problem.standings
    held = tuple(case for case, standing in standings.items() if standing.holder == worker)
    lead = result.plan.lead
    return AbsenceCost(
        worker=worker,
        goals=result.goals,
        held=held,
        nobody=nobody,
        must=tuple(case for case in nobody if standings[case].is_must),
        proceedings=tuple(case for case in nobody if standings[case].case.proceedings != "none"),
        plans=tuple(case for case in nobody if standings[case].case.kind == PLAN_KIND),
        gained=tuple(sorted(before - after)),
        taken=tuple(case for case in held if lead[case] is not None),
        moved=tuple(c for c, s in standings.items() if is_moved(s, worker, plan.lead[c], lead[c])),
    )


def is_moved(standing: Standing, absent: str, before: str | None, after: str | None) -> bool:
    """Whether a case of somebody else leaves its holder for another worker, and does not in the plan as it is."""
    holder = standing.holder
    return holder is not None and holder != absent and after not in (holder, None) and before == holder
