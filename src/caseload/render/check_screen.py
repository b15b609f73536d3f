"""The screen of a check that found nothing to stop an allocation: what was read, and what should be known."""

from collections.abc import Iterable
from typing import Any, Final

from caseload.domain.errors import Fault
from caseload.domain.problem import Problem
from caseload.render.faults import render_faults
from caseload.render.lines import fold_lines, set_apart
from caseload.render.plan_json import SCHEMA_VERSION, issue_to_json
from caseload.render.words import count, cut, join_and, name_team, quote, say_date

READY: Final = "It can be allocated."


def render_check(problem: Problem, warnings: Iterable[Fault], path_shown: str, options: str = "") -> str:
    """Team and date, the rows of every table, each warning, and the next command with the `options` it needs."""
    caseload = problem.caseload
    teams = sorted({case.team for case in caseload.cases} | {worker.team for worker in caseload.workers})
    who = name_team(teams[0]) if len(teams) == 1 else count(len(teams), "team")
    listed = tuple(warnings)
    lines = [
        *set_apart(f"{cut(who, 40)}, {say_date(caseload.as_of)}", "check"),
        *fold_lines(f"Read: {join_and(list_counts(problem))}."),
        *fold_lines(say_waiting(problem)),
        f"{READY}{'' if listed else ' Nothing else to say.'}",
    ]
    told = f"\n{render_faults(listed)}" if listed else ""
    return "\n".join(lines) + f"\n{told}\nNext: caseload allocate {quote(path_shown)}{options}\n"


def list_counts(problem: Problem) -> list[str]:
    """`12 workers`, `169 cases`, and the rows of the other tables where they have some."""
    caseload = problem.caseload
    counts = [count(len(caseload.workers), "worker"), count(len(caseload.cases), "case")]
    others = (
        (len(caseload.decisions), "decision"),
        (len(caseload.reductions), "reduction"),
        (len(caseload.travel) // 2, "journey"),
        (len(caseload.pairs), "pair"),
    )
    return [*counts, *(count(number, noun) for number, noun in others if number)]


def say_waiting(problem: Problem) -> str:
    """How many cases are to be allocated, and how many of those may not wait."""
    loose = [s for s in problem.standings.values() if s.holder is None and s.waits_for is None]
    must = sum(standing.is_must for standing in loose)
    return f"{count(len(loose), 'case')} without an available worker, {must:,} of which may not wait."


def check_to_json(problem: Problem, warnings: Iterable[Fault]) -> dict[str, Any]:
    """The same as JSON: the date, the rows of every table, and each warning."""
    caseload = problem.caseload
    return {
        "schema_version": SCHEMA_VERSION,
        "status": "ready",
        "exit_code": 0,
        "as_of": caseload.as_of.isoformat(),
        "rows": {
            "workers": len(caseload.workers),
            "cases": len(caseload.cases),
            "decisions": len(caseload.decisions),
            "reductions": len(caseload.reductions),
        },
        "issues": [issue_to_json(fault) for fault in warnings],
    }
