"""The same week without one of its causes: vacant posts filled, nobody protected, nobody away, usual referrals."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType
from typing import Final

from caseload.analysis.agency.vacancies import list_uncovered
from caseload.analysis.new_workers import add_workers, name_new
from caseload.domain.agency import CauseName, CauseState
from caseload.domain.caseload import Caseload, Reduction, Worker
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.domain.standing import Standing

ORDER: Final[tuple[CauseName, ...]] = ("vacancies", "protected", "absence", "referrals")
WHOLE: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class Removed:
    """A problem without a cause, how much of the cause there was, and whether there was any data about it."""

    problem: Problem
    state: CauseState
    size: Fraction = Fraction(0)


def remove_cause(problem: Problem, cause: CauseName) -> Removed:
    """The problem without one cause; the same one where there is none of it, or where nothing is stated."""
    return REMOVALS[cause](problem)


def remove_vacancies(problem: Problem) -> Removed:
    """Every vacant post that nobody stands in for filled, by people of its role without special skills."""
    if not problem.policy.vacancies:
        return Removed(problem, "not_stated")
    rows = tuple(list_filled(problem))
    size = sum((row.fte for row in rows), Fraction(0))
    return Removed(add_workers(problem, rows), "measured", size) if rows else Removed(problem, "nothing")


def list_filled(problem: Problem) -> Iterator[Worker]:
    """A row for each whole post and the rest; posts of no team go to the team with the most cases for its people."""
    taken = {worker.id for worker in problem.caseload.workers}
    for vacancy in list_uncovered(problem):
        team = vacancy.team if vacancy.team is not None else find_busiest(problem)
        for number in range(ceil(vacancy.fte)):
            name = name_new(f"vacant / {team} / {vacancy.role} /", taken)
            taken.add(name)
            yield Worker(name, team, vacancy.role, min(Fraction(1), vacancy.fte - number))


def find_busiest(problem: Problem) -> str:
    """The team with the most cases for each FTE; the first by name of several."""
    cases: dict[str, int] = {}
    fte: dict[str, Fraction] = {}
    for case in problem.caseload.cases:
        cases[case.team] = cases.get(case.team, 0) + 1
    for worker in problem.caseload.workers:
        fte[worker.team] = fte.get(worker.team, Fraction(0)) + worker.fte
    teams = sorted({*cases, *fte})
    return max(teams, key=lambda team: Fraction(cases.get(team, 0)) / fte.get(team, Fraction(1, 100)), default="")


def remove_protected(problem: Problem) -> Removed:
    """Newly qualified workers as if they were not: the full share, all work, the usual number of new families."""
    names = {role.name for role in problem.policy.roles.values() if role.protected}
    size = sum(member.role.protected and member.is_available for member in problem.staff.values())
    roles = {name: replace(role, protected=False) if name in names else role
             for name, role in problem.policy.roles.items()}  # fmt: skip
    policy = replace(problem.policy, roles=roles)
    return change(problem, replace(problem.caseload, policy=policy), Fraction(size))


def remove_absence(problem: Problem) -> Removed:
    """Everyone back who is away altogether: the reductions of 100% in force are left out.

    Their cases have a worker then, so that none of these is decided to wait any more.
    """
    caseload = problem.caseload
    away = {row.worker for row in caseload.reductions if is_away(row, caseload)}
    kept = tuple(row for row in caseload.reductions if not is_away(row, caseload))
    back = {case.id for case in caseload.cases if case.holder in away}
    decided = tuple(row for row in caseload.decisions if row.word != "wait" or row.case not in back)
    return change(problem, replace(caseload, reductions=kept, decisions=decided), Fraction(len(away)))


def is_away(row: Reduction, caseload: Caseload) -> bool:
    """Whether a reduction takes a worker away altogether at the as-of date (dates inclusive, blank open)."""
    has_begun = row.start is None or row.start <= caseload.as_of
    is_over = row.end is not None and row.end < caseload.as_of
    return row.percent >= WHOLE and has_begun and not is_over


def remove_referrals(problem: Problem) -> Removed:
    """The newest families above a team's usual number taken out, whole families only."""
    usual = problem.policy.usual_referrals
    if not usual:
        return Removed(problem, "not_stated")
    gone: set[str] = set()
    for team, families in list_new(problem).items():
        above = floor(len(families) - usual[team]) if team in usual else 0
        gone.update(families[: max(0, above)])
    caseload, standings = problem.caseload, problem.standings
    kept = tuple(case for case in caseload.cases if standings[case.id].family not in gone)
    left = frozenset(case.id for case in kept)
    decided = tuple(row for row in caseload.decisions if row.case in left)
    pairs = {key: pair for key, pair in caseload.pairs.items() if key[0] in left}
    return change(problem, replace(caseload, cases=kept, decisions=decided, pairs=pairs), Fraction(len(gone)))


def list_new(problem: Problem) -> Mapping[str, list[str]]:
    """The families that came to each team within the days of `new_cases_days` and nobody holds, newest first.

    A case with no date of waiting came today. A family is of the team of its first case.
    """
    families: dict[str, list[Standing]] = {}
    for standing in problem.standings.values():
        families.setdefault(standing.family, []).append(standing)
    day = problem.caseload.as_of
    since = day - timedelta(days=problem.policy.new_cases_days)
    new: dict[str, list[tuple[int, str]]] = {}
    for family, members in families.items():
        came = min(member.case.waiting_since or day for member in members)
        if came > since and not any(is_held(problem, member) for member in members):
            new.setdefault(members[0].case.team, []).append(((day - came).days, family))
    return {team: [family for _, family in sorted(listed)] for team, listed in sorted(new.items())}


def is_held(problem: Problem, standing: Standing) -> bool:
    """Whether the input names a holder, there or not, who is no tray."""
    holder = problem.staff.get(standing.case.holder or "")
    return holder is not None and not holder.role.tray


def change(problem: Problem, caseload: Caseload, size: Fraction) -> Removed:
    """The problem of another caseload, unless there was nothing to change."""
    if not size:
        return Removed(problem, "nothing")
    return Removed(prepare_problem(caseload, problem.settings), "measured", size)


REMOVALS: Final[Mapping[CauseName, Callable[[Problem], Removed]]] = MappingProxyType(
    {
        "vacancies": remove_vacancies,
        "protected": remove_protected,
        "absence": remove_absence,
        "referrals": remove_referrals,
    }
)
