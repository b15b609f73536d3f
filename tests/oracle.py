"""The best plan of a tiny problem, by trying every plan and asking the audit alone.

How: every case's possible workers (or none), joined into every outcome of every unit, then every plan of leads.
Plans of leads are taken in the order of what they could reach if duties cost nothing, and tried with every co-worker,
overseer and cover, every practitioner, and the support that leaves the least overhours.

A choice is dropped early only where a rule's breach depends on that choice alone (the rules of `CASE_RULES` on one
case, `siblings` on one unit, the duty rules on one unit, a discipline on one case), or can only grow with what is
added (`moves`, the share lent). A co-worker or overseer nobody needs and the input does not name is never tried:
their hours and points only cost. Everything else is judged on whole plans, with every rule.

Limits: meant for up to 5 cases and 4 workers; raises TooManyPlans beyond `MOST_PLANS` plans of leads, or beyond
`MOST_DUTIES` sets of duties for one of them.
Support is exact for any number of officers: only totals at which overhours fall, or an hours limit is met, are
tried, and officers' room is checked by Hall's condition over sets of workers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, combinations, product
from math import prod

from caseload.audit.after import After, summarise_plan
from caseload.audit.aims.above_hours import measure_above
from caseload.audit.check import RULE_CHECKS, find_breaches, is_sound, measure_goals
from caseload.audit.duties import DutyWord, find_named_before
from caseload.audit.goals.overhours import measure_over
from caseload.audit.guarantees import find_exceeded
from caseload.audit.rules.support import find_pair_fault
from caseload.domain.base_plan import build_base_plan
from caseload.domain.names import GOALS
from caseload.domain.plan import Breach, Plan
from caseload.domain.problem import Problem

MOST_PLANS = 20_000
MOST_DUTIES = 20_000
SUPPORTED = ("overhours", "above_hours")
CASE_RULES = (
    "one_worker",
    "lead",
    "skills",
    "protected",
    "decisions",
    "no_drop",
    "leaving",
    "hold",
    "lending",
    "transfer",
)
LEAD_RULES = (*CASE_RULES, "cap", "siblings", "new_cases", "kind_limit", "moves")
DUTY_RULES = ("one_worker", "co_working", "overseeing", "lending")

Lead = dict[str, str | None]
Duties = tuple[dict[str, str], dict[str, str], dict[str, str]]
Vector = tuple[int, ...]


class TooManyPlans(Exception):
    """The problem is not tiny enough to try every plan."""


def best_goals(problem: Problem) -> tuple[dict[str, int], Plan]:
    """The goals of the best sound plan, compared one after the other in the policy's order, and such a plan."""
    best = find_best(problem, {})
    assert best is not None, "the base plan is always sound"
    return best


def find_best(problem: Problem, forced: Mapping[str, str | None]) -> tuple[dict[str, int], Plan] | None:
    """The same over the plans that give each case of `forced` to its worker (None: nobody); None if none is sound."""
    names = problem.policy.goals or GOALS
    best: tuple[Vector, Plan] | None = None
    easier = ease(problem)
    leads = (lead for lead in list_leads(problem) if all(lead[case] == worker for case, worker in forced.items()))
    hopes = ((measure_hope(problem, easier, lead), index, lead) for index, lead in enumerate(leads))
    for hope, _, lead in sorted(hopes, key=lambda item: item[:2]):
        if best is not None and hope >= best[0]:
            break
        for plan in list_with_duties(problem, lead):
            values = list_values(problem, plan)
            hopeful = tuple(0 if name in SUPPORTED else value for name, value in zip(names, values, strict=True))
            if best is not None and hopeful >= best[0]:
                continue
            dealt = None if find_exceeded(problem, plan) else deal_best_support(problem, plan)
            if dealt is not None and (best is None or list_values(problem, dealt) < best[0]):
                best = list_values(problem, dealt), dealt
    return None if best is None else (dict(zip(names, best[0], strict=True)), best[1])


def list_values(problem: Problem, plan: Plan) -> Vector:
    """The goals' values in the policy's order."""
    return tuple(measure_goals(problem, plan).values())


def ease(problem: Problem) -> Problem:
    """The problem without co-working, overseeing and hours, for goals that no set of duties could better."""
    policy = problem.policy
    off = policy.rules_off | {"co_working", "overseeing", "hours"}
    return replace(problem, caseload=replace(problem.caseload, policy=replace(policy, rules_off=off)))


def measure_hope(problem: Problem, easier: Problem, lead: Lead) -> Vector:
    """The goals, in the policy's order, if duties cost nothing, nobody lost one and every waiting case had a cover."""
    alone = measure_goals(easier, Plan(lead))
    alone["unallocated_must"] -= sum(1 for s in problem.standings.values() if s.needs_cover and lead[s.id])
    if "changes" in alone:
        base = build_base_plan(problem)
        alone["changes"] = measure_goals(easier, replace(base, lead=lead, cover=list_kept_covers(problem)))["changes"]
    return tuple(alone.values())


def list_kept_covers(problem: Problem) -> dict[str, str]:
    """The covers that the input names."""
    return {s.id: s.case.cover for s in problem.standings.values() if s.case.cover}


def find_faults(problem: Problem, plan: Plan, rules: Iterable[str]) -> list[Breach]:
    """The breaches of these rules, where in force, of which the plan itself is at fault."""
    after = summarise_plan(problem, plan)
    checked = [rule for rule in rules if problem.policy.has_rule(rule)]
    return [b for rule in checked for b in RULE_CHECKS[rule](problem, plan, after) if b.since is None]


def list_leads(problem: Problem) -> Iterator[Lead]:
    """Every choice of leads that breaks no rule, before duties and support are looked at."""
    base = dict(build_base_plan(problem).lead)
    options = {case: list_case_options(problem, base, case) for case in problem.standings}
    outcomes = [list_unit_outcomes(problem, base, unit.cases, options) for unit in problem.units]
    if prod(len(listed) for listed in outcomes) > 100 * MOST_PLANS:
        raise TooManyPlans(f"{prod(len(listed) for listed in outcomes)} plans of leads")

    def extend(index: int, lead: Lead) -> Iterator[Lead]:
        if index == len(outcomes):
            if not find_faults(problem, Plan(lead), LEAD_RULES):
                yield lead
            return
        for outcome in outcomes[index]:
            further = {**lead, **outcome}
            if not find_faults(problem, Plan(further), ("moves",)):
                yield from extend(index + 1, further)

    for count, lead in enumerate(extend(0, base)):
        if count >= MOST_PLANS:
            raise TooManyPlans(f"more than {MOST_PLANS} plans of leads")
        yield lead


def list_case_options(problem: Problem, base: Lead, case: str) -> list[str | None]:
    """The workers, or none, with whom a case breaks no rule that looks at this case alone."""
    everyone: list[str | None] = [None, *problem.staff]

    def is_possible(worker: str | None) -> bool:
        plan = Plan({**base, case: worker})
        return all(breach.case != case for breach in find_faults(problem, plan, CASE_RULES))

    return [worker for worker in everyone if is_possible(worker)]


def list_unit_outcomes(
    problem: Problem, base: Lead, cases: tuple[str, ...], options: Mapping[str, list[str | None]]
) -> list[Lead]:
    """Every choice of leads for the cases of one unit that does not divide it."""
    outcomes = []
    for chosen in product(*(options[case] for case in cases)):
        outcome = dict(zip(cases, chosen, strict=True))
        faults = find_faults(problem, Plan({**base, **outcome}), ("siblings",))
        if all(breach.case != cases[0] for breach in faults):
            outcomes.append(outcome)
    return outcomes


def list_with_duties(problem: Problem, lead: Lead) -> Iterator[Plan]:
    """The leads with every set of duties, and every choice of practitioners, that breaks no rule by itself."""
    after = summarise_plan(problem, Plan(lead))
    needing = {
        word: {b.case for b in RULE_CHECKS[word](problem, Plan(lead), after) if b.case}
        for word in ("co_working", "overseeing")
        if problem.policy.has_rule(word)
    }
    choices = [list_unit_duties(problem, lead, unit.cases, needing) for unit in problem.units]
    practitioners = list_practitioners(problem, Plan(lead))
    if prod(len(listed) for listed in (*choices, *practitioners)) > MOST_DUTIES:
        raise TooManyPlans("too many sets of duties")
    for duties in product(*choices):
        parts = [{case: worker for unit in duties for case, worker in unit[n].items()} for n in range(3)]
        plan = Plan(lead, parts[0], parts[1], parts[2])
        if not find_faults(problem, plan, DUTY_RULES):
            for done in product(*practitioners):
                yield replace(plan, discipline={key: worker for key, worker in done if worker})


def list_unit_duties(
    problem: Problem, lead: Lead, cases: tuple[str, ...], needing: Mapping[str, set[str]]
) -> list[Duties]:
    """Every set of co-workers, overseers and covers of one unit that breaks no rule by itself."""

    def list_for(word: DutyWord, case: str) -> list[str | None]:
        standing = problem.standings[case]
        needed = case in needing.get(word, ()) or (word == "cover" and standing.needs_cover)
        named = find_named_before(standing, word)
        return [None, *(worker for worker in problem.staff if needed or worker == named)] if lead[case] else [None]

    def combine(word: DutyWord, place: int) -> list[dict[str, str]]:
        kept = []
        for chosen in product(*(list_for(word, case) for case in cases)):
            named = {case: worker for case, worker in zip(cases, chosen, strict=True) if worker}
            plan = Plan(lead, *({} if place != n else named for n in range(3)))
            if not any(is_about(breach, word) for breach in find_faults(problem, plan, DUTY_RULES)):
                kept.append(named)
        return kept

    def is_about(breach: Breach, word: str) -> bool:
        rule = "one_worker" if word == "cover" else word
        return breach.rule == rule and breach.case in cases

    return list(product(combine("co_working", 0), combine("overseeing", 1), combine("cover", 2)))


def list_practitioners(problem: Problem, plan: Plan) -> list[list[tuple[tuple[str, str], str | None]]]:
    """For each discipline of each case, nobody and the practitioners who may do it."""
    listed: list[list[tuple[tuple[str, str], str | None]]] = []
    if not problem.policy.has_rule("support"):
        return listed
    for standing in problem.standings.values():
        for name, _ in standing.case.discipline:
            key = (standing.id, name)

            def is_possible(worker: str, key: tuple[str, str] = key) -> bool:
                faults = find_faults(problem, replace(plan, discipline={key: worker}), ("support",))
                return all(breach.case != key[0] for breach in faults)

            listed.append([(key, None), *((key, worker) for worker in problem.staff if is_possible(worker))])
    return listed


def deal_best_support(problem: Problem, plan: Plan) -> Plan | None:
    """The plan with support that leaves the least overhours and keeps every rule; None where none does."""
    after = summarise_plan(problem, plan)
    serving = {worker: officers for worker in problem.staff if (officers := list_officers(problem, worker))}
    ladders = [list_totals(problem, after, worker) for worker in serving]
    rooms = {
        officer: max(0, after.measure_capacity_left(officer) - after.led_hours[officer])
        for officer in problem.staff
        if problem.staff[officer].role.supports
    }
    for _, totals in sorted((sum(over for over, _ in rung), [t for _, t in rung]) for rung in product(*ladders)):
        wanted = dict(zip(serving, totals, strict=True))
        if is_dealable(serving, wanted, rooms):
            dealt = replace(plan, support=deal(serving, wanted, rooms))
            if is_sound(find_breaches(problem, dealt)):
                return dealt
    return None


def list_officers(problem: Problem, worker: str) -> list[str]:
    """The officers from whom a worker may have an hour unit, whatever they have left."""
    if not problem.policy.has_rule("support"):
        return []
    return [officer for officer in problem.staff if find_pair_fault(problem, officer, worker, 1) is None]


def list_totals(problem: Problem, after: After, worker: str) -> list[tuple[int, int]]:
    """Totals of support worth trying, as (overhours left, hour units): the least units for each level reached.

    Where the goals have `above_hours` (the shortfall's levels, which have no overhours), as (hours above, units).
    """
    measure = measure_above if "above_hours" in problem.policy.goals else measure_over
    asked = sum(problem.standings[case].support_hours for case in after.list_led(worker))
    most = min(asked, problem.staff[worker].support_limit)
    beyond = after.measure_hours(worker) - after.measure_capacity_left(worker)
    levels: dict[tuple[int, bool], int] = {}
    for units in range(most + 1):
        eased = replace(after, support_received={worker: units})
        levels.setdefault((measure(problem, eased, worker), units >= beyond), units)
    return sorted((over, units) for (over, _), units in levels.items())


def is_dealable(serving: Mapping[str, list[str]], wanted: Mapping[str, int], rooms: Mapping[str, int]) -> bool:
    """Hall's condition: no set of workers wants more than the officers who serve any of them have."""
    needy = [worker for worker, units in wanted.items() if units]
    for group in chain.from_iterable(combinations(needy, size) for size in range(1, len(needy) + 1)):
        officers = {officer for worker in group for officer in serving[worker]}
        if sum(wanted[worker] for worker in group) > sum(rooms[officer] for officer in officers):
            return False
    return True


def deal(
    serving: Mapping[str, list[str]], wanted: Mapping[str, int], rooms: Mapping[str, int]
) -> dict[tuple[str, str], int]:
    """Support that gives every worker the total wanted, one hour unit after the other, never closing the way."""
    support: dict[tuple[str, str], int] = {}
    left, room = dict(wanted), dict(rooms)
    for worker in wanted:
        while left[worker]:
            left[worker] -= 1
            officer = next(
                o for o in serving[worker] if room[o] and is_dealable(serving, left, {**room, o: room[o] - 1})
            )
            room[officer] -= 1
            support[officer, worker] = support.get((officer, worker), 0) + 1
    return support
