"""Asking for the shortfall of small problems, with posts small enough to count by hand."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from caseload.analysis.new_workers import add_workers
from caseload.analysis.shortfall.levels import find_shortfall
from caseload.analysis.shortfall.rows import posts_as_workers
from caseload.analysis.shortfall.steady import aim_at
from caseload.domain.caseload import Case, Worker
from caseload.domain.findings import Post, ShortfallLevel
from caseload.domain.policy import Policy, Profile
from caseload.domain.problem import Problem
from tests.builders import a_case, a_policy, a_problem, a_worker
from tests.solve.here import solve_here

ROLE = "agency_social_worker"


def fte_for(cap: int) -> Fraction:
    """The FTE whose cap is so many cases, of the 23 of a full post."""
    return Fraction(cap, 23)


def a_profile(cap: int = 2, name: str = "agency", **changes: Any) -> Profile:
    """An agency post that holds so many cases."""
    given = {"role": ROLE, "fte": fte_for(cap), **changes}
    return Profile(name, **{**given, "skills": frozenset(given.get("skills", ()))})


def a_policy_with(*profiles: Profile, **changes: Any) -> Policy:
    """A policy with these profiles, and no kind limits unless told."""
    return a_policy(profiles=profiles, **changes)


def full_worker(id: str = "w1", team: str = "North", **changes: Any) -> Worker:
    """A worker who can hold nothing: their cap is 0 cases."""
    return a_worker(id, team, fte=Fraction(1, 100), **changes)


def waiting_cases(count: int, **changes: Any) -> list[Case]:
    """Cases without a worker: c1, c2 and so on."""
    return [a_case(f"c{number}", **changes) for number in range(1, count + 1)]


def ask(problem: Problem, *levels: int, **changes: Any) -> tuple[ShortfallLevel, ...]:
    """The shortfall at the levels asked for (1 and 2), beside the best plan of the week."""
    return find_shortfall(problem, solve_here(problem), levels or (1, 2), **changes)


def ask_level(problem: Problem, level: int, **changes: Any) -> ShortfallLevel:
    """The shortfall at one level."""
    return ask(problem, level, **changes)[0]


def a_short_problem(
    workers: Iterable[Worker], cases: Iterable[Case], *profiles: Profile, moves: int | None = 0, **policy: Any
) -> Problem:
    """The problem of these workers and cases under a policy with these profiles (one of cap 2 unless told)."""
    rules = a_policy_with(*(profiles or (a_profile(),)), **policy)
    return a_problem(workers, cases, moves=moves, policy=rules)


def with_posts(problem: Problem, posts: Iterable[Post], level: int) -> Problem:
    """The steady state of a level, with the posts among the workers."""
    return aim_at(add_workers(problem, posts_as_workers(posts, problem)), level)
