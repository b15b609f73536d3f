"""The sheet Absences: what it would cost if each worker were away, worst first."""

from typing import Any, Final

from caseload.domain.problem import Problem
from caseload.domain.remedies import AbsenceCost, AbsenceCosts
from caseload.render.workbook.book import Book, Field

FIELDS: Final = (
    Field("If away", 16), Field("Team", 16), Field("Role", 26), Field("Holds now", 9, "whole"),
    Field("Would have nobody", 11, "whole"), Field("May not wait", 9, "whole"), Field("In proceedings", 12, "whole"),
    Field("Child protection", 11, "whole"), Field("Go to others", 9, "whole"),
    Field("Others change worker", 10, "whole"), Field("Who would have nobody", 60, "wrap"), Field("Proven", 9),
)  # fmt: skip
NOTHING: Final = "Nobody who is there holds a case."


def write_absences_sheet(book: Book, problem: Problem, costs: AbsenceCosts) -> Any:
    """One row for each worker, worst first, then those not tried."""
    rows: list[tuple[object, ...]] = [
        (*name_worker(problem, cost.worker), *list_figures(cost)) for cost in costs.ranked
    ]
    empty = (None,) * 6
    rows += [(*name_worker(problem, w), None, *empty, "not tried for want of time", "") for w in costs.not_tried]
    return book.write_sheet("Absences", FIELDS, rows, NOTHING)


def name_worker(problem: Problem, worker: str) -> tuple[object, ...]:
    """The first columns: the worker, team and role."""
    member = problem.staff[worker]
    return worker, member.team, member.role.label


def list_figures(cost: AbsenceCost) -> tuple[object, ...]:
    """The other columns."""
    lists = (cost.held, cost.nobody, cost.must, cost.proceedings, cost.plans, cost.taken, cost.moved)
    proven = "yes" if all(goal.proven for goal in cost.goals) else "no"
    return (*(len(one) for one in lists), ", ".join(cost.nobody), proven)
