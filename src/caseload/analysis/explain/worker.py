"""Why a worker has the load they have, what binds it, and what would change it."""

from dataclasses import dataclass, replace

from caseload.analysis.explain.ahead import list_ahead
from caseload.analysis.explain.solving import Solving
from caseload.analysis.workload import measure_workload
from caseload.audit.after import After, summarise_plan
from caseload.audit.rules.new_cases import measure_intake
from caseload.domain.explanation import Binding, Lift, Lifted, WorkerExplanation
from caseload.domain.findings import Workload
from caseload.domain.plan import Plan
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.solve.messages import Variant, VariantResult

FEW_MOVES = 1


def explain_worker(solving: Solving, worker: str) -> WorkerExplanation:
    """The explanation of one worker's load in a solved problem; what lifting a limit would do is solved again.

    A `Lifted` that was not reached in time has no workload. The id must exist.
    """
    problem, plan = solving.problem, solving.solved.plan
    after, member = summarise_plan(problem, plan), problem.staff[worker]
    binding = tuple(list_binding(problem, after, member))
    lifts = list_lifts(problem, member, binding)
    results = solving.solve([Variant(lift.problem) for lift in lifts])
    lifted = tuple(read_lift(lift, worker, result) for lift, result in zip(lifts, results, strict=True))
    return replace(describe_worker(problem, plan, after, member), binding=binding, lifted=lifted)


@dataclass(frozen=True)
class LiftTrial:
    """A limit lifted: which, to what number, and the problem to solve."""

    what: Lift
    number: int | None
    problem: Problem


def describe_worker(problem: Problem, plan: Plan, after: After, member: StaffMember) -> WorkerExplanation:
    """The worker's cases and limits as the plan has them."""
    worker, led = member.id, after.list_led(member.id)
    standings = problem.standings
    given = tuple(case for case in led if standings[case].is_decided)
    return WorkerExplanation(
        worker=worker,
        workload=find_workload(problem, plan, worker),
        kept=tuple(case for case in led if case in after.kept and case not in given),
        received=tuple(case for case in led if case in after.received),
        given=given,
        lost=tuple(s.id for s in standings.values() if s.case.holder == worker and after.lead[s.id] != worker),
        standing_by=len({(duty.unit.id, duty.word) for duty in after.duties if duty.worker == worker}),
        role_cap=member.role_cap,
        protected_load=member.protected_load,
        support_given=sum(hours for (officer, _), hours in after.support.items() if officer == worker),
        recent=problem.recent.get(worker, 0),
        max_new=member.max_new,
        ahead=list_ahead(problem, member),
    )


def find_workload(problem: Problem, plan: Plan, worker: str) -> Workload:
    """The workload of one worker."""
    return next(one for one in measure_workload(problem, plan) if one.worker == worker)


def list_binding(problem: Problem, after: After, member: StaffMember) -> list[Binding]:
    """The limits that keep a worker from receiving one more family, in the order in which they would be named."""
    policy, led = problem.policy, len(after.list_led(member.id))
    if not member.is_available:
        return ["away"]
    if not member.role.leads or member.cap == 0:
        return ["no_cap"]
    found: list[Binding] = ["leaving"] if member.leaving is not None and policy.has_rule("leaving") else []
    if member.cap is not None and led >= member.cap:
        is_protected = member.protected_load == member.cap and member.protected_load < member.role_cap
        found.append("protected" if is_protected and policy.has_rule("protected") else "cap")
    intake = measure_intake(problem, after, member.id)
    if policy.has_rule("new_cases") and intake.received >= intake.room:
        found.append("new_cases")
    limits = policy.hours == "limit" and policy.has_rule("hours")
    if limits and after.measure_hours(member.id) >= after.measure_capacity_left(member.id):
        found.append("hours")
    return found


def list_lifts(problem: Problem, member: StaffMember, binding: tuple[Binding, ...]) -> list[LiftTrial]:
    """The limits whose lifting could change this worker's load, each with the problem to solve."""
    caseload, settings = problem.caseload, problem.settings
    lifts: list[LiftTrial] = []
    if not {"away", "no_cap"}.isdisjoint(binding):
        return lifts
    if settings.moves is not None and problem.policy.has_rule("moves"):
        for moves in (settings.moves + FEW_MOVES, None):
            lifts.append(LiftTrial("moves", moves, prepare_problem(caseload, replace(settings, moves=moves))))
    if "cap" in binding:
        policy = replace(caseload.policy, cap=caseload.policy.cap + 1)
        lifts.append(LiftTrial("cap", policy.cap, prepare_problem(replace(caseload, policy=policy), settings)))
    if "new_cases" in binding:
        most = len({standing.family for standing in problem.standings.values()})
        workers = tuple(replace(w, max_new=most) if w.id == member.id else w for w in caseload.workers)
        freed = prepare_problem(replace(caseload, workers=workers), settings)
        lifts.append(LiftTrial("new_families", None, freed))
    return lifts


def read_lift(lift: LiftTrial, worker: str, result: VariantResult) -> Lifted:
    """What a lifted limit would mean for the worker."""
    if result.solved is None:
        return Lifted(lift.what, lift.number, None)
    load = find_workload(lift.problem, result.solved.plan, worker)
    return Lifted(lift.what, lift.number, load, result.solved.is_optimal)
