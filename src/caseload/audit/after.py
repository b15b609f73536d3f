"""What a plan comes to: who leads, keeps and receives what, and the hours of each worker."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from caseload.audit.duties import Duty, list_duties
from caseload.domain.plan import Plan, Since
from caseload.domain.problem import Problem
from caseload.domain.units import Unit

Part = tuple[Unit, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class After:
    """A plan as its caseload finds it, worked out once. Hours are whole hour units a week.

    `lead` has every case; a worker who is not among the staff counts as none. `parts` are, by worker, the
    units they lead with the cases of each. `led_hours` have travel and the discipline hours nobody else does.
    With the rule `support` off, neither support nor practitioners count: `support` and `discipline` are empty.
    """

    problem: Problem
    lead: Mapping[str, str | None]
    unit_of: Mapping[str, Unit]
    kept: frozenset[str]
    received: frozenset[str]
    led: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[Part, ...]]
    duties: tuple[Duty, ...]
    support: Mapping[tuple[str, str], int]
    discipline: Mapping[tuple[str, str], str]
    led_hours: Mapping[str, int]
    duty_hours: Mapping[str, int]
    support_received: Mapping[str, int]
    case_receivers: frozenset[str]
    duty_receivers: frozenset[str]

    def list_led(self, worker: str) -> tuple[str, ...]:
        """The cases a worker leads, in the order of their ids."""
        return self.led.get(worker, ())

    def list_received(self, worker: str) -> tuple[str, ...]:
        """The cases a worker receives."""
        return tuple(case for case in self.list_led(worker) if case in self.received)

    def list_families(self, worker: str) -> frozenset[str]:
        """The families of which a worker leads a case."""
        return frozenset(self.problem.standings[case].family for case in self.list_led(worker))

    def measure_hours(self, worker: str) -> int:
        """Hour units after support: led hours less the support received."""
        return self.led_hours.get(worker, 0) - self.support_received.get(worker, 0)

    def measure_capacity_left(self, worker: str) -> int:
        """Capacity less co-working, overseeing and covering, at least 0."""
        return max(0, self.problem.staff[worker].capacity - self.duty_hours.get(worker, 0))

    def explain_case(self, case: str) -> Since | None:
        """Why a case is with its worker: the input or a decision; None where the plan brought it there."""
        if case not in self.kept:
            return None
        return "decision" if self.problem.standings[case].is_decided else "input"

    def explain_load(self, worker: str, receives: bool) -> Since | None:
        """Why a worker is above a limit: None where they receive more, else a `give` among it, or the input."""
        if receives:
            return None
        given = any(self.problem.standings[case].is_decided for case in self.list_led(worker))
        return "decision" if given else "input"


def summarise_plan(problem: Problem, plan: Plan) -> After:
    """Work out a plan once for every rule and goal; unknown cases and workers are left out."""
    unit_of = {case: unit for unit in problem.units for case in unit.cases}
    lead = {case: known(problem, plan.lead.get(case)) for case in problem.standings}
    kept = frozenset(case for case, worker in lead.items() if worker and is_kept(problem, case, worker))
    received = frozenset(case for case, worker in lead.items() if worker and case not in kept)
    led = group(problem, lead)
    parts = {worker: divide(cases, unit_of) for worker, cases in led.items()}
    duties = tuple(list_duties(problem, plan, unit_of))
    counts = problem.policy.has_rule("support")
    support = dict(sorted(plan.support.items())) if counts else {}
    discipline = dict(sorted(plan.discipline.items())) if counts else {}
    return After(
        problem=problem,
        lead=lead,
        unit_of=unit_of,
        kept=kept,
        received=received,
        led=led,
        parts=parts,
        duties=duties,
        support=support,
        discipline=discipline,
        led_hours={worker: measure_led(problem, worker, owned, discipline) for worker, owned in parts.items()},
        duty_hours=total((duty.worker, duty.hours) for duty in duties),
        support_received=total((worker, units) for (_, worker), units in support.items()),
        case_receivers=frozenset(lead[case] or "" for case in received),
        duty_receivers=frozenset(duty.worker for duty in duties if duty.received),
    )


def known(problem: Problem, worker: str | None) -> str | None:
    """The worker, if they are among the staff."""
    return worker if worker in problem.staff else None


def is_kept(problem: Problem, case: str, worker: str) -> bool:
    """Whether the worker is the case's available holder, the absent one it waits for, or a `give`'s worker."""
    standing = problem.standings[case]
    return worker in (standing.holder, standing.waits_for)


def group(problem: Problem, lead: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    """The cases each worker leads, workers and cases in the order of their ids."""
    led: dict[str, list[str]] = {worker: [] for worker in sorted(problem.staff)}
    for case in sorted(lead):
        worker = lead[case]
        if worker:
            led[worker].append(case)
    return {worker: tuple(cases) for worker, cases in led.items()}


def divide(cases: Iterable[str], unit_of: Mapping[str, Unit]) -> tuple[Part, ...]:
    """One worker's cases by unit, in the order of the units' ids."""
    parts: dict[str, list[str]] = {}
    for case in cases:
        parts.setdefault(unit_of[case].id, []).append(case)
    return tuple((unit_of[members[0]], tuple(members)) for _, members in sorted(parts.items()))


def measure_led(
    problem: Problem, worker: str, parts: tuple[Part, ...], discipline: Mapping[tuple[str, str], str]
) -> int:
    """Hour units of all a worker leads, with travel once per unit and the discipline hours left to them."""
    whole = sum(problem.measure_led_hours(cases, worker) for _, cases in parts)
    left = sum(measure_left(problem, case, worker, discipline) for _, cases in parts for case in cases)
    return whole + left


def measure_left(problem: Problem, case: str, worker: str, discipline: Mapping[tuple[str, str], str]) -> int:
    """Hour units of a case's disciplines that no practitioner does; none where `pairs` states the hours."""
    if problem.has_pair_hours(case, worker):
        return 0
    names = [name for name, _ in problem.standings[case].case.discipline if (case, name) not in discipline]
    return sum(problem.measure_undone_discipline(case, name) for name in names)


def total(amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The sum of the amounts of each name."""
    sums: Counter[str] = Counter()
    for name, amount in amounts:
        sums[name] += amount
    return dict(sums)
