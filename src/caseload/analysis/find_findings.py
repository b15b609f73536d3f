"""Everything found of one plan, from what is quick to measure and what was solved for beforehand."""

from collections.abc import Mapping
from dataclasses import replace

from caseload.analysis.apart import list_apart
from caseload.analysis.changes import list_changes
from caseload.analysis.fairness import measure_fairness
from caseload.analysis.hand_over import list_to_hand_over
from caseload.analysis.unallocated import list_unallocated
from caseload.analysis.workload import measure_workload
from caseload.domain.findings import Findings, MovesOption, ShortfallLevel, WayOut
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem


def find_findings(
    problem: Problem,
    solved: Solved,
    ways_out: Mapping[str, tuple[WayOut, ...]] | None = None,
    shortfall: tuple[ShortfallLevel, ...] = (),
    moves_options: tuple[MovesOption, ...] = (),
) -> Findings:
    """The findings of a plan; ways out, shortfall and options are put in as given, by case where they are."""
    plan, ways = solved.plan, ways_out or {}
    unallocated, workload = list_unallocated(problem, plan), measure_workload(problem, plan)
    return Findings(
        workload=workload,
        changes=list_changes(problem, plan),
        unallocated=tuple(replace(one, ways_out=ways.get(one.case, ())) for one in unallocated),
        to_hand_over=list_to_hand_over(problem, plan),
        apart=list_apart(problem, plan),
        shortfall=shortfall,
        moves_options=moves_options,
        fairness=measure_fairness(problem, plan, workload),
    )
