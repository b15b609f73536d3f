"""Timefold (PyPI `timefold`, needs Java): our units and what may become of each, searched by its default settings.

What a choice does to a goal by itself is measured by our audit; caps, pace, kind limits, lending, overhours and
unevenness are counted by the search. Someone stands by in the same choice. The nine goals share the three levels of
its score, weighed so that a later one never outweighs an earlier one: its scores of more levels are not translated
into Java. Support is dealt afterwards, to those with most hours beyond their own, since the search does not know of
it. It has no bound and proves nothing.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from benchmarks.peers.answer import Answer
from benchmarks.peers.apart import ask_apart
from benchmarks.peers.week_data import Effect, Numbers, WeekData
from benchmarks.plain_scope import require
from caseload.analysis.plan_view import narrow_problem
from caseload.audit.after import summarise_plan
from caseload.audit.check import measure_goals
from caseload.domain.base_plan import build_base_plan
from caseload.domain.names import GOALS
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.model.duties import list_in_need, may_serve
from caseload.model.goals.unevenness import UNALLOCATED_WEIGHT
from caseload.model.outcome import Outcome
from caseload.model.scope import list_outcomes

DUTIES = ("co_worker", "overseer", "cover")
LEVEL_OF = (0, 0, 0, 1, 1, 1, 2, 2, 2)
MOST = 2**61


@dataclass(frozen=True)
class Chosen:
    """One thing that may become of a unit, with who stands by which of its cases."""

    outcome: Outcome
    duty: str | None = None
    helper: str | None = None
    served: tuple[str, ...] = ()

    def make_plan(self) -> Plan:
        """The plan of this unit alone."""
        lead: dict[str, str | None] = dict.fromkeys(self.outcome.led, self.outcome.worker)
        lead.update(dict.fromkeys(self.outcome.left, None))
        doing = {self.duty: dict.fromkeys(self.served, self.helper)} if self.duty and self.helper else {}
        return Plan(lead, doing.get("co_worker", {}), doing.get("overseer", {}), doing.get("cover", {}))


def list_chosen(problem: Problem, outcome: Outcome) -> Iterator[Chosen]:
    """An outcome with each person who may stand by it; with nobody too where none is a must."""
    duty = next((name for name in DUTIES if list_in_need(problem, outcome, name)), None)
    if duty is None:
        yield Chosen(outcome)
        return
    served = list_in_need(problem, outcome, duty)
    if duty == "cover" or not any(case in outcome.received for case in served):
        yield Chosen(outcome)
    for member in problem.staff.values():
        if member.id != outcome.worker and all(may_serve(problem, case, member.id) for case in served):
            yield Chosen(outcome, duty, member.id, served)


class Week:
    """A problem as numbers, and the way back."""

    def __init__(self, problem: Problem) -> None:
        """Lists every choice and measures it."""
        policy, asked = problem.policy, problem.settings
        require(policy.goals == GOALS and not policy.rules_off, "the goals in their usual order, every rule on")
        require(policy.hours == "report" and not asked.moves, "any or no moves, hours that do not limit")
        require(not any(s.case.discipline for s in problem.standings.values()), "no disciplines")
        self.problem = problem
        self.place = {worker: number for number, worker in enumerate(problem.staff)}
        self.kinds = sorted(problem.policy.kind_limits)
        self.family = {name: n for n, name in enumerate(sorted({unit.family for unit in problem.units}))}
        self.chosen: list[list[Chosen]] = []
        self.effects: list[list[Effect]] = []
        for outcomes in list_outcomes(problem).values():
            listed = [one for outcome in outcomes for one in list_chosen(problem, outcome)]
            self.chosen.append(listed)
            self.effects.append([self.measure(one) for one in listed])

    def measure(self, chosen: Chosen) -> Effect:
        """What a choice does."""
        outcome, problem = chosen.outcome, self.problem
        unit, worker = outcome.unit, outcome.worker
        near = narrow_problem(problem, (unit,))
        near = replace(near, staff={w: problem.staff[w] for w in self.list_concerned(chosen)})
        plan = chosen.make_plan()
        values, after = measure_goals(near, plan), summarise_plan(near, plan)
        effect = Effect(lead=-1, kinds=[0] * len(self.kinds), kept=[0] * len(self.kinds))
        for duty in after.duties:
            effect.helper, effect.helper_hours, effect.helper_points = self.place[duty.worker], duty.hours, duty.points
            effect.helper_lent = duty.hours if problem.staff[duty.worker].team != unit.team else 0
        member = problem.staff.get(worker or "")
        if member is not None and member.is_available:
            self.measure_lead(effect, outcome)
        own = effect.cases - member.cap if member is not None and member.cap is not None else 0
        above = sum(max(0, one - limit) for one, limit in zip(effect.kinds, self.list_limits(), strict=True))
        left = sum(problem.standings[case].points for case in outcome.left)
        effect.fixed = [values[goal] for goal in GOALS]
        effect.fixed[1] = effect.fixed[6] = 0
        effect.fixed[4] = max(0, values["overload"] - max(0, own) - above)
        effect.fixed[7] = UNALLOCATED_WEIGHT * left * left
        return effect

    def list_concerned(self, chosen: Chosen) -> list[str]:
        """The workers whom a choice concerns, earlier workers and those named beside the cases included."""
        cases = [self.problem.standings[case].case for case in chosen.outcome.unit.cases]
        named = {w for case in cases for w in (case.co_worker, case.overseer, case.cover, case.holder, *case.earlier)}
        named |= {chosen.outcome.worker, chosen.outcome.unit.holder, chosen.helper}
        return [worker for worker in self.problem.staff if worker in named]

    def measure_lead(self, effect: Effect, outcome: Outcome) -> None:
        """What an outcome does to the available worker who leads it."""
        problem, worker, unit = self.problem, outcome.worker or "", outcome.unit
        effect.lead = self.place[worker]
        effect.cases, effect.received = len(outcome.led), len(outcome.received)
        effect.hours = problem.measure_led_hours(outcome.led, worker)
        effect.points = sum(problem.standings[case].points for case in outcome.led)
        effect.lent = effect.hours if unit.team != problem.staff[worker].team else 0
        effect.family = self.family[unit.family]
        known = problem.held.get(worker, frozenset()) | problem.given.get(worker, frozenset())
        standing = problem.standings[unit.cases[0]]
        effect.is_new = int(bool(outcome.received) and standing.family not in known)
        received = [problem.standings[case] for case in outcome.received]
        effect.is_urgent = int(any(s.is_must and s.holder is None for s in received))
        effect.kinds = [int(any(self.is_counted(case, kind) for case in outcome.led)) for kind in self.kinds]
        effect.kept = [int(any(self.is_counted(case, kind) for case in outcome.kept)) for kind in self.kinds]

    def is_counted(self, case: str, kind: str) -> bool:
        """Whether a case counts in a kind limit."""
        stated = self.problem.standings[case].case
        return self.problem.policy.is_limited(kind, stated.kind, stated.proceedings)

    def list_limits(self) -> list[int]:
        """The kind limits."""
        return [self.problem.policy.kind_limits[kind] for kind in self.kinds]

    def list_workers(self) -> Iterator[Numbers]:
        """Every worker's limits."""
        problem = self.problem
        for member in problem.staff.values():
            before = problem.recent.get(member.id, 0) + len(problem.given.get(member.id, ()))
            room, limits = max(0, member.max_new - before), self.list_limits()
            yield Numbers(
                cap=-1 if member.cap is None else member.cap,
                room=room,
                most_new=room if member.is_protected else max(0, 2 * member.max_new - before),
                lend_limit=member.lend_limit,
                capacity=member.capacity,
                weight=member.weight if member.is_available else 0,
                limits=limits,
                twice=limits if member.is_protected else [2 * limit for limit in limits],
            )

    def make_data(self) -> WeekData:
        """All of it, with weights that put each goal before the next."""
        policy, workers = self.problem.policy, list(self.list_workers())
        most = self.bound_goals(workers)
        weights, heaviest = [1] * len(GOALS), [1, 1, 1]
        for goal in reversed(range(len(GOALS))):
            weights[goal] = heaviest[LEVEL_OF[goal]]
            heaviest[LEVEL_OF[goal]] *= most[goal] + 1
        cases = len(self.problem.standings)
        require(max(heaviest[0] * cases * len(workers), *heaviest[1:]) < MOST, "what its score has room for")
        share, unit = policy.overhours_share, policy.hours_unit
        return WeekData(
            workers, len(self.family), len(self.kinds), self.effects, weights, list(LEVEL_OF), heaviest[0],
            per_hour=share.denominator * unit.numerator,
            per_left=share.numerator * unit.numerator,
            scale=share.denominator * unit.denominator,
        )  # fmt: skip

    def bound_goals(self, workers: list[Numbers]) -> list[int]:
        """The most that each goal could come to."""
        most = [sum(max(one.fixed[goal] for one in effects) for effects in self.effects) for goal in range(len(GOALS))]
        cases, kinds = len(self.problem.standings), 1 + len(self.kinds)
        hours = sum(max(one.hours for one in effects) for effects in self.effects)
        points = max((max(n.cap, 30) * 4 for n in workers), default=0)
        most[1] += cases * kinds
        most[4] += cases * kinds
        most[6] = int(hours * self.problem.policy.hours_unit) + len(workers)
        most[7] += sum(n.weight for n in workers) * points * points
        return most

    def read_plan(self, places: list[int]) -> Plan:
        """The plan of the choices made, support dealt."""
        base = build_base_plan(self.problem)
        lead = dict(base.lead)
        tables: dict[str, dict[str, str]] = {duty: {} for duty in DUTIES}
        for listed, place in zip(self.chosen, places, strict=True):
            plan = listed[place].make_plan()
            lead.update(plan.lead)
            for duty in DUTIES:
                tables[duty].update(getattr(plan, duty))
        plan = Plan(lead, tables["co_worker"], tables["overseer"], tables["cover"])
        return replace(plan, support=deal_support(self.problem, plan))


def deal_support(problem: Problem, plan: Plan) -> Mapping[tuple[str, str], int]:
    """Officers' spare hours to whoever has most beyond their own, up to what their cases offer and they may take."""
    after = summarise_plan(problem, plan)
    given: dict[tuple[str, str], int] = {}
    need = {}
    for worker, member in problem.staff.items():
        if member.is_available and not member.role.supports:
            offered = sum(problem.standings[case].support_hours for case in after.list_led(worker))
            own = after.led_hours.get(worker, 0) + after.duty_hours.get(worker, 0)
            need[worker] = max(0, min(offered, member.support_limit, own - member.capacity))
    for officer, member in problem.staff.items():
        if not (member.is_available and member.role.supports and problem.policy.has_rule("support")):
            continue
        room = member.capacity - after.led_hours.get(officer, 0) - after.duty_hours.get(officer, 0)
        for worker in sorted(need, key=lambda one: (-need[one], one)):
            if problem.staff[worker].team in member.serves and (amount := min(room, need[worker])) > 0:
                given[officer, worker] = amount
                need[worker] -= amount
                room -= amount
    return given


def solve_timefold(problem: Problem, seconds: float, seed: int) -> Answer:
    """Solving is the search, in all the seconds at most, and the handing over of every choice to Java, which it does
    not count in them. Start-up has the measuring of the choices, its process, its Java machine, and the translation of
    the score."""
    start = time.monotonic()
    week = Week(problem)
    data = week.make_data()
    measuring = time.monotonic() - start
    (places, solving), start_up = ask_apart((data, seconds, seed), "benchmarks.peers.timefold_child")
    return Answer(week.read_plan(places), start_up=measuring + start_up, solving=solving)
