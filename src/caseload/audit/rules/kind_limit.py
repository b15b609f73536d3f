"""Kind limit: nobody receives more families of a limited kind than the policy allows a worker."""

from collections.abc import Iterator
from dataclasses import dataclass

from caseload.audit.after import After
from caseload.domain.plan import Breach, Plan, Since
from caseload.domain.problem import Problem

NAME = "kind_limit"


def find_breaches(problem: Problem, plan: Plan, after: After) -> Iterator[Breach]:
    """Available workers above a limit, once per limit; urgent families may take them to twice it (not an NQSW)."""
    for count in list_counts(problem, after):
        most = count.limit if problem.staff[count.worker].role.protected else 2 * count.limit
        usual = count.kept + count.received - count.urgent
        if count.received > count.urgent and usual > count.limit:
            yield build_breach(count, usual, count.limit, None)
        elif count.urgent and count.whole > most:
            yield build_breach(count, count.whole, most, None)
        elif count.kept > count.limit:
            yield build_breach(count, count.kept, count.limit, "decision" if count.has_given else "input")


@dataclass(frozen=True, slots=True)
class KindCount:
    """One worker's families under one limit: kept, received, and the urgent ones among those received."""

    worker: str
    name: str
    limit: int
    kept: int
    received: int
    urgent: int
    has_given: bool

    @property
    def whole(self) -> int:
        """All families with a counted case that the worker leads."""
        return self.kept + self.received


def build_breach(count: KindCount, number: int, limit: int, since: Since | None) -> Breach:
    """One worker above one limit."""
    return Breach(NAME, count.worker, None, since, f"has {number} families of {limit} with {count.name}")


def list_counts(problem: Problem, after: After) -> Iterator[KindCount]:
    """The families of every available worker under every limit."""
    for name, limit in sorted(problem.policy.kind_limits.items()):
        for worker, member in problem.staff.items():
            if member.is_available:
                yield count_families(problem, after, worker, name, limit)


def count_families(problem: Problem, after: After, worker: str, name: str, limit: int) -> KindCount:
    """One worker's families with a case the limit counts: kept if any such case is, else received."""
    standings = [problem.standings[case] for case in after.list_led(worker)]
    counted = [s for s in standings if problem.policy.is_limited(name, s.case.kind, s.case.proceedings)]
    kept = {s.family for s in counted if s.id in after.kept}
    received = {s.family for s in counted} - kept
    unheld = [s for s in standings if s.id in after.received and s.holder is None and s.waits_for is None]
    urgent = received & {s.family for s in unheld if s.is_must}
    given = any(s.is_decided for s in counted)
    return KindCount(worker, name, limit, len(kept), len(received), len(urgent), given)
