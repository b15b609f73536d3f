"""Gathers what a plan gives to many posts into few: first fit, so that the search starts from a fair number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from caseload.analysis.shortfall_packing import Bin, Item, order_items
from caseload.analysis.shortfall_rows import Offer, measure_item
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.scope import list_outcomes


@dataclass
class Gatherer:
    """Knows which offer may receive which unit. Called with a plan, gives one that may use fewer posts.

    The new plan is a suggestion: whether it is sound and no worse is for the caller to ask.
    """

    problem: Problem
    offers: Sequence[Offer]
    may_take: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __call__(self, plan: Plan) -> Plan:
        """The plan with the cases and duties of all posts in as few rows as first fit needs."""
        packing = Packing(self.problem, self.offers, self.may_take)
        rows = {row for offer in self.offers for row in offer.rows}
        lead = dict(plan.lead)
        units = {case: unit.id for unit in self.problem.units for case in unit.cases}
        for unit, item in packing.order(self._list_led(plan, rows)):
            row = packing.find_row(unit, item)
            lead.update(dict.fromkeys(item.cases, row or plan.lead[item.cases[0]]))
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

    def _list_led(self, plan: Plan, rows: set[str]) -> list[tuple[str, Item]]:
        found = []
        for unit in self.problem.units:
            led = tuple(case for case in unit.cases if plan.lead.get(case) in rows)
            if led:
                found.append((unit.id, measure_item(self.problem, led, plan.lead[led[0]] or "")))
        return found


def make_gatherer(problem: Problem, offers: Sequence[Offer]) -> Gatherer:
    """A gatherer for a problem that has every row of the offers among its workers."""
    rows = {row for offer in offers for row in offer.rows}
    may_take = {
        unit: frozenset(o.worker for o in listed if o.worker in rows) for unit, listed in list_outcomes(problem).items()
    }
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
        by_cases = {item.cases: unit for unit, item in led}
        listed = [(by_cases[item.cases], item) for item in order_items(item for _, item in led)]
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
        return self.bins.setdefault(row, Bin(self.problem.staff[row], self.problem))
