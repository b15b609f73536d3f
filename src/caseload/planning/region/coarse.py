"""What counts alone tell of sharing: at most so many cases could be allocated, alone and with lending. Coarse.

A flow from people's room to waiting cases, by role, kind and skills. Who fits whom one by one, ways, families, pace
and protection are not looked at, so that the true numbers are at most these. Flow is first found at home and then
added to along paths that take nothing from a kind that has it, so that no council has fewer than alone.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Final

from caseload.domain.policy import Policy
from caseload.planning.region.managers import ManagerLending, Managers, pair_up
from caseload.planning.region.summary import MANAGERS, SPARE, WAITING, CountRow, Summary

Node = tuple[str, ...]
SOURCE: Final[Node] = ("source",)
SINK: Final[Node] = ("sink",)


@dataclass(frozen=True, slots=True)
class CoarseCouncil:
    """One council: cases that wait, those who may not among them, and how many could be allocated at most."""

    name: str
    must: int
    waiting: int
    alone: int
    shared: int


@dataclass(frozen=True, slots=True)
class CoarseLoan:
    """Cases of one council that another's people could take at most in this flow."""

    home: str
    host: str
    cases: int


@dataclass(frozen=True, slots=True)
class CoarseRegion:
    """What summaries tell of a region."""

    as_of: date
    councils: tuple[CoarseCouncil, ...]
    loans: tuple[CoarseLoan, ...]
    managers: ManagerLending | None = None


class Flow:
    """A flow in whole cases; every pipe has a size, and what flows may be sent back."""

    def __init__(self) -> None:
        """Start with no pipe."""
        self.left: dict[Node, dict[Node, int]] = {}

    def add(self, start: Node, end: Node, size: int) -> None:
        """A pipe of a size; pipes between the same two add up."""
        self.left.setdefault(start, {})[end] = self.left.get(start, {}).get(end, 0) + size
        self.left.setdefault(end, {}).setdefault(start, 0)

    def fill(self) -> None:
        """Send as much as can be sent, along shortest paths (Edmonds and Karp 1972)."""
        while (path := self._find_path()) is not None:
            pairs = list(pairwise(path))
            size = min(self.left[start][end] for start, end in pairs)
            for start, end in pairs:
                self.left[start][end] -= size
                self.left[end][start] += size

    def _find_path(self) -> list[Node] | None:
        came: dict[Node, Node] = {SOURCE: SOURCE}
        queue = deque([SOURCE])
        while queue:
            node = queue.popleft()
            for other, size in self.left.get(node, {}).items():
                if size and other not in came:
                    came[other] = node
                    queue.append(other)
        if SINK not in came:
            return None
        path = [SINK]
        while path[-1] != SOURCE:
            path.append(came[path[-1]])
        return path[::-1]

    def sent(self, start: Node, end: Node) -> int:
        """What flows through a pipe that leads one way only."""
        return self.left.get(end, {}).get(start, 0)


def share_coarsely(summaries: Sequence[Summary], policy: Policy, ratio: Fraction | None = None) -> CoarseRegion:
    """What sharing could do at most; `ratio` is case-holders' FTE a manager, None where managers are not lent."""
    flow = Flow()
    for summary in summaries:
        lay_home(flow, summary, policy)
    flow.fill()
    alone = {summary.council: count_allocated(flow, summary) for summary in summaries}
    for home in summaries:
        lay_abroad(flow, home, [host for host in summaries if host is not home], policy)
    flow.fill()
    councils = tuple(
        CoarseCouncil(
            summary.council,
            sum(row.cases or 0 for row in list_rows(summary, WAITING) if policy.kinds[row.kind].must_allocate),
            sum(row.cases or 0 for row in list_rows(summary, WAITING)),
            alone[summary.council],
            count_allocated(flow, summary),
        )
        for summary in summaries
    )
    return CoarseRegion(
        summaries[0].as_of, councils, list_coarse_loans(flow, summaries), lend_coarsely(summaries, ratio)
    )


def list_rows(summary: Summary, what: str) -> list[CountRow]:
    """The rows of one sort."""
    return [row for row in summary.rows if row.what == what]


def name_need(council: str, row: CountRow) -> Node:
    """A waiting row as a node; areas are one, as no way is known."""
    return ("need", council, row.kind, *row.skills)


def name_room(council: str, row: CountRow) -> Node:
    """A spare row as a node."""
    return ("room", council, row.role, *row.skills)


def may_take(policy: Policy, room: CountRow, need: CountRow) -> bool:
    """Whether people of a role and skills may lead cases of a kind and skills."""
    role, kind = policy.roles[room.role], policy.kinds[need.kind]
    by_law = role.registered or not kind.must_allocate
    is_able = set(need.skills) <= set(room.skills) or not policy.has_rule("skills")
    return kind.name in role.leads and by_law and is_able


def lay_home(flow: Flow, summary: Summary, policy: Policy) -> None:
    """Pipes from a council's room to its own waiting cases."""
    rooms, needs = list_rows(summary, SPARE), list_rows(summary, WAITING)
    for room in rooms:
        flow.add(SOURCE, name_room(summary.council, room), room.cases or 0)
    for need in needs:
        flow.add(name_need(summary.council, need), SINK, need.cases or 0)
    pairs = {
        (name_room(summary.council, room), name_need(summary.council, need)): room.cases or 0
        for room in rooms
        for need in needs
        if may_take(policy, room, need)
    }
    for (start, end), size in pairs.items():
        flow.add(start, end, size)


def lay_abroad(flow: Flow, home: Summary, hosts: Sequence[Summary], policy: Policy) -> None:
    """Pipes from the room of those who lend to other councils' waiting cases, within the hours they lend."""
    waiting = [(host, row) for host in hosts for row in list_rows(host, WAITING)]
    least = min((row.least_hours or Fraction(0) for _, row in waiting if row.cases), default=Fraction(0))
    for room in list_rows(home, SPARE):
        lent = ("lent", *name_room(home.council, room)[1:])
        flow.add(name_room(home.council, room), lent, measure_lent(room, least))
        reached = {(host.council, name_need(host.council, row)) for host, row in waiting if may_take(policy, room, row)}
        for host_name in sorted({name for name, _ in reached}):
            flow.add(lent, ("door", host_name, *lent[1:]), room.lend_cases or 0)
        for host_name, need in sorted(reached):
            flow.add(("door", host_name, *lent[1:]), need, room.lend_cases or 0)


def measure_lent(room: CountRow, least: Fraction) -> int:
    """Cases that those who lend could take: within their caps, and their hours over those of the lightest case."""
    most = room.lend_cases or 0
    return min(most, floor((room.lend_hours or Fraction(0)) / least)) if least else most


def count_allocated(flow: Flow, summary: Summary) -> int:
    """Cases of a council that the flow reaches."""
    needs = {name_need(summary.council, row) for row in list_rows(summary, WAITING)}
    return sum(flow.sent(need, SINK) for need in needs)


def list_coarse_loans(flow: Flow, summaries: Sequence[Summary]) -> tuple[CoarseLoan, ...]:
    """Cases that flow from one council to another."""
    sent: dict[tuple[str, str], int] = {}
    for node in flow.left:
        if node[0] == "door":
            pair = (node[2], node[1])
            sent[pair] = sent.get(pair, 0) + flow.sent(("lent", *node[2:]), node)
    return tuple(CoarseLoan(home, host, cases) for (home, host), cases in sorted(sent.items()) if cases)


def lend_coarsely(summaries: Sequence[Summary], ratio: Fraction | None) -> ManagerLending | None:
    """Managers, as with whole caseloads."""
    if ratio is None:
        return None
    rows: Mapping[str, list[CountRow]] = {one.council: list_rows(one, MANAGERS) for one in summaries}
    counted = tuple(
        Managers(
            council,
            sum((row.fte or Fraction(0) for row in listed), Fraction(0)),
            sum((row.holders_fte or Fraction(0) for row in listed), Fraction(0)) / ratio,
        )
        for council, listed in rows.items()
    )
    if not any(each.fte for each in counted):
        return None
    return ManagerLending(ratio, counted, tuple(pair_up({each.council: each.fte - each.need for each in counted})))
