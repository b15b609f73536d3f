"""New cases: nobody receives more new families in a week than they can take in."""

from collections.abc import Iterator
from dataclasses import dataclass

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan, Since
from caseload.domain.problem import Problem

NAME = "new_cases"


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Workers above their number of new families, once each.

    Families without a received, unheld must-allocate case keep to the room; all of them to the room at twice
    the number, for an NQSW to the room itself.
    """
    for worker, member in problem.staff.items():
        intake = measure_intake(problem, after, worker)
        usual = intake.received - intake.urgent
        if usual > intake.room:
            yield Breach(NAME, worker, None, None, f"receives {usual} new families, {intake.room} is the most")
        elif intake.received > intake.stretched:
            detail = f"receives {intake.received} new families, {intake.stretched} is the most"
            yield Breach(NAME, worker, None, None, detail)
        elif intake.settled > member.max_new:
            since: Since = "decision" if problem.given.get(worker) else "input"
            yield Breach(NAME, worker, None, since, f"has {intake.settled} new families of {member.max_new}")


@dataclass(frozen=True, slots=True)
class Intake:
    """One worker's new families: received (urgent ones among them), settled before, and how many may be received.

    `settled` are those of the last days and those a `give` brings; `room` is what is left of the number,
    `stretched` what is left of twice the number (an NQSW's room).
    """

    received: int
    urgent: int
    settled: int
    room: int
    stretched: int


def measure_intake(problem: Problem, after: After, worker: str) -> Intake:
    """Count one worker's new families: those of which they lead a case after and had none before."""
    member = problem.staff[worker]
    given = problem.given.get(worker, frozenset())
    new = after.list_families(worker) - problem.held.get(worker, frozenset()) - given
    standings = [problem.standings[case] for case in after.list_received(worker)]
    urgent = {s.family for s in standings if s.is_must and s.holder is None and s.waits_for is None}
    settled = problem.recent.get(worker, 0) + len(given)
    room = max(0, member.max_new - settled)
    stretched = room if member.role.protected else max(0, 2 * member.max_new - settled)
    return Intake(len(new), len(new & urgent), settled, room, stretched)
