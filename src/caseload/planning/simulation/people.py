"""Who leaves, falls ill, climbs and joins between one week and the next."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from caseload.domain.caseload import Caseload, Reduction, Worker
from caseload.domain.policy import Policy
from caseload.domain.staff import prepare_staff
from caseload.planning.simulation.draws import Draws
from caseload.planning.simulation.scenario import Scenario, StartingPosts

PROTECTED_MONTHS: Final = 12
"""The assessed and supported year; after it a newly qualified social worker is a social worker."""
QUALIFIED: Final = "social_worker"
MOST_WEEKS_ABOVE: Final = 13
"""Weeks above cap beyond a quarter raise the chance to leave no further. Illustrative."""
ONE_DAY: Final = timedelta(days=1)


def is_employed(worker: Worker, day: date) -> bool:
    """Whether a worker has begun and not yet gone."""
    return (worker.first_day or day) <= day <= (worker.last_day or day)


def add_workers(caseload: Caseload, workers: Iterable[Worker]) -> Caseload:
    """The caseload with more workers, in the order of the ids."""
    return replace(caseload, workers=tuple(sorted((*caseload.workers, *workers), key=lambda worker: worker.id)))


def add_posts(scenario: Scenario, caseload: Caseload) -> Caseload:
    """The caseload with the posts that start after their notice, each from its first day on."""
    posts = [build_post(post, caseload.as_of, f"p{n:02}-{one:03}") for n, post in enumerate(scenario.posts, 1)
             for one in range(1, post.count + 1)]  # fmt: skip
    return add_workers(caseload, posts)


def build_post(post: StartingPosts, start: date, name: str) -> Worker:
    """One of the posts as a worker."""
    first = start + timedelta(weeks=post.ordered + post.notice)
    last = None if post.weeks is None else first + timedelta(weeks=post.weeks) - ONE_DAY
    return Worker(name, post.team, post.role, post.fte, skills=post.skills, first_day=first, last_day=last)


def give_notice(
    scenario: Scenario, caseload: Caseload, number: int, above: Mapping[str, int], draws: Draws
) -> Caseload:
    """The caseload with the last days of those who give notice this week.

    `leave_when_overloaded` raises the chance: leave x (1 + link x weeks in a row above cap, at most 13). Who leaves
    only because of that goes to an agency: an agency worker of the same hours starts after the policy's notice.
    """
    day, workers, agency = caseload.as_of, [], []
    for worker in caseload.workers:
        flow = scenario.staff.get(worker.role)
        if flow is None or worker.last_day is not None or not is_employed(worker, day):
            workers.append(worker)
            continue
        weeks = min(MOST_WEEKS_ABOVE, above.get(worker.id, 0))
        chance = flow.leave * (1 + scenario.links.leave_when_overloaded * weeks)
        drawn = draws.draw("leave", worker.id, number)
        gone = day + timedelta(weeks=scenario.notice) - ONE_DAY
        workers.append(replace(worker, last_day=gone) if drawn < chance else worker)
        if flow.leave <= drawn < chance:
            agency += replace_by_agency(worker, caseload, day)
    return add_workers(replace(caseload, workers=tuple(workers)), agency)


def replace_by_agency(worker: Worker, caseload: Caseload, day: date) -> list[Worker]:
    """The agency worker who comes for one who left; none for an agency worker, or where the policy has no such role."""
    roles = caseload.policy.roles
    role = next((name for name in sorted(roles) if roles[name].temporary and roles[name].cap_share), None)
    if role is None or roles[worker.role].temporary:
        return []
    first = day + timedelta(weeks=caseload.policy.notice_weeks)
    return [Worker(f"{worker.id}-agency", worker.team, role, worker.fte, worker.authority, worker.skills,
                   worker.area, first_day=first)]  # fmt: skip


def forget_gone(caseload: Caseload) -> Caseload:
    """The caseload without the workers who are gone and whom no open case and no decision names."""
    named = {decision.worker for decision in caseload.decisions}
    for case in caseload.cases:
        named |= {case.holder, case.co_worker, case.overseer, case.cover}
    day = caseload.as_of
    gone = {w.id for w in caseload.workers if w.last_day is not None and w.last_day < day and w.id not in named}
    return replace(
        caseload,
        workers=tuple(worker for worker in caseload.workers if worker.id not in gone),
        reductions=tuple(row for row in caseload.reductions if row.worker not in gone),
        pairs={pair: row for pair, row in caseload.pairs.items() if pair[1] not in gone},
    )


def fall_ill(scenario: Scenario, caseload: Caseload, number: int, draws: Draws) -> Caseload:
    """The caseload with the absences that begin this week, of those who are there."""
    day, absences = caseload.as_of, []
    for member in prepare_staff(caseload).values():
        flow = scenario.staff.get(member.role.name)
        if flow is None or not member.is_available or not draws.is_hit(flow.fall_ill, "ill", member.id, number):
            continue
        weeks = draws.last(flow.ill_weeks, "ill weeks", member.id, number)
        absences.append(Reduction(member.id, Fraction(100), day, day + timedelta(weeks=weeks) - ONE_DAY))
    rows = sorted((*caseload.reductions, *absences), key=lambda row: row.worker)
    return replace(caseload, reductions=tuple(rows))


def climb(caseload: Caseload) -> Caseload:
    """The caseload with those whose protected year is over as social workers."""
    if QUALIFIED not in caseload.policy.roles:
        return caseload
    over = {
        member.id
        for member in prepare_staff(caseload).values()
        if member.is_protected and member.months >= PROTECTED_MONTHS
    }
    return replace(
        caseload,
        workers=tuple(replace(one, role=QUALIFIED) if one.id in over else one for one in caseload.workers),
    )


def add_joiners(scenario: Scenario, caseload: Caseload, number: int, draws: Draws) -> Caseload:
    """The caseload with those who begin this week, in teams as large as their cases are many."""
    teams = list_team_weights(caseload)
    joiners = [
        build_joiner(caseload, role, draws.pick(teams, "joins team", name), (name, scenario.staff[role].fte))
        for role in sorted(scenario.staff)
        for place in range(draws.count(scenario.staff[role].join, "join", number, role))
        for name in (f"j{number:04}-{role}-{place:03}",)
    ]
    return add_workers(caseload, joiners)


def list_team_weights(caseload: Caseload) -> list[tuple[str, Fraction]]:
    """Every team with workers, weighted by its open cases and one more."""
    counts = {worker.team: 1 for worker in caseload.workers}
    for case in caseload.cases:
        if case.team in counts:
            counts[case.team] += 1
    return [(team, Fraction(count)) for team, count in sorted(counts.items())]


def build_joiner(caseload: Caseload, role: str, team: str, named: tuple[str, Fraction]) -> Worker:
    """A worker who begins on the as-of date, with the skills most of the role's people in the team have."""
    name, fte = named
    day, policy = caseload.as_of, caseload.policy
    skills = find_usual_skills(caseload, team) if is_experienced(policy, role) else frozenset()
    start = day if policy.roles[role].protected else None
    return Worker(name, team, role, fte, skills=skills, start_date=start, first_day=day)


def is_experienced(policy: Policy, role: str) -> bool:
    """Whether the people of a role come with the skills of their trade."""
    return policy.roles[role].experienced or policy.roles[role].temporary


def find_usual_skills(caseload: Caseload, team: str) -> frozenset[str]:
    """The skills that at least half of a team's registered people have who are not newly qualified."""
    roles = caseload.policy.roles
    people = [w for w in caseload.workers if w.team == team and roles[w.role].registered and roles[w.role].cap_share]
    skills = sorted({skill for worker in people for skill in worker.skills})
    return frozenset(s for s in skills if 2 * sum(s in worker.skills for worker in people) >= len(people))
