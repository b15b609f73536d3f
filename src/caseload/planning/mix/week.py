"""A week to staff anew: its cases without workers, and the same with so many people of each role."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseload.analysis.shortfall.steady import aim_at
from caseload.domain.caseload import Case, Caseload, Worker
from caseload.domain.policy import Policy
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.domain.units import Unit
from caseload.planning.mix.mix import Counts, Goal, MixQuestion

ALL_TEAMS: Final = "all teams"
LEVELS: Final[dict[Goal, int]] = {"must": 1, "all": 2}
MONTHS: Final = 12
LAST_DAY: Final = 28


@dataclass(frozen=True, slots=True)
class MixWeek:
    """The cases of a week, nobody's and all of one team; and the families as they are kept together where one of every
    role is there to take them, so that more people never make a week harder."""

    caseload: Caseload
    units: tuple[Unit, ...]

    @property
    def day(self) -> date:
        """Its Monday."""
        return self.caseload.as_of


def make_week(caseload: Caseload, question: MixQuestion) -> MixWeek:
    """The week of a caseload."""
    bare = take_people_away(caseload)
    one_of_each = staff_caseload(bare, question, tuple(int(role.most != 0) for role in question.roles))
    return MixWeek(bare, prepare_problem(one_of_each, Settings(moves=None)).units)


def take_people_away(caseload: Caseload) -> Caseload:
    """The caseload with nobody in it, its cases held by nobody, of one team, and nothing decided."""
    teams = {case.team for case in caseload.cases} | {worker.team for worker in caseload.workers}
    team = next(iter(teams)) if len(teams) == 1 else ALL_TEAMS
    return replace(
        caseload,
        workers=(),
        cases=tuple(free_case(case, team) for case in caseload.cases),
        decisions=(),
        reductions=(),
        pairs={},
        input_hash="",
    )


def free_case(case: Case, team: str) -> Case:
    """A case that nobody has had, of a team."""
    return replace(
        case,
        team=team,
        holder=None,
        held_since=None,
        earlier=(),
        changes=0,
        co_worker=None,
        overseer=None,
        cover=None,
        transfer=False,
        hold_until=None,
    )


def staff_caseload(caseload: Caseload, question: MixQuestion, counts: Counts) -> Caseload:
    """The caseload with so many people of each role."""
    workers = tuple(list_people(caseload, question, counts))
    return replace(caseload, workers=tuple(sorted(workers, key=lambda worker: worker.id)))


def list_people(caseload: Caseload, question: MixQuestion, counts: Counts) -> Iterator[Worker]:
    """Full-time people of the team, with every skill that a case asks for; protected ones in the question's month."""
    team = caseload.cases[0].team if caseload.cases else ALL_TEAMS
    skills = frozenset(skill for case in caseload.cases for skill in case.skills)
    for role, count in zip(question.roles, counts, strict=True):
        start = find_start(caseload.as_of, question.month) if caseload.policy.roles[role.name].protected else None
        for number in range(1, count + 1):
            yield Worker(f"{role.name}-{number:04}", team, role.name, skills=skills, start_date=start)


def find_start(day: date, months: int) -> date:
    """The day so many full months before another one."""
    whole = day.year * MONTHS + day.month - 1 - months
    return date(whole // MONTHS, whole % MONTHS + 1, min(day.day, LAST_DAY))


def staff_week(week: MixWeek, question: MixQuestion, counts: Counts) -> Problem:
    """The week with so many people of each role, in the steady state: no limit on new families, one goal."""
    problem = prepare_problem(staff_caseload(week.caseload, question, counts), Settings(moves=None))
    return replace(aim_at(problem, LEVELS[question.goal]), units=week.units)


def limits_hours(policy: Policy) -> bool:
    """Whether hours keep a child from a worker."""
    return policy.hours == "limit" and policy.has_rule("hours")
