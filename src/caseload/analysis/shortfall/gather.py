"""Gathers what a plan gives to many posts into few: first fit, so that the search starts from a fair number."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from caseload.analysis.shortfall.packing import Bin, Item, measure_item, order_items
from caseload.analysis.shortfall.rows import Offer
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.scope import Part
from caseload.solve.post_rows import list_used, rename_workers


@dataclass(frozen=True)
class Gatherer:
    """Knows which rows may receive which unit. What it makes is a suggestion: whether a plan is sound and no worse
    is for the caller to ask."""

    problem: Problem
    offers: Sequence[Offer]
    may_take: Mapping[str, frozenset[str]]

    def gather(self, plan: Plan) -> Plan:
        """The plan with the cases and duties of all posts in as few rows as first fit needs."""
        return self._pack(plan, is_filling=False)

    def fill(self, plan: Plan) -> Plan:
        """The same, with posts also for every unit that has no worker at all, where one may take it."""
        return self._pack(plan, is_filling=True)

    def trim(self, plan: Plan) -> Plan:
        """The plan with cheaper rows, or rows of fewer skills, wherever one may take all that a row has."""
        units: dict[str, set[str]] = {}
        for unit in self.problem.units:
            for case in unit.cases:
                units.setdefault(plan.lead.get(case) or "", set()).add(unit.id)
        used, names = set(list_used(plan)), {}
        ranked = sorted(self.offers, key=lambda offer: (offer.prices, offer.team, offer.profile.name))
        for place in reversed(range(len(ranked))):
            for row in (row for row in ranked[place].rows if row in used):
                alike = (other for other in ranked[:place] if is_alike(other, ranked[place]))
                free = (name for other in alike for name in other.rows if name not in used)
                better = next((n for n in free if all(n in self.may_take[u] for u in units.get(row, ()))), None)
                if better is not None:
                    used.add(better)
                    names[row] = better
        return rename_workers(plan, names)

    def _pack(self, plan: Plan, is_filling: bool) -> Plan:
        packing = Packing(self.problem, self.offers, self.may_take)
        rows = {row for offer in self.offers for row in offer.rows}
        lead = dict(plan.lead)
        for unit, item in packing.order(self._list_led(plan, rows, is_filling)):
            row = packing.find_row(unit, item)
            lead.update(dict.fromkeys(item.cases, row or plan.lead[item.cases[0]]))
        units = {case: unit.id for unit in self.problem.units for case in unit.cases}
        duties = {}
        for name in ("co_worker", "overseer", "cover"):
            table: dict[str, str] = dict(getattr(plan, name))
            duties[name] = {c: packing.find_helper(units[c], lead[c], w) if w in rows else w for c, w in table.items()}
        return replace(
            plan,
            lead=lead,
            **duties,
            support={pair: hours for pair, hours in plan.support.items() if not rows & set(pair)},
            discipline={key: worker for key, worker in plan.discipline.items() if worker not in rows},
        )

    def _list_led(self, plan: Plan, rows: set[str], is_filling: bool) -> Iterator[tuple[str, Item]]:
        """The units that posts lead in a plan; if filling, also those without a worker that one may take."""
        for unit in self.problem.units:
            leads = {plan.lead.get(case, "") for case in unit.cases}
            led = tuple(case for case in unit.cases if plan.lead.get(case) in rows)
            if is_filling and leads == {None} and self.may_take[unit.id]:
                led = unit.cases
            if led:
                yield unit.id, measure_item(self.problem, led, plan.lead[led[0]] or min(self.may_take[unit.id]))


def is_alike(other: Offer, offer: Offer) -> bool:
    """Whether two offers differ only in skills and price."""
    return (other.team, other.profile.role, other.fte) == (offer.team, offer.profile.role, offer.fte)


def make_gatherer(problem: Problem, offers: Sequence[Offer], parts: Iterable[Part]) -> Gatherer:
    """A gatherer for a problem that has every row of the offers among its workers."""
    rows = {row for offer in offers for row in offer.rows}
    outcomes = {unit: listed for part in parts for unit, listed in part.outcomes.items()}
    may_take = {unit: frozenset(o.worker for o in listed if o.worker in rows) for unit, listed in outcomes.items()}
    return Gatherer(problem, offers, may_take)


class Packing:
    """Rows taken up so far, and what is in them."""

    def __init__(self, problem: Problem, offers: Sequence[Offer], may_take: Mapping[str, frozenset[str]]) -> None:
        """Starts with no row taken up; the cheapest offers come first."""
        self.problem, self.may_take = problem, may_take
        self.offers = sorted(offers, key=lambda offer: (offer.prices, offer.team, offer.profile.name))
        self.bins: dict[str, Bin] = {}
        self.helpers: dict[tuple[str, str | None], str] = {}

    def order(self, led: Iterable[tuple[str, Item]]) -> list[tuple[str, Item]]:
        """The units that fewest rows may take first, then the largest."""
        units = list(led)
        by_cases = {item.cases: unit for unit, item in units}
        listed = [(by_cases[item.cases], item) for item in order_items(item for _, item in units)]
        return sorted(listed, key=lambda pair: len(self.may_take[pair[0]]))

    def find_row(self, unit: str, item: Item) -> str | None:
        """The first row in use with room for a unit, or the cheapest new one; None if there is none."""
        able = self.may_take[unit]
        row = next((row for row, each in self.bins.items() if row in able and each.has_room(item)), None)
        row = row or next((row for row in self._list_free() if row in able), None)
        if row is not None:
            self._open(row).put(item)
        return row

    def find_helper(self, unit: str, lead: str | None, worker: str) -> str:
        """The first row in use that serves the unit's team and does not lead it; else who did it before."""
        team = self.problem.staff[worker].team
        key = (unit, lead)
        if key not in self.helpers:
            here = [row for row in (*self.bins, *self._list_free()) if self.problem.staff[row].team == team]
            self.helpers[key] = next((row for row in here if row != lead), worker)
            self._open(self.helpers[key])
        return self.helpers[key]

    def _list_free(self) -> Iterable[str]:
        return (row for offer in self.offers for row in offer.rows if row not in self.bins)

    def _open(self, row: str) -> Bin:
        member = self.problem.staff[row]
        most = member.aim if "above_target" in self.problem.policy.goals else None
        return self.bins.setdefault(row, Bin(member, self.problem, most=most))
