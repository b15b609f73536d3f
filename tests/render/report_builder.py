"""Reports for the tests of render: a week like that of a small team, and any plan with what is found of it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from caseload.analysis.find_findings import find_findings
from caseload.audit.check import find_breaches, measure_goals
from caseload.domain.caseload import Case, Worker
from caseload.domain.findings import MovesOption, Post, ShortfallLevel, WayOut
from caseload.domain.plan import GoalResult, Plan, Solved
from caseload.domain.problem import Problem
from caseload.pipeline.report import Report, RunFacts
from tests.builders import a_case, a_plan, a_policy, a_problem, a_reduction, a_worker, give

FACTS = RunFacts(
    input_hash="1a2b3c4d5e6f7788",
    policy_hash="99aabbccddeeff00",
    proposal="5f0e1d2c",
    versions={"caseload": "0.1.0", "ortools": "9.15.6755"},
    settings={"moves": 0, "hand_over": False, "what_if": [], "decisions": []},
)
LABELS = {
    "child_protection": "child protection plan",
    "looked_after": "looked-after child",
    "child_in_need": "child in need",
    "early_help": "early help",
    "assessment": "assessment",
}


def a_solved(problem: Problem, plan: Plan, proven: bool = True, **changes: Any) -> Solved:
    """A solved problem with the goals and breaches that the audit finds; every goal proven, or none."""
    goals = tuple(
        GoalResult(name, value, value if proven else 0, proven) for name, value in measure_goals(problem, plan).items()
    )
    return Solved(plan, changes.pop("goals", goals), find_breaches(problem, plan), seconds=0.41, **changes)


def a_report(
    problem: Problem | None = None, plan: Plan | None = None, solved: Solved | None = None, **parts: Any
) -> Report:
    """A report of a plan (the base plan unless told); parts of the findings are replaced by name."""
    problem = problem or a_problem()
    solved = solved or a_solved(problem, plan or a_plan(problem))
    names = ("workload", "changes", "unallocated", "to_hand_over", "apart", "shortfall", "moves_options")
    stated = {name: parts.pop(name) for name in names if name in parts}
    findings = replace(find_findings(problem, solved), **stated)
    return Report(problem, solved, findings, parts.pop("facts", FACTS), **parts)


def a_named_policy(**changes: Any) -> Any:
    """The builders' policy with labels a person would read."""
    policy = a_policy(**changes)
    kinds = {name: replace(kind, label=LABELS.get(name, name.replace("_", " "))) for name, kind in policy.kinds.items()}
    roles = {name: replace(role, label=name.replace("_", " ")) for name, role in policy.roles.items()}
    rows = {name: replace(row, label=f"{name} proceedings") for name, row in policy.proceedings.items()}
    return replace(policy, kinds=kinds, roles=roles, proceedings=rows)


def some_cases(first: int, number: int, **changes: Any) -> list[Case]:
    """A run of children, c001 and on, each in a family of its own."""
    return [a_case(f"c{index:03}", **changes) for index in range(first, first + number)]


def list_week_workers() -> list[Worker]:
    """Six workers: two full, one newly qualified, one away until 2 February, one who has left, one who leaves."""
    return [
        a_worker("w1", skills={"court"}),
        a_worker("w2"),
        a_worker("w3", role="senior_social_worker"),
        a_worker("w4"),
        a_worker("w7", role="nqsw", start_date=date(2025, 7, 28)),
        a_worker("w8", last_day=date(2025, 12, 31)),
        a_worker("w9", last_day=date(2026, 1, 30)),
    ]


def list_week_cases() -> list[Case]:
    """The children they hold, and five who are new."""
    return [
        *some_cases(1, 23, holder="w1"),
        *some_cases(24, 20, holder="w2"),
        *some_cases(44, 11, holder="w3"),
        *some_cases(55, 5, holder="w4"),
        *some_cases(60, 2, holder="w4", kind="looked_after"),
        *some_cases(62, 6, holder="w7"),
        *some_cases(68, 2, holder="w8", kind="looked_after"),
        *some_cases(70, 4, holder="w9"),
        *some_cases(74, 2, family="f1", waiting_since=date(2026, 1, 5)),
        *some_cases(76, 1, kind="child_protection", waiting_since=date(2026, 1, 2), skills={"court"}),
        *some_cases(77, 2, kind="assessment", family="f2", waiting_since=date(2025, 12, 15)),
    ]


def a_week_problem(**tables: Any) -> Problem:
    """The week of these workers and children, w4 away until 2 February."""
    away = a_reduction("w4", 100, date(2025, 12, 15), date(2026, 2, 1))
    return a_problem(list_week_workers(), list_week_cases(), policy=a_named_policy(), reductions=[away], **tables)


def a_week_report(**parts: Any) -> Report:
    """The week's plan: four children allocated, one who may not wait and one who may without a worker."""
    problem = parts.pop("problem", None) or a_week_problem()
    lead = {"c068": "w2", "c069": "w2", "c074": "w7", "c075": "w7"}
    plan = a_plan(problem, lead, cover={"c060": "w2"})
    report = a_report(problem, plan, **parts)
    way = WayOut("over_limit", (give("c076", "w1"),), (("cap", "w1", 24, 23),))
    unallocated = tuple(
        replace(one, ways_out=(way,)) if one.case == "c076" else one for one in report.findings.unallocated
    )
    return replace(report, findings=replace(report.findings, unallocated=unallocated))


def a_level(level: int, posts: tuple[Post, ...] = (), **changes: Any) -> ShortfallLevel:
    """The agency need at a level, proven, with nothing left over."""
    fte = sum((post.fte * post.count for post in posts), Fraction(0))
    given = {"fte": fte, "at_least_fte": fte, "weekly_cost": None, "left": (), "queue": (), "queue_weeks": 0}
    return ShortfallLevel(level, posts, **{**given, "start": 0, "proven": True, **changes})


def a_post(*skills: str, count: int = 1) -> Post:
    """Full-time agency social workers for the team North."""
    return Post("agency_social_worker", "North", skills, Fraction(1), count)


def an_option(moves: int | None, **values: int) -> MovesOption:
    """What a number of moves would reach in some goals."""
    return MovesOption(moves, tuple(GoalResult(name, value, value, True) for name, value in values.items()))


def a_large_problem(teams: int, workers: int, cases: int) -> Problem:
    """Teams of social workers who each hold the same number of children; the first worker of each is over the cap."""
    staff = [a_worker(f"w{t:02}{w:02}", team=f"Team {t}") for t in range(teams) for w in range(workers)]
    held = [
        a_case(f"c{worker.id}-{index}", team=worker.team, holder=worker.id)
        for worker in staff
        for index in range(24 if worker.id.endswith("00") else cases)
    ]
    return a_problem(staff, held, policy=a_named_policy())
