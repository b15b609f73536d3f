"""What it would come to if a manager gave a case to a worker whom a rule keeps from it."""

from dataclasses import dataclass, replace

from caseload.analysis.explain.prices import price_choice
from caseload.analysis.over_limits import list_over
from caseload.analysis.trial import give_cases, state_decisions
from caseload.domain.caseload import Decision
from caseload.domain.explanation import Given
from caseload.domain.plan import Solved
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.domain.units import Unit
from caseload.intake.decisions import find_broken_rule, find_decision_faults
from caseload.solve.messages import VariantResult


@dataclass(frozen=True)
class GiveTrial:
    """Gives that could be stated: the problem with them, and the decisions whose place they take."""

    worker: str
    decisions: tuple[Decision, ...]
    replaces: tuple[Decision, ...]
    problem: Problem


def prepare_give(problem: Problem, unit: Unit, case: str, worker: str) -> GiveTrial | Given:
    """The trial of giving all of a unit to a worker, or the case alone where only another of the unit forbids it.

    `Given` with the rule that no decision may break, where one stands against it.
    """
    refused = None
    for cases in dict.fromkeys((unit.cases, (case,))):
        trial = state_gives(problem, cases, worker)
        if not find_decision_faults(trial.problem):
            return trial
        broken = (find_broken_rule(trial.problem, one, worker) for one in cases)
        refused = next((rule for rule, _ in filter(None, broken)), "decisions")
    return Given(worker, refused_by=refused)


def state_gives(problem: Problem, cases: tuple[str, ...], worker: str) -> GiveTrial:
    """The problem with these cases given, in place of what is decided of them now; preferences stay."""
    gives = give_cases(cases, worker)
    caseload = problem.caseload
    replaced = tuple(d for d in caseload.decisions if d.case in cases and stands_against(d, worker))
    kept = tuple(d for d in caseload.decisions if d not in replaced)
    stated = state_decisions(replace(caseload, decisions=kept), gives)
    return GiveTrial(worker, gives, replaced, prepare_problem(stated, problem.settings))


def stands_against(decision: Decision, worker: str) -> bool:
    """Whether a decision cannot stand beside a give to this worker."""
    return decision.word in ("give", "wait") or (decision.word == "not" and decision.worker == worker)


def price_give(trial: GiveTrial, solved: Solved, result: VariantResult) -> Given:
    """The price of a give that was solved for, and the limits it would exceed."""
    priced = price_choice(trial.worker, trial.problem, solved, result)
    over: tuple[tuple[str, str, int, int], ...] = ()
    if result.solved is not None:
        over = list_over(trial.problem, result.solved.plan, result.solved.breaches, [trial.worker])
    return Given(trial.worker, trial.decisions, priced=priced, over=over, replaces=trial.replaces)
