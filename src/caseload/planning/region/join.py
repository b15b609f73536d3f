"""Councils as problems: each alone, and all that lend to one another as one, with what no council may lose."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from caseload.audit.guarantees import BY_TEAM, measure_by_team
from caseload.domain.caseload import Caseload, Worker
from caseload.domain.guarantees import Guarantee, Guarantees
from caseload.domain.names import GOALS
from caseload.domain.plan import Plan
from caseload.domain.policy import Policy
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.planning.region.council import Council

STILL: Final = Settings(moves=0)
"""A region never moves a child who has a worker: only who waits may go to another council's worker."""


@dataclass(frozen=True)
class Alone:
    """A council and its problem without the others: its people serve their own council only."""

    council: Council
    problem: Problem


def keep_goals(policy: Policy) -> Policy:
    """The policy with only the goals that a region guarantees: those up to `changes`, in the policy's order."""
    return replace(policy, goals=tuple(goal for goal in policy.goals or GOALS if goal in BY_TEAM))


def prepare_alone(council: Council) -> Alone:
    """A council's own problem."""
    own = {*council.teams, council.name}
    workers = tuple(
        replace(worker, lend_to=tuple(name for name in worker.lend_to if name in own))
        for worker in council.caseload.workers
    )
    caseload = replace(council.caseload, workers=workers, policy=keep_goals(council.caseload.policy))
    return Alone(council, prepare_problem(caseload, STILL))


def join_councils(alone: Sequence[Alone], abroad: Mapping[str, tuple[str, ...]]) -> Problem:
    """One problem of all these councils. `abroad` are the teams of other councils that each worker also serves.

    Units are those of each council alone, so that what it reaches alone stays within reach.
    """
    caseload = merge_caseloads([each.problem.caseload for each in alone], abroad)
    units = sorted((unit for each in alone for unit in each.problem.units), key=lambda unit: unit.id)
    return replace(prepare_problem(caseload, STILL), units=tuple(units))


def merge_caseloads(caseloads: Iterable[Caseload], abroad: Mapping[str, tuple[str, ...]]) -> Caseload:
    """The tables of several caseloads under the policy of the first; where two state a way, the longer counts."""
    listed = list(caseloads)

    def lend(worker: Worker) -> Worker:
        return replace(worker, lend_to=(*worker.lend_to, *abroad.get(worker.id, ())))

    travel: dict[tuple[str, str], int] = {}
    for each in listed:
        for way, minutes in each.travel.items():
            travel[way] = max(minutes, travel.get(way, 0))
    return replace(
        listed[0],
        workers=tuple(sorted((lend(w) for each in listed for w in each.workers), key=lambda worker: worker.id)),
        cases=tuple(sorted((case for each in listed for case in each.cases), key=lambda case: case.id)),
        decisions=tuple(decision for each in listed for decision in each.decisions),
        reductions=tuple(reduction for each in listed for reduction in each.reductions),
        travel=travel,
        pairs={pair: row for each in listed for pair, row in each.pairs.items()},
        input_hash="",
    )


def merge_plans(plans: Iterable[Plan]) -> Plan:
    """One plan of all that several plans, of different cases, allocate."""
    listed = list(plans)
    return Plan(
        lead={case: worker for plan in listed for case, worker in sorted(plan.lead.items())},
        co_worker={case: worker for plan in listed for case, worker in plan.co_worker.items()},
        overseer={case: worker for plan in listed for case, worker in plan.overseer.items()},
        cover={case: worker for plan in listed for case, worker in plan.cover.items()},
        support={pair: hours for plan in listed for pair, hours in plan.support.items()},
        discipline={key: worker for plan in listed for key, worker in plan.discipline.items()},
    )


def guarantee_each(joint: Problem, councils: Iterable[Council], start: Plan) -> Problem:
    """The problem in which no council comes to more, in any goal of the region, than in the plan of all alone."""
    values = measure_by_team(joint, start)
    goals = joint.policy.goals
    listed = tuple(
        Guarantee(goal, council.teams, sum(values[goal][team] for team in council.teams))
        for council in councils
        for goal in goals
    )
    return replace(joint, guarantees=Guarantees(listed, start))


def settle_home(ruled: Problem) -> Problem:
    """The same problem with all that has a worker in the plan of all alone settled: what is left is to lend people to
    those who wait even so. Much smaller, and a good start for the whole."""
    assert ruled.guarantees is not None
    lead = ruled.guarantees.start.lead
    settled = frozenset(
        unit.id
        for unit in ruled.units
        if all(lead[case] is not None and not ruled.standings[case].is_handed_on for case in unit.cases)
    )
    return replace(ruled, guarantees=replace(ruled.guarantees, settled=settled))


def start_from(ruled: Problem, plan: Plan) -> Problem:
    """The same problem with another plan to start from, which keeps the guarantees too and leaves the settled as they
    are."""
    assert ruled.guarantees is not None
    return replace(ruled, guarantees=replace(ruled.guarantees, start=plan))
