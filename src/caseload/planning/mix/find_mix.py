"""Finds the least-cost mix: the cheapest staff that nothing rules out is tried in the weeks, and what fails is cut off.

This is logic-based Benders decomposition (Hooker and Ottosson, 2003). It is exact: a staff that fails a week rules out
only staffs that can do no more than it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, lcm
from threading import Event
from typing import Final

from caseload.planning.mix.conditions import Group, list_conditions, staff_one_of_each
from caseload.planning.mix.mix import Counts, Ending, Fate, Found, MixQuestion, Tried
from caseload.planning.mix.order import covers, list_groups
from caseload.planning.mix.week import MixWeek
from caseload.planning.simulation.run_weeks import Stopped
from caseload.solve.cheapest_mix import Cheapest, Condition, Cut, MixTerms, find_cheapest

Judge = Callable[[MixWeek, Counts], Fate]
"""What becomes of a staff in a week; raises Stopped where somebody asked to stop."""
OnStep = Callable[[int, Fraction | None, Fraction | None], None]
"""Hears how many staffs were tried, the cost of the cheapest that works (None: none yet), and the bound."""
WIDER: Final = (Fraction(1, 16), Fraction(1, 8), Fraction(1, 4), Fraction(1, 2), Fraction(1))
"""By which shares more than the conditions ask is tried, to have a staff that works early on."""


@dataclass
class Search:
    """What is known on the way: cuts that are proven and those that only help on, every staff tried, the best."""

    question: MixQuestion
    weeks: tuple[MixWeek, ...]
    judge: Judge
    stop: Event
    on_step: OnStep
    terms: MixTerms
    unit: int
    conditions: tuple[Condition, ...]
    groups: tuple[tuple[Group, ...], ...]
    cuts: list[Cut] = field(default_factory=list)
    doubts: list[Cut] = field(default_factory=list)
    known: dict[tuple[int, Counts], Fate] = field(default_factory=dict)
    best: Counts | None = None
    bound: Fraction = Fraction(0)
    has_widened: bool = False

    def find_fate(self, place: int, counts: Counts) -> Fate:
        """What becomes of a staff in a week, from a staff known to do no more or no less where there is one."""
        groups = self.groups[place]
        if (place, counts) in self.known:
            return self.known[place, counts]
        for (week, other), fate in self.known.items():
            if week == place and (
                (fate == "works" and covers(groups, counts, other))
                or (fate == "fails" and covers(groups, other, counts))
            ):
                return fate
        fate = self.judge(self.weeks[place], counts)
        self.known[place, counts] = fate
        if fate != "works":
            totals = tuple(sum(counts[at] for at in group) for group in groups)
            (self.cuts if fate == "fails" else self.doubts).append(Cut(place, groups, totals))
        return fate

    def try_staff(self, counts: Counts, places: Sequence[int]) -> bool:
        """Whether a staff works in enough weeks; tried in these first, in the others only while they could matter."""
        self.tell()
        others = [place for place in range(len(self.weeks)) if place not in places]
        works = 0
        for place in places:
            works += self.find_fate(place, counts) == "works"
        if works == len(places) or works + len(others) >= self.terms.enough:
            for place in others:
                if works < self.terms.enough:
                    works += self.find_fate(place, counts) == "works"
        is_enough = works >= self.terms.enough
        if is_enough and (self.best is None or self.measure(counts) < self.measure(self.best)):
            self.best = counts
        self.tell()
        return is_enough

    def measure(self, counts: Counts) -> Fraction:
        """Pounds a year."""
        return self.question.measure_cost(counts)

    def tell(self) -> None:
        """Tell how far it is."""
        best = None if self.best is None else self.measure(self.best)
        self.on_step(len({counts for _, counts in self.known}), best, self.bound)

    def find_cheapest(self, conditions: Sequence[Condition], cuts: Sequence[Cut]) -> Cheapest:
        """The cheapest staff that is left."""
        found = find_cheapest(self.terms, conditions, cuts, self.stop)
        if self.stop.is_set():
            raise Stopped
        return found

    def widen(self) -> None:
        """Look for a staff that works: more than the conditions ask, step by step, at last the most of every role."""
        self.has_widened = True
        for more in WIDER:
            wider = [Condition(c.week, c.weights, ceil(c.need * (1 + more))) for c in self.conditions]
            found = self.find_cheapest(wider, self.cuts)
            if found.counts is not None and self.try_staff(found.counts, found.chosen):
                return
        self.try_staff(self.terms.most, range(self.terms.enough))

    def run(self) -> Ending:
        """Try the cheapest staff that is left until it works or none is left."""
        while True:
            sure = self.find_cheapest(self.conditions, self.cuts)
            if sure.is_impossible:
                return "impossible"
            self.bound = max(self.bound, Fraction(sure.bound, self.unit))
            if self.best is not None and self.measure(self.best) <= self.bound:
                return "found"
            found = self.find_cheapest(self.conditions, [*self.cuts, *self.doubts]) if self.doubts else sure
            if found.counts is None or (
                self.best is not None and self.measure(found.counts) >= self.measure(self.best)
            ):
                return "found" if self.best is not None else "not_found"
            if not self.try_staff(found.counts, found.chosen) and self.best is None and not self.has_widened:
                self.widen()


def find_mix(question: MixQuestion, weeks: Sequence[MixWeek], judge: Judge, stop: Event, on_step: OnStep) -> Found:
    """The cheapest staff that does what is asked in enough of the weeks, with a bound.

    `stop`, Stopped and KeyboardInterrupt end it with the best so far.
    """
    search = begin(question, tuple(weeks), judge, stop, on_step)
    try:
        ending = search.run()
    except (Stopped, KeyboardInterrupt):
        ending = "stopped"
    if ending == "impossible":
        return Found(ending, None, None, list_tried(search))
    cost = None if search.best is None else question.measure_cost(search.best)
    bound = search.bound if cost is None else min(search.bound, cost)
    return Found(ending, search.best, bound, list_tried(search))


def begin(
    question: MixQuestion, weeks: tuple[MixWeek, ...], judge: Judge, stop: Event, on_step: OnStep
) -> Search:  # fmt: skip
    """The search before its first step."""
    ones = [staff_one_of_each(week, question) for week in weeks]
    conditions = [c for place, one in enumerate(ones) for c in list_conditions(one, place, question.goal) if c.need > 0]
    unit = lcm(1, *(role.cost.denominator for role in question.roles))
    usual = max((len(week.caseload.cases) for week in weeks), default=0)
    terms = MixTerms(
        prices=tuple(int(role.cost * unit) for role in question.roles),
        least=tuple(role.least for role in question.roles),
        most=tuple(max(role.least, usual) if role.most is None else role.most for role in question.roles),
        weeks=len(weeks),
        enough=question.count_enough(len(weeks)),
    )
    groups = tuple(list_groups(one) for one in ones)
    return Search(question, weeks, judge, stop, on_step, terms, unit, tuple(conditions), groups)


def list_tried(search: Search) -> tuple[Tried, ...]:
    """Every staff tried, in the order in which it was."""
    fates: dict[Counts, dict[Fate, int]] = {}
    for (_, counts), fate in search.known.items():
        of = fates.setdefault(counts, {})
        of[fate] = of.get(fate, 0) + 1
    return tuple(Tried(counts, search.measure(counts), dict(sorted(of.items()))) for counts, of in fates.items())
