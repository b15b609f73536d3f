"""Takes families off everyone above a limit, first to colleagues with room, then to posts: a plan to start from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from caseload.analysis.shortfall.count import find_limit
from caseload.analysis.shortfall.gather import is_alike
from caseload.analysis.shortfall.rows import Offer, name_row
from caseload.analysis.shortfall.seats import Seat, Seats
from caseload.analysis.shortfall.shed import Load, choose_shed
from caseload.audit.after import summarise_plan
from caseload.audit.aims import above_hours
from caseload.domain.eligibility import can_stand_by_all, is_co_worked, is_overseen
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.domain.units import Unit
from caseload.model.outcome import Outcome

LIMIT_WEIGHT: Final = 4
SKILL_WEIGHT: Final = 16
PASSES: Final = 4


@dataclass(frozen=True)
class Relieved:
    """A plan with posts, and how many rows of each offer it names (`name_row`, from 1), by the offer's first row.

    Only a suggestion: whether it obeys every rule is for the caller to ask.
    """

    plan: Plan
    rows: Mapping[str, int]


def relieve(
    problem: Problem, offers: Sequence[Offer], outcomes: Mapping[str, Sequence[Outcome]], plan: Plan
) -> Relieved:
    """The plan with as much as fits taken off those above the limits of the level, and with a worker for those who
    have none. `problem` has one row of each offer; `outcomes` says who may have each unit."""
    relief = Relief(problem, sorted(offers, key=lambda offer: (offer.prices, offer.team, offer.profile.name)), outcomes)
    relief.seat(plan)
    for _ in range(PASSES):
        relief.shed()
        relief.give_all()
        relief.close_posts()
        if not relief.feel_hours(relief.write(plan)):
            break
    relief.ask_for_less()
    return Relieved(relief.write(plan), {offer.rows[0]: len(relief.posts[offer.rows[0]]) for offer in relief.offers})


class Relief:
    """The plan in the making: who sits where, which posts are open, and what is still to give."""

    def __init__(self, problem: Problem, offers: Sequence[Offer], outcomes: Mapping[str, Sequence[Outcome]]) -> None:
        """Starts with no post; the cheapest offers come first."""
        self.problem, self.offers = problem, offers
        able = {unit: frozenset(list_takers(listed)) for unit, listed in outcomes.items()}
        self.seats = Seats(problem, able, self._is_helped)
        self.posts: dict[str, list[str]] = {offer.rows[0]: [] for offer in offers}
        self.waiting: list[Unit] = []
        self.hours_limit = problem.policy.hours == "limit" and problem.policy.has_rule("hours")

    def seat(self, plan: Plan) -> None:
        """What everyone has under a plan, and the units that have nobody or are to be handed on."""
        seats = self.seats.seats
        for worker, member in self.problem.staff.items():
            if worker not in self.posts and member.is_available:
                seats[worker] = Seat(member, worker, find_limit(self.problem, member))
        for (_, worker), hours in plan.support.items() if self.hours_limit else ():
            seats[worker].beside -= hours
        for case, worker in plan.cover.items():
            seats[worker].beside += self.problem.measure_cover_hours([case])
        for unit in self.problem.units:
            leads = {plan.lead[case] for case in unit.cases}
            led = tuple(case for case in unit.cases if plan.lead[case] in seats)
            if led:
                worker = plan.lead[led[0]] or ""
                whole = self.seats.measure(unit, seats[worker])
                seats[worker].items[unit.id] = whole if led == unit.cases else replace(whole, cases=led)
            if (None in leads or (unit.is_handed_on and unit.holder in leads)) and self.seats.able[unit.id]:
                self.waiting.append(unit)

    def shed(self) -> None:
        """Takes from everyone above a limit the fewest cases that bring them within it."""
        waiting = {unit.id for unit in self.waiting}
        for worker, seat in self.seats.seats.items():
            units = [self.seats.units[name] for name in seat.items if name not in waiting]
            loads = [self._weigh(unit, seat) for unit in units if self.seats.able[unit.id] - {worker}]
            filled = seat.fill_bin(self.problem)
            excess_hours = filled.hours - seat.member.capacity if self.hours_limit else 0
            for load in choose_shed(loads, filled.cases - seat.most, excess_hours):
                del seat.items[load.unit]
                self.waiting.append(self.seats.units[load.unit])

    def feel_hours(self, plan: Plan) -> bool:
        """Where hours limit: adds what a worker still has above them to the hours beside their cases, as less support
        or a duty may leave it; whether there was any."""
        if not self.hours_limit:
            return False
        after, is_over = summarise_plan(self.problem, plan), False
        for worker, seat in self.seats.seats.items():
            over = above_hours.measure_above(self.problem, after, worker) if worker == seat.alike else 0
            if over:
                is_over = True
                seat.beside += ceil(over / self.problem.policy.hours_unit)
        self.waiting = []
        return is_over

    def _weigh(self, unit: Unit, seat: Seat) -> Load:
        """One unit; awkward: counted in kind limits, with skills, or nothing for those who need an overseer."""
        item = self.seats.measure(unit, seat)
        skills = {skill for case in unit.cases for skill in self.problem.standings[case].case.skills}
        helped = any(self.problem.staff[worker].role.overseen for worker in self.seats.able[unit.id])
        awkward = LIMIT_WEIGHT * len(item.limits) + SKILL_WEIGHT * len(skills) + (not helped)
        return Load(unit.id, len(unit.cases), item.hours, awkward)

    def _is_helped(self, unit: Unit, seat: Seat) -> bool:
        """Whether a worker needs nobody beside them for a unit, or somebody may oversee them."""
        policy, standings = self.problem.policy, [self.problem.standings[case] for case in unit.cases]
        if is_overseen(seat.member, policy):
            return any(can_stand_by_all(standings, m, policy) for w, m in self.problem.staff.items() if w != seat.alike)
        return not any(is_co_worked(standing, seat.member, policy) for standing in standings)

    def give_all(self) -> None:
        """Gives out what waits: what fewest offers may take first, then the largest."""

        def rank(unit: Unit) -> tuple[int, int, str]:
            return sum(row in self.seats.able[unit.id] for row in self.posts), -len(unit.cases), unit.id

        for unit in sorted(self.waiting, key=rank):
            worker = self.seats.find_direct(unit)
            if worker is None and self.seats.move_chain(unit):
                continue
            worker = worker or self._open_post(unit)
            if worker is not None:
                self.seats.put(unit, worker)

    def _open_post(self, unit: Unit) -> str | None:
        """The cheapest new post that may take a unit."""
        for offer in self.offers:
            first = offer.rows[0]
            if first in self.seats.able[unit.id] and self._is_to_be_had(offer):
                row = name_row(offer, len(self.posts[first]) + 1, self.problem.staff) if self.posts[first] else first
                member = self.problem.staff[first]
                self.seats.seats[row] = Seat(member, first, find_limit(self.problem, member))
                if self.seats.has_room(unit, row):
                    self.posts[first].append(row)
                    return row
                del self.seats.seats[row]
        return None

    def _is_to_be_had(self, offer: Offer) -> bool:
        """Whether one more of a profile can be had, over all teams."""
        if offer.profile.available is None:
            return True
        count = sum(len(self.posts[each.rows[0]]) for each in self.offers if each.profile.name == offer.profile.name)
        return (count + 1) * offer.profile.fte <= offer.profile.available

    def close_posts(self) -> None:
        """Empties posts into the room that is left, the emptiest first, where all of one finds room."""
        rows = [row for listed in self.posts.values() for row in listed]
        for row in sorted(rows, key=lambda row: (self.seats.seats[row].cases, row)):
            before = {worker: dict(seat.items) for worker, seat in self.seats.seats.items()}
            units = [self.seats.units[name] for name in self.seats.seats[row].items]
            if all(self.seats.move_chain(unit, (row,)) for unit in units):
                del self.seats.seats[row]
                self.posts[self._find_first(row)].remove(row)
            else:
                for worker, items in before.items():
                    self.seats.seats[worker].items = items

    def _find_first(self, row: str) -> str:
        return next(first for first, rows in self.posts.items() if row in rows)

    def ask_for_less(self) -> None:
        """Puts a cheaper post, or one of fewer skills, wherever it may take all that a post has."""
        for place in reversed(range(len(self.offers))):
            offer = self.offers[place]
            for row in list(self.posts[offer.rows[0]]):
                for other in self.offers[:place]:
                    items = self.seats.seats[row].items
                    if self._is_like(other, offer) and all(other.rows[0] in self.seats.able[name] for name in items):
                        self.posts[offer.rows[0]].remove(row)
                        self.posts[other.rows[0]].append(row)
                        break

    def _is_like(self, other: Offer, offer: Offer) -> bool:
        """Whether two offers differ only in skills and price, and one more of the other can be had."""
        return is_alike(other, offer) and self._is_to_be_had(other)

    def write(self, plan: Plan) -> Plan:
        """The whole plan: duties stay where the lead did, an overseer for those who need one, a cover for those who
        wait without; support only as far as the cases still ask for it."""
        lead = self._list_leads(plan)
        same = {case for case, worker in lead.items() if worker == plan.lead[case] and worker is not None}
        return replace(
            plan,
            lead=lead,
            co_worker={case: worker for case, worker in plan.co_worker.items() if case in same},
            overseer={c: w for c, w in plan.overseer.items() if c in same} | self._find_overseers(same),
            cover={case: worker for case, worker in plan.cover.items() if lead[case]},
            support=dict(self._limit_support(plan, lead)),
            discipline={key: worker for key, worker in plan.discipline.items() if key[0] in same},
        )

    def _list_leads(self, plan: Plan) -> dict[str, str | None]:
        """Who leads each case, the posts of each offer numbered from 1; those at no seat as they were."""
        names = {}
        for offer in self.offers:
            for number, row in enumerate(self.posts[offer.rows[0]], 1):
                names[row] = offer.rows[0] if number == 1 else name_row(offer, number, self.problem.staff)
        lead = {c: worker if worker not in self.seats.seats else None for c, worker in plan.lead.items()}
        for worker, seat in self.seats.seats.items():
            for item in seat.items.values():
                lead.update(dict.fromkeys(item.cases, names.get(worker, worker)))
        return lead

    def _find_overseers(self, same: set[str]) -> dict[str, str]:
        """One overseer for each unit that someone receives who needs one: a colleague of its team if there is one,
        with fewest cases."""
        found: dict[str, str] = {}
        for worker, seat in self.seats.seats.items():
            for item in seat.items.values() if is_overseen(seat.member, self.problem.policy) else ():
                overseer = self._find_overseer(worker, item.cases)
                if overseer is not None and not set(item.cases) <= same:
                    found.update(dict.fromkeys(item.cases, overseer))
        return found

    def _find_overseer(self, worker: str, cases: tuple[str, ...]) -> str | None:
        standings = [self.problem.standings[case] for case in cases]
        able = (
            (other.member.team != standings[0].case.team, other.cases, name)
            for name, other in self.seats.seats.items()
            if name not in (worker, *self.posts) and name == other.alike
            if can_stand_by_all(standings, other.member, self.problem.policy)
        )
        return min(able, default=(False, 0, None))[2]

    def _limit_support(self, plan: Plan, lead: Mapping[str, str | None]) -> Iterable[tuple[tuple[str, str], int]]:
        """Support as far as the cases ask for it and the officer has the hours; none where hours do not limit."""
        asked: dict[str, int] = {}
        spent: dict[str, int] = {}
        for case, worker in lead.items():
            if worker is not None:
                asked[worker] = asked.get(worker, 0) + self.problem.standings[case].support_hours
        for (officer, worker), hours in plan.support.items() if self.hours_limit else ():
            filled = self.seats.seats[officer].fill_bin(self.problem)
            room = filled.member.capacity - filled.hours - spent.get(officer, 0)
            given = min(hours, asked.get(worker, 0), room)
            if given > 0:
                asked[worker] -= given
                spent[officer] = spent.get(officer, 0) + given
                yield (officer, worker), given


def list_takers(outcomes: Iterable[Outcome]) -> Iterable[str]:
    """Those with whom the whole of a unit may be, but for a holder who is to hand it on."""
    for outcome in outcomes:
        is_stuck = outcome.unit.is_handed_on and outcome.worker == outcome.unit.holder
        if outcome.worker is not None and not outcome.left and not is_stuck and not outcome.unit.is_waiting:
            yield outcome.worker
