"""Families: how many each worker receives and leads, for the pace and the kind limits."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from caseload.domain.staff import StaffMember
from caseload.model.linear import Linear
from caseload.model.outcome import Outcome

if TYPE_CHECKING:
    from caseload.model.decisions import Decisions


@dataclass(frozen=True)
class NewFamilies:
    """Families new to a worker: all, and those urgent (with an unheld must-allocate child received).

    `room` is what the limit leaves, `most` what twice the limit leaves (an NQSW: the same).
    """

    total: Linear
    urgent: Linear
    room: int
    most: int
    count: int


@dataclass(frozen=True)
class LimitedFamilies:
    """Families of one kind limit at one worker: kept, received urgently, received otherwise.

    `above` is true when the kept alone exceed the limit (None: they cannot), `far` when they exceed twice it.
    """

    kept: Linear
    urgent: Linear
    other: Linear
    received: tuple[cp_model.IntVar, ...]
    limit: int
    twice: int
    most_kept: int
    most: int
    above: cp_model.IntVar | None
    far: cp_model.IntVar | None

    @property
    def total(self) -> Linear:
        """Families led, of this limit."""
        return self.kept + self.urgent + self.other

    def require(self, model: cp_model.CpModel) -> None:
        """Kept + not urgent <= limit where one is received; all <= twice the limit where an urgent one is."""
        if not self.received:
            return
        excess = self.most_kept - self.limit
        if self.above is None:
            model.add(self.kept + self.other <= self.limit)
        else:
            model.add(self.kept + self.other <= self.limit + excess * self.above)
            model.add(self.other == 0).only_enforce_if(self.above)
        if self.far is None:
            model.add(self.total <= self.twice)
        else:
            model.add(self.total <= self.twice + (self.most_kept - self.twice) * self.far)
            model.add(self.urgent == 0).only_enforce_if(self.far)
            model.add(self.other == 0).only_enforce_if(self.far)


class Families:
    """Counts of families at each worker, made once each."""

    def __init__(self, decisions: "Decisions") -> None:
        """Nothing is made until it is asked for."""
        self.decisions = decisions
        self.problem = decisions.problem
        self._new: dict[str, NewFamilies | None] = {}
        self._limited: dict[tuple[str, str], LimitedFamilies | None] = {}

    def new_to(self, member: StaffMember) -> NewFamilies | None:
        """The families new to a worker that they may receive; None if none may come."""
        if member.id not in self._new:
            self._new[member.id] = self._count_new(member)
        return self._new[member.id]

    def of_limit(self, member: StaffMember, limit: str) -> LimitedFamilies | None:
        """The families of a kind limit that a worker may lead; None if none, or if not available."""
        key = (member.id, limit)
        if key not in self._limited:
            self._limited[key] = self._count_limited(member, limit) if member.is_available else None
        return self._limited[key]

    def _family(self, outcome: Outcome) -> str:
        return self.problem.standings[outcome.unit.cases[0]].family

    def _is_urgent(self, outcome: Outcome) -> bool:
        standings = (self.problem.standings[case] for case in outcome.received)
        return any(s.is_must and s.holder is None for s in standings)

    def _group(self, member: StaffMember) -> dict[str, list[tuple[Outcome, cp_model.IntVar]]]:
        grouped: dict[str, list[tuple[Outcome, cp_model.IntVar]]] = {}
        for chosen in self.decisions.led_by(member.id):
            grouped.setdefault(self._family(chosen[0]), []).append(chosen)
        return grouped

    def _any(self, chosen: Iterable[tuple[Outcome, cp_model.IntVar]]) -> Linear:
        """1 when any of these outcomes of one family comes about; those of one unit exclude each other."""
        units: dict[str, list[cp_model.IntVar]] = {}
        for outcome, literal in chosen:
            units.setdefault(outcome.unit.id, []).append(literal)
        return self.decisions.any_of_exclusive(list(units.values())) if units else 0

    def _count_new(self, member: StaffMember) -> NewFamilies | None:
        known = self.problem.held.get(member.id, frozenset())
        given = self.problem.given.get(member.id, frozenset())
        totals: list[Linear] = []
        urgents: list[Linear] = []
        for family, chosen in sorted(self._group(member).items()):
            received = [(o, v) for o, v in chosen if o.received]
            if family in known or family in given or not received:
                continue
            totals.append(self._any(received))
            urgents.append(self._any((o, v) for o, v in received if self._is_urgent(o)))
        if not totals:
            return None
        before = self.problem.recent.get(member.id, 0) + len(given)
        room = max(0, member.max_new - before)
        most = room if member.is_protected else max(0, 2 * member.max_new - before)
        return NewFamilies(sum(totals), sum(urgents), room, most, len(totals))

    def _is_counted(self, case: str, limit: str) -> bool:
        stated = self.problem.standings[case].case
        return self.problem.policy.is_limited(limit, stated.kind, stated.proceedings)

    def _count_limited(self, member: StaffMember, limit: str) -> LimitedFamilies | None:
        kept: list[Linear] = []
        urgent: list[Linear] = []
        other: list[Linear] = []
        received: list[cp_model.IntVar] = []
        most_kept = families = 0
        for _, chosen in sorted(self._group(member).items()):
            counted = [(o, v) for o, v in chosen if any(self._is_counted(c, limit) for c in o.led)]
            if not counted:
                continue
            families += 1
            keeping = [(o, v) for o, v in counted if any(self._is_counted(c, limit) for c in o.kept)]
            most_kept += bool(keeping)
            if not [o for o, _ in counted if o.received]:
                kept.append(self._any(keeping))
                continue
            parts = self._part_family(chosen, counted, keeping)
            kept.append(parts[0])
            urgent.append(parts[1])
            other.append(parts[2])
            received += [v for o, v in counted if o.received]
        if not families:
            return None
        bound = self.problem.policy.kind_limits[limit]
        twice = bound if member.is_protected else 2 * bound
        above = self.decisions.new_bool() if most_kept > bound and received else None
        far = self.decisions.new_bool() if most_kept > twice and received else None
        return LimitedFamilies(
            sum(kept), sum(urgent), sum(other), tuple(received), bound, twice, most_kept, families, above, far
        )

    def _part_family(
        self,
        chosen: list[tuple[Outcome, cp_model.IntVar]],
        counted: list[tuple[Outcome, cp_model.IntVar]],
        keeping: list[tuple[Outcome, cp_model.IntVar]],
    ) -> tuple[Linear, Linear, Linear]:
        """Whether a family is kept, received urgently, or received otherwise: three exclusive 0-1 values."""
        led = self._any(counted)
        kept = self._any(keeping)
        pressing = [v for o, v in chosen if self._is_urgent(o)]
        if not pressing:
            return kept, 0, led - kept
        if all(self._is_urgent(o) for o, v in counted if not any(v is k for _, k in keeping)) and not keeping:
            return 0, led, 0
        urgent = self.decisions.new_bool()
        self.decisions.model.add(urgent <= sum(pressing))
        self.decisions.model.add(urgent <= led - kept)
        return kept, urgent, led - kept - urgent
