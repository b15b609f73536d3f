"""One more: the effect on every goal of one more full-time worker, of each role, skill and team, by solving again."""

from collections.abc import Iterable
from fractions import Fraction
from threading import Event
from typing import Final

from caseload.analysis.new_workers import add_workers, name_new
from caseload.analysis.shortfall.steady import count_waiting, list_waiting
from caseload.analysis.solving_again import OnProgress, Until, keep_first_goals, search_until, solve_in_order
from caseload.audit.after import summarise_plan
from caseload.domain.caseload import Worker
from caseload.domain.plan import Plan, Solved
from caseload.domain.policy import Policy, Role
from caseload.domain.problem import Problem
from caseload.domain.remedies import OneMore, OneMores

MOST_TEAMS: Final = 6
SKILLED: Final = "social_worker"
USUAL: Final = frozenset({SKILLED, "support_officer"})
NEW_ID: Final = "one more"
FIRST_GOALS: Final = 6


def find_one_more(
    problem: Problem,
    solved: Solved,
    seconds: float = 60.0,
    on_progress: OnProgress | None = None,
    stop: Event | None = None,
    seed: int = 0,
) -> OneMores:
    """The goals of the week with one full-time worker more, under the run's own pace and moves, best first.

    Each role that leads, supports or works in a discipline that cases need, never a newly qualified one, in each
    team; social workers also with each skill that cases of the team need. With more than 6 teams, those with children
    waiting or workers over a limit come first, and what time does not allow is left to `not_tried`. Above 400 cases
    only the first six goals are settled. `seconds` is for all; Ctrl-C (KeyboardInterrupt) and `stop` end it and keep
    what is known.
    """
    return search_until(lambda until: search_one_more(problem, solved, until), seconds, on_progress, stop, seed)


def search_one_more(problem: Problem, solved: Solved, until: Until) -> OneMores:
    """The same, in the thread that calls."""
    problem, solved = keep_first_goals(problem, solved, FIRST_GOALS)
    workers = list_new_workers(problem, rank_teams(problem, solved.plan))
    problems = [add_workers(problem, (worker,)) for worker in workers]
    results = solve_in_order(problem, solved, problems, until)
    before = tuple(goal.value for goal in solved.goals)
    ranked: list[OneMore] = []
    same: list[Worker] = []
    for worker, changed, result in zip(workers, problems, results, strict=True):
        if result is None:
            continue
        must, children = count_waiting(changed, result.plan)
        if tuple(goal.value for goal in result.goals) == before:
            same.append(worker)
        else:
            ranked.append(OneMore(worker, result.goals, must, children))
    ranked.sort(key=lambda one: (tuple(goal.value for goal in one.goals), one.worker.skills, one.worker.id))
    left = tuple(worker for worker, result in zip(workers, results, strict=True) if result is None)
    return OneMores(solved.goals, *count_waiting(problem, solved.plan), tuple(ranked), tuple(same), left)


def rank_teams(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """The teams with cases; where there are more than 6, first those with children waiting or workers above a limit."""
    teams = sorted({standing.case.team for standing in problem.standings.values()})
    if len(teams) <= MOST_TEAMS:
        return tuple(teams)
    pressed = {problem.standings[case].case.team for case in list_waiting(problem, plan, 2)}
    after = summarise_plan(problem, plan)
    for member in problem.staff.values():
        if member.is_available and member.cap is not None and len(after.list_led(member.id)) > member.cap:
            pressed.add(member.team)
    return tuple(sorted(teams, key=lambda team: (team not in pressed, team)))


def list_new_workers(problem: Problem, teams: Iterable[str]) -> tuple[Worker, ...]:
    """The rows worth trying, team by team; each has an id that nobody has, blank area and the role's usual pace."""
    taken = {worker.id for worker in problem.caseload.workers}
    rows: list[Worker] = []
    for team in teams:
        for role in list_roles(problem):
            for skills in list_skill_sets(problem, team, role):
                name = name_new(NEW_ID, taken)
                taken.add(name)
                rows.append(Worker(name, team, role.name, Fraction(1), skills=skills))
    return tuple(rows)


def list_roles(problem: Problem) -> list[Role]:
    """The roles whose people could do any of the work there is: those employed here, and the usual two."""
    policy = problem.policy
    disciplines = {name for standing in problem.standings.values() for name, _ in standing.case.discipline}
    kinds = {standing.case.kind for standing in problem.standings.values()}
    employed = {worker.role for worker in problem.caseload.workers} | USUAL
    useful = [role for role in policy.roles.values() if not role.protected and not role.tray]
    return [
        role
        for role in sorted(useful, key=lambda role: role.name)
        if role.discipline in disciplines
        or (role.name in employed and (role.supports or is_leading(role, kinds, policy)))
    ]


def is_leading(role: Role, kinds: Iterable[str], policy: Policy) -> bool:
    """Whether people of a role may hold any of the cases there are."""
    has_cap = bool(role.cap if role.cap is not None else role.cap_share * policy.cap)
    return has_cap and bool(role.leads & frozenset(kinds))


def list_skill_sets(problem: Problem, team: str, role: Role) -> list[frozenset[str]]:
    """No skill; for social workers also each skill that a case of the team needs, and all that one case needs."""
    sets = {frozenset[str]()}
    if role.name == SKILLED:
        for standing in problem.standings.values():
            if standing.case.team == team:
                sets |= {standing.case.skills, *(frozenset({skill}) for skill in standing.case.skills)}
    return sorted(sets, key=lambda skills: (len(skills), sorted(skills)))
