"""Finds the decisions that may not be carried out: those that break what no decision may break."""

from collections.abc import Iterator

from caseload.domain.caseload import Decision
from caseload.domain.eligibility import is_barred_by_protection
from caseload.domain.errors import Fault
from caseload.domain.problem import Problem
from caseload.domain.standing import may_lead, may_lead_by_law
from caseload.intake.codes import make_fault


def find_decision_faults(problem: Problem) -> tuple[Fault, ...]:
    """A `give` against availability, `lead` or a barred kind, and a `wait` for a case with an available holder."""
    if not problem.policy.has_rule("decisions"):
        return ()
    faults: list[Fault] = []
    for decision in problem.caseload.decisions:
        if decision.word == "give" and decision.worker is not None:
            faults += refuse_give(problem, decision, decision.worker)
        elif decision.word == "wait":
            faults += refuse_wait(problem, decision)
    return tuple(faults)


def refuse_give(problem: Problem, decision: Decision, worker: str) -> Iterator[Fault]:
    """The fault of a `give` that breaks a rule, named; none where it may be carried out."""
    broken = find_broken_rule(problem, decision.case, worker)
    if broken is not None:
        rule, reason = broken
        what = f"this `give` breaks the rule `{rule}`, which no decision may: {reason}"
        fix = "Give the case to another worker, or leave the decision out"
        yield make_fault("E605", f"decision for {decision.case}", what, fix, f"give {worker}")


def find_broken_rule(problem: Problem, case: str, worker: str) -> tuple[str, str] | None:
    """The first rule that giving the case to the worker breaks and may not, with the reason in words."""
    member, standing, policy = problem.staff[worker], problem.standings[case], problem.policy
    role, kind = member.role.label, policy.kinds[standing.case.kind].label
    if not member.is_available:
        return "one_worker", f"{worker} is not available on {problem.caseload.as_of.isoformat()}"
    if not may_lead_by_law(member, standing.case, policy):
        return "lead", f"only a registered social worker may lead this case, and the role is {role}"
    if not may_lead(member, standing.case, policy):
        return "lead", f"the role {role} may not lead {kind}"
    if policy.has_rule("protected") and is_barred_by_protection(standing, member, policy):
        what = "cases in proceedings" if standing.case.proceedings != "none" else kind
        return "protected", f"no {what} for a newly qualified worker before month {policy.protected_from}"
    return None


def refuse_wait(problem: Problem, decision: Decision) -> Iterator[Fault]:
    """The fault of a `wait` for a case whose holder is available."""
    holder = problem.standings[decision.case].before
    if holder is not None:
        fix = f"Leave the decision out, or add `not` {holder} if they must not keep the case"
        what = "a case with an available holder cannot wait"
        yield make_fault("E606", f"decision for {decision.case}", what, fix, f"wait, held by {holder}")
