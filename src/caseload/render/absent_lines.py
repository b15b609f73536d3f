"""The workers who are not there, on the first screen: until when, and what becomes of their children."""

from collections import Counter

from caseload.domain.fates import find_named_holder
from caseload.domain.findings import Workload
from caseload.pipeline.report import Report
from caseload.render.fates import say_absence
from caseload.render.lines import fold_lines
from caseload.render.words import count, cut, join_and, natural_key


def render_absent(report: Report) -> list[str]:
    """One line a worker who is not available and has cases, and one for all the others."""
    absent = [one for one in report.findings.workload if not one.available]
    away = sorted(absent, key=lambda one: natural_key(one.worker))
    lines: list[str] = []
    others: list[str] = []
    for one in away:
        text = say_children(report, one)
        name = f"{cut(one.worker, 24)} {say_absence(report.problem, one.worker)}"
        if text:
            lines += fold_lines(f"{name} ({text})", 0, 4)
        elif not report.problem.staff[one.worker].role.tray:
            others.append(name)
    if others:
        lines += fold_lines(f"Also not there: {join_and(others)}.", 0, 4)
    return lines


def say_children(report: Report, one: Workload) -> str:
    """`17 children: 5 covered by w2, 12 waiting`; nothing where the worker has no cases."""
    problem, plan = report.problem, report.solved.plan
    held = [s.id for s in problem.standings.values() if find_named_holder(problem, s.case) == one.worker]
    if not held:
        return ""
    covers = Counter(plan.cover[case] for case in held if case in plan.cover)
    parts = [f"{number} covered by {cut(worker, 24)}" for worker, number in sorted(covers.items())]
    waiting = sum(plan.lead[case] == one.worker and case not in plan.cover for case in held)
    gone = sum(plan.lead[case] not in (None, one.worker) for case in held)
    nobody = sum(plan.lead[case] is None for case in held)
    parts += [f"{waiting} waiting"] if waiting else []
    parts += [f"{gone} with another worker"] if gone else []
    parts += [f"{nobody} without a worker"] if nobody else []
    return f"{count(len(held), 'child', 'children')}: {join_and(parts)}"
