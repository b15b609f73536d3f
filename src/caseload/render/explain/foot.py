"""Says what to type after an explanation: to choose otherwise, to let families move, to ask about one worker."""

from collections.abc import Iterable, Iterator
from typing import Final

from caseload.domain.explanation import CaseExplanation
from caseload.domain.problem import Problem
from caseload.pipeline.explain import ExplainReport
from caseload.render.asked_words import is_against, say_command
from caseload.render.words import natural_key, quote

Lines = Iterator[tuple[int, str]]
INDENT: Final = 2
NEVER: Final = ("one_worker", "lead", "protected", "decisions")
"""Rules that no decision may break: a worker whom another rule keeps from a case is the better one to ask about."""
SETTLED: Final = ("moves", "hold", "transfer", "waiting")
"""What keeps a case from workers who would otherwise do: of all, they are the ones to ask about."""


def render_foot(report: ExplainReport, case: CaseExplanation, path_shown: str) -> Lines:
    """Each command with what it is for before it; each text with its indent."""
    yield 0, ""
    yield from render_choose(report, case, path_shown)
    if report.is_stopped:
        yield 0, "Stopped by you: what is not worked out says so."
    if is_decided_here(report, case):
        yield from render_undecided(report, case, path_shown)
        return
    yield from render_moves(report, case, path_shown)
    worker = find_one_to_ask(report.problem, case)
    if worker is not None:
        words = f"explain {quote(path_shown)} {quote(case.case)} --why-not {quote(worker)}"
        yield 0, f"To ask about one worker, such as {worker}:"
        yield INDENT, say_command(report.request, words)


def render_choose(report: ExplainReport, case: CaseExplanation, path_shown: str) -> Lines:
    """How to choose the nearest other worker."""
    other = case.runner_up
    if other is None or other.worker is None:
        return
    gives = list_gives(report.problem, case.together, other.worker)
    if gives:
        words = f"allocate {quote(path_shown)}"
        yield 0, f"To choose {other.worker}:"
        yield INDENT, say_command(report.request, words, *gives, free=case.together, worker=other.worker)


def render_moves(report: ExplainReport, case: CaseExplanation, path_shown: str) -> Lines:
    """How to price the other choices for a case that is settled, by letting families move."""
    if case.is_fixed and report.problem.settings.moves == 0 and any(one.rule == "moves" for one in case.barred):
        yield 0, "To let one family a team change worker, and see what each choice costs:"
        yield INDENT, say_command(report.request, f"explain {quote(path_shown)} {quote(case.case)}", "--moves 1")


def render_undecided(report: ExplainReport, case: CaseExplanation, path_shown: str) -> Lines:
    """How to price the other choices for a case that was decided on the command line."""
    words = f"explain {quote(path_shown)} {quote(case.case)}"
    yield 0, "To see what the other choices cost, leave your decision out:"
    yield INDENT, say_command(report.request, words, free=[case.case])


def is_decided_here(report: ExplainReport, case: CaseExplanation) -> bool:
    """Whether the command line decides of the case, by a give or a wait."""
    typed = () if report.request is None else report.request.decisions
    is_decided = case.is_parked or case.footing == "decided"
    return is_decided and any(is_against(one, [case.case], "") for one in typed)


def list_gives(problem: Problem, cases: Iterable[str], worker: str) -> list[str]:
    """The options that give cases to a worker, those left out who are with them already."""
    listed = sorted((case for case in cases if problem.standings[case].holder != worker), key=natural_key)
    return [f"--give {quote(f'{case}={worker}')}" for case in listed]


def find_one_to_ask(problem: Problem, case: CaseExplanation) -> str | None:
    """An available worker to ask about, those first whom a decision may still give it to; None where all are away."""
    by_rule = {one.rule: sorted(one.workers, key=natural_key) for one in case.barred}
    impossible = [one.worker for one in case.alternatives if one.status == "impossible" and one.worker is not None]
    settled = [worker for rule, workers in by_rule.items() if rule in SETTLED for worker in workers]
    others = [one.worker for one in case.alternatives if one.worker is not None and one.worker != case.worker]
    stopped = [worker for rule, workers in by_rule.items() if rule not in NEVER for worker in workers]
    never = [worker for rule, workers in by_rule.items() if rule in NEVER for worker in workers]
    asked = (*impossible, *settled, *stopped, *others, *never)
    return next((worker for worker in asked if problem.staff[worker].is_available), None)
