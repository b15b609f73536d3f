"""The sheet One more: what one more worker of each kind would change, best first."""

from typing import Any, Final

from caseload.domain.caseload import Worker
from caseload.domain.problem import Problem
from caseload.domain.remedies import OneMore, OneMores
from caseload.render.own_means.remedies_words import list_goal_changes
from caseload.render.workbook.book import Book, Field

FIELDS: Final = (
    Field("Role", 28), Field("Team", 16), Field("Skills", 22), Field("FTE", 7, "hours"),
    Field("May not wait, now", 10, "whole"), Field("May not wait, then", 10, "whole"), Field("All, now", 9, "whole"),
    Field("All, then", 9, "whole"), Field("Everything that changes", 76, "wrap"), Field("Proven", 9),
)  # fmt: skip
NOTHING: Final = "Nobody more would be of use: there are no cases."


def write_one_more_sheet(book: Book, problem: Problem, more: OneMores) -> Any:
    """One row for each choice that changes something, then those that change nothing or were not tried."""
    rows = [build_row(problem, more, one) for one in more.ranked]
    rows += [(*name_row(problem, worker), None, None, None, None, "nothing", "yes") for worker in more.same]
    rows += [(*name_row(problem, w), None, None, None, None, "not tried for want of time", "") for w in more.not_tried]
    return book.write_sheet("One more", FIELDS, rows, NOTHING)


def build_row(problem: Problem, more: OneMores, one: OneMore) -> tuple[object, ...]:
    """One choice with its effect."""
    changes = list_goal_changes(more.before, one.goals, (more.must, more.children), (one.must, one.children))
    proven = "yes" if all(goal.proven for goal in one.goals) else "no"
    counts = (more.must, one.must, more.children, one.children)
    return (*name_row(problem, one.worker), *counts, "; ".join(changes), proven)


def name_row(problem: Problem, worker: Worker) -> tuple[object, ...]:
    """The first columns: who the worker would be."""
    skills = ", ".join(sorted(worker.skills)).replace("_", " ")
    return problem.policy.roles[worker.role].label, worker.team, skills, worker.fte
