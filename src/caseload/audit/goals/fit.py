"""How well cases and people fit: travel, pair costs, preferences, and workers a child knows."""

from caseload.audit.after import After
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem


def measure(problem: Problem, plan: Plan, after: After) -> int:
    """Minutes of travel a week, and costs of pairs, of preferences not met and of known workers passed over."""
    cost = 0
    for worker, parts in after.parts.items():
        if problem.staff[worker].is_available:
            cost += sum(problem.measure_travel(cases, worker) for _, cases in parts)
            cost += sum(measure_pair(problem, case, worker) for case in after.list_led(worker))
    strangers = sum(1 for case in after.received if is_known_worker_passed_over(problem, after, case))
    return cost + measure_preferences(problem, after) + problem.policy.earlier_cost * strangers


def measure_pair(problem: Problem, case: str, worker: str) -> int:
    """What the table `pairs` says it costs that this worker leads this case."""
    pair = problem.caseload.pairs.get((case, worker))
    return pair.cost if pair else 0


def measure_preferences(problem: Problem, after: After) -> int:
    """The penalties of every `prefer` whose worker does not lead the case; 0 where `decisions` is off."""
    if not problem.policy.has_rule("decisions"):
        return 0
    wishes = [decision for decision in problem.caseload.decisions if decision.word == "prefer"]
    return sum(wish.penalty for wish in wishes if after.lead.get(wish.case) != wish.worker)


def is_known_worker_passed_over(problem: Problem, after: After, case: str) -> bool:
    """Whether a worker of the last 12 months is available and someone else received the case."""
    earlier = [problem.staff[w] for w in problem.standings[case].case.earlier if w in problem.staff]
    known = {member.id for member in earlier if member.is_available}
    return bool(known) and after.lead[case] not in known
