"""Who has which units while a plan is being made: room at each worker, and chains of moves that make some."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from caseload.analysis.shortfall.packing import Bin, Item, measure_item
from caseload.domain.problem import Problem
from caseload.domain.staff import StaffMember
from caseload.domain.units import Unit


@dataclass
class Seat:
    """One worker or post: the units there, the hours spent beside them, and the limit of the level on cases.

    `alike` is a worker of the problem whose hours and travel are the same: the worker, or the first row of an offer.
    """

    member: StaffMember
    alike: str
    most: int
    beside: int = 0
    items: dict[str, Item] = field(default_factory=dict)

    @property
    def cases(self) -> int:
        """The cases there."""
        return sum(len(item.cases) for item in self.items.values())

    def fill_bin(self, problem: Problem, without: str | None = None) -> Bin:
        """All that is there, but for one unit."""
        filled = Bin(self.member, problem, hours=self.beside, most=self.most)
        for unit, item in self.items.items():
            if unit != without:
                filled.put(item)
        return filled


class Seats:
    """Every seat, and who may have which unit."""

    def __init__(self, problem: Problem, able: Mapping[str, frozenset[str]], may: Callable[[Unit, Seat], bool]) -> None:
        """Starts empty; `able` names workers and first rows of offers, `may` says whether a unit needs nobody else
        beside a seat, or has them."""
        self.problem, self.able, self.may = problem, able, may
        self.seats: dict[str, Seat] = {}
        self.units = {unit.id: unit for unit in problem.units}
        self._items: dict[tuple[str, str], Item] = {}

    def measure(self, unit: Unit, seat: Seat) -> Item:
        """What a whole unit takes of a seat."""
        key = (unit.id, seat.alike)
        if key not in self._items:
            self._items[key] = measure_item(self.problem, unit.cases, seat.alike)
        return self._items[key]

    def has_room(self, unit: Unit, worker: str, without: str | None = None) -> bool:
        """Whether a unit fits at a seat, if another one were gone; a unit of which part is there counts as gone."""
        seat = self.seats[worker]
        item, gone = self.measure(unit, seat), seat.items.get(without or "")
        if seat.cases - (len(gone.cases) if gone else 0) + len(item.cases) > seat.most and unit.id not in seat.items:
            return False
        filled = seat.fill_bin(self.problem, without)
        if unit.id in seat.items:
            filled = seat.fill_bin(self.problem, unit.id)
        return filled.has_room(item) and self._may_lend(unit, seat, without)

    def _may_lend(self, unit: Unit, seat: Seat, without: str | None) -> bool:
        """Whether the hours at other teams' units, this one's with them, stay within what the worker may lend."""
        if unit.team == seat.member.team or not self.problem.policy.has_rule("lending"):
            return True
        away = [item for name, item in seat.items.items() if self.units[name].team != seat.member.team]
        gone = seat.items.get(without or "")
        hours = sum(item.hours for item in away if item is not gone) + self.measure(unit, seat).hours
        return hours <= seat.member.lend_limit

    def put(self, unit: Unit, worker: str) -> None:
        """Takes a unit from wherever it is, and puts the whole of it at a seat."""
        self.remove(unit)
        self.seats[worker].items[unit.id] = self.measure(unit, self.seats[worker])

    def remove(self, unit: Unit) -> None:
        """Takes a unit from wherever it is."""
        for seat in self.seats.values():
            seat.items.pop(unit.id, None)

    def list_able(self, unit: Unit) -> list[str]:
        """The seats that may have a unit, in order."""
        able = self.able[unit.id]
        return [worker for worker, seat in self.seats.items() if seat.alike in able and self.may(unit, seat)]

    def find_direct(self, unit: Unit) -> str | None:
        """The seat with least room that has room for the unit; those who need somebody beside them first."""
        fitting = [
            (not self.seats[worker].member.role.overseen, self.seats[worker].most - self.seats[worker].cases, worker)
            for worker in self.list_able(unit)
            if self.has_room(unit, worker)
        ]
        return min(fitting)[2] if fitting else None

    def move_chain(self, unit: Unit, shut: Iterable[str] = ()) -> bool:
        """Finds room for a unit by a shortest chain: it takes the place of another one, which takes the place of
        another one, until one fits. Carries it out; False if there is none. Nothing goes to a seat that is `shut`."""
        came: dict[str, tuple[Unit, str | None]] = {}
        queue: deque[str] = deque()

        def reach(moving: Unit, source: str | None) -> None:
            for worker in self.list_able(moving):
                if worker not in came and worker not in shut:
                    came[worker] = (moving, source)
                    queue.append(worker)

        reach(unit, None)
        while queue:
            worker = queue.popleft()
            coming = came[worker][0]
            if self.has_room(coming, worker):
                self._carry_out(worker, came)
                return True
            for name, item in list(self.seats[worker].items.items()):
                going = self.units[name]
                if len(item.cases) == len(going.cases) and self.has_room(coming, worker, name):
                    reach(going, worker)
        return False

    def _carry_out(self, last: str, came: Mapping[str, tuple[Unit, str | None]]) -> None:
        worker: str | None = last
        while worker is not None:
            unit, source = came[worker]
            self.put(unit, worker)
            worker = source
