"""What becomes of a staff in a week, by the engine of the weekly allocation; every plan is audited."""

from dataclasses import replace
from threading import Event

from caseload.domain.caseload import Caseload
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.planning.mix.conditions import list_counted
from caseload.planning.mix.find_mix import Judge
from caseload.planning.mix.mix import Counts, Fate, MixQuestion
from caseload.planning.mix.week import MixWeek, staff_caseload, staff_week
from caseload.planning.simulation.run_weeks import Stopped
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem


def judge_with_engine(question: MixQuestion, seconds: float, stop: Event) -> Judge:
    """The engine, with so many seconds of counted work a week."""

    def judge(week: MixWeek, counts: Counts) -> Fate:
        problem = staff_week(week, question, counts)
        if not list_counted(problem, question.goal):
            return "works"
        if not any(counts):
            return "fails"
        return read_fate(solve_problem(problem, make_options(seconds), stop=stop))

    return judge


def make_options(seconds: float) -> Options:
    """One process, and seconds of counted work: the same answer however busy the machine is."""
    return Options(seconds=seconds, processes=1, is_reproducible=True)


def read_fate(solved: Solved) -> Fate:
    """Whether nobody waits, somebody is proven to, or neither; raises Stopped for a search that was stopped."""
    if not any(goal.value for goal in solved.goals):
        return "works"
    if any(goal.bound > 0 for goal in solved.goals):
        return "fails"
    if solved.interrupted:
        raise Stopped
    return "unknown"


def place_staff(week: MixWeek, question: MixQuestion, counts: Counts, seconds: float) -> Caseload:
    """The caseload of a week with a staff, each case held as the engine deals it out with all the policy's goals and no
    limit on new families."""
    caseload = staff_caseload(week.caseload, question, counts)
    policy = caseload.policy
    steady = replace(caseload, policy=replace(policy, rules_off=policy.rules_off | {"new_cases"}))
    plan = solve_problem(prepare_problem(steady), make_options(seconds)).plan
    cases = [
        replace(
            case,
            holder=plan.lead[case.id],
            waiting_since=(case.waiting_since or caseload.as_of) if plan.lead[case.id] is None else None,
            co_worker=plan.co_worker.get(case.id),
            overseer=plan.overseer.get(case.id),
        )
        for case in caseload.cases
    ]
    return replace(caseload, cases=tuple(cases))
