"""The problem as it would be with some remedies in force, so that they can be tried by solving again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from caseload.analysis.coming_days import advance_start, bring_back
from caseload.domain.caseload import Caseload, Decision, Reduction, Worker
from caseload.domain.policy import Policy
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.domain.remedies import Remedy


def apply_remedies(problem: Problem, remedies: Iterable[Remedy]) -> Problem:
    """The problem of the same caseload and settings with these remedies, in any order; the input stays as it is."""
    chosen = tuple(remedies)
    if not chosen:
        return problem
    workers = {worker.id: worker for worker in problem.caseload.workers}
    reductions: dict[str, tuple[Reduction, ...]] = {}
    for remedy in chosen:
        change_workers(problem, remedy, workers, reductions)
    caseload = replace(
        problem.caseload,
        policy=widen_leads(problem.policy, chosen),
        workers=tuple(workers[id] for id in sorted(workers)),
        reductions=join_reductions(problem.caseload, reductions),
        decisions=drop_waits(problem.caseload, frozenset(reductions)),
    )
    return prepare_problem(caseload, widen_moves(problem.settings, chosen))


def change_workers(
    problem: Problem, remedy: Remedy, workers: dict[str, Worker], reductions: dict[str, tuple[Reduction, ...]]
) -> None:
    """Writes what one remedy changes of the rows of workers and reductions; other columns stay as they are there."""
    caseload = problem.caseload
    for id in remedy.workers:
        if remedy.kind == "support_officer":
            workers[id] = Worker(id, remedy.team or "", remedy.role or "")
        elif remedy.kind == "protected_step":
            workers[id] = replace(
                workers[id], start_date=advance_start(caseload, workers[id], remedy.month or 0).start_date
            )
        elif remedy.kind == "absence_ends":
            back, reductions[id] = bring_back(caseload, workers[id])
            workers[id] = replace(workers[id], first_day=back.first_day)
        elif remedy.kind == "overtime":
            workers[id] = replace(workers[id], capacity=stretch_hours(problem, id, remedy.share or Fraction(0)))
        elif remedy.kind == "lending" and remedy.to_team:
            workers[id] = replace(workers[id], lend_to=tuple(sorted({*workers[id].lend_to, remedy.to_team})))


def stretch_hours(problem: Problem, worker: str, share: Fraction) -> Fraction:
    """A worker's hours a week for cases with a share more of them."""
    return problem.staff[worker].capacity * problem.policy.hours_unit * (1 + share)


def join_reductions(caseload: Caseload, changed: Mapping[str, tuple[Reduction, ...]]) -> tuple[Reduction, ...]:
    """The table of reductions with some workers' rows replaced."""
    kept = [reduction for reduction in caseload.reductions if reduction.worker not in changed]
    return tuple(kept + [reduction for worker in sorted(changed) for reduction in changed[worker]])


def drop_waits(caseload: Caseload, back: frozenset[str]) -> tuple[Decision, ...]:
    """The decisions without each `wait` for a case whose holder is back: nothing waits beside a holder who is there."""
    held = {case.id for case in caseload.cases if case.holder in back}
    return tuple(one for one in caseload.decisions if one.word != "wait" or one.case not in held)


def widen_leads(policy: Policy, remedies: Iterable[Remedy]) -> Policy:
    """The policy with the kinds that roles may lead besides."""
    roles = dict(policy.roles)
    for remedy in remedies:
        if remedy.kind == "leads_more" and remedy.role in roles:
            role = roles[remedy.role]
            roles[remedy.role] = replace(role, leads=role.leads | frozenset(remedy.kinds))
    return policy if roles == dict(policy.roles) else replace(policy, roles=roles)


def widen_moves(settings: Settings, remedies: Iterable[Remedy]) -> Settings:
    """The settings with the most moves that the run or a remedy lets happen."""
    numbers = [settings.moves, *(remedy.moves for remedy in remedies if remedy.kind == "moves")]
    known = [number for number in numbers if number is not None]
    return replace(settings, moves=max(known) if len(known) == len(numbers) else None)
