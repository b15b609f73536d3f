"""Own means first: what each remedy other than agency staff would remove of a shortfall, and the best of them together.

All of it is found by solving the steady state again with the remedy in force; nothing is estimated or added up.
"""

from dataclasses import replace
from fractions import Fraction
from threading import Event
from typing import Final

from caseload.analysis.own_means.apply import apply_remedies
from caseload.analysis.own_means.remedy_list import list_remedies
from caseload.analysis.own_means.sets import Chosen, SetSearch, only_adds, rank_set
from caseload.analysis.shortfall.levels import find_shortfall
from caseload.analysis.shortfall.steady import aim_at, count_waiting
from caseload.analysis.solving_again import OnProgress, Until, search_until, solve_each
from caseload.domain.findings import ShortfallLevel
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.domain.remedies import Combination, Reach, Remedies, Remedy, RemedyEffect
from caseload.solve.messages import Options, Variant
from caseload.solve.variant_search import VariantSearch

LEVEL: Final = 2
BEFORE_SHARE: Final = 0.2
SINGLE_SHARE: Final = 0.4
STAY_SHARE: Final = 0.4
SET_SHARE: Final = 0.7
TRY_SHARE: Final = 0.25
LEFT_LEVELS: Final = (1, 2)
Known = dict[Chosen, Reach | None]
Found = tuple[Chosen, bool]


def find_remedies(
    problem: Problem,
    solved: Solved,
    seconds: float = 60.0,
    on_progress: OnProgress | None = None,
    stop: Event | None = None,
    seed: int = 0,
) -> Remedies:
    """What each remedy would remove of the shortfall in the steady state, and the cheapest set that reaches what all
    together reach, with the agency need left after it.

    `solved` is the week's audited plan. `seconds` is for all of it; what was not settled in time says so. Ctrl-C
    (KeyboardInterrupt) and `stop` end the search and keep what is known.
    """
    return search_until(lambda until: search_remedies(problem, solved, until), seconds, on_progress, stop, seed)


def search_remedies(problem: Problem, solved: Solved, until: Until) -> Remedies:
    """The same, in the thread that calls."""
    steady = aim_at(problem, LEVEL)
    limits = steady.policy.hours == "limit" and steady.policy.has_rule("hours")
    first = solve_each(problem, solved, (steady,), until.take(BEFORE_SHARE))[0]
    if first is None:
        return Remedies(None, hours_limit=limits)
    before = measure_reach(steady, first)
    if not before.children:
        return Remedies(before, hours_limit=limits)
    week = Week(problem, steady, first, list_remedies(steady, first.plan))
    remedies = measure_alone(week, before, until.take(SINGLE_SHARE))
    known: Known = {frozenset(): before}
    known |= {frozenset({week.remedies.index(effect.remedy)}): effect.after for effect in remedies.effects}
    best, without = find_best(week, known, until)
    return replace(remedies, best=best, best_without_moves=without, hours_limit=limits)


class Week:
    """The week looked at: its problem, its steady state with the best plan of that, and the remedies there are."""

    def __init__(self, problem: Problem, steady: Problem, solved: Solved, remedies: tuple[Remedy, ...]) -> None:
        """Keeps what it is given."""
        self.problem, self.steady, self.solved, self.remedies = problem, steady, solved, remedies
        self.plans: dict[Chosen, Solved] = {frozenset(): solved}

    def list_chosen(self, chosen: Chosen) -> tuple[Remedy, ...]:
        """The remedies of a set, in the order of the list."""
        return tuple(self.remedies[index] for index in sorted(chosen))

    def attempt(self, chosen: Chosen, until: Until) -> Reach | None:
        """What a set of remedies reaches; None where time is up."""
        if chosen not in self.plans:
            if until.is_over:
                return None
            until.tell(0, 1, "unallocated")
            changed, search = apply_remedies(self.steady, self.list_chosen(chosen)), self.begin(chosen, until.seed)
            result = search.solve(Variant(changed), until.take(TRY_SHARE).deadline, until.stop)
            if result.solved is None:
                return None
            self.plans[chosen] = result.solved
        return measure_reach(apply_remedies(self.steady, self.list_chosen(chosen)), self.plans[chosen])

    def begin(self, chosen: Chosen, seed: int) -> VariantSearch:
        """A search that starts from the best plan known of a smaller set."""
        within = [one for one in self.plans if one <= chosen]
        best = min(within, key=lambda one: (tuple(goal.value for goal in self.plans[one].goals), sorted(one)))
        smaller = apply_remedies(self.steady, self.list_chosen(best))
        return VariantSearch(smaller, self.plans[best], Options(seed=seed, is_sharing_settled=False))


def measure_alone(week: Week, before: Reach, until: Until) -> Remedies:
    """Each remedy alone: what it reaches, those that gain nothing, and those not settled in time."""
    problems = [apply_remedies(week.steady, (remedy,)) for remedy in week.remedies]
    results = solve_each(week.steady, week.solved, problems, until)
    effects: list[RemedyEffect] = []
    without: list[Remedy] = []
    not_tried: list[Remedy] = []
    for index, (remedy, problem, result) in enumerate(zip(week.remedies, problems, results, strict=True)):
        if result is None:
            not_tried.append(remedy)
            continue
        week.plans[frozenset({index})] = result
        after = measure_reach(problem, result)
        if is_gain(before, after):
            effects.append(RemedyEffect(remedy, after, measure_cost_each(remedy, before, after)))
        else:
            (without if after.is_proven else not_tried).append(remedy)
    effects.sort(key=lambda effect: (effect.after.values, rank_set((effect.remedy,), frozenset({0}))))
    return Remedies(before, tuple(effects), tuple(without), tuple(not_tried))


def is_gain(before: Reach, after: Reach) -> bool:
    """True where a remedy is seen to help. A plan not proven that leaves more children without a worker than doing
    nothing shows nothing yet: the search had no time for them."""
    return after.values < before.values and (after.is_proven or after.children <= before.children)


def measure_reach(problem: Problem, solved: Solved) -> Reach:
    """What an audited plan of a steady state leaves waiting."""
    displaced = next((goal.value for goal in solved.goals if goal.name == "displaced"), 0)
    return Reach(*count_waiting(problem, solved.plan), displaced, solved.goals)


def measure_cost_each(remedy: Remedy, before: Reach, after: Reach) -> Fraction | None:
    """Pounds a week for each child more with a worker."""
    gained = before.children - after.children
    return remedy.weekly_cost / gained if remedy.weekly_cost is not None and gained > 0 else None


def find_best(week: Week, known: Known, until: Until) -> tuple[Combination | None, Combination | None]:
    """The best combination with moves among the remedies, and without."""
    everything = frozenset(range(len(week.remedies)))
    staying = frozenset(index for index in everything if week.remedies[index].kind != "moves")
    without = find_combination(week, staying, known, until.take(STAY_SHARE))
    best = without if staying == everything else find_combination(week, everything, known, until.take(SET_SHARE))
    first = describe(week, without, until.take(1.0 if without == best else 0.5))
    return first if without == best else describe(week, best, until), first


def find_combination(week: Week, allowed: Chosen, known: Known, until: Until) -> Found | None:
    """The cheapest set of the remedies allowed that reaches what all of them reach; None where they reach nothing."""
    back = frozenset(w for index in allowed if week.remedies[index].kind == "absence_ends"
                     for w in week.remedies[index].workers)  # fmt: skip
    full = apply_remedies(week.steady, week.list_chosen(allowed))
    search = SetSearch(
        week.remedies,
        lambda chosen: week.attempt(chosen, until),
        only_adds(week.steady, full, back),
        lambda: until.is_over,
        known,
    )
    together = search.trim(allowed)
    target, before = week.attempt(together, until), known[frozenset()]
    if target is None or before is None or target.values >= before.values:
        return None
    known[together] = target
    return search.find_cheapest(allowed, target)


def describe(week: Week, found: Found | None, until: Until) -> Combination | None:
    """A set as a finding, with the agency need that is left after it."""
    if found is None:
        return None
    chosen, is_proven = found
    remedies = week.list_chosen(chosen)
    after = week.attempt(chosen, until)
    if after is None:
        return None
    days = [remedy.from_day for remedy in remedies if remedy.from_day is not None]
    costs = [remedy.weekly_cost for remedy in remedies if remedy.weekly_cost is not None]
    return Combination(
        remedies=remedies,
        after=after,
        weekly_cost=sum(costs, Fraction(0)) if len(costs) == len(remedies) else None,
        from_day=max(days) if days and len(days) == len(remedies) else None,
        proven=is_proven,
        left=find_left(week, chosen, until),
    )


def find_left(week: Week, chosen: Chosen, until: Until) -> tuple[ShortfallLevel, ...]:
    """The agency need with a set of remedies in force, at levels 1 and 2."""
    changed = apply_remedies(week.problem, week.list_chosen(chosen))
    return find_shortfall(changed, week.plans[chosen], LEFT_LEVELS, until.seconds, until.on_progress, until.stop)
