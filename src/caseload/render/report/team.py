"""What a team's managers read: what needs them, the team, and what changes; by ids."""

from collections.abc import Iterator

from caseload.pipeline.report import Report
from caseload.render.page.parts import Section, Table
from caseload.render.review import (
    Need,
    choose_workers,
    draw_workloads,
    list_breaches,
    list_case_lines,
    list_needs,
    list_workers,
    tabulate_workers,
)

MOST_WAYS = 2


def build_team(report: Report) -> Iterator[Section]:
    """The sections in the order in which they matter."""
    yield build_needs(report)
    yield build_workers(report)
    yield build_changes(report)


def build_needs(report: Report) -> Section:
    """The families that need the manager, and what is above a limit."""
    needs, breaches = list_needs(report), tuple(list_breaches(report))
    if not needs:
        return Section("What needs you", breaches or ("Nothing needs you before you decide.",))
    head = ("Cases", "May wait", "What is the matter", "Nearest ways out")
    return Section(
        "What needs you", breaches, None, Table("Without a worker or cover", head, tuple(map(list_need, needs)))
    )


def list_need(need: Need) -> tuple[str, ...]:
    """One family as a row."""
    return need.who, "no" if need.is_must else "yes", need.says, "; or ".join(need.ways[:MOST_WAYS]) or "-"


def build_workers(report: Report) -> Section:
    """Every worker's cases and workload; of very many only those over 100%."""
    workers = list_workers(report)
    shown = choose_workers(workers)
    chart = draw_workloads(shown)
    over = sum((one.share or 0) > 1 for one in workers)
    says = [f"{len(workers):,} workers, {over:,} of them over 100%."]
    says += [f"Only those are shown; {left_out:,} more are within."] if (left_out := len(workers) - len(shown)) else []
    return Section("The team at a glance", tuple(says), chart, tabulate_workers(report, shown))


def build_changes(report: Report) -> Section:
    """Every case that is new, moves, or has nobody."""
    rows = tuple(
        (line.case, line.team, line.kind, line.holder or "-", line.worker or "-", line.fate, line.why)
        for line in list_case_lines(report)
        if line.is_changed
    )
    if not rows:
        return Section("What changes", ("Every child keeps their worker, and none is new.",))
    head = ("Case", "Team", "Kind", "Now with", "Then with", "What happens", "Why")
    says = ("Every other child keeps their worker. Nothing is final until somebody has decided it.",)
    return Section("What changes", says, None, Table("Cases that are new, move, or have nobody", head, rows))
